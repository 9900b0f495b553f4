"""A short register within a page: a heading, why it matters, a table, and add, change, delete."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar

from PySide6.QtWidgets import QWidget

from bpa_desk.language import _
from bpa_desk.ui import theme
from bpa_desk.ui.kit.buttons import button
from bpa_desk.ui.kit.flow import FlowLayout
from bpa_desk.ui.kit.rows import Column
from bpa_desk.ui.kit.section import Section, words
from bpa_desk.ui.ordning.short_table import ShortTable

R = TypeVar("R")


class Register(Section, Generic[R]):
    """Rows one can add to, open by Enter or its button, and delete by key or its button."""

    def __init__(
        self,
        title: str,
        explain: str,
        columns: Sequence[Column[R]],
        *,
        empty: str,
        add: Callable[[], object],
        edit: Callable[[R], object],
        remove: Callable[[R], object],
        add_text: str = "",
    ) -> None:
        super().__init__(title)
        self._edit, self._remove = edit, remove
        self.add_widget(words(explain, "soft"))
        self.table: ShortTable[R] = ShortTable(title, columns, empty=empty)
        self.table.opened.connect(edit)
        self.table.deleted.connect(remove)
        self.table.chosen.connect(lambda _row: self._enable())
        self.add_widget(self.table)
        held = QWidget()
        self.buttons = flow = FlowLayout(held, theme.current().gap(2))
        self.add_button = button(add_text or _("Add"), add, icon="plus")
        self.edit_button = button(_("Change"), self._edit_current, icon="edit")
        self.remove_button = button(_("Delete"), self._remove_current, icon="trash")
        for made in (self.add_button, self.edit_button, self.remove_button):
            made.setAccessibleName(_("{action}: {about}", action=made.text(), about=title))
            flow.addWidget(made)
        self.add_widget(held)
        self._enable()

    def show_rows(self, rows: Iterable[R]) -> None:
        """Show the rows; what was current stays so."""
        self.table.show_rows(rows)
        self._enable()

    def add_widget(self, widget: QWidget) -> None:
        """Put the widget below what is there."""
        self.body.addWidget(widget)

    def _enable(self) -> None:
        chosen = self.table.current_row() is not None
        self.edit_button.setEnabled(chosen)
        self.remove_button.setEnabled(chosen)

    def _edit_current(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self._edit(row)

    def _remove_current(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self._remove(row)
