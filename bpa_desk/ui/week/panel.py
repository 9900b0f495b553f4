"""The inspector for one shift: everything about it, each change saved at once as a step of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent

from bpa_desk.domain.absence import CANCELLATION_CODES
from bpa_desk.domain.finding import Finding
from bpa_desk.domain.shift import Break, Shift, ShiftKind, ShiftStatus
from bpa_desk.domain.time import DAY, Period
from bpa_desk.language import _, current
from bpa_desk.services import illness, rota, rota_spans
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.explain.list import explain
from bpa_desk.ui.inspector import Panel
from bpa_desk.ui.kit.buttons import button
from bpa_desk.ui.kit.choices import CheckField, ChoiceField
from bpa_desk.ui.kit.editors import NotesField, TextField, TimeField
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.kit.kept import Pause, mark_begun
from bpa_desk.ui.kit.notice import Details
from bpa_desk.ui.stepping_in import ill
from bpa_desk.ui.tokens import KINDS
from bpa_desk.ui.week import words
from bpa_desk.ui.week.hand import Hand
from bpa_desk.ui.week.judgement import Judgement
from bpa_desk.ui.week.spans import SpansField

_KIND = "kind:"
_TYPE = "type:"
_NOBODY = ""
OVERTIME = frozenset({"OT-2", "OT-3", "OT-4", "OT-5", "OT-6", "TID-1", "TID-7"})
"""Findings that speak of overtime, to which somebody may have said yes."""


class LeavingNotes(NotesField):
    """Notes that say when one leaves them."""

    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that one left."""
        super().focusOutEvent(event)
        self.left.emit()


class ShiftPanel(Panel):
    """Shows one shift; :meth:`show_shift` lets the same panel show another."""

    watches = frozenset({"shift", "assistant", "shift_type", "absence", "agreement", "timesheet", "training"})

    def __init__(self, desk: Desk, hand: Hand, shift: str) -> None:
        super().__init__(desk, _("Shift"))
        self.hand = hand
        self.shift = shift
        self._loading = False
        self._pause = Pause(self)
        zone = hand.board.zone
        self.judgement = Judgement(hand, self.explain)
        self.reason, self.consent = TextField(), TextField()
        self.form = Form()
        self.person = self.form.row(_("Person"), ChoiceField[str](), field="assistant")
        self.kind = self.form.row(_("Type of shift"), ChoiceField[str](), field="kind")
        self.start = self.form.row(_("From"), TimeField(), field="start")
        self.end = self.form.row(_("To"), TimeField(ends=True), field="end")
        self.actual = self.form.row(
            _("Actual times"),
            SpansField(zone, "14-22:30", 1),
            field="actual",
            help=_("Only when it was another time than planned."),
        )
        self.worked = self.form.row("", CheckField(_("Worked")), field="status")
        self.note = self.form.row(_("Note"), LeavingNotes(rows=2), field="note")
        self.more = Details(_("Breaks and passive time"))
        self.parts = Form()
        self.passive = self.parts.row(_("Passive time"), SpansField(zone, "23-07"), field="passive")
        self.breaks = self.parts.row(
            _("Breaks in working time"), SpansField(zone, "12-12:30"), field="breaks"
        )
        self.free = self.parts.row(
            _("Free breaks"),
            SpansField(zone, "12-12:30"),
            field="free",
            help=_("Free means that the assistant may leave; it is then not working time."),
        )
        self.calls = self.parts.row(_("Called to work"), SpansField(zone, "02:10-02:40"), field="calls")
        self.emergency = self.parts.row(
            "", CheckField(_("Averts danger to life or property")), field="emergency"
        )
        self.cancelling = Details(_("Cancel the shift"))
        self.code = ChoiceField[str]((code, words.code_word(code)) for code in CANCELLATION_CODES)
        self.code.setAccessibleName(_("Why it is cancelled"))
        self.cancel_button = button(_("Cancel with this code"), self._cancel, icon="close")
        self.open_button = button(_("Cancel, and let somebody else take it"), self._leave_open, icon="people")
        self.restore_button = button(_("Let it count again"), self._restore, icon="undo")
        self.remove_button = button(_("Remove the shift"), self._remove, kind="danger", icon="trash")
        self.who_button = button(_("Who can step in?"), self.ask_who, icon="people")
        self._build()
        self._wire()
        self.refresh()

    def show_shift(self, shift: str) -> None:
        """Show another shift in the same panel."""
        self.leave()
        if shift != self.shift:
            self.shift = shift
            self.refresh()

    def enter(self) -> None:
        """Move the focus to the first field."""
        self.person.setFocus()

    def refresh(self) -> bool:
        """Read the shift and show it; False when it is gone."""
        held = self.desk.session.store.find(Shift, self.shift)
        if held is None:
            return False
        self._loading = True
        try:
            self._show(held)
        finally:
            self._loading = False
        return True

    def leave(self) -> bool:
        """Save what still stands unsaved in the note and the reason."""
        if not self._loading:
            self._save_note()
            self._save_reason()
            self._save_consent()
        return True

    def _build(self) -> None:
        for choice in (self.person, self.kind, self.code):
            # A long name must not make the inspector wider than it is.
            choice.setMinimumContentsLength(4)
            choice.setSizeAdjustPolicy(ChoiceField.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.add(self.judgement)
        self.note.setMaximumHeight(round(self.note.minimumHeight() * 1.5))
        self._why = Form()
        self._why.row(_("Plan it anyway, because…"), self.reason, field="reason")
        self._why.row(
            _("Yes to overtime"),
            self.consent,
            field="consent",
            help=_("When and how the assistant said yes this time (aml. § 10-6)."),
        )
        self.add(self._why)
        self.add(self.form)
        self.more.add(self.parts)
        self.add(self.more)
        self.add(self.who_button)
        self.add(button(_("Report avvik"), self.report_avvik, icon="avvik"))
        self.cancelling.add(self.code)
        self.cancelling.add(self.cancel_button)
        self.cancelling.add(self.open_button)
        self.add(self.cancelling)
        self.add(self.restore_button)
        self.add(self.remove_button)

    def _wire(self) -> None:
        self.person.changed.connect(lambda: self._run(rota.assign, self.person.value() or None))
        self.kind.changed.connect(self._save_kind)
        self.worked.changed.connect(lambda: self._mark(self.worked.isChecked()))
        self.emergency.changed.connect(lambda: self._run(rota.set_emergency, self.emergency.isChecked()))
        for line, save in (
            (self.start, self._save_times),
            (self.end, self._save_times),
            (self.actual, self._save_actual),
            (self.passive, lambda: self._span(self.passive, rota.set_passive)),
            (self.calls, lambda: self._span(self.calls, rota.set_calls)),
            (self.breaks, self._save_breaks),
            (self.free, self._save_breaks),
            (self.reason, self._save_reason),
            (self.consent, self._save_consent),
        ):
            line.editingFinished.connect(save)
        self.note.changed.connect(self._pause.start)
        self._pause.over.connect(self._keep_note)
        self.note.left.connect(self._save_note)
        self.note.submitted.connect(self._save_note)

    def _show(self, held: Shift) -> None:
        board, zone = self.hand.board, self.hand.board.zone
        day = zone.day(held.start)
        self.title = f"{board.name(held.assistant)}, {current().date(day)}"
        people = [
            (each.id, each.name)
            for each in board.registers.assistants.values()
            if not each.archived or each.id == held.assistant
        ]
        self.person.offer([(_NOBODY, _("Nobody yet (open shift)")), *people])
        self.person.set_value(held.assistant or _NOBODY)
        types = [
            (_TYPE + each.id, each.name)
            for each in board.registers.types.values()
            if not each.archived or each.id == held.type
        ]
        self.kind.offer([*types, *((_KIND + kind.value, _(KINDS[kind].word)) for kind in ShiftKind)])
        self.kind.set_value(_TYPE + held.type if held.type else _KIND + held.kind.value)
        self.start.set_value(zone.minute_of_day(held.start))
        self.end.set_value(zone.minute_of_day(held.end) or DAY)
        for field in (self.actual, self.passive, self.breaks, self.free, self.calls):
            field.set_shift(held.start)
        self.actual.set_value((held.actual,) if held.actual is not None else None)
        self.passive.set_value(held.passive or None)
        self.breaks.set_value(tuple(Period(*each[:2]) for each in held.breaks if not each.free) or None)
        self.free.set_value(tuple(Period(*each[:2]) for each in held.breaks if each.free) or None)
        self.calls.set_value(held.calls or None)
        self.emergency.setChecked(held.emergency)
        self.worked.setChecked(held.status is ShiftStatus.WORKED)
        if not self.note.hasFocus():
            # What one was writing when the program was ended stands there again, and is saved on leaving it.
            kept = self.desk.session.kept(self._note_key())
            self.note.set_value(kept if isinstance(kept, str) else held.note)
            self._pause.stop()
        if not self.reason.hasFocus():
            self.reason.set_value(held.reason)
        if not self.consent.hasFocus():
            self.consent.set_value(held.consent)
        self.form.settle()
        self.parts.settle()
        found = board.findings_of(held.id)
        self.judgement.show_findings(found, held)
        asked = bool(held.consent) or any(each.rule in OVERTIME for each in found)
        self._why.show_row("reason", words.worst_marked(found) is not None or bool(held.reason))
        self._why.show_row("consent", asked)
        self._why.setVisible(words.worst_marked(found) is not None or bool(held.reason) or asked)
        self.cancelling.setVisible(held.counts)
        self.restore_button.setVisible(not held.counts)
        self.who_button.setVisible(held.counts)

    def _held(self) -> Shift | None:
        return None if self._loading else self.desk.session.store.find(Shift, self.shift)

    def _run(self, act: Callable[..., Any], *more: object) -> None:
        if self._held() is None:
            return
        outcome = self.desk.session.attempt(act, self.shift, *more)
        if outcome.error is not None:
            if outcome.error.field in self.parts.values():
                self.more.unfold(True)  # else it would be said where nobody sees it
            for form in (self.form, self.parts, self._why):
                if form.show_error(outcome.error):
                    return
            self.desk.session.refused.emit(current().message(outcome.error.message))
            self.refresh()

    def _save_kind(self) -> None:
        chosen = self.kind.value() or ""
        if chosen.startswith(_TYPE):
            self._run(rota.set_type, chosen.removeprefix(_TYPE))
        elif chosen:
            self._run(rota.set_kind, ShiftKind(chosen.removeprefix(_KIND)))

    def _save_times(self) -> None:
        held, start, end = self._held(), self.start.value(), self.end.value()
        if held is None or start is None or end is None:
            return
        zone = self.hand.board.zone
        if (start, end % DAY) == (zone.minute_of_day(held.start), zone.minute_of_day(held.end)):
            return
        day = zone.day(held.start)
        over = words.days_on(held, zone)
        last = end if end > start else end + DAY
        if over > 1:
            last += (over - 1) * DAY
        begun, ended = zone.at(day, start), zone.at(day, last)
        self._run(rota.shift_by_edges, begun, ended)

    def _save_actual(self) -> None:
        held = self._held()
        if held is None or self.actual.problem() is not None:
            return
        spans = self.actual.spans()
        actual = spans[0] if spans else None
        if actual != held.actual:
            self._run(rota.set_actual, actual)

    def _span(self, field: SpansField, act: Callable[..., Any]) -> None:
        held = self._held()
        if held is None or field.problem() is not None:
            return
        before = held.passive if field is self.passive else held.calls
        if field.spans() != before:
            self._run(act, field.spans())

    def _save_breaks(self) -> None:
        held = self._held()
        if held is None or self.breaks.problem() is not None or self.free.problem() is not None:
            return
        now = tuple(
            sorted(
                [
                    *(Break(*each) for each in self.breaks.spans()),
                    *(Break(*each, True) for each in self.free.spans()),
                ]
            )
        )
        if now != held.breaks:
            self._run(rota.set_breaks, now)

    def _save_note(self) -> None:
        held, session = self._held(), self.desk.session
        self._pause.stop()
        if held is not None and self.note.value() != held.note:
            self._run(rota.set_note, self.note.value())
        if session.kept(self._note_key()) is not None:
            session.let_go(self._note_key())
            mark_begun(session, self._note_title(), False)

    def _keep_note(self) -> None:
        session = self.desk.session
        session.keep(self._note_key(), self.note.value())
        mark_begun(session, self._note_title())

    def _note_title(self) -> str:
        return f"{_('Note')}: {self.title}"

    def _note_key(self) -> str:
        return f"note:{self.shift}"

    def _save_reason(self) -> None:
        held = self._held()
        if held is not None and self.reason.value() != held.reason:
            self._run(rota.set_reason, self.reason.value())

    def _save_consent(self) -> None:
        held = self._held()
        if held is not None and self.consent.value() != held.consent:
            self._run(rota.set_consent, self.consent.value())

    def _mark(self, worked: bool) -> None:
        held = self._held()
        if held is not None and held.counts:
            self.desk.session.run(rota.mark_worked, [self.shift], worked)

    def _cancel(self) -> None:
        self.desk.session.run(rota.cancel, [self.shift], self.code.value() or "")

    def _leave_open(self) -> None:
        held, code, session = self._held(), self.code.value() or "", self.desk.session
        if held is None:
            return
        if held.assistant is not None and code in ill.CODES:
            day = self.hand.board.zone.day(held.start)
            outcome = session.run(illness.report_ill, held.assistant, day, code)
        else:
            outcome = session.run(rota_spans.leave_open, [self.shift], code)
        if outcome and outcome.value:
            self.hand.who_can(outcome.value[0].id)

    def explain(self, finding: Finding) -> None:
        """Open the finding's page in place of the shift; its first button leads back."""
        shift, hand = self.shift, self.hand
        explain(self.desk, hand.board, finding, lambda: hand.open_shift(shift), _("Back to the shift"))

    def report_avvik(self) -> None:
        """Report an avvik about the shift."""
        from bpa_desk.ui.avvik.dialogs import report

        report(self.desk, self, about=("shift", self.shift, ""))

    def ask_who(self) -> None:
        """Show who could take the shift, in place of these details."""
        self.hand.who_can(self.shift)

    def _restore(self) -> None:
        self.desk.session.run(rota.restore, [self.shift])

    def _remove(self) -> None:
        self.desk.session.run(rota.remove, [self.shift])
