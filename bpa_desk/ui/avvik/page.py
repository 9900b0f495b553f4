"""The page *Avvik*: what was reported, where it stands, and how it has gone by type and month."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtGui import QAction

from bpa_desk.domain.avvik import Avvik, AvvikState, AvvikType, MonthCount
from bpa_desk.export.avvik import state_word, type_word, when_words
from bpa_desk.language import _, current
from bpa_desk.services import avvik
from bpa_desk.ui import theme
from bpa_desk.ui.actions import action
from bpa_desk.ui.avvik import dialogs
from bpa_desk.ui.avvik.panel import AvvikPanel
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.hms.measures import new_measure
from bpa_desk.ui.inspector import Panel
from bpa_desk.ui.kit.notice import Details, EmptyState
from bpa_desk.ui.kit.rows import Column, day_column
from bpa_desk.ui.kit.section import words
from bpa_desk.ui.kit.table import Listing, Table
from bpa_desk.ui.page import Place
from bpa_desk.ui.pages.register import RegisterPage

ICONS = {
    "new": "plus", "handle": "edit", "told": "phone", "measure": "plus", "close": "check", "again": "undo",
    "edit": "edit", "remove": "trash", "papers": "print",
}  # fmt: skip
_STATE_ICONS = {AvvikState.REPORTED: "warning", AvvikState.HANDLED: "edit", AvvikState.CLOSED: "good"}


class AvvikPage(RegisterPage[Avvik]):
    """Every avvik, the open ones first, with its details beside it."""

    watches = frozenset({"avvik", "remedy", "ordning"})
    help_topic = "avvik"
    made_anew = True
    subject = "avvik"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Avvik"))
        self._make_actions()
        self.show_actions(*self._shown, primary=self.new_action, icons=ICONS)
        self.show_more(self.form_action)
        self._build()

    def refresh(self) -> None:
        """Show the avvik as they stand now."""
        rows = self.desk.session.read(avvik.all_avvik)
        self.show_register(rows, bool(rows))
        months = [each for each in self.desk.session.read(avvik.trend) if each.total]
        self.months.show_rows(months[::-1])

    def actions_here(self) -> tuple[QAction, ...]:
        """Return the page's actions."""
        return (*self._shown, self.form_action, self.edit_action, self.remove_action)

    def report(self, what: str = "") -> None:
        """Report a new avvik; what happened may be written already."""
        dialogs.report(self.desk, self, what, then=self._go_to)

    def restore(self, place: Place) -> None:
        """Go to an avvik, or report a new one with the words one was sent with."""
        told = place.get("new")
        if isinstance(told, str):
            self.freshen()
            self.report(told)
        else:
            super().restore(place)

    def panel_of(self, row: Avvik) -> Panel:
        """Return the avvik's details."""
        return AvvikPanel(self.desk, row.id, self)

    def suit(self) -> None:
        """Allow what can be done with the current row."""
        row = self.table.current_row()
        for each in (self.handle_action, self.close_action, self.edit_action):
            each.setEnabled(row is not None and row.open)
        self.again_action.setVisible(row is not None and not row.open)
        for each in (self.told_action, self.measure_action, self.remove_action):
            each.setEnabled(row is not None)

    def _build(self) -> None:
        language = current()
        self.table: Table[Avvik] = Table(
            _("Avvik"),
            [
                day_column(
                    _("Date"), lambda row: row.happened_on, tip=lambda row: when_words(row, current())
                ),
                Column(_("What happened"), avvik.title, tip=lambda row: row.what, stretch=True),
                Column(
                    _("Status"),
                    self._status,
                    sort=lambda row: (not row.open, row.deadline or date.max),
                    icon=lambda row: "error" if row.late(self.today()) else _STATE_ICONS[row.state],
                ),
                Column(_("Type"), lambda row: type_word(row.kind, current())),
            ],
            empty=_("No avvik fits the filter."),
            lines=3,
        )
        self.table.opened.connect(lambda row: self._handle() if row.open else None)
        self.table.deleted.connect(lambda _row: self._remove())
        self.months: Table[MonthCount] = Table(
            _("By type and month"),
            [
                Column(_("Month"), lambda row: current().month(row.month), sort=lambda row: row.month),
                # First what the table is read for: on a narrow page the rest is scrolled to.
                Column(_("All"), lambda row: str(row.total), figures=True),
                Column(_("Injury"), lambda row: str(row.injuries), figures=True),
                *(Column(type_word(kind, language), _count_of(kind), figures=True) for kind in AvvikType),
            ],
            key=lambda row: row.month,
            empty=_("No avvik in the last twelve months."),
        )
        self.months.setMinimumHeight(round(200 * theme.current().scale))
        trend = Details(_("By type and month"))
        trend.add(words(_("The last twelve months. Nobody is named here."), "soft"))
        trend.add(self.months)
        empty = EmptyState(
            _("No avvik reported"),
            _(
                "An avvik is when something went otherwise than it should: a fall, a shift that became too "
                "long, a letter gone astray. Report it in a minute; it is here until whoever reported it has "
                "an answer."
            ),
            _("Report avvik"),
            self.report,
        )
        self.lay_out(self.table, Listing(self.table), empty, trend)

    def _make_actions(self) -> None:
        make = partial(action, self)
        self.new_action = make(_("Report avvik"), self.report, key="Ctrl+N", name="new")
        self.handle_action = make(
            _("Handle"),
            self._handle,
            key="F2",
            name="handle",
            explain=_("Why it happened, who sees to it, and by when."),
        )
        self.told_action = make(
            _("Told"), self._told, key="Ctrl+T", name="told", explain=_("Who was told, and when.")
        )
        self.measure_action = make(_("New measure"), self._measure, key="Ctrl+M", name="measure")
        self.close_action = make(_("Answer and close"), self._close, key="Ctrl+Return", name="close")
        self.again_action = make(_("Open again"), self._again, name="again")
        self.papers_action = make(_("Write the papers"), self._papers, key="Ctrl+P", name="papers")
        self.form_action = make(
            _("Write an empty form"),
            self._form,
            name="form",
            explain=_("One sheet an assistant can fill in by hand and give you the same day."),
        )
        self.edit_action = make(_("Change what was reported"), self._edit, key="Ctrl+Shift+E", name="edit")
        self.remove_action = make(
            _("Delete"),
            self._remove,
            key="Ctrl+Del",
            name="remove",
            explain=_("For one reported by mistake."),
        )
        self._shown = (self.new_action, self.handle_action, self.told_action, self.measure_action,
                       self.close_action, self.again_action, self.papers_action)  # fmt: skip

    def _status(self, row: Avvik) -> str:
        state = state_word(row.state, current())
        if row.deadline is None or not row.open:
            return state
        day = current().date_numeric(row.deadline)
        until = _("{day}, overdue", day=day) if row.late(self.today()) else _("by {day}", day=day)
        return f"{state}, {until}"

    def _go_to(self, key: str) -> None:
        self.table.select(key)
        self.table.setFocus()

    def _with_row(self, make: object) -> None:
        row = self.table.current_row()
        if row is not None and callable(make):
            make(self, self.desk.session, row).open()

    def _handle(self) -> None:
        self._with_row(dialogs.handle_dialog)

    def _told(self) -> None:
        self._with_row(dialogs.told_dialog)

    def _close(self) -> None:
        self._with_row(dialogs.close_dialog)

    def _edit(self) -> None:
        row = self.table.current_row()
        if row is not None and row.open:
            dialogs.report_dialog(self, self.desk.session, row, fresh=False).open()

    def _measure(self) -> None:
        row = self.table.current_row()
        if row is not None:
            new_measure(self, self.desk, avvik.KIND, row.id)

    def _again(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.desk.session.run(avvik.reopen, row.id)

    def _remove(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.desk.session.run(avvik.remove, row.id)

    def _papers(self) -> None:
        from bpa_desk.ui.avvik.papers import papers_dialog

        papers_dialog(self, self.desk).open()

    def _form(self) -> None:
        from bpa_desk.ui.avvik.papers import form_dialog

        form_dialog(self, self.desk).open()


def _count_of(kind: AvvikType) -> Callable[[MonthCount], str]:
    return lambda row: str(row.count(kind))
