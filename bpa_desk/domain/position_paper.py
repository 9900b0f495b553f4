"""What the papers about position size show: the need for part-time, and hours beyond a position."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bpa_desk.domain.extra_hours import ExtraHours
from bpa_desk.domain.position import PartTimePosition, PositionOffer, PositionWish


@dataclass(frozen=True, slots=True)
class WishLine:
    """A part-timer's wish as the discussion needs it: who, agreed minutes a week, and the wish itself."""

    name: str
    minutes: int | None
    wish: PositionWish


@dataclass(frozen=True, slots=True)
class OfferLine:
    """Who was asked to take the position first, and what they said."""

    name: str
    offer: PositionOffer


@dataclass(frozen=True, slots=True)
class PartTimeFacts:
    """One part-time position before it is filled (aml. § 14-1 b): the wishes that stand and who was asked."""

    ordning: str
    employer: str
    leader: str
    position: PartTimePosition
    filled_by: str = ""
    wishes: tuple[WishLine, ...] = ()
    offers: tuple[OfferLine, ...] = ()


@dataclass(frozen=True, slots=True)
class ExtraMonth:
    """One of the twelve months: its days, minutes beyond the position, and days away whatever the cause."""

    first: date
    last: date
    extra: int
    days_away: int


@dataclass(frozen=True, slots=True)
class ExtraHoursFacts:
    """The hours beyond a position in the twelve months before a claim (aml. § 14-4 a).

    ``permanent`` is True when the terms show a permanent part-time position on each day of them.
    """

    ordning: str
    employer: str
    leader: str
    name: str
    employee_number: str
    claimed: date
    found: ExtraHours
    months: tuple[ExtraMonth, ...]
    permanent: bool
