"""When an approved stillingsbeskrivelse is to be looked through again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from bpa_desk.domain.stillingsbeskrivelse import DocumentState
from bpa_desk.domain.text import N_, Message
from bpa_desk.services import papers
from bpa_desk.services.due import Due

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

KIND = "paper"


def falling_due(store: Store, first: date, last: date) -> Iterator[Due]:
    """Yield the reviews in the span."""
    for each in papers.stillingsbeskrivelser(store):
        day = each.next_review
        if each.state is DocumentState.APPROVED and day is not None and first <= day <= last:
            text = Message(N_("“{title}” is to be looked through."), {"title": each.title})
            yield Due(day, text, "documents", each.id, KIND, each.assistant or "", advice=True)
