"""Shift types: the register and the form of one, with its code, its looks and its passive time."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from bpa_desk.domain.shift import ShiftKind, ShiftType
from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.language import _, current
from bpa_desk.services import people, shift_types
from bpa_desk.ui.kit.choices import ChoiceField, TagsField
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.kit.editors import TextField, TimeField
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.kit.rows import Column
from bpa_desk.ui.people.hues import HueField
from bpa_desk.ui.session import Outcome, Session
from bpa_desk.ui.tokens import KINDS
from bpa_desk.ui.week.typing import parse, text_of

_DAY = 1440


def columns() -> list[Column[ShiftType]]:
    """Return the columns of the register; the kind has its own sign and its word."""
    return [
        Column(_("Code"), lambda each: each.code),
        Column(_("Name"), lambda each: each.name),
        Column(_("Time"), times_words, sort=lambda each: (each.start, each.end)),
        Column(_("Kind"), lambda each: kind_word(each.kind), icon=lambda each: KINDS[each.kind].icon),
        Column(_("Must know"), lambda each: current().list(each.requires), stretch=True),
    ]


def kind_word(kind: ShiftKind) -> str:
    """Return what a kind of shift is called."""
    return current().text(KINDS[kind].word)


def times_words(each: ShiftType) -> str:
    """Return the times with passive time, as they are typed in a cell."""
    return text_of(parse(_typed(each)))


class TypeForm(Form):
    """One shift type as a form; ``kind()`` is what it says now."""

    def __init__(self, each: ShiftType, skills: list[str]) -> None:
        super().__init__()
        self._each = each
        self.row(_("Name"), TextField(), field="name", need=True)
        self.row(
            _("Code"),
            TextField(),
            field="code",
            need=True,
            help=_("What you type in a cell, such as D. A letter first, at most four."),
        )
        self.row(
            _("Kind"),
            ChoiceField([(kind, kind_word(kind)) for kind in ShiftKind]),
            field="kind",
            help=_("Gives the shift its sign, and tells the rules whether it is standby."),
        )
        self.row(_("From"), TimeField(), field="start", need=True)
        self.row(
            _("To"),
            TimeField(ends=True),
            field="end",
            need=True,
            help=_("The same time or earlier means the next day."),
        )
        self.row(
            _("Passive from"), TimeField(), field="passive", help=_("When one may rest. Empty if never.")
        )
        self.row(_("Passive to"), TimeField(ends=True), field="passive_end")
        self.row(_("Must know"), TagsField(known=skills), field="requires")
        self.row(_("Colour of open shifts"), HueField(none=True), field="hue")
        passive = each.passive[0] if each.passive else (None, None)
        self.set_values(
            {
                "name": each.name,
                "code": each.code,
                "kind": each.kind,
                "start": each.start,
                "end": _clock(each.end),
                "passive": _clock(passive[0]),
                "passive_end": _clock(passive[1]),
                "requires": each.requires,
                "hue": each.hue,
            }
        )

    def kind(self) -> ShiftType:
        """Return the type as the form says; DomainError when half of the passive time is missing."""
        values: dict[str, Any] = self.values()
        start, end = values.pop("start"), values.pop("end")
        low, high = values.pop("passive"), values.pop("passive_end")
        start = self._each.start if start is None else start
        end = _after(start, _clock(self._each.end) if end is None else end)
        passive: tuple[tuple[int, int], ...] = ()
        if low is not None or high is not None:
            if low is None or high is None:
                raise DomainError(
                    Message(N_("Write both when the passive time begins and when it ends.")),
                    "passive" if low is None else "passive_end",
                )
            begins = low if low >= start else low + _DAY
            passive = ((begins, _after(begins, high)),)
        return replace(self._each, start=start, end=end, passive=passive, **values)


def type_dialog(
    parent: QWidget | None, session: Session, each: ShiftType, fresh: bool = False
) -> DraftDialog:
    """Return the dialog for a new or written shift type."""
    form = TypeForm(each, session.read(people.skills))

    def save() -> Outcome[ShiftType]:
        return session.attempt(lambda store: shift_types.save_shift_type(store, form.kind()))

    return DraftDialog(parent, _("New shift type") if fresh else _("Change the shift type"), form, save)


def _clock(minute: int | None) -> int | None:
    """Return clock minutes within a day; 1440 stays midnight at the end."""
    return minute if minute is None or minute <= _DAY else (minute - 1) % _DAY + 1


def _after(start: int, clock: int | None) -> int:
    """Return the first time after ``start`` at which the clock shows these minutes."""
    end = (clock or 0) % _DAY
    while end <= start:
        end += _DAY
    return end


def _typed(each: ShiftType) -> str:
    parts = [_span(each.start, each.end), *(f"p{_span(low, high)}" for low, high in each.passive)]
    return " ".join(parts)


def _span(start: int, end: int) -> str:
    days = (end - start - 1) // _DAY
    shown = f"{start % _DAY // 60:02d}:{start % 60:02d}-{end % _DAY // 60:02d}:{end % 60:02d}"
    return f"{shown}+{days}" if days else shown
