"""Making spreadsheets of every kind for tests."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from html import escape

import openpyxl

from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.time import Zone, zone
from bpa_desk.services.exchange.guessing import guess
from bpa_desk.services.exchange.plan_import import read
from bpa_desk.services.exchange.preview import ImportPreview, Known, ReadShift
from bpa_desk.services.exchange.table_file import read_tables

TODAY = date(2026, 11, 21)
OSLO: Zone = zone()
KARI = Assistant("kari", "Kari Nordlys")
OLA = Assistant("ola", "Ola Ås")
TEXT = 'office:value-type="string"'
KNOWN = Known(OSLO, (KARI, OLA))


def csv_bytes(text: str, encoding: str = "utf-8") -> bytes:
    """Return lines written with ``|`` between cells as a CSV file with ``;``."""
    lines = [line.strip() for line in text.strip().splitlines()]
    return "\r\n".join(line.replace("|", ";") for line in lines).encode(encoding)


def xlsx(rows: Sequence[Sequence[object]], title: str = "Ark1") -> bytes:
    """Return an XLSX file with one sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def workbook(sheets: Mapping[str, Sequence[Sequence[object]]]) -> bytes:
    """Return an XLSX file with a sheet for each name."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_sheet_xml(content: bytes, xml: bytes) -> bytes:
    """Return the XLSX file with another first worksheet."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, xml if name == "xl/worksheets/sheet1.xml" else old.read(name))
    return out.getvalue()


def ods(rows: Sequence[Sequence[str]], table: str = "") -> bytes:
    """Return an ODS file with one sheet of text cells, or with the given table rows as XML."""
    if not table:
        for row in rows:
            cells = "".join(
                f"<table:table-cell {TEXT}><text:p>{escape(cell)}</text:p></table:table-cell>"
                if cell
                else "<table:table-cell/>"
                for cell in row
            )
            table += f"<table:table-row>{cells}</table:table-row>"
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", kind, zipfile.ZIP_STORED)
        package.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>',
        )
        package.writestr(
            "content.xml",
            f"<office:document-content {spaces}><office:body><office:spreadsheet>"
            f'<table:table table:name="A">{table}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return out.getvalue()


def preview(content: bytes, known: Known = KNOWN, codes: dict[str, str] | None = None) -> ImportPreview:
    """Return what the first sheet of the file would add when the guess is taken as it is."""
    from dataclasses import replace

    sheet = read_tables(content)[0]
    mapping = guess(sheet, TODAY)
    return read(sheet, replace(mapping, codes={**mapping.codes, **(codes or {})}), known)


def told(found: ImportPreview) -> list[str]:
    """Return the shifts as lines ``name start–end``, by person and time."""
    return sorted(f"{found.names.get(each.assistant or '', '-')} {_times(each)}" for each in found.shifts)


def _times(shift: ReadShift) -> str:
    return f"{OSLO.text(shift.start)[5:].replace('T', ' ')}–{OSLO.text(shift.end)[11:16]}"
