"""The matrix as a grid: arrows move, Enter opens, Shift and arrows choose several."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from bpa_desk.domain.training import Course
from bpa_desk.domain.training_standing import Standing
from bpa_desk.language import _
from bpa_desk.ui import theme
from bpa_desk.ui.training.delegate import MatrixDelegate
from bpa_desk.ui.training.model import MatrixModel, PersonRow

_ACROSS, _DOWN = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
_WRAP = Qt.TextFlag.TextWordWrap.value
LINES = 4
"""How many lines a name may take, of a course above its column or of a person beside the grid."""
LEAST = 12
"""How many letters wide names and cells are at least."""
NAMES = 30
"""How many letters wide the names beside the grid may be."""


class MatrixGrid(QTableView):
    """People by courses.

    Signals: ``chosen`` (the cell the cursor is on, or None), ``opened`` (Enter or a double click).
    """

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.matrix = MatrixModel(self)
        self._rooms: dict[Qt.Orientation, tuple[QFontMetrics, int]] = {}
        self.matrix.broken = self._broken
        self.painter = MatrixDelegate(self)
        self.setAccessibleName(_("Training, people and skills"))
        self.setAccessibleDescription(
            _("Arrows move from cell to cell. Enter opens what is written. Shift and arrows choose several.")
        )
        self.setModel(self.matrix)
        self.setItemDelegate(self.painter)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setHighlightSections(False)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setSectionsClickable(False)
            # Long names break: the flag of text passes as one of alignment, and the header draws by both.
            header.setDefaultAlignment(
                Qt.AlignmentFlag(int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter) | _WRAP)
            )
        self.selectionModel().currentChanged.connect(lambda _now, _before: self.chosen.emit(self.current()))
        self.doubleClicked.connect(lambda _index: self._open())
        self._size()

    def show_matrix(self, people: Sequence[PersonRow], courses: Sequence[Course]) -> None:
        """Show the matrix; the cursor stays on the same person and course."""
        held = self.current()
        self.matrix.show(people, courses)
        self._size()
        if not self.currentIndex().isValid() and self.matrix.rowCount() and self.matrix.columnCount():
            place = self.matrix.place(held.assistant, held.course.id) if held is not None else None
            self._go_to(place if place is not None and place.isValid() else self.matrix.index(0, 0))
        self.viewport().update()

    def current(self) -> Standing | None:
        """Return the cell the cursor is on."""
        return self.matrix.standing(self.currentIndex())

    def selected(self) -> list[Standing]:
        """Return every chosen cell, row by row; the cursor's alone where none is chosen."""
        places = sorted(self.selectedIndexes(), key=lambda each: (each.row(), each.column()))
        found = [self.matrix.standing(each) for each in places] or [self.current()]
        return [each for each in found if each is not None]

    def select_cell(self, person: str, course: str) -> bool:
        """Put the cursor on the cell; False when it is not shown."""
        place = self.matrix.place(person, course)
        if place.isValid():
            self._go_to(place)
        return place.isValid()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by Enter; the rest is the view's own."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._open()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Let rows and columns grow with the text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._size()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the names take their part of the new width."""
        super().resizeEvent(event)
        self._size()

    def _go_to(self, place: QModelIndex) -> None:
        # Said outright: Qt would ask which keys are down, and with Ctrl down choose one more.
        self.selectionModel().setCurrentIndex(place, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(place)

    def _open(self) -> None:
        held = self.current()
        if held is not None:
            self.opened.emit(held)

    def _size(self) -> None:
        if not hasattr(self, "painter"):
            return
        now = theme.current()
        bold = QFont(self.horizontalHeader().font())
        bold.setBold(True)
        metrics = QFontMetrics(bold)
        beside = self._names_width(metrics)
        # A column is never wider than what is in sight, or a name above it would end out of sight.
        bar = self.verticalScrollBar().sizeHint().width() + 2 * self.frameWidth() + now.gap()
        seen = max(self.width() - beside - bar, metrics.averageCharWidth() * LEAST)
        words = (word for each in self.matrix.courses for word in each.name.split())
        longest = max(map(metrics.horizontalAdvance, words), default=0) + 5 * now.gap()
        width = min(max(self.painter.width(), min(longest, metrics.averageCharWidth() * NAMES)), seen)
        self.horizontalHeader().setDefaultSectionSize(width)
        self._rooms = {_ACROSS: (metrics, width - 4 * now.gap()), _DOWN: (metrics, beside - 5 * now.gap())}
        lines = max((self._lines(each.name, _ACROSS) for each in self.matrix.courses), default=1)
        height = lines * metrics.lineSpacing() + 3 * now.gap()
        self.horizontalHeader().setFixedHeight(max(now.target(), height))
        self.verticalHeader().setFixedWidth(beside)
        for at, each in enumerate(self.matrix.people):
            named = self._lines(each.name, _DOWN) * metrics.lineSpacing() + 2 * now.gap()
            self.verticalHeader().resizeSection(at, max(self.painter.height(), named))
        self.setMinimumHeight(self.horizontalHeader().height() + 3 * self.painter.height())

    def _names_width(self, metrics: QFontMetrics) -> int:
        widest = max((metrics.horizontalAdvance(each.name) for each in self.matrix.people), default=0)
        # A third at most, so that large text leaves room for the cells; longer names break.
        letter = metrics.averageCharWidth()
        most = min(letter * NAMES, max(self.width() // 3, letter * LEAST))
        return min(widest, most) + 5 * theme.current().gap()

    def _lines(self, name: str, side: Qt.Orientation) -> int:
        metrics, room = self._rooms[side]
        box = metrics.boundingRect(0, 0, room, 10_000, _WRAP, self._broken(name, side))
        return max(1, min(LINES, round(box.height() / metrics.lineSpacing())))

    def _broken(self, name: str, side: Qt.Orientation) -> str:
        if side not in self._rooms:
            return name
        metrics, room = self._rooms[side]
        return " ".join(parted(metrics, word, room) for word in name.split(" "))


def parted(metrics: QFontMetrics, word: str, room: int) -> str:
    """Return the word with line breaks where it is wider than the room, after its own hyphens if it can."""
    lines: list[str] = []
    while metrics.horizontalAdvance(word) > room and len(word) > 2:
        places = range(len(word) - 2, 1, -1)
        own = (word[:at] for at in places if word[at - 1] == "-")
        begun = next((each for each in own if metrics.horizontalAdvance(each) <= room), "")
        if not begun:
            fits = (word[:at] for at in places if metrics.horizontalAdvance(word[:at] + "-") <= room)
            begun = next(fits, word[:2])
        lines.append(begun if begun.endswith("-") else begun + "-")
        word = word[len(begun) :]
    return "\n".join((*lines, word))
