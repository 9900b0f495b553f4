"""Data key, recovery sheet, key slots, passphrase strength."""

from __future__ import annotations

import base64
import json
import random
import string
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpa_desk.domain.text import DomainError
from bpa_desk.paths import keys_file
from bpa_desk.storage import slots
from bpa_desk.storage.errors import KeysDamagedError, KeysMissingError, WrongPassphraseError
from bpa_desk.storage.keys import MIB, DataKey, Stretching
from bpa_desk.storage.slots import KeySlots, change_passphrase, read_slots, renew_slots, unlock, write_slots
from bpa_desk.storage.strength import Strength, estimate
from tests.storage.conftest import CHEAP

KEYS = st.binary(min_size=32, max_size=32).map(DataKey)


@given(KEYS)
def test_recovery_sheet_carries_the_key(key: DataKey) -> None:
    groups = key.groups()
    assert [len(group) for group in groups] == [4] * 14
    assert DataKey.from_groups(" ".join(groups)) == key
    assert DataKey.from_groups("-".join(groups).lower() + "\n") == key
    # Any tool that knows base32 can do it too.
    assert base64.b32decode("".join(groups))[:32] == key.raw


@given(KEYS, st.integers(0, 55), st.sampled_from(string.ascii_uppercase + "234567"))
def test_one_wrong_letter_is_found(key: DataKey, place: int, letter: str) -> None:
    text = "".join(key.groups())
    changed = text[:place] + letter + text[place + 1 :]
    if changed != text:
        with pytest.raises(DomainError):
            DataKey.from_groups(changed)


@given(KEYS)
def test_two_neighbours_swapped_are_found(key: DataKey) -> None:
    text = "".join(key.groups())
    for place in range(55):
        changed = text[:place] + text[place + 1] + text[place] + text[place + 2 :]
        if changed != text:
            with pytest.raises(DomainError):
                DataKey.from_groups(changed)


def test_zero_and_eight_are_read_as_what_they_look_like() -> None:
    key = next(key for key in map(DataKey, _raws()) if {"O", "B"} <= set("".join(key.groups())))
    assert DataKey.from_groups("".join(key.groups()).replace("O", "0").replace("B", "8")) == key


def _raws() -> Any:
    source = random.Random(1)
    while True:
        yield source.randbytes(32)


def test_wrong_letter_names_its_group_and_length_is_told() -> None:
    groups = list(DataKey(bytes(32)).groups())
    groups[4] = "AB9A"
    with pytest.raises(DomainError) as caught:
        DataKey.from_groups(" ".join(groups))
    assert caught.value.message.values == {"group": 5, "letter": "9"}
    with pytest.raises(DomainError) as caught:
        DataKey.from_groups(" ".join(groups[:3]))
    assert caught.value.message.values == {"wanted": 56, "given": 12}


def test_key_never_shows_itself(key: DataKey) -> None:
    assert key.raw.hex() not in repr(key)
    assert str(key.raw) not in f"{key} {key!r}"
    with pytest.raises(ValueError, match="32 bytes"):
        DataKey(b"short")


@pytest.mark.parametrize("passphrase", ["kaffe på senga", " mellomrom ", "", "æ" * 1000, "a\0b", "\ud83d"])
def test_any_passphrase_unlocks_what_it_locked(tmp_path: Path, key: DataKey, passphrase: str) -> None:
    file = tmp_path / "nes.bpa"
    write_slots(file, KeySlots.made(key, passphrase, CHEAP))
    assert unlock(file, passphrase) == key
    with pytest.raises(WrongPassphraseError):
        unlock(file, passphrase + "x")


def test_letters_typed_in_two_ways_are_the_same(key: DataKey) -> None:
    assert KeySlots.made(key, "a\u030apent", CHEAP).opened("\u00e5pent") == key


def test_sidecar_is_private_and_holds_no_key(tmp_path: Path, key: DataKey) -> None:
    file = tmp_path / "nes.bpa"
    write_slots(file, KeySlots.made(key, "hemmelig", CHEAP))
    for name in ("nes.bpa.keys", "nes.bpa.keys.bak"):
        sidecar = tmp_path / name
        assert sidecar.stat().st_mode & 0o077 == 0
        content = sidecar.read_bytes()
        assert key.raw not in content
        assert base64.b64encode(key.raw) not in content
        assert b"hemmelig" not in content


def test_changed_passphrase_leaves_no_way_in_with_the_old(tmp_path: Path, key: DataKey) -> None:
    file = tmp_path / "nes.bpa"
    write_slots(file, KeySlots.made(key, "gammel", CHEAP))
    with pytest.raises(WrongPassphraseError):
        change_passphrase(file, "feil", "ny", CHEAP)
    assert unlock(file, "gammel") == key
    change_passphrase(file, "gammel", "ny", CHEAP)
    assert unlock(file, "ny") == key
    keys_file(file).unlink()  # the twin must not let the old one in either
    assert unlock(file, "ny") == key
    with pytest.raises(WrongPassphraseError):
        unlock(file, "gammel")


def test_twin_steps_in_and_absence_is_told(tmp_path: Path, key: DataKey) -> None:
    file = tmp_path / "nes.bpa"
    with pytest.raises(KeysMissingError):
        unlock(file, "x")
    renew_slots(file, key, "x", CHEAP)
    keys_file(file).write_bytes(b"{")
    assert unlock(file, "x") == key
    keys_file(file).with_name("nes.bpa.keys.bak").write_bytes(b"")
    with pytest.raises(KeysDamagedError):
        unlock(file, "x")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("m", 2**40), ("m", 1024 * MIB + 1), ("t", 21), ("t", 0), ("m", 0), ("m", True), ("t", "3"),
        ("name", "none"),
    ],
)
def test_dangerous_parameters_are_refused_unread(
    tmp_path: Path, key: DataKey, name: str, value: object
) -> None:
    file = tmp_path / "nes.bpa"
    written = json.loads(KeySlots.made(key, "x", CHEAP).content())
    written["slots"][0]["kdf"][name] = value
    for target in (keys_file(file), keys_file(file).with_name("nes.bpa.keys.bak")):
        target.write_text(json.dumps(written))
    with pytest.raises(KeysDamagedError):
        read_slots(file)


@pytest.mark.parametrize(
    "content", [b"[" * 60_000, b"x" * 70_000, b"null", b'{"v":1,"slots":[]}', b"\xff\xfe"]
)
def test_strange_sidecars_are_damage_not_crashes(content: bytes) -> None:
    with pytest.raises(ValueError):
        KeySlots.parsed(content)


def test_weaker_parameters_do_not_open_a_slot(key: DataKey) -> None:
    made = KeySlots.made(key, "x", Stretching(2, 8 * MIB)).slots[0]
    weaker = slots.Slot(CHEAP, made.salt, made.nonce, made.box)
    assert weaker.opened("x") is None
    assert made.opened("x") == key


def test_calibration_stays_within_its_bounds() -> None:
    for seconds in (0.0, 1000.0):
        found = Stretching.calibrated(seconds)
        assert found.passes == 3
        assert 64 * MIB <= found.memory <= 512 * MIB
        assert found.acceptable


@pytest.mark.parametrize(
    "weak",
    [
        "", "a", "passord", "Passord1", "sommer2026", "qwertyuiop", "123456789", "aaaaaaaaaaaaaaaaaaaa",
        "kari kari kari", "abcdefghijklmnop", "Hei123", "Rosenborg1917", "....", "norge norge",
    ],
)
def test_what_everybody_picks_is_weak(weak: str) -> None:
    assert estimate(weak).strength is Strength.WEAK


@pytest.mark.parametrize(
    ("passphrase", "least"),
    [
        ("lampe fjord hest gaffel", Strength.FAIR),
        ("lampe fjord gaffel torden paraply", Strength.GOOD),
        ("lampe fjord gaffel torden paraply stige", Strength.STRONG),
        ("x7Qk2mPz9vRt4", Strength.GOOD),
    ],
)
def test_length_and_chance_are_worth_something(passphrase: str, least: Strength) -> None:
    assert estimate(passphrase).strength >= least


@given(st.text(max_size=60), st.text(max_size=20))
def test_estimate_never_fails_and_a_new_word_never_weakens(passphrase: str, more: str) -> None:
    before = estimate(passphrase)
    assert before.bits >= 0
    assert estimate(f"{passphrase} {more}").bits >= 0


def test_a_message_names_the_whole_folder_even_of_a_bare_file_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(KeysMissingError) as caught:
        read_slots(Path("nes.bpa"))
    assert caught.value.message.values["folder"] == str(tmp_path)
