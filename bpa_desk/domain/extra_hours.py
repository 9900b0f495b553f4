"""What a part-timer works beyond the position over twelve months (aml. § 14-4 a; working-time.md DELT-3).

The right needs regular work beyond the position during the last twelve months, counted back from the claim.
The program shows the figures two ways and never decides: over all 52 weeks, and without the weeks of
holiday.
"""

from __future__ import annotations

import itertools
from calendar import monthrange
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from bpa_desk.domain.rota import Person, Rota
from bpa_desk.domain.rules.check import figures_of, situations
from bpa_desk.domain.rules.frame import Frame
from bpa_desk.domain.time import DateSpan

WEEKS = 52
HOLIDAY_WEEKS = 5
REGULAR_MONTHS = 8


class ExtraHours(NamedTuple):
    """Minutes beyond the position in each of twelve months, the oldest first, and what they amount to."""

    months: tuple[int, ...]
    position: int
    full_time: int
    holiday_weeks: int = HOLIDAY_WEEKS
    regular_months: int = REGULAR_MONTHS

    @property
    def total(self) -> int:
        """Extra minutes in all twelve months."""
        return sum(self.months)

    @property
    def months_with_extra(self) -> int:
        """How many of the months have extra work."""
        return sum(each > 0 for each in self.months)

    @property
    def regular(self) -> bool:
        """True from eight of twelve months unless the ordning reads it otherwise ([P])."""
        return self.months_with_extra >= self.regular_months

    @property
    def real_week(self) -> Fraction:
        """Minutes a week on average over 52 weeks."""
        return self.position + Fraction(self.total, WEEKS)

    @property
    def real_week_without_holiday(self) -> Fraction:
        """Minutes a week on average over the weeks that are not holiday."""
        return self.position + Fraction(self.total, max(1, WEEKS - self.holiday_weeks))

    def share(self, week: Fraction) -> Fraction:
        """Return minutes a week as percent of full time."""
        return 100 * week / self.full_time if self.full_time else Fraction(0)


def twelve_months(claimed: date) -> tuple[tuple[date, date], ...]:
    """Return first and last day of the twelve months up to the day before the claim, the oldest first."""
    edges = [_months_before(claimed, count) for count in range(12, -1, -1)]
    return tuple((first, date.fromordinal(last.toordinal() - 1)) for first, last in itertools.pairwise(edges))


def extra_hours(rota: Rota, person: str, claimed: date, full_time: int) -> ExtraHours:
    """Return the person's extra hours (merarbeid and overtime) in the twelve months before the claim."""
    return ExtraHours(
        months=tuple(_extra(rota, person, first, last) for first, last in twelve_months(claimed)),
        position=_position(rota, person, claimed),
        full_time=full_time,
        regular_months=rota.ordning.readings.extra_months,
    )


def _extra(rota: Rota, person: str, first: date, last: date) -> int:
    own = tuple(each for each in rota.shifts if each.assistant == person)
    part = replace(rota, period=DateSpan(first, last), shifts=own, needs=(), people=_only(rota, person))
    for situation in situations(Frame(part)):
        found = figures_of(situation)
        return found.additional + found.overtime
    return 0


def _only(rota: Rota, person: str) -> tuple[Person, ...]:
    return tuple(each for each in rota.people if each.id == person)


def _position(rota: Rota, person: str, day: date) -> int:
    return next((each.terms_on(day).position or 0 for each in rota.people if each.id == person), 0)


def _months_before(day: date, count: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 - count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
