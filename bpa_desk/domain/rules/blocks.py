"""Shifts made into unbroken blocks of work, and main work periods (working-time.md DEF-5, DEF-6).

A free break splits a block only when it is at least eight hours, the shortest rest any agreement gives
([P]); at the edge of a shift it is no part of the block. Overlapping shifts count their common time once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from bpa_desk.domain.shift import Shift, ShiftKind
from bpa_desk.domain.time import Period, union

SPLITTING_BREAK = 8 * 60
_NOWHERE = Period(0, 0)


class Block:
    """Unbroken work from start to end; ``minutes`` without free breaks; ``calls``: nothing but call-outs."""

    __slots__ = ("calls", "day", "end", "free", "minutes", "shifts", "start")

    def __init__(self, start: int, end: int, minutes: int, shift: Shift, call: bool = False) -> None:
        self.start = start
        self.end = end
        self.minutes = minutes
        self.shifts = [shift]
        self.calls = call
        self.day = 0
        self.free: tuple[Period, ...] = ()

    @property
    def blocks(self) -> list[Block]:
        """The block itself: as a main work period it has no other."""
        return [self]

    @property
    def inner(self) -> Period:
        """The longest stretch off inside the main work period: none."""
        return _NOWHERE

    @property
    def first(self) -> Shift:
        """The shift it begins with."""
        return self.shifts[0]

    @property
    def last(self) -> Shift:
        """The shift it ends with."""
        shifts = self.shifts
        return shifts[0] if len(shifts) == 1 else max(shifts, key=lambda each: each.effective.end)


class Joined:
    """A main work period of several blocks: they, and the longest stretch off inside it."""

    __slots__ = ("blocks", "day", "end", "inner", "start")

    def __init__(self, block: Block) -> None:
        self.start = block.start
        self.end = block.end
        self.day = block.day
        self.blocks = [block]
        self.inner = _NOWHERE

    def join(self, block: Block) -> None:
        """Take in the block that follows."""
        if block.start - self.end > self.inner.minutes:
            self.inner = Period(self.end, block.start)
        self.end = block.end
        self.blocks.append(block)

    @property
    def first(self) -> Shift:
        """The shift it begins with."""
        return self.blocks[0].first

    @property
    def last(self) -> Shift:
        """The shift it ends with."""
        return self.blocks[-1].last


Main: TypeAlias = Block | Joined
"""One main work period; nearly always it is a single block."""


def blocks_of(rows: Sequence[tuple[int, int, Shift]], pieced: bool) -> list[Block]:
    """Return the blocks of one person's shifts, given as (start, end, shift) in order of start.

    ``pieced``: some shift has breaks or is standby, so that it is not simply work from start to end.
    """
    if not pieced:
        return _merged([Block(start, end, end - start, shift) for start, end, shift in rows if end > start])
    pieces: list[Block] = []
    for start, end, shift in rows:
        if shift.breaks or shift.kind is ShiftKind.STANDBY:
            pieces += _pieces(start, end, shift)
        elif end > start:
            pieces.append(Block(start, end, end - start, shift))
    return _merged(sorted(pieces, key=lambda each: (each.start, each.end)))


def _merged(pieces: Iterable[Block]) -> list[Block]:
    blocks: list[Block] = []
    last: Block | None = None
    for piece in pieces:
        if last is None or piece.start > last.end:
            blocks.append(piece)
            last = piece
            continue
        last.minutes += max(0, piece.minutes - (min(last.end, piece.end) - piece.start))
        last.end = max(last.end, piece.end)
        last.shifts += piece.shifts
        last.calls = last.calls and piece.calls
        last.free += piece.free
    return blocks


def _pieces(start: int, end: int, shift: Shift) -> list[Block]:
    if shift.kind is ShiftKind.STANDBY:
        calls = union((max(start, each.start), min(end, each.end)) for each in shift.calls)
        return [Block(each.start, each.end, each.minutes, shift, call=True) for each in calls]
    free = union((max(start, each.start), min(end, each.end)) for each in shift.breaks if each.free)
    if free and free[0].start == start:
        start = free.pop(0).end
    if free and free[-1].end == end:
        end = free.pop().start
    found: list[Block] = []
    held: list[Period] = []
    for each in [*free, Period(end, end)]:
        if each.minutes < SPLITTING_BREAK and each.start != end:
            held.append(each)
            continue
        if each.start > start:
            off = sum(one.minutes for one in held)
            block = Block(start, each.start, each.start - start - off, shift)
            block.free = tuple(held)
            found.append(block)
        start, held = each.end, []
    return found
