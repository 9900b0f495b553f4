"""Where a sheet lies while one sees to it that it is read right: layout, codes, and the sheet itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bpa_desk.language import _, current
from bpa_desk.services.exchange.mapping import Layout, SheetMapping
from bpa_desk.services.exchange.people_import import PeopleMapping
from bpa_desk.services.exchange.preview import ImportPreview
from bpa_desk.services.exchange.sheet import Reject, Sheet
from bpa_desk.services.exchange.workbook import Workbook
from bpa_desk.ui import theme
from bpa_desk.ui.importing.codes import CodesSection
from bpa_desk.ui.importing.first_day import FirstDaySection
from bpa_desk.ui.importing.layout import JointLayout, PeopleLayout, PlanLayout, layout_words
from bpa_desk.ui.importing.outcome import Preview, rejects
from bpa_desk.ui.importing.sheet_view import SheetView
from bpa_desk.ui.importing.source import Guess, short_cells
from bpa_desk.ui.importing.who import WhoSection
from bpa_desk.ui.kit.choices import ChoiceField
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.kit.notice import Details
from bpa_desk.ui.kit.section import words

ALL = -1
"""Chosen in the place of a sheet: all that are plans, read as one."""


class SheetBench(QWidget):
    """Signals: ``sheet_chosen`` (another sheet is to be guessed), ``edited`` (it is to be read anew)."""

    sheet_chosen = Signal()
    edited = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._sheets: tuple[Sheet, ...] = ()
        self._book = Workbook()
        self._rejects: tuple[Reject, ...] = ()
        self._codes: Mapping[str, str] = {}
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.current().gap(4))
        self.top = Form()
        self.which = self.top.row(_("Sheet"), ChoiceField[int](), field="sheet")
        self.holds = self.top.row(
            _("The file holds"),
            ChoiceField[bool]([(False, _("a plan with shifts")), (True, _("a list of assistants"))]),
            field="holds",
        )
        self.read_as = words("")
        self.details = Details(_("Change how it is read"))
        self.plan, self.people, self.joint = PlanLayout(), PeopleLayout(), JointLayout()
        for layout in (self.plan, self.people, self.joint):
            self.details.add(layout)
        self.first_day = FirstDaySection(today)
        self.codes, self.who = CodesSection(), WhoSection()
        self.shown = words("", "soft")
        self.view = SheetView()
        asked = (self.first_day, self.codes, self.who)
        for each in (self.top, self.read_as, self.details, *asked, self.shown, self.view):
            box.addWidget(each)
        self.which.changed.connect(self.sheet_chosen.emit)
        self.holds.changed.connect(self._suit)
        answers = (each.edited for each in asked)
        edits = (self.plan.edited, self.people.edited, self.joint.changed)
        for signal in (self.holds.changed, *edits, *answers):
            signal.connect(self.edited.emit)
        self.plan.edited.connect(self._tell)
        self.people.edited.connect(self._tell)

    @property
    def together(self) -> bool:
        """Whether all the sheets that are plans are read as one."""
        return self.which.value() == ALL

    @property
    def sheet(self) -> Sheet:
        """The sheet that is read, where it is one."""
        return self._sheets[self.which.value() or 0]

    @property
    def others(self) -> tuple[Sheet, ...]:
        """The other sheets of the file, where codes may be explained."""
        chosen = self.sheet
        return tuple(each for each in self._sheets if each is not chosen)

    @property
    def waiting(self) -> bool:
        """Whether something that is asked must be answered before the sheet can be read."""
        return not self.lists_people and not self.together and self.first_day.waiting

    @property
    def lists_people(self) -> bool:
        """Whether the sheet is read as a list of people."""
        return bool(self.holds.value()) and not self.together

    def show_sheets(self, sheets: tuple[Sheet, ...], book: Workbook) -> None:
        """Take the sheets of a file; all of them are chosen where they are one plan, else the first one."""
        self._sheets, self._book = sheets, book
        single = [(at, each.name or str(at + 1)) for at, each in enumerate(sheets)]
        blocked = self.which.blockSignals(True)
        self.which.offer([(ALL, _("All the sheets")), *single] if book.joins else single)
        self.which.set_value(ALL if book.one_plan else 0)
        self.which.blockSignals(blocked)
        self.top.show_row("sheet", len(sheets) > 1)

    def show_guess(self, guess: Guess, remembered: Mapping[str, str]) -> None:
        """Show the sheet and how it is most likely laid out."""
        self._codes = guess.plan.codes
        self._show_sheet(self.sheet)
        blocked = self.holds.blockSignals(True)
        self.holds.set_value(guess.lists_people)
        self.holds.blockSignals(blocked)
        self.plan.show_mapping(self.sheet, guess.plan)
        self.people.show_mapping(self.sheet, guess.people)
        self.first_day.begin(guess.plan.first)
        self.codes.begin(remembered, guess.short_cells)
        self.who.begin()
        self._suit()

    def show_together(self, remembered: Mapping[str, str]) -> None:
        """Show that all the sheets are read as one plan, and the first of them."""
        plans = self._book.plans
        self._show_sheet(plans[0].sheet)
        self.joint.show_year(self._book.year)
        self.first_day.begin(None)
        self.codes.begin(remembered, frozenset().union(*(short_cells(each.sheet) for each in plans)))
        self.who.begin()
        self._suit()

    def workbook(self) -> Workbook:
        """Return how all the sheets are read as one plan, codes and all."""
        told = self._book.read_with(self.joint.year(), self.codes.meanings())
        return replace(told, who=self.who.answers())

    def plan_mapping(self) -> SheetMapping:
        """Return how the sheet is read as a plan, codes and all."""
        codes = {**self._codes, **self.codes.meanings()}
        return replace(self.plan.mapping(), first=self.first_day.value(), codes=codes, who=self.who.answers())

    def people_mapping(self) -> PeopleMapping:
        """Return how the sheet is read as a list of people."""
        return self.people.mapping()

    def show_preview(self, preview: Preview) -> None:
        """Mark what cannot be used, ask about codes, and open the layout where nothing was understood."""
        self._rejects = rejects(preview)
        self._mark()
        if isinstance(preview, ImportPreview):
            self.codes.ask_about(preview.unknown_codes)
            self.who.ask_about(preview.alike, next(reversed(self.codes.fields.values()), self.codes.before))
            if preview.empty and not preview.already and not self.codes.fields:
                self.details.unfold(True)

    def point_at(self, reject: Reject) -> None:
        """Move to the cell the reject is about, in its sheet."""
        if reject.sheet != self.view.sheet.name:
            sheet = next((each for each in self._sheets if each.name == reject.sheet), self.view.sheet)
            if self.together and sheet is not self.view.sheet:
                self._show_sheet(sheet)
                self._mark()
        self.view.point_at(reject)

    def _show_sheet(self, sheet: Sheet) -> None:
        self.view.show_sheet(sheet)
        told = _("The sheet {name} as it stands", name=sheet.name) if self.together else ""
        self.view.setAccessibleName(told or _("The file as it stands"))
        self.shown.setText(told)
        self.shown.setVisible(bool(told))

    def _mark(self) -> None:
        name = self.view.sheet.name if self.together else ""
        self.view.sheet_model.show_rejects(tuple(each for each in self._rejects if each.sheet == name))

    def _suit(self) -> None:
        self.top.show_row("holds", not self.together)
        self.plan.setVisible(not self.lists_people and not self.together)
        self.people.setVisible(self.lists_people)
        self.joint.setVisible(self.together)
        self.first_day.suit(not self.lists_people)
        for each in (self.codes, self.who):
            each.setVisible(not self.lists_people and bool(each.fields))
        self._tell()

    def _tell(self) -> None:
        if self.together:
            names = [each.sheet.name for each in self._book.plans]
            self.read_as.setText(_("Read as one plan: {names}.", names=current().list(names)))
            return
        if self.lists_people:
            self.read_as.setText(_("Read as a list of assistants, one on each line."))
            return
        mapping = self.plan.mapping()
        kind = layout_words()[Layout(mapping.layout)]
        self.read_as.setText(_("Read as: {layout}. Year: {year}.", layout=kind, year=str(mapping.year)))
