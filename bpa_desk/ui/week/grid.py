"""The week grid: chosen by arrows, typed in like a spreadsheet, every act a key away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from bpa_desk.language import _
from bpa_desk.ui import theme
from bpa_desk.ui.kit.announce import announce
from bpa_desk.ui.tokens import RADIUS
from bpa_desk.ui.week.clipboard import Clipboard
from bpa_desk.ui.week.dragging import Drag
from bpa_desk.ui.week.editing import CellEditor, EditingDelegate
from bpa_desk.ui.week.hand import QUARTER, Consequence, Hand
from bpa_desk.ui.week.headers import DayHeader, PersonHeader
from bpa_desk.ui.week.hint import Hint
from bpa_desk.ui.week.model import DAYS, Index, WeekModel
from bpa_desk.ui.week.prepared import Cell, Row, Week

FRAME = 3
"""Pixels at the edge that hold the frame of focus (ui/stylesheet.py), but for its round corners."""
_ALT = Qt.KeyboardModifier.AltModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_ARROWS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
# Start and end by minutes: left and right move the end, up and down the start.
_STRETCH = {
    Qt.Key.Key_Left: (0, -QUARTER),
    Qt.Key.Key_Right: (0, QUARTER),
    Qt.Key.Key_Up: (-QUARTER, 0),
    Qt.Key.Key_Down: (QUARTER, 0),
}


class WeekGrid(Clipboard):
    """Seven days by people. Signals: ``chosen`` (cell, shift id or ""), ``opened`` (the same, on Enter),
    ``writing`` (a letter in a cell).
    """

    chosen = Signal(object, str)
    opened = Signal(object, str)
    writing = Signal()

    def __init__(self, hand: Hand, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hand = hand
        self.week_model = WeekModel(self)
        self.painter = EditingDelegate(self, self)
        self.setAccessibleName(_("Week"))
        self.setAccessibleDescription(
            _("Write times in a cell, such as 14-22. Enter opens the shift. F1 lists all keys.")
        )
        self.setModel(self.week_model)
        self.setItemDelegate(self.painter)
        self.hint = Hint(self)
        self._drag = Drag(self)
        self._fitted: dict[str, tuple[Row, int]] = {}
        self._behave()
        self.week_model.typed.connect(self.commit)
        self.week_model.marked.connect(self._people.draw_again)
        self.selectionModel().currentChanged.connect(self._moved)

    def show_week(self, week: Week) -> None:
        """Show the week; selection, scroll and the reader's place stay where the cells do."""
        self.week_model.show_week(week)
        self._fit_rows()
        if not self.currentIndex().isValid() and self.week_model.rowCount():
            today = next((at for at, each in enumerate(week.headings) if each.today), 0)
            self.put_cursor(self.week_model.index(0, today))
        self._tell()

    def put_cursor(self, index: QModelIndex) -> None:
        """Choose this cell alone, whichever keys are held down just now."""
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def is_compact(self) -> bool:
        """Return whether room is short, so that people stand with initials and first names only."""
        return self._people.compact

    def current_cell(self) -> Cell | None:
        """Return the cell the cursor is on."""
        return self.week_model.cell(self.currentIndex())

    def current_shift(self) -> str:
        """Return the id of the chosen shift in the current cell, or an empty text."""
        cell = self.current_cell()
        if cell is None or not cell.blocks:
            return ""
        return cell.blocks[self.painter.part % len(cell.blocks)].shift

    def select_shift(self, shift: str) -> bool:
        """Put the cursor on the shift; False when it does not start in this week."""
        for row in range(self.week_model.rowCount()):
            for column, cell in enumerate(self.week_model.row_at(row).cells):
                for part, block in enumerate(cell.blocks):
                    if block.shift == shift:
                        self.put_cursor(self.week_model.index(row, column))
                        self.painter.part = part
                        self._tell()
                        return True
        return False

    def select_row(self, assistant: str) -> None:
        """Put the cursor in the person's row, in the column it is in."""
        for row in range(self.week_model.rowCount()):
            if self.week_model.row_at(row).assistant == assistant:
                self.put_cursor(self.week_model.index(row, max(0, self.currentIndex().column())))

    def show_day(self, day: date) -> None:
        """Put the cursor in the day's column."""
        for column in range(DAYS):
            heading = self.week_model.heading(column)
            if heading is not None and heading.day == day and self.week_model.rowCount():
                self.put_cursor(self.week_model.index(max(0, self.currentIndex().row()), column))

    # What the editor asks (TypingPlace)

    def consider(self, index: Index, text: str) -> None:
        """Show what the text would lead to, beside the cell."""
        self.writing.emit()
        cell = self.week_model.cell(index)
        if cell is None or text == cell.typed:
            self.hint.hide()
            return
        self.note(index, self.hand.consequence(cell, text))

    def commit(self, index: Index, text: str) -> bool:
        """Fill the cell with what was typed; False when it cannot be, with the reason beside the cell."""
        cell = self.week_model.cell(index)
        if cell is None or text.strip() == cell.typed:
            return True
        told = self.hand.write(cell, text)
        if told is not None:
            self.note(index, told)
            announce(told.text, urgent=True, beside=self)
        return told is None

    def move_on(self, index: Index, rows: int, columns: int) -> None:
        """Go to a neighbouring cell; past the last day comes the next person."""
        row, column = index.row() + rows, index.column() + columns
        if column >= DAYS:
            row, column = row + 1, 0
        elif column < 0:
            row, column = row - 1, DAYS - 1
        last = self.week_model.rowCount() - 1
        if not 0 <= row <= last:
            row, column = min(max(row, 0), last), index.column()
        self.put_cursor(self.week_model.index(row, column))
        self.setFocus()

    def stop_considering(self) -> None:
        """Take the note beside the cell away."""
        self.hint.hide()

    def half_typed(self) -> tuple[Cell, str] | None:
        """Return the cell one is writing in and what is half typed in it, or None."""
        for editor in self._editors():
            cell, text = self.week_model.cell(editor.place), editor.text()
            if cell is not None and text.strip() != cell.typed:
                return cell, text
        return None

    def put_away(self) -> None:
        """Close the open editor without filling the cell."""
        for editor in self._editors():
            self.painter.drop(editor)

    def _editors(self) -> list[CellEditor]:
        return [each for each in self.findChildren(CellEditor) if not each.property("closing")]

    def resume(self, assistant: str | None, day: date, text: str) -> bool:
        """Open the editor of the cell with the text in it; False when there is no such cell."""
        for row in range(self.week_model.rowCount()):
            for column, cell in enumerate(self.week_model.row_at(row).cells):
                if (cell.assistant, cell.day) == (assistant, day):
                    index = self.week_model.index(row, column)
                    self.put_cursor(index)
                    self.setFocus()
                    self.edit(index)
                    for editor in self._editors():
                        editor.setText(text)
                        self.consider(index, text)
                    return True
        return False

    # Acts

    def carry(self, rows: int, columns: int) -> None:
        """Move the chosen shift to the next day or person, and follow it."""
        shift, index = self.current_shift(), self.currentIndex()
        row = index.row() + rows
        if not shift or not 0 <= row < self.week_model.rowCount():
            return
        to = self.week_model.row_at(row).assistant
        done = self.hand.carry(shift, columns, to) if rows else self.hand.carry(shift, columns)
        if done:
            self.select_shift(shift)

    def stretch(self, start_by: int, end_by: int) -> None:
        """Move the start or end of the chosen shift."""
        shift = self.current_shift()
        if shift and self.hand.stretch(shift, start_by, end_by):
            self.select_shift(shift)

    def next_part(self) -> None:
        """Choose the next shift of a cell that holds several, and say it."""
        cell = self.current_cell()
        if cell is not None and len(cell.blocks) > 1:
            self.painter.part = (self.painter.part + 1) % len(cell.blocks)
            self.update(self.currentIndex())
            self._tell()
            announce(f"{cell.blocks[self.painter.part].times}", beside=self)

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the keys of the week mean; the rest is the table's own."""
        key, held = Qt.Key(event.key()), event.modifiers() & ~_KEYPAD
        if held == _ALT and key in _ARROWS:
            self.carry(*_ARROWS[key])
        elif held == _ALT | _SHIFT and key in _STRETCH:
            self.stretch(*_STRETCH[key])
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not held:
            self.clear()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not held:
            cell = self.current_cell()
            if cell is not None:
                self.opened.emit(cell, self.current_shift())
        elif key == Qt.Key.Key_Space and not held:
            self.next_part()
        elif key == Qt.Key.Key_Escape and self._drag.stop():
            pass
        elif not self._command(event):
            super().keyPressEvent(event)
            return
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the shift under the pointer, ready to be dragged."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        cell = self.week_model.cell(index)
        if cell is None or event.modifiers():
            return
        part = self.painter.block_at(cell, self.visualRect(index), event.position().toPoint().y())
        if part is not None:
            self.painter.part = part
            self._tell()
            if event.button() == Qt.MouseButton.LeftButton:
                self._drag.begin(cell.blocks[part].shift, index, event.position().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag a shift if one was taken hold of, else select a range."""
        if not self._drag.move(event.position().toPoint()):
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the dragged shift go where the pointer is."""
        if not self._drag.drop():
            super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells, and over them what is being dragged."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        self._drag.paint(painter)
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Draw the frame and the cursor anew; Qt's own answer paints the whole week each time one types."""
        if not self.currentIndex().isValid():
            super().focusInEvent(event)
            return
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)  # every cell can be typed in
        self._draw_focus()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Draw the frame and the cursor anew, and nothing else."""
        self._draw_focus()

    def _draw_focus(self) -> None:
        # Where a pixel is not a whole number of dots, the frame may reach a dot further.
        edge = FRAME + (not self.devicePixelRatioF().is_integer())
        inside = self.rect().adjusted(edge, edge, -edge, -edge)
        frame = QRegion(self.rect()).subtracted(QRegion(inside))
        around = QRegion(self.rect().adjusted(RADIUS, 0, -RADIUS, 0))
        corners = QRegion(self.rect()).subtracted(around + self.rect().adjusted(0, RADIUS, 0, -RADIUS))
        self.update(frame + corners)
        self.viewport().update(self.visualRect(self.currentIndex()))

    def changeEvent(self, event: QEvent) -> None:
        """Let rows and columns follow palette and text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "week_model"):
            self._fitted.clear()
            self._fit_columns()
            self._fit_rows()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the days, never narrower than a shift needs."""
        super().resizeEvent(event)
        compact = self.is_compact()
        self._fit_columns()
        if compact != self.is_compact():
            self._fit_rows()

    def _command(self, event: QKeyEvent) -> bool:
        acts: Sequence[tuple[QKeySequence.StandardKey, Callable[[], None]]] = (
            (QKeySequence.StandardKey.Copy, self.copy),
            (QKeySequence.StandardKey.Cut, self.cut),
            (QKeySequence.StandardKey.Paste, self.paste),
        )
        for key, act in acts:
            if event.matches(key):
                act()
                return True
        if event.modifiers() == _CONTROL and event.key() in (Qt.Key.Key_R, Qt.Key.Key_D):
            (self.fill_right if event.key() == Qt.Key.Key_R else self.fill_down)()
            return True
        return False

    def _behave(self) -> None:
        self.setHorizontalHeader(DayHeader(self))
        self._people = PersonHeader(self)
        self.setVerticalHeader(self._people)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.EditKeyPressed | triggers.DoubleClicked)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _fit_rows(self) -> None:
        least = self._people.least_height()
        for number, row in enumerate(self.week_model.rows):
            fitted = self._fitted.get(row.key)
            if fitted is None or fitted[0] is not row:
                fitted = (row, max(self.painter.height_of(cell) for cell in row.cells))
                self._fitted[row.key] = fitted
            high = max(fitted[1], least)
            if self.rowHeight(number) != high:
                self.setRowHeight(number, high)

    def _fit_columns(self) -> None:
        sizes, people = self.painter.sizes, self._people
        bare = sizes.wide.horizontalAdvance("08–16") + sizes.band + 3 * sizes.pad
        least = bare + sizes.icon + 2 * sizes.pad
        around = self.width() - self.viewport().width() - people.width()
        people.set_compact(self.width() - around - people.width_for(False) < DAYS * least)
        least = bare + sizes.icon if people.compact else least
        room = self.width() - around - people.width_for(people.compact)
        for column in range(DAYS):
            share = room * (column + 1) // DAYS - room * column // DAYS
            self.setColumnWidth(column, max(least, share))

    def note(self, index: Index, told: Consequence) -> None:
        """Show a consequence beside the cell."""
        rect = self.visualRect(self.week_model.index(index.row(), index.column()))
        high = max(rect.height(), theme.current().target())
        rect.setHeight(high)
        rect.translate(self.viewport().pos())
        self.hint.show_beside(rect, told)

    def _moved(self, now: QModelIndex, before: QModelIndex) -> None:
        self.painter.part = 0
        if self.state() != QAbstractItemView.State.EditingState:
            self.hint.hide()
        self._tell()

    def _tell(self) -> None:
        cell = self.current_cell()
        if cell is not None:
            self.chosen.emit(cell, self.current_shift())
