"""The sidecar ``<file>.keys``: the data key wrapped once for each way to unlock; no file is ever rekeyed."""

from __future__ import annotations

import base64
import binascii
import json
import secrets
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bpa_desk.domain.text import N_, Message
from bpa_desk.paths import keys_file, write_whole
from bpa_desk.storage import database, errors
from bpa_desk.storage.keys import DataKey, Stretching

VERSION = 1
LARGEST = 64 * 1024
_SALT = 16
_NONCE = 24
_BOX = 32 + 16


@dataclass(frozen=True, slots=True)
class Slot:
    """One wrapped copy of the data key, opened by a passphrase."""

    stretching: Stretching
    salt: bytes
    nonce: bytes
    box: bytes

    @classmethod
    def made(cls, key: DataKey, passphrase: str, stretching: Stretching) -> Slot:
        """Return the key wrapped with the passphrase (XChaCha20-Poly1305, the parameters authenticated)."""
        from nacl import bindings

        empty = cls(stretching, secrets.token_bytes(_SALT), secrets.token_bytes(_NONCE), b"")
        secret = stretching.stretch(passphrase, empty.salt)
        seal = bindings.crypto_aead_xchacha20poly1305_ietf_encrypt
        box = seal(key.raw, empty._bound(), empty.nonce, secret)
        return replace(empty, box=bytes(box))

    def opened(self, passphrase: str) -> DataKey | None:
        """Return the key, or None if the passphrase is not the slot's."""
        from nacl import bindings
        from nacl.exceptions import CryptoError

        secret = self.stretching.stretch(passphrase, self.salt)
        try:
            unseal = bindings.crypto_aead_xchacha20poly1305_ietf_decrypt
            raw = unseal(self.box, self._bound(), self.nonce, secret)
        except CryptoError:
            return None
        return DataKey(bytes(raw))

    def _bound(self) -> bytes:
        return _canonical(self._head())

    def _head(self) -> dict[str, object]:
        return {
            "v": VERSION,
            "kind": "passphrase",
            "kdf": {"name": "argon2id", "t": self.stretching.passes, "m": self.stretching.memory,
                    "salt": _text(self.salt)},
        }

    def written(self) -> dict[str, object]:
        """Return the slot as it stands in the sidecar."""
        return {**self._head(), "nonce": _text(self.nonce), "box": _text(self.box)}

    @classmethod
    def read(cls, written: Any) -> Slot:
        """Return the slot; ValueError if any part is missing, misshapen or dangerous."""
        if not isinstance(written, dict) or set(written) != {"v", "kind", "kdf", "nonce", "box"}:
            raise ValueError("slot")
        kdf = written["kdf"]
        if not isinstance(kdf, dict) or set(kdf) != {"name", "t", "m", "salt"}:
            raise ValueError("kdf")
        if (written["v"], written["kind"], kdf["name"]) != (VERSION, "passphrase", "argon2id"):
            raise ValueError("version")
        if type(kdf["t"]) is not int or type(kdf["m"]) is not int:
            raise ValueError("numbers")
        stretching = Stretching(kdf["t"], kdf["m"])
        if not stretching.acceptable:
            raise ValueError("parameters")
        slot = cls(stretching, _bytes(kdf["salt"]), _bytes(written["nonce"]), _bytes(written["box"]))
        if (len(slot.salt), len(slot.nonce), len(slot.box)) != (_SALT, _NONCE, _BOX):
            raise ValueError("lengths")
        return slot


@dataclass(frozen=True, slots=True)
class KeySlots:
    """All slots of one file; any one of them gives the data key."""

    slots: tuple[Slot, ...]

    @classmethod
    def made(cls, key: DataKey, passphrase: str, stretching: Stretching | None = None) -> KeySlots:
        """Return one passphrase slot; ``stretching`` is calibrated to this machine unless given."""
        return cls((Slot.made(key, passphrase, stretching or Stretching.calibrated()),))

    def opened(self, passphrase: str) -> DataKey:
        """Return the data key; WrongPassphraseError if no slot opens."""
        for slot in self.slots:
            key = slot.opened(passphrase)
            if key is not None:
                return key
        raise errors.WrongPassphraseError(
            Message(
                N_("That is not the passphrase of this file. Nothing was changed; try again, or use the "
                   "recovery sheet.")
            )
        )

    def content(self) -> bytes:
        """Return the sidecar's bytes."""
        return _canonical({"v": VERSION, "slots": [slot.written() for slot in self.slots]})

    @classmethod
    def parsed(cls, content: bytes) -> KeySlots:
        """Return the slots; ValueError for anything but a sound sidecar."""
        if len(content) > LARGEST:
            raise ValueError("size")
        try:
            written = json.loads(content.decode("ascii"))
        except RecursionError as error:
            raise ValueError("depth") from error
        if not isinstance(written, dict) or set(written) != {"v", "slots"} or written["v"] != VERSION:
            raise ValueError("sidecar")
        if not isinstance(written["slots"], list) or not 1 <= len(written["slots"]) <= 8:
            raise ValueError("slots")
        return cls(tuple(Slot.read(each) for each in written["slots"]))


def write_slots(file: Path, slots: KeySlots) -> None:
    """Write the sidecar of a live file, then its ``.bak`` twin; each is whole or untouched."""
    target = keys_file(file)
    content = slots.content()
    with errors.system_errors(target):
        write_whole(target, content)
        # The twin guards against a bad sector; it holds the same slots, so no old passphrase lingers.
        write_whole(_twin(target), content)


def read_slots(file: Path) -> KeySlots:
    """Return the slots of a live file, from the twin if the sidecar is gone or damaged.

    Without them a file that cannot be ours is said to be another's, before its key file is missed.
    """
    target = keys_file(file)
    found = False
    for candidate in (target, _twin(target)):
        try:
            with open(candidate, "rb") as stream:
                content = stream.read(LARGEST + 1)
            found = True
            return KeySlots.parsed(content)
        except (FileNotFoundError, ValueError):
            continue
        except OSError as error:
            raise errors.of_system(error, target) from error
    if found:
        raise errors.KeysDamagedError(
            Message(
                N_("The key file {file} is damaged. Your records are still safe: use the recovery sheet, or "
                   "take the key file from a backup."),
                errors.at(target),
            )
        )
    if file.exists():
        database.require_likely(file)
    raise errors.KeysMissingError(
        Message(
            N_("The key file {file} is missing from {folder}. Your records are still safe: use the "
               "recovery sheet, or take the key file from a backup."),
            errors.at(target),
        )
    )


def unlock(file: Path, passphrase: str) -> DataKey:
    """Return the data key of a live file, or raise WrongPassphrase-, KeysMissing- or KeysDamagedError."""
    return read_slots(file).opened(passphrase)


def change_passphrase(file: Path, old: str, new: str, stretching: Stretching | None = None) -> None:
    """Replace the passphrase; only the sidecar changes. Older backups keep the old one until they age out."""
    key = unlock(file, old)
    write_slots(file, KeySlots.made(key, new, stretching))


def renew_slots(file: Path, key: DataKey, passphrase: str, stretching: Stretching | None = None) -> None:
    """Write a new sidecar for a key that was typed from the recovery sheet."""
    write_slots(file, KeySlots.made(key, passphrase, stretching))


def _twin(sidecar: Path) -> Path:
    return sidecar.with_name(sidecar.name + ".bak")


def _canonical(value: object) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode("ascii")


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")


def _bytes(text: object) -> bytes:
    if not isinstance(text, str):
        raise ValueError("text")
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise ValueError("base64") from error
