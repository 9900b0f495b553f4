"""Frozen dataclasses that are quick to define, and quick to make by the thousand.

A program that starts defines dozens of them, and the library compiles six functions for each: half a tenth of
the start. ``dataclass`` here lets it compile three; those that compare, hash and show are the same for all.

A frozen dataclass sets each field through ``object.__setattr__``, a call for every field; a shift of nineteen
fields costs five times what it would if it could be written in. With ``quick`` it can, until its last field
is set.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

from bpa_desk.domain.sleeping import put_off

# The library's dataclasses ask it for the words of a class that has none, PySide for those of a wrong call.
# With all it brings in it is a fortieth of a start.
put_off("inspect")

import dataclasses  # noqa: E402
from dataclasses import field as field  # noqa: E402
from dataclasses import fields, make_dataclass  # noqa: E402

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
    chosen = fields(held)
    if hasattr(kind, "__post_init__") or not all(each.init and not each.kw_only for each in chosen):
        raise TypeError(f"{kind.__name__} needs the constructor it has")

    def freeze(self: Any) -> None:
        self.__class__ = kind

    names: list[Any] = [
        (each.name, each.type, field(default=each.default, default_factory=each.default_factory))
        for each in chosen
    ]
    body = {"__post_init__": freeze, "__doc__": kind.__doc__}
    plain: Any = make_dataclass(kind.__name__, names, namespace=body, repr=False, eq=False, match_args=False)
    # Of the same shape, so that one may become the other. Only with both ways of changing at their usual is
    # setting as quick as in a plain class, though nothing is ever deleted.
    writable: Any = type(
        kind.__name__,
        (kind,),
        {
            "__slots__": (),
            "__setattr__": object.__setattr__,
            "__delattr__": object.__delattr__,
            "__init__": plain.__init__,
            "__post_init__": freeze,
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
    made: Any = dataclasses.dataclass(repr=False, eq=False, frozen=True, slots=True)(kind)
    held = fields(made)
    if not all(each.repr and each.compare and each.hash is None for each in held):
        raise TypeError(f"{kind.__name__} has a field that needs the library’s own dataclass")
    for name, method in _shared(tuple(each.name for each in held)).items():
        if name not in own:
            setattr(made, name, method)
    made.__dataclass_params__.repr = made.__dataclass_params__.eq = True
    return made


def _shared(names: tuple[str, ...]) -> dict[str, Callable[..., Any]]:
    get = attrgetter(*names)
    values = get if len(names) > 1 else lambda self: (get(self),)

    def eq(self: Any, other: Any) -> Any:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    def words(self: Any) -> str:
        listed = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"{self.__class__.__qualname__}({listed})"

    return {"__repr__": words, "__eq__": eq, "__hash__": lambda self: hash(values(self))}
