"""Which rows of the file tell of a person, in every table the register knows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from bpa_desk.domain.privacy.register import HELD
from bpa_desk.domain.privacy.swap import stands_in
from bpa_desk.storage.reading import KeptRow
from bpa_desk.storage.records import by_name, tables

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

PERSON = "assistant"
OWN = frozenset({"ordning"})
"""The ordning's own record: who leads it is not told of as an assistant."""
BESIDE = "_kind"
"""``owner`` beside ``owner_kind`` points at a record of any kind; so do other columns named that way."""


class Beside(NamedTuple):
    """A column that points at a record of the kind another column names."""

    table: str
    kind: str
    column: str


def rows_about(store: Store, person: str) -> list[KeptRow]:
    """Return the rows about one person, with what belongs to them and lies beside them."""
    found: list[KeptRow] = []
    for held in HELD:
        if held.about:
            found += store.kept(held.table, f'"{held.about}" = ?', (person,))
    return found + belonging(store, found)


def belonging(store: Store, rows: Iterable[KeptRow]) -> list[KeptRow]:
    """Return the rows that cannot be without one of these, step by step, and what lies beside them."""
    known = {(row.table, row.key) for row in rows}
    found: list[KeptRow] = []
    fresh = known
    while fresh:
        parents: dict[str, set[str]] = defaultdict(set)
        for table, key in fresh:
            parents[table].add(key)
        more = [
            row
            for row in (*_children(store, parents), *_beside(store, parents))
            if (row.table, row.key) not in known
        ]
        fresh = {(row.table, row.key) for row in more}
        known = known | fresh
        found += {(row.table, row.key): row for row in more}.values()
    return found


def mentions(store: Store, person: str, name: str, known: Iterable[KeptRow]) -> list[KeptRow]:
    """Return the other rows in which the person's id or whole name stands."""
    seen = {(row.table, row.key) for row in known}
    found = []
    for table in tables():
        if table.name in OWN:
            continue
        columns = table.text_columns
        condition = " OR ".join(f'instr("{each}", ?) OR instr("{each}", ?)' for each in columns)
        for row in store.kept(table.name, condition, (person, name or person) * len(columns)):
            if (row.table, row.key) not in seen and _names(row, person, name):
                found.append(row)
    return found


def lying_beside(store: Store, rows: Iterable[KeptRow]) -> list[KeptRow]:
    """Return what lies beside these rows, as attached files do."""
    parents: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        parents[row.table].add(row.key)
    return _beside(store, parents)


def names_in_text(store: Store, word: str) -> list[tuple[KeptRow, str]]:
    """Return the rows and columns in which a word stands, as one's first name in a note."""
    found = []
    for table in tables():
        if table.name in OWN:
            continue
        for column in table.text_columns:
            for row in store.kept(table.name, f'instr("{column}", ?)', (word,)):
                if stands_in(word, str(row.values[column])):
                    found.append((row, column))
    return found


def beside_columns() -> list[Beside]:
    """Return the columns that point at a record of whatever kind stands in the column beside them."""
    return [
        Beside(table.name, kind, kind.removesuffix(BESIDE))
        for table in tables()
        for kind in table.columns
        if kind.endswith(BESIDE) and kind.removesuffix(BESIDE) in table.columns
    ]


def _children(store: Store, parents: dict[str, set[str]]) -> list[KeptRow]:
    found = []
    for table in tables():
        for each in store.references(table.name):
            if each.parent in parents and each.parent != PERSON and not each.free:
                found += _with_any(store, table.name, each.column, parents[each.parent])
    return found


def _beside(store: Store, parents: dict[str, set[str]]) -> list[KeptRow]:
    found = []
    for each in beside_columns():
        for parent in sorted(parents.keys() & by_name().keys()):
            rows = store.kept(each.table, f'"{each.kind}" = ?', (parent,))
            found += [row for row in rows if row.values[each.column] in parents[parent]]
    return found


def _with_any(store: Store, table: str, column: str, keys: set[str]) -> list[KeptRow]:
    return [row for row in store.kept(table, f'"{column}" IS NOT NULL') if row.values[column] in keys]


def _names(row: KeptRow, person: str, name: str) -> bool:
    for value in row.values.values():
        if not isinstance(value, str):
            continue
        if value == person or f'"{person}"' in value or stands_in(name, value):
            return True
    return False
