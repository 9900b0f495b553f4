"""What really happened: clock times near the plan, calls in a resting night, a shift that fell away."""

from __future__ import annotations

from datetime import date

import pytest

from bpa_desk.domain.absence import Absence
from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.shift import Shift, ShiftKind, ShiftStatus
from bpa_desk.domain.text import DomainError
from bpa_desk.domain.time import Period
from bpa_desk.services import absences, clock, happened, people, rota
from bpa_desk.storage.store import Store

DAY = date(2026, 11, 24)


@pytest.fixture
def store(store: Store) -> Store:
    people.save_assistant(store, Assistant("kari", "Kari Eksempel"))
    return store


def planned(
    store: Store, start: float, end: float, kind: ShiftKind = ShiftKind.DAY, day: date = DAY
) -> Shift:
    zone = store.zone
    first, last = zone.at(day, round(start * 60)), zone.at(day, round(end * 60))
    passive = ((first + 60, last - 60),) if kind is ShiftKind.RESTING else ()
    return rota.add(store, "kari", first, last, kind=kind, passive=passive)


@pytest.mark.parametrize(
    ("plan", "said", "was"),
    [
        ((8, 16), (8, 17.5), (8, 17.5)),
        ((15, 23), (15, 2), (15, 26)),
        ((15, 23), (15, 24), (15, 24)),
        ((22, 31), (22, 23), (22, 23)),
        ((22, 31), (1, 7), (25, 31)),
        ((22, 31), (22, 12), (22, 36)),
        ((0, 8), (23.75, 8), (-0.25, 8)),
        ((23.5, 31), (0.25, 7), (24.25, 31)),
        ((8, 16), (21, 23), (21, 23)),
        ((10, 34), (10, 10), (10, 34)),
    ],
)
def test_clock_times_lie_near_the_plan(
    store: Store, plan: tuple[float, float], said: tuple[float, float], was: tuple[float, float]
) -> None:
    zone = store.zone
    held = planned(store, *plan)
    start, end = (round(each * 60) for each in said)
    expected = Period(*(zone.at(DAY, round(each * 60)) for each in was))
    assert happened.period_of(held, start, end, zone) == expected


def test_the_planned_times_in_the_repeated_hour_are_the_plan(store: Store) -> None:
    zone = store.zone
    start, end = zone.parse("2026-10-24T22:00"), zone.parse("2026-10-25T02:30+01:00")
    held = rota.add(store, "kari", start, end)
    assert happened.period_of(held, 22 * 60, 150, zone) == held.period


def test_other_times_calls_and_note_are_one_step(store: Store) -> None:
    night = planned(store, 22, 31, ShiftKind.RESTING)
    zone = store.zone
    late = Period(night.start, night.end + 30)
    call = Period(zone.at(DAY, 26 * 60), zone.at(DAY, 26 * 60 + 40))
    after = happened.record(store, night.id, late, calls=[call], note="urolig natt")
    assert (after.actual, after.calls, after.note) == (late, (call,), "urolig natt")
    assert after.status is ShiftStatus.WORKED
    store.undo()
    assert rota.shift(store, night.id) == night


def test_a_shorter_night_may_lose_a_call_that_was_outside(store: Store) -> None:
    night = planned(store, 22, 31, ShiftKind.RESTING)
    late = Period(night.end - 30, night.end - 10)
    happened.record(store, night.id, night.period, calls=[late])
    shorter = Period(night.start, night.end - 60)
    with pytest.raises(DomainError) as refused:
        happened.record(store, night.id, shorter, calls=[late])
    assert refused.value.field == "calls"
    assert rota.shift(store, night.id).calls == (late,)
    after = happened.record(store, night.id, shorter)
    assert (after.actual, after.calls) == (shorter, ())


def test_as_planned_leaves_no_trace(store: Store) -> None:
    held = planned(store, 8, 16)
    before = store.journal_mark()
    assert happened.record(store, held.id, held.period, note="") == held
    assert store.journal_mark() == before


def test_back_to_the_plan_takes_the_actual_times_away(store: Store) -> None:
    held = planned(store, 8, 16)
    happened.record(store, held.id, Period(held.start, held.end + 60))
    assert happened.record(store, held.id, held.period).actual is None


def test_what_fell_away_has_its_code_and_can_be_taken_back(store: Store) -> None:
    held = planned(store, 8, 16)
    gone = happened.record(store, held.id, held.period, code="user_cancelled", note="var på tur")
    assert (gone.counts, gone.code, gone.note) == (False, "user_cancelled", "var på tur")
    other = happened.record(store, held.id, held.period, code="other")
    assert other.code == "other"
    back = happened.record(store, held.id, held.period)
    assert (back.counts, back.code) == (True, "")


def test_the_last_to_end_comes_first_and_what_runs_now_comes_after(store: Store) -> None:
    earlier = planned(store, 8, 12)
    running = planned(store, 14, 22)
    night = planned(store, 22, 31, day=date(2026, 11, 23))
    planned(store, 23, 24)
    rota.add(store, None, store.zone.at(DAY, 480), store.zone.at(DAY, 600))
    planned(store, 8, 9, day=date(2026, 11, 20))
    with clock.fixed(store.zone.at(DAY, 15 * 60)):
        assert [each.id for each in happened.recent(store)] == [earlier.id, night.id, running.id]


def test_a_shift_in_a_registered_absence_is_worked_once_somebody_says_so(store: Store) -> None:
    shift = planned(store, 8, 16)
    partly = planned(store, 20, 26)
    zone = store.zone
    absences.save_absence(store, Absence("a", "kari", zone.at(DAY), zone.at(DAY, 24 * 60), "egenmelding"))
    assert (happened.away(store, shift), happened.away(store, partly)) == ("egenmelding", "")
    kept = happened.record(store, partly.id, partly.period, note="Skrevet")
    assert kept.status is ShiftStatus.PLANNED
    said = happened.record(store, shift.id, shift.period)
    assert said.status is ShiftStatus.WORKED
    assert happened.away(store, said) == ""
    store.undo()
    assert happened.record(store, shift.id, shift.period, code="egenmelding").status is ShiftStatus.CANCELLED
