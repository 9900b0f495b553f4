"""Vedtak: the register and the form of one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from bpa_desk.domain.text import Minutes
from bpa_desk.domain.vedtak import Vedtak, VedtakUnit
from bpa_desk.language import _, current
from bpa_desk.services import vedtak
from bpa_desk.ui.kit.choices import CheckField, ChoiceField
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.kit.editors import DateField, HoursField, NotesField, TextField
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.kit.rows import Column, day_column
from bpa_desk.ui.people.wording import span_short
from bpa_desk.ui.session import Outcome, Session


def unit_options() -> list[tuple[VedtakUnit, str]]:
    """Return what hours are granted per."""
    return [(VedtakUnit.WEEK, _("a week")), (VedtakUnit.YEAR, _("a year"))]


def columns() -> list[Column[Vedtak]]:
    """Return the columns of the register."""
    return [
        Column(_("Hours"), hours_words, sort=lambda each: each.minutes),
        Column(_("Holds"), lambda each: span_short(each.start, each.end), sort=lambda each: each.start),
        Column(_("Kommune"), lambda each: each.municipality, stretch=True),
        day_column(_("Next review"), lambda each: each.next_review),
    ]


def hours_words(each: Vedtak) -> str:
    """Return the granted hours per week or year."""
    hours = current().hours(Minutes(each.minutes))
    return _("{hours} {unit}", hours=hours, unit=dict(unit_options())[each.unit])


def vedtak_dialog(
    parent: QWidget | None, session: Session, each: Vedtak, today: Callable[[], date], fresh: bool = False
) -> DraftDialog:
    """Return the dialog for a new or written vedtak."""
    form = Form()
    form.row(_("Hours"), HoursField(least=0), field="minutes", need=True)
    form.row(_("Granted per"), ChoiceField(unit_options()), field="unit")
    form.row(_("First day"), DateField(today=today), field="start", need=True)
    form.row(_("Last day"), DateField(today=today), field="end", help=_("Empty while no last day is set."))
    if fresh:
        form.row(
            _("The one before"),
            CheckField(_("End the vedtak before it the day before")),
            field="end_previous",
        )
    form.row(_("Kommune"), TextField(), field="municipality")
    form.row(_("Decided on"), DateField(today=today, past=True), field="decided_on")
    form.row(
        _("Next review"), DateField(today=today), field="next_review", help=_("You are told in good time.")
    )
    form.row(_("Notes"), NotesField(rows=2), field="notes")
    values: dict[str, object] = {
        name: getattr(each, name)
        for name in ("minutes", "unit", "start", "end", "municipality", "decided_on", "next_review", "notes")
    }
    values["minutes"] = each.minutes or None
    if fresh:
        values["end_previous"] = True
    form.set_values(values)

    def save() -> Outcome[Vedtak]:
        said: dict[str, Any] = form.values()
        end_previous = bool(said.pop("end_previous", False))
        minutes = said.pop("minutes")
        said["start"] = said["start"] or each.start
        record = replace(each, minutes=int(minutes or 0), **said)
        return session.attempt(vedtak.save_vedtak, record, end_previous)

    return DraftDialog(parent, _("New vedtak") if fresh else _("Change the vedtak"), form, save)
