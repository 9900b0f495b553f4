"""The week by keyboard: typed, moved, lengthened, copied, filled, cleared and taken back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QWidget

from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.shift import Shift
from bpa_desk.domain.text import Message
from bpa_desk.domain.timesheet_record import Timesheet, TimesheetState
from bpa_desk.services import rota
from bpa_desk.storage.store import Store
from bpa_desk.ui.pages.week import WeekPage
from bpa_desk.ui.week.editing import CellEditor
from tests.ui.conftest import Look
from tests.ui.week.conftest import MONDAY, Fill

ALT, SHIFT, CONTROL = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
ROWS = {"ailu": 0, "kari": 1, "ola": 2, None: 3}


def go(page: WeekPage, who: str | None, day: int) -> None:
    page.grid.put_cursor(page.grid.week_model.index(ROWS[who], day))


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def write(page: WeekPage, text: str, end: Qt.Key = Qt.Key.Key_Return) -> None:
    """Type into the current cell, as one does: the first key opens it."""
    for letter in text:
        QTest.keyClicks(focused(), letter)
    QTest.keyClick(focused(), end)


def held(store: Store, who: str | None, day: int) -> list[str]:
    there = MONDAY + timedelta(days=day)
    zone = store.zone
    return [
        f"{zone.minute_of_day(each.start) / 60:g}-{zone.minute_of_day(each.end) / 60:g}"
        for each in rota.shifts(store, there, there)
        if each.assistant == who and zone.day(each.start) == there
    ]


def test_typing_fills_the_cell_and_enter_and_tab_move_on(page: WeekPage, people: Store) -> None:
    go(page, "kari", 1)
    write(page, "14-22", Qt.Key.Key_Tab)
    assert held(people, "kari", 1) == ["14-22"]
    assert page.grid.currentIndex().column() == 2
    write(page, "n")
    assert held(people, "kari", 2) == ["22-7"]
    assert (page.grid.currentIndex().row(), page.grid.currentIndex().column()) == (ROWS["ola"], 2)
    assert page.grid.hasFocus()
    page.desk.session.undo()
    assert held(people, "kari", 2) == []
    page.desk.session.redo()
    assert held(people, "kari", 2) == ["22-7"]


def test_what_makes_no_sense_says_why_and_leaves_the_old_value(
    page: WeekPage, people: Store, fill: Fill
) -> None:
    fill("kari", 0, "8-16")
    go(page, "kari", 0)
    write(page, "8-26")
    editor = focused()
    assert isinstance(editor, CellEditor)
    assert page.grid.hint.isVisible()
    assert "“26” is not a time of day" in page.grid.hint.label.text()
    assert held(people, "kari", 0) == ["8-16"]
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert held(people, "kari", 0) == ["8-16"]
    assert not page.grid.hint.isVisible()
    assert page.grid.hasFocus()


def test_what_was_done_is_said_for_the_undo_bar(page: WeekPage, people: Store) -> None:
    said: list[str] = []
    page.desk.session.did.connect(said.append)
    go(page, "kari", 1)
    write(page, "22-07 14-18")
    go(page, "kari", 1)
    QTest.keyClick(page.grid, Qt.Key.Key_Right, ALT)
    page.desk.session.undo()
    assert said == [
        "Kari Tue 24 Nov: 14–18 and 22–07",
        "Moved Kari to Wed 25 Nov 14–18",
        "Undone: move shift of Kari",
    ]


def test_a_new_finding_is_said_as_well_as_marked(page: WeekPage, people: Store, fill: Fill) -> None:
    fill("kari", 0, "15-23")
    said: list[str] = []
    page.desk.say_asked.connect(lambda text, _urgent: said.append(text))
    go(page, "kari", 1)
    write(page, "14-20")
    assert said == []
    go(page, "kari", 1)
    write(page, "7-14")
    assert len(said) == 1
    assert said[0].startswith("Needs an agreement: Kari Nordmann has 8")


def test_a_sealed_timesheet_refuses_beside_the_cell(page: WeekPage, people: Store, fill: Fill) -> None:
    fill("kari", 0, "8-16")
    with people.change(Message("seal")) as changes:
        changes.put(Timesheet("s", "kari", date(2026, 11, 1), date(2026, 11, 30), TimesheetState.SEALED))
    go(page, "kari", 0)
    write(page, "9-17")
    assert "is sealed" in page.grid.hint.label.text()
    assert held(people, "kari", 0) == ["8-16"]
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    QTest.keyClick(page.grid, Qt.Key.Key_Delete)
    assert held(people, "kari", 0) == ["8-16"]


def test_the_consequence_is_shown_while_typing_and_nothing_is_saved(
    page: WeekPage, people: Store, fill: Fill
) -> None:
    fill("kari", 0, "15-23")
    go(page, "kari", 1)
    for letter in "7-15":
        QTest.keyClicks(focused(), letter)
    told = page.grid.hint.label.text()
    assert told.splitlines()[0].replace("\u00a0", " ") == "8 h"
    assert "Kari" in told
    assert held(people, "kari", 1) == []
    QTest.keyClick(focused(), Qt.Key.Key_Escape)


def test_alt_arrows_move_the_shift_and_the_cursor_follows(page: WeekPage, people: Store, fill: Fill) -> None:
    fill("kari", 0, "8-16")
    go(page, "kari", 0)
    QTest.keyClick(page.grid, Qt.Key.Key_Right, ALT)
    assert (held(people, "kari", 0), held(people, "kari", 1)) == ([], ["8-16"])
    QTest.keyClick(page.grid, Qt.Key.Key_Down, ALT)
    assert held(people, "ola", 1) == ["8-16"]
    assert (page.grid.currentIndex().row(), page.grid.currentIndex().column()) == (ROWS["ola"], 1)
    QTest.keyClick(page.grid, Qt.Key.Key_Down, ALT)
    assert held(people, None, 1) == ["8-16"]


def test_alt_shift_arrows_lengthen_by_a_quarter(page: WeekPage, people: Store, fill: Fill) -> None:
    fill("kari", 0, "8-16")
    go(page, "kari", 0)
    QTest.keyClick(page.grid, Qt.Key.Key_Right, ALT | SHIFT)
    QTest.keyClick(page.grid, Qt.Key.Key_Up, ALT | SHIFT)
    assert held(people, "kari", 0) == ["7.75-16.25"]
    QTest.keyClick(page.grid, Qt.Key.Key_Left, ALT | SHIFT)
    QTest.keyClick(page.grid, Qt.Key.Key_Down, ALT | SHIFT)
    assert held(people, "kari", 0) == ["8-16"]


def test_copy_paste_and_fill_over_a_range(page: WeekPage, people: Store, fill: Fill) -> None:
    fill("kari", 0, "8-12 16-20")
    go(page, "kari", 0)
    QTest.keyClick(page.grid, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "8-12 16-20".replace("8-", "08-")
    go(page, "ola", 2)
    QTest.keyClick(page.grid, Qt.Key.Key_Right, SHIFT)
    QTest.keyClick(page.grid, Qt.Key.Key_V, CONTROL)
    assert held(people, "ola", 2) == held(people, "ola", 3) == ["8-12", "16-20"]
    page.desk.session.undo()
    assert held(people, "ola", 2) == held(people, "ola", 3) == []
    go(page, "kari", 0)
    for _day in range(3):
        QTest.keyClick(page.grid, Qt.Key.Key_Right, SHIFT)
    QTest.keyClick(page.grid, Qt.Key.Key_R, CONTROL)
    assert held(people, "kari", 3) == ["8-12", "16-20"]
    go(page, "kari", 0)
    QTest.keyClick(page.grid, Qt.Key.Key_Down, SHIFT)
    QTest.keyClick(page.grid, Qt.Key.Key_D, CONTROL)
    assert held(people, "ola", 0) == ["8-12", "16-20"]


def test_cut_takes_away_and_fill_reaches_back_to_the_neighbour(
    page: WeekPage, people: Store, fill: Fill
) -> None:
    fill("kari", 0, "8-16")
    go(page, "kari", 1)
    QTest.keyClick(page.grid, Qt.Key.Key_R, CONTROL)
    assert held(people, "kari", 1) == ["8-16"]
    go(page, "ola", 1)
    QTest.keyClick(page.grid, Qt.Key.Key_D, CONTROL)
    assert held(people, "ola", 1) == ["8-16"]
    QTest.keyClick(page.grid, Qt.Key.Key_X, CONTROL)
    assert held(people, "ola", 1) == []
    assert QGuiApplication.clipboard().text() == "08-16"
    go(page, "ailu", 0)
    QTest.keyClick(page.grid, Qt.Key.Key_D, CONTROL)
    assert held(people, "ailu", 0) == []


def test_leaving_the_editor_saves_what_makes_sense_and_only_that(page: WeekPage, people: Store) -> None:
    go(page, "kari", 0)
    for letter in "8-16":
        QTest.keyClicks(focused(), letter)
    page.bar.today.setFocus()
    assert held(people, "kari", 0) == ["8-16"]
    page.grid.setFocus()
    go(page, "kari", 1)
    for letter in "8-":
        QTest.keyClicks(focused(), letter)
    page.bar.today.setFocus()
    assert held(people, "kari", 1) == []
    assert page.grid.hint.isVisible()
    page.grid.setFocus()
    go(page, "kari", 2)
    assert not page.grid.hint.isVisible()


def test_arrows_in_the_editor_save_and_go_up_and_down(page: WeekPage, people: Store) -> None:
    go(page, "kari", 0)
    write(page, "8-16", Qt.Key.Key_Down)
    assert page.grid.currentIndex().row() == ROWS["ola"]
    write(page, "9-17", Qt.Key.Key_Up)
    assert page.grid.currentIndex().row() == ROWS["kari"]
    go(page, "kari", 6)
    write(page, "10-12", Qt.Key.Key_Tab)
    assert (page.grid.currentIndex().row(), page.grid.currentIndex().column()) == (ROWS["ola"], 0)
    write(page, "9-17", Qt.Key.Key_Backtab)
    assert (page.grid.currentIndex().row(), page.grid.currentIndex().column()) == (ROWS["kari"], 6)


def test_a_table_from_a_spreadsheet_is_pasted_whole_or_not_at_all(page: WeekPage, people: Store) -> None:
    go(page, "ailu", 0)
    QGuiApplication.clipboard().setText("8-16\tn\n\t14-22\n")
    QTest.keyClick(page.grid, Qt.Key.Key_V, CONTROL)
    assert (held(people, "ailu", 0), held(people, "ailu", 1), held(people, "kari", 1)) == (
        ["8-16"],
        ["22-7"],
        ["14-22"],
    )
    refused: list[str] = []
    page.desk.session.refused.connect(refused.append)
    QGuiApplication.clipboard().setText("9-17\tvet ikke")
    QTest.keyClick(page.grid, Qt.Key.Key_V, CONTROL)
    assert held(people, "ailu", 0) == ["8-16"]
    assert refused[0].startswith("Áilu Ŋuorgám Čearreš, Tue 24 Nov: ")


def test_delete_clears_the_range_in_one_step(page: WeekPage, people: Store, fill: Fill) -> None:
    fill("kari", 0, "8-16")
    fill("ola", 1, "8-16")
    go(page, "kari", 0)
    QTest.keyClick(page.grid, Qt.Key.Key_Down, SHIFT)
    QTest.keyClick(page.grid, Qt.Key.Key_Right, SHIFT)
    QTest.keyClick(page.grid, Qt.Key.Key_Delete)
    assert people.all(Shift) == []
    page.desk.session.undo()
    assert len(people.all(Shift)) == 2


def test_space_chooses_the_next_shift_of_a_cell(page: WeekPage, people: Store, fill: Fill) -> None:
    first, second = fill("kari", 0, "8-12 16-20")
    go(page, "kari", 0)
    assert page.grid.current_shift() == first.id
    QTest.keyClick(page.grid, Qt.Key.Key_Space)
    assert page.grid.current_shift() == second.id
    QTest.keyClick(page.grid, Qt.Key.Key_Right, ALT | SHIFT)
    assert held(people, "kari", 0) == ["8-12", "16-20.25"]


def test_a_cell_speaks_a_whole_sentence_with_the_name(page: WeekPage, fill: Fill) -> None:
    fill("kari", 1, "14-22")
    fill("kari", 2, "n")
    role = Qt.ItemDataRole.AccessibleTextRole
    model = page.grid.week_model
    assert (
        model.index(ROWS["kari"], 1)
        .data(role)
        .startswith("Kari Nordmann, Tuesday 24 November: 14 to 22, Evening shift.")
    )
    assert "22 to 07 the next day, Hvilende natt, passive 23 to 06 the next day" in (
        model.index(ROWS["kari"], 2).data(role)
    )
    assert "still at work until 07" in model.index(ROWS["kari"], 3).data(role)
    assert model.index(ROWS["ola"], 1).data(role) == "Ola Ås, Tuesday 24 November: free."
    side = model.headerData(ROWS["kari"], Qt.Orientation.Vertical, role)
    assert side.replace("\u00a0", " ") == "Kari Nordmann, 17 h this week of 35 h agreed"
    assert model.headerData(1, Qt.Orientation.Horizontal, role) == "Tuesday 24 November, today"


def test_a_new_palette_redraws_the_cells(page: WeekPage, fill: Fill, look: Look) -> None:
    fill("kari", 5, "14-22")
    spot = page.grid.visualRect(page.grid.week_model.index(ROWS["ola"], 3)).center()

    def ground() -> str:
        return page.grid.viewport().grab().toImage().pixelColor(spot).name().upper()

    for palette in ("light", "dark", "light"):
        assert look(palette, 100).palette.surface == ground()


def test_a_screen_reader_finds_the_sentence_in_the_cell(page: WeekPage, fill: Fill) -> None:
    fill("kari", 1, "14-22")
    table = QAccessible.queryAccessibleInterface(page.grid)
    assert table is not None
    names = [
        child.text(QAccessible.Text.Name) for child in (table.child(at) for at in range(table.childCount()))
    ]
    assert any(name.startswith("Kari Nordmann, Tuesday 24 November: 14 to 22") for name in names)
    assert "Tuesday 24 November, today" in names
    assert any(name.replace("\u00a0", " ") == "Kari Nordmann, 8 h this week of 35 h agreed" for name in names)


def test_the_model_keeps_its_promises_while_people_come_and_go(
    page: WeekPage, people: Store, fill: Fill
) -> None:
    tester = QAbstractItemModelTester(
        page.grid.week_model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    strip = QAbstractItemModelTester(
        page.coverage.strip_model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    fill("kari", 1, "14-22")
    go(page, "kari", 1)
    resets: list[int] = []
    page.grid.week_model.modelReset.connect(lambda: resets.append(1))
    with people.change(Message("more")) as changes:
        changes.put(Assistant("bo", "Bo"))
        changes.remove(Assistant, "ailu")
    model = page.grid.week_model
    assert [model.row_at(row).title for row in range(model.rowCount())] == [
        "Bo",
        "Kari Nordmann",
        "Ola Ås",
        "Open shifts",
    ]
    assert page.grid.current_shift() == rota.shifts(people, MONDAY, MONDAY + timedelta(days=6))[0].id
    assert resets == []
    page.go_to(date(2026, 10, 20))
    page.go_to(MONDAY)
    assert tester.model() is model
    assert strip.model() is page.coverage.strip_model


@pytest.mark.parametrize("monday", [date(2026, 3, 23), date(2026, 10, 19)])
def test_a_night_over_the_clock_change_keeps_its_clock_times(
    page: WeekPage, people: Store, monday: date
) -> None:
    page.go_to(monday)
    page.grid.put_cursor(page.grid.week_model.index(ROWS["kari"], 5))
    write(page, "22-07")
    (night,) = rota.shifts(people, monday, monday + timedelta(days=7))
    assert night.end - night.start == (8 if monday.month == 3 else 10) * 60
    cell = page.grid.week_model.row_at(ROWS["kari"]).cells[5]
    assert (cell.blocks[0].times, cell.typed) == ("22–07", "22-07")
    friday = page.grid.week_model.row_at(ROWS["kari"]).cells[4]
    assert "22–07" in page.hand.consequence_of_move(night.id, friday, -1).text


def test_a_shift_is_dragged_only_with_a_real_pull_and_lands_where_it_is_let_go(
    page: WeekPage, people: Store, fill: Fill
) -> None:
    fill("kari", 0, "8-16")
    grid = page.grid
    index = grid.week_model.index(ROWS["kari"], 0)
    start = grid.visualRect(index).topLeft() + QPoint(30, 16)
    end = grid.visualRect(grid.week_model.index(ROWS["ola"], 2)).center()
    press = Qt.MouseButton.LeftButton
    QTest.mousePress(grid.viewport(), press, pos=start)
    QTest.mouseMove(grid.viewport(), start + QPoint(2, 2))
    QTest.mouseRelease(grid.viewport(), press, pos=start)
    assert held(people, "kari", 0) == ["8-16"]
    QTest.mousePress(grid.viewport(), press, pos=start)
    QTest.mouseMove(grid.viewport(), end)
    assert grid.hint.isVisible()
    assert held(people, "kari", 0) == ["8-16"]
    QTest.keyClick(grid, Qt.Key.Key_Escape)
    QTest.mouseRelease(grid.viewport(), press, pos=end)
    assert held(people, "kari", 0) == ["8-16"]
    QTest.mousePress(grid.viewport(), press, pos=start)
    QTest.mouseMove(grid.viewport(), end)
    QTest.mouseRelease(grid.viewport(), press, pos=end)
    assert held(people, "ola", 2) == ["8-16"]
