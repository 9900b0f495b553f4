"""The settings: sections one comes straight to, clock windows with their warning, looks in force at once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from bpa_desk import language
from bpa_desk.domain.timesheet import ClockWindows
from bpa_desk.services import ordning, timesheets
from bpa_desk.settings import Settings
from bpa_desk.storage.store import Store
from bpa_desk.ui import theme
from bpa_desk.ui.idle import Idle
from bpa_desk.ui.main_window import MainWindow
from bpa_desk.ui.pages import PAGES
from bpa_desk.ui.preferences.page import SettingsPage
from bpa_desk.ui.preferences.windows import windows_dialog
from bpa_desk.ui.session import Session
from tests.ui.audit import problems
from tests.ui.conftest import Look


@pytest.fixture
def window(qtbot: QtBot, store: Store, look: Look) -> Iterator[MainWindow]:
    ordning.establish(store, "Nes")
    made = MainWindow(Settings(), PAGES)
    qtbot.addWidget(made)
    made.show_session(Session(store))
    made.resize(1180, 780)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    made.drop_desk()
    language.use("nb")


def settings_page(window: MainWindow) -> SettingsPage:
    page = window.page()
    assert isinstance(page, SettingsPage)
    return page


def test_the_first_screen_leads_to_the_very_section(window: MainWindow, qtbot: QtBot) -> None:
    assert window.desk is not None
    for key in ("vedtak", "needs"):
        window.desk.go("settings", {"section": key})
        page = settings_page(window)
        part = page.parts[key]
        assert QApplication.focusWidget() is getattr(part, "add_button")  # noqa: B009
        qtbot.waitUntil(lambda part=part: part.heading.visibleRegion().boundingRect().height() > 0)  # type: ignore[misc]
        assert page.place() == {"section": key}
        window.desk.go("today")


def test_every_section_can_be_reached_and_an_unknown_one_harms_nothing(window: MainWindow) -> None:
    window.go("settings", {"section": "nothing"})
    page = settings_page(window)
    assert QApplication.focusWidget() is page.jumps["about"]
    for key, jump in page.jumps.items():
        jump.setFocus()
        QTest.keyClick(jump, Qt.Key.Key_Space)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert page.parts[key].isAncestorOf(focused), key


def test_a_new_language_is_in_force_at_once_and_one_stays_where_one_was(window: MainWindow) -> None:
    window.go("settings", {"section": "look"})
    QTest.keyClick(settings_page(window).look.languages.buttons["nn"], Qt.Key.Key_Space)
    page = settings_page(window)
    assert language.current().code == "nn"
    assert page.look.languages.buttons["nn"].isChecked()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert page.look.isAncestorOf(focused)


def test_colours_and_size_are_in_force_at_once_from_here_and_from_the_menu(window: MainWindow) -> None:
    window.go("settings", {"section": "look"})
    look = settings_page(window).look
    QTest.keyClick(look.palettes.buttons["contrast"], Qt.Key.Key_Space)
    QTest.keyClick(look.sizes.buttons["150"], Qt.Key.Key_Space)
    assert (theme.current().palette.name, theme.current().percent) == ("contrast", 150)
    window.set_text(200)
    window.set_palette("dark")
    assert look.sizes.buttons["200"].isChecked()
    assert [name for name, made in look.palettes.buttons.items() if made.isChecked()] == ["dark"]
    assert [name for name, made in look.palettes.buttons.items() if not made.icon().isNull()] == ["dark"]


def test_the_lock_follows_what_is_chosen(window: MainWindow) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    beats = [0.0]
    watch = Idle(application, lambda: beats[0], lambda: 0.0)
    due: list[int] = []
    watch.due.connect(lambda: due.append(1))
    watch.start(10)
    window.go("settings", {"section": "lock"})
    lock = settings_page(window).lock
    lock.minutes.set_value(2)
    assert window.settings.idle_minutes == 2
    beats[0] = 119.0
    watch.tick()
    assert due == []
    beats[0] = 121.0
    watch.tick()
    assert due == [1]
    watch.setParent(None)
    watch.deleteLater()


def test_odd_minutes_from_before_are_kept(window: MainWindow) -> None:
    window.settings.idle_minutes = 7
    window.go("settings")
    assert settings_page(window).lock.minutes.value() == 7


def test_clock_windows_are_told_changed_and_refused(window: MainWindow, store: Store) -> None:
    window.go("settings", {"section": "windows"})
    page = settings_page(window)
    assert window.desk is not None
    told: list[frozenset[str]] = []
    window.desk.session.changed.connect(told.append)
    dialog = windows_dialog(page, window.desk)
    dialog.show()
    dialog.form.set_values({"evening_start": 23 * 60})
    dialog.save()
    assert dialog.problem.isVisible()
    assert timesheets.windows(store) == ClockWindows()
    dialog.form.set_values({"evening_start": 15 * 60, "night_end": None})
    dialog.save()
    assert timesheets.windows(store) == ClockWindows(900, 1260, 360)
    assert frozenset({"choice"}) in told
    assert store.undo_label is not None
    assert "evening and night" in store.undo_label.template
    shown = " ".join(label.text() for label in page.windows.findChildren(QLabel))
    assert "15:00–21:00" in shown
    assert "leverandør" in shown


@pytest.mark.parametrize(("code", "percent"), [("nb", 100), ("nn", 200), ("en", 200)])
def test_the_program_s_own_sections_stand_the_audit(window: MainWindow, code: str, percent: int) -> None:
    window.set_language(code)
    window.set_text(percent)
    window.go("settings")
    QApplication.processEvents()
    assert problems(settings_page(window)) == []
    assert window.desk is not None
    dialog = windows_dialog(window, window.desk)
    dialog.show()
    QApplication.processEvents()
    assert problems(dialog) == []
    dialog.reject()
