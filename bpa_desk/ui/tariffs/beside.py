"""Two columns that scroll by themselves: beside each other where there is room, else one below the other."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QVBoxLayout, QWidget

from bpa_desk.ui import theme
from bpa_desk.ui.kit.tall import Tall

ROOM = 210
"""From how many 4 px steps (scaled with the text) both columns have room beside each other."""
LEAST = 70
"""How many steps high a column is at the least."""


class Beside(QSplitter):
    """Holds two widgets, each in a scroll area of its own."""

    def __init__(self, one: QWidget, other: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._ready = False
        self.setChildrenCollapsible(False)
        self.setHandleWidth(theme.current().gap(4))
        for at, widget in enumerate((one, other)):
            self.addWidget(scrolled(widget))
            self.setStretchFactor(at, 1)
        self._ready = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn where the room calls for it."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Ask for room again when the text grows."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._arrange()

    def _arrange(self) -> None:
        # Qt already sends events while the splitter is still being made.
        if getattr(self, "_ready", False):
            wide = self.width() >= theme.current().gap(ROOM)
            self.setOrientation(Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical)


def scrolled(widget: QWidget) -> QScrollArea:
    """Return the widget in a scroll area that is never a stop for Tab."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setMinimumHeight(theme.current().gap(LEAST))
    held = Tall()
    box = QVBoxLayout(held)
    box.setContentsMargins(0, 0, 0, 0)
    box.addWidget(widget)
    area.setWidget(held)
    return area
