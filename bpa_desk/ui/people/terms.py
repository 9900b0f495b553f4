"""The form of one employment: the terms an assistant works on for a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from bpa_desk.domain.assistant import Assistant, Employment, EmploymentKind
from bpa_desk.language import _
from bpa_desk.services import clock, employments, people
from bpa_desk.services.identity import new_id
from bpa_desk.ui.kit.choices import ChoiceField
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.kit.editors import DateField, HoursField, TextField
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.people.wording import class_options, kind_options
from bpa_desk.ui.session import Session


class TermsForm(Form):
    """One employment as a form; ``terms()`` is what it says now."""

    def __init__(self, terms: Employment, today: Callable[[], date]) -> None:
        super().__init__()
        self._terms = terms
        self.row(_("First day"), DateField(today=today), field="start", need=True)
        self.row(
            _("Last day"), DateField(today=today), field="end", help=_("Empty while no last day is agreed.")
        )
        self.row(
            _("Hours per week"),
            HoursField(least=0, most=168 * 60),
            field="minutes_per_week",
            help=_("As agreed in the contract. Empty without a fixed position."),
        )
        self.row(
            _("Weekly limit"),
            ChoiceField(class_options()),
            field="hours_class",
            help=_(
                "The law’s limit before overtime (aml. § 10-4). In a turnus with Sundays usually 38 hours."
            ),
        )
        kind = self.row(_("Engaged as"), ChoiceField(kind_options()), field="kind")
        self.row(
            _("Ground"), TextField(), field="ground", help=_("Why it is not permanent, such as stand-in.")
        )
        self.row(_("Stand-in for"), TextField(), field="ground_person")
        self.row(
            _("Decided by"),
            TextField(),
            field="decided_by",
            help=_("Who at the employer decided it. The program keeps this and never decides it."),
        )
        self.row(_("Tariff or pay profile"), TextField(), field="tariff")
        self.row(_("Seniority counted from"), DateField(today=today, past=True), field="seniority_from")
        kind.changed.connect(self._show_grounds)
        values: dict[str, object] = {
            name: getattr(terms, name)
            for name in (
                "start",
                "end",
                "minutes_per_week",
                "hours_class",
                "kind",
                "ground",
                "ground_person",
                "decided_by",
                "tariff",
                "seniority_from",
            )
        }
        self.set_values(values)
        self._show_grounds()

    def terms(self) -> Employment:
        """Return the employment as the form says; a missing first day stays as it was."""
        values: dict[str, Any] = self.values()
        hours = values.pop("minutes_per_week")
        start = values.pop("start") or self._terms.start
        return replace(
            self._terms, start=start, minutes_per_week=None if hours is None else int(hours), **values
        )

    def _show_grounds(self) -> None:
        limited = self.values()["kind"] in (EmploymentKind.MIDLERTIDIG, EmploymentKind.TILKALLING)
        for field in ("ground", "ground_person"):
            self.show_row(field, limited)


def terms_dialog(
    parent: QWidget | None, session: Session, person: Assistant, terms: Employment, today: Callable[[], date]
) -> DraftDialog:
    """Return the dialog for new or existing terms."""
    form = TermsForm(terms, today)
    title = _("Terms of {name}", name=person.name)
    return DraftDialog(parent, title, form, lambda: session.attempt(people.save_employment, form.terms()))


def open_new_terms(parent: QWidget, session: Session, assistant: str) -> None:
    """Open new terms for the assistant, beginning today or the day after the last ones end."""
    person = session.read(people.assistant, assistant)
    today = session.read(clock.today)
    start = employments.next_start(session.read(people.employments, assistant), today)
    fresh = Employment(id=new_id(), assistant=assistant, start=start)
    terms_dialog(parent, session, person, fresh, lambda: today).open()


def open_terms(parent: QWidget, session: Session, assistant: str, key: str) -> None:
    """Open the assistant's terms with the key; nothing if they are gone."""
    person = session.read(people.assistant, assistant)
    today = session.read(clock.today)
    for terms in session.read(people.employments, assistant):
        if terms.id == key:
            terms_dialog(parent, session, person, terms, lambda: today).open()
