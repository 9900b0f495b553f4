"""From the first screen's line about the handover book to all of it verified and on paper, by keyboard."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from bpa_desk.domain.handover import BookPart
from bpa_desk.services import due, handover
from bpa_desk.storage.store import Store
from bpa_desk.ui.handover.page import HandoverPage
from bpa_desk.ui.main_window import MainWindow
from tests.export.reading import faults, spoken
from tests.journeys.keyboard import CONTROL, SHIFT, counted, fill, press, save, tab_to

LONG_AGO = date(2026, 3, 2)
MOST_KEYS = 4
"""To the page, all verified, the dialog, and the files written; what is typed besides is the folder."""


def test_the_book_is_verified_and_written_from_the_first_screen(
    window: MainWindow, team: Store, tmp_path: Path, qtbot: QtBot
) -> None:
    for heading, part in (("Nøkler", BookPart.KEYS), ("Naboen", BookPart.CONTACTS)):
        fresh = replace(handover.new_entry(team, part), verified_on=LONG_AGO)
        handover.save(team, replace(fresh, heading=heading, text="I første etasje."))
    tab_to("Vis 1")
    press(Qt.Key.Key_Space)
    tab_to("Åpne overleveringsboka: Sjekk 2 punkter i overleveringsboka")
    with counted() as cost:
        press(Qt.Key.Key_Space)
        page = window.page()
        assert isinstance(page, HandoverPage)
        assert page.table.hasFocus()
        row = page.table.current_row()
        assert row is not None
        assert row.heading == "Naboen"

        press(Qt.Key.Key_D, CONTROL | SHIFT)
        press(Qt.Key.Key_P, CONTROL)
    # A folder is proposed; a test writes nowhere but in its own.
    fill("Mappe", str(tmp_path))
    with counted() as last:
        save()
    assert cost.keys + last.keys <= MOST_KEYS
    qtbot.waitUntil(lambda: any(tmp_path.glob("*.pdf")))
    (paper,) = tmp_path.glob("*.pdf")
    content = paper.read_bytes()
    assert faults(content) == []
    said = spoken(content)
    assert said.count("Sist sjekket tir. 24. nov. 2026 av Lise Leder") == 2
    assert "Kari Nordlys" in said
    assert "Hvem som kommer når" in said
    year = timedelta(days=365)
    assert [
        each.day for each in due.due(team, LONG_AGO, LONG_AGO + year + year) if each.kind == handover.KIND
    ] == [date(2027, 5, 24)]
