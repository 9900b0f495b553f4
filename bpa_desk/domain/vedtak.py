"""The municipality's grant of hours."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from fractions import Fraction

from bpa_desk.domain.quick import dataclass


class VedtakUnit(StrEnum):
    """What the granted hours are counted per."""

    WEEK = "week"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Vedtak:
    """Granted minutes per week or year in a span of days (hms-and-papers.md, Timeregnskap)."""

    id: str
    start: date
    minutes: int
    end: date | None = None
    unit: VedtakUnit = VedtakUnit.WEEK
    municipality: str = ""
    decided_on: date | None = None
    next_review: date | None = None
    notes: str = ""

    def covers(self, day: date) -> bool:
        """True when the vedtak is in force on the day."""
        return self.start <= day and (self.end is None or day <= self.end)

    def per_day(self, day: date) -> Fraction:
        """Return the minutes granted for one day: a seventh of a week, or a year over its own length."""
        if self.unit is VedtakUnit.WEEK:
            return Fraction(self.minutes, 7)
        return Fraction(self.minutes, (date(day.year + 1, 1, 1) - date(day.year, 1, 1)).days)
