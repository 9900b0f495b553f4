"""What people shorten or part in a sheet, written out: ``M T O T F L S``, a name in two columns, and a
start above its end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bpa_desk.services.exchange.cells import has_hours
from bpa_desk.services.exchange.initials import written_out
from bpa_desk.services.exchange.names import is_open, is_person
from bpa_desk.services.exchange.sheet import Sheet

_INITIALS = re.compile("mtotf(?:ls?)?")
_WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
_FIRST = frozenset({"fornavn", "førenamn", "fornamn", "first name"})
_LAST = frozenset({"etternavn", "etternamn", "last name", "surname"})
_STARTS = frozenset({"fra", "frå", "start", "from"})
_ENDS = frozenset({"til", "slutt", "to", "end"})
_LOOK_ROWS = 100
_TITLE_ROWS = 10
_TITLE_COLUMNS = 8


def spelled(sheet: Sheet) -> Sheet:
    """Return the sheet with weekdays and names for initials, and name, or start and end, in one cell."""
    lettered = [at for at, row in enumerate(sheet.rows[:_LOOK_ROWS]) if "T" in row or "t" in row]
    parted = ((at, _parted(row)) for at, row in enumerate(sheet.rows[:_TITLE_ROWS]))
    titles, names = next((each for each in parted if each[1]), (0, None))
    halved = any(_label(row, _STARTS) is not None for row in sheet.rows[:_LOOK_ROWS])
    rows = list(written_out(sheet.rows))
    if not lettered and names is None and not halved:
        return replace(sheet, rows=tuple(rows))
    for at in lettered:
        rows[at] = _named_days(rows[at])
    if names is not None:
        first, last = names
        rows[titles:] = [_whole_name(row, first, last) for row in rows[titles:]]
        rows[titles] = _with(rows[titles], min(first, last), "Navn")
    if halved:
        for at in range(len(rows) - 1):
            rows[at], rows[at + 1] = _joined(rows[at], rows[at + 1])
    return replace(sheet, rows=tuple(rows))


def _label(row: Sequence[str], words: frozenset[str]) -> int | None:
    """Return where one of the words stands behind somebody's name, or behind nothing in a second line."""
    for at in range(1, min(len(row), _TITLE_COLUMNS)):
        if row[at] and row[at].casefold().strip(" .:") in words:
            before = [cell for cell in row[:at] if cell]
            return at if all(is_person(cell) or is_open(cell) for cell in before) else None
    return None


def _joined(upper: tuple[str, ...], lower: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the rows ``Fra`` and ``Til`` of a person with the hours of each day in the upper one."""
    at = _label(upper, _STARTS)
    if at is None or not any(upper[:at]) or _label(lower, _ENDS) != at:
        return upper, lower
    above, below = list(upper), list(lower)
    above[at] = below[at] = ""
    for column in range(at + 1, len(upper)):
        hours = f"{upper[column]}-{lower[column]}"
        if upper[column] and lower[column] and has_hours(hours):
            above[column], below[column] = hours, ""
    return tuple(above), tuple(below)


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
