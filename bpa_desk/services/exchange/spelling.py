"""What people shorten or part in a sheet, written out: ``M T O T F L S``, and a name in two columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bpa_desk.services.exchange.sheet import Sheet

_INITIALS = re.compile("mtotf(?:ls?)?")
_WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
_FIRST = frozenset({"fornavn", "førenamn", "fornamn", "first name"})
_LAST = frozenset({"etternavn", "etternamn", "last name", "surname"})
_LOOK_ROWS = 100
_TITLE_ROWS = 10
_TITLE_COLUMNS = 8


def spelled(sheet: Sheet) -> Sheet:
    """Return the sheet with weekdays for their initials, and first and last name in one cell."""
    lettered = [at for at, row in enumerate(sheet.rows[:_LOOK_ROWS]) if "T" in row or "t" in row]
    parted = ((at, _parted(row)) for at, row in enumerate(sheet.rows[:_TITLE_ROWS]))
    titles, names = next((each for each in parted if each[1]), (0, None))
    if not lettered and names is None:
        return sheet
    rows = list(sheet.rows)
    for at in lettered:
        rows[at] = _named_days(rows[at])
    if names is not None:
        first, last = names
        rows[titles:] = [_whole_name(row, first, last) for row in rows[titles:]]
        rows[titles] = _with(rows[titles], min(first, last), "Navn")
    return replace(sheet, rows=tuple(rows))


def _named_days(row: tuple[str, ...]) -> tuple[str, ...]:
    letters = "".join(cell if len(cell) == 1 else " " for cell in row).casefold()
    for run in _INITIALS.finditer(letters):
        row = (*row[: run.start()], *_WEEKDAYS[: run.end() - run.start()], *row[run.end() :])
    return row


def _parted(row: Sequence[str]) -> tuple[int, int] | None:
    """Return the columns titled first and last name, or None where the row has not both."""
    titles = [cell.casefold() for cell in row[:_TITLE_COLUMNS]]
    first = next((at for at, title in enumerate(titles) if title in _FIRST), -1)
    last = next((at for at, title in enumerate(titles) if title in _LAST), -1)
    return (first, last) if first >= 0 and last >= 0 else None


def _whole_name(row: tuple[str, ...], first: int, last: int) -> tuple[str, ...]:
    name = f"{row[first]} {row[last]}".strip()
    return _with(_with(row, max(first, last), ""), min(first, last), name)


def _with(row: tuple[str, ...], column: int, text: str) -> tuple[str, ...]:
    return (*row[:column], text, *row[column + 1 :])
