"""PDF papers: valid for screen reader and archive, true to the text, the same bytes each time."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zlib
from pathlib import Path
from typing import Any

import pytest

from bpa_desk.domain.document import (
    Block,
    Bullets,
    Cell,
    Column,
    Document,
    Facts,
    Grid,
    Heading,
    Orientation,
    PageBreak,
    Paragraph,
    Signature,
    Signatures,
    Size,
    Tone,
)
from bpa_desk.export.characters import one_line, safe
from bpa_desk.export.pdf import render
from bpa_desk.export.pdf_file import PdfFile
from tests.export import hostile
from tests.export.reading import everything, faults, opened, spoken


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("rows", [0, 1, 40, 200])
def test_every_block_passes_both_validators(rows: int) -> None:
    assert faults(render(everything(rows=rows))) == []


@pytest.mark.parametrize("text", hostile.ALL)
def test_hostile_text_is_printed_as_it_stands_everywhere(text: str) -> None:
    pdf = render(everything(text))
    said = squeezed(spoken(pdf))
    # Lead, label, value, caption, column, cells, totals, notice, check, bullet, mark, small, signature …
    assert said.count(squeezed(safe(text))) >= (20 if len(text) < 150 else 15)
    for sheet in opened(pdf).pages:
        assert "/Annots" not in sheet
        assert "/XObject" not in sheet["/Resources"]


def test_hostile_text_all_at_once_is_still_valid() -> None:
    first, *others = (everything(text) for text in hostile.ALL if len(text) < 200)
    assert faults(render(first, *others)) == []


@pytest.mark.parametrize("text", hostile.LONG)
def test_long_text_is_valid(text: str) -> None:
    assert faults(render(everything(text))) == []


def test_the_same_paper_gives_the_same_bytes_whatever_was_printed_before() -> None:
    first = render(everything("Čáhci"))
    render(everything("Ωμέγα Жук"))
    assert render(everything("Čáhci")) == first


def test_a_changed_letter_changes_the_file_and_its_mark() -> None:
    one, two = render(everything("Kari")), render(everything("Karl"))
    marks = [opened(each).trailer["/ID"][0] for each in (one, two)]
    assert marks[0] != marks[1]


def test_a_row_higher_than_a_sheet_is_carried_over_with_its_head_repeated_silently() -> None:
    grid = Grid("Lang", (Column("Dag"), Column("Tekst", share=1)), (("man", "ord " * 3000), ("tir", "kort")))
    pdf = render(Document("x", "nb", (Heading(1, "x"), grid)))
    said = spoken(pdf)
    assert said.count("ord") == 3000
    assert said.count("Tekst") == 1
    assert len(opened(pdf).pages) > 2
    assert faults(pdf) == []


def test_a_fact_higher_than_a_sheet_is_carried_over() -> None:
    pdf = render(Document("x", "nb", (Heading(1, "x"), Facts((("Merknad", "ord " * 4000),)))))
    assert spoken(pdf).count("ord") == 4000
    assert faults(pdf) == []


def test_pages_are_counted_for_each_paper_and_the_file_lists_them() -> None:
    papers = [
        Document(
            "t",
            "nb",
            (Heading(1, str(n)), PageBreak(), Paragraph("x")),
            head=f"Nr {n}",
            page_words="Side {page} av {pages}",
        )
        for n in range(3)
    ]
    reader = opened(render(*papers, title="Alle"))
    assert [
        bool(re.search(f"Side {n % 2 + 1} av 2", sheet.extract_text()))
        for n, sheet in enumerate(reader.pages)
    ] == [True] * 6
    assert [each.title for each in reader.outline] == ["Nr 0", "Nr 1", "Nr 2"]
    assert reader.metadata is not None
    assert reader.metadata.title == "Alle"


def test_state_version_and_checksum_are_read_aloud_once_and_seen_on_every_page() -> None:
    pdf = render(
        Document(
            "t",
            "nb",
            (Heading(1, "x"), PageBreak(), Paragraph("y")),
            state="Utkast",
            version="Versjon 3",
            data_sha256="c0ffee" * 10,
        )
    )
    assert spoken(pdf).count("Utkast · Versjon 3") == 1
    assert spoken(pdf).count("c0ffee" * 10) == 1
    assert all("c0ffee" in sheet.extract_text() for sheet in opened(pdf).pages)


def test_table_heads_have_their_direction_and_figures_their_row() -> None:
    reader = opened(render(everything()))
    kinds = list(_walk(reader.trailer["/Root"]["/StructTreeRoot"]["/K"]))
    heads = [attributes["/Scope"] for kind, attributes in kinds if kind == "/TH"]
    assert heads.count("/Column") == 4
    assert heads.count("/Row") == 4
    assert [kind for kind, _ in kinds if kind in ("/THead", "/TBody", "/TFoot")] == [
        "/THead",
        "/TBody",
        "/TFoot",
    ]
    assert [kind for kind, _ in kinds if kind.startswith("/H")] == ["/H1", "/H2"]


def _walk(element: Any) -> list[tuple[str, dict[str, object]]]:
    element = element.get_object()
    if not isinstance(element, dict) or "/S" not in element:
        return []
    found = [(str(element["/S"]), dict(element.get("/A", {})))]
    for kid in element["/K"]:
        found += _walk(kid)
    return found


def test_nothing_about_people_or_time_stands_in_the_metadata() -> None:
    paper = everything("Kari")
    pdf = render(Document("Timeliste", "nb", paper.blocks, head=paper.head))
    reader = opened(pdf)
    assert reader.metadata == {"/Title": "Timeliste", "/Producer": "bpa_desk"}
    assert "Kari" not in str(reader.xmp_metadata and reader.xmp_metadata.stream.get_data())


def test_every_font_is_embedded() -> None:
    reader = opened(render(everything("Kari ✓")))
    fonts = reader.pages[0]["/Resources"]["/Font"]
    assert {"/R", "/B", "/D"} <= set(fonts)
    for each in fonts.values():
        assert "/FontFile2" in each["/DescendantFonts"][0]["/FontDescriptor"]


def test_a_password_locks_the_file_with_aes_256() -> None:
    locked = render(everything("Kari"), password="æøåŋ-hemmelig")
    reader = opened(locked)
    assert reader.is_encrypted
    assert reader.decrypt("feil") == 0
    assert reader.decrypt("æøåŋ-hemmelig") > 0
    assert "Kari" in reader.pages[0].extract_text()
    pikepdf = pytest.importorskip("pikepdf")
    with pikepdf.open(io.BytesIO(locked), password="æøåŋ-hemmelig") as other:
        assert other.encryption.R == 6
        assert other.encryption.bits == 256


@pytest.mark.parametrize("orientation", Orientation)
def test_a_wall_of_names_and_shifts_is_valid(orientation: Orientation) -> None:
    columns = (Column("Navn"), *(Column(f"dag {n}", share=1, note="1. mai", marked=n > 5) for n in range(7)))
    cells = (Cell("08–16", "Dag", colour=1, glyph="☀"), Cell("22–07 →", "Hvilende natt", colour=1, glyph="☾"))
    rows = tuple(
        (f"Assistent {n}", cells, "", Cell("Åpen", framed=True), "", cells, "", "") for n in range(14)
    )
    grid = Grid("Uke 40", columns, rows, size=Size.WALL, together=True)
    assert (
        faults(render(Document("Rota", "nb", (Heading(1, "Rota"), grid, grid), orientation=orientation)))
        == []
    )


def _wall_week(caption: str, people: int, notes: str = "Hvilende natt") -> Grid:
    columns = (Column("Navn"), *(Column(f"dag {n}", share=1, note="ikke med i planen") for n in range(7)))
    shift = (Cell("21–08", notes, strong=True, colour=1, glyph="→"),)
    rows = tuple((Cell(f"Person {n}", strong=True, colour=1), *(shift,) * 7) for n in range(people))
    return Grid(caption, columns, rows, size=Size.WALL, together=True)


def test_a_week_of_fourteen_people_stands_on_one_sheet_of_the_wall_and_the_first_is_never_bare() -> None:
    def sheets(people: int, notes: str = "Hvilende natt") -> list[str]:
        weeks = (_wall_week(f"Uke {n}", people, notes) for n in (40, 41))
        blocks: tuple[Block, ...] = (Heading(1, "Vaktplan"), Paragraph("Arbeidsleder", Tone.SMALL), *weeks)
        pdf = render(Document("Vaktplan", "nb", blocks, head="Vaktplan", orientation=Orientation.LANDSCAPE))
        return [sheet.extract_text() for sheet in opened(pdf).pages]

    assert [text.count("Person") for text in sheets(14)] == [14, 14]
    # More than a sheet can hold begins under the title all the same, and the next week on a sheet of its own.
    crowded = sheets(20)
    assert "Person 0" in crowded[0]
    assert all(text.count("Uke 4") == 1 for text in crowded)
    assert [text.count("Person") for text in sheets(4)] == [8]


def test_signing_places_are_never_torn_from_their_lines() -> None:
    signing = Signatures(tuple(Signature("Rolle", f"Navn {n}", "Dato", "Underskrift") for n in range(3)))
    for filler in range(30, 50):
        pdf = render(Document("x", "nb", (Heading(1, "x"), Bullets(("punkt",) * filler), signing)))
        for sheet in opened(pdf).pages:
            text = sheet.extract_text()
            assert text.count("Navn") == text.count("Underskrift")


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is not installed")
@pytest.mark.parametrize("text", hostile.LETTERS)
def test_another_program_extracts_the_letters_in_order(tmp_path: Path, text: str) -> None:
    place = tmp_path / "x.pdf"
    place.write_bytes(render(Document("x", "nb", (Heading(1, text), Paragraph(text), Bullets((text,))))))
    out = subprocess.run(["pdftotext", str(place), "-"], capture_output=True, check=True).stdout.decode()
    assert squeezed(out).count(squeezed(one_line(text))) == 3


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
def test_another_program_finds_no_fault_in_the_file(tmp_path: Path) -> None:
    place = tmp_path / "x.pdf"
    place.write_bytes(render(everything("Kari ✓ Ŋ"), everything("Ola")))
    checked = subprocess.run(["qpdf", "--check", str(place)], capture_output=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, b"")


def test_streams_keep_their_length_whatever_their_last_byte_is() -> None:
    seen: set[bytes] = set()
    for number in range(20_000):
        file = PdfFile()
        content = zlib.compress(f"{number}".encode(), 6)
        if content[-1:] not in {b"\r", b"\n"} - seen:
            continue
        seen.add(content[-1:])
        pages = file.reserve()
        held = file.put_stream(f"{number}".encode())
        page = file.put(f"<</Type /Page /Parent {pages} 0 R /MediaBox [0 0 9 9] /Contents {held} 0 R>>")
        file.put(f"<</Type /Pages /Kids [{page} 0 R] /Count 1>>", pages)
        pdf = file.finish(file.put(f"<</Type /Catalog /Pages {pages} 0 R>>"), file.put("<</Producer (x)>>"))
        assert [each for each in faults(pdf) if "STREAM-LENGTH" in each] == []
    assert seen == {b"\r", b"\n"}


@pytest.mark.parametrize("text", hostile.ALL)
def test_broken_lines_read_on_as_the_words_they_are(text: str) -> None:
    grid = Grid("x", (Column("Smal"), Column("Bred", share=1)), ((Cell(text, note=text), "ord " * 300),))
    for block in (Paragraph(text), Paragraph(text, Tone.NOTICE), Bullets((text,)), grid):
        said = spoken(render(Document("x", "nb", (block,), orientation=Orientation.LANDSCAPE)))
        # Two pieces of one word never get a space between them, two words never lose theirs.
        assert " ".join(safe(text).split()) in " ".join(said.split())
