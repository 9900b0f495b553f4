"""The draft of one duty, and the papers of the year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from bpa_desk.domain.year_wheel import YearTask, YearWheelFacts
from bpa_desk.language import Language, _, current
from bpa_desk.services import year_tasks, year_wheel
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.exporting import ExportDialog
from bpa_desk.ui.kit.choices import ChoiceField
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.kit.editors import NotesField, NumberField, TextField
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.session import Outcome, Session

if TYPE_CHECKING:
    from bpa_desk.export.papers import Paper

FORMATS = ("pdf", "html", "xlsx", "csv", "ics")


def task_dialog(parent: QWidget | None, session: Session, task: YearTask, fresh: bool = False) -> DraftDialog:
    """Return the dialog for a new or written duty."""
    form = Form()
    form.row(_("What is to be done"), TextField(), field="title", need=True)
    months = [(each, current().month_name(date(2024, each, 1))) for each in range(1, 13)]
    form.row(_("Month"), ChoiceField[int](months), field="month")
    form.row(
        _("Day of the month"),
        NumberField(least=1, most=31, whole=True),
        field="day",
        help=_("Empty when any day of the month will do."),
    )
    form.row(_("Note"), NotesField(rows=3), field="note")
    form.set_values(
        {"title": task.title, "month": task.month, "day": task.day or None, "note": task.note}
    )

    def save() -> Outcome[YearTask]:
        said: dict[str, Any] = form.values()
        changed = replace(
            task, title=said["title"], month=said["month"], day=int(said["day"] or 0), note=said["note"]
        )
        return session.attempt(year_tasks.save_task, changed)

    return DraftDialog(parent, _("New duty") if fresh else _("Change the duty"), form, save)


def papers_dialog(parent: QWidget, desk: Desk, year: int, personal: bool = False) -> ExportDialog:
    """Return the dialog that writes the year, for the wall or with what concerns single assistants."""
    found = desk.session.read(year_wheel.facts, year, personal)
    about = (
        _("For yourself: with names, sick leave, avvik and everything else that has a day.")
        if personal
        else _("For the wall and for shared calendars: only what the assistants too may read.")
    )
    title = _("Write the year wheel")
    return ExportDialog(desk, title, partial(_made, found), FORMATS, about=about, parent=parent)


def _made(facts: YearWheelFacts, language: Language) -> list[Paper]:
    from bpa_desk.export.year_wheel import year_wheel as paper

    return [paper(facts, language)]
