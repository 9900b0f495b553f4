"""The grid of the turnus: the week grid, with a line of the pattern behind each shift."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from bpa_desk.language import _
from bpa_desk.ui.turnus.board import line_of
from bpa_desk.ui.turnus.hand import PatternHand
from bpa_desk.ui.week.grid import WeekGrid


class PatternGrid(WeekGrid):
    """Seven days by people, of one week of the cycle."""

    def __init__(self, hand: PatternHand, parent: QWidget | None = None) -> None:
        super().__init__(hand, parent)
        self.setAccessibleName(_("Turnus"))
        self.setAccessibleDescription(
            _("Write times in a cell, such as 14-22, or the code of a shift type. It returns in every round.")
        )

    def choose(self, assistant: str | None, column: int, part: int) -> None:
        """Put the cursor in the person's cell, on this one of its lines; where it is if that is gone."""
        for number, row in enumerate(self.week_model.rows):
            if row.assistant == assistant and 0 <= column < len(row.cells):
                self.put_cursor(self.week_model.index(number, column))
                self.painter.part = part
                self._tell()

    def select_shift(self, shift: str) -> bool:
        """Put the cursor on the line behind the shift, on whichever day it falls now."""
        line = line_of(shift)
        for row in self.week_model.rows:
            for cell in row.cells:
                for block in cell.blocks:
                    if line_of(block.shift) == line:
                        return super().select_shift(block.shift)
        return False
