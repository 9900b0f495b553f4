"""The jobs again by mouse alone, in a window of 1280×800: only what can be seen is clicked, and counted."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from pytestqt.qtbot import QtBot

from bpa_desk.domain.hms_round import Round
from bpa_desk.domain.offer import Offer, OfferAnswer
from bpa_desk.domain.timesheet_record import Timesheet, TimesheetState
from bpa_desk.services import clock, rota
from bpa_desk.storage.store import Store
from bpa_desk.ui.exporting import keep_folder
from bpa_desk.ui.main_window import MainWindow
from bpa_desk.ui.pages.week import WeekPage
from tests.journeys.keyboard import write
from tests.journeys.mouse import click, click_at, click_in_menu, click_into, counted_clicks, drag, in_sight
from tests.journeys.test_everyday import copied, on, seen
from tests.journeys.test_period import MONTH_END, month_end

__all__ = ["month_end"]


@pytest.fixture(autouse=True)
def size(window: MainWindow, qtbot: QtBot) -> None:
    """A small laptop's window, when everything in it has found its place."""
    window.resize(1280, 800)
    qtbot.wait(1)


def block(window: MainWindow, person: int, day: int) -> QRect:
    """Return where the first shift of the person's day lies in the week."""
    page = window.page()
    assert isinstance(page, WeekPage)
    held = page.grid.visualRect(page.grid.model().index(person, day))
    return QRect(held.topLeft() + QPoint(20, 8), held.bottomRight())


def grid(window: MainWindow) -> WeekPage:
    page = window.page()
    assert isinstance(page, WeekPage)
    return page


def test_job_1_and_8_stand_on_the_first_screen(window: MainWindow, team: Store) -> None:
    """Aims: no click, and one."""
    assert "Nå\nKari Nordlys" in seen(window)
    assert "21 t brukt og 124 t planlagt" in seen(window)
    with counted_clicks() as cost:
        click("Vis tallene bak")
    assert cost.keys == 1
    assert "Vis vaktene bak raden" in [name for name, _button in in_sight()]


def test_job_2_somebody_is_ill_and_a_message_is_ready(
    window: MainWindow, team: Store, qtbot: QtBot
) -> None:
    """Aim: 4 clicks."""
    with counted_clicks() as cost:
        click("Meld noen syk")
        click("Registrer, og finn noen")
        click("Aino Čáhci")
        qtbot.wait(1)
        click("Kopier, og")
    assert cost.keys == 4
    assert copied().startswith("Hei, Aino! Kan du ta en vakt")
    assert [(each.assistant, each.answer) for each in team.all(Offer)] == [("aino", OfferAnswer.ASKED)]


# The offscreen platform says this once of the first menu.
@pytest.mark.qt_log_ignore("This plugin does not support (raise|grab)", extend=True)
def test_job_3_move_shorten_swap_and_note(window: MainWindow, team: Store) -> None:
    """Aim: 3 clicks each, once one is in the week."""
    click("Uke")
    view, kari = grid(window).grid.viewport(), on(team, "kari", 2)
    with counted_clicks() as cost:
        drag(view, block(window, 1, 2).topLeft(), block(window, 0, 2).center())
    assert cost.keys == 1
    assert rota.shift(team, kari.id).assistant == "aino"
    with counted_clicks() as cost:
        click("Angre")
    assert cost.keys == 1
    assert rota.shift(team, kari.id) == kari
    with counted_clicks() as cost:
        click_at(view, block(window, 1, 2).topLeft(), Qt.MouseButton.RightButton)
        click_in_menu("La to bytte")
        click("Bytt")
    assert cost.keys == 3
    assert rota.shift(team, kari.id).assistant == "aino"
    click("Angre")
    with counted_clicks() as cost:
        click_at(view, block(window, 1, 2).topLeft(), Qt.MouseButton.RightButton)
        click_in_menu("Notat")
        write("husk nøkkelen")
        click("Lukk detaljene")
    assert cost.keys == 3
    assert rota.shift(team, kari.id).note == "husk nøkkelen"


def test_job_4_those_touched_are_told(window: MainWindow, team: Store) -> None:
    """Aim: 2 clicks."""
    rota.cancel(team, [on(team, "kari", 4).id], "ferie")
    with counted_clicks() as cost:
        click("Si fra om endringer")
        click("Kopier teksten")
    assert cost.keys == 2
    assert "Faller bort: fredag 27. november" in copied()


def test_job_5_what_really_happened(window: MainWindow, team: Store) -> None:
    """Aim: 4 clicks beside the digits."""
    night = on(team, "mari", 0)
    with counted_clicks() as cost:
        click("Hva som virkelig skjedde")
        click_into("Til")
        write("7:30")
        click("Lagre")
    assert cost.keys <= 4
    assert rota.shift(team, night.id).effective.end == night.end + 30


def test_job_7_the_month_is_sealed_and_written(
    month_end: Store, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    """Aim: 6 clicks with three people, once the folder is known."""
    assert window.desk is not None
    keep_folder(window.desk, tmp_path)
    with clock.fixed(month_end.zone.at(*MONTH_END)), counted_clicks() as cost:
        click("Timelister")
        for _person in range(3):
            click("Godkjenn og gå videre")
        click("Månedspakke")
        click("Lås, og lag pakka")
        jobs = window.desk.jobs
        qtbot.waitUntil(lambda: not jobs.running, timeout=60_000)
    assert cost.keys == 6
    assert [each.state for each in month_end.all(Timesheet)] == [TimesheetState.SEALED] * 3
    assert len(list(tmp_path.glob("månedspakke-*/*.pdf"))) == 1


def test_job_9_a_stillingsbeskrivelse_on_paper(
    window: MainWindow, team: Store, qtbot: QtBot, tmp_path: Path
) -> None:
    """Aim: 5 clicks, once the folder is known."""
    assert window.desk is not None
    keep_folder(window.desk, tmp_path)
    with counted_clicks() as cost:
        click("Dokumenter")
        click("Ny stillingsbeskrivelse")
        click("Lag utkastet")
        click("Lag filer")
        click("Lag filene")
        jobs = window.desk.jobs
        qtbot.waitUntil(lambda: not jobs.running, timeout=60_000)
    assert cost.keys == 5
    assert [each.read_bytes()[:5] for each in tmp_path.glob("*.pdf")] == [b"%PDF-"]


def test_job_10_the_round_that_is_due_is_begun(window: MainWindow, team: Store) -> None:
    """Aim: 3 clicks from the first screen to the first answer."""
    with counted_clicks() as cost:
        click("Åpne HMS")
        click("Begynn eller fortsett")
        click("Ja (J)")
    assert cost.keys == 3
    (held,) = team.all(Round)
    assert held.answered == 1
