"""Makes Qt's enumerations quickly on Python 3.11: the same classes, in a fifth of the time.

A window meets two hundred enumerations of Qt's with three thousand names. Python takes each name out of its
class and puts it in again, asking the class for a dozen things in between, and each change makes the class
forget where its things are. Here the members are made first and put in afterwards.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from enum import KEEP, Enum, EnumType, Flag, IntEnum, IntFlag
from typing import Any

PROVEN = (3, 11)
"""The Python whose own way is copied here; later ones keep other things in the class, and are quicker."""
KINDS = frozenset({Enum, IntEnum, Flag, IntFlag})
"""What Qt's enumerations are made of."""
_SAMPLE = (("ONE", 1), ("TWO", 2), ("BOTH", 3), ("FIRST", 1))
_BY_ITSELF = ("__dict__", "__weakref__")

_usual: Callable[..., Any] = EnumType._create_  # type: ignore[attr-defined]
_patterns: dict[tuple[type[Enum], object], tuple[dict[str, Any], frozenset[str]]] = {}


def install() -> None:
    """Let enumerations of Qt's kind be made this way from now on, where Python makes the same of a sample."""
    if sys.version_info[:2] == PROVEN and sys.implementation.name == "cpython" and _same():
        EnumType._create_ = _create  # type: ignore[attr-defined]


def _same() -> bool:
    # The library changed within 3.11: 3.11.2, Debian 12's own, lacks a mask, and no window would open.
    try:
        return all(
            _outline(_made(kind, "Made", _SAMPLE, __name__, KEEP))
            == _outline(_usual(kind, "Made", _SAMPLE, module=__name__, boundary=KEEP))
            for kind in (Enum, IntFlag)
        )
    except (AttributeError, TypeError):
        return False


def _outline(made: Any) -> list[object]:
    held = {name: value for name, value in vars(made).items() if name not in _BY_ITSELF}
    plain = {name: value for name, value in held.items() if type(value) in (int, list, bool)}
    return [set(held), plain, [set(vars(each)) for each in made.__members__.values()]]


def _create(
    kind: Any, name: str, names: Any, *, module: Any = None, boundary: Any = None, **more: Any
) -> Any:
    if module is None:
        # As Python does it: the module of whoever called the kind.
        module = sys._getframe(2).f_globals.get("__name__")
    if kind in KINDS and type(names) is list and more.get("type") is more.get("qualname") is None:
        made = _made(kind, name, names, module, boundary)
        if made is not None:
            return made
    return _usual(kind, name, names, module=module, boundary=boundary, **more)


def _made(kind: Any, name: str, pairs: Sequence[tuple[str, int]], module: Any, boundary: Any) -> Any:
    """Return the enumeration, or None for one that needs the usual way."""
    if (kind, boundary) not in _patterns:
        empty = _usual(kind, name, (), module=module, boundary=boundary)
        _patterns[kind, boundary] = (
            {each: value for each, value in vars(empty).items() if each not in _BY_ITSELF},
            frozenset(dir(kind)) | {"mro"},
        )
    pattern, taken = _patterns[kind, boundary]
    if not pairs or not all(_plain(each, taken) for each in pairs) or len(dict(pairs)) < len(pairs):
        return None
    # The first of equal values is the member, the others are other names for it.
    values = {value: each for each, value in reversed(pairs)}
    names: list[str] = []
    by_value: dict[int, Any] = {}
    by_name: dict[str, Any] = {}
    own = {"_member_names_": names, "_member_map_": by_name, "_value2member_map_": by_value}
    body = {**pattern, **own, "_unhashable_values_": [], "__module__": module}
    made: Any = type.__new__(type(kind), name, (kind,), body)
    blank, flags = (int.__new__ if issubclass(kind, int) else None), issubclass(kind, Flag)
    for each, value in pairs:
        if values[value] == each:
            by_value[value] = member = object.__new__(made) if blank is None else blank(made, value)
            member._value_, member._name_, member.__objclass__ = value, each, made
            member._sort_order_ = len(names)
            if not flags or _one_bit(value):
                names.append(each)
    for each, value in pairs:
        by_name[each] = by_value[value]
        type.__setattr__(made, each, by_value[value])
    if flags:
        _mask(made, by_value)
    return made


def _plain(pair: Any, taken: frozenset[str]) -> bool:
    return type(pair) is tuple and type(pair[1]) is int and pair[0][0] != "_" and pair[0] not in taken


def _mask(made: Any, values: dict[int, Any]) -> None:
    for value in values:
        made._flag_mask_ |= value
        if _one_bit(value):
            made._singles_mask_ |= value
    made._all_bits_ = 2 ** made._flag_mask_.bit_length() - 1
    inside = [each._value_ for each in made]
    if inside != sorted(inside):
        made._iter_member_ = made._iter_member_by_def_


def _one_bit(value: int) -> bool:
    return value > 0 and not value & (value - 1)
