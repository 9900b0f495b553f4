"""A change of leverandør by keyboard: written down, ticked off, and a package one sees line by line first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bpa_desk import language
from bpa_desk.domain.assistant import Assistant, Contact, Employment
from bpa_desk.domain.transfer import Transfer
from bpa_desk.services import clock, ordning, people, transfers
from bpa_desk.settings import Settings
from bpa_desk.storage.store import Store
from bpa_desk.ui.exporting import ExportDialog
from bpa_desk.ui.kit.choices import TicksField
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.kit.table import Table
from bpa_desk.ui.main_window import MainWindow
from bpa_desk.ui.pages import PAGES
from bpa_desk.ui.session import Session
from bpa_desk.ui.transfer.dialogs import PreviewRow
from bpa_desk.ui.transfer.page import TransferPage
from tests.export.reading import spoken
from tests.journeys.keyboard import CONTROL, fill, press, save

DAY = date(2026, 11, 24)


@pytest.fixture
def page(qtbot: QtBot, store: Store, look: object) -> Iterator[TransferPage]:
    language.use("nb")
    ordning.establish(store, "Nes", leader="Lise Leder", employer="Fjord AS")
    for key in ("kari", "ola"):
        person = Assistant(key, key.title(), contacts=(Contact("phone", f"555 {key}"),))
        people.save_assistant(store, person)
        people.save_employment(store, Employment(f"e-{key}", key, date(2025, 1, 1)))
    store.barrier()
    with clock.fixed(store.zone.at(DAY, 600)):
        window = MainWindow(Settings(), PAGES)
        qtbot.addWidget(window)
        window.show_session(Session(store))
        window.resize(1280, 860)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        window.go("transfer")
        made = window.page()
        assert isinstance(made, TransferPage)
        yield made
        window.drop_desk()


def dialog() -> DraftDialog:
    (found,) = [
        each for each in QApplication.topLevelWidgets() if isinstance(each, DraftDialog) and each.isVisible()
    ]
    return found


def lines(shown: DraftDialog) -> list[PreviewRow]:
    table = shown.findChild(Table)
    assert isinstance(table, Table)
    return list(table.rows_model.rows)


def test_from_nothing_to_the_package_by_keyboard(page: TransferPage, store: Store) -> None:
    page.first_focus().setFocus()
    assert page.empty.isVisible()
    press(Qt.Key.Key_Space)
    fill("Ny leverandør", "Ny AS")
    save()
    (held,) = store.all(Transfer)
    assert (held.new_employer, held.old_employer) == ("Ny AS", "Fjord AS")
    assert page.content.isVisible()
    page.points.setFocus()
    QTest.keyClicks(page.points, "jij")
    (held,) = store.all(Transfer)
    assert [(bool(each.done_on), each.needless) for each in held.points[:4]] == [
        (True, False), (False, True), (True, False), (False, False)
    ]  # fmt: skip
    row = page.points.current_row()
    assert row is not None
    assert row.id == 3
    press(Qt.Key.Key_Z, CONTROL)
    assert store.all(Transfer)[0].settled == 2
    press(Qt.Key.Key_P, CONTROL)
    asked = dialog()
    seen = lines(asked)
    assert {each.person for each in seen} == {"Kari", "Ola"}
    assert not [each for each in seen if "555" in each.text]
    ticks = asked.form.editor("people")
    parts = asked.form.editor("parts")
    assert isinstance(ticks, TicksField)
    assert isinstance(parts, TicksField)
    ticks.boxes["ola"].setChecked(False)
    parts.boxes["contact"].setChecked(True)
    seen = lines(asked)
    assert {each.person for each in seen} == {"Kari"}
    assert [each.text for each in seen if "555" in each.text] == ["555 kari"]
    asked.save()
    following = dialog()
    assert isinstance(following, ExportDialog)
    following.done(0)


def test_the_checklist_is_written_by_keyboard(
    page: TransferPage, store: Store, tmp_path: Path, qtbot: QtBot
) -> None:
    fresh = transfers.proposed(store, "nb")
    transfers.save_transfer(store, Transfer("a", fresh.day, "Fjord AS", "Ny AS", fresh.points))
    transfers.tick(store, "a", 1)
    page.restore({"section": "a"})
    press(Qt.Key.Key_E, CONTROL)
    asked = dialog()
    assert isinstance(asked, ExportDialog)
    fill("Mappe", str(tmp_path))
    save()
    qtbot.waitUntil(lambda: any(tmp_path.glob("*.pdf")), timeout=10_000)
    (path,) = tmp_path.iterdir()
    said = spoken(path.read_bytes())
    assert path.name.startswith("leverandørbytte-")
    for wanted in ("Ny AS", "Datoer som kommer", "aml. § 16-2", f"1 av {len(fresh.points)}", "Lise Leder"):
        assert wanted in said.replace("\N{NO-BREAK SPACE}", " "), wanted


def test_what_is_wrong_is_said_beside_its_field(page: TransferPage, store: Store) -> None:
    press(Qt.Key.Key_N, CONTROL)
    fill("Ny leverandør", " ")
    save()
    assert dialog().form.error_text("new_employer") == "Skriv den nye leverandøren."
    dialog().done(0)
    assert store.all(Transfer) == []


def test_today_leads_here_and_a_change_can_be_deleted_and_brought_back(
    page: TransferPage, store: Store
) -> None:
    for key, name in (("a", "Første AS"), ("b", "Andre AS")):
        fresh = transfers.proposed(store, "nb")
        transfers.save_transfer(
            store, Transfer(key, fresh.day, "", name, fresh.points, note="<b>notat</b>")
        )
    tester = [
        QAbstractItemModelTester(each.rows_model, QAbstractItemModelTester.FailureReportingMode.Fatal)
        for each in (page.table, page.points)
    ]
    page.restore({"section": "a"})
    assert page.place() == {"section": "a"}
    assert "aml. § 16-2" in page.dates.text().replace("\N{NO-BREAK SPACE}", " ")
    page.note_action.trigger()
    fill("Notat", "ring Fagforbundet")
    save()
    held = transfers.found(store, "a")
    assert held is not None
    assert held.points[0].note == "ring Fagforbundet"
    page.remove_action.trigger()
    assert [each.id for each in store.all(Transfer)] == ["b"]
    page.desk.session.undo()
    assert len(page.table.rows_model.rows) == len(tester) == 2
