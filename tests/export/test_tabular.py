"""Spreadsheet files: values stay values, text stays text, nothing comes alive."""

from __future__ import annotations

import csv as reader
import io
import re
import shutil
import subprocess
import unicodedata
import zipfile
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from python_calamine import load_workbook as calamine

from bpa_desk.export import csv, xlsx
from bpa_desk.export.characters import safe
from bpa_desk.export.papers import Format, render
from bpa_desk.export.tabular import Table, decimal_hours, hours_and_minutes
from bpa_desk.export.timesheet_rows import rows
from bpa_desk.export.training import matrix_paper
from bpa_desk.language import Language
from tests.export import facts, hostile, people_facts

TABLE = Table(
    "Timer",
    ("Dato", "Navn", "Timer", "t:min", "Antall"),
    (
        (date(2026, 10, 24), "Čáhci Ŋurgu", Decimal("7.50"), "7:30", 2),
        (date(2026, 10, 25), "", Decimal("-0.25"), "-0:15", None),
    ),
)
NEEDS_OFFICE = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
TEXTS = Table("Tekst", ("Tekst",), tuple((text,) for text in hostile.ALL))


def parsed(content: bytes) -> list[list[str]]:
    return list(reader.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_hours_are_rounded_half_up_and_exact_in_minutes() -> None:
    assert [decimal_hours(minutes) for minutes in (450, 1, 62, -15)] == [
        Decimal("7.50"),
        Decimal("0.02"),
        Decimal("1.03"),
        Decimal("-0.25"),
    ]
    assert [hours_and_minutes(minutes) for minutes in (450, 5, -15, 6000)] == [
        "7:30",
        "0:05",
        "-0:15",
        "100:00",
    ]


def test_every_line_of_a_timesheet_says_how_far_it_has_come_and_which_version_it_is() -> None:
    made = rows(facts.october(count=3), Language("nb"))
    assert made.columns[-2:] == ("Status", "Versjon")
    assert {row[-2:] for row in made.rows} == {("Godkjent", 2)}


def test_csv_is_what_a_norwegian_excel_opens() -> None:
    assert csv.render(TABLE).decode("utf-8") == (
        "\ufeffDato;Navn;Timer;t:min;Antall\r\n"
        "2026-10-24;Čáhci Ŋurgu;7,50;7:30;2\r\n"
        "2026-10-25;;-0,25;'-0:15;\r\n"
    )


@pytest.mark.parametrize("text", hostile.FORMULAS)
def test_csv_text_never_begins_like_a_formula(text: str) -> None:
    shown = parsed(csv.render(Table("x", ("x",), ((text,),))))[1][0]
    assert not unicodedata.normalize("NFKC", shown).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert shown.removeprefix("'") == safe(text) or shown == safe(text)


def test_csv_keeps_every_text_apart_and_whole() -> None:
    rows = parsed(csv.render(TEXTS))[1:]
    shown = [row[0] if row else "" for row in rows]
    for each, text in zip(shown, hostile.ALL, strict=True):
        # What the reader of a plain CSV sees: the text, or the text behind one apostrophe.
        assert each in (safe(text), f"'{safe(text)}")


def test_xlsx_holds_typed_values_and_no_formula() -> None:
    book = load_workbook(io.BytesIO(xlsx.render(TABLE, TEXTS)))
    first = book["Timer"]
    assert [cell.value for cell in first[2]] == [datetime(2026, 10, 24), "Čáhci Ŋurgu", 7.5, "7:30", 2]
    assert [cell.value for cell in first[3]] == [datetime(2026, 10, 25), None, -0.25, "-0:15", None]
    assert {cell.data_type for row in book["Tekst"].iter_rows() for cell in row} <= {"inlineStr", "s", "n"}
    shown = [row[0].value or "" for row in book["Tekst"].iter_rows(min_row=2)]
    assert [str(each).strip() for each in shown] == [safe(text).strip() for text in hostile.ALL]


def test_another_reader_sees_the_same_workbook() -> None:
    rows = calamine(io.BytesIO(xlsx.render(TABLE))).get_sheet_by_index(0).to_python()
    assert rows[1] == [date(2026, 10, 24), "Čáhci Ŋurgu", 7.5, "7:30", 2.0]


def test_the_same_tables_give_the_same_workbook_without_names_or_times() -> None:
    content = xlsx.render(TABLE)
    assert content == xlsx.render(TABLE)
    core = zipfile.ZipFile(io.BytesIO(content)).read("docProps/core.xml").decode()
    assert not re.search("creator|created|modified|openpyxl", core)


def test_sheet_names_are_made_fit_and_kept_apart() -> None:
    names = ("Oslo/Bergen: [x]?", "", "A" * 40, "a" * 40, "historie'")
    book = load_workbook(io.BytesIO(xlsx.render(*(Table(name, ("x",), ()) for name in names))))
    assert book.sheetnames == ["Oslo Bergen   x", "1", "A" * 31, "a" * 27 + " (2)", "historie"]


def libreoffice(place: Path, folder: Path, *more: str) -> list[list[list[str]]]:
    """Let LibreOffice read the file, and return the rows of each sheet as it saw them."""
    settings = f"-env:UserInstallation=file://{folder}/profile"
    target = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false,false,false,-1"
    command = ["soffice", settings, "--headless", *more, "--convert-to", target, "--outdir", f"{folder}/ut"]
    subprocess.run([*command, str(place)], check=True, capture_output=True, timeout=120)
    written = sorted((folder / "ut").iterdir(), key=lambda each: each.stat().st_mtime_ns)
    texts = (io.StringIO(each.read_text("utf-8"), newline="") for each in written)
    return [list(reader.reader(each, delimiter=";")) for each in texts]


@NEEDS_OFFICE
@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_libreoffice_opens_it_and_runs_nothing(tmp_path: Path, kind: str) -> None:
    # A CSV cannot say that figures are text: such texts are only kept as they are in a workbook.
    figures = {"1,5", "007", "2026-10-24", "1e5"} if kind == "csv" else set()
    texts = [text for text in hostile.FORMULAS if "\r" not in text and text not in figures]
    rows = tuple((text, Decimal("1.50")) for text in texts)
    table = Table("x", ("Tekst", "Timer"), rows)
    place = tmp_path / f"inn.{kind}"
    place.write_bytes(xlsx.render(table) if kind == "xlsx" else csv.render(table))
    source = ["--infilter=Text - txt - csv (StarCalc):59,34,76,1,,1044,false,true"] if kind == "csv" else []
    out = libreoffice(place, tmp_path, *source)[0]
    assert [row[1] for row in out[1:]] == ["1.5"] * len(rows)  # read as figures, not as text
    for row, (text, _) in zip(out[1:], rows, strict=True):
        assert row[0].lstrip("'").strip() == safe(text).lstrip("'").strip()


@NEEDS_OFFICE
def test_libreoffice_opens_the_training_with_the_matrix_first(tmp_path: Path) -> None:
    paper = matrix_paper(people_facts.matrix(2, 2), Language("en"))
    place = tmp_path / "training.xlsx"
    place.write_bytes(render([paper], Format.XLSX))
    across, listed = libreoffice(place, tmp_path)
    assert across == [
        ["Name", "Forflytning 0", "Forflytning 1"],
        ["Kari Eksempel 0", "Signed\nto 10 Mar 2027", "Lacking"],
        ["Kari Eksempel 1", "Lacking", "Declined\n10 Mar 2026"],
        ["Eva Nes\nArbeidsleder", "Given\n10 Mar 2026", "Lacking"],
        ["Bo Nes\nMedarbeidsleder", "Given\n10 Mar 2026", "Lacking"],
    ]
    sheet = load_workbook(place).worksheets[0]
    assert (sheet.freeze_panes, sheet.print_title_rows, sheet.print_title_cols) == ("B2", "$1:$1", "$A:$A")
    assert len(listed) == 1 + 4 * 2
