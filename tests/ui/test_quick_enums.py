"""Enumerations made quickly are those Python makes itself, to the last attribute."""

from __future__ import annotations

import copy
import pickle
import sys
from enum import KEEP, STRICT, Enum, EnumType, Flag, IntEnum, IntFlag
from inspect import getmembers, isclass
from types import new_class
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6 import QtCore, QtGui, QtNetwork, QtWidgets

from bpa_desk.ui import quick_enums

# The masks came within 3.11, after Debian 12's own 3.11.2.
PROVEN = sys.version_info[:2] == quick_enums.PROVEN and hasattr(IntFlag, "_singles_mask_")
pytestmark = pytest.mark.skipif(not PROVEN, reason="made by Python itself")
KINDS = (Enum, IntEnum, Flag, IntFlag)


def both(kind: Any, pairs: list[tuple[str, int]], boundary: Any = KEEP) -> tuple[Any, Any]:
    usual = quick_enums._usual(kind, "Made", pairs, module=__name__, boundary=boundary)
    return usual, quick_enums._made(kind, "Made", pairs, __name__, boundary)


def laid_open(made: Any) -> dict[str, Any]:
    """Return everything a class holds, its members as what they are made of."""

    def of(value: Any) -> Any:
        if isinstance(value, made):
            held = {name: each for name, each in vars(value).items() if name != "__objclass__"}
            assert value.__objclass__ is made
            return held, int(value) if isinstance(value, int) else None, str(value), repr(value), hash(value)
        if isinstance(value, dict):
            return [(key, of(each)) for key, each in value.items()]
        return getattr(value, "__func__", value)

    return {name: of(each) for name, each in vars(made).items() if name not in ("__dict__", "__weakref__")}


def of_qt() -> list[Any]:
    found: dict[Any, None] = {}
    for module in (QtCore, QtGui, QtWidgets, QtNetwork):
        for _name, held in getmembers(module, isclass):
            inner = (each for _each, each in getmembers(held, isclass))
            found |= dict.fromkeys(each for each in (held, *inner) if isinstance(each, EnumType))
    return list(found)


def test_each_of_qts_is_as_python_would_have_made_it() -> None:
    known = of_qt()
    assert len(known) > 600
    for each in known:
        pairs = [(name, member._value_) for name, member in each.__members__.items()]
        usual, made = both(each.__mro__[1], pairs)
        if pairs:
            assert laid_open(made) == laid_open(usual), each
        # And what Qt holds was made from the same.
        assert [str(member) for member in each] == [
            str(member).replace("Made", each.__name__) for member in usual
        ]


PAIRS = st.dictionaries(
    st.sampled_from([f"N{number}" for number in range(12)]), st.integers(-40, 40), min_size=1, max_size=12
).map(lambda each: list(each.items()))


@given(st.sampled_from(KINDS), PAIRS, st.sampled_from([KEEP, STRICT, None]))
def test_any_names_and_numbers(kind: Any, pairs: list[tuple[str, int]], boundary: Any) -> None:
    usual, made = both(kind, pairs, boundary)
    assert laid_open(made) == laid_open(usual)
    assert [each.name for each in made] == [each.name for each in usual]
    assert set(dir(made)) == set(dir(usual))
    for name, value in pairs:
        assert made(value) is made[name] is getattr(made, name)
        assert copy.deepcopy(made[name]) is made[name]


@pytest.mark.parametrize("name", ["_kept", "__made__", "mro", "name", "value", "real", "N"])
def test_names_that_python_looks_at_twice_are_left_to_it(name: str) -> None:
    for kind in KINDS:
        pairs = [("N", 1), (name, 2)]
        taken = name in ("N", "mro") or name.startswith("_") or hasattr(kind, name)
        assert (quick_enums._made(kind, "Made", pairs, __name__, KEEP) is None) is taken


@pytest.mark.parametrize("names", ["A B", [("A", "one"), ("B", 2)], [("A", True)], ["A", "B"], {"A": 1}])
def test_all_else_is_made_the_usual_way(names: Any) -> None:
    found: Any = Enum("Found", names)  # type: ignore[misc]
    assert found.__module__ == __name__
    assert next(iter(found)).name == "A"


def lacking(_made: Any, _values: dict[int, Any]) -> None:
    raise AttributeError("_singles_mask_")


@pytest.mark.parametrize("mask", [lacking, lambda _made, _values: None])
def test_where_python_makes_something_else_it_does_it_itself(
    mask: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert quick_enums._same()
    monkeypatch.setattr(EnumType, "_create_", quick_enums._usual)
    monkeypatch.setattr(quick_enums, "_mask", mask)
    quick_enums.install()
    assert EnumType._create_ is quick_enums._usual  # type: ignore[attr-defined]


Colour: Any = Enum("Colour", [("RED", 1), ("BLUE", 2)])


def test_what_has_no_name_of_its_own_is_made_quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []
    monkeypatch.setattr(quick_enums, "_usual", lambda *_all, **_more: asked.append(_all))
    kind: Any = Enum
    made = kind("Made", [("A", 1), ("B", 2)], boundary=KEEP)
    assert not asked
    assert [made(1), made(2)] == [made.A, made.B]


def test_they_can_be_sent_and_extended_as_usual() -> None:
    assert Colour.__module__ == __name__
    assert pickle.loads(pickle.dumps(Colour.BLUE)) is Colour.BLUE
    with pytest.raises(TypeError, match="cannot extend"):
        new_class("More", (Colour,))
    with pytest.raises(ValueError, match="3 is not a valid"):
        Colour(3)
