"""One built on everybody's: derived, judged, compared, planned for and looked through, by keys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from bpa_desk import language
from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.stillingsbeskrivelse import DocumentState, Stillingsbeskrivelse
from bpa_desk.domain.training import Course, Training, TrainingState
from bpa_desk.services import courses, derived_papers, ordning, papers, people, recruitment
from bpa_desk.storage.store import Store
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.documents import words as told
from bpa_desk.ui.documents.base import BasePanel
from bpa_desk.ui.documents.page import DocumentsPage
from bpa_desk.ui.documents.quality import QualityPanel
from bpa_desk.ui.documents.whom import ROLE
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.main_window import MainWindow
from bpa_desk.ui.recruitment.page import RecruitmentPage
from tests.journeys.keyboard import CONTROL, SHIFT, press, save
from tests.ui.audit import problems
from tests.ui.conftest import Look
from tests.ui.windows import window_at

DAY = date(2026, 11, 24)


@pytest.fixture
def window(qtbot: QtBot, store: Store, look: Look) -> Iterator[MainWindow]:
    language.use("nb")
    ordning.establish(store, "Nes", leader="Lise Leder", employer="Nes AS")
    people.save_assistant(store, Assistant("kari", "Kari Eksempel", roles=("natt",)))
    people.save_assistant(store, Assistant("ola", "Ola Prøve"))
    courses.save_course(store, Course("lift", "Forflytning", months=12))
    made = papers.new_from_template(store, "nb")
    papers.save(store, replace(made, requires=("Forflytning",)))
    papers.approve(store, made.id, date(2026, 1, 1))
    store.barrier()
    with window_at(qtbot, store, DAY, "documents") as shown:
        yield shown


def page_of(window: MainWindow) -> DocumentsPage:
    page = window.page()
    assert isinstance(page, DocumentsPage)
    return page


def dialog() -> Any:
    (found,) = [
        each for each in QApplication.topLevelWidgets() if isinstance(each, DraftDialog) and each.isVisible()
    ]
    return found


def night(store: Store) -> Stillingsbeskrivelse:
    (found,) = [each for each in papers.stillingsbeskrivelser(store) if each.role]
    return found


def panel_of(window: MainWindow, kind: type[Any]) -> Any:
    (found,) = [each for each in window.findChildren(kind) if each.isVisible()]
    return found


def test_from_everybodys_to_one_for_a_role_with_what_differs(window: MainWindow, store: Store) -> None:
    page = page_of(window)
    press(Qt.Key.Key_D, CONTROL | SHIFT)
    asked = dialog()
    asked.form.set_values({"assistant": ROLE, "role": " "})
    save()
    assert asked.isVisible(), "a role without a name is asked for again"
    asked.form.set_values({"role": "natt"})
    save()
    made = night(store)
    assert page.editor.paper is not None
    assert page.editor.paper.id == made.id
    assert "Rolle: natt" in page.editor.state.text()
    page.editor.choose(told.NOT_INCLUDED)
    form = page.editor._forms[told.NOT_INCLUDED].form
    form.editor("not_included").setPlainText("Støvsuging")  # type: ignore[attr-defined]
    press(Qt.Key.Key_H, CONTROL | SHIFT)
    panel = panel_of(window, BasePanel)
    assert panel.lines[0] == "Bygger på «Stillingsbeskrivelse for BPA-assistent», versjon 1."
    assert "Inn: Støvsuging" in panel.lines
    page.step_back()
    row = page.table.current_row()
    assert row is not None
    assert told.whom(row.paper, row.name) == "Rolle: natt"


def test_what_is_new_in_the_base_is_taken_over_from_the_panel(window: MainWindow, store: Store) -> None:
    page = page_of(window)
    base = papers.stillingsbeskrivelser(store)[0]
    made = derived_papers.derive(store, base.id, role="natt")
    papers.save(store, replace(made, title="Natt", not_included=("Støvsuging",)))
    papers.approve(store, made.id, DAY)
    second = papers.new_version(store, base.id)
    papers.save(store, replace(second, requires=("Forflytning", "Brannvern")))
    papers.approve(store, second.id, DAY)
    page.refresh()
    page.open_version(made.id)
    page.steps.base_action.trigger()
    panel = panel_of(window, BasePanel)
    assert "«Stillingsbeskrivelse for BPA-assistent» har kommet i versjon 2 siden." in panel.lines
    panel.step.click()
    assert page.editor.paper is not None
    assert page.editor.paper.requires == ("Forflytning", "Brannvern")
    assert (page.editor.paper.version, page.editor.paper.state) == (2, DocumentState.DRAFT)
    page.open_version(second.id)
    page.steps.base_action.trigger()
    assert panel_of(window, BasePanel).lines[-1] == "Natt, Rolle: natt: 1 forskjell"


def test_the_quality_leads_to_the_part_that_can_be_better(window: MainWindow, store: Store) -> None:
    page = page_of(window)
    draft = papers.new_version(store, papers.stillingsbeskrivelser(store)[0].id)
    papers.save(store, replace(draft, not_included=()))
    page.refresh()
    page.open_version(draft.id)
    press(Qt.Key.Key_J, CONTROL)
    panel = panel_of(window, QualityPanel)
    assert panel.lines[0] == "3 av 10 punkter kan bli bedre."
    missing = "Den sier ikke hva som ikke hører til jobben."
    assert missing in panel.lines
    (step,) = [each for each in panel.findChildren(QPushButton) if missing in each.accessibleName()]
    step.click()
    assert page.editor.part == told.NOT_INCLUDED
    papers.save(store, replace(store.get(Stillingsbeskrivelse, draft.id), not_included=("Hage",)))
    panel.refresh()
    assert missing not in panel.lines


def test_what_it_asks_for_is_planned_from_it_in_one_step(window: MainWindow, store: Store) -> None:
    page = page_of(window)
    page.open_version(papers.stillingsbeskrivelser(store)[0].id)
    page.editor.choose(told.REQUIRES)
    form: Any = page.editor._forms[told.REQUIRES]
    assert form.plan.isVisibleTo(form)
    form.plan.click()
    planned = [(each.state, each.course) for each in store.all(Training)]
    assert planned == [(TrainingState.PLANNED, "lift")] * 2
    page.desk.session.undo()
    assert store.all(Training) == []


def test_a_look_through_and_an_advert_are_one_step_each(window: MainWindow, store: Store) -> None:
    page = page_of(window)
    base = papers.stillingsbeskrivelser(store)[0]
    page.steps.looked_action.trigger()
    assert store.get(Stillingsbeskrivelse, base.id).next_review == date(2027, 11, 24)
    page.steps.advert_action.trigger()
    assert isinstance(window.page(), RecruitmentPage)
    (row,) = recruitment.vacancies(store)
    assert row.vacancy.document == base.document


def test_the_part_for_whom_is_shown_and_taken(window: MainWindow, store: Store) -> None:
    page = page_of(window)
    draft = papers.new_from_template(store, "nb", role="natt")
    page.refresh()
    page.open_version(draft.id)
    form = page.editor._forms[told.ABOUT].form
    assert (form.values()["assistant"], form.values()["role"]) == (ROLE, "natt")
    form.editor("assistant").set_value("kari")  # type: ignore[attr-defined]
    form.editor("assistant").changed.emit()  # type: ignore[attr-defined]
    assert form.editor("role").isHidden() or not form.editor("role").isVisible()
    assert page.editor.commit()
    assert (store.get(Stillingsbeskrivelse, draft.id).assistant, draft.role) == ("kari", "natt")
    assert store.get(Stillingsbeskrivelse, draft.id).role == ""


@pytest.mark.parametrize("code", ["nb", "nn", "en"])
def test_the_panels_are_whole_at_large_text(
    qtbot: QtBot, desk: Desk, store: Store, look: Look, code: str
) -> None:
    language.use(code)
    ordning.establish(store, "Nes", leader="Lise Leder", employer="Nes AS")
    look("contrast", 200)
    base = papers.new_from_template(store, code)
    made = derived_papers.derive(store, base.id, role="natt")
    papers.save(store, replace(made, not_included=("Støvsuging",), requires=("Forflytning",)))
    for panel in (
        QualityPanel(desk, made.id, lambda _key, _part: None),
        BasePanel(desk, made.id, lambda _key: None),
        BasePanel(desk, base.id, lambda _key: None),
    ):
        qtbot.addWidget(panel)
        assert panel.refresh()
        panel.resize(680, 3000)
        panel.show()
        qtbot.waitUntil(lambda panel=panel: problems(panel) == [])  # type: ignore[misc]
    language.use("nb")
