"""Equipment and substances: where they are, where the instructions are, and when they are looked at."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from bpa_desk.domain.internal_control import Equipment, EquipmentKind
from bpa_desk.export.internal_control import equipment_word
from bpa_desk.language import _, current
from bpa_desk.services import clock, internal_control
from bpa_desk.services.identity import new_id
from bpa_desk.ui.attachments.section import AttachmentsSection
from bpa_desk.ui.control.view import View
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.inspector import Panel
from bpa_desk.ui.kit.choices import ChoiceField
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.kit.editors import DateField, NotesField, NumberField, TextField
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.kit.rows import Column, day_column
from bpa_desk.ui.kit.section import words
from bpa_desk.ui.kit.table import Table
from bpa_desk.ui.ordning.short_table import ShortTable
from bpa_desk.ui.session import Outcome, Session


class EquipmentView(View):
    """What is to be controlled next stands first."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(
            desk, page,
            _("Equipment and substances"),
            _("Lifts, alarms, car and what else is to be controlled; and substances, with where their data "
              "sheet is."),
        )  # fmt: skip
        self.offer(
            (_("New equipment"), self._new, "Ctrl+N", "plus", ""),
            (_("Change"), self._edit, "F2", "edit", ""),
            (
                _("Controlled today"),
                self._controlled,
                "Ctrl+D",
                "check",
                _("The next time follows from how often."),
            ),
            (_("Delete"), self._remove, "Ctrl+Del", "trash", ""),
        )
        self.table: Table[Equipment] = ShortTable(
            _("Equipment and substances"),
            [
                Column(_("What"), lambda row: row.name, tip=lambda row: row.note),
                Column(_("Next control"), self._next, sort=lambda row: row.next_on or date.max,
                       icon=lambda row: "warning" if self._late(row) else ""),
                day_column(_("Last controlled"), lambda row: row.controlled_on, last=False),
                Column(_("Type"), lambda row: equipment_word(row.kind, current())),
                Column(_("Place"), lambda row: row.place, stretch=True),
            ],
            empty=_("Nothing is listed. Ctrl+N adds the first."),
        )  # fmt: skip
        self.table.most = 14
        self.table.opened.connect(lambda _row: self._edit())
        self.table.deleted.connect(lambda _row: self._remove())
        self.table.chosen.connect(lambda _row: desk.inspect(self.panel()) if self.isVisible() else None)
        self.body.addWidget(self.table)
        self.body.addStretch(1)

    def refresh(self) -> None:
        """Show what is listed."""
        self.table.show_rows(self.desk.session.read(internal_control.equipment))

    def front(self) -> QWidget:
        """Return the list."""
        return self.table

    def select(self, key: str) -> None:
        """Go to the piece of equipment."""
        self.table.select(key)

    def panel(self) -> Panel | None:
        """Return the papers of the chosen piece."""
        row = self.table.current_row()
        return EquipmentPanel(self.desk, row.id) if row is not None else None

    def _late(self, row: Equipment) -> bool:
        return row.next_on is not None and row.next_on < self.desk.session.read(clock.today)

    def _next(self, row: Equipment) -> str:
        if row.next_on is None:
            return ""
        day = current().date_numeric(row.next_on)
        return _("{day}, overdue", day=day) if self._late(row) else day

    def _new(self) -> None:
        fresh = Equipment(new_id(), "", EquipmentKind.LIFT, months=12)
        equipment_dialog(self.page, self.desk.session, fresh).open()

    def _edit(self) -> None:
        row = self.table.current_row()
        if row is not None:
            equipment_dialog(self.page, self.desk.session, row).open()

    def _controlled(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.desk.session.run(internal_control.controlled, row.id)

    def _remove(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.desk.session.run(internal_control.remove_equipment, row.id)


class EquipmentPanel(Panel):
    """One piece of equipment with its papers; gone when it is."""

    watches = frozenset({"equipment"})

    def __init__(self, desk: Desk, key: str) -> None:
        super().__init__(desk, _("Equipment"))
        self._key = key
        self.about = words("")
        self.add(self.about)
        self.add(
            AttachmentsSection(desk, internal_control.EQUIPMENT, key, _("Instructions, data sheets, reports"))
        )

    def refresh(self) -> bool:
        """Show it again; False when it is gone."""
        known = self.desk.session.read(internal_control.equipment)
        row = next((each for each in known if each.id == self._key), None)
        if row is None:
            return False
        told = [(_("Instructions or data sheet"), row.guide), (_("Note"), row.note)]
        shown = [_("{label}: {value}", label=label, value=value) for label, value in told if value]
        self.about.setText("\n".join([row.name, *shown]))
        return True


def equipment_dialog(parent: QWidget, session: Session, each: Equipment) -> DraftDialog:
    """Return the dialog for a piece of equipment or a substance."""
    today = partial(session.read, clock.today)
    form = Form()
    form.row(_("What"), TextField(), field="name", need=True)
    form.row(
        _("Type"), ChoiceField([(one, equipment_word(one, current())) for one in EquipmentKind]),
        field="kind",
    )  # fmt: skip
    form.row(_("Place"), TextField(), field="place")
    form.row(_("Instructions or data sheet"), TextField(), field="guide", help=_("Where they are."))
    form.row(
        _("Months between controls"),
        NumberField(least=0, most=internal_control.LONGEST_RHYTHM, whole=True),
        field="months",
        help=_("0 means without a fixed rhythm. Ask who services it what is right."),
    )
    form.row(_("Last controlled"), DateField(today=today), field="controlled_on")
    form.row(
        _("Next control"), DateField(today=today), field="next_on",
        help=_("Empty: it follows from the last control and how often."),
    )  # fmt: skip
    form.row(_("Note"), NotesField(rows=2), field="note")
    form.set_values({name: getattr(each, name) for name in _FIELDS})

    def save() -> Outcome[Equipment]:
        said: dict[str, Any] = form.values()
        said["months"] = int(said["months"] or 0)
        return session.attempt(internal_control.save_equipment, replace(each, **said))

    return DraftDialog(parent, _("Equipment or substance"), form, save)


_FIELDS = ("name", "kind", "place", "guide", "months", "controlled_on", "next_on", "note")
