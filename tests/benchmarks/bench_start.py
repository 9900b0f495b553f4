"""P1 and P2: start to first painted I dag, and memory, against a bare QMainWindow.

Run it by itself: ``python tests/benchmarks/bench_start.py``. It makes the invented ordning *Nes* as an
encrypted file once, then starts processes in turn: a bare main window, and the program over a fresh copy of
the file (a process that is cut off here leaves a log behind, as after a power cut), opened by its raw key.
Each process tells its milliseconds from the start of Python's own work to the first paint, by the clock and
of the processor (which other work on the machine disturbs less), and its peak memory; the program once more
after walking all pages, each painted and with what comes after it. It asserts nothing.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

ROUNDS = 11
_HEAD = """
import time; begun, spent = time.perf_counter(), time.process_time()
import json, resource, sys
"""
_FOOT = """
def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
def tell():
    seconds, worked = time.perf_counter() - begun, time.process_time() - spent
    first = peak()
    walk()
    print(json.dumps([seconds, worked, first, peak()]))
    sys.stdout.flush()
    import os; os._exit(0)
class Paint(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and watched is target:
            QTimer.singleShot(0, tell)
            watched.removeEventFilter(self)
        return False
"""
BARE = (
    _HEAD
    + """
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
def walk(): pass
"""
    + _FOOT
    + """
qt = QApplication([]); window = QMainWindow(); window.resize(1180, 780)
target = QLabel("Hei"); window.setCentralWidget(target)
paint = Paint(); target.installEventFilter(paint); window.show(); qt.exec()
"""
)
OURS = (
    _HEAD
    + """
from pathlib import Path
from bpa_desk import app
from bpa_desk.settings import Settings
from bpa_desk.ui import application
from bpa_desk.ui.start.program import Program
from PySide6.QtCore import QEvent, QObject, QTimer
def walk():
    for spec in window.pages:
        window.go(spec.key)
        for _turn in range(3):  # painted, with what follows it: findings, and pages let go
            qt.processEvents()
        while not window.page().settled():
            qt.processEvents()
"""
    + _FOOT
    + """
from bpa_desk.services.opening import DataKey
from bpa_desk.services import clock
file, key, now = Path(sys.argv[1]), DataKey(bytes.fromhex(sys.argv[2])), int(sys.argv[3])
settings = Settings(last_file=str(file))
with clock.fixed(now):
    qt = application.make(settings); program = Program(qt, settings, app.pages())
    program.enter(file, key); window = program.application.window
    target = window.page(); paint = Paint(); target.installEventFilter(paint); window.show(); qt.exec()
"""
)


def started(code: str, *arguments: str) -> list[float]:
    """Run one process; return seconds to the first paint by clock and processor, MB then and at its end."""
    command = [sys.executable, "-c", code, *arguments]
    # A program that is installed has its byte code at hand, beside its source, whatever this machine says.
    unsaid = ("PYTHONDONTWRITEBYTECODE", "PYTHONPYCACHEPREFIX")
    kept = {name: value for name, value in os.environ.items() if name not in unsaid}
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, timeout=120, env=kept)
    found: list[float] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def main() -> None:
    """Print the table."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["PYTHONPATH"] = str(Path(__file__).resolve().parents[2])
    with tempfile.TemporaryDirectory() as folder:
        os.environ["BPA_DESK_HOME"] = folder
        from bpa_desk.demo.build import NOW, build
        from bpa_desk.services import lifecycle
        from bpa_desk.services.opening import Store

        file, key = Path(folder) / "nes.bpa", lifecycle.new_key()
        store = Store.create(file, key)
        build("nes", store)
        store.close()

        def opened() -> list[float]:
            with tempfile.TemporaryDirectory(dir=folder) as place:
                copy = shutil.copy(file, Path(place) / file.name)
                return started(OURS, str(copy), key.raw.hex(), str(NOW))

        told: dict[str, list[list[float]]] = {"bare": [], "bpa_desk": []}
        started(BARE)  # the first of each writes the byte code
        opened()
        for _ in range(ROUNDS):
            told["bare"].append(started(BARE))
            told["bpa_desk"].append(opened())
    middle = {
        name: [statistics.median(each) for each in zip(*runs, strict=True)] for name, runs in told.items()
    }
    for name, (seconds, worked, first, last) in middle.items():
        spread = [run[0] * 1000 for run in told[name]]
        print(
            f"{name:10} {seconds * 1000:7.0f} ms ({min(spread):.0f}–{max(spread):.0f})"
            f"   {worked * 1000:5.0f} ms of the processor"
            f"   {first:5.0f} MB, {last:5.0f} MB at the end"
        )
    bare, ours = middle["bare"], middle["bpa_desk"]
    clock, processor = ours[0] / bare[0], ours[1] / bare[1]
    print(f"P1 start: {clock:.2f} × a bare window, {processor:.2f} × in processor time (goal ≤1.8)")
    then, after = ours[2] / bare[2], ours[3] / bare[2]
    print(f"P2 memory: {then:.2f} × then, {after:.2f} × after all pages (goals ≤1.6, ≤2.5)")


if __name__ == "__main__":
    main()
