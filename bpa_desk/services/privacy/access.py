"""Innsyn: everything the file holds about one person, from every table the register knows (GDPR Art. 15)."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.nested import leaves, unfolded
from bpa_desk.domain.packing import packed, unpacked
from bpa_desk.domain.privacy.access import (
    MASK,
    AccessFacts,
    AccessFile,
    AccessLine,
    AccessRow,
    AccessTable,
)
from bpa_desk.domain.privacy.register import REGISTER
from bpa_desk.domain.privacy.swap import Swap, stands_in, swapped
from bpa_desk.services import clock, ordning, people
from bpa_desk.services.privacy import about
from bpa_desk.services.privacy.schedule import when_column
from bpa_desk.storage.reading import KeptRow
from bpa_desk.storage.records import by_name, tables

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

_SENTENCES = re.compile(r"(?<=[.!?])\s+|\n+")
LEAST = 3
"""A first name shorter than this is not looked for in text: too much else is written that way."""


def access(store: Store, person: str) -> AccessFacts:
    """Return everything about the person, others' names left out; NotFoundError if there is no such one."""
    who, here = people.assistant(store, person), ordning.current(store)
    mask = _Mask(store, who)
    about_one = about.rows_about(store, person)
    named = about.mentions(store, person, who.name, about_one)
    shared = [row for row in named if not _anothers(row)]
    named += [row for row in about.lying_beside(store, shared) if row not in named]
    rows: dict[str, list[AccessRow]] = {}
    for row in about_one:
        rows.setdefault(row.table, []).append(_access_row(row, mask, True))
    for row in named:
        told = _only_named(row, who, mask) if _anothers(row) else _access_row(row, mask, False)
        rows.setdefault(row.table, []).append(told)
    found = tuple(AccessTable(each.name, tuple(rows[each.name])) for each in tables() if each.name in rows)
    return AccessFacts(
        here.name, here.employer, here.leader, clock.today(store), person, who.name, found,
        tuple(_lines(store, who, about_one, mask)), _forms(store, who, mask), _files(store, about_one),
    )  # fmt: skip


class _Mask:
    """Puts a mark where somebody else of the ordning is named, by id or by name."""

    def __init__(self, store: Store, who: Assistant) -> None:
        others = [each for each in store.all(Assistant) if each.id != who.id]
        self._ids = {each.id for each in others}
        own = {who.name, *who.name.split()}
        names = {each.name for each in others} | {each.name.split()[0] for each in others if each.name}
        self._swaps = [Swap(each, MASK) for each in sorted(names - own) if len(each) >= LEAST]

    def __call__(self, value: Any) -> Any:
        if isinstance(value, str):
            return MASK if value in self._ids else swapped(value, self._swaps)
        if isinstance(value, list | tuple):
            return [self(each) for each in value]
        if isinstance(value, dict):
            return {self(name): self(each) for name, each in value.items()}
        return value


def _access_row(row: KeptRow, mask: _Mask, about_one: bool) -> AccessRow:
    yes_no = {
        each.name for each in dataclasses.fields(by_name()[row.table].kind) if "bool" in str(each.type)
    }
    cells = {
        name: value == 1 if name in yes_no and value is not None else mask(unfolded(value))
        for name, value in row.values.items()
    }
    return AccessRow(row.key, str(row.values.get(when_column(row.table)) or ""), cells, about_one)


def _anothers(row: KeptRow) -> bool:
    """Return whether the row is about one person; one that names the person asking is another's then."""
    held = REGISTER.get(row.table)
    return held is not None and bool(held.about)


def _only_named(row: KeptRow, who: Assistant, mask: _Mask) -> AccessRow:
    """Return of a row about somebody else no more than where the person is named (GDPR Art. 15 (4))."""
    parts = {name: _part(unfolded(value), who) for name, value in row.values.items()}
    return AccessRow(row.key, "", {name: mask(each) for name, each in parts.items() if each}, False)


def _part(value: Any, who: Assistant) -> Any:
    """Return what of a value names the person: the sentences of a text, the parts of a list or an object."""
    if isinstance(value, str):
        if value == who.id:
            return value
        return " ".join(each for each in _SENTENCES.split(value) if stands_in(who.name, each))
    if isinstance(value, list):
        return [part for part in (_part(each, who) for each in value) if part]
    if isinstance(value, dict):
        parts = {name: _part(each, who) for name, each in value.items()}
        return {name: part for name, part in parts.items() if part}
    return ""


def _lines(store: Store, who: Assistant, rows: Iterable[KeptRow], mask: _Mask) -> Iterable[AccessLine]:
    known = {(row.table, row.key) for row in rows}
    for line in store.journal():
        label = packed(line.label)
        if not known.isdisjoint(line.rows) or any(stands_in(who.name, leaf) for leaf in leaves(label)):
            values = {name: mask(value) for name, value in label["values"].items()}
            yield AccessLine(line.at, unpacked({"text": label["text"], "values": values}))


def _forms(store: Store, who: Assistant, mask: _Mask) -> Mapping[str, Any]:
    found = {}
    for key in store.drafts():
        content = store.draft(key)
        said = {*key.split(":"), *leaves(content)}
        if who.id in said or who.name in said:
            found[str(mask(key))] = mask(content)
        elif any(stands_in(who.name, each) for each in said):
            # A form that names somebody in passing may be about another.
            found[str(mask(key))] = mask(_part(content, who))
    return found


def _files(store: Store, rows: Iterable[KeptRow]) -> tuple[AccessFile, ...]:
    return tuple(
        AccessFile(str(row.values["name"]), store.content(str(row.values["sha256"])))
        for row in rows
        if row.table == "attachment"
    )
