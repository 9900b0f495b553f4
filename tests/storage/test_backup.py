"""Backups are whole, verified, thinned by age; a restore is all or nothing."""

from __future__ import annotations

import errno
import os
import random
import shutil
import subprocess
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.text import Message
from bpa_desk.paths import keys_file
from bpa_desk.storage import backup, container, database, restore
from bpa_desk.storage.errors import (
    BackupError,
    DiskFullError,
    ExistingFileError,
    PlaceError,
    StorageError,
    WrongKeyError,
)
from bpa_desk.storage.keys import DataKey
from bpa_desk.storage.migrations import STEPS
from bpa_desk.storage.records import tables
from bpa_desk.storage.retention import Keep, surplus
from bpa_desk.storage.slots import KeySlots, unlock, write_slots
from bpa_desk.storage.store import Store
from tests.storage.conftest import CHEAP
from tests.storage.samples import RECORDS

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


def fill(store: Store) -> None:
    with store.change(Message("Fill")) as changes:
        changes.put_all(RECORDS)


def content(store: Store) -> list[object]:
    return [record for table in tables() for record in store.all(table.kind)]


def leftovers(folder: Path) -> list[str]:
    return [each.name for each in folder.iterdir() if each.name.startswith(".")]


def test_backup_of_an_open_file_holds_all_and_is_private(file: Path, key: DataKey, tmp_path: Path) -> None:
    write_slots(file, KeySlots.made(key, "hei", CHEAP))
    folder = tmp_path / "kopier"
    store = Store.open(file, key)
    fill(store)
    made = backup.make(file, key, folder, backup.Reason.ASKED, NOON)
    assert (made.generation, made.made_at, made.reason, made.schema) == (1, NOON, "asked", len(STEPS))
    assert made.path.stat().st_mode & 0o077 == 0
    assert made.size == made.path.stat().st_size
    assert backup.verify(made.path, key) == made
    assert backup.backups(folder) == [made]
    assert made.identity == store.identity
    assert backup.newest_generation(folder, store.identity) == store.generation
    assert leftovers(folder) == []
    wanted = content(store)
    store.close()
    fresh = tmp_path / "ny.bpa"
    restore.restore_as_new(made.path, fresh, key)
    assert unlock(fresh, "hei") == key
    opened = Store.open(fresh, key)
    assert content(opened) == wanted
    assert len(wanted) == len(RECORDS)
    opened.close()
    with pytest.raises(ExistingFileError):
        restore.restore_as_new(made.path, fresh, key)


def test_restore_goes_back_and_keeps_what_was(file: Path, key: DataKey, tmp_path: Path) -> None:
    folder = tmp_path / "kopier"
    store = Store.open(file, key)
    fill(store)
    wanted = content(store)
    first = backup.make(file, key, folder, backup.Reason.ASKED)
    with store.change(Message("Later")) as changes:
        changes.put(Assistant("ny", "Ny"))
    heard: list[frozenset[str]] = []
    store.observers.append(lambda _, kinds: heard.append(kinds))
    generation = store.generation
    restore.restore(store, first.path, folder)
    assert content(store) == wanted
    assert store.undo() is None
    assert store.generation > generation
    assert len(heard) == 1
    assert heard[0] >= {"shift", "assistant", "ordning"}
    kept = backup.backups(folder)[0]
    assert kept.reason is backup.Reason.RESTORE
    restore.restore(store, kept.path, folder)
    assert store.get(Assistant, "ny").name == "Ny"
    with store.change(Message("Still works")) as changes:
        changes.put(Assistant("igjen", "Igjen"))
    store.close()
    again = Store.open(file, key)
    assert again.get(Assistant, "igjen").name == "Igjen"
    again.close()


def test_restore_from_another_key_keeps_this_files_key(file: Path, key: DataKey, tmp_path: Path) -> None:
    other_key, other = DataKey.new(), tmp_path / "annen.bpa"
    source = Store.create(other, other_key)
    fill(source)
    made = backup.make(other, other_key, tmp_path / "k", backup.Reason.ASKED)
    wanted = content(source)
    source.close()
    store = Store.open(file, key)
    with pytest.raises(WrongKeyError):
        restore.restore(store, made.path)
    restore.restore(store, made.path, key=other_key)
    store.close()
    again = Store.open(file, key)
    assert content(again) == wanted
    again.close()


def test_damaged_backup_changes_nothing(file: Path, key: DataKey, tmp_path: Path) -> None:
    store = Store.open(file, key)
    fill(store)
    made = backup.make(file, key, tmp_path / "k", backup.Reason.ASKED)
    wanted = content(store)
    whole = made.path.read_bytes()
    made.path.write_bytes(whole[:-1])
    with pytest.raises(BackupError):
        restore.restore(store, made.path)
    assert content(store) == wanted
    store.close()


def test_every_flipped_bit_is_found(file: Path, key: DataKey, tmp_path: Path) -> None:
    write_slots(file, KeySlots.made(key, "hei", CHEAP))
    made = backup.make(file, key, tmp_path / "k", backup.Reason.ASKED)
    whole = made.path.read_bytes()
    chance = random.Random(7)
    head = range(len(container.MAGIC) + 700)
    places = [*chance.sample(head, 150), *(chance.randrange(len(whole)) for _ in range(250))]
    for place in places:
        changed = bytearray(whole)
        changed[place] ^= 1 << chance.randrange(8)
        made.path.write_bytes(changed)
        with pytest.raises(BackupError):
            container.check(made.path)
    for length in (0, 1, len(container.MAGIC), 100, len(whole) // 2, len(whole) - 1):
        made.path.write_bytes(whole[:length])
        with pytest.raises(BackupError):
            container.check(made.path)
    made.path.write_bytes(whole + b"\0")
    with pytest.raises(BackupError):
        container.check(made.path)


def test_forged_head_does_not_hide_changed_pages(file: Path, key: DataKey, tmp_path: Path) -> None:
    """Pages that were changed, with checksums made anew, are caught by the HMAC of each page."""
    made = backup.make(file, key, tmp_path / "k", backup.Reason.ASKED)
    copy = tmp_path / "copy"
    container.unpack(made.path, copy)
    pages = bytearray(copy.read_bytes())
    pages[3 * 4096 + 100] ^= 1
    copy.write_bytes(pages)
    facts = container.Facts(made.identity, made.generation, made.schema, NOON, made.reason)
    container.pack(made.path, copy, b"", facts)
    with pytest.raises(StorageError):
        backup.verify(made.path, key)
    assert leftovers(tmp_path / "k") == []


def test_no_room_is_told_before_anything_is_written(file: Path, key: DataKey, tmp_path: Path) -> None:
    if os.name != "posix" or os.geteuid() != 0:
        pytest.skip("needs the right to mount a small disk")
    small = tmp_path / "small"
    small.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", small], check=False)
    if done.returncode != 0:
        pytest.skip("this machine does not let us mount")
    try:
        with pytest.raises(DiskFullError):
            backup.make(file, key, small, backup.Reason.ASKED)
        assert list(small.iterdir()) == []
    finally:
        subprocess.run(["umount", small], check=True)


def test_a_backup_that_fails_half_way_leaves_no_draft(
    file: Path, key: DataKey, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_streams: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(shutil, "copyfileobj", full)
    with pytest.raises(DiskFullError):
        backup.make(file, key, tmp_path / "k", backup.Reason.ASKED)
    assert list((tmp_path / "k").iterdir()) == []


def test_a_file_on_a_disk_nobody_may_write_to_is_read_and_nothing_is_made_beside_it(
    file: Path, key: DataKey, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = sorted(file.parent.iterdir())
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)
    Store.view(file, key).close()
    assert sorted(file.parent.iterdir()) == before


def test_a_new_file_is_restored_only_where_its_folder_is(file: Path, key: DataKey, tmp_path: Path) -> None:
    made = backup.make(file, key, tmp_path / "k", backup.Reason.ASKED)
    with pytest.raises(PlaceError) as refused:
        restore.restore_as_new(made.path, tmp_path / "none" / "new.bpa", key)
    assert refused.value.message.values["folder"] == str(tmp_path / "none")


def test_prune_removes_what_age_made_surplus(file: Path, key: DataKey, tmp_path: Path) -> None:
    folder = tmp_path / "k"
    for day in range(40):
        backup.make(file, key, folder, backup.Reason.CLOSE, NOON - timedelta(days=day * 20))
    young, old = folder / ".young.tmp", folder / ".old.tmp-journal"
    young.touch()
    old.touch()
    os.utime(old, (0, 0))
    gone = backup.prune(folder, NOON)
    assert (young.exists(), old.exists()) == (True, False)
    left = backup.backups(folder)
    assert len(gone) + len(left) == 40
    assert len(left) < 30
    assert max(each.made_at for each in left) == NOON
    assert backup.prune(folder, NOON) == []


def test_files_that_share_a_folder_do_not_crowd_each_other_out(
    file: Path, key: DataKey, tmp_path: Path
) -> None:
    folder, other = tmp_path / "k", tmp_path / "annen.bpa"
    Store.create(other, key).close()
    old = backup.make(other, key, folder, backup.Reason.ASKED, NOON - timedelta(days=800))
    for day in range(30):
        backup.make(file, key, folder, backup.Reason.CLOSE, NOON - timedelta(days=day * 20))
    assert backup.prune(folder, NOON) != []
    assert backup.backups(folder, old.identity) == [old]
    assert backup.newest_generation(folder, "another") == -1


def test_damaged_file_is_set_aside_whole(file: Path, key: DataKey) -> None:
    write_slots(file, KeySlots.made(key, "hei", CHEAP))
    file.with_name(file.name + "-wal").write_bytes(b"log")
    aside = restore.set_aside(file)
    assert not file.exists()
    assert not keys_file(file).exists()
    assert aside.exists()
    assert aside.with_name(aside.name + "-wal").read_bytes() == b"log"
    assert unlock(aside, "hei") == key
    database.create(file, key)
    assert restore.set_aside(file) != aside


@dataclass(frozen=True)
class Made:
    generation: int
    made_at: datetime


def test_retention_over_years_with_a_clock_that_jumps() -> None:
    chance = random.Random(3)
    now, kept, jumps = NOON, [], Counter[str]()
    for generation in range(6000):
        now += timedelta(hours=chance.choice((3, 9, 14, 40)))
        if chance.random() < 0.002:
            years = chance.choice((-10, -1, 1, 10))
            now += timedelta(days=365 * years)
            jumps["back" if years < 0 else "on"] += 1
        kept.append(Made(generation, now))
        gone = set(surplus(kept, now))
        assert kept[-1] not in gone
        assert all(each.made_at <= now for each in gone)
        kept = [each for each in kept if each not in gone]
        assert len(kept) >= min(5, generation + 1)
        assert {each.generation for each in kept} >= set(range(max(0, generation - 4), generation + 1))
    assert jumps["back"] > 2
    assert jumps["on"] > 2


def test_retention_in_a_quiet_year_keeps_days_weeks_and_months() -> None:
    every_six_hours = [Made(i, NOON - timedelta(hours=6 * (2000 - i))) for i in range(2001)]
    gone = set(surplus(every_six_hours, NOON))
    left = [each for each in every_six_hours if each not in gone]
    assert sum(NOON - each.made_at <= timedelta(days=2) for each in left) == 9
    assert len({each.made_at.date() for each in left}) >= 14
    assert len({each.made_at.isocalendar()[:2] for each in left}) >= 8
    assert len({(each.made_at.year, each.made_at.month) for each in left}) == 12
    assert len(left) < 45
    assert surplus(every_six_hours[:5], NOON, Keep(days=0, weeks=0, months=0)) == []
