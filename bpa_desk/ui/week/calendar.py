"""Weeks below each other, Monday to Sunday: the ground of the month and of one person's year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from bpa_desk.domain.finding import Severity
from bpa_desk.language import current
from bpa_desk.ui import theme
from bpa_desk.ui.kit.icons import pixmap
from bpa_desk.ui.tokens import KINDS, SEVERITIES
from bpa_desk.ui.week.model import DAYS, Index

DAY_ROLE = Qt.ItemDataRole.UserRole + 31
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True, slots=True)
class Mark:
    """One shift in a day: its words, looks and colour."""

    text: str
    look: str
    hue: int | None
    struck: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """One day as it is drawn and spoken; ``inside`` False for days of the months around."""

    day: date
    title: str
    marks: tuple[Mark, ...]
    severity: Severity | None
    gap: str
    red: bool
    today: bool
    inside: bool
    spoken: str


class CalendarModel(QAbstractTableModel):
    """Weeks of seven days, updated by difference."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._weeks: list[tuple[Day, ...]] = []

    def show_weeks(self, weeks: list[tuple[Day, ...]]) -> None:
        """Show the weeks; only days that differ are touched."""
        before = len(self._weeks)
        if len(weeks) < before:
            self.beginRemoveRows(QModelIndex(), len(weeks), before - 1)
            del self._weeks[len(weeks) :]
            self.endRemoveRows()
        for row, (old, new) in enumerate(zip(self._weeks, weeks, strict=False)):
            if old != new:
                self._weeks[row] = new
                changed = [at for at in range(DAYS) if old[at] != new[at]]
                self.dataChanged.emit(self.index(row, changed[0]), self.index(row, changed[-1]))
        if len(weeks) > before:
            self.beginInsertRows(QModelIndex(), before, len(weeks) - 1)
            self._weeks += weeks[before:]
            self.endInsertRows()
        if weeks:
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(weeks) - 1)

    def place_of(self, day: date) -> QModelIndex:
        """Return the index of a day, invalid when it is not shown."""
        for row, week in enumerate(self._weeks):
            if week[0].day <= day <= week[-1].day:
                return self.index(row, (day - week[0].day).days)
        return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many weeks there are."""
        return 0 if parent.isValid() else len(self._weeks)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the seven days."""
        return 0 if parent.isValid() else DAYS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a role asks for."""
        if not index.isValid():
            return None
        day = self._weeks[index.row()][index.column()]
        if role == DAY_ROLE:
            return day
        if role == Qt.ItemDataRole.DisplayRole:
            return day.title
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return day.spoken
        return None

    def headerData(self, section: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return weekdays above and week numbers beside."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if side == Qt.Orientation.Horizontal:
            names = current().weekday_names(short=role == Qt.ItemDataRole.DisplayRole)
            return names[section] if 0 <= section < DAYS else None
        return current().week(self._weeks[section][0].day) if 0 <= section < len(self._weeks) else None


class CalendarDelegate(QStyledItemDelegate):
    """Draws a day: its number, its marks, and what is wrong with it."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one day."""
        day = index.data(DAY_ROLE)
        if day is None:
            return
        rect, look = option.rect, theme.current()
        state = option.state
        focus = bool(state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.setClipRect(rect)
        ground = "today" if day.today else "off" if day.red or not day.inside else "surface"
        painter.fillRect(rect, look.color("chosen" if focus else ground))
        gap = look.gap()
        body, small = look.font(bold=day.today), look.font("small")
        wide, narrow = QFontMetrics(body), QFontMetrics(small)
        line = QRect(rect.left() + gap, rect.top() + gap, rect.width() - 2 * gap, wide.height())
        side = round(15 * look.scale)
        if day.severity is not None:
            mark = SEVERITIES[day.severity]
            drawn = pixmap(mark.icon, side=side, colour=look.palette.severity(day.severity))
            painter.drawPixmap(line.right() - side, line.top(), drawn)
            line.setRight(line.right() - side - gap)
        if day.gap:
            drawn = pixmap("kind-open", "error", side)
            painter.drawPixmap(line.right() - side, line.top(), drawn)
            line.setRight(line.right() - side - gap)
        painter.setFont(body)
        painter.setPen(look.color("error" if day.red else "ink" if day.inside else "soft"))
        painter.drawText(line, _LEFT, wide.elidedText(day.title, Qt.TextElideMode.ElideRight, line.width()))
        painter.setFont(small)
        y = rect.top() + gap + wide.height() + 2
        high = narrow.height() + 2
        room = max(0, (rect.bottom() - y) // high)
        shown = day.marks if len(day.marks) <= room else day.marks[: max(0, room - 1)]
        for each in shown:
            self._mark(painter, QRect(rect.left() + gap, y, rect.width() - 2 * gap, high - 1), each, narrow)
            y += high
        if len(shown) < len(day.marks):
            painter.setPen(look.color("soft"))
            place = QRect(rect.left() + gap, y, rect.width() - 2 * gap, high)
            painter.drawText(place, _LEFT, f"+{len(day.marks) - len(shown)}")
        painter.setPen(QPen(look.color("hair"), 1))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if focus:
            painter.setPen(QPen(look.color("focus"), 3))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def _mark(self, painter: QPainter, rect: QRect, mark: Mark, measure: QFontMetrics) -> None:
        look = theme.current()
        palette = look.palette
        painter.fillRect(rect, look.color("sunken") if mark.hue is None else palette.fill(mark.hue))
        edge = palette.ink if mark.hue is None else palette.edge(mark.hue)
        band = QRect(rect.left(), rect.top(), round(4 * look.scale), rect.height())
        painter.fillRect(band, edge)
        painter.setPen(look.color("soft" if mark.struck else "ink"))
        inner = rect.adjusted(band.width() + 3, 0, 0, 0)
        text = f"{KINDS[mark.look].letter} {mark.text}"
        painter.drawText(inner, _LEFT, measure.elidedText(text, Qt.TextElideMode.ElideRight, inner.width()))


class CalendarView(QTableView):
    """Weeks to walk in by arrows. Signal ``opened`` (date) on Enter or double click."""

    opened = Signal(object)

    def __init__(self, name: str, lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self._aim: date | None = None
        self.calendar = CalendarModel(self)
        self.setAccessibleName(name)
        self.setModel(self.calendar)
        self.setItemDelegate(CalendarDelegate(self))
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setHighlightSections(False)

    def show_weeks(self, weeks: list[tuple[Day, ...]], day: date | None = None) -> None:
        """Show the weeks; another ``day`` than last time becomes the current one."""
        self.calendar.show_weeks(weeks)
        self._fit()
        if day is not None and day != self._aim:
            self._aim = day
            self.setCurrentIndex(self.calendar.place_of(day))
            self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)

    def showEvent(self, event: QShowEvent) -> None:
        """Bring the current day into sight."""
        super().showEvent(event)
        self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the day on Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the day."""
        self._open(self.indexAt(event.position().toPoint()))

    def changeEvent(self, event: QEvent) -> None:
        """Take the new text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "calendar"):
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the height there is, never less than the lines need."""
        super().resizeEvent(event)
        self._fit()

    def _open(self, index: Index) -> None:
        day = index.data(DAY_ROLE) if index.isValid() else None
        if day is not None:
            self.opened.emit(day.day)

    def _fit(self) -> None:
        rows = self.calendar.rowCount()
        if not rows:
            return
        look = theme.current()
        high = QFontMetrics(look.font()).height() + look.gap(3)
        high += self._lines * (QFontMetrics(look.font("small")).height() + 2)
        share = self.viewport().height() // rows
        for row in range(rows):
            # A month stays whole in the window; what does not fit in a day is counted there.
            self.setRowHeight(row, max(look.target(), share) if rows <= 6 else max(look.target(), high))
