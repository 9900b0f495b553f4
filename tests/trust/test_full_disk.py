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
from bpa_desk.storage import backup, newfile, restore
from bpa_desk.storage.errors import DiskFullError, DiskTroubleError
from bpa_desk.storage.keys import DataKey
from bpa_desk.storage.slots import KeySlots, change_passphrase, unlock, write_slots
from bpa_desk.storage.store import Store
from tests.storage.conftest import CHEAP

ADD = Message("Add")


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A disk of 3 MB."""
    if os.name != "posix" or os.geteuid() != 0:
        pytest.skip("needs the right to mount a small disk")
    place = tmp_path / "disk"
    place.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3000k", "tmpfs", place], check=False).returncode:
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
    with pytest.raises((DiskFullError, DiskTroubleError)):
        newfile.make(small / "nes.bpa", key, "hei", CHEAP)
    assert [each.name for each in small.iterdir()] == ["ballast"]


def test_failed_backup_leaves_nothing(small: Path, key: DataKey, tmp_path: Path) -> None:
    file = tmp_path / "nes.bpa"
    Store.create(file, key).close()
    ballast = fill(small, 100 * 1024)
    with pytest.raises(DiskFullError):
        backup.make(file, key, small, backup.Reason.ASKED)
    assert list(small.iterdir()) == [ballast]


def test_restore_is_all_or_nothing_however_little_room(small: Path, key: DataKey, tmp_path: Path) -> None:
    file = small / "nes.bpa"
    store = Store.create(file, key)
    made = []
    for number in (1, 2):
        with store.change(ADD) as changes:
            changes.put_all(Assistant(f"{number}-{each}", "x" * 500) for each in range(number * 20))
        made.append(backup.make(file, key, tmp_path / "k", backup.Reason.ASKED).path)
    refused = 0
    for leave in range(0, 600 * 1024, 40 * 1024):
        before = store.count(Assistant)
        source = made[0] if before == 60 else made[1]
        ballast = fill(small, leave)
        try:
            restore.restore(store, source, tmp_path / "before")
            assert store.count(Assistant) == 80 - before
        except (DiskFullError, DiskTroubleError):
            assert store.count(Assistant) == before
            refused += 1
        ballast.unlink()
        assert store.sound()
        assert [each.name for each in small.iterdir() if each.name.startswith(".")] == []
    assert refused
    store.set_setting("still", "works")
    store.close()
    Store.open(file, key).close()


def test_saving_is_all_or_nothing_however_little_room(small: Path, key: DataKey) -> None:
    file = small / "nes.bpa"
    saved = refused = 0
    Store.create(file, key).close()
    for leave in range(0, 160 * 1024, 8 * 1024):
        ballast = fill(small, leave)
        try:
            store = Store.open(file, key)
        except (DiskFullError, DiskTroubleError):
            ballast.unlink()
            refused += 1
            continue
        try:
            with store.change(ADD) as changes:
                changes.put_all(Assistant(f"{leave}-{each}", "x" * 700) for each in range(10))
            saved += 10
        except (DiskFullError, DiskTroubleError):
            refused += 1
        ballast.unlink()
        assert store.count(Assistant) == saved
        store.close()
        again = Store.open(file, key)
        assert again.count(Assistant) == saved
        assert again.sound()
        again.close()
    assert saved
    assert refused
