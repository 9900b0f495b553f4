"""The page Talks and meetings by keyboard: a talk from guide to lock, a meeting that is read, what is due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bpa_desk import language
from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.meeting import AgreedPoint, Meeting, MeetingKind, Talk
from bpa_desk.services import meetings, ordning, people
from bpa_desk.storage.store import Store
from bpa_desk.ui.exporting import ExportDialog
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.main_window import MainWindow
from bpa_desk.ui.meetings.page import MeetingsPage
from tests.journeys.keyboard import CONTROL, SHIFT, press, save
from tests.ui.windows import window_at

DAY = date(2026, 11, 24)


@pytest.fixture
def window(qtbot: QtBot, store: Store, look: object) -> Iterator[MainWindow]:
    language.use("nb")
    ordning.establish(store, "Nes", leader="Lise Leder")
    people.save_assistant(store, Assistant("kari", "Kari Ødegård"))
    store.barrier()
    with window_at(qtbot, store, DAY, "meetings") as made:
        yield made


def page_of(window: MainWindow) -> MeetingsPage:
    page = window.page()
    assert isinstance(page, MeetingsPage)
    return page


def dialogs() -> list[DraftDialog]:
    shown = QApplication.topLevelWidgets()
    return [each for each in shown if isinstance(each, DraftDialog) and each.isVisible()]


def dialog() -> DraftDialog:
    (found,) = dialogs()
    return found


def fill(**values: object) -> None:
    dialog().form.set_values(values)
    save()


def test_a_talk_from_the_guide_to_the_lock(window: MainWindow, store: Store) -> None:
    page = page_of(window)
    page.first_focus().setFocus()
    press(Qt.Key.Key_N, CONTROL)
    save()
    assert page.title == "Kari Ødegård"
    press(Qt.Key.Key_Return)
    fill(note="Trives")
    press(Qt.Key.Key_M, CONTROL)
    fill(what="Kurs", owner="Lise", deadline=date(2026, 12, 1))
    press(Qt.Key.Key_Return, CONTROL | SHIFT)
    fill(leader_signed_on=DAY, assistant_signed_on=DAY)
    (held,) = store.all(Talk)
    assert held.closed
    assert held.topics[0].note == "Trives"
    assert held.points == (AgreedPoint("Kurs", "Lise", "2026-12-01"),)
    assert not page.sign_action.isEnabled()
    page.view.write()
    page.view.change_point(0)
    assert dialogs() == []
    page.view.points.select(0)
    press(Qt.Key.Key_D, CONTROL)
    assert store.all(Talk)[0].points[0].done_on == DAY.isoformat()
    press(Qt.Key.Key_P, CONTROL)
    shown = dialog()
    assert isinstance(shown, ExportDialog)
    assert "xlsx" not in [shown.format.itemData(at) for at in range(shown.format.count())]
    shown.done(0)


def test_a_meeting_has_its_agenda_and_its_readers(window: MainWindow, store: Store) -> None:
    page = page_of(window)
    press(Qt.Key.Key_N, CONTROL | SHIFT)
    fill(kind=MeetingKind.STAFF)
    assert page.title == "Personalmøte"
    press(Qt.Key.Key_I, CONTROL | SHIFT)
    fill(title="Høstmøte", topics="Plan\nHMS")
    press(Qt.Key.Key_M, CONTROL | SHIFT)
    fill(names=("Kari Ødegård",))
    (held,) = store.all(Meeting)
    assert (held.title, [each.text for each in held.topics]) == ("Høstmøte", ["Plan", "HMS"])
    assert [(each.name, each.day) for each in held.readers] == [("Kari Ødegård", DAY.isoformat())]
    place = page.place()
    assert page.step_back()
    assert not page.step_back()
    assert page.lists.isVisible()
    page.restore(place)
    assert page.title == "Høstmøte"
    page.remove_action.trigger()
    assert store.all(Meeting) == []
    assert page.lists.isVisible()


def test_today_leads_to_what_is_due(window: MainWindow, store: Store) -> None:
    page = page_of(window)
    held = meetings.begin_talk(store, "kari", None, "nb")
    meetings.save_point(store, held.id, None, AgreedPoint("Kurs"))
    page.points.select(f"{held.id}:0")
    page.done_action.trigger()
    assert meetings.open_points(store) == []
    page.restore({"section": "open:nobody"})
    assert page.lists.isVisible()
    page.restore({"section": "talk:kari"})
    assert dialog().form.values()["assistant"] == "kari"
    dialog().done(0)


def test_the_lists_are_sound_models(window: MainWindow, store: Store) -> None:
    page = page_of(window)
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    tables = (page.table, page.points, page.view.topics, page.view.points)
    testers = [QAbstractItemModelTester(each.rows_model, mode) for each in tables]
    held = meetings.begin_talk(store, "kari", None, "nb")
    meetings.save_point(store, held.id, None, AgreedPoint("Kurs", "Lise", "2026-11-25"))
    page.open_one(held.id)
    meetings.write(store, held.id, 0, "Godt")
    QTest.keyClick(page.view.points, Qt.Key.Key_Delete)
    page.step_back()
    meetings.remove(store, held.id)
    assert [each.rows_model.rowCount() for each in tables[:2]] == [0, 0]
    assert len(testers) == 4
