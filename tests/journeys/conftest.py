"""The journeys go through the same window as the tests of its parts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from pytestqt.qtbot import QtBot

from bpa_desk.domain.assistant import Assistant, Contact, Employment
from bpa_desk.domain.need import Need
from bpa_desk.domain.shift import Shift, ShiftKind
from bpa_desk.domain.vedtak import Vedtak
from bpa_desk.services import clock, needs, ordning, people, plans, rota, vedtak
from bpa_desk.settings import Settings
from bpa_desk.storage.store import Store
from bpa_desk.ui.main_window import MainWindow
from bpa_desk.ui.pages import PAGES
from bpa_desk.ui.session import Session
from tests.ui.conftest import desk, look, store
from tests.ui.start.conftest import key, made, start

__all__ = ["desk", "key", "look", "made", "start", "store"]

MONDAY = date(2026, 11, 23)
PEOPLE = (
    ("aino", "Aino Čáhci", 10), ("kari", "Kari Nordlys", 35), ("mari", "Mari Sjø", 15), ("ola", "Ola Ås", 20)
)
TUESDAY_MORNING = (date(2026, 11, 24), 10 * 60)


@pytest.fixture
def team(store: Store) -> Store:
    """An ordning with four people and a published plan of two weeks; it is Tuesday morning, ten o'clock.

    Kari has the days but Sunday, Ola the evenings but the weekend, Mari was there last night, Aino is free.
    """
    with clock.fixed(store.zone.at(MONDAY - timedelta(days=20), 600)):
        ordning.establish(store, "Nes", leader="Lise Leder", employer="Oppdiktet Assistanse AS")
        for who, name, hours in PEOPLE:
            phone = (Contact("phone", f"000 00 {hours:03d}"),)
            people.save_assistant(store, Assistant(who, name, contacts=phone, skills=("medisin",)))
            terms = Employment(f"e-{who}", who, date(2025, 1, 1), minutes_per_week=hours * 60)
            people.save_employment(store, terms)
        vedtak.save_vedtak(store, Vedtak("v", date(2026, 1, 1), 70 * 60))
        needs.save_need(store, Need("n", date(2026, 1, 1), 8 * 60, 16 * 60))
        for day in (each for each in range(14) if each % 7 < 6):
            at(store, "kari", day, 8, 16)
        for day in (each for each in range(14) if each % 7 < 5):
            at(store, "ola", day, 16, 20)
        at(store, "mari", 0, 22, 31, ShiftKind.RESTING)
        plans.publish(store, MONDAY, MONDAY + timedelta(days=13))
    store.barrier()
    return store


def at(
    store: Store, who: str, day: int, start: float, end: float, kind: ShiftKind = ShiftKind.DAY
) -> Shift:
    """Add a shift of the person on a day counted from the Monday."""
    when = MONDAY + timedelta(days=day)
    first, last = (store.zone.at(when, round(hour * 60)) for hour in (start, end))
    passive = ((first + 60, last - 60),) if kind is ShiftKind.RESTING else ()
    return rota.add(store, who, first, last, kind=kind, passive=passive)


@pytest.fixture
def window(qtbot: QtBot, team: Store, look: object) -> Iterator[MainWindow]:
    """The window over the team, on the first screen."""
    with clock.fixed(team.zone.at(*TUESDAY_MORNING)):
        made = MainWindow(Settings(), PAGES)
        qtbot.addWidget(made)
        made.show_session(Session(team))
        made.resize(1280, 860)
        with qtbot.waitActive(made):
            made.show()
            made.activateWindow()
        yield made
        made.drop_desk()
