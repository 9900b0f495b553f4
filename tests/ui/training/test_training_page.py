"""The page Opplæring: the matrix by keyboard, the list as its equal, courses, plan, panel and papers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from bpa_desk import language
from bpa_desk.demo.build import NOW, build
from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.shift import Shift, ShiftKind
from bpa_desk.domain.stillingsbeskrivelse import Stillingsbeskrivelse
from bpa_desk.domain.training import Course, Training, TrainingState
from bpa_desk.domain.training_standing import Stand
from bpa_desk.services import clock, courses, ordning, people, rota, training
from bpa_desk.storage.store import Store
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.documents.parts import SkillsForm
from bpa_desk.ui.exporting import ExportDialog
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.main_window import MainWindow
from bpa_desk.ui.searching import RecordSearch
from bpa_desk.ui.training.grid import parted
from bpa_desk.ui.training.page import TrainingPage
from bpa_desk.ui.training.panel import StandingPanel
from tests.journeys.keyboard import CONTROL, SHIFT, press, save
from tests.ui.training.conftest import DAY, dialog, on, page_of, spoken, state


def test_arrows_enter_and_one_key_fill_the_matrix(window: MainWindow, store: Store) -> None:
    page = page_of(window)
    on(page, "kari", "aid")
    assert spoken(page) == "Kari Eksempel, Førstehjelp: mangler. Kreves: alle skal ha det."
    press(Qt.Key.Key_Down, SHIFT)
    press(Qt.Key.Key_G, CONTROL)
    assert (state(store, "kari", "aid"), state(store, "ola", "aid")) == (Stand.GIVEN, Stand.GIVEN)
    assert spoken(page) == (
        "Ola Prøve, Førstehjelp: gitt. Dato: tir. 24. nov. 2026. Av Lise Leder. 4 t, betalt. "
        "Gyldig til fre. 24. nov. 2028. Kreves: alle skal ha det."
    )
    press(Qt.Key.Key_G, CONTROL | SHIFT)
    assert {each.state for each in store.all(Training)} == {TrainingState.CONFIRMED}
    page.desk.session.undo()
    page.desk.session.undo()
    assert store.all(Training) == []
    assert page.grid.current() is not None


def test_enter_goes_on_with_what_is_planned_and_else_begins_anew(window: MainWindow, store: Store) -> None:
    page = page_of(window)
    on(page, "ola", "aid")
    press(Qt.Key.Key_Return)
    shown: Any = dialog()
    shown.form.set_values({"state": TrainingState.PLANNED, "day": date(2026, 12, 1)})
    save()
    assert state(store, "ola", "aid") is Stand.PLANNED
    press(Qt.Key.Key_Return)
    again: Any = dialog()
    assert again.form.values()["day"] == date(2026, 12, 1)
    again.form.set_values({"state": TrainingState.DECLINED, "day": DAY})
    assert again.form.row_shown("reason")
    assert not again.form.row_shown("minutes")
    save()
    assert "grunn" in again.form.error_text("reason")
    again.form.set_values({"state": TrainingState.DECLINED, "day": DAY, "reason": "vil vente"})
    save()
    assert [each.state for each in store.all(Training)] == [TrainingState.DECLINED]


def test_delegated_helsehjelp_asks_for_name_and_last_day_and_is_not_given_to_several(
    window: MainWindow, store: Store
) -> None:
    page = page_of(window)
    on(page, "kari", "tube")
    press(Qt.Key.Key_G, CONTROL)
    shown: Any = dialog()
    assert shown.form.values()["by"] == ""
    save()
    assert shown.form.error_text("by")
    shown.form.set_values({"by": "Siri Sykepleier", "ends": date(2027, 5, 1)})
    save()
    assert state(store, "kari", "tube") is Stand.GIVEN
    assert "Gjelder først når delegeringen er signert." in spoken(page)
    press(Qt.Key.Key_Return)
    again: Any = dialog()
    assert again.form.values()["by"] == "Siri Sykepleier"
    again.done(0)
    on(page, "kari", "tube")
    press(Qt.Key.Key_Down, SHIFT)
    press(Qt.Key.Key_G, CONTROL)
    assert len(store.all(Training)) == 1


def test_the_list_says_the_same_and_stays_at_the_same_place(window: MainWindow, store: Store) -> None:
    page = page_of(window)
    on(page, "ola", "tube")
    press(Qt.Key.Key_L, CONTROL | SHIFT)
    row = page.table.current_row()
    assert row is not None
    assert row.id == "ola|tube"
    cells = {(each.assistant, each.course.id) for each in training.matrix(store)}
    rows = [each.standing for each in page.table.rows_model.rows]
    assert {(each.assistant, each.course.id) for each in rows} == cells
    page.table.select("ola|aid")
    press(Qt.Key.Key_G, CONTROL)
    assert state(store, "ola", "aid") is Stand.GIVEN
    press(Qt.Key.Key_L, CONTROL | SHIFT)
    held = page.grid.current()
    assert held is not None
    assert held.id == "ola|aid"


def test_a_place_leads_back_to_view_and_cell(window: MainWindow) -> None:
    page = page_of(window)
    page.restore({"section": "ola|tube", "view": "list"})
    assert page.place() == {"view": "list", "section": "ola|tube"}
    page.restore({"view": "courses"})
    page.restore({"section": "kari|aid"})
    assert page.place() == {"view": "matrix", "section": "kari|aid"}


def test_what_is_found_by_searching_is_what_one_stands_on(window: MainWindow, store: Store) -> None:
    page = page_of(window)
    given = Training("g", "ola", "aid", TrainingState.GIVEN, date(2026, 3, 2), "Sølvi Oppdiktet")
    training.save_training(store, given)
    assert window.desk is not None
    found = {each.text: each for each in RecordSearch(window.desk)("Sølvi")}
    found[next(iter(found))].run()
    assert page.place() == {"view": "list", "section": "ola|aid"}
    (course,) = [each for each in RecordSearch(window.desk)("Førstehjelp") if each.text.startswith("Kurs:")]
    course.run()
    row = page.courses.current_row()
    assert row is not None
    assert row.id == "aid"


def test_the_models_are_sound_while_courses_and_cells_change(window: MainWindow, store: Store) -> None:
    page = page_of(window)
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    models = (page.grid.matrix, page.table.rows_model, page.courses.rows_model)
    testers = [QAbstractItemModelTester(each, mode) for each in models]
    run = page.desk.session.run
    on(page, "ola", "tube")
    run(courses.save_course, Course("new", "Brannvern"))
    held = page.grid.current()
    assert held is not None
    assert held.id == "ola|tube"
    run(training.give, [("ola", "new")], TrainingState.GIVEN)
    run(courses.set_archived, "new")
    run(people.archive, "kari")
    # Ola, and Lise who leads.
    assert (page.grid.matrix.rowCount(), len(testers)) == (2, 3)


def test_courses_are_made_changed_put_away_and_taken_from_templates(
    window: MainWindow, store: Store
) -> None:
    page = page_of(window)
    page.restore({"view": "courses"})
    page.new_course_action.trigger()
    shown: Any = dialog()
    shown.form.set_values({"name": "Sug", "months": 12.0, "minutes": 90, "topics": "Hygiene.\n\nØvelse."})
    shown.save()
    made = courses.named(store, "sug")
    assert made is not None
    assert (made.months, made.minutes, made.topics) == (12, 90, ("Hygiene.", "Øvelse."))
    page.courses.select(made.id)
    page.edit_action.trigger()
    shown = dialog()
    shown.form.set_values({"name": "Førstehjelp"})
    shown.save()
    assert "Førstehjelp" in shown.form.error_text("name")
    shown.done(0)
    page.away_action.trigger()
    assert courses.named(store, "sug") is None
    page.courses.select(made.id)
    page._remove_course()
    assert store.find(Course, made.id) is None
    # A label without a course is listed too, and becomes one when it is changed.
    page.courses.select("label:løft")
    assert not page.away_action.isEnabled()
    page.edit_action.trigger()
    shown = dialog()
    shown.save()
    assert courses.named(store, "løft") is not None
    page.templates_action.trigger()
    shown = dialog()
    shown.form.set_values({"courses": ("fire", "role")})
    shown.save()
    assert courses.named(store, "brannvern") is not None


def test_a_plan_for_somebody_new_lies_in_the_rota(window: MainWindow, store: Store) -> None:
    page = page_of(window)
    page.desk.session.run(training.give, [("kari", "aid")], TrainingState.GIVEN)
    start = store.zone.at(date(2026, 11, 26), 480)
    followed = rota.add(store, "kari", start, start + 480)
    on(page, "ola", "aid")
    press(Qt.Key.Key_T, CONTROL)
    shown: Any = dialog()
    assert shown.form.values()["courses"] == ("aid",)
    shown.form.set_values({"courses": ("aid",), "shifts": (followed.id,)})
    save()
    (made,) = store.all(Shift, "assistant = ?", ("ola",))
    assert (made.kind, made.note) == (ShiftKind.TRAINING, "Opplæring med Kari Eksempel")
    page.desk.session.undo()
    assert store.all(Shift, "assistant = ?", ("ola",)) == []
    assert state(store, "ola", "aid") is Stand.MISSING


def test_the_panel_shows_what_is_written_and_the_evidence(
    qtbot: QtBot, window: MainWindow, store: Store
) -> None:
    page = page_of(window)
    page.desk.session.run(training.give, [("kari", "aid")], TrainingState.GIVEN)
    held = training.cell(store, "kari", "aid")
    assert held is not None
    panel = StandingPanel(page.desk, held)
    qtbot.addWidget(panel)
    assert panel.refresh()
    assert panel.title == "Kari Eksempel, Førstehjelp"
    (row,) = store.all(Training)
    panel._change(held, row)
    (shown,) = panel.window().findChildren(DraftDialog)
    shown.done(0)
    panel._certificate(row)
    assert len(panel.window().findChildren(ExportDialog)) == 1
    page.desk.session.run(training.remove_training, row.id)
    assert panel.refresh()
    page.desk.session.run(courses.remove_course, "aid")
    assert not panel.refresh()


@pytest.mark.parametrize("key", ["today", "week", "turnus", "assistants"])
def test_what_is_judged_by_skills_is_read_again_when_training_changes(window: MainWindow, key: str) -> None:
    window.go(key)
    judged = window.page()
    assert judged is not None
    read: list[bool] = []
    before = judged.refresh

    def noted() -> None:
        read.append(True)
        before()

    judged.refresh = noted  # type: ignore[method-assign]
    window.go("training")
    page_of(window).desk.session.run(training.give, [("ola", "aid")], TrainingState.GIVEN)
    assert read == []
    window.go(key)
    assert read == [True]


def test_the_papers_are_offered(window: MainWindow) -> None:
    page = page_of(window)
    for act in (page.papers_action, page.record_action):
        act.trigger()
        shown = dialog()
        assert isinstance(shown, ExportDialog)
        shown.done(0)


def test_nobody_to_train_leads_to_the_assistants(qtbot: QtBot, desk: Desk, store: Store) -> None:
    language.use("nb")
    ordning.establish(store, "Nes")
    page = TrainingPage(desk)
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    assert page.first_focus() is page.empty.step
    assert (page.current(), page.chosen()) == (None, [])
    people.save_assistant(store, Assistant("kari", "Kari"))
    page.refresh()
    assert page.first_focus() is page.courses


def test_a_job_description_says_who_meets_it(qtbot: QtBot, window: MainWindow, store: Store) -> None:
    training.give(store, [("kari", "aid")], TrainingState.GIVEN)
    form = SkillsForm(page_of(window).desk)
    qtbot.addWidget(form)
    paper = Stillingsbeskrivelse("d", "d", 1, "Rolle", "nb", requires=("førstehjelp", "Sonde"))
    form.show_part(paper, "requires")
    assert form.met.text().splitlines() == [
        "førstehjelp: Kari Eksempel har det. Mangler: Ola Prøve.",
        "Sonde: ingen det gjelder, har det. Mangler: Kari Eksempel og Ola Prøve.",
    ]
    form.show_part(replace(paper, assistant="kari"), "requires")
    assert form.met.text().startswith("førstehjelp: alle det gjelder, har det.")


def test_the_demo_tells_of_what_runs_out(store: Store) -> None:
    with clock.fixed(NOW):
        build("nes", store)
        stands = {each.state for each in training.matrix(store)}
    assert {Stand.CONFIRMED, Stand.GIVEN, Stand.KNOWN, Stand.EXPIRED, Stand.EXEMPT, Stand.MISSING} <= stands


def test_a_word_too_long_for_its_room_breaks_at_its_own_hyphen_first(look: object) -> None:
    metrics = QFontMetrics(QFont("Noto Sans"))
    room = metrics.horizontalAdvance("Oppdiktet-Langn")
    assert parted(metrics, "Oppdiktet-Langnavn", room) == "Oppdiktet-\nLangnavn"
    whole = parted(metrics, "Arbeidslederopplæring", room)
    assert whole.replace("-\n", "") == "Arbeidslederopplæring"
    assert all(metrics.horizontalAdvance(each) <= room for each in whole.split("\n"))
