"""One week of the cycle, judged and prepared like a week of the rota, so that the same grid shows it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.shift import Shift
from bpa_desk.domain.time import DAY, DateSpan, Period
from bpa_desk.domain.turnus import Turnus, TurnusLine
from bpa_desk.services import turnus, turnus_summary
from bpa_desk.services.situation import Judge
from bpa_desk.services.turnus import Cell
from bpa_desk.services.turnus_summary import WeekSum
from bpa_desk.ui.week.board import Board, Registers
from bpa_desk.ui.week.prepared import Cell as WeekCell

if TYPE_CHECKING:
    from bpa_desk.services.store import Step, Store
    from bpa_desk.ui.session import Session


class PatternJudge(Judge):
    """Judges a week of a turnus where it repeats; the dated rota has no part in it."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self.pattern = ""
        self._judged: DateSpan | None = None

    def choose(self, pattern: str) -> None:
        """Judge this turnus from now on."""
        self.pattern = pattern
        self._rota = None

    def _load(self, first: date, last: date) -> None:
        pattern = turnus.turnus(self._store, self.pattern)
        laid = turnus_summary.laid_out(self._store, pattern, first, last)
        self._hold(laid)
        if self._judged != laid.period:
            self._checker, self._judged = None, laid.period
        self._window = Period(0, 0)

    def _stepped(self, step: Step, kinds: frozenset[str]) -> None:
        if kinds != {"shift"}:
            self._rota = None


class PatternBoard(Board):
    """Prepares a week of the chosen turnus; a block's id is a line's id and the day it falls on."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._judge.close()
        self._pattern_judge = PatternJudge(session.store)
        self._judge = self._pattern_judge
        self._start = date.min

    def choose(self, pattern: str) -> None:
        """Show this turnus from now on."""
        self._pattern_judge.choose(pattern)
        self._start = turnus_summary.sample_start(self._store, self.pattern)
        self.forget()

    @property
    def pattern(self) -> Turnus:
        """The chosen turnus as it stands now."""
        return turnus.turnus(self._store, self._pattern_judge.pattern)

    @property
    def start(self) -> date:
        """The Monday the sample cycle begins on."""
        return self._start

    def monday_of(self, week: int) -> date:
        """Return the Monday of a week of the cycle (0-based) in the sample."""
        return self._start + timedelta(weeks=week)

    def place_of(self, cell: WeekCell) -> Cell:
        """Return the place in the pattern behind a cell: the person's own week, her phase counted in."""
        return self.place_on(cell.assistant, cell.day)

    def place_on(self, assistant: str | None, day: date) -> Cell:
        """Return the place in the pattern that falls on the day for the person."""
        pattern = self.pattern
        phase = pattern.phase(assistant) if assistant is not None else 0
        week = (day - self._start).days // 7 + phase
        return Cell(assistant, week % pattern.weeks, day.weekday())

    def lines_in(self, cell: WeekCell) -> list[TurnusLine]:
        """Return the lines that stand in a cell, by time."""
        place = self.place_of(cell)
        return [line for line in turnus.lines(self._store, self.pattern.id) if turnus.cell_of(line) == place]

    def line(self, shift: str) -> TurnusLine | None:
        """Return the line behind a shown shift, or None when it is gone."""
        return self._store.find(TurnusLine, line_of(shift))

    def sums(self, week: int) -> WeekSum:
        """Return the sums of a week of the cycle; the week must be the one shown."""
        pattern = self.pattern
        lines = turnus.lines(self._store, pattern.id)
        return turnus_summary.week_sum(
            self._store, pattern, lines, week, self._judge.rota(self.first, self._last)
        )

    def laid(self) -> tuple[Shift, ...]:
        """Return every shift of the pattern that is judged, the repetitions around the week too."""
        return self._judge.rota(self.first, self._last).shifts

    def _read(self) -> Registers:
        return replace(super()._read(), turnus=self.pattern, absences=(), today=date.min)

    def person(self, assistant: str | None) -> Assistant | None:
        """Return the assistant, or None for open shifts."""
        return self.registers.assistants.get(assistant or "")


def line_of(shift: str) -> str:
    """Return the id of the line a laid-out shift comes from."""
    return shift.rpartition(".")[0]


def stretched(line: TurnusLine, start_by: int, end_by: int, weeks: int) -> TurnusLine:
    """Return the line with its edges moved by minutes, passive time cut to fit; its day may change."""
    start, end = line.start + start_by, line.end + end_by
    if start_by == end_by:
        pieces = tuple((low + start_by, high + end_by) for low, high in line.passive)
    else:
        cut = ((max(low, start), min(high, end)) for low, high in line.passive)
        pieces = tuple((low, high) for low, high in cut if high > low)
    days, start = divmod(start, DAY)
    moved = tuple((low - days * DAY, high - days * DAY) for low, high in pieces)
    week, weekday = divmod((line.week * 7 + line.weekday + days) % (weeks * 7), 7)
    return replace(line, week=week, weekday=weekday, start=start, end=end - days * DAY, passive=moved)
