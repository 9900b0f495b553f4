"""A new ordning: file and key slots come together, and take nobody's place."""

from __future__ import annotations

from pathlib import Path

import pytest

from bpa_desk.paths import keys_file
from bpa_desk.storage import newfile
from bpa_desk.storage.errors import ExistingFileError, PlaceError, StorageError
from bpa_desk.storage.keys import DataKey
from bpa_desk.storage.slots import KeySlots, renew_slots, unlock
from bpa_desk.storage.store import Store
from tests.storage.conftest import CHEAP


def test_new_file_opens_with_passphrase_and_with_the_sheet(tmp_path: Path, key: DataKey) -> None:
    path = tmp_path / "plan" / "nes.bpa"
    newfile.make(path, key, "hei på deg", CHEAP).close()
    Store.open(path, unlock(path, "hei på deg")).close()
    sheet = " ".join(key.groups())
    keys_file(path).unlink()
    typed = DataKey.from_groups(sheet)
    Store.open(path, typed).close()
    renew_slots(path, typed, "ny frase", CHEAP)
    assert unlock(path, "ny frase") == key


def test_existing_file_and_its_slots_are_left_alone(tmp_path: Path, key: DataKey) -> None:
    path = tmp_path / "nes.bpa"
    newfile.make(path, key, "gammel", CHEAP).close()
    with pytest.raises(ExistingFileError):
        newfile.make(path, DataKey.new(), "ny", CHEAP)
    assert unlock(path, "gammel") == key


def test_slots_of_a_file_that_is_away_are_kept(tmp_path: Path, key: DataKey) -> None:
    path = tmp_path / "nes.bpa"
    newfile.make(path, key, "gammel", CHEAP).close()
    path.rename(tmp_path / "borte")
    newfile.make(path, DataKey.new(), "ny", CHEAP).close()
    older = keys_file(path).with_name("nes.bpa.keys.older-1")
    assert KeySlots.parsed(older.read_bytes()).opened("gammel") == key
    path.rename(tmp_path / "borte-2")
    newfile.make(path, DataKey.new(), "nyest", CHEAP).close()
    assert KeySlots.parsed(older.read_bytes()).opened("gammel") == key


def test_failure_leaves_nothing(tmp_path: Path, key: DataKey) -> None:
    synced = tmp_path / "Dropbox"
    with pytest.raises(PlaceError):
        newfile.make(synced / "nes.bpa", key, "hei", CHEAP)
    assert not synced.exists()
    (tmp_path / "plan").write_text("in the way of the folder")
    with pytest.raises(StorageError):
        newfile.make(tmp_path / "plan" / "nes.bpa", key, "hei", CHEAP)
    assert [each.name for each in tmp_path.iterdir()] == ["plan"]
