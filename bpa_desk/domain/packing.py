"""Messages as plain JSON values, so that their wording can still be chosen when they are read again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from bpa_desk.domain.text import Clock, Message, Minutes


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
