"""Times, dates and hours are read as people write them, and nothing else is taken for one."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpa_desk.domain.text import DomainError
from bpa_desk.ui.kit import reading

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("07:30", 450),
        ("730", 450),
        ("7.30", 450),
        ("0730", 450),
        ("7", 420),
        (" kl 7 ", 420),
        ("kl. 22.15", 1335),
        ("0", 0),
        ("23:59", 1439),
        ("7,30", 450),
        ("1130", 690),
    ],
)
def test_times(typed: str, minutes: int) -> None:
    assert reading.time_of_day(typed) == minutes


@pytest.mark.parametrize("typed", ["24", "24:00", "7:60", "25", "sju", "7:3", "", "-7", "12345", "7:30:10"])
def test_not_times(typed: str) -> None:
    with pytest.raises(DomainError):
        reading.time_of_day(typed)


def test_midnight_is_a_time_only_where_something_ends() -> None:
    assert reading.time_of_day("24", midnight_ends=True) == 1440
    with pytest.raises(DomainError):
        reading.time_of_day("24:01", midnight_ends=True)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("24.11", date(2026, 11, 24)),
        ("24.11.", date(2026, 11, 24)),
        ("24/11", date(2026, 11, 24)),
        ("24.11.26", date(2026, 11, 24)),
        ("24.11.2026", date(2026, 11, 24)),
        ("2026-11-24", date(2026, 11, 24)),
        ("241126", date(2026, 11, 24)),
        ("2411", date(2026, 11, 24)),
        ("2.1", date(2027, 1, 2)),
        ("3. 9", date(2026, 9, 3)),
        ("29.2", date(2028, 2, 29)),
        ("1.5.30", date(2030, 5, 1)),
    ],
)
def test_dates(typed: str, expected: date) -> None:
    assert reading.day(typed, TODAY) == expected


def test_birth_dates_lie_in_the_past() -> None:
    assert reading.day("24.12.85", TODAY, past=True) == date(1985, 12, 24)
    assert reading.day("24.12.30", TODAY, past=True) == date(1930, 12, 24)
    assert reading.day("24.12", TODAY, past=True) == date(2025, 12, 24)


@pytest.mark.parametrize("typed", ["32.1", "29.2.2027", "1.13", "2026-13-01", "mandag", "", "1.1.1.1"])
def test_not_dates(typed: str) -> None:
    with pytest.raises(DomainError):
        reading.day(typed, TODAY)


@pytest.mark.parametrize("typed", ["31.12.9999", "01.01.0001", "24.11.0026", "1899-12-31", "1.1.2200"])
def test_a_year_nobody_can_mean_is_told_of(typed: str) -> None:
    with pytest.raises(DomainError) as refused:
        reading.day(typed, TODAY)
    assert refused.value.message.values == {"first": "1900", "last": "2199"}


@given(st.dates(date(1930, 1, 1), date(2100, 12, 31)))
def test_full_dates_are_read_as_written(day: date) -> None:
    assert reading.day(f"{day.day}.{day.month}.{day.year}", TODAY) == day
    assert reading.day(day.isoformat(), TODAY) == day


@given(st.integers(-180, 180))
def test_short_dates_are_near(days: int) -> None:
    day = TODAY + timedelta(days=days)
    assert reading.day(f"{day.day}.{day.month}", TODAY) == day


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("35,5", 2130),
        ("35.5", 2130),
        ("7:30", 450),
        ("7", 420),
        ("90 min", 90),
        ("7 t 30 min", 450),
        ("7t", 420),
        ("2 timer", 120),
        ("-1:15", -75),
        ("0", 0),
    ],
)
def test_lengths(typed: str, minutes: int) -> None:
    assert reading.length(typed) == minutes


@pytest.mark.parametrize("typed", ["", "7:60", "timer", "1,2,3", "syv", "t"])
def test_not_lengths(typed: str) -> None:
    with pytest.raises(DomainError):
        reading.length(typed)


@given(st.text(max_size=30))
def test_nothing_typed_can_break_the_readers(text: str) -> None:
    for read in (reading.time_of_day, reading.length, reading.figure, _read_day):
        with suppress(DomainError):
            read(text)


def _read_day(text: str) -> date:
    return reading.day(text, TODAY)
