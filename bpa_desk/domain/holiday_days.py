"""Virkedager: the days holiday is counted in, Monday to Saturday without public holidays (ferieloven § 5).

A part-timer's free weekdays inside a holiday count like any other (FERIE-1).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from bpa_desk.domain.absence_days import Stretch, joined
from bpa_desk.domain.calendar import is_red, red_days

WEEK = 6
_DAY = timedelta(days=1)


def virkedager(first: date, last: date) -> int:
    """Return how many virkedager there are from first to last, both included; 0 if last is before first."""
    return max((last - first).days + 1, 0) - len(red_days(first, last))


def virkedager_of(stretches: Iterable[Stretch], first: date, last: date) -> int:
    """Return how many virkedager of the stretches lie from first to last; none counts twice."""
    parts = (each.within(first, last) for each in joined(stretches))
    return sum(virkedager(*part) for part in parts if part is not None)


def runs(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Return the unbroken holidays: stretches with only red days between them are one."""
    found: list[Stretch] = []
    for each in joined(stretches):
        if found and virkedager(found[-1].last + _DAY, each.first - _DAY) == 0:
            found[-1] = Stretch(found[-1].first, each.last)
        else:
            found.append(each)
    return found


def longest(stretches: Iterable[Stretch], first: date, last: date) -> tuple[Stretch | None, int]:
    """Return the unbroken holiday with most virkedager from first to last, and how many they are."""
    best: tuple[Stretch | None, int] = (None, 0)
    for each in runs(stretches):
        part = each.within(first, last)
        count = virkedager(*part) if part is not None else 0
        if count > best[1]:
            best = part, count
    return best


def latest_start(count: int, last: date) -> date:
    """Return the latest day on which a holiday of so many virkedager can begin and still end by ``last``."""
    day = last
    while True:
        if not is_red(day):
            count -= 1
        if count <= 0:
            return day
        day -= _DAY
