"""Dates an employment sets running, each side of its limit."""

from __future__ import annotations

from datetime import date

import pytest

from bpa_desk.domain.assistant import Employment, EmploymentKind
from bpa_desk.domain.calendar import months_after
from bpa_desk.domain.employment_clocks import deadlines, notice_end


def temporary(start: str, end: str | None, key: str = "e") -> Employment:
    last = date.fromisoformat(end) if end else None
    return Employment(key, "kari", date.fromisoformat(start), last, EmploymentKind.MIDLERTIDIG)


def due(rule: str, *employments: Employment) -> list[str]:
    return [each.due.isoformat() for each in deadlines(employments) if each.rule == rule]


def test_contract_within_a_week_or_at_once() -> None:
    assert due("AVT-1", Employment("e", "kari", date(2026, 11, 2))) == ["2026-11-09"]
    assert due("AVT-1", temporary("2026-11-02", "2026-12-02")) == ["2026-11-09"]
    assert due("AVT-1", temporary("2026-11-02", "2026-12-01")) == ["2026-11-02"]


def test_trial_is_six_months_or_half_the_time() -> None:
    assert due("PRØVE-1", Employment("e", "kari", date(2026, 1, 1))) == ["2026-06-30"]
    assert due("PRØVE-1", temporary("2026-01-01", "2026-01-30")) == ["2026-01-15"]
    assert due("PRØVE-1", temporary("2026-01-01", "2028-01-01")) == ["2026-06-30"]


def test_notice_of_the_end_after_more_than_a_year() -> None:
    assert due("MIDL-1", temporary("2026-01-01", "2026-12-31")) == []
    assert due("MIDL-1", temporary("2026-01-01", "2027-01-01")) == ["2026-12-01", "2027-01-01"]
    told = deadlines([temporary("2026-01-01", "2027-03-31")])
    (_year, found) = [each for each in told if each.rule == "MIDL-1"]
    assert (found.due, found.remind, found.law) == (date(2027, 2, 28), date(2026, 12, 28), "aml. § 14-9 (5)")


def test_three_years_in_a_row() -> None:
    chain = [temporary("2024-01-01", "2024-12-31", "a"), temporary("2025-01-01", "2026-12-31", "b")]
    assert [each.due for each in deadlines(chain) if each.law == "aml. § 14-9 (7)"] == [date(2026, 12, 1)]
    gap = [temporary("2024-01-01", "2024-12-31", "a"), temporary("2025-01-02", "2026-12-31", "b")]
    assert not [each for each in deadlines(gap) if each.law == "aml. § 14-9 (7)"]
    endless = temporary("2025-06-15", None)
    assert [each.due for each in deadlines([endless]) if each.law == "aml. § 14-9 (7)"] == [date(2028, 5, 15)]
    permanent = Employment("e", "kari", date(2020, 1, 1))
    assert not [each for each in deadlines([permanent]) if each.rule == "MIDL-1"]


@pytest.mark.parametrize(
    ("day", "months", "found"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2026-03-31", -1, "2026-02-28"),
        ("2026-12-15", 1, "2027-01-15"),
        ("9999-12-01", 1, "9999-12-31"),
        ("0001-01-05", -1, "0001-01-01"),
    ],
)
def test_months(day: str, months: int, found: str) -> None:
    assert months_after(date.fromisoformat(day), months) == date.fromisoformat(found)


def test_notice_runs_from_the_next_month() -> None:
    start = date(2020, 6, 1)
    assert notice_end(date(2025, 5, 31), start) == date(2025, 6, 30)
    assert notice_end(date(2025, 6, 1), start) == date(2025, 8, 31)
    assert notice_end(date(2030, 6, 1), start) == date(2030, 9, 30)
    assert notice_end(date(2020, 7, 10), start, trial=True) == date(2020, 7, 24)


def test_deadlines_stand_in_order() -> None:
    found = deadlines([temporary("2026-01-01", "2027-03-31"), Employment("f", "ola", date(2026, 2, 1))])
    assert [each.due for each in found] == sorted(each.due for each in found)
    assert all(str(each.text) and each.remind <= each.due for each in found)
