"""P4 and P5: all rules over a year of fifteen people, against a bare sweep of six rules over the same shifts.

Run it by itself: ``python tests/benchmarks/bench_rules.py``. It runs the two in turn and prints medians,
their ratio, and how the cost grows when people or years grow fourfold: in time, which memory and others
move, and in functions called, which nothing moves. It asserts nothing.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bpa_desk.domain.ordning import Ordning
from bpa_desk.domain.rota import Person, Rota, Terms
from bpa_desk.domain.rules.check import check
from bpa_desk.domain.rules.incremental import Checker
from bpa_desk.domain.shift import Shift
from bpa_desk.domain.time import DAY, DateSpan, zone

FIRST = date(2026, 1, 5)
PATTERN = (
    *((8, 15), (8, 15), (15, 22), None, (8, 15), None, None),
    *((15, 22), (15, 22), None, (22, 31), (22, 31), None, None),
    *(None, (8, 15), (8, 15), None, None, (9, 16), (9, 16)),
)


def year(people: int = 15, years: int = 1) -> Rota:
    """Return a rota of so many people and years, 208 shifts a person and year."""
    oslo = zone()
    shifts = []
    days = 364 * years
    for person in range(people):
        for day in range(days):
            piece = PATTERN[(day + 7 * person) % len(PATTERN)]
            if piece is not None:
                on = FIRST + timedelta(days=day)
                start, end = oslo.at(on, piece[0] * 60), oslo.at(on, piece[1] * 60)
                shifts.append(Shift(f"{person}-{day}", start, end, f"p{person:02d}"))
    shifts.sort(key=lambda each: (each.start, each.end, each.id))
    terms = (Terms(DateSpan(date.min, None)),)
    return Rota(
        Ordning("o", "Bench"),
        period=DateSpan(FIRST, FIRST + timedelta(days=days - 1)),
        people=tuple(Person(f"p{n:02d}", f"Person {n}", terms=terms) for n in range(people)),
        shifts=tuple(shifts),
    )


def sweep(rows: list[tuple[str, int, int]]) -> int:
    """Count what six bare rules find, in UTC days: overlap, rest, long day and week, weekly rest, nights."""
    people: dict[str, list[tuple[int, int]]] = {}
    for who, start, end in rows:
        people.setdefault(who, []).append((start, end))
    found = 0
    for shifts in people.values():
        shifts.sort()
        weeks: dict[int, int] = {}
        rests: dict[int, int] = {}
        before = -DAY
        nights = 0
        for start, end in shifts:
            gap = start - before
            found += (gap < 0) + (gap < 660) + (end - start > 540)
            week = (start // DAY + 3) // 7
            weeks[week] = weeks.get(week, 0) + end - start
            if gap > rests.get(week, 0):
                rests[week] = gap
            day, minute = divmod(start, DAY)
            nights += max(0, min(end - day * DAY, 1800) - max(minute, 1260))
            before = end
        found += sum(total > 2280 for total in weeks.values()) + sum(rest < 2100 for rest in rests.values())
        found += nights > 1 << 40
    return found


def clocked(work: Callable[[], object]) -> float:
    """Return the milliseconds of the processor one run takes; there is nothing to wait for in it."""
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


def calls(rota: Rota) -> float:
    """Return how many functions a check calls for each shift: a measure no other program can disturb."""
    count = 0

    def seen(_frame: object, event: str, _arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(seen)
    try:
        check(rota)
    finally:
        sys.setprofile(None)
    return count / len(rota.shifts)


def main(rounds: int = 15) -> None:
    """Print the table."""
    base, wide, long = year(), year(people=60), year(years=4)
    rows = [(each.assistant or "", each.start, each.end) for each in base.shifts]
    checker = Checker(base)
    one = base.shifts[len(base.shifts) // 2]
    works: dict[str, Callable[[], object]] = {
        "sweep": lambda: sweep(rows),
        "check": lambda: check(base),
        "people × 4": lambda: check(wide),
        "years × 4": lambda: check(long),
        "preview": lambda: checker.preview([one.moved(one.start + 60, one.end + 60)]),
    }
    runs: dict[str, list[float]] = {name: [] for name in works}
    for _round in range(rounds + 1):
        for name, work in works.items():
            runs[name].append(clocked(work))
    print(f"{len(base.shifts)} shifts, {len(check(base))} findings; a first round is left out")
    for name, values in runs.items():
        del values[0]
        print(f"{name:12} {statistics.median(values):8.2f} ms  ({min(values):.2f}–{max(values):.2f})")
    for title, name, beside in (
        ("P4 check / sweep", "check", "sweep"),
        ("P5 people × 4 / check", "people × 4", "check"),
        ("P5 years × 4 / check", "years × 4", "check"),
    ):
        ratios = sorted(ours / theirs for ours, theirs in zip(runs[name], runs[beside], strict=True))
        print(f"{title:24} {statistics.median(ratios):.1f}  ({ratios[0]:.1f}–{ratios[-1]:.1f})")
    for title, rota in (
        ("15 people, a year", base), ("60 people, a year", wide),
        ("15 people, 4 years", long), ("60 people, 4 years", year(people=60, years=4)),
    ):
        print(f"calls a shift: {title:20} {calls(rota):.2f}  ({len(rota.shifts)} shifts)")


if __name__ == "__main__":
    main()
