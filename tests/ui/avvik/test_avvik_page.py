"""Avvik by keyboard: from a shift to closed with an answer; from a round and the command box."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bpa_desk import language
from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.avvik import Avvik, AvvikState, Receiver
from bpa_desk.services import avvik, clock, hms, ordning, people, remedies, rota
from bpa_desk.settings import Settings
from bpa_desk.storage.store import Store
from bpa_desk.ui.avvik.page import AvvikPage
from bpa_desk.ui.avvik.panel import AvvikPanel
from bpa_desk.ui.exporting import ExportDialog
from bpa_desk.ui.hms.page import HmsPage
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.main_window import MainWindow
from bpa_desk.ui.pages import PAGES
from bpa_desk.ui.pages.week import WeekPage
from bpa_desk.ui.session import Session
from bpa_desk.ui.week.panel import ShiftPanel
from tests.journeys.keyboard import CONTROL, SHIFT, ask, fill, go, name, press, save, tab_to, write
from tests.ui.audit import problems

DAY = date(2026, 11, 24)
MOST_TO_REPORT = 12
"""Keys besides what is written: a report must take less than a minute."""


@pytest.fixture
def window(qtbot: QtBot, store: Store, look: object) -> Iterator[MainWindow]:
    language.use("nb")
    ordning.establish(store, "Nes", leader="Lise Leder")
    with clock.fixed(store.zone.at(DAY, 600)):
        kari = people.save_assistant(store, Assistant("kari", "Kari"))
        start = store.zone.at(date(2026, 11, 23), 8 * 60)
        rota.add(store, kari.id, start, start + 480)
        store.barrier()
        made = MainWindow(Settings(), PAGES)
        qtbot.addWidget(made)
        made.show_session(Session(store))
        made.resize(1280, 860)
        with qtbot.waitActive(made):
            made.show()
            made.activateWindow()
        yield made
        made.drop_desk()


def page_of(window: MainWindow) -> AvvikPage:
    page = window.page()
    assert isinstance(page, AvvikPage)
    return page


def dialog() -> DraftDialog:
    shown = [each for each in QApplication.topLevelWidgets() if isinstance(each, DraftDialog)]
    (found,) = [each for each in shown if each.isVisible()]
    return found


def test_from_a_shift_to_closed_with_an_answer(window: MainWindow, store: Store) -> None:
    go("week")
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_A, CONTROL | SHIFT)
    write("Vakta ble for lang")
    save()
    (each,) = store.all(Avvik)
    assert (each.about_kind, each.reporter, each.happened_on) == ("shift", "Kari", date(2026, 11, 23))
    assert each.minute == 8 * 60
    go("avvik")
    press(Qt.Key.Key_T, CONTROL)
    save()
    press(Qt.Key.Key_F2)
    write("Ingen avløser")
    fill("Hvem sørger for det", "Lise")
    save()
    press(Qt.Key.Key_M, CONTROL)
    write("Ringeliste")
    save()
    press(Qt.Key.Key_Return, CONTROL)
    save()
    # Nothing is closed before the one who reported it has an answer.
    assert store.all(Avvik)[0].state is AvvikState.HANDLED
    assert dialog().form.error_text("feedback")
    write("Takk, vi har laget en ringeliste.")
    save()
    (each,) = store.all(Avvik)
    assert each.state is AvvikState.CLOSED
    assert each.told[0].to == Receiver.EMPLOYER
    assert [one.what for one in remedies.remedies(store, avvik.KIND, each.id)] == ["Ringeliste"]


def test_what_was_reported_is_what_one_stands_on(window: MainWindow, store: Store) -> None:
    avvik.save_avvik(store, avvik.proposed(store, "nyere"))
    window.go("avvik")
    page = page_of(window)
    page.report("eldre")
    dialog().form.editor("happened_on").set_value(date(2026, 3, 1))  # type: ignore[attr-defined]
    dialog().save()
    row = page.table.current_row()
    assert row is not None
    assert (row.what, [each.what for each in store.all(Avvik)]) == ("eldre", ["eldre", "nyere"])


def test_a_report_takes_few_keys(window: MainWindow, store: Store) -> None:
    from tests.journeys.keyboard import counted

    with counted() as count:
        go("avvik")
        press(Qt.Key.Key_Space)
        write("Falt i trappa")
        tab_to("Noen ble skadd")
        press(Qt.Key.Key_Space)
        save()
    (each,) = store.all(Avvik)
    assert (each.what, each.injury) == ("Falt i trappa", True)
    assert count.keys <= MOST_TO_REPORT
    row = page_of(window).table.current_row()
    assert row is not None
    assert row.id == each.id


def test_the_command_box_takes_what_happened(window: MainWindow, store: Store) -> None:
    ask("avvik heisen stoppet")
    assert dialog().form.values()["what"] == "Heisen stoppet"
    save()
    assert [each.what for each in store.all(Avvik)] == ["Heisen stoppet"]


def test_one_key_from_a_round_and_from_a_no(window: MainWindow, store: Store) -> None:
    window.go("hms")
    page = window.page()
    assert isinstance(page, HmsPage)
    page.begin()
    press(Qt.Key.Key_V)
    save()
    press(Qt.Key.Key_N)
    press(Qt.Key.Key_A, CONTROL | SHIFT)
    save()
    found = store.all(Avvik)
    assert {(each.about_kind, each.part) for each in found} == {(hms.KIND, "0")}
    assert len(found) == 2
    assert remedies.open_remedies(store) == []


def test_the_panel_tells_takes_back_and_leads_to_where_it_came_from(window: MainWindow, store: Store) -> None:
    (shift,) = rota.shifts(store, date(2026, 11, 23), DAY)
    fresh = avvik.proposed(store, "x", "shift", shift.id)
    avvik.save_avvik(store, fresh)
    window.go("avvik", {"avvik": fresh.id})
    page = page_of(window)
    panel = page.panel_of(fresh)
    assert isinstance(panel, AvvikPanel)
    assert panel.refresh()
    page.desk.session.run(avvik.tell, fresh.id, Receiver.EMPLOYER)
    page.desk.session.run(avvik.close, fresh.id, "svar")
    assert panel.refresh()
    assert not page.close_action.isEnabled()
    page.again_action.trigger()
    assert page.close_action.isEnabled()
    page.remove_action.trigger()
    assert not panel.refresh()
    assert store.all(Avvik) == []


def test_tab_goes_down_the_panel_also_when_a_part_of_it_was_built_anew(
    window: MainWindow, store: Store
) -> None:
    fresh = avvik.proposed(store, "x")
    avvik.save_avvik(store, fresh)
    window.go("avvik", {"avvik": fresh.id})
    assert window.frame is not None
    inspector = window.frame.inspector
    QApplication.processEvents()
    window.page().desk.session.run(avvik.tell, fresh.id, Receiver.EMPLOYER)  # type: ignore[union-attr]
    QApplication.processEvents()
    inspector.close_button.setFocus()
    met = []
    for _time in range(6):
        press(Qt.Key.Key_Tab)
        met.append(name())
    assert met == [
        "Behandle", "Endre", "Verneombud er varslet nå",
        "Varslet en annen gang …", "Ta tilbake: Arbeidsgiver", "Nytt tiltak",
    ]  # fmt: skip
    assert problems(inspector) == []


def test_from_the_shift_beside_the_week(window: MainWindow, store: Store) -> None:
    (shift,) = rota.shifts(store, date(2026, 11, 23), DAY)
    window.go("week")
    page = window.page()
    assert isinstance(page, WeekPage)
    panel = ShiftPanel(page.desk, page.hand, shift.id)
    panel.report_avvik()
    QApplication.processEvents()
    write("Kom for sent")
    save()
    assert [each.about for each in store.all(Avvik)] == [shift.id]


def test_the_lists_are_sound_models_and_the_papers_open(window: MainWindow, store: Store) -> None:
    window.go("avvik")
    page = page_of(window)
    testers = [
        QAbstractItemModelTester(each.rows_model, QAbstractItemModelTester.FailureReportingMode.Fatal)
        for each in (page.table, page.months)
    ]
    made = [avvik.save_avvik(store, avvik.proposed(store, f"{at}")) for at in range(3)]
    page.desk.session.run(avvik.close, made[2].id, "svar")
    page.desk.session.run(avvik.remove, made[1].id)
    assert [each.id for each in page.table.rows_model.rows] == [made[0].id, made[2].id]
    assert [each.total for each in page.months.rows_model.rows] == [2]
    for act in (page.papers_action, page.form_action):
        act.trigger()
        shown = dialog()
        assert isinstance(shown, ExportDialog)
        shown.done(0)
    assert len(testers) == 2
