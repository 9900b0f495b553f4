"""Keeps Python 3.11 alive under PySide6 6.12, which gives back None, True and False without counting them."""

from __future__ import annotations

import ctypes
import sys

_PLENTY = 1 << 48
_CONSTANTS: tuple[object, ...] = (None, True, False, NotImplemented, Ellipsis)


def protect() -> None:
    """Give Python's constants more references than a lifetime of calls can take.

    Measured: on CPython 3.11 each PySide6 6.12 call that returns nothing, true or false lowers that
    constant's count by 1, until the interpreter stops with "none_dealloc" or "bool_dealloc". From 3.12
    constants are not counted (PEP 683), so nothing is done there.
    """
    if sys.version_info >= (3, 12) or sys.implementation.name != "cpython":
        return
    for constant in _CONSTANTS:
        if sys.getrefcount(constant) < _PLENTY:
            # The count is the first field of every object; adding to it is what Py_IncRef does, only more.
            ctypes.c_ssize_t.from_address(id(constant)).value += _PLENTY
