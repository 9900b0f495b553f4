"""The assistants: a list with filter and archive, and one's record beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtGui import QAction

from bpa_desk.domain.assistant import Assistant, Employment
from bpa_desk.domain.text import N_, Message
from bpa_desk.language import _, current
from bpa_desk.services import clock, people, positions, skills
from bpa_desk.ui.actions import action
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.inspector import Panel
from bpa_desk.ui.kit.choices import CheckField
from bpa_desk.ui.kit.notice import EmptyState
from bpa_desk.ui.kit.rows import Column
from bpa_desk.ui.kit.table import Listing, Table
from bpa_desk.ui.page import Place
from bpa_desk.ui.pages.register import RegisterPage
from bpa_desk.ui.people.away import open_new_absence
from bpa_desk.ui.people.panel import PersonPanel
from bpa_desk.ui.people.part_time import PartTimePanel
from bpa_desk.ui.people.record import record_dialog
from bpa_desk.ui.people.terms import open_new_terms
from bpa_desk.ui.people.wording import position_words, state_word


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One line of the list."""

    person: Assistant
    minutes: int | None
    state: str
    skills: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The assistant's id."""
        return self.person.id


class AssistantsPage(RegisterPage[PersonRow]):
    """Everybody who works or has worked in the ordning."""

    watches = frozenset({"assistant", "employment", "course", "training"})
    help_topic = "assistants"
    made_anew = True
    subject = "assistant"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Assistants"))
        self._skills: dict[str, list[str]] = {}
        self._build_actions()
        table: Table[PersonRow] = Table(
            _("Assistants"),
            [
                Column(_("Name"), lambda row: row.person.name),
                Column(_("Position"), _position, sort=lambda row: -1 if row.minutes is None else row.minutes),
                Column(_("Phone"), lambda row: ", ".join(row.person.reach("phone")), spare=2),
                Column(_("Skills"), lambda row: current().list(row.skills), stretch=True, spare=1),
                Column(_("State"), lambda row: row.state),
            ],
            empty=_("Nobody here. Take the filter away, or show the archived ones."),
        )
        table.opened.connect(lambda row: self._open(row.person))
        self.archived = CheckField(_("Show archived as well"))
        self.archived.changed.connect(self.refresh)
        empty = EmptyState(
            _("No assistants yet"),
            _("Add the people who work here. A name is enough to begin with; the rest can follow."),
            _("Add the first assistant"),
            self.add,
        )
        self.lay_out(table, Listing(table, _("Filter by name, phone, skill…")), empty, self.archived)

    def refresh(self) -> None:
        """Show the assistants as they stand now."""
        read = self.desk.session.read
        today = read(clock.today)
        everybody = read(people.assistants, None)
        self._skills = read(skills.on_day, today)
        shown = everybody if self.archived.value() else [each for each in everybody if not each.archived]
        self.show_register([self._row(person, today) for person in shown], bool(everybody))

    def actions_here(self) -> tuple[QAction, ...]:
        """Return the page's actions."""
        return (
            self.new_action,
            self.open_action,
            self.terms_action,
            self.absence_action,
            self.year_action,
            self.archive_action,
            self.remove_action,
            self.access_action,
            self.erase_action,
            self.part_time_action,
        )

    def add(self) -> None:
        """Open the record of somebody new."""
        person = self.desk.session.read(people.new_assistant)
        dialog = record_dialog(self, self.desk.session, person, self.today)
        dialog.accepted.connect(lambda: self.table.select(person.id))
        dialog.open()

    def restore(self, place: Place) -> None:
        """Go to the row of the assistant, to a part-time position, or to the record of somebody new."""
        key = place.get(self.subject)
        if place.get("new") is True:
            self.freshen()
            self.add()
        elif isinstance(key, str) and key.startswith(positions.SUBJECT):
            self.freshen()
            self.desk.inspect(PartTimePanel(self.desk, key.removeprefix(positions.SUBJECT)))
        else:
            super().restore(place)

    def show_part_time(self) -> None:
        """Show the part-time positions beside the list."""
        self.desk.inspect(PartTimePanel(self.desk))

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
        self.year_action = action(
            self,
            _("The year in figures"),
            self._year,
            key="Ctrl+Shift+Y",
            name="year",
            explain=_("Hours, overtime, nights, Sundays and rests against the law’s limits."),
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
        self.part_time_action = self._part_time_action()
        self.show_actions(
            self.new_action, self.open_action, primary=self.new_action, icons={"new": "plus", "edit": "edit"}
        )
        self._build_privacy_actions()
        self.show_more(self.terms_action, self.absence_action, self.year_action, *self.actions_here()[-5:])

    def _build_privacy_actions(self) -> None:
        self.access_action = action(
            self,
            _("Access report…"),
            self._access,
            name="access",
            explain=_("Everything the file holds about the person."),
        )
        self.erase_action = action(
            self,
            _("Erase for good…"),
            self._erase,
            name="erase",
            explain=_("Sums stay, the name goes; shows first what becomes of what."),
        )

    def _part_time_action(self) -> QAction:
        return action(
            self,
            _("Part-time positions"),
            self.show_part_time,
            key="Ctrl+Shift+D",
            name="part_time",
            explain=_("Why a position is part-time, who discussed it, and who was asked first."),
        )

    def _row(self, person: Assistant, today: date) -> PersonRow:
        terms: list[Employment] = self.desk.session.read(people.employments, person.id)
        position, state = people.position_on(terms, today), state_word(person, terms, today)
        return PersonRow(person, position, state, tuple(self._skills.get(person.id, ())))

    def panel_of(self, row: PersonRow) -> Panel:
        """Return the person's details."""
        return PersonPanel(self.desk, row.id)

    def suit(self) -> None:
        """Allow what can be done with the current person."""
        row = self.table.current_row()
        for each in self.actions_here()[1:-1]:
            each.setEnabled(row is not None)
        archived = row is not None and row.person.archived
        self.archive_action.setText(_("Bring back") if archived else _("Archive"))

    def _open(self, person: Assistant) -> None:
        record_dialog(self, self.desk.session, person, self.today).open()

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

    def _access(self) -> None:
        from bpa_desk.ui.privacy.dialogs import access_dialog

        row = self.table.current_row()
        if row is not None:
            access_dialog(self, self.desk, row.id).open()

    def _erase(self) -> None:
        from bpa_desk.ui.privacy.dialogs import erase_dialog

        row = self.table.current_row()
        if row is not None:
            erase_dialog(self, self.desk, row.id, self.desk.say).open()

    def _year(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.desk.go("week", {"view": "year", "part": "figures", "assistant": row.id})

    def _archive(self) -> None:
        row = self.table.current_row()
        if row is None:
            return
        back = row.person.archived
        said = N_("{name} is back in the lists") if back else N_("{name} is archived")
        coming = [] if back else self.desk.session.read(people.coming, row.id)
        if coming:
            said = N_("{name} is archived. Shifts that are open now: {count}")
        values = {"name": row.person.name, "count": len(coming)}
        session = self.desk.session.say_next(Message(said, values))
        session.run(people.unarchive if back else people.archive, row.id)

    def _remove(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.desk.session.run(people.remove, row.id)


def _position(row: PersonRow) -> str:
    return "" if row.minutes is None else position_words(row.minutes)
