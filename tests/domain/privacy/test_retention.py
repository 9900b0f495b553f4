"""How long records are kept: to the day, at month ends and in leap years."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpa_desk.domain.calendar import months_after
from bpa_desk.domain.privacy.retention import RETENTIONS, Keep, due

DAYS = st.dates(date(2000, 1, 1), date(2080, 12, 31))


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 8, 31), 1, date(2026, 9, 30)),
        (date(2026, 12, 31), 42, date(2030, 6, 30)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 5, 17), 0, date(2026, 5, 17)),
    ],
)
def test_months_end_where_there_is_such_a_day(day: date, months: int, expected: date) -> None:
    assert months_after(day, months) == expected


@given(DAYS, st.integers(0, 120))
def test_months_after_is_that_many_months_on(day: date, months: int) -> None:
    later = months_after(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later.day < day.day and (later + timedelta(days=1)).day == 1)


def test_hours_are_kept_three_years_and_a_half_after_the_year() -> None:
    assert due(RETENTIONS[Keep.HOURS], date(2026, 3, 1), None, None) == date(2030, 7, 1)


def test_terms_wait_for_the_end_of_the_employment() -> None:
    assert due(RETENTIONS[Keep.TERMS], date(2020, 1, 1), None, None) is None
    assert due(RETENTIONS[Keep.TERMS], date(2020, 1, 1), date(2026, 6, 30), None) == date(2029, 7, 1)


def test_sickness_goes_by_what_comes_first() -> None:
    rule = RETENTIONS[Keep.SICKNESS]
    case, left = date(2026, 3, 31), date(2026, 6, 30)
    assert due(rule, date(2026, 1, 1), None, case) == date(2027, 4, 1)
    assert due(rule, date(2026, 1, 1), left, case) == date(2026, 12, 31)
    assert due(rule, date(2026, 1, 1), left, None) == date(2026, 12, 31)
    assert due(rule, date(2026, 1, 1), None, None) is None


def test_what_belongs_to_the_ordning_never_goes_by_itself() -> None:
    assert due(RETENTIONS[Keep.ORDNING], date(2000, 1, 1), date(2001, 1, 1), date(2001, 1, 1)) is None


def test_every_rule_has_its_length_and_reason() -> None:
    assert set(RETENTIONS) == set(Keep)
    assert all(each.reason for each in RETENTIONS.values())
