"""The week in the real window, by keyboard alone: type, see what is wrong, mend it, take it back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from bpa_desk.domain.shift import Shift
from bpa_desk.settings import Settings
from bpa_desk.storage.store import Store
from bpa_desk.ui.inspector import Panel
from bpa_desk.ui.main_window import MainWindow
from bpa_desk.ui.pages import PAGES
from bpa_desk.ui.pages.week import WeekPage
from bpa_desk.ui.session import Session
from bpa_desk.ui.week.panel import ShiftPanel
from tests.ui.week.conftest import MONDAY

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def window(qtbot: QtBot, people: Store, look: object) -> Iterator[MainWindow]:
    made = MainWindow(Settings(), [spec for spec in PAGES if spec.key == "week"])
    qtbot.addWidget(made)
    made.show_session(Session(people))
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


def shown(window: MainWindow) -> Panel | None:
    assert window.frame is not None
    return window.frame.inspector.panel


def write(text: str) -> None:
    for letter in text:
        QTest.keyClicks(focus(), letter)


def test_a_short_rest_is_typed_seen_explained_mended_and_taken_back(
    window: MainWindow, people: Store
) -> None:
    page = window.page()
    assert isinstance(page, WeekPage)
    page.grid.setFocus()
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_Down)
    write("15-23")
    press(Qt.Key.Key_Tab)
    write("7-15")
    assert "9" in page.grid.hint.label.text() or "8" in page.grid.hint.label.text()
    press(Qt.Key.Key_Return)
    assert len(people.all(Shift)) == 2
    assert page.bar.findings.isVisible()
    press(Qt.Key.Key_F4)
    press(Qt.Key.Key_F4)
    early = page.chosen_shift()
    press(Qt.Key.Key_Return)
    assert window.frame is not None
    panel = window.frame.inspector.panel
    assert isinstance(panel, ShiftPanel)
    assert panel.shift == early
    assert focus() is panel.person
    panel.start.setFocus()
    panel.start.selectAll()
    write("10")
    press(Qt.Key.Key_Tab)
    assert people.zone.minute_of_day(people.get(Shift, early).start) == 600
    assert "10-8" not in " ".join(each.law for each in page.board.findings_of(early))
    page.grid.setFocus()
    press(Qt.Key.Key_Z, CONTROL)
    assert people.zone.minute_of_day(people.get(Shift, early).start) == 420
    press(Qt.Key.Key_Z, CONTROL)
    press(Qt.Key.Key_Z, CONTROL)
    assert people.all(Shift) == []
    press(Qt.Key.Key_Y, CONTROL)
    assert len(people.all(Shift)) == 1


def test_the_inspector_follows_once_it_is_open_and_closes_with_its_shift(
    window: MainWindow, people: Store
) -> None:
    page = window.page()
    assert isinstance(page, WeekPage)
    page.grid.setFocus()
    write("8-12 16-20")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Up)
    assert shown(window) is None
    press(Qt.Key.Key_Return)
    panel = shown(window)
    assert isinstance(panel, ShiftPanel)
    first = panel.shift
    page.grid.setFocus()
    press(Qt.Key.Key_Space)
    assert shown(window) is panel
    assert panel.shift != first
    press(Qt.Key.Key_Delete)
    assert people.all(Shift) == []
    assert shown(window) is None


def test_a_page_that_is_gone_no_longer_listens(window: MainWindow, people: Store, qtbot: QtBot) -> None:
    page = window.page()
    assert isinstance(page, WeekPage)
    listening = len(people.observers)
    other = WeekPage(page.desk)
    assert len(people.observers) > listening
    other.deleteLater()
    qtbot.waitUntil(lambda: len(people.observers) == listening)
    assert page.week_span()[0] == MONDAY


@pytest.mark.parametrize("field", ["note", "end", "reason"])
def test_what_is_half_typed_beside_the_week_is_kept_when_the_file_is_locked(
    window: MainWindow, people: Store, field: str
) -> None:
    page = window.page()
    assert isinstance(page, WeekPage)
    page.grid.setFocus()
    write("15-23")
    press(Qt.Key.Key_Tab)
    write("7-15")
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Left)
    press(Qt.Key.Key_Return)
    panel = shown(window)
    assert isinstance(panel, ShiftPanel)
    getattr(panel, field).setFocus()
    if field == "end":
        panel.end.selectAll()
    write("16" if field == "end" else "avtalt")
    window.keep_drafts()
    held = people.get(Shift, panel.shift)
    kept = {"note": held.note, "reason": held.reason, "end": people.zone.minute_of_day(held.end)}
    assert kept[field] == (16 * 60 if field == "end" else "avtalt")
