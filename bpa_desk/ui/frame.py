"""What stands below the menus while an ordning is open: rail, page, inspector, undo bar and status line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from bpa_desk.ui import theme
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.inspector import Inspector, Panel
from bpa_desk.ui.kit.announce import Announcer
from bpa_desk.ui.kit.section import words
from bpa_desk.ui.page import Page, PageSpec
from bpa_desk.ui.rail import Rail
from bpa_desk.ui.undo_bar import ProgressBar, UndoBar

if TYPE_CHECKING:
    from bpa_desk.ui.resting import Seen

PAGE_LEAST, INSPECTOR_LEAST = 420, 300
"""Pixels at 100 % that a page and the inspector need to stand side by side."""


class StatusLine(QFrame):
    """Lasting facts at the foot, each a label a screen reader can come to; and the window's announcer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        gap = theme.current().gap(2)
        row = QHBoxLayout(self)
        row.setContentsMargins(gap * 2, gap // 2, gap * 2, gap // 2)
        row.setSpacing(gap * 2)
        self.announcer = Announcer()
        row.addWidget(self.announcer, 1)
        row.addStretch(0)
        self._row = row
        self._facts: dict[str, QLabel] = {}
        self.announcer.hide()

    def show_fact(self, key: str, text: str) -> None:
        """Show or take away a fact."""
        if key not in self._facts:
            self._facts[key] = words("", "soft", wrap=False)
            self._row.addWidget(self._facts[key])
        self._facts[key].setText(text)
        self._facts[key].setVisible(bool(text))


class Frame(QWidget):
    """Builds each page when it is first shown, and keeps the panes fitting at any width and text size."""

    def __init__(self, desk: Desk, pages: Sequence[PageSpec], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._specs = {spec.key: spec for spec in pages}
        # Those looked at last stand last.
        self._built: dict[str, Page] = {}
        self._first_seen: dict[str, Seen] = {}
        self._tidying = QTimer(self, singleShot=True, interval=0)
        self._tidying.timeout.connect(self._tidy)
        self._last_focus: dict[int, QWidget] = {}
        self._wants_inspector = False
        self.key = ""
        self.rail = Rail(pages, desk.settings.rail_folded, self)
        self.stack = QStackedWidget(self)
        self.inspector = Inspector(self)
        self.inspector.closed.connect(self._inspector_closed)
        self.undo_bar = UndoBar(self)
        self.undo_bar.closed.connect(self._focus_page)
        self.progress = ProgressBar(self)
        self.status = StatusLine(self)
        self._lay()
        self.inspector.hide()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._note_focus)

    def page(self) -> Page | None:
        """Return the page in sight."""
        return self._built.get(self.key)

    def show_page(self, key: str) -> Page:
        """Show the page, built now if it is the first time; KeyError for an unknown one."""
        page = self._built.pop(key, None)
        if page is not None:
            self._built[key] = page
        else:
            page = self._built[key] = self._specs[key].factory(self._desk)
            page.setAccessibleName(page.title)
            self.stack.addWidget(page)
            stored = self._desk.settings.places.get(key)
            if isinstance(stored, dict) and stored:
                page.restore(stored)
        moved = key != self.key
        self.key = key
        last = self._last_focus.get(id(page))
        self.stack.setCurrentWidget(page)
        # When the page before goes, Qt lets the focus fall on whatever is first here: nobody chose that.
        self._last_focus.pop(id(page), None)
        if last is not None:
            self._last_focus[id(page)] = last
        self.rail.show_current(key)
        page.freshen()
        if moved:
            self._focus_page()
        if page.made_anew or len(self._built) > 1:
            self._tidying.start()
        return page

    def note_change(self, kinds: frozenset[str]) -> None:
        """Let the pages that are built, and the inspector, know what changed."""
        for page in self._built.values():
            page.note_change(kinds)
        self.inspector.note_change(kinds)
        if self.inspector.panel is None:
            self.fit()

    def inspect(self, panel: Panel | None, enter: bool = False) -> None:
        """Show the panel beside the page, or empty the inspector; ``enter`` moves the focus into it."""
        if panel is None:
            self.inspector.clear()
            self._wants_inspector = False
        elif self.inspector.show_panel(panel):
            self._wants_inspector = True
        self.fit()
        if enter and self.inspector.isVisible():
            self._last_focus.pop(id(self.inspector), None)
            self._enter(self.inspector)

    def toggle_inspector(self) -> None:
        """Show or hide the inspector; showing it empty says what it is for."""
        self._wants_inspector = self.inspector.isHidden()
        self.fit()
        if self._wants_inspector:
            self._enter(self.inspector)
        else:
            self._focus_page()

    def say(self, text: str, urgent: bool) -> None:
        """Say something in the status line and to screen readers."""
        self.status.announcer.say(text, urgent)

    def fit(self) -> None:
        """Show the inspector beside the page where both have room, else in its place."""
        if (
            self.inspector.panel is None
            and not self.inspector.isHidden()
            and self.key
            and not self._wants_inspector
        ):
            self.inspector.hide()
        now = theme.current().scale
        room = self.width() - self.rail.width()
        narrow = room < (PAGE_LEAST + INSPECTOR_LEAST) * now
        self.inspector.setVisible(self._wants_inspector)
        self.stack.setVisible(not (narrow and self._wants_inspector))
        if self._wants_inspector and not narrow:
            wide = max(round(INSPECTOR_LEAST * now), self._desk.settings.inspector_width)
            wide = min(wide, room - round(PAGE_LEAST * now))
            self._split.setSizes([room - wide, wide])

    def move_pane(self, steps: int) -> None:
        """Move the focus to the next pane in sight, where one was in it last."""
        panes = self._panes()
        focused = QApplication.focusWidget()
        inside = [each is focused or (focused is not None and each.isAncestorOf(focused)) for each in panes]
        at = inside.index(True) if True in inside else -1
        self._enter(panes[(at + steps) % len(panes)])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the panes to the new width."""
        super().resizeEvent(event)
        self.fit()

    def _lay(self) -> None:
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(8)
        self._split.addWidget(self.stack)
        self._split.addWidget(self.inspector)
        self._split.setStretchFactor(0, 1)
        self._split.setStretchFactor(1, 0)
        self._split.splitterMoved.connect(self._keep_width)
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._split, 1)
        gap = theme.current().gap(2)
        bars = QVBoxLayout()
        bars.setContentsMargins(gap, 0, gap, gap // 2)
        bars.addWidget(self.progress)
        bars.addWidget(self.undo_bar)
        middle.addLayout(bars)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self.rail)
        across.addLayout(middle, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(across, 1)
        outer.addWidget(self.status)

    def _tidy(self) -> None:
        """Let the pages go that were looked at longest ago, where nothing is lost with them."""
        from bpa_desk.ui import resting

        page = self.page()
        if page is not None and page.made_anew and self.key not in self._first_seen:
            if page.settled():
                self._first_seen[self.key] = resting.seen(page)
            else:
                self._tidying.start()
        anew = [key for key, each in self._built.items() if each.made_anew]
        for key in anew[: -resting.MOST]:
            if resting.may_go(self._built[key], self._first_seen.get(key)):
                self._let_go(key)

    def _let_go(self, key: str) -> None:
        page = self._built.pop(key)
        self._desk.settings.places[key] = dict(page.place())
        self._first_seen.pop(key)
        self._last_focus.pop(id(page), None)
        self.stack.removeWidget(page)
        page.deleteLater()

    def _keep_width(self, _place: int, _index: int) -> None:
        self._desk.settings.inspector_width = self.inspector.width()

    def _panes(self) -> list[QWidget]:
        page = self.page()
        panes: list[QWidget | None] = [page, self.inspector, self.undo_bar, self.rail]
        return [each for each in panes if each is not None and each.isVisible()]

    def _enter(self, pane: QWidget) -> None:
        if pane is self.rail:
            self.rail.take_focus()
            return
        last = self._last_focus.get(id(pane))
        page = pane if isinstance(pane, Page) else None
        target = last or (page.first_focus() if page is not None else None)
        try:
            usable = target is not None and target.isVisibleTo(self) and target.isEnabled()
        except RuntimeError:  # the widget is gone
            usable = False
        if usable and target is not None:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        # In the inspector the panel comes before the button that closes it.
        within = self.inspector.panel if pane is self.inspector and self.inspector.panel is not None else pane
        for each in within.findChildren(QWidget):
            if each.isVisibleTo(self) and each.isEnabled() and each.focusPolicy() & Qt.FocusPolicy.TabFocus:
                each.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    def _focus_page(self) -> None:
        page = self.page()
        if page is not None and not page.isHidden():
            self._enter(page)

    def _inspector_closed(self) -> None:
        self._wants_inspector = False
        self.fit()
        self._focus_page()

    def _note_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None:
            return
        for pane in self._panes():
            if pane.isAncestorOf(new):
                self._last_focus[id(pane)] = new
