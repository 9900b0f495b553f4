"""The rules are handed everything that stands in the file, and the judge says what a fresh check would."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date, timedelta

import pytest

from bpa_desk.domain.absence import Absence, Wish, WishKind
from bpa_desk.domain.agreement import Agreement
from bpa_desk.domain.assistant import Assistant, Employment, HoursClass
from bpa_desk.domain.need import Need
from bpa_desk.domain.rules.check import check
from bpa_desk.domain.shift import Break, Shift, ShiftKind
from bpa_desk.domain.text import Message
from bpa_desk.domain.time import DateSpan, Period
from bpa_desk.services import plans, rota, rota_spans, situation
from bpa_desk.services.exchange.rota_export import whole_rota
from bpa_desk.services.rota_spans import CellEdit, Draft
from bpa_desk.services.situation import Judge, working_minutes
from bpa_desk.storage.store import Store

MONDAY = date(2026, 11, 23)
SUNDAY = MONDAY + timedelta(days=6)


def people(store: Store) -> None:
    with store.change(Message("start")) as changes:
        changes.put(Assistant("kari", "Kari", skills=("sonde",), weekly_cap=26 * 60))
        changes.put(Assistant("ola", "Ola", archived=True))
        changes.put(Employment(
            "e", "kari", date(2026, 1, 1), minutes_per_week=20 * 60, hours_class=HoursClass.DAG40,
        ))
    store.barrier()


def add(store: Store, who: str | None, day: int, start: float, end: float) -> Shift:
    there = MONDAY + timedelta(days=day)
    zone = store.zone
    return rota.add(store, who, zone.at(there, int(start * 60)), zone.at(there, int(end * 60)))


def test_the_rota_holds_people_terms_and_context(store: Store) -> None:
    people(store)
    add(store, "kari", 0, 8, 16)
    far = add(store, "kari", -7 * 40, 8, 16)
    out = add(store, "kari", -7 * 60, 8, 16)
    built = situation.rota(store, MONDAY, SUNDAY)
    assert built.period == DateSpan(MONDAY, SUNDAY)
    assert [person.id for person in built.people] == ["kari", "ola"]
    kari = built.people[0]
    assert (kari.skills, kari.weekly_cap) == (frozenset({"sonde"}), 26 * 60)
    assert kari.terms_on(MONDAY).hours_class is HoursClass.DAG40
    assert kari.terms_on(MONDAY).position == 20 * 60
    assert far in built.shifts
    assert out not in built.shifts
    assert out not in situation.rota(store, MONDAY, SUNDAY, context_weeks=1).shifts


def test_the_plan_of_the_span_goes_along(store: Store) -> None:
    plan = plans.publish(store, MONDAY, SUNDAY)
    assert situation.rota(store, MONDAY, SUNDAY).plan == plan
    assert situation.rota(store, SUNDAY + timedelta(days=1), SUNDAY + timedelta(days=7)).plan is None


def test_working_minutes_leave_free_breaks_and_six_sevenths_of_standby_out(store: Store) -> None:
    start = store.zone.at(MONDAY, 480)
    shift = Shift("s", start, start + 480, breaks=(Break(start + 60, start + 90, True),
                                                   Break(start + 120, start + 150)))
    assert working_minutes(shift) == 450
    standby = Shift("b", start, start + 840, kind=ShiftKind.STANDBY, calls=(Period(start, start + 140),))
    assert working_minutes(standby) == 140 + 100


def test_the_judge_follows_every_kind_of_change_and_undo(store: Store) -> None:
    people(store)
    judge = Judge(store)

    def same() -> tuple[object, ...]:
        found = judge.findings(MONDAY, SUNDAY)
        assert found == check(situation.rota(store, MONDAY, SUNDAY))
        return found

    assert same() == ()
    late = add(store, "kari", 0, 15, 23)
    add(store, "kari", 1, 7, 15)
    assert any(each.rule == "HVILE-1" for each in judge.findings(MONDAY, SUNDAY))
    same()
    rota.move(store, late.id, late.start - 5 * 60, late.end - 5 * 60)
    same()
    with store.change(Message("need")) as changes:
        changes.put(Need("n", date(2026, 1, 1), 8 * 60, 22 * 60))
        changes.put(Absence("a", "kari", late.start, late.end, "ferie"))
    assert {"NEED", "ABSENT"} <= {each.rule for each in judge.findings(MONDAY, SUNDAY)}
    same()
    while store.undo():
        same()
    while store.redo():
        same()
    later = judge.findings(MONDAY + timedelta(days=7), SUNDAY + timedelta(days=7))
    assert later == check(situation.rota(store, MONDAY + timedelta(days=7), SUNDAY + timedelta(days=7)))
    judge.close()
    judge.close()


def test_a_preview_tells_what_would_come_and_go_and_saves_nothing(store: Store) -> None:
    people(store)
    judge = Judge(store)
    add(store, "kari", 0, 15, 23)
    early = add(store, "kari", 1, 7, 15)
    before = judge.findings(MONDAY, SUNDAY)
    mended = judge.preview(MONDAY, SUNDAY, [early.moved(early.start + 240, early.end + 240)])
    assert "HVILE-1" in {each.rule for each in mended.disappear}
    gone = judge.preview(MONDAY, SUNDAY, [], [early.id])
    assert "HVILE-1" in {each.rule for each in gone.disappear}
    assert judge.findings(MONDAY, SUNDAY) == before
    assert judge.figures(MONDAY, SUNDAY)["kari"].hours == 16 * 60
    assert len(store.all(Shift)) == 2


def cost(store: Store, act: Callable[[], object]) -> int:
    """Do it and return how many functions it called, and steps the database took: no other program counts."""
    count = 0

    def seen(_frame: object, event: str, _what: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    def stepped() -> int:
        nonlocal count
        count += 1
        return 0

    connection = store._database.connection
    connection.set_progress_handler(stepped, 10)
    sys.setprofile(seen)
    try:
        act()
    finally:
        sys.setprofile(None)
        connection.set_progress_handler(None, 0)
    return count


def test_a_cell_filled_costs_no_more_however_much_the_others_work(store: Store) -> None:
    people(store)
    with store.change(Message("need")) as changes:
        changes.put(Need("need", date(2025, 1, 1), 8 * 60, 16 * 60))
    judge = Judge(store)
    add(store, "kari", 1, 8, 16)
    costs = []
    for weeks in (1, 50):
        with store.change(Message("year")) as changes:
            for day in range(-7 * weeks, 21):
                for hour in (7, 15):
                    start = store.zone.at(MONDAY + timedelta(days=day), hour * 60)
                    changes.put(Shift(f"{day}-{hour}", start, start + 480, "ola"))
        for end in (15, 17, 15, 17):
            edit = CellEdit("kari", MONDAY + timedelta(days=1), (Draft(9 * 60, end * 60),))
            took = cost(store, lambda: (
                rota_spans.fill_cells(store, [edit]),  # noqa: B023 - called at once
                judge.findings(MONDAY, SUNDAY),
                judge.shifts(MONDAY, SUNDAY),
            ))
        assert judge.findings(MONDAY, SUNDAY) == check(situation.rota(store, MONDAY, SUNDAY))
        costs.append(took)
    # A search among more takes a step or two more; there are 686 shifts more to look at, or not.
    assert costs[0] > 500
    assert costs[1] - costs[0] < 50


@pytest.mark.parametrize("hours", [8, 7 * 24])
def test_the_judge_knows_the_shifts_of_its_days_as_the_store_does(store: Store, hours: int) -> None:
    people(store)
    judge = Judge(store)
    judge.rota(MONDAY, SUNDAY)
    for day in (-8, -7, -6, -1, 0, 6, 7):
        add(store, "kari", day, 20, 20 + hours)
        assert judge.shifts(MONDAY, SUNDAY) == rota.shifts(store, MONDAY, SUNDAY)
    fresh = Judge(store)
    assert fresh.shifts(MONDAY, SUNDAY) == rota.shifts(store, MONDAY, SUNDAY)
    store.undo()
    store.undo()
    assert judge.shifts(MONDAY, SUNDAY) == rota.shifts(store, MONDAY, SUNDAY)


@pytest.mark.parametrize("night", [date(2026, 3, 29), date(2026, 10, 25)])
def test_shifts_that_start_on_a_day_are_found_around_the_clock_change(store: Store, night: date) -> None:
    people(store)
    zone = store.zone
    made = [
        rota.add(store, "kari", start, start + 20)
        for start in range(zone.at(night - timedelta(days=1), 22 * 60), zone.at(night, 26 * 60), 30)
    ]
    for day in (night - timedelta(days=1), night, night + timedelta(days=1)):
        assert rota.starting(store, day, day) == [each for each in made if zone.day(each.start) == day]


def test_what_ended_long_before_is_read_for_the_whole_rota_only(store: Store) -> None:
    people(store)
    add(store, "kari", 1, 8, 16)
    start = store.zone.at(date(2020, 3, 2))
    ended = Agreement("ended", "10-5-2", date(2019, 1, 1), date(2020, 12, 31))
    lasting = Agreement("lasting", "10-8-3", date(2019, 1, 1))
    with store.change(Message("long ago")) as changes:
        changes.put(Absence("b", "kari", start, start + 1440, "ferie"))
        changes.put(Wish("w", "kari", start, start + 1440, WishKind.CANNOT))
        changes.put_all([ended, lasting])
    read = situation.rota(store, MONDAY, SUNDAY)
    assert (read.absences, read.wishes, read.agreements) == ((), (), (lasting,))
    whole = whole_rota(store)
    assert [each.id for each in whole.absences] == ["b"]
    assert [each.id for each in whole.wishes] == ["w"]
    assert whole.agreements == (ended, lasting)
