"""The overview as a spreadsheet, opened by other programs than the one that wrote it."""

from __future__ import annotations

import datetime as dt
import io
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from bpa_desk.export.papers import Format, render, write
from bpa_desk.export.working_time import working_times
from bpa_desk.language import CODES, Language
from tests.export import facts


@pytest.mark.parametrize("code", CODES)
def test_a_sheet_for_each_person_with_figures_that_add_up(code: str) -> None:
    made = working_times([facts.overview(), facts.overview("Ánne Máret Prøve")], Language(code))
    content = render(made, Format.XLSX)
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    assert book.sheet_names == ["Kari Eksempel", "Ánne Máret Prøve"]
    for name in book.sheet_names:
        head, *rows = book.get_sheet_by_name(name).to_python()
        assert len(set(head)) == len(head) == 14
        assert sum(float(str(row[6])) for row in rows) == 162.5
        assert rows[0][3] == dt.date(2026, 9, 28)
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    assert sheet["G2"].number_format == "0.00"
    assert sheet["A2"].data_type == "s"


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not on this machine")
def test_libreoffice_reads_it(tmp_path: Path) -> None:
    (made,) = write(working_times([facts.overview()], Language("nb")), Format.XLSX, tmp_path)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    target = "csv:Text - txt - csv (StarCalc):59,34,76"
    command = ["soffice", profile, "--headless", "--convert-to", target, "--outdir", str(tmp_path), str(made)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    assert "Kari Eksempel" in made.with_suffix(".csv").read_text(encoding="utf-8")
