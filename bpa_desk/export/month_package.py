"""One month for the leverandør: all timesheets as PDF, workbook and CSV, and the payroll lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from bpa_desk import paths
from bpa_desk.domain.pay.payroll import PayrollLine
from bpa_desk.domain.timesheet import TimesheetFacts
from bpa_desk.export import csv, frame, payroll
from bpa_desk.export.filenames import file_name
from bpa_desk.export.papers import CancelledError, Format, Progress, render
from bpa_desk.export.tabular import Table
from bpa_desk.export.timesheet import timesheets
from bpa_desk.export.timesheet_rows import codes_of, rows
from bpa_desk.language import Language

Files = list[tuple[str, Callable[[], bytes]]]


def folder_name(sheets: Sequence[TimesheetFacts], language: Language) -> str:
    """Return what the folder of the package is called: the kind and the period, no people."""
    return file_name(language.context("file name", "month package"), _period(sheets), suffix="x")[:-2]


def files(
    sheets: Sequence[TimesheetFacts],
    lines: Sequence[PayrollLine],
    language: Language,
    *,
    visma: bool = False,
    password: str = "",
) -> Files:
    """Return the files of the package by name, each with what makes its bytes; the password is the PDF's."""
    period = _period(sheets)
    name = language.context("file name", "timesheets")
    papers = timesheets(sheets, language)
    title = language.text("Timesheets for {period}", period=frame.period_words(language, sheets[0].span))
    found: Files = [
        (
            file_name(name, period, suffix="pdf"),
            lambda: render(papers, Format.PDF, title=title, password=password),
        ),
        (file_name(name, period, suffix="xlsx"), lambda: render(papers, Format.XLSX, title=title)),
        (file_name(name, period, suffix="csv"), lambda: csv.render(together(sheets, language))),
        (
            file_name(language.context("file name", "payroll lines"), period, suffix="csv"),
            lambda: csv.render(payroll.neutral(lines, language)),
        ),
    ]
    if visma:
        found.append((file_name("visma", period, suffix="csv"), lambda: payroll.visma(lines)))
    return found


def together(sheets: Sequence[TimesheetFacts], language: Language) -> Table:
    """Return the lines of all sheets under the same columns."""
    codes = codes_of(*sheets)
    tables = [rows(each, language, codes) for each in sheets]
    return Table(
        language.text("Timesheets"), tables[0].columns, tuple(row for each in tables for row in each.rows)
    )


def write(
    made: Files,
    folder: Path,
    *,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> list[Path]:
    """Write the files into the folder and return their paths; all are made before the first is written."""
    contents = []
    for number, (name, make) in enumerate(made):
        if cancelled is not None and cancelled():
            raise CancelledError
        if progress is not None:
            progress(number, len(made))
        contents.append((folder / name, make()))
    folder.mkdir(parents=True, exist_ok=True)
    paths.write_all(contents)
    if progress is not None:
        progress(len(made), len(made))
    return [place for place, _content in contents]


def _period(sheets: Sequence[TimesheetFacts]) -> str:
    return frame.period_name(sheets[0].span)
