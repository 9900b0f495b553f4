"""The page of profiles: read, copied, edited beside a week, saved as one step, kept when interrupted."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from bpa_desk import language
from bpa_desk.domain.assistant import Assistant, Employment
from bpa_desk.language import CODES
from bpa_desk.services import employments, people, rota, tariff_files, tariffs
from bpa_desk.storage.store import Store
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.tariffs.editor import ProfileEditor, has_draft
from bpa_desk.ui.tariffs.page import TariffsPage
from bpa_desk.ui.tariffs.trial import REAL
from tests.ui.conftest import Look
from tests.ui.test_every_page import lasting


def own(page: TariffsPage, of: str = "Uloba 2023") -> ProfileEditor:
    """Make an own copy and return the editor that shows it."""
    page.table.select(of.casefold())
    page.copy()
    return page.editor


def amounts(editor: ProfileEditor) -> dict[str, Decimal | None]:
    """Return the kroner of the tried week by category."""
    editor.count()
    assert editor.trial.trial is not None
    return {each.category: each.amount for each in editor.trial.trial.sums}


def test_the_register_tells_shipped_from_own_and_who_follows(page: TariffsPage) -> None:
    for table in (page.table, page.editor.trial.sums, page.editor.trial.slices):
        QAbstractItemModelTester(table.rows_model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    own(page)
    page.close_open()
    rows = {row.profile.name: row for row in page.table.rows_model.rows}
    assert len(rows) == 7
    assert rows["Virke BPA"].followers == ("Kari Eksempel",)
    assert [row.own for row in rows.values()] == [True, *6 * [False]]
    mine = next(row for row in rows.values() if row.own)
    assert mine.to_ask == 1


def test_a_shipped_profile_is_read_and_never_changed(page: TariffsPage, desk: Desk) -> None:
    page.open("Virke BPA")
    editor = page.editor
    assert editor.reading.isVisible()
    assert not editor.foot.isVisible()
    assert editor.shipped.isVisible()
    assert editor.tables.count() == 3
    assert not editor.save()
    assert not page.remove_action.isEnabled()


def test_an_own_profile_is_changed_live_and_saved_as_one_step(
    qtbot: QtBot, page: TariffsPage, store: Store
) -> None:
    editor = own(page)
    assert not editor.save_button.isEnabled()
    before = amounts(editor)
    editor.choose_section("KVELD")
    field = editor.parts["KVELD"].editor("kr")
    field.setFocus()
    field.selectAll()  # type: ignore[attr-defined]
    qtbot.keyClicks(field, "80,50")
    with qtbot.waitSignal(editor.trial.counted):
        pass
    after = amounts(editor)
    assert (before["KVELD"], after["KVELD"]) == (Decimal("1122.00"), Decimal("1328.25"))
    assert editor.save()
    name = tariffs.own(store)[0].name
    assert tariffs.named(name, store).editions[0].supplement("KVELD").kr == Fraction("80.5")  # type: ignore[union-attr]
    assert not editor.is_changed()
    store.undo()
    assert amounts(page.editor)["KVELD"] == Decimal("1122.00")
    store.undo()
    assert tariffs.own(store) == ()
    assert not page.editor_is_open()


def test_what_cannot_be_read_stands_beside_its_field_and_stops_nothing(
    page: TariffsPage, store: Store
) -> None:
    editor = own(page)
    editor.parts["LORSON"].editor("kr").setText("mye")  # type: ignore[attr-defined]
    kept = amounts(editor)
    assert editor.trial.stale.isVisible()
    assert not editor.save()
    assert editor.section == "LORSON"
    assert editor.parts["LORSON"].error_text("kr")
    editor.parts["LORSON"].editor("kr").setText("70")  # type: ignore[attr-defined]
    assert amounts(editor) == kept
    assert not editor.trial.stale.isVisible()


@pytest.mark.parametrize("name", ["", "Virke BPA"])
def test_a_name_that_cannot_be_used_is_told_beside_the_name(page: TariffsPage, name: str) -> None:
    editor = own(page)
    editor.choose_section("base")
    editor.parts["about"].editor("name").set_value(name)  # type: ignore[attr-defined]
    assert not editor.save()
    assert editor.section == "about"
    assert editor.parts["about"].error_text("name")


def test_a_later_table_is_added_and_taken_away(page: TariffsPage, store: Store) -> None:
    editor = own(page)
    editor.add_table()
    assert editor.section == "about"
    about = editor.parts["about"]
    assert about.values()["valid_from"] == date(2026, 11, 21)
    about.set_values({"valid_from": date(2023, 4, 1)})
    about.changed.emit()
    about.editor("valid_from").set_value(date(2027, 1, 1))  # type: ignore[attr-defined]
    editor.parts["KVELD"].editor("kr").set_value(Fraction(75))  # type: ignore[attr-defined]
    assert editor.save()
    editions = tariffs.own(store)[0].editions
    assert [each.valid_from for each in editions] == [date(2023, 4, 1), date(2027, 1, 1)]
    rates = [each.supplement("KVELD").kr for each in editions]  # type: ignore[union-attr]
    assert rates == [68, 75]
    assert amounts(editor)["KVELD"] == Decimal("1237.50")
    editor.tables.setCurrentIndex(0)
    assert amounts(editor)["KVELD"] == Decimal("1122.00")
    editor.remove_table()
    assert editor.is_changed()
    assert editor.save()
    assert [each.valid_from for each in tariffs.own(store)[0].editions] == [date(2027, 1, 1)]


def test_two_tables_on_one_day_are_refused_beside_the_day(page: TariffsPage) -> None:
    editor = own(page)
    editor.add_table()
    editor.parts["about"].editor("valid_from").set_value(date(2023, 4, 1))  # type: ignore[attr-defined]
    assert not editor.save()
    assert editor.parts["about"].error_text("valid_from")


def test_a_draft_survives_leaving_and_a_crash(qtbot: QtBot, page: TariffsPage, desk: Desk) -> None:
    editor = own(page)
    name = editor.title.text()
    editor.parts["KVELD"].editor("kr").setText("8x")  # type: ignore[attr-defined]
    page.close_open()
    assert has_draft(desk, name)
    row = page.table.current_row()
    assert row is not None
    assert row.unsaved
    other = TariffsPage(desk)
    qtbot.addWidget(other)
    other.show()
    other.open(name)
    assert other.editor.restored.isVisible()
    assert other.editor.parts["KVELD"].editor("kr").text() == "8x"  # type: ignore[attr-defined]
    other.editor.drop()
    assert not other.editor.is_changed()
    assert not has_draft(desk, name)


def test_sums_open_to_slices_rate_rule_and_rounding(page: TariffsPage) -> None:
    editor = own(page)
    editor.parts["periods"].editor("rounding").set_value(60)  # type: ignore[attr-defined]
    editor.count()
    trial = editor.trial
    assert trial.sums.rows_model.rowCount() == 2
    trial.sums.select(1)
    rows = trial.slices.rows_model.rows
    assert len(rows) == 3
    assert rows[0].rate == 68
    assert rows[0].why
    assert "60" in trial.behind.text()
    assert trial.money.text()


def test_a_real_week_is_paid_by_the_profile_in_sight(page: TariffsPage, store: Store) -> None:
    start = store.zone.at(date(2026, 11, 17), 8 * 60)
    rota.add(store, "kari", start, start + 8 * 60)
    editor = own(page)
    trial = editor.trial
    trial.example.set_value(REAL)
    assert trial.person.value() == "kari"
    assert trial.trial is not None
    assert {each.category: int(each.minutes) for each in trial.trial.sums} == {"ORD": 480}
    assert trial.trial.sums[0].amount is None  # her seniority is not written
    trial.day.set_value(date(2026, 12, 1))
    assert trial.trial.sums == ()


def test_questions_are_copied_as_a_text(page: TariffsPage) -> None:
    editor = own(page, "Virke BPA")
    editor.parts["periods"].editor("ask.notice").set_value(True)  # type: ignore[attr-defined]
    editor.choose_section("questions")
    editor.questions.copy()
    text = QGuiApplication.clipboard().text()
    assert "5. " in text
    assert "6. " not in text


def test_files_go_out_and_come_in_and_refusals_say_where(
    page: TariffsPage, store: Store, tmp_path: Path
) -> None:
    page.table.select("uloba 2023")
    for suffix in tariff_files.SUFFIXES:
        file = tmp_path / f"uloba{suffix}"
        assert page.write(file)
        assert page.bring_in(file)
        page.close_open()
        page.table.select("uloba 2023")
    assert [each.name for each in tariffs.own(store)] == ["Uloba 2023 (2)", "Uloba 2023 (3)"]
    assert {each.editions for each in tariffs.own(store)} == {tariffs.named("Uloba 2023").editions}
    wrong = tmp_path / "wrong.toml"
    wrong.write_text('name = "Vår"\n[[edition]]\nvalid_from = "i går"\n', encoding="utf-8")
    assert not page.bring_in(wrong)
    assert "$.edition[0].valid_from" in page.trouble.label.text()
    assert not page.bring_in(tmp_path / "nowhere.toml")
    assert page.trouble.isVisible()
    page.table.select("uloba 2023")
    assert not page.write(tmp_path / "no" / "folder.toml")
    assert len(tariffs.own(store)) == 2


def test_a_profile_that_is_followed_is_not_deleted(page: TariffsPage, store: Store, desk: Desk) -> None:
    own(page)
    name = page.editor.title.text()
    people.save_assistant(store, Assistant("ola", "Ola"))
    employments.save_employment(store, Employment("u", "ola", date(2026, 1, 1), tariff=name))
    refused: list[str] = []
    desk.session.refused.connect(refused.append)
    page.remove()
    assert "Ola" in refused[0]
    employments.remove_employment(store, "u")
    page.remove()
    assert tariffs.own(store) == ()


def test_names_in_terms_that_are_no_profile_are_told(page: TariffsPage, store: Store) -> None:
    assert not page.unknown.isVisible()
    employments.save_employment(store, Employment("t", "kari", date(2026, 1, 1), tariff="Ukjent avtale"))
    assert page.unknown.isVisible()
    assert "Ukjent avtale" in page.unknown.label.text()


def test_the_keyboard_alone_opens_changes_and_goes_back(qtbot: QtBot, page: TariffsPage) -> None:
    page.table.setFocus()
    page.table.select("uloba 2023")
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert page.editor_is_open()
    assert page.focusWidget() is page.editor.tables
    assert page.step_back()
    assert page.focusWidget() is page.table
    assert not page.step_back()
    qtbot.keyClick(page.table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert page.wizard.isVisible()


def test_the_place_names_nobody_and_leads_back(page: TariffsPage) -> None:
    assert page.place() == {}
    page.open("Stendi 2020")
    place = page.place()
    assert set(place) == {"number"}
    page.close_open()
    page.restore(place)
    assert page.editor_is_open()
    assert page.editor.title.text() == "Stendi 2020"


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(("palette", "percent"), [("light", 100), ("contrast", 200)])
def test_every_part_is_named_and_whole(
    qtbot: QtBot, desk: Desk, look: Look, code: str, palette: str, percent: int
) -> None:
    language.use(code)
    look(palette, percent)
    page = TariffsPage(desk)
    qtbot.addWidget(page)
    page.resize(1100, 800)
    with qtbot.waitExposed(page):
        page.show()
    found: list[str] = []
    page.open("Virke BPA")
    found += lasting(qtbot, page)
    editor = own(page, "KS HTA 2023")
    for key in (*editor.parts, "questions"):
        editor.choose_section(key)
        found += [f"{key}: {each}" for each in lasting(qtbot, page)]
    page.close_open()
    page.start_wizard()
    for _number in page.wizard.steps:
        found += [f"wizard {page.wizard.at}: {each}" for each in lasting(qtbot, page)]
        page.wizard.onward()
    found += lasting(qtbot, page)
    assert found == []
