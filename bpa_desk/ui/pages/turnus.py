"""The grunnturnus: one week of the cycle in the grid, its sums, and the way from pattern to rota."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from bpa_desk.domain.time import monday
from bpa_desk.domain.turnus import Turnus
from bpa_desk.language import _, current, ngettext
from bpa_desk.services import clock, people, rollout, turnus, turnus_summary
from bpa_desk.services.identity import new_id
from bpa_desk.ui import theme
from bpa_desk.ui.actions import action
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.kit.buttons import Button, IconButton
from bpa_desk.ui.kit.choices import ChoiceField
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.kit.flow import FlowLayout
from bpa_desk.ui.kit.notice import EmptyState
from bpa_desk.ui.kit.section import Heading, words
from bpa_desk.ui.kit.views import Views
from bpa_desk.ui.page import Page, Place
from bpa_desk.ui.turnus import forms, sums
from bpa_desk.ui.turnus.board import PatternBoard
from bpa_desk.ui.turnus.grid import PatternGrid
from bpa_desk.ui.turnus.hand import PatternHand
from bpa_desk.ui.week.margins import CoverageStrip, HoursMargin
from bpa_desk.ui.week.prepared import Cell
from bpa_desk.ui.week.unfinished import CellPlace, Unfinished


class TurnusPage(Page):
    """Lays out the pattern the rota is made from."""

    watches = frozenset(
        {
            "turnus",
            "turnus_line",
            "assistant",
            "employment",
            "shift_type",
            "need",
            "vedtak",
            "agreement",
            "ordning",
            "course",
            "training",
        }
    )
    help_topic = "turnus"
    made_anew = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Grunnturnus"))
        self.board = PatternBoard(desk.session)
        self.hand = PatternHand(desk, self.board)
        self._key = ""
        self._week = 0
        self._build()
        self._act()

    def refresh(self) -> None:
        """Show the chosen turnus, or the one in force, as it stands now."""
        read = self.desk.session.read
        everyone = read(turnus.turnuses)
        if self._key not in {each.id for each in everyone}:
            now = read(turnus.turnus_on, read(clock.today))
            self._key = (now or everyone[0]).id if everyone else ""
        self._pages.setCurrentIndex(0 if everyone else 1)
        in_front = self._views.currentIndex()
        self.sums_action.setText(_("Show the sums") if in_front == 0 else _("Show the grid"))
        for each in self._needing:
            each.setEnabled(bool(everyone))
        if not self._key:
            return
        self.choice.blockSignals(True)
        self.choice.offer([(each.id, _title(each)) for each in everyone])
        self.choice.set_value(self._key)
        self.choice.blockSignals(False)
        self.board.choose(self._key)
        pattern = self.board.pattern
        self._week = min(self._week, pattern.weeks - 1)
        week = self.board.week(self.board.monday_of(self._week))
        self.week_title.setText(_("Week {week} of {weeks}", week=self._week + 1, weeks=pattern.weeks))
        self.grid.show_week(week)
        self.coverage.show_days(week.coverage)
        self.line.setText(sums.week_line(self.board.sums(self._week)))
        self._tell_findings()
        if self._views.currentIndex() == 1:
            self._show_sums(pattern)

    def actions_here(self) -> tuple[QAction, ...]:
        """Return everything one can do here."""
        return self._actions

    def place(self) -> Place:
        """Return which turnus, week and view one is at, and where in each of them."""
        cell = self.grid.current_cell()
        where = self._place_of(cell) if cell is not None else {"turnus": self._key, "week": self._week}
        rows = [each.currentIndex().row() for each in self.sums.tables]
        where |= {"part": self.grid.painter.part, "rows": rows}
        return {**where, "sums": self._views.currentIndex() == 1}

    def restore(self, place: Place) -> None:
        """Go to the turnus, week and view, and to the cell or row; or make the first turnus."""
        key, week = place.get("turnus"), place.get("week")
        self._key = key if isinstance(key, str) else ""
        self._week = max(0, week) if isinstance(week, int) else 0
        self._views.setCurrentIndex(1 if place.get("sums") is True else 0)
        self.note_change(frozenset({"*"}))
        self.freshen()
        if place.get("new") is True and not self._key:
            self.new()
        day, part, rows = place.get("weekday"), place.get("part"), place.get("rows")
        if self._key == key and self._week == week and isinstance(day, int) and isinstance(part, int):
            self.grid.choose(str(place.get("assistant")) or None, day, part)
        if isinstance(rows, list):
            for table, row in zip(self.sums.tables, rows, strict=False):
                if isinstance(row, int) and 0 <= row < table.model().rowCount():
                    table.setCurrentIndex(table.model().index(row, 0))

    def keep_typed(self) -> None:
        """Keep what is half typed in a cell."""
        self.unfinished.keep()

    def first_focus(self) -> QWidget | None:
        """Return the grid, or the one button while there is no turnus."""
        if self._pages.currentIndex() == 1:
            return self.empty.step
        return self.grid if self._views.currentIndex() == 0 else self.sums.people

    def step_back(self) -> bool:
        """Go back from the sums to the grid."""
        if self._views.currentIndex() == 0:
            return False
        self.switch()
        return True

    def go_to_week(self, week: int) -> None:
        """Show a week of the cycle; past the last comes the first."""
        if self._key:
            self._week = week % self.board.pattern.weeks
            self.refresh()
            self.desk.say(self.week_title.text())

    def switch(self) -> None:
        """Change between the grid and the sums."""
        if not self._key:
            return
        self._views.setCurrentIndex(1 - self._views.currentIndex())
        self.refresh()
        focus = self.first_focus()
        if focus is not None:
            focus.setFocus()

    def new(self) -> None:
        """Open a new turnus of six weeks from next Monday."""
        first = monday(self._today()) + timedelta(days=7)
        fresh = Turnus(new_id(), "", 6, first, first)
        self._open(forms.turnus_dialog(self, self.desk.session, fresh, self._today), fresh.id)

    def change(self) -> None:
        """Open name, weeks and days of the turnus."""
        self._open(forms.turnus_dialog(self, self.desk.session, self.board.pattern, self._today))

    def copy_week(self) -> None:
        """Ask which weeks shall be like the one shown."""
        if self.board.pattern.weeks > 1:
            self._open(forms.copy_dialog(self, self.desk.session, self.board.pattern, self._week))
        else:
            self.desk.say(_("The turnus has only one week."))

    def phases(self) -> None:
        """Open each person's phase."""
        everybody = [(each.id, each.name) for each in self.desk.session.read(people.assistants)]
        self._open(forms.phases_dialog(self, self.desk.session, self.board.pattern, everybody))

    def roll_out(self) -> None:
        """Open rolling out, with the time after what is rolled out already."""
        pattern = self.board.pattern
        until = self.desk.session.read(rollout.rolled_out_until, pattern.id)
        self._open(forms.roll_out_dialog(self, self.desk.session, pattern, until, self._today))

    def change_from(self) -> None:
        """Open changing the turnus from a day on, and go to the copy."""
        pattern = self.board.pattern
        self._open(forms.change_from_dialog(self, self.desk.session, pattern, self._today, self._show))

    def remove(self) -> None:
        """Delete the turnus if nothing has been rolled out from it."""
        self.desk.session.run(turnus.remove_turnus, self._key)

    def _build(self) -> None:
        self._build_bar()
        self.sums = sums.SumsView()
        self._views = Views(self._laid_grid(), self.sums)
        full = QWidget()
        box = QVBoxLayout(full)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.current().gap(2))
        self.unfinished = Unfinished(
            self.desk, "cell:turnus", self.title, self.grid, self._place_of, self._find
        )
        for each in (self.unfinished, self._bar):
            box.addWidget(each)
        box.addWidget(self._views, 1)
        self.empty = EmptyState(
            _("No turnus yet"),
            _(
                "A turnus is the pattern that repeats: who works when, for 1–26 weeks. Lay it out once and "
                "roll it out as far as you like."
            ),
            _("Make the first turnus"),
            self.new,
        )
        self._pages = QStackedLayout()
        self.body.addLayout(self._pages, 1)
        self._pages.addWidget(full)
        self._pages.addWidget(self.empty)

    def _build_bar(self) -> None:
        self.choice: ChoiceField[str] = ChoiceField()
        self.choice.setSizeAdjustPolicy(self.choice.SizeAdjustPolicy.AdjustToContents)
        self.choice.setAccessibleName(_("Turnus"))
        self.choice.changed.connect(self._choose)
        self.before = IconButton("chevron-left", _("Week before"), "Ctrl+PgUp")
        self.after = IconButton("chevron-right", _("Week after"), "Ctrl+PgDown")
        self.week_title = Heading("", 2)
        self.line = words("", "soft")
        self.found = Button("", "quiet")
        self.found.setToolTip(_("Show what the rules say about the whole turnus."))
        self.found.clicked.connect(self.switch)
        for label in (self.week_title, self.line):
            label.setWordWrap(False)
            label.setMinimumHeight(theme.current().target())
            label.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self._bar = QWidget()
        flow = FlowLayout(self._bar, theme.current().gap(2))
        for each in (self.choice, self.before, self.week_title, self.after, self.line, self.found):
            flow.addWidget(each)

    def _laid_grid(self) -> QWidget:
        self.grid = PatternGrid(self.hand)
        self.grid.setMinimumHeight(theme.current().target() * 4)
        self.hours = HoursMargin(self.grid)
        self.coverage = CoverageStrip(self.grid)
        self.coverage.setAccessibleDescription(_("When somebody is missing in this week of the turnus."))
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.grid, 1)
        left.addWidget(self.coverage)
        held = QWidget()
        across = QHBoxLayout(held)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addLayout(left, 1)
        across.addWidget(self.hours)
        return held

    def _act(self) -> None:
        self.sums_action = self._acts(
            "sums",
            _("Show the sums"),
            self.switch,
            "F7",
            _("Hours for each person and week, and what the rules say."),
        )
        roll = self._acts(
            "roll", _("Roll out"), self.roll_out, "Ctrl+Shift+R", _("Make dated shifts from the turnus.")
        )
        new = self._acts("new", _("New turnus"), self.new, "Ctrl+N")
        change = self._acts(
            "change",
            _("Change the turnus"),
            self.change,
            "Ctrl+E",
            _("Name, number of weeks, first and last day."),
        )
        copy = self._acts(
            "copy", _("Copy the week"), self.copy_week, "Ctrl+Shift+C", _("Make other weeks like this one.")
        )
        phases = self._acts(
            "phases",
            _("Shift people"),
            self.phases,
            "Ctrl+Shift+F",
            _("Let people share a pattern, some weeks apart."),
        )
        later = self._acts(
            "from",
            _("Change from a day on"),
            self.change_from,
            "Ctrl+Shift+E",
            _("Keep what has been, and go on with another pattern."),
        )
        gone = self._acts(
            "remove", _("Delete the turnus"), self.remove, "", _("Only a turnus that was never rolled out.")
        )
        back = self._acts("before", _("Week before"), lambda: self.go_to_week(self._week - 1), "Ctrl+PgUp")
        on = self._acts("after", _("Week after"), lambda: self.go_to_week(self._week + 1), "Ctrl+PgDown")
        self.before.clicked.connect(back.trigger)
        self.after.clicked.connect(on.trigger)
        self._needing = (self.sums_action, roll, change, copy, phases, later, gone, back, on)
        self._actions = (new, *self._needing)
        self.show_actions(roll, self.sums_action, primary=roll, icons={"sums": "list", "roll": "turnus"})
        self.show_more(new, copy, phases, change, later, gone)

    def _acts(self, name: str, text: str, run: Callable[[], object], key: str, explain: str = "") -> QAction:
        return action(self, text, run, key=key, name=name, explain=explain)

    def _choose(self) -> None:
        key = self.choice.value()
        if key is not None and key != self._key:
            self._key, self._week = key, 0
            self.refresh()

    def _tell_findings(self) -> None:
        found = self.board.findings()
        unlawful = sum(each.severity.unlawful for each in found)
        others = len(found) - unlawful
        told = [ngettext("{n} unlawful", "{n} unlawful", unlawful)] if unlawful else []
        told += [ngettext("{n} to look at", "{n} to look at", others)] if others else []
        self.found.setVisible(bool(found) and self._views.currentIndex() == 0)
        self.found.use_icon("error" if unlawful else "warning")
        self.found.setText(", ".join(told))
        self._bar.updateGeometry()

    def _show_sums(self, pattern: Turnus) -> None:
        summary = self.desk.session.read(turnus_summary.summary, pattern.id)
        names = {each.id: each.name for each in self.desk.session.read(people.assistants, None)}
        phases = {each.assistant: each.weeks for each in pattern.phases}
        found = self.desk.session.read(turnus_summary.findings, pattern.id)
        self.sums.show_sums(summary, names, phases, found)

    def _open(self, dialog: DraftDialog, key: str = "") -> None:
        if key:
            dialog.accepted.connect(partial(self._show, key))
        dialog.open()

    def _show(self, key: str) -> None:
        self._key, self._week = key, 0
        self.refresh()
        self.grid.setFocus()

    def _place_of(self, cell: Cell) -> CellPlace:
        where = {"week": self._week, "weekday": cell.day.weekday(), "assistant": cell.assistant or ""}
        return {"turnus": self._key, **where}

    def _find(self, place: CellPlace) -> tuple[str | None, date] | None:
        week, weekday = place["week"], place["weekday"]
        if not isinstance(week, int) or not isinstance(weekday, int):
            return None
        self._key, self._week = str(place["turnus"]), week
        self._views.setCurrentIndex(0)
        self.refresh()
        if (self._key, self._week) != (place["turnus"], week):
            return None
        return str(place["assistant"]) or None, self.board.monday_of(week) + timedelta(days=weekday)

    def _today(self) -> date:
        return self.desk.session.read(clock.today)


def _title(pattern: Turnus) -> str:
    language = current()
    start = language.date_numeric(pattern.start)
    if pattern.end is None:
        return _("{name}, from {start}", name=pattern.name, start=start)
    return _(
        "{name}, {start} to {end}", name=pattern.name, start=start, end=language.date_numeric(pattern.end)
    )
