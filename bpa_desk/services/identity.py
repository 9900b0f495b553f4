"""Where the ids of new records come from."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from random import Random
from uuid import UUID, uuid4

_numbers: ContextVar[Random | None] = ContextVar("numbers", default=None)


def new_id() -> str:
    """Return a fresh random id that says nothing about the person or thing it stands for."""
    numbers = _numbers.get()
    return uuid4().hex if numbers is None else UUID(int=numbers.getrandbits(128), version=4).hex


@contextmanager
def repeatable(seed: int) -> Iterator[None]:
    """Hand out the same ids in the same order inside the ``with`` block, for invented ordninger."""
    token = _numbers.set(Random(seed))
    try:
        yield
    finally:
        _numbers.reset(token)
