"""The page of the yearly evaluation: written by keyboard, compared, changed and undone."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from bpa_desk import language
from bpa_desk.domain.evaluation import Evaluation
from bpa_desk.services import evaluations, ordning
from bpa_desk.storage.store import Store
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.evaluation.page import EvaluationPage
from bpa_desk.ui.kit.choices import ChoiceField
from bpa_desk.ui.kit.dialog import DraftDialog
from tests.ui.audit import problems


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, store: Store) -> EvaluationPage:
    language.use("nb")
    ordning.establish(store, "Nes")
    made = EvaluationPage(desk)
    desk.session.changed.connect(made.note_change)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    with qtbot.waitExposed(made):
        made.show()
    return made


def shown(page: EvaluationPage) -> DraftDialog:
    (dialog,) = [each for each in page.findChildren(DraftDialog) if each.isVisible()]
    assert problems(dialog) == []
    return dialog


def give(dialog: DraftDialog, **marks: int) -> None:
    for aspect, mark in marks.items():
        field = dialog.form.editor(aspect)
        assert isinstance(field, ChoiceField)
        field.set_value(mark)


def test_an_evaluation_is_written_and_the_next_says_what_has_moved(
    page: EvaluationPage, store: Store, qtbot: QtBot
) -> None:
    assert page.first_focus() is page.empty.step
    evaluations.save_evaluation(store, Evaluation("old", date(2024, 12, 1), result=4, respect=5))
    page.new_action.trigger()
    dialog = shown(page)
    dialog.save()
    assert dialog.form.error_text("result")
    give(dialog, result=6, respect=3)
    dialog.save()
    row = page.table.current_row()
    assert row is not None
    assert (row.held.result, row.before and row.before.id) == (6, "old")
    panel = page.panel_of(row)
    qtbot.addWidget(panel)
    assert panel.refresh()
    said = [each.text() for each in panel.findChildren(QLabel)]
    assert "Resultat: 6 (opp 2)" in said
    assert "Respekt: 3 (ned 2)" in said
    assert "Informasjon: –" in said
    page.edit_action.trigger()
    dialog = shown(page)
    give(dialog, result=4)
    dialog.save()
    assert panel.refresh()
    assert "Resultat: 4" in [each.text() for each in panel.findChildren(QLabel)]
    assert problems(page) == []
    page.remove_action.trigger()
    assert not panel.refresh()
    for _step in range(3):
        page.desk.session.undo()
    assert [each.id for each, _before in evaluations.evaluations(store)] == ["old"]


def test_the_list_is_a_sound_model(page: EvaluationPage) -> None:
    tester = QAbstractItemModelTester(
        page.table.rows_model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    for year in (2023, 2024):
        one = Evaluation(str(year), date(year, 12, 1), overall=5)
        page.desk.session.run(evaluations.save_evaluation, one)
    page.desk.session.run(evaluations.remove, "2023")
    assert tester.model() is page.table.rows_model
    assert [(each.id, each.before) for each in page.table.rows_model.rows] == [("2024", None)]
