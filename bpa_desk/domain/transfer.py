"""The ordning moves to another leverandør: the day, what is to be done, and the clocks it sets running.

A change of leverandør is usually a transfer of undertaking (working-time.md OVERDR-1, aml. ch. 16).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from bpa_desk.domain.person_checklist import PassagePoint
from bpa_desk.domain.person_record_paper import PointLine
from bpa_desk.domain.text import Message

TARIFF_TIME = timedelta(weeks=3)
"""How long the new employer has to say that it will not be bound by the tariff (aml. § 16-2)."""
INFORM_BEFORE = timedelta(weeks=4)
"""How long before the day those concerned are proposed to be told; ours, not the law's."""


@dataclass(frozen=True, slots=True)
class Transfer:
    """One change of leverandør; ``day`` is the first day with the new one.

    ``informed_on`` is when the assistants and their representatives were told, ``reserve_by`` the last day
    to say that one does not go with it, ``tariff_told_on`` when the new employer said it is not bound.
    """

    id: str
    day: date
    old_employer: str
    new_employer: str
    points: tuple[PassagePoint, ...] = ()
    informed_on: date | None = None
    reserve_by: date | None = None
    tariff_told_on: date | None = None
    note: str = ""

    @property
    def settled(self) -> int:
        """How many points there is nothing more to do about."""
        return sum(each.settled for each in self.points)

    @property
    def tariff_by(self) -> date:
        """The last day the new employer can say that it will not be bound by the tariff (aml. § 16-2)."""
        return self.day + TARIFF_TIME

    @property
    def inform_by(self) -> date:
        """The day by which we propose that those concerned have been told (aml. §§ 16-5, 16-6)."""
        return self.day - INFORM_BEFORE


@dataclass(frozen=True, slots=True)
class TransferFacts:
    """One change of leverandør with its points as they stand on ``as_of``, and its dates still to come."""

    ordning: str
    leader: str
    as_of: date
    transfer: Transfer
    lines: tuple[PointLine, ...] = ()
    dates: tuple[tuple[date, Message], ...] = ()


class Part(StrEnum):
    """A kind of facts that can go to the new employer; health, notes and conversations are none of them."""

    TERMS = "terms"
    CONTACT = "contact"
    PAPERS = "papers"
    TRAINING = "training"
    AGREEMENTS = "agreements"
    MEASURES = "measures"
    AVVIK = "avvik"
    FOLLOW_UPS = "follow_ups"


@dataclass(frozen=True, slots=True)
class PackageLine:
    """One thing that goes along: of ``person`` (an empty text: of the ordning), as the words it goes in."""

    person: str
    part: Part
    text: Message


@dataclass(frozen=True, slots=True)
class PackageFacts:
    """All that goes to the new employer as of ``day``, line by line: what is shown before is what leaves."""

    ordning: str
    leader: str
    transfer: Transfer
    day: date
    people: tuple[str, ...] = ()
    lines: tuple[PackageLine, ...] = ()
