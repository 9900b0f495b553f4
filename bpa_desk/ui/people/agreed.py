"""What is agreed with one assistant: exemptions, own holy days, offers and requests; never why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from bpa_desk.domain.arrangement import LAWS, Arrangement, ArrangementKind
from bpa_desk.domain.text import DomainError
from bpa_desk.language import _, current
from bpa_desk.services import arrangements, clock, people
from bpa_desk.services.identity import new_id
from bpa_desk.ui.kit import reading
from bpa_desk.ui.kit.choices import ChoiceField, TagsField
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.kit.editors import DateField, TextField
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.kit.section import words
from bpa_desk.ui.people.wording import span_words
from bpa_desk.ui.session import Outcome, Session


def agreed_options() -> list[tuple[ArrangementKind, str]]:
    """Return what can be agreed, in words."""
    return [
        (ArrangementKind.NO_NIGHTS, _("Exempted from night work")),
        (ArrangementKind.FLEXITIME, _("Flexitime")),
        (ArrangementKind.REDUCED_HOURS, _("Shorter working hours")),
        (ArrangementKind.NO_OVERTIME, _("Excused from overtime")),
        (ArrangementKind.OWN_DAYS, _("Own holy days off, in exchange for Sundays or holidays")),
        (ArrangementKind.HEALTH_CHECK, _("Health check for night workers offered")),
        (ArrangementKind.PREDICTABLE, _("Has asked for more predictable terms")),
    ]


class AgreedForm(Form):
    """One agreement as a form; ``arrangement()`` is what it says now, or DomainError beside a field."""

    def __init__(self, each: Arrangement, today: date) -> None:
        super().__init__()
        self._each, self._today = each, today
        self.add(words(_("Only that it is agreed is written here, never why."), "soft"))
        kind = self.row(_("What"), ChoiceField(agreed_options()), field="kind")
        self.row(_("First day"), DateField(today=lambda: today), field="start", need=True)
        self.row(
            _("Last day"),
            DateField(today=lambda: today),
            field="end",
            help=_("Empty while it applies. For a request: the day it was answered in writing."),
        )
        self.row(
            _("The days"),
            TagsField(),
            field="days",
            help=_("A date such as 24.12.2026, then Enter. Which religion is not asked for."),
        )
        self.row(_("Note"), TextField(), field="note", help=_("Such as where the agreement lies."))
        kind.changed.connect(self._show_days)
        shown = tuple(DateField().shown(day) for day in each.dates)
        self.set_values(
            {"kind": each.kind, "start": each.start, "end": each.end, "days": shown, "note": each.note}
        )
        self._show_days()

    def arrangement(self) -> Arrangement:
        """Return the agreement as the form says."""
        said: dict[str, Any] = self.values()
        days = []
        for text in said["days"]:
            try:
                days.append(reading.day(text, self._today, False))
            except DomainError as error:
                raise DomainError(error.message, "days") from error
        return replace(
            self._each,
            kind=said["kind"],
            start=said["start"] or self._each.start,
            end=said["end"],
            days=arrangements.as_days(days),
            note=said["note"],
        )

    def _show_days(self) -> None:
        kind = self.values()["kind"]
        self.show_row("days", kind is ArrangementKind.OWN_DAYS)
        self.show_row("end", kind is not ArrangementKind.HEALTH_CHECK)


def agreed_dialog(parent: QWidget | None, session: Session, each: Arrangement) -> DraftDialog:
    """Return the dialog for a new or written agreement with one assistant."""
    person = session.read(people.assistant, each.assistant)
    form = AgreedForm(each, session.read(clock.today))

    def save() -> Outcome[Arrangement]:
        try:
            said = form.arrangement()
        except DomainError as error:
            return Outcome(error=error, done=False)
        return session.attempt(arrangements.save_arrangement, said)

    return DraftDialog(parent, _("Agreed with {name}", name=person.name), form, save)


def open_new_agreed(parent: QWidget, session: Session, assistant: str) -> None:
    """Open a new agreement with the assistant, from today."""
    fresh = Arrangement(new_id(), assistant, ArrangementKind.NO_NIGHTS, session.read(clock.today))
    agreed_dialog(parent, session, fresh).open()


def agreed_words(each: Arrangement) -> str:
    """Return what is agreed in one line: what, where it stands in the law, and when."""
    what = _("{what} ({law})", what=dict(agreed_options())[each.kind], law=LAWS[each.kind])
    if each.kind is ArrangementKind.OWN_DAYS:
        when = current().list([current().date_year(day) for day in each.dates])
    elif each.kind is ArrangementKind.HEALTH_CHECK:
        when = current().date_year(each.start)
    else:
        when = span_words(each.start, each.end)
    return _("{what}: {when}", what=what, when=when)
