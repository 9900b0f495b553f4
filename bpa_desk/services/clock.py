"""The one place services ask what time it is, so that tests and the invented ordning can stop it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from bpa_desk.storage import instant

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

_A_DAY = 24 * 3600


def now(store: Store) -> int:
    """Return the present instant (minutes since the epoch, UTC), or the one :func:`fixed` holds."""
    return int(instant.now()) // 60


def today(store: Store) -> date:
    """Return today's date where the ordning is."""
    return store.zone.day(now(store))


def stamp(store: Store) -> str:
    """Return the present instant as UTC text, ``2026-11-24T08:40Z``."""
    return stamp_of(now(store))


def stamp_of(moment: int) -> str:
    """Return an instant as UTC text, as :func:`stamp` does."""
    return datetime.fromtimestamp(moment * 60, UTC).strftime("%Y-%m-%dT%H:%MZ")


def set_back(store: Store) -> datetime | None:
    """Return when something was last written (UTC), if the clock is more than a day before that."""
    last = store.last_written()
    return last if last is not None and instant.now() < last.timestamp() - _A_DAY else None


@contextmanager
def fixed(minute: int) -> Iterator[None]:
    """Hold the clock at the minute (since the epoch, UTC) inside the ``with`` block."""
    token = instant.held.set(minute)
    try:
        yield
    finally:
        instant.held.reset(token)
