"""Plans with a row for each day, and the people or shifts across."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from bpa_desk.services.exchange.cells import has_hours
from bpa_desk.services.exchange.day_titles import day_titles, has_day_titles
from bpa_desk.services.exchange.days import wrong_weekday
from bpa_desk.services.exchange.guessing import from_to_columns, is_legend
from bpa_desk.services.exchange.mapping import SheetMapping
from bpa_desk.services.exchange.names import is_open, is_person, is_shift, is_sum
from bpa_desk.services.exchange.plan_reader import PlanReader
from bpa_desk.services.exchange.reading import (
    calendar_of,
    names_of_shift,
    not_that_weekday,
    one_or_two,
    turned,
)
from bpa_desk.services.exchange.sheet import Sheet
from bpa_desk.services.exchange.shift_rows import hours_beside
from bpa_desk.services.exchange.unplaced import reject_undated, without_name


def dates_down(sheet: Sheet, mapping: SheetMapping, reader: PlanReader) -> None:
    """Let the reader take in a sheet whose days run downwards."""
    calendar = calendar_of(sheet, mapping)
    if has_day_titles(sheet, mapping.side, calendar):
        day_titles(sheet, mapping.side, calendar, reader)
        return
    header = sheet.rows[mapping.header] if 0 <= mapping.header < len(sheet.rows) else ()
    below = sheet.rows[mapping.header + 1] if mapping.header + 1 < len(sheet.rows) else ()
    shifts = _shift_columns(sheet, mapping, header, below, reader.knows)
    # Each person may have a column for from and one for to.
    doubled = from_to_columns(below)
    names = {
        index: name
        for index, name in enumerate(header)
        if index != mapping.side and index not in shifts and not is_legend(name) and index - 1 not in doubled
        and (not name or is_open(name) or is_person(name) or is_shift(name))
    }  # fmt: skip
    others = [at for at in range(sheet.width) if not names.get(at) and at not in shifts]
    before: date | None = None
    for number, row in enumerate(sheet.rows):
        text = row[mapping.side] if mapping.side < len(row) else ""
        # The week may stand in the same row as its first day.
        calendar = calendar.after(row[index] for index in others)
        day = calendar.day(text)
        if day is not None and number > mapping.header:
            calendar = turned(calendar, day, before)
            day = calendar.day(text)
        if day is None:
            calendar = calendar.after(row)
        if number <= mapping.header or (day is None and text) or (not text and any(map(is_sum, row))):
            continue
        day = day or before  # a day's second line
        if day is None:
            continue
        if wrong_weekday(text, day):
            reader.reject(number, mapping.side, text, not_that_weekday(day))
            continue
        before = day
        for column, shift in shifts.items():
            names_of_shift(reader, number, row, {column: day}, shift)
        for column, name in names.items():
            if not name or is_shift(name):
                without_name(reader, number, column, row[column], day, name)
            else:
                one_or_two(reader, number, row, column, doubled, name, day)
    if before is None:
        reject_undated(reader, sheet)


def _shift_columns(
    sheet: Sheet, mapping: SheetMapping, header: Sequence[str], below: Sequence[str],
    known: Callable[[str], bool],
) -> dict[int, str]:
    """Return the columns that are a shift with names in its cells, and its hours, said in one of two rows."""
    found = {}
    titled = mapping.side < len(below) and not below[mapping.side]
    for column, name in enumerate(header):
        if not name or column == mapping.side:
            continue
        told = below[column] if titled and has_hours(below[column]) else ""
        cells = [row[column] for row in sheet.rows[mapping.header + (2 if told else 1) :]]
        if hours := hours_beside((name, told), cells, known):
            found[column] = hours
    return found
