"""Somebody is ill: who and which day; the shifts stand open at once, and whom to ask stands beside them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from bpa_desk.language import _
from bpa_desk.services import clock, illness, people
from bpa_desk.ui.kit.choices import ChoiceField
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.kit.editors import DateField
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.kit.section import words
from bpa_desk.ui.session import Outcome
from bpa_desk.ui.week import words as wording

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from bpa_desk.domain.shift import Shift
    from bpa_desk.ui.desk import Desk

CODES = ("egenmelding", "sykmelding", "child_ill")
"""Codes that mean the whole day is lost, and are written as an absence too."""


def report_ill(desk: Desk, parent: QWidget, person: str = "", day: date | None = None) -> DraftDialog:
    """Ask who is ill and when, and lead to those who can step in."""
    session = desk.session
    today = session.read(clock.today)
    form = Form()
    told = _("The shifts that begin that day are cancelled, and left open for somebody else.")
    form.add(words(told, "soft"))
    who = form.row(
        _("Who is ill?"),
        ChoiceField[str]([(each.id, each.name) for each in session.read(people.assistants)], person or None),
        field="assistant",
    )
    when = form.row(
        _("Day"), DateField(day or today, today=partial(session.read, clock.today)), field="day", need=True
    )
    code = form.row(
        _("What is it registered as?"),
        ChoiceField[str]([(each, wording.code_word(each)) for each in CODES]),
        field="code",
    )

    left: list[Shift] = []

    def save() -> Outcome[object]:
        chosen = when.value() or today
        done = session.attempt(illness.report_ill, who.value() or "", chosen, code.value() or CODES[0])
        left.extend(done.value or [])
        return Outcome(error=done.error, done=bool(done))

    title = _("Somebody is ill")
    dialog = DraftDialog(parent, title, form, save, save_text=_("Register, and find somebody"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    # Once the dialog is gone, or it would take the focus back to where it was opened.
    dialog.accepted.connect(lambda: go_to_open(desk, when.value() or today, left))
    dialog.open()
    return dialog


def go_to_open(desk: Desk, day: date, opened: Sequence[Shift]) -> None:
    """Show the day in the week, with those who can step in on the first shift that lost its person."""
    place: dict[str, object] = {"day": day.isoformat()}
    if opened:
        place.update(shift=opened[0].id, ask="who")
    desk.go("week", place)
    if not opened:
        desk.say(_("There was no shift that day; the absence is written down."))
