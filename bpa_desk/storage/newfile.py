"""A new ordning on disk: the encrypted file and its key slots, both or neither."""

from __future__ import annotations

import contextlib
from pathlib import Path

from bpa_desk.paths import keys_file, private_folder
from bpa_desk.storage import errors
from bpa_desk.storage.keys import DataKey, Stretching
from bpa_desk.storage.location import require_allowed
from bpa_desk.storage.slots import KeySlots, write_slots
from bpa_desk.storage.store import Store


def make(path: Path, key: DataKey, passphrase: str, stretching: Stretching | None = None) -> Store:
    """Make a new file that opens with the passphrase, and open it; ``stretching`` is calibrated unless given.

    The place is checked first. Key slots of an earlier file of that name are kept beside under another name.
    """
    require_allowed(path)
    errors.require_free(path)
    slots = KeySlots.made(key, passphrase, stretching)
    with errors.system_errors(path):
        private_folder(path.parent)
        _keep_older(keys_file(path))
    try:
        # Slots first: a file that nobody can open would be worse than slots without a file.
        write_slots(path, slots)
        return Store.create(path, key)
    except BaseException:
        if not path.exists():
            for sidecar in _sidecars(keys_file(path)):
                with contextlib.suppress(OSError):
                    sidecar.unlink()
        raise


def _keep_older(sidecar: Path) -> None:
    """Move slots that lie where the new ones go: the file they open may only be away for a while."""
    number = 1
    while (older := sidecar.with_name(f"{sidecar.name}.older-{number}")).exists():
        number += 1
    for present in _sidecars(sidecar):
        if present.exists():
            present.replace(older if present == sidecar else older.with_name(older.name + ".bak"))


def _sidecars(sidecar: Path) -> tuple[Path, Path]:
    return sidecar, sidecar.with_name(sidecar.name + ".bak")
