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
from bpa_desk.storage.keys import DataKey
from bpa_desk.storage.store import Store

KILLS = 1000 if os.environ.get("BPA_NIGHTLY") else 100
PER_FILE = 25

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kill −9 is a POSIX way to die")


@contextmanager
def nursery(*arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run the process that forks writers."""
    root = Path(__file__).resolve().parents[2]
    command = [sys.executable, "-m", "tests.trust.writer", *arguments]
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
    with nursery() as process:
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
