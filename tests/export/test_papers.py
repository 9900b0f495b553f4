"""The front of the export: what is written where, together or apart, and what a stop leaves behind."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bpa_desk.domain.document import Document, Heading
from bpa_desk.export.events import CalendarFile
from bpa_desk.export.papers import CancelledError, Format, Paper, formats, render, texts, unprintable, write
from bpa_desk.export.tabular import Table
from tests.export.reading import everything, opened

PAPERS = [
    Paper(
        ("timeliste", "2026-10", str(number)),
        Document("t", "nb", (Heading(1, str(number)),), head=str(number)),
        Table(f"{number}", ("a",), ((number,),)),
    )
    for number in range(3)
]


def test_each_paper_gets_its_own_file(tmp_path: Path) -> None:
    done: list[tuple[int, int]] = []
    written = write(PAPERS, Format.PDF, tmp_path / "ny", progress=lambda *step: done.append(step))
    assert [place.name for place in written] == [f"timeliste-2026-10-{n}.pdf" for n in range(3)]
    assert all(place.read_bytes().startswith(b"%PDF-1.7") for place in written)
    assert done == [(0, 3), (1, 3), (2, 3), (3, 3)]
    assert sorted(each.name for each in (tmp_path / "ny").iterdir()) == [place.name for place in written]


def test_papers_of_one_name_do_not_overwrite_each_other(tmp_path: Path) -> None:
    written = write([PAPERS[0], PAPERS[0]], Format.CSV, tmp_path)
    assert [place.name for place in written] == ["timeliste-2026-10-0.csv", "timeliste-2026-10-0-2.csv"]


@pytest.mark.parametrize("wanted", [Format.PDF, Format.HTML, Format.XLSX])
def test_papers_can_be_put_in_one_file(tmp_path: Path, wanted: Format) -> None:
    (place,) = write(PAPERS, wanted, tmp_path, together=("timelister", "2026-10"), title="Alle")
    assert place.name == f"timelister-2026-10.{wanted.value}"
    if wanted is Format.PDF:
        assert len(opened(place.read_bytes()).pages) == 3


def test_an_existing_file_is_replaced_whole_and_a_failed_write_leaves_it(tmp_path: Path) -> None:
    (place,) = write(PAPERS[:1], Format.CSV, tmp_path)
    before = place.read_bytes()
    write(PAPERS[:1], Format.CSV, tmp_path)
    assert place.read_bytes() == before
    assert len(list(tmp_path.iterdir())) == 1


def test_stopping_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    asked: list[int] = []

    def cancelled() -> bool:
        asked.append(1)
        return len(asked) > 2

    with pytest.raises(CancelledError):
        write(PAPERS, Format.PDF, tmp_path / "ny", cancelled=cancelled)
    assert not (tmp_path / "ny").exists()


def test_what_cannot_be_written_in_a_format_is_left_out_or_refused(tmp_path: Path) -> None:
    calendar = Paper(("k",), calendar=CalendarFile("k", (), 0))
    assert formats([*PAPERS]) == (Format.PDF, Format.HTML, Format.XLSX, Format.CSV)
    assert formats([calendar]) == (Format.ICS,)
    assert formats([]) == ()
    assert [place.name for place in write([*PAPERS, calendar], Format.ICS, tmp_path)] == ["k.ics"]
    with pytest.raises(ValueError, match="csv"):
        render([calendar], Format.CSV)


def test_letters_without_a_font_are_named_wherever_they_stand() -> None:
    paper = everything("中")
    assert unprintable([Paper(("x",), paper)]) == ("中",)
    assert texts(paper).count("中") >= 19
    assert unprintable([Paper(("x",), everything("Čáhci ✓"))]) == ()


def test_the_front_costs_no_libraries_until_a_file_is_made() -> None:
    heavy = "{'reportlab', 'openpyxl', 'icalendar', 'pypdf', 'PySide6'}"
    code = f"import sys, bpa_desk.export.papers; sys.exit(len({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode in (0,)
