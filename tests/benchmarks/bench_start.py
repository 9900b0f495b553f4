"""P1 and P2: from the start of the process to *I dag* painted on *Nes*, and the memory, beside a bare window.

Run ``python -m tests.benchmarks.bench_start``; it prints medians and ratios and asserts nothing. The file of *Nes*
is made once, encrypted, and opened by its raw key: the passphrase is slow on purpose and not measured here.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "15"))
NAMES = ("bare", "ours", "walk")

# Each child prints the clock when its window has painted, and the most memory it has held in KiB. The clock is the
# same for all processes, so the parent can count from the moment it started the child.
_PEAK = """
def peak():
    import resource
    import sys
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most // 1024 if sys.platform == "darwin" else most
"""

BARE = """
import sys, time
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print(time.perf_counter(), flush=True)
        application.exit()
application = QApplication(sys.argv)
window = Window()
window.resize(1180, 780)
window.show()
application.exec()
""" + _PEAK + "print(peak())"

OURS = """
import sys, time
from pathlib import Path
from bpa_desk.settings import Settings
from bpa_desk.services import clock
from bpa_desk.storage.keys import DataKey
from bpa_desk.storage.store import Store
from bpa_desk.ui import application
from bpa_desk.app import pages
from PySide6.QtCore import QEvent, QObject, QTimer

class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            made.removeEventFilter(self)
            QTimer.singleShot(0, painted)
        return False

def painted():
    print(time.perf_counter(), flush=True)
    if "walk" not in sys.argv:
        QTimer.singleShot(200, made.quit)  # the findings come, and count in the memory
        return
    for spec in joined.window.pages:
        joined.window.go(spec.key)
        made.processEvents()
    made.quit()

with clock.fixed(int(sys.argv[3])):
    settings = Settings()
    made = application.make(settings)
    store = Store.open(Path(sys.argv[1]), DataKey(bytes.fromhex(sys.argv[2])))
    joined = application.Application(made, settings, pages(), gate=None)
    joined.open(store, can_lock=False)
    watch = FirstPaint()
    made.installEventFilter(watch)
    joined.window.show()
    made.exec()
    store.close()
""" + _PEAK + "print(peak())"


def main() -> None:
    """Make the file, start the three in turn, and print the table."""
    from bpa_desk.demo.build import NOW, build
    from bpa_desk.storage.keys import DataKey
    from bpa_desk.storage.store import Store

    with tempfile.TemporaryDirectory() as folder:
        path, key = Path(folder) / "nes.bpa", DataKey.new()
        store = Store.create(path, key)
        build("nes", store)
        store.close()
        spent: dict[str, list[float]] = {name: [] for name in NAMES}
        held: dict[str, list[float]] = {name: [] for name in NAMES}
        for turn in range(ROUNDS + 1):
            for name in NAMES:
                script = BARE if name == "bare" else OURS
                seconds, most = started(script, str(path), key.raw.hex(), str(NOW), name)
                if turn:  # the first round warms the disk and the byte code
                    spent[name].append(seconds * 1000)
                    held[name].append(most / 1024)
    base, least = statistics.median(spent["bare"]), statistics.median(held["bare"])
    print(f"{'':34}{'median':>9}{'spread':>16}{'ratio':>7}")
    for name, words in (("bare", "bare window, to painted, ms"), ("ours", "I dag on Nes, to painted, ms")):
        _print(words, spent[name], base)
    for name, words in (
        ("bare", "bare window, most memory, MB"),
        ("ours", "I dag with its findings, MB"),
        ("walk", "after a walk over all pages, MB"),
    ):
        _print(words, held[name], least)


def started(script: str, *arguments: str) -> tuple[float, float]:
    """Run a child and return seconds from its start until it had painted, and its most memory in KiB."""
    # A program that is installed has its byte code at hand, whatever the machine at work says.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    folder = str(Path(arguments[0]).with_name("bytecode"))
    begun = perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        env={**kept, "PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": folder},
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(done.stderr)
    painted, most = done.stdout.split()
    return float(painted) - begun, float(most)


def _print(words: str, measured: list[float], base: float) -> None:
    middle = statistics.median(measured)
    spread = f"{min(measured):.0f} to {max(measured):.0f}"
    print(f"{words:34}{middle:9.0f}{spread:>16}{middle / base:7.2f}")


if __name__ == "__main__":
    main()
