"""A store in memory for each test: empty, or with the ordning *Nes* in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from bpa_desk.services import ordning
from bpa_desk.storage.store import Store


@pytest.fixture
def bare_store() -> Iterator[Store]:
    """A store without an ordning."""
    with closing(Store.in_memory()) as empty:
        yield empty


@pytest.fixture
def store(bare_store: Store) -> Store:
    """A store with an ordning and nothing else."""
    ordning.establish(bare_store, "Nes")
    return bare_store
