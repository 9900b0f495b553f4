"""One person's year in figures: opened from the week or the assistant, each figure open to its shifts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bpa_desk import language
from bpa_desk.demo import NOW, open_demo
from bpa_desk.language import CODES
from bpa_desk.services import clock
from bpa_desk.settings import Settings
from bpa_desk.storage.store import Store
from bpa_desk.ui.main_window import MainWindow
from bpa_desk.ui.pages import PAGES
from bpa_desk.ui.pages.assistants import AssistantsPage
from bpa_desk.ui.pages.week import WeekPage
from bpa_desk.ui.people.panel import PersonPanel
from bpa_desk.ui.session import Session
from bpa_desk.ui.week.strip import CALENDAR, FIGURES
from tests.ui.audit import problems
from tests.ui.conftest import Look
from tests.ui.week.conftest import Fill


@pytest.fixture
def year(page: WeekPage, fill: Fill) -> WeekPage:
    """The year of Kari, who has worked six long days, in figures."""
    for day in range(7):
        fill("kari", day, "8-19")
    page.restore({"view": "year", "part": "figures", "assistant": "kari"})
    return page


@pytest.fixture(scope="module")
def nes() -> Iterator[Store]:
    with open_demo("nes") as store:
        yield store


def values(page: WeekPage) -> dict[str, tuple[str, str]]:
    rows = page.year.figures.table.rows_model.rows
    return {row.id: (row.value.replace("\N{NO-BREAK SPACE}", " "), row.state) for row in rows}


def test_each_figure_stands_against_its_limit(year: WeekPage) -> None:
    found = values(year)
    assert found["hours"] == ("77 h", "")
    assert found["overtime-week"] == ("39 h", "Over the limit")
    assert found["overtime-long"] == ("39 h", "Within")
    assert found["weekly-rest"] == ("0", "Some are missing")
    assert found["red"] == ("1", "")
    spoken = year.year.figures.strip.accessibleName()
    assert spoken == "Kari Nordmann: 1 week with work, 1 with overtime, 1 without weekly rest"


def test_what_lies_behind_is_shown_and_leads_to_the_shift(qtbot: QtBot, year: WeekPage) -> None:
    figures = year.year.figures
    for table in (figures.table, figures.lines):
        QAbstractItemModelTester(table.rows_model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert figures.table.select("red")
    assert figures.heading.text() == "Behind: Sundays and holidays with work, of 61"
    (row,) = figures.lines.rows_model.rows
    assert row.text.startswith("Sun 29 Nov")
    figures.table.setFocus()
    QTest.keyClick(figures.table, Qt.Key.Key_Return)
    assert figures.lines.hasFocus()
    QTest.keyClick(figures.lines, Qt.Key.Key_Return)
    assert year.view() == "grid"
    assert year.chosen_shift() == row.line.shifts[0]


def test_the_figures_follow_a_change_and_its_undo(year: WeekPage, fill: Fill) -> None:
    fill("kari", 6, "")
    assert values(year)["hours"][0] == "66 h"
    year.desk.session.undo()
    assert values(year)["hours"][0] == "77 h"


def test_calendar_and_figures_are_two_ways_to_see_the_same_year(year: WeekPage) -> None:
    assert year.place()["part"] == FIGURES
    year.year.setFocus()
    assert year.year.figures.table.hasFocus()
    year.year.part.set_value(CALENDAR)
    year.year.setFocus()
    assert year.year.view.hasFocus()
    assert year.place()["part"] == CALENDAR
    year.restore({"view": "year", "part": FIGURES})
    year.year.choose("ola")
    assert year.year.figures.table.rows_model.rows == ()
    assert not year.year.figures.heading.isVisible()


def test_it_is_opened_from_the_assistant(qtbot: QtBot, nes: Store, look: Look) -> None:
    with clock.fixed(NOW):
        window = MainWindow(Settings(language="en"), PAGES)
        qtbot.addWidget(window)
        window.show_session(Session(nes))
        window.resize(1280, 860)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        window.go("assistants")
        page = window.page()
        assert isinstance(page, AssistantsPage)
        page.table.setFocus()
        QTest.keyClick(page.table, Qt.Key.Key_Down)
        row = page.table.current_row()
        assert row is not None
        keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        QTest.keyClick(page.table, Qt.Key.Key_Y, keys)
        week = window.page()
        assert isinstance(week, WeekPage)
        assert week.view() == "year"
        assert week.year.person.value() == row.id
        assert len(week.year.figures.table.rows_model.rows) >= 12
        window.go("assistants")
        panel = PersonPanel(window.desk, row.id) if window.desk is not None else None
        assert panel is not None
        qtbot.addWidget(panel)
        panel.refresh()
        panel.open_year()
        assert window.page() is week
        window.drop_desk()


@pytest.mark.parametrize(("palette", "percent"), [("light", 100), ("contrast", 200)])
@pytest.mark.parametrize("code", CODES)
def test_the_year_is_named_and_whole(
    qtbot: QtBot, year: WeekPage, look: Look, code: str, palette: str, percent: int
) -> None:
    look(palette, percent)
    language.use(code)
    year.year.choose("ola")
    year.year.choose("kari")
    year.resize(1000, 700)
    QApplication.processEvents()
    qtbot.waitUntil(lambda: problems(year.year) == [])
