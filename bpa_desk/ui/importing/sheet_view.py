"""The sheet as it stands in the file, with what could not be used marked in its place."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from bpa_desk.language import _, current
from bpa_desk.services.exchange.sheet import Reject, Sheet, column_letters
from bpa_desk.ui import theme
from bpa_desk.ui.kit.icons import icon

Index = QModelIndex | QPersistentModelIndex
_LONGEST = 60


class SheetModel(QAbstractTableModel):
    """The cells of one sheet, named as a spreadsheet names them (C7)."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sheet = Sheet("", ())
        self._rejects: dict[tuple[int, int], Reject] = {}

    @property
    def sheet(self) -> Sheet:
        """The sheet that is shown."""
        return self._sheet

    def show_sheet(self, sheet: Sheet) -> None:
        """Show another sheet."""
        self.beginResetModel()
        self._sheet, self._rejects = sheet, {}
        self.endResetModel()

    def show_rejects(self, rejects: tuple[Reject, ...]) -> None:
        """Mark the cells that cannot be used."""
        self._rejects = {(each.row - 1, each.column - 1): each for each in rejects}
        if self.rowCount() and self.columnCount():
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's spelling
        """Return how many rows the sheet has."""
        return 0 if parent.isValid() else len(self._sheet.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's spelling
        """Return how many columns the sheet has."""
        return 0 if parent.isValid() else self._sheet.width

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a cell, and why it cannot be used."""
        if not index.isValid():
            return None
        text = self._sheet.rows[index.row()][index.column()]
        reject = self._rejects.get((index.row(), index.column()))
        roles = Qt.ItemDataRole
        if role == roles.DisplayRole:
            return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
        if role == roles.ToolTipRole:
            return current().message(reject.why) if reject else text
        if role == roles.DecorationRole:
            return icon("warning", "warning") if reject else None
        if role == roles.BackgroundRole:
            return theme.current().color("warning_soft") if reject else None
        if role == roles.AccessibleTextRole:
            return self._sentence(index.row(), index.column(), text, reject)
        return None

    def headerData(
        self, section: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the letters of a column and the number of a row."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return column_letters(section + 1) if side == Qt.Orientation.Horizontal else str(section + 1)

    def _sentence(self, row: int, column: int, text: str, reject: Reject | None) -> str:
        place = f"{column_letters(column + 1)}{row + 1}"
        said = _("{place}: {text}", place=place, text=text) if text else _("{place}: empty", place=place)
        if reject is None:
            return said
        return _("{cell}. Not usable: {why}", cell=said, why=current().message(reject.why))


class SheetView(QTableView):
    """Shows the sheet; Tab leaves it, arrows move in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet_model = SheetModel(self)
        self.setModel(self.sheet_model)
        self.setAccessibleName(_("The file as it stands"))
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        row = theme.current().target()
        self.verticalHeader().setDefaultSectionSize(row)
        self.horizontalHeader().setDefaultSectionSize(theme.current().gap(24))
        self.setMinimumHeight(6 * row)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show another sheet, its first columns as wide as their names."""
        self.sheet_model.show_sheet(sheet)
        for column in range(min(2, sheet.width)):
            self.resizeColumnToContents(column)

    @property
    def sheet(self) -> Sheet:
        """The sheet that is shown."""
        return self.sheet_model.sheet

    def point_at(self, reject: Reject) -> None:
        """Move to the cell the reject is about."""
        index = self.sheet_model.index(reject.row - 1, reject.column - 1)
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
