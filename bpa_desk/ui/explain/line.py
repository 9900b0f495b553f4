"""A line of time: work above, time off and what is missing below, hours and days along the edge."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from bpa_desk.domain.rules.explained_figures import Lane, Layout, Piece
from bpa_desk.domain.time import DAY, Period, Zone
from bpa_desk.language import current
from bpa_desk.ui import theme
from bpa_desk.ui.explain import words as told

_UPPER = frozenset({Lane.WORK, Lane.PASSIVE, Lane.STANDBY})
_FEW_DAYS = 2 * DAY + 60
_HOURS = 6 * 60


class TimeLine(QWidget):
    """The pieces of a layout drawn to scale; a screen reader hears them as one text."""

    def __init__(self, layout: Layout, zone: Zone, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = layout
        self._zone = zone
        self._names = list(dict.fromkeys(each.who for each in layout.pieces if each.lane in _UPPER))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(". ".join(told.piece_words(each, zone) for each in layout.pieces))

    def sizeHint(self) -> QSize:
        """Return room for the lanes and the days along the edge."""
        now = theme.current()
        return QSize(now.gap(60), self._row() * (len(self._names) + 1) + self._edge() + now.gap(1))

    def changeEvent(self, event: QEvent) -> None:
        """Draw again in another look."""
        super().changeEvent(event)
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the days, then the pieces."""
        painter = QPainter(self)
        now = theme.current()
        row = self._row()
        lanes = QRectF(0, 0, self.width() - 1, row * (len(self._names) + 1))
        painter.fillRect(lanes, now.color("sunken"))
        self._draw_days(painter, lanes)
        for each in self._layout.pieces:
            at = self._names.index(each.who) if each.lane in _UPPER else len(self._names)
            box = QRectF(self._x(each.start), row * at + 3, 0, row - 6)
            box.setRight(max(self._x(each.end), box.left() + 2))
            self._draw_piece(painter, box, each)
        painter.setPen(QPen(now.color("line"), 1))
        painter.drawRect(lanes)
        painter.end()
        event.accept()

    def _draw_days(self, painter: QPainter, lanes: QRectF) -> None:
        now, zone, window = theme.current(), self._zone, self._layout.period
        painter.setFont(now.font("small"))
        metrics = QFontMetrics(painter.font())
        until = -1.0
        for instant, major, text in self._ticks(window):
            x = self._x(instant)
            painter.setPen(QPen(now.color("line" if major else "hair"), 1))
            painter.drawLine(int(x), int(lanes.top()), int(x), int(lanes.bottom()))
            wide = metrics.horizontalAdvance(text)
            left = min(max(0.0, x + 2), self.width() - wide - 2.0)
            if left > until and zone is not None:
                painter.setPen(now.color("soft"))
                painter.drawText(int(left), int(lanes.bottom()) + metrics.ascent() + 2, text)
                until = left + wide + now.gap(1)

    def _ticks(self, window: Period) -> list[tuple[int, bool, str]]:
        zone, language = self._zone, current()
        found: list[tuple[int, bool, str]] = []
        day = zone.day(window.start)
        step = _HOURS if window.minutes <= _FEW_DAYS else DAY
        at = zone.at(day)
        minute = 0
        while at <= window.end:
            if at >= window.start:
                wall = zone.wall(at)
                midnight = wall.hour == wall.minute == 0
                text = language.weekday_short(wall.date()) if midnight else f"{wall.hour:02d}"
                found.append((at, midnight, text))
            minute += step
            at = zone.at(day, minute)
        return found

    def _draw_piece(self, painter: QPainter, box: QRectF, piece: Piece) -> None:
        now = theme.current()
        fill, edge, hatch = _look(piece.lane)
        painter.fillRect(box, fill)
        if hatch is not None:
            painter.fillRect(box, QBrush(edge, hatch))
        painter.setPen(QPen(edge, 2 if piece.lane in (Lane.MISSING, Lane.FOUND) else 1))
        painter.drawRect(box)
        if piece.lane in (Lane.PASSIVE, Lane.RED):
            return
        length = current().duration(piece.end - piece.start)
        painter.setFont(now.font("small", bold=piece.lane is Lane.MISSING))
        metrics = QFontMetrics(painter.font())
        for text in (f"{told.lane_word(piece.lane)} {length}", length):
            wide = metrics.horizontalAdvance(text) + now.gap(1)
            if wide <= box.width() - 4:
                ground = QRectF(box.center().x() - wide / 2, box.top() + 2, wide, box.height() - 4)
                painter.fillRect(ground, fill)
                painter.setPen(now.color("ink"))
                painter.drawText(ground, int(Qt.AlignmentFlag.AlignCenter), text)
                return

    def _x(self, instant: int) -> float:
        window = self._layout.period
        return (instant - window.start) / max(1, window.minutes) * (self.width() - 2) + 1

    def _row(self) -> int:
        return QFontMetrics(theme.current().font("small")).height() + theme.current().gap(4)

    def _edge(self) -> int:
        return QFontMetrics(theme.current().font("small")).height() + 4


def _look(lane: Lane) -> tuple[QColor, QColor, Qt.BrushStyle | None]:
    """Return ground, edge and hatch of a piece; the hatch tells kinds apart without colour."""
    now = theme.current()
    brush = theme.HATCH_BRUSHES
    looks = {
        Lane.WORK: ("chosen", "accent", None),
        Lane.PASSIVE: ("chosen", "accent", brush["horizontal"]),
        Lane.STANDBY: ("surface", "accent", brush["dots"]),
        Lane.REST: ("good_soft", "good", None),
        Lane.MISSING: ("error_soft", "error", brush["rising"]),
        Lane.RED: ("off", "error", brush["dots"]),
        Lane.FOUND: ("warning_soft", "warning", brush["falling"]),
    }
    ground, edge, hatch = looks[lane]
    return now.color(ground), now.color(edge), hatch
