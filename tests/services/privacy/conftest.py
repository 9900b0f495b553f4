"""A store with one full record of every kind: about Kari, beside Ola."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bpa_desk.domain.text import Message
from bpa_desk.storage.store import Store
from tests.storage.samples import RECORDS

KARI = "kari"
CALLED = "Slettet person {n}"


@pytest.fixture
def full() -> Iterator[Store]:
    store = Store.in_memory()
    with store.change(Message("Fill")) as changes:
        changes.put_all(RECORDS)
    yield store
    store.close()


def everything(store: Store) -> str:
    """Return every value of every table as text, as whoever has the key could read them."""
    connection = store._database.connection
    names = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    rows = (row for (name,) in names for row in connection.execute(f"SELECT * FROM {name}").fetchall())
    return "\n".join(str(value) for row in rows for value in row)
