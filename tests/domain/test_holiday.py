"""Virkedager and the account of a year: what there is, what is taken and booked, what is left."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpa_desk.domain.absence_days import Stretch
from bpa_desk.domain.absence_terms import AbsenceTerms, AbsenceYear
from bpa_desk.domain.assistant import Employment, EmploymentKind
from bpa_desk.domain.calendar import months_after
from bpa_desk.domain.holiday_account import Account, account, started_in
from bpa_desk.domain.holiday_days import latest_start, longest, runs, virkedager, virkedager_of
from tests.domain.absence_text import day, stretch, stretches, told
from tests.domain.test_absence_days import DAYS, STRETCHES

LAW = AbsenceTerms("absence")
WITH_TARIFF = AbsenceTerms("absence", fifth_week=5)


def year_of(
    text: str = "",
    year: int = 2026,
    *,
    started: str = "2020-01-01",
    birth: str = "",
    terms: AbsenceTerms = LAW,
    agreed: AbsenceYear | None = None,
    today: str = "2026-11-24",
    before: int | None = None,
) -> Account:
    """Return the account of a year with the holidays of the lines."""
    born = day(birth) if birth else None
    return account(year, day(started), born, terms, agreed, stretches(text), day(today), before)


def agreed(**numbers: int) -> AbsenceYear:
    """Return an agreement for 2026 with these numbers."""
    return AbsenceYear("y", "kari", 2026, **numbers)  # type: ignore[arg-type]


def test_main_holiday_of_the_rule_book() -> None:
    # Example 32: Monday 6 July to Saturday 25 July 2026 is 18 virkedager, told by 6 May.
    assert virkedager(day("2026-07-06"), day("2026-07-25")) == 18
    assert months_after(day("2026-07-06"), -2) == day("2026-05-06")


@pytest.mark.parametrize(
    ("days", "count"),
    [
        ("2026-07-06..2026-07-12", 6),  # Sunday is none
        ("2026-03-30..2026-04-06", 4),  # Easter week: Mon, Tue, Wed and the Saturday
        ("2026-05-14..2026-05-17", 2),  # Ascension Day, Friday, Saturday, Sunday 17 May
        ("2027-05-17..2027-05-17", 0),  # two holidays in one
        ("2026-12-24..2027-01-02", 6),
        ("2028-02-28..2028-03-01", 3),
        ("2026-10-24..2026-10-26", 2),
        ("2026-07-05..2026-07-05", 0),
    ],
)
def test_virkedager_are_monday_to_saturday_without_holidays(days: str, count: int) -> None:
    assert virkedager(*stretch(days)) == count


def test_days_are_split_at_new_year_and_none_counts_twice() -> None:
    held = stretches("2026-12-21..2027-01-09\n2026-12-21..2026-12-23")
    assert virkedager_of(held, day("2026-01-01"), day("2026-12-31")) == 8
    assert virkedager_of(held, day("2027-01-01"), day("2027-12-31")) == 7


def test_a_holiday_goes_on_over_red_days_and_breaks_at_a_virkedag() -> None:
    held = stretches("2026-07-06..2026-07-11\n2026-07-13..2026-07-18\n2026-07-21")
    assert [told(each) for each in runs(held)] == ["2026-07-06..2026-07-18", "2026-07-21"]
    best, count = longest(held, day("2026-07-08"), day("2026-09-30"))
    assert best is not None
    assert (told(best), count) == ("2026-07-08..2026-07-18", 10)
    assert longest(held, day("2026-08-01"), day("2026-09-30")) == (None, 0)
    # Of two that are as long it is the earlier, and a Sunday alone is none.
    equal = stretches("2026-07-06..2026-07-11\n2026-08-03..2026-08-08")
    assert longest(equal, day("2026-07-01"), day("2026-09-30")) == (equal[0], 6)
    assert longest(stretches("2026-07-05"), day("2026-07-01"), day("2026-09-30")) == (None, 0)


@pytest.mark.parametrize(
    ("count", "last", "first"),
    [
        (18, "2026-09-30", "2026-09-10"),
        (1, "2026-09-30", "2026-09-30"),
        (1, "2026-07-05", "2026-07-04"),
    ],
)
def test_latest_start_leaves_just_enough(count: int, last: str, first: str) -> None:
    assert latest_start(count, day(last)) == day(first)
    assert virkedager(day(first), day(last)) == count


def test_the_law_gives_twenty_five_and_every_line_says_why() -> None:
    found = year_of("2026-07-06..2026-07-25\n2026-12-21..2026-12-23")
    assert (found.entitled, found.taken, found.booked, found.left) == (25, 18, 3, 4)
    assert [(line.days, line.law) for line in found.lines] == [(25, "ferieloven § 5 (1)")]
    assert found.main_holiday


@pytest.mark.parametrize(
    ("started", "entitled", "main"),
    [
        ("2026-08-15", 25, True),
        ("2026-08-16", 25, False),
        ("2026-09-30", 25, False),
        ("2026-10-01", 6, False),
        ("2026-12-31", 6, False),
        ("2025-12-31", 25, True),
    ],
)
def test_who_begins_late_has_six_days_or_no_main_holiday(started: str, entitled: int, main: bool) -> None:
    found = year_of(started=started)
    assert (found.entitled, found.main_holiday) == (entitled, main)


@pytest.mark.parametrize(
    ("birth", "entitled"), [("1966-12-31", 31), ("1967-01-01", 25), ("1950-02-28", 31), ("", 25)]
)
def test_the_year_one_turns_sixty_gives_six_more(birth: str, entitled: int) -> None:
    found = year_of(birth=birth)
    assert found.entitled == entitled
    assert found.age_known is bool(birth)


def test_the_tariffs_fifth_week_and_what_was_taken_elsewhere() -> None:
    found = year_of(terms=WITH_TARIFF, agreed=agreed(taken_elsewhere=10))
    assert [line.days for line in found.lines] == [25, 5, -10]
    assert year_of(terms=WITH_TARIFF, started="2026-10-05").entitled == 6


@pytest.mark.parametrize(
    ("before", "written", "carried"),
    [(None, None, 0), (0, None, 0), (4, None, 4), (-3, None, -3), (4, 7, 7), (9, 0, 0)],
)
def test_what_was_left_comes_along_unless_something_else_is_written(
    before: int | None, written: int | None, carried: int
) -> None:
    note = None if written is None else agreed(carried_in=written)
    found = year_of(agreed=note, before=before)
    assert (found.carried_in, found.left) == (carried, 25 + carried)


@pytest.mark.parametrize(("today", "taken"), [("2025-12-31", 0), ("2026-07-08", 3), ("2027-02-01", 18)])
def test_taken_is_what_has_been_by_today(today: str, taken: int) -> None:
    found = year_of("2026-07-06..2026-07-25", today=today)
    assert (found.taken, found.taken + found.booked) == (taken, 18)


def employed(*spans: str, kind: EmploymentKind = EmploymentKind.FAST) -> list[Employment]:
    return [
        Employment(str(at), "kari", day(text[:10]), day(text[12:]) if text[12:] else None, kind)
        for at, text in enumerate(spans)
    ]


@pytest.mark.parametrize(
    ("spans", "started"),
    [
        (("2020-01-01..",), "2020-01-01"),
        (("2020-01-01..2026-03-31", "2026-04-01.."), "2020-01-01"),
        (("2020-01-01..2024-03-31", "2026-11-02.."), "2026-11-02"),
        (("2027-01-01..",), None),
        (("2020-01-01..2025-12-31",), None),
    ],
)
def test_the_employment_of_the_year_is_found(spans: tuple[str, ...], started: str | None) -> None:
    assert started_in(employed(*spans), 2026) == (None if started is None else day(started))


def test_an_assignment_gives_no_holiday() -> None:
    assert started_in(employed("2020-01-01..", kind=EmploymentKind.OPPDRAG), 2026) is None


@given(STRETCHES, DAYS, st.integers(2023, 2033), st.none() | st.integers(-12, 30))
def test_balance_is_entitled_and_brought_along_less_taken_and_booked(
    held: list[Stretch], today: date, year: int, before: int | None
) -> None:
    found = account(year, date(2020, 1, 1), None, LAW, None, held, today, before)
    every = {each.first + timedelta(n) for each in held for n in range(each.days)}
    counted = [each for each in every if each.year == year and virkedager(each, each)]
    assert found.left == found.entitled + found.carried_in - found.taken - found.booked
    assert found.taken + found.booked == len(counted)
    assert found.taken == sum(1 for each in counted if each <= today)


@given(DAYS, st.integers(0, 60))
def test_virkedager_add_up_day_by_day(first: date, more: int) -> None:
    last = first + timedelta(more)
    assert virkedager(first, last) == sum(
        virkedager(first + timedelta(n), first + timedelta(n)) for n in range(more + 1)
    )
    assert virkedager(last + timedelta(1), last) == 0
