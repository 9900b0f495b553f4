"""Telling the team, beside the week: only those touched, their text, their files, and who has been told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.plan import ToldPlan
from bpa_desk.domain.shift import Shift
from bpa_desk.services import ordning, people, plans, rota
from bpa_desk.settings import Settings
from bpa_desk.storage.store import Store
from bpa_desk.ui.exporting import ExportDialog
from bpa_desk.ui.main_window import MainWindow
from bpa_desk.ui.pages import PAGES
from bpa_desk.ui.session import Session
from bpa_desk.ui.telling.panel import TellPanel
from tests.ui.audit import problems
from tests.ui.conftest import Look
from tests.ui.week.conftest import MONDAY, Fill


@pytest.fixture
def window(qtbot: QtBot, people: Store, look: Look) -> Iterator[MainWindow]:
    ordning.change(people, leader="Lise Leder")
    made = MainWindow(Settings(language="en"), PAGES)
    qtbot.addWidget(made)
    made.show_session(Session(people))
    made.resize(1280, 860)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.drop_desk()


@pytest.fixture
def changed(people: Store, fill: Fill) -> Store:
    """Kari's Friday becomes Ola's, and her Saturday ends later."""
    (given,) = fill("kari", 4, "14-22")
    (longer,) = fill("kari", 5, "14-22")
    fill("ailu", 5, "8-12")
    plans.publish(people, MONDAY, MONDAY + timedelta(days=6))
    rota.assign(people, given.id, "ola")
    rota.move(people, longer.id, longer.start, longer.end + 60)
    return people


def panel_of(window: MainWindow) -> TellPanel:
    window.go("week", {"ask": "tell"})
    assert window.frame is not None
    found = window.frame.inspector.panel
    assert isinstance(found, TellPanel)
    return found


def told(widget: QWidget) -> str:
    QApplication.processEvents()  # what was just added comes into sight
    shown = [each.text() for each in widget.findChildren(QLabel) if each.isVisibleTo(widget)]
    return " ".join(shown).replace("\N{NO-BREAK SPACE}", " ")


def test_only_those_touched_are_listed_with_old_and_new(window: MainWindow, changed: Store) -> None:
    panel = panel_of(window)
    assert told(panel) == (
        "2 people do not know the plan as it stands now. "
        "Kari Nordmann Falls away: Friday 27 November, 14:00–22:00. "
        "Changed: Saturday 28 November, 14:00–22:00 is now 14:00–23:00. "
        "Since the plan was published today. "
        "Ola Ås New shift: Friday 27 November, 14:00–22:00. "
        "Since the plan was published today."
    )
    assert window.focusWidget() is panel.buttons["kari", "copy"]


def test_the_text_is_in_the_assistants_language(window: MainWindow, changed: Store) -> None:
    people.save_assistant(changed, Assistant("kari", "Kari Nordmann", languages=("nynorsk",)))
    panel = panel_of(window)
    panel.buttons["kari", "copy"].click()
    assert QGuiApplication.clipboard().text() == (
        "Hei, Kari! Vaktplanen er endra:\n"
        "• Fell bort: fredag 27. november, 14:00–22:00.\n"
        "• Endra: laurdag 28. november, 14:00–22:00 er no 14:00–23:00.\n"
        "Helsing Lise Leder"
    )
    assert changed.all(ToldPlan) == []


def test_who_has_been_told_leaves_the_list_and_the_focus_goes_on(window: MainWindow, changed: Store) -> None:
    panel = panel_of(window)
    panel.buttons["kari", "told"].setFocus()
    panel.buttons["kari", "told"].click()
    assert [key for key, name in panel.buttons if name == "told"] == ["ola"]
    assert window.focusWidget() is panel.buttons["ola", "copy"]
    window.undo()
    assert len(panel.buttons) == 6
    panel.all_told.click()
    assert told(panel) == "Everybody knows the published plan as it stands. Nobody needs to be told anything."
    (first,) = (each for each in changed.all(Shift) if each.assistant == "ola")
    rota.assign(changed, first.id, "kari")
    assert "Since told today." in told(panel)


def test_all_their_files_go_into_one_folder(
    qtbot: QtBot, window: MainWindow, changed: Store, tmp_path: Path
) -> None:
    panel = panel_of(window)
    panel.all_files.click()
    (dialog,) = (each for each in window.findChildren(ExportDialog) if each.isVisible())
    assert "Kari Nordmann and Ola Ås" in told(dialog)
    dialog.form.set_values({"format": "ics", "folder": tmp_path / "ut"})
    dialog.save()
    assert window.desk is not None
    jobs = window.desk.jobs
    qtbot.waitUntil(lambda: not jobs.running, timeout=60_000)
    files = sorted((tmp_path / "ut").glob("*.ics"))
    assert len(files) == 2
    texts = [each.read_text(encoding="utf-8") for each in files]
    assert [text.count("STATUS:CANCELLED") for text in texts] == [1, 0]
    assert [text.count("STATUS:CONFIRMED") for text in texts] == [1, 1]


def test_one_person_has_their_own_page_in_their_language(window: MainWindow, changed: Store) -> None:
    people.save_assistant(changed, Assistant("ola", "Ola Ås", languages=("bokmål",)))
    panel = panel_of(window)
    panel.buttons["ola", "files"].click()
    (dialog,) = (each for each in window.findChildren(ExportDialog) if each.isVisible())
    assert dialog.language.value() == "nb"
    assert "Kari" not in told(dialog)


def test_a_shift_that_moves_to_another_day_says_both(window: MainWindow, changed: Store) -> None:
    (other,) = (each for each in changed.all(Shift) if each.assistant == "ailu")
    start = changed.zone.at(date(2026, 11, 29), 22 * 60)
    rota.move(changed, other.id, start, start + 8 * 60)
    assert (
        "Moved: Saturday 28 November, 08:00–12:00 is now Sunday 29 November, 22:00–06:00 on Monday."
        in told(panel_of(window))
    )


def test_it_is_reached_in_one_step_from_today(window: MainWindow, changed: Store, qtbot: QtBot) -> None:
    window.go("today")
    page = window.page()
    assert page is not None
    tell = next(each for each in page.actions_here() if each.objectName() == "tell")
    tell.trigger()
    assert window.frame is not None
    assert window.frame.key == "week"
    assert isinstance(window.frame.inspector.panel, TellPanel)


@pytest.mark.parametrize(("palette", "percent"), [("light", 100), ("contrast", 200)])
@pytest.mark.parametrize("code", ["nb", "nn", "en"])
def test_all_of_it_is_named_and_whole(
    qtbot: QtBot, window: MainWindow, changed: Store, look: Look, palette: str, percent: int, code: str
) -> None:
    look(palette, percent)
    window.set_language(code)
    panel = panel_of(window)
    assert window.frame is not None
    inspector = window.frame.inspector
    qtbot.waitUntil(lambda: problems(inspector) == [])
    assert panel.minimumSizeHint().width() <= inspector.width()
