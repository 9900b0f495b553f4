"""Where things lie on this machine: what ships with the program, the user's files, and safe writing."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

FILE_SUFFIX = ".bpa"
_APP = "bpa_desk"
_HERE = Path(__file__).resolve().parent
_INSTALLED = _HERE / "_resources"
_SHIPPED = _INSTALLED if _INSTALLED.is_dir() else _HERE.parent / "resources"


def resource(*parts: str) -> Path:
    """Return the path of a shipped file, in a checkout (``resources/``) or an installed wheel."""
    return _SHIPPED.joinpath(*parts)


def app_folder() -> Path:
    """Return the program's own local folder (never Documents: it is often synced); it may not exist yet.

    ``BPA_DESK_HOME`` moves it, for portable use and for tests.
    """
    if moved := os.environ.get("BPA_DESK_HOME"):
        return Path(moved)
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / _APP
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / _APP
    return Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share") / _APP


def default_file(name: str = "ordning") -> Path:
    """Return the suggested place of a new live file."""
    return app_folder() / f"{name}{FILE_SUFFIX}"


def settings_file() -> Path:
    """Return where the window keeps its own settings (nothing personal)."""
    return app_folder() / "settings.json"


def log_folder() -> Path:
    """Return where the logs go."""
    return app_folder() / "log"


def backup_folder(file: Path) -> Path:
    """Return where the backups of one live file go unless the user chose another place."""
    return file.parent / f"{file.stem}-backups"


def keys_file(file: Path) -> Path:
    """Return the key-slot sidecar that belongs to a live file."""
    return file.with_name(file.name + ".keys")


def written(text: str) -> Path:
    """Return the path somebody wrote: ``~`` is their own folder; a name that begins so is left as it is."""
    return Path(os.path.expanduser(text))


def private_folder(path: Path) -> Path:
    """Create the folder if it is missing, readable by this user only, and return it."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def sync_folder(folder: Path) -> None:
    """Ask the system to make the folder's entries durable; nothing where folders cannot be synced."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        # Some file systems refuse fsync on a folder; the rename itself is still atomic.
        with contextlib.suppress(OSError):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def create_private(path: Path, *, fresh: bool = False) -> BinaryIO:
    """Open a file for writing bytes, emptied, private to this user; ``fresh`` refuses one that exists."""
    flags = os.O_WRONLY | os.O_CREAT | (os.O_EXCL if fresh else os.O_TRUNC) | getattr(os, "O_BINARY", 0)
    return open(os.open(path, flags, 0o600), "wb")


def write_whole(path: Path, content: bytes) -> None:
    """Replace the file by ``content``, wholly or not at all, private to this user; OSError if it fails."""
    write_all([(path, content)])


def write_all(files: Iterable[tuple[Path, bytes]]) -> None:
    """Replace every file by its content, or none of them where the disk refuses one; OSError if it fails."""
    parts: list[tuple[Path, Path]] = []
    try:
        for path, content in files:
            part = path.with_name(f".{path.name}.{os.getpid()}.part")
            parts.append((part, path))
            with create_private(part) as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
        for part, path in parts:
            part.replace(path)
    except BaseException:
        for part, _path in parts:
            with contextlib.suppress(OSError):
                part.unlink()
        raise
    for folder in {path.parent for _part, path in parts}:
        sync_folder(folder)
