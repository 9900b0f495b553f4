"""Who was asked to take a shift, and what they answered: the record of a round of extra shifts.

Part-timers have a preferential right to extra shifts (aml. § 14-3 (2); working-time.md DELT-2), and each
shift of somebody on call needs a ground of its own (aml. § 14-9; MIDL-2). The program keeps what was asked
and never decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from bpa_desk.domain.assistant import EmploymentKind


class OfferAnswer(StrEnum):
    """What came of asking."""

    ASKED = "asked"
    YES = "yes"
    NO = "no"
    NO_ANSWER = "no_answer"


class OfferMeans(StrEnum):
    """How somebody was asked."""

    MESSAGE = "message"
    CALL = "call"
    EMAIL = "email"
    IN_PERSON = "in_person"


class Turn(IntEnum):
    """When somebody is to be asked: part-timers before the others, those on call last (aml. § 14-3 (2))."""

    PART_TIME = 0
    FULL_TIME = 1
    ON_CALL = 2
    OTHER = 3


@dataclass(frozen=True, slots=True)
class Offer:
    """One shift offered to one assistant; ``asked_at`` and ``answered_at`` are UTC text, empty while waiting.

    ``start`` and ``end`` (instants) are what was offered, and stay when the shift is moved or removed.
    ``ground`` is why a shift on call may be temporary.
    """

    id: str
    shift: str
    start: int
    end: int
    assistant: str
    asked_at: str
    means: OfferMeans = OfferMeans.MESSAGE
    answer: OfferAnswer = OfferAnswer.ASKED
    answered_at: str = ""
    ground: str = ""
    note: str = ""


def turn_of(kind: EmploymentKind | None, position: int | None, full_time: int) -> Turn:
    """Return when somebody with these terms (minutes a week) is to be asked."""
    if kind is EmploymentKind.TILKALLING:
        return Turn.ON_CALL
    if kind not in (EmploymentKind.FAST, EmploymentKind.MIDLERTIDIG) or position is None:
        return Turn.OTHER
    return Turn.PART_TIME if position < full_time else Turn.FULL_TIME
