"""Finding text in every record by plain substring; nothing is kept in an index, so what is erased is gone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from bpa_desk.domain.nested import leaves, unfolded
from bpa_desk.domain.privacy.register import HELD, REGISTER
from bpa_desk.domain.privacy.words import CHOSEN, UNSAID
from bpa_desk.services import left_out
from bpa_desk.services.privacy.schedule import when_column
from bpa_desk.storage.records import by_name

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

LEAST = 3
"""Fewer letters stand in too much."""
EACH, MOST = 6, 24
"""How many are shown of one kind, and of all."""
AROUND = 32
"""Letters shown on each side of what is found."""
_NO_TEXT = UNSAID | CHOSEN | {
    "snapshot", "assistant", "assistants", "shift", "readings", "limits", "language", "events", "phases",
    "field", "asked_at", "answered_at", "told_at", "changed_at", "at",
}  # fmt: skip
_TEXT = re.compile(r"\bstr\b|tuple\[(?!tuple|int|Period)")
"""How fields with text are declared: text itself, lists of it, and parts that hold some."""
_BEFORE_OTHERS = ("assistant",)


class Found(NamedTuple):
    """One record with the text in it: ``person`` whom it is about, ``when`` its date (ISO) if it has one.

    ``owner`` is the record it belongs to, of the kind ``owner_kind`` where it may be of several.
    """

    table: str
    key: str
    column: str
    text: str
    person: str = ""
    when: str = ""
    owner_kind: str = ""
    owner: str = ""


def search(store: Store, typed: str, most: int = MOST) -> list[Found]:
    """Return the newest records of each kind in whose text the words stand as they are typed.

    Upper and lower case are the same. Empty for less than three letters.
    """
    wanted = " ".join(typed.split()).casefold()
    if len(wanted) < LEAST:
        return []
    found: list[Found] = []
    for table in _tables():
        found += _in_table(store, table, wanted)
        if len(found) >= most:
            break
    return found[:most]


def searched_columns(table: str) -> tuple[str, ...]:
    """Return the columns of a table that hold text somebody wrote."""
    held = by_name()[table]
    kinds = {each.name: str(each.type) for each in fields(held.kind)}
    return tuple(each for each in held.text_columns if each not in _NO_TEXT and _TEXT.search(kinds[each]))


@cache
def _tables() -> tuple[str, ...]:
    names = [held.table for held in HELD if searched_columns(held.table)]
    return tuple(sorted(names, key=lambda each: each not in _BEFORE_OTHERS))


def _in_table(store: Store, table: str, wanted: str) -> Iterator[Found]:
    columns = searched_columns(table)
    # LIKE knows the case of a to z only: any other letter may be any letter, and is looked at afterwards.
    pattern = "%" + "".join(_like(letter) for letter in wanted) + "%"
    either = " OR ".join(f"\"{each}\" LIKE ? ESCAPE '\\'" for each in columns)
    inner = f"id IN (SELECT id FROM {table} WHERE {either} ORDER BY rowid DESC LIMIT {EACH * 4})"
    rows = store.kept(table, inner, [pattern] * len(columns))
    held, date_column, count = REGISTER[table], when_column(table), 0
    for row in reversed(rows):
        hit = None if row.key == left_out.KEY else _hit(row.values, columns, wanted)  # ids only
        if hit is None:
            continue
        column, text = hit
        person = str(row.values.get(held.about) or "") if held.about else ""
        when = str(row.values.get(date_column) or "")[:10] if date_column else ""
        yield Found(
            table, row.key, column, text, person, when,
            str(row.values.get("owner_kind") or ""),
            str(row.values.get("owner") or row.values.get("agreement") or ""),
        )  # fmt: skip
        count += 1
        if count == EACH:
            return


def _hit(values: dict[str, Any], columns: Iterable[str], wanted: str) -> tuple[str, str] | None:
    for column in columns:
        for text in leaves(unfolded(values[column])):
            at = " ".join(text.split()).casefold().find(wanted)
            if at >= 0:
                return column, _excerpt(" ".join(text.split()), at, len(wanted))
    return None


def _excerpt(text: str, at: int, length: int) -> str:
    first, last = max(0, at - AROUND), at + length + AROUND
    if first:
        first = text.find(" ", first, at) + 1 or first
    if last < len(text):
        blank = text.rfind(" ", at + length, last)
        last = blank if blank >= 0 else last
    return ("…" if first else "") + text[first:last] + ("…" if last < len(text) else "")


def _like(letter: str) -> str:
    if letter in "%_\\":
        return f"\\{letter}"
    return letter if letter.isascii() else "_"
