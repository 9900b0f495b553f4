"""Erasing in the store: whole or not at all, in words and not in parts of them, and nothing to undo."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.attachment import Attachment
from bpa_desk.domain.privacy.swap import Swap, stands_in, swapped, swapped_within
from bpa_desk.domain.shift import Shift
from bpa_desk.domain.text import Message
from bpa_desk.domain.turnus import Turnus, TurnusLine
from bpa_desk.storage.store import Store
from tests.storage.samples import RECORDS

KARI = Swap("Kari Ødegård", "Slettet person 1")


def filled(store: Store) -> None:
    with store.change(Message("Fill")) as changes:
        changes.put_all(RECORDS)


def begun_and_failed(store: Store) -> None:
    with store.erasing(Message("Erase")) as erasure:
        erasure.remove_rows([("shift", "s")])
        erasure.swap([KARI])
        raise RuntimeError


def test_a_failure_leaves_everything_as_it_was(store: Store) -> None:
    filled(store)
    with pytest.raises(RuntimeError):
        begun_and_failed(store)
    assert store.find(Shift, "s") is not None
    assert store.get(Assistant, "kari").name == "Kari Ødegård"
    assert store.undo_label == Message("Fill")
    assert [str(each.label) for each in store.journal()] == ["Fill"]


def test_children_go_first_and_what_may_point_at_nothing_does(store: Store) -> None:
    filled(store)
    heard: list[frozenset[str]] = []
    store.observers.append(lambda _step, kinds: heard.append(kinds))
    with store.erasing(Message("Erase")) as erasure:
        erasure.remove_rows([("turnus", "u"), ("turnus_line", "l"), ("shift", "nobody")])
    assert store.find(Turnus, "u") is None
    assert store.find(TurnusLine, "l") is None
    assert store.get(Shift, "s").turnus is None
    assert store.sound()
    assert {"shift", "assistant"} <= heard[0]
    assert store.undo() is None


def test_bytes_that_nobody_names_go_at_once(store: Store) -> None:
    with store.change(Message("Attach")) as changes:
        digest = changes.keep_content(b"%PDF-1.7 a")
        made = Attachment("1", "shift", "s", "a.pdf", "application/pdf", 10, digest, date(2026, 11, 1))
        changes.put(made)
    with store.erasing(Message("Erase")) as erasure:
        erasure.remove_rows([("attachment", "1")])
    assert store._database.connection.execute("SELECT count(*) FROM content").fetchone() == (0,)


def test_names_go_from_all_text_but_where_they_are_left(store: Store) -> None:
    filled(store)
    quoted = 'Kari "Ødis" Ås'
    with store.change(Message("Write")) as changes:
        changes.put(replace(store.get(Assistant, "ola"), notes=f"{quoted} og {KARI.name}", skills=(quoted,)))
    with store.erasing(Message("Erase")) as erasure:
        erasure.swap([KARI, Swap(quoted, "Slettet person 2")], leave=["assistant"])
    assert store.get(Assistant, "ola").skills == (quoted,)
    with store.erasing(Message("Erase")) as erasure:
        erasure.swap([KARI, Swap(quoted, "Slettet person 2")])
    after = store.get(Assistant, "ola")
    assert (after.notes, after.skills) == ("Slettet person 2 og Slettet person 1", ("Slettet person 2",))


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Kari", "X"), ("Karis vakt", "Xs vakt"), ("Karin", "Karin"), ("Makkari", "Makkari"),
        ("kari", "kari"),
        ("Kari/Ola", "X/Ola"), ("«Kari»", "«X»"), ("Kari1", "Kari1"), ("Kari s", "X s"), ("", ""),
    ],
)  # fmt: skip
def test_a_name_is_a_word_of_its_own(text: str, after: str) -> None:
    assert swapped(text, [Swap("Kari", "X")]) == after
    assert stands_in("Kari", text) is (text != after)


def test_the_longest_name_is_taken_first_and_keys_stay() -> None:
    swaps = [Swap("Kari", "K"), Swap("Kari Ås", "\\1")]
    assert swapped("Kari Ås og Kari", swaps) == "\\1 og K"
    assert swapped_within({"Kari": ["Kari", 1, None, {"a": "Kari Ås"}]}, swaps) == {
        "Kari": ["K", 1, None, {"a": "\\1"}]
    }
