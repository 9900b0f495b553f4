"""The painted wheel: twelve months round a year, a mark for each thing; the list beside it says the same."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import atan2, ceil, cos, hypot, pi, sin

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from bpa_desk.domain.year_wheel import YearEntry
from bpa_desk.language import _, current
from bpa_desk.ui import theme
from bpa_desk.ui.kit.announce import announce

SIDE = 320
"""The side of the wheel in pixels at 100 %; it grows half as fast as the text."""
INNER = 0.36
"""Where the ring of months begins, as a share of the radius."""
ACROSS = 3
"""How many marks stand beside each other along the rim."""
STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}


class YearWheel(QWidget):
    """Twelve months clockwise from the top; arrows or a click choose one, Enter goes to it in the list.

    Signals: ``chosen`` (the month 1–12), ``opened`` (the same, by Enter or a click).
    """

    chosen = Signal(int)
    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._year = 0
        self._today = date.min
        self._months: dict[int, list[YearEntry]] = {}
        self.month = 1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_year(self, year: int, entries: Sequence[YearEntry], today: date) -> None:
        """Show the entries of a year."""
        self._year, self._today = year, today
        self._months = {month: [] for month in range(1, 13)}
        for each in entries:
            self._months[each.day.month].append(each)
        self._name()
        self.update()

    def choose(self, month: int) -> None:
        """Make a month the chosen one without telling anybody."""
        self.month = month
        self._name()
        self.update()

    def month_at(self, place: QPointF) -> int:
        """Return the month at a place in the widget; 0 for the middle and the corners."""
        centre, radius = self._measure()
        x, y = place.x() - centre.x(), place.y() - centre.y()
        if not INNER * radius <= hypot(x, y) <= radius:
            return 0
        turned = (atan2(y, x) + pi / 2 + pi / 12) % (2 * pi)
        return int(turned // (pi / 6)) + 1

    def sentence(self, month: int) -> str:
        """Return what a month holds, as it is spoken."""
        held = self._months.get(month, [])
        late = sum(1 for each in held if each.late(self._today))
        done = sum(1 for each in held if not each.open)
        return _(
            "{month}: {all} in all, {done} done, {late} overdue",
            month=current().month_name(date(2024, month, 1)), all=len(held), done=done, late=late,
        )  # fmt: skip

    def sizeHint(self) -> QSize:
        """Return a square."""
        side = round(SIDE * (1 + (theme.current().scale - 1) * 0.5))
        return QSize(side, side)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn by the arrows, go to the list by Enter."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.month)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._turn_to(1 if key == Qt.Key.Key_Home else 12)
        elif key in STEPS and not event.modifiers():
            self._turn_to((self.month - 1 + STEPS[key]) % 12 + 1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the month that was clicked and go to it in the list."""
        month = self.month_at(event.position())
        if month:
            self._turn_to(month)
            self.opened.emit(month)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the focus is."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring of the focus away."""
        super().focusOutEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Draw again in another look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring, the marks and the year in the middle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        centre, radius = self._measure()
        for month in range(1, 13):
            self._draw_month(painter, centre, radius, month)
        self._frame(painter, centre, radius, self.month, "focus" if self.hasFocus() else "accent",
                    4 if self.hasFocus() else 2)  # fmt: skip
        self._draw_middle(painter, centre, radius)
        painter.end()
        event.accept()

    def _turn_to(self, month: int) -> None:
        self.choose(month)
        announce(self.sentence(month), beside=self)
        self.chosen.emit(month)

    def _name(self) -> None:
        self.setAccessibleName(_("Year wheel {year}", year=str(self._year)))
        self.setAccessibleDescription(self.sentence(self.month))
        self.setToolTip(self.sentence(self.month))

    def _measure(self) -> tuple[QPointF, float]:
        side = min(self.width(), self.height())
        return QPointF(self.width() / 2, self.height() / 2), side / 2 - 4

    def _sector(self, centre: QPointF, radius: float, month: int) -> QPainterPath:
        start = 90 + 15 - (month - 1) * 30
        outer = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
        near = radius * INNER
        inner = QRectF(centre.x() - near, centre.y() - near, 2 * near, 2 * near)
        path = QPainterPath()
        path.arcMoveTo(outer, start)
        path.arcTo(outer, start, -30)
        path.arcTo(inner, start - 30, 30)
        path.closeSubpath()
        return path

    def _frame(
        self, painter: QPainter, centre: QPointF, radius: float, month: int, role: str, width: int
    ) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.current().color(role), width))
        painter.drawPath(self._sector(centre, radius, month))

    def _draw_month(self, painter: QPainter, centre: QPointF, radius: float, month: int) -> None:
        now = theme.current()
        here = (self._year, month) == (self._today.year, self._today.month)
        ground = "chosen" if month == self.month else "today" if here else "surface"
        painter.fillPath(self._sector(centre, radius, month), now.color(ground))
        self._frame(painter, centre, radius, month, "line", 1)
        name = current().month_name(date(2024, month, 1))[:3]
        painter.setFont(now.font("small", bold=here or month == self.month))
        painter.setPen(now.color("ink"))
        middle = self._at(centre, radius * 0.9, month, 0)
        box = QRectF(middle.x() - 40, middle.y() - 14, 80, 28)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, name)
        self._draw_marks(painter, centre, radius, month)

    def _draw_marks(self, painter: QPainter, centre: QPointF, radius: float, month: int) -> None:
        held = self._months.get(month, [])
        rows = 3
        if len(held) > ACROSS * rows:
            painter.setFont(theme.current().font("section", bold=True))
            place = self._at(centre, radius * 0.62, month, 0)
            box = QRectF(place.x() - 30, place.y() - 16, 60, 32)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(len(held)))
            return
        for at, each in enumerate(held):
            row, column = divmod(at, ACROSS)
            across = min(ACROSS, len(held) - row * ACROSS)
            far = radius * (0.725 - row * 0.12)
            turn = (column - (across - 1) / 2) * 0.135 * (1 + row * 0.22)
            self._draw_mark(painter, self._at(centre, far, month, turn), radius * 0.038, each)

    def _draw_mark(self, painter: QPainter, place: QPointF, size: float, each: YearEntry) -> None:
        now = theme.current()
        if not each.open:
            painter.setPen(QPen(now.color("good"), 2.5))
            painter.drawPolyline(
                QPolygonF([place + QPointF(-size, 0), place + QPointF(-size / 3, size * 0.8),
                           place + QPointF(size, -size * 0.8)])
            )  # fmt: skip
            return
        late = each.late(self._today)
        painter.setPen(QPen(now.color("warning" if late else "soft" if each.over else "ink"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if late:
            painter.drawPolygon(
                QPolygonF([place + QPointF(0, -size), place + QPointF(size, size * 0.9),
                           place + QPointF(-size, size * 0.9)])
            )  # fmt: skip
        elif each.over:
            painter.drawLine(place - QPointF(size, 0), place + QPointF(size, 0))
        else:
            painter.drawEllipse(place, size * 0.9, size * 0.9)

    def _draw_middle(self, painter: QPainter, centre: QPointF, radius: float) -> None:
        now, near = theme.current(), radius * INNER
        every = [each for held in self._months.values() for each in held if not each.over]
        done = sum(1 for each in every if not each.open)
        painter.setPen(now.color("ink"))
        painter.setFont(now.font("title", bold=True))
        half = ceil(near)
        upper = QRectF(centre.x() - half, centre.y() - half * 0.62, 2 * half, half * 0.7)
        painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, str(self._year))
        painter.setFont(now.font("small"))
        painter.setPen(now.color("soft"))
        lower = QRectF(centre.x() - half * 0.8, centre.y() + half * 0.05, 1.6 * half, half * 0.6)
        words = _("{done} of {all} done", done=done, all=len(every))
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(lower, int(flags), words)

    def _at(self, centre: QPointF, far: float, month: int, turn: float) -> QPointF:
        angle = -pi / 2 + (month - 1) * pi / 6 + turn
        return QPointF(centre.x() + far * cos(angle), centre.y() + far * sin(angle))
