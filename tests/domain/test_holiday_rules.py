"""What ferieloven says about booked holiday: each rule kept, broken, and at its very edge."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from bpa_desk.domain.absence_terms import AbsenceTerms
from bpa_desk.domain.finding import Finding, Severity
from bpa_desk.domain.holiday_account import account
from bpa_desk.domain.holiday_rules import (
    RULES,
    Holiday,
    HolidayCase,
    findings,
    hours_around,
    ill_on_holiday,
    main_holiday,
    moved_over,
    notice,
    rest_of_it,
    sunday_beside,
    unpaid,
)
from bpa_desk.domain.time import DAY, zone
from tests.domain.absence_text import day, stretch

OSLO = zone()
Rule = Callable[[HolidayCase], Iterator[Finding]]


def case(
    text: str = "", today: str = "2026-03-01", shifts: str = "", started: str = "2020-01-01"
) -> HolidayCase:
    """Return the case of 2026: lines are days and, if any, ``told`` or ``agreed`` with a date.

    ``shifts`` are lines of start and end in wall time.
    """
    holidays = []
    for line in text.strip().splitlines():
        days, *rest = line.split()
        marks = dict(zip(rest[::2], rest[1::2], strict=True))
        told, agreed = marks.get("told"), marks.get("agreed")
        holidays.append(Holiday(stretch(days), day(told) if told else None, day(agreed) if agreed else None))
    held = account(
        2026, day(started), None, AbsenceTerms("absence"), None, [each.days for each in holidays], day(today)
    )
    worked = [tuple(OSLO.parse(each) for each in line.split()) for line in shifts.strip().splitlines()]
    return HolidayCase(
        "kari",
        "Kari",
        held,
        tuple(holidays),
        day(today),
        OSLO,
        tuple((start, end) for start, end in worked),
    )


def said(rule: Rule, of: HolidayCase) -> list[tuple[str, str, int]]:
    """Return rule id, severity and what is missing: in days where it is whole days, else in minutes."""
    return [
        (each.rule, each.severity.value, each.amount // DAY if each.amount % DAY == 0 else each.amount)
        for each in rule(of)
    ]


@pytest.mark.parametrize(
    ("holiday", "today", "expected"),
    [
        # Example 32: from 6 July, told by 6 May.
        ("2026-07-06..2026-07-25 told 2026-05-06", "2026-06-01", []),
        ("2026-07-06..2026-07-25 told 2026-05-07", "2026-06-01", [("FERIE-6", "KREVER_AVTALE", 1)]),
        ("2026-07-06..2026-07-25 told 2026-05-07 agreed 2026-05-20", "2026-06-01", []),
        # Nobody was told yet: nothing far ahead, then a reminder, then too late.
        ("2026-07-06..2026-07-25", "2026-04-21", []),
        ("2026-07-06..2026-07-25", "2026-04-22", [("FERIE-6", "ADVARSEL", 0)]),
        ("2026-07-06..2026-07-25", "2026-05-06", [("FERIE-6", "ADVARSEL", 0)]),
        ("2026-07-06..2026-07-25", "2026-05-09", [("FERIE-6", "KREVER_AVTALE", 3)]),
        # What has begun cannot be told of any more, and a Sunday alone is no holiday.
        ("2026-07-06..2026-07-25", "2026-07-06", []),
        ("2026-07-05", "2026-06-01", []),
        # Month ends: two months before 30 April is the last of February.
        ("2026-04-30..2026-05-02 told 2026-02-28", "2026-03-01", []),
        ("2026-04-30..2026-05-02 told 2026-03-01", "2026-03-01", [("FERIE-6", "KREVER_AVTALE", 1)]),
    ],
)
def test_two_months_notice(holiday: str, today: str, expected: list[tuple[str, str, int]]) -> None:
    assert said(notice, case(holiday, today)) == expected


def test_the_extra_week_takes_two_weeks_notice_and_only_six_days_of_it() -> None:
    older = replace(case("2026-06-15..2026-06-20 told 2026-06-01", "2026-06-02"), older_days=6)
    assert said(notice, older) == []
    late = replace(case("2026-06-15..2026-06-20 told 2026-06-02", "2026-06-02"), older_days=6)
    (found,) = notice(late)
    assert (found.law, found.amount) == ("ferieloven § 5 (2)", DAY)
    two = "2026-06-15..2026-06-20 told 2026-06-01\n2026-06-29..2026-07-04 told 2026-06-01"
    assert [each.law for each in notice(replace(case(two, "2026-06-02"), older_days=6))] == ["ferieloven § 6"]


@pytest.mark.parametrize(
    ("holiday", "today", "missing"),
    [
        ("", "2026-02-28", None),
        ("", "2026-03-01", 18),
        ("2026-07-06..2026-07-25", "2026-03-01", None),
        ("2026-07-06..2026-07-18\n2026-08-03..2026-08-08", "2026-03-01", 6),
        # Begun in May: only what lies in the main holiday's months counts.
        ("2026-05-25..2026-06-13", "2026-03-01", 6),
        ("", "2026-10-01", None),
    ],
)
def test_eighteen_days_in_a_row_in_summer(holiday: str, today: str, missing: int | None) -> None:
    expected = [] if missing is None else [("FERIE-7", "ADVARSEL", missing)]
    assert said(main_holiday, case(holiday, today)) == expected


def test_who_began_after_15_august_has_no_main_holiday_to_book() -> None:
    assert said(main_holiday, case("", "2026-09-01", started="2026-08-16")) == []
    assert said(main_holiday, case("", "2026-09-01", started="2026-08-15")) == [("FERIE-7", "ADVARSEL", 18)]


def test_the_rest_in_a_row_is_good_to_know_late_in_the_year() -> None:
    split = "2026-07-06..2026-07-25\n2026-10-12..2026-10-14"
    assert said(rest_of_it, case(split, "2026-09-30")) == []
    assert said(rest_of_it, case(split, "2026-10-15")) == [("FERIE-7", "INFO", 4)]
    assert said(rest_of_it, case("2026-07-06..2026-07-25\n2026-10-12..2026-10-19", "2026-10-15")) == []
    assert said(rest_of_it, case("2026-07-06..2026-08-03", "2026-10-15")) == []


SUNDAYS = """
    2026-07-05T08:00 2026-07-05T16:00
    2026-07-12T08:00 2026-07-12T16:00
"""


def test_a_free_sunday_before_or_after_six_days() -> None:
    assert said(sunday_beside, case("2026-07-06..2026-07-11", shifts=SUNDAYS)) == [("FERIE-5", "ADVARSEL", 1)]
    assert said(sunday_beside, case("2026-07-06..2026-07-12", shifts=SUNDAYS)) == []
    assert said(sunday_beside, case("2026-07-06..2026-07-10", shifts=SUNDAYS)) == []
    only = "2026-07-05T08:00 2026-07-05T16:00"
    assert said(sunday_beside, case("2026-07-06..2026-07-11", shifts=only)) == []
    # A night that ends on Sunday morning is work on Sunday; past holidays are past.
    night = "2026-07-04T22:00 2026-07-05T07:00\n2026-07-12T08:00 2026-07-12T16:00"
    assert len(said(sunday_beside, case("2026-07-06..2026-07-11", shifts=night))) == 1
    assert said(sunday_beside, case("2026-07-06..2026-07-11", "2026-08-01", shifts=SUNDAYS)) == []


@pytest.mark.parametrize(
    ("last", "first", "missing"),
    [
        ("2026-07-05T22:00", "2026-07-26T08:00", 16 * 60 - 2 * 60 - 8 * 60),
        ("2026-07-05T16:00", "2026-07-26T08:00", 0),
        ("2026-07-05T16:01", "2026-07-26T08:00", 1),
        ("2026-07-05T22:00", "2026-07-26T14:00", 0),
        # Work that runs into the first morning is no time off before it.
        ("2026-07-06T02:00", "2026-07-26T16:00", 0),
    ],
)
def test_sixteen_hours_more_around_eighteen_days(last: str, first: str, missing: int) -> None:
    shifts = f"2026-07-05T08:00 {last}\n{first} 2026-07-27T20:00"
    found = said(hours_around, case("2026-07-06..2026-07-25", shifts=shifts))
    assert found == ([("FERIE-5", "ADVARSEL", missing)] if missing else [])


def test_sixteen_hours_ask_for_work_on_both_sides_and_eighteen_days() -> None:
    tight = "2026-07-05T08:00 2026-07-05T23:00\n2026-07-26T01:00 2026-07-26T08:00"
    assert len(said(hours_around, case("2026-07-06..2026-07-25", shifts=tight))) == 1
    assert said(hours_around, case("2026-07-06..2026-07-24", shifts=tight)) == []
    assert said(hours_around, case("2026-07-06..2026-07-25", shifts=tight.splitlines()[0])) == []


def test_sixteen_hours_are_real_hours_when_the_clock_changes() -> None:
    # From Sunday 25 October 2026, a day of 25 hours, begins the first night at work after the holiday.
    shifts = "2026-10-04T08:00 2026-10-04T23:00\n2026-10-25T14:00 2026-10-25T20:00"
    assert said(hours_around, case("2026-10-05..2026-10-24", shifts=shifts)) == []
    shorter = shifts.replace("10-25T14:00", "10-25T13:59")
    assert said(hours_around, case("2026-10-05..2026-10-24", shifts=shorter)) == [("FERIE-5", "ADVARSEL", 1)]


LONG = "2026-06-01..2026-07-11"  # 36 virkedager


def test_at_most_twelve_in_advance_and_in_writing() -> None:
    within = case("2026-06-01..2026-06-30")
    assert within.account.left == -1
    assert said(moved_over, within) == [("FERIE-7", "KREVER_AVTALE", 1)]
    assert said(moved_over, replace(within, advance_agreed=True)) == []
    over = replace(case("2026-06-01..2026-07-18"), advance_agreed=True)
    assert over.account.left == -17
    assert said(moved_over, over) == [("FERIE-7", "KREVER_AVTALE", 17)]


@pytest.mark.parametrize(
    ("holiday", "carried", "today", "expected"),
    [
        ("2026-07-06..2026-07-25", False, "2026-09-30", []),
        ("2026-07-06..2026-07-25", False, "2026-10-01", [("FERIE-7", "INFO", 7)]),
        ("2026-07-06..2026-07-25", True, "2026-12-31", []),
        ("2026-07-06..2026-07-11", True, "2026-12-31", [("FERIE-7", "ADVARSEL", 7)]),
        ("", False, "2027-01-01", []),
    ],
)
def test_what_is_not_booked_late_in_the_year(
    holiday: str, carried: bool, today: str, expected: list[tuple[str, str, int]]
) -> None:
    assert said(moved_over, replace(case(holiday, today), carry_agreed=carried)) == expected


def test_days_the_holiday_pay_does_not_cover_can_be_refused() -> None:
    booked = case("2026-07-06..2026-07-25")
    assert said(unpaid, booked) == []
    assert said(unpaid, replace(booked, paid_days=18)) == []
    assert said(unpaid, replace(booked, paid_days=10)) == [("FERIE-9", "INFO", 8)]
    taken = case("2026-07-06..2026-07-25", "2026-08-01")
    assert said(unpaid, replace(taken, paid_days=10)) == []


def test_illness_in_a_holiday_is_advice_while_it_can_be_claimed() -> None:
    held = case("2026-07-06..2026-07-25", "2026-07-20")
    assert said(ill_on_holiday, held) == []
    ill = replace(held, ill=(stretch("2026-07-10..2026-07-13"),))
    assert said(ill_on_holiday, ill) == [("FERIE-10", "INFO", 3)]
    assert said(ill_on_holiday, replace(ill, today=day("2026-07-27"))) == [("FERIE-10", "INFO", 3)]
    assert said(ill_on_holiday, replace(ill, today=day("2026-07-28"))) == []
    assert said(ill_on_holiday, replace(ill, ill=(stretch("2026-07-12"),))) == []


def test_every_finding_names_its_paragraph_and_what_mends_it() -> None:
    shifts = SUNDAYS + "2026-06-28T08:00 2026-06-28T23:59\n"
    held = replace(
        case("2026-06-01..2026-07-11\n2026-08-03", "2026-05-20", shifts=shifts),
        paid_days=10,
        ill=(stretch("2026-06-02"),),
    )
    found = findings(held)
    assert len(found) >= 4
    assert {each.rule for each in found} >= {"FERIE-6", "FERIE-7", "FERIE-9", "FERIE-10"}
    assert found == sorted(found, key=lambda each: (each.start, each.rule, each.end))
    for each in found:
        assert each.law.startswith("ferieloven § ")
        assert each.mend is not None
        assert each.assistant == "kari"
        assert "{" not in f"{each.text}{each.mend}"
        assert each.severity is not Severity.FEIL
    assert len(RULES) == 8
