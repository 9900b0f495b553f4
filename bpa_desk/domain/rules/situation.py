"""One person's work prepared for the rules: blocks, main periods, days, weeks and red days as ints, built once.

Readings where the book leaves a choice ([P]):
- Touching or overlapping shifts are one block; its time counts once, on the day it starts in (DEF-5). A block
  longer than 24 hours counts 24 hours on its first day, the next 24 on the following day, and so on.
- A free break splits a block only when it is at least eight hours, the shortest rest any agreement gives.
- Main periods: blocks that start on the same day with less than eleven hours between them are one (DEF-6).
- Standby counts by its factor on the days it lies on, rounded so that its parts add up to the whole (TID-8);
  a call-out counts in full besides. Standby itself never interrupts rest, a call-out does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from bpa_desk.domain.absence import Absence
from bpa_desk.domain.finding import Finding, Severity
from bpa_desk.domain.rota import Person
from bpa_desk.domain.rules.frame import Frame
from bpa_desk.domain.rules.limits import DAILY_REST, Limits
from bpa_desk.domain.rules.sums import DaySum, WeekSum, weeks_of
from bpa_desk.domain.shift import Shift
from bpa_desk.domain.text import Message
from bpa_desk.domain.time import DAY, EPOCH_ORDINAL, Period, union

SPLITTING_BREAK = 8 * 60
LONG_GAP = 24 * 60
FOREVER = 1 << 40


class Block:
    """Unbroken work from start to end; ``minutes`` without free breaks; ``calls`` when all of it is call-outs."""

    __slots__ = ("calls", "day", "end", "free", "minutes", "shifts", "start")

    def __init__(self, start: int, end: int, minutes: int, shift: Shift, call: bool) -> None:
        self.start = start
        self.end = end
        self.minutes = minutes
        self.shifts = [shift]
        self.calls = call
        self.day = 0
        self.free: list[Period] = []


class Main:
    """One main work period: its blocks, and the longest stretch off inside it."""

    __slots__ = ("blocks", "day", "end", "inner", "start")

    def __init__(self, block: Block) -> None:
        self.start = block.start
        self.end = block.end
        self.day = block.day
        self.blocks = [block]
        self.inner = Period(block.start, block.start)

    @property
    def first(self) -> Shift:
        """The shift it begins with."""
        return self.blocks[0].shifts[0]

    @property
    def last(self) -> Shift:
        """The shift it ends with."""
        return max(self.blocks[-1].shifts, key=lambda each: each.effective.end)


class Situation:
    """Everything the rules ask about one person, computed once and only read after."""

    def __init__(
        self, frame: Frame, person: Person, shifts: Iterable[Shift], absences: tuple[Absence, ...] = ()
    ) -> None:
        self.frame = frame
        self.person = person
        self.absences = absences
        self.shifts = sorted(
            (each for each in shifts if each.counts), key=lambda each: (*each.effective, each.id)
        )
        self._limits = frame.book.of(person)
        self.standby = [each for each in self.shifts if each.standby]
        self.blocks = _blocks(self.shifts, bool(self.standby))
        self.mains: list[Main] = []
        self.gaps: list[Period] = []
        self.red_work: dict[int, Block] = {}
        self._days: dict[int, DaySum] = {}
        self._measure()
        self._add_standby()
        self.days: list[DaySum] = [self._days[day] for day in sorted(self._days)]
        self.weeks: list[WeekSum] = weeks_of(self.days, frame, self.limits)

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
        involved = tuple(dict.fromkeys(shifts))
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
            shifts=tuple(each.id for each in involved),
            amount=amount,
            law=law,
            lawful_with=open_to if severity is Severity.KREVER_AVTALE else (),
            mend=mend,
            details=details or {},
        )

    def _measure(self) -> None:
        frame, mains = self.frame, self.mains
        free_from = -FOREVER
        for block in self.blocks:
            start = block.start
            block.day = day = frame.day_of(start)
            if start - free_from >= LONG_GAP:
                self.gaps.append(Period(free_from, start))
            free_from = block.end
            main = mains[-1] if mains else None
            if main is not None and main.day == day and start - main.end < DAILY_REST:
                if start - main.end > main.inner.minutes:
                    main.inner = Period(main.end, start)
                main.end = block.end
                main.blocks.append(block)
            else:
                mains.append(Main(block))
            if block.end - start <= DAY:
                self._count(block, day, start, block.end, block.minutes)
            else:
                self._count_long(block)
            self._mark_red(block)
        if self.blocks:
            self.gaps.append(Period(free_from, FOREVER))

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
            found = self._days[day] = DaySum(day)
        found.minutes += minutes
        night = self.frame.clock.night
        found.night += night(start, end)
        for each in block.free:
            piece = Period(max(start, each.start), min(end, each.end))
            if piece.end > piece.start:
                found.night -= night(piece.start, piece.end)
        for shift in block.shifts:
            if shift not in found.shifts:
                found.shifts.append(shift)
            if start == block.start and (shift.passive or shift.actual is not None):
                _note_passive(found, shift)

    def _mark_red(self, block: Block) -> None:
        frame = self.frame
        index = max(frame.red_after(block.start) - 1, 0)
        while index < len(frame.red):
            share = frame.red[index].period
            if share.start >= block.end:
                return
            worked = share.overlap((block.start, block.end))
            if worked:
                worked -= sum(each.overlap(share) for each in block.free)
            if worked > 0:
                self._days[block.day].sunday += worked
                self.red_work.setdefault(index, block)
            index += 1

    def _add_standby(self) -> None:
        frame = self.frame
        for shift in self.standby:
            for start, end in self._only_standby(shift):
                first = day = frame.day_of(start)
                factor = self.limits(first).standby
                counted = 0
                while start < end:
                    edge = min(end, frame.day_at(day + 1))
                    upto = _rounded(factor * (edge - shift.effective.start))
                    before = _rounded(factor * (start - shift.effective.start))
                    found = self._days.setdefault(day, DaySum(day))
                    found.minutes += upto - before
                    found.standby += upto - before
                    counted += upto - before
                    if shift not in found.shifts:
                        found.shifts.append(shift)
                    day, start = day + 1, max(edge, start + 1)

    def _only_standby(self, shift: Shift) -> list[Period]:
        """Return the standby without work shifts that lie over it: a record that contradicts itself counts once."""
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


def _rounded(minutes: Fraction) -> int:
    return int(minutes + Fraction(1, 2))


def _note_passive(day: DaySum, shift: Shift) -> None:
    start, end = shift.effective
    passive = sum(piece.overlap((start, end)) for piece in union(shift.passive))
    if 3 * passive >= 2 * (end - start):  # essentially passive: two thirds of the shift ([P], TID-7)
        day.passive += passive
    if shift.actual is not None:
        free = sum(each.end - each.start for each in shift.breaks if each.free)
        day.unplanned += (end - start) - (shift.end - shift.start - min(free, shift.end - shift.start))


def _blocks(shifts: list[Shift], unordered: bool) -> list[Block]:
    pieces = [piece for shift in shifts for piece in _pieces(shift)]
    if unordered or any(shift.breaks for shift in shifts):
        pieces.sort(key=lambda each: (each.start, each.end))
    blocks: list[Block] = []
    last: Block | None = None
    for piece in pieces:
        if last is None or piece.start > last.end:
            blocks.append(piece)
            last = piece
            continue
        last.minutes += max(0, piece.minutes - max(0, min(last.end, piece.end) - piece.start))
        last.end = max(last.end, piece.end)
        last.shifts += piece.shifts
        last.calls = last.calls and piece.calls
        last.free += piece.free
    return blocks


def _pieces(shift: Shift) -> list[Block]:
    start, end = shift.effective
    if shift.standby:
        calls = union((max(start, each.start), min(end, each.end)) for each in shift.calls)
        return [Block(each.start, each.end, each.minutes, shift, True) for each in calls]
    if end <= start:
        return []
    if not shift.breaks:
        return [Block(start, end, end - start, shift, False)]
    free = union((max(start, each.start), min(end, each.end)) for each in shift.breaks if each.free)
    found: list[Block] = []
    at, held = start, list[Period]()
    for each in [*free, Period(end, end)]:
        if each.minutes >= SPLITTING_BREAK or each.start == end:
            if each.start > at:
                block = Block(
                    at, each.start, each.start - at - sum(one.minutes for one in held), shift, False
                )
                block.free, held = held, []
                found.append(block)
            at = each.end
        else:
            held.append(each)
    return found
