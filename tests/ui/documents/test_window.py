"""Documents in the real window: read and compared by keys, and nothing lost when it locks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from bpa_desk.services import ordning, papers
from bpa_desk.settings import Settings
from bpa_desk.storage.store import Store
from bpa_desk.ui.documents.page import DocumentsPage
from bpa_desk.ui.documents.versions import VersionsPanel
from bpa_desk.ui.main_window import MainWindow
from bpa_desk.ui.pages import PAGES
from bpa_desk.ui.session import Session

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot, store: Store, look: object) -> Iterator[MainWindow]:
    ordning.establish(store, "Nes")
    made = MainWindow(Settings(), [spec for spec in PAGES if spec.key in ("week", "documents")])
    qtbot.addWidget(made)
    made.show_session(Session(store))
    made.resize(1280, 800)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    made.drop_desk()


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focus(), key, held)


def test_what_is_being_typed_is_saved_when_the_window_locks(window: MainWindow, store: Store) -> None:
    made = papers.new_from_template(store, "nb")
    window.go("documents", {"document": made.id})
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_A, CONTROL)
    QTest.keyClicks(focus(), "Nattassistent")
    window.show_gate(QLabel("Lås opp"))
    assert papers.stillingsbeskrivelse(store, made.id).title == "Nattassistent"


def test_one_goes_in_reads_compares_and_comes_out_by_keys(window: MainWindow, store: Store) -> None:
    first = papers.new_from_template(store, "nb")
    papers.approve(store, first.id, date(2026, 12, 1))
    window.go("week")
    window.go("documents", {"document": first.id})
    page = window.page()
    assert isinstance(page, DocumentsPage)
    press(Qt.Key.Key_N, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_A, CONTROL)
    QTest.keyClicks(focus(), "Om ordningen")
    press(Qt.Key.Key_H, CONTROL)
    assert window.frame is not None
    panel = window.frame.inspector.panel
    assert isinstance(panel, VersionsPanel)
    assert "Inn: Om ordningen" in panel.lines
    assert window.step_back()
    while page.in_front.isVisible():
        assert window.step_back()
    assert focus() is page.table
    assert page.table.current_row().paper.version == 2  # type: ignore[union-attr]
