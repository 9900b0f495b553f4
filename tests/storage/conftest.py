"""What the storage tests share: a store of memory, a file with a key, and cheap key stretching."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bpa_desk.storage.keys import DataKey, Stretching
from bpa_desk.storage.store import Store

CHEAP = Stretching(1, 8 * 1024 * 1024)


@pytest.fixture
def store() -> Iterator[Store]:
    opened = Store.in_memory()
    yield opened
    opened.close()


@pytest.fixture
def key() -> DataKey:
    return DataKey(bytes(range(32)))


@pytest.fixture
def file(tmp_path: Path, key: DataKey) -> Path:
    path = tmp_path / "nes.bpa"
    Store.create(path, key).close()
    return path
