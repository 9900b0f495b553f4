"""Keeps Python 3.11 alive under PySide6 6.12, which gives back None, True and False without counting them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _ctypes import _SimpleCData

_PLENTY = 1 << 48
_CONSTANTS: tuple[object, ...] = (None, True, False, NotImplemented, Ellipsis)


def protect() -> None:
    """Give Python's constants more references than a lifetime of calls can take.

    Measured: on CPython 3.11 each PySide6 6.12 call that returns nothing, true or false lowers that
    constant's count by 1, until the interpreter stops with "none_dealloc" or "bool_dealloc". From 3.12
    constants are not counted (PEP 683), so nothing is done there; nor in a Python built to trace its
    references (it has ``getobjects``), whose objects begin with something else than the count.
    """
    counted = sys.implementation.name == "cpython" and not hasattr(sys, "getobjects")
    if sys.version_info >= (3, 12) or not counted:
        return
    for constant in _CONSTANTS:
        if sys.getrefcount(constant) < _PLENTY:
            # The count is the first field of every object; adding to it is what Py_IncRef does, only more.
            _counter().from_address(id(constant)).value += _PLENTY


def _counter() -> type[_SimpleCData[int]]:
    """Return the whole number of eight bytes; ``ctypes`` itself, with all it brings in, costs a start 1 %."""
    from _ctypes import _SimpleCData

    return type("Count", (_SimpleCData,), {"_type_": "q"})
