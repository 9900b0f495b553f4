"""The handover book on the command line: the book and the papers of those who lead, or the appendix."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from bpa_desk.language import current

if TYPE_CHECKING:
    from bpa_desk.export.papers import Paper
    from bpa_desk.services.store import Store


def papers(store: Store, chosen: argparse.Namespace) -> list[Paper]:
    """Return the book and a paper for each who leads now or later; with --appendix the health details."""
    from bpa_desk.export.handover import deputy_paper, handover_appendix, handover_book
    from bpa_desk.services import deputies, handover_papers

    facts = handover_papers.facts(store, [chosen.assistant] if chosen.assistant else None)
    if chosen.appendix:
        one = handover_appendix(facts, current())
        return [one] if one is not None else []
    led = [deputy_paper(deputies.facts(store, each.id), current()) for each in facts.deputies]
    return [handover_book(facts, current()), *led]
