"""The page *Årshjul*: a year's duties and everything that falls due, as a wheel and as a list."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from bpa_desk.domain.year_wheel import YearEntry
from bpa_desk.export.year_wheel import kind_word
from bpa_desk.language import _, current
from bpa_desk.services import year_tasks, year_wheel
from bpa_desk.ui import theme
from bpa_desk.ui.actions import action
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.inspector import Panel
from bpa_desk.ui.kit.buttons import IconButton
from bpa_desk.ui.kit.choices import ChoiceField
from bpa_desk.ui.kit.notice import EmptyState
from bpa_desk.ui.kit.section import words
from bpa_desk.ui.kit.table import Listing, Table
from bpa_desk.ui.page import Place
from bpa_desk.ui.pages.register import RegisterPage
from bpa_desk.ui.today.duties import page_action, place_at
from bpa_desk.ui.yearwheel import dialogs
from bpa_desk.ui.yearwheel.list import year_table
from bpa_desk.ui.yearwheel.panel import EntryPanel, Offer
from bpa_desk.ui.yearwheel.wheel import YearWheel

WHEEL_FROM = 212
"""The width in steps of the spacing from which the wheel stands beside the list."""
ALL, LEFT = "", "left"
ICONS = {
    "new": "plus", "done": "good", "open": "expand", "layout": "turnus",
    "papers": "print",
}  # fmt: skip


class YearWheelPage(RegisterPage[YearEntry]):
    """One year at a time; duties are moved, ticked off and removed, all else is mended where it belongs."""

    watches = frozenset({"*"})
    help_topic = "yearwheel"
    subject = "entry"
    made_anew = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Year wheel"))
        self.year = self.today().year
        self._entries: list[YearEntry] = []
        self._first_time = True
        self._make_actions()
        self.show_actions(
            self.done_action, self.open_action, self.new_action, self.layout_action, self.papers_action,
            primary=self.done_action, icons=ICONS,
        )  # fmt: skip
        self._build()

    def note_change(self, kinds: frozenset[str]) -> None:
        """Re-read after every change: each part of the program has its dates."""
        super().note_change(frozenset({"*"}) if kinds else kinds)

    def refresh(self) -> None:
        """Show the year as it stands now."""
        read = self.desk.session.read
        self._entries = read(year_wheel.entries, self.year)
        self.retitle(_("Year wheel {year}", year=str(self.year)))
        self._offer_kinds()
        self.wheel.show_year(self.year, self._entries, self.today())
        wanted = self.kinds.value() or ALL
        rows = [
            each for each in self._entries
            if wanted == ALL or each.kind == wanted or (wanted == LEFT and each.open and not each.over)
        ]  # fmt: skip
        laid_out = any(each.task is not None for each in self._entries)
        self.layout_action.setVisible(bool(read(year_tasks.proposals, self.year, current().code)))
        self.layout_action.setText(
            _("Bring back what was removed") if laid_out else _("Lay out {year}", year=str(self.year))
        )
        self.show_register(rows, laid_out or bool(self._entries))
        if self._first_time:
            self._first_time = False
            self._choose_next()

    def actions_here(self) -> tuple[QAction, ...]:
        """Return the page's actions."""
        return self._actions

    def place(self) -> Place:
        """Return the year, and which entry is current."""
        return {"year": self.year, **super().place()}

    def restore(self, place: Place) -> None:
        """Go to a year or an entry."""
        key, year = place.get(self.subject), place.get("year")
        if isinstance(key, str) and key.startswith("year:") and key[5:].isdecimal():
            year = int(key[5:])
        if isinstance(key, str):
            found = [each for each in self.desk.session.read(year_tasks.tasks) if each.id == key]
            year = found[0].year if found else year
        if isinstance(year, int) and year_tasks.FIRST_YEAR <= year <= year_tasks.LAST_YEAR:
            self._show_year(year)
        super().restore(place)

    def panel_of(self, row: YearEntry) -> Panel:
        """Return the entry's details."""
        return EntryPanel(self.desk, partial(self._found, row.key), self._offers)

    def suit(self) -> None:
        """Let the actions fit the current entry."""
        row = self.table.current_row()
        own = row is not None and row.task is not None
        for each in (self.done_action, self.edit_action, self.earlier, self.later, self.remove_action):
            each.setEnabled(own)
        self.done_action.setText(
            _("Not done after all") if row is not None and not row.open else _("Tick off")
        )
        self.open_action.setEnabled(row is not None and bool(row.page))
        if row is not None:
            self.wheel.choose(row.day.month)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the wheel beside the list where there is room; the list says the same."""
        super().resizeEvent(event)
        self.beside.setVisible(self.width() >= theme.current().gap(WHEEL_FROM))

    def tick(self) -> None:
        """Tick the current duty off, or take that back."""
        row = self.table.current_row()
        if row is not None and row.task is not None:
            self.desk.session.run(year_tasks.set_done, row.key, row.open)

    def open_row(self, row: YearEntry | None = None) -> None:
        """Go where the current entry is done; a duty with no such place is opened itself."""
        row = row or self.table.current_row()
        if row is None:
            return
        if row.page and row.page != year_tasks.PAGE:
            self.desk.go(row.page, place_at(row.page, row.subject) if row.subject else {})
        elif row.subject.startswith("year:"):
            self.restore({self.subject: row.subject})
        elif row.task is not None:
            self._edit()

    def _build(self) -> None:
        table = year_table(self.today)
        table.opened.connect(self.open_row)
        table.deleted.connect(lambda _row: self._remove())
        empty = EmptyState(
            _("A year that remembers for you"),
            _(
                "Lay the year out, and what comes again every year is found under its month: talks, "
                "rounds, holiday, plans. Move, add and remove as you like. What has a date elsewhere is "
                "here too."
            ),
            _("Lay out the year"),
            self.lay_out_year,
        )
        self.lay_out(table, Listing(table), empty)

    def lay_out(
        self, table: Table[YearEntry], listing: Listing[YearEntry], empty: EmptyState, *below: QWidget
    ) -> None:
        """Put the wheel and the list beside each other, and the empty state behind them."""
        self.table, self.listing, self.empty = table, listing, empty
        table.chosen.connect(self._show_panel)
        now = theme.current()
        full = QWidget()
        outer = QVBoxLayout(full)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(now.gap(2))
        outer.addWidget(self._years())
        across = QHBoxLayout()
        across.setSpacing(now.gap(5))
        outer.addLayout(across, 1)
        self.beside = QWidget()
        left = QVBoxLayout(self.beside)
        left.setContentsMargins(0, 0, 0, 0)
        self.wheel = YearWheel()
        self.wheel.chosen.connect(self._choose_month)
        self.wheel.opened.connect(lambda _month: table.setFocus())
        left.addWidget(self.wheel)
        left.addWidget(words(_("✓ done   ○ not done yet   △ overdue   – passed"), "soft"))
        left.addStretch(1)
        across.addWidget(self.beside)
        across.addWidget(listing, 1)
        for each in below:
            outer.addWidget(each)
        self._stack = QStackedLayout()
        self.body.addLayout(self._stack, 1)
        self._stack.addWidget(full)
        self._stack.addWidget(empty)

    def _years(self) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        before, after = IconButton("chevron-left", _("The year before")), IconButton(
            "chevron-right", _("The year after")
        )
        before.clicked.connect(lambda: self._show_year(self.year - 1))
        after.clicked.connect(lambda: self._show_year(self.year + 1))
        self.kinds: ChoiceField[str] = ChoiceField([(ALL, _("Everything"))])
        self.kinds.setAccessibleName(_("Show"))
        self.kinds.changed.connect(self.refresh)
        for each in (before, after, self.kinds):
            across.addWidget(each)
        across.addStretch(1)
        return row

    def _offer_kinds(self) -> None:
        kinds = list(dict.fromkeys(each.kind for each in self._entries))
        named = sorted(((each, kind_word(each, current())) for each in kinds), key=lambda pair: pair[1])
        self.kinds.offer([(ALL, _("Everything")), (LEFT, _("Only what is left")), *named])

    def _make_actions(self) -> None:
        make = partial(action, self)
        self.done_action = make(_("Tick off"), self.tick, key="Ctrl+D", name="done")
        self.open_action = make(_("Go where it is done"), self.open_row, key="Ctrl+Return", name="open")
        self.new_action = make(_("New duty"), self._new, key="Ctrl+N", name="new")
        self.edit_action = make(_("Change the duty"), self._edit, key="F2", name="edit")
        self.earlier = make(_("A month earlier"), partial(self._move, -1), key="Alt+Up", name="earlier")
        self.later = make(_("A month later"), partial(self._move, 1), key="Alt+Down", name="later")
        self.remove_action = make(_("Delete the duty"), self._remove, key="Ctrl+Del", name="remove")
        self.layout_action = make(_("Lay out the year"), self.lay_out_year, name="layout")
        self.papers_action = make(_("Write for the wall"), partial(self._papers, False), key="Ctrl+P",
                                  name="papers")  # fmt: skip
        self.private_action = make(_("Write everything, for yourself"), partial(self._papers, True),
                                   name="private")  # fmt: skip
        self._actions = (
            self.done_action, self.open_action, self.new_action, self.edit_action, self.earlier, self.later,
            self.remove_action, self.layout_action, self.papers_action, self.private_action,
        )  # fmt: skip

    def lay_out_year(self) -> None:
        """Add what the year lacks of the year before or of the template."""
        self.desk.session.run(year_tasks.lay_out, self.year, current().code)

    def _show_year(self, year: int) -> None:
        self.year = min(year_tasks.LAST_YEAR, max(year_tasks.FIRST_YEAR, year))
        self.refresh()
        self._choose_next()

    def _choose_next(self) -> None:
        today = self.today()
        rows = self.table.rows_model.rows
        left = [each for each in rows if each.open and not each.over and each.day >= today.replace(day=1)]
        if rows:
            self.table.select((left or rows)[0].key)

    def _found(self, key: str) -> YearEntry | None:
        return next((each for each in self._entries if each.key == key), None)

    def _offers(self, row: YearEntry) -> list[Offer]:
        found: list[Offer] = []
        if row.task is not None:
            found.append((self.done_action.text(), "good", self.tick))
        if row.page and row.page != year_tasks.PAGE:
            found.append((page_action(row.page), "expand", self.open_row))
        if row.task is not None:
            found += [
                (_("Change"), "edit", self._edit),
                (_("A month earlier"), "chevron-up", partial(self._move, -1)),
                (_("A month later"), "chevron-down", partial(self._move, 1)),
                (_("Delete"), "trash", self._remove),
            ]
        return found

    def _choose_month(self, month: int) -> None:
        shown = [each for each in self.table.rows_model.rows if each.day.month == month]
        if shown:
            self.table.select(shown[0].key)

    def _new(self) -> None:
        session = self.desk.session
        fresh = session.read(year_tasks.fresh, self.year, self.wheel.month)
        dialog = dialogs.task_dialog(self, session, fresh, fresh=True)
        dialog.accepted.connect(lambda: self.table.select(fresh.id))
        dialog.open()

    def _edit(self) -> None:
        row = self.table.current_row()
        if row is not None and row.task is not None:
            dialogs.task_dialog(self, self.desk.session, row.task).open()

    def _move(self, months: int) -> None:
        row = self.table.current_row()
        if row is not None and row.task is not None:
            self.desk.session.run(year_tasks.move, row.key, months)
            self.table.select(row.key)

    def _remove(self) -> None:
        row = self.table.current_row()
        if row is not None and row.task is not None:
            self.desk.session.run(year_tasks.remove, row.key)

    def _papers(self, personal: bool) -> None:
        dialogs.papers_dialog(self, self.desk, self.year, personal).open()
