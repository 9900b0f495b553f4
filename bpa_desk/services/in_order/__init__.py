"""Is everything in order? Every check in one tuple, asked for the ordning and for each assistant."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from bpa_desk.services import people
from bpa_desk.services.in_order import book, learning, ordning, person, program, records
from bpa_desk.services.in_order.check import Check as Check
from bpa_desk.services.in_order.check import Lack as Lack

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

CHECKS: tuple[Check[Any], ...] = (
    *ordning.CHECKS, *person.CHECKS, *learning.CHECKS, *records.CHECKS, *program.CHECKS, *book.CHECKS,
)  # fmt: skip
"""Each reads its own facts and judges them by itself; another part of the program adds its own here."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How the ordning (``assistant`` empty) or one assistant stands: what is missing, what was looked at."""

    assistant: str
    name: str
    lacks: tuple[Lack, ...]
    looked_at: tuple[str, ...]

    @property
    def in_order(self) -> bool:
        """True when nothing is missing but what is optional."""
        return all(each.optional for each in self.lacks)


def standings(store: Store, today: date, checks: Iterable[Check[Any]] = CHECKS) -> list[Standing]:
    """Return how the ordning stands and then each assistant at work, by name; what is missing first."""
    turns = looking(store, today, checks)
    while True:
        try:
            next(turns)
        except StopIteration as done:
            found: list[Standing] = done.value
            return found


def looking(
    store: Store, today: date, checks: Iterable[Check[Any]] = CHECKS
) -> Generator[None, None, list[Standing]]:
    """Return how all stand as :func:`standings` does, but stop for breath after each thing looked at."""
    found: list[Lack] = []
    asked = tuple(checks)
    for each in sorted(asked, key=lambda check: check.rest):
        told = {(lack.page, lack.subject) for lack in found} if each.rest else set()
        made = each.judge(each.read(store, today))
        found += [lack for lack in made if (lack.page, lack.subject) not in told or not lack.subject]
        yield
    everybody = [("", ""), *((each.id, each.name) for each in people.assistants(store))]
    known = {key for key, _name in everybody}
    # What concerns somebody who has left stands with the ordning: it must not be lost.
    placed = [(each.assistant if each.assistant in known else "", each) for each in found]
    return [
        Standing(
            key,
            name,
            tuple(sorted((each for at, each in placed if at == key), key=lambda each: each.optional)),
            tuple(each.title for each in asked if each.of_people == bool(key) or each.of_both),
        )
        for key, name in everybody
    ]
