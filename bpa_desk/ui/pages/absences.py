"""The page *Fravær*: everybody's absence in one list, one person's beside it, the holiday list below."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QAction
from shiboken6 import isValid

from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.finding import Severity
from bpa_desk.domain.follow_up import FollowUpKind
from bpa_desk.domain.holiday_account import Account
from bpa_desk.language import _, current, ngettext
from bpa_desk.services import absences, clock, holidays, people, sick_leave
from bpa_desk.services.sick_leave import Illness
from bpa_desk.services.store import Store
from bpa_desk.ui.absence import words as told
from bpa_desk.ui.absence.forms import open_step, open_terms, open_year
from bpa_desk.ui.absence.holiday_section import HolidaySection
from bpa_desk.ui.absence.panel import WATCHED, AbsencePanel
from bpa_desk.ui.actions import action
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.inspector import Panel
from bpa_desk.ui.kit.notice import EmptyState
from bpa_desk.ui.kit.rows import Column
from bpa_desk.ui.kit.table import Listing
from bpa_desk.ui.ordning.short_table import ShortTable
from bpa_desk.ui.pages.register import RegisterPage
from bpa_desk.ui.people.away import open_new_absence
from bpa_desk.ui.week.words import code_word


@dataclass(frozen=True, slots=True)
class AwayRow:
    """One person's line: who is away now, and what the sums say."""

    person: Assistant
    now: str
    stands: Illness
    holiday: Account | None
    to_look_at: int

    @property
    def id(self) -> str:
        """The assistant's id."""
        return self.person.id


class AbsencesPage(RegisterPage[AwayRow]):
    """Who is away, what the law counts, and what is to be done about it."""

    watches = WATCHED | {"need", "ordning"}
    help_topic = "absences"
    made_anew = True
    subject = "assistant"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Absence"))
        self._panel: AbsencePanel | None = None
        self._build_actions()
        table: ShortTable[AwayRow] = ShortTable(
            _("Absence"),
            [
                Column(_("Name"), lambda row: row.person.name),
                Column(_("Now"), lambda row: row.now),
                Column(_("Next"), _next, icon=lambda row: "warning" if _pressing(row) else ""),
                Column(_("Holiday left"), _left, sort=_left_number, figures=True),
                Column(_("Egenmelding"), _times, sort=_times_number, stretch=True, spare=1),
            ],
            empty=_("Nobody fits the filter."),
        )
        table.most = 14
        table.opened.connect(lambda _row: self._add("egenmelding"))
        self.holidays = HolidaySection(desk)
        self.holidays.table.opened.connect(lambda line: self.restore({"assistant": line.assistant}))
        empty = EmptyState(
            _("Nobody to be away yet"),
            _("Here you see who is away, follow up sick leave, and keep the holiday list."),
            _("Go to the assistants"),
            lambda: desk.go("assistants"),
        )
        self.lay_out(table, Listing(table), empty, self.holidays)

    def refresh(self) -> None:
        """Show everybody's absence as it stands now."""
        rows = self.desk.session.read(_rows)
        self.show_register(rows, bool(rows))
        self.holidays.refresh()

    def actions_here(self) -> tuple[QAction, ...]:
        """Return the page's actions."""
        return self._actions

    def panel_of(self, row: AwayRow) -> Panel:
        """Return the person's details."""
        self._panel = AbsencePanel(self.desk, row.id)
        return self._panel

    def suit(self) -> None:
        """Allow what can be done with the current person."""
        for each in self._personal:
            each.setEnabled(self.table.current_row() is not None)

    def _build_actions(self) -> None:
        self.new_action = action(
            self, _("Register absence"), lambda: self._add("egenmelding"), key="Ctrl+N", name="new",
            explain=_("Which days and what kind, never why."),
        )  # fmt: skip
        self.holiday_action = action(
            self, _("Book holiday"), lambda: self._add("ferie"), key="Ctrl+Shift+N", name="holiday",
            explain=_("First and last day; it is counted in virkedager."),
        )  # fmt: skip
        self.step_action = action(
            self, _("Write a step"), self._step, key="Ctrl+T", name="step",
            explain=_("What was done about a sick leave: a talk, a plan, an adaptation tried."),
        )  # fmt: skip
        self.year_action = action(
            self, _("What is agreed for the year"), self._year, key="F2", name="year",
            explain=_("Holiday brought along or in advance, and days with an ill child."),
        )  # fmt: skip
        self.terms_action = action(
            self, _("What applies to everybody…"), self._terms, name="terms",
            explain=_("The scheme of egenmelding, and the fifth week of holiday."),
        )  # fmt: skip
        self.list_action = action(
            self, _("Write the holiday list…"), lambda: self.holidays.write(), key="Ctrl+E", name="list",
            explain=_("PDF, web page, Excel or CSV."),
        )  # fmt: skip
        self.followed_action = action(
            self, _("Write the follow-up…"), self._followed, key="Ctrl+P", name="followed",
            explain=_("What was done about sick leave, as a paper to the employer."),
        )  # fmt: skip
        self._personal = (
            self.new_action, self.holiday_action, self.step_action, self.year_action, self.followed_action,
        )  # fmt: skip
        self._actions = (*self._personal, self.terms_action, self.list_action)
        self.show_actions(
            self.new_action, self.holiday_action, self.list_action, primary=self.new_action,
            icons={"new": "plus", "holiday": "plus", "list": "download"},
        )  # fmt: skip
        self.show_more(self.step_action, self.followed_action, self.year_action, self.terms_action)

    def _show_panel(self, row: AwayRow | None) -> None:
        # The panel reads again by itself: one that is there for the same person keeps its place.
        held = self._panel
        there = held is not None and isValid(held) and held.isVisible()
        if row is not None and held is not None and there and held.assistant == row.id:
            self.suit()
        else:
            super()._show_panel(row)

    def _add(self, kind: str) -> None:
        row = self.table.current_row()
        if row is not None:
            open_new_absence(self, self.desk.session, row.id, kind)

    def _step(self) -> None:
        row = self.table.current_row()
        if row is not None:
            open_step(self, self.desk.session, row.id, FollowUpKind.ADAPTATION)

    def _followed(self) -> None:
        from bpa_desk.ui.personnel.papers import follow_up_dialog

        row = self.table.current_row()
        if row is not None:
            follow_up_dialog(self, self.desk, row.id).open()

    def _year(self) -> None:
        row = self.table.current_row()
        if row is not None:
            open_year(self, self.desk.session, row.person, self.today().year)

    def _terms(self) -> None:
        open_terms(self, self.desk.session)


def _rows(store: Store) -> list[AwayRow]:
    today = clock.today(store)
    away = absences.absences(store, today, today)
    kept = holidays.are_kept(store, today.year)
    rows = []
    for person in people.assistants(store):
        kinds = dict.fromkeys(code_word(each.kind) for each in away if each.assistant == person.id)
        found = holidays.judged(store, person.id, today.year, today) if kept else []
        rows.append(
            AwayRow(
                person,
                ", ".join(kinds),
                sick_leave.illness(store, person.id, today),
                holidays.balance(store, person.id, today.year, today),
                sum(1 for each in found if each.severity is not Severity.INFO),
            )
        )
    return rows


def _times(row: AwayRow) -> str:
    held = row.stands.standing
    if not held.has_right:
        return _("no right yet") if held.right_from is not None else ""
    return ngettext("{n} time", "{n} times", len(held.times))


def _left(row: AwayRow) -> str:
    held = row.holiday
    return "" if held is None else str(held.left)


def _left_number(row: AwayRow) -> int:
    return -1000 if row.holiday is None else row.holiday.left


def _next(row: AwayRow) -> str:
    held = row.stands.current
    if held is not None:
        waiting = [each for each in held.milestones if each.done is None and each.due is not None]
        for each in waiting:
            if each.due is not None and each.due <= held.case.last:
                return _("{what}: {when}", what=told.step_word(each.kind), when=current().date(each.due))
    if row.stands.talk_since is not None:
        return _("A talk")
    if row.to_look_at:
        return _("Holiday")
    return ""


def _pressing(row: AwayRow) -> bool:
    held = row.stands.current
    late = held is not None and any(
        each.waits(row.stands.today) for each in held.milestones if each.due and each.due <= held.case.last
    )
    return late or bool(row.to_look_at)


def _times_number(row: AwayRow) -> int:
    return len(row.stands.standing.times)
