"""Power cuts at every moment: what was acknowledged is there afterwards, and the file is whole."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bpa_desk.domain.assistant import Assistant
from bpa_desk.storage.keys import DataKey
from bpa_desk.storage.store import Store
from tests.trust.disk import Disk, Operation, after_cut, recorded

IMAGES = 3600 if os.environ.get("BPA_NIGHTLY") else 120
COMPILER = shutil.which("cc") or shutil.which("gcc")
ROOT = Path(__file__).resolve().parents[2]
WORK = """
import os, sys
del os.RTLD_DEEPBIND  # else the encryption library would go round what was preloaded
from pathlib import Path
from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.text import Message
from bpa_desk.storage.keys import DataKey
from bpa_desk.storage.store import Store
folder = Path(sys.argv[1])
store = Store.open(folder / "nes.bpa", DataKey(bytes(range(32))))
if sys.argv[2] == "careless":
    store._database.connection.execute("PRAGMA synchronous = NORMAL")
store._database.connection.execute("PRAGMA wal_autocheckpoint = 40")
said = os.open(folder / "said", os.O_WRONLY | os.O_CREAT)
for number in range(1, 26):
    with store.change(Message("Add")) as changes:
        changes.put_all(Assistant(f"{number}-{each}", "x" * 900) for each in range(number % 4 + 1))
    os.write(said, b"%3d\\n" % store.generation)
store.close()
"""

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or COMPILER is None, reason="needs Linux and a C compiler to watch the disk"
)


@pytest.fixture(scope="module")
def watcher(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library that writes down what a process does to its files."""
    library = tmp_path_factory.mktemp("iolog") / "iolog.so"
    source = Path(__file__).with_name("iolog.c")
    subprocess.run([str(COMPILER), "-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"], check=True)
    return library


def worked(watcher: Path, tmp_path: Path, key: DataKey, how: str) -> tuple[Disk, list[Operation]]:
    """Let a process work on a new file; return the disk before and all it did."""
    folder, record = tmp_path / "plan", tmp_path / "record"
    Store.create(folder / "nes.bpa", key).close()
    base = {each.name: each.read_bytes() for each in folder.iterdir()}
    watched = {"LD_PRELOAD": str(watcher), "IOLOG_BELOW": f"{folder}/", "IOLOG_TO": str(record)}
    subprocess.run([sys.executable, "-c", WORK, folder, how], cwd=ROOT, env=os.environ | watched, check=True)
    return base, recorded(record)


def losses(base: Disk, operations: list[Operation], key: DataKey, place: Path, images: int) -> list[str]:
    """Cut the power at ``images`` moments and say what is missing or broken afterwards."""
    chance, found = random.Random(21), []
    for number in range(images):
        cut = chance.randrange(len(operations) + 1)
        disk = after_cut(base, operations[:cut], (0.0, 1.0, 0.5)[number % 3], chance)
        said = [int(each.content) for each in operations[:cut] if each.name == "said" and each.kind == "w"]
        folder = place / str(number)
        folder.mkdir(parents=True)
        for name in ("nes.bpa", "nes.bpa-wal"):
            if name in disk:
                (folder / name).write_bytes(disk[name])
        store = Store.open(folder / "nes.bpa", key)
        if store.generation < (said[-1] if said else 0):
            found.append(f"cut {cut}: lost")
        people = sum(number % 4 + 1 for number in range(1, store.generation + 1))
        if not store.sound() or store.count(Assistant) != people or len(store.journal()) != store.generation:
            found.append(f"cut {cut}: broken")
        store.close()
        shutil.rmtree(folder)
    return found


def test_power_cuts_lose_nothing_that_was_acknowledged(watcher: Path, tmp_path: Path, key: DataKey) -> None:
    base, operations = worked(watcher, tmp_path, key, "careful")
    kinds = {each.kind for each in operations if each.name.startswith("nes.bpa")}
    assert kinds >= {"w", "s"}
    assert any(each.name == "nes.bpa" and each.kind == "w" for each in operations), "no checkpoint was seen"
    assert losses(base, operations, key, tmp_path / "cuts", IMAGES) == []


def test_the_test_sees_the_loss_with_fewer_syncs(watcher: Path, tmp_path: Path, key: DataKey) -> None:
    base, operations = worked(watcher, tmp_path, key, "careless")
    found = losses(base, operations, key, tmp_path / "cuts", 45)
    assert sum("lost" in each for each in found) > 3
    assert not any("broken" in each for each in found)
