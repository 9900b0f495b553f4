"""What the papers about avvik show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bpa_desk.domain.avvik import Avvik, MonthCount
from bpa_desk.domain.remedy import Remedy
from bpa_desk.domain.time import Zone, zone


@dataclass(frozen=True, slots=True)
class AvvikFacts:
    """One avvik with its measures."""

    ordning: str
    employer: str
    leader: str
    avvik: Avvik
    remedies: tuple[Remedy, ...] = ()
    timezone: str = "Europe/Oslo"

    @property
    def zone(self) -> Zone:
        """The ordning's clock."""
        return zone(self.timezone)


@dataclass(frozen=True, slots=True)
class AvvikReport:
    """All avvik, the newest first, how many there were in each month, and the measures still open."""

    ordning: str
    employer: str
    leader: str
    day: date
    avvik: tuple[Avvik, ...] = ()
    months: tuple[MonthCount, ...] = ()
    remedies: tuple[Remedy, ...] = ()
