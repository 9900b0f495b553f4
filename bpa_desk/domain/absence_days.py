"""Absence in whole calendar days: which days it is, what belongs together, how many there are.

A night missed across midnight is one day, the one it began on (ftrl. § 8-24, SYK-1).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from bpa_desk.domain.absence import Absence
from bpa_desk.domain.time import DAY, Zone

_DAY = timedelta(days=1)
BACK_AT_WORK = 16
"""A new absence within so many calendar days of being back goes on where the last ended (SYK-1, SYK-4)."""


class Stretch(NamedTuple):
    """Days from first to last, both included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many calendar days it is."""
        return (self.last - self.first).days + 1

    def within(self, first: date, last: date) -> Stretch | None:
        """Return the part from first to last, or None."""
        part = Stretch(max(self.first, first), min(self.last, last))
        return part if part.first <= part.last else None


def stretch_of(absence: Absence, zone: Zone, nights: Iterable[tuple[int, int]] = ()) -> Stretch:
    """Return the calendar days of an absence; ``nights`` are the person's shifts that run past midnight.

    The morning after does not count where the absence ends with such a night, nor where it is no longer than
    a day in all.
    """
    first, last = zone.day(absence.start), zone.day(absence.end - 1)
    if last == first:
        return Stretch(first, last)
    midnight = zone.at(last)
    ends_with_night = any(start < midnight and absence.end <= end for start, end in nights)
    if ends_with_night or (absence.end - absence.start <= DAY and absence.start > zone.at(first)):
        last -= _DAY
    return Stretch(first, last)


def joined(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Return the stretches in order, those that overlap or follow day upon day as one."""
    found: list[Stretch] = []
    for each in sorted(stretches):
        if found and each.first <= found[-1].last + _DAY:
            found[-1] = Stretch(found[-1].first, max(found[-1].last, each.last))
        else:
            found.append(each)
    return found


def days_in(stretches: Iterable[Stretch], first: date, last: date) -> int:
    """Return how many calendar days of the stretches lie from first to last; none counts twice."""
    parts = (each.within(first, last) for each in joined(stretches))
    return sum(part.days for part in parts if part is not None)


def in_year(stretches: Iterable[Stretch], year: int) -> int:
    """Return how many calendar days of the stretches lie in the year."""
    return days_in(stretches, date(year, 1, 1), date(year, 12, 31))


def goes_on(earlier: Stretch, start: date) -> bool:
    """True when an absence from ``start`` comes within 16 days of being back, the first day back included."""
    return (start - earlier.last).days <= BACK_AT_WORK


def chains(stretches: Iterable[Stretch]) -> list[tuple[Stretch, ...]]:
    """Return the stretches grouped: each but the first of a group came within 16 days of being back."""
    found: list[list[Stretch]] = []
    for each in joined(stretches):
        if found and goes_on(found[-1][-1], each.first):
            found[-1].append(each)
        else:
            found.append([each])
    return [tuple(group) for group in found]


def chain_at(stretches: Sequence[Stretch], day: date) -> tuple[Stretch, ...]:
    """Return the group an absence on the day would belong to, as far as it has begun; else nothing."""
    begun = [each for each in stretches if each.first <= day]
    groups = chains(begun)
    return groups[-1] if groups and goes_on(groups[-1][-1], day) else ()
