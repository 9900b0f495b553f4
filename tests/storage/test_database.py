"""The settings every connection must have, and the lock beside the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from bpa_desk.storage import database, errors
from bpa_desk.storage.cipher import named_errors, sqlite
from bpa_desk.storage.keys import DataKey
from bpa_desk.storage.lock import FileLock
from bpa_desk.storage.store import Store

# With synchronous NORMAL a power cut loses acknowledged commits in WAL mode; the rest guards the content.
WANTED = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "recursive_triggers": 1,
    "busy_timeout": 5000,
    "cache_size": -65536,
    "secure_delete": 1,
    "trusted_schema": 0,
    "fullfsync": 1,
    "checkpoint_fullfsync": 1,
    "application_id": database.APPLICATION_ID,
    "query_only": 1,
    "temp_store": 0,  # compiled to mean memory
    "mmap_size": None,
}


def test_every_setting_holds(file: Path, key: DataKey) -> None:
    store = Store.open(file, key)
    connection = store._database.connection
    found = {}
    for name in WANTED:
        row = connection.execute(f"PRAGMA {name}").fetchone()
        found[name] = None if row is None or (name == "mmap_size" and row[0] == 0) else row[0]
    options = {row[0] for row in connection.execute("PRAGMA compile_options")}
    store.close()
    # sqlcipher gives the timeout back as text.
    found["busy_timeout"] = int(str(found["busy_timeout"]))
    assert found == WANTED
    assert "TEMP_STORE=2" in options
    assert "HAS_CODEC" in options


def test_memory_store_has_the_same_rules() -> None:
    connection = Store.in_memory()._database.connection
    for name in ("foreign_keys", "recursive_triggers", "query_only"):
        assert connection.execute(f"PRAGMA {name}").fetchone() == (1,)


def test_lock_is_exclusive_and_leaves_no_trace(tmp_path: Path) -> None:
    file = tmp_path / "nes.bpa"
    first, second = FileLock(file), FileLock(file)
    first.take()
    with pytest.raises(errors.FileInUseError):
        second.take()
    first.release()
    first.release()
    assert list(tmp_path.iterdir()) == []
    second.take()
    second.release()


def test_stale_lock_file_is_no_lock(tmp_path: Path) -> None:
    file = tmp_path / "nes.bpa"
    (tmp_path / "nes.bpa.in-use").write_text("left by a crash")
    lock = FileLock(file)
    lock.take()
    lock.release()


def test_lock_needs_a_folder(tmp_path: Path) -> None:
    with pytest.raises(errors.MissingFileError):
        FileLock(tmp_path / "gone" / "nes.bpa").take()


def test_closing_twice_is_harmless_and_forgets_the_key(file: Path, key: DataKey) -> None:
    store = Store.open(file, key)
    assert store.key == key
    store.close()
    store.close()
    with pytest.raises(errors.StorageError):
        _ = store.key


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("database or disk is full", errors.DiskFullError),
        ("disk I/O error", errors.DiskTroubleError),
        ("attempt to write a readonly database", errors.ReadOnlyFileError),
        ("database is locked", errors.FileInUseError),
        ("file is not a database", errors.DamagedFileError),
        ("database disk image is malformed", errors.DamagedFileError),
        ("something new", errors.DiskTroubleError),
    ],
)
def test_library_errors_become_named(file: Path, text: str, kind: type[errors.StorageError]) -> None:
    with pytest.raises(kind) as caught, named_errors(file):
        raise sqlite.OperationalError(text)
    assert type(caught.value) is kind


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (28, errors.DiskFullError),
        (13, errors.ReadOnlyFileError),
        (30, errors.ReadOnlyFileError),
        (2, errors.MissingFileError),
        (5, errors.DiskTroubleError),
    ],
)
def test_system_errors_become_named(file: Path, number: int, kind: type[errors.StorageError]) -> None:
    with pytest.raises(kind), errors.system_errors(file):
        raise OSError(number, "as the system words it")
