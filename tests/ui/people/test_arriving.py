"""Coming to a list: the details of its current row stand beside it at once, and the list has the focus."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bpa_desk.domain.agreement import Agreement
from bpa_desk.domain.assistant import Assistant, Employment
from bpa_desk.domain.text import Message
from bpa_desk.settings import Settings
from bpa_desk.storage.store import Store
from bpa_desk.ui.agreements.panel import AgreementPanel
from bpa_desk.ui.main_window import MainWindow
from bpa_desk.ui.pages import PAGES
from bpa_desk.ui.pages.assistants import AssistantsPage
from bpa_desk.ui.people.panel import PersonPanel
from bpa_desk.ui.session import Session
from tests.ui.conftest import Look


@pytest.fixture
def window(qtbot: QtBot, look: Look, store: Store) -> Iterator[MainWindow]:
    with store.change(Message("start")) as changes:
        changes.put_all([Assistant("kari", "Kari", notes="Har nøkkel."), Assistant("ola", "Ola")])
        changes.put(Employment("e1", "kari", date(2025, 1, 1), minutes_per_week=35 * 60))
        changes.put(Agreement("a1", "10-5-1", date(2026, 1, 1)))
    made = MainWindow(Settings(), PAGES)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show_session(Session(store))
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    made.drop_desk()


def shown(window: MainWindow) -> type[object]:
    assert window.frame is not None
    return type(window.frame.inspector.panel)


def test_the_details_are_there_each_time_one_comes(window: MainWindow) -> None:
    assert window.frame is not None
    for _time in range(2):
        window.go("assistants")
        page = window.page()
        assert isinstance(page, AssistantsPage)
        assert shown(window) is PersonPanel
        assert window.frame.inspector.isVisible()
        assert QApplication.focusWidget() is page.table
        window.go("agreements")
        assert shown(window) is AgreementPanel
        window.go("week")
        assert shown(window) is type(None)
        assert not window.frame.inspector.isVisible()


def test_one_comes_to_the_person_one_was_sent_to(window: MainWindow) -> None:
    assert window.frame is not None
    window.go("assistants", {"assistant": "ola"})
    panel = window.frame.inspector.panel
    assert panel is not None
    assert panel.title == "Ola"
