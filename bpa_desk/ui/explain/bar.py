"""A bar of the parts a sum is made of, with the limit as a mark; what is beyond it is hatched."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QBrush, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from bpa_desk.domain.rules.explained_figures import Layout
from bpa_desk.language import _
from bpa_desk.ui import theme
from bpa_desk.ui.explain import words as told


class SumBar(QWidget):
    """The parts beside each other up to the total; a thick mark where the limit is."""

    def __init__(self, layout: Layout, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = layout
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(told.bar_sentence(layout))

    def sizeHint(self) -> QSize:
        """Return room for the bar and the words of the limit."""
        now = theme.current()
        return QSize(now.gap(60), now.gap(9) + QFontMetrics(now.font("small")).height() + now.gap(1))

    def changeEvent(self, event: QEvent) -> None:
        """Draw again in another look."""
        super().changeEvent(event)
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the parts, what is beyond the limit, and the limit."""
        now, held = theme.current(), self._layout
        whole = max(held.total, held.limit or 0, 1)
        painter = QPainter(self)
        frame = QRectF(0, 4, self.width() - 1, now.gap(9) - 4)
        painter.fillRect(frame, now.color("sunken"))
        at = 0
        for part in held.parts or ():
            box = self._box(frame, at, at + part.minutes, whole)
            painter.fillRect(box, now.color("chosen"))
            painter.setPen(QPen(now.color("accent"), 1))
            painter.drawRect(box)
            at += part.minutes
        if not held.parts:
            painter.fillRect(self._box(frame, 0, held.total, whole), now.color("chosen"))
        if held.limit is not None:
            self._draw_limit(painter, frame, whole)
        painter.setPen(QPen(now.color("line"), 1))
        painter.drawRect(frame)
        painter.end()
        event.accept()

    def _draw_limit(self, painter: QPainter, frame: QRectF, whole: int) -> None:
        now, held = theme.current(), self._layout
        limit = held.limit or 0
        if held.total > limit:
            over = self._box(frame, limit, held.total, whole)
            painter.fillRect(over, now.color("error_soft"))
            painter.fillRect(over, QBrush(now.color("error"), theme.HATCH_BRUSHES["rising"]))
            painter.setPen(QPen(now.color("error"), 2))
            painter.drawRect(over)
        x = frame.left() + frame.width() * limit / whole
        painter.setPen(QPen(now.color("ink"), 3))
        painter.drawLine(int(x), 0, int(x), int(frame.bottom()) + 4)
        painter.setFont(now.font("small"))
        metrics = QFontMetrics(painter.font())
        text = _("limit {limit}", limit=told.amount_words(limit, held.counted))
        wide = metrics.horizontalAdvance(text)
        left = min(max(0.0, x - wide / 2), self.width() - wide - 1.0)
        painter.drawText(int(left), int(frame.bottom()) + metrics.ascent() + 4, text)

    def _box(self, frame: QRectF, start: int, end: int, whole: int) -> QRectF:
        left = frame.left() + frame.width() * start / whole
        return QRectF(left, frame.top(), frame.width() * (end - start) / whole, frame.height())
