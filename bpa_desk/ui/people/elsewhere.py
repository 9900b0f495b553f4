"""Work at other workplaces: the form, and how it is said in one line."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from bpa_desk.domain.elsewhere import Elsewhere
from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.language import _, current
from bpa_desk.services import clock, elsewhere, people
from bpa_desk.services.identity import new_id
from bpa_desk.ui.kit.choices import CheckField
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.kit.editors import DateField, TextField, TimeField
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.kit.section import words
from bpa_desk.ui.session import Outcome, Session


def elsewhere_dialog(
    parent: QWidget | None, session: Session, each: Elsewhere, day: date, fresh: bool = False
) -> DraftDialog:
    """Return the dialog for new or written work elsewhere; new work begins on the day."""
    person = session.read(people.assistant, each.assistant)
    zone, today = session.store.zone, session.read(clock.today)
    form = Form()
    form.add(
        words(
            _(
                "It counts for rest and for the law’s limits, but is no shift of yours: it is not paid here "
                "and covers no need. Write only when, not where."
            ),
            "soft",
        )
    )
    form.row(_("Day"), DateField(today=lambda: today), field="day", need=True)
    form.row(_("From"), TimeField(), field="start", need=True)
    form.row(_("To"), TimeField(ends=True), field="end", need=True)
    form.row(
        "",
        CheckField(_("It is for another employer")),
        field="other_employer",
        help=_("Then it only counts for people under eighteen (aml. § 11-2)."),
    )
    form.row(_("Note"), TextField(), field="note")
    values: dict[str, object] = {"day": day, "other_employer": each.other_employer, "note": each.note}
    if not fresh:
        values |= {"start": zone.minute_of_day(each.start), "end": zone.minute_of_day(each.end)}
    form.set_values(values)

    def save() -> Outcome[Elsewhere]:
        said: dict[str, Any] = form.values()
        if said["start"] is None or said["end"] is None:
            field = "start" if said["start"] is None else "end"
            return Outcome(error=DomainError(Message(N_("Write a time, such as 07:30.")), field), done=False)
        record = Elsewhere(
            each.id, each.assistant, 0, 0, other_employer=said["other_employer"], note=said["note"]
        )
        return session.attempt(elsewhere.save_times, record, said["day"] or day, said["start"], said["end"])

    return DraftDialog(parent, _("Work elsewhere: {name}", name=person.name), form, save)


def open_new_elsewhere(parent: QWidget, session: Session, assistant: str, day: date | None = None) -> None:
    """Open new work elsewhere of the assistant, on the day or today."""
    fresh = Elsewhere(new_id(), assistant, 0, 0)
    elsewhere_dialog(parent, session, fresh, day or session.read(clock.today), fresh=True).open()


def open_elsewhere(parent: QWidget, session: Session, each: Elsewhere) -> None:
    """Open written work elsewhere."""
    elsewhere_dialog(parent, session, each, session.store.zone.day(each.start)).open()


def elsewhere_words(session: Session, each: Elsewhere) -> str:
    """Return work elsewhere in one line: the day, the times, and for whom."""
    zone, language = session.store.zone, current()
    times = language.times_short(zone.wall(each.start), zone.wall(each.end))
    said = _("{day}: {times}", day=language.date(zone.day(each.start)), times=times)
    parts = [said, _("for another employer") if each.other_employer else "", each.note]
    return ", ".join(part for part in parts if part)
