"""Needs: the register and the form of a line of coverage."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from bpa_desk.domain.need import EVERY_DAY, Need
from bpa_desk.language import _, current
from bpa_desk.language.formats import clock_short
from bpa_desk.services import needs, people
from bpa_desk.ui.kit.choices import DaysField, TagsField
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.kit.editors import DateField, NotesField, NumberField, TimeField
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.kit.rows import Column
from bpa_desk.ui.people.wording import span_short
from bpa_desk.ui.session import Outcome, Session


def columns() -> list[Column[Need]]:
    """Return the columns of the register."""
    return [
        Column(_("Time"), _time, sort=lambda each: (each.from_minute, each.end_minute)),
        Column(_("Days"), days_words, sort=lambda each: each.weekdays),
        Column(_("At once"), lambda each: str(each.count), sort=lambda each: each.count, figures=True),
        Column(_("Must know"), lambda each: current().list(each.requires), stretch=True),
        Column(_("Holds"), lambda each: span_short(each.start, each.end), sort=lambda each: each.start),
    ]


def days_words(each: Need) -> str:
    """Return the weekdays of a need in words."""
    if each.weekdays == EVERY_DAY:
        return _("every day")
    if each.weekdays == (1, 2, 3, 4, 5):
        return _("Monday to Friday")
    names = current().weekday_names(short=True)
    return current().list([names[day - 1] for day in each.weekdays])


def need_dialog(
    parent: QWidget | None, session: Session, each: Need, today: Callable[[], date], fresh: bool = False
) -> DraftDialog:
    """Return the dialog for a new or written need."""
    form = Form()
    form.row(_("From"), TimeField(), field="from_minute", need=True)
    form.row(
        _("To"),
        TimeField(ends=True),
        field="to_minute",
        need=True,
        help=_("The same time or earlier means the next day."),
    )
    form.row(_("Days"), DaysField(), field="weekdays", help=_("The day the time begins on."))
    form.row(
        _("How many at once"),
        NumberField(least=1, most=needs.MOST_AT_ONCE, whole=True),
        field="count",
        need=True,
    )
    form.row(
        _("Must know"),
        TagsField(known=session.read(people.skills)),
        field="requires",
        help=_("Skills that each of them must have."),
    )
    form.row(_("First day"), DateField(today=today), field="start", need=True)
    form.row(_("Last day"), DateField(today=today), field="end", help=_("Empty while it goes on."))
    form.row(_("Note"), NotesField(rows=2), field="note")
    form.set_values({name: getattr(each, name) for name in form.values()})

    def save() -> Outcome[Need]:
        said: dict[str, Any] = form.values()
        count = said.pop("count")
        for needed in ("from_minute", "to_minute", "start"):
            if said[needed] is None:
                said[needed] = getattr(each, needed)
        return session.attempt(needs.save_need, replace(each, count=int(count or 0), **said))

    return DraftDialog(parent, _("New need") if fresh else _("Change the need"), form, save)


def _time(each: Need) -> str:
    if each.from_minute == each.to_minute % 1440:
        return _("round the clock")
    return clock_short(each.from_minute, each.to_minute)
