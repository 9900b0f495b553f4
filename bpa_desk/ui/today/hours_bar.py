"""A bar of used, planned and left hours; the sentences beside it say the same."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from bpa_desk.domain.ledger import Account
from bpa_desk.domain.shift import ShiftKind
from bpa_desk.ui import theme
from bpa_desk.ui.tokens import KINDS


class HoursBar(QWidget):
    """Used solid, planned hatched, left empty; a mark shows how far the year has come."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._used = self._planned = self._so_far = 0.0
        self._over = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_account(self, held: Account, sentence: str) -> None:
        """Draw the account; ``sentence`` is what a screen reader says of it."""
        whole = max(held.total.granted, held.total.used + held.total.planned)
        self._used = float(held.total.used / whole) if whole else 0.0
        self._planned = float(held.total.planned / whole) if whole else 0.0
        self._so_far = float(held.granted_so_far / whole) if whole else 0.0
        self._over = held.total.left < 0
        self.setAccessibleName(sentence)
        self.update()

    def sizeHint(self) -> QSize:
        """Return a bar as high as a line of text."""
        return QSize(theme.current().gap(60), theme.current().gap(7))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the three parts and the mark."""
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(1, 3, -1, -3)
        accent = now.color("error" if self._over else "accent")
        # Neither fillRect nor a brush made of a colour: among their forms are some that make the names of all
        # of Qt's gradients known to Python.
        brush = QBrush()
        brush.setColor(accent)
        painter.setPen(Qt.PenStyle.NoPen)
        hatch = theme.HATCH_BRUSHES[KINDS[ShiftKind.RESTING].hatch]
        parts = ((Qt.BrushStyle.SolidPattern, 0.0, self._used), (hatch, self._used, self._planned))
        for style, begin, share in parts:
            brush.setStyle(style)
            painter.setBrush(brush)
            painter.drawRect(self._part(frame, begin, share))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(now.color("ink"), 1))
        painter.drawRect(frame)
        if 0 < self._so_far < 1:
            x = frame.left() + frame.width() * self._so_far
            painter.setPen(QPen(now.color("ink"), 3))
            painter.drawLine(int(x), 0, int(x), self.height())
        painter.end()
        event.accept()

    def changeEvent(self, event: QEvent) -> None:
        """Draw again in another look."""
        super().changeEvent(event)
        self.update()

    def _part(self, frame: QRectF, start: float, share: float) -> QRectF:
        left = frame.left() + frame.width() * start
        return QRectF(left, frame.top(), frame.width() * share, frame.height())
