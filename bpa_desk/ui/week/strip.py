"""One person's whole year: week below week as a calendar, or in figures against the law's limits."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from bpa_desk.domain.time import monday
from bpa_desk.language import _, current
from bpa_desk.ui import theme
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.kit.buttons import button
from bpa_desk.ui.kit.choices import ChoiceField
from bpa_desk.ui.kit.flow import FlowLayout
from bpa_desk.ui.kit.section import words
from bpa_desk.ui.week.board import Board
from bpa_desk.ui.week.calendar import CalendarView
from bpa_desk.ui.week.days import Days
from bpa_desk.ui.week.year_figures import YearFigures

CALENDAR, FIGURES = "calendar", "figures"


class YearView(QWidget):
    """The year of the person chosen above it. Signals: ``day_opened`` (date), ``shift_opened`` (id)."""

    day_opened = Signal(object)
    shift_opened = Signal(str)

    def __init__(self, board: Board, desk: Desk) -> None:
        super().__init__()
        self._board, self._desk = board, desk
        self._days = Days(board)
        self._year = date.min
        self.person = ChoiceField[str]()
        self.person.setAccessibleName(_("Person"))
        label = words(_("Person"), "label")
        label.setBuddy(self.person)
        self.sum = words("", "soft")
        self.view = CalendarView(_("One person’s year"), 1)
        self.figures = YearFigures()
        self.part = ChoiceField[str]([(CALENDAR, _("As a calendar")), (FIGURES, _("In figures"))])
        self.part.setAccessibleName(_("Show the year"))
        self.paper = button(_("Extra hours on paper…"), self._write_extra, icon="download")
        self.paper.setToolTip(_("Hours beyond the position in twelve months (aml. § 14-4 a)."))
        self.paper.hide()
        self._parts = QStackedWidget()
        for each in (self.view, self.figures):
            self._parts.addWidget(each)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        held = QWidget()
        top = FlowLayout(held, theme.current().gap(2))
        for widget in (label, self.person, self.part, self.paper):
            top.addWidget(widget)
        box.addWidget(held)
        box.addWidget(self.sum)
        box.addWidget(self._parts, 1)
        self.view.opened.connect(self.day_opened.emit)
        self.figures.day_opened.connect(self.day_opened.emit)
        self.figures.shift_opened.connect(self.shift_opened.emit)
        self.part.changed.connect(self._turn)
        self.person.changed.connect(self._show)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus on to the part in sight; a focus proxy would keep Tab from what is above it."""
        super().focusInEvent(event)
        part = self.figures if self.part.value() == FIGURES else self.view
        part.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, assistant: str | None) -> None:
        """Show this person."""
        if assistant:
            self.person.set_value(assistant)

    def show_part(self, part: str) -> None:
        """Show the year as a calendar or in figures."""
        self.part.set_value(part)

    def show_year(self, day: date) -> None:
        """Show the year the day lies in."""
        self._year = day
        everyone = self._board.registers.assistants.values()
        self.person.offer([(each.id, each.name) for each in everyone if not each.archived])
        self._show()

    def _turn(self) -> None:
        figures = self.part.value() == FIGURES
        self._parts.setCurrentWidget(self.figures if figures else self.view)
        self.paper.setVisible(figures)
        self._show()

    def _show(self) -> None:
        if self._year == date.min:
            return
        if self.part.value() == FIGURES:
            self._show_figures()
        chosen = self.person.value()
        first, last = date(self._year.year, 1, 1), date(self._year.year, 12, 31)
        end = monday(last) + timedelta(days=6)
        days = self._days.between(monday(first), end, inside=(first, last), assistant=chosen or "")
        self.view.show_weeks([tuple(days[at : at + 7]) for at in range(0, len(days), 7)], self._year)
        minutes, weekends = self._days.year_sum(chosen or "", first, last)
        told = _(
            "{year}: {hours} planned or worked, {weekends} weekends",
            year=first.year,
            hours=current().hours(minutes),
            weekends=weekends,
        )
        self.sum.setText(told if chosen else _("There are no assistants yet."))

    def _write_extra(self) -> None:
        from bpa_desk.ui.people.size_papers import write_extra_hours  # the week does without it

        chosen, today = self.person.value(), self._board.registers.today
        # A year that is over is counted to its end; this one up to today.
        claimed = min(today, date(self._year.year + 1, 1, 1))
        if chosen:
            write_extra_hours(self, self._desk, chosen, claimed)

    def _show_figures(self) -> None:
        chosen = self.person.value()
        held = self._board.year(chosen, self._year.year) if chosen else None
        self.figures.show_year(held, self._board.zone)
