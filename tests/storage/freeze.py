"""Writes the sample file of the present schema: ``python -m tests.storage.freeze``, once it is released."""

from __future__ import annotations

from pathlib import Path

from bpa_desk.domain.text import Message
from bpa_desk.storage import migrations
from bpa_desk.storage.keys import DataKey
from bpa_desk.storage.slots import KeySlots, write_slots
from bpa_desk.storage.store import Store
from tests.storage.conftest import CHEAP
from tests.storage.samples import RECORDS

FIXTURES = Path(__file__).resolve().parent / "fixtures"
KEY = DataKey(b"bpa_desk frozen sample, no secret"[:32])
PASSPHRASE = "prøveark"


def main() -> None:
    """Write one file with every kind of record, its key slots and a journal line."""
    path = FIXTURES / f"schema_{len(migrations.STEPS):04d}.bpa"
    write_slots(path, KeySlots.made(KEY, PASSPHRASE, CHEAP))
    path.with_name(path.name + ".keys.bak").unlink()
    store = Store.create(path, KEY)
    with store.change(Message("Fill {name}", {"name": "Nes"})) as changes:
        changes.put_all(RECORDS)
    store.set_setting("language", "nn")
    store.save_draft("assistant", {"name": "Ny"})
    store.close()


if __name__ == "__main__":
    main()
