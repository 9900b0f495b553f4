"""Erasing for good: rows, names in text, the lines and forms that tell of them; never to be undone."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from typing import Any

from bpa_desk.domain.nested import leaves
from bpa_desk.domain.privacy.swap import Swap, swapped, swapped_within
from bpa_desk.storage.changes import Changes
from bpa_desk.storage.cipher import named_errors
from bpa_desk.storage.records import tables

Key = tuple[str, str]
"""A table and the id of a row in it."""


class Erasure(Changes):
    """A change that also reaches what undo never needs: journal, settings and drafts."""

    def remove_rows(self, keys: Collection[Key]) -> None:
        """Remove the rows, those that point at others first; what may point at nothing then does."""
        gone: dict[str, list[str]] = {}
        for name, key in keys:
            gone.setdefault(name, []).append(key)
        for table in tables():
            for each in self.references(table.name):
                if each.free and each.parent in gone:
                    self._loosen(table.name, each.column, gone[each.parent])
        with named_errors(self._database.path):
            for table in reversed(tables()):
                ids = [(key,) for key in gone.get(table.name, ())]
                self._database.connection.executemany(table.delete, ids)

    def swap(self, swaps: Sequence[Swap], leave: Collection[str] = ()) -> None:
        """Replace names in the text of every record, except in the tables that are left alone."""
        # Lists and objects are kept as JSON, where a quotation mark in a name is written otherwise.
        wanted = {*swaps, *(Swap(_inside_json(each.name), _inside_json(each.by)) for each in swaps)}
        for table in tables():
            if table.name in leave:
                continue
            for column in table.text_columns:
                # The longest first: a first name that is taken out of the whole one would leave the surname.
                for each in sorted(wanted, key=lambda swap: (-len(swap.name), swap)):
                    self._swap_column(table.name, column, each)

    def clear_journal(self, keys: Collection[Key], swaps: Sequence[Swap]) -> None:
        """Remove the lines that tell of these rows only; the others lose the names."""
        told = frozenset(keys)
        for number, label, rows in self._execute("SELECT id, label, rows FROM journal", ()):
            touched = {(table, row) for table, row in json.loads(rows)}
            if touched and touched <= told:
                self._execute("DELETE FROM journal WHERE id = ?", (number,))
                continue
            before = json.loads(label)
            after = swapped_within(before, swaps)
            if after != before:
                self._execute("UPDATE journal SET label = ? WHERE id = ?", (_json(after), number))

    def clear_drafts(self, keys: Collection[Key], swaps: Sequence[Swap]) -> None:
        """Drop the unfinished forms that name the person or one of the rows."""
        ids = {key for _table, key in keys}
        for name, value in self._execute("SELECT key, value FROM draft", ()):
            content = json.loads(value)
            said = {name, *name.split(":"), *leaves(content, names=True)}
            if said & ids or swapped_within(content, swaps) != content or swapped(name, swaps) != name:
                self._execute("DELETE FROM draft WHERE key = ?", (name,))

    def clear_settings(self, ids: Collection[str], swaps: Sequence[Swap]) -> None:
        """Take names out of the settings, and whatever is kept there under one of the ids."""
        for name, value in self._execute("SELECT key, value FROM setting", ()):
            before = json.loads(value)
            after = swapped_within(_without(before, ids), swaps)
            if set(name.split(":")) & set(ids):
                self._execute("DELETE FROM setting WHERE key = ?", (name,))
            elif after != before:
                self._execute("UPDATE setting SET value = ? WHERE key = ?", (_json(after), name))

    def _loosen(self, table: str, column: str, parents: Collection[str]) -> None:
        for parent in parents:
            self._execute(f'UPDATE {table} SET "{column}" = NULL WHERE "{column}" = ?', (parent,))

    def _swap_column(self, table: str, column: str, swap: Swap) -> None:
        found = self._execute(
            f'SELECT id, "{column}" FROM {table} WHERE instr("{column}", ?)', (swap.name,)
        )
        for key, before in found:
            after = swapped(str(before), [swap])
            if after != before:
                self._execute(f'UPDATE {table} SET "{column}" = ? WHERE id = ?', (after, key))

    def _execute(self, sql: str, params: Sequence[object]) -> list[tuple[Any, ...]]:
        with named_errors(self._database.path):
            return self._database.connection.execute(sql, tuple(params)).fetchall()


def _without(value: Any, ids: Collection[str]) -> Any:
    if isinstance(value, dict):
        return {name: _without(each, ids) for name, each in value.items() if name not in ids}
    if isinstance(value, list):
        return [_without(each, ids) for each in value]
    return value


def _inside_json(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
