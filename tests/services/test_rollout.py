"""Rolling out: the right shifts, the same ones again, and never at the cost of what was done by hand."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpa_desk.domain.assistant import Employment
from bpa_desk.domain.shift import Shift, ShiftKind, ShiftStatus
from bpa_desk.domain.text import DomainError, Message
from bpa_desk.domain.time import Period
from bpa_desk.domain.timesheet_record import Timesheet, TimesheetState
from bpa_desk.domain.turnus import Turnus
from bpa_desk.services import ordning, people, rollout, rota, rota_spans, turnus
from bpa_desk.services.identity import new_id
from bpa_desk.services.rota_spans import CellEdit
from bpa_desk.services.turnus import Cell, PatternShift
from bpa_desk.storage.store import Store

DAY = PatternShift(480, 960)
EVENING = PatternShift(900, 1350, ShiftKind.EVENING)
NIGHT = PatternShift(22 * 60, 30 * 60, ShiftKind.RESTING, passive=((23 * 60, 29 * 60),))
FIRST, LAST = date(2026, 11, 2), date(2026, 11, 29)


def hired(store: Store, name: str = "Kari") -> str:
    return people.save_assistant(store, people.new_assistant(store, name)).id


def made(store: Store, weeks: int = 2, start: date = date(2026, 1, 5)) -> Turnus:
    return turnus.save_turnus(store, Turnus(new_id(), "Turnus", weeks, date(2026, 1, 5), start))


def shifts(store: Store) -> list[Shift]:
    return sorted(store.all(Shift), key=lambda each: (each.start, each.id))


def walls(store: Store) -> list[str]:
    return [f"{store.zone.text(each.start)} {store.zone.text(each.end)}" for each in shifts(store)]


def put(store: Store, *new: Shift) -> None:
    with store.change(Message("test")) as changes:
        for shift in new:
            changes.put(shift)


def test_lines_fall_on_their_days(store: Store) -> None:
    kari, pattern = hired(store), made(store)
    turnus.fill_cells(store, pattern.id, {Cell(kari, 0, 0): [DAY], Cell(kari, 1, 6): [NIGHT]})
    done = rollout.roll_out(store, pattern.id, FIRST, LAST)
    week = [pattern.week_of(FIRST + timedelta(weeks=n)) for n in range(4)]
    assert sorted(week) == [0, 0, 1, 1]
    assert len(done.created) == 4
    for shift in shifts(store):
        day = store.zone.day(shift.start)
        assert (pattern.week_of(day), day.weekday()) in {(0, 0), (1, 6)}
        assert (shift.assistant, shift.turnus) == (kari, pattern.id)
    night = next(each for each in shifts(store) if each.kind is ShiftKind.RESTING)
    assert [piece.minutes for piece in night.passive] == [360]


def test_a_phase_shifts_one_person_only(store: Store) -> None:
    kari, ola, pattern = hired(store), hired(store, "Ola"), made(store, 4)
    turnus.fill_cells(store, pattern.id, {Cell(kari, 1, 0): [DAY], Cell(ola, 1, 0): [DAY]})
    turnus.set_phase(store, pattern.id, ola, 1)
    rollout.roll_out(store, pattern.id, pattern.anchor, pattern.anchor + timedelta(days=27))
    begun = {each.assistant: store.zone.day(each.start) for each in shifts(store)}
    assert begun == {kari: pattern.anchor + timedelta(days=7), ola: pattern.anchor}


@pytest.mark.parametrize(
    ("saturday", "minutes"),
    [(date(2026, 10, 24), 9 * 60), (date(2026, 3, 28), 7 * 60), (date(2026, 6, 6), 8 * 60)],
)
def test_clock_changes_keep_wall_times(store: Store, saturday: date, minutes: int) -> None:
    pattern = made(store, 1)
    turnus.fill_cells(store, pattern.id, {Cell(None, 0, 5): [NIGHT]})
    rollout.roll_out(store, pattern.id, saturday, saturday)
    sunday = saturday + timedelta(days=1)
    assert walls(store) == [f"{saturday}T22:00 {sunday}T06:00"]
    assert shifts(store)[0].period.minutes == minutes


def test_a_shift_inside_the_skipped_hour_keeps_its_length(store: Store) -> None:
    pattern = made(store, 1)
    turnus.fill_cells(store, pattern.id, {Cell(None, 0, 6): [PatternShift(150, 180)]})
    rollout.roll_out(store, pattern.id, date(2026, 3, 29), date(2026, 3, 29))
    assert shifts(store)[0].period.minutes == 30


def test_rolling_out_again_changes_nothing(store: Store) -> None:
    kari, pattern = hired(store), made(store)
    turnus.fill_cells(store, pattern.id, {Cell(kari, 0, 0): [DAY], Cell(None, 1, 2): [EVENING]})
    rollout.roll_out(store, pattern.id, FIRST, LAST)
    before, label = shifts(store), store.undo_label
    again = rollout.roll_out(store, pattern.id, FIRST, LAST)
    assert (again.changes, again.unchanged) == (False, len(before))
    assert shifts(store) == before
    assert store.undo_label == label


def test_one_undo_takes_it_all_back(store: Store) -> None:
    pattern = made(store)
    turnus.fill_cells(store, pattern.id, {Cell(None, 0, day): [DAY] for day in range(7)})
    rollout.roll_out(store, pattern.id, FIRST, LAST)
    store.undo()
    assert shifts(store) == []
    store.redo()
    assert len(shifts(store)) == 14


def exceptions(shift: Shift) -> dict[str, Shift]:
    """One way each of touching a rolled-out shift."""
    return {
        "edited": replace(shift, start=shift.start + 60, end=shift.end + 60, edited=True),
        "moved a day": replace(shift, start=shift.start + 1440, end=shift.end + 1440, edited=True),
        "worked": replace(shift, status=ShiftStatus.WORKED),
        "cancelled": replace(shift, status=ShiftStatus.CANCELLED, code="user_away"),
        "actual": replace(shift, actual=Period(shift.start, shift.end + 30)),
        "calls": replace(shift, calls=(Period(shift.start, shift.start + 10),)),
        "reason": replace(shift, reason="avtalt"),
        "emergency": replace(shift, emergency=True),
    }


@pytest.mark.parametrize(
    "how", ["edited", "moved a day", "worked", "cancelled", "actual", "calls", "reason", "emergency"]
)
def test_what_was_changed_by_hand_is_kept(store: Store, how: str) -> None:
    kari, pattern = hired(store), made(store)
    turnus.fill_cells(store, pattern.id, {Cell(kari, 0, 0): [DAY]})
    rollout.roll_out(store, pattern.id, FIRST, LAST)
    changed = exceptions(shifts(store)[0])[how]
    put(store, changed)
    turnus.fill_cells(store, pattern.id, {Cell(kari, 0, 0): [EVENING]})
    done = rollout.roll_out(store, pattern.id, FIRST, LAST)
    assert changed in shifts(store)
    assert [each.id for each in done.kept] == [changed.id]
    assert (len(done.replaced), len(done.created)) == (1, 0)
    assert len(shifts(store)) == 2


def test_what_was_removed_by_hand_stays_away_until_it_is_asked_for(store: Store) -> None:
    kari, pattern = hired(store), made(store, 1)
    turnus.fill_cells(store, pattern.id, {Cell(kari, 0, day): [DAY] for day in range(3)})
    rollout.roll_out(store, pattern.id, FIRST, LAST)
    one, two, *rest = shifts(store)
    rota.remove(store, [one.id])
    rota_spans.fill_cells(store, [CellEdit(kari, store.zone.day(two.start))])
    turnus.fill_cells(store, pattern.id, {Cell(kari, 0, day): [EVENING] for day in range(3)})
    done = rollout.roll_out(store, pattern.id, FIRST, LAST)
    assert {each.id for each in done.removed_before} == {one.id, two.id}
    assert {each.id for each in shifts(store)} == {each.id for each in rest}
    new = turnus.change_from(store, pattern.id, store.zone.day(two.start))
    done = rollout.roll_out(store, new.id, FIRST, LAST)
    assert [store.zone.day(each.start) for each in done.removed_before] == [store.zone.day(two.start)]
    assert len(rollout.roll_out(store, new.id, FIRST, LAST, again=True).created) == 1
    assert not rollout.preview(store, new.id, FIRST, LAST).removed_before
    for _step in range(7):
        store.undo()
    assert [each.id for each in shifts(store)] == [one.id, two.id, *(each.id for each in rest)]
    assert not rollout.preview(store, pattern.id, FIRST, LAST).changes


def test_changed_lines_bring_untouched_shifts_up_to_date(store: Store) -> None:
    kari, pattern = hired(store), made(store)
    turnus.fill_cells(store, pattern.id, {Cell(kari, 0, 0): [DAY], Cell(kari, 0, 1): [DAY]})
    rollout.roll_out(store, pattern.id, FIRST, LAST)
    noted = replace(shifts(store)[0], note="ta med nøkkel")
    put(store, noted)
    turnus.fill_cells(store, pattern.id, {Cell(kari, 0, 0): [EVENING], Cell(kari, 0, 1): []})
    done = rollout.roll_out(store, pattern.id, FIRST, LAST)
    assert (len(done.replaced), len(done.removed), len(done.created)) == (2, 2, 0)
    assert {each.kind for each in shifts(store)} == {ShiftKind.EVENING}
    assert shifts(store)[0].note == "ta med nøkkel"


def test_only_the_span_is_touched(store: Store) -> None:
    pattern = made(store, 1)
    turnus.fill_cells(store, pattern.id, {Cell(None, 0, 0): [DAY]})
    rollout.roll_out(store, pattern.id, FIRST, LAST)
    turnus.fill_cells(store, pattern.id, {Cell(None, 0, 0): [EVENING]})
    rollout.roll_out(store, pattern.id, FIRST + timedelta(days=7), FIRST + timedelta(days=13))
    assert [each.kind for each in shifts(store)] == [
        ShiftKind.DAY,
        ShiftKind.EVENING,
        ShiftKind.DAY,
        ShiftKind.DAY,
    ]


def test_a_turnus_ends_and_begins_on_its_days(store: Store) -> None:
    pattern = turnus.save_turnus(
        store, Turnus(new_id(), "Kort", 1, date(2026, 11, 2), date(2026, 11, 4), date(2026, 11, 6))
    )
    turnus.fill_cells(store, pattern.id, {Cell(None, 0, day): [DAY] for day in range(7)})
    rollout.roll_out(store, pattern.id, FIRST, LAST)
    assert [store.zone.day(each.start).day for each in shifts(store)] == [4, 5, 6]


def test_shifts_made_by_hand_win(store: Store) -> None:
    kari, ola, pattern = hired(store), hired(store, "Ola"), made(store, 1)
    turnus.fill_cells(store, pattern.id, {Cell(kari, 0, 0): [DAY], Cell(ola, 0, 0): [DAY]})
    by_hand = Shift(new_id(), store.zone.at(FIRST, 600), store.zone.at(FIRST, 700), kari)
    cancelled = replace(by_hand, id=new_id(), assistant=ola, status=ShiftStatus.CANCELLED)
    put(store, by_hand, cancelled)
    done = rollout.roll_out(store, pattern.id, FIRST, FIRST)
    assert [each.assistant for each in done.created] == [ola]
    assert [each.assistant for each in done.skipped] == [kari]
    assert by_hand in shifts(store)


def test_sealed_timesheets_are_left_alone(store: Store) -> None:
    kari, ola, pattern = hired(store), hired(store, "Ola"), made(store, 1)
    turnus.fill_cells(
        store, pattern.id, {Cell(who, 0, day): [DAY] for who in (kari, ola) for day in range(7)}
    )
    rollout.roll_out(store, pattern.id, FIRST, FIRST + timedelta(days=6))
    with store.change(Message("test")) as changes:
        changes.put(Timesheet(new_id(), kari, FIRST, FIRST + timedelta(days=9), TimesheetState.SEALED))
    before = [each for each in shifts(store) if each.assistant == kari]
    turnus.fill_cells(
        store, pattern.id, {Cell(who, 0, day): [EVENING] for who in (kari, ola) for day in range(7)}
    )
    rollout.roll_out(store, pattern.id, FIRST, FIRST + timedelta(days=13))
    after = [each for each in shifts(store) if each.assistant == kari]
    assert after[:7] == before
    assert store.zone.day(after[7].start) == FIRST + timedelta(days=10)
    assert {each.kind for each in shifts(store) if each.assistant == ola} == {ShiftKind.EVENING}


def test_who_has_left_leaves_open_shifts(store: Store) -> None:
    kari, ola, pattern = hired(store), hired(store, "Ola"), made(store, 1)
    turnus.fill_cells(store, pattern.id, {Cell(kari, 0, 0): [DAY], Cell(ola, 0, 0): [DAY]})
    people.archive(store, kari)
    people.save_employment(store, Employment(new_id(), ola, date(2026, 1, 1), date(2026, 11, 8)))
    done = rollout.roll_out(store, pattern.id, FIRST, FIRST + timedelta(days=13))
    assert [each.assistant for each in shifts(store)].count(None) == 3
    assert len(done.opened) == 3


def test_a_new_turnus_from_a_day_on_takes_over_and_keeps_exceptions(store: Store) -> None:
    kari, old = hired(store), made(store, 1)
    turnus.fill_cells(store, old.id, {Cell(kari, 0, day): [DAY] for day in range(5)})
    rollout.roll_out(store, old.id, FIRST, LAST)
    day = date(2026, 11, 16)
    exception = next(each for each in shifts(store) if store.zone.day(each.start) == date(2026, 11, 18))
    moved = replace(exception, start=exception.start + 1440 * 3, end=exception.end + 1440 * 3, edited=True)
    put(store, moved)
    new = turnus.change_from(store, old.id, day)
    turnus.fill_cells(store, new.id, {Cell(kari, 0, day): [EVENING] for day in range(5)})
    done = rollout.roll_out(store, new.id, FIRST, LAST)
    kinds = {store.zone.day(each.start): each.kind for each in shifts(store) if each.id != moved.id}
    assert {each for at, each in kinds.items() if at < day} == {ShiftKind.DAY}
    assert {each for at, each in kinds.items() if at >= day} == {ShiftKind.EVENING}
    assert date(2026, 11, 18) not in kinds
    assert moved in shifts(store)
    assert len(done.created) == 9
    assert not rollout.roll_out(store, new.id, FIRST, LAST).changes


def test_two_turnuses_side_by_side_leave_each_other_alone(store: Store) -> None:
    kari, days, nights = hired(store), made(store, 1), made(store, 1)
    turnus.fill_cells(store, days.id, {Cell(kari, 0, 0): [DAY]})
    turnus.fill_cells(store, nights.id, {Cell(kari, 0, 0): [NIGHT]})
    rollout.roll_out(store, days.id, FIRST, LAST)
    rollout.roll_out(store, nights.id, FIRST, LAST)
    assert len(shifts(store)) == 8
    assert not rollout.roll_out(store, days.id, FIRST, LAST).changes


def test_a_wrong_span_is_refused(store: Store) -> None:
    pattern = made(store)
    for last in (FIRST - timedelta(days=1), FIRST + timedelta(days=rollout.LONGEST_SPAN)):
        with pytest.raises(DomainError) as refused:
            rollout.roll_out(store, pattern.id, FIRST, last)
        assert refused.value.field == "last"


def test_preview_writes_nothing_and_tells_the_truth(store: Store) -> None:
    pattern = made(store)
    turnus.fill_cells(store, pattern.id, {Cell(None, 0, 0): [DAY]})
    told = rollout.preview(store, pattern.id, FIRST, LAST)
    assert shifts(store) == []
    assert rollout.roll_out(store, pattern.id, FIRST, LAST) == told


PATTERNS = st.builds(
    lambda start, length, kind: PatternShift(start, start + length, kind),
    st.integers(0, 95).map(lambda quarter: quarter * 15),
    st.integers(1, 60).map(lambda quarter: quarter * 15),
    st.sampled_from(ShiftKind),
)
SPANS = st.tuples(st.dates(date(2026, 3, 1), date(2026, 11, 30)), st.integers(0, 40)).map(
    lambda each: (each[0], each[0] + timedelta(days=each[1]))
)


@given(
    weeks=st.integers(1, 5),
    filled=st.dictionaries(
        st.tuples(st.integers(0, 2), st.integers(0, 4), st.integers(0, 6)), PATTERNS, max_size=8
    ),
    phases=st.lists(st.integers(0, 4), min_size=2, max_size=2),
    span=SPANS,
    touched=st.lists(
        st.tuples(st.integers(0, 60), st.sampled_from(sorted(exceptions(Shift("x", 0, 60))))), max_size=4
    ),
    dropped=st.integers(0, 8),
)
def test_any_pattern_rolls_out_once_and_undo_restores_every_row(
    weeks: int,
    filled: dict[tuple[int, int, int], PatternShift],
    phases: list[int],
    span: tuple[date, date],
    touched: list[tuple[int, str]],
    dropped: int,
) -> None:
    with closing(Store.in_memory()) as store:
        ordning.establish(store, "Nes")
        who = [hired(store, "Kari"), hired(store, "Ola"), None]
        pattern = made(store, weeks)
        cells = {Cell(who[at], week % weeks, day): [shift] for (at, week, day), shift in filled.items()}
        turnus.fill_cells(store, pattern.id, cells)
        for person, phase in zip(who, phases, strict=False):
            turnus.set_phase(store, pattern.id, person or "", phase)
        empty = shifts(store)
        made_now = rollout.roll_out(store, pattern.id, *span).created
        assert {each.id for each in made_now} == {each.id for each in shifts(store)}
        if made_now:
            store.undo()
            assert shifts(store) == empty
            store.redo()
        assert not rollout.roll_out(store, pattern.id, *span).changes

        for at, how in touched:
            if found := shifts(store):
                put(store, exceptions(found[at % len(found)])[how])
        by_hand = {each.id: each for each in shifts(store) if not rollout.untouched(each)}
        for cell in list(cells)[:dropped]:
            turnus.fill_cells(store, pattern.id, {cell: []})
        before = shifts(store)
        done = rollout.roll_out(store, pattern.id, *span)
        after = {each.id: each for each in shifts(store)}
        assert by_hand.items() <= after.items()
        assert not rollout.roll_out(store, pattern.id, *span).changes
        if done.changes:
            store.undo()
            assert shifts(store) == before
