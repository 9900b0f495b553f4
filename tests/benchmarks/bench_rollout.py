"""P8: rolling 26 weeks out for fifteen people as one undoable step, and undoing it, against bare insertion.

Run it by itself: ``python tests/benchmarks/bench_rollout.py``. It runs them in turn on files of the same kind
and prints medians and ratios. It asserts nothing.
"""

from __future__ import annotations

import statistics
import sys
import time
from contextlib import closing
from datetime import date
from pathlib import Path

import sqlite_utils

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import bpa_desk.ui  # noqa: F401 - the collector is held back as in the window
from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.shift import Shift, ShiftKind
from bpa_desk.domain.turnus import Turnus
from bpa_desk.services import ordning, people, rollout, turnus
from bpa_desk.services.turnus import Cell, PatternShift
from bpa_desk.storage.store import Store

FIRST, LAST = date(2026, 1, 5), date(2026, 7, 5)
PEOPLE, WEEKS, ROUNDS = 15, 26, 7
DAY = PatternShift(480, 960)
NIGHT = PatternShift(1320, 1920, ShiftKind.RESTING, passive=((1380, 1860),))


def laid_out() -> Store:
    """Return a store of memory with fifteen people and a turnus of 26 weeks, half of all days at work."""
    store = Store.in_memory()
    ordning.establish(store, "Bench")
    for number in range(PEOPLE):
        people.save_assistant(store, Assistant(f"p{number}", f"Person {number}", number % 12))
    turnus.save_turnus(store, Turnus("t", "Bench", WEEKS, FIRST, FIRST))
    cells = {
        Cell(f"p{who}", week, day): [NIGHT if who % 3 == 0 else DAY]
        for who in range(PEOPLE)
        for week in range(WEEKS)
        for day in range(7)
        if (who + week + day) % 2 == 0
    }
    turnus.fill_cells(store, "t", cells)
    return store


def bare(rows: list[dict[str, object]]) -> float:
    """Return the seconds sqlite-utils needs to insert the rows into an empty table of memory."""
    database = sqlite_utils.Database(memory=True)
    started = time.process_time()
    database["shift"].insert_all(rows, pk="id")  # type: ignore[union-attr]
    return time.process_time() - started


def main() -> None:
    """Measure in turn and print medians."""
    rolled, undone, inserted = [], [], []
    count = 0
    for _round in range(ROUNDS):
        with closing(laid_out()) as store:
            started = time.process_time()
            rollout.roll_out(store, "t", FIRST, LAST)
            rolled.append(time.process_time() - started)
            rows = [
                {
                    "id": each.id,
                    "start": store.zone.text(each.start),
                    "end": store.zone.text(each.end),
                    "assistant": each.assistant,
                    "kind": each.kind.value,
                    "turnus": each.turnus,
                    "turnus_line": each.turnus_line,
                }
                for each in store.all(Shift)
            ]
            count = len(rows)
            started = time.process_time()
            store.undo()
            undone.append(time.process_time() - started)
        inserted.append(bare([dict(row) for row in rows]))
    base = statistics.median(inserted)
    print(f"{count} shifts; bare insertion {base * 1000:.0f} ms")
    for name, seconds in (("roll out", rolled), ("undo", undone)):
        median = statistics.median(seconds)
        print(f"{name}: {median * 1000:.0f} ms, {median / base:.1f} × bare")


if __name__ == "__main__":
    main()
