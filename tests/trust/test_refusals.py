"""Files that must not be opened get their own message and stay byte for byte as they were."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bpa_desk.storage import cipher, database, errors
from bpa_desk.storage.keys import DataKey
from bpa_desk.storage.store import Store

WRONG = DataKey(bytes(32))


@contextlib.contextmanager
def unchanged(folder: Path) -> Iterator[None]:
    """Compare every byte and every name in the folder before and after."""

    def state() -> dict[str, bytes]:
        return {each.name: each.read_bytes() for each in sorted(folder.iterdir()) if each.is_file()}

    before = state()
    yield
    assert state() == before


def refused(path: Path, key: DataKey, kind: type[errors.StorageError]) -> None:
    for opener in (Store.open, Store.view):
        with unchanged(path.parent), pytest.raises(kind) as caught:
            opener(path, key)
        assert type(caught.value) is kind
        assert str(caught.value.message)


def keyed(path: Path, key: DataKey, *statements: str) -> None:
    with contextlib.closing(database.unlocked(path, key)) as connection:
        for statement in statements:
            connection.execute(statement)


def test_wrong_key(file: Path) -> None:
    refused(file, WRONG, errors.WrongKeyError)


def test_wrong_key_beside_a_hot_log(file: Path, key: DataKey, tmp_path: Path) -> None:
    store = Store.open(file, key)
    store.set_setting("a", "b" * 5000)
    hot = tmp_path / "hot"
    hot.mkdir()
    for suffix in ("", "-wal"):
        (hot / f"nes.bpa{suffix}").write_bytes(file.with_name(file.name + suffix).read_bytes())
    store.close()
    refused(hot / "nes.bpa", WRONG, errors.WrongKeyError)
    opened = Store.open(hot / "nes.bpa", key)
    assert opened.setting("a") == "b" * 5000
    opened.close()


def test_first_page_torn_but_whole_in_the_log(file: Path, key: DataKey, tmp_path: Path) -> None:
    store = Store.open(file, key)
    store.set_setting("a", "kept" * 5000)  # the file grows, so its first page is written too
    torn = tmp_path / "torn"
    torn.mkdir()
    main = bytearray(file.read_bytes())
    wal = file.with_name(file.name + "-wal").read_bytes()
    store.close()
    frames = [wal[at : at + 24 + 4096] for at in range(32, len(wal), 24 + 4096)]
    assert any(int.from_bytes(frame[:4], "big") == 1 for frame in frames)
    main[2048:2560] = bytes(512)
    (torn / "nes.bpa").write_bytes(main)
    (torn / "nes.bpa-wal").write_bytes(wal)
    opened = Store.open(torn / "nes.bpa", key)
    assert opened.setting("a") == "kept" * 5000
    assert opened.sound()
    opened.close()


def test_log_of_another_file_beside_it(file: Path, key: DataKey, tmp_path: Path) -> None:
    other = tmp_path / "annen" / "annen.bpa"
    store = Store.create(other, key)  # the same key: only the salt tells them apart
    store.set_setting("a", "b" * 5000)
    file.with_name(file.name + "-wal").write_bytes(other.with_name(other.name + "-wal").read_bytes())
    store.close()
    refused(file, key, errors.DamagedFileError)


def test_no_file(file: Path, key: DataKey) -> None:
    refused(file.with_name("annet.bpa"), key, errors.MissingFileError)
    refused(file.parent, key, errors.MissingFileError)


def test_no_bytes(file: Path, key: DataKey) -> None:
    file.write_bytes(b"")
    refused(file, key, errors.EmptyFileError)


@pytest.mark.parametrize("content", [b"x", b"Navn;Timer\n" * 100, b"PK\x03\x04" + bytes(3000)])
def test_small_file_of_something_else(file: Path, key: DataKey, content: bytes) -> None:
    file.write_bytes(content)
    refused(file, key, errors.ForeignFileError)


def test_big_file_of_something_else(file: Path, key: DataKey) -> None:
    file.write_bytes(bytes(range(256)) * 64)
    refused(file, key, errors.WrongKeyError)


def test_plain_sqlite(file: Path, key: DataKey) -> None:
    file.unlink()
    with contextlib.closing(sqlite3.connect(file)) as plain:
        plain.execute("CREATE TABLE a (b)")
        plain.commit()
    refused(file, key, errors.ForeignFileError)


def test_encrypted_by_another_program(file: Path, key: DataKey) -> None:
    keyed(file, key, "PRAGMA application_id = 7")
    refused(file, key, errors.ForeignFileError)


def test_newer_by_version(file: Path, key: DataKey) -> None:
    keyed(file, key, "PRAGMA user_version = 99")
    refused(file, key, errors.NewerFileError)


def test_newer_by_an_unknown_step(file: Path, key: DataKey) -> None:
    keyed(
        file,
        key,
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
        " VALUES ('bpa_desk', '0099_later', 'x')",
    )
    refused(file, key, errors.NewerFileError)


def test_newer_beside_a_hot_log(file: Path, key: DataKey, tmp_path: Path) -> None:
    """Looking inside must not empty the log into the file, as SQLite does when the last one closes."""
    hot = tmp_path / "hot"
    hot.mkdir()
    with contextlib.closing(database.unlocked(file, key)) as live:
        live.execute("PRAGMA user_version = 99")
        for suffix in ("", "-wal"):
            (hot / f"nes.bpa{suffix}").write_bytes(file.with_name(file.name + suffix).read_bytes())
    before = {each.name: each.read_bytes() for each in hot.iterdir()}
    with pytest.raises(errors.NewerFileError):
        Store.open(hot / "nes.bpa", key)
    assert {name: (hot / name).read_bytes() for name in before} == before


def test_held_by_this_program(file: Path, key: DataKey) -> None:
    store = Store.open(file, key)
    with unchanged(file.parent), pytest.raises(errors.FileInUseError):
        Store.open(file, key)
    viewed = Store.view(file, key)
    assert viewed.generation == store.generation
    viewed.close()
    store.set_setting("still", "mine")
    store.close()
    Store.open(file, key).close()


def test_held_by_another_process(file: Path, key: DataKey) -> None:
    holder = (
        "import sys; from pathlib import Path; from bpa_desk.storage.store import Store\n"
        "from bpa_desk.storage.keys import DataKey\n"
        "store = Store.open(Path(sys.argv[1]), DataKey(bytes(range(32)))); print('held', flush=True); input()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", holder, str(file)], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        cwd=Path(__file__).resolve().parents[2],
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stdout.readline() == b"held\n"
        with unchanged(file.parent), pytest.raises(errors.FileInUseError):
            Store.open(file, key)
        process.kill()
        process.wait()
    Store.open(file, key).close()  # a killed holder leaves nothing to clear by hand


def test_file_that_may_not_be_written(file: Path, key: DataKey) -> None:
    if os.name != "posix":
        pytest.skip("needs POSIX permissions")
    if os.geteuid() == 0:
        mount = ["mount", "--bind", str(file.parent), str(file.parent)]
        if subprocess.run(mount, check=False, capture_output=True).returncode != 0:
            pytest.skip("root can write anything here, and may not mount")
        try:
            subprocess.run(["mount", "-o", "remount,ro,bind", file.parent], check=True)
            with unchanged(file.parent), pytest.raises(errors.ReadOnlyFileError):
                Store.open(file, key)
        finally:
            subprocess.run(["umount", file.parent], check=True)
    else:
        file.chmod(0o400)
        with unchanged(file.parent), pytest.raises(errors.ReadOnlyFileError):
            Store.open(file, key)
        file.chmod(0o600)
        file.parent.chmod(0o500)
        try:
            with unchanged(file.parent), pytest.raises(errors.ReadOnlyFileError):
                Store.open(file, key)
        finally:
            file.parent.chmod(0o700)


def test_view_writes_nothing_and_refuses_changes(file: Path, key: DataKey) -> None:
    before = file.read_bytes()
    store = Store.view(file, key)
    with pytest.raises(errors.ReadOnlyFileError):
        store.set_setting("a", 1)
    store.close()
    assert file.read_bytes() == before


def test_new_file_never_takes_the_place_of_one(file: Path, key: DataKey) -> None:
    with unchanged(file.parent), pytest.raises(errors.ExistingFileError):
        Store.create(file, WRONG)


def test_no_message_tells_what_the_library_said(file: Path) -> None:
    with pytest.raises(errors.StorageError) as caught, cipher.named_errors(file):
        raise cipher.sqlite.OperationalError("near Kari Nordmann: syntax error")
    assert "Kari" not in str(caught.value)
    assert "Kari" not in str(caught.value.message)
