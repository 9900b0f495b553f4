"""Tables as Excel workbooks: values only, text forced to be text, no who or when in the properties."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from decimal import Decimal
from math import ceil
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from bpa_desk.export.characters import safe
from bpa_desk.export.tabular import Table, Value

_LONGEST = 32767
_MATRIX_WIDTH = 24
"""The widest a column of a matrix becomes, in characters: its long heads wrap instead."""
_LINE_HEIGHT = 15
"""In points, for the letters a workbook has from the start."""
_STILL = (1980, 1, 1, 0, 0, 0)
_WHEN = re.compile(
    rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>|<dc:creator[^>]*>[^<]*</dc:creator>"
)


def render(table: Table, *others: Table) -> bytes:
    """Return a workbook with one sheet for each table; the same tables give the same bytes."""
    book = Workbook()
    first = book.active
    if first is not None:
        book.remove(first)
    taken: set[str] = set()
    for each in (table, *others):
        _fill(book.create_sheet(_sheet_name(each.name, taken)), each)
    out = io.BytesIO()
    book.save(out)
    return _timeless(out.getvalue())


def _fill(sheet: Worksheet, table: Table) -> None:
    _write(sheet, table)
    _make_wide(sheet, table)
    if table.heads:
        _make_tall(sheet, table)
    sheet.freeze_panes = f"{get_column_letter(table.heads + 1)}2"
    if table.rows:
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.columns))}{len(table.rows) + 1}"
    _lay_out_for_print(sheet, table)


def _write(sheet: Worksheet, table: Table) -> None:
    for at, name in enumerate(table.columns, 1):
        cell = sheet.cell(1, at)
        _put(cell, name)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="ECF0F0")
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    for number, row in enumerate(table.rows, 2):
        for at, value in enumerate(row, 1):
            cell = sheet.cell(number, at)
            _put(cell, value)
            if at <= table.heads:
                cell.font = Font(bold=True)
            if table.heads:
                cell.alignment = Alignment(wrap_text=True, vertical="top")


def _make_wide(sheet: Worksheet, table: Table) -> None:
    for at, name in enumerate(table.columns):
        longest = max((len(_shown(row[at])) for row in table.rows), default=0)
        widest = _MATRIX_WIDTH if table.heads else 60
        width = min(max(longest, len(name), 6) + 2, widest)
        sheet.column_dimensions[get_column_letter(at + 1)].width = width


def _lay_out_for_print(sheet: Worksheet, table: Table) -> None:
    sheet.print_title_rows = "1:1"
    if table.heads:
        sheet.print_title_cols = f"A:{get_column_letter(table.heads)}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _make_tall(sheet: Worksheet, table: Table) -> None:
    """Give each row of a matrix room for all its lines; not every program reckons that itself."""
    letters = [get_column_letter(at) for at in range(1, len(table.columns) + 1)]
    widths = [sheet.column_dimensions[each].width - 2 for each in letters]
    for number, row in enumerate((table.columns, *table.rows), 1):
        lines = max(_lines(value, width) for value, width in zip(row, widths, strict=True))
        sheet.row_dimensions[number].height = lines * _LINE_HEIGHT


def _lines(value: Value, width: float) -> int:
    text = "" if value is None else str(value)
    return sum(max(1, ceil(len(line) / width)) for line in text.splitlines()) or 1


def _put(cell: Any, value: Value) -> None:
    if isinstance(value, str):
        # openpyxl makes a live formula of text that begins with "="; the type must be set after the value.
        cell.value = safe(value)[:_LONGEST]
        cell.data_type = "s"
        cell.number_format = "@"
    elif value is not None:
        cell.value = value
        if isinstance(value, Decimal):
            cell.number_format = "0.00"
        elif isinstance(value, date):
            cell.number_format = "dd.mm.yyyy"


def _shown(value: Value) -> str:
    return "" if value is None else max(str(value).splitlines(), key=len, default="")


def _sheet_name(name: str, taken: set[str]) -> str:
    base = re.sub(r"[\[\]:*?/\\']", " ", safe(name).replace("\n", " ")).strip()[:31] or "1"
    chosen, number = base, 1
    while chosen.casefold() in taken:
        number += 1
        ending = f" ({number})"
        chosen = base[: 31 - len(ending)] + ending
    taken.add(chosen.casefold())
    return chosen


def _timeless(content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "docProps/core.xml":
                part = _WHEN.sub(b"", part)
            new.writestr(zipfile.ZipInfo(name, _STILL), part, zipfile.ZIP_DEFLATED, 6)
    return out.getvalue()
