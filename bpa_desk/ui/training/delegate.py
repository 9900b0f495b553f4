"""Draws a cell of the matrix: an icon, the state in words, and below it the day."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from bpa_desk.domain.training_standing import Stand, Standing
from bpa_desk.export.training_words import cell_day, stand_word
from bpa_desk.language import current
from bpa_desk.ui import theme
from bpa_desk.ui.kit.icons import pixmap
from bpa_desk.ui.training.looks import look_of
from bpa_desk.ui.training.model import STANDING_ROLE, Index

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class MatrixDelegate(QStyledItemDelegate):
    """Paints a cell; a thick frame marks the cursor, the ground what is chosen."""

    def height(self) -> int:
        """Return how high a row must be for two lines of words."""
        now = theme.current()
        body, small = QFontMetrics(now.font()), QFontMetrics(now.font("small"))
        return max(now.target(), body.height() + small.height() + 3 * now.gap())

    def width(self) -> int:
        """Return how wide a column must be for any state and day."""
        now, language = theme.current(), current()
        metrics = QFontMetrics(now.font())
        words = max(metrics.horizontalAdvance(stand_word(each, language)) for each in Stand)
        return words + now.icon_size() + 5 * now.gap()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the room a cell wants."""
        return QSize(self.width(), self.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the ground, the icon, the words, and the cursor."""
        held = index.data(STANDING_ROLE)
        if held is None:
            return
        now, rect = theme.current(), option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, now.color("chosen" if chosen else "surface"))
        painter.setPen(QPen(now.color("hair"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        self._words(painter, rect.adjusted(now.gap(2), now.gap(), -now.gap(), -now.gap()), held)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(now.color("focus"), 3))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def _words(self, painter: QPainter, rect: QRect, held: Standing) -> None:
        now, look = theme.current(), look_of(held)
        if look is None:
            painter.setPen(now.color("soft"))
            painter.drawText(rect, int(_LEFT), stand_word(held.state, current()))
            return
        side = now.icon_size()
        day, body, small = cell_day(held, current()), now.font(), now.font("small")
        lines = QFontMetrics(body).height() + (QFontMetrics(small).height() if day else 0)
        top = rect.top() + (rect.height() - lines) // 2
        first = QRect(rect.left() + side + now.gap(), top, 0, QFontMetrics(body).height())
        first.setRight(rect.right())
        painter.drawPixmap(
            rect.left(), first.center().y() - side // 2, pixmap(look.icon, look.role, side)
        )
        painter.setFont(body)
        painter.setPen(now.color("ink"))
        text = QFontMetrics(body).elidedText(
            stand_word(held.state, current()), Qt.TextElideMode.ElideRight, first.width()
        )
        painter.drawText(first, int(_LEFT), text)
        if day:
            below = QRect(first.left(), first.bottom() + 1, first.width(), QFontMetrics(small).height())
            painter.setFont(small)
            painter.setPen(now.color("soft"))
            painter.drawText(below, int(_LEFT), day)
