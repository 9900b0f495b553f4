"""Keeps Python 3.11 alive under PySide6 6.12, whose calls give back one reference to None too many."""

from __future__ import annotations

import ctypes
import sys

_PLENTY = 1 << 48


def protect() -> None:
    """Give None more references than a lifetime of calls can take.

    Measured: on CPython 3.11 each PySide6 6.12 call that returns nothing lowers None's count by 1, until
    the interpreter stops with "none_dealloc". From 3.12 None is not counted (PEP 683): nothing is done.
    """
    if (
        sys.version_info < (3, 12)
        and sys.implementation.name == "cpython"
        and sys.getrefcount(None) < _PLENTY
    ):
        # The count is the first field of every object; adding to it is what Py_IncRef does, only more.
        ctypes.c_ssize_t.from_address(id(None)).value += _PLENTY
