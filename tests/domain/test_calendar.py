"""Red days against an independent list, and the windows of Sunday and holiday work."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import holidays as independent
import pytest

from bpa_desk.domain.calendar import (
    eve_name,
    holiday_names,
    holidays,
    is_holiday,
    is_red,
    red_days,
    red_shares,
    run_of,
)
from bpa_desk.domain.ordning import SundayMode
from bpa_desk.domain.time import zone

OSLO = zone()


@pytest.mark.parametrize("year", range(2020, 2051))
def test_holidays_equal_an_independent_source(year: int) -> None:
    assert set(holidays(year)) == set(independent.country_holidays("NO", years=year, include_sundays=False))


@pytest.mark.parametrize("year", [2026, 2027, 2032])
def test_red_days_are_holidays_and_sundays(year: int) -> None:
    listed = independent.country_holidays("NO", years=year, include_sundays=True)
    assert set(red_days(date(year, 1, 1), date(year, 12, 31))) == set(listed)
    assert all(is_red(day) for day in listed)


def test_a_day_that_is_two_holidays_stands_once_with_both_names() -> None:
    assert holiday_names(date(2027, 5, 17)) == ("Constitution Day", "Whit Monday")
    assert holiday_names(date(2032, 5, 17)) == ("Constitution Day", "Whit Monday")
    assert len(holidays(2027)) == 11


def test_an_ordinary_sunday_is_red_but_no_holiday() -> None:
    assert is_red(date(2026, 11, 22))
    assert not is_holiday(date(2026, 11, 22))
    assert eve_name(date(2026, 12, 24)) == "Christmas Eve"
    assert eve_name(date(2026, 4, 4)) == "Easter Eve"
    assert eve_name(date(2026, 4, 3)) is None


@pytest.mark.parametrize(
    ("day", "start", "end"),
    [
        ("2026-11-22", "2026-11-21T18:00", "2026-11-22T22:00"),  # an ordinary Sunday
        ("2026-04-03", "2026-04-01T18:00", "2026-04-03T22:00"),  # Maundy Thursday and Good Friday
        ("2026-04-05", "2026-04-04T15:00", "2026-04-06T22:00"),  # Easter
        ("2026-12-26", "2026-12-24T15:00", "2026-12-27T22:00"),  # Christmas with a Sunday after it
        (
            "2026-05-01",
            "2026-04-30T22:00",
            "2026-05-01T22:00",
        ),  # a Friday: the eve is an ordinary working day
        ("2026-05-17", "2026-05-16T18:00", "2026-05-17T22:00"),  # a Sunday: the eve is a Saturday
        ("2027-05-01", "2027-04-30T22:00", "2027-05-02T22:00"),  # a Saturday, and the Sunday after
        ("2027-05-17", "2027-05-15T15:00", "2027-05-17T22:00"),  # also Whit Monday
        ("2028-05-17", "2028-05-16T22:00", "2028-05-17T22:00"),  # a Wednesday
        ("2029-05-17", "2029-05-16T22:00", "2029-05-17T22:00"),
        ("2008-05-01", "2008-04-30T18:00", "2008-05-01T22:00"),  # also Ascension Day
        ("2028-12-25", "2028-12-23T18:00", "2028-12-26T22:00"),  # Christmas Eve is itself a Sunday
        ("2027-03-28", "2027-03-27T15:00", "2027-03-29T22:00"),  # the clock changes on Easter Sunday
    ],
)
def test_windows(day: str, start: str, end: str) -> None:
    run = run_of(date.fromisoformat(day))
    shares = [each.period for each in red_shares(run[0].year) if run[0] <= each.day <= run[1]]
    assert (OSLO.text(shares[0].start), OSLO.text(shares[-1].end)) == (start, end)


def test_christmas_2026_is_79_hours() -> None:
    shares = [each.period.minutes for each in red_shares(2026) if each.day >= date(2026, 12, 25)]
    # Sunday comes straight after the second day of Christmas, and is of the same run.
    assert sum(shares) == 79 * 60


@pytest.mark.parametrize("year", range(2020, 2051))
def test_shares_follow_one_another_without_overlap(year: int) -> None:
    shares = red_shares(year)
    for before, after in itertools.pairwise(shares):
        assert before.period.end <= after.period.start
        same_run = (after.day - before.day) == timedelta(days=1)
        assert (before.period.end == after.period.start) == same_run
    for share in shares:
        assert share.period.start < share.period.end == OSLO.at(share.day, 22 * 60)


def test_calendar_day_mode_uses_the_day_itself() -> None:
    share = next(
        each for each in red_shares(2026, mode=SundayMode.KALENDERDOGN) if each.day == date(2026, 10, 25)
    )
    assert share.period.minutes == 25 * 60
