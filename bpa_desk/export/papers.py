"""The front of the export: papers, tables and calendars in the wished format, written whole to a folder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from bpa_desk import paths
from bpa_desk.domain.document import (
    Bullets,
    Checks,
    Document,
    Facts,
    Grid,
    Heading,
    Legend,
    Paragraph,
    Signatures,
    stack_text,
)
from bpa_desk.export.events import CalendarFile
from bpa_desk.export.filenames import distinct, file_name
from bpa_desk.export.tabular import Table

Progress = Callable[[int, int], None]
"""Called with how many files are done and how many there are to be."""


class Format(StrEnum):
    """What a file can be written as; the value is the file's suffix."""

    PDF = "pdf"
    HTML = "html"
    XLSX = "xlsx"
    CSV = "csv"
    ICS = "ics"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Paper:
    """One thing to write, in the shapes it has; ``name`` is its file name in parts, no people's names.

    ``more`` are tables that stand on sheets of their own in a workbook, and ``front`` one that stands before
    them all; ``facts`` is JSON for other programs.
    ``beside`` are whole files, by name, that go with it as PDF or web page.
    """

    name: tuple[str, ...]
    document: Document | None = None
    table: Table | None = None
    calendar: CalendarFile | None = None
    front: Table | None = None
    more: tuple[Table, ...] = ()
    facts: bytes | None = None
    beside: tuple[tuple[str, bytes], ...] = ()

    @property
    def sheets(self) -> tuple[Table, ...]:
        """The tables of its workbook in their order; none for a paper without rows."""
        return tuple(each for each in (self.front, self.table, *self.more) if each) if self.table else ()


class CancelledError(Exception):
    """The user stopped the export; nothing was written."""


def formats(papers: Sequence[Paper]) -> tuple[Format, ...]:
    """Return the formats every one of the papers can be written in."""
    shapes = {
        Format.PDF: all(paper.document for paper in papers),
        Format.HTML: all(paper.document for paper in papers),
        Format.XLSX: all(paper.table for paper in papers),
        Format.CSV: all(paper.table for paper in papers),
        Format.ICS: all(paper.calendar for paper in papers),
        Format.JSON: all(paper.facts for paper in papers),
    }
    return tuple(each for each, fits in shapes.items() if fits and papers)


def write(
    papers: Sequence[Paper],
    wanted: Format,
    folder: Path,
    *,
    together: tuple[str, ...] = (),
    title: str = "",
    password: str = "",
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> list[Path]:
    """Write the papers into the folder and return the files' paths, in order; OSError if the disk refuses.

    ``together`` names, in parts, one file that holds them all (PDF, HTML and XLSX only), and ``title`` is
    its title. Papers without the wanted shape are left out. All are made before the first is written; if
    ``cancelled`` says so meanwhile, CancelledError is raised and the folder is as it was. So it is when the
    disk refuses one of the files.
    """
    chosen = [paper for paper in papers if wanted in formats([paper])]
    if together and wanted in (Format.PDF, Format.HTML, Format.XLSX) and chosen:
        batches = [(together, chosen)]
    else:
        batches = [(paper.name, [paper]) for paper in chosen]
    taken: set[str] = set()
    made: list[tuple[Path, bytes]] = []
    for number, (name, batch) in enumerate(batches):
        if cancelled is not None and cancelled():
            raise CancelledError
        if progress is not None:
            progress(number, len(batches))
        place = folder / distinct(file_name(*name, suffix=wanted.value), taken)
        made.append((place, render(batch, wanted, title=title, password=password)))
    if wanted in (Format.PDF, Format.HTML):
        for each in chosen:
            made += [(folder / distinct(name, taken), content) for name, content in each.beside]
    folder.mkdir(parents=True, exist_ok=True)
    paths.write_all(made)
    if progress is not None:
        progress(len(batches), len(batches))
    return [place for place, _ in made]


def render(papers: Sequence[Paper], wanted: Format, *, title: str = "", password: str = "") -> bytes:
    """Return the papers as the bytes of one file; ValueError if none has the wanted shape.

    Each format's library is imported only here: starting the program must not pay for them.
    """
    documents = [paper.document for paper in papers if paper.document]
    tables = [paper.table for paper in papers if paper.table]
    calendars = [paper.calendar for paper in papers if paper.calendar]
    if wanted is Format.PDF and documents:
        from bpa_desk.export import pdf

        return pdf.render(*documents, title=title, password=password)
    if wanted is Format.HTML and documents:
        from bpa_desk.export import html

        return html.render(*documents, title=title)
    if wanted is Format.XLSX and tables:
        from bpa_desk.export import xlsx

        return xlsx.render(*(each for paper in papers for each in paper.sheets))
    if wanted is Format.CSV and len(tables) == 1:
        from bpa_desk.export import csv

        return csv.render(tables[0])
    if wanted is Format.ICS and len(calendars) == 1:
        from bpa_desk.export import ics

        return ics.render(calendars[0])
    contents = [paper.facts for paper in papers if paper.facts is not None]
    if wanted is Format.JSON and len(contents) == 1:
        return contents[0]
    raise ValueError(f"nothing here can be written as {wanted.value}")


def unprintable(papers: Sequence[Paper]) -> tuple[str, ...]:
    """Return the characters in the papers that no font of ours has, to warn before a PDF is made."""
    from bpa_desk.export.fonts import missing_glyphs

    return missing_glyphs(
        "\n".join(text for paper in papers if paper.document for text in texts(paper.document))
    )


def texts(document: Document) -> list[str]:
    """Return every text in the document, in reading order."""
    found = [document.title, document.head, document.state, document.version, document.notice]
    for block in document.blocks:
        match block:
            case Heading(text=text) | Paragraph(text=text):
                found.append(text)
            case Facts(rows=rows):
                found += [text for row in rows for text in row]
            case Grid():
                found += [block.caption, block.empty, *(group.label for group in block.groups)]
                found += [text for column in block.columns for text in (column.label, column.note)]
                found += [stack_text(each) for row in (*block.rows, *block.totals) for each in row]
            case Checks(items=items):
                found += [text for item in items for text in (item.text, item.note)]
            case Bullets(items=points):
                found += points
            case Legend(title=title, items=marks):
                found += [title, *(mark.text for mark in marks)]
            case Signatures(lines=lines):
                found += [text for line in lines for text in (line.role, line.name, line.signed)]
            case _:
                pass
    return found
