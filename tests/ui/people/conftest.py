"""A desk over an ordning with nobody in it yet, on a day that stands still."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from bpa_desk.services import clock, ordning
from bpa_desk.storage.store import Store


@pytest.fixture(autouse=True)
def nes(store: Store) -> Iterator[None]:
    """Let there be an ordning, and let it be Saturday 21 November 2026."""
    ordning.establish(store, "Nes")
    with clock.fixed(store.zone.at(date(2026, 11, 21), 600)):
        yield
