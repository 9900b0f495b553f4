"""Goals for health and safety, the steps towards them, and what lies ahead: the plan of the year."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from PySide6.QtWidgets import QWidget

from bpa_desk.domain.internal_control import Goal
from bpa_desk.language import _, current
from bpa_desk.services import clock, due, internal_control
from bpa_desk.ui.control.view import View
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.hms.measures import MeasuresSection, new_measure
from bpa_desk.ui.inspector import Panel
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.kit.editors import NumberField, TextField
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.kit.rows import Column, day_column
from bpa_desk.ui.kit.section import Section, words
from bpa_desk.ui.kit.table import Table
from bpa_desk.ui.ordning.short_table import ShortTable
from bpa_desk.ui.session import Outcome, Session

AHEAD = timedelta(days=365)
KINDS = ("hms", "avvik", "training")


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One thing that lies ahead, and the page and subject where it is done."""

    id: str
    day: date
    text: str
    page: str
    subject: str


class GoalsView(View):
    """The goals with the latest year first, and the year that lies ahead."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(
            desk,
            page,
            _("Goals and plan"),
            _("What you want to reach this year, in a sentence, and the steps towards it."),
        )
        self.offer(
            (_("New goal"), self._new, "Ctrl+N", "plus", ""),
            (_("Change"), self._edit, "F2", "edit", ""),
            (_("New step"), self._step, "Ctrl+M", "plus",
             _("A measure with somebody to see to it and a deadline.")),
            (_("Reached, or not after all"), self._reach, "Ctrl+D", "good", ""),
            (_("Delete"), self._remove, "Ctrl+Del", "trash", ""),
        )  # fmt: skip
        self.table: Table[Goal] = ShortTable(
            _("Goals"),
            [
                Column(_("Year"), lambda row: str(row.year), sort=lambda row: row.year),
                Column(_("Goal"), lambda row: row.what),
                day_column(_("Reached"), lambda row: row.reached_on,
                           icon=lambda row: "good" if row.reached_on else ""),
                Column(_("How we see it"), lambda row: row.seen_by, stretch=True),
            ],
            empty=_("No goals. Ctrl+N writes the first."),
        )  # fmt: skip
        self.table.opened.connect(lambda _row: self._edit())
        self.table.deleted.connect(lambda _row: self._remove())
        self.table.chosen.connect(lambda _row: desk.inspect(self.panel()) if self.isVisible() else None)
        self.body.addWidget(self.table)
        self.plan: Table[PlanRow] = ShortTable(
            _("The year ahead"),
            [
                day_column(_("Day"), lambda row: row.day),
                Column(_("What"), lambda row: row.text, stretch=True),
            ],
            empty=_("Nothing has a day yet."),
        )
        self.plan.most = 20
        self.plan.opened.connect(self._go)
        ahead = Section(_("The year ahead"))
        ahead.add(
            words(_("Rounds, measures, risks, controls and avvik with their days, by themselves."), "soft")
        )
        ahead.add(self.plan)
        self.body.addWidget(ahead)
        self.body.addStretch(1)

    def refresh(self) -> None:
        """Show the goals and what lies ahead."""
        read = self.desk.session.read
        self.table.show_rows(read(internal_control.goals))
        today = read(clock.today)
        rows = [each for each in read(due.due, today, today + AHEAD) if each.kind in KINDS]
        self.plan.show_rows(
            PlanRow(str(at), each.day, current().message(each.text), each.page, each.subject)
            for at, each in enumerate(rows)
        )

    def front(self) -> QWidget:
        """Return the list of goals."""
        return self.table

    def panel(self) -> Panel | None:
        """Return the steps of the chosen goal."""
        row = self.table.current_row()
        return GoalPanel(self.desk, self.page, row.id) if row is not None else None

    def select(self, key: str) -> None:
        """Go to the goal."""
        self.table.select(key)

    def _go(self, row: PlanRow) -> None:
        key = "avvik" if row.page == "avvik" else "section"
        self.desk.go(row.page, {key: row.subject})

    def _new(self) -> None:
        goal_dialog(
            self.page, self.desk.session, self.desk.session.read(internal_control.proposed_goal)
        ).open()

    def _edit(self) -> None:
        row = self.table.current_row()
        if row is not None:
            goal_dialog(self.page, self.desk.session, row).open()

    def _step(self) -> None:
        row = self.table.current_row()
        if row is not None:
            new_measure(self.page, self.desk, internal_control.GOAL, row.id)

    def _reach(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.desk.session.run(internal_control.set_reached, row.id, row.reached_on is None)

    def _remove(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.desk.session.run(internal_control.remove_goal, row.id)


class GoalPanel(Panel):
    """The steps towards one goal; gone when the goal is."""

    watches = frozenset({"goal"})

    def __init__(self, desk: Desk, page: QWidget, key: str) -> None:
        super().__init__(desk, _("Goal"))
        self._key = key
        self.what = words("", "label")
        self.add(self.what)
        self.add(MeasuresSection(desk, page, internal_control.GOAL, key, _("Steps towards the goal")))

    def refresh(self) -> bool:
        """Show the goal again; False when it is gone."""
        row = next(
            (each for each in self.desk.session.read(internal_control.goals) if each.id == self._key), None
        )
        if row is None:
            return False
        self.what.setText(row.what)
        return True


def goal_dialog(parent: QWidget, session: Session, each: Goal) -> DraftDialog:
    """Return the dialog for a goal."""
    form = Form()
    form.row(_("Goal"), TextField(), field="what", need=True)
    form.row(_("Year"), NumberField(least=2000, most=2200, whole=True), field="year", need=True)
    form.row(_("How we see it"), TextField(), field="seen_by", help=_("What tells you that it is reached."))
    form.set_values({"what": each.what, "year": each.year, "seen_by": each.seen_by})

    def save() -> Outcome[Goal]:
        said: dict[str, Any] = form.values()
        said["year"] = int(said["year"] or 0)
        return session.attempt(internal_control.save_goal, replace(each, **said))

    return DraftDialog(parent, _("Goal"), form, save)
