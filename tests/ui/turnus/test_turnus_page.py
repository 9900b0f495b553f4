"""The turnus page: laid out by typing, moved by keys, summed, rolled out, changed from a day on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from bpa_desk.domain.assistant import Assistant, Employment
from bpa_desk.domain.need import Need
from bpa_desk.domain.shift import Shift, ShiftKind
from bpa_desk.domain.turnus import Turnus
from bpa_desk.domain.vedtak import Vedtak
from bpa_desk.services import clock, needs, ordning, people, rota, shift_types, turnus, vedtak
from bpa_desk.services.turnus import Cell, PatternShift
from bpa_desk.storage.store import Store
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.pages.turnus import TurnusPage
from bpa_desk.ui.turnus import forms
from tests.ui.audit import problems
from tests.ui.conftest import Look

TODAY = date(2026, 11, 21)
START = date(2026, 11, 2)
ALT, CONTROL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@pytest.fixture(autouse=True)
def held_clock(store: Store) -> Iterator[None]:
    ordning.establish(store, "Nes")
    with clock.fixed(store.zone.at(TODAY, 600)):
        yield


@pytest.fixture
def crew(store: Store) -> list[str]:
    """Two assistants, the usual types, and an empty turnus of two weeks."""
    found = []
    for number, name in enumerate(("Kari Eksempel", "Ola Påhitt")):
        people.save_assistant(store, Assistant(f"p{number}", name, number))
        people.save_employment(
            store, Employment(f"e{number}", f"p{number}", date(2026, 1, 1), minutes_per_week=900)
        )
        found.append(f"p{number}")
    shift_types.ensure_defaults(store)
    turnus.save_turnus(store, Turnus("t", "To uker", 2, START, START))
    return found


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> Iterator[TurnusPage]:
    made = TurnusPage(desk)
    desk.session.changed.connect(made.note_change)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.board.close()


def lines(store: Store) -> dict[Cell, list[tuple[int, int]]]:
    found: dict[Cell, list[tuple[int, int]]] = {}
    for line in turnus.lines(store, "t"):
        found.setdefault(turnus.cell_of(line), []).append((line.start, line.end))
    return found


def go(page: TurnusPage, row: int, column: int) -> None:
    page.grid.setCurrentIndex(page.grid.week_model.index(row, column))
    page.grid.setFocus()


def type_in(qtbot: QtBot, page: TurnusPage, text: str, end: Qt.Key = Qt.Key.Key_Return) -> None:
    qtbot.keyClick(page.grid, text[0])
    editor = next(each for each in page.grid.viewport().findChildren(QLineEdit) if each.isVisible())
    qtbot.keyClicks(editor, text[1:])
    qtbot.keyClick(editor, end)


def test_a_week_is_laid_out_by_typing(qtbot: QtBot, crew: list[str], page: TurnusPage, store: Store) -> None:
    go(page, 0, 0)
    type_in(qtbot, page, "14-22", Qt.Key.Key_Tab)
    type_in(qtbot, page, "d", Qt.Key.Key_Tab)
    type_in(qtbot, page, "22-10 p23-07")
    assert lines(store) == {
        Cell("p0", 0, 0): [(840, 1320)],
        Cell("p0", 0, 1): [(480, 930)],
        Cell("p0", 0, 2): [(1320, 2040)],
    }
    day = turnus.lines(store, "t")[1]
    assert day.type is not None
    assert "14 til 22" in page.grid.week_model.row_at(0).cells[0].spoken.replace("to", "til")
    store.undo()
    assert Cell("p0", 0, 2) not in lines(store)


def test_what_cannot_be_read_changes_nothing(
    qtbot: QtBot, crew: list[str], page: TurnusPage, store: Store
) -> None:
    go(page, 0, 0)
    type_in(qtbot, page, "14-")
    assert lines(store) == {}
    assert page.grid.hint.isVisible()


def test_the_other_week_is_its_own(qtbot: QtBot, crew: list[str], page: TurnusPage, store: Store) -> None:
    page.go_to_week(1)
    go(page, 1, 6)
    type_in(qtbot, page, "8-16")
    assert lines(store) == {Cell("p1", 1, 6): [(480, 960)]}
    page.go_to_week(2)
    assert page.place()["week"] == 0


def test_a_phase_shows_each_person_her_own_week(crew: list[str], page: TurnusPage, store: Store) -> None:
    turnus.fill_cells(store, "t", {Cell("p1", 1, 0): [PatternShift(480, 960)]})
    turnus.set_phase(store, "t", "p1", 1)
    assert [block.times for block in page.grid.week_model.row_at(1).cells[0].blocks] == ["08–16"]
    page.go_to_week(1)
    assert page.grid.week_model.row_at(1).cells[0].blocks == ()


def test_keys_move_lengthen_copy_and_fill(
    qtbot: QtBot, crew: list[str], page: TurnusPage, store: Store
) -> None:
    turnus.fill_cells(store, "t", {Cell("p0", 0, 0): [PatternShift(480, 960)]})
    go(page, 0, 0)
    said: list[str] = []
    page.desk.session.did.connect(said.append)
    qtbot.keyClick(page.grid, Qt.Key.Key_Right, ALT)
    assert lines(store) == {Cell("p0", 0, 1): [(480, 960)]}
    assert page.desk.session.undo_text() == "flytt vakta til Kari, uke 1 i turnusen"
    qtbot.keyClick(page.grid, Qt.Key.Key_Down, ALT)
    assert lines(store) == {Cell("p1", 0, 1): [(480, 960)]}
    qtbot.keyClick(page.grid, Qt.Key.Key_Right, ALT | SHIFT)
    assert lines(store) == {Cell("p1", 0, 1): [(480, 975)]}
    assert page.desk.session.undo_text() == "endre Ola, uke 1 i turnusen"
    assert said == [
        "Flyttet Kari til tirsdag i uke 1 i turnusen 08–16",
        "Flyttet Ola til tirsdag i uke 1 i turnusen 08–16",
        "Ola tirsdag i uke 1 i turnusen er nå 08–16:15, 8\xa0t\xa015\xa0min",
    ]
    qtbot.keyClick(page.grid, Qt.Key.Key_C, CONTROL)
    go(page, 1, 3)
    qtbot.keyClick(page.grid, Qt.Key.Key_V, CONTROL)
    assert lines(store)[Cell("p1", 0, 3)] == [(480, 975)]
    go(page, 1, 4)
    qtbot.keyClick(page.grid, Qt.Key.Key_R, CONTROL)
    assert lines(store)[Cell("p1", 0, 4)] == [(480, 975)]
    qtbot.keyClick(page.grid, Qt.Key.Key_Delete)
    assert Cell("p1", 0, 4) not in lines(store)
    for _step in range(6):
        store.undo()
    assert lines(store) == {Cell("p0", 0, 0): [(480, 960)]}


def test_past_sunday_a_shift_moves_into_the_next_week(
    qtbot: QtBot, crew: list[str], page: TurnusPage, store: Store
) -> None:
    turnus.fill_cells(store, "t", {Cell("p0", 1, 6): [PatternShift(480, 960)]})
    page.go_to_week(1)
    go(page, 0, 6)
    qtbot.keyClick(page.grid, Qt.Key.Key_Right, ALT)
    assert lines(store) == {Cell("p0", 0, 0): [(480, 960)]}


def test_typing_the_same_times_keeps_the_kind(
    qtbot: QtBot, crew: list[str], page: TurnusPage, store: Store
) -> None:
    turnus.fill_cells(
        store, "t", {Cell("p0", 0, 0): [PatternShift(480, 600, ShiftKind.MEETING, note="husk")]}
    )
    go(page, 0, 0)
    type_in(qtbot, page, "8-10 12-14")
    kept = turnus.lines(store, "t")[0]
    assert (kept.kind, kept.note) == (ShiftKind.MEETING, "husk")


def test_while_typing_the_rules_speak(crew: list[str], page: TurnusPage, store: Store) -> None:
    turnus.fill_cells(store, "t", {Cell("p0", 0, 0): [PatternShift(900, 1380)]})
    cell = page.grid.week_model.row_at(0).cells[1]
    told = page.hand.consequence(cell, "7-15")
    assert told.severity is not None
    assert told.severity.unlawful
    later = page.hand.consequence(cell, "12-20").severity
    assert later is None or not later.unlawful
    assert lines(store) == {Cell("p0", 0, 0): [(900, 1380)]}


def test_sums_open_to_their_numbers(qtbot: QtBot, crew: list[str], page: TurnusPage, store: Store) -> None:
    vedtak.save_vedtak(store, Vedtak("v", date(2026, 1, 1), 2400))
    needs.save_need(store, Need("n", date(2026, 1, 1), 480, 1020, weekdays=(1,)))
    turnus.fill_cells(store, "t", {Cell("p0", week, 0): [PatternShift(480, 960)] for week in range(2)})
    qtbot.keyClick(page, Qt.Key.Key_F7)
    QAbstractItemModelTester(page.sums.people.rows_model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert [line.sums.mean for line in page.sums.people.rows_model.rows] == [480]
    assert [line.sums.uncovered for line in page.sums.weeks.rows_model.rows] == [60, 60]
    assert page.step_back()
    assert not page.step_back()


def test_rolling_out_tells_first_and_is_one_step(
    qtbot: QtBot, crew: list[str], page: TurnusPage, store: Store
) -> None:
    turnus.fill_cells(store, "t", {Cell("p0", 0, 0): [PatternShift(480, 960)]})
    dialog = forms.roll_out_dialog(page, page.desk.session, turnus.turnus(store, "t"), None, lambda: TODAY)
    qtbot.addWidget(dialog)
    form = dialog.form
    assert isinstance(form, forms.RollOutForm)
    assert form.span() == (date(2026, 11, 23), date(2026, 12, 20))
    assert "2" in form.told.text()
    form.set_values({"first": date(2026, 11, 16), "last": date(2026, 11, 1)})
    form.tell()
    dialog.save()
    assert form.error_text("last")
    assert store.all(Shift) == []
    form.set_values({"first": date(2026, 11, 16), "last": date(2026, 12, 13)})
    dialog.save()
    assert len(store.all(Shift)) == 2
    rota.remove(store, [min(store.all(Shift), key=lambda each: each.start).id])
    again = forms.roll_out_dialog(page, page.desk.session, turnus.turnus(store, "t"), None, lambda: TODAY)
    qtbot.addWidget(again)
    assert isinstance(again.form, forms.RollOutForm)
    assert not again.form.row_shown("again")
    again.form.set_values({"first": date(2026, 11, 16), "last": date(2026, 12, 13)})
    again.form.tell()
    assert again.form.row_shown("again")
    again.form.again.setChecked(True)
    again.save()
    assert len(store.all(Shift)) == 2
    for _step in range(3):
        store.undo()
    assert store.all(Shift) == []


def test_changing_from_a_day_goes_on_with_the_copy(
    qtbot: QtBot, crew: list[str], page: TurnusPage, store: Store
) -> None:
    page.change_from()
    dialog = next(each for each in page.findChildren(DraftDialog) if each.isVisible())
    dialog.form.set_values({"start": date(2027, 1, 4), "name": "Ny"})
    dialog.save()
    assert turnus.turnus(store, "t").end == date(2027, 1, 3)
    assert page.board.pattern.name == "Ny"


def test_copying_a_week_and_shifting_people(
    qtbot: QtBot, crew: list[str], page: TurnusPage, store: Store
) -> None:
    turnus.fill_cells(store, "t", {Cell("p0", 0, 0): [PatternShift(480, 960)]})
    pattern = turnus.turnus(store, "t")
    copy = forms.copy_dialog(page, page.desk.session, pattern, 0)
    qtbot.addWidget(copy)
    copy.save()
    assert set(lines(store)) == {Cell("p0", 0, 0), Cell("p0", 1, 0)}
    phases = forms.phases_dialog(page, page.desk.session, pattern, [("p0", "Kari"), ("p1", "Ola")])
    qtbot.addWidget(phases)
    phases.form.set_values({"p1": 1})
    phases.save()
    assert turnus.turnus(store, "t").phase("p1") == 1


def test_the_first_turnus_is_made_from_the_empty_page(qtbot: QtBot, page: TurnusPage, store: Store) -> None:
    assert page.first_focus() is page.empty.step
    page.new()
    dialog = next(each for each in page.findChildren(DraftDialog) if each.isVisible())
    dialog.form.set_values({"name": "Seks uker", "weeks": None})
    dialog.save()
    assert dialog.form.error_text("weeks")
    dialog.form.set_values({"weeks": 6})
    dialog.save()
    made = turnus.turnuses(store)[0]
    assert (made.name, made.weeks, made.start) == ("Seks uker", 6, date(2026, 11, 23))
    assert page.first_focus() is page.grid


def test_the_place_is_found_again(crew: list[str], page: TurnusPage, store: Store) -> None:
    page.go_to_week(1)
    place = page.place()
    page.restore({})
    assert page.place()["week"] == 0
    page.restore(place)
    page.freshen()
    assert page.place() == place
    page.restore({"turnus": "gone", "week": 99})
    assert page.place()["turnus"] == "t"


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("people_count", [0, 14])
def test_page_and_dialogs_stand_the_audit(
    qtbot: QtBot, store: Store, crew: list[str], page: TurnusPage, look: Look, percent: int, people_count: int
) -> None:
    for number in range(2, people_count):
        people.save_assistant(
            store, Assistant(f"p{number}", f"Áilu Lang Mellomnavn Čuovvumuš {number}", number % 12)
        )
    for key in crew if people_count == 0 else ():
        people.archive(store, key)
    pattern = replace(turnus.turnus(store, "t"), name="Turnus med et ganske langt navn")
    turnus.save_turnus(store, pattern)
    look("light", percent)
    QApplication.processEvents()
    assert problems(page) == []
    page.switch()
    QApplication.processEvents()
    assert problems(page) == []
    session, people_named = page.desk.session, [("p0", "Kari"), ("p1", "Ola")]
    for dialog in (
        forms.turnus_dialog(page, session, pattern, lambda: TODAY),
        forms.copy_dialog(page, session, pattern, 0),
        forms.phases_dialog(page, session, pattern, people_named),
        forms.roll_out_dialog(page, session, pattern, None, lambda: TODAY),
        forms.change_from_dialog(page, session, pattern, lambda: TODAY, lambda _key: None),
    ):
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        assert problems(dialog) == []
        dialog.reject()


def test_a_first_step_opens_the_form_of_the_first_turnus_only(
    qtbot: QtBot, page: TurnusPage, store: Store
) -> None:
    page.restore({"new": True})
    dialog = next(each for each in page.findChildren(DraftDialog) if each.isVisible())
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert turnus.turnuses(store) == []
    turnus.save_turnus(store, Turnus("t", "To uker", 2, START, START))
    page.restore({"new": True})
    assert not any(each.isVisible() for each in page.findChildren(DraftDialog))
