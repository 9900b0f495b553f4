"""Bringing things along through the dialog: seen before, done once, undone at once, nothing by halves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from bpa_desk import language
from bpa_desk.domain.absence import Absence
from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.shift import Shift
from bpa_desk.paths import backup_folder
from bpa_desk.services import clock, ordning
from bpa_desk.services.exchange.mapping import Column, Layout
from bpa_desk.storage import backup
from bpa_desk.storage.keys import DataKey
from bpa_desk.storage.store import Store
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.importing.dialog import CODES, ImportDialog, open_import
from bpa_desk.ui.importing.sheet_view import SheetModel
from bpa_desk.ui.session import Session
from tests.services.exchange.files import ods, workbook, xlsx
from tests.services.exchange.rota_files import as_bytes, whole
from tests.ui.audit import problems
from tests.ui.conftest import Look

TODAY = date(2026, 11, 21)
PLAN = (
    ("Uke 48", "23.11", "24.11", "25.11"),
    ("Kari Nordlys", "08-16", "D", "22-06"),
    ("Ola Ås", "rart!", "D", "ferie"),
)
LINES = "Dato;Navn;Fra;Til\r\n24.11.2026;Kari Nordlys;08:00;16:00\r\n25.11.2026;Ola Ås;15.00;23.00\r\n"
UNDATED = "Navn;Man;Tir;Ons\r\nKari Nordlys;08-16;;N\r\nOla Ås;;15-22;"
PEOPLE = "Navn;Telefon;E-post\r\nKari Nordlys;99 88 77 66;kari@a.no\r\nOla Ås;41 00 00 00;ikke-epost\r\n"
TABS = {
    "Januar": [["Januar 2027"], ["Navn", *range(1, 32)], ["Kari Nordlys", *["08-16"] * 30, "N"]],
    "Februar": [["Februar 2027"], ["Navn", *range(1, 29)], ["Kari Nordlys", "N", "rart!"]],
    "Kontakter": [["Navn", "Telefon"], ["Kari Nordlys", "99 88 77 66"]],
}
CARDS = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Kari Nordlys\r\nTEL;TYPE=cell:99887766\r\nEND:VCARD\r\n"


@pytest.fixture(autouse=True)
def held_clock(store: Store) -> Iterator[None]:
    ordning.establish(store, "Nes")
    with clock.fixed(store.zone.at(TODAY, 600)):
        yield


@pytest.fixture
def room(qtbot: QtBot) -> QWidget:
    """Give what the dialogs stand before; only this is handed to qtbot, for a closed dialog is deleted."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def dialog(room: QWidget, desk: Desk) -> Iterator[ImportDialog]:
    made = open_import(desk, room)
    yield made
    if isValid(made):
        made.reject()


def brought(qtbot: QtBot, dialog: ImportDialog, path: Path, content: bytes) -> None:
    path.write_bytes(content)
    dialog.file.take(path)
    settled(qtbot, dialog)


def settled(qtbot: QtBot, dialog: ImportDialog) -> None:
    desk = dialog._desk
    qtbot.waitUntil(lambda: not desk.jobs.running and not (isValid(dialog) and dialog._pause.isActive()))


def rows(store: Store) -> list[object]:
    return [*store.all(Assistant), *store.all(Shift), *store.all(Absence)]


@pytest.mark.parametrize("make", [xlsx, ods])
def test_a_plan_is_seen_explained_brought_in_and_taken_back(
    qtbot: QtBot, dialog: ImportDialog, store: Store, tmp_path: Path, make: object
) -> None:
    gone: list[tuple[str, object]] = []
    dialog._desk.go_asked.connect(lambda key, place: gone.append((key, place)))
    brought(qtbot, dialog, tmp_path / "plan.any", make(PLAN))  # type: ignore[operator]
    told = dialog.coming.coming.label.text()
    assert "2 vakter" in told
    assert "Kari Nordlys" in told
    assert rows(store) == []
    assert list(dialog.bench.codes.fields) == ["D"]
    places = {each.place: each for each in dialog.coming.rejects.rows_model.rows}
    assert set(places) == {"C2", "B3", "C3"}
    QTest.keyClicks(dialog.bench.codes.fields["D"], "07:30-15:30")
    settled(qtbot, dialog)
    assert "4 vakter" in dialog.coming.coming.label.text()
    assert [each.place for each in dialog.coming.rejects.rows_model.rows] == ["B3"]
    QTest.keyClick(dialog.accept_button, Qt.Key.Key_Space)
    assert not isValid(dialog) or not dialog.isVisible()
    assert (len(store.all(Shift)), len(store.all(Assistant)), len(store.all(Absence))) == (4, 2, 1)
    assert gone == [("week", {"day": "2026-11-23"})]
    assert ordning.setting(store, CODES) == {"D": "07:30-15:30"}
    store.undo()
    assert rows(store) == []


def test_codes_are_asked_about_before_what_they_change_on_screen_and_by_key(
    qtbot: QtBot, dialog: ImportDialog, tmp_path: Path
) -> None:
    brought(qtbot, dialog, tmp_path / "plan.xlsx", xlsx((*PLAN, ("Per Ny", "N", "", ""))))
    fields = dialog.bench.codes.fields
    assert list(fields) == ["D", "N"]
    for field, after in zip((dialog.file.line, *fields.values()), fields.values(), strict=False):
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_Tab)
        assert after.hasFocus()
    asked = dialog.bench.codes.mapTo(dialog, dialog.bench.codes.rect().bottomLeft())
    assert asked.y() < dialog.coming.mapTo(dialog, dialog.coming.rect().topLeft()).y()


def test_a_plan_without_dates_asks_for_its_first_day_and_follows_it(
    qtbot: QtBot, dialog: ImportDialog, store: Store, tmp_path: Path
) -> None:
    brought(qtbot, dialog, tmp_path / "turnus.csv", UNDATED.encode())
    first = dialog.bench.first_day.field
    assert first.value() == date(2026, 11, 23)
    assert "23.–24. nov. 2026" in dialog.coming.coming.label.text()
    assert dialog.announcer.text().startswith("Det er ingen datoer i planen")
    for before, after in ((dialog.file.line, first), (first, dialog.bench.codes.fields["N"])):
        before.setFocus()
        QTest.keyClick(before, Qt.Key.Key_Tab)
        assert after.hasFocus()
    QTest.keyClick(first, Qt.Key.Key_PageUp)
    settled(qtbot, dialog)
    assert "30. nov.–1. des. 2026" in dialog.coming.coming.label.text()
    first.setText("32.13")
    settled(qtbot, dialog)
    assert not dialog.accept_button.isEnabled()
    assert not dialog.coming.isVisible()
    first.setText("4.1.2027")
    settled(qtbot, dialog)
    QTest.keyClick(dialog.accept_button, Qt.Key.Key_Space)
    assert sorted(store.zone.day(each.start) for each in store.all(Shift)) == [
        date(2027, 1, 4),
        date(2027, 1, 5),
    ]


def test_a_plan_with_dates_is_asked_nothing(qtbot: QtBot, dialog: ImportDialog, tmp_path: Path) -> None:
    brought(qtbot, dialog, tmp_path / "turnus.csv", UNDATED.encode())
    assert dialog.bench.first_day.isVisible()
    dialog.bench.holds.set_value(True)
    assert not dialog.bench.first_day.isVisible()
    brought(qtbot, dialog, tmp_path / "plan.xlsx", xlsx(PLAN))
    assert not dialog.bench.first_day.isVisible()


def test_a_code_is_asked_about_once(qtbot: QtBot, dialog: ImportDialog, store: Store, tmp_path: Path) -> None:
    ordning.set_setting(store, CODES, {"D": "08-16", "X": "09-10"})
    brought(qtbot, dialog, tmp_path / "plan.xlsx", xlsx(PLAN))
    assert {code: field.value() for code, field in dialog.bench.codes.fields.items()} == {"D": "08-16"}
    assert "4 vakter" in dialog.coming.coming.label.text()


def test_a_wrong_guess_is_mended_by_hand(
    qtbot: QtBot, dialog: ImportDialog, store: Store, tmp_path: Path
) -> None:
    brought(qtbot, dialog, tmp_path / "plan.csv", LINES.encode("cp1252"))
    plan = dialog.bench.plan
    assert plan.layout_choice.value() is Layout.ROWS
    assert "2 vakter" in dialog.coming.coming.label.text()
    plan.layout_choice.set_value(Layout.NAMES_DOWN)
    settled(qtbot, dialog)
    assert not dialog.accept_button.isEnabled()
    assert plan.columns.isHidden()
    plan.layout_choice.set_value(Layout.ROWS)
    plan.columns.editor(Column.ASSISTANT.value).set_value(-1)  # type: ignore[attr-defined]
    plan.person.setText("Anne Annen")
    settled(qtbot, dialog)
    assert "Anne Annen" in dialog.coming.coming.label.text()
    dialog.bring_in()
    assert [each.name for each in store.all(Assistant)] == ["Anne Annen"]


def test_the_year_is_the_user_s(qtbot: QtBot, dialog: ImportDialog, store: Store, tmp_path: Path) -> None:
    brought(qtbot, dialog, tmp_path / "plan.xlsx", xlsx(PLAN))
    dialog.bench.plan.year.set_value(2027)
    settled(qtbot, dialog)
    dialog.bring_in()
    assert {store.zone.day(each.start).year for each in store.all(Shift)} == {2027}


def test_a_list_of_people_is_told_from_a_plan(
    qtbot: QtBot, dialog: ImportDialog, store: Store, tmp_path: Path
) -> None:
    store_people = PEOPLE.encode()
    brought(qtbot, dialog, tmp_path / "folk.csv", store_people)
    assert dialog.bench.lists_people
    assert [each.place for each in dialog.coming.rejects.rows_model.rows] == ["A3"]
    dialog.bring_in()
    found = {each.name: len(each.contacts) for each in store.all(Assistant)}
    assert found == {"Kari Nordlys": 2, "Ola Ås": 1}
    store.undo()
    assert rows(store) == []


def test_an_address_book_and_who_is_there_already(
    qtbot: QtBot, room: QWidget, dialog: ImportDialog, store: Store, tmp_path: Path
) -> None:
    brought(qtbot, dialog, tmp_path / "kontakter.vcf", CARDS.encode())
    assert dialog.bench.isHidden()
    dialog.bring_in()
    assert [each.name for each in store.all(Assistant)] == ["Kari Nordlys"]
    again = open_import(dialog._desk, room)
    brought(qtbot, again, tmp_path / "kontakter.vcf", CARDS.encode())
    assert not again.accept_button.isEnabled()
    assert "Kari Nordlys" in again.coming.coming.label.text()
    again.reject()


def test_a_rota_file(qtbot: QtBot, dialog: ImportDialog, store: Store, tmp_path: Path) -> None:
    brought(qtbot, dialog, tmp_path / "rota.json", as_bytes(whole()))
    assert dialog.accept_button.isEnabled()
    dialog.bring_in()
    assert store.all(Shift)
    store.undo()
    assert store.all(Shift) == []


@pytest.mark.parametrize(
    "content", [b"", b"\xd0\xcf\x11\xe0 old", b"PK\x03\x04 broken", b'{"format": "other"}', b"BEGIN:VCARD"]
)
def test_a_file_that_cannot_be_used_says_why(
    qtbot: QtBot, dialog: ImportDialog, store: Store, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "fil"
    brought(qtbot, dialog, path, content)
    if content == b"BEGIN:VCARD":
        assert not dialog.accept_button.isEnabled()
        return
    assert dialog.problem.isVisible()
    assert len(dialog.problem.label.text()) > 10
    assert not dialog.accept_button.isEnabled()
    # Typed, and named as office programs name what they hold open.
    dialog.file.line.setText("~$finnes-ikke.xlsx")
    QTest.keyClick(dialog.file.line, Qt.Key.Key_Return)
    settled(qtbot, dialog)
    assert dialog.problem.isVisible()


def test_all_the_sheets_of_a_workbook_are_brought_in_as_one_plan(
    qtbot: QtBot, dialog: ImportDialog, store: Store, tmp_path: Path
) -> None:
    brought(qtbot, dialog, tmp_path / "turnus.xlsx", workbook(TABS))
    bench = dialog.bench
    assert bench.which.itemText(0) == "Alle arkene"
    assert bench.together
    told = dialog.coming.coming.label.text()
    assert "30 vakter" in told
    assert "Kontakter" in told
    assert {code: field.value() for code, field in bench.codes.fields.items()} == {"N": ""}
    assert bench.view.accessibleName() == "Arket Januar slik det er"
    QTest.keyClicks(bench.codes.fields["N"], "22-07")
    settled(qtbot, dialog)
    assert "32 vakter" in dialog.coming.coming.label.text()
    assert not dialog.coming.rejects.isColumnHidden(0)
    dialog.coming.rejects.select(("Februar", 3, 3))
    assert bench.view.accessibleName() == "Arket Februar slik det er"
    said = str(bench.view.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))
    assert said.startswith("C3: rart!")
    assert len(said) > len("C3: rart!") + 10
    assert dialog.coming.why.text().startswith("Februar, C3: ")
    # One sheet by itself, and back to all, with the key alone.
    bench.which.setFocus()
    QTest.keyClick(bench.which, Qt.Key.Key_Down)
    settled(qtbot, dialog)
    assert bench.sheet.name == "Januar"
    assert (bench.plan.isHidden(), bench.joint.isHidden()) == (False, True)
    assert "31. jan. 2027" not in dialog.coming.coming.label.text()
    assert dialog.coming.rejects.isColumnHidden(0)
    QTest.keyClick(bench.which, Qt.Key.Key_Up)
    settled(qtbot, dialog)
    QTest.keyClicks(bench.codes.fields["N"], "22-07")
    settled(qtbot, dialog)
    QTest.keyClick(dialog.accept_button, Qt.Key.Key_Space)
    assert (len(store.all(Shift)), len(store.all(Assistant))) == (32, 1)
    store.undo()
    assert rows(store) == []


def test_leaving_brings_nothing_and_stops_the_work(
    qtbot: QtBot, dialog: ImportDialog, store: Store, tmp_path: Path
) -> None:
    brought(qtbot, dialog, tmp_path / "plan.xlsx", xlsx(PLAN))
    dialog.bench.plan.year.set_value(2027)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not isValid(dialog) or not dialog.isVisible()
    assert rows(store) == []


def test_the_reject_leads_to_its_cell(qtbot: QtBot, dialog: ImportDialog, tmp_path: Path) -> None:
    brought(qtbot, dialog, tmp_path / "plan.xlsx", xlsx(PLAN))
    model = dialog.bench.view.sheet_model
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    dialog.coming.rejects.select(("", 3, 2))
    index = dialog.bench.view.currentIndex()
    assert (index.row(), index.column()) == (2, 1)
    said = str(index.data(Qt.ItemDataRole.AccessibleTextRole))
    assert said.startswith("B3: rart!")
    # The whole reason stands below the list, which may cut it.
    assert dialog.coming.why.text().startswith("B3: Skriv klokkeslett")
    assert len(said) > len("B3: rart!") + 10
    assert isinstance(model, SheetModel)


def test_a_verified_backup_comes_first(qtbot: QtBot, room: QWidget, look: Look, tmp_path: Path) -> None:
    key = DataKey.new()
    live = Store.create(tmp_path / "nes.bpa", key)
    ordning.establish(live, "Nes")
    desk = Desk(Session(live))
    dialog = open_import(desk, room)
    brought(qtbot, dialog, tmp_path / "plan.xlsx", xlsx(PLAN))
    dialog.bring_in()
    settled(qtbot, dialog)
    assert len(live.all(Shift)) == 2
    found = backup.backups(backup_folder(live.path))
    assert [each.reason for each in found] == [backup.Reason.IMPORT]
    assert backup.verify(found[0].path, key).reason is backup.Reason.IMPORT
    live.close()


def test_without_its_backup_nothing_is_brought_in(
    qtbot: QtBot, room: QWidget, look: Look, tmp_path: Path
) -> None:
    live = Store.create(tmp_path / "nes.bpa", DataKey.new())
    ordning.establish(live, "Nes")
    backup_folder(live.path).write_bytes(b"in the way")
    desk = Desk(Session(live))
    dialog = open_import(desk, room)
    brought(qtbot, dialog, tmp_path / "plan.xlsx", xlsx(PLAN))
    dialog.bring_in()
    settled(qtbot, dialog)
    assert dialog.isVisible()
    assert dialog.problem.isVisible()
    assert dialog.accept_button.isEnabled()
    assert live.all(Shift) == []
    dialog.reject()
    live.close()


@pytest.mark.parametrize(("code", "percent"), [("nb", 100), ("nn", 200), ("en", 200)])
def test_the_dialog_stands_the_audit(
    qtbot: QtBot, room: QWidget, desk: Desk, look: Look, tmp_path: Path, code: str, percent: int
) -> None:
    language.use(code)
    look("light", percent)
    files = {"turnus.csv": UNDATED.encode(), "folk.csv": PEOPLE.encode(), "ark.xlsx": workbook(TABS)}
    for name, content in files.items():
        made = open_import(desk, room)
        qtbot.waitUntil(lambda made=made: problems(made) == [])  # type: ignore[misc]
        brought(qtbot, made, tmp_path / name, content)
        made.bench.details.unfold(True)
        qtbot.waitUntil(lambda made=made: problems(made) == [])  # type: ignore[misc]
        made.reject()


def test_who_is_meant_by_a_first_name_is_proposed_and_the_user_s_to_change(
    qtbot: QtBot, dialog: ImportDialog, store: Store, tmp_path: Path
) -> None:
    tabs = {**TABS, "Februar": [["Februar 2027"], ["Navn", *range(1, 29)], ["Kari", "08-16", "N"]]}
    brought(qtbot, dialog, tmp_path / "plan.xlsx", workbook(tabs))
    who, codes = dialog.bench.who, dialog.bench.codes
    field = who.fields["Kari"]
    assert who.isVisible()
    assert field.value() == "Kari Nordlys"
    assert "Si hvem som menes med Kari." in dialog.announcer.text()
    codes.fields["N"].setFocus()
    QTest.keyClick(codes.fields["N"], Qt.Key.Key_Tab)
    assert field.hasFocus()
    assert problems(dialog) == []
    assert "Ny assistent: Kari Nordlys." in dialog.coming.coming.label.text()
    QTest.keyClick(field, Qt.Key.Key_Down)
    settled(qtbot, dialog)
    assert field.currentText() == "en ny som heter Kari"
    assert "Nye assistenter: Kari Nordlys og Kari." in dialog.coming.coming.label.text()
    QTest.keyClick(field, Qt.Key.Key_Up)
    settled(qtbot, dialog)
    QTest.keyClick(dialog.accept_button, Qt.Key.Key_Space)
    assert [each.name for each in store.all(Assistant)] == ["Kari Nordlys"]
