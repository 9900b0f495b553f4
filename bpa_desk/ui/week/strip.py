"""One person's whole year, week below week, with the hours of the year."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bpa_desk.domain.time import monday
from bpa_desk.language import _, current
from bpa_desk.ui import theme
from bpa_desk.ui.kit.choices import ChoiceField
from bpa_desk.ui.kit.section import words
from bpa_desk.ui.week.board import Board
from bpa_desk.ui.week.calendar import CalendarView
from bpa_desk.ui.week.days import Days


class YearView(QWidget):
    """The year of the person chosen above it. Signal ``day_opened`` (date)."""

    day_opened = Signal(object)

    def __init__(self, board: Board) -> None:
        super().__init__()
        self._board = board
        self._days = Days(board)
        self._year = date.min
        self.person = ChoiceField[str]()
        self.person.setAccessibleName(_("Person"))
        label = words(_("Person"), "label")
        label.setBuddy(self.person)
        self.sum = words("", "soft")
        self.view = CalendarView(_("One person’s year"), 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        top = QHBoxLayout()
        top.setSpacing(theme.current().gap(2))
        for each in (label, self.person):
            top.addWidget(each)
        top.addWidget(self.sum, 1)
        box.addLayout(top)
        box.addWidget(self.view, 1)
        self.setFocusProxy(self.view)
        self.view.opened.connect(self.day_opened.emit)
        self.person.changed.connect(self._show)

    def choose(self, assistant: str | None) -> None:
        """Show this person."""
        if assistant:
            self.person.set_value(assistant)

    def show_year(self, day: date) -> None:
        """Show the year the day lies in."""
        self._year = day
        everyone = self._board.registers.assistants.values()
        self.person.offer([(each.id, each.name) for each in everyone if not each.archived])
        self._show()

    def _show(self) -> None:
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
