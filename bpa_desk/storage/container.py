"""One backup in one file: a small head anyone may read, the key slots, and the encrypted copy.

Layout: MAGIC, the head's length (4 bytes, big-endian), the head (canonical JSON without personal data), its
SHA-256, the key slots, the database. The head holds length and SHA-256 of the two parts, so any changed,
missing or added byte is found before the copy is opened.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, BinaryIO

from bpa_desk.domain.text import N_, Message
from bpa_desk.paths import create_private, sync_folder
from bpa_desk.storage import errors

MAGIC = b"BPA-DESK BACKUP 1\n"
SUFFIX = ".bpabackup"
VERSION = 1
_LARGEST_HEAD = 64 * 1024
_CHUNK = 1024 * 1024
_SHA = 32


class Reason(StrEnum):
    """Why a backup was made."""

    ASKED = "asked"
    CLOSE = "close"
    INTERVAL = "interval"
    MIGRATION = "migration"
    IMPORT = "import"
    RESTORE = "restore"
    ERASE = "erase"


@dataclass(frozen=True, slots=True)
class Backup:
    """A finished backup and what its head says; ``made_at`` is UTC by the machine's clock, size in bytes.

    ``identity`` is the same for all backups of one file (``Store.identity``).
    """

    path: Path
    identity: str
    generation: int
    made_at: datetime
    reason: Reason
    schema: int
    size: int


@dataclass(frozen=True, slots=True)
class _Part:
    """How long a part is, and its checksum."""

    length: int
    sha256: str


@dataclass(frozen=True, slots=True)
class _Head:
    """The readable beginning of a backup, and where its parts begin."""

    backup: Backup
    keys: _Part
    database: _Part
    parts_at: int


@dataclass(frozen=True, slots=True)
class Facts:
    """What is told about a copy in the head: which file, its counter and schema, when and why."""

    identity: str
    generation: int
    schema: int
    made_at: datetime
    reason: Reason


def pack(target: Path, database: Path, slots: bytes, facts: Facts) -> Backup:
    """Write the container under a draft name, read it back, and move it into place; may raise OSError."""
    head = json.dumps(
        {
            "v": VERSION,
            "identity": facts.identity,
            "generation": facts.generation,
            "made_at": facts.made_at.astimezone(UTC).isoformat(timespec="seconds"),
            "reason": facts.reason.value,
            "schema": facts.schema,
            "keys": {"length": len(slots), "sha256": hashlib.sha256(slots).hexdigest()},
            "database": {"length": database.stat().st_size, "sha256": _digest(database)},
        },
        sort_keys=True,
        separators=(",", ":"),
    ).encode("ascii")
    draft = target.with_name(f".{target.name}.part")
    try:
        with create_private(draft) as out:
            out.write(MAGIC + len(head).to_bytes(4, "big") + head + hashlib.sha256(head).digest() + slots)
            with open(database, "rb") as source:
                shutil.copyfileobj(source, out, _CHUNK)
            out.flush()
            os.fsync(out.fileno())
        check(draft)
        draft.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
        raise
    sync_folder(target.parent)
    return read_head(target)


def read_head(path: Path) -> Backup:
    """Return what the head of a backup says; BackupError if it is not a sound head."""
    with errors.system_errors(path), open(path, "rb") as stream:
        return _read_head(path, stream).backup


def check(path: Path) -> Backup:
    """Return the head after comparing every byte with its checksums; BackupError if any differs."""
    with errors.system_errors(path), open(path, "rb") as stream:
        head = _read_head(path, stream)
        for part in (head.keys, head.database):
            digest = hashlib.sha256()
            for chunk in _chunks(stream, part.length):
                digest.update(chunk)
            if digest.hexdigest() != part.sha256:
                raise damaged(path)
        if stream.read(1):
            raise damaged(path)
    return head.backup


def slots_of(path: Path) -> bytes:
    """Return the key slots' bytes kept in a backup."""
    with errors.system_errors(path), open(path, "rb") as stream:
        head = _read_head(path, stream)
        content = stream.read(head.keys.length)
    if hashlib.sha256(content).hexdigest() != head.keys.sha256:
        raise damaged(path)
    return content


def unpack(path: Path, database: Path) -> Backup:
    """Write the encrypted copy inside the backup to a new file, private to this user, and return the head."""
    checked = check(path)
    with errors.system_errors(database), open(path, "rb") as stream:
        head = _read_head(path, stream)
        stream.seek(head.parts_at + head.keys.length)
        with create_private(database, fresh=True) as out:
            for chunk in _chunks(stream, head.database.length):
                out.write(chunk)
            out.flush()
            os.fsync(out.fileno())
    return checked


def damaged(path: Path) -> errors.BackupError:
    """Return the error for a backup that is not sound."""
    return errors.BackupError(
        Message(N_("The backup {file} is damaged or is not a backup. Choose another one."), errors.at(path))
    )


def _read_head(path: Path, stream: BinaryIO) -> _Head:
    if stream.read(len(MAGIC)) != MAGIC:
        raise damaged(path)
    length = int.from_bytes(stream.read(4), "big")
    if not 0 < length <= _LARGEST_HEAD:
        raise damaged(path)
    content, digest = stream.read(length), stream.read(_SHA)
    if hashlib.sha256(content).digest() != digest:
        raise damaged(path)
    try:
        return _head(path, json.loads(content), len(MAGIC) + 4 + length + _SHA)
    except (ValueError, KeyError, TypeError) as error:
        raise damaged(path) from error


def _head(path: Path, written: dict[str, Any], parts_at: int) -> _Head:
    if written["v"] != VERSION:
        raise ValueError("version")
    parts = (written["keys"], written["database"])
    keys, database = (_Part(int(part["length"]), str(part["sha256"])) for part in parts)
    made_at = datetime.fromisoformat(written["made_at"])
    if made_at.tzinfo is None:
        raise ValueError("time")
    size = parts_at + keys.length + database.length
    generation, schema = int(written["generation"]), int(written["schema"])
    reason = Reason(written["reason"])
    backup = Backup(path, str(written["identity"]), generation, made_at, reason, schema, size)
    return _Head(backup, keys, database, parts_at)


def _digest(path: Path) -> str:
    with open(path, "rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _chunks(stream: BinaryIO, length: int) -> Iterator[bytes]:
    left = length
    while left > 0:
        chunk = stream.read(min(_CHUNK, left))
        if not chunk:
            return
        left -= len(chunk)
        yield chunk
