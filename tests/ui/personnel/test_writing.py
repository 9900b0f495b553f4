"""What is kept of people over time is written as papers from where one stands, by key."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from bpa_desk import language
from bpa_desk.domain.absence import Absence
from bpa_desk.domain.assistant import Assistant, Employment
from bpa_desk.domain.evaluation import Evaluation
from bpa_desk.domain.person_checklist import Passage
from bpa_desk.services import absences, evaluations, ordning, people, person_checklists, pregnancies
from bpa_desk.services.absences import AbsenceDays
from bpa_desk.storage.store import Store
from bpa_desk.ui.absence.panel import AbsencePanel
from bpa_desk.ui.exporting import ExportDialog
from bpa_desk.ui.main_window import MainWindow
from bpa_desk.ui.personnel.page import PapersPage
from tests.journeys.keyboard import CONTROL, focus, press
from tests.ui.audit import problems
from tests.ui.windows import window_at

DAY = date(2026, 11, 24)


@pytest.fixture
def window(qtbot: QtBot, store: Store, look: object) -> Iterator[MainWindow]:
    language.use("nb")
    ordning.establish(store, "Nes", leader="Lise Leder", employer="Fjord AS")
    people.save_assistant(store, Assistant("kari", "Kari Eksempel", employee_number="1001"))
    people.save_employment(store, Employment("e", "kari", date(2020, 1, 1), minutes_per_week=1200))
    ill = Absence("ill", "kari", 0, 0, "sykmelding")
    absences.save_days(store, ill, AbsenceDays(date(2026, 9, 28), date(2026, 12, 20)))
    evaluations.save_evaluation(store, Evaluation("v", date(2026, 11, 1), result=5))
    with window_at(qtbot, store, DAY, "today") as made:
        yield made


def written(window: MainWindow, folder: Path, qtbot: QtBot) -> Path:
    """Write with the dialog in front, and return the one file that came of it."""
    (dialog,) = [
        each for each in QApplication.topLevelWidgets() if isinstance(each, ExportDialog) and each.isVisible()
    ]
    assert problems(dialog) == []
    dialog.form.set_values({"folder": folder})
    dialog.save()
    assert window.desk is not None
    jobs = window.desk.jobs
    qtbot.waitUntil(lambda: not jobs.running, timeout=60_000)
    (path,) = folder.iterdir()
    return path


@pytest.mark.parametrize(
    ("page", "name"),
    [
        ("absences", "oppfølging-1001-2026-11-24.pdf"),
        ("agreements", "arbeidstidsavtaler-2026-11-24.pdf"),
        ("evaluation", "evaluering-2026-11-24.pdf"),
    ],
)
def test_a_page_writes_what_it_holds(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, page: str, name: str
) -> None:
    window.go(page)
    focus()
    press(Qt.Key.Key_P, CONTROL)
    assert written(window, tmp_path, qtbot).name == name


def test_the_open_checklist_is_what_is_written(
    window: MainWindow, store: Store, tmp_path: Path, qtbot: QtBot
) -> None:
    held = person_checklists.begin(store, "kari", Passage.LEAVING, date(2026, 12, 31), "nb")
    window.go("papers")
    page = window.page()
    assert isinstance(page, PapersPage)
    page.open_list(held.id)
    press(Qt.Key.Key_P, CONTROL)
    assert written(window, tmp_path, qtbot).name == "slutter-1001-2026-12-31.pdf"


def test_a_plan_for_pregnancy_is_written_from_its_panel(
    window: MainWindow, store: Store, tmp_path: Path, qtbot: QtBot
) -> None:
    pregnancies.save_plan(store, pregnancies.proposed(store, "kari", "nb"))
    window.go("absences", {"assistant": "kari"})
    (panel,) = window.findChildren(AbsencePanel)
    next(each for each in panel.findChildren(QPushButton) if each.text() == "Skriv ut planen").click()
    assert written(window, tmp_path, qtbot).name == "plan-1001-2026-11-24.pdf"
