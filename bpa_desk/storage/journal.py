"""The lasting record of what was done: labels and ids, for "what changed since you last looked"."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from bpa_desk.domain.packing import packed, unpacked
from bpa_desk.domain.text import Message
from bpa_desk.storage import instant
from bpa_desk.storage.steps import Step

if TYPE_CHECKING:
    from bpa_desk.storage.cipher import Connection

DONE, UNDONE, REDONE = "done", "undone", "redone"


class Entry(NamedTuple):
    """One line: ``at`` is UTC ISO text, ``how`` done, undone or redone, ``rows`` pairs of table and id."""

    id: int
    at: str
    how: str
    label: Message
    kinds: frozenset[str]
    rows: tuple[tuple[str, str], ...]


def append(connection: Connection, how: str, step: Step) -> None:
    """Write one line for the step inside the open transaction."""
    touched = dict.fromkeys((row.table, row.key) for row in step.rows)
    connection.execute(
        "INSERT INTO journal (at, how, label, kinds, rows) VALUES (?, ?, ?, ?, ?)",
        (
            instant.stamp(),
            how,
            _json(packed(step.label)),
            _json(sorted(step.kinds)),
            _json(list(touched)),
        ),
    )


def since(connection: Connection, mark: int) -> list[Entry]:
    """Return the lines written after the one with id ``mark`` (0: all), oldest first."""
    found = connection.execute(
        "SELECT id, at, how, label, kinds, rows FROM journal WHERE id > ? ORDER BY id", (mark,)
    )
    return [
        Entry(key, at, how, unpacked(json.loads(label)), frozenset(json.loads(kinds)),
              tuple((table, row) for table, row in json.loads(rows)))
        for key, at, how, label, kinds, rows in found
    ]


def newest(connection: Connection) -> int:
    """Return the id of the last line, 0 if there is none."""
    number: int = connection.execute("SELECT coalesce(max(id), 0) FROM journal").fetchone()[0]
    return number


def latest(connection: Connection) -> str:
    """Return the latest instant at which a line was written (UTC ISO text), empty if there is none."""
    found: str = connection.execute("SELECT coalesce(max(at), '') FROM journal").fetchone()[0]
    return found


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
