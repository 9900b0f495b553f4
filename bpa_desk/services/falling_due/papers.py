"""When an approved stillingsbeskrivelse is to be looked through again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from bpa_desk.domain.text import N_, Message
from bpa_desk.services import courses, papers
from bpa_desk.services.due import Due

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

KIND = "paper"


def falling_due(store: Store, first: date, last: date) -> Iterator[Due]:
    """Yield the reviews in the span."""
    approved = [each for each in courses.in_force(store) if each.next_review is not None]
    # A version that is begun does not put the review off; it is where the review is done.
    newest = {each.document: each.id for each in papers.stillingsbeskrivelser(store)} if approved else {}
    for each in approved:
        day = each.next_review
        if day is not None and first <= day <= last:
            text = Message(N_("“{title}” is to be looked through."), {"title": each.title})
            subject = newest[each.document]
            yield Due(day, text, "documents", subject, KIND, each.assistant or "", advice=True)
