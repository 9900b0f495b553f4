"""The month at a glance: who works when, what is missing, and what the rules say, day by day."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bpa_desk.domain.time import monday, month_end
from bpa_desk.language import _
from bpa_desk.ui.week.board import Board
from bpa_desk.ui.week.calendar import CalendarView
from bpa_desk.ui.week.days import Days


class MonthView(QWidget):
    """One month of everybody. Signal ``day_opened`` (date)."""

    day_opened = Signal(object)

    def __init__(self, board: Board) -> None:
        super().__init__()
        self._days = Days(board)
        self.view = CalendarView(_("Month"), 3)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.view)
        self.setFocusProxy(self.view)
        self.view.opened.connect(self.day_opened.emit)

    def show_month(self, day: date) -> None:
        """Show the month the day lies in, with whole weeks."""
        first = day.replace(day=1)
        last = month_end(first)
        start = monday(first)
        end = monday(last) + timedelta(days=6)
        days = self._days.between(start, end, inside=(first, last))
        self.view.show_weeks([tuple(days[at : at + 7]) for at in range(0, len(days), 7)], day)
