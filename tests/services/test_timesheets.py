"""Timesheets from draft to sealed, and what sealing protects."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bpa_desk.domain.assistant import Assistant, Employment
from bpa_desk.domain.shift import ShiftStatus
from bpa_desk.domain.text import DomainError
from bpa_desk.domain.time import DateSpan, Period, days
from bpa_desk.domain.timesheet import ClockWindows
from bpa_desk.domain.timesheet_record import TimesheetState
from bpa_desk.domain.timesheet_snapshot import digest, read_snapshot, write_snapshot
from bpa_desk.services import clock, employments, ordning, people, rota, timesheets
from bpa_desk.storage.store import Store

OCTOBER = DateSpan(date(2026, 10, 1), date(2026, 10, 31))
DECEMBER = date(2026, 12, 1)


@pytest.fixture
def kari(store: Store) -> str:
    people.save_assistant(store, Assistant("kari", "Kari Eksempel"))
    employments.save_employment(
        store, Employment("e1", "kari", date(2026, 1, 1), minutes_per_week=20 * 60)
    )
    return "kari"


def work(store: Store, day: int, start: int = 8, end: int = 16, assistant: str = "kari") -> str:
    zone = store.zone
    first = date(2026, 10, day)
    return rota.add(store, assistant, zone.at(first, start * 60), zone.at(first, end * 60)).id


def sealed(store: Store) -> None:
    timesheets.approve(store, "kari", OCTOBER)
    timesheets.seal(store, OCTOBER, ["kari"])


@pytest.mark.parametrize(
    ("starts", "day", "first", "last"),
    [
        (1, date(2026, 2, 14), date(2026, 2, 1), date(2026, 2, 28)),
        (1, date(2028, 2, 29), date(2028, 2, 1), date(2028, 2, 29)),
        (21, date(2026, 3, 20), date(2026, 2, 21), date(2026, 3, 20)),
        (21, date(2026, 3, 21), date(2026, 3, 21), date(2026, 4, 20)),
        (21, date(2027, 1, 5), date(2026, 12, 21), date(2027, 1, 20)),
        (28, date(2027, 2, 28), date(2027, 2, 28), date(2027, 3, 27)),
    ],
)
def test_a_pay_period_begins_on_its_own_day(
    store: Store, starts: int, day: date, first: date, last: date
) -> None:
    ordning.change(store, pay_period_start=starts)
    assert timesheets.period_of(store, day) == (first, last)


@pytest.mark.parametrize("starts", [1, 2, 15, 21, 28])
def test_periods_follow_each_other_without_a_gap(store: Store, starts: int) -> None:
    ordning.change(store, pay_period_start=starts)
    span = timesheets.period_of(store, date(2027, 12, 15))
    for _ in range(16):
        following = timesheets.period_after(store, span)
        assert span.last is not None
        assert following.first.toordinal() == span.last.toordinal() + 1
        assert timesheets.period_before(store, following) == span
        assert all(timesheets.period_of(store, day) == span for day in days(span.first, span.last))
        span = following


def test_a_period_is_named_after_the_month_it_ends_in() -> None:
    assert timesheets.month(2026, 10) == OCTOBER
    assert timesheets.month(2026, 3, 21) == (date(2026, 2, 21), date(2026, 3, 20))
    assert timesheets.month(2027, 1, 21) == (date(2026, 12, 21), date(2027, 1, 20))


def test_planned_is_worked_unless_changed(store: Store, kari: str) -> None:
    work(store, 5)
    longer = work(store, 6)
    zone = store.zone
    rota.set_actual(
        store, longer, Period(zone.at(date(2026, 10, 6), 480), zone.at(date(2026, 10, 6), 1035))
    )
    facts = timesheets.facts(store, kari, OCTOBER)
    assert [line.split.worked for line in facts.lines] == [480, 555]
    assert [line.changed for line in facts.lines] == [False, True]
    assert facts.total.worked == 1035


def test_the_overview_says_who_what_and_what_is_missing(store: Store, kari: str) -> None:
    people.save_assistant(store, Assistant("ola", "Ola Utenvakt"))
    gone = work(store, 7)
    rota.put(store, replace(rota.shift(store, gone), status=ShiftStatus.CANCELLED))
    work(store, 8)
    work(store, 9, 8, 16)
    work(store, 9, 15, 20)
    with clock.fixed(store.zone.at(date(2026, 10, 9), 600)):
        (row,) = timesheets.overview(store, OCTOBER)
    assert (row.name, row.total.worked, row.absent) == ("Kari Eksempel", 480 + 480 + 300, 480)
    assert row.agreed == round(20 * 60 * 31 / 7)
    assert [str(problem) for problem in row.problems] == [
        "Shifts not worked yet: 2.",
        "Cancelled shifts without a code: 1.",
        "Two shifts overlap.",
    ]
    with clock.fixed(store.zone.at(DECEMBER)):
        (row,) = timesheets.overview(store, OCTOBER)
    assert len(row.problems) == 2


def test_agreed_hours_follow_the_employments_day_by_day(store: Store, kari: str) -> None:
    halfway = replace(employments.employments(store, kari)[0], end=date(2026, 10, 14))
    employments.save_employment(store, halfway)
    assert timesheets.agreed(store, kari, OCTOBER) == 20 * 60 * 2
    assert timesheets.agreed(store, kari, DateSpan(date(2027, 1, 1), date(2027, 1, 31))) is None


def test_approval_can_be_withdrawn_and_undone(store: Store, kari: str) -> None:
    timesheets.approve(store, kari, OCTOBER, "Lise Leder")
    facts = timesheets.facts(store, kari, OCTOBER)
    assert (facts.state, facts.approved_by) == ("approved", "Lise Leder")
    timesheets.withdraw(store, kari, OCTOBER)
    assert timesheets.facts(store, kari, OCTOBER).approved_by == ""
    store.undo()
    store.undo()
    assert timesheets.record(store, kari, OCTOBER).state is TimesheetState.DRAFT
    assert timesheets.record(store, kari, OCTOBER).events == ()


def test_only_an_approved_sheet_is_sealed(store: Store, kari: str) -> None:
    work(store, 5)
    with pytest.raises(DomainError, match="approved before"):
        timesheets.seal(store, OCTOBER, [kari])
    assert timesheets.record(store, kari, OCTOBER).state is TimesheetState.DRAFT


def test_a_sealed_sheet_keeps_its_shifts_and_its_words(store: Store, kari: str) -> None:
    shift = work(store, 5)
    sealed(store)
    assert store.undo_label is None
    before = timesheets.facts(store, kari, OCTOBER)
    attempts = (
        lambda: rota.remove(store, [shift]),
        lambda: rota.set_note(store, shift, "no"),
        lambda: work(store, 6),
        lambda: timesheets.approve(store, kari, OCTOBER),
        lambda: timesheets.set_comment(store, kari, OCTOBER, "no"),
    )
    for attempt in attempts:
        with pytest.raises(DomainError):
            attempt()
    people.save_assistant(store, replace(people.assistant(store, kari), name="Kari Gift"))
    after = timesheets.facts(store, kari, OCTOBER)
    assert after == before
    assert after.name == "Kari Eksempel"
    assert after.sha256 == digest(write_snapshot(after))


def test_reopening_needs_a_reason_and_leaves_a_trace(store: Store, kari: str) -> None:
    shift = work(store, 5)
    sealed(store)
    first = timesheets.facts(store, kari, OCTOBER).sha256
    with pytest.raises(DomainError) as refused:
        timesheets.reopen(store, kari, OCTOBER, "  ")
    assert refused.value.field == "reason"
    timesheets.reopen(store, kari, OCTOBER, "Feil klokkeslett mandag")
    rota.set_note(store, shift, "ny")
    sealed(store)
    sheet = timesheets.record(store, kari, OCTOBER)
    assert sheet.version == 2
    assert sheet.sha256 != first
    done = [(event.what, event.reason) for event in sheet.events]
    assert done == [
        ("approved", ""), ("sealed", ""), ("reopened", "Feil klokkeslett mandag"),
        ("approved", ""), ("sealed", ""),
    ]


def test_a_snapshot_reads_back_equal(store: Store, kari: str) -> None:
    day = date(2026, 10, 24)
    zone = store.zone
    night = rota.add(
        store, kari, zone.at(day, 22 * 60), zone.at(day, 32 * 60), note="Ŋáhkku «natt»",
        passive=[(zone.at(day, 23 * 60), zone.at(day, 31 * 60))],
    )
    rota.set_calls(store, night.id, [Period(zone.at(day, 25 * 60), zone.at(day, 25 * 60 + 20))])
    facts = timesheets.facts(store, kari, OCTOBER)
    again = read_snapshot(write_snapshot(facts))
    assert again.lines == facts.lines
    assert write_snapshot(again) == write_snapshot(facts)


def test_own_clock_windows_are_kept_and_checked(store: Store, kari: str) -> None:
    work(store, 5, 16, 22)
    assert timesheets.facts(store, kari, OCTOBER).total.evening == 240
    timesheets.set_windows(store, ClockWindows(18 * 60, 22 * 60, 6 * 60))
    assert timesheets.facts(store, kari, OCTOBER).total.evening == 240
    assert timesheets.facts(store, kari, OCTOBER).total.night == 0
    with pytest.raises(DomainError, match="Evening"):
        timesheets.set_windows(store, ClockWindows(5 * 60, 22 * 60, 6 * 60))
