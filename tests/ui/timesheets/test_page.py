"""Timesheets from the keyboard: look through, record what happened, approve, seal, reopen, write files."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from bpa_desk import language
from bpa_desk.demo import NOW, open_demo
from bpa_desk.domain.absence import Absence
from bpa_desk.domain.assistant import Assistant, Employment
from bpa_desk.domain.timesheet_record import TimesheetState
from bpa_desk.services import absences, clock, ordning, pay_choices, people, rota, timesheets
from bpa_desk.services.pay_choices import PayChoices
from bpa_desk.services.timesheets import month
from bpa_desk.storage.store import Store
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.exporting import ExportDialog
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.kit.figures import FiguresDialog
from bpa_desk.ui.session import Session
from bpa_desk.ui.timesheets.package import PackageDialog, open_package
from bpa_desk.ui.timesheets.page import TimesheetsPage
from tests.ui.audit import problems
from tests.ui.conftest import Look

OCTOBER = month(2026, 10)
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, store: Store) -> TimesheetsPage:
    ordning.establish(store, "Nes", leader="Lise Leder")
    for key, name in (("kari", "Kari Eksempel"), ("ola", "Ola Prøve")):
        people.save_assistant(store, Assistant(key, name))
        for day in (5, 6):
            first = date(2026, 10, day)
            rota.add(store, key, store.zone.at(first, 8 * 60), store.zone.at(first, 16 * 60))
    with clock.fixed(NOW):
        made = TimesheetsPage(desk)
    desk.session.changed.connect(made.note_change)
    made.resize(1100, 800)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


def press(widget: QWidget | None, key: Qt.Key, *, ctrl: bool = False) -> None:
    assert widget is not None
    QTest.keyClick(widget, key, CTRL if ctrl else Qt.KeyboardModifier.NoModifier)


def dialog(page: TimesheetsPage) -> DraftDialog:
    found = [each for each in page.findChildren(DraftDialog) if each.isVisible()]
    assert len(found) == 1
    return found[0]


def state(store: Store, who: str) -> TimesheetState:
    return timesheets.record(store, who, OCTOBER).state


def test_what_really_happened_takes_a_few_keys_and_can_be_undone(
    page: TimesheetsPage, store: Store, qtbot: QtBot
) -> None:
    page.table.select("kari")
    page.table.setFocus()
    press(page.table, Qt.Key.Key_Return)
    assert page.sheet_is_open()
    press(page.sheet.lines, Qt.Key.Key_Return)
    asked = dialog(page)
    end = asked.form.editor("end")
    end.setFocus()
    QTest.keyClicks(end, "")
    end.set_value(17 * 60 + 15)  # type: ignore[attr-defined]
    asked.save()
    assert page.sheet.lines.rows_model.rows[0].split.worked == 555
    assert page.sheet.lines.rows_model.rows[0].changed
    assert timesheets.facts(store, "kari", OCTOBER).total.worked == 555 + 480
    page.desk.session.undo()
    assert timesheets.facts(store, "kari", OCTOBER).total.worked == 960
    qtbot.waitUntil(lambda: not asked.isVisible())


def test_a_shift_that_fell_away_keeps_its_line(page: TimesheetsPage, store: Store) -> None:
    page.open_sheet("kari")
    press(page.sheet.lines, Qt.Key.Key_Return)
    asked = dialog(page)
    asked.form.set_values({**asked.form.values(), "code": "user_ill", "note": "Avlyst på morgenen"})
    asked.save()
    line = page.sheet.lines.rows_model.rows[0]
    assert (line.code, line.absent, line.split.worked) == ("user_ill", 480, 0)
    assert line.comment == "Avlyst på morgenen"


def test_looking_through_one_by_one_and_sealing(page: TimesheetsPage, store: Store) -> None:
    assert not page.seal_action.isEnabled()
    page.open_sheet("kari")
    press(page.sheet.lines, Qt.Key.Key_Return, ctrl=True)
    assert state(store, "kari") is TimesheetState.APPROVED
    assert page.sheet.assistant == "ola"
    press(page.sheet.lines, Qt.Key.Key_Return, ctrl=True)
    assert not page.sheet_is_open()
    assert "gått gjennom" in page.summary.text() or "sett gjennom" in page.summary.text()
    page.seal_action.trigger()
    assert state(store, "kari") is state(store, "ola") is TimesheetState.SEALED
    page.open_sheet("ola")
    press(page.sheet.lines, Qt.Key.Key_Return)
    assert not [each for each in page.findChildren(DraftDialog) if each.isVisible()]
    page.reopen_action.trigger()
    asked = dialog(page)
    asked.save()
    assert asked.isVisible()
    asked.form.set_values({"reason": "Feil dato"})
    asked.save()
    assert state(store, "ola") is TimesheetState.DRAFT
    page.approve_action.trigger()
    assert page.seal_action.isEnabled()
    # What is changed afterwards is said on the sheet, and nothing is sealed that nobody has seen.
    page.desk.session.run(rota.shift_by, [timesheets.facts(store, "ola", OCTOBER).lines[0].shift], 0, 30)
    assert not page.seal_action.isEnabled()
    page.open_sheet("ola")
    assert "Endret etter at den ble godkjent" in page.sheet.hint.label.text()


def test_every_sum_opens_to_its_lines(page: TimesheetsPage, store: Store) -> None:
    saturday = date(2026, 10, 3)
    rota.add(store, "kari", store.zone.at(saturday, 15 * 60), store.zone.at(saturday, 22 * 60))
    page.open_sheet("kari")
    page.sheet.sums.select("weekend")
    (line,) = page.sheet.lines.rows_model.rows
    assert line.day == saturday
    assert "7 = 7" in page.sheet.behind.text().replace("\N{NO-BREAK SPACE}", " ")
    page.sheet.sums.select("worked")
    assert len(page.sheet.lines.rows_model.rows) == 3


def test_the_files_are_written_where_one_says(page: TimesheetsPage, tmp_path: Path, qtbot: QtBot) -> None:
    said: list[str] = []
    page.desk.say_asked.connect(lambda text, _urgent: said.append(text))
    for kind, suffix in (("pdf", "pdf"), ("csv", "csv"), ("xlsx", "xlsx"), ("html", "html")):
        page.export_action.trigger()
        asked = dialog(page)
        assert isinstance(asked, ExportDialog)
        asked.format.set_value(kind)
        asked.folder.set_value(tmp_path / kind)
        asked.one_file.set_value(False)
        asked.save()
        qtbot.waitUntil(lambda: not page.desk.jobs.running)
        assert [each.suffix for each in (tmp_path / kind).iterdir()] == [f".{suffix}"] * 2
    names = " ".join(each.name for each in tmp_path.rglob("*"))
    assert "Kari" not in names
    assert len(said) == 4


def test_a_letter_no_font_has_is_told(
    page: TimesheetsPage, store: Store, tmp_path: Path, qtbot: QtBot
) -> None:
    said: list[str] = []
    page.desk.say_asked.connect(lambda text, _urgent: said.append(text))
    people.save_assistant(store, Assistant("ola", "Ola \u0628\u0633\u0645"))
    page.export_action.trigger()
    asked = dialog(page)
    assert isinstance(asked, ExportDialog)
    asked.folder.set_value(tmp_path)
    asked.save()
    qtbot.waitUntil(lambda: bool(said))
    assert "\u0628" in said[0]
    assert len(list(tmp_path.iterdir())) == 1


def test_a_folder_that_cannot_be_written_is_told_and_nothing_breaks(
    page: TimesheetsPage, tmp_path: Path, qtbot: QtBot
) -> None:
    said: list[str] = []
    page.desk.say_asked.connect(lambda text, _urgent: said.append(text))
    (tmp_path / "file").write_text("x")
    page.export_action.trigger()
    asked = dialog(page)
    assert isinstance(asked, ExportDialog)
    asked.folder.set_value(tmp_path / "file")
    asked.save()
    assert asked.isVisible()
    asked.folder.set_value(tmp_path / "file" / "below")
    asked.save()
    qtbot.waitUntil(lambda: bool(said))
    assert not page.desk.jobs.running


def test_it_remembers_period_and_sheet(page: TimesheetsPage) -> None:
    page.turn(True)
    assert page.span.first == date(2026, 11, 1)
    page.restore({"start": "2026-10-01", "sheet": "ola"})
    assert page.sheet.assistant == "ola"
    assert page.place() == {"start": "2026-10-01", "sheet": "ola"}
    assert page.step_back()
    assert not page.step_back()


def test_the_models_keep_qts_rules(page: TimesheetsPage) -> None:
    testers = [
        QAbstractItemModelTester(each.rows_model, QAbstractItemModelTester.FailureReportingMode.Fatal)
        for each in (page.table, page.sheet.lines, page.sheet.sums)
    ]
    page.open_sheet("kari")
    page.sheet.sums.select("worked")
    page.turn(True)
    page.turn(False)
    assert testers


@pytest.mark.parametrize("code", ["nb", "nn", "en"])
def test_nothing_is_unnamed_or_cut_off(qtbot: QtBot, look: Look, code: str) -> None:
    language.use(code)
    with open_demo("nes") as nes:
        for palette, percent in (("light", 100), ("contrast", 200)):
            look(palette, percent)
            made = TimesheetsPage(Desk(Session(nes)))
            made.resize(1100, 900)
            qtbot.addWidget(made)
            with qtbot.waitExposed(made):
                made.show()
            qtbot.waitUntil(lambda made=made: problems(made) == [])  # type: ignore[misc]
            made.open_sheet("kari")
            qtbot.waitUntil(lambda made=made: problems(made) == [])  # type: ignore[misc]
            QApplication.processEvents()


def figures(widget: QWidget) -> FiguresDialog[Any]:
    found = [each for each in widget.findChildren(FiguresDialog) if each.isVisible()]
    assert len(found) == 1
    return found[0]


def test_a_paid_sum_opens_by_enter_to_its_slices_and_copies_as_text(
    page: TimesheetsPage, store: Store
) -> None:
    saturday = date(2026, 10, 3)
    rota.add(store, "kari", store.zone.at(saturday, 15 * 60), store.zone.at(saturday, 22 * 60))
    page.open_sheet("kari")
    sums = page.sheet.sums
    assert sums.select("paid:KVELD:")
    (line,) = page.sheet.lines.rows_model.rows
    assert line.day == saturday
    press(sums, Qt.Key.Key_Return)
    shown = figures(page.sheet)
    (row,) = shown.table.rows_model.rows
    assert (row.times, row.minutes, row.rule) == ("17:00–21:00", 240, "Mellom 17:00 og 21:00.")
    shown.copy_button.click()
    copied = QApplication.clipboard().text().splitlines()
    assert copied[0] == "Tallene bak: Kveldstillegg"
    assert copied[2].split("\t")[1:] == ["17:00–21:00", "240", "Mellom 17:00 og 21:00."]
    assert "Ikke rundet av" in copied[-1]
    press(shown, Qt.Key.Key_Escape)
    assert not shown.isVisible()


def test_every_sum_can_be_opened_and_its_figures_add_up(page: TimesheetsPage, store: Store) -> None:
    sunday = date(2026, 10, 4)
    rota.add(
        store, "kari", store.zone.at(sunday, 22 * 60), store.zone.at(sunday, 32 * 60),
        passive=[(store.zone.at(sunday, 23 * 60), store.zone.at(sunday, 31 * 60))],
    )  # fmt: skip
    friday = date(2026, 10, 9)
    gone = rota.add(store, "kari", store.zone.at(friday, 480), store.zone.at(friday, 960))
    rota.cancel(store, [gone.id], "user_ill")
    page.open_sheet("kari")
    rows = page.sheet.sums.rows_model.rows
    assert {row.key for row in rows} >= {
        "worked", "passive", "night", "weekend", "code:user_ill", "to-be-paid", "paid:ORD:",
        "paid:PASSIV:", "paid:AVLYST:employer",
    }  # fmt: skip
    for row in rows:
        page.sheet.sums.select(row.key)
        page.figures_action.trigger()
        shown = figures(page.sheet)
        assert sum(each.minutes for each in shown.table.rows_model.rows) == row.minutes, row.key
        assert problems(shown) == []
        shown.close()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_kroner_stand_only_where_they_are_chosen(page: TimesheetsPage, store: Store) -> None:
    page.open_sheet("kari")
    assert page.sheet.sums.isColumnHidden(2)
    pay_choices.choose(store, PayChoices(money=True))
    page.refresh()
    assert not page.sheet.sums.isColumnHidden(2)
    told = {row.key: row.kroner for row in page.sheet.sums.rows_model.rows}
    assert told["paid:ORD:"] == "ingen sats i tariffen"
    assert "tariffprofil" in page.sheet.by.text()


def test_a_shift_in_a_registered_absence_can_be_said_to_be_worked(page: TimesheetsPage, store: Store) -> None:
    zone = store.zone
    away = Absence("a", "kari", zone.at(date(2026, 10, 5)), zone.at(date(2026, 10, 6)), "egenmelding")
    absences.save_absence(store, away)
    page.open_sheet("kari")
    first = page.sheet.lines.rows_model.rows[0]
    assert (first.code, first.split.worked) == ("egenmelding", 0)
    press(page.sheet.lines, Qt.Key.Key_Return)
    asked = dialog(page)
    asked.form.set_values({"code": ""})
    asked.save()
    assert page.sheet.lines.rows_model.rows[0].split.worked == 480


def test_the_month_package_is_written_in_one_go(page: TimesheetsPage, tmp_path: Path, qtbot: QtBot) -> None:
    page.package_action.trigger()
    asked = dialog(page)
    assert isinstance(asked, PackageDialog)
    assert problems(asked) == []
    asked.folder.set_value(tmp_path)
    asked.save()
    qtbot.waitUntil(lambda: not page.desk.jobs.running)
    (folder,) = tmp_path.iterdir()
    assert (folder.name, len(list(folder.iterdir()))) == ("månedspakke-2026-10", 4)


def test_the_package_seals_only_when_all_is_looked_through_or_one_says_so(
    page: TimesheetsPage, store: Store, tmp_path: Path, qtbot: QtBot
) -> None:
    def asked_now() -> PackageDialog:
        page.package_action.trigger()
        found = dialog(page)
        assert isinstance(found, PackageDialog)
        return found

    timesheets.approve(store, "kari", OCTOBER)
    asked = asked_now()
    assert (asked.seal.isChecked(), asked.save_button.text()) == (False, "Lag pakka")
    asked.reject()
    timesheets.approve(store, "ola", OCTOBER)
    asked = asked_now()
    assert (asked.seal.isChecked(), asked.save_button.text()) == (True, "Lås, og lag pakka")
    asked.seal.setChecked(False)
    asked.folder.set_value(tmp_path)
    asked.save()
    qtbot.waitUntil(lambda: not page.desk.jobs.running)
    assert state(store, "kari") is state(store, "ola") is TimesheetState.APPROVED
    asked = asked_now()
    assert asked.folder.value() == tmp_path
    asked.save()
    qtbot.waitUntil(lambda: not page.desk.jobs.running)
    assert state(store, "kari") is state(store, "ola") is TimesheetState.SEALED
    assert store.undo_label is None


def test_an_empty_sheet_waits_for_nobody(page: TimesheetsPage, store: Store) -> None:
    page.desk.session.run(people.save_assistant, Assistant("aino", "Aino Tom"))
    page.desk.session.run(
        people.save_employment, Employment("e", "aino", date(2025, 1, 1), minutes_per_week=600)
    )
    page.turn(True)
    page.turn(False)
    assert [each.name for each in page._rows] == ["Aino Tom", "Kari Eksempel", "Ola Prøve"]
    assert page.table.current_row().assistant == "kari"  # type: ignore[union-attr]
    page.approve_and_next()
    page.approve_and_next()
    assert not page.sheet_is_open()
    assert state(store, "aino") is TimesheetState.DRAFT


def test_a_period_without_sheets_has_no_package(page: TimesheetsPage) -> None:
    said: list[str] = []
    page.desk.say_asked.connect(lambda text, _urgent: said.append(text))
    assert open_package(page.desk, page, month(2020, 1)) is None
    assert len(said) == 1


def test_the_hours_account_is_written_as_json_too(page: TimesheetsPage, tmp_path: Path, qtbot: QtBot) -> None:
    page.account_action.trigger()
    asked = dialog(page)
    assert isinstance(asked, ExportDialog)
    asked.format.set_value("json")
    asked.folder.set_value(tmp_path)
    asked.save()
    qtbot.waitUntil(lambda: not page.desk.jobs.running)
    assert [each.suffix for each in tmp_path.iterdir()] == [".json"]


def test_a_sealed_sheet_offers_to_be_opened_again(page: TimesheetsPage, store: Store) -> None:
    timesheets.approve(store, "kari", OCTOBER)
    timesheets.seal(store, OCTOBER, ["kari"])
    page.open_sheet("kari")
    assert page.sheet.reopen_button.isVisible()
    page.sheet.reopen_button.click()
    assert dialog(page).isVisible()
