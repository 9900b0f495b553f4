"""Verified encrypted backups: made while the file is in use, checked before they count, thinned by age."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from bpa_desk.domain.text import N_, Message
from bpa_desk.paths import keys_file, private_folder
from bpa_desk.storage import cipher, container, database, errors, migrations
from bpa_desk.storage.cipher import Connection
from bpa_desk.storage.container import SUFFIX, Backup, Facts, Reason
from bpa_desk.storage.keys import DataKey
from bpa_desk.storage.page import Fit, fit
from bpa_desk.storage.retention import Keep, surplus

__all__ = [
    "Backup", "Keep", "Reason", "backups", "checked_copy", "make", "newest_generation", "prune", "verify",
]

_ROOM = 1024 * 1024
_ABANDONED = 24 * 3600
_NO_WRITING = {errno.EACCES, errno.EPERM, errno.EROFS}


def make(
    file: Path,
    key: DataKey,
    folder: Path,
    reason: Reason,
    now: datetime | None = None,
    copier: Callable[[Path], object] | None = None,
) -> Backup:
    """Write a verified backup of the live file into the folder and return it; works while the file is open.

    It opens its own connection and only reads, so it may run on another thread than the store. ``copier`` is
    the store's own way to write itself down, for a file that no longer lies where it was opened.
    """
    made_at = now or datetime.now(UTC)
    with errors.system_errors(folder):
        _require_place(folder)
        _require_room(file, folder)
    with _workplace(folder) as copy, cipher.named_errors(copy):
        (copier or partial(_copy, file, key))(copy)
        copy.chmod(0o600)
        database.require_encrypted(copy)
        identity, generation, schema = _require_sound(copy, key)
        stamp = f"{made_at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
        target = _free(folder / f"{file.stem}-{stamp}-{generation:08d}-{reason}{SUFFIX}")
        facts = Facts(identity, generation, schema, made_at, reason)
        return container.pack(target, copy, _slots(file), facts)


def verify(backup: Path, key: DataKey) -> Backup:
    """Return the head after checking every byte, page and reference, or raise what is wrong."""
    with checked_copy(backup, key, backup.parent) as (_, head):
        return head


@contextmanager
def checked_copy(backup: Path, key: DataKey, folder: Path) -> Iterator[tuple[Path, Backup]]:
    """Lend the encrypted copy inside a backup as a file of its own in the folder, after every check."""
    with _workplace(folder) as copy:
        head = container.unpack(backup, copy)
        if fit(copy, key) is not Fit.FITS:
            raise errors.WrongKeyError(
                Message(
                    N_("The key does not open the backup {file}. It was made of another file, or with an "
                       "older key."),
                    errors.at(backup),
                )
            )
        with cipher.named_errors(backup):
            inside = _require_sound(copy, key)
        if inside != (head.identity, head.generation, head.schema):
            raise container.damaged(backup)
        yield copy, head


def backups(folder: Path, identity: str | None = None) -> list[Backup]:
    """Return the backups in the folder with a sound head, newest first (by generation, then clock).

    ``identity`` leaves out those of other files.
    """
    found = []
    with errors.system_errors(folder):
        paths = sorted(folder.glob(f"*{SUFFIX}")) if folder.is_dir() else []
    for path in paths:
        with contextlib.suppress(errors.StorageError):
            found.append(container.read_head(path))
    found = [backup for backup in found if identity in (None, backup.identity)]
    return sorted(found, key=lambda backup: (backup.generation, backup.made_at), reverse=True)


def newest_generation(folder: Path, identity: str) -> int:
    """Return the generation of the file's newest backup in the folder, -1 if there is none."""
    found = backups(folder, identity)
    return found[0].generation if found else -1


def prune(folder: Path, now: datetime | None = None, keep: Keep | None = None) -> list[Path]:
    """Remove what age has made superfluous, file by file, and drafts left by a crash; return what went."""
    found = backups(folder)
    files = {backup.identity for backup in found}
    gone = [
        backup
        for identity in sorted(files)
        for backup in surplus(
            [each for each in found if each.identity == identity], now or datetime.now(UTC), keep
        )
    ]
    with errors.system_errors(folder):
        for backup in gone:
            backup.path.unlink(missing_ok=True)
        for draft in (*folder.glob(".*.tmp*"), *folder.glob(f".*{SUFFIX}.part")):
            if time.time() - draft.stat().st_mtime > _ABANDONED:
                draft.unlink(missing_ok=True)
    return [backup.path for backup in gone]


@contextmanager
def _workplace(folder: Path) -> Iterator[Path]:
    """A fresh name for an encrypted copy in the folder, cleared away afterwards whatever happens."""
    copy = folder / f".{secrets.token_hex(16)}.tmp"
    try:
        yield copy
    finally:
        with contextlib.suppress(OSError):
            database.remove_file(copy)


def _copy(file: Path, key: DataKey, target: Path) -> None:
    with contextlib.closing(database.unlocked(file, key, read_only=True)) as live:
        # One read transaction, so that counts and copy tell of the same moment.
        live.execute("VACUUM INTO ?", (str(target),))


def _require_place(folder: Path) -> None:
    try:
        private_folder(folder)
        writable = os.access(folder, os.W_OK)
    except OSError as error:
        if not isinstance(error, FileExistsError | NotADirectoryError) and error.errno not in _NO_WRITING:
            raise
        writable = False
    if not writable:
        raise errors.ReadOnlyFileError(
            Message(
                N_("No backup can be made in {folder}, because nothing can be written there. Your records "
                   "are safe in the file. Give yourself permission to write in the folder, or move away what "
                   "lies in its place."),
                {"folder": str(folder)},
            )
        )


def _require_room(file: Path, folder: Path) -> None:
    needed = 2 * (file.stat().st_size if file.exists() else 0) + _ROOM
    if shutil.disk_usage(folder).free < needed:
        raise errors.disk_full(folder / file.name)


def _require_sound(copy: Path, key: DataKey) -> tuple[str, int, int]:
    """Return identity, generation and schema of a closed copy that passes every check."""
    with contextlib.closing(database.unlocked(copy, key, read_only=True)) as connection:
        if not database.sound(connection):
            raise errors.damaged(copy)
        ours = connection.execute("PRAGMA application_id").fetchone() == (database.APPLICATION_ID,)
        if not ours or migrations.unknown(connection):
            raise errors.damaged(copy)
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        return database.identity(connection), _generation(connection), version


def _generation(connection: Connection) -> int:
    number: int = connection.execute("SELECT generation FROM meta").fetchone()[0]
    return number


def _slots(file: Path) -> bytes:
    try:
        return keys_file(file).read_bytes()
    except FileNotFoundError:
        # A file that is opened by its recovery sheet alone has no sidecar; the backup then has none either.
        return b""


def _free(target: Path) -> Path:
    number, free = 1, target
    while os.path.lexists(free):
        number += 1
        free = target.with_name(f"{target.stem}-{number}{SUFFIX}")
    return free
