"""The form of an absence: which days, what kind, never why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from bpa_desk.domain.absence import ABSENCE_KINDS, Absence
from bpa_desk.domain.assistant import Assistant
from bpa_desk.language import _, current
from bpa_desk.services import absences, clock, people
from bpa_desk.services.absences import AbsenceDays
from bpa_desk.services.identity import new_id
from bpa_desk.ui.kit.choices import ChoiceField
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.kit.editors import DateField, NotesField, NumberField, TimeField
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.session import Session
from bpa_desk.ui.week.words import code_word


class AbsenceForm(Form):
    """One absence as a form; ``absence()`` and ``days()`` are what it says now."""

    def __init__(self, absence: Absence, days: AbsenceDays, today: Callable[[], date]) -> None:
        super().__init__()
        self._absence, self._days = absence, days
        kind = self.row(
            _("Kind"), ChoiceField([(each, code_word(each)) for each in ABSENCE_KINDS]), field="kind"
        )
        self.row(_("First day"), DateField(today=today), field="start", need=True)
        self.row(_("Last day"), DateField(today=today), field="end", help=_("Empty for a single day."))
        self.row(
            _("Percent"),
            NumberField(least=1, most=99, whole=True),
            field="grade",
            help=_("How much of the position the sick leave is for."),
        )
        self.row(_("Away from"), TimeField(), field="from_minute", help=_("Only when it is not whole days."))
        self.row(_("Away to"), TimeField(ends=True), field="to_minute")
        self.row(_("Note"), NotesField(rows=2), field="note", help=_("Never what somebody is ill with."))
        kind.changed.connect(self._show_grade)
        self.set_values(
            {
                "kind": absence.kind,
                "start": days.first,
                "end": days.last,
                "grade": absence.grade,
                "from_minute": days.from_minute,
                "to_minute": days.to_minute,
                "note": absence.note,
            }
        )
        self._show_grade()

    def absence(self) -> Absence:
        """Return the absence's kind, grade and note as the form says."""
        values: dict[str, Any] = self.values()
        grade = values["grade"] if values["kind"] == "gradert" else None
        return replace(
            self._absence,
            kind=values["kind"],
            grade=None if grade is None else int(grade),
            note=values["note"],
        )

    def days(self) -> AbsenceDays:
        """Return its days as the form says; one without a last day is one day."""
        values: dict[str, Any] = self.values()
        first = values["start"] or self._days.first
        return AbsenceDays(first, values["end"] or first, values["from_minute"], values["to_minute"])

    def _show_grade(self) -> None:
        self.show_row("grade", self.values()["kind"] == "gradert")


def absence_dialog(
    parent: QWidget | None, session: Session, person: Assistant, absence: Absence, days: AbsenceDays
) -> DraftDialog:
    """Return the dialog for a new or written absence."""
    today = session.read(clock.today)
    form = AbsenceForm(absence, days, lambda: today)
    title = _("Absence of {name}", name=person.name)
    return DraftDialog(
        parent, title, form, lambda: session.attempt(absences.save_days, form.absence(), form.days())
    )


def open_new_absence(parent: QWidget, session: Session, assistant: str) -> None:
    """Open a new absence of the assistant, today."""
    person, today = session.read(people.assistant, assistant), session.read(clock.today)
    fresh = Absence(new_id(), assistant, 0, 0, "egenmelding")
    absence_dialog(parent, session, person, fresh, AbsenceDays(today, today)).open()


def absence_words(session: Session, absence: Absence) -> str:
    """Return an absence in one line: what, when, and how much."""
    days, language = session.read(absences.days_of, absence), current()
    when = language.date(days.first) if days.first == days.last else language.span(days.first, days.last)
    if days.from_minute is not None:
        when = _("{days}, from {time}", days=when, time=language.clock(days.from_minute))
    if days.to_minute is not None:
        when = _("{days}, to {time}", days=when, time=language.clock(days.to_minute))
    kind = code_word(absence.kind)
    if absence.grade is not None:
        kind = _("{kind} {percent}", kind=kind, percent=language.percent(absence.grade))
    return _("{what}: {when}", what=kind, when=when)
