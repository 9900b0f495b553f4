"""The page of internal control by keyboard: each part, its dialogs, and what the matrix says to a reader."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bpa_desk import language
from bpa_desk.domain.internal_control import Equipment, EquipmentKind, Goal
from bpa_desk.domain.risk import SCALES, Risk
from bpa_desk.services import clock, internal_control, ordning, remedies, risks
from bpa_desk.settings import Settings
from bpa_desk.storage.store import Store
from bpa_desk.ui.control.card import CardView
from bpa_desk.ui.control.equipment import EquipmentPanel, EquipmentView
from bpa_desk.ui.control.goals import GoalPanel, GoalsView
from bpa_desk.ui.control.page import ControlPage
from bpa_desk.ui.control.points import PointsView
from bpa_desk.ui.control.risks import RiskPanel, RisksView, scale_dialog
from bpa_desk.ui.exporting import ExportDialog
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.main_window import MainWindow
from bpa_desk.ui.pages import PAGES
from bpa_desk.ui.session import Session
from tests.journeys.keyboard import CONTROL, fill, focus, press, save, tab_to, write

DAY = date(2026, 11, 24)


@pytest.fixture
def page(qtbot: QtBot, store: Store, look: object) -> Iterator[ControlPage]:
    language.use("nb")
    ordning.establish(store, "Nes", leader="Lise Leder")
    store.barrier()
    with clock.fixed(store.zone.at(DAY, 600)):
        made = MainWindow(Settings(), PAGES)
        qtbot.addWidget(made)
        made.show_session(Session(store))
        made.resize(1280, 860)
        with qtbot.waitActive(made):
            made.show()
            made.activateWindow()
        made.go("internkontroll")
        found = made.page()
        assert isinstance(found, ControlPage)
        yield found
        made.drop_desk()


def dialog() -> DraftDialog:
    shown = [each for each in QApplication.topLevelWidgets() if isinstance(each, DraftDialog)]
    (found,) = [each for each in shown if each.isVisible()]
    return found


def lines(*told: str) -> None:
    for at, each in enumerate(told):
        if at:
            press(Qt.Key.Key_Return)
        write(each)


def test_a_point_is_written_and_all_begin_from_the_proposed_texts(page: ControlPage, store: Store) -> None:
    view = page.views["points"]
    assert isinstance(view, PointsView)
    page.first_focus().setFocus()
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_A, CONTROL)
    write("Perm 1 i gangen")
    save()
    assert internal_control.points(store)[0].held.text == "Perm 1 i gangen"
    assert view.said.text() == "Perm 1 i gangen"
    press(Qt.Key.Key_N, CONTROL)
    held = internal_control.points(store)
    assert held[0].held.text == "Perm 1 i gangen"
    assert all(each.held.text for each in held)
    assert not view.fill_action.isVisible()
    store.undo()
    assert not internal_control.points(store)[1].held.text
    press(Qt.Key.Key_D, CONTROL)
    assert internal_control.points(store)[7].held.reviewed_on == DAY


def test_a_point_leads_to_where_it_is_met(page: ControlPage) -> None:
    asked: list[tuple[str, object]] = []
    page.desk.go_asked.connect(lambda key, place: asked.append((key, place)))
    view = page.views["points"]
    assert isinstance(view, PointsView)
    view.select("laws")
    assert not view.there_action.isVisible()
    view.select("risk")
    press(Qt.Key.Key_G, CONTROL)
    assert asked == [("internkontroll", {"section": "risk:"})]
    assert page.key == "risk"


def test_a_risk_from_a_common_hazard_with_a_measure(page: ControlPage, store: Store) -> None:
    press(Qt.Key.Key_F8)
    view = page.views["risk"]
    assert isinstance(view, RisksView)
    press(Qt.Key.Key_N, CONTROL)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Tab, times=4)
    press(Qt.Key.Key_End)
    save()
    (risk,) = risks.risks(store)
    assert (risk.hazard, risk.likelihood) == (risks.hazards("nb")[0].hazard, 4)
    assert "1 risiko: sannsynlighet 4, konsekvens 2, Rød" in view.before.accessibleName()
    assert not view.after.isVisible()
    press(Qt.Key.Key_M, CONTROL)
    write("Takheis")
    save()
    assert [each.what for each in remedies.remedies(store, risks.KIND, risk.id)] == ["Takheis"]
    press(Qt.Key.Key_F2)
    tab_to("–")
    press(Qt.Key.Key_End)
    save()
    assert dialog().form.error_text("residual_consequence")
    press(Qt.Key.Key_Down)
    save()
    assert risks.risks(store)[0].residual_consequence == 1
    assert view.after.isVisible()
    press(Qt.Key.Key_D, CONTROL)
    panel = page.views["risk"].panel()
    assert isinstance(panel, RiskPanel)
    assert panel.refresh()
    press(Qt.Key.Key_Delete)
    assert store.all(Risk) == []
    assert not panel.refresh()
    assert view.before.accessibleName().endswith("–")


def test_another_matrix_brings_its_usual_limits(page: ControlPage, store: Store) -> None:
    page.show_view("risk")
    view = page.views["risk"]
    made = scale_dialog(page, page.desk.session, view.refresh)
    made.form.editor("size").set_value(5)  # type: ignore[attr-defined]
    assert (made.form.values()["yellow"], made.form.values()["red"]) == (5, 10)
    made.save()
    assert risks.scale(store) == SCALES[5]
    assert isinstance(view, RisksView)
    assert "fra 1 til 5" in view.told.text()


def test_a_goal_with_a_step_stands_in_the_year_ahead(page: ControlPage, store: Store) -> None:
    press(Qt.Key.Key_F9)
    view = page.views["goals"]
    assert isinstance(view, GoalsView)
    press(Qt.Key.Key_N, CONTROL)
    write("Ingen løfter alene")
    save()
    (goal,) = store.all(Goal)
    assert goal.year == 2027
    press(Qt.Key.Key_M, CONTROL)
    write("Kurs")
    save()
    assert [each.text for each in view.plan.rows_model.rows] == ["Tiltak som skal utføres: «Kurs»"]
    press(Qt.Key.Key_D, CONTROL)
    assert store.all(Goal)[0].reached_on == DAY
    panel = view.panel()
    assert isinstance(panel, GoalPanel)
    press(Qt.Key.Key_Delete)
    assert not panel.refresh()
    page.restore({"section": "goals:none"})
    assert page.key == "goals"


def test_equipment_controlled_today(page: ControlPage, store: Store) -> None:
    page.show_view("equipment")
    view = page.views["equipment"]
    assert isinstance(view, EquipmentView)
    press(Qt.Key.Key_N, CONTROL)
    write("Takheis")
    save()
    press(Qt.Key.Key_D, CONTROL)
    (each,) = store.all(Equipment)
    assert (each.kind, each.next_on) == (EquipmentKind.LIFT, date(2027, 11, 24))
    page.restore({"section": f"equipment:{each.id}"})
    panel = view.panel()
    assert isinstance(panel, EquipmentPanel)
    assert panel.refresh()
    press(Qt.Key.Key_Delete)
    assert not panel.refresh()


def test_the_emergency_card_is_changed_and_written(page: ControlPage, store: Store) -> None:
    page.show_view("card")
    view = page.views["card"]
    assert isinstance(view, CardView)
    press(Qt.Key.Key_F2)
    fill("Adresse", "Storgata 1")
    tab_to("Hvem som skal ringes")
    press(Qt.Key.Key_A, CONTROL)
    lines("Verneombud; Tone; 555", "Lege; 556", "Eva")
    save()
    assert dialog().form.error_text("callers")
    press(Qt.Key.Key_A, CONTROL)
    lines("Verneombud; Tone; 555", "Lege; 556")
    save()
    held = internal_control.card(store)
    assert [(each.role, each.name, each.phone) for each in held.callers] == [
        ("Verneombud", "Tone", "555"), ("Lege", "", "556")
    ]  # fmt: skip
    assert "Lege 556" in view.callers.text()
    view.acts[1].trigger()
    shown = dialog()
    assert isinstance(shown, ExportDialog)
    shown.done(0)
    page.papers_action.trigger()
    dialog().done(0)


def test_the_lists_are_sound_models(page: ControlPage, store: Store) -> None:
    testers = []
    for key in ("risk", "goals", "equipment", "points"):
        page.show_view(key)
        table = page.views[key].front()
        assert focus() is table
        model = table.rows_model  # type: ignore[attr-defined]
        testers.append(QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal))
    session = page.desk.session
    session.run(internal_control.fill_in, "nb")
    for at in range(3):
        session.run(risks.save_risk, Risk(f"{at}", f"{at}", at + 1, 1, DAY))
    page.show_view("risk")
    session.run(risks.remove_risk, "1")
    view = page.views["risk"]
    assert isinstance(view, RisksView)
    assert [each.id for each in view.table.rows_model.rows] == ["2", "0"]
    assert len(testers) == 4
