"""The matrix as a table model: people down, courses across; each cell speaks a whole sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from bpa_desk.domain.training import Course
from bpa_desk.domain.training_standing import Standing
from bpa_desk.export.training_words import cell_words, kind_word, sentence, validity
from bpa_desk.language import _, current

Index = QModelIndex | QPersistentModelIndex
STANDING_ROLE = Qt.ItemDataRole.UserRole + 21
_HERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person's line of the matrix."""

    id: str
    name: str
    cells: tuple[Standing, ...]


class MatrixModel(QAbstractTableModel):
    """People and courses; where only cells differ, only they are told of."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.people: tuple[PersonRow, ...] = ()
        self.courses: tuple[Course, ...] = ()
        self.broken: Callable[[str, Qt.Orientation], str] = lambda text, _side: text
        """How a name is drawn, with the words broken that have no room; what is spoken stays whole."""

    def show(self, people: Sequence[PersonRow], courses: Sequence[Course]) -> None:
        """Show the matrix; the whole is laid out anew only when people or courses come, go or move."""
        fresh, across = tuple(people), tuple(courses)
        same = [(each.id, each.name) for each in fresh] == [(each.id, each.name) for each in self.people]
        if not same or across != self.courses:
            self.beginResetModel()
            self.people, self.courses = fresh, across
            self.endResetModel()
            return
        before, self.people = self.people, fresh
        for row, (old, new) in enumerate(zip(before, fresh, strict=True)):
            for column, (was, now) in enumerate(zip(old.cells, new.cells, strict=True)):
                if was != now:
                    place = self.index(row, column)
                    self.dataChanged.emit(place, place)

    def standing(self, index: Index) -> Standing | None:
        """Return the cell at the index, or None for an index that is not valid."""
        return self.people[index.row()].cells[index.column()] if index.isValid() else None

    def place(self, person: str, course: str) -> QModelIndex:
        """Return where the cell is; an index that is not valid when it is not shown."""
        rows = (at for at, each in enumerate(self.people) if each.id == person)
        columns = (at for at, each in enumerate(self.courses) if each.id == course)
        row, column = next(rows, None), next(columns, None)
        return QModelIndex() if row is None or column is None else self.index(row, column)

    def rowCount(self, parent: Index = _HERE) -> int:
        """One row for each person."""
        return 0 if parent.isValid() else len(self.people)

    def columnCount(self, parent: Index = _HERE) -> int:
        """One column for each course."""
        return 0 if parent.isValid() else len(self.courses)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a role asks for; the accessible text is a whole sentence with name and course."""
        held = self.standing(index)
        if held is None:
            return None
        if role == STANDING_ROLE:
            return held
        if role == Qt.ItemDataRole.DisplayRole:
            return cell_words(held, current())
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return sentence(held, self.people[index.row()].name, current())
        return None

    def headerData(self, section: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the courses above, with how long they are valid, and the people beside."""
        if side == Qt.Orientation.Vertical:
            names = self.people
            said = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
            if not said or not 0 <= section < len(names):
                return None
            name = names[section].name
            return self.broken(name, side) if role == Qt.ItemDataRole.DisplayRole else name
        if not 0 <= section < len(self.courses):
            return None
        course = self.courses[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.broken(course.name, side)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return _(
                "{course}: {kind}, valid: {validity}", course=course.name,
                kind=kind_word(course.kind, current()), validity=validity(course.months, current()).lower(),
            )  # fmt: skip
        return None
