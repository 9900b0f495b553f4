"""One person's work prepared for the rules, once: blocks, main periods, days, weeks and red days as ints.

Readings where the book leaves a choice ([P]):
- Touching or overlapping shifts are one block; its time counts once, on the day it starts in (DEF-5). A block
  longer than 24 hours counts 24 hours on its first day, the next 24 on the following day, and so on.
- Main periods: blocks that start on the same day with less than eleven hours between them are one (DEF-6).
- Standby counts by its factor on the days it lies on, rounded so that its parts add up to the whole (TID-8);
  a call-out counts in full besides. Standby itself never interrupts rest, a call-out does.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from fractions import Fraction

from bpa_desk.domain.absence import Absence
from bpa_desk.domain.assistant import HoursClass
from bpa_desk.domain.finding import Finding, Severity
from bpa_desk.domain.rota import Person
from bpa_desk.domain.rules.blocks import Block, Joined, Main, blocks_of
from bpa_desk.domain.rules.frame import Frame
from bpa_desk.domain.rules.limits import DAILY_REST, Limits
from bpa_desk.domain.rules.sums import DaySum, WeekSum, weeks_of
from bpa_desk.domain.shift import Shift, ShiftKind, ShiftStatus
from bpa_desk.domain.text import Message
from bpa_desk.domain.time import DAY, EPOCH_ORDINAL, Period, union

LONG_GAP = 24 * 60
FOREVER = 1 << 40


class Situation:
    """Everything the rules ask about one person, computed once and only read after."""

    def __init__(
        self, frame: Frame, person: Person, shifts: Iterable[Shift], absences: tuple[Absence, ...] = ()
    ) -> None:
        self.frame = frame
        self.person = person
        self.absences = absences
        self.rows = rows = _rows(shifts)
        self.shifts = held = [row[2] for row in rows]
        self._limits = frame.book.of(person)
        self.may_shorten_rest = self._limits.may_shorten_rest
        self.may_spread_sundays = self._limits.may_spread_sundays
        self.standby = [each for each in held if each.kind is ShiftKind.STANDBY]
        self.blocks = blocks_of(rows, bool(self.standby) or any(each.breaks for each in held))
        self._starts = [block.start for block in self.blocks]
        self._eventful = any(each.passive or each.actual is not None for each in held)
        self.mains: list[Main] = []
        self.gaps: list[Period] = []
        self.red_work: dict[int, Block] = {}
        self._days: dict[int, DaySum] = {}
        self._measure()
        if self.standby:
            self._add_standby()
        self.elsewhere = frame.elsewhere.intersection(each.id for each in held)
        if self.elsewhere:
            self._mark_elsewhere()
        self.days: list[DaySum] = [self._days[day] for day in sorted(self._days)]
        self.weeks: list[WeekSum] = weeks_of(self.days, frame, self.limits)

    def blocks_in(self, period: Period) -> list[Block]:
        """Return the blocks that touch the period."""
        high = bisect_left(self._starts, period.end)
        low = bisect_left(self._starts, period.start)
        # Blocks never overlap, so only the one before can reach in.
        if low and self.blocks[low - 1].end > period.start:
            low -= 1
        return self.blocks[low:high]

    def limits(self, day: int) -> Limits:
        """Return the limits in force on the day."""
        return self._limits.on(day + EPOCH_ORDINAL)

    def finding(
        self,
        rule: str,
        law: str,
        period: tuple[int, int],
        text: Message,
        *,
        severity: Severity | None = None,
        cures: tuple[str, ...] = (),
        shifts: Iterable[Shift] = (),
        amount: int = 0,
        mend: Message | None = None,
        details: Mapping[str, object] | None = None,
    ) -> Finding:
        """Return a finding about this person; unlawful unless a severity is given, milder in an emergency.

        ``cures`` are the agreements that would make it lawful; those this employer cannot use are left out.
        """
        involved = tuple(shifts)
        open_to = self.frame.book.cures(*cures)
        if severity is None:
            severity = Severity.KREVER_AVTALE if open_to else Severity.FEIL
            if any(each.emergency for each in involved):
                severity = Severity.ADVARSEL  # aml. § 10-12 (3)
        return Finding(
            rule=rule,
            severity=severity,
            start=period[0],
            end=period[1],
            text=text,
            assistant=self.person.id,
            shifts=tuple(dict.fromkeys([each.id for each in involved])),
            amount=amount,
            law=law,
            lawful_with=open_to if severity is Severity.KREVER_AVTALE else (),
            mend=mend,
            details=details or {},
        )

    def _measure(self) -> None:
        mains, gaps, days = self.mains, self.gaps, self._days
        moments, eventful = self.frame.moments, self._eventful
        long_gap = min(LONG_GAP, self._limits.shortest_weekly_rest)
        free_from = red_from = -FOREVER
        main: Main | None = None
        for block in self.blocks:
            start, end = block.start, block.end
            day, dark, offset = moments[start]
            block.day = day
            off = start - free_from
            if off >= long_gap:
                gaps.append(Period(free_from, start))
            free_from = end
            if off < DAILY_REST and main is not None and main.day == day:
                if isinstance(main, Block):
                    main = mains[-1] = Joined(main)
                main.join(block)
            else:
                main = block
                mains.append(block)
            _day, later, turned = moments[end]
            if end - start > DAY:
                self._count_long(block)
            elif eventful or block.free or turned != offset or day in days:
                self._count(block, day, start, end, block.minutes)
            else:
                # Nearly every block is like this one: alone on its day, on a quiet clock, nothing but work.
                days[day] = found = DaySum(day, start, end)
                found.minutes = block.minutes
                found.night = later - dark
                found.shifts = block.shifts
            if end > red_from:
                red_from = self._mark_red(block)
        # Standby alone leaves all of it free (TID-8).
        gaps.append(Period(free_from, FOREVER))

    def _count_long(self, block: Block) -> None:
        day, start = block.day, block.start
        while start < block.end:
            end = min(start + DAY, block.end)
            free = sum(each.overlap((start, end)) for each in block.free)
            self._count(block, day, start, end, end - start - free)
            day, start = day + 1, end

    def _count(self, block: Block, day: int, start: int, end: int, minutes: int) -> None:
        found = self._days.get(day)
        if found is None:
            found = self._days[day] = DaySum(day, start, end)
        found.end = end
        found.minutes += minutes
        night = self.frame.clock.night
        found.night += night(start, end)
        for each in block.free:
            piece = Period(max(start, each.start), min(end, each.end))
            if piece.end > piece.start:
                found.night -= night(piece.start, piece.end)
        held = found.shifts
        found.shifts = [*held, *[each for each in block.shifts if each not in held]] if held else block.shifts
        if not self._eventful:
            return
        for shift in block.shifts:
            if shift.passive:
                found.passive += _passive(shift, start, end, self.frame.readings.passive_per_hour)
            if start == block.start and shift.actual is not None:
                found.unplanned += (shift.actual.end - shift.actual.start) - (shift.end - shift.start)

    def _mark_red(self, block: Block) -> int:
        """Count the block's work on red days; return when the next share begins that later work may touch."""
        frame = self.frame
        start, end = block.start, block.end
        index = bisect_right(frame.red_starts, start) - 1
        if index < 0 or frame.red_ends[index] <= start:
            index += 1  # that one is over
        while index < len(frame.red) and frame.red_starts[index] < end:
            share = frame.red[index].period
            worked = share.overlap((start, end))
            if block.free:
                worked -= sum(each.overlap(share) for each in block.free)
            if worked > 0:
                day = self._days[block.day]
                day.sunday += worked
                if self.limits(block.day).hours_class is HoursClass.TRE:
                    day.both += self._both(block, share)
                self.red_work.setdefault(index, block)
            if share.end > end:
                return share.start
            index += 1
        return frame.red_starts[index] if index < len(frame.red) else FOREVER

    def _both(self, block: Block, share: Period) -> int:
        """Return the minutes of the block that are Sunday work and night work at once (TID-3)."""
        start, end = max(block.start, share.start), min(block.end, share.end)
        night = self.frame.clock.night
        free = (Period(max(start, each.start), min(end, each.end)) for each in block.free)
        return night(start, end) - sum(night(*each) for each in free if each.end > each.start)

    def _mark_elsewhere(self) -> None:
        """Say of each day how much of it is work at another workplace (SCOPE-5)."""
        for block in self.blocks:
            own = union(each.effective for each in block.shifts if each.id not in self.elsewhere)
            away = union(each.effective for each in block.shifts if each.id in self.elsewhere)
            for start, end in away:
                day = block.day + (start - block.start) // DAY
                alone = end - start - sum(each.overlap((start, end)) for each in own)
                self._days[day].elsewhere += alone

    def _add_standby(self) -> None:
        frame = self.frame
        for shift in self.standby:
            began = shift.effective.start
            for start, end in self._only_standby(shift):
                day = frame.day_of(start)
                factor = self.limits(day).standby
                while start < end:
                    edge = min(end, frame.day_at(day + 1))
                    upto = _rounded(factor * (edge - began))
                    before = _rounded(factor * (start - began))
                    found = self._days.get(day)
                    if found is None:
                        found = self._days[day] = DaySum(day, start, edge)
                    found.minutes += upto - before
                    found.standby += upto - before
                    if shift not in found.shifts:
                        found.shifts = [*found.shifts, shift]
                    day += 1
                    start = max(edge, start + 1)  # at the end of the calendar no day follows

    def _only_standby(self, shift: Shift) -> list[Period]:
        """Return the standby without work shifts that lie over it: contradicting records count once."""
        pieces = [shift.effective]
        for block in self.blocks:
            if block.calls or block.end <= shift.effective.start or block.start >= shift.effective.end:
                continue
            pieces = [
                Period(*part)
                for piece in pieces
                for part in (
                    (piece.start, min(piece.end, block.start)),
                    (max(piece.start, block.end), piece.end),
                )
                if part[1] > part[0]
            ]
        return pieces


def _rows(shifts: Iterable[Shift]) -> list[tuple[int, int, Shift]]:
    """Return what counts of the shifts with when it counts, in order of start, end and id."""
    rows = []
    for each in shifts:
        if each.status is not ShiftStatus.CANCELLED:
            actual = each.actual
            rows.append((each.start, each.end, each) if actual is None else (*actual, each))
    rows.sort(key=lambda row: (row[0], row[1], row[2].id))
    return rows


def _rounded(minutes: Fraction) -> int:
    return int(minutes + Fraction(1, 2))


def _passive(shift: Shift, first: int, last: int, per_hour: int) -> int:
    """Return passive minutes from first to last, if the shift is essentially passive."""
    start, end = shift.effective
    pieces = union(shift.passive)
    if 60 * sum(piece.overlap((start, end)) for piece in pieces) < per_hour * (end - start):
        return 0  # essentially passive: two thirds of the shift unless set otherwise ([P], TID-7)
    return sum(piece.overlap((max(start, first), min(end, last))) for piece in pieces)
