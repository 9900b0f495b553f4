"""The handover book: begun, written, verified in time, and naming nobody who has left."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from bpa_desk.domain.handover import HandoverEntry
from bpa_desk.domain.privacy.swap import stands_in
from bpa_desk.domain.text import N_, Message
from bpa_desk.services import handover, people
from bpa_desk.services.in_order.check import Check, Lack

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store


class BookFacts(NamedTuple):
    """Every entry of the book, and the names of those who have left."""

    entries: tuple[HandoverEntry, ...]
    left: tuple[str, ...]
    today: date


def _book(store: Store, today: date) -> BookFacts:
    gone = tuple(each.name for each in people.assistants(store, archived=True))
    return BookFacts(tuple(handover.entries(store)), gone, today)


def book_kept(facts: BookFacts) -> Iterator[Lack]:
    """Somebody who must take over today finds what they need; nobody asks for it by law."""
    if not facts.entries:
        yield Lack(
            Message(N_("There is no handover book.")), Message(N_("Begin it")), handover.PAGE,
            why=Message(N_("Then somebody can take over the day you are suddenly in hospital.")),
            optional=True,
        )  # fmt: skip
        return
    empty = [each for each in facts.entries if not each.written]
    if empty:
        yield Lack(
            Message(N_("Not written in the handover book: {n}."), {"n": len(empty)}),
            None, handover.PAGE, f"entry:{empty[0].id}",
            Message(N_("Write a few words, or delete what you do not need.")), optional=True,
        )  # fmt: skip
    old = [each for each in facts.entries if each.old(facts.today)]
    if old:
        yield Lack(
            Message(N_("To be verified in the handover book: {n}."), {"n": len(old)}),
            None, handover.PAGE, f"old:{old[0].id}",
            Message(N_("An old telephone number is worse than none.")), optional=True,
        )  # fmt: skip
    for each in facts.entries:
        said = "\n".join((each.heading, each.text, each.restricted))
        for name in facts.left:
            if stands_in(name, said):
                yield Lack(
                    Message(
                        N_("“{what}” in the handover book names {name}, who has left."),
                        {"what": each.heading, "name": name},
                    ),
                    None, handover.PAGE, f"entry:{each.id}",
                    Message(N_("Whoever stands in would call somebody who does not come.")), optional=True,
                )  # fmt: skip


CHECKS: tuple[Check[BookFacts], ...] = (Check("handover", N_("Handover book"), _book, book_kept),)
