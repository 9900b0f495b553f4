"""What stands around the week grid: hours at the right, coverage at the foot."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from bpa_desk.domain.time import DAY
from bpa_desk.language import _
from bpa_desk.ui import theme
from bpa_desk.ui.theme import HATCH_BRUSHES
from bpa_desk.ui.week.grid import WeekGrid
from bpa_desk.ui.week.model import DAYS, Index
from bpa_desk.ui.week.prepared import Coverage, Row

_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
COVERAGE_ROLE = Qt.ItemDataRole.UserRole + 21


class HoursMargin(QWidget):
    """The hours of each row beside the grid; the same words are spoken with the person's name."""

    def __init__(self, grid: WeekGrid) -> None:
        super().__init__()
        self._grid = grid
        self._width = 0
        self._kept_for: tuple[bool, object] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        grid.verticalScrollBar().valueChanged.connect(self.update)
        grid.verticalHeader().sectionResized.connect(self.update)
        grid.verticalHeader().geometriesChanged.connect(self._changed)
        grid.week_model.retold.connect(self._retold)
        for signal in (
            grid.week_model.headerDataChanged, grid.week_model.rowsRemoved, grid.week_model.layoutChanged
        ):
            signal.connect(self._changed)

    def sizeHint(self) -> QSize:
        """Return a width for the longest hours there have been, so that typing never moves the days."""
        return QSize(max(self._width, self._needed()), 0)

    def minimumSizeHint(self) -> QSize:
        """Return the same: hours are never cut off."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the hours where the rows of the grid are."""
        grid, look = self._grid, theme.current()
        painter = QPainter(self)
        top = grid.viewport().geometry().top()
        painter.setPen(look.color("soft"))
        painter.setFont(look.font(bold=True))
        gap = look.gap(2)
        painter.drawText(QRect(0, 0, self.width() - gap, top), _RIGHT, _("Hours"))
        painter.setClipRect(QRect(0, top, self.width(), grid.viewport().height()))
        painter.setFont(look.font())
        compact = grid.is_compact()
        rows = grid.week_model.rows
        first, last = grid.rowAt(max(0, event.rect().top() - top)), grid.rowAt(event.rect().bottom() - top)
        for number in range(first, len(rows) if last < 0 else last + 1) if first >= 0 else ():
            row, place = rows[number], self._place(number)
            place.setRight(self.width() - gap - 1)
            painter.setPen(look.color("ink"))
            flags = _RIGHT | int(Qt.TextFlag.TextWordWrap) if compact else _RIGHT
            painter.drawText(place, flags, row.hours.replace(" ", "\n", 1) if compact else row.hours)
            painter.setPen(QPen(look.color("hair"), 1))
            painter.drawLine(0, place.bottom(), self.width(), place.bottom())
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Take the new text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "_kept_for"):
            self._changed()

    def _place(self, number: int) -> QRect:
        """Return where the row of that number is drawn."""
        grid = self._grid
        top = grid.viewport().geometry().top() + grid.rowViewportPosition(number)
        return QRect(0, top, self.width(), grid.rowHeight(number))

    def _needed(self, rows: Iterable[Row] | None = None) -> int:
        look = theme.current()
        measure = QFontMetrics(look.font())
        widest = QFontMetrics(look.font(bold=True)).horizontalAdvance(_("Hours"))
        for row in self._grid.week_model.rows if rows is None else rows:
            # Two lines where room is short: the hours above, what they are measured against below.
            parts = row.hours.split(" ", 1) if self._grid.is_compact() else [row.hours]
            widest = max(widest, *map(measure.horizontalAdvance, parts))
        return widest + look.gap(4)

    def _retold(self, number: int) -> None:
        """Show the new hours of one row, and leave the others as they are."""
        row = self._grid.week_model.row_at(number)
        if self._kept_for != self._key() or self._needed([row]) > self._width:
            self._changed()
        else:
            self.update(self._place(number))

    def _key(self) -> tuple[bool, object]:
        return self._grid.is_compact(), theme.current()

    def _changed(self) -> None:
        key = self._key()
        if key != self._kept_for:
            self._kept_for, self._width = key, 0
        width = max(self._width, self._needed())
        if width != self._width:
            self._width = width
            self.updateGeometry()
        self.update()


class CoverageModel(QAbstractTableModel):
    """One row of seven days: who is missing when."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._days: tuple[Coverage, ...] = ()

    def show_days(self, days: tuple[Coverage, ...]) -> None:
        """Show the coverage; only days that differ are touched."""
        before, self._days = self._days, days
        if not before and days:
            self._days = ()
            self.beginInsertRows(QModelIndex(), 0, 0)
            self._days = days
            self.endInsertRows()
            return
        for at, (old, new) in enumerate(zip(before, days, strict=False)):
            if old != new:
                self.dataChanged.emit(self.index(0, at), self.index(0, at))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return one row once there is something to show."""
        return 0 if parent.isValid() or not self._days else 1

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the seven days."""
        return 0 if parent.isValid() else DAYS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a day, or its strip."""
        if not index.isValid() or index.column() >= len(self._days):
            return None
        day = self._days[index.column()]
        if role == COVERAGE_ROLE:
            return day
        if role == Qt.ItemDataRole.DisplayRole:
            return day.text
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return day.spoken
        return None

    def headerData(self, section: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what the strip is called."""
        if side == Qt.Orientation.Vertical and role == Qt.ItemDataRole.DisplayRole and section == 0:
            return _("Coverage")
        return None


class CoverageDelegate(QStyledItemDelegate):
    """Draws a day from midnight to midnight: what is needed as a line, each gap as a hatched block."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one day."""
        day = index.data(COVERAGE_ROLE)
        if day is None:
            return
        look = theme.current()
        rect = option.rect
        state = option.state
        focus = bool(state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.fillRect(rect, look.color("chosen" if focus else "paper"))
        gap = look.gap()
        bar = QRect(rect.left() + 1, rect.top() + gap, rect.width() - 3, look.gap(3))
        for start, end in day.needed:
            painter.fillRect(_part(bar, start, end), look.color("good"))
        for each in day.gaps:
            place = _part(bar, each.start, each.end)
            painter.fillRect(place, look.color("surface"))
            painter.fillRect(place, look.color("error_soft"))
            painter.setPen(QPen(look.color("error"), 2))
            painter.setBrush(HATCH_BRUSHES["rising"])
            painter.drawRect(place.adjusted(1, 1, -1, -1))
        small = look.font("small", bold=bool(day.gaps))
        painter.setFont(small)
        painter.setPen(look.color("error" if day.gaps else "soft"))
        below = QRect(rect.left() + gap, bar.bottom(), rect.width() - 2 * gap, rect.bottom() - bar.bottom())
        text = QFontMetrics(small).elidedText(day.text, Qt.TextElideMode.ElideRight, below.width())
        painter.drawText(below, _LEFT, text)
        painter.setPen(QPen(look.color("hair"), 1))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        if focus:
            painter.setPen(QPen(look.color("focus"), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()


class StripHeader(QHeaderView):
    """What the strip is called, in the width the people beside the grid have."""

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802
        """Draw the name."""
        look = theme.current()
        text = str(self.model().headerData(section, Qt.Orientation.Vertical) or "")
        font = look.font(bold=True)
        if QFontMetrics(font).horizontalAdvance(text) > rect.width() - look.gap(2):
            font = look.font("small", bold=True)
        painter.save()
        painter.fillRect(rect, look.color("paper"))
        painter.setFont(font)
        painter.setPen(look.color("ink"))
        inner = rect.adjusted(look.gap(), 0, -look.gap(), 0)
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, _LEFT, shown)
        painter.restore()


class CoverageStrip(QTableView):
    """The foot of the week; Enter on a day with a gap asks for it to be filled (signal ``fill_asked``)."""

    fill_asked = Signal(object)

    def __init__(self, grid: WeekGrid) -> None:
        super().__init__()
        self._grid = grid
        self.strip_model = CoverageModel(self)
        self.setVerticalHeader(StripHeader(Qt.Orientation.Vertical, self))
        self.setAccessibleName(_("Coverage"))
        self.setAccessibleDescription(_("When somebody is missing. Enter adds an open shift for the gap."))
        self.setModel(self.strip_model)
        self.setItemDelegate(CoverageDelegate(self))
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setHighlightSections(False)
        grid.horizontalHeader().sectionResized.connect(lambda at, _old, now: self.setColumnWidth(at, now))
        grid.horizontalScrollBar().valueChanged.connect(self.horizontalScrollBar().setValue)
        grid.verticalHeader().geometriesChanged.connect(self._fit)
        self._fit()

    def show_days(self, days: tuple[Coverage, ...]) -> None:
        """Show the coverage of the week."""
        self.strip_model.show_days(days)
        self._fit()
        if not self.currentIndex().isValid() and days:
            self.setCurrentIndex(self.strip_model.index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for the gap to be filled on Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._ask(self.currentIndex())
            return
        super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ask for the gap to be filled."""
        self._ask(self.indexAt(event.position().toPoint()))

    def changeEvent(self, event: QEvent) -> None:
        """Take the new text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "_grid"):
            self._fit()

    def _ask(self, index: Index) -> None:
        day = index.data(COVERAGE_ROLE) if index.isValid() else None
        if day is not None and day.gaps:
            self.fill_asked.emit(day)

    def _fit(self) -> None:
        look = theme.current()
        high = max(look.target(), look.gap(4) + QFontMetrics(look.font("small")).height() + look.gap(2))
        self.setFixedHeight(high + 2 * self.frameWidth())
        if self.strip_model.rowCount():
            self.setRowHeight(0, high)
        self.verticalHeader().setFixedWidth(self._grid.verticalHeader().width())
        for column in range(DAYS):
            self.setColumnWidth(column, self._grid.columnWidth(column))


def _part(bar: QRect, start: int, end: int) -> QRect:
    left = bar.left() + bar.width() * start // DAY
    return QRect(left, bar.top(), max(3, bar.left() + bar.width() * end // DAY - left), bar.height())
