"""The week as a table model: people down, days across, updated by difference and never reset."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from bpa_desk.ui.kit.rows import Column, RowsModel
from bpa_desk.ui.week.prepared import Cell, Heading, Row, Week

Index = QModelIndex | QPersistentModelIndex
CELL_ROLE = Qt.ItemDataRole.UserRole + 11
HEADING_ROLE = Qt.ItemDataRole.UserRole + 12
DAYS = 7
_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable


class WeekModel(RowsModel[Row]):
    """Rows of the week; each cell speaks a whole sentence.

    Signals: ``typed`` (index, text): fill the cell; ``retold`` (row): her hours are others; ``marked`` (row):
    so is the mark at her name. Told of a new heading instead, a table lays itself out anew and paints all.
    """

    typed = Signal(QModelIndex, str)
    retold = Signal(int)
    marked = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        columns: list[Column[Row]] = [Column("", lambda _row: "") for _day in range(DAYS)]
        super().__init__(columns, lambda row: row.key, parent)
        self._headings: tuple[Heading, ...] = ()

    def show_week(self, week: Week) -> None:
        """Show the week; only what differs is touched."""
        before = {row.key: row for row in self.rows}
        self.show(week.rows)
        if week.headings != self._headings:
            self._headings = week.headings
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, DAYS - 1)
        for at, row in enumerate(week.rows):
            old = before.get(row.key)
            if old is None or (old is not row and _name(old) != _name(row)):
                self.headerDataChanged.emit(Qt.Orientation.Vertical, at, at)
            elif old is not row:
                if old.hours != row.hours:
                    self.retold.emit(at)
                if old.severity is not row.severity:
                    self.marked.emit(at)

    def _replace(self, new: list[Row]) -> None:
        # Cell by cell: told of several at once, the view would paint all there is.
        for number, row in enumerate(new):
            old = self._rows[number]
            if old is row:
                continue
            self._rows[number] = row
            for column, (was, now) in enumerate(zip(old.cells, row.cells, strict=True)):
                if was is not now and was != now:
                    place = self.index(number, column)
                    self.dataChanged.emit(place, place)

    def cell(self, index: Index) -> Cell | None:
        """Return the cell at the index, or None for an index that is not valid."""
        return self.row_at(index.row()).cells[index.column()] if index.isValid() else None

    def heading(self, section: int) -> Heading | None:
        """Return what stands above a column."""
        return self._headings[section] if 0 <= section < len(self._headings) else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every cell can be chosen and typed in."""
        return _FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a role asks for; the accessible text is the whole sentence with the person's name."""
        cell = self.cell(index)
        if cell is None:
            return None
        if role == CELL_ROLE:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(block.times for block in cell.blocks)
        if role == Qt.ItemDataRole.EditRole:
            return cell.typed
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return cell.spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return cell.tip
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for the cell to be filled with what was typed; what comes of it shows in the next showing."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        self.typed.emit(self.index(index.row(), index.column()), str(value))
        return True

    def headerData(self, section: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return days above and people beside."""
        if side == Qt.Orientation.Horizontal:
            heading = self.heading(section)
            if heading is None or role == HEADING_ROLE:
                return heading
            words = {
                Qt.ItemDataRole.DisplayRole: heading.title,
                Qt.ItemDataRole.AccessibleTextRole: heading.spoken,
                Qt.ItemDataRole.ToolTipRole: heading.spoken,
            }
            return words.get(Qt.ItemDataRole(role))
        if not 0 <= section < self.rowCount():
            return None
        row = self.row_at(section)
        if role == HEADING_ROLE:
            return row
        beside = {
            Qt.ItemDataRole.DisplayRole: row.title,
            Qt.ItemDataRole.AccessibleTextRole: f"{row.title}, {row.spoken_hours}",
            Qt.ItemDataRole.ToolTipRole: row.tip,
        }
        return beside.get(Qt.ItemDataRole(role))


def _name(row: Row) -> tuple[object, ...]:
    return row.title, row.initials, row.hue
