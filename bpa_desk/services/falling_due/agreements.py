"""When the working-time agreements end that no other takes over for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from bpa_desk.domain.text import N_, Message
from bpa_desk.domain.urgency import Urgency
from bpa_desk.services import agreements
from bpa_desk.services.due import Due

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

KIND = "agreement"


def falling_due(store: Store, first: date, last: date) -> Iterator[Due]:
    """Yield the ends in the span; each is told of as long before as is chosen under Agreements."""
    ahead = agreements.reminder(store)
    for each in agreements.without_follower(store):
        if each.end is None or not first <= each.end <= last:
            continue
        law = agreements.facts(each.basis).law
        text = Message(N_("The agreement by {law} ends on {day}."), {"law": law, "day": each.end})
        yield Due(
            each.end, text, "agreements", each.id, KIND, tell_from=max(each.start, each.end - ahead),
            tell_until=each.end, weighs=Urgency.SOON,
        )  # fmt: skip
