"""Red days, their names, and the windows in which work is Sunday and holiday work (working-time.md C.1–C.2).

Years are Gregorian. Windows follow aml. § 10-10 first paragraph and, for 1 and 17 May, lov 1947-04-26-1 § 2.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from bpa_desk.domain.ordning import SundayMode
from bpa_desk.domain.text import N_
from bpa_desk.domain.time import Period, zone

SUNDAY = 7
SATURDAY = 6
_DAY = timedelta(days=1)

# Clock minutes at which Sunday and holiday work begins the day before, and ends the last red day.
EARLY_EVE = 15 * 60
USUAL_EVE = 18 * 60
LATE_EVE = 22 * 60
WINDOW_END = 22 * 60


class RedShare(NamedTuple):
    """The stretch of instants in which work counts as work on this red day."""

    day: date
    period: Period


@lru_cache(maxsize=256)
def easter(year: int) -> date:
    """Return Easter Sunday by the Gregorian reckoning (Meeus/Jones/Butcher)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    leaps, century_rest = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leaps - correction + 15) % 30
    quarter, rest = divmod(rest, 4)
    weekday = (32 + 2 * century_rest + 2 * quarter - epact - rest) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


@lru_cache(maxsize=256)
def holidays(year: int) -> dict[date, tuple[str, ...]]:
    """Return the public holidays of the year with their marked English names, in order of date.

    A day that is two holidays (17 May 2027 is also Whit Monday) stands once, with both names.
    """
    sunday = easter(year)
    listed = (
        (date(year, 1, 1), N_("New Year’s Day")),
        (sunday - 3 * _DAY, N_("Maundy Thursday")),
        (sunday - 2 * _DAY, N_("Good Friday")),
        (sunday, N_("Easter Sunday")),
        (sunday + _DAY, N_("Easter Monday")),
        (date(year, 5, 1), N_("Labour Day")),
        (date(year, 5, 17), N_("Constitution Day")),
        (sunday + 39 * _DAY, N_("Ascension Day")),
        (sunday + 49 * _DAY, N_("Whit Sunday")),
        (sunday + 50 * _DAY, N_("Whit Monday")),
        (date(year, 12, 25), N_("Christmas Day")),
        (date(year, 12, 26), N_("Boxing Day")),
    )
    found: dict[date, tuple[str, ...]] = {}
    for day, name in sorted(listed, key=lambda each: each[0]):
        found[day] = (*found.get(day, ()), name)
    return found


@lru_cache(maxsize=256)
def eves(year: int) -> dict[date, str]:
    """Return the days that are not red but are treated specially, with their marked English names."""
    sunday = easter(year)
    return {
        sunday - 4 * _DAY: N_("Wednesday before Maundy Thursday"),
        sunday - _DAY: N_("Easter Eve"),
        sunday + 48 * _DAY: N_("Whitsun Eve"),
        date(year, 12, 24): N_("Christmas Eve"),
        date(year, 12, 31): N_("New Year’s Eve"),
    }


def holiday_names(day: date) -> tuple[str, ...]:
    """Return the marked English names of the day, none for a day that is no public holiday."""
    return holidays(day.year).get(day, ())


def eve_name(day: date) -> str | None:
    """Return the marked English name of an eve, or None."""
    return eves(day.year).get(day)


def is_holiday(day: date) -> bool:
    """True on a named public holiday; an ordinary Sunday is none."""
    return day in holidays(day.year)


def is_red(day: date) -> bool:
    """True on Sundays and public holidays."""
    return day.isoweekday() == SUNDAY or day in holidays(day.year)


def red_days(first: date, last: date) -> tuple[date, ...]:
    """Return the red days from first to last, both included, in order."""
    found = {
        day for year in range(first.year, last.year + 1) for day in holidays(year) if first <= day <= last
    }
    sunday = first.toordinal() + (SUNDAY - first.isoweekday())
    found.update(date.fromordinal(ordinal) for ordinal in range(sunday, last.toordinal() + 1, 7))
    return tuple(sorted(found))


def run_of(day: date) -> tuple[date, date]:
    """Return the first and last day of the unbroken run of red days the red day lies in."""
    first = last = day
    while is_red(first - _DAY):
        first -= _DAY
    while is_red(last + _DAY):
        last += _DAY
    return first, last


def eve_start(first: date) -> int:
    """Return the clock minute of the eve from which work counts as holiday work before a run of red days."""
    eve = first - _DAY
    sunday = easter(first.year)
    if (eve.month, eve.day) == (12, 24) or eve in (sunday - _DAY, sunday + 48 * _DAY):
        return EARLY_EVE
    national = (first.month, first.day) in ((5, 1), (5, 17))
    if national and eve.isoweekday() != SATURDAY and first != sunday + 39 * _DAY:
        return LATE_EVE  # lov 1947-04-26-1 § 2: an ordinary working day until 22
    return USUAL_EVE


@lru_cache(maxsize=64)
def red_shares(
    year: int, zone_name: str = "Europe/Oslo", mode: SundayMode = SundayMode.LOVENS_VINDU
) -> tuple[RedShare, ...]:
    """Return each red day's share of the year: its part of the § 10-10 window, or the calendar day itself.

    Inside a run the first day begins at the eve's hour, and each later one at 22 the day before.
    """
    clock = zone(zone_name)
    shares = []
    for day in red_days(date(year, 1, 1), date(year, 12, 31)):
        if mode is SundayMode.KALENDERDOGN:
            shares.append(RedShare(day, clock.day_period(day)))
            continue
        first, _last = run_of(day)
        start = clock.at(day - _DAY, eve_start(day) if day == first else WINDOW_END)
        shares.append(RedShare(day, Period(start, clock.at(day, WINDOW_END))))
    return tuple(shares)


@lru_cache(maxsize=1024)
def months_after(day: date, months: int) -> date:
    """Return the same day of the month so many months later, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        return date.max if months > 0 else date.min
    # Without the library's calendar, which brings the system's languages with it.
    longest = 31 if month == 11 else (date(year, month + 2, 1) - date(year, month + 1, 1)).days
    return date(year, month + 1, min(day.day, longest))
