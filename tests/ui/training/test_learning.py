"""Those who lead and new procedures in the matrix, and names that are wider than their room."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from bpa_desk import language
from bpa_desk.domain.training import Course
from bpa_desk.domain.training_standing import Stand
from bpa_desk.services import courses, ordning
from bpa_desk.storage.store import Store
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.main_window import MainWindow
from bpa_desk.ui.training.course_dialog import procedure_dialog
from bpa_desk.ui.training.panel import StandingPanel
from tests.journeys.keyboard import CONTROL, press, save
from tests.ui.audit import problems
from tests.ui.conftest import Look
from tests.ui.training.conftest import DAY, dialog, on, page_of, spoken, state


def test_who_leads_has_a_line_and_a_course_by_keyboard(window: MainWindow, store: Store) -> None:
    courses.save_course(store, Course("lead", "Arbeidslederopplæring", leaders=True, minutes=720))
    page = page_of(window)
    page.refresh()
    on(page, "leader:Lise Leder", "lead")
    assert spoken(page).startswith("Lise Leder (arbeidsleder), Arbeidslederopplæring: mangler.")
    assert not page.plan_action.isEnabled()
    press(Qt.Key.Key_N, CONTROL)
    shown: Any = dialog()
    assert shown.form.values()["paid"] is False
    assert not shown.form.editor("paid").isVisible()
    shown.form.set_values({"by": "Nes kommune"})
    save()
    assert state(store, "leader:Lise Leder", "lead") is Stand.GIVEN
    page.restore({"view": "list"})
    page.restore({"view": "matrix", "section": "leader:Lise Leder|lead"})
    assert page.place()["section"] == "leader:Lise Leder|lead"
    panel = StandingPanel(page.desk, page.grid.current())  # type: ignore[arg-type]
    assert panel.refresh()
    assert panel.title == "Lise Leder, Arbeidslederopplæring"


def test_a_new_procedure_becomes_a_task_for_everyone_it_concerns(window: MainWindow, store: Store) -> None:
    page = page_of(window)
    page.procedure_action.trigger()
    shown: Any = dialog()
    values = shown.form.values()
    assert (values["everyone"], values["needed_by"]) == (True, date(2026, 12, 8))
    shown.form.set_values({"name": "Ny takheis", "roles": ("natt",)})
    shown.save()
    made = courses.named(store, "Ny takheis")
    assert made is not None
    assert made.roles == ("natt",)
    assert state(store, "kari", made.id) is Stand.MISSING
    assert "Ny takheis" in [each.name for each in page.grid.matrix.courses]
    page.restore({"view": "courses"})
    assert page.courses.select(made.id)
    page.edit_action.trigger()
    again: Any = dialog()
    again.form.set_values({"renewed": DAY, "everyone": False, "roles": ()})
    again.save()
    assert store.get(Course, made.id).renewed == DAY


def test_names_wider_than_their_room_are_broken_and_spoken_whole(window: MainWindow, store: Store) -> None:
    long = "Arbeidslederopplæringsgrunnkursgjennomgang"
    courses.save_course(store, Course("long", long))
    page = page_of(window)
    page.refresh()
    model = page.grid.matrix
    at = [each.name for each in model.courses].index(long)
    drawn = model.headerData(at, Qt.Orientation.Horizontal)
    assert "-\n" in drawn
    assert drawn.replace("-\n", "") == long
    room = page.grid.columnWidth(at)
    metrics = page.grid.horizontalHeader().fontMetrics()
    assert max(metrics.horizontalAdvance(line) for line in drawn.split("\n")) < room
    said = model.headerData(at, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith(long)
    narrow = page.grid.painter.width()
    page.grid.resize(narrow, 500)
    assert page.grid.columnWidth(at) < narrow


@pytest.mark.parametrize("code", ["nb", "nn", "en"])
def test_a_procedure_is_asked_about_without_anything_cut_off(
    qtbot: QtBot, desk: Desk, store: Store, look: Look, code: str
) -> None:
    language.use(code)
    ordning.establish(store, "Nes", leader="Lise Leder")
    look("contrast", 200)
    shown = procedure_dialog(None, desk.session)
    qtbot.addWidget(shown)
    with qtbot.waitExposed(shown):
        shown.show()
    qtbot.waitUntil(lambda: problems(shown) == [])
    language.use("nb")
