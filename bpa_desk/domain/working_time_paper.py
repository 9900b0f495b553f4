"""What the overview of working time shows: how much one person has worked in a span (aml. § 10-7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bpa_desk.domain.time import DateSpan, Period


@dataclass(frozen=True, slots=True)
class WorkedDay:
    """One day's legal minutes and the times worked (instants); the kinds are parts of ``minutes``."""

    day: date
    times: tuple[Period, ...]
    minutes: int
    overtime: int = 0
    additional: int = 0
    night: int = 0
    sunday: int = 0
    standby: int = 0

    @property
    def ordinary(self) -> int:
        """Minutes within the position and the law's ordinary limits."""
        return self.minutes - self.overtime - self.additional


@dataclass(frozen=True, slots=True)
class WorkedWeek:
    """A week of the span: its first day, its ISO number, and its days with work."""

    first: date
    number: int
    days: tuple[WorkedDay, ...]


@dataclass(frozen=True, slots=True)
class WorkingTimeFacts:
    """One person's overview of a span that has a last day; ``until`` is the last day that is counted.

    ``limit`` is the ordinary week in minutes, ``laws`` the paragraphs of the agreements in force for the
    person. ``averaged`` says that extra hours are counted over all the weeks: ``additional`` is their sum.
    """

    ordning: str
    employer: str
    leader: str
    span: DateSpan
    assistant: str
    name: str
    until: date
    employee_number: str = ""
    timezone: str = "Europe/Oslo"
    limit: int = 0
    position: int | None = None
    laws: tuple[str, ...] = ()
    weeks: tuple[WorkedWeek, ...] = ()
    averaged: bool = False
    additional: int = 0

    @property
    def days(self) -> tuple[WorkedDay, ...]:
        """All days with work, in order."""
        return tuple(day for week in self.weeks for day in week.days)
