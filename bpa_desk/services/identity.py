"""Where the ids of new records come from."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

_numbers: ContextVar[Random | None] = ContextVar("numbers", default=None)


def new_id() -> str:
    """Return a fresh random id that says nothing about the person or thing it stands for."""
    numbers = _numbers.get()
    bits = int.from_bytes(os.urandom(16)) if numbers is None else numbers.getrandbits(128)
    # The marks of a random UUID (RFC 9562, version 4) in their two places.
    return f"{bits & ~(0xF << 76) & ~(0x3 << 62) | 0x4 << 76 | 0x2 << 62:032x}"


@contextmanager
def repeatable(seed: int) -> Iterator[None]:
    """Hand out the same ids in the same order inside the ``with`` block, for invented ordninger."""
    from random import Random

    token = _numbers.set(Random(seed))
    try:
        yield
    finally:
        _numbers.reset(token)
