"""One flipped bit anywhere, or a cut: found, never a crash, never a silently empty or different plan."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from bpa_desk.storage import page
from bpa_desk.storage.errors import KeysDamagedError, StorageError, WrongPassphraseError
from bpa_desk.storage.keys import DataKey
from bpa_desk.storage.records import tables
from bpa_desk.storage.slots import KeySlots
from bpa_desk.storage.store import Store
from tests.storage.conftest import CHEAP

FLIPS = 400


def found(path: Path, key: DataKey) -> bool:
    """Open, check and read everything; True when the damage came to light as it should."""
    try:
        store = Store.open(path, key)
    except StorageError:
        return True
    try:
        if not store.sound():
            return True
        for table in tables():
            store.all(table.kind)
    except StorageError:
        return True
    finally:
        store.close()
    return False


def test_every_flip_in_the_file_is_found(file: Path, key: DataKey, tmp_path: Path) -> None:
    store = Store.open(file, key)
    store.set_setting("gone", "x" * 60_000)
    store.set_setting("gone", "")  # leaves free pages, which only the page check looks at
    store.close()
    whole = file.read_bytes()
    assert not found(file, key)
    chance = random.Random(5)
    missed = []
    for number in range(FLIPS):
        place, bit = chance.randrange(len(whole)), 1 << chance.randrange(8)
        changed = bytearray(whole)
        changed[place] ^= bit
        copy = tmp_path / f"{number}.bpa"
        copy.write_bytes(changed)
        if not found(copy, key):
            missed.append((place, bit))
    assert missed == []


@pytest.mark.parametrize("length", [1, 4095, 4096, 4097, 8192, -4096, -1])
def test_every_cut_is_found(file: Path, key: DataKey, length: int) -> None:
    whole = file.read_bytes()
    file.write_bytes(whole[:length])
    assert found(file, key)


def test_two_pages_swapped_are_found(file: Path, key: DataKey) -> None:
    whole = bytearray(file.read_bytes())
    two, three = slice(4096, 8192), slice(8192, 12288)
    whole[two], whole[three] = whole[three], whole[two]
    file.write_bytes(whole)
    assert found(file, key)


def test_key_proof_agrees_with_the_library(file: Path, key: DataKey) -> None:
    assert page.fit(file, key) is page.Fit.FITS
    for place in range(0, 32, 3):
        raw = bytearray(key.raw)
        raw[place] ^= 1
        assert page.fit(file, DataKey(bytes(raw))) is page.Fit.WRONG_KEY


def test_every_flip_in_the_sidecar_is_found(key: DataKey) -> None:
    whole = KeySlots.made(key, "hei", CHEAP).content()
    chance = random.Random(6)
    for place in range(len(whole)):
        changed = bytearray(whole)
        changed[place] ^= 1 << chance.randrange(8)
        try:
            # A flipped digit in the cost would only make this slow; what matters is that nothing opens.
            slots = KeySlots.parsed(bytes(changed))
            if slots.slots[0].stretching.memory > 2 * CHEAP.memory:
                continue
            opened = slots.opened("hei")
        except (ValueError, WrongPassphraseError, KeysDamagedError):
            continue
        assert opened == key, "a different key came out"
        assert slots == KeySlots.parsed(whole), "a changed slot opened"
