"""A page that is a list with one's details beside it, or one offered step while the list is empty."""

from __future__ import annotations

from datetime import date
from typing import Generic, Protocol, TypeVar

from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from bpa_desk.services import clock
from bpa_desk.ui import theme
from bpa_desk.ui.inspector import Panel
from bpa_desk.ui.kit.notice import EmptyState
from bpa_desk.ui.kit.table import Listing, Table
from bpa_desk.ui.ordning.room import roomy
from bpa_desk.ui.page import Page, Place


class HasId(Protocol):
    """A row that knows which record it shows."""

    @property
    def id(self) -> str:
        """The record's id."""


R = TypeVar("R", bound=HasId)


class RegisterPage(Page, Generic[R]):
    """Subclasses call ``lay_out`` once and ``show_register`` in ``refresh``, and make the panel of a row.

    ``subject`` is the key of the record's id in a place of this page.
    """

    subject = ""

    def lay_out(self, table: Table[R], listing: Listing[R], empty: EmptyState, *below: QWidget) -> None:
        """Put the list with what stands below it, and the empty state, on the page."""
        self.table, self.listing, self.empty = table, listing, empty
        self.table.chosen.connect(self._show_panel)
        full = QWidget()
        box = QVBoxLayout(full)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.current().gap(2))
        box.addWidget(listing, 1)
        for each in below:
            box.addWidget(each)
        self._stack = QStackedLayout()
        self.body.addLayout(self._stack, 1)
        self._stack.addWidget(full)
        self._stack.addWidget(empty)

    def show_register(self, rows: list[R], filled: bool) -> None:
        """Show the rows; the empty state only when there is nothing at all to list."""
        self._stack.setCurrentIndex(0 if filled else 1)
        self.table.show_rows(rows)
        self.suit()

    def panel_of(self, row: R) -> Panel:
        """Return the details of a row."""
        raise NotImplementedError

    def suit(self) -> None:
        """Let the actions fit the current row."""
        raise NotImplementedError

    def place(self) -> Place:
        """Return which row is current."""
        row = self.table.current_row()
        return {self.subject: row.id} if row is not None else {}

    def restore(self, place: Place) -> None:
        """Go to the row of the record, also where the filter hid it."""
        key = place.get(self.subject)
        if isinstance(key, str):
            self.freshen()
            if not self.table.select(key) and self.listing.filter.text():
                self.listing.filter.clear()
                self.table.select(key)

    def show_details(self) -> None:
        """Show the current row beside the list."""
        self._show_panel(self.table.current_row())

    def first_focus(self) -> QWidget | None:
        """Return the table, or the one button while it is empty."""
        return self.table if self._stack.currentIndex() == 0 else self.empty.step

    def today(self) -> date:
        """Return today's date where the ordning is."""
        return self.desk.session.read(clock.today)

    def _show_panel(self, row: R | None) -> None:
        self.suit()
        if row is None:
            self.desk.inspect(None)
        elif self.isVisible() and roomy(self):
            self.desk.inspect(self.panel_of(row))
