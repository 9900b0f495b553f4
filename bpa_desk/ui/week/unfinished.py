"""What was being typed in a cell when the file was locked, and the way to go on with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from bpa_desk.language import _
from bpa_desk.ui.kit.notice import Notice

if TYPE_CHECKING:
    from datetime import date

    from bpa_desk.ui.desk import Desk
    from bpa_desk.ui.week.grid import WeekGrid
    from bpa_desk.ui.week.prepared import Cell

CellPlace = dict[str, object]
"""Where a cell is, as JSON values: the page's own words for it."""


class Unfinished(Notice):
    """Offers what is kept under the key. ``place_of`` tells where a cell is, ``find`` goes there and returns
    whose row and which day it is, or None when it is no more."""

    def __init__(
        self,
        desk: Desk,
        key: str,
        grid: WeekGrid,
        place_of: Callable[[Cell], CellPlace],
        find: Callable[[CellPlace], tuple[str | None, date] | None],
    ) -> None:
        super().__init__("", "note")
        self._desk, self._key, self._grid = desk, key, grid
        self._place_of, self._find = place_of, find
        self.go_on = self.offer(_("Go on with it"), self._go_on)
        self.offer(_("Drop it"), self._let_go)
        self.refresh()

    def keep(self) -> None:
        """Keep what is half typed in the grid, and close its editor without filling the cell."""
        found = self._grid.put_away()
        if found is not None:
            cell, text = found
            self._desk.session.keep(self._key, {**self._place_of(cell), "text": text, "cell": cell.spoken})

    def refresh(self) -> None:
        """Show what is kept, if anything is."""
        kept = self._kept()
        self.setVisible(kept is not None)
        if kept is not None:
            where = str(kept.get("cell", "")).split(":")[0]
            self.show_text(_("You were writing “{text}” ({cell}).", text=str(kept["text"]), cell=where))

    def _kept(self) -> CellPlace | None:
        found = self._desk.session.kept(self._key)
        return found if isinstance(found, dict) and isinstance(found.get("text"), str) else None

    def _go_on(self) -> None:
        kept = self._kept()
        found = self._find(kept) if kept is not None else None
        self._let_go()
        if kept is not None and (found is None or not self._grid.resume(*found, str(kept["text"]))):
            self._desk.say(_("The place where it was written is gone."))

    def _let_go(self) -> None:
        self._desk.session.let_go(self._key)
        self.refresh()
        self._grid.setFocus()
