"""A second reading of the rule book, written from ``working-time.md`` alone: slow, plain, minute by minute.

It shares no code with the program. A person's time is one byte for every minute, and every question is
answered by looking at the minutes. Times are whole minutes since 1970 (UTC); a finding is the rule, the
person, from, to and the minutes it is about; -1 and ``None`` stand for what the book does not settle.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

from tests.second_opinion.advice import advice
from tests.second_opinion.averages import AVERAGED, averages, pauses
from tests.second_opinion.duties import Duty, Human, Verdict
from tests.second_opinion.plain_days import HOUR, OSLO, at, minutes, red, runs, window
from tests.second_opinion.red_days import red_days
from tests.second_opinion.rests import rests
from tests.second_opinion.youth import youth


class Person:
    """One person's minutes, and every rule about them."""

    def __init__(
        self, name: str, human: Human, duties: list[Duty], agreed: frozenset[str], first: date, weeks: int
    ) -> None:
        self.name, self.human = name, human
        # An agreement may name its own number of weeks, as in 10-5-1/4.
        self.agreed = frozenset(each.partition("/")[0] for each in agreed)
        own = [int(each.partition("/")[2]) for each in agreed if "/" in each]
        self.average_weeks = own[0] if own else 26 if "10-5-3" in agreed else 52
        self.duties = sorted(
            (each for each in duties if each.who == name and not each.cancelled),
            key=lambda each: (each.start, each.end),
        )
        self.days = [first + timedelta(days=number) for number in range(7 * weeks)]
        self.midnights = [at(day) for day in (*self.days, first + timedelta(days=7 * weeks))]
        self.zero = self.midnights[0]
        self.work = bytearray(self.midnights[-1] - self.zero)
        for duty in self.duties:
            for piece in self.worked(duty):
                self.paint(self.work, piece)
        self.young = human.born is not None and human.born.replace(year=human.born.year + 18) > self.days[-1]
        self.hours: dict[date, int] = {}
        self.passive: dict[date, int] = {}
        self.spans: dict[date, list[tuple[int, int]]] = {}  # where the work of the day lies
        self.wholes: dict[date, list[tuple[int, int]]] = {}  # the shifts it comes from
        self._sums: list[int] | None = None
        self.count()

    def paint(self, minutes: bytearray, piece: tuple[int, int], ink: bytes = b"\1") -> None:
        """Mark the minutes of a piece."""
        a, b = piece[0] - self.zero, piece[1] - self.zero
        minutes[a:b] = ink * (b - a)

    def worked(self, duty: Duty) -> list[tuple[int, int]]:
        """Return where the person was at work: on the spot but for free breaks, or called out."""
        if duty.standby:
            return list(duty.calls)
        minutes = bytearray(b"\1") * (duty.end - duty.start)
        for a, b in duty.free:
            minutes[a - duty.start : b - duty.start] = b"\0" * (b - a)
        return [(a + duty.start, b + duty.start) for a, b in runs(minutes, 1)]

    def day(self, moment: int) -> date:
        """Return the calendar day a minute lies in."""
        return datetime.fromtimestamp(moment * 60, UTC).astimezone(OSLO).date()

    def count(self) -> None:
        """Put each working period on the day it starts (DEF-5), and a seventh of standby on its own days."""
        before: tuple[int, int] | None = None  # where the working period began, and where it ends so far
        taken = bytearray(len(self.work))
        for duty in self.duties:
            if duty.standby:
                self.stand_by(duty)
                continue
            joined = before is not None and before[1] >= duty.start
            began = before[0] if joined and before is not None else duty.start
            before = (began, max(duty.end, before[1] if joined and before is not None else 0))
            passive = sum(b - a for a, b in duty.passive)
            essentially = 3 * passive >= 2 * (duty.end - duty.start)
            for day, a, b in self.parts(began, duty.start, duty.end):
                self.spans.setdefault(day, []).append((a, b))
                self.wholes.setdefault(day, []).append((duty.start, duty.end))
                for x, y in self.worked(duty):
                    # A minute is a minute, also where two shifts lie over each other.
                    x, y = max(a, x), min(b, y)
                    if x < y:
                        self.add(self.hours, day, taken[x - self.zero : y - self.zero].count(0))
                        self.paint(taken, (x, y))
                if essentially:
                    inside = sum(max(0, min(b, y) - max(a, x)) for x, y in duty.passive)
                    self.add(self.passive, day, inside)

    def parts(self, began: int, start: int, end: int) -> Iterator[tuple[date, int, int]]:
        """Yield the days a stretch counts on: 24 hours from where the working period began, then the next."""
        day = self.day(began)
        while began < end:
            a, b = max(began, start), min(began + 24 * HOUR, end)
            if a < b:
                yield day, a, b
            began, day = began + 24 * HOUR, day + timedelta(days=1)

    def add(self, to: dict[date, int], day: date, amount: int) -> None:
        """Add minutes to a day."""
        to[day] = to.get(day, 0) + amount

    def stand_by(self, duty: Duty) -> None:
        """A call-out is work on the day it starts, besides a seventh of the whole standby (TID-8)."""
        for a, b in duty.calls:
            for day, x, y in self.parts(a, a, b):
                self.add(self.hours, day, y - x)
                self.spans.setdefault(day, []).append((x, y))
                self.wholes.setdefault(day, []).append((duty.start, duty.end))
        for place, day in enumerate(self.days):
            shared = min(self.midnights[place + 1], duty.end) - max(self.midnights[place], duty.start)
            if shared > 0:
                # Whole minutes, none lost or won over the whole standby.
                waited = max(self.midnights[place], duty.start) - duty.start
                counted = minutes(Fraction(waited + shared, 7)) - minutes(Fraction(waited, 7))
                self.add(self.hours, day, counted)
                self.wholes.setdefault(day, []).append((duty.start, duty.end))

    # -- what is allowed -------------------------------------------------------------------------------

    def day_limit(self, day: date) -> int:
        """Return the ordinary day: nine hours, more with passive work (TID-7) or averaging (A.4)."""
        # Whole minutes: half a minute lengthens no day.
        passive = min(self.passive.get(day, 0) // 2, 2 * HOUR)
        agreed = {"10-5-1": 10 * HOUR, "10-5-2": 750, "10-5-3": 13 * HOUR}
        return max([9 * HOUR + passive, *(agreed[each] for each in self.agreed if each in agreed)])

    def week_limit(self, week: list[date]) -> int | None:
        """Return the ordinary week, or None where an agreement sets none for a single week."""
        passive = min(sum(self.passive.get(day, 0) for day in week) // 2, 10 * HOUR)
        plain = min(self.class_week() + passive, 48 * HOUR)
        if "10-5-3" in self.agreed:
            return None
        agreed = {"10-5-1": 50 * HOUR, "10-5-2": 54 * HOUR}
        return max([plain, *(agreed[each] for each in self.agreed if each in agreed)])

    def weeks(self) -> list[list[date]]:
        """Return the weeks, Monday to Sunday."""
        return [self.days[place : place + 7] for place in range(0, len(self.days), 7)]

    def edges(self, first: int, count: int = 1) -> tuple[int, int]:
        """Return from and to of so many weeks."""
        return self.midnights[7 * first], self.midnights[7 * (first + count)]

    def class_week(self) -> int:
        """Return the ordinary week of the class; the sliding one follows Sunday and night work (TID-3)."""
        if not self.human.sliding:
            return self.human.week
        worked = sum(each > 0 for each in self.sums())
        sunday = night = 0
        for day in self.days:
            if red(day):
                a, b = window(day)
                sunday += self.work[max(0, a - self.zero) : max(0, b - self.zero)].count(1)
            a, b = at(day, -3 * HOUR) - self.zero, at(day, 6 * HOUR) - self.zero
            night += self.work[max(0, a) : max(0, b)].count(1)
        if not worked:
            return 38 * HOUR
        average = 40 * HOUR - Fraction(10 * sunday + 15 * night, 60 * worked)
        return max(36 * HOUR, min(38 * HOUR, int(average)))

    def sums(self) -> list[int]:
        """Return the hours of each week."""
        if self._sums is None:
            self._sums = [sum(self.hours.get(day, 0) for day in week) for week in self.weeks()]
        return self._sums

    def overtime(self) -> list[int]:
        """Return the law's overtime of each week, nothing counted twice (OT-2)."""
        return [sum(parts) for parts in self.over()]

    def over(self) -> list[tuple[int, int]]:
        """Return for each week what is over the days, and of the rest what is over the week."""
        found = []
        for week, hours_week in zip(self.weeks(), self.sums(), strict=True):
            over, within = 0, 0
            for day in week if hours_week else ():
                hours, limit = self.hours.get(day, 0), self.day_limit(day)
                over += max(0, hours - limit)
                within += min(hours, limit)
            limit_week = self.week_limit(week) if hours_week else None
            late = 0 if limit_week is None else max(0, within - limit_week)
            found.append((over, late))
        return found

    # -- the rules -------------------------------------------------------------------------------------

    def verdicts(self) -> Iterator[Verdict]:
        """Yield all that is wrong for the person."""
        yield from self.overlaps()
        yield from rests(self)
        yield from red_days(self)
        yield from self.long_days()
        yield from self.long_weeks()
        yield from self.nights()
        yield from averages(self)
        yield from pauses(self)
        yield from advice(self)
        if self.young:
            yield from youth(self)

    def overlaps(self) -> Iterator[Verdict]:
        """Yield shifts at the same time."""
        for place, one in enumerate(self.duties):
            for other in self.duties[place + 1 :]:
                a, b = max(one.start, other.start), min(one.end, other.end)
                if a < b:
                    yield Verdict("OVERLAP", self.name, a, b, b - a)

    def mains(self) -> list[tuple[int, int]]:
        """Return the main periods: work of one day less than 11 hours apart is one (DEF-6)."""
        pieces = []
        for duty in self.duties:
            inside = duty.calls if duty.standby else [(duty.start, duty.end)]
            pieces += list(inside)
        found: list[tuple[int, int]] = []
        started = None
        for a, b in sorted(pieces):
            near = found and (
                a <= found[-1][1] or (a - found[-1][1] < 11 * HOUR and self.day(a) == started)
            )
            if near:
                found[-1] = (found[-1][0], max(found[-1][1], b))
            else:
                found.append((a, b))
                started = self.day(a)
        return found

    def long_days(self) -> Iterator[Verdict]:
        """Yield days over the ordinary or agreed day (TID-1, TID-7, SNITT) or over 13 hours (OT-7)."""
        for day, hours in self.hours.items():
            if day not in self.spans:
                continue
            start = min(a for a, _b in self.spans[day])
            end = max(b for _a, b in self.spans[day])
            limit = self.day_limit(day)
            rule = "TID-7" if self.passive.get(day) else "TID-1"
            for basis, name in AVERAGED.items():
                rule = name if basis in self.agreed else rule
            if hours > limit:
                yield Verdict(rule, self.name, start, end, hours - limit)
            most = (16 if "10-6-9" in self.agreed else 13) * HOUR
            if hours > most:
                yield Verdict("OT-7", self.name, start, end, hours - most)

    def long_weeks(self) -> Iterator[Verdict]:
        """Yield weeks and runs of weeks over the caps of overtime and of all hours."""
        sums, over = self.sums(), self.overtime()
        raised = "10-6-5" in self.agreed
        caps = ((1, 20, 10), (4, 50, 25), (52, 300, 200))
        if self.human.cap is not None:
            for number, hours in enumerate(sums):
                if hours > self.human.cap:
                    yield Verdict("CAP", self.name, *self.edges(number), hours - self.human.cap)
        for count, high, low in caps:
            yield from self.windows("OT-3", over, count, (high if raised else low) * HOUR)
        for basis, name, most in (("10-5-1", "SNITT-1", 50), ("10-5-2", "SNITT-2", 54)):
            for number, hours in enumerate(sums):
                if basis in self.agreed and hours > most * HOUR:
                    yield Verdict(name, self.name, *self.edges(number), hours - most * HOUR)
        averaged = [name for basis, name in AVERAGED.items() if basis in self.agreed]
        yield from self.windows((averaged or ["OT-7"])[0], sums, 8, 8 * 48 * HOUR)
        for number, hours in enumerate(sums):
            if {"10-5-2", "10-6-5"} <= self.agreed and hours > 69 * HOUR:
                yield Verdict("OT-7", self.name, *self.edges(number), hours - 69 * HOUR)

    def windows(
        self, rule: str, sums: list[int], count: int, cap: int
    ) -> Iterator[Verdict]:
        """Yield runs of weeks over a cap, from a week with work, each week told of once only."""
        number = 0
        while number < len(sums):
            total = sum(sums[number : number + count])
            if self.sums()[number] and total > cap:
                start = self.midnights[7 * number]
                end = at(self.days[7 * number] + timedelta(days=7 * count))
                if count == 52:  # told until the last week with work
                    end = self.edges(max(place for place, each in enumerate(self.sums()) if each))[1]
                yield Verdict(rule, self.name, start, end, total - cap)
                number += count
            else:
                number += 1

    def night_minutes(self, duty: Duty, hour: int = 21) -> int:
        """Return the minutes of a shift between 21 (or another hour) and 06."""
        total = 0
        for a, b in self.worked(duty):
            day = self.day(a) - timedelta(days=1)
            while at(day) < b:
                start, end = at(day, hour * HOUR), at(day, 30 * HOUR)
                total += max(0, min(b, end) - max(a, start))
                day += timedelta(days=1)
        return total

    def late(self, duty: Duty) -> bool:
        """True for more than three hours' work at night."""
        return self.night_minutes(duty) > 3 * HOUR

    def nights(self) -> Iterator[Verdict]:
        """Yield four weeks over 177 h 20 min for night workers (NATT-3) and strenuous nights (NATT-4)."""
        if "10-11-9" in self.agreed:
            return
        sums = self.sums()
        if self.human.night:
            for verdict in self.windows("NATT-3", sums, 4, 10640):
                if any(verdict.start <= each.start < verdict.end for each in self.duties if self.late(each)):
                    yield verdict
        if self.human.strenuous:
            for day, spans in self.spans.items():
                start, end = min(a for a, _b in spans), max(b for _a, b in spans)
                inside = Duty(start, end, calls=tuple(self.pieces(spans)), standby=True)
                if self.late(inside) and self.hours[day] > 8 * HOUR:
                    yield Verdict("NATT-4", self.name, start, end, self.hours[day] - 8 * HOUR)

    def pieces(self, spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Yield the worked stretches within some spans, each minute once."""
        start, end = min(a for a, _b in spans), max(b for _a, b in spans)
        inside = bytearray(end - start)
        for a, b in spans:
            inside[a - start : b - start] = self.work[a - self.zero : b - self.zero]
        yield from ((a + start, b + start) for a, b in runs(inside, 1))
