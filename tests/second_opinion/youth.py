"""What the second reading finds against people under eighteen (UNG-2)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from tests.second_opinion.duties import Duty, Verdict
from tests.second_opinion.plain_days import HOUR, runs

if TYPE_CHECKING:
    from tests.second_opinion.naive import Person


def youth(person: Person) -> Iterator[Verdict]:
    """Yield what § 11 forbids for the young (UNG-2)."""
    for duty in person.duties:
        # Off means off: neither standby nor a break in the night makes it free.
        whole = Duty(duty.start, duty.end)
        night = person.night_minutes(whole, 23)
        if night:
            yield Verdict("UNG-2", person.name, duty.start, duty.end, night)
        long = not duty.standby and duty.end - duty.start > 270
        if long and sum(b - a for a, b in duty.free) < 30:
            yield Verdict("UNG-2", person.name, duty.start, duty.end, 30 - sum(b - a for a, b in duty.free))
    mains = person.mains()
    for (_a, end), (start, _b) in pairwise(mains):
        if start - end < 12 * HOUR:
            yield Verdict("UNG-2", person.name, end, start, 12 * HOUR - (start - end))
    for day, hours in person.hours.items():
        if hours > 8 * HOUR:
            end = max(b for _a, b in person.spans.get(day, person.wholes[day]))
            yield Verdict("UNG-2", person.name, -1, end, hours - 8 * HOUR)
    for number, total in enumerate(person.sums()):
        start, end = person.edges(number)
        if total > 40 * HOUR:
            yield Verdict("UNG-2", person.name, start, end, total - 40 * HOUR)
        inside = person.work[start - person.zero : end - person.zero]
        longest = max((b - a for a, b in runs(inside, 0)), default=0)
        if any(inside) and longest < 48 * HOUR:
            yield Verdict("UNG-2", person.name, start, end, 48 * HOUR - longest)
