"""The present instant as the file's own book of changes tells it; services, tests and demos may stop it."""

from __future__ import annotations

import time
from contextvars import ContextVar
from datetime import UTC, datetime

held: ContextVar[int | None] = ContextVar("held", default=None)
"""The instant at which time stands still (minutes since the epoch, UTC); None where it goes on."""


def now() -> float:
    """Return the present instant in seconds since the epoch."""
    stopped = held.get()
    return time.time() if stopped is None else stopped * 60


def stamp() -> str:
    """Return the present instant as UTC ISO text to the second."""
    return datetime.fromtimestamp(int(now()), UTC).isoformat(timespec="seconds")
