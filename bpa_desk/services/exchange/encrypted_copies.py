"""Opening, copying, checking and bringing back encrypted files by passphrase, for work without a window.

The passphrase is a call that gives it: nobody is asked before the file has shown that it can be used.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bpa_desk.paths import backup_folder
from bpa_desk.storage import backup, container, slots
from bpa_desk.storage.container import Backup, Reason
from bpa_desk.storage.restore import restore, restore_as_new
from bpa_desk.storage.slots import KeySlots
from bpa_desk.storage.store import Store

Asked = Callable[[], str]

__all__ = ["Backup", "back_up", "bring_back", "verify_backup", "viewed"]


@contextmanager
def viewed(file: Path, passphrase: Asked) -> Iterator[Store]:
    """Lend the file for reading, also while a window has it open; StorageError if it cannot be."""
    store = Store.view(file, slots.read_slots(file).opened(passphrase()))
    try:
        yield store
    finally:
        store.close()


def back_up(file: Path, passphrase: Asked, folder: Path | None = None) -> Backup:
    """Make a verified backup in the folder, or beside the file, and return it; StorageError if it fails."""
    key = slots.read_slots(file).opened(passphrase())
    return backup.make(file, key, folder or backup_folder(file), Reason.ASKED)


def verify_backup(copy: Path, passphrase: Asked) -> Backup:
    """Check every byte, page and reference of a backup and return its head, or raise StorageError."""
    return backup.verify(copy, KeySlots.parsed(container.slots_of(copy)).opened(passphrase()))


def bring_back(copy: Path, file: Path, passphrase: Asked, old_passphrase: Asked | None = None) -> Backup:
    """Restore a backup into the file, backing up what is there first, or as a new file if there is none.

    ``old_passphrase`` is the backup's where it differs from the file's. StorageError leaves all as it was.
    """
    copied = KeySlots.parsed(container.slots_of(copy))
    if not file.exists():
        return restore_as_new(copy, file, copied.opened((old_passphrase or passphrase)()))
    here = slots.read_slots(file)
    typed = passphrase()
    store = Store.open(file, here.opened(typed))
    try:
        return restore(store, copy, key=copied.opened(old_passphrase() if old_passphrase else typed))
    finally:
        store.close()
