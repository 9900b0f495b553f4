"""Locking in the middle of typing: nothing is saved that was not meant, nothing is lost, all is offered."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.offer import Offer
from bpa_desk.domain.shift import Shift
from bpa_desk.domain.time import monday
from bpa_desk.domain.turnus import Turnus, TurnusLine
from bpa_desk.services import clock, lifecycle, opening, ordning, people, rota, turnus
from bpa_desk.storage.store import Store
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.main_window import MainWindow
from bpa_desk.ui.pages.turnus import TurnusPage
from bpa_desk.ui.pages.week import WeekPage
from bpa_desk.ui.start.program import Program
from bpa_desk.ui.stepping_in.panel import StandInPanel
from tests.journeys.keyboard import CONTROL, fill, focus, go, press, save, tab_to, write
from tests.ui.start.conftest import PASSPHRASE, Starter, key, made, start

__all__ = ["key", "made", "start"]


@pytest.fixture
def program(qtbot: QtBot, start: Starter, made: Path, key: lifecycle.DataKey) -> Program:
    """Give the program with a file open that holds Kari and a turnus of one week."""
    store = opening.open_store(made, key)
    people.save_assistant(store, Assistant("kari", "Kari Nordlys"))
    today = clock.today(store)
    turnus.save_turnus(store, Turnus("t", "Grunnturnus", 1, monday(today), monday(today)))
    store.close()
    begun = start()
    open_file(qtbot, begun)
    return begun


def open_file(qtbot: QtBot, program: Program) -> None:
    write(PASSPHRASE)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.application.session is not None, timeout=20_000)
    QApplication.processEvents()


def lock(program: Program) -> None:
    press(Qt.Key.Key_L, CONTROL)
    assert program.application.session is None


def window_of(program: Program) -> MainWindow:
    return program.application.window


def store_of(program: Program) -> Store:
    assert program.application.session is not None
    return program.application.session.store


def week_of(program: Program) -> WeekPage:
    page = window_of(program).page()
    assert isinstance(page, WeekPage)
    return page


@pytest.mark.parametrize("typed", ["14-2", "14-22", "klokka ni"])
def test_a_half_typed_cell_is_not_filled_and_is_offered_again(
    qtbot: QtBot, program: Program, typed: str
) -> None:
    go("week")
    press(Qt.Key.Key_Right)
    cell = week_of(program).grid.current_cell()
    write(typed)
    lock(program)
    open_file(qtbot, program)
    assert store_of(program).all(Shift) == []
    page = week_of(program)
    assert page.grid.current_cell().day == cell.day  # type: ignore[union-attr]
    assert page.unfinished.isVisible()
    assert typed in page.unfinished.label.text()
    tab_to("Fortsett")
    press(Qt.Key.Key_Space)
    assert not page.unfinished.isVisible()
    press(Qt.Key.Key_A, CONTROL)
    write("8-16")
    press(Qt.Key.Key_Return)
    (shift,) = store_of(program).all(Shift)
    assert store_of(program).zone.day(shift.start) == cell.day  # type: ignore[union-attr]
    lock(program)
    open_file(qtbot, program)
    assert not week_of(program).unfinished.isVisible()


def test_what_is_half_typed_can_be_dropped(qtbot: QtBot, program: Program) -> None:
    go("week")
    write("14-2")
    lock(program)
    open_file(qtbot, program)
    page = week_of(program)
    tab_to("Forkast")
    press(Qt.Key.Key_Space)
    assert not page.unfinished.isVisible()
    assert focus() is page.grid
    assert store_of(program).drafts() == {}


def test_a_half_typed_cell_of_the_turnus_is_offered_again(qtbot: QtBot, program: Program) -> None:
    go("turnus")
    press(Qt.Key.Key_Right, times=2)
    write("7-1")
    lock(program)
    open_file(qtbot, program)
    page = window_of(program).page()
    assert isinstance(page, TurnusPage)
    assert store_of(program).all(TurnusLine) == []
    assert page.unfinished.isVisible()
    tab_to("Fortsett")
    press(Qt.Key.Key_Space)
    write("5")
    press(Qt.Key.Key_Return)
    (line,) = store_of(program).all(TurnusLine)
    assert (line.weekday, line.start, line.end) == (2, 7 * 60, 15 * 60)


def test_a_dialog_half_written_is_named_and_offered_again(qtbot: QtBot, program: Program) -> None:
    go("week")
    press(Qt.Key.Key_Right, times=3)
    press(Qt.Key.Key_N, CONTROL)
    fill("Tider", "8-1")
    lock(program)
    left = [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog)]
    assert not [each for each in left if each.isVisible()]
    open_file(qtbot, program)
    frame = window_of(program).frame
    assert frame is not None
    assert "Ny vakt" in frame.undo_bar.label.text()
    press(Qt.Key.Key_N, CONTROL)
    tab_to("Fortsett")
    press(Qt.Key.Key_Space)
    tab_to("Tider")
    press(Qt.Key.Key_End)
    write("6")
    save()
    assert [each.end - each.start for each in store_of(program).all(Shift)] == [8 * 60]
    lock(program)
    open_file(qtbot, program)
    frame = window_of(program).frame
    assert frame is not None
    assert frame.undo_bar.isHidden()


def test_what_really_happened_half_written_is_offered_again(qtbot: QtBot, program: Program) -> None:
    store = store_of(program)
    start = store.zone.at(clock.today(store), 8 * 60)
    shift = rota.add(store, "kari", start, start + 480)
    go("week")
    window_of(program).go("week", {"shift": shift.id})
    press(Qt.Key.Key_Return, CONTROL)
    write("17:30")
    lock(program)
    open_file(qtbot, program)
    press(Qt.Key.Key_Return, CONTROL)
    (dialog,) = (each for each in window_of(program).findChildren(DraftDialog) if each.isVisible())
    assert dialog.earlier.isVisible()
    tab_to("Fortsett")
    press(Qt.Key.Key_Space)
    save()
    held = rota.shift(store_of(program), shift.id)
    assert held.effective.end - held.effective.start == 9 * 60 + 30


def test_a_text_half_written_to_those_who_could_step_in_is_kept(qtbot: QtBot, program: Program) -> None:
    store = store_of(program)
    start = store.zone.at(clock.today(store), 8 * 60)
    shift = rota.add(store, None, start, start + 480)
    window_of(program).go("week", {"shift": shift.id, "ask": "who"})
    press(Qt.Key.Key_Space)
    tab_to("Tekst til Kari")
    press(Qt.Key.Key_A, CONTROL)
    write("Kan du komme?")
    lock(program)
    open_file(qtbot, program)
    window_of(program).go("week", {"shift": shift.id, "ask": "who"})
    assert window_of(program).frame is not None
    panel = window_of(program).frame.inspector.panel  # type: ignore[union-attr]
    assert isinstance(panel, StandInPanel)
    assert panel.people.chosen() == ["kari"]
    assert panel.texts.groups["nb"].field.value() == "Kan du komme?"
    press(Qt.Key.Key_Return, CONTROL)
    assert len(store_of(program).all(Offer)) == 1
    assert store_of(program).drafts() == {}


def test_a_password_for_a_file_is_never_kept(qtbot: QtBot, program: Program) -> None:
    store = store_of(program)
    start = store.zone.at(clock.today(store), 8 * 60)
    rota.add(store, "kari", start, start + 480)
    go("documents")
    tab_to("Lag disse filene")
    press(Qt.Key.Key_Space)
    fill("Passord", "hemmelig-ord")
    lock(program)
    open_file(qtbot, program)
    kept = [str(store_of(program).draft(each)) for each in store_of(program).drafts()]
    assert not [each for each in kept if "hemmelig-ord" in each]
    assert ordning.current(store_of(program)).name == "Nes"


@pytest.mark.parametrize("opening", [(Qt.Key.Key_K, CONTROL), (Qt.Key.Key_O, CONTROL)])
def test_the_key_locks_from_every_window(
    qtbot: QtBot, program: Program, opening: tuple[Qt.Key, Qt.KeyboardModifier]
) -> None:
    press(*opening)
    assert QApplication.activeModalWidget() is not None
    lock(program)
    assert QApplication.activeModalWidget() is None
    open_file(qtbot, program)
    assert program.application.session is not None


def sit_still(program: Program) -> None:
    """Let ten minutes pass without a touch."""
    idle = program.application.idle
    idle._clock = lambda: idle._touched + program.settings.idle_minutes * 60
    idle.tick()
    idle._clock = time.monotonic
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def read_aloud() -> str:
    """Return all a screen reader could come to in the whole program."""
    program = QApplication.instance()
    assert program is not None
    found, waiting = [], [QAccessible.queryAccessibleInterface(program)]
    while waiting:
        each = waiting.pop()
        if not each.isValid():
            continue
        found += [each.text(part) for part in (QAccessible.Text.Name, QAccessible.Text.Value)]
        waiting += [each.child(at) for at in range(each.childCount())]
    return " ".join(found)


# The offscreen platform says this once of the first menu.
@pytest.mark.qt_log_ignore("This plugin does not support (raise|grab)", extend=True)
def test_ten_minutes_lock_over_a_half_written_form_and_an_open_menu(qtbot: QtBot, program: Program) -> None:
    session = program.application.session
    assert session is not None
    session.run(people.save_assistant, Assistant("kari", "Kari Sommerfugl"))
    go("assistants")
    press(Qt.Key.Key_N, CONTROL)
    fill("Navn", "Ola Sommerfugl")
    assert "Sommerfugl" in read_aloud()
    sit_still(program)
    assert program.application.session is None
    assert "Sommerfugl" not in read_aloud()
    open_file(qtbot, program)
    press(Qt.Key.Key_N, CONTROL)
    tab_to("Fortsett")
    press(Qt.Key.Key_Space)
    tab_to("Navn")
    assert focus().text() == "Ola Sommerfugl"  # type: ignore[attr-defined]
    save()
    menu = window_of(program).menus.edit
    menu.popup(window_of(program).mapToGlobal(window_of(program).rect().center()))
    assert "Sommerfugl" in " ".join(each.text() for each in menu.actions())
    sit_still(program)
    assert QApplication.activePopupWidget() is None
    assert "Sommerfugl" not in read_aloud()
    open_file(qtbot, program)
    store = store_of(program)
    assert sorted(each.name for each in people.assistants(store)) == ["Kari Sommerfugl", "Ola Sommerfugl"]


@pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)
def test_a_second_start_gives_the_keys_to_the_dialog_in_front(program: Program) -> None:
    go("week")
    press(Qt.Key.Key_N, CONTROL)
    fill("Tider", "8-1")
    program.claims.raise_asked.emit()
    press(Qt.Key.Key_6)
    assert focus().text() == "8-16"  # type: ignore[attr-defined]
    lock(program)
    program.claims.raise_asked.emit()
    write(PASSPHRASE)
    assert focus().text() == PASSPHRASE  # type: ignore[attr-defined]


def test_a_clock_set_back_is_told_until_it_is_right(program: Program) -> None:
    def told() -> list[str]:
        program.keeper.tell()
        texts = [each.text() for each in window_of(program).findChildren(QLabel)]
        return [each for each in texts if "Går klokka" in each]

    store = store_of(program)
    people.save_assistant(store, Assistant("ola", "Ola"))
    assert told() == []
    with clock.fixed(clock.now(store) - 3 * 24 * 60):
        assert len(told()) == 1
        # What is written now does not hide what was written on the other day.
        people.save_assistant(store, Assistant("mari", "Mari"))
        assert len(told()) == 1
    assert told() == []
