"""Opening and making the encrypted file, with every check and setting, before a single record is read."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from bpa_desk.domain.text import N_, Message
from bpa_desk.paths import create_private, private_folder, sync_folder
from bpa_desk.storage import cipher, errors, migrations
from bpa_desk.storage.cipher import Connection
from bpa_desk.storage.keys import DataKey
from bpa_desk.storage.location import require_allowed
from bpa_desk.storage.lock import FileLock
from bpa_desk.storage.page import PAGE, Fit, fit

APPLICATION_ID = 0x42504144  # "BPAD"
COMPANIONS = ("-wal", "-shm", "-journal")
MEMORY = Path(":memory:")
_NOISE = 240
_KNOWN_BEGINNINGS = (cipher.PLAIN_HEADER, b"PK\x03\x04")

# WAL needs synchronous=FULL: with NORMAL a power cut loses commits that were acknowledged.
_SETTINGS = (
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA recursive_triggers = ON",
    "PRAGMA busy_timeout = 5000",
    "PRAGMA cache_size = -65536",
    "PRAGMA secure_delete = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA fullfsync = ON",
    "PRAGMA checkpoint_fullfsync = ON",
)


class Database:
    """An open file: the connection, the path, and the lock that keeps other programs out."""

    def __init__(self, path: Path, connection: Connection, lock: FileLock | None = None) -> None:
        self.path = path
        self.connection = connection
        self._lock = lock
        self._place = _place(path)

    @property
    def moved(self) -> bool:
        """Whether the file was moved, removed or replaced since it was opened."""
        return self.path != MEMORY and _place(self.path) != self._place

    def close(self) -> None:
        """Close the connection and let other programs in; harmless a second time."""
        if self.moved:
            # SQLite by itself would leave its log at the old name, and what is in it out of the moved file.
            with contextlib.suppress(cipher.sqlite.Error):
                self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        self.connection.close()
        if self._lock is not None:
            self._lock.release()


def in_memory() -> Database:
    """Return a database of this process only, with the same schema and settings as a file."""
    connection = cipher.connect(":memory:")
    with cipher.named_errors(MEMORY):
        _settle(connection)
        migrations.apply(connection)
    return Database(MEMORY, connection)


def create(path: Path, key: DataKey) -> None:
    """Make a new encrypted file, whole or not at all; the folder is made too, private to the user."""
    require_allowed(path)
    errors.require_free(path)
    with errors.system_errors(path):
        private_folder(path.parent)
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    remove_file(draft)
    try:
        with cipher.named_errors(path):
            _fill(draft, key)
            if path.exists():
                raise errors.in_use(path)
            draft.replace(path)
            sync_folder(path.parent)
    except BaseException:
        remove_file(draft)
        raise


def _fill(draft: Path, key: DataKey) -> None:
    create_private(draft, fresh=True).close()
    connection = unlocked(draft, key)
    try:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        _use_log(connection)
        _settle(connection)
        migrations.apply(connection)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()
    require_encrypted(draft)


def open_file(path: Path, key: DataKey) -> Database:
    """Return the live file, open for writing and held against other programs; the schema may still be older.

    Every refusal is a named StorageError and leaves the file byte for byte as it was.
    """
    require_allowed(path)
    _require_file(path)
    lock = FileLock(path)
    lock.take()
    try:
        _require_writable(path)
        _require_fit(path, key)
        if any(_has_bytes(path.with_name(path.name + suffix)) for suffix in ("-wal", "-journal")):
            # Opened to write, a file that may not be ours would take in what is left of the last time.
            _look_inside(path, key)
        with cipher.named_errors(path):
            connection = unlocked(path, key)
            try:
                _require_ours(path, connection)
                _use_log(connection)
                _settle(connection)
            except BaseException:
                connection.close()
                raise
    except BaseException:
        lock.release()
        raise
    return Database(path, connection, lock)


def view_file(path: Path, key: DataKey) -> Database:
    """Return the file for reading only, also while another program has it open; it must be up to date."""
    _require_file(path)
    _require_fit(path, key)
    _look_inside(path, key)
    with cipher.named_errors(path):
        connection = unlocked(path, key, read_only=True)
        if migrations.pending(connection):
            connection.close()
            raise errors.OlderFileError(
                Message(
                    N_("{file} was made by an older version. Open it in the window once; it is brought up to "
                       "date there, after a backup."),
                    errors.at(path),
                )
            )
    return Database(path, connection)


def unlocked(path: Path, key: DataKey, *, read_only: bool = False) -> Connection:
    """Return a connection that has the key and has proved that it encrypts; raises library errors."""
    connection = cipher.connect(path, read_only=read_only)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(key.pragma)
        cipher.require_cipher(connection)
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def sound(connection: Connection) -> bool:
    """Return whether SQLite's, SQLCipher's and the references' checks find nothing; raises library errors."""
    return (
        connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        and connection.execute("PRAGMA cipher_integrity_check").fetchall() == []
        and connection.execute("PRAGMA foreign_key_check").fetchall() == []
    )


def identity(connection: Connection) -> str:
    """Return the file's salt as hex: the same in every backup of it, different in every other file."""
    row = connection.execute("PRAGMA cipher_salt").fetchone()
    return str(row[0]) if row else ""


def require_encrypted(path: Path) -> None:
    """Raise CipherMissingError, and remove the file just made, if it begins like plain SQLite."""
    with open(path, "rb") as stream:
        plain = stream.read(len(cipher.PLAIN_HEADER)) == cipher.PLAIN_HEADER
    if plain:
        remove_file(path)
        raise cipher.bypassed()


def remove_file(path: Path) -> None:
    """Remove a database file that was only a draft, with its companions."""
    for name in (path.name, *(path.name + suffix for suffix in COMPANIONS)):
        with contextlib.suppress(FileNotFoundError):
            path.with_name(name).unlink()


def _place(path: Path) -> tuple[int, int] | None:
    """Return what tells the file at the path from every other, None if there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _settle(connection: Connection) -> None:
    for setting in _SETTINGS:
        connection.execute(setting)


def _use_log(connection: Connection) -> None:
    mode = connection.execute("PRAGMA journal_mode = WAL").fetchone()[0]
    if mode != "wal":
        raise cipher.sqlite.OperationalError("disk I/O error")


def require_likely(path: Path) -> None:
    """Raise Missing-, Empty- or ForeignFileError for a file that cannot be ours, whatever its key."""
    _require_file(path)
    with errors.system_errors(path), open(path, "rb") as stream:
        page = stream.read(PAGE)
    from bpa_desk.storage.container import MAGIC  # rarely, and opening a file needs none of it

    if page.startswith(MAGIC):
        raise errors.ForeignFileError(
            Message(N_("{file} is a backup, not a file to work in. Bring it back first."), errors.at(path))
        )
    # An encrypted page is noise: every byte value is in it. Text, pictures and tables begin otherwise.
    if len(page) < PAGE or len(set(page)) < _NOISE or page.startswith(_KNOWN_BEGINNINGS):
        raise _foreign(path)


def _require_file(path: Path) -> None:
    with errors.system_errors(path):
        if not path.is_file():
            raise errors.missing(path)
        size = path.stat().st_size
    if size == 0:
        raise errors.EmptyFileError(
            Message(
                N_("{file} is empty: it has no records at all. If it held your plan before, restore the "
                   "newest backup."),
                errors.at(path),
            )
        )


def _require_writable(path: Path) -> None:
    with errors.system_errors(path), open(path, "r+b"):
        pass
    if not os.access(path.parent, os.W_OK):
        raise errors.read_only(path)


def _require_fit(path: Path, key: DataKey) -> None:
    with errors.system_errors(path):
        with open(path, "rb") as stream:
            head = stream.read(len(cipher.PLAIN_HEADER))
        if head == cipher.PLAIN_HEADER or path.stat().st_size < PAGE:
            raise _foreign(path)
        match fit(path, key):
            case Fit.WRONG_KEY:
                raise errors.WrongKeyError(
                    Message(
                        N_("The key does not open {file}. It belongs to another file, or the beginning of "
                           "this one is damaged. Nothing was changed."),
                        errors.at(path),
                    )
                )
            case Fit.STRANGE_LOG:
                raise errors.DamagedFileError(
                    Message(
                        N_("Beside {file} lies a “-wal” file that belongs to another file, and opening would "
                           "mix them. Move it out of {folder} and try again."),
                        errors.at(path),
                    )
                )


def _require_ours(path: Path, connection: Connection) -> None:
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise _foreign(path)
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > len(migrations.STEPS) or migrations.unknown(connection):
        raise _newer(path)


def _look_inside(path: Path, key: DataKey) -> None:
    """Look inside without writing; files SQLite leaves behind for that are taken away again."""
    left = [path.with_name(path.name + suffix) for suffix in ("-wal", "-shm")]
    before = [each.exists() for each in left]
    accepted = False
    try:
        with cipher.named_errors(path), contextlib.closing(unlocked(path, key, read_only=True)) as look:
            _require_ours(path, look)
        accepted = True
    finally:
        if not accepted and not any(before) and not _has_bytes(left[0]):
            for each in left:
                with contextlib.suppress(OSError):
                    each.unlink()


def _has_bytes(path: Path) -> bool:
    try:
        return path.stat().st_size > 0
    except FileNotFoundError:
        return False


def _foreign(path: Path) -> errors.ForeignFileError:
    return errors.ForeignFileError(
        Message(N_("{file} was not made by this program, so it was left alone."), errors.at(path))
    )


def _newer(path: Path) -> errors.NewerFileError:
    return errors.NewerFileError(
        Message(
            N_("{file} was made by a newer version of this program. Nothing was changed; update the program "
               "on this machine to open it."),
            errors.at(path),
        )
    )
