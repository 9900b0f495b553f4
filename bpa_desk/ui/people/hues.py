"""Picking the colour somebody is shown in: always beside initials, never the only sign."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QButtonGroup, QToolButton, QWidget

from bpa_desk.domain.text import Message
from bpa_desk.language import _
from bpa_desk.ui import theme
from bpa_desk.ui.kit.flow import FlowLayout
from bpa_desk.ui.tokens import HUE_COUNT


def swatch(hue: int, side: int) -> QPixmap:
    """Return a square of the hue's calm ground with its strong edge, ``side`` pixels wide."""
    palette = theme.current().palette
    drawn = QPixmap(side, side)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(palette.edge(hue)))
    painter.drawRoundedRect(0, 0, side, side, 4, 4)
    painter.setBrush(QColor(palette.fill(hue)))
    edge = max(3, side // 5)
    painter.drawRect(edge, edge, side - 2 * edge, side - 2 * edge)
    painter.end()
    return drawn


class HueField(QWidget):
    """One of the twelve colours, a button each; arrows move between them."""

    changed = Signal()

    def __init__(self, value: int = 0, *, none: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = FlowLayout(self, theme.current().gap(1))
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._none = none
        first = -1 if none else 0
        for hue in range(first, HUE_COUNT):
            made = QToolButton()
            made.setCheckable(True)
            made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            name = _("Colour {number}", number=hue + 1) if hue >= 0 else _("The assistant’s own colour")
            made.setAccessibleName(name)
            made.setToolTip(name)
            if hue < 0:
                made.setText(_("None"))
            made.setMinimumSize(QSize(theme.current().target(), theme.current().target()))
            row.addWidget(made)
            self._group.addButton(made, hue + 1)
        self._draw()
        self.setFocusProxy(self._group.buttons()[0])
        self.set_value(value)
        self._picked = False
        self._group.idClicked.connect(self._pick)

    def value(self) -> int | None:
        """Return the chosen hue, or None when none is."""
        chosen = self._group.checkedId() - 1
        return chosen if chosen >= 0 else None

    def set_value(self, value: int | None) -> None:
        """Choose the hue."""
        made = self._group.button(0 if value is None else value % HUE_COUNT + 1)
        if made is not None:
            made.setChecked(True)

    def typed(self) -> object:
        """Return the colour one has picked oneself; a proposed one need not be kept."""
        return self._group.checkedId() if self._picked else None

    def retype(self, value: object) -> None:
        """Pick the colour again."""
        made = self._group.button(value) if isinstance(value, int) else None
        if made is not None:
            made.click()

    def problem(self) -> Message | None:
        """Every colour will do."""
        return None

    def changeEvent(self, event: QEvent) -> None:
        """Draw the colours anew when the palette changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def _pick(self, _id: int) -> None:
        self._picked = True
        self.changed.emit()

    def _draw(self) -> None:
        side = theme.current().icon_size()
        for made in self._group.buttons():
            hue = self._group.id(made) - 1
            if hue >= 0:
                made.setIconSize(QSize(side, side))
                made.setIcon(QIcon(swatch(hue, side)))
