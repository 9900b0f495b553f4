"""JSON without its loose ends: no doubled keys, no NaN, no lone surrogates, no bottomless nesting."""

from __future__ import annotations

import json
import math
import re
import unicodedata
from collections.abc import Iterator
from typing import Any, NoReturn

from bpa_desk.domain.text import N_, Message
from bpa_desk.services.exchange.errors import ImportFileError

MOST_BYTES = 10_000_000
MOST_DEPTH = 50
# A full file of 10 MB has far fewer; millions of empty lists would fill the memory before anyone looks.
MOST_CONTAINERS = 500_000
MOST_COMMAS = 1_500_000
_PLAIN_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_]*\Z", re.ASCII)
_LONGEST_NUMBER = 25


class _Members(list[tuple[str, Any]]):
    """The members of an object before doubled keys are looked for: only the walk knows the place."""


class _Unusable:
    """A number JSON readers accept and we do not."""


def parse(content: bytes) -> Any:
    """Return the JSON value of UTF-8 bytes as dict, list, str, int, float, bool or None.

    Raises ImportFileError with the place (``$.shifts[3].end``) and what was expected.
    """
    return _settled(_loaded(_decoded(content)), "$", 1)


def member_place(place: str, key: str) -> str:
    """Return the place of an object's member; odd keys stand quoted in brackets."""
    return f"{place}.{key}" if _PLAIN_KEY.match(key) else f"{place}[{json.dumps(key)}]"


def unsafe_character(text: str) -> bool:
    """True when the text holds a control character or half a surrogate pair."""
    if text.isprintable():
        return False
    return any(unicodedata.category(each) in ("Cc", "Cs") for each in text)


def _decoded(content: bytes) -> str:
    if len(content) > MOST_BYTES:
        _refuse("$", Message(N_("The file is larger than 10 MB.")))
    if content.count(b"[") + content.count(b"{") > MOST_CONTAINERS or content.count(b",") > MOST_COMMAS:
        _refuse("$", Message(N_("The file has more parts than a rota can have.")))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        problem = Message(N_("Line {line} is not UTF-8 text."), {"line": line})
        raise ImportFileError(problem, "$") from None


def _loaded(text: str) -> Any:
    try:
        return json.loads(
            text,
            object_pairs_hook=_Members,
            parse_constant=lambda _: _Unusable(),
            parse_int=_whole,
            parse_float=_fraction,
        )
    except RecursionError:
        _refuse("$", Message(N_("The file is nested more than {most} levels deep."), {"most": MOST_DEPTH}))
    except json.JSONDecodeError as error:
        values = {"line": error.lineno, "column": error.colno}
        raise ImportFileError(
            Message(N_("This is not valid JSON: look at line {line}, column {column}."), values), "$"
        ) from None


def _whole(digits: str) -> object:
    return int(digits) if len(digits) <= _LONGEST_NUMBER else _Unusable()


def _fraction(digits: str) -> object:
    number = float(digits)
    return number if math.isfinite(number) and len(digits) <= 4 * _LONGEST_NUMBER else _Unusable()


def _settled(value: Any, place: str, depth: int) -> Any:
    if isinstance(value, str):
        if unsafe_character(value):
            _refuse(place, Message(N_("The text holds a control character or half a character.")))
        return value
    if isinstance(value, _Unusable):
        _refuse(place, Message(N_("Expected an ordinary, finite number.")))
    if depth > MOST_DEPTH:
        _refuse("$", Message(N_("The file is nested more than {most} levels deep."), {"most": MOST_DEPTH}))
    if isinstance(value, _Members):
        return dict(_members(value, place, depth))
    if isinstance(value, list):
        return [_settled(each, f"{place}[{index}]", depth + 1) for index, each in enumerate(value)]
    return value


def _members(members: _Members, place: str, depth: int) -> Iterator[tuple[str, Any]]:
    seen: set[str] = set()
    for key, value in members:
        inner = member_place(place, key)
        if unsafe_character(key):
            _refuse(place, Message(N_("A key holds a control character or half a character.")))
        if key in seen:
            _refuse(inner, Message(N_("This key is written twice.")))
        seen.add(key)
        yield key, _settled(value, inner, depth + 1)


def _refuse(place: str, problem: Message) -> NoReturn:
    raise ImportFileError(problem, place)
