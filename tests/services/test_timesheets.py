"""Timesheets from draft to sealed, and what sealing protects."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bpa_desk.demo import NOW, open_demo
from bpa_desk.domain.absence import Absence
from bpa_desk.domain.assistant import Assistant, Employment
from bpa_desk.domain.pay.consequence import Consequence
from bpa_desk.domain.pay.statement import Basis, by_category, minutes_paid
from bpa_desk.domain.shift import ShiftStatus
from bpa_desk.domain.text import DomainError
from bpa_desk.domain.time import DateSpan, Period, days
from bpa_desk.domain.timesheet import ClockWindows
from bpa_desk.domain.timesheet_record import TimesheetState
from bpa_desk.domain.timesheet_snapshot import digest, read_snapshot, write_snapshot
from bpa_desk.services import (
    absences,
    clock,
    employments,
    ordning,
    pay_choices,
    people,
    rota,
    tariffs,
    timesheets,
)
from bpa_desk.services.pay_choices import PayChoices
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


def test_another_first_day_puts_no_hour_on_two_sheets(store: Store, kari: str) -> None:
    """What was sealed by calendar months stays so, and the next period begins on the day after."""
    work(store, 5)
    work(store, 25)
    timesheets.set_comment(store, kari, DateSpan(date(2026, 11, 1), date(2026, 11, 30)), "utkast")
    sealed(store)
    ordning.change(store, pay_period_start=21)
    after = DateSpan(date(2026, 11, 1), date(2026, 11, 20))
    assert timesheets.period_of(store, date(2026, 10, 25)) == OCTOBER
    assert timesheets.period_after(store, OCTOBER) == after
    assert timesheets.period_before(store, after) == OCTOBER
    assert timesheets.period_before(store, OCTOBER) == (date(2026, 9, 21), date(2026, 9, 30))
    assert [timesheets.named(store, 2026, each) for each in (10, 11)] == [OCTOBER, after]
    assert timesheets.named(store, 2026, 12) == (date(2026, 11, 21), date(2026, 12, 20))
    assert timesheets.record(store, kari, after).end == after.last
    timesheets.reopen(store, kari, OCTOBER, "Feil dato")
    assert timesheets.period_of(store, date(2026, 10, 25)) == OCTOBER
    sealed(store)
    assert timesheets.record(store, kari, OCTOBER).version == 2
    ordning.change(store, pay_period_start=1)
    assert timesheets.named(store, 2026, 11) == (date(2026, 11, 1), date(2026, 11, 30))


def test_what_was_sealed_from_the_21st_keeps_its_name_in_calendar_months(store: Store, kari: str) -> None:
    ordning.change(store, pay_period_start=21)
    span = DateSpan(date(2025, 12, 21), date(2026, 1, 20))
    timesheets.approve(store, kari, span)
    timesheets.seal(store, span, [kari])
    ordning.change(store, pay_period_start=1)
    assert timesheets.named(store, 2025, 12) == (date(2025, 12, 1), date(2025, 12, 20))
    assert timesheets.named(store, 2026, 1) == (date(2026, 1, 21), date(2026, 1, 31))
    assert timesheets.period_before(store, timesheets.named(store, 2026, 1)) == span


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


def test_what_is_changed_after_the_approval_must_be_looked_through_again(store: Store, kari: str) -> None:
    shift = work(store, 5)
    timesheets.approve(store, kari, OCTOBER, "Lise Leder")
    rota.set_note(store, shift, "nøkkelen ligger i boden")
    assert timesheets.facts(store, kari, OCTOBER).approved_by == "Lise Leder"
    rota.shift_by(store, [shift], 0, 60)
    facts = timesheets.facts(store, kari, OCTOBER)
    assert (facts.state, facts.approved_by) == ("draft", "")
    with clock.fixed(store.zone.at(DECEMBER)):
        (row,) = timesheets.overview(store, OCTOBER)
    assert row.waits
    assert [str(each) for each in row.problems] == ["Changed since it was approved."]
    with pytest.raises(DomainError, match="changed after it was approved"):
        timesheets.seal(store, OCTOBER, [kari])
    store.undo()
    assert timesheets.facts(store, kari, OCTOBER).state == "approved"
    store.redo()
    timesheets.approve(store, kari, OCTOBER)
    timesheets.seal(store, OCTOBER, [kari])
    assert timesheets.facts(store, kari, OCTOBER).total.worked == 540


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
    shown = timesheets.facts(store, kari, OCTOBER)
    assert (shown.version, shown.reopened_why) == (2, "Feil klokkeslett mandag")
    assert shown.reopened_at
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


def test_a_later_tariff_never_rewrites_a_sealed_sheet(store: Store, kari: str) -> None:
    work(store, 5, 14, 23)
    content: dict[str, object] = {
        "name": "Vår tariff",
        "edition": [
            {
                "valid_from": "2026-01-01",
                "rounding_minutes": 15,
                "base": [{"kr": 200}],
                "supplement": [{"code": "KVELD", "kr": 50, "window": [{"from": "17:00", "to": "06:00"}]}],
            }
        ],
    }
    tariffs.save(store, content)
    held = employments.employments(store, kari)[0]
    employments.save_employment(
        store, replace(held, tariff="Vår tariff", seniority_from=date(2025, 1, 1))
    )
    pay_choices.choose(store, PayChoices(money=True))
    sealed(store)
    before = timesheets.facts(store, kari, OCTOBER)
    assert before.pay is not None
    assert [(each.category, int(each.exact), each.amount) for each in before.pay.sums] == [
        ("ORD", 540, Decimal("1800.00")), ("KVELD", 360, Decimal("300.00")),
    ]  # fmt: skip
    assert before.pay.bases == (Basis("Vår tariff", date(2026, 1, 1)),)
    tariffs.save(store, {**content, "edition": [{"valid_from": "2026-01-02", "base": [{"kr": 1}]}]})
    pay_choices.choose(store, PayChoices())
    after = timesheets.facts(store, kari, OCTOBER)
    assert after == before
    assert after.sha256 == timesheets.record(store, kari, OCTOBER).sha256
    timesheets.reopen(store, kari, OCTOBER, "Ny tariff")
    again = timesheets.facts(store, kari, OCTOBER)
    assert again.pay is not None
    assert [each.category for each in again.pay.sums] == ["ORD"]
    assert [event.what for event in timesheets.record(store, kari, OCTOBER).events][-1] == "reopened"


def test_a_sheet_sealed_without_paid_hours_still_reads_and_proves_itself(store: Store, kari: str) -> None:
    work(store, 5)
    facts = replace(timesheets.facts(store, kari, OCTOBER), pay=None)
    text = write_snapshot(facts)
    assert '"pay"' not in text
    assert read_snapshot(text).pay is None
    assert write_snapshot(read_snapshot(text)) == text


def test_a_registered_absence_makes_planned_shifts_fall_away(store: Store, kari: str) -> None:
    work(store, 5)
    whole, worked = work(store, 6), work(store, 7)
    zone = store.zone
    away = Absence("a", kari, zone.at(date(2026, 10, 6)), zone.at(date(2026, 10, 8)), "egenmelding")
    absences.save_absence(store, away)
    rota.mark_worked(store, [worked])
    facts = timesheets.facts(store, kari, OCTOBER)
    assert [(line.split.worked, line.absent, line.code) for line in facts.lines] == [
        (480, 0, ""), (0, 480, "egenmelding"), (480, 0, ""),
    ]  # fmt: skip
    assert facts.pay is not None
    assert {each.category: each.exact for each in facts.pay.sums} == {"ORD": 960, "SYK_EGEN": 480}
    assert (int(facts.pay.minutes), int(facts.pay.undecided)) == (960, 480)
    (row,) = timesheets.overview(store, OCTOBER)
    assert "Shifts in a registered absence, not worked: 1." in map(str, row.problems)
    assert row.paid == 960
    assert rota.shift(store, whole).counts


def test_paid_hours_of_each_line_add_up_and_unknown_tariffs_are_named(store: Store, kari: str) -> None:
    work(store, 5, 10, 21)
    work(store, 6)
    held = employments.employments(store, kari)[0]
    employments.save_employment(store, replace(held, tariff="Ukjent avtale"))
    (facts,) = timesheets.all_facts(store, OCTOBER)
    assert facts.pay is not None
    assert [(each.profile, each.wanted) for each in facts.pay.bases] == [("Plain hours", "Ukjent avtale")]
    lines = facts.pay.by_line(facts.lines)
    assert sum(minutes_paid(each) for each in lines.values()) == facts.pay.minutes == 19 * 60
    assert [sum(by_category(each).values()) for each in lines.values()] == [11 * 60 + 240, 480]


def test_choices_about_pay_are_kept_and_unknown_codes_refused(store: Store) -> None:
    assert pay_choices.choices(store) == PayChoices()
    chosen = PayChoices(True, {"user_ill": Consequence.PAID}, frozenset({"gone"}))
    pay_choices.choose(store, chosen)
    assert pay_choices.choices(store) == replace(chosen, journeys=frozenset())
    with pytest.raises(DomainError):
        pay_choices.choose(store, PayChoices(consequences={"nothing": Consequence.PAID}))


@pytest.mark.parametrize("name", ["solli", "nes", "fjell"])
def test_what_waits_is_what_the_overview_shows_filled_and_open(name: str) -> None:
    with open_demo(name) as store, clock.fixed(NOW):
        span = timesheets.period_of(store, clock.today(store))
        for _back in range(8):
            rows = timesheets.overview(store, span)
            filled = [each for each in rows if each.total.worked or each.total.standby or each.absent]
            open_ones = [each for each in filled if each.state is not TimesheetState.SEALED]
            assert timesheets.waiting(store, span) == len(open_ones)
            span = timesheets.period_before(store, span)


def test_absence_from_midnight_falls_on_the_night_the_span_ends_with(store: Store, kari: str) -> None:
    work(store, 31, 22, 30)
    midnight = store.zone.at(date(2026, 11, 1), 0)
    absences.save_absence(store, Absence("b", kari, midnight, midnight + 1440, "egenmelding"))
    (row,) = timesheets.overview(store, OCTOBER)
    assert row.total.worked == 120
