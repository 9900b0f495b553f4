"""All that is set for the ordning itself, as one widget that a page can hold."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from bpa_desk.domain.need import Need
from bpa_desk.domain.ordning import Ordning
from bpa_desk.domain.shift import ShiftKind, ShiftType
from bpa_desk.domain.vedtak import Vedtak
from bpa_desk.language import _, current
from bpa_desk.services import clock, needs, ordning, shift_types, vedtak
from bpa_desk.services.identity import new_id
from bpa_desk.ui import theme
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.kit.buttons import button
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.kit.section import Section, words
from bpa_desk.ui.ordning import coverage, facts, grants, readings, types
from bpa_desk.ui.ordning.register import Register
from bpa_desk.ui.session import Session


class OrdningSections(QWidget):
    """Facts, vedtak, needs, shift types, how things are read; ``refresh`` when a kind in WATCHES changes."""

    WATCHES = frozenset({"ordning", "vedtak", "need", "shift_type", "assistant", "measure_change"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.current().gap(7))
        self.about = facts.FactsSection(_("Name and place"), "", lambda: self._facts(facts.about_dialog))
        self.employer = facts.FactsSection(_("The employer"), "", lambda: self._facts(facts.employer_dialog))
        self.vedtak: Register[Vedtak] = Register(
            _("Vedtak"),
            _("How many hours the kommune grants. The hours bar and the account are reckoned from it."),
            grants.columns(),
            empty=_("No vedtak written yet."),
            add=self.add_vedtak,
            edit=self._edit_vedtak,
            remove=lambda each: desk.session.run(vedtak.remove_vedtak, each.id),
            add_text=_("New vedtak"),
        )
        self.needs: Register[Need] = Register(
            _("Needs"),
            _("When somebody must be there, and how many. Gaps are found from these lines."),
            coverage.columns(),
            empty=_("No needs written yet: then no gaps are shown."),
            add=self.add_need,
            edit=self._edit_need,
            remove=lambda each: desk.session.run(needs.remove_need, each.id),
            add_text=_("New need"),
        )
        self.types: Register[ShiftType] = Register(
            _("Shift types"),
            _("Named shifts with a code to type, such as D for a day shift."),
            types.columns(),
            empty=_("No shift types yet."),
            add=self.add_type,
            edit=self._edit_type,
            remove=lambda each: desk.session.run(shift_types.remove_shift_type, each.id),
            add_text=_("New shift type"),
        )
        self.usual = button(_("Add the usual shift types"), self.add_usual_types, icon="plus")
        self.types.buttons.addWidget(self.usual)
        self.counting = facts.FactsSection(
            _("How time is counted"),
            _("Periods, days and weeks, as agreed with the employer."),
            lambda: self._facts(facts.counting_dialog),
        )
        self.readings = facts.FactsSection(
            _("How the law is read"),
            _("Where the law leaves a choice, the rules follow what is chosen here. Each has its reason."),
            lambda: self._facts(readings.readings_dialog),
        )
        self.changes = Section(_("What was changed"), 3)
        self._changes = words("", "soft")
        self.changes.add(self._changes)
        parts = (self.about, self.employer, self.vedtak, self.needs, self.types, self.counting)
        for each in (*parts, self.readings, self.changes):
            box.addWidget(each)
        box.addStretch(1)

    def refresh(self) -> None:
        """Show everything as it stands now."""
        read = self.desk.session.read
        now = read(ordning.current)
        self.about.show_lines(facts.about_lines(now))
        self.employer.show_lines(facts.employer_lines(now))
        self.counting.show_lines(facts.counting_lines(now))
        self.readings.show_lines(readings.reading_lines(now))
        changed = readings.change_lines(read(ordning.measure_changes))
        self._changes.setText("\n".join(changed))
        self.changes.setVisible(bool(changed))
        self.vedtak.show_rows(list(reversed(read(vedtak.all_vedtak))))
        self.needs.show_rows(read(needs.needs))
        kinds = read(shift_types.shift_types)
        self.types.show_rows(kinds)
        self.usual.setVisible(not kinds)

    def add_vedtak(self) -> None:
        """Open a new vedtak from today."""
        kommune = self.desk.session.read(ordning.current).municipality
        fresh = Vedtak(new_id(), self._today(), 0, municipality=kommune)
        grants.vedtak_dialog(self, self.desk.session, fresh, self._today, fresh=True).open()

    def add_need(self) -> None:
        """Open a new need from today: one person, 08 to 16, every day."""
        fresh = Need(new_id(), self._today(), 8 * 60, 16 * 60)
        coverage.need_dialog(self, self.desk.session, fresh, self._today, fresh=True).open()

    def add_type(self) -> None:
        """Open a new shift type."""
        fresh = ShiftType(new_id(), "", "", ShiftKind.DAY, 8 * 60, 16 * 60)
        types.type_dialog(self, self.desk.session, fresh, fresh=True).open()

    def add_usual_types(self) -> None:
        """Add the types every ordning begins with, in the window's language."""
        self.desk.session.run(shift_types.ensure_defaults, current().text)

    def _facts(self, make: Callable[[QWidget, Session, Ordning], DraftDialog]) -> None:
        make(self, self.desk.session, self.desk.session.read(ordning.current)).open()

    def _edit_vedtak(self, each: Vedtak) -> None:
        grants.vedtak_dialog(self, self.desk.session, each, self._today).open()

    def _edit_need(self, each: Need) -> None:
        coverage.need_dialog(self, self.desk.session, each, self._today).open()

    def _edit_type(self, each: ShiftType) -> None:
        types.type_dialog(self, self.desk.session, each).open()

    def _today(self) -> date:
        return self.desk.session.read(clock.today)
