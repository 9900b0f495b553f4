"""Plans with a row for each person or shift, and the days across."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from bpa_desk.services.exchange.cells import has_hours
from bpa_desk.services.exchange.days import weekday_of, wrong_weekday
from bpa_desk.services.exchange.guessing import from_to_columns, is_legend
from bpa_desk.services.exchange.mapping import SheetMapping
from bpa_desk.services.exchange.names import is_open, is_person
from bpa_desk.services.exchange.plan_reader import PlanReader
from bpa_desk.services.exchange.reading import calendar_of, names_of_shift, not_that_weekday, one_or_two
from bpa_desk.services.exchange.sheet import Sheet
from bpa_desk.services.exchange.shift_rows import hours_beside, name_and_hours
from bpa_desk.services.exchange.timeline import Calendar, is_header
from bpa_desk.services.exchange.unplaced import reject_undated, reject_unwritten, without_name

_BEGINS = re.compile(r"(?:kl\.?\s*)?(\d[\d.:,]*)\s*(?:[-–>→]|->|-->)\Z")
_ENDS = re.compile(r"(?:[-–>→]|->|-->)\s*(?:kl\.?\s*)?(\d[\d.:,]*)\Z")
_MARKS = frozenset("x 1 v ✓ ✔".split())


@dataclass(frozen=True, slots=True)
class _Grid:
    """The days across a grid: their columns, the first of them, and those with a from and a to."""

    days: Mapping[int, date]
    left: int
    doubled: frozenset[int] = frozenset()


def names_down(sheet: Sheet, mapping: SheetMapping, reader: PlanReader) -> None:
    """Let the reader take in a sheet whose names or shifts run downwards."""
    calendar = calendar_of(sheet, mapping)
    first = mapping.side + 1
    at, above = _Grid({}, first), ""
    heads: tuple[str, ...] = ()
    explained = {code.casefold() for code in mapping.codes}
    any_day = any_cell = False
    for number, row in enumerate(sheet.rows):
        if number < mapping.header:
            calendar = calendar.after(row)
            continue
        if number == mapping.header or _new_header(row, first, calendar):
            calendar, heads, above = calendar.after(row), row, ""
            days = calendar.days(row, first)
            if days and not any_day:
                days = calendar.begun(next(iter(days.values()))).days(row, first)
            days = _right_days(reader, number, row, days)
            below = sheet.rows[number + 1] if number + 1 < len(sheet.rows) else ()
            at = _Grid(days, _first_day(row, first, calendar), from_to_columns(below))
            any_day = any_day or bool(days)
            continue
        beside = calendar.after(row[: at.left])
        if beside.week != calendar.week:
            # The same weekdays, in the week this row belongs to.
            calendar, at = beside, replace(at, days=beside.days(heads, first))
            any_day = any_day or bool(at.days)
        name = row[mapping.side] if mapping.side < len(row) else ""
        name = name or above  # a person's second line has none, as merged cells leave it
        above = name if _take_row(reader, number, row, at, name, explained) else ""
        any_cell = any_cell or any(row[column] for column in at.days)
        if not above:
            calendar = calendar.after(row)
    if not any_day:
        reject_undated(reader, sheet)
    elif not any_cell:
        reject_unwritten(reader, sheet, mapping.side, mapping.header + 1)


def _first_day(row: tuple[str, ...], first: int, calendar: Calendar) -> int:
    """Return the column of the first heading that is a day or a weekday."""
    named = (at for at in range(first, len(row)) if calendar.day(row[at]) or weekday_of(row[at]))
    return next(named, first)


def _take_row(
    reader: PlanReader, number: int, row: tuple[str, ...], at: _Grid, name: str, explained: Container[str]
) -> bool:
    """Take in the cells of a row with the name at its side; False where that is nobody and no shift."""
    cells = [row[column] for column in at.days]
    if any(map(_BEGINS.match, set(cells))):
        row = _nights_in_one(row, at.days)
        cells = [row[column] for column in at.days]
    if shift := hours_beside((name, *row[: at.left]), cells, reader.knows):
        names_of_shift(reader, number, row, at.days, shift)
        return True
    if is_legend(name) or name.casefold() in explained:
        return False
    named = is_person(name) or is_open(name) or reader.knows(name)
    if not named or _names_inside(reader, name, cells):
        for column, day in at.days.items():
            without_name(reader, number, column, row[column], day, name)
        return False
    hours_of = next(filter(has_hours, row[: at.left]), "")
    for column, day in at.days.items():
        text = row[column]
        if not text and not at.doubled:
            continue
        if hours_of and text.casefold() in _MARKS:
            reader.cell(number, column, hours_of, name, day)
            continue
        inside, hours = name_and_hours(text)
        if inside and reader.knows(inside):
            # "Kari 8-16" in the row of a shift called "Stue" is Kari's.
            reader.cell(number, column, hours, inside, day)
        elif at.doubled:
            one_or_two(reader, number, row, column, at.doubled, name, day)
        else:
            reader.cell(number, column, text, name, day)
    return True


def _nights_in_one(row: tuple[str, ...], days: Iterable[int]) -> tuple[str, ...]:
    """Return the row with ``22-`` and, on the day after, ``-08`` as ``22-08`` on the first of them."""
    cells = list(row)
    for one, other in pairwise(days):
        begins, ends = _BEGINS.match(cells[one]), _ENDS.match(cells[other])
        if begins and ends:
            cells[one], cells[other] = f"{begins[1]}-{ends[1]}", ""
    return tuple(cells)


def _names_inside(reader: PlanReader, label: str, cells: Sequence[str]) -> bool:
    """True when every cell of a row names somebody, at least one we know, and its label nobody we know."""
    if not all(name_and_hours(cell)[0] for cell in cells if cell) or reader.knows(label):
        return False
    return any(reader.knows(name_and_hours(cell)[0]) for cell in cells if cell)


def _new_header(row: tuple[str, ...], first: int, calendar: Calendar) -> bool:
    start = next((cell for cell in row[first:] if cell), "")
    # Most rows are told apart by their first cell alone.
    if not start or (calendar.after(row[:first]).day(start) is None and calendar.day(start) is None):
        return False
    return is_header(row, first, calendar.after(row).days(row, first))


def _right_days(
    reader: PlanReader, number: int, row: tuple[str, ...], days: dict[int, date]
) -> dict[int, date]:
    """Return the days whose written weekday is right; the others are rejected with all that stands below."""
    right = {}
    for column, day in days.items():
        if wrong_weekday(row[column], day):
            reader.reject(number, column, row[column], not_that_weekday(day))
        else:
            right[column] = day
    return right
