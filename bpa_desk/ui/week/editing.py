"""Typing in a cell: Enter and Tab save and move on; what makes no sense stays open with the reason."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QStyleOptionViewItem, QWidget

from bpa_desk.language import _
from bpa_desk.ui.week.delegate import WeekDelegate
from bpa_desk.ui.week.model import CELL_ROLE, Index

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TypingPlace(Protocol):
    """What the editor asks of the grid it stands in."""

    def consider(self, index: Index, text: str) -> None:
        """Show what the text would lead to."""

    def commit(self, index: Index, text: str) -> bool:
        """Fill the cell; False when the text cannot be used, and then the reason is shown."""

    def move_on(self, index: Index, rows: int, columns: int) -> None:
        """Go to a neighbouring cell."""

    def stop_considering(self) -> None:
        """Take the note beside the cell away."""


class CellEditor(QLineEdit):
    """The line one types in; it knows which cell it is for."""

    def __init__(self, parent: QWidget, index: Index) -> None:
        super().__init__(parent)
        self.place = QPersistentModelIndex(index)
        self.filled = False
        self.setFrame(False)
        self.setMaxLength(80)


class EditingDelegate(WeekDelegate):
    """Paints cells and opens an editor in them."""

    def __init__(self, grid: TypingPlace, parent: QObject) -> None:
        super().__init__(parent)
        self._grid = grid

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return a named line for the cell."""
        editor = CellEditor(parent, index)
        cell = index.data(CELL_ROLE)
        spoken = cell.spoken.split(":")[0] if cell is not None else ""
        editor.setAccessibleName(_("Shifts for {cell}", cell=spoken))
        editor.setAccessibleDescription(
            _("Write the times as 14-22 or the code of a shift type. Enter saves, Esc leaves it as it was.")
        )
        editor.textEdited.connect(lambda text: self._grid.consider(editor.place, text))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show what the cell holds, once; what is being typed is never overwritten."""
        if isinstance(editor, CellEditor) and not editor.filled:
            editor.filled = True
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Nothing: the grid saves, and can refuse."""

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Let the line lie over its cell, wide enough to write in, whatever the width of the column."""
        rect: QRect = option.rect
        wanted = editor.fontMetrics().horizontalAdvance("22:30-07:30 p23-06") + 24
        width = max(rect.width(), wanted)
        parent = editor.parentWidget()
        left = min(rect.left(), max(0, parent.width() - width)) if parent is not None else rect.left()
        high = max(self.sizes.look.target(), editor.sizeHint().height())
        editor.setGeometry(left, rect.top(), width, min(max(rect.height(), high), high))

    def drop(self, editor: CellEditor) -> None:
        """Close the editor and leave the cell as it was."""
        self._close(editor)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Save on Enter and Tab and move on, drop on Esc, save on leaving if it can be."""
        if not isinstance(editor, CellEditor):
            return super().eventFilter(editor, event)
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(editor, event)
        elif event.type() == QEvent.Type.FocusOut:
            if not editor.property("closing"):
                self._finish(editor)
            return False
        return super().eventFilter(editor, event)

    def _key(self, editor: CellEditor, event: QKeyEvent) -> bool:
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in _ENTER:
            self._save(editor, -1 if back else 1, 0)
            return True
        if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._save(editor, 0, -1 if back or event.key() == Qt.Key.Key_Backtab else 1)
            return True
        if event.key() == Qt.Key.Key_Escape:
            self._close(editor)
            return True
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._save(editor, -1 if event.key() == Qt.Key.Key_Up else 1, 0)
            return True
        return False

    def _save(self, editor: CellEditor, rows: int, columns: int) -> None:
        index = editor.place
        if self._grid.commit(index, editor.text()):
            self._close(editor)
            self._grid.move_on(index, rows, columns)

    def _finish(self, editor: CellEditor) -> None:
        saved = self._grid.commit(editor.place, editor.text())
        self._close(editor, keep_note=not saved)

    def _close(self, editor: CellEditor, keep_note: bool = False) -> None:
        editor.setProperty("closing", True)
        if not keep_note:
            self._grid.stop_considering()
        self.closeEditor.emit(editor, self.EndEditHint.NoHint)
