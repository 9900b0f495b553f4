"""The one dialog in which what really happened on a shift is written, from whichever page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from bpa_desk.domain.absence import CANCELLATION_CODES
from bpa_desk.domain.shift import Shift, ShiftKind
from bpa_desk.domain.shift_words import code_words
from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.domain.time import DAY
from bpa_desk.language import _, current
from bpa_desk.language.formats import capital
from bpa_desk.services import clock, happened, people
from bpa_desk.ui.kit.choices import ChoiceField
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.kit.editors import TextField, TimeField
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.session import Outcome
from bpa_desk.ui.week import words as wording
from bpa_desk.ui.week.spans import SpansField

if TYPE_CHECKING:
    from bpa_desk.ui.desk import Desk


class HappenedForm(Form):
    """Which shift, from and to, whether it happened, calls in a resting night, a comment."""

    def __init__(self, desk: Desk, shifts: Sequence[Shift]) -> None:
        super().__init__()
        self._desk = desk
        self._shifts = {each.id: each for each in shifts}
        self.chosen = ChoiceField[str]([(each.id, self._words(each)) for each in shifts])
        if len(shifts) > 1:
            self.row(_("Shift"), self.chosen, field="shift")
        self.start = self.row(_("From"), TimeField(), field="start", need=True)
        self.end = self.row(_("To"), TimeField(ends=True), field="end", need=True)
        self.calls = self.row(
            _("Called to work"),
            SpansField(desk.session.store.zone, "02:10-02:40"),
            field="calls",
            help=_("From and to for each time, such as 02:10-02:40."),
        )
        self.code = self.row(
            _("Did it happen?"),
            ChoiceField[str]([("", _("Yes")), *((each, _(code_words(each))) for each in CANCELLATION_CODES)]),
            field="code",
        )
        self.note = self.row(_("Comment"), TextField(), field="note")
        self.chosen.changed.connect(self._show)
        self._show()

    def shift(self) -> Shift:
        """Return the chosen shift."""
        return self._shifts[self.chosen.value() or next(iter(self._shifts))]

    def save(self) -> Outcome[object]:
        """Record what is written; an error stands beside its field."""
        held, session = self.shift(), self._desk.session
        start, end = self.start.value(), self.end.value()
        if start is None or end is None:
            return Outcome(error=DomainError(Message(N_("Write the times as 14-22.")), "end"), done=False)
        actual = happened.period_of(held, start, end, session.store.zone)
        done = session.attempt(
            happened.record, held.id, actual, calls=self.calls.spans(), code=self.code.value() or "",
            note=self.note.value(),
        )
        return Outcome(error=done.error, done=bool(done))

    def _show(self) -> None:
        held, zone = self.shift(), self._desk.session.store.zone
        was = held.effective
        self.calls.set_shift(was.start)
        self.set_values(
            {
                "start": zone.minute_of_day(was.start),
                "end": zone.minute_of_day(was.end) or DAY,
                "calls": held.calls or None,
                "code": held.code or self._desk.session.read(happened.away, held),
                "note": held.note,
            }
        )
        resting = bool(held.passive) or held.kind in (ShiftKind.RESTING, ShiftKind.STANDBY) or held.calls
        self.show_row("calls", bool(resting))

    def _words(self, held: Shift) -> str:
        session = self._desk.session
        zone, today = session.store.zone, session.read(clock.today)
        name = session.read(people.assistant, held.assistant).name if held.assistant else _("Open shift")
        day = current().relative_day(zone.day(held.start), today)
        times = wording.times(held, zone)
        return capital(_("{day} {times}, {name}", day=day, times=times, name=name))


def record_shift(desk: Desk, parent: QWidget, shift: str) -> DraftDialog | None:
    """Ask what really happened on the shift; None when it is gone."""
    held = desk.session.store.find(Shift, shift)
    return _open(desk, parent, [held]) if held is not None else None


def record_recent(desk: Desk, parent: QWidget) -> DraftDialog | None:
    """Ask what really happened on one of the shifts of the last days, the newest to end first."""
    shifts = desk.session.read(happened.recent)
    if not shifts:
        desk.say(_("No shift has begun these last days."))
        return None
    return _open(desk, parent, shifts)


def _open(desk: Desk, parent: QWidget, shifts: Sequence[Shift]) -> DraftDialog:
    form = HappenedForm(desk, shifts)
    dialog = DraftDialog(parent, _("What really happened"), form, form.save)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    if len(shifts) == 1:
        # Most often somebody stayed longer, or went earlier: begin at the end, ready to be written over.
        form.end.setFocus(Qt.FocusReason.TabFocusReason)
        form.end.selectAll()
    return dialog
