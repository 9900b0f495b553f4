"""Agreements that change working-time limits, by the paragraph that allows them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

BASES = (
    "10-4-3", "10-5-1", "10-5-2", "10-5-3", "10-6-5", "10-6-6", "10-6-9", "10-8-3", "10-8-4", "10-11-9",
    "10-12-4", "10-12-7",
)
AVERAGING = ("10-5-1", "10-5-2", "10-5-3", "10-12-4")
"""With one of these, hours are averaged over more than the week."""
LIMITS = (
    "day_hours", "week_hours", "week_hours_max", "mean_weeks", "average_weeks", "total_day_hours",
    "total_week_hours", "daily_rest_hours", "weekly_rest_hours", "overtime_week_hours",
    "overtime_four_weeks_hours", "overtime_year_hours", "standby_factor",
)


@dataclass(frozen=True, slots=True)
class Agreement:
    """A registered working-time agreement; no assistants named means all; ``limits`` override the basis' own.

    ``basis`` is one of BASES (``10-5-2`` is aml. § 10-5 second paragraph), keys of ``limits`` are in LIMITS.
    """

    id: str
    basis: str
    start: date
    end: date | None = None
    assistants: tuple[str, ...] = ()
    limits: Mapping[str, float] = field(default_factory=dict)
    parties: str = ""
    signed_on: date | None = None
    document: str = ""
    note: str = ""

    def covers(self, assistant: str, day: date) -> bool:
        """True when the agreement is in force for the person on the day."""
        return (
            self.start <= day
            and (self.end is None or day <= self.end)
            and (not self.assistants or assistant in self.assistants)
        )

    def averages(self, assistant: str, day: date) -> bool:
        """True when the agreement lets the person's hours be averaged on the day."""
        return self.basis in AVERAGING and self.covers(assistant, day)
