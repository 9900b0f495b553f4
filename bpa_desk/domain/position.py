"""How large a position somebody wishes for, part-time positions before they are filled, and who was asked.

Full time is the rule: the need for a part-time position is written down and discussed before anybody is
taken on (aml. § 14-1 b; working-time.md DELT-1), and part-timers may take it, or a part of it, first
(§ 14-3 (1); DELT-2). The program keeps what was said and never decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from bpa_desk.domain.offer import OfferAnswer

PART_TIME_LAW = "aml. § 14-1 b"
PREFERENCE_LAW = "aml. § 14-3"


class WishAnswer(StrEnum):
    """What the employer said to a wish for another position."""

    WAITING = "waiting"
    YES = "yes"
    PARTLY = "partly"
    NO = "no"


@dataclass(frozen=True, slots=True)
class PositionWish:
    """The hours a week an assistant wishes for since a day, what must be met, and what came of it."""

    id: str
    assistant: str
    wished_on: date
    minutes: int
    criteria: str = ""
    discussed_on: date | None = None
    discussed_with: str = ""
    answer: WishAnswer = WishAnswer.WAITING
    answered_on: date | None = None
    note: str = ""

    @property
    def stands(self) -> bool:
        """True while the wish is not met in full."""
        return self.answer is not WishAnswer.YES


@dataclass(frozen=True, slots=True)
class PartTimePosition:
    """A part-time position (minutes a week) from a day, why it is not a full one, and who discussed that.

    ``assistant`` is who got it, None while it is vacant; ``full_time`` is a full week, None when not written.
    """

    id: str
    title: str
    start: date
    minutes: int
    full_time: int | None = None
    need: str = ""
    discussed_on: date | None = None
    discussed_with: str = ""
    view: str = ""
    assistant: str | None = None
    note: str = ""

    @property
    def percent(self) -> Fraction | None:
        """The position as percent of full time, or None while that is not written."""
        return Fraction(100 * self.minutes, self.full_time) if self.full_time else None


@dataclass(frozen=True, slots=True)
class PositionOffer:
    """One part-time position, or a part of it, offered to somebody who already works part-time."""

    id: str
    position: str
    assistant: str
    asked_on: date
    answer: OfferAnswer = OfferAnswer.ASKED
    answered_on: date | None = None
    note: str = ""
