"""The page Opplæring in a window, and what one does there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from bpa_desk import language
from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.training import Course, CourseKind
from bpa_desk.domain.training_standing import Stand
from bpa_desk.services import courses, ordning, people, training
from bpa_desk.storage.store import Store
from bpa_desk.ui.main_window import MainWindow
from bpa_desk.ui.training.page import TrainingPage
from tests.ui.conftest import Look
from tests.ui.windows import window_at

DAY = date(2026, 11, 24)


@pytest.fixture
def window(qtbot: QtBot, store: Store, look: Look) -> Iterator[MainWindow]:
    language.use("nb")
    ordning.establish(store, "Nes", leader="Lise Leder")
    people.save_assistant(store, Assistant("kari", "Kari Eksempel", skills=("Løft",)))
    people.save_assistant(store, Assistant("ola", "Ola Prøve"))
    courses.save_course(store, Course("aid", "Førstehjelp", months=24, everyone=True, minutes=240))
    courses.save_course(store, Course("tube", "Sonde", CourseKind.HEALTH, 12))
    store.barrier()
    with window_at(qtbot, store, DAY, "training") as made:
        yield made


def page_of(window: MainWindow) -> TrainingPage:
    page = window.page()
    assert isinstance(page, TrainingPage)
    return page


def on(page: TrainingPage, who: str, course: str) -> None:
    assert page.grid.select_cell(who, course)
    page.grid.setFocus()


def dialog() -> QDialog:
    (found,) = [
        each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()
    ]
    return found


def spoken(page: TrainingPage) -> str:
    index = page.grid.currentIndex()
    return str(index.data(Qt.ItemDataRole.AccessibleTextRole)).replace("\N{NO-BREAK SPACE}", " ")


def state(store: Store, who: str, course: str) -> Stand:
    found = training.cell(store, who, course)
    assert found is not None
    return found.state
