"""Plans that have weekdays, day numbers or ``Uke 1 … Uke 4`` without dates, given them from a first day."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import chain, pairwise, takewhile

from bpa_desk.services.exchange.cells import has_hours, says_away
from bpa_desk.services.exchange.days import month_within, read_day, read_month, read_week, weekday_of
from bpa_desk.services.exchange.sheet import Sheet
from bpa_desk.services.exchange.tabs import told_by
from bpa_desk.services.exchange.timeline import day_number

_WEEK_TITLE = re.compile(r"(?:turnus)?(?:uke|veke|week)(?:nr|nummer)?\Z")
_COUNTED = re.compile(r"(?:nr|no|nummer|uke|veke|week|antall|sum|total|#)\b")
_LOOK_COLUMNS = 8
_LOOK_ROWS = 100
_TITLE_ROWS = 5
_LONGEST = 12
_FEWEST = 5
"""Numbers in a row or column that follow each other before they are taken for days of a month."""

Line = Sequence[str]
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Headings:
    """The cells that name the days of a plan without dates, in order: weeks by number, or single days."""

    places: tuple[Place, ...]
    weeks: tuple[int, ...] = ()
    weekday: int | None = None
    """The ISO weekday the plan begins on, where it says so."""
    number: int | None = None

    def first_after(self, today: date) -> date:
        """Return the next day the plan can begin on: the next Monday, or the next first of a month."""
        coming = [today + timedelta(days=ahead) for ahead in range(1, 367)]
        right = [day for day in coming if self.weekday in (None, day.isoweekday())]
        return next((day for day in right if self.number in (None, day.day)), right[0])


def headings(sheet: Sheet) -> Headings | None:
    """Return what names the days of a sheet without dates; None where they have them, or nothing does."""
    rows = sheet.rows
    columns = list(zip(*(row[:_LOOK_COLUMNS] for row in rows[:_LOOK_ROWS]), strict=True))
    if _dated(columns) or _dated(row[:_LOOK_ROWS] for row in rows):
        return None
    by_weekday, numbers = (_places(rows, columns, named) for named in (weekdays, _numbers))
    found = by_weekday or numbers
    if not found:
        return None
    row, column = found[0]
    near = [rows[at][column] for at in (row, row - 1, row + 1) if 0 <= at < len(rows)]
    number = next((told for each in near if (told := day_number(each))), None)
    if (number or numbers) and month_said(sheet):
        return None
    weeks = _weeks(rows, {row for row, _column in by_weekday})
    if weeks is None:
        return None
    weekday = next((told for each in near if (told := weekday_of(each))), None)
    return Headings(tuple(weeks or found), tuple(weeks.values()), weekday, number if numbers else None)


def month_said(sheet: Sheet) -> tuple[int, int | None] | None:
    """Return the month, and its year if written, that the sheet's name or its first lines tell."""
    top = [[cell for cell in row if cell] for row in sheet.rows[:_TITLE_ROWS]]
    titles = takewhile(lambda filled: len(filled) <= 2, top)
    name = told_by(sheet.name)
    told = [read_month(cell) for cell in (name, *chain.from_iterable(top))]
    told += [month_within(cell) for cell in (name, *chain.from_iterable(titles))]
    return next((each for each in told if each), None)


def weekdays(line: Line) -> list[int]:
    """Return where a line names weekdays: two different ones, half of what it holds, and no hours."""
    found = [at for at, cell in enumerate(line) if 0 < len(cell) <= _LONGEST and weekday_of(cell)]
    # “Fri” is Friday only where another weekday stands beside it, and Tor may be a person.
    if len({weekday_of(line[at]) for at in found if not says_away(line[at])}) < 2:
        return []
    filled = sum(1 for cell in line if cell)
    return found if len(found) * 2 >= filled - 1 and not _hours_among(line, found) else []


def dated(sheet: Sheet, first: date) -> Sheet:
    """Return the sheet with dates in the place of what names its days, from ``first`` or that week on."""
    found = headings(sheet)
    if found is None:
        return sheet
    if found.weekday is not None:
        first += timedelta(days=found.weekday - first.isoweekday())
    rows = [list(row) for row in sheet.rows]
    before, day = "", first
    for at, (row, column) in enumerate(found.places):
        cell = rows[row][column]
        if found.weeks:
            year, week, _weekday = (first + timedelta(weeks=found.weeks[at] - found.weeks[0])).isocalendar()
            rows[row][column] = f"Uke {week} {year}"
            continue
        day += timedelta(days=_onward(before, cell) if before else 0)
        before, rows[row][column] = cell, day.isoformat()
    return replace(sheet, rows=tuple(map(tuple, rows)))


def _dated(lines: Iterable[Line]) -> bool:
    """True when two dates or more stand in a line in their order, as sums such as 7.5 do not."""
    for line in lines:
        days = [day for cell in line if (day := read_day(cell, 2024)) and not has_hours(cell)]
        falling = sum(1 for before, after in pairwise(days) if after < before)
        if len(set(days)) >= 2 and falling * 4 <= len(days):
            return True
    return False


def _places(
    rows: Sequence[Line], columns: Sequence[Line], named: Callable[[Line], list[int]]
) -> list[Place]:
    """Return where days are named: in rows, else in the column that names most of them."""
    across = [(row, at) for row, line in enumerate(rows) for at in named(line)]
    down = [[(row, at) for row in named(line)] for at, line in enumerate(columns)]
    return across or max(down, key=len, default=[])


def _numbers(line: Line) -> list[int]:
    """Return where a line counts days, one after the other."""
    title = next((cell for cell in line if cell), "")
    found = [at for at, cell in enumerate(line) if cell and day_number(cell)]
    if len(found) < _FEWEST or _COUNTED.match(title.casefold()) or _hours_among(line, found):
        return []
    values = [day_number(line[at]) or 0 for at in found]
    steady = sum(1 for each in pairwise(values) if each[1] == each[0] + 1 or (each[0] >= 28 and each[1] == 1))
    return found if steady >= _FEWEST - 1 and steady * 4 >= len(found) * 3 else []


def _hours_among(line: Line, days: Sequence[int]) -> bool:
    return any(map(has_hours, line[days[0] : days[-1]]))


def _weeks(rows: Sequence[Line], heads: Container[int]) -> dict[Place, int] | None:
    """Return the weeks numbered from 1, as a turnus has them; None where they are weeks of the calendar.

    They stand as ``Uke 1``, or as a number in a column with ``Uke`` in the row of the weekdays.
    """
    found: dict[Place, int] = {}
    titled: set[int] = set()
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            if not cell:
                continue
            if len(cell) <= 40 and (week := read_week(cell)):
                if week[1] is not None or (not found and week[0] != 1):
                    return None
                found[number, column] = week[0]
            elif column in titled and cell.isdecimal() and 1 <= int(cell) <= 53:
                found[number, column] = int(cell)
            elif number in heads and _WEEK_TITLE.match(cell.casefold().strip(" .:")):
                titled.add(column)
    return found


def _onward(before: str, cell: str) -> int:
    """Return how many days one heading lies after the one before it."""
    last, now = weekday_of(before), weekday_of(cell)
    if last is not None and now is not None:
        return (now - last) % 7
    first, then = day_number(before), day_number(cell)
    return then - first if first and then and then >= first else 1
