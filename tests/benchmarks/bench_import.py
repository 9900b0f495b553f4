"""P9: a 1,000-row spreadsheet from bytes to preview, against only reading it with python-calamine.

Run it by itself: ``python tests/benchmarks/bench_import.py``. It runs the two in turn, in processor time, and
prints medians and their ratio. It asserts nothing.
"""

from __future__ import annotations

import io
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import openpyxl
from python_calamine import CalamineWorkbook

from bpa_desk.domain.time import zone
from bpa_desk.services.exchange.guessing import guess
from bpa_desk.services.exchange.plan_import import read
from bpa_desk.services.exchange.preview import ImportPreview, Known
from bpa_desk.services.exchange.table_file import read_tables

FIRST = date(2026, 1, 1)
ROUNDS = 15


def rows(count: int = 1000) -> bytes:
    """Return an XLSX file with one shift a row."""
    lines: list[list[object]] = [["Dato", "Assistent", "Fra", "Til", "Merknad"]]
    for number in range(count):
        note = "" if number % 5 else "tur"
        lines.append([FIRST + timedelta(days=number // 3), f"Kari {number % 7}", "08:00", "16:00", note])
    return _saved(lines)


def grid(people: int = 15, days: int = 365) -> bytes:
    """Return an XLSX file with names down and a year of dates across."""
    lines: list[list[object]] = [["", *(FIRST + timedelta(days=day) for day in range(days))]]
    for person in range(people):
        lines.append([f"Kari {person}", *("08-16" if (day + person) % 3 else "" for day in range(days))])
    return _saved(lines)


def preview(content: bytes) -> ImportPreview:
    """Return what the file would add."""
    sheet = read_tables(content)[0]
    return read(sheet, guess(sheet, FIRST), Known(zone()))


def bare(content: bytes) -> object:
    """Return the cells as python-calamine reads them."""
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()


def _saved(lines: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for line in lines:
        sheet.append(line)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _took(work: Callable[[bytes], object], content: bytes) -> float:
    start = time.process_time()
    work(content)
    return (time.process_time() - start) * 1000


def main() -> None:
    """Print the table."""
    for name, content in (("1,000 rows", rows()), ("15 people x 365 days", grid())):
        reference, ours = [], []
        for _ in range(ROUNDS):
            reference.append(_took(bare, content))
            ours.append(_took(preview, content))
        low, high = statistics.median(reference), statistics.median(ours)
        print(f"{name:<22} calamine {low:6.1f} ms   to preview {high:6.1f} ms   x {high / low:.2f}")


if __name__ == "__main__":
    main()
