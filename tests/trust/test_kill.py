"""Kill −9 at random instants while writing: nothing acknowledged is lost, nothing half there or corrupt."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bpa_desk.domain.assistant import Assistant, Employment
from bpa_desk.domain.text import Message
from bpa_desk.paths import keys_file
from bpa_desk.storage import backup, restore, slots
from bpa_desk.storage.keys import DataKey
from bpa_desk.storage.store import Store
from tests.trust.writer import CHEAP, PASSPHRASES

KILLS = 1000 if os.environ.get("BPA_NIGHTLY") else 100
PER_FILE = 25

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kill −9 is a POSIX way to die")


@contextmanager
def nursery(work: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run the process that forks writers."""
    root = Path(__file__).resolve().parents[2]
    command = [sys.executable, "-m", "tests.trust.writer", work]
    with subprocess.Popen(
        command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0
    ) as process:
        assert process.stdin is not None
        yield process
        process.stdin.close()


def killed(process: subprocess.Popen[bytes], path: Path, after: float) -> int:
    """Let a writer work on the file, kill it ``after`` seconds from its first word, return its last one."""
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(f"{path}\n".encode())
    said, child, timer = 0, 0, None
    while True:
        line = process.stdout.readline()
        if line == b"gone\n":
            break
        assert line, "the nursery died"
        if line.startswith(b"pid"):
            child = int(line.split()[1])
        else:
            said = int(line)
        if child and said and timer is None:
            timer = threading.Timer(after, os.kill, (child, signal.SIGKILL))
            timer.start()
    if timer is not None:
        timer.join()
    return said


def faults(path: Path, key: DataKey, said: int) -> list[str]:
    """Open the file again and say what is wrong with it."""
    store = Store.open(path, key)
    try:
        found = []
        if store.generation < said:
            found.append(f"{said - store.generation} saved changes lost")
        if not store.sound():
            found.append("corrupt")
        people, terms = store.count(Assistant), store.count(Employment)
        if people != terms:
            found.append("half a change")
        entries = store.journal()
        if len(entries) != store.generation or sum(entry.how == "done" for entry in entries) < people:
            found.append("journal and records disagree")
        return found
    finally:
        store.close()


def test_nothing_acknowledged_is_lost(tmp_path: Path, key: DataKey) -> None:
    chance = random.Random(11)
    at_stake = 0
    with nursery("write") as process:
        for kill in range(KILLS):
            path = tmp_path / f"{kill // PER_FILE}.bpa"
            if not path.exists():
                Store.create(path, key).close()
            said = killed(process, path, chance.uniform(0, 0.12))
            at_stake += said > 0
            assert faults(path, key, said) == [], f"kill {kill}"
    assert at_stake == KILLS


def test_the_test_notices_a_writer_that_speaks_too_early(tmp_path: Path, key: DataKey) -> None:
    chance = random.Random(12)
    path = tmp_path / "control.bpa"
    Store.create(path, key).close()
    with nursery("early") as process:
        assert any(
            "lost" in " ".join(faults(path, key, killed(process, path, chance.uniform(0, 0.05))))
            for _ in range(60)
        )


def test_restore_is_wholly_old_or_wholly_new(tmp_path: Path, key: DataKey) -> None:
    path = tmp_path / "nes.bpa"
    store = Store.create(path, key)
    for number in (1, 2):
        with store.change(Message("Add")) as changes:
            changes.put_all(Assistant(f"{number}-{each}", "x" * 800) for each in range(number * 40))
        backup.make(path, key, tmp_path / "copies", backup.Reason.ASKED)
    store.close()
    chance = random.Random(13)
    seen = set()
    with nursery("restore") as process:
        for _ in range(KILLS // 10):
            killed(process, path, chance.uniform(0, 0.2))
            opened = Store.open(path, key)
            assert opened.sound()
            seen.add(opened.count(Assistant))
            opened.close()
            for made in backup.backups(tmp_path / "before"):
                made.path.unlink()
    assert seen == {40, 120}


def test_passphrase_change_always_leaves_a_way_in(tmp_path: Path, key: DataKey) -> None:
    path = tmp_path / "nes.bpa"
    slots.write_slots(path, slots.KeySlots.made(key, PASSPHRASES[0], CHEAP))
    chance = random.Random(14)
    with nursery("passphrase") as process:
        for _ in range(KILLS // 4):
            killed(process, path, chance.uniform(0, 0.03))
            for sidecar in (keys_file(path), keys_file(path).with_name("nes.bpa.keys.bak")):
                parsed = slots.KeySlots.parsed(sidecar.read_bytes())
                assert key in {parsed.slots[0].opened(each) for each in PASSPHRASES}


def test_new_file_is_whole_or_not_there(tmp_path: Path, key: DataKey) -> None:
    chance = random.Random(15)
    with nursery("create") as process:
        for _ in range(KILLS // 5):
            killed(process, tmp_path / "0.bpa", chance.uniform(0, 0.03))
            newest = max(tmp_path.glob("*.bpa"), key=lambda each: int(each.stem))
            opened = Store.open(newest, key)
            assert opened.sound()
            opened.close()


def test_backup_made_while_somebody_writes_is_whole(tmp_path: Path, key: DataKey) -> None:
    path = tmp_path / "nes.bpa"
    Store.create(path, key).close()
    with nursery("write") as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(f"{path}\n".encode())
        while not (line := process.stdout.readline()).startswith(b"pid"):
            pass
        made = [backup.make(path, key, tmp_path / "k", backup.Reason.ASKED) for _ in range(KILLS // 10)]
        os.kill(int(line.split()[1]), signal.SIGKILL)
    generations = [each.generation for each in made]
    assert generations == sorted(generations)
    assert generations[0] < generations[-1], "nobody was writing"
    for number, each in enumerate(made):
        fresh = tmp_path / f"{number}.bpa"
        restore.restore_as_new(each.path, fresh, key)
        assert faults(fresh, key, each.generation) == []
