"""Opening a file whose key is at hand, and whether its recovery sheet is kept: all a good start needs."""

from __future__ import annotations

from pathlib import Path

from bpa_desk.services import ordning
from bpa_desk.storage.keys import DataKey, Stretching
from bpa_desk.storage.lock import FileLock
from bpa_desk.storage.store import Store

__all__ = ["DataKey", "FileLock", "Store", "Stretching"]

SHEET_KEPT = "recovery_sheet_kept"


def open_store(file: Path, key: DataKey) -> Store:
    """Return the open file, for the thread that will use it."""
    return Store.open(file, key)


def sheet_kept(store: Store) -> bool:
    """Return whether somebody has confirmed that the recovery sheet is printed or saved."""
    return bool(ordning.setting(store, SHEET_KEPT, False))


def keep_sheet(store: Store) -> None:
    """Remember that the recovery sheet is confirmed."""
    ordning.set_setting(store, SHEET_KEPT, True)
