"""The drafts of the page: an entry of the book, and who leads meanwhile."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from bpa_desk.domain.handover import PART_WORDS, BookPart, Deputy, HandoverEntry
from bpa_desk.language import _, current
from bpa_desk.services import clock, deputies, handover, handover_guide
from bpa_desk.ui.documents.parts import PointsField
from bpa_desk.ui.kit.choices import ChoiceField
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.kit.editors import DateField, NotesField, NumberField, TextField
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.kit.section import words
from bpa_desk.ui.session import Outcome, Session

_ENTRY = ("part", "heading", "text", "phone", "restricted", "months", "verified_on", "verified_by")
_DEPUTY = ("name", "phone", "start", "end", "told_on", "may", "may_not", "note")


def entry_dialog(
    parent: QWidget, session: Session, entry: HandoverEntry, *, fresh: bool = False
) -> DraftDialog:
    """Return the dialog for an entry of the book."""
    today = partial(session.read, clock.today)
    form = Form()
    asks = handover_guide.asks(entry.key, current().code)
    if asks:
        form.add(words(asks, "soft"))
    form.row(
        _("Part"), ChoiceField([(one, _(PART_WORDS[one])) for one in BookPart]), field="part"
    )
    form.row(_("What"), TextField(), field="heading", need=True)
    form.row(
        _("Text"), NotesField(rows=5), field="text",
        help=_("Never a code or a password, only where it is kept."),
    )  # fmt: skip
    form.row(_("Telephone"), TextField(), field="phone")
    form.row(
        _("Health details"), NotesField(rows=3), field="restricted",
        help=_("Printed only in the restricted appendix, never in the ordinary book."),
    )  # fmt: skip
    form.row(
        _("Months until it is verified again"),
        NumberField(least=0, most=handover.LONGEST_RHYTHM, whole=True),
        field="months",
        help=_("0: once is enough."),
    )
    form.row(
        _("Last verified"), DateField(today=today), field="verified_on",
        help=_("What you change counts as verified today."),
    )  # fmt: skip
    form.row(_("Verified by"), TextField(), field="verified_by")
    form.set_values({name: getattr(entry, name) for name in _ENTRY})

    def save() -> Outcome[HandoverEntry]:
        said: dict[str, Any] = form.values()
        said["months"] = int(said["months"] or 0)
        said["part"] = said["part"] or entry.part
        return session.attempt(handover.save, replace(entry, **said))

    title = _("New in the handover book") if fresh else _("Change in the handover book")
    return DraftDialog(parent, title, form, save)


def deputy_dialog(parent: QWidget, session: Session, deputy: Deputy) -> DraftDialog:
    """Return the dialog for who leads meanwhile; those the ordning names already are told."""
    today = partial(session.read, clock.today)
    form = Form()
    names = [each.name for each in session.read(deputies.named)]
    help_ = _("Named already: {names}.", names=current().list(names)) if names else ""
    form.row(_("Who leads"), TextField(), field="name", need=True, help=help_)
    form.row(_("Telephone"), TextField(), field="phone")
    form.row(_("First day"), DateField(today=today), field="start", need=True)
    form.row(
        _("Last day"), DateField(today=today), field="end", help=_("Empty: until you take over again.")
    )
    form.row(_("Employer told on"), DateField(today=today), field="told_on")
    each_line = _("One on each line.")
    form.row(_("May decide"), PointsField(rows=6), field="may", help=each_line)
    form.row(_("May not decide"), PointsField(rows=6), field="may_not", help=each_line)
    form.row(
        _("Note"), NotesField(rows=2), field="note", help=_("Never a diagnosis: this is on the paper.")
    )
    form.set_values({name: getattr(deputy, name) for name in _DEPUTY})

    def save() -> Outcome[Deputy]:
        said: dict[str, Any] = form.values()
        said["start"] = said["start"] or deputy.start
        return session.attempt(deputies.save, replace(deputy, **said))

    return DraftDialog(parent, _("Who leads meanwhile"), form, save)
