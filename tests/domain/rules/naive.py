"""A second opinion: the rules again, from the book alone, a quarter of an hour at a time, slow and plain.

It shares no code with the engine: its own calendar (the ``holidays`` package), its own clock
(``zoneinfo``), sets of quarters instead of sums. It knows no breaks; every time must lie on a quarter.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays

OSLO = ZoneInfo("Europe/Oslo")
QUARTER = timedelta(minutes=15)
DAY = timedelta(days=1)
Found = tuple[str, str, datetime, datetime, int]


@dataclass
class Work:
    """One shift: UTC start and end, whether it is standby, its passive time and calls."""

    start: datetime
    end: datetime
    standby: bool = False
    passive: tuple[tuple[datetime, datetime], ...] = ()
    calls: tuple[tuple[datetime, datetime], ...] = ()


@dataclass
class Block:
    """Unbroken work."""

    start: datetime
    end: datetime

    @property
    def day(self) -> date:
        return local(self.start).date()


def local(moment: datetime) -> datetime:
    return moment.astimezone(OSLO)


def midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=OSLO).astimezone(UTC)


def at_hour(day: date, hour: int) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=OSLO).astimezone(UTC)


def minutes(length: timedelta) -> int:
    return round(length.total_seconds() / 60)


def week_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


@lru_cache(maxsize=8)
def red(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("NO", years=[year - 1, year, year + 1], include_sundays=True))


@lru_cache(maxsize=512)
def red_part(day: date) -> tuple[datetime, datetime]:
    """Return when work counts as work on the red day (C.2)."""
    eve = day - DAY
    if eve in red(day.year):
        return at_hour(eve, 22), at_hour(day, 22)
    names = {name for name, when in special(day.year).items() if when == eve}
    if names & {"julaften", "påskeaften", "pinseaften"}:
        return at_hour(eve, 15), at_hour(day, 22)
    if (
        (day.month, day.day) in ((5, 1), (5, 17))
        and eve.weekday() != 5
        and day != special(day.year)["himmelfart"]
    ):
        return at_hour(eve, 22), at_hour(day, 22)
    return at_hour(eve, 18), at_hour(day, 22)


@lru_cache(maxsize=8)
def special(year: int) -> dict[str, date]:
    named = holidays.country_holidays("NO", years=year, language="en_US")
    easter = next(day for day, name in named.items() if name == "Easter Sunday")
    return {
        "julaften": date(year, 12, 24),
        "påskeaften": easter - DAY,
        "pinseaften": easter + 48 * DAY,
        "himmelfart": easter + 39 * DAY,
    }


class Opinion:
    """What a plain reading of the book says about one person's shifts."""

    def __init__(
        self, shifts: list[Work], day_limit: int | None = None, rest: int = 660, weekly: int = 2100
    ) -> None:
        self.shifts = sorted(shifts, key=lambda each: (each.start, each.end))
        self.averaging = day_limit
        self.rest = rest
        self.weekly = weekly
        self.blocks = self._blocks()
        self.hours = self._hours()

    def _pieces(self) -> Iterator[tuple[datetime, datetime]]:
        for shift in self.shifts:
            if shift.standby:
                yield from shift.calls
            else:
                yield shift.start, shift.end

    def _blocks(self) -> list[Block]:
        if not self.shifts:
            return []
        working = set()
        for start, end in self._pieces():
            while start < end:
                working.add(start)
                start += QUARTER
        blocks: list[Block] = []
        for quarter in sorted(working):
            if blocks and blocks[-1].end == quarter:
                blocks[-1].end = quarter + QUARTER
            else:
                blocks.append(Block(quarter, quarter + QUARTER))
        return blocks

    def _hours(self) -> dict[date, int]:
        hours: dict[date, int] = {}
        for block in self.blocks:
            quarter = block.start
            while quarter < block.end:
                day = block.day + (quarter - block.start) // DAY * DAY
                hours[day] = hours.get(day, 0) + 15
                quarter += QUARTER
        return hours

    def figures(self) -> tuple[int, int, int, int]:
        """Return hours, overtime, night and Sunday minutes."""
        night = sunday = 0
        for block in self.blocks:
            quarter = block.start
            while quarter < block.end:
                hour = local(quarter).hour
                night += 15 * (hour >= 21 or hour < 6)
                near = [local(quarter).date(), local(quarter).date() + DAY]
                sunday += 15 * any(
                    day in red(day.year) and red_part(day)[0] <= quarter < red_part(day)[1] for day in near
                )
                quarter += QUARTER
        return sum(self.hours.values()), sum(self.overtime().values()), night, sunday

    def day_limit(self, day: date) -> int:
        limit = 540 + min(self._passive(day) // 2, 120)
        return limit if self.averaging is None else max(limit, min(self.hours[day], self.averaging))

    def _day_of(self, moment: datetime) -> date:
        """A period longer than a day is counted a day at a time from where it began."""
        block = next(block for block in self.blocks if block.start <= moment < block.end)
        return block.day + (moment - block.start) // DAY * DAY

    def week_limit(self, week: date) -> int:
        extra = sum(self._passive(day) for day in self.hours if week_of(day) == week)
        limit = min(2280 + min(extra // 2, 600), 2880)
        if self.averaging is not None:
            total = sum(value for day, value in self.hours.items() if week_of(day) == week)
            limit = max(limit, min(total, 3000))
        return limit

    def _passive(self, day: date) -> int:
        total = 0
        for shift in self.shifts:
            if shift.standby or not shift.passive:
                continue
            length = minutes(shift.end - shift.start)
            quarters = [shift.start + number * QUARTER for number in range(length // 15)]
            quiet = [each for each in quarters if any(a <= each < b for a, b in shift.passive)]
            if 3 * 15 * len(quiet) >= 2 * length:
                total += sum(15 for each in quiet if self._day_of(each) == day)
        return total

    def overtime(self) -> dict[date, int]:
        """Return overtime by week (OT-2)."""
        found: dict[date, int] = {}
        for week in {week_of(day) for day in self.hours}:
            days = [day for day in self.hours if week_of(day) == week]
            daily = sum(max(0, self.hours[day] - self.day_limit(day)) for day in days)
            within = sum(min(self.hours[day], self.day_limit(day)) for day in days)
            found[week] = daily + max(0, within - self.week_limit(week))
        return found

    def findings(self) -> set[Found]:
        """Return (rule, kind, start, end, amount) for the rules this opinion knows."""
        return {
            *self._overlaps(),
            *self._daily(),
            *self._weekly(),
            *self._days(),
            *self._caps(),
            *self._sundays(),
        }

    def _overlaps(self) -> Iterator[Found]:
        for i, first in enumerate(self.shifts):
            for second in self.shifts[i + 1 :]:
                start, end = max(first.start, second.start), min(first.end, second.end)
                if start < end:
                    yield "OVERLAP", "", start, end, minutes(end - start)

    def mains(self) -> list[list[Block]]:
        groups: list[list[Block]] = []
        for block in self.blocks:
            if groups and groups[-1][0].day == block.day and minutes(block.start - groups[-1][-1].end) < 660:
                groups[-1].append(block)
            else:
                groups.append([block])
        return groups

    def _daily(self) -> Iterator[Found]:
        mains = self.mains()
        for before, after in itertools.pairwise(mains):
            rest = minutes(after[0].start - before[-1].end)
            if rest < self.rest:
                yield "HVILE-1", "", before[-1].end, after[0].start, self.rest - rest
        for main in mains:
            best = best_end = None
            run = 0
            longest = 0
            for number in range(96):
                quarter = main[0].start + number * QUARTER
                busy = any(block.start <= quarter < block.end for block in main)
                run = 0 if busy else run + 15
                if run > longest or (run == longest and number == 95 and run > 0):
                    longest, best_end = run, quarter + QUARTER
            if longest < self.rest:
                edge = main[0].start + DAY
                end = best_end or edge
                best = end - timedelta(minutes=longest)
                yield "HVILE-1", "", best, end, self.rest - longest

    def _free(self) -> list[tuple[datetime, datetime]]:
        far = timedelta(days=3000)
        edges = [self.blocks[0].start - far]
        for block in self.blocks:
            edges += [block.start, block.end]
        edges.append(self.blocks[-1].end + far)
        return list(zip(edges[::2], edges[1::2], strict=True))

    def _weekly(self) -> Iterator[Found]:
        if not self.blocks:
            return
        served: dict[tuple[datetime, datetime], date] = {}
        for week in sorted({week_of(day) for day in self.hours}):
            start, end = midnight(week), midnight(week + 7 * DAY)
            inside = {
                free: minutes(min(end, free[1]) - max(start, free[0]))
                for free in self._free()
                if free[0] < end and start < free[1]
            }
            good = [free for free, length in inside.items() if length >= self.weekly]
            if good:
                served.setdefault(good[0], week)
                continue
            whole = [
                free
                for free in inside
                if minutes(free[1] - free[0]) >= self.weekly
                and (free not in served or minutes(free[1] - free[0]) >= 2 * self.weekly)
                and any(
                    free[0] <= midnight(week + n * DAY) and midnight(week + (n + 1) * DAY) <= free[1]
                    for n in range(7)
                )
            ]
            if whole:
                served[whole[0]] = week
                continue
            yield "HVILE-2", "", start, end, self.weekly - max([0, *inside.values()])

    def _days(self) -> Iterator[Found]:
        for day, total in self.hours.items():
            start, end = self._span(day)
            over = total - self.day_limit(day)
            if over > 0:
                quiet = "TID-7" if self._passive(day) else "TID-1"
                yield (quiet if self.averaging is None else "SNITT-1"), "day", start, end, over
            if total > 780:
                yield "OT-7", "day", start, end, total - 780

    def _span(self, day: date) -> tuple[datetime, datetime]:
        pieces = []
        for block in self.blocks:
            start, number = block.start, 0
            while start < block.end:
                if block.day + number * DAY == day:
                    pieces.append((start, min(start + DAY, block.end)))
                start, number = start + DAY, number + 1
        return min(a for a, _b in pieces), max(b for _a, b in pieces)

    def _caps(self) -> Iterator[Found]:
        overtime = self.overtime()
        for week, total in overtime.items():
            if total > 600:
                yield "OT-3", "week", midnight(week), midnight(week + 7 * DAY), total - 600
        week = min(overtime, default=date.max)
        while overtime and week <= max(overtime):
            total = sum(overtime.get(week + 7 * n * DAY, 0) for n in range(4))
            if week in overtime and total > 1500:
                yield "OT-3", "four", midnight(week), midnight(week + 28 * DAY), total - 1500
                week += 28 * DAY
            else:
                week += 7 * DAY

    def _sundays(self) -> Iterator[Found]:
        if not self.blocks:
            return
        days = []
        day = self.blocks[0].day - 7 * DAY
        while day <= self.blocks[-1].end.date() + 7 * DAY:
            if day in red(day.year):
                days.append(day)
            day += DAY
        for first, second in itertools.pairwise(days):
            one, two = self._worked(first), self._worked(second)
            if one and two:
                yield "HVILE-4", "", two[0], two[1], minutes(two[1] - two[0])

    def _worked(self, day: date) -> tuple[datetime, datetime] | None:
        start, end = red_part(day)
        for block in self.blocks:
            if block.start < end and start < block.end:
                return max(start, block.start), min(end, block.end)
        return None
