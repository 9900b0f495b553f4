"""A finding explained beside the week: reached by keyboard, its numbers told, its ways taken as one step."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from bpa_desk import language
from bpa_desk.domain.finding import Severity
from bpa_desk.domain.shift import Shift
from bpa_desk.language import CODES
from bpa_desk.services import ordning
from bpa_desk.settings import Settings
from bpa_desk.storage.store import Store
from bpa_desk.ui.explain.bar import SumBar
from bpa_desk.ui.explain.line import TimeLine
from bpa_desk.ui.explain.list import FindingsPanel
from bpa_desk.ui.explain.panel import ExplainPanel
from bpa_desk.ui.inspector import Panel
from bpa_desk.ui.kit.buttons import Button
from bpa_desk.ui.kit.table import Table
from bpa_desk.ui.main_window import MainWindow
from bpa_desk.ui.pages import PAGES
from bpa_desk.ui.pages.week import WeekPage
from bpa_desk.ui.session import Session
from bpa_desk.ui.week.panel import ShiftPanel
from tests.ui.audit import problems
from tests.ui.conftest import Look
from tests.ui.week.conftest import Fill

W = TypeVar("W", bound=QWidget)
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot, people: Store, look: Look) -> Iterator[MainWindow]:
    """The real window with the week and the agreements."""
    made = MainWindow(Settings(language="en"), [each for each in PAGES if each.key in ("week", "agreements")])
    qtbot.addWidget(made)
    made.show_session(Session(people))
    made.resize(1280, 800)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    made.drop_desk()


def told(widget: QWidget) -> str:
    parts = [each.text() for each in widget.findChildren(QLabel)]
    return " ".join(parts).replace("\N{NO-BREAK SPACE}", " ")


def part(widget: QWidget, kind: type[W]) -> W:
    found = widget.findChild(kind)
    assert isinstance(found, kind)
    return found


def panel(window: MainWindow) -> Panel:
    assert window.frame is not None
    shown = window.frame.inspector.panel
    assert shown is not None
    return shown


def week(window: MainWindow) -> WeekPage:
    page = window.page()
    assert isinstance(page, WeekPage)
    return page


def at(window: MainWindow, shift: Shift) -> None:
    assert week(window).select(shift.id)
    week(window).grid.setFocus()


def explained(window: MainWindow) -> ExplainPanel:
    shown = panel(window)
    assert isinstance(shown, ExplainPanel)
    return shown


def test_what_is_marked_is_explained_by_one_key(window: MainWindow, fill: Fill) -> None:
    fill("kari", 1, "15-23")
    (early,) = fill("kari", 2, "7-15")
    at(window, early)
    QTest.keyClick(week(window).grid, Qt.Key.Key_F1, CONTROL)
    said = told(explained(window))
    assert "Daily rest" in said
    assert "Partly our reading of the law. Two demands must be met: eleven hours between" in said
    assert "aml. § 10-8 (1) «Daglig og ukentlig arbeidsfri»" in said
    assert "Time off there is: 8 h" in said
    assert "Time off that is needed: 11 h" in said
    assert "Missing: 3 h" in said
    assert "Shorter rest against compensating rest" in said
    assert "The employer and the tillitsvalgt sign" in said
    line = part(explained(window), TimeLine)
    assert "Time off: Tue 24 Nov 23:00 – Wed 25 Nov 07:00, 8 h" in line.accessibleName().replace(
        "\N{NO-BREAK SPACE}", " "
    )


def test_a_way_out_taken_there_is_one_step_and_the_page_says_that_it_is_in_order(
    window: MainWindow, people: Store, fill: Fill
) -> None:
    fill("kari", 1, "15-23")
    (early,) = fill("kari", 2, "7-15")
    before = people.all(Shift)
    at(window, early)
    QTest.keyClick(week(window).grid, Qt.Key.Key_F1, CONTROL)
    shown = explained(window)
    assert shown.ways is not None
    assert shown.ways.toggle.hasFocus()
    QTest.keyClick(shown.ways.toggle, Qt.Key.Key_Space)
    done = next(each for each in shown.ways.findChildren(Button) if each.text() == "Do this")
    QTest.keyClick(done, Qt.Key.Key_Space)
    assert not [each for each in week(window).board.findings() if each.rule == "HVILE-1"]
    assert "This is in order now" in told(explained(window))
    week(window).desk.session.undo()
    assert people.all(Shift) == before
    assert "Time off there is: 8 h" in told(explained(window))


def test_from_the_shift_and_back_again(window: MainWindow, fill: Fill) -> None:
    fill("kari", 1, "15-23")
    (early,) = fill("kari", 2, "7-15")
    at(window, early)
    QTest.keyClick(week(window).grid, Qt.Key.Key_Return)
    shift_panel = panel(window)
    assert isinstance(shift_panel, ShiftPanel)
    wanted = "Explain with the numbers"
    button = next(each for each in shift_panel.findChildren(Button) if each.text() == wanted)
    assert button.accessibleName().startswith("Explain with the numbers: Kari Nordmann has 8")
    QTest.keyClick(button, Qt.Key.Key_Space)
    shown = explained(window)
    assert shown.back is not None
    assert shown.back.hasFocus()
    QTest.keyClick(shown.back, Qt.Key.Key_Space)
    back = panel(window)
    assert isinstance(back, ShiftPanel)
    assert back.shift == early.id


def test_all_findings_are_listed_and_a_person_without_a_marked_shift_too(
    window: MainWindow, fill: Fill
) -> None:
    for day in range(6):
        fill("ola", day, "8-14")
    fill("ola", 6, "14-20")
    grid = week(window).grid
    grid.select_row("kari")
    said: list[str] = []
    week(window).desk.say_asked.connect(lambda text, _urgent: said.append(text))
    QTest.keyClick(grid, Qt.Key.Key_F1, CONTROL)
    assert said == ["The rules have nothing to say here."]
    QTest.keyClick(grid, Qt.Key.Key_F4, SHIFT)
    listed = panel(window)
    assert isinstance(listed, FindingsPanel)
    assert len(listed.buttons) == len(week(window).board.findings()) > 1
    assert listed.buttons[0].hasFocus()
    QTest.keyClick(listed.buttons[0], Qt.Key.Key_Space)
    shown = explained(window)
    assert "Weekly rest" in told(shown)
    assert shown.back is not None
    QTest.keyClick(shown.back, Qt.Key.Key_Space)
    assert isinstance(panel(window), FindingsPanel)


def test_a_sum_opens_to_its_days_and_they_lead_to_the_week(window: MainWindow, fill: Fill) -> None:
    for day in range(5):
        fill("kari", day, "8-17")
    page = week(window)
    page.grid.select_row("kari")
    QTest.keyClick(page.grid, Qt.Key.Key_F4, SHIFT)
    listed = panel(window)
    assert isinstance(listed, FindingsPanel)
    wanted = next(each for each in listed.buttons if "so 7" in each.accessibleName())
    wanted.click()
    shown = explained(window)
    bar = part(shown, SumBar)
    assert bar.accessibleName().replace("\N{NO-BREAK SPACE}", " ") == "45 h, which is 7 h over 38 h"
    table = part(shown, Table)
    QAbstractItemModelTester(table.rows_model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    amounts = [row.amount.replace("\N{NO-BREAK SPACE}", " ") for row in table.rows_model.rows]
    assert amounts == ["9 h"] * 5
    gone: list[tuple[str, object]] = []
    page.desk.go_asked.connect(lambda key, place: gone.append((key, place)))
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert gone[0][0] == "week"


def test_the_agreement_that_would_cure_it_can_be_registered_from_there(
    window: MainWindow, people: Store, fill: Fill
) -> None:
    fill("kari", 1, "15-23")
    (early,) = fill("kari", 2, "7-15")
    at(window, early)
    QTest.keyClick(week(window).grid, Qt.Key.Key_F1, CONTROL)
    gone: list[tuple[str, object]] = []
    week(window).desk.go_asked.connect(lambda key, place: gone.append((key, place)))
    wanted = "Register such an agreement"
    next(each for each in explained(window).findChildren(Button) if each.text() == wanted).click()
    assert gone == [("agreements", {"new": "10-8-3", "assistant": "kari"})]


def test_without_a_tariff_agreement_it_is_said_that_nobody_can_agree(
    window: MainWindow, people: Store, fill: Fill
) -> None:
    ordning.change(people, tariff_bound=False)
    fill("kari", 1, "15-23")
    (early,) = fill("kari", 2, "7-15")
    at(window, early)
    QTest.keyClick(week(window).grid, Qt.Key.Key_F1, CONTROL)
    assert "No agreement this employer can make would allow it." in told(explained(window))
    found = [each.severity for each in week(window).board.findings() if each.rule == "HVILE-1"]
    assert found == [Severity.FEIL]


@pytest.mark.parametrize(("palette", "percent"), [("light", 100), ("contrast", 200)])
@pytest.mark.parametrize("code", CODES)
def test_the_page_is_named_and_whole(
    qtbot: QtBot, window: MainWindow, fill: Fill, look: Look, code: str, palette: str, percent: int
) -> None:
    for day in range(6):
        fill("ailu", day, "7-19")
    fill("ailu", 6, "9-12 20-23")
    look(palette, percent)
    language.use(code)
    page = week(window)
    QTest.keyClick(page.grid, Qt.Key.Key_F4, SHIFT)
    assert window.frame is not None
    inspector = window.frame.inspector
    QApplication.processEvents()
    qtbot.waitUntil(lambda: problems(inspector) == [])
    count = len(page.board.findings())
    for number in range(count):
        listed = panel(window)
        assert isinstance(listed, FindingsPanel)
        listed.buttons[number].click()
        shown = explained(window)
        for each in shown.findChildren(Button):
            if each.isCheckable():
                each.click()
        qtbot.waitUntil(lambda: problems(inspector) == [])
        assert shown.minimumSizeHint().width() <= inspector.width()
        assert shown.back is not None
        shown.back.click()
