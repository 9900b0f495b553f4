"""Lists with a line for each shift."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bpa_desk.domain.text import N_, Message
from bpa_desk.services.exchange.cells import has_hours, looks_like_code
from bpa_desk.services.exchange.days import wrong_weekday
from bpa_desk.services.exchange.mapping import Column, SheetMapping
from bpa_desk.services.exchange.names import is_open, is_person
from bpa_desk.services.exchange.plan_reader import PlanReader
from bpa_desk.services.exchange.reading import LONGEST_TIME, calendar_of, from_to, not_that_weekday
from bpa_desk.services.exchange.sheet import Sheet
from bpa_desk.services.exchange.shift_rows import names_in
from bpa_desk.services.exchange.timeline import Calendar


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where things stand in a row of cells; -1 where they do not."""

    date: int
    end_date: int
    assistant: int
    start: int
    end: int
    hours: int
    note: int

    @classmethod
    def of(cls, mapping: SheetMapping, width: int) -> _Columns:
        """Return the mapping's columns, those outside the sheet left out."""
        found = {column: mapping.columns.get(column, -1) for column in Column}
        return cls(**{column.value: index if index < width else -1 for column, index in found.items()})


def shift_lines(sheet: Sheet, mapping: SheetMapping, reader: PlanReader) -> None:
    """Let the reader take in a sheet with a line for each shift."""
    calendar = calendar_of(sheet, mapping)
    columns = _Columns.of(mapping, sheet.width)
    above = ""
    for number in range(mapping.header + 1, len(sheet.rows)):
        row = sheet.rows[number]
        # The empty cell at the end is what a missing column, -1, points at.
        cells = (*row, "")
        if not cells[columns.date] and _one_more(cells, columns):
            # Under a date there are none where the shifts of one day share it, as merged cells do.
            cells = (*row[: columns.date], above, *cells[columns.date + 1 :])
        above = cells[columns.date]
        if any(row):
            _one_row(number, cells, columns, mapping.person, reader, calendar)


def _one_more(row: tuple[str, ...], at: _Columns) -> bool:
    """True when a row without a date has a column for it, and holds a shift of its own."""
    clocks = has_hours(f"{row[at.start]}-{row[at.end]}")
    return at.date >= 0 and (clocks or has_hours(row[at.hours]))


def _one_row(
    number: int, row: tuple[str, ...], at: _Columns, person: str, reader: PlanReader, calendar: Calendar
) -> None:
    start, end, hours = row[at.start], row[at.end], row[at.hours]
    written = row[at.date] or start
    name = row[at.assistant] or person
    day = calendar.day(written)
    if day is None:
        # Sums and remarks below the table have no hours, codes explained there no name; else a word is due.
        if ((start and end) or has_hours(hours)) and (name or not looks_like_code(written)):
            why = Message(N_("There is no date that can be understood here."))
            reader.reject(number, max(0, at.date), written, why)
    elif not start and not end and not hours:
        return
    elif wrong_weekday(written, day):
        reader.reject(number, max(0, at.date), written, not_that_weekday(day))
    elif not is_open(name) and not is_person(name) and (name or at.assistant < 0):
        why = Message(N_("No assistant is named; write “open” for a shift nobody has yet."))
        reader.reject(number, max(0, at.assistant), name, why)
    elif (people := names_in(name))[1:] and all(map(is_person, people)) and not reader.knows(name):
        # "Kari / Ola" have the shift together.
        for each in people:
            _one_row(number, row, replace(at, assistant=-1), each, reader, calendar)
    elif start and end:
        ends_on = calendar.day(row[at.end_date]) or (calendar.day(end) if end[LONGEST_TIME:] else None)
        reader.take(
            number, at.start, f"{start} – {end}", name, day, (start, end, ends_on, hours),
            lambda: from_to(start, end, (ends_on - day).days if ends_on else None, hours), row[at.note],
        )
    elif hours:
        reader.cell(number, at.hours, hours, name, day)
    else:
        why = Message(N_("Expected both a start and an end."))
        reader.reject(number, max(0, at.start), start or end, why)
