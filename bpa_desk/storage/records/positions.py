"""Wishes for the size of a position, part-time positions, and who was asked to take one first."""

from __future__ import annotations

from bpa_desk.domain.offer import OfferAnswer
from bpa_desk.domain.position import PartTimePosition, PositionOffer, PositionWish, WishAnswer
from bpa_desk.storage.mapping import Table, choice, day, plain

POSITION_WISH = Table(
    PositionWish,
    "position_wish",
    plain("id"),
    plain("assistant"),
    day("wished_on"),
    plain("minutes"),
    plain("criteria"),
    day("discussed_on"),
    plain("discussed_with"),
    choice("answer", WishAnswer),
    day("answered_on"),
    plain("note"),
    order="wished_on, id",
)

PART_TIME_POSITION = Table(
    PartTimePosition,
    "part_time_position",
    plain("id"),
    plain("title"),
    day("start"),
    plain("minutes"),
    plain("full_time"),
    plain("need"),
    day("discussed_on"),
    plain("discussed_with"),
    plain("view"),
    plain("assistant"),
    plain("note"),
    order="start, id",
)

POSITION_OFFER = Table(
    PositionOffer,
    "position_offer",
    plain("id"),
    plain("position"),
    plain("assistant"),
    day("asked_on"),
    choice("answer", OfferAnswer),
    day("answered_on"),
    plain("note"),
    order="asked_on, id",
)
