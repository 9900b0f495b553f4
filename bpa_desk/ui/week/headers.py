"""The days above the week and the people beside it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelection, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHeaderView, QWidget

from bpa_desk.ui import theme
from bpa_desk.ui.kit.icons import pixmap
from bpa_desk.ui.tokens import SEVERITIES
from bpa_desk.ui.week.model import HEADING_ROLE, Index

_TOP_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_MIDDLE_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)


class PlainHeader(QHeaderView):
    """A header that looks the same whatever is chosen, and is left alone when something else is."""

    def selectionChanged(self, chosen: QItemSelection, left: QItemSelection) -> None:  # noqa: N802
        """Nothing: Qt would draw the sections of what was chosen and is, each time one moves on."""

    def currentChanged(self, now: Index, before: Index) -> None:  # noqa: N802
        """Nothing, for the same reason."""


class DayHeader(PlainHeader):
    """Each day with its date, the red day's name or the week of the turnus; today is underlined."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._months = True

    def sizeHint(self) -> QSize:
        """Return a height with room for two lines."""
        look = theme.current()
        high = QFontMetrics(look.font()).height() + QFontMetrics(look.font("small")).height() + look.gap(3)
        return QSize(super().sizeHint().width(), high)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the days, all with their month or none; that is asked once for all of them."""
        self._months = self._all_fit(QFontMetrics(theme.current().font(bold=True)))
        super().paintEvent(event)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802
        """Draw one day."""
        heading = self.model().headerData(section, Qt.Orientation.Horizontal, HEADING_ROLE)
        look = theme.current()
        painter.save()
        painter.fillRect(rect, look.color("today" if heading and heading.today else "paper"))
        if heading is not None:
            ink = "error" if heading.red else "ink"
            inner = rect.adjusted(look.gap(), look.gap(), -look.gap(), 0)
            bold, small = look.font(bold=True), look.font("small")
            painter.setFont(bold)
            painter.setPen(look.color(ink))
            wide, narrow = QFontMetrics(bold), QFontMetrics(small)
            title = heading.title if self._months else heading.short
            painter.drawText(inner, _TOP_LEFT, _fit(wide, title, inner.width()))
            painter.setFont(small)
            painter.setPen(look.color(ink if heading.red else "soft"))
            below = inner.adjusted(0, wide.height(), 0, 0)
            painter.drawText(below, _TOP_LEFT, _fit(narrow, heading.below, inner.width()))
            if heading.today:
                painter.fillRect(QRect(rect.left(), rect.bottom() - 3, rect.width(), 4), look.color("accent"))
        painter.setPen(QPen(look.color("line"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()

    def _all_fit(self, measure: QFontMetrics) -> bool:
        """Return whether every day has room for its month."""
        for section in range(self.count()):
            heading = self.model().headerData(section, Qt.Orientation.Horizontal, HEADING_ROLE)
            room = self.sectionSize(section) - 2 * theme.current().gap()
            # Asked of what is drawn: by its advance alone a title may seem to fit and still be shortened.
            if heading is not None and _fit(measure, heading.title, room) != heading.title:
                return False
        return True

    def changeEvent(self, event: QEvent) -> None:
        """Take the new text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()


class PersonHeader(PlainHeader):
    """Each person with initials in her colour, and the gravest finding about her week as a whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.compact = False

    def sizeHint(self) -> QSize:
        """Return a width for most names; longer ones wrap and then shorten."""
        return QSize(self.width_for(self.compact), 0)

    @staticmethod
    def width_for(compact: bool) -> int:
        """Return the width with whole names, or with first names under the initials."""
        look = theme.current()
        chip = round(look.icon_size() * 1.6)
        if compact:
            return chip + look.gap(8)
        return chip + round(112 * min(look.scale, 1.3)) + look.gap(4)

    def least_height(self) -> int:
        """Return how high a row must be for two lines of hours, and for a name under initials."""
        if not self.compact:
            return 0
        look = theme.current()
        name = round(look.icon_size() * 1.3) + QFontMetrics(look.font("small")).height()
        return max(name, 2 * QFontMetrics(look.font()).height()) + look.gap(2)

    def set_compact(self, compact: bool) -> None:
        """Show first names under the initials, to leave the room to the days."""
        if compact != self.compact:
            self.compact = compact
            self.setFixedWidth(self.width_for(compact))
            self.updateGeometry()
            self.viewport().update()

    def draw_again(self, section: int) -> None:
        """Draw one person anew, and leave the others as they are."""
        top = self.sectionViewportPosition(section)
        self.viewport().update(0, top, self.viewport().width(), self.sectionSize(section))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802
        """Draw one person."""
        row = self.model().headerData(section, Qt.Orientation.Vertical, HEADING_ROLE)
        if row is None:
            return
        look = theme.current()
        gap, chip = look.gap(), round(look.icon_size() * (1.3 if self.compact else 1.6))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, look.color("paper"))
        small = QFontMetrics(look.font("small"))
        below = small.height() if self.compact else 0
        place = QRect(rect.left() + gap, rect.top() + (rect.height() - chip - below) // 2, chip, chip)
        edge = look.palette.ink if row.hue is None else look.palette.edge(row.hue)
        fill = look.palette.surface if row.hue is None else look.palette.fill(row.hue)
        dashed = Qt.PenStyle.DashLine if row.hue is None else Qt.PenStyle.SolidLine
        painter.setPen(QPen(QColor(edge), 2, dashed))
        painter.setBrush(look.color("surface") if row.hue is None else fill)
        painter.drawEllipse(place)
        painter.setFont(look.font("small", bold=True))
        painter.setPen(look.color("ink"))
        painter.drawText(place, _CENTRE, row.initials)
        right = rect.right() - gap
        if row.severity is not None:
            side = round(look.icon_size() * 0.8)
            right -= side
            mark = pixmap(
                SEVERITIES[row.severity].icon, side=side, colour=look.palette.severity(row.severity)
            )
            painter.drawPixmap(right, rect.top() + (rect.height() - side) // 2, mark)
            right -= gap
        if self.compact:
            painter.setFont(look.font("small"))
            painter.setPen(look.color("ink"))
            under = QRect(rect.left() + gap, place.bottom(), rect.width() - gap, below)
            painter.drawText(under, _MIDDLE_LEFT, _fit(small, row.title.split()[0], under.width()))
            self._line(painter, rect)
            painter.restore()
            return
        name = QRect(
            place.right() + 2 * gap, rect.top(), max(0, right - place.right() - 2 * gap), rect.height()
        )
        self._name(painter, name, row.title)
        self._line(painter, rect)
        painter.restore()

    def changeEvent(self, event: QEvent) -> None:
        """Take the new text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "compact"):
            self.setFixedWidth(self.width_for(self.compact))
            self.updateGeometry()

    @staticmethod
    def _line(painter: QPainter, rect: QRect) -> None:
        painter.setPen(QPen(theme.current().color("hair"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    @staticmethod
    def _name(painter: QPainter, rect: QRect, name: str) -> None:
        font = theme.current().font()
        measure = QFontMetrics(font)
        painter.setFont(font)
        if measure.horizontalAdvance(name) <= rect.width():
            painter.drawText(rect, _MIDDLE_LEFT, name)
            return
        words = name.split()
        first = words[0]
        while len(words) > 1 and measure.horizontalAdvance(f"{first} {words[1]}") <= rect.width():
            first = f"{first} {words.pop(1)}"
        rest = " ".join(words[1:])
        lines = [first, rest] if rest and rect.height() >= 2 * measure.height() else [name]
        top = rect.top() + (rect.height() - len(lines) * measure.height()) // 2
        for number, line in enumerate(lines):
            place = QRect(rect.left(), top + number * measure.height(), rect.width(), measure.height())
            painter.drawText(place, _MIDDLE_LEFT, _fit(measure, line, rect.width()))


def _fit(measure: QFontMetrics, text: str, width: int) -> str:
    return measure.elidedText(text, Qt.TextElideMode.ElideRight, width)
