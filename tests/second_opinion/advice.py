"""What the second reading calls overtime or averaging in a week, a strain, or against what is agreed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from tests.second_opinion.duties import Verdict
from tests.second_opinion.plain_days import HOUR, at

if TYPE_CHECKING:
    from tests.second_opinion.naive import Person

AVERAGING = {"10-5-1", "10-5-2", "10-5-3"}


def advice(person: Person) -> Iterator[Verdict]:
    """Yield all of it."""
    yield from weeks_over(person)
    yield from rows(person)
    yield from agreed(person)


def weeks_over(person: Person) -> Iterator[Verdict]:
    """Yield weeks over the ordinary week: overtime, or averaging when it is given back nearby (A.3, 0.7)."""
    sums, limits = person.sums(), [person.week_limit(week) for week in person.weeks()]
    for number, (_days, late) in enumerate(person.over()):
        if not late:
            continue
        limit = limits[number]
        assert limit is not None
        amount = late
        if not person.agreed & AVERAGING and given_back(sums, limits, number):
            amount = sums[number] - limit
        yield Verdict("WEEK", person.name, *person.edges(number), amount)


def given_back(sums: list[int], limits: list[int | None], number: int) -> bool:
    """True when two of four weeks in a row with this one are over, and the four together are not."""
    for first in range(number - 3, number + 1):
        near = [
            (sums[each], limits[each] or 0) for each in range(max(0, first), first + 4) if each < len(sums)
        ]
        near = [each for each in near if each[0]]
        over = sum(hours > limit for hours, limit in near)
        if over >= 2 and sum(hours for hours, _ in near) <= sum(limit for _, limit in near):
            return True
    return False


def rows(person: Person) -> Iterator[Verdict]:
    """Yield more than six days, three nights or two weekends in a row, and agreed short rests (PLAN-2)."""
    worked = {day for day, spans in person.spans.items() if on_the_spot(person, day, spans)}
    nights = {day for day in worked if night(person, day) > 3 * HOUR}
    for days, most in ((worked, 6), (nights, 3)):
        for one, two in in_a_row(sorted(days), 1):
            if (two - one).days + 1 > most:
                yield Verdict("PLAN-2", person.name, at(one), at(two + timedelta(days=1)), None)
    saturdays = sorted({day - timedelta(days=day.weekday() - 5) for day in worked if day.weekday() > 4})
    for one, two in in_a_row(saturdays, 7):
        if (two - one).days // 7 + 1 > 2:
            begin = one if one in worked else one + timedelta(days=1)
            last = two + timedelta(days=1)
            last = last if last in worked else two
            yield Verdict("PLAN-2", person.name, at(begin), at(last + timedelta(days=1)), None)
    if "10-8-3" in person.agreed:
        for (_a, end), (start, _b) in pairwise(person.mains()):
            if 8 * HOUR <= start - end < 11 * HOUR:
                yield Verdict("PLAN-2", person.name, end, start, None)


def on_the_spot(person: Person, day: date, spans: list[tuple[int, int]]) -> bool:
    """True when the day has work besides waiting at home."""
    return bool(spans) and worked_in(person, spans) > 0


def worked_in(person: Person, spans: list[tuple[int, int]]) -> int:
    """Return the worked minutes within some spans, each minute once."""
    return sum(b - a for a, b in person.pieces(spans))


def night(person: Person, day: date) -> int:
    """Return the minutes of the day's work that lie between 21 and 06."""
    total = 0
    for a, b in person.pieces(person.spans[day]):
        midnight = person.day(a) - timedelta(days=1)
        while at(midnight) < b:
            total += max(0, min(b, at(midnight, 30 * HOUR)) - max(a, at(midnight, 21 * HOUR)))
            midnight += timedelta(days=1)
    return total


def in_a_row(days: list[date], step: int) -> Iterator[tuple[date, date]]:
    """Yield first and last of each unbroken row of days so far apart."""
    first = None
    for day, after in pairwise([*days, date.max]):
        first = day if first is None else first
        if after != day + timedelta(days=step):
            yield first, day
            first = None


def agreed(person: Person) -> Iterator[Verdict]:
    """Yield nights of who is exempted from them, and overtime of who is excused (PLAN-3, OT-8)."""
    for day in sorted(person.spans):
        spans = person.spans[day]
        inside = min(a for a, _ in spans), max(b for _, b in spans)
        if person.human.no_nights and night(person, day):
            yield Verdict("PLAN-3", person.name, *inside, night(person, day))
    if person.human.no_overtime:
        yield from excused(person)


def excused(person: Person) -> Iterator[Verdict]:
    """Yield each day's share of the overtime; what is over the week falls on the hours that come last."""
    for week in person.weeks():
        limit = person.week_limit(week)
        before = 0
        for day in week:
            hours = person.hours.get(day, 0)
            within = min(hours, person.day_limit(day))
            late = 0 if limit is None else max(0, before + within - limit)
            late = min(late, within)
            before += within
            over = hours - within + late
            if over:
                yield Verdict("OT-8", person.name, -1, -1, over)
