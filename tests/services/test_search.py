"""Search: every text of every kind of record is found as it is typed, and nothing after it is gone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bpa_desk.domain.agreement import Agreement
from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.privacy.register import HELD
from bpa_desk.domain.shift import Shift
from bpa_desk.domain.text import Message
from bpa_desk.services import left_out, search
from bpa_desk.storage.store import Store
from tests.storage.samples import RECORDS


@pytest.fixture
def full() -> Store:
    store = Store.in_memory()
    with store.change(Message("Fill")) as changes:
        changes.put_all(RECORDS)
    return store


@pytest.mark.parametrize("table", [held.table for held in HELD if search.searched_columns(held.table)])
def test_every_text_of_every_kind_is_found(full: Store, table: str) -> None:
    connection = full._database.connection
    connection.execute("PRAGMA query_only = OFF")
    for column in search.searched_columns(table):
        # The row that has most to say there: what somebody who leads has learnt has no assistant.
        row = max(full.kept(table), key=lambda each: len(str(each.values[column] or "")))
        was = str(row.values[column])
        text = {"[": '["Sølvgårdsæl"]', "{": '{"name":"Sølvgårdsæl"}'}.get(was[:1], "Sølvgårdsæl")
        change = f'UPDATE {table} SET "{column}" = ? WHERE id = ?'
        connection.execute(change, (text, row.key))
        assert (table, column) in {(each.table, each.column) for each in search.search(full, "øLVGÅRDSÆ")}
        connection.execute(change, (was, row.key))
    assert search.search(full, "øLVGÅRDSÆ") == []


def test_ids_words_of_the_program_and_stamps_are_no_text() -> None:
    assert search.searched_columns("shift") == ("requires", "note", "reason", "consent")
    assert search.searched_columns("timesheet") == ("comment",)
    assert search.searched_columns("wish") == ()


def test_what_rolling_out_remembers_is_no_text(full: Store) -> None:
    with full.change(Message("Write")) as changes:
        left_out.leave_out(changes, ["linje.20261130"])
    assert search.search(full, "linje.2026") == []


@pytest.mark.parametrize("typed", ["", "n", "no", "   ab "])
def test_too_few_letters_find_nothing(full: Store, typed: str) -> None:
    assert search.search(full, typed) == []


@pytest.mark.parametrize("typed", ["100%", "a_b", "C:\\x", "“Sitat”"])
def test_signs_stand_for_themselves(full: Store, typed: str) -> None:
    with full.change(Message("Write")) as changes:
        changes.put(replace(full.get(Agreement, "a"), note=f"her: {typed} der"))
        changes.put(replace(full.get(Shift, "s"), note="100 prosent, axb, C:/x"))
    found = [each for each in search.search(full, typed) if each.column == "note"]
    assert [(each.table, each.text) for each in found] == [("agreement", f"her: {typed} der")]


def test_an_excerpt_is_cut_between_words(full: Store) -> None:
    long = "Første linje om noe helt annet.\nSå kommer ordet krykke midt i en lang tekst som går videre."
    with full.change(Message("Write")) as changes:
        changes.put(replace(full.get(Shift, "s"), note=long))
    (found,) = search.search(full, "krykke")
    assert found.text == "…helt annet. Så kommer ordet krykke midt i en lang tekst som går…"
    assert (found.person, found.when) == ("kari", "2026-10-25")


def test_the_newest_come_first_and_not_too_many(full: Store) -> None:
    with full.change(Message("Write")) as changes:
        changes.put_all(Assistant(f"p{n:03}", f"Lik Navnløs {n:03}") for n in range(40))
    found = search.search(full, "lik navnløs")
    assert [each.key for each in found] == [f"p{n:03}" for n in range(39, 39 - search.EACH, -1)]
