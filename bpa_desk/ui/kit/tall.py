"""What lies in a scroll area and needs more height the narrower it is, as running text does."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from bpa_desk.ui.kit.tab_order import LaidOut


class Tall(LaidOut):
    """Keeps its least height at what its layout needs for its width; a scroll area alone does not ask."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._settle)
        self._seen = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the height that fits the new width."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Note that somebody has seen it."""
        self._seen = True
        super().paintEvent(event)

    def event(self, event: QEvent) -> bool:
        """Ask again when the content changes."""
        done = super().event(event)
        # The layouts inside answer with their old height until they have had their own turn.
        if event.type() == QEvent.Type.LayoutRequest and hasattr(self, "_later"):
            self._later.start()
        return done

    def hold(self) -> None:
        """Leave what is seen as it is until all that is put in now has its height.

        Without it what comes in shows once squeezed into the height of what was there.
        """
        if self._seen:
            self.setUpdatesEnabled(False)
            self._later.start()

    def _settle(self) -> None:
        self._fit()
        if not self.updatesEnabled():
            self.setUpdatesEnabled(True)

    def _fit(self) -> None:
        layout = self.layout()
        if layout is None or not layout.hasHeightForWidth():
            return
        high = layout.totalHeightForWidth(self.width())
        if high > 0 and high != self.minimumHeight():
            self.setMinimumHeight(high)
