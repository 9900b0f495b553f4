"""The data key, the recovery sheet that carries it on paper, and how hard a passphrase is to stretch."""

from __future__ import annotations

import base64
import hashlib
import re
import secrets
import time
import unicodedata

from bpa_desk.domain.quick import dataclass
from bpa_desk.domain.text import N_, DomainError, Message

KEY_BYTES = 32
GROUPS = 14
GROUP_SIZE = 4
_CHECK_BYTES = 3
_CHECK_LABEL = b"bpa_desk recovery sheet 1"
# Standard base32 (RFC 4648), so that any tool can turn the sheet into the key; 0, 1 and 8 are not in it.
_LOOKALIKES = str.maketrans({"0": "O", "8": "B"})
_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")

MIB = 1024 * 1024
MOST_MEMORY = 1024 * MIB
MOST_PASSES = 20


@dataclass(frozen=True, slots=True)
class DataKey:
    """The 32 random bytes a file is encrypted with; it never shows itself in a repr."""

    raw: bytes

    def __post_init__(self) -> None:
        if len(self.raw) != KEY_BYTES:
            raise ValueError("a data key has 32 bytes")

    def __repr__(self) -> str:
        return "DataKey(…)"

    @classmethod
    def new(cls) -> DataKey:
        """Return a fresh random key."""
        return cls(secrets.token_bytes(KEY_BYTES))

    @property
    def pragma(self) -> str:
        """The statement that gives the key to a connection: raw, so that no derivation is run."""
        return f"PRAGMA key = \"x'{self.raw.hex()}'\""

    def groups(self) -> tuple[str, ...]:
        """Return the recovery sheet: 14 groups of 4 letters and digits, the last ones a checksum."""
        text = base64.b32encode(self.raw + _check(self.raw)).decode("ascii")
        return tuple(text[at : at + GROUP_SIZE] for at in range(0, len(text), GROUP_SIZE))

    @classmethod
    def from_groups(cls, written: str) -> DataKey:
        """Return the key from a typed sheet; spaces, dashes and case are free. DomainError if it is wrong."""
        text = re.sub(r"[\s\-–.,]+", "", written).upper().translate(_LOOKALIKES)
        for place, letter in enumerate(text):
            if letter not in _LETTERS:
                raise DomainError(
                    Message(
                        N_("Group {group} has “{letter}”, which is never used on a recovery sheet. Look at "
                           "it again."),
                        {"group": place // GROUP_SIZE + 1, "letter": letter},
                    )
                )
        if len(text) != GROUPS * GROUP_SIZE:
            raise DomainError(
                Message(
                    N_("A recovery sheet has {wanted} letters and digits; {given} were written."),
                    {"wanted": GROUPS * GROUP_SIZE, "given": len(text)},
                )
            )
        whole = base64.b32decode(text)
        raw, check = whole[:KEY_BYTES], whole[KEY_BYTES:]
        if not secrets.compare_digest(check, _check(raw)):
            raise DomainError(
                Message(
                    N_("The recovery sheet does not add up: at least one letter is wrong. Compare it group "
                       "by group.")
                )
            )
        return cls(raw)


def _check(raw: bytes) -> bytes:
    return hashlib.sha256(_CHECK_LABEL + raw).digest()[:_CHECK_BYTES]


@dataclass(frozen=True, slots=True)
class Stretching:
    """How much work Argon2id does for each guess: ``passes`` over ``memory`` bytes."""

    passes: int = 3
    memory: int = 256 * MIB

    @property
    def acceptable(self) -> bool:
        """False for values only a forged sidecar would have: they could exhaust the machine."""
        return 1 <= self.passes <= MOST_PASSES and 8192 <= self.memory <= MOST_MEMORY

    def stretch(self, passphrase: str, salt: bytes) -> bytes:
        """Return 32 bytes derived from the passphrase (NFC, so that it is the same on every keyboard)."""
        from nacl import bindings

        return bytes(
            bindings.crypto_pwhash_alg(
                KEY_BYTES,
                unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass"),
                salt,
                self.passes,
                self.memory,
                bindings.crypto_pwhash_ALG_ARGON2ID13,
            )
        )

    @classmethod
    def calibrated(cls, seconds: float = 0.7) -> Stretching:
        """Return the memory that takes about ``seconds`` here, between 64 and 512 MiB (three passes)."""
        floor = cls(3, 64 * MIB)
        start = time.perf_counter()
        floor.stretch("calibration", bytes(16))
        taken = max(time.perf_counter() - start, 0.001)
        steps = max(1, min(8, int(seconds / taken)))
        return cls(3, steps * 64 * MIB)
