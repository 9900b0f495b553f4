"""A quick constructor makes what the dataclass' own would, frozen all the same."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, replace
from inspect import signature
from typing import Any

import pytest

from bpa_desk.domain.finding import Finding, Severity
from bpa_desk.domain.quick import dataclass as define
from bpa_desk.domain.quick import quick
from bpa_desk.domain.readings import Readings
from bpa_desk.domain.shift import Shift, ShiftKind
from bpa_desk.domain.text import Message


@dataclass(frozen=True, slots=True)
class Plain:
    """Made the usual way."""

    name: str
    size: int = 3
    held: list[int] = field(default_factory=list)


@quick
@dataclass(frozen=True, slots=True)
class Quick:
    """The same, made quickly."""

    name: str
    size: int = 3
    held: list[int] = field(default_factory=list)


@define(frozen=True, slots=True)
class Brief:
    """The same, defined quickly."""

    name: str
    size: int = 3
    held: list[int] = field(default_factory=list)


@define(frozen=True, slots=True)
class Checked:
    """One field, looked at when it is made."""

    name: str

    def __post_init__(self) -> None:
        if not self.name:
            raise ValueError("no name")


def shown(value: object) -> str:
    return repr(value).split("(", 1)[1]


@pytest.mark.parametrize(
    ("args", "named"),
    [(("a",), {}), (("a", 4), {}), (("a",), {"held": [1]}), ((), {"name": "a", "size": 0, "held": [2]})],
)
def test_it_holds_what_it_was_given(args: tuple[Any, ...], named: dict[str, Any]) -> None:
    assert shown(Quick(*args, **named)) == shown(Plain(*args, **named))
    assert type(Quick(*args, **named)) is Quick


@pytest.mark.parametrize(
    ("args", "named"),
    [((), {"size": 1}), (("a", 1, [], 2), {}), (("a",), {"name": "b"}), (("a",), {"other": 1})],
)
def test_it_refuses_what_the_usual_one_refuses(args: tuple[Any, ...], named: dict[str, Any]) -> None:
    with pytest.raises(TypeError) as usual:
        Plain(*args, **named)
    with pytest.raises(TypeError) as ours:
        Quick(*args, **named)
    assert str(ours.value) == str(usual.value).replace("Plain", "Quick")


def test_each_one_has_a_default_of_its_own() -> None:
    assert Quick("a").held is not Quick("a").held
    assert Message("x").values is not Message("x").values


@pytest.mark.parametrize(
    "value",
    [
        Shift("s", 0, 60, "kari", ShiftKind.NIGHT, note="n"),
        Finding("OT-3", Severity.FEIL, 0, 1, Message("x", {"a": 1}), shifts=("s",)),
        Quick("a", 1, [2]),
    ],
)
def test_it_is_frozen_and_can_be_copied_and_compared(value: Any) -> None:
    first = fields(value)[0].name
    for attempt in (lambda: setattr(value, first, "b"), lambda: delattr(value, first)):
        with pytest.raises(FrozenInstanceError):
            attempt()
    for twin in (copy.copy(value), copy.deepcopy(value), replace(value), pickle.loads(pickle.dumps(value))):
        assert twin == value
        assert type(twin) is type(value)
    assert not hasattr(value, "__dict__")


def test_equal_shifts_have_equal_hashes_and_others_differ() -> None:
    one = Shift("s", 0, 60)
    assert hash(one) == hash(Shift("s", 0, 60))
    assert one != replace(one, end=61)


def test_it_is_only_for_what_it_can_make() -> None:
    @dataclass(frozen=True, slots=True)
    class Checked:
        name: str

        def __post_init__(self) -> None:
            raise ValueError

    @dataclass(frozen=True, slots=True)
    class Named:
        name: str = field(kw_only=True)

    for kind in (Checked, Named):
        with pytest.raises(TypeError):
            quick(kind)


def test_what_inherits_from_it_is_made_as_what_it_is() -> None:
    @dataclass(frozen=True, slots=True)
    class Heir(Quick):
        more: int = 0

    class Bare(Quick):
        __slots__ = ()

    class Twice(quick(Heir)):  # type: ignore[misc]
        __slots__ = ()

    assert (type(Heir("a", more=2)), Heir("a", more=2).more, Heir("a").size) == (Heir, 2, 3)
    for kind in (Bare, Twice):
        made = kind("a", 4)
        assert (type(made), made.name, made.size) == (kind, "a", 4)
        with pytest.raises(FrozenInstanceError):
            made.name = "b"  # type: ignore[misc]
        assert copy.copy(made) == made
        assert made != Quick("a", 4)


def test_what_is_defined_quickly_is_a_dataclass_like_any_other() -> None:
    for args in (("a",), ("a", 4), ("a", 4, [1])):
        assert repr(Brief(*args)) == repr(Plain(*args)).replace("Plain", "Brief")
        assert asdict(Brief(*args)) == asdict(Plain(*args))
        assert (Brief(*args) == Brief("a", 4)) is (Plain(*args) == Plain("a", 4))
    assert Brief("a") != Plain("a")  # type: ignore[comparison-overlap]
    assert Brief("a").held is not Brief("a").held
    assert [(each.name, each.default) for each in fields(Brief)] == [
        (each.name, each.default) for each in fields(Plain)
    ]
    assert (Brief.__match_args__, Brief.__slots__) == (Plain.__match_args__, Plain.__slots__)
    assert Brief.__dataclass_params__.frozen  # type: ignore[attr-defined]
    with pytest.raises(TypeError, match="unhashable"):
        hash(Brief("a"))
    assert hash(Checked("a")) == hash(Checked("a")) == hash(("a",))
    with pytest.raises(ValueError, match="no name"):
        Checked("")


@pytest.mark.parametrize("value", [Brief("a", 1, [2]), Checked("a"), Readings()])
def test_what_is_defined_quickly_is_frozen_and_can_be_copied(value: Any) -> None:
    test_it_is_frozen_and_can_be_copied_and_compared(value)


@pytest.mark.parametrize("args", [(), ("a", 1, [], 2)])
def test_what_is_defined_quickly_refuses_with_the_usual_words(args: tuple[Any, ...]) -> None:
    with pytest.raises(TypeError) as usual:
        Plain(*args)
    with pytest.raises(TypeError) as ours:
        Brief(*args)
    assert str(ours.value) == str(usual.value).replace("Plain", "Brief")


def test_an_heir_is_defined_by_the_library() -> None:
    @define(frozen=True, slots=True)
    class Heir(Brief):
        more: int = 0

    assert repr(Heir("a", more=2)).endswith("Heir(name='a', size=3, held=[], more=2)")
    assert Heir("a") != Heir("a", more=1)


@pytest.mark.parametrize("odd", ["repr", "compare", "hash", "init", "kw_only"])
def test_a_field_with_a_rule_of_its_own_needs_the_library(odd: str) -> None:
    rule: Any = field
    with pytest.raises(TypeError, match="library"):

        @define(frozen=True, slots=True)
        class Odd:
            name: str = rule(default="", **{odd: odd in {"hash", "kw_only"}})


def test_the_constructor_is_made_when_it_is_first_asked_for() -> None:
    @define(frozen=True, slots=True)
    class Later:
        """Not made yet."""

        name: str
        size: int = 3

    before = vars(Later)["__init__"]
    assert str(signature(Later)) == "(name: 'str', size: 'int' = 3) -> None"
    made = vars(Later)["__init__"]
    assert made is not before
    assert Later("a").size == 3
    assert vars(Later)["__init__"] is made


def test_only_frozen_ones_with_slots_are_defined_quickly() -> None:
    with pytest.raises(TypeError):
        define(frozen=False, slots=True)
