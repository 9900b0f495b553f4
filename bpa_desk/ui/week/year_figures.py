"""One person's year in figures: each against its limit, and beside it what it is made of."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bpa_desk.domain.time import Zone
from bpa_desk.domain.year_weeks import PersonYear
from bpa_desk.language import _, current
from bpa_desk.services.year import Figure, Line, Unit, figures
from bpa_desk.ui import theme
from bpa_desk.ui.kit.rows import Column
from bpa_desk.ui.kit.section import Heading
from bpa_desk.ui.kit.table import Table
from bpa_desk.ui.week.year_strip import YearStrip


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure as a row."""

    figure: Figure

    @property
    def id(self) -> str:
        """The figure's key."""
        return self.figure.key

    @property
    def label(self) -> str:
        """What the figure is."""
        return current().message(self.figure.label)

    @property
    def value(self) -> str:
        """The figure itself."""
        return _amount(self.figure.total, self.figure.unit)

    @property
    def limit(self) -> str:
        """What it is measured against."""
        figure = self.figure
        if figure.limit is None:
            return ""
        amount = _amount(figure.limit, figure.unit)
        return _("of {amount}", amount=amount) if figure.least else _("at most {amount}", amount=amount)

    @property
    def state(self) -> str:
        """Whether it is within the limit."""
        if self.figure.limit is None:
            return ""
        if self.figure.over:
            return _("Some are missing") if self.figure.least else _("Over the limit")
        return _("Within")

    @property
    def icon(self) -> str:
        """The mark beside the state."""
        return "" if self.figure.limit is None else "error" if self.figure.over else "good"


@dataclass(frozen=True, slots=True)
class LineRow:
    """One thing behind a figure as a row."""

    number: int
    line: Line
    text: str
    day: str
    amount: str


class YearFigures(QWidget):
    """The strip, the figures, and what lies behind the one chosen.

    Signals: ``day_opened`` (date), ``shift_opened`` (id).
    """

    day_opened = Signal(object)
    shift_opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.strip = YearStrip()
        self.table: Table[FigureRow] = Table(
            _("The year in figures"),
            [
                Column(_("Figure"), lambda row: row.label, sort=lambda row: row.id, stretch=True),
                Column(_("Amount"), lambda row: row.value, figures=True),
                Column(_("Limit"), lambda row: row.limit),
                Column(_("State"), lambda row: row.state, icon=lambda row: row.icon),
            ],
            empty=_("There is no work in this year."),
        )
        self.heading = Heading("", 3)
        self.lines: Table[LineRow] = Table(
            _("What lies behind the figure"),
            [
                Column(_("What"), lambda row: row.text, sort=lambda row: row.number, stretch=True),
                Column(_("Day"), lambda row: row.day, sort=lambda row: row.line.day),
                Column(
                    _("Amount"), lambda row: row.amount, sort=lambda row: row.line.amount or 0, figures=True
                ),
            ],
            key=lambda row: row.number,
            empty=_("Nothing lies behind this figure."),
        )
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.current().gap(2))
        box.addWidget(self.strip)
        box.addWidget(self.table, 3)
        box.addWidget(self.heading)
        box.addWidget(self.lines, 2)
        self.table.chosen.connect(self._show_lines)
        self.table.opened.connect(lambda _row: self.lines.setFocus())
        self.lines.opened.connect(self._open)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus on to the figures; a focus proxy would keep Tab from the year above them."""
        super().focusInEvent(event)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_year(self, held: PersonYear | None, zone: Zone) -> None:
        """Show the figures of the year, keeping the one that was chosen."""
        self.strip.show_year(held)
        found = figures(held, zone) if held is not None and held.weeks else ()
        self.table.show_rows(FigureRow(each) for each in found)
        self._show_lines(self.table.current_row())

    def _show_lines(self, row: FigureRow | None) -> None:
        language = current()
        self.heading.setText(_("Behind: {figure}", figure=row.label) if row is not None else "")
        self.heading.setVisible(row is not None)
        self.lines.setVisible(row is not None)
        shown = row.figure.lines if row is not None else ()
        self.lines.show_rows(
            LineRow(
                number,
                each,
                language.message(each.text),
                language.date(each.day),
                "" if each.amount is None else language.hours(each.amount),
            )
            for number, each in enumerate(shown)
        )

    def _open(self, row: LineRow) -> None:
        if row.line.shifts:
            self.shift_opened.emit(row.line.shifts[0])
        else:
            self.day_opened.emit(row.line.day)


def _amount(value: int | None, unit: Unit) -> str:
    if value is None:
        return ""
    return current().hours(value) if unit is Unit.MINUTES else str(value)
