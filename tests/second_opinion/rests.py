"""What the second reading says of daily and weekly rest, and of what a shorter one owes (A.6)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from tests.second_opinion.duties import Verdict
from tests.second_opinion.plain_days import HOUR, runs

if TYPE_CHECKING:
    from tests.second_opinion.naive import Person

SHORTER = {"10-8-3", "10-6-9"}


def rests(person: Person) -> Iterator[Verdict]:
    """Yield all of it."""
    yield from daily_rest(person)
    yield from weekly_rest(person)
    if person.agreed & SHORTER:
        yield from owed_next_day(person)
    if "10-8-3" in person.agreed:
        yield from owed_next_week(person)


def called(person: Person, start: int, end: int) -> bool:
    """True when a call-out begins or ends a rest: the floor of eight hours does not hold (HVILE-3)."""
    calls = [call for each in person.duties if each.standby for call in each.calls]
    return any(a == start or b == end for a, b in calls)


def call_within(person: Person, start: int, end: int) -> bool:
    """True when a main period holds a call-out."""
    return any(start <= a and b <= end for each in person.duties if each.standby for a, b in each.calls)


def off_after(person: Person, start: int, end: int) -> tuple[int, int]:
    """Return the longest time off in the 24 hours from the start of a main period, as minutes after it."""
    stop = start + 24 * HOUR
    own = bytearray(stop - start)
    for duty in person.duties:
        # A short break one may leave in is no rest, and leaves the working period whole.
        for a, b in duty.calls if duty.standby else ((duty.start, duty.end),):
            a, b = max(a, start), min(b, stop, end)
            if a < b:
                own[a - start : b - start] = b"\1" * (b - a)
    return max(runs(own, 0), key=lambda each: (each[1] - each[0], each[0]), default=(1440, 1440))


def daily_rest(person: Person) -> Iterator[Verdict]:
    """Yield short nights (HVILE-1): the gap between main periods, and what is left of 24 hours."""
    least = (8 if "10-8-3" in person.agreed else 11) * HOUR
    mains = person.mains()
    for (_a, end), (start, _b) in pairwise(mains):
        if start - end < least and not (called(person, start, end) and "10-8-3" in person.agreed):
            yield Verdict("HVILE-1", person.name, end, start, least - (start - end))
    least = 8 * HOUR if "10-6-9" in person.agreed else least  # 16 hours' work leaves eight
    for start, end in mains:
        a, b = off_after(person, start, end)
        shortened = bool(person.agreed & SHORTER)
        if b - a < least and not (shortened and call_within(person, start, end)):
            yield Verdict("HVILE-1", person.name, start + a, start + b, least - (b - a))


def owed_next_day(person: Person) -> Iterator[Verdict]:
    """Yield rests too short to make up for the one before: eleven hours and what it lacked (HVILE-3)."""
    floor = (8 if "10-8-3" in person.agreed else 11) * HOUR
    mains = person.mains()
    for place, ((start, end), (after, _b)) in enumerate(pairwise(mains)):
        lacked = [11 * HOUR - (start - mains[place - 1][1])] if place else [0]
        a, b = off_after(person, start, end)
        if b - a >= 8 * HOUR or call_within(person, start, end):  # else it was never allowed
            lacked.append(11 * HOUR - (b - a))
        owed = max(0, *lacked)
        # What is under the agreed floor is told of as such (HVILE-1), or a call-out excuses it.
        if owed and floor <= after - end < 11 * HOUR + owed:
            yield Verdict("HVILE-3", person.name, end, after, 11 * HOUR + owed - (after - end))


def weekly_rest(person: Person) -> Iterator[Verdict]:
    """Yield weeks without 35 hours off (HVILE-2), a rest over the edge credited to one week only."""
    least = (28 if "10-8-3" in person.agreed else 35) * HOUR
    rests = [(a + person.zero, b + person.zero) for a, b in runs(person.work, 0) if b - a >= least]
    spent: set[tuple[int, int]] = set()
    for number in range(len(person.weeks())):
        start, end = person.edges(number)
        if not any(person.work[start - person.zero : end - person.zero]):
            continue
        inside = [rest for rest in rests if min(rest[1], end) - max(rest[0], start) >= least]
        if inside:
            # It serves this week, and so no other one, unless it is long enough for both.
            spent |= {rest for rest in inside[:1] if rest[1] - rest[0] < 2 * least}
            continue
        for rest in rests:
            if whole_day(person, number, rest) and rest not in spent:
                spent |= {rest} if rest[1] - rest[0] < 2 * least else set()
                break
        else:
            week = person.work[start - person.zero : end - person.zero]
            longest = max((b - a for a, b in runs(week, 0)), default=0)
            yield Verdict("HVILE-2", person.name, start, end, least - longest)


def whole_day(person: Person, number: int, rest: tuple[int, int]) -> bool:
    """True when a rest holds a calendar day of the week of that number."""
    days = range(7 * number, 7 * number + 7)
    return any(rest[0] <= person.midnights[day] and person.midnights[day + 1] <= rest[1] for day in days)


def owed_next_week(person: Person) -> Iterator[Verdict]:
    """Yield weeks whose rest does not make up for the one of the week before (HVILE-3, hour for hour)."""
    least = 28 * HOUR
    rests = [(a + person.zero, b + person.zero) for a, b in runs(person.work, 0) if b - a >= least]
    owed = 0
    for number, hours in enumerate(person.sums()):
        start, end = person.edges(number)
        counted = [
            b - a
            for a, b in rests
            if min(b, end) - max(a, start) >= least or whole_day(person, number, (a, b))
        ]
        if not hours or not counted:
            owed = 0  # a week off makes up for it, and one without any rest is unlawful already
            continue
        if owed and max(counted) < 35 * HOUR + owed:
            yield Verdict("HVILE-3", person.name, start, end, 35 * HOUR + owed - max(counted))
        owed = max(0, 35 * HOUR - max(counted))
