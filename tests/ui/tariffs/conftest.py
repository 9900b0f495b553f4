"""A desk with an ordning, two assistants and a page of tariff profiles in sight."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from bpa_desk.domain.assistant import Assistant, Employment
from bpa_desk.services import clock, employments, ordning, people
from bpa_desk.storage.store import Store
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.tariffs.page import TariffsPage

TODAY = date(2026, 11, 21)


@pytest.fixture(autouse=True)
def held_clock(store: Store) -> Iterator[None]:
    """Found the ordning, let Kari follow Virke, and hold the clock."""
    ordning.establish(store, "Nes")
    people.save_assistant(store, Assistant("kari", "Kari Eksempel"))
    employments.save_employment(store, Employment("t", "kari", date(2026, 1, 1), tariff="Virke BPA"))
    with clock.fixed(store.zone.at(TODAY, 600)):
        yield


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> Iterator[TariffsPage]:
    """Give the page in sight, and take it away before the file is closed, as locking does."""
    made = TariffsPage(desk)
    desk.session.changed.connect(made.note_change)
    qtbot.addWidget(made)
    made.resize(1100, 800)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.hide()
