"""The emergency card: what hangs on the wall, shown as it will read, and changed in one dialog."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from bpa_desk.domain.internal_control import Caller, EmergencyCard
from bpa_desk.export.internal_control import NUMBERS
from bpa_desk.language import _
from bpa_desk.services import internal_control
from bpa_desk.ui.control.view import View
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.kit.buttons import Button
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.kit.editors import NotesField, TextField
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.kit.section import Card, Heading, words
from bpa_desk.ui.session import Outcome, Session


class CardView(View):
    """The card in words."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(
            desk, page,
            _("Emergency card"),
            _("For the wall, in large letters. Name and telephone of the verneombud must be where the "
              "assistants see them (aml. § 6-1)."),
        )  # fmt: skip
        self.offer(
            (_("Change the card"), self._edit, "F2", "edit", ""),
            (_("Write the card"), self._write, "Ctrl+Shift+P", "print", _("A4, in large letters.")),
        )
        card = Card()
        for number, what in zip(NUMBERS, (_("Fire"), _("Police"), _("Ambulance")), strict=True):
            card.add(Heading(f"{number} {what}", 2))
        self.where, self.callers = words(""), words("")
        card.add(self.where)
        card.add(Heading(_("Call"), 3))
        card.add(self.callers)
        self.body.addWidget(card)
        self.body.addStretch(1)

    def refresh(self) -> None:
        """Show the card."""
        held = self.desk.session.read(internal_control.card)
        told = [
            (_("Address"), held.address), (_("Meeting place"), held.meeting_place),
            (_("The way in"), held.way_in),
        ]  # fmt: skip
        shown = [
            _("{label}: {value}", label=label, value=value or _("not written yet")) for label, value in told
        ]
        self.where.setText("\n".join([*shown, *([held.note] if held.note else [])]))
        lines = [
            " ".join(part for part in (each.role, each.name, each.phone) if part) for each in held.callers
        ]
        self.callers.setText("\n".join([*lines, f"{_('Giftinformasjonen')} 22 59 13 00"]))

    def front(self) -> QWidget:
        """Return the first button."""
        return self.findChildren(Button)[0]

    def _edit(self) -> None:
        card_dialog(self.page, self.desk.session).open()

    def _write(self) -> None:
        from bpa_desk.ui.control.papers import card_papers

        card_papers(self.page, self.desk).open()


def card_dialog(parent: QWidget, session: Session) -> DraftDialog:
    """Return the dialog for the emergency card."""
    held = session.read(internal_control.card)
    form = Form()
    form.row(_("Address"), TextField(), field="address", help=_("As you would say it on the telephone."))
    form.row(_("Meeting place"), TextField(), field="meeting_place")
    form.row(_("The way in"), TextField(), field="way_in", help=_("Gate, stairs or key box; never a code."))
    form.row(
        _("Whom to call"), NotesField(rows=6), field="callers",
        help=_("One on each line: role; name; telephone."),
    )  # fmt: skip
    form.row(_("Note"), NotesField(rows=2), field="note")
    wanted = (_("Employer"), _("Verneombud"), _("Tillitsvalgt"), _("Occupational health service"))
    lines = [f"{each.role}; {each.name}; {each.phone}" for each in held.callers]
    lines += [f"{role}; ; " for role in wanted] if not held.callers else []
    form.set_values(
        {
            "address": held.address, "meeting_place": held.meeting_place, "way_in": held.way_in,
            "callers": "\n".join(lines), "note": held.note,
        }
    )  # fmt: skip

    def save() -> Outcome[EmergencyCard]:
        said: dict[str, Any] = form.values()
        callers = tuple(_caller(line) for line in said.pop("callers").splitlines() if line.strip())
        return session.attempt(internal_control.save_card, EmergencyCard("", callers=callers, **said))

    return DraftDialog(parent, _("The emergency card"), form, save)


def _caller(line: str) -> Caller:
    """Return the caller a line says; with two parts the last is the number, with one the name."""
    parts = [each.strip() for each in line.split(";")]
    if len(parts) == 1:
        return Caller("", parts[0], "")
    if len(parts) == 2:
        return Caller(parts[0], "", parts[1])
    return Caller(parts[0], parts[1], " ".join(parts[2:]))
