"""`backup`, `verify` and `restore` on real encrypted files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bpa_desk.domain.ordning import Ordning
from bpa_desk.domain.text import Message
from bpa_desk.storage.keys import DataKey, Stretching
from bpa_desk.storage.slots import KeySlots, write_slots
from bpa_desk.storage.store import Store
from tests.cli.conftest import Outcome, process

Run = Callable[..., Outcome]
PASSPHRASE = "riktig hest æøå"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """An encrypted file with an ordning in it."""
    return made(tmp_path / "nes.bpa", "Nes")


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A file with the passphrase on its first line."""
    place = tmp_path / "secret.txt"
    place.write_text(f"{PASSPHRASE}\nmore\n", encoding="utf-8")
    return place


def made(path: Path, name: str) -> Path:
    key = DataKey.new()
    store = Store.create(path, key)
    with store.change(Message("Set up")) as changes:
        changes.put(Ordning("ordning", name))
    store.close()
    write_slots(path, KeySlots.made(key, PASSPHRASE, Stretching.calibrated(0.05)))
    return path


def test_a_backup_is_made_checked_and_brought_back(
    run: Run, tmp_path: Path, file: Path, secret: Path
) -> None:
    outcome = run("backup", "--file", file, "--out", tmp_path / "copies", "--passphrase-file", secret)
    assert (outcome.code, outcome.err) == (0, "")
    (copy,) = (tmp_path / "copies").iterdir()
    assert outcome.out.splitlines()[0] == str(copy)
    verified = run("verify", copy, "--passphrase-file", secret, "--language", "en")
    assert verified.code == 0
    assert "whole" in verified.out
    again = tmp_path / "again.bpa"
    assert run("restore", copy, "--file", again, "--passphrase-file", secret).code == 0
    export = ("export", "rota", "--format", "json", "--month", "2026-10", "--out", tmp_path / "out")
    assert run(*export, "--file", again, "--passphrase-file", secret).code == 0
    assert '"name": "Nes"' in (tmp_path / "out" / "rota_2026-10.json").read_text(encoding="utf-8")
    # Once more, into the file that is there now: it is backed up first.
    assert run("restore", copy, "--file", again, "--passphrase-file", secret).code == 0
    assert len(list((tmp_path / "again-backups").iterdir())) == 1


def test_a_wrong_passphrase_is_said_and_the_file_is_as_it_was(run: Run, tmp_path: Path, file: Path) -> None:
    wrong = tmp_path / "wrong.txt"
    wrong.write_text("feil", encoding="utf-8")
    before = file.read_bytes()
    outcome = run("backup", "--file", file, "--passphrase-file", wrong)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err
    assert "Traceback" not in outcome.err
    assert file.read_bytes() == before


def test_damage_is_found(run: Run, tmp_path: Path, file: Path, secret: Path) -> None:
    run("backup", "--file", file, "--out", tmp_path / "copies", "--passphrase-file", secret)
    (copy,) = (tmp_path / "copies").iterdir()
    broken = bytearray(copy.read_bytes())
    broken[-100] ^= 1
    copy.write_bytes(broken)
    outcome = run("verify", copy, "--passphrase-file", secret)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err
    target = tmp_path / "new.bpa"
    assert run("restore", copy, "--file", target, "--passphrase-file", secret).code == 2
    assert not target.exists()


@pytest.mark.parametrize(
    "command", [("verify", "{0}"), ("restore", "{0}", "--file", "{1}"), ("backup", "--file", "{0}")]
)
def test_files_that_are_no_backups_are_named(
    run: Run, tmp_path: Path, secret: Path, command: tuple[str, ...]
) -> None:
    foreign = tmp_path / "foreign"
    foreign.write_bytes(b"not ours at all" * 100)
    filled = [part.format(foreign, tmp_path / "new.bpa") for part in command]
    outcome = run(*filled, "--passphrase-file", secret, "--language", "en")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err
    assert "Traceback" not in outcome.err
    assert "went wrong in the program" not in outcome.err


def test_the_passphrase_may_come_from_standard_input_but_not_as_an_argument(
    file: Path, tmp_path: Path
) -> None:
    done = process("backup", "--file", file, "--passphrase-file", "-", stdin=PASSPHRASE.encode())
    assert done.returncode == 0, done.stderr
    refused = process("backup", "--file", file, "--passphrase", PASSPHRASE)
    assert refused.returncode == 2


def test_without_a_terminal_only_our_own_sentence_is_said(file: Path) -> None:
    done = process("backup", "--file", file, "--language", "nb", stdin=PASSPHRASE.encode())
    assert (done.returncode, done.stdout) == (2, b"")
    (sentence,) = done.stderr.decode().splitlines()
    assert "--passphrase-file" in sentence
    assert not (file.parent / "nes-backups").exists()


def test_a_file_is_looked_at_before_anybody_is_asked(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, file: Path, secret: Path
) -> None:
    run("backup", "--file", file, "--out", tmp_path / "copies", "--passphrase-file", secret)
    (copy,) = (tmp_path / "copies").iterdir()
    foreign = tmp_path / "foreign"
    foreign.write_bytes(b"not ours at all" * 100)
    asked: list[str] = []
    monkeypatch.setattr("getpass.getpass", asked.append)
    for command in (
        ("verify", foreign),
        ("restore", foreign, "--file", tmp_path / "new.bpa"),
        ("restore", foreign, "--file", file),
        ("restore", copy, "--file", foreign),
        ("backup", "--file", foreign),
        ("export", "rota", "--format", "json", "--month", "2026-10", "--out", tmp_path, "--file", foreign),
    ):
        outcome = run(*command, "--language", "en")
        assert (outcome.code, asked) == (2, []), command
        assert "foreign" in outcome.err


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"hei\n", "not made by this program"), (b"PK\x03\x04" + bytes(range(256)) * 40, "not made by"),
     (b"SQLite format 3\x00" + bytes(range(256)) * 40, "not made by"), (b"", "is empty")],
)  # fmt: skip
def test_what_is_no_file_of_ours_is_said_before_its_key_file_is_missed(
    run: Run, tmp_path: Path, file: Path, secret: Path, content: bytes, said: str
) -> None:
    run("backup", "--file", file, "--out", tmp_path / "copies", "--passphrase-file", secret)
    (copy,) = (tmp_path / "copies").iterdir()
    foreign = tmp_path / "foreign.bpa"
    foreign.write_bytes(content)
    for command in (("backup", "--file", foreign), ("restore", copy, "--file", foreign)):
        outcome = run(*command, "--passphrase-file", secret, "--language", "en")
        assert (outcome.code, outcome.out) == (2, "")
        assert said in outcome.err, command
        assert foreign.read_bytes() == content
    # Our own file without its keys is still told where they should lie.
    file.with_name(f"{file.name}.keys").unlink()
    file.with_name(f"{file.name}.keys.bak").unlink(missing_ok=True)
    assert "nes.bpa.keys is missing" in run(
        "backup", "--file", file, "--passphrase-file", secret, "--language", "en"
    ).err


def test_a_folder_and_a_backup_are_not_taken_for_a_file_to_work_in(
    run: Run, tmp_path: Path, file: Path, secret: Path
) -> None:
    run("backup", "--file", file, "--out", tmp_path / "copies", "--passphrase-file", secret)
    (copy,) = (tmp_path / "copies").iterdir()
    for command, said in (
        (("backup", "--file", tmp_path), "found a folder"),
        (("restore", copy, "--file", tmp_path), "found a folder"),
        (("backup", "--file", copy), "is a backup, not a file to work in"),
        (("restore", copy, "--file", tmp_path / "none" / "new.bpa"), "There is no folder"),
        (("backup", "--file", file, "--out", ""), "--out: Expected a value after it."),
    ):
        outcome = run(*command, "--passphrase-file", secret, "--language", "en")
        assert (outcome.code, outcome.out) == (2, ""), command
        assert said in outcome.err
        assert ".tmp" not in outcome.err
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("content", [b"", b"\n", b"\xff\xfe\xff", b"x" * 100_000])
def test_an_odd_passphrase_file_is_refused(run: Run, tmp_path: Path, file: Path, content: bytes) -> None:
    odd = tmp_path / "odd"
    odd.write_bytes(content)
    outcome = run("backup", "--file", file, "--passphrase-file", odd)
    assert (outcome.code, outcome.out) == (2, "")
    assert "Traceback" not in outcome.err
