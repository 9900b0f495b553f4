"""What one does to the turnus by key or mouse; each act is one undoable step on the pattern."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bpa_desk.domain.finding import Severity
from bpa_desk.domain.shift import Shift
from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.domain.time import DAY
from bpa_desk.domain.turnus import TurnusLine
from bpa_desk.language import _, current
from bpa_desk.language.formats import clock_short
from bpa_desk.services import rollout, rota, turnus
from bpa_desk.services.rota_spans import CellEdit, Draft, kind_of
from bpa_desk.services.turnus import Cell as Place
from bpa_desk.services.turnus import PatternShift
from bpa_desk.ui.turnus.board import PatternBoard, line_of, stretched
from bpa_desk.ui.week.hand import Consequence, Hand
from bpa_desk.ui.week.prepared import Cell

if TYPE_CHECKING:
    from bpa_desk.ui.desk import Desk


class PatternHand(Hand):
    """Carries out in the pattern what the grid of the week asks for."""

    def __init__(self, desk: Desk, board: PatternBoard) -> None:
        super().__init__(desk, board)
        self.pattern_board = board

    def consequence(self, cell: Cell, text: str) -> Consequence:
        """Return what filling the cell would lead to in this week of the cycle; nothing is saved."""
        board = self.pattern_board
        try:
            drafts = self.read(cell, text)
        except DomainError as error:
            return Consequence(current().message(error.message), Severity.FEIL, True)
        held = board.lines_in(cell)
        place, pattern = board.place_of(cell), board.pattern
        new = [
            TurnusLine(
                f"new{number}",
                pattern.id,
                place.week,
                place.weekday,
                each.start,
                each.end,
                place.assistant,
                each.kind,
                each.type,
                each.passive,
                each.requires,
            )
            for number, each in enumerate(_shifts(drafts, held))
        ]
        gone = {line.id for line in held}
        removed = [each.id for each in board.laid() if line_of(each.id) in gone]
        minutes = sum(each.end - each.start for each in drafts)
        what = current().duration(minutes) if drafts else _("Clears the cell")
        return self._outcome(what, self._laid(new), removed)

    def consequence_of_move(self, shift: str, cell: Cell, days: int) -> Consequence:
        """Return what laying the shift on another cell would lead to."""
        board = self.pattern_board
        line = board.line(shift)
        if line is None:
            return Consequence("")
        place = board.place_of(cell)
        moved = replace(line, assistant=place.assistant, week=place.week, weekday=place.weekday)
        gone = [each.id for each in board.laid() if line_of(each.id) == line.id]
        what = _("{name}, {day}", name=board.name(cell.assistant), day=current().weekday(cell.day))
        return self._outcome(what, self._laid([replace(moved, id="moved")]), gone)

    def write(self, cell: Cell, text: str) -> Consequence | None:
        """Fill one cell with what was typed; None when it is done, else why not, for beside the cell."""
        try:
            drafts = self.read(cell, text)
        except DomainError as error:
            return Consequence(current().message(error.message), Severity.FEIL, True)
        cells, label = self._filled([CellEdit(cell.assistant, cell.day, drafts)])
        key = self.pattern_board.pattern.id
        outcome = self.desk.session.attempt(turnus.fill_cells, key, cells, label)
        if outcome:
            return None
        why = current().message(outcome.error.message) if outcome.error is not None else ""
        return Consequence(why, Severity.FEIL, True)

    def fill(self, edits: Sequence[CellEdit]) -> bool:
        """Make the cells hold what was typed or pasted, in every round of the cycle."""
        cells, label = self._filled(edits)
        return bool(self.desk.session.run(turnus.fill_cells, self.pattern_board.pattern.id, cells, label))

    def _filled(self, edits: Sequence[CellEdit]) -> tuple[dict[Place, list[PatternShift]], Message | None]:
        """Return the places in the pattern with what they shall hold, and what to call the step."""
        board = self.pattern_board
        cells = {}
        for edit in edits:
            cell = Cell(edit.assistant, edit.day)
            cells[board.place_of(cell)] = _shifts(edit.drafts, board.lines_in(cell))
        if len(edits) != 1:
            return cells, None
        edit = edits[0]
        week = board.place_on(edit.assistant, edit.day).week + 1
        values = {"name": board.name(edit.assistant), "week": week}
        return cells, Message(N_("Change {name}, week {week} of the turnus"), values)

    def carry(self, shift: str, days: int, assistant: str | None = rota.KEEP) -> bool:
        """Move the line by whole days, and to another person unless that is left out."""
        board = self.pattern_board
        line = board.line(shift)
        shown = next((each for each in board.laid() if each.id == shift), None)
        if line is None or shown is None:
            return False
        to = line.assistant if assistant == rota.KEEP else assistant
        day = board.zone.day(shown.start) + timedelta(days=days)
        place = board.place_on(to, day)
        values = {"name": self._first_name(to), "day": _day_words(place), "times": _times(line)}
        session = self.desk.session.say_next(Message(N_("Moved {name} to {day} {times}"), values))
        return bool(session.run(turnus.move_line, line.id, place))

    def stretch(self, shift: str, start_by: int, end_by: int) -> bool:
        """Move the start or the end of the line by minutes."""
        line = self.pattern_board.line(shift)
        if line is None:
            return False
        changed = stretched(line, start_by, end_by, self.pattern_board.pattern.weeks)
        said = Message(
            N_("{name} {day} is now {times}, {length}"),
            {
                "name": self._first_name(line.assistant),
                "day": _day_words(turnus.cell_of(changed)),
                "times": _times(changed),
                "length": current().duration(changed.end - changed.start),
            },
        )
        return bool(self.desk.session.say_next(said).run(turnus.put_line, changed))

    def remove(self, shifts: Sequence[str]) -> bool:
        """Remove the lines from the pattern."""
        return bool(self.desk.session.run(turnus.remove_lines, [line_of(each) for each in shifts]))

    def _laid(self, lines: list[TurnusLine]) -> list[Shift]:
        """Return the lines on every day they fall on around the week shown."""
        board = self.pattern_board
        laid = board.laid()
        zone = board.zone
        first = min((zone.day(each.start) for each in laid), default=board.first)
        last = max((zone.day(each.start) for each in laid), default=board.first + timedelta(days=6))
        cycle = timedelta(weeks=board.pattern.weeks)
        everlasting = replace(board.pattern, start=first - cycle, end=None)
        low, high = min(first, board.first - cycle), max(last, board.first + cycle)
        return [each.shift for each in rollout.occurrences(everlasting, lines, low, high, zone)]


def _day_words(place: Place) -> str:
    """Return ``tirsdag i uke 2 i turnusen``."""
    weekday = current().weekday_names()[place.weekday]
    return _("{weekday} in week {week} of the turnus", weekday=weekday, week=place.week + 1)


def _times(line: TurnusLine) -> str:
    return clock_short(line.start % DAY, line.end % DAY or DAY)


def _shifts(drafts: Sequence[Draft], held: Sequence[TurnusLine]) -> list[PatternShift]:
    """Return the drafts as pattern shifts; one typed by its times alone keeps what stood in these times."""
    found = []
    for draft in drafts:
        times = (draft.start, draft.end, draft.passive)
        same = next((line for line in held if (line.start, line.end, line.passive) == times), None)
        if same is not None and not draft.named:
            found.append(turnus.pattern_shift(same))
            continue
        kind = draft.kind or kind_of(*times)
        note = draft.note or (same.note if same is not None else "")
        found.append(
            PatternShift(draft.start, draft.end, kind, draft.type, draft.passive, draft.requires, note)
        )
    return found
