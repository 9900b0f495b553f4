"""The one place that imports the encryption library, and refuses to go on if something stands in for it.

A shared libsqlite3 that was loaded first can take the place of the library inside the Linux wheel; keys are
then accepted and ignored, and the file is plain text. So the library is loaded to prefer its own symbols, and
every connection must prove that it encrypts (``cipher_version``, and the header of a new file).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from bpa_desk.domain.text import N_, Message
from bpa_desk.storage import errors

if TYPE_CHECKING:
    # sqlcipher3 has no type information; its dbapi2 is a twin of the standard library's.
    import sqlite3 as sqlite
    from sqlite3 import Connection
else:

    @contextmanager
    def _own_symbols_first() -> Iterator[None]:
        deep = getattr(os, "RTLD_DEEPBIND", None)
        if deep is None:
            yield
            return
        before = sys.getdlopenflags()
        sys.setdlopenflags(os.RTLD_NOW | deep)
        try:
            yield
        finally:
            sys.setdlopenflags(before)

    with _own_symbols_first():
        import sqlcipher3
        from sqlcipher3 import dbapi2 as sqlite
    from sqlcipher3.dbapi2 import Connection

    # sqlite-utils looks for pysqlite3 before sqlite3; so it uses, and catches the errors of, this library.
    sys.modules["pysqlite3"] = sqlcipher3
    sys.modules["pysqlite3.dbapi2"] = sqlite

PLAIN_HEADER = b"SQLite format 3\0"

__all__ = ["PLAIN_HEADER", "Connection", "connect", "named_errors", "require_cipher", "sqlite"]


def connect(
    path: Path | str, *, read_only: bool = False, create: bool = False, alone: bool = False
) -> Connection:
    """Return a bare connection without key; a file is made only if ``create``. Raises library errors.

    ``alone``: the file is read as if it could not change, and nothing is read or made beside it.
    """
    if str(path) == ":memory:":
        return sqlite.connect(":memory:", isolation_level=None)
    file = Path(path).absolute()
    mode = "ro" if read_only else "rwc" if create else "rw"
    still = alone or (read_only and _stands_still(file))
    how = f"mode={mode}&immutable=1" if still else f"mode={mode}"
    return sqlite.connect(f"{file.as_uri()}?{how}", isolation_level=None, uri=True)


def _stands_still(file: Path) -> bool:
    """True on a disk nobody may write to, where SQLite could not make the log it reads beside the file."""
    return not os.access(file.parent, os.W_OK) and not file.with_name(f"{file.name}-wal").exists()


def require_cipher(connection: Connection) -> None:
    """Raise CipherMissingError unless the connection's library really encrypts."""
    row = connection.execute("PRAGMA cipher_version").fetchone()
    if not row or not row[0]:
        raise bypassed()


def bypassed() -> errors.CipherMissingError:
    """Return the error for an encryption library that is not the one in use."""
    return errors.CipherMissingError(
        Message(
            N_("The encryption library is not working on this machine, so nothing was opened or written. "
               "Another database library was loaded in its place; start the program without LD_PRELOAD, or "
               "reinstall it.")
        )
    )


@contextmanager
def named_errors(path: Path) -> Iterator[None]:
    """Turn any library error inside into the named StorageError for the path; its text goes no further."""
    try:
        yield
    except sqlite.IntegrityError as error:
        raise errors.RefusedChangeError(_refusal(str(error))) from error
    except sqlite.Error as error:
        raise _named(str(error), path) from error
    except OSError as error:
        raise errors.of_system(error, path) from error


def _refusal(text: str) -> Message:
    if "FOREIGN KEY" in text:
        return Message(
            N_("This is still used elsewhere, or points at something that is gone, so it was not changed.")
        )
    return Message(N_("The file refused a value that cannot be right, so nothing was changed."))


def _named(text: str, path: Path) -> errors.StorageError:
    if "disk is full" in text:
        return errors.disk_full(path)
    if "readonly" in text:
        return errors.read_only(path)
    if "locked" in text:
        return errors.in_use(path)
    if "not a database" in text or "malformed" in text:
        return errors.damaged(path)
    return errors.disk_trouble(path)
