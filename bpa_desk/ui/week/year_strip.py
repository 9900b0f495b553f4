"""A small strip of a year's weeks: hours against the ordinary week, overtime, and rests that are missing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QBrush, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from bpa_desk.domain.year_rests import RestKind
from bpa_desk.domain.year_weeks import PersonYear, YearWeek
from bpa_desk.language import _, current, ngettext
from bpa_desk.ui import theme

WEEKS = 54


class YearStrip(QWidget):
    """A bar a week from January to December; the sentence says what the eye sees."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._held: PersonYear | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_year(self, held: PersonYear | None) -> None:
        """Draw the year; nothing without one."""
        self._held = held
        self.setAccessibleName(_sentence(held) if held is not None else "")
        self.setToolTip(self.accessibleName())
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for the bars and the months below."""
        now = theme.current()
        return QSize(now.gap(60), now.gap(16) + QFontMetrics(now.font("small")).height())

    def changeEvent(self, event: QEvent) -> None:
        """Draw again in another look."""
        super().changeEvent(event)
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ordinary week as a line, the weeks as bars, and the months."""
        now, held = theme.current(), self._held
        painter = QPainter(self)
        high = now.gap(16) - 2
        frame = QRectF(0, 0, self.width() - 1, high)
        painter.fillRect(frame, now.color("sunken"))
        if held is not None and held.weeks:
            top = 1.1 * max(max(each.minutes, each.limit) for each in held.weeks)
            for each in held.weeks:
                self._draw_week(painter, frame, each, top)
            y = frame.bottom() - frame.height() * held.weeks[-1].limits.week / top
            painter.setPen(QPen(now.color("ink"), 2))
            painter.drawLine(0, int(y), int(frame.right()), int(y))
        self._draw_months(painter, frame)
        painter.setPen(QPen(now.color("line"), 1))
        painter.drawRect(frame)
        painter.end()
        event.accept()

    def _draw_week(self, painter: QPainter, frame: QRectF, week: YearWeek, top: float) -> None:
        now, wide = theme.current(), frame.width() / WEEKS
        left = frame.left() + self._at(week) * wide + 1
        height = frame.height() * week.minutes / top
        box = QRectF(left, frame.bottom() - height, max(2.0, wide - 2), height)
        painter.fillRect(box, now.color("accent"))
        if week.overtime:
            over = frame.height() * week.overtime / top
            part = QRectF(box.left(), box.top(), box.width(), over)
            painter.fillRect(part, now.color("error_soft"))
            painter.fillRect(part, QBrush(now.color("error"), theme.HATCH_BRUSHES["rising"]))
        if week.rest.kind is RestKind.MISSING:
            painter.setPen(QPen(now.color("error"), 2))
            x, y = box.center().x(), frame.top() + now.gap(2)
            reach = min(box.width() / 2, now.gap(1))
            painter.drawLine(int(x - reach), int(y - reach), int(x + reach), int(y + reach))
            painter.drawLine(int(x - reach), int(y + reach), int(x + reach), int(y - reach))

    def _draw_months(self, painter: QPainter, frame: QRectF) -> None:
        now, held = theme.current(), self._held
        if held is None:
            return
        painter.setFont(now.font("small"))
        metrics, until = QFontMetrics(painter.font()), -1.0
        for month in range(1, 13):
            day = held.first.replace(month=month, day=1)
            x = frame.width() * ((day - held.first).days / 7) / WEEKS
            text = current().month_name(day)[:3]
            if x > until:
                painter.setPen(now.color("soft"))
                painter.drawText(int(x) + 1, int(frame.bottom()) + metrics.ascent() + 2, text)
                until = x + metrics.horizontalAdvance(text) + now.gap(1)

    def _at(self, week: YearWeek) -> int:
        assert self._held is not None
        return max(0, ((week.first - self._held.first).days + 6) // 7)


def _sentence(held: PersonYear) -> str:
    over = sum(each.overtime > 0 for each in held.weeks)
    missing = sum(each.rest.kind is RestKind.MISSING for each in held.weeks)
    parts = [ngettext("{n} week with work", "{n} weeks with work", len(held.weeks))]
    if over:
        parts.append(ngettext("{n} with overtime", "{n} with overtime", over))
    if missing:
        parts.append(ngettext("{n} without weekly rest", "{n} without weekly rest", missing))
    return _("{name}: {facts}", name=held.name, facts=", ".join(parts))
