"""Draws the cells of the week from prepared values: colour, hatch, icon, times, marks; never colour alone."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from bpa_desk.ui import theme
from bpa_desk.ui.kit.icons import pixmap
from bpa_desk.ui.theme import HATCH_BRUSHES, Theme
from bpa_desk.ui.tokens import KIND_ABSENT, KIND_OPEN, KINDS, RADIUS, SEVERITIES
from bpa_desk.ui.week.model import CELL_ROLE, HEADING_ROLE, Index
from bpa_desk.ui.week.prepared import Block, Cell, Tail

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_PLAIN_TEXT = int(_LEFT | Qt.TextFlag.TextSingleLine)


@dataclass(frozen=True)
class Sizes:
    """Fonts and measures of one theme, worked out once."""

    look: Theme
    body: QFont
    small: QFont
    struck: QFont
    wide: QFontMetrics
    narrow: QFontMetrics
    block: int
    line: int
    pad: int
    icon: int
    band: int
    target: int

    @classmethod
    def of(cls, look: Theme) -> Sizes:
        """Return the measures for the theme."""
        body, small = look.font(), look.font("small")
        struck = look.font()
        struck.setStrikeOut(True)
        wide, narrow = QFontMetrics(body), QFontMetrics(small)
        pad = look.gap()
        return cls(
            look,
            body,
            small,
            struck,
            wide,
            narrow,
            wide.height() + 2 * pad,
            narrow.height() + pad,
            pad,
            round(15 * look.scale),
            round(7 + 3 * look.scale),
            look.target(),
        )


class WeekDelegate(QStyledItemDelegate):
    """Paints a cell; the same measures tell how high a row must be."""

    def __init__(self, parent: object = None) -> None:
        super().__init__(parent)  # type: ignore[arg-type]
        self._sizes: Sizes | None = None
        self._drawn: dict[tuple[int, int], tuple[tuple[object, ...], QPixmap]] = {}
        """Each cell as it was drawn last: most of a repaint is cells that have not changed."""
        self.part = 0
        """Which shift of the current cell is the chosen one."""

    @property
    def sizes(self) -> Sizes:
        """Measures for the theme in force."""
        look = theme.current()
        if self._sizes is None or self._sizes.look is not look:
            self._sizes = Sizes.of(look)
            self._drawn.clear()
        return self._sizes

    def height_of(self, cell: Cell) -> int:
        """Return how many pixels high the cell must be to show all it holds."""
        sizes = self.sizes
        lines = len(cell.tails) + len(cell.elsewhere) + bool(cell.absent)
        lines += sum(bool(each.cancelled) for each in cell.blocks)
        inside = len(cell.blocks) * (sizes.block + 2) + lines * sizes.line
        return max(sizes.target, inside + 2 * sizes.pad)

    def block_at(self, cell: Cell, rect: QRect, y: int) -> int | None:
        """Return which block of the cell lies at the height ``y``."""
        for number, (_block, place) in enumerate(self._places(cell, rect)):
            if place.top() <= y <= place.bottom():
                return number
        return None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the ground, what leans in from the night before, the shifts, and the focus."""
        cell = index.data(CELL_ROLE)
        rect, state, sizes = option.rect, option.state, self.sizes
        if cell is None or rect.isEmpty():
            return
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        focus = bool(state & QStyle.StateFlag.State_HasFocus)
        ratio = painter.device().devicePixelRatioF()
        ground = self._ground_of(index, chosen)
        width, height, part = rect.width(), rect.height(), self.part if focus else 0
        # What is only said of the cell does not change how it looks.
        seen = (cell.blocks, cell.tails, cell.absent, cell.elsewhere)
        key = (width, height, ground, focus, part, ratio, seen)
        place = (index.row(), index.column())
        kept = self._drawn.get(place)
        if kept is None or kept[0] != key:
            drawn = QPixmap(round(width * ratio), round(height * ratio))
            drawn.setDevicePixelRatio(ratio)
            brush = QPainter(drawn)
            self._draw(brush, QRect(0, 0, width, height), cell, ground, sizes, focus)
            brush.end()
            kept = self._drawn[place] = (key, drawn)
        painter.drawPixmap(rect.topLeft(), kept[1])

    def _draw(
        self, painter: QPainter, rect: QRect, cell: Cell, ground: str, sizes: Sizes, focus: bool
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, rect, ground)
        y = rect.top() + sizes.pad
        for tail in cell.tails:
            self._tail(painter, QRect(rect.left(), y, rect.width(), sizes.line), tail)
            y += sizes.line
        for number, (block, place) in enumerate(self._places(cell, rect)):
            marked = focus and len(cell.blocks) > 1 and number == self.part % len(cell.blocks)
            self._block(painter, place, block, marked)
        below = rect
        for text in reversed(cell.elsewhere):
            if cell.absent and below is rect:
                below = rect.adjusted(0, 0, 0, -sizes.line)
            self._elsewhere(painter, below, text)
            below = below.adjusted(0, 0, 0, -sizes.line)
        if cell.absent:
            self._absent(painter, rect, cell.absent)
        if focus:
            painter.setPen(QPen(sizes.look.color("focus"), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -2, -2))

    def _places(self, cell: Cell, rect: QRect) -> list[tuple[Block, QRect]]:
        sizes = self.sizes
        y = rect.top() + sizes.pad + len(cell.tails) * sizes.line
        placed = []
        for block in cell.blocks:
            right = 0 if block.leans else sizes.pad
            high = sizes.block + (sizes.line if block.cancelled else 0)
            placed.append((block, QRect(rect.left() + sizes.pad, y, rect.width() - sizes.pad - right, high)))
            y += high + 2
        return placed

    @staticmethod
    def _ground_of(index: Index, chosen: bool) -> str:
        """Return the palette role behind the cell."""
        if chosen:
            return "chosen"
        heading = index.model().headerData(index.column(), Qt.Orientation.Horizontal, HEADING_ROLE)
        if heading is None:
            return "surface"
        return "today" if heading.today else "off" if heading.red else "surface"

    def _ground(self, painter: QPainter, rect: QRect, role: str) -> None:
        look = self.sizes.look
        painter.fillRect(rect, look.color(role))
        painter.setPen(QPen(look.color("hair"), 1))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def _tail(self, painter: QPainter, rect: QRect, tail: Tail) -> None:
        sizes = self.sizes
        width = sizes.narrow.horizontalAdvance(tail.until) + 4 * sizes.pad
        top, bottom = rect.top() + 1.0, rect.bottom() - 1.0
        left, right = float(rect.left()), float(min(rect.right(), rect.left() + width))
        shape = QPolygonF(
            [
                QPointF(left, top),
                QPointF(right, top),
                QPointF(right - sizes.pad, bottom),
                QPointF(left, bottom),
            ]
        )
        painter.setPen(QPen(self._edge(tail.hue, tail.look), 1))
        painter.setBrush(self._fill(tail.hue))
        painter.drawPolygon(shape)
        painter.setPen(sizes.look.color("ink"))
        painter.setFont(sizes.small)
        painter.drawText(rect.adjusted(sizes.pad, 0, 0, 0), _PLAIN_TEXT, tail.until)

    def _block(self, painter: QPainter, rect: QRect, block: Block, marked: bool) -> None:
        sizes, look = self.sizes, self.sizes.look
        edge = self._edge(block.hue, block.look)
        loose = bool(block.cancelled) or block.look == KIND_OPEN
        pen = QPen(look.color("focus") if marked else edge, 3 if marked else 1)
        if loose and not marked:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(QBrush(look.color("surface")) if loose else self._fill(block.hue))
        shape = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5)
        if block.leans:
            slant = min(rect.height() / 2, 2.5 * sizes.pad)
            painter.drawPolygon(
                QPolygonF(
                    [
                        shape.topLeft(),
                        shape.topRight(),
                        QPointF(shape.right() - slant, shape.bottom()),
                        shape.bottomLeft(),
                    ]
                )
            )
        else:
            painter.drawRoundedRect(shape, RADIUS, RADIUS)
        self._band(
            painter, QRectF(rect.left() + 1, rect.top() + 3, sizes.band, rect.height() - 6), block, edge
        )
        line = QRect(
            rect.left() + sizes.band + sizes.pad,
            rect.top(),
            rect.width() - sizes.band - 2 * sizes.pad,
            sizes.block,
        )
        self._words(painter, line, block)
        if block.cancelled:
            below = line.translated(0, sizes.block - sizes.pad)
            below.setHeight(sizes.line)
            painter.setFont(sizes.small)
            painter.setPen(look.color("soft"))
            painter.drawText(
                below,
                _PLAIN_TEXT,
                sizes.narrow.elidedText(block.cancelled, Qt.TextElideMode.ElideRight, below.width()),
            )

    def _band(self, painter: QPainter, rect: QRectF, block: Block, edge: QColor) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        style = HATCH_BRUSHES[KINDS[block.look].hatch]
        if style == Qt.BrushStyle.NoBrush:
            painter.setBrush(edge)
            painter.drawRoundedRect(rect.adjusted(0, 0, -rect.width() / 2, 0), 2, 2)
            return
        painter.setBrush(QBrush(edge, style))
        painter.drawRect(rect)

    def _words(self, painter: QPainter, rect: QRect, block: Block) -> None:
        sizes = self.sizes
        text = block.actual or block.times
        side = sizes.icon
        marks = [
            name
            for name in (
                SEVERITIES[block.severity].icon if block.severity is not None else "",
                "check" if block.worked else "",
                "note" if block.noted else "",
            )
            if name
        ]
        font, measure = (sizes.struck if block.cancelled else sizes.body), sizes.wide
        if measure.horizontalAdvance(text) + min(1, len(marks)) * (side + 2) > rect.width():
            font, measure = QFont(sizes.small), sizes.narrow
            font.setStrikeOut(bool(block.cancelled))
        needed = measure.horizontalAdvance(text)
        if block.severity is not None and needed + side + 2 > rect.width():
            # No room beside the times, which must be whole: the mark sits on the band before them.
            name = marks.pop(0)
            colour = "" if block.accepted else sizes.look.palette.severity(block.severity)
            small = min(round(side * 0.9), sizes.band + sizes.pad)
            corner = QRect(rect.left() - small, rect.top() + (rect.height() - small) // 2, small, small)
            painter.fillRect(corner, sizes.look.color("surface"))
            painter.drawPixmap(corner.topLeft(), pixmap(name, "ink", small, colour))
            marks.clear()
        left, right = rect.left(), rect.right() + 1
        spare = rect.width() - needed
        if marks:
            shown = marks[: max(0, spare // (side + 2))]
            for name in reversed(shown):
                right -= side
                role = "ink"
                colour = ""
                if (
                    block.severity is not None
                    and name == SEVERITIES[block.severity].icon
                    and not block.accepted
                ):
                    colour = sizes.look.palette.severity(block.severity)
                drawn = pixmap(name, role, side, colour)
                painter.drawPixmap(right, rect.top() + (rect.height() - side) // 2, drawn)
                right -= 2
        if right - left - needed >= side + 2:
            drawn = pixmap(KINDS[block.look].icon, "ink", side)
            painter.drawPixmap(left, rect.top() + (rect.height() - side) // 2, drawn)
            left += side + 2
        painter.setFont(font)
        painter.setPen(sizes.look.color("soft" if block.cancelled else "ink"))
        place = QRect(left, rect.top(), max(0, right - left), rect.height())
        elided = measure.elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, _PLAIN_TEXT, elided)

    def _elsewhere(self, painter: QPainter, rect: QRect, text: str) -> None:
        """Draw work at another workplace: grey and flat, so that nobody takes it for a shift."""
        sizes, look = self.sizes, self.sizes.look
        strip = QRect(
            rect.left() + sizes.pad, rect.bottom() - sizes.line, rect.width() - 2 * sizes.pad, sizes.line - 1
        )
        painter.setPen(QPen(look.color("line"), 1, Qt.PenStyle.DotLine))
        painter.setBrush(look.color("sunken"))
        painter.drawRect(strip)
        painter.setPen(look.color("ink"))
        painter.setFont(sizes.small)
        inside = strip.adjusted(sizes.pad, 0, -sizes.pad, 0)
        elided = sizes.narrow.elidedText(text, Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, _PLAIN_TEXT, elided)

    def _absent(self, painter: QPainter, rect: QRect, why: str) -> None:
        sizes, look = self.sizes, self.sizes.look
        strip = QRect(
            rect.left() + sizes.pad, rect.bottom() - sizes.line, rect.width() - 2 * sizes.pad, sizes.line
        )
        hatch = QColor(look.color("line"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(hatch, HATCH_BRUSHES[KINDS[KIND_ABSENT].hatch]))
        painter.drawRect(strip)
        words = sizes.narrow.elidedText(why, Qt.TextElideMode.ElideRight, strip.width() - 2 * sizes.pad)
        label = QRect(
            strip.left(), strip.top(), sizes.narrow.horizontalAdvance(words) + 2 * sizes.pad, strip.height()
        )
        painter.setBrush(look.color("surface"))
        painter.drawRect(label)
        painter.setPen(look.color("ink"))
        painter.setFont(sizes.small)
        painter.drawText(label.adjusted(sizes.pad, 0, 0, 0), _PLAIN_TEXT, words)

    def _edge(self, hue: int | None, look: str) -> QColor:
        palette = self.sizes.look.palette
        return QColor(palette.ink if hue is None or look == KIND_OPEN else palette.edge(hue))

    def _fill(self, hue: int | None) -> QColor:
        palette = self.sizes.look.palette
        return QColor(palette.sunken if hue is None else palette.fill(hue))
