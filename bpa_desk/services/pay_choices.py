"""What an ordning has chosen about pay: kroner or not, what absence means, which shift types are journeys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bpa_desk.domain.pay.consequence import CODES, Consequence
from bpa_desk.domain.shift import ShiftType
from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.services.choices import choose as keep
from bpa_desk.services.choices import chosen

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

KEY = "pay.choices"


@dataclass(frozen=True, slots=True)
class PayChoices:
    """The choices; ``consequences`` holds only what differs from what the code says by itself."""

    money: bool = False
    consequences: Mapping[str, Consequence] = field(default_factory=dict)
    journeys: frozenset[str] = frozenset()


def choices(store: Store) -> PayChoices:
    """Return what was chosen; without a choice no kroner, and the leverandør decides on absence."""
    kept = chosen(store, KEY, {})
    if not isinstance(kept, dict):
        return PayChoices()
    consequences = kept.get("consequences", {})
    return PayChoices(
        money=kept.get("money") is True,
        consequences={code: Consequence(each) for code, each in consequences.items() if code in CODES},
        journeys=frozenset(kept.get("journeys", ())),
    )


def choose(store: Store, wanted: PayChoices) -> None:
    """Keep the choices; they hold for every sheet that is not sealed."""
    unknown = set(wanted.consequences) - set(CODES)
    if unknown:
        names = ", ".join(sorted(unknown))
        raise DomainError(Message(N_("There is no such reason for absence: {names}."), {"names": names}))
    kept = {
        "money": wanted.money,
        "consequences": {code: each.value for code, each in sorted(wanted.consequences.items())},
        "journeys": sorted(wanted.journeys & {each.id for each in store.all(ShiftType)}),
    }
    keep(store, KEY, kept, N_("Change the choices about pay"))
