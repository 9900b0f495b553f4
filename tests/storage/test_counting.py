"""What is told of thousands of rows from their first and last weeks is what all of them say."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest

from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.shift import LONGEST_SHIFT, Shift
from bpa_desk.domain.text import Message
from bpa_desk.domain.time import DAY
from bpa_desk.storage.store import Store

PEOPLE = ("kari", "ola")


def told(store: Store, where: str = "", *params: str) -> tuple[str, str, str, str, int]:
    """Return the same from the shifts themselves."""
    held = store.all(Shift, where, params)
    people = [each.assistant for each in held if each.assistant] or [""]
    ends = [store.zone.text(each.end)[:10] for each in held] or [""]
    return min(people), max(people), min(ends), max(ends), len(held)


@pytest.mark.parametrize("seed", range(12))
def test_the_edges_tell_of_all(store: Store, seed: int) -> None:
    chance = Random(seed)
    begins = store.zone.at(date(2025, 12, 1), 0)
    with store.change(Message("Shifts")) as changes:
        changes.put_all(Assistant(each, each) for each in PEOPLE)
        for at in range(chance.choice((0, 1, 3, 60))):
            start = begins + 30 * chance.randrange(chance.choice((20, 2400)))
            # Some end long after those that begin after them.
            length = chance.choice((60, 8 * 60, LONGEST_SHIFT, chance.randrange(30, LONGEST_SHIFT)))
            who = chance.choice((*PEOPLE[: 1 + seed % 2], None))
            changes.put(Shift(f"s{at}", start, start + length, who))
    days = [store.zone.text(begins + chance.randrange(60) * DAY)[:10] for _turn in range(4)]
    both = ('"end" >= ? AND start < ?', *sorted(days[2:]))
    for where, *params in (("",), ('"end" < ?', days[0]), ('"end" >= ?', days[1]), both):
        assert store.summed("shift", "end", "assistant", where, params) == told(store, where, *params)
