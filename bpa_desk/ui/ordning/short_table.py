"""A table that is just as high as its rows, for places where the page around it scrolls."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from PySide6.QtCore import QSize

from bpa_desk.ui import theme
from bpa_desk.ui.kit.table import Table

R = TypeVar("R")


class ShortTable(Table[R]):
    """Shows up to ``most`` rows without scrolling; asks for the height they need."""

    most = 8

    def show_rows(self, rows: Iterable[R]) -> None:
        """Show the rows, and ask for the height they need."""
        super().show_rows(rows)
        self.horizontalHeader().setMinimumSectionSize(round(64 * theme.current().scale))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return a height for the head and the rows; the width is whatever there is."""
        look = theme.current()
        rows = min(self.most, max(1, self.model().rowCount()))
        head = self.horizontalHeader().sizeHint().height()
        bar = self.horizontalScrollBar().sizeHint().height()
        each = self.verticalHeader().defaultSectionSize()
        return QSize(
            super().sizeHint().width(), each * rows + head + bar + 2 * self.frameWidth() + look.gap(1)
        )

    def minimumSizeHint(self) -> QSize:
        """Return the same height: rows are never squeezed away."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())
