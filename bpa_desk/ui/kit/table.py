"""Tables and lists of rows: named, sorted, filtered, driven by keys, with words when they are empty."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QSize,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QToolTip, QVBoxLayout, QWidget

from bpa_desk.language import _, ngettext, sort_key, spaced
from bpa_desk.ui import theme
from bpa_desk.ui.kit.editors import TextField
from bpa_desk.ui.kit.rows import FILTER_ROLE, ROW_ROLE, Column, Index, RowsModel
from bpa_desk.ui.kit.section import words
from bpa_desk.ui.kit.widths import MEASURED, Room

R = TypeVar("R")


class _Order(QSortFilterProxyModel, Generic[R]):
    def lessThan(self, left: Index, right: Index) -> bool:
        source: RowsModel[R] = self.sourceModel()  # type: ignore[assignment]
        column = source.columns[left.column()]
        one, other = source.row_at(left.row()), source.row_at(right.row())
        if column.sort is not None:
            return bool(column.sort(one) < column.sort(other))
        return sort_key(column.text(one)) < sort_key(column.text(other))


class Table(QTableView, Generic[R]):
    """A table of whole rows. Tab leaves it, arrows move in it, Enter or double click opens, typing finds.

    Signals: ``chosen`` (another row is current; None when there is none), ``opened`` (Enter on a row),
    ``deleted`` (the Delete key).
    """

    chosen = Signal(object)
    opened = Signal(object)
    deleted = Signal(object)

    def __init__(
        self,
        name: str,
        columns: Sequence[Column[R]],
        *,
        key: Callable[[R], Hashable] = lambda row: row.id,  # type: ignore[attr-defined]
        empty: str = "",
        several: bool = False,
        lines: int = 1,
        parent: QWidget | None = None,
    ) -> None:
        """Make the table; where ``lines`` is more than 1, rows grow to so many lines when words need it."""
        super().__init__(parent)
        self._lines = lines
        self._centring = False
        self.setProperty("rows", "true")
        self.rows_model: RowsModel[R] = RowsModel(columns, key, self)
        self._order: _Order[R] = _Order(self)
        self._order.setSourceModel(self.rows_model)
        self._order.setFilterRole(FILTER_ROLE)
        self._order.setFilterKeyColumn(0)
        self._order.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._order.setDynamicSortFilter(True)
        self._empty = empty
        self._announced: R | None = None
        self._widths: dict[int, int] = {}
        self._room = Room(self, self.rows_model, lines)
        self.setAccessibleName(name)
        self._forget_widths_with(self._order)
        self.setModel(self._order)
        self._behave(several)
        self._size()
        self.selectionModel().currentRowChanged.connect(lambda _now, _before: self._say_chosen())

    def show_rows(self, rows: Iterable[R]) -> None:
        """Show these rows; what stays keeps its selection and place."""
        self.rows_model.show(rows)
        if not self.currentIndex().isValid() and self._order.rowCount():
            self.setCurrentIndex(self._order.index(0, 0))
        self.setAccessibleDescription("" if self._order.rowCount() else self._empty)
        self._say_chosen()
        self.viewport().update()

    def current_row(self) -> R | None:
        """Return the row the cursor is on."""
        index = self.currentIndex()
        row: R | None = index.data(ROW_ROLE) if index.isValid() else None
        return row

    def selected_rows(self) -> list[R]:
        """Return all selected rows from the top."""
        chosen = sorted(self.selectionModel().selectedRows(), key=lambda index: index.row())
        return [index.data(ROW_ROLE) for index in chosen]

    def select(self, key: Hashable) -> bool:
        """Make the row with the key current; False when it is not shown."""
        number = self.rows_model.number_of(key)
        index = self._order.mapFromSource(self.rows_model.index(number, 0)) if number >= 0 else QModelIndex()
        if not index.isValid():
            return False
        seen = self.viewport().rect().contains(self.visualRect(index))
        self.setCurrentIndex(index)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(index, flags.ClearAndSelect | flags.Rows)
        if not seen:
            self._centring = True
            self._centre()
        return True

    def _centre(self) -> None:
        """Show the chosen row with what comes before and after it, not at the edge."""
        self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)

    def filter(self, text: str) -> int:
        """Show only rows in which the text stands; return how many."""
        self._order.setFilterFixedString(spaced(text).strip())
        return self._order.rowCount()

    def sort_by(self, column: int, descending: bool = False) -> None:
        """Sort by a column; -1 is the order the rows were given in."""
        self.sortByColumn(column, Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by Enter, tell of Delete, leave the rest to the view."""
        row = self.current_row()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if row is not None:
                self.opened.emit(row)
            return
        if event.key() == Qt.Key.Key_Delete and row is not None:
            self.deleted.emit(row)
            return
        super().keyPressEvent(event)

    def sizeHintForColumn(self, column: int) -> int:
        """Return how wide the words of the column are, measured once until they or the letters change."""
        if column not in self._widths:
            # Where words break, how wide they are depends on more than themselves.
            measure = super().sizeHintForColumn if self._lines > 1 else self._widest
            self._widths[column] = measure(column)
        return self._widths[column]

    def showEvent(self, event: QShowEvent) -> None:
        """Measure again what was measured before the style was known."""
        self._widths.clear()
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew."""
        super().resizeEvent(event)
        self._share()
        if self._centring:
            self._centre()  # nobody has seen yet where it was

    def changeEvent(self, event: QEvent) -> None:
        """Let the rows and their icons grow with the text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._size()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say what belongs here while there is nothing, and mark what is chosen while one is elsewhere."""
        super().paintEvent(event)
        self._centring = False
        if not self.hasFocus():
            # Its ground is quiet then, so that one sees at once which table the keys go to.
            painter, mark = QPainter(self.viewport()), theme.current().color("soft")
            for index in self.selectionModel().selectedRows():
                top, high = self.rowViewportPosition(index.row()), self.rowHeight(index.row())
                painter.fillRect(0, top, theme.current().gap(1), high, mark)
            painter.end()
        if self._empty and not self._order.rowCount():
            painter = QPainter(self.viewport())
            painter.setPen(theme.current().color("soft"))
            margin = theme.current().gap(4)
            area = self.viewport().rect().adjusted(margin, margin, -margin, -margin)
            flags = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
            painter.drawText(area, int(flags), self._empty)
            painter.end()

    def viewportEvent(self, event: QEvent) -> bool:
        """Show the whole of what is cut short, where the column has no tip of its own."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            room = self.visualRect(index).width()
            whole = str(index.data() or "") if self.sizeHintForIndex(index).width() > room else ""
            if whole and not index.data(Qt.ItemDataRole.ToolTipRole):
                QToolTip.showText(event.globalPos(), whole, self)
                return True
        return super().viewportEvent(event)

    def _behave(self, several: bool) -> None:
        modes = QAbstractItemView.SelectionMode
        self.setSelectionMode(modes.ExtendedSelection if several else modes.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        # A row is one line high unless its table says otherwise: a wrapped word would be out of sight.
        self.setWordWrap(self._lines > 1)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.setSortingEnabled(True)
        self.sort_by(-1)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setResizeContentsPrecision(MEASURED)
        modes_of_width = QHeaderView.ResizeMode
        for number, column in enumerate(self.rows_model.columns):
            header.setSectionResizeMode(
                number, modes_of_width.Fixed if column.stretch else modes_of_width.ResizeToContents
            )
        header.sectionResized.connect(self._note_width)
        self._order.rowsInserted.connect(lambda *_args: self._share())
        self._order.dataChanged.connect(lambda *_args: self._share() if self._room.is_short() else None)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(ROW_ROLE)))

    def _forget_widths_with(self, model: QAbstractItemModel) -> None:
        """Let no width outlive the rows it was measured by; asked before the view, which measures at once."""
        for signal in (
            model.dataChanged, model.rowsInserted, model.rowsRemoved, model.rowsMoved,
            model.layoutChanged, model.modelReset,
        ):  # fmt: skip
            signal.connect(lambda *_args: self._widths.clear())

    def _widest(self, number: int) -> int:
        """Return how wide the widest cell is, found by words and icons; Qt asks for all there is of each."""
        column, order, font = self.rows_model.columns[number], self._order, self.fontMetrics()
        first = max(0, min(self.rowAt(0), order.rowCount() - MEASURED))
        widest: dict[bool, tuple[int, int]] = {}
        for at in range(first, min(first + MEASURED, order.rowCount())):
            row = self.rows_model.row_at(order.mapToSource(order.index(at, number)).row())
            wide = max(map(font.horizontalAdvance, column.text(row).split("\n")))
            marked = bool(column.icon and column.icon(row))
            widest[marked] = max(widest.get(marked, (-1, 0)), (wide, at))
        cells = [order.index(at, number) for _wide, at in widest.values()]
        return max([self.sizeHintForIndex(each).width() for each in cells], default=0)

    def _size(self) -> None:
        if hasattr(self, "rows_model"):
            self._widths.clear()
            self._room.forget_titles()
            row = theme.current().target()
            side = theme.current().icon_size()
            self.setIconSize(QSize(side, side))
            self.verticalHeader().setDefaultSectionSize(row)
            self.setMinimumHeight(4 * row + 8)
            self._share()

    def _note_width(self, number: int, _before: int, _now: int) -> None:
        if not self.rows_model.columns[number].stretch:
            self._share()

    def _share(self) -> None:
        """Give each column its room, and the rows their height."""
        high = self._room.share()
        if high and self.verticalHeader().defaultSectionSize() != high:
            self.verticalHeader().setDefaultSectionSize(high)
            self.updateGeometry()

    def _say_chosen(self) -> None:
        row = self.current_row()
        if row is not self._announced:
            self._announced = row
            self.chosen.emit(row)


class Listing(QWidget, Generic[R]):
    """A table with a filter field above it and a count below."""

    def __init__(self, table: Table[R], filter_label: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = table
        label = filter_label or _("Filter")
        self.filter = TextField()
        self.filter.setPlaceholderText(label)
        self.filter.setAccessibleName(label)
        self.filter.setClearButtonEnabled(True)
        self.count = words("", "soft")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.current().gap(2))
        box.addWidget(self.filter)
        box.addWidget(table, 1)
        box.addWidget(self.count)
        self.filter.textChanged.connect(lambda _text: self._apply())
        self.filter.returnPressed.connect(table.setFocus)
        # Only counted anew: filtering again while rows come and go would confuse the order.
        table.model().rowsInserted.connect(lambda *_args: self._tell())
        table.model().rowsRemoved.connect(lambda *_args: self._tell())
        self._tell()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus on to the table; a focus proxy would keep Tab from the filter."""
        super().focusInEvent(event)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _apply(self) -> None:
        self.table.filter(self.filter.text())
        self._tell()

    def _tell(self) -> None:
        shown = self.table.model().rowCount()
        total = self.table.rows_model.rowCount()
        if shown == total:
            self.count.setText(ngettext("{n} row", "{n} rows", total) if total else "")
        else:
            self.count.setText(_("{shown} of {total} shown", shown=shown, total=total))
