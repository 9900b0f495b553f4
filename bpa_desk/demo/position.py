"""Wishes for larger positions and a part-time position in each invented ordning (aml. §§ 14-1 b, 14-3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bpa_desk.domain.offer import OfferAnswer
from bpa_desk.domain.position import PartTimePosition, PositionOffer, PositionWish, WishAnswer
from bpa_desk.services import positions
from bpa_desk.services.store import Store

NEED = (
    "Hjelpen trengs på ettermiddager og annenhver helg. Timene på dagtid er dekket av dem som er ansatt, "
    "så det som er igjen, fyller ikke en hel stilling."
)


@dataclass(frozen=True, slots=True)
class _Sizes:
    """Who wishes for more and how many minutes, who was told no, and the vacant position of the spring."""

    wishes: str
    minutes: int
    asked: str
    title: str
    position: int


SIZES = {
    "solli": _Sizes("student", 10 * 60, "berit", "Ettermiddager og annenhver helg", 7 * 60),
    "nes": _Sizes("fatima", 20 * 60, "ola", "Annenhver helg", 8 * 60),
    "fjell": _Sizes("liv", 30 * 60, "guri", "Netter i helgene", 14 * 60),
}


def sizes(store: Store, name: str) -> None:
    """Let somebody wish for more, and a part-time position be on its way."""
    held = SIZES[name]
    positions.save_wish(
        store,
        PositionWish(
            f"{name}-wish", held.wishes, date(2026, 9, 14), held.minutes, "ikke natt", date(2026, 9, 30),
            "tillitsvalgt", WishAnswer.PARTLY, date(2026, 10, 12), "fra nyttår, hvis det blir timer ledig",
        ),
    )  # fmt: skip
    vacant = PartTimePosition(
        f"{name}-position", held.title, date(2027, 1, 4), held.position, 2130, NEED, date(2026, 11, 10),
        "tillitsvalgt", "Tillitsvalgt er enig i at timene ikke fyller en hel stilling.",
    )  # fmt: skip
    positions.save_position(store, vacant)
    positions.save_offer(
        store,
        PositionOffer(
            f"{name}-offer", vacant.id, held.asked, date(2026, 11, 12), OfferAnswer.NO, date(2026, 11, 16),
            "har nok som det er",
        ),
    )  # fmt: skip
