"""A year of rounds in each invented ordning: vernerunde, fire safety, moving, and what came of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bpa_desk.domain.hms_round import Answer
from bpa_desk.domain.time import zone
from bpa_desk.services import clock, hms, remedies
from bpa_desk.services.store import Store

LANGUAGE = "nb"
# The day, the checklist, and the lines (from 1) answered no with what was decided and whether it was done.
YEAR: tuple[tuple[date, str, tuple[tuple[int, str, bool], ...]], ...] = (
    (date(2026, 3, 10), "moving", ((7, "Praktisk opplæring for de nye", True),)),
    (date(2026, 5, 12), "home", ((2, "Fest ledningen bak sofaen", True), (12, "Kjøp nytt plaster", True))),
    (date(2026, 6, 9), "fire", ((7, "Hold brannøvelse", True),)),
    (date(2026, 11, 3), "home", ((6, "Sterkere lampe i gangen", False), (13, "Heng opp ny liste", True))),
)


def rounds_of_the_year(store: Store, people: tuple[str, ...]) -> None:
    """Hold the rounds of the year with these participants; each is signed the day it was held."""
    for day, checklist, refused in YEAR:
        with clock.fixed(zone().at(day, 12 * 60)):
            _hold(store, checklist, {at: (what, done) for at, what, done in refused}, people)


def _hold(
    store: Store, checklist: str, refused: dict[int, tuple[str, bool]], people: tuple[str, ...]
) -> None:
    held = hms.begin(store, checklist, LANGUAGE)
    for at in range(len(held.lines)):
        hms.answer(store, held.id, at, Answer.NO if at + 1 in refused else Answer.YES)
    for at, (what, done) in refused.items():
        proposal = remedies.proposed(store, what, hms.KIND, held.id, str(at - 1))
        saved = remedies.save_remedy(store, replace(proposal, owner=people[-1]))
        if done:
            remedies.set_done(store, saved.id)
    hms.finish(store, held.id)
    hms.sign(store, held.id, people)
