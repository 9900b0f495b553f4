"""The verified backup that is made before anything foreign is brought in."""

from __future__ import annotations

from collections.abc import Callable

from bpa_desk.paths import backup_folder
from bpa_desk.storage import backup
from bpa_desk.storage.container import Backup, Reason
from bpa_desk.storage.errors import StorageError
from bpa_desk.storage.store import Store


def backup_before_import(store: Store) -> Callable[[], Backup] | None:
    """Return what makes a verified backup of the open file, for another thread; None for a store of memory.

    Calling it raises StorageError where the backup cannot be made: then nothing must be brought in.
    """
    try:
        key = store.key
    except StorageError:
        return None
    file = store.path
    return lambda: backup.make(file, key, backup_folder(file), Reason.IMPORT)
