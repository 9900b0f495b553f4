"""The page *Timelister*: a pay period at a time; look through, approve, seal, hand over."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bpa_desk.domain.text import N_, Message
from bpa_desk.domain.time import DateSpan
from bpa_desk.domain.timesheet_record import TimesheetState
from bpa_desk.language import Language, _, current, ngettext, pgettext
from bpa_desk.services import clock, timesheets
from bpa_desk.services.timesheets import SheetRow
from bpa_desk.ui import theme
from bpa_desk.ui.actions import action
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.exporting import ExportDialog
from bpa_desk.ui.kit.buttons import IconButton
from bpa_desk.ui.kit.flow import FlowLayout
from bpa_desk.ui.kit.rows import Column
from bpa_desk.ui.kit.section import Heading, words
from bpa_desk.ui.kit.table import Table
from bpa_desk.ui.kit.views import Views
from bpa_desk.ui.page import Page, Place
from bpa_desk.ui.timesheets import words as told
from bpa_desk.ui.timesheets.editing import reopen
from bpa_desk.ui.timesheets.package import open_account, open_package
from bpa_desk.ui.timesheets.sheet import SheetView

if TYPE_CHECKING:
    from bpa_desk.export.papers import Paper


class TimesheetsPage(Page):
    """The overview of a period, and one sheet in front of it when one is opened."""

    watches = frozenset({"shift", "timesheet", "assistant", "employment", "ordning", "choice"})
    help_topic = "timesheets"
    made_anew = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Timesheets"))
        day = desk.session.read(clock.today)
        here = desk.session.read(timesheets.period_of, day)
        self.span = desk.session.read(timesheets.period_before, here)
        self._rows: list[SheetRow] = []
        self._shown: DateSpan | None = None
        self.sheet = SheetView(desk)
        self._make_actions()
        self._build()

    def refresh(self) -> None:
        """Read the period and show it, and the sheet if one is open."""
        session = self.desk.session
        self.span = session.read(timesheets.period_of, self.span.first)  # the first day may be another now
        self._rows = session.read(timesheets.overview, self.span)
        self.period.setText(current().span(self.span.first, self.span.last or self.span.first))
        self.table.show_rows(self._rows)
        self.summary.setText(self._summary())
        if self._shown != self.span:
            self._shown = self.span
            first = next((row for row in self._rows if row.waits), None)
            if first is not None:
                self.table.select(first.assistant)
        if self.sheet_is_open():
            self._show_sheet(self.sheet.assistant)
        self._suit()

    def sheet_is_open(self) -> bool:
        """True while one person's sheet is in front."""
        return self.stack.currentWidget() is self.sheet

    def actions_here(self) -> tuple[QAction, ...]:
        """Return everything one can do here."""
        return self._actions

    def place(self) -> Place:
        """Return the period and the sheet one is at."""
        sheet = self.sheet.assistant if self.sheet_is_open() else ""
        return {"start": self.span.first.isoformat(), "sheet": sheet}

    def restore(self, place: Place) -> None:
        """Go to a period, and a sheet in it."""
        start, sheet = place.get("start"), place.get("sheet")
        if isinstance(start, str) and start:
            with suppress(ValueError):
                self.span = self.desk.session.read(timesheets.period_of, date.fromisoformat(start))
        self.refresh()
        if isinstance(sheet, str) and any(row.assistant == sheet for row in self._rows):
            self.open_sheet(sheet)

    def first_focus(self) -> QWidget | None:
        """Return the table in front."""
        return self.sheet.lines if self.sheet_is_open() else self.table

    def step_back(self) -> bool:
        """Go back from a sheet to the overview."""
        if not self.sheet_is_open():
            return False
        row = self.sheet.assistant
        self.stack.setCurrentWidget(self.overview)
        self.desk.say("")
        self.refresh()
        self.table.select(row)
        self.table.setFocus()
        return True

    def open_sheet(self, assistant: str) -> None:
        """Put one person's sheet in front."""
        self._show_sheet(assistant)
        self.stack.setCurrentWidget(self.sheet)
        self._suit()
        self.sheet.lines.setFocus()
        self.desk.say(_("Timesheet of {name}", name=self.sheet.title.text()))

    def approve_and_next(self) -> None:
        """Approve the sheet in front (or chosen), and open the next one nobody has looked through."""
        row = self._current()
        if row is None:
            return
        if row.state is TimesheetState.DRAFT:
            done = self.desk.session.say_next(
                Message(N_("Approved the timesheet of {name}"), {"name": row.name})
            ).run(timesheets.approve, row.assistant, self.span)
            if not done:
                return
        waiting = [each for each in self._rows if each.waits]
        if waiting:
            self.open_sheet(waiting[0].assistant)
        else:
            self.step_back()
            self.desk.say(_("All sheets have been looked through."))

    def withdraw(self) -> None:
        """Make an approved sheet a draft again."""
        row = self._current()
        if row is not None and row.state is TimesheetState.APPROVED:
            self.desk.session.run(timesheets.withdraw, row.assistant, self.span)

    def seal(self) -> None:
        """Seal every approved sheet of the period."""
        ready = [row.assistant for row in self._rows if row.state is TimesheetState.APPROVED]
        if ready:
            self.desk.session.say_next(
                Message(N_("Timesheets sealed: {count}"), {"count": len(ready)})
            ).run(timesheets.seal, self.span, ready)

    def reopen(self) -> None:
        """Open a sealed sheet again, with a reason."""
        row = self._current()
        if row is not None and row.state is TimesheetState.SEALED:
            reopen(self.desk, self, row.assistant, self.span)

    def export(self) -> None:
        """Write the sheets of the period, or the one in front, as files."""
        row = self._current() if self.sheet_is_open() else None
        chosen = [row] if row is not None else self._rows
        read = self.desk.session.read
        if row is not None:
            facts = [read(timesheets.facts, row.assistant, self.span)]
        else:
            facts = read(timesheets.all_facts, self.span)
        if not facts:
            return

        def make(language: Language) -> Sequence[Paper]:
            from bpa_desk.export.timesheet import timesheets as builder

            return builder(facts, language)

        drafts = sum(each.state is TimesheetState.DRAFT for each in chosen)
        names = current().list([each.name for each in chosen])
        about = _("The file holds the hours of: {names}.", names=names)
        if drafts:
            about += " " + ngettext(
                "{n} of them has not been looked through and is marked as a draft.",
                "{n} of them have not been looked through and are marked as drafts.",
                drafts,
            )
        together = ("timelister", self.span.first.isoformat()) if len(facts) > 1 else ()
        formats = ("pdf", "html", "xlsx", "csv")
        title = _("Timesheets as files")
        ExportDialog(self.desk, title, make, formats, about=about, together=together, parent=self).open()

    def turn(self, forward: bool) -> None:
        """Show the next or the previous period."""
        step = timesheets.period_after if forward else timesheets.period_before
        self.span = self.desk.session.read(step, self.span)
        self.stack.setCurrentWidget(self.overview)
        self.refresh()
        self.desk.say(self.period.text())

    def _show_sheet(self, assistant: str) -> None:
        told = next((_problems(row) for row in self._rows if row.assistant == assistant), "")
        self.sheet.show_sheet(assistant, self.span, told)

    def _current(self) -> SheetRow | None:
        if self.sheet_is_open():
            return next((row for row in self._rows if row.assistant == self.sheet.assistant), None)
        return self.table.current_row()

    def _make_actions(self) -> None:
        sheet = self.sheet
        self.approve_action = action(
            self, _("Approve and go on"), self.approve_and_next, key="Ctrl+Return", name="approve",
            explain=_("Approves this sheet and opens the next that nobody has looked through."),
        )
        self.seal_action = action(
            self, _("Seal what is approved"), self.seal, key="Ctrl+Shift+S", name="seal",
            explain=_("Locks the sheets and their shifts. What was done before can then not be undone."),
        )
        self.export_action = action(
            self, _("Write files…"), self.export, key="Ctrl+E", name="export",
            explain=_("PDF, Excel, CSV or web page, with a choice of language and password."),
        )
        self.package_action = action(
            self,
            _("Month package…"),
            lambda: open_package(self.desk, self, self.span),
            key="Ctrl+Shift+E",
            name="package",
            explain=_("Everything the leverandør needs for the month in one folder."),
        )
        self.account_action = action(
            self, _("Hours account…"), lambda: open_account(self.desk, self, self.span.first),
            name="account",
            explain=_("Agreed, worked and paid hours of each assistant and the vedtak’s hours, this year."),
        )
        self.figures_action = action(
            self, _("Show the figures behind the sum"), sheet.show_figures, key="Ctrl+Shift+B", name="figures"
        )
        self.withdraw_action = action(self, _("Withdraw approval"), self.withdraw, name="withdraw")
        self.reopen_action = action(self, _("Open again…"), self.reopen, name="reopen")
        self.comment_action = action(self, _("Comment on the sheet…"), sheet.edit_comment, name="note")
        self.week_action = action(
            self, _("Show the shift in the week"), sheet.open_in_week, key="Ctrl+G", name="week"
        )
        self.planned_action = action(
            self, _("Count as planned"), sheet.clear_actual, key="Ctrl+D", name="planned"
        )
        self.before_action = action(self, _("Previous period"), lambda: self.turn(False), key="Ctrl+PgUp")
        self.after_action = action(self, _("Next period"), lambda: self.turn(True), key="Ctrl+PgDown")
        self._actions = (
            self.approve_action, self.seal_action, self.package_action, self.export_action,
            self.account_action, self.withdraw_action, self.figures_action, self.reopen_action,
            self.comment_action, self.week_action, self.planned_action, self.before_action,
            self.after_action,
        )
        self.show_actions(
            self.approve_action,
            self.seal_action,
            self.package_action,
            self.export_action,
            primary=self.approve_action,
            icons={"approve": "check", "seal": "lock", "package": "archive", "export": "download"},
        )

    def _build(self) -> None:
        bar = QWidget()
        row = FlowLayout(bar, theme.current().gap(2))
        before = IconButton("chevron-left", _("Previous period"), "Ctrl+PgUp")
        after = IconButton("chevron-right", _("Next period"), "Ctrl+PgDown")
        before.clicked.connect(lambda: self.turn(False))
        after.clicked.connect(lambda: self.turn(True))
        self.period = Heading("", 2)
        self.period.setWordWrap(False)
        self.period.setMinimumHeight(theme.current().target())
        for each in (before, after, self.period):
            row.addWidget(each)
        self.body.addWidget(bar)
        self.overview = QWidget()
        self.table = Table[SheetRow](
            _("Timesheets of the period"),
            [
                Column(_("Name"), lambda each: each.name, stretch=True),
                Column(
                    _("State"), lambda each: _(told.STATES[each.state]),
                    icon=lambda each: told.STATE_ICONS[each.state],
                ),
                Column(
                    _("Hours"), lambda each: current().hours(each.total.worked),
                    sort=lambda each: each.total.worked, figures=True,
                ),
                Column(
                    pgettext("column", "Paid"),
                    lambda each: "–" if each.paid is None else current().hours(each.paid),
                    sort=lambda each: each.paid or 0,
                    figures=True,
                ),
                Column(
                    _("Agreed"),
                    lambda each: "–" if each.agreed is None else current().hours(each.agreed),
                    sort=lambda each: each.agreed or 0,
                    figures=True,
                ),
                Column(
                    _("Absent"), lambda each: current().hours(each.absent) if each.absent else "",
                    sort=lambda each: each.absent, figures=True,
                ),
                Column(_("Look at"), _problems, icon=lambda each: "warning" if each.problems else ""),
            ],
            key=lambda each: each.assistant,
            empty=_("Nobody worked or was employed in this period."),
            lines=2,
        )
        self.summary = words("", "soft")
        box = QVBoxLayout(self.overview)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.table, 1)
        box.addWidget(self.summary)
        self.stack = Views(self.overview, self.sheet)
        self.body.addWidget(self.stack, 1)
        self.table.opened.connect(lambda each: self.open_sheet(each.assistant))
        self.table.chosen.connect(lambda _row: self._suit())
        self.sheet.reopen_asked.connect(self.reopen)

    def _suit(self) -> None:
        row = self._current()
        state = row.state if row is not None else None
        self.approve_action.setEnabled(state in (TimesheetState.DRAFT, TimesheetState.APPROVED))
        self.withdraw_action.setEnabled(state is TimesheetState.APPROVED)
        self.reopen_action.setEnabled(state is TimesheetState.SEALED)
        self.seal_action.setEnabled(any(each.state is TimesheetState.APPROVED for each in self._rows))
        self.export_action.setEnabled(bool(self._rows))
        self.package_action.setEnabled(bool(self._rows))
        for each in (self.figures_action, self.comment_action, self.week_action, self.planned_action):
            each.setEnabled(self.sheet_is_open())

    def _summary(self) -> str:
        total = sum(row.total.worked for row in self._rows)
        waiting = sum(row.waits for row in self._rows)
        told_hours = _("{hours} in all.", hours=current().hours(total))
        if not self._rows:
            return ""
        if waiting:
            return told_hours + " " + ngettext("{n} to look through.", "{n} to look through.", waiting)
        return told_hours + " " + _("All have been looked through.")


def _problems(row: SheetRow) -> str:
    return " ".join(current().message(each) for each in row.problems)

