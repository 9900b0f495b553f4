"""The life of a file: made, unlocked, recovered, brought back; thin over storage, and safe on any thread."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from bpa_desk.domain.ordning import EmployerModel
from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.paths import FILE_SUFFIX, backup_folder, default_file
from bpa_desk.services import ordning, shift_types
from bpa_desk.storage import backup, container, errors, location, newfile, slots
from bpa_desk.storage.container import Backup
from bpa_desk.storage.keys import DataKey, Stretching
from bpa_desk.storage.restore import restore_as_new, set_aside
from bpa_desk.storage.slots import KeySlots
from bpa_desk.storage.store import Store
from bpa_desk.storage.strength import Strength, estimate

__all__ = ["Backup", "DataKey", "Store", "Strength", "Stretching", "Trouble"]


class Trouble(StrEnum):
    """What a refusal of the file or the machine is about, so that the window can offer what helps."""

    MISSING = "missing"
    EXISTING = "existing"
    EMPTY = "empty"
    FOREIGN = "foreign"
    NEWER = "newer"
    PASSPHRASE = "passphrase"
    KEYS = "keys"
    WRONG_KEY = "wrong_key"
    DAMAGED = "damaged"
    READ_ONLY = "read_only"
    IN_USE = "in_use"
    PLACE = "place"
    FULL = "full"
    DISK = "disk"
    CIPHER = "cipher"
    BACKUP = "backup"
    OTHER = "other"


_TROUBLES: tuple[tuple[type[errors.StorageError], Trouble], ...] = (
    (errors.MissingFileError, Trouble.MISSING),
    (errors.ExistingFileError, Trouble.EXISTING),
    (errors.EmptyFileError, Trouble.EMPTY),
    (errors.ForeignFileError, Trouble.FOREIGN),
    (errors.NewerFileError, Trouble.NEWER),
    (errors.WrongPassphraseError, Trouble.PASSPHRASE),
    (errors.KeysMissingError, Trouble.KEYS),
    (errors.KeysDamagedError, Trouble.KEYS),
    (errors.WrongKeyError, Trouble.WRONG_KEY),
    (errors.DamagedFileError, Trouble.DAMAGED),
    (errors.ReadOnlyFileError, Trouble.READ_ONLY),
    (errors.FileInUseError, Trouble.IN_USE),
    (errors.PlaceError, Trouble.PLACE),
    (errors.DiskFullError, Trouble.FULL),
    (errors.DiskTroubleError, Trouble.DISK),
    (errors.CipherMissingError, Trouble.CIPHER),
    (errors.BackupError, Trouble.BACKUP),
)


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a new file is told: the ordning's name, whose it is, who employs, and who runs it."""

    name: str
    leader: str = ""
    employer_model: EmployerModel = EmployerModel.LEVERANDOR
    employer: str = ""


def trouble(error: errors.StorageError) -> Trouble:
    """Return what the error is about."""
    return next((kind for family, kind in _TROUBLES if isinstance(error, family)), Trouble.OTHER)


def suggested_file() -> Path:
    """Return a place for a new file on this machine where nothing lies yet."""
    first, number = default_file(), 1
    free = first
    while free.exists():
        number += 1
        free = first.with_name(f"{first.stem}-{number}{FILE_SUFFIX}")
    return free


def place_problem(file: Path) -> Message | None:
    """Return why a live file may not be made at the path (synced, network, taken), or None if it may."""
    if os.path.exists(file):  # also where one may not look
        return errors.taken(file)
    return location.refusal(file)


def strength(passphrase: str) -> Strength:
    """Return how well a passphrase would protect a stolen file."""
    return estimate(passphrase).strength


def new_key() -> DataKey:
    """Return a fresh data key."""
    return DataKey.new()


def create(
    file: Path,
    beginning: Beginning,
    key: DataKey,
    passphrase: str,
    stretching: Stretching | None = None,
    word: Callable[[str], str] = str,
) -> None:
    """Make the encrypted file with its ordning and close it again; slow by design, so run it as a job.

    The usual shift types stand in it, worded by ``word``, so that their codes can be typed at once.
    DomainError names the field that is wrong, before anything is written; StorageError leaves no file.
    """
    _require_beginning(beginning, passphrase)
    store = newfile.make(file, key, passphrase, stretching)
    try:
        ordning.establish(
            store,
            beginning.name.strip(),
            leader=beginning.leader.strip(),
            employer_model=beginning.employer_model,
            employer=beginning.employer.strip(),
        )
        shift_types.ensure_defaults(store, word)
        store.barrier()
    finally:
        store.close()


def unlock(file: Path, passphrase: str) -> DataKey:
    """Return the file's key once it is proved to open the file, which is brought up to date; run as a job."""
    with errors.system_errors(file):
        if not file.exists():
            raise errors.missing(file)
    key = slots.unlock(file, passphrase)
    Store.open(file, key).close()
    return key


def key_of(file: Path, passphrase: str) -> DataKey:
    """Return the key of a file that is open, for showing its sheet; slow by design, so run it as a job."""
    return slots.unlock(file, passphrase)


def unlock_by_sheet(file: Path, written: str) -> DataKey:
    """Return the key typed from a recovery sheet once it opens the file; DomainError for a misread sheet."""
    try:
        key = DataKey.from_groups(written)
    except DomainError as error:
        raise DomainError(error.message, "sheet") from error
    Store.open(file, key).close()
    return key


def renew_passphrase(
    file: Path, key: DataKey, passphrase: str, stretching: Stretching | None = None
) -> None:
    """Give a file that was opened by its recovery sheet a new passphrase; DomainError for an empty one."""
    _require_passphrase(passphrase)
    slots.renew_slots(file, key, passphrase, stretching)


def change_passphrase(file: Path, old: str, new: str, stretching: Stretching | None = None) -> None:
    """Replace the passphrase; only the key file changes. DomainError beside ``old`` or ``passphrase``."""
    _require_passphrase(new)
    try:
        slots.change_passphrase(file, old, new, stretching)
    except errors.WrongPassphraseError as error:
        raise DomainError(error.message, "old") from error


def groups(key: DataKey) -> tuple[str, ...]:
    """Return the 14 groups of the file's recovery sheet."""
    return key.groups()


def same_group(shown: str, typed: str) -> bool:
    """Return whether a typed group of the sheet is the shown one; case, spaces and look-alikes are free."""
    plain = "".join(typed.split()).upper().replace("0", "O").replace("8", "B").replace("-", "")
    return plain == shown


def find_good(file: Path, passphrase: str) -> tuple[Backup | None, DataKey | None]:
    """Return the newest whole backup of a file that cannot be opened, and its key, or None twice."""
    try:
        key: DataKey | None = slots.unlock(file, passphrase)
    except errors.StorageError:
        key = None
    for each in backup.backups(backup_folder(file)):
        try:
            opening = key or key_of_backup(each.path, passphrase)
            return backup.verify(each.path, opening), opening
        except errors.StorageError:
            continue
    return None, None


def replace_by_backup(file: Path, copy: Path, key: DataKey) -> Path:
    """Put a backup in the place of a file that cannot be opened; return where the old one lies now.

    The present passphrase stays valid where its key file is whole; else it is the backup's.
    """
    backup.verify(copy, key)
    try:
        kept: KeySlots | None = slots.read_slots(file)
    except errors.StorageError:
        kept = None
    aside = set_aside(file)
    restore_as_new(copy, file, key)
    if kept is not None:
        slots.write_slots(file, kept)
    return aside


def bring_back(copy: Path, file: Path, secret: str) -> DataKey:
    """Make a new live file of a backup by its passphrase or its recovery sheet, and return the key."""
    try:
        key = DataKey.from_groups(secret)
    except DomainError:
        key = key_of_backup(copy, secret)
    restore_as_new(copy, file, key)
    return key


def key_of_backup(copy: Path, passphrase: str) -> DataKey:
    """Return the key of a backup by the passphrase it was made under; StorageError if it is another."""
    content = container.slots_of(copy)
    try:
        found = KeySlots.parsed(content)
    except ValueError as error:
        raise container.damaged(copy) from error
    return found.opened(passphrase)


def _require_beginning(beginning: Beginning, passphrase: str) -> None:
    if not beginning.name.strip():
        raise DomainError(Message(N_("Give the ordning a name, for instance your own first name.")), "name")
    _require_passphrase(passphrase)


def _require_passphrase(passphrase: str) -> None:
    if not passphrase:
        raise DomainError(Message(N_("Choose a passphrase.")), "passphrase")

