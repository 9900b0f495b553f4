"""Reading files and passphrases, and writing to the terminal, with a clear sentence when it does not work."""

from __future__ import annotations

import errno
import getpass
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bpa_desk.domain.text import DomainError, Message
from bpa_desk.language import _, current, unbroken

STDIN = "-"
LONGEST_PASSPHRASE_FILE = 10_000


class CommandError(Exception):
    """Something the user of the command can mend; ``sentence`` is worded and ready to print."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def read_bytes(name: str, most: int) -> bytes:
    """Return at most ``most`` + 1 bytes of the file, or of standard input for ``-``; raise CommandError."""
    try:
        if name == STDIN:
            return sys.stdin.buffer.read(most + 1)
        with Path(name).open("rb") as stream:
            return stream.read(most + 1)
    except (OSError, ValueError) as error:
        raise CommandError(f"{name}: {file_trouble(error)}") from error


def write_bytes(content: bytes) -> None:
    """Write to standard output, byte for byte on every system."""
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def say(text: str = "") -> None:
    """Print one line to standard output; what the terminal cannot show is written as escapes."""
    print(_searchable(text))


def complain(text: str) -> None:
    """Print one line to standard error."""
    print(_searchable(text), file=sys.stderr)


def plain_message(message: Message) -> str:
    """Return the wording of a message for other programs to read and look in."""
    return _searchable(current().message(message))


def _searchable(text: str) -> str:
    # Whoever looks for "§ 10-8" in what a command says types an ordinary space.
    return text.replace(unbroken("§ "), "§ ")


def file_trouble(error: OSError | ValueError) -> str:
    """Return what is wrong with a file, worded, without the system's own text."""
    if isinstance(error, FileNotFoundError):
        return _("There is no such file.")
    if isinstance(error, FileExistsError):
        return _("There is already a file with that name.")
    if isinstance(error, IsADirectoryError | NotADirectoryError):
        return _("Expected a file, but found a folder, or a file in the place of a folder.")
    number = error.errno if isinstance(error, OSError) else None
    if isinstance(error, PermissionError) or number == errno.EROFS:
        return _("You are not allowed to read or write here.")
    if number in (errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", None)):
        return _("The disk is full.")
    return _("The file could not be read or written.")


def out_of(name: str) -> str:
    """Return the place named by ``--out``; raise CommandError for none, as an unset variable leaves it."""
    if not name:
        raise CommandError(_("{option}: Expected a value after it.", option="--out"))
    return name


@contextmanager
def writing(place: Path) -> Iterator[None]:
    """Say of anything the system refuses while it is written that it concerns the place."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise CommandError(f"{place}: {file_trouble(error)}") from error


def passphrase(file: str | None, question: str) -> str:
    """Return the passphrase from the first line of the file, or ask for it without showing it."""
    if file is None:
        try:
            with warnings.catch_warnings():
                # Without a terminal getpass would warn in English and read on, with what is typed shown.
                warnings.simplefilter("error", getpass.GetPassWarning)
                return getpass.getpass(f"{question} ")
        except (EOFError, getpass.GetPassWarning) as error:
            raise CommandError(
                _("A passphrase is needed; write it in a file and use --passphrase-file.")
            ) from error
    content = read_bytes(file, LONGEST_PASSPHRASE_FILE)
    try:
        lines = content.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise CommandError(_("{file}: The passphrase file must be UTF-8 text.", file=file)) from error
    if not lines or not lines[0]:
        raise CommandError(_("{file}: The passphrase file is empty.", file=file))
    return lines[0]


def worded(error: DomainError) -> str:
    """Return the sentence of an error in the language spoken now."""
    return current().message(error.message)
