"""Dragging a shift to another day or person: optional, with its consequence shown before it is let go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPersistentModelIndex, QPoint, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QApplication

from bpa_desk.ui import theme
from bpa_desk.ui.tokens import RADIUS
from bpa_desk.ui.week.model import Index

if TYPE_CHECKING:
    from bpa_desk.ui.week.grid import WeekGrid


class Drag:
    """One shift held by the mouse; nothing is changed before it is dropped, and Esc lets go of it."""

    def __init__(self, grid: WeekGrid) -> None:
        self._grid = grid
        self._shift = ""
        self._from = QPersistentModelIndex()
        self._over = QPersistentModelIndex()
        self._start = QPoint()
        self._moving = False

    def begin(self, shift: str, index: Index, at: QPoint) -> None:
        """Take hold of the shift."""
        self._shift, self._start, self._moving = shift, at, False
        self._from = self._over = QPersistentModelIndex(index)

    def move(self, at: QPoint) -> bool:
        """Follow the pointer; False when nothing is held."""
        if not self._shift:
            return False
        far = (at - self._start).manhattanLength() >= QApplication.startDragDistance()
        if not self._moving and not far:
            return True
        self._moving = True
        self._grid.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        index = self._grid.indexAt(at)
        if index.isValid() and QPersistentModelIndex(index) != self._over:
            self._over = QPersistentModelIndex(index)
            self._show()
        return True

    def drop(self) -> bool:
        """Move the shift to where the pointer is; False when nothing was dragged."""
        shift, over, moving = self._shift, self._over, self._moving
        rows, columns = over.row() - self._from.row(), over.column() - self._from.column()
        self.stop()
        if not shift or not moving:
            return False
        if rows or columns:
            to = self._grid.week_model.row_at(over.row()).assistant
            hand = self._grid.hand
            if hand.carry(shift, columns, to) if rows else hand.carry(shift, columns):
                self._grid.select_shift(shift)
        return True

    def stop(self) -> bool:
        """Let go without changing anything; False when nothing was held."""
        held, self._shift, self._moving = bool(self._shift), "", False
        if held:
            self._grid.viewport().unsetCursor()
            self._grid.hint.hide()
            self._grid.viewport().update()
        return held

    def paint(self, painter: QPainter) -> None:
        """Draw the frame of where the shift would land."""
        if not self._moving or not self._over.isValid():
            return
        index = self._grid.week_model.index(self._over.row(), self._over.column())
        rect = self._grid.visualRect(index).adjusted(2, 2, -3, -3)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.current().color("accent"), 3, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect, RADIUS, RADIUS)

    def _show(self) -> None:
        cell = self._grid.week_model.cell(self._over)
        if cell is None:
            return
        days = self._over.column() - self._from.column()
        self._grid.note(self._over, self._grid.hand.consequence_of_move(self._shift, cell, days))
        self._grid.viewport().update()
