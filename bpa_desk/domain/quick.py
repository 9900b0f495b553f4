"""Frozen dataclasses that are quick to define, and quick to make by the thousand.

A program that starts defines dozens of them, and the library compiles six functions for each: half a tenth of
the start. ``dataclass`` here compiles one, ``__init__``; the others are the same for all.

A frozen dataclass sets each field through ``object.__setattr__``, a call for every field; a shift of nineteen
fields costs five times what it would if it could be written in. With ``quick`` it can, until its last field
is set.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError, fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

T = TypeVar("T")

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(*, frozen: bool, slots: bool) -> Callable[[type[T]], type[T]]:
        """Return what makes of a class what ``dataclasses.dataclass`` makes, frozen and with slots."""
        if not (frozen and slots):
            raise TypeError("only frozen dataclasses with slots are defined quickly")
        return _defined


def quick(kind: type[T]) -> type[T]:
    """Let a frozen dataclass with slots be made quickly; all else stays, and its heirs are made as usual."""
    held: Any = kind
    if hasattr(kind, "__post_init__") or not all(each.init and not each.kw_only for each in fields(held)):
        raise TypeError(f"{kind.__name__} needs the constructor it has")
    # Of the same shape, so that one may become the other. Only with both ways of changing at their usual is
    # setting as quick as in a plain class, though nothing is ever deleted.
    writable: Any = type(
        kind.__name__,
        (kind,),
        {
            "__slots__": (),
            "__setattr__": object.__setattr__,
            "__delattr__": object.__delattr__,
            "__init__": _initial(held, "self.{name} = {name}", "self.__class__ = __kind__"),
        },
    )
    make = object.__new__

    def new(cls: type[T], *values: object, **named: object) -> object:
        # Without any value it is being copied or read back, and nothing will be set the usual way.
        return make(writable if cls is kind and (values or named) else cls)

    held.__new__ = new
    return kind


def _defined(kind: Any) -> Any:
    own = frozenset(vars(kind))
    if any(hasattr(base, "__dataclass_fields__") for base in kind.__mro__[1:]):
        return dataclasses.dataclass(frozen=True, slots=True)(kind)
    made: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)(kind)
    held = fields(made)
    usual = all(
        each.init and each.repr and each.compare and each.hash is None and not each.kw_only for each in held
    )
    if not usual or len(held) != len(made.__dataclass_fields__):
        raise TypeError(f"{kind.__name__} has a field that needs the library’s own dataclass")
    made.__dataclass_params__.init = made.__dataclass_params__.repr = made.__dataclass_params__.eq = True
    made.__dataclass_params__.frozen = True
    last = "self.__post_init__()" if hasattr(made, "__post_init__") else ""
    methods = {"__init__": _initial(made, '__put__(self, "{name}", {name})', last), **_shared(made)}
    for name, method in methods.items():
        if name not in own or (name == "__hash__" and vars(kind)[name] is None):
            setattr(made, name, method)
    return made


def _initial(kind: Any, written: str, last: str) -> Any:
    """Return a constructor that does ``written`` for each field, and then ``last``."""
    known: dict[str, Any] = {"__kind__": kind, "__put__": object.__setattr__, "__missing__": MISSING}
    taken, lines = ["self"], []
    for each in fields(kind):
        name = each.name
        if each.default_factory is not MISSING:
            known[f"__made_{name}__"] = each.default_factory
            taken.append(f"{name}=__missing__")
            lines.append(f"if {name} is __missing__: {name} = __made_{name}__()")
        elif each.default is not MISSING:
            known[f"__else_{name}__"] = each.default
            taken.append(f"{name}=__else_{name}__")
        else:
            taken.append(name)
        lines.append(written.format(name=name))
    body = "\n ".join([*lines, last or "pass"])
    exec(f"def __init__({', '.join(taken)}):\n {body}\n", known)
    known["__init__"].__qualname__ = f"{kind.__qualname__}.__init__"
    return known["__init__"]


def _shared(kind: Any) -> dict[str, Callable[..., Any]]:
    names = tuple(each.name for each in fields(kind))
    get = attrgetter(*names)
    values = get if len(names) > 1 else lambda self: (get(self),)

    def eq(self: Any, other: Any) -> Any:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    def words(self: Any) -> str:
        listed = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"{self.__class__.__qualname__}({listed})"

    def put(self: Any, name: str, value: Any) -> None:
        if type(self) is kind or name in names:
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        super(kind, self).__setattr__(name, value)

    def drop(self: Any, name: str) -> None:
        if type(self) is kind or name in names:
            raise FrozenInstanceError(f"cannot delete field {name!r}")
        super(kind, self).__delattr__(name)

    def state(self: Any) -> list[Any]:
        return list(values(self))

    def restore(self: Any, held: list[Any]) -> None:
        for name, value in zip(names, held, strict=True):
            object.__setattr__(self, name, value)

    return {
        "__repr__": words, "__eq__": eq, "__hash__": lambda self: hash(values(self)), "__setattr__": put,
        "__delattr__": drop, "__getstate__": state, "__setstate__": restore,
    }  # fmt: skip
