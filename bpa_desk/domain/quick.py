"""Frozen dataclasses that are quick to define, and quick to make by the thousand.

A program that starts defines dozens of them, and the library compiles six functions for each: a twentieth of
the start. With ``dataclass`` here five of them are the same for all, and the constructor is compiled when
many have been made; a start meets many kinds and makes none or a few of each.

A frozen dataclass sets each field through ``object.__setattr__``, a call for every field; a shift of nineteen
fields costs five times what it would if it could be written in. With ``quick`` it can, until its last field
is set.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import repeat
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

FEW = 50
"""How many of a kind are made one field at a time, until compiling its constructor has paid for itself."""

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

    # Of the same shape, so that one may become the other. Only with both ways of changing at their usual is
    # setting as quick as in a plain class, though nothing is ever deleted.
    writable: Any = type(
        kind.__name__,
        (kind,),
        {
            "__slots__": (),
            "__setattr__": object.__setattr__,
            "__delattr__": object.__delattr__,
            "__post_init__": freeze,
        },
    )
    writable.__init__ = _Constructor(kind, writable)
    make = object.__new__

    def new(cls: type[T], *values: object, **named: object) -> object:
        # Without any value it is being copied or read back, and nothing will be set the usual way.
        return make(writable if cls is kind and (values or named) else cls)

    held.__new__ = new
    return kind


class _Constructor:
    """Stands for the constructor of a kind until it is looked at or much used; then the library makes it."""

    def __init__(self, kind: Any, owner: Any) -> None:
        self._kind = kind
        self._owner = owner
        self._left = FEW
        self._names: tuple[str, ...] = ()

    def __get__(self, made: Any, _of: Any) -> Any:
        if made is None or not self._left:
            compiled = self._compiled()
            return compiled if made is None else compiled.__get__(made)
        self._left -= 1
        return partial(self._write, made)

    def _write(self, made: Any, *values: object, **named: object) -> None:
        names = self._names = self._names or tuple(each.name for each in fields(self._kind))
        every = values if len(values) == len(names) and not named else self._filled(values, named)
        if every is None:
            self._compiled()(made, *values, **named)  # it has the words for what is wrong
            return
        for _each in map(object.__setattr__, repeat(made), names, every):
            pass
        if hasattr(self._owner, "__post_init__"):
            made.__post_init__()

    def _filled(self, values: tuple[object, ...], named: dict[str, object]) -> list[object] | None:
        """Return a value for each field, or None where one is missing, strange or given twice."""
        every, used = list(values), 0
        for each in fields(self._kind)[len(values) :]:
            if each.name in named:
                every.append(named[each.name])
                used += 1
            elif each.default is not dataclasses.MISSING:
                every.append(each.default)
            elif each.default_factory is not dataclasses.MISSING:
                every.append(each.default_factory())
            else:
                return None
        return every if used == len(named) and len(every) == len(self._names) else None

    def _compiled(self) -> Any:
        kind, owner = self._kind, self._owner
        names: list[Any] = [
            (each.name, each.type, field(default=each.default, default_factory=each.default_factory))
            for each in fields(kind)
        ]
        body = {"__doc__": kind.__doc__, "__qualname__": kind.__qualname__}
        if hasattr(owner, "__post_init__"):
            body["__post_init__"] = owner.__post_init__
        like: Any = make_dataclass(
            kind.__name__, names, namespace=body, repr=False, eq=False, match_args=False, frozen=owner is kind
        )
        owner.__init__ = like.__init__
        return like.__init__


def _defined(kind: Any) -> Any:
    own = frozenset(vars(kind))
    if any(hasattr(base, "__dataclass_fields__") for base in kind.__mro__[1:]):
        return dataclasses.dataclass(frozen=True, slots=True)(kind)
    made: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)(kind)
    held = fields(made)
    if not all(each.repr and each.compare and each.hash is None for each in held):
        raise TypeError(f"{kind.__name__} has a field that needs the library’s own dataclass")
    if not all(each.init and not each.kw_only for each in held):
        raise TypeError(f"{kind.__name__} has a field that needs the library’s own constructor")
    for name, method in _shared(made, tuple(each.name for each in held)).items():
        if name not in own:
            setattr(made, name, method)
    if "__init__" not in own:
        made.__init__ = _Constructor(made, made)
    for name in ("init", "repr", "eq", "frozen"):
        setattr(made.__dataclass_params__, name, True)
    return made


def _shared(kind: Any, names: tuple[str, ...]) -> dict[str, Callable[..., Any]]:
    get = attrgetter(*names)
    values = get if len(names) > 1 else lambda self: (get(self),)
    frozen = frozenset(names)

    def eq(self: Any, other: Any) -> Any:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    def words(self: Any) -> str:
        listed = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"{self.__class__.__qualname__}({listed})"

    def refuse(self: Any, name: str, value: object) -> None:
        if type(self) is kind or name in frozen:
            raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")
        super(kind, self).__setattr__(name, value)

    def keep(self: Any, name: str) -> None:
        if type(self) is kind or name in frozen:
            raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")
        super(kind, self).__delattr__(name)

    def put_back(self: Any, state: Any) -> None:
        for name, value in zip(names, state, strict=True):
            object.__setattr__(self, name, value)

    return {
        "__repr__": words,
        "__eq__": eq,
        "__hash__": lambda self: hash(values(self)),
        "__setattr__": refuse,
        "__delattr__": keep,
        "__getstate__": lambda self: list(values(self)),
        "__setstate__": put_back,
    }
