"""The first evening and the month after, by keyboard alone: from nothing to a PDF, and all the way back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from bpa_desk.domain.assistant import Assistant, Employment
from bpa_desk.domain.need import Need
from bpa_desk.domain.shift import Shift, ShiftType
from bpa_desk.domain.timesheet_record import Timesheet, TimesheetState
from bpa_desk.domain.turnus import Turnus, TurnusLine
from bpa_desk.domain.vedtak import Vedtak
from bpa_desk.services import clock, ordning
from bpa_desk.settings import Settings
from bpa_desk.storage.store import Store
from bpa_desk.ui.main_window import MainWindow
from bpa_desk.ui.pages import PAGES
from bpa_desk.ui.pages.turnus import TurnusPage
from bpa_desk.ui.pages.week import WeekPage
from bpa_desk.ui.session import Session
from bpa_desk.ui.timesheets.page import TimesheetsPage
from tests.journeys.keyboard import CONTROL, SHIFT, fill, focus, go, name, press, save, tab_to, write

EVENING = (date(2026, 10, 24), 19 * 60)
MONTH_END = (date(2026, 12, 1), 9 * 60)
RECORDS = (Assistant, Employment, Vedtak, Need, ShiftType, Turnus, TurnusLine, Shift, Timesheet)


@pytest.fixture
def window(qtbot: QtBot, store: Store, look: object) -> Iterator[MainWindow]:
    """The window over a file with nothing but the ordning in it."""
    ordning.establish(store, "Nes", leader="Lise Leder", employer="Oppdiktet Assistanse AS")
    store.barrier()
    with clock.fixed(store.zone.at(*EVENING)):
        made = MainWindow(Settings(), PAGES)
        qtbot.addWidget(made)
        made.show_session(Session(store))
        made.resize(1280, 860)
        with qtbot.waitActive(made):
            made.show()
            made.activateWindow()
        yield made
        made.drop_desk()


def rows(store: Store) -> dict[str, list[Any]]:
    return {each.__name__: sorted(store.all(each), key=lambda row: str(row.id)) for each in RECORDS}


def page_of(window: MainWindow, kind: type) -> object:
    page = window.page()
    assert isinstance(page, kind)
    return page


def add_people(store: Store) -> None:
    go("today")
    tab_to("Legg til den første assistenten")
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Escape)
    # Esc leaves one on the page, at the button that opens the form again.
    press(Qt.Key.Key_Space)
    fill("Navn", "Kari Nordlys")
    save()
    press(Qt.Key.Key_N, CONTROL)
    fill("Navn", "Ola Ås")
    save()
    assert sorted(each.name for each in store.all(Assistant)) == ["Kari Nordlys", "Ola Ås"]


def write_vedtak_and_need(store: Store) -> None:
    go("today")
    tab_to("Skriv inn vedtaket")
    press(Qt.Key.Key_Space)
    fill("Timer", "38")
    save()
    go("today")
    tab_to("Skriv inn behovet")
    press(Qt.Key.Key_Space)
    fill("Fra", "8")
    fill("Til", "16")
    save()
    assert [each.minutes for each in store.all(Vedtak)] == [38 * 60]
    assert [(each.from_minute, each.to_minute) for each in store.all(Need)] == [(480, 960)]


def lay_turnus_and_roll_out(window: MainWindow, store: Store) -> None:
    go("turnus")
    press(Qt.Key.Key_Space)
    fill("Navn", "Grunnturnus")
    fill("Uker før", "2")
    save()
    page = page_of(window, TurnusPage)
    assert focus() is page.grid  # type: ignore[attr-defined]
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_Down)
    for cell in ("15-23", "7-15", "8-16"):
        write(cell)
        press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_C, CONTROL | SHIFT)
    save()
    assert len(store.all(TurnusLine)) == 6
    press(Qt.Key.Key_R, CONTROL | SHIFT)
    save()
    assert len(store.all(Shift)) == 12


def mend_the_rest(window: MainWindow, store: Store) -> None:
    go("week")
    page = page_of(window, WeekPage)
    assert isinstance(page, WeekPage)
    assert focus() is page.grid
    press(Qt.Key.Key_PageDown, CONTROL)
    press(Qt.Key.Key_F4)
    late = page.chosen_shift()
    assert "10-8" in " ".join(each.law for each in page.board.findings_of(late))
    shift = store.get(Shift, late)
    start = "10" if store.zone.minute_of_day(shift.start) == 420 else "13"
    press(Qt.Key.Key_Return)
    tab_to("Fra")
    press(Qt.Key.Key_A, CONTROL)
    write(start)
    press(Qt.Key.Key_Tab)
    if start == "13":
        fill("Til", "20")
        press(Qt.Key.Key_Tab)
    assert "10-8" not in " ".join(each.law for each in page.board.findings_of(late))
    press(Qt.Key.Key_Escape)


def hand_in_november(qtbot: QtBot, window: MainWindow, store: Store, folder: Path) -> Path:
    with clock.fixed(store.zone.at(*MONTH_END)):
        go("timesheets")
        page = page_of(window, TimesheetsPage)
        assert isinstance(page, TimesheetsPage)
        assert page.span.first == date(2026, 11, 1)
        press(Qt.Key.Key_Return, CONTROL)
        assert [each.state for each in store.all(Timesheet)] == [TimesheetState.APPROVED]
        press(Qt.Key.Key_E, CONTROL)
        fill("Mappe", str(folder))
        save()
        assert window.desk is not None
        jobs = window.desk.jobs
        qtbot.waitUntil(lambda: not jobs.running, timeout=60_000)
    papers = list(folder.glob("*.pdf"))
    assert len(papers) == 1
    return papers[0]


def test_from_an_empty_file_to_a_paper_and_all_the_way_back(
    qtbot: QtBot, window: MainWindow, store: Store, tmp_path: Path
) -> None:
    before = rows(store)
    add_people(store)
    write_vedtak_and_need(store)
    lay_turnus_and_roll_out(window, store)
    mend_the_rest(window, store)
    paper = hand_in_november(qtbot, window, store, tmp_path / "ut")
    assert paper.read_bytes().startswith(b"%PDF-")
    after = rows(store)
    steps = 0
    while store.undo_label is not None:
        press(Qt.Key.Key_Z, CONTROL)
        steps += 1
        assert steps < 60, f"undo does not get on: {store.undo_label} in {name()}"
    assert rows(store) == before
    press(Qt.Key.Key_Y, CONTROL, steps)
    assert rows(store) == after
