"""P7: each page made, shown and painted on a file with ten years of shifts, beside one with a single year.

Run ``python -m tests.benchmarks.bench_pages``; it prints medians, their ratio and the middle half of the
ratios of single rounds, and asserts nothing. Both files are encrypted, with 15 people and eight shifts a day;
a page counts with what it does in the first event loop.
"""

from __future__ import annotations

import os
import statistics
import tempfile
from collections.abc import Collection
from contextlib import closing
from datetime import date
from pathlib import Path
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bpa_desk.app import pages
from bpa_desk.domain.time import zone
from bpa_desk.domain.vedtak import Vedtak
from bpa_desk.services import clock, vedtak
from bpa_desk.settings import Settings
from bpa_desk.storage.store import Store
from bpa_desk.ui import application
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.page import PageSpec
from bpa_desk.ui.session import Session
from tests.benchmarks.bench_week import MONDAY, filled

YEAR, TEN_YEARS = 365, 3652
ROUNDS = 13


def opened(spec: PageSpec, desk: Desk) -> float:
    """Return the milliseconds until a fresh page is painted, has done what it does at once and is settled."""
    qt = QApplication.instance()
    assert qt is not None
    begun = perf_counter()
    page = spec.factory(desk)
    page.resize(1100, 760)
    page.show()
    page.freshen()
    QTest.qWaitForWindowExposed(page)
    qt.processEvents()
    qt.processEvents()
    while not page.settled():
        qt.processEvents()
    spent = (perf_counter() - begun) * 1000
    page.hide()
    page.deleteLater()
    qt.processEvents()
    return spent


def main() -> None:
    """Print a line a page."""
    qt = application.make(Settings())
    with tempfile.TemporaryDirectory() as folder, clock.fixed(zone().at(MONDAY, 600)):
        stores = []
        for name, spread in (("one", YEAR), ("ten", TEN_YEARS)):
            place = Path(folder) / name
            place.mkdir()
            store = filled(place, spread)
            vedtak.save_vedtak(store, Vedtak("v", date(2015, 1, 1), minutes=100 * 60))
            stores.append(store)
        with closing(stores[0]), closing(stores[1]):
            measure(stores)
    qt.quit()


def measure(stores: list[Store], only: Collection[str] = ()) -> None:
    """Print a line a page (all, or ``only`` those) for the file with one year and the one with ten."""
    desks = [Desk(Session(store)) for store in stores]
    print(f"{'page':14}{'one year, ms':>14}{'ten years, ms':>15}{'ratio':>7}{'spread':>14}")
    for spec in (each for each in pages() if not only or each.key in only):
        spent: list[list[float]] = [[], []]
        for turn in range(ROUNDS + 1):
            # Each goes first as often as the other: what comes second finds the machine warmer, or busier.
            order = list(enumerate(desks))
            for at, desk in reversed(order) if turn % 2 else order:
                took = opened(spec, desk)
                if turn:
                    spent[at].append(took)
        one, ten = (statistics.median(each) for each in spent)
        pairs = sorted(long / short for short, long in zip(*spent, strict=True))
        spread = f"{pairs[len(pairs) // 4]:.2f}–{pairs[-1 - len(pairs) // 4]:.2f}"
        print(f"{spec.key:14}{one:14.1f}{ten:15.1f}{ten / one:7.2f}{spread:>14}", flush=True)


if __name__ == "__main__":
    main()
