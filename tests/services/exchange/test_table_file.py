"""Files that mean harm, lie or are broken: refused in a sentence, never unpacked."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from bpa_desk.services.exchange.errors import ImportFileError
from bpa_desk.services.exchange.package_check import MOST_PARTS, check_xlsx_extent
from bpa_desk.services.exchange.sheet import column_letters, plain
from bpa_desk.services.exchange.table_file import read_tables
from tests.services.exchange.files import ods, with_sheet_xml, xlsx

SHEET = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>'
GOOD = xlsx([["a", "b"], [1, 2.5]])


def refusal(content: bytes) -> str:
    with pytest.raises(ImportFileError) as caught:
        read_tables(content)
    return str(caught.value.message)


def packed(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def test_a_good_file_is_read() -> None:
    (sheet,) = read_tables(GOOD)
    assert (sheet.name, sheet.rows, sheet.width) == ("Ark1", (("a", "b"), ("1", "2.5")), 2)


def test_several_sheets_keep_their_names_and_empty_ones_are_left_out() -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.create_sheet("Uke 48").append(["x"])
    out = io.BytesIO()
    book.save(out)
    assert [sheet.name for sheet in read_tables(out.getvalue())] == ["Uke 48"]


def test_hidden_sheets_are_left_out_as_in_the_spreadsheet() -> None:
    import openpyxl

    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["gammel"])
    book.active.sheet_state = "hidden"
    book.create_sheet("Plan").append(["x"])
    out = io.BytesIO()
    book.save(out)
    assert [sheet.name for sheet in read_tables(out.getvalue())] == ["Plan"]


@pytest.mark.parametrize("content", [b"", b"\r\n\r\n", b";;;\n;;", xlsx([])])
def test_nothing_in_the_file(content: bytes) -> None:
    assert "nothing" in refusal(content)


def test_a_bomb_is_not_unpacked() -> None:
    assert "unreasonably large" in refusal(packed({"xl/workbook.xml": b"x" * 60_000_000}))
    assert "unreasonably large" in refusal(packed({"xl/workbook.xml": b"x" * 20_000_000}))
    assert "unreasonably large" in refusal(packed({f"p{n}": b"" for n in range(MOST_PARTS + 1)}))


def test_a_part_that_lies_about_its_size_is_refused() -> None:
    honest = bytearray(packed({"xl/workbook.xml": b"x" * 40_000_000}))
    # Say 100 bytes in the directory (and before the part); what is packed stays as it was.
    at = honest.rindex(b"PK\x01\x02")
    honest[at + 24 : at + 28] = struct.pack("<I", 100)
    honest[22:26] = struct.pack("<I", 100)
    assert "unreasonably large" in refusal(bytes(honest))


def test_cells_at_the_end_of_the_world_are_refused() -> None:
    cells = b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    assert "unreasonably large" in refusal(with_sheet_xml(GOOD, SHEET % cells))
    odd = b"<row r='1'><c r='A&#49;048576'><v>1</v></c></row>"
    assert "damaged" in refusal(with_sheet_xml(GOOD, SHEET % odd))


@pytest.mark.parametrize(
    "far",
    [b' r="XFD9999999"', b'\tr="XFD9999999"', b"\nr = 'XFD9999999'", b" r='XFD9999999'", b' r ="XFD9999999"',
     b' r= "XFD9999999"', b' r="XFD1"/><row r="9999999"'],
)  # fmt: skip
def test_a_far_cell_is_found_however_its_place_is_written(far: bytes) -> None:
    check_xlsx_extent(b'<row r="1"><c r="A1"/><c r="B2"/></row>')
    with pytest.raises(ImportFileError, match="unreasonably large"):
        check_xlsx_extent(b'<row r="1"><c r="A1"/><c%s/></row>' % far)


@pytest.mark.parametrize(
    "odd", [b' r="a1"', b' r="ABCD1"', b' r="A12345678"', b' r=""', b" r=A1", b'\tr="1A"']
)
def test_a_place_that_is_none_is_refused(odd: bytes) -> None:
    with pytest.raises(ImportFileError, match="proper place"):
        check_xlsx_extent(b'<row r="1"><c r="A1"/><c%s/></row>' % odd)


def test_a_worksheet_under_another_name_is_looked_at_too() -> None:
    cells = b'<row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    hidden = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as old, zipfile.ZipFile(hidden, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                new.writestr("xl/other.bin", SHEET % cells)
            else:
                new.writestr(name, content.replace(b"/xl/worksheets/sheet1.xml", b"/xl/other.bin"))
    assert "unreasonably large" in refusal(hidden.getvalue())


def test_two_parts_with_one_name_are_refused() -> None:
    doubled = io.BytesIO(GOOD)
    with zipfile.ZipFile(doubled, "a") as package, pytest.warns(UserWarning, match="Duplicate"):
        package.writestr("xl/workbook.xml", "<workbook/>")
    assert "damaged" in refusal(doubled.getvalue())


def test_a_lied_dimension_does_no_harm() -> None:
    xml = SHEET.replace(b"<sheetData>", b'<dimension ref="A1:XFD1048576"/><sheetData>')
    (sheet,) = read_tables(with_sheet_xml(GOOD, xml % b'<row r="1"><c r="A1"><v>1</v></c></row>'))
    assert sheet.rows == (("1",),)


def test_repeated_cells_in_ods_are_refused_and_the_usual_empty_tail_is_not() -> None:
    cell = '<table:table-cell %s office:value-type="string"><text:p>x</text:p></table:table-cell>'
    many = 'table:number-columns-repeated="16384"'
    rows = 'table:number-rows-repeated="1000000"'
    row = f"<table:table-row {rows}>{cell % many}</table:table-row>"
    assert "unreasonably large" in refusal(ods([], row))
    far = f"<table:table-row {rows}><table:table-cell {many}/></table:table-row>"
    last = f"<table:table-row><table:table-cell {many}/>{cell % ''}</table:table-row>"
    assert "unreasonably large" in refusal(ods([], f"{far}{last}"))
    tail = f"<table:table-row>{cell % ''}</table:table-row>{far}"
    assert read_tables(ods([], tail))[0].rows == (("x",),)


@pytest.mark.parametrize(
    "content",
    [
        GOOD[: len(GOOD) // 2],
        b"PK\x03\x04",
        packed({"hello.txt": b"x"}),
        packed({"xl/workbook.xml": b"<workbook/>"}),
        packed({"xl/workbook.xml": b"<workbook/>", "xl/worksheets/sheet1.xml": "<x/>".encode("utf-16")}),
        packed({"content.xml": b"not xml"}),
        packed({"xl/workbook.xml": b"x" * 100}, zipfile.ZIP_BZIP2),
        packed({"content.xml": b"<a><!-- <table-cell \" --></a>"}),
        packed({"content.xml": b"<a><![CDATA[<table-cell ']]></a>"}),
        b"\n" * 10_000_000,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600,
        with_sheet_xml(
            GOOD, b'<!DOCTYPE x [<!ENTITY a "b">]>' + SHEET % b'<row r="1"><c r="A1"><v>&a;</v></c>'
        ),
        b"x" * 10_000_001,
    ],
    ids=[
        "cut", "stub", "other zip", "no sheets", "utf-16", "no xml", "bzip2", "comment", "cdata", "newlines",
        "xls", "entity", "too big",
    ],
)
def test_broken_and_foreign_files_are_refused_in_a_sentence(content: bytes) -> None:
    assert refusal(content).endswith(".")


def test_too_many_rows_or_columns_are_refused() -> None:
    assert "larger than" in refusal(b"x\n" * 20_001)
    assert "larger than" in refusal(b"x;" * 1_001 + b"x")


def test_a_huge_field_is_refused() -> None:
    assert refusal(b'a;b\n"' + b"x" * 200_000).endswith(".")


def test_text_is_made_plain() -> None:
    assert plain("  Ka\u0301ri\u202e \x07\n Nordlys\u00a0 ") == "Kári Nordlys"
    assert [column_letters(number) for number in (1, 26, 27, 702, 703)] == ["A", "Z", "AA", "ZZ", "AAA"]
