"""Opening, copying, checking and bringing back encrypted files by passphrase, for work without a window."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bpa_desk.paths import backup_folder
from bpa_desk.storage import backup, container, slots
from bpa_desk.storage.container import Backup, Reason
from bpa_desk.storage.restore import restore, restore_as_new
from bpa_desk.storage.slots import KeySlots
from bpa_desk.storage.store import Store

__all__ = ["Backup", "back_up", "bring_back", "verify_backup", "viewed"]


@contextmanager
def viewed(file: Path, passphrase: str) -> Iterator[Store]:
    """Lend the file for reading, also while a window has it open; StorageError if it cannot be."""
    store = Store.view(file, slots.unlock(file, passphrase))
    try:
        yield store
    finally:
        store.close()


def back_up(file: Path, passphrase: str, folder: Path | None = None) -> Backup:
    """Make a verified backup in the folder, or beside the file, and return it; StorageError if it fails."""
    return backup.make(file, slots.unlock(file, passphrase), folder or backup_folder(file), Reason.ASKED)


def verify_backup(copy: Path, passphrase: str) -> Backup:
    """Check every byte, page and reference of a backup and return its head, or raise StorageError."""
    return backup.verify(copy, KeySlots.parsed(container.slots_of(copy)).opened(passphrase))


def bring_back(copy: Path, file: Path, passphrase: str, old_passphrase: str | None = None) -> Backup:
    """Restore a backup into the file, backing up what is there first, or as a new file if there is none.

    ``old_passphrase`` is the backup's where it differs from the file's. StorageError leaves all as it was.
    """
    copied = KeySlots.parsed(container.slots_of(copy))
    if not file.exists():
        return restore_as_new(copy, file, copied.opened(old_passphrase or passphrase))
    store = Store.open(file, slots.unlock(file, passphrase))
    try:
        return restore(store, copy, key=copied.opened(old_passphrase or passphrase))
    finally:
        store.close()
