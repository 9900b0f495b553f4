"""P3: a key in the week grid to committed, checked and repainted, beside the same three parts done bare.

A cell that holds a shift, and an empty one; and each letter before, to its consequence told beside the cell.
Beside the time by the clock stands the processor's, which other programs disturb less.

Run ``python -m tests.benchmarks.bench_week``; it prints medians and p95 and asserts nothing.
"""

from __future__ import annotations

import os
import statistics
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from time import perf_counter, process_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bpa_desk.domain.assistant import Assistant, Employment
from bpa_desk.domain.need import Need
from bpa_desk.domain.rules.check import check
from bpa_desk.domain.shift import Shift, ShiftKind
from bpa_desk.domain.text import Message
from bpa_desk.domain.time import zone
from bpa_desk.services import clock, ordning, situation
from bpa_desk.storage.keys import DataKey
from bpa_desk.storage.store import Store
from bpa_desk.ui import theme
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.pages.week import WeekPage
from bpa_desk.ui.session import Session
from bpa_desk.ui.week.grid import WeekGrid

PEOPLE = 15
MONDAY = date(2026, 11, 23)
ROUNDS = 60
SPREAD = 365


def filled(folder: Path, spread: int = SPREAD) -> Store:
    """Return an encrypted file with 15 people and ``spread`` days of shifts, eight a day."""
    store = Store.create(folder / "nes.bpa", DataKey.new())
    ordning.establish(store, "Nes")
    first = MONDAY - timedelta(days=spread - 14)
    with store.change(Message("year")) as changes:
        for at in range(PEOPLE):
            changes.put(Assistant(f"a{at:02}", f"Person {at:02}", hue=at % 12))
            changes.put(Employment(f"e{at}", f"a{at:02}", date(2015, 1, 1), minutes_per_week=20 * 60))
        changes.put(Need("need", date(2015, 1, 1), 7 * 60, 23 * 60, count=2))
        for day in range(spread):
            for part in range(8):
                start = store.zone.at(first + timedelta(days=day), (7 * 60, 15 * 60)[part % 2])
                who = f"a{(day * 8 + part * 2) % PEOPLE:02}"
                changes.put(Shift(f"s{day}-{part}", start, start + 8 * 60, who, ShiftKind.DAY))
    return store


Spent = tuple[float, float]
"""Milliseconds by the clock, and of the processor."""


def spent(act: Callable[[], object]) -> Spent:
    """Do it and return what it took."""
    begun, worked = perf_counter(), process_time()
    act()
    return (perf_counter() - begun) * 1000, (process_time() - worked) * 1000


class Typist:
    """Types in cells of the week, and keeps the milliseconds of each letter."""

    def __init__(self, application: QApplication, grid: WeekGrid) -> None:
        self._application = application
        self._grid = grid
        self.letters: list[Spent] = []

    def typed(self, place: QModelIndex, text: str) -> Spent:
        """Write the text in the cell and return what it took from Enter to the repainted week."""
        self._grid.setCurrentIndex(place)
        self._grid.edit(place)
        editor = self._application.focusWidget() or self._grid

        def key(code: Qt.Key | str) -> None:
            QTest.keyClicks(editor, code) if isinstance(code, str) else QTest.keyClick(editor, code)
            self._application.processEvents()

        for letter in text:
            self.letters.append(spent(partial(key, letter)))
        return spent(partial(key, Qt.Key.Key_Return))


def main() -> None:
    """Print the table."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    theme.prepare(application)
    theme.apply(application, theme.named("light", 100))
    with tempfile.TemporaryDirectory() as folder, clock.fixed(zone().at(MONDAY, 600)):
        store = filled(Path(folder))
        page = WeekPage(Desk(Session(store)))
        page.desk.session.changed.connect(page.note_change)
        page.resize(1280, 860)
        page.show()
        QTest.qWaitForWindowExposed(page)
        compare(application, page, store)
        page.board.close()
        page.desk.session.close()


def compare(application: QApplication, page: WeekPage, store: Store) -> None:
    """Type and do the bare thing in turn, and print both."""
    model = page.grid.week_model
    index = model.index(3, 2)
    rows = range(model.rowCount())
    free = next(model.index(row, 2) for row in rows if not model.row_at(row).cells[2].blocks)
    typist = Typist(application, page.grid)
    bare = bare_parts(page, store, index)
    runs: dict[str, list[Spent]] = {"the same three parts bare": []}
    whole = runs["Enter: saved, checked, repainted"] = []
    empty = runs["the same in an empty cell"] = []
    for at in range(ROUNDS + 5):
        whole.append(typist.typed(index, ("9-17", "9-17:15")[at % 2]))
        empty.append(typist.typed(free, "9-17"))
        store.undo()
        application.processEvents()
        runs["the same three parts bare"].append(spent(partial(bare, at)))
    letters = len(typist.letters) // len(whole)
    runs["a letter to its consequence"] = typist.letters[5 * (letters - 1) :]
    for which, title in enumerate(("by the clock", "of the processor")):
        plain = statistics.median(each[which] for each in runs["the same three parts bare"][5:])
        for name, both in runs.items():
            times = [each[which] for each in both[5:]]
            middle, late = statistics.median(times), _p95(times)
            print(f"{name:34} median {middle:6.2f} ms  p95 {late:6.2f} ms {title}, "
                  f"{middle / plain:.1f} and {late / plain:.1f} of median bare")


def bare_parts(page: WeekPage, store: Store, index: QModelIndex) -> Callable[[int], None]:
    """Return what commits one changed row, checks one person and repaints her row, and nothing else."""
    held = next(each for each in store.all(Shift, order="start DESC") if each.assistant == "a03")
    whole = situation.rota(store, MONDAY, MONDAY + timedelta(days=6))
    one = replace(
        whole,
        people=tuple(each for each in whole.people if each.id == "a03"),
        shifts=tuple(each for each in whole.shifts if each.assistant == "a03"),
        needs=(),
    )
    grid, observers = page.grid, list(store.observers)

    def bare(at: int) -> None:
        store.observers.clear()
        with store.change(Message("bare")) as changes:
            changes.put(replace(held, note=str(at)))
        store.observers.extend(observers)
        check(one)
        rect = grid.visualRect(index)
        rect.setLeft(0)
        rect.setRight(grid.viewport().width())
        grid.viewport().repaint(rect)

    return bare


def _p95(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.95)]


if __name__ == "__main__":
    main()
