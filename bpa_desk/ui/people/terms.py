"""The form of one employment: the terms an assistant works on for a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from bpa_desk.domain.assistant import Assistant, Employment, EmploymentKind, HoursClass
from bpa_desk.domain.pay.profile import TariffProfile
from bpa_desk.language import _, current
from bpa_desk.services import clock, employments, people, tariffs, terms_advice
from bpa_desk.services.identity import new_id
from bpa_desk.services.terms_advice import Suggestion
from bpa_desk.ui.kit.buttons import button
from bpa_desk.ui.kit.choices import ChoiceField
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.kit.editors import DateField, HoursField, TextField
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.kit.section import words
from bpa_desk.ui.people.tariff_rows import TariffRows
from bpa_desk.ui.people.wording import class_options, class_word, kind_options
from bpa_desk.ui.session import Session


class TermsForm(Form):
    """One employment as a form; ``terms()`` is what it says now."""

    def __init__(
        self,
        terms: Employment,
        today: Callable[[], date],
        suggestion: Suggestion | None = None,
        profiles: Sequence[TariffProfile] = (),
    ) -> None:
        super().__init__()
        self._terms = terms
        self._hours(today, suggestion)
        self._engaged(today)
        self.tariff = TariffRows(self, terms, profiles)
        self.row(_("Seniority counted from"), DateField(today=today, past=True), field="seniority_from")
        values: dict[str, object] = {
            name: getattr(terms, name)
            for name in (
                "start",
                "end",
                "minutes_per_week",
                "hours_class",
                "full_time",
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
        self.tariff.follow()

    def terms(self) -> Employment:
        """Return the employment as the form says; a missing first day stays as it was."""
        values: dict[str, Any] = self.values()
        hours = values.pop("minutes_per_week")
        full = values.pop("full_time")
        start = values.pop("start") or self._terms.start
        return replace(
            self._terms,
            start=start,
            minutes_per_week=None if hours is None else int(hours),
            full_time=None if full is None else int(full),
            **values,
        )

    def _hours(self, today: Callable[[], date], suggestion: Suggestion | None) -> None:
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
        limit = self.row(
            _("Weekly limit"),
            ChoiceField(class_options()),
            field="hours_class",
            help=_(
                "The law’s limit before overtime (aml. § 10-4). In a turnus with Sundays usually 38 hours."
            ),
        )
        if suggestion is not None:
            self._suggest(limit, suggestion)
        self.row(
            _("Full time is"),
            HoursField(least=60, most=168 * 60),
            field="full_time",
            help=_("Proposed from the tariff profile. Empty: 37.5, 35.5 or 33.6 by the weekly limit."),
        )

    def _engaged(self, today: Callable[[], date]) -> None:
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
        kind.changed.connect(self._show_grounds)

    def _suggest(self, limit: ChoiceField[HoursClass], suggestion: Suggestion) -> None:
        """Say what the shifts point to and why; a button takes it over (TID-5)."""
        self.add(words(suggestion_words(suggestion), "soft"))
        made = button(_("Use the suggestion"), lambda: limit.set_value(suggestion.hours_class), icon="check")
        self.add(made)

    def _show_grounds(self) -> None:
        limited = self.values()["kind"] in (EmploymentKind.MIDLERTIDIG, EmploymentKind.TILKALLING)
        for field in ("ground", "ground_person"):
            self.show_row(field, limited)


def suggestion_words(found: Suggestion) -> str:
    """Return which weekly limit the shifts point to, with the figures behind it."""
    share, language = found.share, current()
    figures = _(
        "Between {first} and {last}: {worked} of {sundays} Sundays worked, {percent} of the time at night.",
        first=language.date_year(found.first),
        last=language.date_year(found.last),
        worked=share.worked,
        sundays=share.sundays,
        percent=language.percent(round(100 * share.night / max(1, share.minutes))),
    )
    return _(
        "{figures} That points to “{limit}”. You decide.",
        figures=figures,
        limit=class_word(found.hours_class),
    )


def terms_dialog(
    parent: QWidget | None, session: Session, person: Assistant, terms: Employment, today: Callable[[], date]
) -> DraftDialog:
    """Return the dialog for new or existing terms."""
    advice = session.read(terms_advice.suggested_class, person.id, today())
    form = TermsForm(terms, today, advice, session.read(tariffs.known))
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
