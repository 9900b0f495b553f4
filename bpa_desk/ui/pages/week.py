"""The page *Uke*: the rota by week, list, month and year, and all that is done to it."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bpa_desk.domain.finding import Severity
from bpa_desk.domain.shift import Shift
from bpa_desk.domain.time import monday
from bpa_desk.language import _, current, ngettext
from bpa_desk.language.formats import capital
from bpa_desk.services import clock, plans, rota, rota_spans
from bpa_desk.services.rota_spans import kind_of
from bpa_desk.ui import theme
from bpa_desk.ui.actions import action
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.kit.choices import ChoiceField
from bpa_desk.ui.kit.notice import Notice
from bpa_desk.ui.kit.views import Views
from bpa_desk.ui.page import Page, Place
from bpa_desk.ui.week import dialogs
from bpa_desk.ui.week.acts import AT_SHIFT, acts_of
from bpa_desk.ui.week.bar import WeekBar
from bpa_desk.ui.week.beside import Beside
from bpa_desk.ui.week.board import Board
from bpa_desk.ui.week.grid import WeekGrid
from bpa_desk.ui.week.hand import Hand
from bpa_desk.ui.week.list import ShiftList
from bpa_desk.ui.week.margins import CoverageStrip, HoursMargin
from bpa_desk.ui.week.month import MonthView
from bpa_desk.ui.week.prepared import Cell, Coverage
from bpa_desk.ui.week.strip import YearView
from bpa_desk.ui.week.unfinished import CellPlace, Unfinished

VIEWS = ("grid", "list", "month", "year")


class WeekPage(Page):
    """Shows one week at a time; every act is one undoable step."""

    watches = frozenset(
        {
            "shift",
            "assistant",
            "employment",
            "absence",
            "arrangement", "elsewhere", "course", "training",
            "need",
            "shift_type",
            "turnus",
            "agreement",
            "vedtak",
            "rota_plan",
            "ordning",
            "timesheet",
        }
    )
    help_topic = "week"
    at_pointer = AT_SHIFT

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Week"))
        self.board = Board(desk.session)
        self.destroyed.connect(self.board.close)
        self.hand = Hand(desk, self.board)
        self._first = monday(desk.session.read(clock.today))
        self._wanted = self._row = self._ask = self._at = ""
        self.beside = Beside(self.hand)
        self.bar = WeekBar(self.button_row)
        self.grid = WeekGrid(self.hand)
        self.hours = HoursMargin(self.grid)
        self.coverage = CoverageStrip(self.grid)
        self.list = ShiftList(self.hand)
        self.month = MonthView(self.board)
        self.year = YearView(self.board, desk)
        self._build()
        self._wire()

    def refresh(self) -> None:
        """Read the week and show it in the view in front."""
        week = self.board.week(self._first)
        middle = self._first + timedelta(days=3)
        titles = {"month": capital(current().month(middle)), "year": str(middle.year)}
        self.bar.show_title(titles.get(self.view(), week.title))
        self.nobody.setVisible(not self.board.registers.assistants)
        last = self._first + timedelta(days=6)
        self.bar.show_state(self.desk.session.read(plans.state, self._first, last))
        found = self.board.findings()
        unlawful = sum(each.severity.unlawful for each in found)
        others = sum(each.severity is Severity.ADVARSEL for each in found)
        told = [ngettext("{n} unlawful", "{n} unlawful", unlawful)] if unlawful else []
        told += [ngettext("{n} to look at", "{n} to look at", others)] if others else []
        self.bar.show_findings(unlawful, others, ", ".join(told))
        view = self.view()
        if view == "grid":
            self.grid.show_week(week)
            self.coverage.show_days(week.coverage)
        elif view == "list":
            self.list.show_shifts(self.board)
        elif view == "month":
            self.month.show_month(middle)
        else:
            self.year.show_year(middle)
        self._arrive()

    def view(self) -> str:
        """Return which view is in front: grid, list, month or year."""
        return VIEWS[self._views.currentIndex()]

    def show_view(self, name: str) -> None:
        """Put a view in front and move the focus into it."""
        self._front(name)
        self.refresh()
        focus = self.first_focus()
        if focus is not None:
            focus.setFocus()

    def _front(self, name: str) -> None:
        self._views.setCurrentIndex(VIEWS.index(name))
        blocked = self.choice.blockSignals(True)
        self.choice.set_value(name)
        self.choice.blockSignals(blocked)
        for each in self._switches:
            each.setChecked(each.objectName() == name)

    def go_to(self, day: date) -> None:
        """Show the week the day lies in."""
        first = monday(day)
        if first != self._first:
            self._first = first
            self.desk.inspect(None)
            self.refresh()
            self.desk.say(self.bar.title.text())

    def turn(self, by: int) -> None:
        """Go to the week, month or year before (-1) or after (+1), as the view in front counts."""
        middle = self._first + timedelta(days=3)
        if self.view() == "month":
            month = middle.year * 12 + middle.month - 1 + by
            self.go_to(date(month // 12, month % 12 + 1, 7))
        elif self.view() == "year":
            self.go_to(date(middle.year + by, middle.month, min(middle.day, 28)))
        else:
            self.go_to(self._first + timedelta(days=7 * by))

    def actions_here(self) -> tuple[QAction, ...]:
        """Return everything one can do here."""
        return self._actions

    def place(self) -> Place:
        """Return the week, the view and the shift one is at."""
        cell, part = self.grid.current_cell(), self.year.part.value() or ""
        at = {"at": cell.day.isoformat(), "assistant": cell.assistant or ""} if cell is not None else {}
        where = {"day": self._first.isoformat(), "view": self.view(), "part": part}
        return {**where, "shift": self.chosen_shift(), **at}

    def restore(self, place: Place) -> None:
        """Go to a day, a view and a shift."""
        view, day, shift = place.get("view"), place.get("day"), place.get("shift")
        if isinstance(shift, str) and shift and not day:
            held = self.desk.session.store.find(Shift, shift)
            day = self.board.zone.day(held.start).isoformat() if held is not None else None
        if isinstance(day, str):
            with suppress(ValueError):
                self._first = monday(date.fromisoformat(day))
        self._wanted, self._ask = _text(place, "shift"), _text(place, "ask")
        self._row, self._at = _text(place, "assistant"), _text(place, "at")
        part = place.get("part")
        if isinstance(part, str):
            self.year.show_part(part)
        if isinstance(view, str) and view in VIEWS:
            self._front(view)
        if self.isVisible() or self._ask:
            # Where room is short the details stand in place of the page, and what is asked for goes there.
            self.refresh()
        else:
            self._stale = True

    def keep_typed(self) -> None:
        """Keep what is half typed in a cell."""
        self.unfinished.keep()

    def first_focus(self) -> QWidget | None:
        """Return the view in front."""
        return {"grid": self.grid, "list": self.list.table, "month": self.month, "year": self.year}[
            self.view()
        ]

    def chosen_shift(self) -> str:
        """Return the id of the shift one is at, or an empty text."""
        if self.view() == "grid":
            return self.grid.current_shift()
        return self.list.current_shift() if self.view() == "list" else ""

    def chosen_shifts(self) -> list[str]:
        """Return the ids of the shifts in the chosen range of cells, or else of the one shift one is at."""
        many = self.grid.selected_cells() if self.view() == "grid" else []
        if sum(map(len, many)) > 1:
            return self.grid.selected_shifts()
        one = self.chosen_shift()
        return [one] if one else []

    def chosen_assistant(self) -> str | None:
        """Return whose row one is in, or None."""
        cell = self.grid.current_cell()
        return cell.assistant if cell is not None else None

    def step_back(self) -> bool:
        """Go back to the grid from another view."""
        if self.view() == "grid":
            return False
        self.show_view("grid")
        return True

    def _build(self) -> None:
        self.unfinished = Unfinished(self.desk, "cell:week", self.title, self.grid, _place_of, self._find)
        self.body.addWidget(self.unfinished)
        self.body.addWidget(self.bar)
        self.nobody = Notice(
            _("There are no assistants yet. Open shifts can be planned all the same."), "note"
        )
        self.nobody.offer(_("Add assistants"), lambda: self.desk.go("assistants"))
        self.nobody.hide()
        self.body.addWidget(self.nobody)
        grid = QWidget()
        across = QHBoxLayout()
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        left = QVBoxLayout()
        left.setSpacing(0)
        self.grid.setMinimumHeight(theme.current().target() * 4)
        left.addWidget(self.grid, 1)
        left.addWidget(self.coverage)
        across.addLayout(left, 1)
        across.addWidget(self.hours)
        grid.setLayout(across)
        self.choice = ChoiceField[str]()
        self.choice.setAccessibleName(_("View"))
        self._views = Views(grid, self.list, self.month, self.year)
        self.body.addWidget(self._views, 1)

    def _wire(self) -> None:
        self.bar.before.clicked.connect(lambda: self.turn(-1))
        self.bar.after.clicked.connect(lambda: self.turn(1))
        self.bar.today.clicked.connect(self.go_today)
        self.bar.findings.clicked.connect(self.next_finding)
        self.grid.opened.connect(self._open)
        self.grid.chosen.connect(self._chosen)
        self.list.opened.connect(self.beside.open)
        self.list.gap_opened.connect(self._fill)
        self.list.chosen.connect(self.beside.follow)
        self.coverage.fill_asked.connect(self.fill_gap)
        self.month.day_opened.connect(self._open_day)
        self.year.day_opened.connect(self._open_day)
        self.year.shift_opened.connect(self._open_shift)
        self._switches: list[QAction] = []
        for name, text, key in (
            ("grid", _("Week grid"), "F7"),
            ("list", _("List"), "F8"),
            ("month", _("Month"), "F9"),
            ("year", _("One person’s year"), "Shift+F9"),
        ):
            each = action(self, text, partial(self.show_view, name), key=key, name=name)
            each.setCheckable(True)
            each.setChecked(name == "grid")
            self._switches.append(each)
        acts = {each.objectName(): each for each in acts_of(self)}
        self.show_actions(acts["add"], primary=acts["add"], icons={"add": "plus"})
        self.button_row.most_lines = 1
        self.button_row.add_views(self._switches, ("week", "list", "month", "person"), self.choice)
        self.show_more(*(acts[name] for name in AT_SHIFT if name != "add"))
        acts["copy"].setIconText(_("Copy last week"))
        acts["publish"].setIconText(_("Publish"))
        self.bar.add_act(acts["publish"], "check")
        self.bar.add_act(acts["tell"], "mail")
        self.bar.add_act(acts["copy"], "copy")
        self.choice.offer([(each.objectName(), each.text()) for each in self._switches])
        self.choice.changed.connect(lambda: self.show_view(self.choice.value() or "grid"))
        self._actions = (*self._switches, *acts.values())

    def go_today(self) -> None:
        """Show the week of today."""
        self.go_to(self.desk.session.read(clock.today))

    def week_span(self) -> tuple[date, date]:
        """Return the first and last day shown."""
        return self._first, self._first + timedelta(days=6)

    def copy_week(self) -> None:
        """Copy the week before into this one; what is there already stays."""
        before = self._first - timedelta(days=7)
        outcome = self.desk.session.run(rota_spans.copy_span, before, before + timedelta(days=6), self._first)
        if outcome and outcome.value is not None and not outcome.value.made:
            self.desk.say(_("Nothing to copy: the week before is empty, or already here."))

    def fill_gap(self, day: Coverage) -> None:
        """Add an open shift for the first gap of the day."""
        gap, zone = day.gaps[0], self.board.zone
        self._fill((zone.at(day.day, gap.start), zone.at(day.day, gap.end)))

    def _fill(self, gap: tuple[int, int]) -> None:
        start, end = gap
        minute = self.board.zone.minute_of_day(start)
        kind = kind_of(minute, minute + end - start)
        outcome = self.desk.session.run(rota.add, None, start, end, kind=kind)
        if outcome and outcome.value is not None:
            self.select(outcome.value.id)

    def next_finding(self) -> None:
        """Go to the next shift with a finding, and open it."""
        keys = {key for each in self.board.findings() for key in each.shifts}
        ordered = [each.id for each in self.board.shifts() if each.id in keys]
        if not ordered:
            self.desk.say(_("The rules have nothing to say about this week."))
            return
        now = self.chosen_shift()
        follow = ordered[(ordered.index(now) + 1) % len(ordered)] if now in ordered else ordered[0]
        self.select(follow)
        self.beside.follow(follow)

    def select(self, shift: str) -> bool:
        """Go to the shift in the view in front; False when it is not there."""
        return self.list.select(shift) if self.view() == "list" else self.grid.select_shift(shift)

    def _open(self, cell: Cell, shift: str) -> None:
        if shift:
            self.beside.open(shift)
        else:
            dialogs.add_shift(self, cell)

    def _chosen(self, cell: Cell, shift: str) -> None:
        if shift and self.isVisible():
            self.beside.follow(shift)

    def _arrive(self) -> None:
        """Go to the shift or the person one was sent to, once the week is shown."""
        if self._row:
            self.grid.select_row(self._row)
            self.year.choose(self._row)
            self._row = ""
        if self._at:
            self.grid.show_day(date.fromisoformat(self._at))
            self._at = ""
        if self._ask == "tell":
            self._ask = ""
            self.beside.tell()
        if not self._wanted or not self.select(self._wanted):
            return
        shift, self._wanted = self._wanted, ""
        if self._ask == "who":
            self._ask = ""
            self.beside.who_can(shift)

    def _open_shift(self, shift: str) -> None:
        self.restore({"shift": shift, "view": "grid"})
        self.grid.setFocus()

    def _open_day(self, day: date) -> None:
        self._first = monday(day)
        self.show_view("grid")
        self.grid.show_day(day)

    def _find(self, place: CellPlace) -> tuple[str | None, date] | None:
        day = date.fromisoformat(str(place["day"]))
        self.go_to(day)
        self.show_view("grid")
        return str(place["assistant"]) or None, day


def _place_of(cell: Cell) -> CellPlace:
    return {"day": cell.day.isoformat(), "assistant": cell.assistant or ""}


def _text(place: Place, key: str) -> str:
    found = place.get(key)
    return found if isinstance(found, str) else ""
