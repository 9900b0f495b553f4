"""Training that runs out is found on the first screen and renewed, by keyboard alone (needs.md § 2)."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt

from bpa_desk.domain.training import Course, Training, TrainingState
from bpa_desk.services import courses, due, training
from bpa_desk.storage.store import Store
from bpa_desk.ui.main_window import MainWindow
from bpa_desk.ui.training.page import TrainingPage
from tests.journeys.keyboard import CONTROL, counted, press, save, tab_to

MOST_KEYS = 3


def test_training_that_runs_out_is_renewed_from_the_first_screen(window: MainWindow, team: Store) -> None:
    course = courses.save_course(team, Course("aid", "Førstehjelp", months=24))
    old = Training("old", "kari", course.id, TrainingState.GIVEN, date(2024, 12, 10), "Eva")
    training.save_training(team, old)
    tab_to("Vis 1")
    press(Qt.Key.Key_Space)
    tab_to("Åpne opplæring: Kari Nordlys: «Førstehjelp» går ut")
    with counted() as cost:
        press(Qt.Key.Key_Space)
        page = window.page()
        assert isinstance(page, TrainingPage)
        held = page.grid.current()
        assert held is not None
        assert held.id == "kari|aid"

        press(Qt.Key.Key_N, CONTROL)
        save()
    assert cost.keys <= MOST_KEYS
    after = training.cell(team, "kari", "aid")
    assert after is not None
    assert after.until == date(2028, 11, 24)
    span = (date(2026, 1, 1), date(2027, 1, 1))
    assert [each for each in due.due(team, *span) if each.kind == "training"] == []
