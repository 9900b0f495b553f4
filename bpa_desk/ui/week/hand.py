"""What one does to the week by key or mouse, whichever view it is done in; each is one undoable step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bpa_desk.domain.finding import Severity
from bpa_desk.domain.shift import Shift
from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.domain.time import DAY, Period
from bpa_desk.language import _, current
from bpa_desk.language.formats import clock_short
from bpa_desk.services import rota, rota_spans
from bpa_desk.services.identity import new_id
from bpa_desk.services.rota_spans import CellEdit, Draft, draft_of, planned_cells
from bpa_desk.ui.week import words
from bpa_desk.ui.week.prepared import Cell
from bpa_desk.ui.week.typing import parse

if TYPE_CHECKING:
    from bpa_desk.ui.desk import Desk
    from bpa_desk.ui.week.board import Board

MOST_SAID = 3
QUARTER = 15


@dataclass(frozen=True, slots=True)
class Consequence:
    """What a change would lead to: the words for it, and how grave the worst of it is (None: nothing new)."""

    text: str
    severity: Severity | None = None
    refused: bool = False


class Hand:
    """Carries out what is asked in the week; refusals are shown by the session, and False comes back.

    ``who_can`` and ``open_shift`` show, beside the week, who can step in on a shift, and the shift itself.
    """

    def __init__(self, desk: Desk, board: Board) -> None:
        self.desk = desk
        self.board = board
        self.who_can: Callable[[str], object] = lambda _shift: None
        self.open_shift: Callable[[str], object] = lambda _shift: None
        self._fresh: tuple[object, str] = None, ""

    def read(self, cell: Cell, text: str) -> tuple[Draft, ...]:
        """Return the drafts typed for the cell; DomainError says why they cannot be."""
        return parse(text, self.board.types, overlap=cell.assistant is None)

    def consequence(self, cell: Cell, text: str) -> Consequence:
        """Return what filling the cell with the text would lead to; nothing is saved."""
        try:
            drafts = self.read(cell, text)
            edit = self._edit(cell, drafts)
            change = planned_cells(self.board.shifts(), [edit], self.board.zone)
        except DomainError as error:
            return Consequence(current().message(error.message), Severity.FEIL, True)
        zone = self.board.zone
        minutes = sum(zone.at(cell.day, draft.end) - zone.at(cell.day, draft.start) for draft in drafts)
        what = current().duration(minutes) if drafts else _("Clears the cell")
        return self._outcome(what, change.put, [each.id for each in change.removed])

    def consequence_of_move(self, shift: str, cell: Cell, days: int) -> Consequence:
        """Return what laying the shift on another cell would lead to."""
        found = next((each for each in self.board.shifts() if each.id == shift), None)
        if found is None:
            return Consequence("")
        zone = self.board.zone
        there = rota_spans.carried(found, days, zone, cell.assistant)
        what = _("{name}, {day}", name=self.board.name(cell.assistant), day=current().date(cell.day))
        return self._outcome(f"{what} {words.times(there, zone)}", [there], [])

    def fill(self, edits: Sequence[CellEdit]) -> bool:
        """Make the cells hold what was typed or pasted."""
        return bool(self.desk.session.run(rota_spans.fill_cells, list(edits)))

    def write(self, cell: Cell, text: str) -> Consequence | None:
        """Fill one cell with what was typed; None when it is done, else why not, for beside the cell."""
        try:
            drafts = self.read(cell, text)
        except DomainError as error:
            return Consequence(current().message(error.message), Severity.FEIL, True)
        edits = [self._edit(cell, drafts)]
        times = [clock_short(each.start % DAY, each.end % DAY or DAY) for each in drafts]
        values = {"name": self._first_name(cell.assistant), "day": cell.day, "times": times}
        said = N_("{name} {day}: {times}") if drafts else N_("{name} {day}: nothing")
        session = self.desk.session.say_next(Message(said, values))
        before = {(each.rule, each.assistant, each.start, each.amount) for each in self.board.findings()}
        outcome = session.attempt(rota_spans.fill_cells, edits)
        if outcome:
            self._fresh = None, ""
            self._warn(before)
            return None
        return Consequence(
            current().message(outcome.error.message) if outcome.error else "", Severity.FEIL, True
        )

    def taken(self, cell: Cell) -> tuple[Draft, ...]:
        """Return what the cell holds with all that belongs to it, for laying it on another."""
        held = {each.shift for each in cell.blocks if not each.cancelled}
        return tuple(draft_of(each, self.board.zone) for each in self.board.shifts() if each.id in held)

    def paste(self, cells: Sequence[tuple[Cell, str, tuple[Draft, ...]]]) -> bool:
        """Fill several cells from texts, or from the drafts they were copied of where there are any.

        Nothing is filled if one of the texts cannot be read.
        """
        edits = []
        for cell, text, copied in cells:
            try:
                read = self.read(cell, text)
            except DomainError as error:
                where = _("{name}, {day}", name=self.board.name(cell.assistant), day=current().date(cell.day))
                self.desk.session.refused.emit(f"{where}: {current().message(error.message)}")
                return False
            edits.append(CellEdit(cell.assistant, cell.day, copied or read))
        return self.fill(edits)

    def clear(self, cells: Sequence[Cell]) -> bool:
        """Remove the shifts that count from the cells."""
        return self.fill([CellEdit(each.assistant, each.day) for each in cells if each.blocks])

    def carry(self, shift: str, days: int, assistant: str | None = rota.KEEP) -> bool:
        """Move the shift by whole days, and to another row unless that is left out."""
        held = self._shift(shift)
        if held is None:
            return False
        name = held.assistant if assistant == rota.KEEP else assistant
        day = self.board.zone.day(held.start) + timedelta(days=days)
        said = Message(
            N_("Moved {name} to {day} {times}"),
            {"name": self._first_name(name), "day": day, "times": words.times(held, self.board.zone)},
        )
        session = self.desk.session.say_next(said)
        return bool(session.run(rota_spans.carry, [shift], days, assistant))

    def hand_on(self, shift: str, by: int) -> bool:
        """Give the shift to the person above (-1) or below (+1) in the week; past the last it is open."""
        held = self._shift(shift)
        people = [*(each.id for each in self.board.registers.assistants.values() if not each.archived), None]
        if held is None:
            return False
        at = people.index(held.assistant) + by if held.assistant in people else 0
        return 0 <= at < len(people) and self.carry(shift, 0, people[at])

    def stretch(self, shift: str, start_by: int, end_by: int) -> bool:
        """Move the start or the end of the shift by minutes."""
        held = self._shift(shift)
        if held is None:
            return False
        period = Period(held.start + start_by, held.end + end_by)
        zone = self.board.zone
        said = Message(
            N_("{name} {day} is now {times}, {length}"),
            {
                "name": self._first_name(held.assistant),
                "day": zone.day(period.start),
                "times": words.times_of(period.start, period.end, zone),
                "length": current().duration(period.minutes),
            },
        )
        return bool(self.desk.session.say_next(said).run(rota.shift_by, [shift], start_by, end_by))

    def remove(self, shifts: Sequence[str]) -> bool:
        """Remove shifts as if they had never been planned."""
        return bool(self.desk.session.run(rota.remove, list(shifts)))

    def swap(self, one: str, other: str) -> bool:
        """Let two shifts change people."""
        return bool(self.desk.session.run(rota.swap, one, other))

    def _edit(self, cell: Cell, drafts: tuple[Draft, ...]) -> CellEdit:
        """Return the edit of the cell, with the same id for a new shift until it is written."""
        place = (cell.assistant, cell.day)
        if self._fresh[0] != place:
            self._fresh = place, new_id()
        return CellEdit(cell.assistant, cell.day, drafts, self._fresh[1])

    def _warn(self, before: set[tuple[str, str | None, int, int]]) -> None:
        """Say the gravest finding that came with a change; the eye sees its mark, the ear needs the words."""
        came = [
            each
            for each in self.board.findings()
            if (each.rule, each.assistant, each.start, each.amount) not in before
            and words.worst_marked([each]) is not None
        ]
        if came:
            self.desk.say(words.finding_words(words.by_gravity(came)[0]))

    def _outcome(self, what: str, put: Sequence[Shift], removed: Sequence[str]) -> Consequence:
        appear, disappear = self.board.preview(put, removed)
        grave = list(
            {(each.rule, each.assistant): each for each in reversed(words.by_gravity(appear))}.values()
        )
        grave = words.by_gravity(grave)
        told = [words.finding_words(each) for each in grave[:MOST_SAID]]
        if len(grave) > MOST_SAID:
            told.append(_("and {n} more", n=len(grave) - MOST_SAID))
        mended = [each for each in disappear if each.severity is not Severity.INFO]
        if not grave and mended:
            told.append(_("Mends: {what}", what=current().message(mended[0].text)))
        return Consequence("\n".join([what, *told]), words.worst(appear))

    def _shift(self, key: str) -> Shift | None:
        return next((each for each in self.board.shifts() if each.id == key), None)

    def _first_name(self, assistant: str | None) -> str:
        person = self.board.registers.assistants.get(assistant or "")
        return person.first_name if person is not None else _("the open shift")
