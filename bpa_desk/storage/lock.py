"""One program at a time: a lock file beside the live file, released by the system if the program dies."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

from bpa_desk.storage import errors

if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(descriptor: int) -> None:
        # flock belongs to the open file, so it refuses a second holder inside this process too.
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class FileLock:
    """The exclusive right to a live file, from :meth:`take` until :meth:`release`."""

    def __init__(self, file: Path) -> None:
        self.path = file.with_name(file.name + ".in-use")
        self._file = file
        self._descriptor: int | None = None

    def take(self) -> None:
        """Take the lock; FileInUseError if somebody has it, ReadOnlyFileError if the folder refuses."""
        for _ in range(10):
            with errors.system_errors(self._file):
                descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
            try:
                _take(descriptor)
            except OSError as error:
                os.close(descriptor)
                raise errors.in_use(self._file) from error
            if self._still_there(descriptor):
                self._descriptor = descriptor
                return
            # The former holder removed the file between our opening and our locking it: take the new one.
            os.close(descriptor)
        raise errors.in_use(self._file)

    def release(self) -> None:
        """Give the lock back and remove its file; harmless if it is not held."""
        if self._descriptor is None:
            return
        # Removed while still held, so nobody locks a name about to vanish. On Windows it stays behind.
        with contextlib.suppress(OSError):
            self.path.unlink()
        os.close(self._descriptor)
        self._descriptor = None

    def _still_there(self, descriptor: int) -> bool:
        try:
            return os.path.samestat(os.fstat(descriptor), self.path.stat())
        except FileNotFoundError:
            return False
