"""When a vedtak is to be reviewed, and when it ends with none after it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from bpa_desk.domain.text import N_, Message
from bpa_desk.domain.urgency import Urgency
from bpa_desk.domain.vedtak import Vedtak
from bpa_desk.services.due import Due

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

KIND = "vedtak"


def falling_due(store: Store, first: date, last: date) -> Iterator[Due]:
    """Yield the reviews and the ends in the span."""
    held = store.all(Vedtak)
    for each in held:
        day = each.next_review
        if day is not None and first <= day <= last:
            text = Message(N_("The vedtak is to be reviewed on {day}."), {"day": day})
            yield Due(day, text, "settings", "vedtak", KIND, tell_until=day)
        follows = any(other.start > each.start for other in held)
        if each.end is not None and first <= each.end <= last and not follows:
            text = Message(N_("The vedtak ends on {day}, and none follows."), {"day": each.end})
            yield Due(
                each.end, text, "settings", "vedtak", KIND, tell_until=each.end, weighs=Urgency.SOON,
            )  # fmt: skip
