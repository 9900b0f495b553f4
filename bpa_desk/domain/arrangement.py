"""What is agreed with one assistant about when to work: exemptions, own holy days, offers and requests.

Reasons are never kept: that somebody is exempted from nights is enough to plan by (privacy-and-exports.md
GDPR-2), and whose holy days they are is nobody's business.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ArrangementKind(StrEnum):
    """Which right it rests on."""

    NO_NIGHTS = "no_nights"  # aml. § 10-2 (2)
    FLEXITIME = "flexitime"  # aml. § 10-2 (3)
    REDUCED_HOURS = "reduced_hours"  # aml. § 10-2 (4)
    NO_OVERTIME = "no_overtime"  # aml. § 10-6 (10)
    OWN_DAYS = "own_days"  # aml. § 10-10 (5)
    HEALTH_CHECK = "health_check"  # aml. § 10-11 (8): ``start`` is the day it was offered
    PREDICTABLE = "predictable"  # aml. § 14-8 a: ``start`` is the day it was asked for, ``end`` the answer


LAWS = {
    ArrangementKind.NO_NIGHTS: "aml. § 10-2 (2)",
    ArrangementKind.FLEXITIME: "aml. § 10-2 (3)",
    ArrangementKind.REDUCED_HOURS: "aml. § 10-2 (4)",
    ArrangementKind.NO_OVERTIME: "aml. § 10-6 (10)",
    ArrangementKind.OWN_DAYS: "aml. § 10-10 (5)",
    ArrangementKind.HEALTH_CHECK: "aml. § 10-11 (8)",
    ArrangementKind.PREDICTABLE: "aml. § 14-8 a",
}


@dataclass(frozen=True, slots=True)
class Arrangement:
    """One agreement, offer or request; ``days`` are ISO dates of own holy days, ``end`` None for no end."""

    id: str
    assistant: str
    kind: ArrangementKind
    start: date
    end: date | None = None
    days: tuple[str, ...] = ()
    note: str = ""

    def covers(self, day: date) -> bool:
        """True when it holds on the day."""
        return self.start <= day and (self.end is None or day <= self.end)

    @property
    def dates(self) -> tuple[date, ...]:
        """The own holy days in order."""
        return tuple(sorted(map(date.fromisoformat, self.days)))


def holds(arrangements: Iterable[Arrangement], kind: ArrangementKind, day: date) -> bool:
    """True when one of the kind holds on the day."""
    return any(each.kind is kind and each.covers(day) for each in arrangements)


def own_days(arrangements: Iterable[Arrangement]) -> frozenset[date]:
    """Return all days somebody has off as their own holy days."""
    return frozenset(
        day for each in arrangements if each.kind is ArrangementKind.OWN_DAYS for day in each.dates
    )
