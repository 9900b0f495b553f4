"""An ordning in memory for what is brought into it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bpa_desk.domain.ordning import Ordning
from bpa_desk.domain.text import Message
from bpa_desk.storage.store import Store
from tests.services.exchange.files import KARI, OLA


@pytest.fixture
def store() -> Iterator[Store]:
    """An ordning with Kari and Ola in it."""
    made = Store.in_memory()
    with made.change(Message("Set up")) as changes:
        changes.put(Ordning("ordning", "Prøve"))
        changes.put(KARI)
        changes.put(OLA)
    yield made
    made.close()
