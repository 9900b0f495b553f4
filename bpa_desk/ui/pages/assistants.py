"""The assistants: a list with filter and archive, and one's record beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from bpa_desk.domain.assistant import Assistant, Employment
from bpa_desk.domain.text import N_, Message
from bpa_desk.language import _, current
from bpa_desk.services import clock, people
from bpa_desk.ui import theme
from bpa_desk.ui.actions import action
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.kit.choices import CheckField
from bpa_desk.ui.kit.notice import EmptyState
from bpa_desk.ui.kit.rows import Column
from bpa_desk.ui.kit.table import Listing, Table
from bpa_desk.ui.ordning.more import more_button
from bpa_desk.ui.ordning.room import roomy
from bpa_desk.ui.page import Page, Place
from bpa_desk.ui.people.away import open_new_absence
from bpa_desk.ui.people.panel import PersonPanel
from bpa_desk.ui.people.record import record_dialog
from bpa_desk.ui.people.terms import open_new_terms
from bpa_desk.ui.people.wording import position_words, state_word


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One line of the list."""

    person: Assistant
    minutes: int | None
    state: str

    @property
    def id(self) -> str:
        """The assistant's id."""
        return self.person.id


class AssistantsPage(Page):
    """Everybody who works or has worked in the ordning."""

    watches = frozenset({"assistant", "employment"})
    help_topic = "assistants"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Assistants"))
        self._build_actions()
        self.table = Table(
            _("Assistants"),
            [
                Column(_("Name"), lambda row: row.person.name),
                Column(_("Position"), _position, sort=lambda row: -1 if row.minutes is None else row.minutes),
                Column(_("Phone"), lambda row: ", ".join(row.person.reach("phone"))),
                Column(_("Skills"), lambda row: current().list(row.person.skills)),
                Column(_("State"), lambda row: row.state, stretch=True),
            ],
            empty=_("Nobody here. Take the filter away, or show the archived ones."),
        )
        self.table.chosen.connect(self._show_panel)
        self.table.opened.connect(lambda row: self._open(row.person))
        self.archived = CheckField(_("Show archived as well"))
        self.archived.changed.connect(self.refresh)
        self.listing = Listing(self.table, _("Filter by name, phone, skill …"))
        self.empty = EmptyState(
            _("No assistants yet"),
            _("Add the people who work here. A name is enough to begin with; the rest can follow."),
            _("Add the first assistant"),
            self.add,
        )
        full = QWidget()
        box = QVBoxLayout(full)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.current().gap(2))
        box.addWidget(self.listing, 1)
        box.addWidget(self.archived)
        self._stack = QStackedLayout()
        self.body.addLayout(self._stack, 1)
        self._stack.addWidget(full)
        self._stack.addWidget(self.empty)

    def refresh(self) -> None:
        """Show the assistants as they stand now."""
        read = self.desk.session.read
        today = read(clock.today)
        everybody = read(people.assistants, None)
        shown = everybody if self.archived.value() else [each for each in everybody if not each.archived]
        self._stack.setCurrentIndex(0 if everybody else 1)
        self.table.show_rows([self._row(person, today) for person in shown])
        self._enable()

    def actions_here(self) -> tuple[QAction, ...]:
        """Return the page's actions."""
        return (
            self.new_action,
            self.open_action,
            self.terms_action,
            self.absence_action,
            self.archive_action,
            self.remove_action,
        )

    def place(self) -> Place:
        """Return whose row is current."""
        row = self.table.current_row()
        return {"assistant": row.id} if row is not None else {}

    def restore(self, place: Place) -> None:
        """Go to the assistant's row."""
        key = place.get("assistant")
        if isinstance(key, str):
            self.freshen()
            self.table.select(key)

    def show_details(self) -> None:
        """Show the current row beside the list."""
        self._show_panel(self.table.current_row())

    def first_focus(self) -> QWidget | None:
        """Return the table, or the one button while it is empty."""
        return self.table if self._stack.currentIndex() == 0 else self.empty.step

    def add(self) -> None:
        """Open the record of somebody new."""
        person = self.desk.session.read(people.new_assistant)
        dialog = record_dialog(self, self.desk.session, person, self._today)
        dialog.accepted.connect(lambda: self.table.select(person.id))
        dialog.open()

    def _build_actions(self) -> None:
        self.new_action = action(
            self, _("New assistant"), self.add, key="Ctrl+N", name="new", explain=_("Only a name is needed.")
        )
        self.open_action = action(
            self,
            _("Change"),
            self._edit,
            key="F2",
            name="edit",
            explain=_("Phone, skills, notes and the rest."),
        )
        self.terms_action = action(
            self,
            _("Add terms"),
            self._add_terms,
            key="Ctrl+T",
            name="terms",
            explain=_("From when, and how many hours a week."),
        )
        self.absence_action = action(
            self,
            _("Register absence"),
            self._add_absence,
            key="Ctrl+Shift+A",
            name="absence",
            explain=_("Which days and what kind, never why."),
        )
        self.archive_action = action(
            self,
            _("Archive"),
            self._archive,
            name="archive",
            explain=_("Out of lists and new plans; everything written stays."),
        )
        self.remove_action = action(
            self,
            _("Delete"),
            self._remove,
            key="Ctrl+Del",
            name="remove",
            explain=_("Only somebody without shifts or papers."),
        )
        self.show_actions(
            self.new_action, self.open_action, primary=self.new_action, icons={"new": "plus", "edit": "edit"}
        )
        more = more_button(
            self, self.terms_action, self.absence_action, self.archive_action, self.remove_action
        )
        self.add_button(more)

    def _row(self, person: Assistant, today: date) -> PersonRow:
        terms: list[Employment] = self.desk.session.read(people.employments, person.id)
        return PersonRow(person, people.position_on(terms, today), state_word(person, terms, today))

    def _show_panel(self, row: PersonRow | None) -> None:
        self._enable()
        if row is None:
            self.desk.inspect(None)
        elif self.isVisible() and roomy(self):
            self.desk.inspect(PersonPanel(self.desk, row.id))

    def _enable(self) -> None:
        row = self.table.current_row()
        for each in self.actions_here()[1:]:
            each.setEnabled(row is not None)
        archived = row is not None and row.person.archived
        self.archive_action.setText(_("Bring back") if archived else _("Archive"))

    def _open(self, person: Assistant) -> None:
        record_dialog(self, self.desk.session, person, self._today).open()

    def _edit(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self._open(row.person)

    def _add_terms(self) -> None:
        row = self.table.current_row()
        if row is not None:
            open_new_terms(self, self.desk.session, row.id)

    def _add_absence(self) -> None:
        row = self.table.current_row()
        if row is not None:
            open_new_absence(self, self.desk.session, row.id)

    def _archive(self) -> None:
        row = self.table.current_row()
        if row is None:
            return
        back = row.person.archived
        said = N_("{name} is back in the lists") if back else N_("{name} is archived")
        session = self.desk.session.say_next(Message(said, {"name": row.person.name}))
        session.run(people.unarchive if back else people.archive, row.id)

    def _remove(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.desk.session.run(people.remove, row.id)

    def _today(self) -> date:
        return self.desk.session.read(clock.today)


def _position(row: PersonRow) -> str:
    return "" if row.minutes is None else position_words(row.minutes)
