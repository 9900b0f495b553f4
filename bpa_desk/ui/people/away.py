"""The form of an absence: which days, what kind, never why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from bpa_desk.domain.absence import ABSENCE_KINDS, OWN_ILLNESS, Absence
from bpa_desk.domain.assistant import Assistant
from bpa_desk.language import _, current
from bpa_desk.services import absences, clock, people
from bpa_desk.services.absences import AbsenceDays
from bpa_desk.services.identity import new_id
from bpa_desk.ui.kit.choices import ChoiceField
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.kit.editors import DateField, HoursField, NotesField, NumberField, TimeField
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.session import Session
from bpa_desk.ui.week.words import code_word

_TOLD = OWN_ILLNESS | {"child_ill", "other"}
"""Kinds the employer is told of by the arbeidsleder."""
_PLAIN = ("note", "documented_on", "reported_on", "told_on", "presence")


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
        self.row(
            _("Works all the same"),
            HoursField(most=168 * 60),
            field="presence",
            help=_("Hours a week that are agreed; they need not follow the percent."),
        )
        self.row(_("Away from"), TimeField(), field="from_minute", help=_("Only when it is not whole days."))
        self.row(_("Away to"), TimeField(ends=True), field="to_minute")
        self.row(_("Reported on"), DateField(today=today), field="reported_on")
        self.row(
            _("Employer told on"),
            DateField(today=today),
            field="told_on",
            help=_("The same day, so that pay and follow-up become right."),
        )
        self.row(_("Paper received on"), DateField(today=today), field="documented_on")
        self.row(
            _("Note"),
            NotesField(rows=2),
            field="note",
            help=_("Practical things only. Never what the illness is, nor what a doctor wrote."),
        )
        kind.changed.connect(self._suit)
        self.set_values(
            {
                "kind": absence.kind,
                "start": days.first,
                "end": days.last,
                "grade": absence.grade,
                "from_minute": days.from_minute,
                "to_minute": days.to_minute,
                **{name: getattr(absence, name) for name in _PLAIN},
            }
        )
        self._suit()

    def absence(self) -> Absence:
        """Return everything about the absence but its days as the form says."""
        values: dict[str, Any] = self.values()
        graded = values["kind"] == "gradert"
        grade = values["grade"] if graded else None
        told = values["told_on"] if values["kind"] in _TOLD else None
        return replace(
            self._absence,
            kind=values["kind"],
            **{name: values[name] for name in _PLAIN}
            | {
                "grade": None if grade is None else int(grade),
                "presence": values["presence"] if graded else None,
                "told_on": told,
            },
        )

    def days(self) -> AbsenceDays:
        """Return its days as the form says; one without a last day is one day."""
        values: dict[str, Any] = self.values()
        first = values["start"] or self._days.first
        return AbsenceDays(first, values["end"] or first, values["from_minute"], values["to_minute"])

    def _suit(self) -> None:
        kind = str(self.values()["kind"])
        for name in ("grade", "presence"):
            self.show_row(name, kind == "gradert")
        self.show_row("told_on", kind in _TOLD)
        away = kind == "ferie"
        self.relabel("reported_on", _("The assistant was told on") if away else _("Reported on"))
        self.relabel("documented_on", _("Agreed in writing on") if away else _("Paper received on"))


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


def open_new_absence(parent: QWidget, session: Session, assistant: str, kind: str = "egenmelding") -> None:
    """Open a new absence of the assistant, today."""
    person, today = session.read(people.assistant, assistant), session.read(clock.today)
    fresh = Absence(new_id(), assistant, 0, 0, kind, reported_on=None if kind == "ferie" else today)
    absence_dialog(parent, session, person, fresh, AbsenceDays(today, today)).open()


def absence_words(session: Session, absence: Absence) -> str:
    """Return an absence in one line: what, when, and how much."""
    days, language = session.read(absences.days_of, absence), current()
    when = language.date(days.first) if days.first == days.last else language.span(days.first, days.last)
    if days.from_minute is not None:
        when = _("{days}, from {time}", days=when, time=language.clock(days.from_minute))
    if days.to_minute is not None:
        when = _("{days}, to {time}", days=when, time=language.clock(days.to_minute))
    return _("{what}: {when}", what=absence_kind(absence), when=when)


def absence_kind(absence: Absence) -> str:
    """Return what kind of absence it is, and how much of the position."""
    kind, language = code_word(absence.kind), current()
    if absence.grade is not None:
        kind = _("{kind} {percent}", kind=kind, percent=language.percent(absence.grade))
    if absence.presence is not None:
        kind = _("{kind}, works {hours} a week", kind=kind, hours=language.hours(absence.presence))
    return kind
