"""What the second reading says of the hours of a whole period of averaging (A.4), and of breaks (A.7)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from tests.second_opinion.duties import Verdict
from tests.second_opinion.plain_days import HOUR, at

if TYPE_CHECKING:
    from tests.second_opinion.naive import Person

FIRST_WEEK = date(2019, 12, 30)
"""The Monday of the week in which every agreement of a drawn rota began."""
AVERAGED = {"10-5-1": "SNITT-1", "10-5-2": "SNITT-2", "10-5-3": "SNITT-3"}


def averages(person: Person) -> Iterator[Verdict]:
    """Yield periods whose hours are over the ordinary weeks of the class together."""
    rules = [name for basis, name in AVERAGED.items() if basis in person.agreed]
    if not rules or person.human.sliding:  # over a period the sliding week is a reading of its own
        return
    weeks, sums, length = person.weeks(), person.sums(), person.average_weeks
    periods: dict[int, list[int]] = {}
    for number, week in enumerate(weeks):
        periods.setdefault((week[0] - FIRST_WEEK).days // 7 // length, []).append(number)
    for period, numbers in periods.items():
        allowed = person.class_week() * (length - len(numbers))
        for number in numbers:
            passive = sum(person.passive.get(day, 0) for day in weeks[number]) // 2
            allowed += min(person.class_week() + min(passive, 10 * HOUR), 48 * HOUR)
        total = sum(sums[number] for number in numbers)
        if total > allowed:
            first = date.fromordinal(FIRST_WEEK.toordinal() + 7 * length * period)
            after = date.fromordinal(first.toordinal() + 7 * length)
            yield Verdict(rules[0], person.name, at(first), at(after), total - allowed)


def pauses(person: Person) -> Iterator[Verdict]:
    """Yield shifts and days of overtime whose written breaks are under half an hour (PAUSE-1, PAUSE-2)."""
    for duty in person.duties:
        held = sum(b - a for a, b in duty.free)
        if held and not duty.standby and held < 30 and duty.end - duty.start - held >= 8 * HOUR:
            yield Verdict("PAUSE-1", person.name, duty.start, duty.end, 30 - held)
    for day, spans in person.spans.items():
        if person.hours[day] - person.day_limit(day) <= 2 * HOUR:
            continue
        own = [each for each in person.duties if each.free and (each.start, each.end) in person.wholes[day]]
        held = sum(b - a for each in own for a, b in each.free)
        if own and held < 30:
            start, end = min(a for a, _b in spans), max(b for _a, b in spans)
            yield Verdict("PAUSE-2", person.name, start, end, 30 - held)
