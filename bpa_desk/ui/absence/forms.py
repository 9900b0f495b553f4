"""The small forms of absence: a step taken, what is agreed for a year, and what holds for everybody."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from bpa_desk.domain.absence_terms import EXTENDED, LAW, AbsenceTerms, AbsenceYear
from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.follow_up import FollowUp, FollowUpKind
from bpa_desk.language import _
from bpa_desk.services import absence_terms, clock, people, sick_leave
from bpa_desk.services.identity import new_id
from bpa_desk.ui.absence import words as told
from bpa_desk.ui.kit.choices import CheckField, ChoiceField
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.kit.editors import DateField, NotesField, NumberField, TextField
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.kit.section import words
from bpa_desk.ui.session import Session

_OWN = "own"
Today = Callable[[], date]


class StepForm(Form):
    """One step of a follow-up as a form; ``step()`` is what it says now."""

    def __init__(self, step: FollowUp, today: Today) -> None:
        super().__init__()
        self._step = step
        self.row(_("What was done"), ChoiceField(told.step_options()), field="kind")
        self.row(_("On which day"), DateField(today=today), field="day", need=True)
        self.row(_("By whom"), TextField(), field="by", help=_("You, the employer, NAV…"))
        self.row(
            _("In a few words"),
            NotesField(rows=3),
            field="text",
            help=_("What was tried or agreed, such as lighter shifts or an aid. Nothing about illness."),
        )
        self.row(
            _("Called and came"),
            TextField(),
            field="present",
            help=_("For meetings: who was called, and who came (aml. § 4-6)."),
        )
        needless = _("Found not to be needed; the words above say why")
        self.row(needless, CheckField(needless), field="needless")
        names = ("kind", "day", "by", "text", "present", "needless")
        self.set_values({name: getattr(step, name) for name in names})

    def step(self) -> FollowUp:
        """Return the step as the form says."""
        values: dict[str, Any] = self.values()
        values["day"] = values["day"] or self._step.day
        return replace(self._step, **values)


class YearForm(Form):
    """What is agreed with one assistant for a year; ``agreed()`` is what it says now."""

    def __init__(self, agreed: AbsenceYear, today: Today) -> None:
        super().__init__()
        self._agreed = agreed
        self.heading(_("Holiday, in virkedager"))
        self.row(
            _("Brought along from last year"),
            NumberField(least=-12, whole=True),
            field="carried_in",
            help=_("Empty: what was left last year, where it is known here. Below zero: taken in advance."),
        )
        self.row(
            _("Already taken with another employer"),
            NumberField(whole=True),
            field="taken_elsewhere",
            help=_("For those who began this year."),
        )
        self.row(
            _("Covered by holiday pay"),
            NumberField(whole=True),
            field="paid_days",
            help=_("Only when it is fewer days than there are: the rest can be refused (ferieloven § 5)."),
        )
        self.row(
            _("Moving holiday to next year agreed in writing on"),
            DateField(today=today),
            field="carry_on",
            help=_("At most 12 virkedager (ferieloven § 7)."),
        )
        self.row(
            _("Holiday in advance agreed in writing on"),
            DateField(today=today),
            field="advance_on",
            help=_("At most 12 virkedager (ferieloven § 7)."),
        )
        self.heading(_("Days with an ill child"))
        self.row(
            _("Days this year"),
            ChoiceField(
                [(None, _("Not written")), *((each, str(each)) for each in absence_terms.CHILD_DAYS)]
            ),
            field="child_days",
            help=_(
                "10 as a rule and 15 with more than two children; some have 20, and one who is alone with "
                "the care has twice as many (aml. § 12-9). Only the number is kept, never why."
            ),
        )
        self.row(_("Note"), NotesField(rows=2), field="note", help=_("Nothing about anybody’s health."))
        self.set_values({name: getattr(agreed, name) for name in _YEAR})

    def agreed(self) -> AbsenceYear:
        """Return the agreement as the form says."""
        values: dict[str, Any] = self.values()
        for name in ("carried_in", "taken_elsewhere", "paid_days"):
            values[name] = None if values[name] is None else int(values[name])
        values["taken_elsewhere"] = values["taken_elsewhere"] or 0
        return replace(self._agreed, **values)


_YEAR = ("carried_in", "taken_elsewhere", "paid_days", "carry_on", "advance_on", "child_days", "note")


class TermsForm(Form):
    """What holds for everybody in the ordning; ``terms()`` is what it says now."""

    def __init__(self, terms: AbsenceTerms) -> None:
        super().__init__()
        self._terms = terms
        schemes = [
            (LAW, _("The law’s: 3 days at a time, 4 times in twelve months")),
            (EXTENDED, _("The extended one: 8 days at a time, 24 in twelve months")),
            (_OWN, _("Other numbers")),
        ]
        scheme = self.row(
            _("Egenmelding"),
            ChoiceField[Any](schemes),
            field="scheme",
            help=_("The employer decides which scheme applies. Ask if you do not know."),
        )
        self.row(
            _("Days at a time"), NumberField(least=3, most=16, whole=True), field="days_at_once", need=True
        )
        self.row(
            _("Days in twelve months"),
            NumberField(whole=True),
            field="days_in_year",
            help=_("Empty: no number."),
        )
        self.row(
            _("Times in twelve months"),
            NumberField(whole=True),
            field="times_in_year",
            help=_("Empty: no number."),
        )
        self.row(
            _("Holiday beyond the law’s 25 virkedager"),
            NumberField(most=12, whole=True),
            field="fifth_week",
            help=_("The tariff’s fifth week is 5 days; none without a tariff or an agreement."),
        )
        own = terms.scheme not in (LAW, EXTENDED)
        numbers = ("days_at_once", "days_in_year", "times_in_year", "fifth_week")
        values: dict[str, object] = {name: getattr(terms, name) for name in numbers}
        self.set_values(values | {"scheme": _OWN if own else terms.scheme})
        scheme.changed.connect(self._suit)
        self._suit()

    def terms(self) -> AbsenceTerms:
        """Return the terms as the form says."""
        values: dict[str, Any] = self.values()
        scheme, extra = values["scheme"], int(values["fifth_week"] or 0)
        if scheme == _OWN:
            scheme = (
                int(values["days_at_once"] or 0),
                _whole(values["days_in_year"]),
                _whole(values["times_in_year"]),
            )
        at_once, in_year, times = scheme
        return AbsenceTerms(self._terms.id, at_once, in_year, times, extra)

    def _suit(self) -> None:
        for name in ("days_at_once", "days_in_year", "times_in_year"):
            self.show_row(name, self.values()["scheme"] == _OWN)


def open_step(
    parent: QWidget, session: Session, assistant: str, kind: FollowUpKind, step: FollowUp | None = None
) -> DraftDialog:
    """Open a step to be written, new of this kind or one to change."""
    person, today = session.read(people.assistant, assistant), session.read(clock.today)
    form = StepForm(step or FollowUp(new_id(), assistant, kind, today), lambda: today)
    title = _("A step for {name}", name=person.name)
    return _open(parent, title, form, lambda: session.attempt(sick_leave.save_step, form.step()))


def open_year(parent: QWidget, session: Session, person: Assistant, year: int) -> DraftDialog:
    """Open what is agreed with the assistant for the year."""
    today = session.read(clock.today)
    form = YearForm(session.read(absence_terms.year_to_change, person.id, year), lambda: today)
    title = _("{name} in {year}", name=person.name, year=str(year))
    return _open(parent, title, form, lambda: session.attempt(absence_terms.save_year, form.agreed()))


def open_terms(parent: QWidget, session: Session) -> DraftDialog:
    """Open what holds for everybody."""
    form = TermsForm(session.read(absence_terms.terms))
    form.add(words(_("Everything here can be undone, and nothing registered is changed by it."), "soft"))
    return _open(
        parent,
        _("What applies to absence"),
        form,
        lambda: session.attempt(absence_terms.save_terms, form.terms()),
    )


def _open(parent: QWidget, title: str, form: Form, save: Callable[[], Any]) -> DraftDialog:
    dialog = DraftDialog(parent, title, form, save)
    dialog.open()
    return dialog


def _whole(value: float | None) -> int | None:
    return None if value is None else int(value)
