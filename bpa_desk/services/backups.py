"""Backups of the open file: when they are due, what is known about them, and bringing one back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from bpa_desk.paths import backup_folder
from bpa_desk.services import lifecycle, ordning
from bpa_desk.storage import backup, container
from bpa_desk.storage import restore as restoring
from bpa_desk.storage.container import Backup, Reason
from bpa_desk.storage.keys import DataKey
from bpa_desk.storage.store import Store

__all__ = ["Backup", "Reason"]

EVERY_MINUTES = 30
REMIND_AFTER = timedelta(days=14)
_KEY = "backup"


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
class Kept:
    """What the file remembers about its backups; instants in UTC, ``folder`` of the copies kept elsewhere."""

    mark: int = 0
    made: datetime | None = None
    checked: Mapping[str, datetime] | None = None
    """File name of a backup, and when it was last checked by hand."""
    elsewhere: datetime | None = None
    folder: str = ""
    since: datetime | None = None
    """When the program first looked after this file."""

    def last_checked(self) -> datetime | None:
        """Return when a backup was last proved whole: each is, when it is made."""
        found = [each for each in (self.made, *(self.checked or {}).values()) if each is not None]
        return max(found, default=None)

    def reminder_due(self, now: datetime) -> bool:
        """Return whether a copy outside this machine is older than two weeks, or has never been made."""
        last = self.elsewhere or self.since
        return last is not None and now - last > REMIND_AFTER


@dataclass(frozen=True, slots=True)
class Copy:
    """One backup in the list, and when it was last checked."""

    backup: Backup
    checked: datetime


def possible(store: Store) -> bool:
    """Return whether the store is a file; one of memory cannot be backed up."""
    return bool(store.identity)


def task(store: Store, reason: Reason, folder: Path | None = None) -> Task:
    """Return what a backup of the open file needs; the usual folder unless one is given."""
    place = folder or backup_folder(store.path)
    return Task(store.path, store.key, place, reason, store.journal_mark())


def run(work: Task) -> Backup:
    """Make and check the backup, and let old ones go; on any thread. StorageError if it fails."""
    made = backup.make(work.file, work.key, work.folder, work.reason)
    backup.prune(work.folder)
    return made


def note(store: Store, work: Task, made: Backup) -> None:
    """Remember a backup that was made; one in another folder counts as the copy elsewhere."""
    before = kept(store)
    if work.folder == backup_folder(work.file):
        _remember(store, replace(before, mark=max(work.mark, before.mark), made=made.made_at))
    else:
        _remember(store, replace(before, elsewhere=made.made_at, folder=str(work.folder)))


def before(store: Store, reason: Reason) -> Backup | None:
    """Make a backup at once, as before an import; None for a store of memory. StorageError if it fails."""
    if not possible(store):
        return None
    work = task(store, reason)
    made = run(work)
    note(store, work, made)
    return made


def behind(store: Store) -> bool:
    """Return whether something has been changed since the last backup."""
    return store.journal_mark() > kept(store).mark


def begin(store: Store, now: datetime) -> None:
    """Remember from when the file is looked after, so that reminders do not come on the first day."""
    known = kept(store)
    if known.since is None:
        _remember(store, replace(known, since=now))


def kept(store: Store) -> Kept:
    """Return what the file remembers about its backups."""
    found = ordning.setting(store, _KEY)
    told: Mapping[str, Any] = found if isinstance(found, dict) else {}
    checked = told.get("checked")
    return Kept(
        mark=int(told.get("mark", 0)),
        made=_instant(told.get("made")),
        checked={name: at for name, text in (checked or {}).items() if (at := _instant(text)) is not None},
        elsewhere=_instant(told.get("elsewhere")),
        folder=str(told.get("folder", "")),
        since=_instant(told.get("since")),
    )


def copies(store: Store) -> tuple[Copy, ...]:
    """Return the backups of this file in its usual folder, newest first."""
    if not possible(store):
        return ()
    checked = kept(store).checked or {}
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
    known = kept(store)
    names = {each.backup.path.name for each in copies(store)}
    checked = {name: at for name, at in (known.checked or {}).items() if name in names}
    _remember(store, replace(known, checked={**checked, copy.name: now}))


def same_file(store: Store, copy: Path) -> bool:
    """Return whether the backup is of this file, so that its key opens it; StorageError if it is none."""
    return container.read_head(copy).identity == store.identity


def restore(store: Store, copy: Path, passphrase: str = "") -> Backup:
    """Put a backup in place of what is in the open file, after backing that up; it cannot be undone.

    ``passphrase`` is the backup's own, for one of another file. StorageError leaves everything as it was.
    """
    known, sheet_kept = kept(store), lifecycle.sheet_kept(store)
    key = None if same_file(store, copy) else lifecycle.key_of_backup(copy, passphrase)
    head = restoring.restore(store, copy, key=key)
    # What is remembered about backups is about this machine, not about the content that came back.
    _remember(store, replace(known, mark=store.journal_mark()))
    if sheet_kept:
        lifecycle.keep_sheet(store)
    return head


def _remember(store: Store, what: Kept) -> None:
    ordning.set_setting(
        store,
        _KEY,
        {
            "mark": what.mark,
            "made": _text(what.made),
            "checked": {name: _text(at) for name, at in (what.checked or {}).items()},
            "elsewhere": _text(what.elsewhere),
            "folder": what.folder,
            "since": _text(what.since),
        },
    )


def _instant(text: object) -> datetime | None:
    try:
        return datetime.fromisoformat(text) if isinstance(text, str) and text else None
    except ValueError:
        return None


def _text(at: datetime | None) -> str:
    return at.isoformat() if at is not None else ""
