"""Where a sheet lies while one sees to it that it is read right: layout, codes, and the sheet itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bpa_desk.language import _
from bpa_desk.services.exchange.mapping import Layout, SheetMapping
from bpa_desk.services.exchange.people_import import PeopleMapping
from bpa_desk.services.exchange.preview import ImportPreview
from bpa_desk.services.exchange.sheet import Sheet
from bpa_desk.ui import theme
from bpa_desk.ui.importing.codes import CodesSection
from bpa_desk.ui.importing.first_day import FirstDaySection
from bpa_desk.ui.importing.layout import PeopleLayout, PlanLayout, layout_words
from bpa_desk.ui.importing.outcome import Preview, rejects
from bpa_desk.ui.importing.sheet_view import SheetView
from bpa_desk.ui.importing.source import Guess
from bpa_desk.ui.kit.choices import ChoiceField
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.kit.notice import Details
from bpa_desk.ui.kit.section import words


class SheetBench(QWidget):
    """Signals: ``sheet_chosen`` (another sheet is to be guessed), ``edited`` (it is to be read anew)."""

    sheet_chosen = Signal()
    edited = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._sheets: tuple[Sheet, ...] = ()
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
        self.plan, self.people = PlanLayout(), PeopleLayout()
        self.details.add(self.plan)
        self.details.add(self.people)
        self.first_day = FirstDaySection(today)
        self.codes = CodesSection()
        self.view = SheetView()
        for each in (self.top, self.read_as, self.details, self.first_day, self.codes, self.view):
            box.addWidget(each)
        self.which.changed.connect(self.sheet_chosen.emit)
        self.holds.changed.connect(self._suit)
        asked = (self.first_day.edited, self.codes.edited)
        for signal in (self.holds.changed, self.plan.edited, self.people.edited, *asked):
            signal.connect(self.edited.emit)
        self.plan.edited.connect(self._tell)
        self.people.edited.connect(self._tell)

    @property
    def sheet(self) -> Sheet:
        """The sheet that is read."""
        return self._sheets[self.which.value() or 0]

    @property
    def others(self) -> tuple[Sheet, ...]:
        """The other sheets of the file, where codes may be explained."""
        chosen = self.sheet
        return tuple(each for each in self._sheets if each is not chosen)

    @property
    def waiting(self) -> bool:
        """Whether something that is asked must be answered before the sheet can be read."""
        return not self.lists_people and self.first_day.waiting

    @property
    def lists_people(self) -> bool:
        """Whether the sheet is read as a list of people."""
        return bool(self.holds.value())

    def show_sheets(self, sheets: tuple[Sheet, ...]) -> None:
        """Take the sheets of a file; the first one is chosen."""
        self._sheets = sheets
        blocked = self.which.blockSignals(True)
        self.which.offer([(at, each.name or str(at + 1)) for at, each in enumerate(sheets)])
        self.which.set_value(0)
        self.which.blockSignals(blocked)
        self.top.show_row("sheet", len(sheets) > 1)

    def show_guess(self, guess: Guess, remembered: Mapping[str, str]) -> None:
        """Show the sheet and how it is most likely laid out."""
        self._codes = guess.plan.codes
        self.view.show_sheet(self.sheet)
        blocked = self.holds.blockSignals(True)
        self.holds.set_value(guess.lists_people)
        self.holds.blockSignals(blocked)
        self.plan.show_mapping(self.sheet, guess.plan)
        self.people.show_mapping(self.sheet, guess.people)
        self.first_day.begin(guess.plan.first)
        self.codes.begin(remembered, guess.short_cells)
        self._suit()

    def plan_mapping(self) -> SheetMapping:
        """Return how the sheet is read as a plan, codes and all."""
        codes = {**self._codes, **self.codes.meanings()}
        return replace(self.plan.mapping(), first=self.first_day.value(), codes=codes)

    def people_mapping(self) -> PeopleMapping:
        """Return how the sheet is read as a list of people."""
        return self.people.mapping()

    def show_preview(self, preview: Preview) -> None:
        """Mark what cannot be used, ask about codes, and open the layout where nothing was understood."""
        self.view.sheet_model.show_rejects(rejects(preview))
        if isinstance(preview, ImportPreview):
            self.codes.ask_about(preview.unknown_codes)
            if preview.empty and not preview.already and not self.codes.fields:
                self.details.unfold(True)

    def _suit(self) -> None:
        self.plan.setVisible(not self.lists_people)
        self.people.setVisible(self.lists_people)
        self.first_day.suit(not self.lists_people)
        self.codes.setVisible(not self.lists_people and bool(self.codes.fields))
        self._tell()

    def _tell(self) -> None:
        if self.lists_people:
            self.read_as.setText(_("Read as a list of assistants, one on each line."))
            return
        mapping = self.plan.mapping()
        kind = layout_words()[Layout(mapping.layout)]
        self.read_as.setText(_("Read as: {layout}. Year: {year}.", layout=kind, year=str(mapping.year)))
