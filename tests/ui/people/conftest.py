"""A desk over an ordning with nobody in it yet."""

from __future__ import annotations

import pytest

from bpa_desk.services import ordning
from bpa_desk.storage.store import Store


@pytest.fixture(autouse=True)
def nes(store: Store) -> None:
    """Let there be an ordning."""
    ordning.establish(store, "Nes")
