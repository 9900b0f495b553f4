"""P6: a month's timesheets, tagged, in fifteen files and in one, against plain canvas pages and LibreOffice.

Run it by itself: ``python tests/benchmarks/bench_papers.py``. It runs them in turn and prints medians and
their ratios. The plain pages are drawn with reportlab's canvas: the same texts in the same two fonts, without
tags and layout. It asserts nothing.
"""

from __future__ import annotations

import io
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from bpa_desk.export import pdf, xlsx
from bpa_desk.export.papers import Paper
from bpa_desk.export.timesheet import timesheets
from bpa_desk.language import Language
from bpa_desk.paths import resource
from tests.export.facts import october
from tests.export.reading import spoken

ROUNDS = 15
PEOPLE = 15


def papers() -> list[Paper]:
    """Return the timesheets of a month for fifteen people."""
    return timesheets([october(f"Assistent {number}") for number in range(PEOPLE)], Language("nb"))


def tagged(made: list[Paper]) -> None:
    """Make fifteen tagged files."""
    for paper in made:
        assert paper.document is not None
        pdf.render(paper.document)


def tagged_together(made: list[Paper]) -> None:
    """Make one tagged file of fifteen timesheets."""
    pdf.render(*(paper.document for paper in made if paper.document), title="Timelister")


def plain(texts: list[list[str]]) -> None:
    """Draw fifteen files of one plain page each."""
    for lines in texts:
        canvas = Canvas(io.BytesIO(), initialFontName="BenchR")
        _page(canvas, lines)
        canvas.save()


def plain_together(texts: list[list[str]]) -> None:
    """Draw one file of fifteen plain pages."""
    canvas = Canvas(io.BytesIO(), initialFontName="BenchR")
    for lines in texts:
        _page(canvas, lines)
    canvas.save()


def _page(canvas: Canvas, lines: list[str]) -> None:
    canvas.setFont("BenchB", 8)
    canvas.drawString(40, 800, lines[0])
    canvas.setFont("BenchR", 8)
    for number, line in enumerate(lines[1:]):
        canvas.drawString(40 + number % 10 * 50, 780 - number // 10 * 14, line)
    canvas.showPage()


def libreoffice(made: list[Paper], folder: Path) -> float:
    """Return the seconds LibreOffice takes to convert the fifteen sheets of one workbook each."""
    files = []
    for number, paper in enumerate(made):
        assert paper.table is not None
        files.append(folder / f"{number}.xlsx")
        files[-1].write_bytes(xlsx.render(paper.table))
    profile = f"-env:UserInstallation=file://{folder}/profile"
    begun = time.perf_counter()
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        *map(str, files),
    ]
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - begun


def measured(work: dict[str, Callable[[], None]]) -> dict[str, list[float]]:
    """Return the seconds of each piece of work, run in turn."""
    seconds: dict[str, list[float]] = {name: [] for name in work}
    for _ in range(ROUNDS):
        for name, run in work.items():
            begun = time.perf_counter()
            run()
            seconds[name].append(time.perf_counter() - begun)
    return seconds


def main() -> None:
    """Print the table."""
    for name, file in (("BenchR", "NotoSans-Regular.ttf"), ("BenchB", "NotoSans-Bold.ttf")):
        pdfmetrics.registerFont(TTFont(name, str(resource("fonts", file))))
    made = papers()
    texts = [spoken(pdf.render(paper.document)).split("\n") for paper in made if paper.document]
    seconds = measured(
        {
            "15 files, tagged": lambda: tagged(made),
            "15 files, plain canvas": lambda: plain(texts),
            "1 file of 15, tagged": lambda: tagged_together(made),
            "1 file of 15, plain canvas": lambda: plain_together(texts),
        }
    )
    middle = {name: statistics.median(each) for name, each in seconds.items()}
    for name, each in seconds.items():
        print(f"{name:28} {middle[name] * 1000:8.1f} ms   ({min(each) * 1000:.1f}–{max(each) * 1000:.1f})")
    for kind in ("15 files", "1 file of 15"):
        ratio = middle[f"{kind}, tagged"] / middle[f"{kind}, plain canvas"]
        print(f"P6 {kind}: {ratio:.2f} × plain canvas pages (goal ≤3)")
    if shutil.which("soffice"):
        with tempfile.TemporaryDirectory() as folder:
            slow = libreoffice(made, Path(folder))
        print(f"LibreOffice, 15 sheets       {slow * 1000:8.1f} ms")
        print(f"P6 15 files: {slow / middle['15 files, tagged']:.1f} × faster than LibreOffice (goal ≥10)")


if __name__ == "__main__":
    main()
