"""Internal control (internkontrollforskriften § 5): eight points, goals, equipment, the emergency card."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bpa_desk.domain.text import N_


class Point(StrEnum):
    """The eight points of § 5 second paragraph, in its order."""

    LAWS = "laws"
    SKILLS = "skills"
    PARTICIPATION = "participation"
    GOALS = "goals"
    ORGANISATION = "organisation"
    RISK = "risk"
    AVVIK = "avvik"
    REVIEW = "review"

    @property
    def number(self) -> int:
        """Its number in § 5."""
        return list(Point).index(self) + 1

    @property
    def written(self) -> bool:
        """Whether § 5 asks for it in writing: numbers 4 to 8."""
        return self.number >= 4


@dataclass(frozen=True, slots=True)
class ControlPoint:
    """How one point is met here; ``id`` is the point's, ``place`` where else it stands."""

    id: str
    text: str
    place: str = ""
    reviewed_on: date | None = None


class Lack(StrEnum):
    """Why a point is not met yet."""

    NO_TEXT = "no text"
    NO_ROUND = "no round"
    ALONE = "alone"
    NO_GOAL = "no goal"
    NO_VERNEOMBUD = "no verneombud"
    NO_RISK = "no risk"
    RISK_REVIEW = "risk review"
    RED_RISK = "red risk"
    NEVER_REVIEWED = "never reviewed"
    REVIEW_OLD = "review old"


LACKS: Mapping[Lack, str] = {
    Lack.NO_TEXT: N_("Nothing is written of how it is met."),
    Lack.NO_ROUND: N_("No round was held in the last year."),
    Lack.ALONE: N_("Nobody else took part in the rounds of the last year."),
    Lack.NO_GOAL: N_("There is no goal for this year."),
    Lack.NO_VERNEOMBUD: N_("The verneombud with telephone is not on the emergency card (aml. § 6-1)."),
    Lack.NO_RISK: N_("No risk is assessed."),
    Lack.RISK_REVIEW: N_("A risk should have been looked at again."),
    Lack.RED_RISK: N_("A red risk has no measure."),
    Lack.NEVER_REVIEWED: N_("The internal control has not been gone through."),
    Lack.REVIEW_OLD: N_("It is more than a year since the internal control was gone through."),
}
"""Marked words for each."""


@dataclass(frozen=True, slots=True)
class PointStanding:
    """How a point stands: what is written of it, and what is lacking (nothing: it is met)."""

    point: Point
    held: ControlPoint
    lacks: tuple[Lack, ...] = ()

    @property
    def id(self) -> str:
        """The point's id."""
        return str(self.point)

    @property
    def met(self) -> bool:
        """True when nothing is lacking."""
        return not self.lacks


@dataclass(frozen=True, slots=True)
class Goal:
    """One goal for health and safety in a year; its steps are remedies that point at it."""

    id: str
    year: int
    what: str
    seen_by: str = ""
    reached_on: date | None = None


class EquipmentKind(StrEnum):
    """What is kept an eye on."""

    LIFT = "lift"
    ALARM = "alarm"
    FIRE = "fire"
    ELECTRIC = "electric"
    CAR = "car"
    SUBSTANCE = "substance"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Equipment:
    """A piece of equipment or a substance, and when it is looked at; ``months`` 0 is without a fixed rhythm.

    ``guide`` says where its instructions or its safety data sheet are.
    """

    id: str
    name: str
    kind: EquipmentKind
    place: str = ""
    guide: str = ""
    months: int = 0
    controlled_on: date | None = None
    next_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Caller:
    """Somebody to call: the role, the name and the number."""

    role: str
    name: str
    phone: str


@dataclass(frozen=True, slots=True)
class EmergencyCard:
    """What hangs on the wall: where one is, where to meet, how to get in, whom to call."""

    id: str
    address: str = ""
    meeting_place: str = ""
    way_in: str = ""
    callers: tuple[Caller, ...] = ()
    note: str = ""
