"""Facts for the papers of the handover book: what is in it, whom to call, who works the next two weeks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.handover_paper import HandoverFacts, PersonLine
from bpa_desk.services import clock, deputies, handover, internal_control, ordning, people, rota_papers

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

DAYS = 14
"""How many days of the rota stand in the book."""


def reachable(store: Store) -> list[Assistant]:
    """Return the assistants at work who have a telephone, by name."""
    return [each for each in people.assistants(store) if each.reach("phone")]


def facts(store: Store, assistants: Sequence[str] | None = None, *, rota: bool = True) -> HandoverFacts:
    """Return what the book shows today; the telephones of all at work, or only of the named assistants."""
    today = clock.today(store)
    chosen = [each for each in reachable(store) if assistants is None or each.id in assistants]
    return HandoverFacts(
        ordning.current(store),
        today,
        tuple(each for each in handover.entries(store) if each.written),
        internal_control.card(store),
        tuple(PersonLine(each.name, each.reach("phone")) for each in chosen),
        tuple(deputies.standing(store)),
        rota_papers.facts(store, today, today + timedelta(days=DAYS - 1)) if rota else None,
    )
