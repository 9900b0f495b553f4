"""A filled file and its key, to be killed, starved, flipped and searched."""

from __future__ import annotations

from pathlib import Path

import pytest

from bpa_desk.domain.text import Message
from bpa_desk.storage.keys import DataKey
from bpa_desk.storage.store import Store
from tests.storage.samples import RECORDS


@pytest.fixture
def key() -> DataKey:
    return DataKey(bytes(range(32)))


@pytest.fixture
def file(tmp_path: Path, key: DataKey) -> Path:
    """A closed file with one record of each kind."""
    path = tmp_path / "plan" / "nes.bpa"
    store = Store.create(path, key)
    with store.change(Message("Fill")) as changes:
        changes.put_all(RECORDS)
    store.close()
    return path
