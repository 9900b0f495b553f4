"""The page of the year wheel: laid out, ticked off, moved and undone by keys; wheel and list agree."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bpa_desk import language
from bpa_desk.domain.year_wheel import YearTask
from bpa_desk.services import clock, ordning, year_tasks
from bpa_desk.settings import Settings
from bpa_desk.storage.store import Store
from bpa_desk.ui.exporting import ExportDialog
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.kit.editors import TextField
from bpa_desk.ui.main_window import MainWindow
from bpa_desk.ui.pages import PAGES
from bpa_desk.ui.session import Session
from bpa_desk.ui.yearwheel.page import LEFT, YearWheelPage
from tests.journeys.keyboard import ALT, CONTROL, press, save
from tests.ui.audit import problems

DAY = date(2026, 11, 24)


@pytest.fixture
def window(qtbot: QtBot, store: Store, look: object) -> Iterator[MainWindow]:
    language.use("nb")
    ordning.establish(store, "Nes", leader="Lise Leder")
    store.barrier()
    with clock.fixed(store.zone.at(DAY, 600)):
        made = MainWindow(Settings(), PAGES)
        qtbot.addWidget(made)
        made.show_session(Session(store))
        made.resize(1500, 900)
        with qtbot.waitActive(made):
            made.show()
            made.activateWindow()
        made.go("yearwheel")
        yield made
        made.drop_desk()


def page_of(window: MainWindow) -> YearWheelPage:
    page = window.page()
    assert isinstance(page, YearWheelPage)
    return page


def test_a_year_is_laid_out_ticked_off_moved_and_undone_by_keys(window: MainWindow, store: Store) -> None:
    page = page_of(window)
    assert page.first_focus() is page.empty.step
    press(Qt.Key.Key_Space)
    assert len(year_tasks.tasks(store, 2026)) == len(year_tasks.templates("nb"))
    page.first_focus().setFocus()  # type: ignore[union-attr]
    assert page.table.select(next(each.id for each in year_tasks.tasks(store) if each.key == "tripartite"))
    press(Qt.Key.Key_D, CONTROL)
    chosen = page.table.current_row()
    assert chosen is not None
    assert chosen.done_on == DAY
    press(Qt.Key.Key_D, CONTROL)
    press(Qt.Key.Key_Down, ALT)
    moved = store.get(YearTask, chosen.key)
    assert (moved.month, moved.done_on) == (12, None)
    assert page.wheel.month == 12
    press(Qt.Key.Key_Delete)
    assert store.find(YearTask, chosen.key) is None
    assert page.layout_action.isVisible()
    for _step in range(5):
        page.desk.session.undo()
    assert year_tasks.tasks(store) == []
    assert page.first_focus() is page.empty.step


def test_a_duty_of_ones_own_is_written_in_the_month_one_looks_at(window: MainWindow, store: Store) -> None:
    page = page_of(window)
    page.lay_out_year()
    page.wheel.setFocus()
    press(Qt.Key.Key_Home)
    for _month in range(6):
        press(Qt.Key.Key_Right)
    press(Qt.Key.Key_N, CONTROL)
    (dialog,) = [each for each in page.findChildren(DraftDialog) if each.isVisible()]
    title = dialog.form.editor("title")
    assert isinstance(title, TextField)
    title.setText("Hyttetur")
    assert problems(dialog) == []
    save()
    row = page.table.current_row()
    assert row is not None
    assert (row.title, row.day, row.all_month) == ("Hyttetur", date(2026, 7, 31), True)


def test_the_wheel_and_the_list_hold_the_same(window: MainWindow, qtbot: QtBot, store: Store) -> None:
    page = page_of(window)
    page.lay_out_year()
    year_tasks.set_done(store, year_tasks.tasks(store, 2026)[0].id)
    page.refresh()
    rows = page.table.rows_model.rows
    for month in range(1, 13):
        held = [each for each in rows if each.day.month == month]
        done, late = sum(1 for each in held if not each.open), sum(1 for each in held if each.late(DAY))
        said = page.wheel.sentence(month)
        assert said.split(": ")[1] == f"{len(held)} i alt, {done} gjort, {late} over fristen"
    assert page.wheel.isVisible()
    wheel = page.wheel
    middle = QPointF(wheel.width() / 2, wheel.height() / 2)
    assert wheel.month_at(middle) == 0
    places = ((0, -120), (120, 0), (0, 120), (-120, 0))
    assert [wheel.month_at(middle + QPointF(*place)) for place in places] == [1, 4, 7, 10]
    right = QPoint(wheel.width() // 2 + 120, wheel.height() // 2)
    qtbot.mouseClick(wheel, Qt.MouseButton.LeftButton, pos=right)
    row = page.table.current_row()
    assert row is not None
    assert row.day.month == 4
    assert page.table.hasFocus()
    press(Qt.Key.Key_Down)
    assert problems(window) == []


def test_only_what_is_left_or_one_kind_is_shown(window: MainWindow, store: Store) -> None:
    page = page_of(window)
    page.lay_out_year()
    first = year_tasks.tasks(store, 2026)[0]
    page.desk.session.run(year_tasks.set_done, first.id)
    page.kinds.set_value(LEFT)
    assert first.id not in [each.key for each in page.table.rows_model.rows]
    page.kinds.set_value("yearwheel")
    assert {each.kind for each in page.table.rows_model.rows} == {"yearwheel"}


def test_one_goes_to_where_it_is_done_and_to_another_year(window: MainWindow, store: Store) -> None:
    page = page_of(window)
    page.lay_out_year()
    keys = {each.key: each.id for each in year_tasks.tasks(store, 2026)}
    page.table.select(keys["safety-round-2"])
    page.open_row()
    assert window.frame is not None
    assert window.frame.key == "hms"
    window.go("yearwheel", {"entry": "year:2027"})
    assert page.year == 2027
    assert page.layout_action.text() == "Legg opp 2027"
    page.layout_action.trigger()
    assert len(year_tasks.tasks(store, 2027)) == len(keys)
    window.go("yearwheel", {"entry": keys["talks"]})
    row = page.table.current_row()
    assert row is not None
    assert (page.year, row.key) == (2026, keys["talks"])
    assert page.place() == {"year": 2026, "entry": keys["talks"]}
    page.open_row()
    (dialog,) = [each for each in page.findChildren(DraftDialog) if each.isVisible()]
    dialog.done(0)


def test_the_papers_say_what_they_leave_out(window: MainWindow) -> None:
    page = page_of(window)
    page.lay_out_year()
    for each in (page.papers_action, page.private_action):
        each.trigger()
        (dialog,) = [one for one in QApplication.topLevelWidgets()
                     if isinstance(one, ExportDialog) and one.isVisible()]  # fmt: skip
        assert problems(dialog) == []
        dialog.done(0)


def test_the_list_is_a_sound_model(window: MainWindow, store: Store) -> None:
    page = page_of(window)
    tester = QAbstractItemModelTester(
        page.table.rows_model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    page.lay_out_year()
    page.desk.session.run(year_tasks.move, year_tasks.tasks(store)[0].id, 5)
    page.kinds.set_value(LEFT)
    page.desk.session.undo()
    QTest.qWait(0)
    assert tester.model() is page.table.rows_model
