"""A table model of plain rows that updates by difference: selection, scroll and the reader's place stay."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from bpa_desk.language import current, spaced
from bpa_desk.ui.kit.icons import row_icon

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
SORT_ROLE = Qt.ItemDataRole.UserRole + 1
FILTER_ROLE = Qt.ItemDataRole.UserRole + 2
ROW_ROLE = Qt.ItemDataRole.UserRole + 3


@dataclass(frozen=True)
class Column(Generic[R]):
    """A column: title, the words of a cell, and where needed what to sort by, icon, tip and ground.

    ``sort`` may return anything that compares (default: the words); ``figures`` sets the cell to the right;
    ``spoken`` replaces what a screen reader says for the cell, so only use it where the words do not speak.
    Columns with ``spare`` stand in the details of a row as well: where all have no room, those of one number
    are left out together, rather those of 1 than those of 2.
    """

    title: str
    text: Callable[[R], str]
    sort: Callable[[R], Any] | None = None
    icon: Callable[[R], str] | None = None
    tip: Callable[[R], str] | None = None
    spoken: Callable[[R], str] | None = None
    figures: bool = False
    stretch: bool = False
    spare: int = 0


def day_column(
    title: str, day: Callable[[R], date | None], without: str = "", last: bool = True, **more: Any
) -> Column[R]:
    """Return a column of days in the short form all columns have; ``without`` is said where there is none.

    Those without a day are sorted ``last``, or else first.
    """
    edge = date.max if last else date.min
    return Column(
        title,
        lambda row: current().date_numeric(found) if (found := day(row)) else without,
        sort=lambda row: day(row) or edge,
        **more,
    )


class RowsModel(QAbstractTableModel, Generic[R]):
    """Rows shown through columns; ``key`` tells which row is which from one showing to the next."""

    def __init__(
        self,
        columns: Sequence[Column[R]],
        key: Callable[[R], Hashable] = lambda row: row.id,  # type: ignore[attr-defined]
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._key = key
        self._rows: list[R] = []
        self._keys: list[Hashable] = []

    @property
    def rows(self) -> Sequence[R]:
        """The rows as they were shown last, unsorted."""
        return tuple(self._rows)

    def show(self, rows: Iterable[R]) -> None:
        """Show these rows; only what differs is touched. ValueError if two share a key."""
        new = list(rows)
        keys = [self._key(row) for row in new]
        if len(set(keys)) != len(keys):
            raise ValueError("two rows share a key")
        self._drop(set(keys))
        self._reorder(keys)
        self._insert(new, keys)
        self._replace(new)

    def row_at(self, number: int) -> R:
        """Return the row at a place in the model."""
        return self._rows[number]

    def number_of(self, key: Hashable) -> int:
        """Return the place of the row with the key; -1 when there is none."""
        return self._keys.index(key) if key in self._keys else -1

    def key_of(self, row: R) -> Hashable:
        """Return what the row is known by."""
        return self._key(row)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a role asks for."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        if role == Qt.ItemDataRole.DecorationRole:
            name = column.icon(row) if column.icon else ""
            return row_icon(name) if name else None
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return column.tip(row) if column.tip else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return column.spoken(row) if column.spoken else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.figures else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == FILTER_ROLE:
            return spaced("\n".join(each.text(row) for each in self.columns))
        return row if role == ROW_ROLE else None

    def headerData(self, section: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the titles."""
        if side == Qt.Orientation.Horizontal and 0 <= section < len(self.columns):
            if role == Qt.ItemDataRole.DisplayRole:
                return self.columns[section].title
            if role == Qt.ItemDataRole.TextAlignmentRole:
                right = self.columns[section].figures
                return (Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft) | (
                    Qt.AlignmentFlag.AlignVCenter
                )
        return None

    def _drop(self, kept: set[Hashable]) -> None:
        last = len(self._keys) - 1
        while last >= 0:
            if self._keys[last] in kept:
                last -= 1
                continue
            first = last
            while first > 0 and self._keys[first - 1] not in kept:
                first -= 1
            self.beginRemoveRows(QModelIndex(), first, last)
            del self._rows[first : last + 1], self._keys[first : last + 1]
            self.endRemoveRows()
            last = first - 1

    def _reorder(self, keys: list[Hashable]) -> None:
        present = set(self._keys)
        wanted = [key for key in keys if key in present]
        if wanted == self._keys:
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        places = {key: number for number, key in enumerate(wanted)}
        after = [self.index(places[self._keys[each.row()]], each.column()) for each in before]
        held = dict(zip(self._keys, self._rows, strict=True))
        self._rows = [held[key] for key in wanted]
        self._keys = wanted
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _insert(self, new: list[R], keys: list[Hashable]) -> None:
        present = set(self._keys)
        at = 0
        while at < len(keys):
            end = at
            while end < len(keys) and keys[end] not in present:
                end += 1
            if end > at:
                self.beginInsertRows(QModelIndex(), at, end - 1)
                self._rows[at:at] = new[at:end]
                self._keys[at:at] = keys[at:end]
                self.endInsertRows()
            at = end + 1

    def _replace(self, new: list[R]) -> None:
        for number, row in enumerate(new):
            if self._rows[number] != row:
                self._rows[number] = row
                self.dataChanged.emit(self.index(number, 0), self.index(number, len(self.columns) - 1))
