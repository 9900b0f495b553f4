"""Proof that a key fits a file: a wrong key never comes near an SQLite that could write.

Opening with a wrong key, or beside a ``-wal`` of another file, lets SQLite write on closing; so both are
found here, before that. Where there is no log, SQLite is asked about a file it is told never changes. Where
there is one, the bytes must tell: SQLCipher 4 ends each 4096-byte page with an HMAC-SHA512 over its
ciphertext, keyed from the data key and the file's salt (its first 16 bytes).
"""

from __future__ import annotations

import hashlib
import hmac
import struct
from contextlib import closing
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from bpa_desk.storage import cipher
from bpa_desk.storage.keys import DataKey

PAGE = 4096
SALT = 16
_HMAC = 64
_WAL_HEAD = 32
_FRAME_HEAD = 24
_WAL_MAGIC = {0x377F0682: "<", 0x377F0683: ">"}


class Fit(Enum):
    """How key, file and write-ahead log go together."""

    FITS = "fits"
    WRONG_KEY = "wrong key"
    STRANGE_LOG = "strange log"


class _Proof(NamedTuple):
    key: bytes
    salt: bytes

    def holds(self, number: int, page: bytes) -> bool:
        """True when the page carries the right HMAC for its number."""
        body = page[SALT:] if number == 1 else page
        signed = body[:-_HMAC] + number.to_bytes(4, "little")
        return hmac.compare_digest(hmac.digest(self.key, signed, "sha512"), body[-_HMAC:])


def fit(file: Path, key: DataKey) -> Fit:
    """Return how the key fits the file and the ``-wal`` beside it, reading only; may raise OSError."""
    with open(file, "rb") as stream:
        first = stream.read(PAGE)
    frame = _first_frame(file.with_name(file.name + "-wal"))
    if frame is None:
        return Fit.FITS if _opens(file, key) else Fit.WRONG_KEY
    salt = first[:SALT]
    stretched = hashlib.pbkdf2_hmac("sha512", key.raw, bytes(byte ^ 0x3A for byte in salt), 2, 32)
    proof = _Proof(stretched, salt)
    if proof.holds(*frame):
        # After a power cut the first page may be half written; then the log still holds it whole.
        return Fit.FITS
    main = len(first) == PAGE and proof.holds(1, first)
    return Fit.STRANGE_LOG if main else Fit.WRONG_KEY


def _opens(file: Path, key: DataKey) -> bool:
    with closing(cipher.connect(file, read_only=True, alone=True)) as look:
        try:
            look.execute("PRAGMA cipher_log_level = NONE")
            look.execute(key.pragma)
            cipher.require_cipher(look)
            look.execute("PRAGMA user_version").fetchone()
        except cipher.sqlite.DatabaseError as error:
            # Only this is said of a wrong key; what else is wrong comes to light, and is named, on opening.
            return "not a database" not in str(error)
    return True


def _first_frame(wal: Path) -> tuple[int, bytes] | None:
    """Return page number and page of the log's first frame, or None when SQLite would ignore the log too."""
    try:
        with open(wal, "rb") as stream:
            head = stream.read(_WAL_HEAD)
            frame = stream.read(_FRAME_HEAD + PAGE)
    except FileNotFoundError:
        return None
    if len(head) < _WAL_HEAD or len(frame) < _FRAME_HEAD + PAGE:
        return None
    order = _WAL_MAGIC.get(int.from_bytes(head[:4], "big"))
    if order is None or head[16:24] != frame[8:16]:
        return None
    sums = _checksum(order, head[:24], (0, 0))
    if struct.pack(">II", *sums) != head[24:32]:
        return None
    sums = _checksum(order, frame[:8] + frame[_FRAME_HEAD:], sums)
    if struct.pack(">II", *sums) != frame[16:24]:
        return None
    return int.from_bytes(frame[:4], "big"), frame[_FRAME_HEAD:]


def _checksum(order: str, content: bytes, start: tuple[int, int]) -> tuple[int, int]:
    """The running checksum of the SQLite WAL format over 8-byte steps."""
    one, two = start
    words = struct.unpack(f"{order}{len(content) // 4}I", content)
    for left, right in zip(words[::2], words[1::2], strict=True):
        one = (one + left + two) & 0xFFFFFFFF
        two = (two + right + one) & 0xFFFFFFFF
    return one, two
