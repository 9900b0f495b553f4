"""What was being typed in a cell when the file was locked or the power went, and the way to go on with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from bpa_desk.language import _
from bpa_desk.ui.kit.kept import Pause, mark_begun
from bpa_desk.ui.kit.notice import Notice

if TYPE_CHECKING:
    from datetime import date

    from bpa_desk.ui.desk import Desk
    from bpa_desk.ui.week.grid import WeekGrid
    from bpa_desk.ui.week.prepared import Cell

CellPlace = dict[str, object]
"""Where a cell is, as JSON values: the page's own words for it."""


class Unfinished(Notice):
    """Keeps what is half typed in the grid, each cell under a key that begins with ``key``, and offers it.

    ``title`` is that of the page. ``place_of`` tells where a cell is, ``find`` goes there and returns whose
    row and which day it is, or None when it is no more.
    """

    def __init__(
        self,
        desk: Desk,
        key: str,
        title: str,
        grid: WeekGrid,
        place_of: Callable[[Cell], CellPlace],
        find: Callable[[CellPlace], tuple[str | None, date] | None],
    ) -> None:
        super().__init__("", "note")
        self._session, self._say, self._key, self._title, self._grid = (
            desk.session, desk.say, key, title, grid
        )  # fmt: skip
        self._place_of, self._find = place_of, find
        self._now = ""
        self._pause = Pause(self)
        self._pause.over.connect(self.keep_now)
        grid.writing.connect(self._pause.start)
        grid.painter.closeEditor.connect(self._closed)
        self.go_on = self.offer(_("Go on with it"), self._go_on)
        self.offer(_("Drop it"), self._drop)
        self.refresh()

    def keep(self) -> None:
        """Keep what is half typed in the grid, and close its editor without filling the cell."""
        self.keep_now()
        # One comes back to this page, where it is offered: no need to say at the foot where one was writing.
        mark_begun(self._session, self._title, False)
        self._now = ""
        self._grid.put_away()
        self._pause.stop()

    def keep_now(self) -> None:
        """Keep what is half typed, or forget what was kept of it once it is saved or dropped."""
        self._pause.stop()
        found = self._grid.half_typed()
        place = self._place_of(found[0]) if found is not None else {}
        now = ":".join([self._key, *map(str, place.values())]) if found is not None else ""
        if self._now not in ("", now):
            self._session.let_go(self._now)
        if found is not None:
            self._session.keep(now, {**place, "text": found[1], "cell": found[0].spoken})
        if bool(now) is not bool(self._now):
            mark_begun(self._session, self._title, bool(now))
        self._now = now

    def refresh(self) -> None:
        """Show what is kept, if anything is."""
        kept = self._kept()
        self.setVisible(kept is not None)
        if kept is not None:
            where = str(kept[1].get("cell", "")).split(":")[0]
            self.show_text(_("You were writing “{text}” ({cell}).", text=str(kept[1]["text"]), cell=where))

    def _closed(self) -> None:
        # Not at once: what is typed is saved and painted first.
        if self._now:
            self._pause.start()

    def _kept(self) -> tuple[str, CellPlace] | None:
        """Return the newest that is kept, with its key, but for what is being written just now."""
        for key in self._session.kept_under(self._key):
            found = self._session.kept(key)
            if key != self._now and isinstance(found, dict) and isinstance(found.get("text"), str):
                return key, found
        return None

    def _go_on(self) -> None:
        kept = self._kept()
        found = self._find(kept[1]) if kept is not None else None
        self._drop()
        if kept is not None and (found is None or not self._grid.resume(*found, str(kept[1]["text"]))):
            self._say(_("The place where it was written is gone."))
        self.keep_now()

    def _drop(self) -> None:
        kept = self._kept()
        if kept is not None:
            self._session.let_go(kept[0])
        self.refresh()
        self._grid.setFocus()
