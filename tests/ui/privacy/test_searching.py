"""Records in the command box: each kind is told of in words and leads to a page that exists."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from bpa_desk import language
from bpa_desk.domain.privacy.register import HELD
from bpa_desk.domain.text import Message
from bpa_desk.services import search
from bpa_desk.storage.store import Store
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.pages import PAGES
from bpa_desk.ui.searching import PLACES, RecordSearch
from bpa_desk.ui.session import Session
from tests.storage.samples import RECORDS


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
