"""A week in November 2026 with people in it, and its page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from pytestqt.qtbot import QtBot

from bpa_desk.domain.assistant import Assistant, Employment
from bpa_desk.domain.need import Need
from bpa_desk.domain.shift import Shift, ShiftKind, ShiftType
from bpa_desk.domain.text import Message
from bpa_desk.domain.time import zone
from bpa_desk.language import use
from bpa_desk.services import clock, ordning, rota, rota_spans
from bpa_desk.services.rota_spans import CellEdit
from bpa_desk.storage.store import Store
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.pages.week import WeekPage
from bpa_desk.ui.week.typing import parse

MONDAY = date(2026, 11, 23)
TYPES = (
    ShiftType("n", "N", "Hvilende natt", ShiftKind.RESTING, 22 * 60, 31 * 60, ((23 * 60, 30 * 60),)),
    ShiftType("d", "D", "Dag", ShiftKind.DAY, 8 * 60, 15 * 60),
)
Fill = Callable[[str | None, int, str], list[Shift]]


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Speak English, so that sentences can be compared whatever is translated."""
    use("en")
    yield
    use("nb")


@pytest.fixture(autouse=True)
def tuesday() -> Iterator[None]:
    """Let it be Tuesday 24 November 2026, ten o'clock."""
    with clock.fixed(zone().at(date(2026, 11, 24), 600)):
        yield


@pytest.fixture
def people(store: Store) -> Store:
    """Kari (35 hours), Ola and Áilu, two shift types, and a need each day from 8 to 22."""
    ordning.establish(store, "Nes")
    with store.change(Message("start")) as changes:
        for key, name in (("kari", "Kari Nordmann"), ("ola", "Ola Ås"), ("ailu", "Áilu Ŋuorgám Čearreš")):
            changes.put(Assistant(key, name))
        changes.put(Employment("e1", "kari", date(2025, 1, 1), minutes_per_week=35 * 60))
        changes.put_all(TYPES)
    store.barrier()
    return store


@pytest.fixture
def need(people: Store) -> Need:
    """Somebody must be there from 8 to 22."""
    line = Need("need", date(2025, 1, 1), 8 * 60, 22 * 60)
    with people.change(Message("need")) as changes:
        changes.put(line)
    people.barrier()
    return line


@pytest.fixture
def fill(people: Store) -> Fill:
    """Give a function that fills a cell of the week with what one would type."""

    def put(who: str | None, day: int, text: str) -> list[Shift]:
        there = MONDAY + timedelta(days=day)
        rota_spans.fill_cells(people, [CellEdit(who, there, parse(text, TYPES, overlap=who is None))])
        return [each for each in rota.shifts(people, there, there) if each.assistant == who]

    return put


@pytest.fixture
def page(qtbot: QtBot, people: Store, desk: Desk) -> WeekPage:
    """Give the page, shown and focused on its grid."""
    made = WeekPage(desk)
    qtbot.addWidget(made)
    desk.session.changed.connect(made.note_change)
    made.resize(1200, 800)
    with qtbot.waitExposed(made):
        made.show()
    made.grid.setFocus()
    return made
