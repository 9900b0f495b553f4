"""The menu bar: five menus, each action with its key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from bpa_desk.language import CODES, NAMES, _
from bpa_desk.ui.actions import action
from bpa_desk.ui.kit import locking
from bpa_desk.ui.page import numbered
from bpa_desk.ui.tokens import PALETTES, TEXT_PERCENTS

if TYPE_CHECKING:
    from bpa_desk.ui.main_window import MainWindow


class Menus:
    """Builds a window's menus in the language in force; keeps undo, redo and the page's actions right."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        bar = window.menuBar()
        bar.clear()
        # Their words may name people ("Undo: …"), which must not outlive the open file.
        for old in bar.findChildren(QMenu):
            old.deleteLater()
        self.file = bar.addMenu(_("&File"))
        self.edit = bar.addMenu(_("&Edit"))
        self.view = bar.addMenu(_("&View"))
        self.go = bar.addMenu(_("&Go to"))
        self.help = bar.addMenu(_("&Help"))
        self.undo = self._made(self.edit, _("Undo"), window.undo, "Ctrl+Z")
        self.redo = self._made(self.edit, _("Redo"), window.redo, "Ctrl+Y")
        self.redo.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        self.edit.addSeparator()
        self._page_actions: list[QAction] = []
        self._fill_file()
        self._fill_view()
        self._fill_go()
        self._made(self.help, _("Help for this page"), window.show_help, "F1")
        if window.desk is not None:
            law = _("How we count: the law and our readings")
            self._made(self.help, law, window.show_law, "Ctrl+Shift+F1")
        self._made(self.help, _("About the program"), window.show_about)
        self.show_undo("", "")

    def show_undo(self, undo: str, redo: str) -> None:
        """Say in the menu what undo and redo would do."""
        self.undo.setText(_("Undo: {what}", what=undo) if undo else _("Undo"))
        self.undo.setEnabled(bool(undo))
        self.redo.setText(_("Redo: {what}", what=redo) if redo else _("Redo"))
        self.redo.setEnabled(bool(redo))

    def show_page_actions(self, actions: tuple[QAction, ...]) -> None:
        """Put the page's own actions in the Edit menu in place of the last page's."""
        for each in self._page_actions:
            self.edit.removeAction(each)
        self._page_actions = list(actions)
        self.edit.addActions(self._page_actions)

    def all_actions(self) -> list[QAction]:
        """Return every enabled action of the menus, for the command box and the list of keys."""
        found: list[QAction] = []
        for menu in (self.file, self.edit, self.view, self.go, self.help):
            found += _leaves(menu)
        return found

    def _fill_file(self) -> None:
        window = self._window
        for each in window.file_actions:
            self.file.addAction(each)
        if window.desk is not None:
            self._made(self.file, _("Bring an old plan along…"), window.bring_old_plan, "Ctrl+O")
        self.file.addSeparator()
        if window.can_lock:
            self._made(self.file, _("Lock"), window.lock_asked.emit, locking.KEY)
        self._made(self.file, _("Quit"), window.close, "Ctrl+Q")

    def _fill_view(self) -> None:
        window = self._window
        self._made(self.view, _("Fold or unfold the rail"), window.toggle_rail, "Ctrl+B")
        self._made(self.view, _("Show or hide the details"), window.toggle_inspector, "Ctrl+I")
        self._made(self.view, _("Next pane"), window.next_pane, "F6")
        self._made(self.view, _("Previous pane"), window.previous_pane, "Shift+F6")
        self.view.addSeparator()
        larger = self._made(self.view, _("Larger text"), lambda: window.step_text(1), "Ctrl++")
        larger.setShortcuts([QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")])
        self._made(self.view, _("Smaller text"), lambda: window.step_text(-1), "Ctrl+-")
        self._made(self.view, _("Normal text"), lambda: window.set_text(100), "Ctrl+0")
        settings = window.settings
        sizes = [(str(size), _("{n} %", n=size), partial(window.set_text, size)) for size in TEXT_PERCENTS]
        self._group(_("Text size"), sizes, str(settings.text_percent))
        palettes = [
            (name, _(each.title), partial(window.set_palette, name)) for name, each in PALETTES.items()
        ]
        self._group(_("Colours"), palettes, settings.palette)
        # Languages stand in their own words: who cannot read the present one must find their own.
        languages = [(code, NAMES[code], partial(window.set_language, code)) for code in CODES]
        self._group(_("Language"), languages, settings.language)

    def _fill_go(self) -> None:
        window = self._window
        self._made(self.go, _("Find and do anything"), window.open_command_box, "Ctrl+K")
        self._made(self.go, _("Back"), window.step_back, "Alt+Left")
        self.go.addSeparator()
        keys = {key: f"Ctrl+{number}" for key, number in numbered(window.pages).items()}
        for spec in window.pages:
            key = "Ctrl+," if spec.key == "settings" else keys.get(spec.key, "")
            self._made(self.go, _(spec.title), partial(window.go, spec.key), key)

    def _made(self, menu: QMenu, text: str, run: Callable[[], object], key: str = "") -> QAction:
        made = action(menu, text, run, key=key, everywhere=True)
        menu.addAction(made)
        return made

    def _group(
        self, title: str, choices: Sequence[tuple[str, str, Callable[[], object]]], chosen: str
    ) -> None:
        menu = self.view.addMenu(title)
        group = QActionGroup(menu)
        for value, text, run in choices:
            made = self._made(menu, text, run)
            made.setCheckable(True)
            made.setChecked(value == chosen)
            made.setToolTip(title)
            group.addAction(made)


def _leaves(menu: QMenu) -> list[QAction]:
    found: list[QAction] = []
    for each in menu.actions():
        under = each.menu()
        if isinstance(under, QMenu):
            found += _leaves(under)
        elif not each.isSeparator() and each.isEnabled():
            found.append(each)
    return found
