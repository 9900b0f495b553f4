"""The blocks a paper is made of: worded text and its meaning, free of layout, file format and language.

A builder words a paper once; every renderer (PDF, web page, spreadsheet, plain text) shows the same blocks.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Orientation(StrEnum):
    """How the sheet of A4 lies."""

    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


class Align(StrEnum):
    """Where text stands in its column; numbers stand at the end."""

    START = "start"
    CENTER = "center"
    END = "end"


class Tone(StrEnum):
    """What a paragraph is for; renderers choose how it looks."""

    NORMAL = "normal"
    LEAD = "lead"
    SMALL = "small"
    STRONG = "strong"
    NOTICE = "notice"


class Hatch(StrEnum):
    """A pattern that tells kinds apart without colour."""

    NONE = "none"
    RISING = "rising"
    FALLING = "falling"
    CROSSED = "crossed"
    DOTTED = "dotted"
    LEVEL = "level"
    UPRIGHT = "upright"


class Size(StrEnum):
    """How large a grid's text is: close for many columns, wall for a plan, large and poster for the wall.

    A plan that does not fit on its sheet is set as wall_close, the least that is read from a metre away.
    """

    CLOSE = "close"
    NORMAL = "normal"
    WALL = "wall"
    WALL_CLOSE = "wall_close"
    LARGE = "large"
    POSTER = "poster"


@dataclass(frozen=True, slots=True)
class Cell:
    """One piece of a table cell: text, a smaller note below it, and marks that repeat what the text says.

    ``glyph``, ``hatch`` and ``colour`` (0–11, an assistant's hue) decorate; text and note must say it all.
    """

    text: str
    note: str = ""
    strong: bool = False
    glyph: str = ""
    colour: int | None = None
    hatch: Hatch = Hatch.NONE
    framed: bool = False


Stack = str | Cell | tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the paper's own title and stands once."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; line breaks in it are kept."""

    text: str
    tone: Tone = Tone.NORMAL


@dataclass(frozen=True, slots=True)
class Facts:
    """Pairs of label and value in columns beside each other; ``close`` puts both on one small line."""

    rows: tuple[tuple[str, str], ...]
    columns: int = 2
    close: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a grid; ``share`` 0 means as wide as its content asks, else its share of what is left."""

    label: str
    align: Align = Align.START
    share: float = 0.0
    note: str = ""
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """A heading that stands over several columns in a row; an empty label leaves them bare."""

    label: str
    columns: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: each row has one stack per column; ``row_header`` is the column that names the row.

    ``totals`` are rows that sum up; ``empty`` is said in place of rows when there are none; ``together`` asks
    for the whole grid on one page where it fits.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Stack, ...], ...]
    totals: tuple[tuple[Stack, ...], ...] = ()
    groups: tuple[Group, ...] = ()
    row_header: int | None = 0
    size: Size = Size.NORMAL
    empty: str = ""
    together: bool = False
    show_caption: bool = True


@dataclass(frozen=True, slots=True)
class Check:
    """One line of a checklist: done True or False, None where nobody has answered; ``note`` is the remark."""

    text: str
    done: bool | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Checks:
    """A checklist with boxes."""

    items: tuple[Check, ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of points, numbered or not."""

    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """What one mark on the paper means: a frame, a pattern, a glyph, or else a plain colour."""

    text: str
    glyph: str = ""
    colour: int | None = None
    hatch: Hatch = Hatch.NONE
    framed: bool = False


@dataclass(frozen=True, slots=True)
class Legend:
    """What the marks on this paper mean."""

    title: str
    items: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """A place to sign: the role, the person's name where known, and words for the two lines.

    ``signed`` says what is already settled ("Approved 3 November by Eva") and stands in place of nothing.
    """

    role: str
    name: str
    date_label: str
    sign_label: str
    signed: str = ""


@dataclass(frozen=True, slots=True)
class Signatures:
    """Places to sign, kept together on a page."""

    lines: tuple[Signature, ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


@dataclass(frozen=True, slots=True)
class Spacer:
    """Empty space, in millimetres."""

    millimetres: float


Block = Heading | Paragraph | Facts | Grid | Checks | Bullets | Legend | Signatures | PageBreak | Spacer


@dataclass(frozen=True, slots=True)
class Document:
    """One paper. ``page_words`` holds ``{page}`` and ``{pages}``; ``digest_words`` names the checksum.

    ``title`` goes to the file's metadata and window title, so it names no person; ``head`` is repeated small
    on the second and later pages. ``data_sha256`` is of the facts the paper was built from, in hex.
    """

    title: str
    language: str
    blocks: tuple[Block, ...]
    head: str = ""
    state: str = ""
    version: str = ""
    notice: str = ""
    page_words: str = "{page} / {pages}"
    digest_words: str = "SHA-256"
    data_sha256: str = ""
    orientation: Orientation = Orientation.PORTRAIT


def stack(value: Stack) -> tuple[Cell, ...]:
    """Return the cell's pieces from top to bottom, whichever way the cell was written."""
    if isinstance(value, str):
        return (Cell(value),)
    if isinstance(value, Cell):
        return (value,)
    return value


def stack_text(value: Stack) -> str:
    """Return everything a cell says, one piece or note a line, without its decoration."""
    if isinstance(value, str):
        return value
    lines = [line for cell in stack(value) for line in (cell.text, cell.note) if line]
    return "\n".join(lines)
