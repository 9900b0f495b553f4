"""People, turnus and agreements in every language: named, and nothing cut off, also at 200 percent."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from bpa_desk import language
from bpa_desk.domain.agreement import Agreement
from bpa_desk.domain.assistant import Assistant, Contact, Employment
from bpa_desk.domain.turnus import Turnus
from bpa_desk.services import agreements, clock, ordning, people, shift_types, turnus
from bpa_desk.services.turnus import Cell, PatternShift
from bpa_desk.storage.store import Store
from bpa_desk.ui.agreements.form import agreement_dialog
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.ordning import facts
from bpa_desk.ui.page import Page
from bpa_desk.ui.pages.agreements import AgreementsPage
from bpa_desk.ui.pages.assistants import AssistantsPage
from bpa_desk.ui.pages.turnus import TurnusPage
from bpa_desk.ui.people.panel import PersonPanel
from bpa_desk.ui.people.record import record_dialog
from bpa_desk.ui.people.terms import terms_dialog
from bpa_desk.ui.turnus import forms
from tests.ui.audit import problems
from tests.ui.conftest import Look

TODAY = date(2026, 11, 21)
KARI = Assistant("kari", "Kari Eksempel", contacts=(Contact("phone", "000 00 000"),), skills=("Medisin",))
TERMS = Employment("e", "kari", date(2026, 1, 1), minutes_per_week=1200)
PATTERN = Turnus("t", "Seks uker", 6, date(2026, 11, 2), date(2026, 11, 2))
AVERAGE = Agreement("a", "10-5-1", date(2026, 1, 1))


@pytest.fixture(autouse=True)
def filled(store: Store) -> Iterator[None]:
    ordning.establish(store, "Nes")
    people.save_assistant(store, KARI)
    people.save_employment(store, TERMS)
    shift_types.ensure_defaults(store)
    turnus.save_turnus(store, PATTERN)
    turnus.fill_cells(store, "t", {Cell("kari", 0, 0): [PatternShift(480, 960)]})
    agreements.save_agreement(store, AVERAGE)
    with clock.fixed(store.zone.at(TODAY, 600)):
        yield


def found_in(qtbot: QtBot, widget: QWidget) -> list[str]:
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    QApplication.processEvents()
    found = problems(widget)
    widget.hide()
    return found


@pytest.mark.parametrize("code", language.CODES)
@pytest.mark.parametrize("percent", [100, 200])
def test_pages_and_dialogs(qtbot: QtBot, desk: Desk, look: Look, code: str, percent: int) -> None:
    language.use(code)
    look("light", percent)
    pages: list[Callable[[Desk], Page]] = [AssistantsPage, TurnusPage, AgreementsPage]
    found: list[str] = []
    for make in pages:
        page = make(desk)
        page.resize(1000, 700)
        found += found_in(qtbot, page)
    panel = PersonPanel(desk, "kari")
    panel.refresh()
    # As high as it asks for: beside a page it scrolls.
    wide = 340 * percent // 100
    panel.resize(wide, max(700, panel.body.totalHeightForWidth(wide)))
    session, here = desk.session, QWidget()
    qtbot.addWidget(here)
    for widget in (
        panel,
        record_dialog(None, session, KARI, lambda: TODAY),
        terms_dialog(None, session, KARI, TERMS, lambda: TODAY),
        agreement_dialog(None, session, AVERAGE, lambda: TODAY),
        facts.counting_dialog(None, session, session.read(ordning.current)),
        forms.turnus_dialog(here, session, PATTERN, lambda: TODAY),
        forms.roll_out_dialog(here, session, PATTERN, None, lambda: TODAY),
        forms.change_from_dialog(here, session, PATTERN, lambda: TODAY, lambda _key: None),
    ):
        found += found_in(qtbot, widget)
    assert found == []
