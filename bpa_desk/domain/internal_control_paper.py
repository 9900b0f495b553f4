"""What the papers of internal control show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bpa_desk.domain.internal_control import EmergencyCard, Equipment, Goal, PointStanding
from bpa_desk.domain.remedy import Remedy
from bpa_desk.domain.risk import Risk, Scale


@dataclass(frozen=True, slots=True)
class RiskFacts:
    """The risks, the gravest first, with the measures that point at each."""

    ordning: str
    employer: str
    leader: str
    day: date
    scale: Scale
    risks: tuple[Risk, ...] = ()
    remedies: tuple[Remedy, ...] = ()


@dataclass(frozen=True, slots=True)
class ControlFacts:
    """The eight points, the goals of the year with their steps, and equipment by its next control."""

    ordning: str
    employer: str
    leader: str
    day: date
    points: tuple[PointStanding, ...] = ()
    goals: tuple[Goal, ...] = ()
    remedies: tuple[Remedy, ...] = ()
    equipment: tuple[Equipment, ...] = ()


@dataclass(frozen=True, slots=True)
class EmergencyFacts:
    """The emergency card of an ordning."""

    ordning: str
    card: EmergencyCard
