"""Copy, paste and fill over a range of the week, as a spreadsheet does."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTableView

from bpa_desk.services.rota_spans import Draft
from bpa_desk.ui.week.hand import Hand
from bpa_desk.ui.week.model import DAYS, WeekModel
from bpa_desk.ui.week.prepared import Cell

Drafts = tuple[Draft, ...]


class Clipboard(QTableView):
    """The part of the grid that takes text out of cells and puts it in again."""

    hand: Hand
    week_model: WeekModel
    _copied: tuple[str, list[list[Drafts]]] = "", []
    """The text last copied here, and what it stands for: kind, note and breaks have no words in a cell."""

    def selected_cells(self) -> list[list[Cell]]:
        """Return the chosen cells row by row: the smallest rectangle that holds them."""
        indexes = self.selectionModel().selectedIndexes() or [self.currentIndex()]
        indexes = [each for each in indexes if each.isValid()]
        if not indexes:
            return []
        rows = range(min(each.row() for each in indexes), max(each.row() for each in indexes) + 1)
        columns = range(min(each.column() for each in indexes), max(each.column() for each in indexes) + 1)
        return [[self.week_model.row_at(row).cells[column] for column in columns] for row in rows]

    def selected_shifts(self) -> list[str]:
        """Return the ids of the shifts that count in the chosen cells."""
        cells = (cell for row in self.selected_cells() for cell in row)
        return [block.shift for cell in cells for block in cell.blocks if not block.cancelled]

    def clear(self) -> None:
        """Remove the shifts of the chosen cells."""
        self.hand.clear([cell for row in self.selected_cells() for cell in row])

    def copy(self) -> None:
        """Put the chosen cells on the clipboard as text a spreadsheet can read."""
        rows = self.selected_cells()
        text = "\n".join("\t".join(cell.typed for cell in row) for row in rows)
        self._copied = text, [[self.hand.taken(cell) for cell in row] for row in rows]
        QGuiApplication.clipboard().setText(text)

    def cut(self) -> None:
        """Copy, then clear."""
        self.copy()
        self.clear()

    def paste(self) -> None:
        """Fill from the clipboard, from the first chosen cell on; a single text fills the whole selection."""
        text = QGuiApplication.clipboard().text()
        own = self._copied[1] if text == self._copied[0] else None
        table = [line.split("\t") for line in text.strip("\r\n").splitlines()] or [[""]]
        chosen = self.selected_cells()
        if not chosen:
            return
        if len(table) == len(table[0]) == 1:
            drafts = own[0][0] if own else ()
            self.hand.paste([(cell, table[0][0], drafts) for row in chosen for cell in row])
            return
        indexes = self.selectionModel().selectedIndexes() or [self.currentIndex()]
        top, left = min(each.row() for each in indexes), min(each.column() for each in indexes)
        self.hand.paste(
            [
                (
                    self.week_model.row_at(top + down).cells[left + right],
                    each,
                    own[down][right] if own and len(own) == len(table) else (),
                )
                for down, line in enumerate(table)
                for right, each in enumerate(line)
                if top + down < self.week_model.rowCount() and left + right < DAYS
            ]
        )

    def fill_right(self) -> None:
        """Copy the leftmost chosen cell of each row to those beside it (one cell: from its neighbour)."""
        cells = self.selected_cells()
        if cells and len(cells[0]) == 1:
            before = self.week_model.cell(
                self.currentIndex().siblingAtColumn(self.currentIndex().column() - 1)
            )
            if before is not None:
                self._lay([(cells[0][0], before)])
            return
        self._lay([(cell, row[0]) for row in cells for cell in row[1:]])

    def fill_down(self) -> None:
        """Copy the topmost chosen cell of each day to those below it (one cell: from the one above)."""
        cells = self.selected_cells()
        if len(cells) == 1:
            above = self.week_model.cell(self.currentIndex().siblingAtRow(self.currentIndex().row() - 1))
            if above is not None:
                self._lay([(cells[0][0], above)])
            return
        self._lay(
            [(row[at], first) for at, first in enumerate(cells[0]) for row in cells[1:]] if cells else []
        )

    def _lay(self, cells: list[tuple[Cell, Cell]]) -> None:
        self.hand.paste([(to, source.typed, self.hand.taken(source)) for to, source in cells])
