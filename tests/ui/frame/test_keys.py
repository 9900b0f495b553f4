"""No key means two things at once: what a page answers to and what the window answers to are apart."""

from __future__ import annotations

from collections import defaultdict

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from bpa_desk.app import pages
from bpa_desk.services import ordning
from bpa_desk.settings import Settings
from bpa_desk.storage.store import Store
from bpa_desk.ui.main_window import MainWindow
from bpa_desk.ui.session import Session
from tests.ui.conftest import Look


def test_no_key_means_two_things_on_a_page(qtbot: QtBot, look: Look, store: Store) -> None:
    ordning.establish(store, "Nes")
    window = MainWindow(Settings(), pages())
    qtbot.addWidget(window)
    window.show_session(Session(store))
    clashes = []
    for spec in window.pages:
        window.go(spec.key)
        page = window.page()
        assert page is not None
        # Actions of the window answer everywhere, those of the page while the focus is inside it.
        context = Qt.ShortcutContext.WindowShortcut
        everywhere = [each for each in window.findChildren(QAction) if each.shortcutContext() == context]
        held: defaultdict[str, set[str]] = defaultdict(set)
        for each in (*everywhere, *page.actions_here()):
            for key in each.shortcuts():
                held[key.toString()].add(each.text())
        clashes += [f"{spec.key}: {key} is {sorted(texts)}" for key, texts in held.items() if len(texts) > 1]
    window.drop_desk()
    assert clashes == []
