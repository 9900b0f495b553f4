"""The window as it is driven: pages, panes, keys, undo, look and language."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from bpa_desk import language
from bpa_desk.settings import Settings
from bpa_desk.storage.store import Store
from bpa_desk.ui.command_box import CommandBox
from bpa_desk.ui.frame import Frame
from bpa_desk.ui.main_window import MainWindow
from bpa_desk.ui.page import PageSpec, numbered
from bpa_desk.ui.rail import Rail
from bpa_desk.ui.session import Session
from tests.ui.audit import problems
from tests.ui.frame.rooms import PAGES, PersonPanel, QuietPage, RollPage
from tests.ui.windows import in_sight

pytestmark = pytest.mark.usefixtures("look")
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot, store: Store) -> Iterator[MainWindow]:
    made = MainWindow(Settings(), PAGES)
    qtbot.addWidget(made)
    made.show_session(Session(store))
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    made.drop_desk()


def _frame(window: MainWindow) -> Frame:
    assert window.frame is not None
    return window.frame


def _roll(window: MainWindow) -> RollPage:
    window.go("roll")
    page = window.page()
    assert isinstance(page, RollPage)
    return page


def _quiet(window: MainWindow) -> QuietPage:
    window.go("quiet")
    page = window.page()
    assert isinstance(page, QuietPage)
    return page


def _focus() -> QWidget:
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def test_pages_are_built_when_first_shown_and_kept(window: MainWindow) -> None:
    frame = _frame(window)
    assert frame.stack.count() == 1
    quiet = _quiet(window)
    assert frame.stack.count() == 2
    window.go("roll")
    assert _quiet(window) is quiet
    assert frame.stack.count() == 2


def test_no_pages_at_all_is_no_crash(qtbot: QtBot, store: Store) -> None:
    empty = MainWindow(Settings(), ())
    qtbot.addWidget(empty)
    empty.show_session(Session(store))
    empty.go("week")
    assert empty.page() is None
    assert not empty.step_back()
    empty.open_command_box()
    empty.drop_desk()


def test_keys_go_to_pages(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_2, CTRL)
    assert isinstance(window.page(), QuietPage)
    QTest.keyClick(window, Qt.Key.Key_1, CTRL)
    assert isinstance(window.page(), RollPage)
    assert _focus() is _roll(window).table
    QTest.keyClick(window, Qt.Key.Key_Comma, CTRL)
    assert _frame(window).key == "settings"


def test_every_menu_entry_that_is_a_page_or_a_pane_shows_its_key(window: MainWindow) -> None:
    menus = window.menus
    inner = next(spec.title for spec in PAGES if spec.parent)
    for menu in (menus.file, menus.edit, menus.go, menus.help):
        for each in menu.actions():
            if not each.isSeparator() and each.text() not in (language._("About the program"), inner):
                assert not each.shortcut().isEmpty(), each.text()


def test_a_page_rereads_now_if_seen_else_when_shown(window: MainWindow) -> None:
    roll = _roll(window)
    before = roll.times_read
    roll.add("Kari")
    assert roll.times_read == before + 1
    _quiet(window)
    roll.add("Ola")
    assert roll.times_read == before + 1
    assert _roll(window).times_read == before + 2


def test_undo_bar_and_menu_follow_each_change(window: MainWindow) -> None:
    roll, bar = _roll(window), _frame(window).undo_bar
    assert not window.menus.undo.isEnabled()
    QTest.keyClick(roll.table, Qt.Key.Key_N, CTRL)
    assert bar.isVisible()
    assert "Kari" in bar.label.text()
    assert "Kari" in window.menus.undo.text()
    QTest.keyClick(roll.table, Qt.Key.Key_Z, CTRL)
    assert roll.table.rows_model.rowCount() == 0
    assert not window.menus.undo.isEnabled()
    assert not bar.undo_button.isVisible()
    QTest.keyClick(roll.table, Qt.Key.Key_Y, CTRL)
    assert roll.table.rows_model.rowCount() == 1
    bar.undo_button.click()
    assert roll.table.rows_model.rowCount() == 0


def test_undo_in_a_field_belongs_to_the_field(window: MainWindow) -> None:
    _roll(window).add("Kari")
    quiet = _quiet(window)
    quiet.field.setFocus()
    QTest.keyClicks(quiet.field, "Hei")
    QTest.keyClick(quiet.field, Qt.Key.Key_Z, CTRL)
    assert quiet.field.text() == ""
    assert window.menus.undo.isEnabled()


def test_a_refusal_is_said_in_place(window: MainWindow) -> None:
    assert not _roll(window).add("")
    bar = _frame(window).undo_bar
    assert bar.isVisible()
    assert bar.property("tone") == "error"
    assert not bar.undo_button.isVisible()


def test_esc_goes_back_step_by_step(window: MainWindow) -> None:
    roll = _roll(window)
    roll.add("Kari")
    quiet = _quiet(window)
    quiet.deep = True
    assert window.desk is not None
    person = roll.table.rows_model.row_at(0)
    window.desk.inspect(PersonPanel(window.desk, person.id))
    QTest.keyClick(quiet.field, Qt.Key.Key_Escape)
    assert not quiet.deep
    assert _frame(window).inspector.panel is not None
    QTest.keyClick(quiet.field, Qt.Key.Key_Escape)
    assert _frame(window).inspector.panel is None
    assert _frame(window).undo_bar.isVisible()
    QTest.keyClick(quiet.field, Qt.Key.Key_Escape)
    assert not _frame(window).undo_bar.isVisible()
    QTest.keyClick(quiet.field, Qt.Key.Key_Escape)
    assert window.page() is roll
    assert not window.step_back()


def test_what_was_said_on_a_page_stays_behind_on_it(window: MainWindow) -> None:
    assert window.desk is not None
    said = _frame(window).status.announcer
    _roll(window)
    _quiet(window)
    for leave in (partial(window.go, "inner"), partial(window.desk.go, "roll"), window.step_back):
        window.desk.say("Ikke underskrevet.")
        assert (said.text(), said.isVisible()) == ("Ikke underskrevet.", True)
        leave()
        assert (said.text(), said.isVisible()) == ("", False)
    window.desk.say("Vises i detaljene.")
    window.go(_frame(window).key)
    assert said.isVisible()


def test_the_inspector_follows_its_subject(window: MainWindow) -> None:
    roll = _roll(window)
    roll.add("Kari")
    assert window.desk is not None
    panel = PersonPanel(window.desk, roll.table.rows_model.row_at(0).id)
    window.desk.inspect(panel)
    assert panel.name.value() == "Kari"
    assert _frame(window).inspector.isVisible()
    window.undo()
    assert _frame(window).inspector.panel is None


def test_another_page_empties_the_inspector_unless_it_must_not_be_left(window: MainWindow) -> None:
    roll = _roll(window)
    roll.add("Kari")
    assert window.desk is not None
    panel = PersonPanel(window.desk, roll.table.rows_model.row_at(0).id)
    window.desk.inspect(panel)
    panel.keep = True
    window.go("quiet")
    assert window.page() is roll
    panel.keep = False
    window.go("quiet")
    assert not _frame(window).inspector.isVisible()


def test_f6_walks_the_panes_and_comes_back_where_one_was(window: MainWindow) -> None:
    quiet = _quiet(window)
    quiet.field.setFocus()
    frame = _frame(window)
    QTest.keyClick(_focus(), Qt.Key.Key_F6)
    assert frame.rail.isAncestorOf(_focus())
    QTest.keyClick(_focus(), Qt.Key.Key_F6)
    assert _focus() is quiet.field
    QTest.keyClick(_focus(), Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert frame.rail.isAncestorOf(_focus())


def test_the_rail_is_one_stop_and_arrows_move_in_it(window: MainWindow) -> None:
    rail = _frame(window).rail
    stops = [key for key in ("roll", "quiet") if rail.button(key).focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == ["roll"]
    rail.take_focus()
    QTest.keyClick(_focus(), Qt.Key.Key_Down)
    assert _focus() is rail.button("quiet")
    QTest.keyClick(_focus(), Qt.Key.Key_Space)
    assert isinstance(window.page(), QuietPage)


def test_a_page_under_another_shows_while_one_is_there(window: MainWindow) -> None:
    rail = _frame(window).rail
    assert not rail.button("inner").isVisible()
    assert "Under papirene" in rail.button("quiet").accessibleDescription()
    rail.take_focus()
    QTest.keyClick(_focus(), Qt.Key.Key_Down)
    QTest.keyClick(_focus(), Qt.Key.Key_Down)
    assert _focus() is rail.button("settings"), "arrows pass what does not show"
    _quiet(window)
    assert rail.button("inner").isVisible()
    window.go("inner")
    assert rail.button("inner").isVisible()
    assert rail.button("inner").isChecked()
    window.go("roll")
    assert not rail.button("inner").isVisible()


def test_a_page_under_another_has_no_number_of_its_own() -> None:
    assert numbered(PAGES) == {"roll": 1, "quiet": 2}


def test_the_page_one_is_on_is_always_in_sight_in_the_rail(qtbot: QtBot) -> None:
    pages = [
        PageSpec(f"{n}{m}", "note", f"Side {n}.{m}", QuietPage, parent=f"{n}0" if m else "")
        for n in range(9)
        for m in range(4)
    ]
    rail = Rail(pages)
    qtbot.addWidget(rail)
    rail.resize(rail.width(), 400)
    with qtbot.waitExposed(rail):
        rail.show()
    for key in ("83", "00", "43"):
        rail.show_current(key)
        shown = rail.button(key)
        qtbot.waitUntil(partial(in_sight, shown))


def test_a_folded_rail_is_remembered_and_still_named(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_B, CTRL)
    rail = _frame(window).rail
    assert rail.folded
    assert window.settings.rail_folded
    assert rail.button("roll").accessibleName() == "Assistenter"


def test_a_narrow_window_gives_the_inspector_the_pages_place(window: MainWindow) -> None:
    quiet = _quiet(window)
    window.resize(700, 600)
    QTest.keyClick(quiet.field, Qt.Key.Key_I, CTRL)
    frame = _frame(window)
    assert frame.inspector.isVisible()
    assert not frame.stack.isVisible()
    window.resize(1300, 700)
    assert frame.stack.isVisible()
    window.toggle_inspector()
    assert not frame.inspector.isVisible()


def test_the_command_box_finds_does_and_gives_the_focus_back(window: MainWindow, qtbot: QtBot) -> None:
    quiet = _quiet(window)
    quiet.field.setFocus()
    QTest.keyClick(quiet.field, Qt.Key.Key_K, CTRL)
    box = window.findChild(CommandBox)
    assert box is not None
    QTest.keyClicks(box.line, "asist")
    assert box.matches()[0] == "Assistenter"
    QTest.keyClick(box.line, Qt.Key.Key_Return)
    assert isinstance(window.page(), RollPage)
    assert not box.isVisible()


def test_f1_says_what_works_here(window: MainWindow) -> None:
    _roll(window)
    QTest.keyClick(_focus(), Qt.Key.Key_F1)
    panel = _frame(window).inspector.panel
    assert panel is not None
    reader = panel.findChild(QTextBrowser)
    assert reader is not None
    said = reader.toPlainText()
    assert "Ctrl+N: Ny assistent" in said
    assert _focus() is reader
    QTest.keyClick(reader, Qt.Key.Key_Escape)
    assert isinstance(window.page(), RollPage)
    assert not _frame(window).inspector.isVisible()
    assert "F6" in said


def test_language_switches_live_and_one_stays_where_one_was(window: MainWindow) -> None:
    roll = _roll(window)
    roll.add("Kari")
    roll.add("Ola")
    roll.table.select(roll.table.rows_model.row_at(1).id)
    for code in ("en", "nn", "nb"):
        window.set_language(code)
        assert language.current().code == code
        again = _roll(window)
        row = again.table.current_row()
        assert row is not None
        assert row.name == "Ola"
        again.add(f"Ny {code}")
        assert again.times_read <= 3
    assert window.settings.language == "nb"


@pytest.mark.parametrize("palette", ["light", "dark", "contrast"])
def test_palette_and_text_size_switch_live(window: MainWindow, palette: str) -> None:
    page = _roll(window)
    page.add("Kari")
    window.set_palette(palette)
    before = page.table.rowHeight(0)
    window.set_text(200)
    assert page.table.rowHeight(0) > before
    window.step_text(1)
    assert window.settings.text_percent == 200
    window.step_text(-1)
    assert window.settings.text_percent == 175


@pytest.mark.parametrize("code", ["nb", "nn", "en"])
@pytest.mark.parametrize(("percent", "width", "height"), [(100, 1180, 780), (200, 1024, 700)])
def test_nothing_to_stumble_over(
    window: MainWindow, qtbot: QtBot, code: str, percent: int, width: int, height: int
) -> None:
    window.set_language(code)
    _roll(window).add("Kari")
    window.resize(width, height)
    window.set_text(percent)
    QApplication.processEvents()
    assert problems(window) == []
    window.show_help()
    QApplication.processEvents()
    assert problems(window) == []
    window.show_about()
    for dialog in window.findChildren(QDialog):
        assert problems(dialog) == []
        dialog.close()
    window.open_command_box()
    box = window.findChild(CommandBox)
    assert box is not None
    assert problems(box) == []


def test_the_gate_leaves_nothing_behind(window: MainWindow) -> None:
    _roll(window).add("Kari Hemmelig")
    window.show_about()
    window.show_gate(QLabel("Lås opp"))
    QApplication.sendPostedEvents(None, 52)  # QEvent.DeferredDelete
    left = " ".join(label.text() for label in window.findChildren(QLabel))
    assert "Hemmelig" not in left
    assert window.menus.undo.text().count("Hemmelig") == 0
    assert window.findChildren(RollPage) == []


def test_closing_remembers_the_place(window: MainWindow) -> None:
    roll = _roll(window)
    roll.add("Kari")
    roll.table.select(roll.table.rows_model.row_at(0).id)
    window.close()
    assert window.settings.last_page == "roll"
    assert window.settings.places["roll"] == {"assistant": roll.table.rows_model.row_at(0).id}
    assert window.settings.window
