"""Pages not looked at for long are let go, and nothing one did on them is missed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QItemSelectionModel, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QHeaderView, QLineEdit
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from bpa_desk import language
from bpa_desk.app import pages
from bpa_desk.demo import NOW, open_demo
from bpa_desk.services import agreements, clock, trepartsavtale
from bpa_desk.settings import Settings
from bpa_desk.ui import resting
from bpa_desk.ui.frame import Frame
from bpa_desk.ui.main_window import MainWindow
from bpa_desk.ui.page import Page
from bpa_desk.ui.searching import RecordSearch
from bpa_desk.ui.session import Session
from bpa_desk.ui.trepart.page import TrepartPage
from tests.ui.conftest import Look

STAY = {"today", "week"}
"""Pages that are never let go: one is always near them."""


@pytest.fixture
def window(qtbot: QtBot, look: Look) -> Iterator[MainWindow]:
    language.use("nb")
    with clock.fixed(NOW), open_demo("nes") as store:
        made = MainWindow(Settings(language="nb"), pages())
        qtbot.addWidget(made)
        made.show_session(Session(store))
        made.resize(1280, 860)
        with qtbot.waitExposed(made):
            made.show()
        yield made
        made.drop_desk()


def frame_of(window: MainWindow) -> Frame:
    assert window.frame is not None
    return window.frame


def settle() -> None:
    """Let what follows a page come: its own timers, the tidying, and the end of what was let go."""
    for _turn in range(3):
        QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete.value))


def look_at(window: MainWindow, key: str) -> Page:
    window.go(key)
    settle()
    page = window.page()
    assert page is not None
    while not page.settled():
        QApplication.processEvents()
    settle()
    return page


def turnus_page(window: MainWindow) -> Any:
    return look_at(window, "turnus")


def away(window: MainWindow, key: str) -> None:
    """Look at another page, and once more at one that stays."""
    look_at(window, "hms" if key != "hms" else "avvik")
    look_at(window, "today")


def lists(page: Page) -> list[QAbstractItemView]:
    found = page.findChildren(QAbstractItemView)
    return [
        each for each in found
        if not isinstance(each, QHeaderView) and each.isVisible() and each.model().rowCount() > 1
    ]  # fmt: skip


def put_cursor(held: QAbstractItemView, row: int) -> None:
    """Choose one line alone: Qt asks which keys are held, and an earlier test may have left one down."""
    held.selectionModel().setCurrentIndex(
        held.model().index(row, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect
    )


def test_few_stay_built_and_changes_reach_those_that_do(window: MainWindow) -> None:
    frame, shown = frame_of(window), {}
    for spec in window.pages:
        shown[spec.key] = look_at(window, spec.key)
    gone = {key for key, page in shown.items() if not isValid(page)}
    assert {"assistants", "absences", "agreements", "turnus", "yearwheel", "inorder", "training"} <= gone
    assert not gone & STAY
    left = [key for key, page in frame._built.items() if page.made_anew]
    assert len(left) < len(gone), left
    latest = [key for key, page in shown.items() if type(page).made_anew][-resting.MOST :]
    assert left[-resting.MOST :] == latest
    assert set(frame._first_seen) == {key for key in frame._built if frame._built[key].made_anew}
    desk = window.desk
    assert desk is not None
    assert desk.session.run(agreements.set_reminder, 4)
    assert desk.session.undo()
    settle()


@pytest.fixture
def only_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the page looked at last stays built, that the test need not walk them all again and again."""
    monkeypatch.setattr(resting, "MOST", 1)


@pytest.mark.usefixtures("only_one")
def test_a_page_made_anew_is_as_one_left_it(window: MainWindow) -> None:
    let_go = set()
    for spec in window.pages:
        if spec.key in STAY:
            continue
        page = look_at(window, spec.key)
        for held in lists(page)[:1]:
            put_cursor(held, 1)
        settle()
        left = resting.seen(page)
        away(window, spec.key)
        if isValid(page):
            assert look_at(window, spec.key) is page
            continue
        let_go.add(spec.key)
        again = look_at(window, spec.key)
        assert again is not page
        now = resting.seen(again)
        # In which order Qt names them is its own affair.
        assert not Counter(now.held) - Counter(left.held), spec.key
        assert (len(now.held), sorted(now.cursors), now.place) == (
            len(left.held), sorted(left.cursors), left.place
        ), spec.key  # fmt: skip
    assert {"turnus", "handover", "inorder", "training"} <= let_go
    assert len(let_go) >= 12, let_go


@pytest.mark.usefixtures("only_one")
def test_what_was_typed_or_turned_on_a_page_keeps_it(window: MainWindow, qtbot: QtBot) -> None:
    page = look_at(window, "assistants")
    field = page.findChildren(QLineEdit)[0]
    qtbot.keyClicks(field, "ka")
    away(window, "assistants")
    assert look_at(window, "assistants") is page
    assert field.text() == "ka"
    field.clear()
    box = next(each for each in page.findChildren(QAbstractButton) if each.isCheckable() and each.isVisible())
    before = box.isChecked()
    box.click()
    assert box.isChecked() is not before
    away(window, "assistants")
    assert look_at(window, "assistants") is page
    assert box.isChecked() is not before


def test_words_at_the_foot_are_of_the_page_in_sight(window: MainWindow) -> None:
    said = frame_of(window).status.announcer
    assert window.desk is not None
    [held] = window.desk.session.read(trepartsavtale.agreements)
    window.go("trepartsavtale", {"section": f"open:{held.id}"})
    page = look_at(window, "trepartsavtale")
    assert isinstance(page, TrepartPage)
    told = page.view.status.text()
    assert (said.text(), said.isVisible()) == (told, True)
    look_at(window, "avvik")
    assert said.isHidden()
    frame_of(window)._let_go("trepartsavtale")
    settle()
    assert not isValid(page)
    # Made anew at the version one left, it says again what it shows; what is found by Ctrl+K is not its own.
    look_at(window, "trepartsavtale")
    assert said.text() == told
    next(iter(RecordSearch(window.desk)("trapp"))).run()
    settle()
    assert frame_of(window).key != "trepartsavtale"
    assert said.isHidden()
    window.go("trepartsavtale", {"section": f"open:{held.id}"})
    assert said.text() == told
    look_at(window, "trepartsavtale").step_back()
    assert said.isHidden()


@pytest.mark.usefixtures("only_one")
def test_the_grunnturnus_made_anew_is_at_the_same_cell_of_the_same_week(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = turnus_page(window)
    page.go_to_week(1)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right):
        qtbot.keyClick(page.grid, key)
    place, chosen = page.place(), page.grid.current_cell()
    assert (place["week"], place["weekday"], place["assistant"]) == (1, 2, chosen.assistant)
    away(window, "turnus")
    assert not isValid(page)
    page = turnus_page(window)
    assert (page.place(), page.grid.current_cell()) == (place, chosen)
    page.switch()
    page.sums.people.setCurrentIndex(page.sums.people.model().index(2, 0))
    away(window, "turnus")
    again = turnus_page(window)
    assert again.sums.isVisible()
    assert again.sums.people.currentIndex().row() == 2
    assert again.sums_action.text() == "Vis rutenettet"
    page = again
    page.switch()
    # Days chosen together, and what is half typed, keep the page as it is.
    qtbot.keyClick(page.grid, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    chosen = {(each.row(), each.column()) for each in page.grid.selectedIndexes()}
    assert len(chosen) == 2
    away(window, "turnus")
    assert turnus_page(window) is page
    assert {(each.row(), each.column()) for each in page.grid.selectedIndexes()} == chosen
    qtbot.keyClick(page.grid, Qt.Key.Key_Left)
    qtbot.keyClicks(page.grid, "8-1")
    away(window, "turnus")
    assert turnus_page(window) is page


@pytest.mark.usefixtures("only_one")
def test_the_year_wheel_made_anew_is_at_the_same_entry(window: MainWindow) -> None:
    page: Any = look_at(window, "yearwheel")
    page._show_year(page.year + 1)
    page._show_year(page.year - 1)
    at = page.table.currentIndex().row()
    page.table.setCurrentIndex(page.table.model().index(at - 1, 0))
    place = page.place()
    away(window, "yearwheel")
    assert not isValid(page)
    again: Any = look_at(window, "yearwheel")
    assert again.place() == place
    again.kinds.setCurrentIndex(1)
    settle()
    away(window, "yearwheel")
    assert look_at(window, "yearwheel") is again
