"""Tables of text cells, whatever file they came from, and where in them something stands."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from bpa_desk.domain.text import Message

MOST_ROWS = 20_000
MOST_COLUMNS = 1_000


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: rows of text cells, all rows equally long; dates stand as 2026-11-24, times as 08:00."""

    name: str
    rows: tuple[tuple[str, ...], ...]

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.rows[0]) if self.rows else 0


@dataclass(frozen=True, slots=True)
class Reject:
    """One cell that could not be used and why; row and column count from 1 as a spreadsheet shows them.

    ``sheet`` is the name of its sheet where several are read together.
    """

    row: int
    column: int
    cell: str
    why: Message
    sheet: str = ""

    @property
    def place(self) -> str:
        """The cell's name in a spreadsheet, such as ``C7``, or ``Januar, C7`` where there are several."""
        cell = f"{column_letters(self.column)}{self.row}"
        return f"{self.sheet}, {cell}" if self.sheet else cell


def column_letters(column: int) -> str:
    """Return ``A`` for 1, ``AA`` for 27."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def plain(text: str) -> str:
    """Return the text in one line, composed (NFC), without control characters and doubled spaces."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    composed = unicodedata.normalize("NFC", text)
    kept = "".join(" " if each.isspace() else each for each in composed if each.isspace() or _visible(each))
    return " ".join(kept.split())


def _visible(character: str) -> bool:
    return unicodedata.category(character) not in ("Cc", "Cs", "Cf")
