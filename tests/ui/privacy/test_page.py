"""The page Personvern by keyboard: what is due, a person's report, a rule, and erasing for good."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from bpa_desk import language
from bpa_desk.domain.absence import Absence
from bpa_desk.domain.assistant import Assistant, Employment
from bpa_desk.domain.privacy.retention import Keep
from bpa_desk.domain.text import Message
from bpa_desk.services.privacy import retention
from bpa_desk.storage.store import Store
from bpa_desk.ui.command_box import CommandBox
from bpa_desk.ui.exporting import ExportDialog
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.main_window import MainWindow
from bpa_desk.ui.privacy.page import PrivacyPage
from tests.journeys.keyboard import CONTROL, press
from tests.storage.samples import RECORDS
from tests.ui.audit import problems
from tests.ui.windows import window_at

DAY = date(2027, 11, 1)


@pytest.fixture
def window(qtbot: QtBot, store: Store, look: object) -> Iterator[MainWindow]:
    language.use("nb")
    with store.change(Message("Fill")) as changes:
        changes.put_all(RECORDS)
    store.barrier()
    with window_at(qtbot, store, DAY, "privacy") as made:
        yield made


def page_of(window: MainWindow) -> PrivacyPage:
    page = window.page()
    assert isinstance(page, PrivacyPage)
    return page


def dialog_of(kind: type[DraftDialog]) -> DraftDialog:
    (found,) = [
        each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible()
    ]
    return found


def test_the_lists_are_sound_and_named(window: MainWindow) -> None:
    page = page_of(window)
    for table in (page.schedule, page.people, page.rules, page.held):
        QAbstractItemModelTester(table.rows_model, QAbstractItemModelTester.FailureReportingMode.Warning)
        assert table.accessibleName()
        assert table.rows_model.rowCount()
    assert problems(page) == []


def test_what_is_due_goes_in_one_step(window: MainWindow, store: Store) -> None:
    page = page_of(window)
    assert page.first_focus().hasFocus()
    press(Qt.Key.Key_D, CONTROL)
    dialog = dialog_of(DraftDialog)
    assert problems(dialog) == []
    assert store.count(Absence) == 1
    dialog.save()
    assert store.count(Absence) == 0
    assert not page.delete_action.isEnabled()
    assert page.done.isVisible()
    assert store.undo_label is None


def test_what_is_kept_longer_is_left_out_until_it_is_asked_for(window: MainWindow, store: Store) -> None:
    page = page_of(window)
    with store.change(Message("Leave")) as changes:
        changes.put(Employment("later", "ola", date(2026, 1, 1), date(2027, 6, 30)))
    page.refresh()
    assert "absence" in {each.table for each in page.schedule.rows_model.rows if each.now}
    assert all(each.day <= date(2028, 11, 1) for each in page.schedule.rows_model.rows)
    assert "1. nov. 2028" in page.shown.text()
    columns = page.people.rows_model.columns
    said = {row.name: columns[2].text(row) for row in page.people.rows_model.rows}
    assert all(each.startswith("etter ") and "2028" in each for each in said.values())
    press(Qt.Key.Key_Tab)
    assert page.whole.hasFocus()
    press(Qt.Key.Key_Space)
    assert "shift" in {each.table for each in page.schedule.rows_model.rows}
    assert "2028" not in page.shown.text()
    assert "etter" not in columns[2].text(page.people.rows_model.rows[1])
    assert problems(page) == []
    # Sent here from a year beyond what is shown, one finds it all the same.
    press(Qt.Key.Key_Space)
    page.restore({"section": "due:ola"})
    assert page.whole.value()
    row = page.schedule.current_row()
    assert row is not None
    assert (row.table, row.day) == ("assistant", date(2030, 7, 1))
    assert window.frame is not None
    assert window.frame.inspector.heading.text() == "Ola"
    assert problems(window.frame.inspector) == []


def test_enter_tells_whose_it_is_and_why(window: MainWindow, store: Store) -> None:
    page = page_of(window)
    (absence,) = store.all(Absence)
    with store.change(Message("Another")) as changes:
        changes.put(replace(absence, id="b2", assistant="ola"))
        changes.put(Employment("gone", "ola", date(2026, 1, 1), date(2027, 1, 31)))
    page.refresh()
    press(Qt.Key.Key_Return)
    assert window.frame is not None
    panel = window.frame.inspector
    assert panel.heading.text() == "Fravær: 2"
    told = "\n".join(each.text() for each in panel.findChildren(QLabel))
    assert "Kari Ødegård: 1" in told
    assert "Ola: 1" in told
    assert problems(panel) == []


def test_a_person_is_erased_after_one_question(window: MainWindow, store: Store) -> None:
    page = page_of(window)
    page.restore({"assistant": "kari"})
    press(Qt.Key.Key_Delete, CONTROL)
    dialog = dialog_of(DraftDialog)
    assert problems(dialog) == []
    # Enter alone must do nothing here.
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Escape)
    assert store.get(Assistant, "kari").name == "Kari Ødegård"
    press(Qt.Key.Key_Delete, CONTROL)
    dialog_of(DraftDialog).save()
    assert store.get(Assistant, "kari") == Assistant("kari", "Slettet person 1", 3, archived=True)
    names = [row.name for row in page.people.rows_model.rows]
    assert names == ["Ola", "Slettet person 1"]
    assert "Slettet person 1" in page.done.label.text()
    assert store.drafts() == {}


def test_the_report_is_offered_for_the_person(window: MainWindow) -> None:
    page = page_of(window)
    page.people.select("kari")
    page.people.setFocus()
    press(Qt.Key.Key_Return)
    dialog = dialog_of(ExportDialog)
    assert problems(dialog) == []
    dialog.reject()
    press(Qt.Key.Key_P, CONTROL)
    dialog_of(ExportDialog).reject()


def test_a_rule_gets_another_length_and_undo_brings_it_back(window: MainWindow, store: Store) -> None:
    page = page_of(window)
    page.rules.select("hours")
    page.rules.setFocus()
    press(Qt.Key.Key_F2)
    dialog = dialog_of(DraftDialog)
    assert problems(dialog) == []
    dialog.form.set_values({"months": 601})
    dialog.save()
    assert dialog.form.error_text("months")
    dialog.form.set_values({"months": 60, "why": "revisor"})
    dialog.save()
    (rule,) = [each for each in retention.rules(store) if each.keep is Keep.HOURS]
    assert (rule.months, rule.why) == (60, "revisor")
    page.desk.session.undo()
    assert not any(each.changed for each in retention.rules(store) if each.keep is Keep.HOURS)


def test_a_kind_of_record_is_explained_beside_the_list(window: MainWindow) -> None:
    page = page_of(window)
    page.held.select("shift")
    page.held.setFocus()
    press(Qt.Key.Key_Return)
    assert window.frame is not None
    assert window.frame.inspector.heading.text() == "Vakter"
    assert problems(window.frame.inspector) == []


def test_the_command_box_finds_what_is_written_and_goes_there(window: MainWindow, qtbot: QtBot) -> None:
    window.open_command_box()
    box = window.findChild(CommandBox)
    assert box is not None
    box.line.setText("fagforb")
    assert box.matches()[0].endswith("Nes og Fagforbundet")
    box.line.setText("ny")
    assert not any("Fagforbundet" in each for each in box.matches())
    box.line.setText("fagforb")
    box.do()
    assert window.frame is not None
    assert window.frame.key == "agreements"


@pytest.mark.parametrize("code", ["nb", "nn", "en"])
def test_the_report_is_written_in_every_language(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, code: str
) -> None:
    page = page_of(window)
    page.people.select("kari")
    page._access()
    dialog = dialog_of(ExportDialog)
    dialog.form.set_values({"language": code, "folder": tmp_path, "format": "html"})
    dialog.save()
    # What is still being written has another name until it is whole.
    qtbot.waitUntil(lambda: len([each for each in tmp_path.iterdir() if each.suffix != ".part"]) == 2)
