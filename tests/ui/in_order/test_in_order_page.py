"""The page that says if all is in order: what is missing with its step, and green when it is mended."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from bpa_desk import language
from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.vedtak import Vedtak
from bpa_desk.services import clock, in_order, ordning, people, vedtak
from bpa_desk.storage.store import Store
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.in_order.page import InOrderPage
from bpa_desk.ui.kit.section import Section
from tests.ui.audit import problems

DAY = date(2026, 11, 24)


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, store: Store) -> Iterator[InOrderPage]:
    language.use("nb")
    ordning.establish(store, "Nes")
    people.save_assistant(store, Assistant("kari", "Ánne Márjá Eksempel-Nordmann"))
    with clock.fixed(store.zone.at(DAY, 600)):
        made = InOrderPage(desk)
        desk.session.changed.connect(made.note_change)
        qtbot.addWidget(made)
        made.resize(760, 700)
        with qtbot.waitExposed(made):
            made.show()
        made.look()
        yield made


def said(page: InOrderPage) -> list[str]:
    return [each.text() for each in page.findChildren(QLabel) if each.isVisible() and each.text()]


def test_each_lack_has_one_step_that_leads_there(page: InOrderPage, store: Store, qtbot: QtBot) -> None:
    found = [each for one in in_order.standings(store, DAY) for each in one.lacks]
    assert len(page.buttons) == len(found)
    asked: list[tuple[str, object]] = []
    page.desk.go_asked.connect(lambda key, place: asked.append((key, place)))
    for each in page.buttons:
        each.click()
    assert asked[0] == ("settings", {"section": "vedtak"})
    assert {key for key, _place in asked} == {each.page for each in found}
    assert ("assistants", {"assistant": "kari"}) in asked
    assert all(each.accessibleName().startswith(each.text() + ": ") for each in page.buttons)
    qtbot.waitUntil(lambda: problems(page) == [])


def test_what_is_optional_is_told_apart_and_can_be_hidden(page: InOrderPage) -> None:
    before = len(page.buttons)
    assert any(each.startswith("Valgfritt") for each in said(page))
    page.optional.setChecked(False)
    assert not any(each.startswith("Valgfritt") for each in said(page))
    assert 0 < len(page.buttons) < before


def test_what_is_mended_is_gone_and_all_that_is_good_is_green(
    page: InOrderPage, store: Store, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    missing = "Det er ikke noe vedtak som gjelder i dag."
    assert missing in said(page)
    held = Vedtak("v", date(2026, 1, 1), 600, next_review=date(2027, 3, 1))
    page.desk.session.run(vedtak.save_vedtak, held)
    qtbot.waitUntil(lambda: missing not in said(page))
    monkeypatch.setattr(in_order.looking, "__defaults__", (in_order.CHECKS[:1],))
    page.look()
    assert page.summary.label.text() == "Alt er i orden."
    qtbot.waitUntil(lambda: said(page).count("Alt er i orden.") == 3)
    assert page.first_focus() is page.optional


def test_one_may_leave_while_it_looks_and_it_goes_on_when_one_is_back(
    page: InOrderPage, store: Store, qtbot: QtBot
) -> None:
    page.desk.session.run(people.save_assistant, Assistant("ola", "Ola Påhitt"))
    assert not page.settled()
    page.hide()
    qtbot.wait(0)
    assert "Ola Påhitt" not in [each.text() for each in page.findChildren(QLabel)]
    page.show()
    qtbot.waitUntil(page.settled)
    assert "Ola Påhitt" in said(page)


def test_what_says_the_same_stays_and_the_sum_is_told_once(
    page: InOrderPage, store: Store, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr("bpa_desk.ui.in_order.page.announce", lambda text, **_beside: told.append(text))
    whole, kari, *_others = page.findChildren(Section)
    held = Vedtak("v", date(2026, 1, 1), 600, next_review=date(2027, 3, 1))
    page.desk.session.run(vedtak.save_vedtak, held)
    qtbot.waitUntil(page.settled)
    shown = page.findChildren(Section)
    assert kari in shown
    assert whole not in shown
    assert told == [page.summary.label.text()]
    page.desk.session.run(people.save_assistant, Assistant("kari", "Ánne Márjá Eksempel"))
    qtbot.waitUntil(page.settled)
    assert told == [page.summary.label.text()]


def test_rows_beyond_the_first_come_a_turn_later(
    page: InOrderPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bpa_desk.ui.in_order.page.ROWS_AT_FIRST", 1)
    for key in ("ola", "eli"):
        page.desk.session.run(people.save_assistant, Assistant(key, key.capitalize()))
    qtbot.waitUntil(page.settled)
    names = [each.heading.text() for each in page.findChildren(Section) if each.isVisible()]
    assert names == ["Ordningen", "Ánne Márjá Eksempel-Nordmann", "Eli", "Ola"]
    page.optional.setChecked(False)
    assert not page.settled()
    qtbot.waitUntil(page.settled)
    assert not any(each.startswith("Valgfritt") for each in said(page))
