"""A full disk: a clear error, nothing acknowledged lost, and the program goes on when there is room."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.text import Message
from bpa_desk.paths import keys_file
from bpa_desk.storage import backup
from bpa_desk.storage.errors import DiskFullError, DiskTroubleError
from bpa_desk.storage.keys import DataKey
from bpa_desk.storage.slots import KeySlots, change_passphrase, unlock, write_slots
from bpa_desk.storage.store import Store
from tests.storage.conftest import CHEAP

ADD = Message("Add")


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A disk of 900 kB."""
    if os.name != "posix" or os.geteuid() != 0:
        pytest.skip("needs the right to mount a small disk")
    place = tmp_path / "disk"
    place.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=900k", "tmpfs", place], check=False).returncode:
        pytest.skip("this machine does not let us mount")
    yield place
    subprocess.run(["umount", place], check=True)


def fill(place: Path, leave: int = 0) -> Path:
    """Take all room but ``leave`` bytes with one file."""
    ballast = place / "ballast"
    with open(ballast, "wb", buffering=0) as stream:
        try:
            while True:
                stream.write(bytes(1024))
        except OSError:
            pass
    if leave:
        os.truncate(ballast, max(0, ballast.stat().st_size - leave))
    return ballast


def add_until_full(store: Store) -> int:
    """Add people one by one until the disk refuses; return how many were saved."""
    for number in range(10_000):
        try:
            with store.change(ADD) as changes:
                changes.put(Assistant(f"a{number}", "N", notes="x" * 900))
        except (DiskFullError, DiskTroubleError):
            return number
    raise AssertionError("the disk never filled")


def test_saved_changes_survive_and_work_goes_on(small: Path, key: DataKey) -> None:
    store = Store.create(small / "nes.bpa", key)
    ballast = fill(small, 300 * 1024)
    saved = add_until_full(store)
    assert saved > 5
    assert store.count(Assistant) == saved
    ballast.unlink()
    with store.change(ADD) as changes:
        changes.put(Assistant("after", "After"))
    assert store.undo() is not None
    assert store.count(Assistant) == saved
    assert store.sound()
    store.close()
    again = Store.open(small / "nes.bpa", key)
    assert again.count(Assistant) == saved
    assert len(again.journal()) == again.generation == saved + 2
    again.close()


def test_failed_passphrase_change_keeps_the_old(small: Path, key: DataKey) -> None:
    file = small / "nes.bpa"
    write_slots(file, KeySlots.made(key, "gammel", CHEAP))
    fill(small)
    before = keys_file(file).read_bytes()
    with pytest.raises(DiskFullError):
        change_passphrase(file, "gammel", "ny", CHEAP)
    assert keys_file(file).read_bytes() == before
    assert unlock(file, "gammel") == key
    assert sorted(each.name for each in small.iterdir()) == ["ballast", "nes.bpa.keys", "nes.bpa.keys.bak"]


def test_failed_creation_leaves_nothing(small: Path, key: DataKey) -> None:
    fill(small, 40 * 1024)
    with pytest.raises((DiskFullError, DiskTroubleError)):
        Store.create(small / "nes.bpa", key)
    assert [each.name for each in small.iterdir()] == ["ballast"]


def test_failed_backup_leaves_nothing(small: Path, key: DataKey, tmp_path: Path) -> None:
    file = tmp_path / "nes.bpa"
    Store.create(file, key).close()
    with pytest.raises(DiskFullError):
        backup.make(file, key, small, backup.Reason.ASKED)
    assert list(small.iterdir()) == []
