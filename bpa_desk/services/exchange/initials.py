"""Initials that a sheet explains itself, ``KN = Kari Nordlys``: written out wherever they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bpa_desk.services.exchange.names import is_person
from bpa_desk.services.exchange.shift_rows import names_in
from bpa_desk.services.exchange.who import initials

_LONGEST = 20
_LOOK_ROWS = 60
_MARKS = ("=", ":", " - ", " – ")

Row = tuple[str, ...]


def written_out(rows: Sequence[Row]) -> Sequence[Row]:
    """Return the rows with the names for their initials; where these are explained nothing is left."""
    # They are explained above or below the plan, in rows that hold little else.
    near = (*rows[:_LOOK_ROWS], *rows[_LOOK_ROWS:][-_LOOK_ROWS:])
    short = (row for row in near if len(row) - row.count("") in (1, 2))
    told = {code: name for row in short for code, name in _explained(row)}
    if not told:
        return rows
    return [_without(row, told) for row in rows]


def _without(row: Row, told: dict[str, str]) -> Row:
    return ("",) * len(row) if any(_explained(row)) else tuple(_named(cell, told) for cell in row)


def _named(cell: str, told: dict[str, str]) -> str:
    parts = names_in(cell) if 0 < len(cell) <= _LONGEST else ()
    return " / ".join(told[each] for each in parts) if parts and all(each in told for each in parts) else cell


def _explained(row: Row) -> Iterator[tuple[str, str]]:
    """Yield initials and names of a row that holds nothing else than such, in one cell or two."""
    filled = [cell for cell in row if cell]
    if len(filled) == 1:
        parted = (filled[0].partition(mark) for mark in _MARKS)
        filled = next(([code.strip(), name.strip()] for code, mark, name in parted if mark), [])
    if len(filled) == 2 and filled[0] in initials(filled[1]) and filled[1].istitle() and is_person(filled[1]):
        yield filled[0], filled[1]
