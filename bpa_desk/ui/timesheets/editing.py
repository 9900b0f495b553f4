"""What is written on a timesheet: what really happened on a line, a comment, a reason to open it again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from bpa_desk.domain.absence import CANCELLATION_CODES
from bpa_desk.domain.shift_words import code_words
from bpa_desk.domain.text import N_, Message
from bpa_desk.domain.time import DateSpan, Period
from bpa_desk.domain.timesheet import TimesheetLine
from bpa_desk.language import _
from bpa_desk.services import rota, timesheets
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.kit.choices import ChoiceField
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.kit.editors import NotesField, TextField, TimeField
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.session import Outcome

if TYPE_CHECKING:
    from bpa_desk.services.store import Store


def edit_line(desk: Desk, parent: QWidget, line: TimesheetLine) -> DraftDialog:
    """Ask what really happened: other times, or that it fell away, and why."""
    zone = desk.session.store.zone
    form = Form()
    start = form.row(_("From"), TimeField(zone.minute_of_day(line.start)), field="start", need=True)
    end = form.row(_("To"), TimeField(zone.minute_of_day(line.end), ends=True), field="end", need=True)
    code = form.row(
        _("Did it happen?"),
        ChoiceField[str]([("", _("Yes")), *((each, _(code_words(each))) for each in CANCELLATION_CODES)]),
        field="code",
    )
    code.set_value(line.code)
    note = form.row(_("Comment"), TextField(line.comment), field="note")

    def save() -> Outcome[object]:
        first, last = start.value(), end.value()
        assert first is not None
        assert last is not None
        day = line.day
        period = Period(zone.at(day, first), zone.at(day + timedelta(days=1 if last <= first else 0), last))
        return desk.session.attempt(_record, line, period, code.value() or "", note.value())

    return _open(parent, _("What really happened"), form, save)


def edit_comment(desk: Desk, parent: QWidget, assistant: str, span: DateSpan, comment: str) -> DraftDialog:
    """Ask for the comment at the foot of the sheet."""
    form = Form()
    text = form.row(_("Comment"), NotesField(), field="comment")
    text.set_value(comment)

    def save() -> Outcome[object]:
        return desk.session.attempt(timesheets.set_comment, assistant, span, text.value())

    return _open(parent, _("Comment on the sheet"), form, save)


def reopen(desk: Desk, parent: QWidget, assistant: str, span: DateSpan) -> DraftDialog:
    """Ask why a sealed sheet is opened again."""
    form = Form()
    reason = form.row(
        _("Why?"),
        TextField(),
        field="reason",
        need=True,
        help=_("The reason stays in the history of the sheet. When it is sealed again it is a new version."),
    )

    def save() -> Outcome[object]:
        return desk.session.attempt(timesheets.reopen, assistant, span, reason.value())

    return _open(parent, _("Open the sheet again"), form, save)


def _record(store: Store, line: TimesheetLine, period: Period, code: str, note: str) -> None:
    """Save what happened on a line as one step; times as planned leave no trace."""
    held = rota.shift(store, line.shift)
    with store.change(Message(N_("Record what happened"))):
        if code and code != held.code:
            rota.cancel(store, [held.id], code)
        elif not code and not held.counts:
            rota.restore(store, [held.id])
        elif not code and line.code:
            # Absence is registered over it: that it was worked all the same is said of the shift itself.
            rota.mark_worked(store, [held.id])
        if not code and period != Period(line.start, line.end):
            rota.set_actual(store, held.id, None if period == held.period else period)
        if note != held.note:
            rota.set_note(store, held.id, note)


def _open(parent: QWidget, title: str, form: Form, save: Callable[[], Outcome[object]]) -> DraftDialog:
    dialog = DraftDialog(parent, title, form, save)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog
