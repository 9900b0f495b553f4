"""Reading XLSX, ODS and CSV into sheets of text; the only place that knows python-calamine."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterable
from itertools import islice
from typing import NoReturn

from bpa_desk.domain.text import N_, Message
from bpa_desk.services.exchange.errors import ImportFileError
from bpa_desk.services.exchange.package_check import (
    check_ods_extent,
    check_well_formed,
    check_xlsx_extent,
    checked_parts,
)
from bpa_desk.services.exchange.sheet import MOST_COLUMNS, MOST_ROWS, Sheet, plain

MOST_BYTES = 10_000_000
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_OTHER_FILES = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8")
_DELIMITERS = (";", "\t", ",")
_TOLD_DELIMITER = re.compile(r"sep=([;,\t|])\r?\n")
"""The first line Excel itself understands and shows to nobody."""
_SAMPLE = 50
_SAMPLE_LENGTH = 50_000
_MANIFEST = "META-INF/manifest.xml"


def read_tables(content: bytes) -> tuple[Sheet, ...]:
    """Return the sheets of an XLSX, ODS or CSV file that hold anything; raise ImportFileError."""
    if len(content) > MOST_BYTES:
        raise ImportFileError(Message(N_("The file is larger than 10 MB.")))
    if content.startswith(_OLD_OFFICE):
        raise ImportFileError(
            Message(N_("This is an old or password-locked Excel file; save it as XLSX without a password."))
        )
    sheets = _workbook(content) if content.startswith(b"PK") else (_csv(content),)
    filled = tuple(sheet for sheet in sheets if sheet.rows)
    if not filled:
        raise ImportFileError(Message(N_("There is nothing in the file.")))
    return filled


def decoded(content: bytes) -> str:
    """Return the text of a file in UTF-8, UTF-16 or the Windows code page of Western Europe."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    sample = content[:2000]
    if sample.count(0) > len(sample) // 4:
        odd = sample[1::2].count(0) >= sample[::2].count(0)
        return content.decode("utf-16-le" if odd else "utf-16-be", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _csv(content: bytes) -> Sheet:
    text = decoded(content)
    if content.startswith(_OTHER_FILES) or text.lstrip()[:1] == "<":
        raise ImportFileError(Message(N_("This is not a spreadsheet; choose an XLSX, ODS or CSV file.")))
    told = _TOLD_DELIMITER.match(text)
    text, mark = (text[told.end() :], told[1]) if told else (text, _delimiter(text))
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
        rows = list(islice(reader, MOST_ROWS))
        if next(reader, None) is not None:
            _too_large()
    except csv.Error as error:
        raise ImportFileError(Message(N_("The file is not a table of text that can be read."))) from error
    return _sheet("", rows)


def _delimiter(text: str) -> str:
    """Return the mark that splits the first lines most evenly; a comma only if nothing else does."""
    lines = [line for line in text[:_SAMPLE_LENGTH].splitlines()[:_SAMPLE] if line.strip()]
    best, best_score = ";", 0
    for mark in _DELIMITERS:
        counts = [line.count(mark) for line in lines]
        # Lines that all have the mark speak for it; a decimal comma here and there does not.
        score = sum(1 for count in counts if count) * 100 + min(99, sum(counts))
        if score > best_score * (2 if mark == "," else 1):
            best, best_score = mark, score
    return best


def _workbook(content: bytes) -> tuple[Sheet, ...]:
    parts = checked_parts(content)
    try:
        if "xl/workbook.xml" in parts:
            for name, part in parts.items():
                # A worksheet may have any name; its data cannot.
                cells = b"sheetData" in part
                if cells or name.endswith((".xml", ".rels")) or part[:20].lstrip()[:1] == b"<":
                    _require_plain(part)
                if cells:
                    check_xlsx_extent(part)
        elif "content.xml" in parts:
            _require_plain(parts["content.xml"], comments=False)
            check_ods_extent(parts["content.xml"])
            _require_plain(parts.get(_MANIFEST, b"<none/>"))
        else:
            raise ImportFileError(Message(N_("This is not a spreadsheet; choose an XLSX, ODS or CSV file.")))
        return _calamine(content)
    except (ImportFileError, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:
        # Readers of damaged packages fail in a dozen ways, a panic in compiled code among them.
        raise ImportFileError(Message(N_("The spreadsheet is damaged and cannot be read."))) from error


def _require_plain(part: bytes, comments: bool = True) -> None:
    # What looks at the bytes must see what the reader sees: no UTF-16 behind our back.
    if b"\x00" in part:
        raise ImportFileError(Message(N_("The spreadsheet is damaged and cannot be read.")))
    check_well_formed(part, comments)


def _calamine(content: bytes) -> tuple[Sheet, ...]:
    from python_calamine import CalamineWorkbook, SheetVisibleEnum

    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    shown = [each.name for each in book.sheets_metadata if each.visible is SheetVisibleEnum.Visible]
    # What is hidden in the spreadsheet nobody expects to see here either.
    return tuple(
        _sheet(name, book.get_sheet_by_name(name).to_python(skip_empty_area=False))
        for name in shown or book.sheet_names
    )


def _sheet(name: str, rows: Iterable[Iterable[object]]) -> Sheet:
    # A plan holds the same few texts over and over.
    known: dict[object, str] = {"": ""}
    texts = []
    for row in rows:
        line = [known[cell] if type(cell) is str and cell in known else _text(cell, known) for cell in row]
        while line and not line[-1]:
            line.pop()
        texts.append(line)
    while texts and not texts[-1]:
        texts.pop()
    width = max(map(len, texts), default=0)
    if len(texts) > MOST_ROWS or width > MOST_COLUMNS:
        _too_large()
    return Sheet(plain(name), tuple(_filled(row, width) for row in texts))


def _filled(row: list[str], width: int) -> tuple[str, ...]:
    return tuple(row) if len(row) == width else (*row, *[""] * (width - len(row)))


def _too_large() -> NoReturn:
    raise ImportFileError(
        Message(
            N_("The table is larger than {rows} rows or {columns} columns; save only the plan itself."),
            {"rows": str(MOST_ROWS), "columns": str(MOST_COLUMNS)},
        )
    )


def _text(cell: object, known: dict[object, str]) -> str:
    if isinstance(cell, str):
        return known.setdefault(cell, plain(cell))
    if type(cell) is dt.date:
        # Rows of one day stand together, and nothing else is equal to a date.
        return known.get(cell) or known.setdefault(cell, cell.isoformat())
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else f"{cell:.6g}"
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat() if cell.time() == dt.time() else cell.isoformat(timespec="minutes")
    if isinstance(cell, dt.time):
        return cell.isoformat(timespec="minutes")
    if isinstance(cell, dt.timedelta):
        minutes = round(cell.total_seconds() / 60)
        return f"{minutes // 60:02d}:{minutes % 60:02d}"
    return "" if cell is None else str(cell)
