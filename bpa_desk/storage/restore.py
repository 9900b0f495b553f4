"""Bringing a backup back: into the open file as one step of the disk, or beside one that cannot be opened."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from bpa_desk.domain.text import N_, Message
from bpa_desk.paths import backup_folder, keys_file, sync_folder, write_whole
from bpa_desk.storage import backup, cipher, container, database, errors, migrations
from bpa_desk.storage.container import Backup, Reason
from bpa_desk.storage.keys import DataKey
from bpa_desk.storage.location import require_allowed
from bpa_desk.storage.store import Store

LABEL = N_("Restore a backup")


def restore(store: Store, source: Path, folder: Path | None = None, key: DataKey | None = None) -> Backup:
    """Replace the content of the open file by the backup's, wholly or not at all, after backing up the old.

    ``key`` is the backup's if it differs from the file's; the file keeps its own key. It is a barrier.
    """
    store.require_there()
    place = folder or backup_folder(store.path)
    with backup.checked_copy(source, key or store.key, store.path.parent) as (copy, head):
        backup.make(store.path, store.key, place, Reason.RESTORE)
        # The counter never goes back, or the next backup would count as older than those there are.
        newest = backup.newest_generation(place, store.identity)
        generation = max(store.generation, head.generation, newest) + 1
        opened = contextlib.closing(database.unlocked(copy, key or store.key))
        with cipher.named_errors(store.path), opened as older:
            migrations.apply(older)
            older.execute("UPDATE meta SET generation = ?", (generation,))
            store.replace_content(older)
    store.refreshed(Message(LABEL))
    return head


def restore_as_new(source: Path, target: Path, key: DataKey) -> Backup:
    """Make a new live file of the backup, for when the old one cannot be opened; its key slots come along."""
    require_allowed(target)
    errors.require_free(target)
    _require_place(target)
    with backup.checked_copy(source, key, target.parent) as (copy, head), cipher.named_errors(target):
        with contextlib.closing(database.unlocked(copy, key)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
        # Last, for keys without their file would stand in the way of the next attempt.
        if slots := container.slots_of(source):
            write_whole(keys_file(target), slots)
        copy.replace(target)
        sync_folder(target.parent)
    return head


def _require_place(target: Path) -> None:
    folder = target.absolute().parent
    if not folder.is_dir():
        raise errors.PlaceError(
            Message(
                N_("There is no folder {folder}. Make it first, or choose another place."), errors.at(target)
            )
        )
    if not os.access(folder, os.W_OK):
        raise errors.read_only(target)


def set_aside(file: Path) -> Path:
    """Move a file that cannot be opened out of the way with all that belongs to it; return its new name."""
    number = 1
    while (aside := file.with_name(f"{file.stem}.damaged-{number}{file.suffix}")).exists():
        number += 1
    with errors.system_errors(file):
        # The log first: were the main file to go alone, a new one beside the old log would be damaged by it.
        for suffix in (*database.COMPANIONS, ".keys", ".keys.bak", ""):
            part = file.with_name(file.name + suffix)
            if part.exists():
                part.rename(aside.with_name(aside.name + suffix))
        sync_folder(file.parent)
    return aside
