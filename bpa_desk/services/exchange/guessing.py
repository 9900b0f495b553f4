"""Guessing how a foreign plan is laid out, so that most people only have to look and nod."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain, pairwise

from bpa_desk.services.exchange.cells import has_hours, looks_like_code
from bpa_desk.services.exchange.days import (
    has_year,
    read_day,
    read_month,
    read_week,
    weekday_of,
    wrong_weekday,
)
from bpa_desk.services.exchange.mapping import Column, Layout, SheetMapping
from bpa_desk.services.exchange.names import is_open, is_person, is_shift
from bpa_desk.services.exchange.sheet import Sheet
from bpa_desk.services.exchange.spelling import spelled
from bpa_desk.services.exchange.tabs import calendar_weeks, told_by, week_begins
from bpa_desk.services.exchange.timeline import Calendar, day_number, is_header
from bpa_desk.services.exchange.undated import dated, headings, month_said, weekdays

_LOOK_ROWS = 40
_LOOK_COLUMNS = 60
_SEVERAL = 2
_SHORT_DATE = 10
_LONGEST_CODE = 4
_TITLES = {
    Column.DATE: "dato|date|fra dato|frå dato|startdato|fradato|start date",
    Column.END_DATE: "til dato|sluttdato|tildato|end date",
    Column.ASSISTANT: "assistent|assistant|navn|namn|name|ansatt|tilsett|hvem|kven|person|medarbeider",
    Column.START: "fra|frå|start|fra kl|frå kl|from|starttid|begynner|"
    "inn|fra klokken|kl fra|start time|starttidspunkt",
    Column.END: "til|slutt|end|to|til kl|sluttid|slutter|ut|til klokken|kl til|end time|sluttidspunkt",
    Column.HOURS: "tid|vakt|arbeidstid|klokkeslett|tidsrom|vakttid|vaktkode|kode|code|shift|"
    "hours|time|kl|klokka|klokken",
    Column.NOTE: "merknad|kommentar|notat|note|comment|beskrivelse|skildring",
}
_BY_TITLE = {title: column for column, titles in _TITLES.items() for title in titles.split("|")}
_LEGEND = re.compile(r"([^\W\d_][\w]{0,3})\s*(?:=|:|\s[-–]\s)\s*(?=\d)(.+)\Z")


def guess(sheet: Sheet, today: date, others: Sequence[Sheet] = ()) -> SheetMapping:
    """Return the most likely mapping; ``today`` settles the year, or the first day, the plan does not tell.

    The codes may be explained in one of the ``others``, as where they have a sheet of their own.
    """
    sheet = spelled(sheet)
    named = headings(sheet)
    if named is None:
        return _laid_out(sheet, today, others)
    week = read_week(told_by(sheet.name)) if not named.weeks else None
    coming = week is not None and calendar_weeks(each.name for each in (sheet, *others))
    first = week_begins(*week, today) if week and coming else named.first_after(today)
    return replace(_laid_out(dated(sheet, first), today, others), first=first)


def _laid_out(sheet: Sheet, today: date, others: Sequence[Sheet]) -> SheetMapping:
    columns, titles = _columns(sheet)
    month = month_said(sheet)
    calendar = Calendar(_year(sheet, today, month), month[0] if month else None).after([told_by(sheet.name)])
    across, header = _best_row(sheet, calendar)
    down, side = _best_column(sheet, calendar)
    plain = SheetMapping(Layout.NAMES_DOWN, calendar.year, month=calendar.month, codes=legend(sheet, others))
    hours = Column.START in columns or Column.HOURS in columns
    dates = Column.DATE in columns or _dated_times(sheet, columns.get(Column.START), titles)
    one_each = titles < 0 or len(from_to_columns(sheet.rows[titles])) < 2
    if dates and hours and (across < 3 or header > titles) and one_each:
        person = "" if Column.ASSISTANT in columns else _person_above(sheet, titles)
        return replace(plain, layout=Layout.ROWS, header=titles, columns=columns, person=person)
    if not across and not down:
        # Weekdays whose week stands beside each row.
        header = max(range(len(sheet.rows[:_LOOK_ROWS])), key=lambda at: len(weekdays(sheet.rows[at])))
    if across >= down:
        return replace(plain, header=header, side=_name_column(sheet, header))
    header = _name_row(sheet, side, calendar)
    return replace(plain, layout=Layout.DATES_DOWN, header=header, side=side)


def _dated_times(sheet: Sheet, column: int | None, titles: int) -> bool:
    """True where the start of each shift stands with its date: ``24.11.2026 08:00``."""
    cells = [row[column] for row in sheet.rows[titles + 1 : _LOOK_ROWS]] if column is not None else []
    return any(len(cell) > _SHORT_DATE and has_year(cell) for cell in cells)


def from_to_columns(row: Sequence[str]) -> frozenset[int]:
    """Return the columns titled ``Fra`` with ``Til`` beside them; several are one for each person."""
    titles = [_BY_TITLE.get(cell.casefold().strip(" .:*")) for cell in row[:_LOOK_COLUMNS]]
    return frozenset(at for at, pair in enumerate(pairwise(titles)) if pair == (Column.START, Column.END))


def legend(sheet: Sheet, others: Sequence[Sheet] = ()) -> dict[str, str]:
    """Return the codes the sheets explain, such as ``D = 08-16``, or ``N`` beside ``22-07``."""
    codes: dict[str, str] = {}
    rows = [row for each in (sheet, *others) for row in each.rows]
    for cell in dict.fromkeys(chain.from_iterable(rows)):
        if "=" not in cell and ":" not in cell:
            continue
        match = _LEGEND.match(cell)
        if match and has_hours(match[2]):
            codes.setdefault(match[1], match[2])
    for row in rows:
        for code, meaning in _pairs(row):
            if _in_use(sheet, code):
                codes.setdefault(code, meaning)
    return codes


def _pairs(row: Sequence[str]) -> list[tuple[str, str]]:
    """Return code and hours of a row that holds only such pairs, and words behind or between them."""
    found: list[tuple[str, str]] = []
    filled = [index for index, cell in enumerate(row) if cell]
    cells = len(filled)
    if cells in (3, 4) and not row[filled[0]][_LONGEST_CODE:] and is_shift(row[filled[1]]):
        row, filled = (row[filled[0]], *(row[at] for at in filled[2:])), list(range(cells - 1))
        cells -= 1
    if cells == 3 and looks_like_code(row[filled[0]]):
        # A code with its from and its to in two cells.
        times = [row[at] for at in filled[1:]]
        meaning = "-".join(times) if all(":" in time for time in times) else ""
        if has_hours(meaning):
            return [(row[filled[0]], meaning)]
    while len(filled) >= 2 and filled[1] == filled[0] + 1:
        code, meaning = row[filled[0]], row[filled[1]]
        if not looks_like_code(code) or not has_hours(meaning):
            break
        found.append((code, meaning))
        del filled[:2]
    return found if len(filled) < 2 else []


def _in_use(sheet: Sheet, code: str) -> bool:
    """True when the code stands behind something else in a row, as a name does not."""
    word = code.casefold()
    for row in sheet.rows:
        words = [cell.casefold() for cell in row if cell]
        if word in words[1:] and not _pairs(row):
            return True
    return False


def is_legend(cell: str) -> bool:
    """True when the cell explains a code."""
    match = _LEGEND.match(cell) if "=" in cell or ":" in cell else None
    return match is not None and has_hours(match[2])


def _cells(rows: Sequence[Sequence[str]]) -> list[str]:
    return [cell for row in rows for cell in row if cell]


def _telling_cells(sheet: Sheet) -> list[str]:
    return [told_by(sheet.name), *_cells([row[:_LOOK_COLUMNS] for row in sheet.rows[:_LOOK_ROWS]])]


def _columns(sheet: Sheet) -> tuple[dict[Column, int], int]:
    """Return the columns with a title we know and the row they stand in; the row with most of them wins."""
    best: dict[Column, int] = {}
    titles = -1
    for number, row in enumerate(sheet.rows[:_LOOK_ROWS]):
        found: dict[Column, int] = {}
        for index, cell in enumerate(row[:_LOOK_COLUMNS]):
            column = _BY_TITLE.get(cell.casefold().strip(" .:*"))
            if column is not None and (column not in found or _better(sheet, column, index, found[column])):
                found[column] = index
        if "dag" in (titles_here := [cell.casefold() for cell in row[:_LOOK_COLUMNS]]):
            # Beside a date "Dag" is the weekday; alone it is the date.
            found.setdefault(Column.DATE, titles_here.index("dag"))
        if len(found) > len(best):
            best, titles = found, number
    return best, titles


def _better(sheet: Sheet, column: Column, index: int, before: int) -> bool:
    """True where hours stand below another title than the first that may mean them: ``Kl``, not ``Vakt``."""
    rows = sheet.rows[:_LOOK_ROWS] if column is Column.HOURS else ()
    return any(has_hours(row[index]) for row in rows) and not any(has_hours(row[before]) for row in rows)


def year_written(sheet: Sheet) -> int | None:
    """Return the year most dates are written with, or that of the month or week the sheet names."""
    cells, month = _telling_cells(sheet), month_said(sheet)
    written: dict[int, int] = {}
    for cell in cells:
        if len(cell) <= 40 and has_year(cell) and (day := read_day(cell, 2024)):
            written[day.year] = written.get(day.year, 0) + 1
    if written:
        return max(written, key=lambda year: (written[year], -year))
    return _named_year(cells) or (month[1] if month else None)


def _year(sheet: Sheet, today: date, month: tuple[int, int | None] | None) -> int:
    """Return the year that is written, else the one whose weekdays fit, the nearest first."""
    if written := year_written(sheet):
        return written
    near = (today.year, today.year + 1, today.year - 1)
    if month:
        numbered, (which, _none) = list(_numbered_weekdays(sheet)), month
        return min(near, key=lambda year: (_wrong(numbered, year, which), _months_away(year, which, today)))
    cells = [cell for cell in _telling_cells(sheet) if len(cell) <= 40]
    dated = [cell for cell in cells if weekday_of(cell) and read_day(cell, today.year)]

    week = next((told[0] for cell in cells if (told := read_week(cell))), None)

    def misses(year: int) -> tuple[int, int]:
        days = ((cell, read_day(cell, year)) for cell in dated)
        wrong = sum(1 for cell, day in days if day is None or wrong_weekday(cell, day))
        return wrong, abs((week_begins(week, year, today) - today).days) if week else 0

    return min(near, key=misses)


def _numbered_weekdays(sheet: Sheet) -> Iterator[tuple[int, int]]:
    """Yield the days of the month whose weekday stands in the same cell, beside it or below or above it."""
    rows = sheet.rows[:_LOOK_ROWS]
    beside = (pair for row in rows for pair in pairwise(row[:_LOOK_COLUMNS]))
    below = (pair for upper, lower in pairwise(rows) for pair in zip(upper, lower, strict=True))
    alone = ((cell, cell) for row in rows for cell in row[:_LOOK_COLUMNS])
    for one, other in chain(beside, below, alone):
        for number, word in {(one, other), (other, one)}:
            if (day := day_number(number)) and (weekday := weekday_of(word)):
                yield day, weekday


def _wrong(days: Sequence[tuple[int, int]], year: int, month: int) -> int:
    """Return how many days of the month have another weekday in that year."""
    first = date(year, month, 1).isoweekday()
    return sum(1 for day, weekday in days if (first + day - 1 - weekday) % 7)


def _months_away(year: int, month: int, today: date) -> int:
    return abs((year - today.year) * 12 + month - today.month)


def _named_year(cells: Sequence[str]) -> int | None:
    """Return the year of the first month or week that has one, less one if a later week stands before it."""
    highest = 0
    for cell in cells:
        if len(cell) > 40:
            continue
        if (month := read_month(cell)) and month[1]:
            return month[1]
        if week := read_week(cell):
            if week[1]:
                return week[1] - (highest > week[0])
            highest = max(highest, week[0])
    return None


def _best_row(sheet: Sheet, calendar: Calendar) -> tuple[int, int]:
    best = (0, 0)
    known = calendar
    for number, row in enumerate(sheet.rows[:_LOOK_ROWS]):
        known = known.after(row)
        days = known.days(row, 0)
        if len(days) > best[0] and is_header(row, min(days, default=0), days):
            best = (len(days), number)
    return best


def _best_column(sheet: Sheet, calendar: Calendar) -> tuple[int, int]:
    best = (0, 0)
    # Only few rows name a month or a week; the others need not be asked for every column.
    rows = [(row, calendar.after(row) != calendar) for row in sheet.rows[: 4 * _LOOK_ROWS]]
    for index in range(min(sheet.width, 8)):
        known = calendar
        count = 0
        for row, telling in rows:
            if known.day(row[index]):
                # "22-07" is a night and no day in July.
                count += not has_hours(row[index])
            elif telling:
                known = known.after(row)
        if count > best[0]:
            best = (count, index)
    return best


def _name_column(sheet: Sheet, header: int) -> int:
    """Return the column left of the first day that is titled or holds most names."""
    first = min(Calendar(2000, 1, 1).days(sheet.rows[header], 0), default=1) if sheet.rows else 1
    beside, below = range(max(1, first)), sheet.rows[header + 1 :]
    titles = [_BY_TITLE.get(cell.casefold().strip(" .:*")) for cell in sheet.rows[header][: len(beside)]]
    if Column.ASSISTANT in titles:
        return titles.index(Column.ASSISTANT)
    columns = [{row[at] for row in below if _nameable(row[at])} for at in beside]
    people = [sum(1 for name in names if not is_shift(name)) for names in columns]
    if max(people) >= _SEVERAL:
        # The shifts of each, day, evening and night, may stand between her name and the days.
        return max(beside, key=lambda at: (people[at], -at))
    counts = [sum(1 for row in below if _nameable(row[at])) for at in beside]
    return max(beside, key=lambda at: (counts[at], -at))


def _name_row(sheet: Sheet, side: int, calendar: Calendar) -> int:
    """Return the last row above the first day with names in it, or the one above that day."""
    known = calendar
    first = len(sheet.rows)
    for number, row in enumerate(sheet.rows):
        # The week may stand in the same row as its first day.
        if known.day(row[side]) or (known := known.after(row)).day(row[side]):
            first = number
            break
    for number in range(first - 1, -1, -1):
        if any(_nameable(cell) for cell in sheet.rows[number][side + 1 :]):
            return number
    return max(0, first - 1)


def _nameable(cell: str) -> bool:
    return bool(cell) and (is_shift(cell) or (not has_hours(cell) and (is_open(cell) or is_person(cell))))


def _person_above(sheet: Sheet, titles: int) -> str:
    """Return the name beside ``Assistent`` above the table, as a timesheet of one person has it."""
    for row in sheet.rows[: max(0, titles)]:
        for index, cell in enumerate(row):
            label, colon, value = cell.partition(":")
            if _BY_TITLE.get(label.casefold().strip()) is not Column.ASSISTANT:
                continue
            named = (
                value.strip()
                if colon and value.strip()
                else next((each for each in row[index + 1 :] if each), "")
            )
            if is_person(named):
                return named
    return ""
