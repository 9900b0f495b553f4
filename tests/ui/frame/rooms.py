"""Two tiny pages over real records, for tests of the frame."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from bpa_desk.domain.assistant import Assistant
from bpa_desk.services import people
from bpa_desk.ui.actions import action
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.inspector import Panel
from bpa_desk.ui.kit.editors import TextField
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.kit.rows import Column
from bpa_desk.ui.kit.section import words
from bpa_desk.ui.kit.table import Listing, Table
from bpa_desk.ui.page import Page, PageSpec, Place


class RollPage(Page):
    """The assistants by name."""

    watches = frozenset({"assistant"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "Assistenter")
        self.times_read = 0
        self.new = action(self, "Ny assistent", self.add_someone, key="Ctrl+N", name="new")
        self.show_actions(self.new, primary=self.new, icons={"new": "plus"})
        columns = (Column[Assistant]("Navn", lambda row: row.name, stretch=True),)
        self.table = Table("Assistenter", columns, empty="Ingen ennå")
        self.body.addWidget(Listing(self.table), 1)

    def refresh(self) -> None:
        self.times_read += 1
        self.table.show_rows(self.desk.session.read(people.assistants))

    def actions_here(self) -> tuple[QAction, ...]:
        return (self.new,)

    def first_focus(self) -> QWidget:
        return self.table

    def add_someone(self) -> None:
        self.add("Kari")

    def add(self, name: str) -> bool:
        session = self.desk.session
        return bool(session.run(people.save_assistant, session.read(people.new_assistant, name)))

    def place(self) -> Place:
        row = self.table.current_row()
        return {"assistant": row.id} if row is not None else {}

    def restore(self, place: Place) -> None:
        self.freshen()
        self.table.select(str(place.get("assistant", "")))


class QuietPage(Page):
    """A page that watches nothing and can step back once."""

    help_topic = "frame"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "Dokumenter")
        self.deep = False
        self.body.addWidget(words("Her er det stille."))
        form = Form()
        self.field = form.row("Notat", TextField())
        self.body.addWidget(form)
        self.body.addStretch(1)

    def step_back(self) -> bool:
        was, self.deep = self.deep, False
        return was


class PersonPanel(Panel):
    """One assistant in the inspector."""

    watches = frozenset({"assistant"})

    def __init__(self, desk: Desk, key: str) -> None:
        super().__init__(desk, "Assistent")
        self._key = key
        self.keep = False
        form = Form()
        self.name = form.row("Navn", TextField())
        self.add(form)

    def refresh(self) -> bool:
        found = [each for each in self.desk.session.read(people.assistants) if each.id == self._key]
        if found:
            self.name.set_value(found[0].name)
        return bool(found)

    def leave(self) -> bool:
        return not self.keep


PAGES = (
    PageSpec("roll", "people", "Assistenter", RollPage),
    PageSpec("quiet", "documents", "Dokumenter", QuietPage),
    PageSpec("inner", "note", "Under papirene", QuietPage, parent="quiet"),
    PageSpec("settings", "settings", "Innstillinger", QuietPage, settings=True),
)
