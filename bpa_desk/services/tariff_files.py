"""Tariff profiles as TOML and JSON files: read strictly, written so that a person can change them."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from bpa_desk.domain.pay.place import ProfileError
from bpa_desk.domain.pay.profile import TariffProfile
from bpa_desk.domain.pay.reading import read_profile
from bpa_desk.domain.pay.writing import written
from bpa_desk.domain.text import N_, Message

MOST_BYTES = 1_000_000
SUFFIXES = (".toml", ".json")


def from_file(content: bytes, suffix: str = ".toml") -> TariffProfile:
    """Return the profile written in a TOML or JSON file; raise ProfileError with its place."""
    if len(content) > MOST_BYTES:
        raise ProfileError(Message(N_("The file is larger than 1 MB.")), "$")
    try:
        text = content.decode("utf-8-sig")
        value = _json(text) if suffix.lower() == ".json" else tomllib.loads(text, parse_float=Decimal)
    except (ValueError, RecursionError) as error:
        raise ProfileError(Message(N_("This is not a TOML or JSON file that can be read.")), "$") from error
    return read_profile(value)


def to_file(profile: TariffProfile, suffix: str = ".toml") -> bytes:
    """Return the profile as a file that :func:`from_file` reads back to the same profile."""
    content = written(profile)
    if suffix.lower() == ".json":
        return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()
    return ("\n".join(_lines(content)).strip() + "\n").encode()


def _json(text: str) -> object:
    def once(members: list[tuple[str, object]]) -> dict[str, object]:
        found = dict(members)
        if len(found) != len(members):
            raise ValueError
        return found

    return json.loads(text, parse_float=Decimal, object_pairs_hook=once)


def _lines(content: Mapping[str, Any]) -> Iterator[str]:
    for key, value in content.items():
        if key != "edition":
            yield f"{key} = {_value(value)}"
    for edition in content["edition"]:
        yield from ("", "[[edition]]")
        own = {key: each for key, each in edition.items() if not _stands_apart(key, each)}
        yield from (f"{key} = {_value(each)}" for key, each in own.items())
        for key, each in edition.items():
            if key not in own:
                yield from _apart(key, each)


def _stands_apart(key: str, value: object) -> bool:
    """True for what gets a heading of its own in the file, for the sake of who reads it."""
    return key != "full_time" and (isinstance(value, dict) or key in ("base", "supplement"))


def _apart(key: str, value: Any) -> Iterator[str]:
    heading = f"[edition.{key}]" if isinstance(value, dict) else f"[[edition.{key}]]"
    for table in [value] if isinstance(value, dict) else value:
        yield from ("", heading)
        yield from (f"{name} = {_value(each)}" for name, each in table.items())


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_value(each)}" for key, each in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(_value(each) for each in value) + "]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
