"""Reading papers back: what a screen reader gets, whether validators accept it, and small papers to try."""

from __future__ import annotations

import io
import re
from typing import Any

import page
from pypdf import PdfReader

from bpa_desk.domain.document import (
    Block,
    Bullets,
    Cell,
    Check,
    Checks,
    Column,
    Document,
    Facts,
    Grid,
    Group,
    Hatch,
    Heading,
    Legend,
    Mark,
    Paragraph,
    Signature,
    Signatures,
    Size,
    Tone,
)
from bpa_desk.export.flow import set_paper
from bpa_desk.export.pdf_file import PdfFile
from bpa_desk.export.sheet import Ink
from bpa_desk.export.tagged import Structure

_TOKEN = re.compile(
    rb"/Artifact <<[^>]*>> BDC|/Span <</ActualText <FEFF([0-9A-F]*)>>> BDC|/\w+ <</MCID \d+>> BDC|EMC"
    rb"|<([0-9a-f]*)> Tj"
)


def opened(pdf: bytes) -> Any:
    """Return the file as another library reads it."""
    return PdfReader(io.BytesIO(pdf))


def spoken(pdf: bytes) -> str:
    """Return the text of the tagged content in order, each marked piece on a line of its own."""
    pieces = []
    for sheet in opened(pdf).pages:
        pieces.extend(_pieces(sheet.get_contents().get_data()))
    return "\n".join(pieces)


def sheets(document: Document) -> list[str]:
    """Return what is heard on each sheet of the paper, without a file made of it: much the quicker way."""
    press = set_paper(document, Structure(PdfFile(), document.language), Ink())
    return ["\n".join(_pieces(sheet.operators)) for sheet in press.sheets]


def _pieces(content: bytes) -> list[str]:
    pieces: list[str] = []
    open_marks: list[str] = []
    for token in _TOKEN.finditer(content):
        word = token[0]
        if word == b"EMC":
            open_marks.pop()
        elif word.startswith(b"/Artifact"):
            open_marks.append("silent")
        elif token[1] is not None:
            if "silent" not in open_marks:
                pieces[-1] += bytes.fromhex(token[1].decode()).decode("utf-16-be")
            open_marks.append("silent")
        elif word.endswith(b"BDC"):
            open_marks.append("heard")
            pieces.append("")
        elif "silent" not in open_marks:
            assert open_marks, "text outside every mark"
            pieces[-1] += bytes.fromhex(token[2].decode()).decode("utf-16-be")
    return [piece.rstrip() for piece in pieces]


def faults(pdf: bytes) -> list[str]:
    """Return what the validators have against the file, as PDF/UA-1 and as PDF/A-2a."""
    found = []
    for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A):
        report = page.validate_pdf_bytes(pdf, profile=profile)
        assert report.rules.total > 90
        found += [f"{profile} {each.rule_id}: {each.message}" for each in report.failures]
        assert report.is_compliant or found
    return found


def everything(text: str = "Kari", rows: int = 3) -> Document:
    """Return a paper that shows ``text`` in every kind of block, with a table of so many rows."""
    blocks: tuple[Block, ...] = (
        Heading(1, text or "Tittel"),
        Paragraph(text, Tone.LEAD),
        Facts((("Navn", text), (text, "verdi"), ("Tom", "")), columns=3),
        Heading(2, "Tabell"),
        Grid(
            caption=text or "Tabell",
            columns=(Column("Dag"), Column("Tekst", share=1), Column(text)),
            rows=tuple(
                (str(row), text, (Cell(text, note=text, glyph="☀", colour=2),)) for row in range(rows)
            ),
            totals=(("Sum", text, ""),) if rows else (),
            groups=(Group("", 1), Group("Begge", 2)),
            size=Size.CLOSE,
            empty="Ingen rader",
        ),
        Paragraph(text, Tone.NOTICE),
        Checks((Check(text, True, text), Check("Ikke gjort", False))),
        Bullets((text, "to"), numbered=True),
        Legend("Tegn", (Mark(text, "☾", 3, Hatch.CROSSED), Mark("Åpen", framed=True))),
        Paragraph(text, Tone.SMALL),
        Signatures(
            (
                Signature("Assistent", text, "Dato", "Underskrift"),
                Signature("Arbeidsleder", "Eva", "Dato", "Underskrift", text),
            )
        ),
    )
    return Document(
        title=text or "Tittel",
        language="nb",
        blocks=blocks,
        head=text,
        state=text,
        version="Versjon 1",
        notice=text,
        page_words="Side {page} av {pages}",
        data_sha256="ab" * 32,
    )
