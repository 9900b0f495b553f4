"""How a plan or a list of people is laid out: guessed, and corrected here."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal

from bpa_desk.language import _, current
from bpa_desk.services.exchange.mapping import Column, Layout, SheetMapping
from bpa_desk.services.exchange.people_import import PeopleMapping, PersonColumn
from bpa_desk.services.exchange.sheet import Sheet
from bpa_desk.ui.importing.columns import ColumnForm, column_options
from bpa_desk.ui.kit.choices import ChoiceField
from bpa_desk.ui.kit.editors import NumberField, TextField
from bpa_desk.ui.kit.form import Form

EARLIEST, LATEST = 1990, 2100


def layout_words() -> dict[Layout, str]:
    """Return what each layout is called."""
    return {
        Layout.NAMES_DOWN: _("Names downwards, days across"),
        Layout.DATES_DOWN: _("Days downwards, names across"),
        Layout.ROWS: _("One line for each shift"),
    }


class PlanLayout(Form):
    """The layout of a plan; ``edited`` tells that the user changed something."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._sheet = Sheet("", ())
        self._mapping = SheetMapping(Layout.NAMES_DOWN, EARLIEST)
        self.layout_choice = self.row(
            _("The plan runs"), ChoiceField[Layout](layout_words().items()), field="layout"
        )
        self.year = self.row(
            _("Year of the first day"),
            NumberField(least=EARLIEST, most=LATEST, whole=True),
            field="year",
            help=_("Used where the dates do not say."),
        )
        self.month = self.row(
            _("Month"),
            ChoiceField[int](_months()),
            field="month",
            help=_("Used where only the day is written."),
        )
        self.header = self.row(_("Row with the headings"), NumberField(least=0, whole=True), field="header")
        self.side = self.row(_("Column at the side"), ChoiceField[int](), field="side")
        self.person = self.row(
            _("Whose shifts"), TextField(), field="person", help=_("Where no column has the name.")
        )
        self.columns: ColumnForm[Column] = ColumnForm(_column_words())
        self.add(self.columns)
        self.changed.connect(self._edited)
        self.columns.changed.connect(self.edited.emit)

    def show_mapping(self, sheet: Sheet, mapping: SheetMapping) -> None:
        """Show how the sheet is read."""
        self._sheet, self._mapping = sheet, mapping
        blocked = self.blockSignals(True)
        self.side.offer(column_options(sheet, 0))
        self.set_values(
            {
                "layout": mapping.layout,
                "year": mapping.year,
                "month": mapping.month or 0,
                "header": mapping.header + 1,
                "side": mapping.side,
                "person": mapping.person,
            }
        )
        self._suit()
        self.columns.show_columns(sheet, mapping.header, mapping.columns)
        self.blockSignals(blocked)

    def mapping(self) -> SheetMapping:
        """Return the layout as it stands; what cannot be read stays as it was, codes are not here."""
        before = self._mapping
        year, header = self.year.whole(), self.header.whole()
        return SheetMapping(
            layout=self.layout_choice.value() or before.layout,
            year=before.year if year is None else year,
            header=before.header if header is None else header - 1,
            side=self.side.value() or 0,
            month=self.month.value() or None,
            person=self.person.value(),
            columns=self.columns.chosen(),
        )

    def _edited(self) -> None:
        self._suit()
        self.edited.emit()

    def _suit(self) -> None:
        lines = self.layout_choice.value() is Layout.ROWS
        self.show_row("side", not lines)
        self.show_row("person", lines)
        self.columns.setVisible(lines)


class PeopleLayout(Form):
    """The layout of a list of people; ``edited`` tells that the user changed something."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._mapping = PeopleMapping(-1, {})
        self.header = self.row(
            _("Row with the headings"),
            NumberField(least=0, whole=True),
            field="header",
            help=_("0 when there is none."),
        )
        self.columns: ColumnForm[PersonColumn] = ColumnForm(_person_words())
        self.add(self.columns)
        self.changed.connect(self.edited.emit)
        self.columns.changed.connect(self.edited.emit)

    def show_mapping(self, sheet: Sheet, mapping: PeopleMapping) -> None:
        """Show how the sheet is read."""
        self._mapping = mapping
        blocked = self.blockSignals(True)
        self.set_values({"header": mapping.header + 1})
        self.columns.show_columns(sheet, mapping.header, mapping.columns)
        self.blockSignals(blocked)

    def mapping(self) -> PeopleMapping:
        """Return the layout as it stands; a row that cannot be read stays as it was."""
        header = self.header.whole()
        return PeopleMapping(self._mapping.header if header is None else header - 1, self.columns.chosen())


class JointLayout(Form):
    """What can be corrected where all the sheets of a file are read as one plan."""

    def __init__(self) -> None:
        super().__init__()
        self._before = EARLIEST
        self._year = self.row(
            _("Year of the first sheet"),
            NumberField(least=EARLIEST, most=LATEST, whole=True),
            field="year",
            help=_("Used where the dates do not say. To change more, choose one sheet above."),
        )

    def show_year(self, year: int) -> None:
        """Show the year the first sheet is read in."""
        self._before = year
        blocked = self.blockSignals(True)
        self.set_values({"year": year})
        self.blockSignals(blocked)

    def year(self) -> int:
        """Return the year; one that cannot be read stays as it was."""
        year = self._year.whole()
        return self._before if year is None else year


def _months() -> list[tuple[int, str]]:
    names = [(number, current().month_name(date(2026, number, 1))) for number in range(1, 13)]
    return [(0, _("as the plan says")), *names]


def _column_words() -> list[tuple[Column, str]]:
    return [
        (Column.DATE, _("Date")),
        (Column.ASSISTANT, _("Assistant")),
        (Column.HOURS, _("Hours or code")),
        (Column.START, _("From")),
        (Column.END, _("To")),
        (Column.END_DATE, _("Last day, if another")),
        (Column.NOTE, _("Note")),
    ]


def _person_words() -> list[tuple[PersonColumn, str]]:
    return [
        (PersonColumn.NAME, _("Name")),
        (PersonColumn.FIRST_NAME, _("First name")),
        (PersonColumn.LAST_NAME, _("Last name")),
        (PersonColumn.PHONE, _("Phone")),
        (PersonColumn.EMAIL, _("E-mail")),
        (PersonColumn.ADDRESS, _("Address")),
        (PersonColumn.POSTAL, _("Postal code and place")),
        (PersonColumn.BIRTH_DATE, _("Date of birth")),
        (PersonColumn.NUMBER, _("Employee number")),
        (PersonColumn.SKILLS, _("Skills")),
        (PersonColumn.LANGUAGES, _("Languages")),
        (PersonColumn.NOTES, _("Notes")),
    ]
