"""The lasting record of what was done: labels and ids, for "what changed since you last looked"."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from bpa_desk.domain.text import Clock, Message, Minutes
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
            datetime.now(UTC).isoformat(timespec="seconds"),
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


def packed(message: Message) -> dict[str, Any]:
    """Return the message as plain JSON values that :func:`unpacked` turns back."""
    values = {name: _pack(value) for name, value in message.values.items()}
    return {"text": message.template, "values": values}


def unpacked(written: Mapping[str, Any]) -> Message:
    """Return the message that :func:`packed` wrote."""
    return Message(written["text"], {name: _unpack(value) for name, value in written["values"].items()})


def _pack(value: object) -> Any:
    match value:
        case Message():
            return {"message": packed(value)}
        case Minutes():
            return {"minutes": int(value)}
        case Clock():
            return {"clock": int(value)}
        case datetime():
            return {"datetime": value.isoformat()}
        case date():
            return {"date": value.isoformat()}
        case str():
            return str(value)
        case None | bool() | int() | float():
            return value
        case list() | tuple():
            return {"list": [_pack(each) for each in value]}
        case _:
            # A label is never worth losing a change for.
            return str(value)


def _unpack(value: Any) -> object:
    if not isinstance(value, dict):
        return value
    [(kind, inner)] = value.items()
    match kind:
        case "message":
            return unpacked(inner)
        case "minutes":
            return Minutes(inner)
        case "clock":
            return Clock(inner)
        case "datetime":
            return datetime.fromisoformat(inner)
        case "date":
            return date.fromisoformat(inner)
        case _:
            return tuple(_unpack(each) for each in inner)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
