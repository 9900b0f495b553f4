"""Where the ids of new records come from."""

from __future__ import annotations

from uuid import uuid4


def new_id() -> str:
    """Return a fresh random id that says nothing about the person or thing it stands for."""
    return uuid4().hex
