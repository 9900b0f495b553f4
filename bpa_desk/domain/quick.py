"""Frozen dataclasses made by the thousand, without the price of being frozen.

A frozen dataclass sets each field through ``object.__setattr__``, a call for every field; a shift of nineteen
fields costs five times what it would if it could be written in. Here it can, until its last field is set.
"""

from __future__ import annotations

from dataclasses import field, fields, make_dataclass
from typing import Any, TypeVar

T = TypeVar("T")


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
    plain: Any = make_dataclass(
        kind.__name__, names, namespace={"__post_init__": freeze}, repr=False, eq=False, match_args=False
    )
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
