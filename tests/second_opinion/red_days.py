"""What the second reading says of Sundays and holidays off (HVILE-4, C.3)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tests.second_opinion.duties import Verdict
from tests.second_opinion.plain_days import HOUR, at, red, runs, window

if TYPE_CHECKING:
    from tests.second_opinion.naive import Person

SINCE = date(2020, 1, 1)
"""When every agreement of a drawn rota began."""


def red_days(person: Person) -> Iterator[Verdict]:
    """Yield all of it: the main rule, or what a written agreement asks."""
    if "10-8-4" in person.agreed:
        yield from half_of_them(person)
        yield from every_fourth_week(person)
    else:
        yield from next_one_off(person)


def at_work(person: Person, day: date) -> bytearray:
    """Return the minutes of the window of a red day, as far as the rota reaches."""
    a, b = window(day)
    return person.work[max(0, a - person.zero) : max(0, b - person.zero)]


def next_one_off(person: Person) -> Iterator[Verdict]:
    """Yield red days worked although the one before was too (main rule)."""
    before = False
    for day in person.days:
        if not red(day):
            continue
        inside = at_work(person, day)
        if before and any(inside):
            start = max(window(day)[0], person.zero) + next(runs(inside, 1))[0]
            yield Verdict("HVILE-4", person.name, at(person.day(start)), -1, None)
        before = any(inside)


def half_of_them(person: Person) -> Iterator[Verdict]:
    """Yield periods of 26 weeks, from the day of the agreement on, with over half of the red days worked."""
    first = SINCE
    while first <= person.days[-1]:
        days = [first + timedelta(days=number) for number in range(26 * 7)]
        reds = [day for day in days if red(day)]
        worked = sum(any(at_work(person, day)) for day in reds)
        if 2 * worked > len(reds):
            yield Verdict("HVILE-4", person.name, at(first), at(days[-1] + timedelta(days=1)), None)
        first = days[-1] + timedelta(days=1)


def every_fourth_week(person: Person) -> Iterator[Verdict]:
    """Yield four weeks in a row without a weekly rest over a whole red day, each week told of once."""
    rests = [(a + person.zero, b + person.zero) for a, b in runs(person.work, 0) if b - a >= 35 * HOUR]
    number, sums = 0, person.sums()
    while number < len(sums):
        start, end = person.midnights[7 * number], at(person.days[7 * number] + timedelta(days=28))
        windows = [
            window(person.days[7 * number] + timedelta(days=each))
            for each in range(-1, 30)
            if red(person.days[7 * number] + timedelta(days=each))
        ]
        over = any(max(a, start) <= x and y <= min(b, end) for a, b in rests for x, y in windows)
        reaches = end <= person.midnights[-1]  # else all after the rota is free
        if sums[number] and not over and reaches:
            yield Verdict("HVILE-4", person.name, start, end, None)
            number += 4
        else:
            number += 1
