"""Days, red days and runs of minutes for the second reading of the rule book; plain arithmetic throughout."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

OSLO = ZoneInfo("Europe/Oslo")
HOUR = 60


def at(day: date, minute: int = 0) -> int:
    """Return the minute of a wall time in Oslo."""
    wall = datetime(day.year, day.month, day.day, tzinfo=OSLO) + timedelta(minutes=minute)
    return int(wall.astimezone(UTC).timestamp()) // 60


def easter(year: int) -> date:
    """Return Easter Sunday by the Gregorian rule (Meeus)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    f = (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def red(day: date) -> bool:
    """True for Sundays and holidays (C.1)."""
    away = (day - easter(day.year)).days
    fixed = {(1, 1), (5, 1), (5, 17), (12, 25), (12, 26)}
    return day.isoweekday() == 7 or away in (-3, -2, 0, 1, 39, 49, 50) or (day.month, day.day) in fixed


def window(day: date) -> tuple[int, int]:
    """Return the window of a red day inside its run (C.2)."""
    end = at(day, 22 * HOUR)
    eve = day - timedelta(days=1)
    if red(eve):
        return at(eve, 22 * HOUR), end
    away = (eve - easter(eve.year)).days
    if (eve.month, eve.day) == (12, 24) or away in (-1, 48):
        return at(eve, 15 * HOUR), end
    if (day.month, day.day) in ((5, 1), (5, 17)) and eve.isoweekday() != 6 and away != 38:
        return at(eve, 22 * HOUR), end
    return at(eve, 18 * HOUR), end


def runs(line: bytearray, ink: int) -> Iterator[tuple[int, int]]:
    """Yield from and to of each unbroken run of equal minutes."""
    wanted, other = bytes([ink]), bytes([1 - ink])
    place = line.find(wanted)
    while place >= 0:
        stop = line.find(other, place)
        stop = len(line) if stop < 0 else stop
        yield place, stop
        place = line.find(wanted, stop)


def minutes(amount: Fraction) -> int:
    """Return whole minutes of a share, the half up."""
    return int(amount + Fraction(1, 2))
