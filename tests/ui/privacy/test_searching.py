"""Records in the command box: each kind is told of in words and leads to a page that exists."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from bpa_desk import language
from bpa_desk.domain.position import PartTimePosition
from bpa_desk.domain.privacy.register import HELD
from bpa_desk.domain.responsibility import Party
from bpa_desk.domain.text import Message
from bpa_desk.domain.transfer import Transfer
from bpa_desk.services import (
    attachments,
    clock,
    hms,
    ordning,
    positions,
    search,
    transfers,
    trepart_signing,
    trepartsavtale,
)
from bpa_desk.storage.store import Store
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.kit.section import Heading
from bpa_desk.ui.main_window import MainWindow
from bpa_desk.ui.pages import PAGES
from bpa_desk.ui.people.part_time import PartTimePanel
from bpa_desk.ui.searching import PLACES, RecordSearch
from bpa_desk.ui.session import Session
from tests.storage.samples import RECORDS
from tests.ui.windows import window_at

DAY = date(2026, 11, 24)


def test_every_kind_of_record_has_its_place() -> None:
    assert set(PLACES) == {held.table for held in HELD}


@pytest.mark.parametrize("table", [held.table for held in HELD if search.searched_columns(held.table)])
def test_each_kind_is_told_of_and_leads_to_a_page(qtbot: QtBot, store: Store, table: str) -> None:
    language.use("nb")
    with store.change(Message("Fill")) as changes:
        changes.put_all(RECORDS)
    column = search.searched_columns(table)[-1]
    connection = store._database.connection
    connection.execute("PRAGMA query_only = OFF")
    row = max(store.kept(table), key=lambda each: len(str(each.values[column] or "")))
    was = str(row.values[column])
    text = {"[": '["Sølvgårdsæl"]', "{": '{"name":"Sølvgårdsæl"}'}.get(was[:1], "Sølvgårdsæl")
    connection.execute(f'UPDATE {table} SET "{column}" = ? WHERE id = ?', (text, row.key))
    desk, went = Desk(Session(store)), []
    desk.go_asked.connect(lambda key, place: went.append((key, place)))
    found = list(RecordSearch(desk)("sølvgårdsæl"))
    assert found
    assert all(each.text.endswith(": Sølvgårdsæl") for each in found)
    found[0].run()
    ((key, place),) = went
    assert key in {spec.key for spec in PAGES}
    assert all(isinstance(each, str) for each in place.values())


def test_names_of_people_are_left_to_what_finds_them_already(qtbot: QtBot, store: Store) -> None:
    with store.change(Message("Fill")) as changes:
        changes.put_all(RECORDS)
    # An applicant is no assistant yet, and found nowhere else.
    found = [each.text for each in RecordSearch(Desk(Session(store)))("Kari Øde")]
    assert found == ["Søkere, Kari Ødegård: Kari Ødegård"]


def land(window: MainWindow, typed: str) -> tuple[str, dict[str, object]]:
    """Go where the only record with the text is, and return the page and the place in it."""
    assert window.desk is not None
    [found] = RecordSearch(window.desk)(typed)
    found.run()
    page, frame = window.page(), window.frame
    assert page is not None
    assert frame is not None
    return frame.key, dict(page.place())


def write_down(store: Store) -> tuple[str, str]:
    """Write two of each kind that could be mistaken; return the keys of the trepartsavtale and the round."""
    ordning.establish(store, "Nes", leader="Lise Leder", employer="Fjord AS", municipality="Nes kommune")
    for key, title, start in (("p", "Netter i helga", date(2026, 5, 1)), ("q", "Formiddager", DAY)):
        positions.save_position(store, PartTimePosition(key, title, start, 480, 2130))
    for key, name, day in (("t", "Første AS", date(2027, 1, 1)), ("u", "Andre AS", date(2028, 1, 1))):
        transfers.save_transfer(store, Transfer(key, day, "Fjord AS", name))
    held = trepartsavtale.new_from_template(store, "nb")
    members = tuple(
        each if each.party != Party.KOMMUNE.value else replace(each, deputy="Stein Stedfortreder")
        for each in held.members
    )
    trepartsavtale.save_members(store, held.id, members)
    trepartsavtale.describe(store, held.id, {"starts_on": DAY})
    trepart_signing.send(store, held.id)
    trepart_signing.sign(store, held.id, {Party(each.party): DAY for each in held.signers})
    trepart_signing.evaluated(store, held.id, DAY, "Alle er fornøyde.")
    round_key = hms.begin(store, "home", "nb").id
    png = b"\x89PNG\r\n\x1a\n" + bytes(20)
    attachments.attach(store, hms.LINE_KIND, hms.line_owner(round_key, 2), "Teppekant.png", png, DAY)
    return held.id, round_key


@pytest.mark.usefixtures("look")
def test_what_is_found_is_what_one_comes_to(qtbot: QtBot, store: Store) -> None:
    language.use("nb")
    with clock.fixed(store.zone.at(DAY, 600)):
        agreement, round_key = write_down(store)
    with window_at(qtbot, store, DAY, "today") as window:
        assert land(window, "Netter i helga")[0] == "assistants"
        assert window.frame is not None
        panel = window.frame.inspector.panel
        assert isinstance(panel, PartTimePanel)
        titles = [each.text() for each in panel.findChildren(Heading)]
        shown = [each for each in titles if each in ("Netter i helga", "Formiddager")]
        assert shown == ["Netter i helga", "Formiddager"]
        for key, name in (("t", "Første AS"), ("u", "Andre AS")):
            assert land(window, name) == ("transfer", {"section": key})
        for typed in ("Stein Stedfortreder", "er fornøyde"):
            page, place = land(window, typed)
            assert (page, place["section"]) == ("trepartsavtale", f"open:{agreement}")
            window.go("today")
        page, place = land(window, "Teppekant")
        assert (page, place["section"]) == ("hms", f"open:{round_key}")
