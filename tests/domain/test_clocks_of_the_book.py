"""Every clock of the rule book's A.11 at month ends and in leap years; each test names the rule's id."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import pytest

from bpa_desk.domain.arrangement import Arrangement, ArrangementKind
from bpa_desk.domain.assistant import Employment, EmploymentKind
from bpa_desk.domain.employment_clocks import (
    deadlines,
    employed_since,
    may_ask_again,
    notice_end,
    requests,
)

FAST, TEMPORARY, ON_CALL = EmploymentKind.FAST, EmploymentKind.MIDLERTIDIG, EmploymentKind.TILKALLING


class Told(NamedTuple):
    due: str
    remind: str
    law: str


def terms(kind: EmploymentKind, start: str, end: str | None = None) -> Employment:
    last = date.fromisoformat(end) if end else None
    return Employment(start, "kari", date.fromisoformat(start), last, kind)


def told(rule: str, *employments: Employment) -> list[Told]:
    return [
        Told(each.due.isoformat(), each.remind.isoformat(), each.law)
        for each in deadlines(employments)
        if each.rule == rule
    ]


def days(rule: str, *employments: Employment) -> list[str]:
    return [each.due for each in told(rule, *employments)]


@pytest.mark.parametrize(
    ("start", "end", "due"),
    [
        ("2028-02-25", None, "2028-03-03"),  # over 29 February
        ("2026-12-28", None, "2027-01-04"),
        ("2026-01-31", "2026-02-27", "2026-01-31"),  # a month or shorter: at once
        ("2026-01-31", "2026-02-28", "2026-02-07"),
        ("2028-01-31", "2028-02-28", "2028-01-31"),  # the leap year's month is a day longer
        ("2028-01-31", "2028-02-29", "2028-02-07"),
    ],
)
def test_avt_1_within_seven_days_or_at_once(start: str, end: str | None, due: str) -> None:
    kind = TEMPORARY if end else FAST
    assert days("AVT-1", terms(kind, start, end)) == [due]


def test_avt_3_new_terms_are_in_writing_the_day_they_begin() -> None:
    first, second = terms(FAST, "2025-03-01", "2028-02-29"), terms(FAST, "2028-03-01")
    assert told("AVT-3", first, second) == [Told("2028-03-01", "2028-02-16", "aml. § 14-8")]
    assert days("AVT-1", first, second) == ["2025-03-08"]
    after_a_gap = terms(FAST, "2028-03-02")
    assert told("AVT-3", first, after_a_gap) == []
    assert days("AVT-1", first, after_a_gap) == ["2025-03-08", "2028-03-09"]
    assert told("AVT-3", terms(ON_CALL, "2025-03-01", "2028-02-29"), second) == []


@pytest.mark.parametrize(
    ("start", "end", "due"),
    [
        ("2026-08-31", None, "2027-02-27"),
        ("2027-08-31", None, "2028-02-28"),  # February 2028 has a 29th
        ("2026-12-01", None, "2027-05-31"),
        ("2028-02-29", None, "2028-08-28"),
        ("2028-02-01", "2028-02-29", "2028-02-14"),  # half of 29 days
        ("2026-02-01", "2026-02-28", "2026-02-14"),
        ("2026-01-01", "2026-12-31", "2026-06-30"),
    ],
)
def test_prove_1_six_months_or_half(start: str, end: str | None, due: str) -> None:
    assert days("PRØVE-1", terms(TEMPORARY if end else FAST, start, end)) == [due]


def test_prove_1_no_new_trial_beyond_six_months_in_all() -> None:
    short = terms(TEMPORARY, "2026-01-01", "2026-02-28")
    assert days("PRØVE-1", short, terms(FAST, "2026-03-01")) == ["2026-01-29", "2026-06-30"]
    long = terms(TEMPORARY, "2026-01-01", "2026-06-30")
    assert days("PRØVE-1", long, terms(FAST, "2026-07-01")) == ["2026-03-31"]
    assert days("PRØVE-1", long, terms(FAST, "2026-07-02")) == ["2026-03-31", "2027-01-01"]
    same = terms(FAST, "2026-01-01", "2026-03-31"), terms(FAST, "2026-04-01")
    assert days("PRØVE-1", *same) == ["2026-06-30"]  # told once, though two terms set it


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [
        ("2026-01-01", "2026-12-31", []),
        (
            "2026-01-01",
            "2027-01-01",
            [
                Told("2026-12-01", "2026-10-01", "aml. § 14-9 (5)"),
                Told("2027-01-01", "2026-11-01", "aml. § 14-9 (5)"),
            ],
        ),
        (
            "2027-02-28",
            "2028-03-31",
            [
                Told("2028-02-28", "2027-12-28", "aml. § 14-9 (5)"),  # a year
                Told("2028-02-29", "2027-12-29", "aml. § 14-9 (5)"),  # a month before the end
            ],
        ),
        ("2028-02-29", "2029-02-27", []),
        (
            "2028-02-29",
            None,
            [
                Told("2029-02-28", "2028-12-28", "aml. § 14-9 (5)"),
                Told("2031-01-28", "2030-11-28", "aml. § 14-9 (7)"),
            ],
        ),
    ],
)
def test_midl_1_a_year_the_notice_and_three_years(start: str, end: str | None, found: list[Told]) -> None:
    assert told("MIDL-1", terms(TEMPORARY, start, end)) == found


def test_midl_1_terms_that_follow_count_together() -> None:
    chain = terms(TEMPORARY, "2026-01-01", "2026-06-30"), terms(TEMPORARY, "2026-07-01", "2027-01-31")
    assert days("MIDL-1", *chain) == ["2026-12-31", "2027-01-01"]
    broken = terms(TEMPORARY, "2026-01-01", "2026-06-30"), terms(TEMPORARY, "2026-07-02", "2027-01-31")
    assert days("MIDL-1", *broken) == []
    after_permanent = terms(FAST, "2026-01-01", "2026-06-30"), terms(TEMPORARY, "2026-07-01", "2027-01-31")
    assert days("MIDL-1", *after_permanent) == []


@pytest.mark.parametrize(
    ("asked", "due", "again"),
    [
        ("2026-08-31", "2026-09-30", "2027-02-28"),
        ("2027-08-31", "2027-09-30", "2028-02-29"),
        ("2028-01-31", "2028-02-29", "2028-07-31"),
        ("2026-01-31", "2026-02-28", "2026-07-31"),
    ],
)
def test_delt_4_answered_within_a_month_and_not_asked_again_for_six(asked: str, due: str, again: str) -> None:
    day = date.fromisoformat(asked)
    (found,) = requests([Arrangement("g", "kari", ArrangementKind.PREDICTABLE, day)])
    assert (found.rule, found.due.isoformat()) == ("DELT-4", due)
    assert may_ask_again(day).isoformat() == again


@pytest.mark.parametrize(
    ("given", "start", "born", "end"),
    [
        ("2028-01-31", "2026-01-01", None, "2028-02-29"),
        ("2027-01-31", "2026-01-01", None, "2027-02-28"),
        ("2026-12-31", "2021-12-31", None, "2027-02-28"),  # five years that day: two months
        ("2026-12-30", "2021-12-31", None, "2027-01-31"),
        ("2026-11-30", "2016-11-30", None, "2027-02-28"),  # ten years that day: three months
        ("2026-11-30", "2016-11-30", "1976-12-01", "2027-02-28"),
        ("2026-11-30", "2016-11-30", "1976-11-30", "2027-03-31"),
        ("2026-11-30", "2016-11-30", "1971-11-30", "2027-04-30"),
        ("2026-11-30", "2016-11-30", "1966-11-30", "2027-05-31"),
        ("2026-11-30", "2016-12-01", "1966-11-30", "2027-01-31"),  # not ten years yet
    ],
)
def test_opps_1_from_the_first_of_the_next_month(given: str, start: str, born: str | None, end: str) -> None:
    birth = date.fromisoformat(born) if born else None
    found = notice_end(date.fromisoformat(given), date.fromisoformat(start), born=birth)
    assert found.isoformat() == end


def test_opps_1_fourteen_days_in_a_trial() -> None:
    assert notice_end(date(2028, 2, 20), date(2028, 1, 1), trial=True) == date(2028, 3, 5)


def test_opps_1_is_counted_from_all_terms_that_led_up_to_today() -> None:
    held = [terms(FAST, "2020-01-01", "2024-02-29"), terms(FAST, "2024-03-01")]
    assert employed_since(held, date(2026, 1, 1)) == date(2020, 1, 1)
    assert employed_since(held, date(2019, 1, 1)) is None
    assert employed_since([], date(2026, 1, 1)) is None
