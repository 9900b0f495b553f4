"""The form of one employment: the terms an assistant works on for a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from bpa_desk.domain.assistant import Assistant, Employment, EmploymentKind, HoursClass
from bpa_desk.domain.pay.profile import TariffProfile
from bpa_desk.domain.text import Minutes
from bpa_desk.language import _
from bpa_desk.services import clock, employments, people, tariffs
from bpa_desk.services.identity import new_id
from bpa_desk.ui.kit.choices import ChoiceField
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.kit.editors import DateField, HoursField, TextField
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.kit.notice import Notice
from bpa_desk.ui.people.wording import class_options, kind_options
from bpa_desk.ui.session import Session
from bpa_desk.ui.tariffs.words import profile_name

_SHOWN = (
    "start", "end", "minutes_per_week", "hours_class", "kind", "ground", "ground_person", "decided_by",
    "tariff", "full_time", "seniority_from",
)  # fmt: skip


class TermsForm(Form):
    """One employment as a form; ``terms()`` is what it says now."""

    def __init__(
        self, terms: Employment, today: Callable[[], date], profiles: Sequence[TariffProfile] = ()
    ) -> None:
        super().__init__()
        self._terms = terms
        self._profiles = profiles
        self._suggested: Minutes | None = None
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
        self._add_tariff()
        self.row(_("Seniority counted from"), DateField(today=today, past=True), field="seniority_from")
        kind.changed.connect(self._show_grounds)
        values: dict[str, object] = {name: getattr(terms, name) for name in _SHOWN}
        if terms.full_time is not None:
            values["full_time"] = Minutes(terms.full_time)
        self.set_values(values)
        self._suggested = self._by_tariff()
        self._show_grounds()
        self._flag_unknown()

    def terms(self) -> Employment:
        """Return the employment as the form says; a missing first day stays as it was."""
        values: dict[str, Any] = self.values()
        hours = values.pop("minutes_per_week")
        start, full = values.pop("start") or self._terms.start, values.pop("full_time")
        return replace(
            self._terms,
            start=start,
            minutes_per_week=None if hours is None else int(hours),
            full_time=None if full is None else int(full),
            **values,
        )

    def _add_tariff(self) -> None:
        known = [(each.name, profile_name(each.name)) for each in self._profiles]
        written = self._terms.tariff
        # Terms may name a profile by other capitals, or one that is not here: what is written stays.
        if written and written not in dict(known):
            same = [name for name, _shown in known if name.casefold() == written.casefold()]
            known = [(written, shown) if name in same else (name, shown) for name, shown in known]
            if not same:
                known.append((written, _("{name} (not a profile here)", name=written)))
        self._tariff = self.row(
            _("Tariff profile"),
            ChoiceField[str]([("", _("None: hours are counted plainly, without money")), *known]),
            field="tariff",
            help=_("What is paid follows it. The profiles are on the page “Pay and supplements”."),
        )
        self.unknown = Notice(
            _(
                "There is no profile with this name. Hours are counted plainly until there is one, or until "
                "you choose another here."
            ),
            "warning",
        )
        self.add(self.unknown)
        self._full_time = self.row(
            _("Full time, hours a week"),
            HoursField(least=60, most=168 * 60),
            field="full_time",
            help=_("Proposed from the tariff and the weekly limit. The position in percent is of these."),
        )
        self._tariff.changed.connect(self._follow_tariff)
        self.editor("hours_class").changed.connect(self._follow_tariff)  # type: ignore[attr-defined]
        self.editor("start").changed.connect(self._follow_tariff)  # type: ignore[attr-defined]

    def _follow_tariff(self) -> None:
        """Propose the tariff’s full week; one that was typed by hand stays."""
        self._flag_unknown()
        week = self._by_tariff()
        if self._full_time.value() in (None, self._suggested) and week is not None:
            self._full_time.set_value(week)
        self._suggested = week

    def _by_tariff(self) -> Minutes | None:
        values = self.values()
        chosen = str(values["tariff"] or "").casefold()
        profile = next((each for each in self._profiles if each.name.casefold() == chosen), None)
        start, hours_class = values["start"], values["hours_class"]
        if profile is None or not isinstance(start, date) or not isinstance(hours_class, HoursClass):
            return None
        week = profile.on(start).week_of(hours_class.value)
        return None if week is None else Minutes(week)

    def _flag_unknown(self) -> None:
        chosen = (self._tariff.value() or "").casefold()
        known = {each.name.casefold() for each in self._profiles}
        self.unknown.setVisible(bool(chosen) and chosen not in known)

    def _show_grounds(self) -> None:
        limited = self.values()["kind"] in (EmploymentKind.MIDLERTIDIG, EmploymentKind.TILKALLING)
        for field in ("ground", "ground_person"):
            self.show_row(field, limited)


def terms_dialog(
    parent: QWidget | None, session: Session, person: Assistant, terms: Employment, today: Callable[[], date]
) -> DraftDialog:
    """Return the dialog for new or existing terms."""
    form = TermsForm(terms, today, session.read(tariffs.known))
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
