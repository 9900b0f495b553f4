"""Papers as PDF: tagged for screen readers (PDF/UA-1), fit for the archive (PDF/A-2a), byte for byte same."""

from __future__ import annotations

import io

from bpa_desk.domain.document import Document
from bpa_desk.export.characters import one_line
from bpa_desk.export.colour_profile import srgb
from bpa_desk.export.flow import set_paper
from bpa_desk.export.fonts import descriptor, program
from bpa_desk.export.pdf_file import PdfFile, text_string
from bpa_desk.export.sheet import Ink, Sheet
from bpa_desk.export.tagged import Structure, metadata

_PRODUCER = "bpa_desk"


def render(document: Document, *others: Document, title: str = "", password: str = "") -> bytes:
    """Return one PDF with the papers after each other, each with its own page count.

    ``title`` names the file when it holds several papers. A password encrypts it with AES-256; such a file is
    no longer PDF/A, which forbids encryption.
    """
    papers = (document, *others)
    file, ink = PdfFile(), Ink()
    structure = Structure(file, document.language)
    sheets: list[Sheet] = []
    starts: list[tuple[str, int]] = []
    for paper in papers:
        starts.append((one_line(paper.head or paper.title), len(sheets)))
        with structure.within("Part", f"/Lang ({paper.language})"):
            sheets.extend(set_paper(paper, structure, ink).sheets)
    content = _assemble(file, structure, sheets, ink, one_line(title or document.title), document, starts)
    return _locked(content, password) if password else content


def _assemble(
    file: PdfFile,
    structure: Structure,
    sheets: list[Sheet],
    ink: Ink,
    title: str,
    first: Document,
    starts: list[tuple[str, int]],
) -> bytes:
    faces = {face: _font(file, face, frozenset(ink.used[face])) for face in sorted(ink.used)}
    fonts = " ".join(f"/{face} {number} 0 R" for face, number in faces.items())
    resources = file.put(f"<</Font <<{fonts}>> /ProcSet [/PDF /Text]>>")
    tree = file.reserve()
    pages = [file.reserve() for _ in sheets]
    for number, sheet in zip(pages, sheets, strict=True):
        content = file.put_stream(sheet.operators)
        file.put(
            f"<</Type /Page /Parent {tree} 0 R /MediaBox [0 0 {sheet.size[0]:.2f} {sheet.size[1]:.2f}]"
            f" /Resources {resources} 0 R /Contents {content} 0 R /StructParents {sheet.page} /Tabs /S>>",
            number,
        )
    kids = " ".join(f"{number} 0 R" for number in pages)
    file.put(f"<</Type /Pages /Kids [{kids}] /Count {len(pages)}>>", tree)
    profile = file.put_stream(srgb(), "/N 3")
    intent = file.put(
        "<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB IEC61966-2.1)"
        f" /Info (sRGB IEC61966-2.1) /DestOutputProfile {profile} 0 R>>"
    )
    about = file.put_stream(
        metadata(title, first.language, _PRODUCER), "/Type /Metadata /Subtype /XML", packed=False
    )
    outlines = _outlines(file, starts, pages)
    root = file.put(
        f"<</Type /Catalog /Pages {tree} 0 R /Lang ({first.language}) /MarkInfo <</Marked true>>"
        f" /ViewerPreferences <</DisplayDocTitle true>> /StructTreeRoot {structure.write(pages)} 0 R"
        f" /Metadata {about} 0 R /OutputIntents [{intent} 0 R]{outlines}>>"
    )
    return file.finish(root, file.put(f"<</Title {text_string(title)} /Producer ({_PRODUCER})>>"))


def _outlines(file: PdfFile, starts: list[tuple[str, int]], pages: list[int]) -> str:
    if len(starts) < 2:
        return ""
    root = file.reserve()
    numbers = [file.reserve() for _ in starts]
    for place, (name, page) in enumerate(starts):
        before = f" /Prev {numbers[place - 1]} 0 R" if place else ""
        after = f" /Next {numbers[place + 1]} 0 R" if place + 1 < len(numbers) else ""
        file.put(
            f"<</Title {text_string(name)} /Parent {root} 0 R{before}{after}"
            f" /Dest [{pages[page]} 0 R /Fit]>>",
            numbers[place],
        )
    ends = f"/First {numbers[0]} 0 R /Last {numbers[-1]} 0 R"
    file.put(f"<</Type /Outlines {ends} /Count {len(numbers)}>>", root)
    return f" /Outlines {root} 0 R /PageMode /UseOutlines"


def _font(file: PdfFile, face: str, used: frozenset[str]) -> int:
    """Embed the face and return its number; UTF-16 codes in the text lead to the cut font's glyphs."""
    cut = program(face, used)
    places = bytearray(2 * (cut.glyphs[-1][0] + 1))
    for code, glyph, _ in cut.glyphs:
        places[2 * code : 2 * code + 2] = glyph.to_bytes(2, "big")
    font_file = file.put_stream(cut.packed, f"/Length1 {cut.length}", deflated=True)
    measures = file.put(
        f"<</Type /FontDescriptor /FontName /{cut.name} {descriptor(face)} /FontFile2 {font_file} 0 R>>"
    )
    to_glyph = file.put_stream(bytes(places))
    widths = " ".join(f"{code} [{width}]" for code, _, width in cut.glyphs)
    inner = file.put(
        f"<</Type /Font /Subtype /CIDFontType2 /BaseFont /{cut.name} /FontDescriptor {measures} 0 R"
        " /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>>"
        f" /CIDToGIDMap {to_glyph} 0 R /DW 600 /W [{widths}]>>"
    )
    to_text = file.put_stream(_to_unicode([code for code, _, _ in cut.glyphs]))
    return file.put(
        f"<</Type /Font /Subtype /Type0 /BaseFont /{cut.name} /Encoding /Identity-H"
        f" /DescendantFonts [{inner} 0 R] /ToUnicode {to_text} 0 R>>"
    )


def _to_unicode(codes: list[int]) -> bytes:
    rows = [f"<{code:04X}> <{code:04X}>" for code in codes]
    groups = (rows[first : first + 100] for first in range(0, len(rows), 100))
    body = "\n".join(f"{len(group)} beginbfchar\n" + "\n".join(group) + "\nendbfchar" for group in groups)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n{body}\n"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")


def _locked(content: bytes, password: str) -> bytes:
    from pypdf import PdfReader, PdfWriter  # only asked for when a password is

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    writer.encrypt(user_password=password, algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
