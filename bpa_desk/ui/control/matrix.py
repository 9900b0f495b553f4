"""The painted matrix of risks: each place has a number, a word, a pattern and how many lie there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from bpa_desk.domain.risk import Grade, Risk, Scale, placed
from bpa_desk.export.internal_control import grade_word
from bpa_desk.language import _, current, ngettext
from bpa_desk.ui import theme

_LOOKS = {
    Grade.GREEN: ("good", "good_soft", "none"),
    Grade.YELLOW: ("warning", "warning_soft", "rising"),
    Grade.RED: ("error", "error_soft", "diagonal-crossed"),
}


class Matrix(QWidget):
    """Likelihood upwards, consequence to the right. What it shows is also its name to a screen reader."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._scale = Scale()
        self._counts: dict[tuple[int, int], int] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_risks(self, risks: list[Risk], scale: Scale, residual: bool = False) -> None:
        """Show where the risks lie, or with ``residual`` where the measures bring them."""
        self._scale, self._counts = scale, placed(risks, scale, residual)
        told = [
            _(
                "{count}: likelihood {likelihood}, consequence {consequence}, {grade}",
                count=ngettext("{n} risk", "{n} risks", count), likelihood=place[0], consequence=place[1],
                grade=grade_word(scale.grade(*place), current()),
            )
            for place, count in sorted(self._counts.items(), key=lambda each: -each[0][0] * each[0][1])
        ]  # fmt: skip
        self.setAccessibleName(_("{label}: {value}", label=self._title, value="; ".join(told) or "–"))
        self.setToolTip("\n".join(told))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for every place to say its number and grade, and how many risks it has."""
        high = QFontMetrics(self.font()).height()
        return QSize(
            theme.current().gap(80), (2 * high + theme.current().gap(3)) * self._scale.size + 4 * high
        )

    def changeEvent(self, event: QEvent) -> None:
        """Draw again in another look."""
        super().changeEvent(event)
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the title, the axes and the places."""
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        high = painter.fontMetrics().height()
        painter.setPen(now.color("ink"))
        bold = self.font()
        bold.setBold(True)
        painter.setFont(bold)
        painter.drawText(QRectF(0, 0, self.width(), high * 1.5), Qt.AlignmentFlag.AlignLeft, self._title)
        painter.setFont(self.font())
        left, top = high * 1.5, high * 1.6
        wide = (self.width() - left - 1) / self._scale.size
        tall = (self.height() - top - 2.2 * high) / self._scale.size
        for likelihood in range(1, self._scale.size + 1):
            y = top + (self._scale.size - likelihood) * tall
            painter.drawText(
                QRectF(0, y, left - 4, tall), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                str(likelihood),
            )  # fmt: skip
            for consequence in range(1, self._scale.size + 1):
                frame = QRectF(left + (consequence - 1) * wide, y, wide, tall).adjusted(1, 1, -1, -1)
                self._place(painter, frame, likelihood, consequence)
        under = top + tall * self._scale.size
        for consequence in range(1, self._scale.size + 1):
            frame = QRectF(left + (consequence - 1) * wide, under, wide, high)
            painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, str(consequence))
        axes = _("Upwards: likelihood. To the right: consequence.")
        foot = QRectF(left, under + high, self.width() - left, high * 1.2)
        painter.drawText(foot, Qt.AlignmentFlag.AlignLeft, painter.fontMetrics().elidedText(
            axes, Qt.TextElideMode.ElideRight, int(foot.width())))  # fmt: skip
        painter.end()
        event.accept()

    def _place(self, painter: QPainter, frame: QRectF, likelihood: int, consequence: int) -> None:
        now = theme.current()
        grade = self._scale.grade(likelihood, consequence)
        ink, ground, hatch = _LOOKS[grade]
        count = self._counts.get((likelihood, consequence), 0)
        brush = QBrush()
        brush.setStyle(Qt.BrushStyle.SolidPattern)
        brush.setColor(now.color(ground))
        painter.setPen(QPen(now.color(ink), 3 if count else 1))
        painter.setBrush(brush)
        painter.drawRoundedRect(frame, 4, 4)
        # The pattern keeps to the right edge, so that the words stand on an even ground.
        edge = QRectF(frame.right() - 12, frame.top() + 3, 9, frame.height() - 6)
        brush.setStyle(theme.HATCH_BRUSHES[hatch])
        brush.setColor(now.color(ink))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(brush)
        painter.drawRect(edge)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(now.color("ink"))
        said = f"{likelihood * consequence} {grade_word(grade, current())}"
        text = frame.adjusted(6, 2, -14, -2)
        painter.drawText(
            text,
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop,
            painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, int(text.width())),
        )
        if count:
            font = painter.font()
            bold = painter.font()
            bold.setBold(True)
            painter.setFont(bold)
            told = ngettext("{n} risk", "{n} risks", count)
            if painter.fontMetrics().horizontalAdvance(told) > text.width():
                told = str(count)
            painter.drawText(text, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, told)
            painter.setFont(font)
