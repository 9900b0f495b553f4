"""The first screen as it is seen, heard and used by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from bpa_desk import language
from bpa_desk.demo import NOW, open_demo
from bpa_desk.domain.assistant import Assistant, Employment
from bpa_desk.domain.need import Need
from bpa_desk.domain.turnus import Turnus, TurnusLine
from bpa_desk.services import clock, first_steps, needs, ordning, people, rota, turnus
from bpa_desk.storage.store import Store
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.kit.buttons import Button
from bpa_desk.ui.session import Session
from bpa_desk.ui.today.page import TodayPage
from tests.ui.audit import problems
from tests.ui.conftest import Look


@pytest.fixture(scope="module")
def nes() -> Iterator[Store]:
    with open_demo("nes") as store:
        yield store


def shown(qtbot: QtBot, desk: Desk) -> TodayPage:
    page = TodayPage(desk)
    page.resize(1100, 800)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    return page


@pytest.fixture
def page(qtbot: QtBot, look: Look, nes: Store) -> Iterator[TodayPage]:
    with clock.fixed(NOW):
        made = shown(qtbot, Desk(Session(nes)))
        qtbot.waitUntil(lambda: bool(made.duties.buttons))
        yield made


def test_it_answers_without_a_click(page: TodayPage) -> None:
    assert page.here_name.text() == "Kari Eksempel"
    assert "11:00" in page.here_when.text()
    assert "Nils-Ailo Fiktiv" in page.next_name.text()
    assert "16:00" in page.next_when.text()
    assert "27. nov." in page.gap_when.text()
    told = " ".join(label.text() for label in page.duties.findChildren(type(page.date)))
    assert "§\N{NO-BREAK SPACE}10-3" in told
    # What the law sets a day for says so in words, and its paragraph stands once.
    assert "Frist etter lov" in told
    assert page.date.text() == "Tirsdag 24. november 2026"


def test_who_leads_is_said_only_when_it_is_another_than_usual(
    page: TodayPage, nes: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with clock.fixed(nes.zone.at(date(2026, 12, 10), 600)):
        page._show_who_leads()
        assert page.date.text().startswith("Torsdag 10. desember 2026 · Mons Medleder leder ")
        page.refresh()
        assert "Mons Medleder" in page.date.text()
        usual = replace(ordning.current(nes), leader="Mons Medleder")
        monkeypatch.setattr(ordning, "current", lambda _store: usual)
        page._show_who_leads()
        assert page.date.text() == "Torsdag 10. desember 2026"


def test_each_duty_leads_to_one_place(page: TodayPage, qtbot: QtBot) -> None:
    gone: list[tuple[str, object]] = []
    page.desk.go_asked.connect(lambda key, place: gone.append((key, place)))
    known = (*page.duties.buttons, *page.duties.explaining)
    more = next(each for each in page.duties.findChildren(Button) if each not in known)
    few = len(page.duties.buttons)
    more.click()
    assert few < len(page.duties.buttons)
    for button in page.duties.buttons:
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)
    assert len(gone) == len(page.duties.buttons)
    assert ("timesheets", {"start": "2026-10-01"}) in gone
    assert any(key == "week" and isinstance(place, dict) and place.get("shift") for key, place in gone)


def test_the_hours_bar_says_what_it_shows(page: TodayPage) -> None:
    spoken = QAccessible.queryAccessibleInterface(page.bar).text(QAccessible.Text.Name)
    assert spoken
    assert spoken.split(".")[0] in page.hours_words.text()


def test_what_changed_is_gone_when_it_has_been_seen(page: TodayPage) -> None:
    assert page.changes.button.isVisible()
    QTest.mouseClick(page.changes.button, Qt.MouseButton.LeftButton)
    assert not page.changes.button.isVisible()


def test_a_new_minute_leaves_the_focus_where_it_is(page: TodayPage) -> None:
    last = page.duties.buttons[-1]
    last.setFocus()
    page.refresh()
    page._show_duties()
    assert page.duties.buttons[-1] is last
    assert last.hasFocus()


@pytest.mark.parametrize("code", ["nb", "nn", "en"])
def test_nothing_is_unnamed_or_cut_off(qtbot: QtBot, look: Look, nes: Store, code: str) -> None:
    language.use(code)
    for palette, percent in (("light", 100), ("dark", 100), ("contrast", 200)):
        look(palette, percent)
        with clock.fixed(NOW):
            made = shown(qtbot, Desk(Session(nes)))
            qtbot.waitUntil(lambda made=made: bool(made.duties.buttons))  # type: ignore[misc]
            # Text that wraps finds its height in the turn after the findings came.
            qtbot.waitUntil(lambda made=made: problems(made) == [])  # type: ignore[misc]


def test_a_new_ordning_is_led_step_by_step_until_it_stands(
    qtbot: QtBot, desk: Desk, store: Store
) -> None:
    ordning.establish(store, "Ny")
    page = shown(qtbot, desk)
    gone: list[tuple[str, object]] = []
    desk.go_asked.connect(lambda key, place: gone.append((key, place)))

    def step() -> None:
        page.refresh()
        assert not page.columns_widget.isVisible()
        button = page.first_focus()
        assert isinstance(button, Button)
        QTest.keyClick(button, Qt.Key.Key_Space)

    step()
    people.save_assistant(store, Assistant("kari", "Kari Eksempel"))
    step()
    shown_step = page.first_step
    assert shown_step is not None
    assert shown_step.past is not None
    shown_step.past.setFocus()
    QTest.keyClick(shown_step.past, Qt.Key.Key_Space)
    page.refresh()
    assert shown_step.button is not None
    assert shown_step.button.hasFocus()
    step()
    needs.save_need(store, Need("n", date(2026, 1, 1), 480, 960))
    step()
    turnus.save_turnus(store, Turnus("t", "T", 1, date(2026, 11, 23), date(2026, 11, 23)))
    turnus.put_line(store, TurnusLine("l", "t", 0, 0, 480, 960, "kari"))
    step()
    pages = ["assistants", "settings", "settings", "turnus", "turnus"]
    assert [page for page, _place in gone] == pages
    # Once there is a plan, what is left stands above it; what was passed by comes back with undo.
    now = store.zone.at(date(2026, 11, 24))
    rota.add(store, "kari", now, now + 60)
    page.refresh()
    assert page.columns_widget.isVisible()
    qtbot.waitUntil(lambda: shown_step.button is not None and "Kari" in shown_step.button.text())
    shown_step.button.click()
    assert gone[-1] == ("assistants", {"assistant": "kari"})
    people.save_employment(store, Employment("e", "kari", date(2026, 1, 1), minutes_per_week=600))
    page._show_duties()
    assert not shown_step.isVisible()
    while store.undo_label is not None and "first step" not in str(store.undo_label):
        store.undo()
    store.undo()
    assert first_steps.upcoming(store) == (first_steps.Step.VEDTAK, "", "")


@pytest.mark.parametrize("name", ["solli", "nes", "fjell"])
def test_an_ordning_that_stands_is_not_led(name: str) -> None:
    with open_demo(name) as store:
        assert first_steps.upcoming(store) is None
