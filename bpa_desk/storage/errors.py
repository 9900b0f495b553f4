"""What can be wrong with the file or the machine, each with a sentence that says what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bpa_desk.domain.text import N_, Message


class StorageError(Exception):
    """The file or the machine cannot do what was asked; ``message`` says what and how to go on."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.template)
        self.message = message


class MissingFileError(StorageError):
    """No file at the path."""


class ExistingFileError(StorageError):
    """A file already stands where a new one was to be made."""


class EmptyFileError(StorageError):
    """The file has no bytes; SQLite would take it for a new database."""


class ForeignFileError(StorageError):
    """The file was made by another program."""


class NewerFileError(StorageError):
    """The file was made by a newer version of this program."""


class OlderFileError(StorageError):
    """The file must first be brought up to date by opening it for writing."""


class WrongKeyError(StorageError):
    """The key does not open the file, or its first page is damaged."""


class WrongPassphraseError(StorageError):
    """No key slot opens with the passphrase."""


class KeysMissingError(StorageError):
    """The sidecar with the key slots is gone."""


class KeysDamagedError(StorageError):
    """The sidecar with the key slots cannot be trusted."""


class DamagedFileError(StorageError):
    """The content fails its checks."""


class ReadOnlyFileError(StorageError):
    """The file or its folder may not be written."""


class FileInUseError(StorageError):
    """Another program has the file open."""


class PlaceError(StorageError):
    """The folder is synced or on a network, where a live file is not safe."""


class DiskFullError(StorageError):
    """There is no room to write."""


class DiskTroubleError(StorageError):
    """The disk answered with an error."""


class CipherMissingError(StorageError):
    """The encryption library is absent or bypassed; nothing is written."""


class RefusedChangeError(StorageError):
    """The file's own rules refused a change (something still points at it, or a value is impossible)."""


class BackupError(StorageError):
    """A backup could not be made or is not sound."""


def at(path: Path) -> dict[str, object]:
    """Return the values that name a file in a Message."""
    # Whole, as a file named on the command line may have "." for its folder.
    return {"file": path.name, "folder": str(path.absolute().parent)}


def disk_full(path: Path) -> DiskFullError:
    """Return the error for a full disk."""
    return DiskFullError(
        Message(
            N_("There is no room left on the disk that holds {folder}. Nothing was lost; make room and try "
               "again."),
            at(path),
        )
    )


def disk_trouble(path: Path) -> DiskTroubleError:
    """Return the error for a disk that fails to read or write."""
    return DiskTroubleError(
        Message(
            N_("The disk could not read or write in {folder}. What was saved before is safe. Check the disk "
               "and its cable, then try again."),
            at(path),
        )
    )


def read_only(path: Path) -> ReadOnlyFileError:
    """Return the error for a file that may not be written."""
    return ReadOnlyFileError(
        Message(
            N_("{file} in {folder} is write-protected, so it cannot be opened. Give yourself permission to "
               "change the file and its folder, or copy it to another folder."),
            at(path),
        )
    )


def in_use(path: Path) -> FileInUseError:
    """Return the error for a file that another program holds."""
    return FileInUseError(
        Message(N_("{file} is already open in another window or program. Close it there first."), at(path))
    )


def damaged(path: Path) -> DamagedFileError:
    """Return the error for content that fails its checks."""
    return DamagedFileError(
        Message(
            N_("{file} is damaged and was not changed. Restore the newest backup."), at(path)
        )
    )


def of_system(error: OSError, path: Path) -> StorageError:
    """Return the named error for what the operating system answered."""
    import errno

    if error.errno in {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}:
        return disk_full(path)
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return read_only(path)
    if isinstance(error, FileNotFoundError):
        return missing(path)
    return disk_trouble(path)


def missing(path: Path) -> MissingFileError:
    """Return the error for a path where nothing lies."""
    return MissingFileError(
        Message(
            N_("There is no file {file} in {folder}. Was it moved, or is the disk not plugged in?"), at(path)
        )
    )


def taken(path: Path) -> Message:
    """Return the words for a path where something lies already."""
    return Message(N_("There is already a file {file} in {folder}. Choose another name."), at(path))


def require_free(path: Path) -> None:
    """Raise ExistingFileError where something lies at the path."""
    with system_errors(path):
        if path.exists():
            raise ExistingFileError(taken(path))


@contextmanager
def system_errors(path: Path) -> Iterator[None]:
    """Turn any OSError inside into the named StorageError for the path."""
    try:
        yield
    except OSError as error:
        raise of_system(error, path) from error
