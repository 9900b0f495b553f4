"""The jobs of every period by keyboard alone: the next plan, and the month's end to the leverandør."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from bpa_desk.domain.shift import Shift
from bpa_desk.domain.timesheet_record import Timesheet, TimesheetState
from bpa_desk.domain.turnus import Turnus, TurnusLine
from bpa_desk.services import clock, plans, rota, turnus
from bpa_desk.storage.store import Store
from bpa_desk.ui.main_window import MainWindow
from bpa_desk.ui.pages.week import WeekPage
from tests.journeys.conftest import MONDAY
from tests.journeys.keyboard import CONTROL, SHIFT, ask, counted, fill, go, press, save, tab_to

NEXT = MONDAY + timedelta(days=28)
MONTH_END = (date(2026, 12, 1), 9 * 60)


@pytest.fixture
def base(team: Store) -> Store:
    """A base rota of one week for the weeks to come, with one night too short in it."""
    turnus.save_turnus(team, Turnus("t", "Grunnturnus", 1, NEXT, NEXT))
    pattern = [("kari", day, 8, 16) for day in range(4)] + [("ola", 4, 15, 23), ("ola", 5, 8, 12)]
    turnus.put_lines(
        team,
        [
            TurnusLine(f"l{at}", "t", 0, day, start * 60, end * 60, who)
            for at, (who, day, start, end) in enumerate(pattern)
        ],
    )
    team.barrier()
    return team


def test_job_6_roll_out_mend_discuss_and_publish_the_next_period(
    base: Store, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    go("turnus")
    press(Qt.Key.Key_R, CONTROL | SHIFT)
    save()
    made = [each for each in base.all(Shift) if each.turnus == "t"]
    assert made
    # What the rules have something to say about is found by one key, and mended by what is offered.
    ask("uke 52")
    page = window.page()
    assert isinstance(page, WeekPage)
    for _finding in range(10):
        press(Qt.Key.Key_F4)
        late = page.chosen_shift()
        if "HVILE-1" in [each.rule for each in page.board.findings_of(late)]:
            break
    else:
        pytest.fail("the night that is too short is never come to")
    press(Qt.Key.Key_Return)
    tab_to("Hva kan gjøres")
    press(Qt.Key.Key_Space)
    tab_to("Gjør dette")
    press(Qt.Key.Key_Space)
    assert "HVILE-1" not in [each.rule for each in page.board.findings_of(late)]
    press(Qt.Key.Key_Escape)
    # Discussed with the assistants, then handed out more than two weeks ahead (aml. § 10-3).
    press(Qt.Key.Key_P, CONTROL | SHIFT)
    fill("Drøftet", "20.11.2026")
    fill("Drøftet med", "assistentene")
    save()
    plan = plans.plans(base)[0]
    assert (plan.start, plan.discussed_on) == (NEXT, date(2026, 11, 20))
    assert plan.published_on == date(2026, 11, 24)
    assert (plan.start - plan.published_on).days >= 14
    assert plans.changes_since_published(base, plan) == []
    # And it can all be taken back to where the evening began.
    while base.undo_label is not None:
        press(Qt.Key.Key_Z, CONTROL)
    assert not [each for each in base.all(Shift) if each.turnus == "t"]


@pytest.fixture
def month_end(team: Store) -> Iterator[Store]:
    """It is the first of December: November waits to be handed over."""
    with clock.fixed(team.zone.at(*MONTH_END)):
        yield team


def test_job_7_the_month_is_looked_through_sealed_and_written(
    month_end: Store, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    """Aim: 6 keys with three people, beside the folder once chosen; sealing is named on the last of them."""
    with clock.fixed(month_end.zone.at(*MONTH_END)), counted() as cost:
        go("timesheets")
        for _person in range(3):
            press(Qt.Key.Key_Return, CONTROL)
        press(Qt.Key.Key_E, CONTROL | SHIFT)
        before = cost.keys
        fill("Mappe", str(tmp_path / "ut"))
        cost.keys = before
        assert not [each for each in month_end.all(Timesheet) if each.state is TimesheetState.SEALED]
        save()
        assert cost.keys <= 6
        assert window.desk is not None
        jobs = window.desk.jobs
        qtbot.waitUntil(lambda: not jobs.running, timeout=60_000)
    sheets = month_end.all(Timesheet)
    assert [each.state for each in sheets] == [TimesheetState.SEALED] * 3
    papers = list((tmp_path / "ut").glob("*/*.pdf"))
    assert [each.read_bytes()[:5] for each in papers] == [b"%PDF-"]
    kari = next(each for each in month_end.all(Shift) if each.assistant == "kari")
    assert rota.sealing(month_end, kari)
    with pytest.raises(Exception, match="is sealed"):
        rota.remove(month_end, [kari.id])
