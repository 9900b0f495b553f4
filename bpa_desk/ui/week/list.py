"""The week as a list: one whole sentence for each shift, and every act of the grid."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from bpa_desk.domain.finding import Severity
from bpa_desk.language import _, current
from bpa_desk.language.formats import capital
from bpa_desk.ui import theme
from bpa_desk.ui.kit.rows import Column, Index
from bpa_desk.ui.kit.table import Listing, Table
from bpa_desk.ui.tokens import SEVERITIES
from bpa_desk.ui.week import words
from bpa_desk.ui.week.board import NEED_RULE, Board
from bpa_desk.ui.week.hand import QUARTER, Hand

_ALT = Qt.KeyboardModifier.AltModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of the list: a shift, or somebody missing (``shift`` empty)."""

    id: str
    start: int
    shift: str
    sentence: str
    severity: Severity | None


class RoomyDelegate(QStyledItemDelegate):
    """Leaves room for the frame of the current row, so that its sentence still wraps."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of the words and a little more."""
        # The frame takes width as well: measure in the room that is left.
        option.rect.setWidth(option.rect.width() - theme.current().gap(4))
        return super().sizeHint(option, index) + QSize(0, theme.current().gap(3))


class ShiftTable(Table[Line]):
    """The sentences; the keys that move and lengthen shifts are those of the grid."""

    def __init__(self, hand: Hand) -> None:
        super().__init__(
            _("Shifts of the week"),
            [
                Column(
                    _("Shift"),
                    lambda line: line.sentence,
                    sort=lambda line: (line.start, line.id),
                    icon=lambda line: SEVERITIES[line.severity].icon if line.severity else "",
                    stretch=True,
                )
            ],
            empty=_(
                "No shifts this week. Write them in the week grid, roll out the turnus, or press Ctrl+N."
            ),
            several=True,
        )
        self._hand = hand
        self.setWordWrap(True)
        self.setItemDelegate(RoomyDelegate(self))
        self.horizontalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.verticalHeader().setMinimumSectionSize(theme.current().target())

    def shift(self) -> str:
        """Return the id of the shift the cursor is on."""
        line = self.current_row()
        return line.shift if line is not None else ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let long sentences wrap in the new width."""
        super().resizeEvent(event)
        self.resizeRowsToContents()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by Alt+arrows, lengthen by Alt+Shift+arrows, remove by Delete, copy by Ctrl+C."""
        key, held = Qt.Key(event.key()), event.modifiers() & ~_KEYPAD
        shift, hand = self.shift(), self._hand
        sideways = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        upright = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if shift and held == _ALT and key in sideways:
            hand.carry(shift, sideways[key])
        elif shift and held == _ALT and key in upright:
            hand.hand_on(shift, upright[key])
        elif shift and held == _ALT | _SHIFT and key in sideways:
            hand.stretch(shift, 0, QUARTER * sideways[key])
        elif shift and held == _ALT | _SHIFT and key in upright:
            hand.stretch(shift, QUARTER * upright[key], 0)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not held:
            hand.remove([line.shift for line in self.selected_rows() if line.shift])
        elif event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText("\n".join(line.sentence for line in self.selected_rows()))
        elif key == Qt.Key.Key_F2 and not held and self.current_row() is not None:
            self.opened.emit(self.current_row())
        else:
            super().keyPressEvent(event)
            return
        event.accept()


class ShiftList(QWidget):
    """The list with its filter. Signals: ``opened``, ``chosen`` (shift id), ``gap_opened`` (start, end)."""

    opened = Signal(str)
    chosen = Signal(str)
    gap_opened = Signal(object)

    def __init__(self, hand: Hand) -> None:
        super().__init__()
        self.table = ShiftTable(hand)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(Listing(self.table, _("Filter by name, day or word")))
        self.table.opened.connect(self._opened)
        self.table.chosen.connect(lambda line: self.chosen.emit(line.shift) if line is not None else None)
        self._gaps: dict[str, tuple[int, int]] = {}

    def show_shifts(self, board: Board) -> None:
        """Show the week the board stands at."""
        lines = []
        for shift in board.shifts():
            found = board.findings_of(shift.id)
            lines.append(
                Line(shift.id, shift.start, shift.id, board.sentence(shift), words.worst_marked(found))
            )
        self._gaps = {}
        for each in board.findings():
            if each.rule == NEED_RULE:
                key = f"gap:{each.start}:{each.end}"
                self._gaps[key] = (each.start, each.end)
                lines.append(Line(key, each.start, "", self._gap(board, each.start, each.end), each.severity))
        lines += self._away(board)
        unique = {line.id: line for line in sorted(lines, key=lambda line: (line.start, line.id))}
        self.table.show_rows(unique.values())

    def current_shift(self) -> str:
        """Return the id of the shift one is at."""
        return self.table.shift()

    def select(self, shift: str) -> bool:
        """Go to the shift; False when it is not in the list."""
        return self.table.select(shift)

    def _gap(self, board: Board, start: int, end: int) -> str:
        day = current().day_long(board.zone.day(start))
        times = words.spoken_times(start, end, board.zone)
        return _("{day}: somebody is missing, {times}.", day=capital(day), times=times)

    def _away(self, board: Board) -> list[Line]:
        return [
            Line(
                f"away:{each.id}",
                each.start,
                "",
                _(
                    "{day}: {name} is away, {why}.",
                    day=capital(current().day_long(board.zone.day(each.start))),
                    name=board.name(each.assistant),
                    why=words.code_word(each.kind),
                ),
                None,
            )
            for each in board.registers.absences
        ]

    def _opened(self, line: Line) -> None:
        if line.shift:
            self.opened.emit(line.shift)
        elif line.id in self._gaps:
            self.gap_opened.emit(self._gaps[line.id])
