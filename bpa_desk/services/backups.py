"""Backups of the open file: making, listing and checking them, and bringing one back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bpa_desk.paths import backup_folder
from bpa_desk.services import backup_record, lifecycle, opening
from bpa_desk.storage import backup, container
from bpa_desk.storage import restore as restoring
from bpa_desk.storage.container import Backup, Reason
from bpa_desk.storage.keys import DataKey
from bpa_desk.storage.store import Store

__all__ = ["Backup", "Reason"]



@dataclass(frozen=True, slots=True)
class Task:
    """All that making a backup needs, so that it can be made on another thread than the store's."""

    file: Path
    key: DataKey
    folder: Path
    reason: Reason
    mark: int
    """How far the journal had come."""


@dataclass(frozen=True, slots=True)
class Copy:
    """One backup in the list, and when it was last checked."""

    backup: Backup
    checked: datetime


def possible(store: Store) -> bool:
    """Return whether the store is a file; one of memory cannot be backed up."""
    return bool(store.identity)


def task(store: Store, reason: Reason, folder: Path | None = None) -> Task:
    """Return what a backup of the open file needs; the usual folder unless one is given.

    StorageError if the file no longer lies where it was opened.
    """
    store.require_there()
    place = folder or backup_folder(store.path)
    return Task(store.path, store.key, place, reason, store.journal_mark())


def run(work: Task) -> Backup:
    """Make and check the backup, and let old ones go; on any thread. StorageError if it fails."""
    made = backup.make(work.file, work.key, work.folder, work.reason)
    backup.prune(work.folder)
    return made


def note(store: Store, work: Task, made: Backup) -> None:
    """Remember a backup that was made; one in another folder counts as the copy elsewhere."""
    before = backup_record.kept(store)
    if work.folder == backup_folder(work.file):
        backup_record.remember(store, before._replace(mark=max(work.mark, before.mark), made=made.made_at))
    else:
        backup_record.remember(store, before._replace(elsewhere=made.made_at, folder=str(work.folder)))


def before(store: Store, reason: Reason) -> Backup | None:
    """Make a backup at once, as before an import; None for a store of memory. StorageError if it fails.

    Of a file that was moved or removed while it was open it is made from what the program holds of it.
    """
    if not possible(store):
        return None
    if store.moved:
        place = backup_folder(store.path)
        return backup.make(store.path, store.key, place, reason, copier=store.copy_into)
    work = task(store, reason)
    made = run(work)
    note(store, work, made)
    return made


def copies(store: Store) -> tuple[Copy, ...]:
    """Return the backups of this file in its usual folder, newest first."""
    if not possible(store):
        return ()
    checked = backup_record.kept(store).checked or {}
    found = backup.backups(backup_folder(store.path), store.identity)
    # Each was checked when it was made; its head is sound or it would not be listed.
    return tuple(Copy(each, max(each.made_at, checked.get(each.path.name, each.made_at))) for each in found)


def folder(store: Store) -> Path:
    """Return the usual folder of this file's backups."""
    return backup_folder(store.path)


def verify(copy: Path, key: DataKey) -> Backup:
    """Check every byte, page and reference of a backup, on any thread; StorageError says what is wrong."""
    return backup.verify(copy, key)


def note_checked(store: Store, copy: Path, now: datetime) -> None:
    """Remember that a backup was found whole."""
    known = backup_record.kept(store)
    names = {each.backup.path.name for each in copies(store)}
    checked = {name: at for name, at in (known.checked or {}).items() if name in names}
    backup_record.remember(store, known._replace(checked={**checked, copy.name: now}))


def same_file(store: Store, copy: Path) -> bool:
    """Return whether the backup is of this file, so that its key opens it; StorageError if it is none."""
    return container.read_head(copy).identity == store.identity


def restore(store: Store, copy: Path, passphrase: str = "") -> Backup:
    """Put a backup in place of what is in the open file, after backing that up; it cannot be undone.

    ``passphrase`` is the backup's own, for one of another file. StorageError leaves everything as it was.
    """
    known, sheet_kept = backup_record.kept(store), opening.sheet_kept(store)
    key = None if same_file(store, copy) else lifecycle.key_of_backup(copy, passphrase)
    head = restoring.restore(store, copy, key=key)
    # What is remembered about backups is about this machine, not about the content that came back.
    backup_record.remember(store, known._replace(mark=store.journal_mark()))
    if sheet_kept:
        opening.keep_sheet(store)
    return head
