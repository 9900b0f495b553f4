"""A name that is written must be nowhere on disk in plain bytes, in no encoding, at no moment."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

import pytest

from bpa_desk.domain.assistant import Assistant, Employment
from bpa_desk.domain.text import Message
from bpa_desk.services import attachments, backups
from bpa_desk.services.privacy import erasing
from bpa_desk.storage import backup, restore
from bpa_desk.storage.keys import DataKey
from bpa_desk.storage.slots import KeySlots, write_slots
from bpa_desk.storage.store import Store
from tests.storage.conftest import CHEAP

CANARY = "Kanarifuglesen"
PASSPHRASE = "hemmeligord-7731"
NEEDLES = [
    each.encode(code)
    for each in (CANARY, PASSPHRASE, bytes(range(32)).hex())
    for code in ("utf-8", "utf-16-le", "utf-16-be")
] + [bytes(range(32))]


def sightings(folder: Path) -> list[str]:
    """Return the files below the folder that hold any of the needles."""
    found = []
    for path in folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            found += [f"{path.name}: {needle!r}" for needle in NEEDLES if needle in content]
    return found


def test_nothing_readable_touches_the_disk(
    tmp_path: Path, key: DataKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    file = tmp_path / "nes.bpa"
    write_slots(file, KeySlots.made(key, PASSPHRASE, CHEAP))
    store = Store.create(file, key)
    seen: list[str] = []
    with store.change(Message("Add {name}", {"name": CANARY})) as changes:
        for number in range(400):
            changes.put(Assistant(f"a{number}", f"{CANARY} {number}", notes=CANARY * 50))
            if number % 100 == 0:
                seen += sightings(tmp_path)
    store.save_draft("assistant", {"name": CANARY})
    store.set_setting(CANARY, CANARY)
    store.all(Assistant, order="notes DESC, name")  # big enough a sort to spill, were spilling allowed
    seen += sightings(tmp_path)
    made = backup.make(file, key, tmp_path / "k", backup.Reason.ASKED)
    with backup.checked_copy(made.path, key, tmp_path):
        seen += sightings(tmp_path)
    restore.restore(store, made.path)
    seen += sightings(tmp_path)
    store.undo()
    store.close()
    seen += sightings(tmp_path)
    assert seen == []


def test_the_search_would_see_it(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"xx" + CANARY.encode("utf-16-le"))
    assert len(sightings(tmp_path)) == 1


def test_removed_name_is_overwritten(tmp_path: Path, key: DataKey) -> None:
    """Inside the encrypted pages too: what was removed does not linger for a later reader of the key."""
    store = Store.create(tmp_path / "nes.bpa", key)
    assert store._database.connection.execute("PRAGMA secure_delete").fetchone() == (1,)
    store.close()


def test_an_erased_person_is_nowhere_in_the_file_nor_its_log(tmp_path: Path, key: DataKey) -> None:
    """Not as it lies on the disk and not decrypted: no table, no page left over, no attachment."""
    file = tmp_path / "nes.bpa"
    store = Store.create(file, key)
    day = date(2026, 11, 1)
    photo = b"\x89PNG\r\n\x1a\n" + CANARY.encode() * 1000
    for number in range(30):
        person = Assistant(f"a{number}", f"{CANARY} {number}", notes=CANARY * 50)
        with store.change(Message("Add {name}", {"name": person.name})) as changes:
            changes.put(person)
            changes.put(Employment(f"e{number}", person.id, day, ground_person=CANARY))
        attachments.attach(store, "assistant", person.id, f"{CANARY}.png", photo + bytes([number]), day)
    store.save_draft("assistant", {"name": CANARY, "id": "a3"})
    assert CANARY in _decrypted(store, tmp_path)
    for number in range(30):
        erasing.erase(store, f"a{number}", "Slettet person {n}")
    # What went by mistake can still be found in the backup made first, and nowhere else.
    assert {each.backup.reason for each in backups.copies(store)} == {backups.Reason.ERASE}
    assert erasing.held_in_backups(store) is not None
    assert store.find(Assistant, "a7") == Assistant("a7", "Slettet person 8", archived=True)
    assert CANARY not in _decrypted(store, tmp_path)
    # No page is left over that could still hold what was moved.
    assert store._database.connection.execute("PRAGMA freelist_count").fetchone() == (0,)
    assert file.with_name("nes.bpa-wal").stat().st_size == 0
    assert sightings(tmp_path) == []
    store.close()


def _decrypted(store: Store, folder: Path) -> str:
    """Return the file as it is without its cipher."""
    place = folder / "plain"
    connection = store._database.connection
    connection.execute("PRAGMA query_only = OFF")
    connection.execute("ATTACH DATABASE ? AS plain KEY ''", (str(place),))
    connection.execute("SELECT sqlcipher_export('plain')")
    connection.execute("DETACH DATABASE plain")
    connection.execute("PRAGMA query_only = ON")
    content = place.read_bytes().decode("latin-1")
    place.unlink()
    return content


def test_files_are_private_to_the_user(tmp_path: Path, key: DataKey) -> None:
    file = tmp_path / "ny" / "nes.bpa"
    store = Store.create(file, key)
    store.set_setting("a", 1)
    modes = {each.name: each.stat().st_mode & 0o077 for each in file.parent.iterdir()}
    assert set(modes) == {"nes.bpa", "nes.bpa-wal", "nes.bpa-shm", "nes.bpa.in-use"}
    assert set(modes.values()) == {0}
    assert file.parent.stat().st_mode & 0o077 == 0
    store.close()
    assert [each.name for each in file.parent.iterdir()] == ["nes.bpa"]
