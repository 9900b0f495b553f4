"""Bringing an old plan along: from sheet and mapping to a preview, and on to one undoable change."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from bpa_desk.domain.absence import Absence
from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.shift import Shift, ShiftType
from bpa_desk.domain.text import N_, Message
from bpa_desk.domain.time import DAY
from bpa_desk.services import rota
from bpa_desk.services.exchange.cells import CellContent, Hours, clock_minute, has_hours
from bpa_desk.services.exchange.days import wrong_weekday
from bpa_desk.services.exchange.guessing import is_legend
from bpa_desk.services.exchange.mapping import Column, Layout, SheetMapping
from bpa_desk.services.exchange.names import is_open, is_person
from bpa_desk.services.exchange.plan_reader import PlanReader
from bpa_desk.services.exchange.preview import ImportPreview, Known
from bpa_desk.services.exchange.sheet import Sheet
from bpa_desk.services.exchange.timeline import Calendar, is_header

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store


def known(store: Store) -> Known:
    """Return what the ordning has already, for reading a plan against it."""
    return Known(
        zone=store.zone,
        assistants=tuple(store.all(Assistant)),
        types=tuple(store.all(ShiftType)),
        shifts=frozenset((each.assistant, each.start, each.end) for each in store.all(Shift)),
        absences=frozenset((each.assistant, each.start, each.end) for each in store.all(Absence)),
    )


def read(sheet: Sheet, mapping: SheetMapping, present: Known) -> ImportPreview:
    """Return what the sheet would add when read by the mapping; nothing is written."""
    reader = PlanReader(present, mapping.codes)
    _READERS[mapping.layout](sheet, mapping, reader)
    return reader.finished()


def apply(store: Store, preview: ImportPreview) -> None:
    """Add everything in the preview as one undoable change, or nothing; DomainError if it is refused."""
    if preview.empty:
        return
    label = Message(N_("Import a plan with {count} shifts"), {"count": len(preview.shifts)})
    with store.change(label) as changes:
        for person in preview.assistants:
            changes.put(person)
        rota.write(changes, preview.shifts)
        for absence in preview.absences:
            changes.put(absence)


def _names_down(sheet: Sheet, mapping: SheetMapping, reader: PlanReader) -> None:
    calendar = _calendar(sheet, mapping)
    columns: dict[int, date] = {}
    above = ""
    first = mapping.side + 1
    for number, row in enumerate(sheet.rows):
        if number < mapping.header:
            calendar = calendar.after(row)
            continue
        if number == mapping.header or _new_header(row, first, calendar):
            calendar = calendar.after(row)
            columns = _right_days(reader, number, row, calendar.days(row, first))
            above = ""
            continue
        name = row[mapping.side] if mapping.side < len(row) else ""
        if not name:
            name = above  # a person's second line, as merged cells leave it
            if not name:
                calendar = calendar.after(row)
                continue
        elif not (is_person(name) or is_open(name)) or is_legend(name):
            calendar = calendar.after(row)
            above = ""
            continue
        above = name
        for column, day in columns.items():
            if text := row[column]:
                reader.cell(number, column, text, name, day)


def _new_header(row: tuple[str, ...], first: int, calendar: Calendar) -> bool:
    start = next((cell for cell in row[first:] if cell), "")
    # Most rows are told apart by their first cell alone.
    if not start or (calendar.after(row[:first]).day(start) is None and calendar.day(start) is None):
        return False
    return is_header(row, first, calendar.after(row).days(row, first))


def _dates_down(sheet: Sheet, mapping: SheetMapping, reader: PlanReader) -> None:
    calendar = _calendar(sheet, mapping)
    header = sheet.rows[mapping.header] if 0 <= mapping.header < len(sheet.rows) else ()
    names = {
        index: name
        for index, name in enumerate(header)
        if index != mapping.side and (is_open(name) or is_person(name)) and not is_legend(name)
    }
    before: date | None = None
    for number, row in enumerate(sheet.rows):
        text = row[mapping.side] if mapping.side < len(row) else ""
        day = calendar.day(text)
        if day is not None and before is not None and (before - day).days > 183 and number > mapping.header:
            calendar = Calendar(calendar.year + 1, calendar.month, calendar.week)
            day = calendar.day(text)
        if day is None:
            calendar = calendar.after(row)
        if number <= mapping.header or (day is None and text):
            continue
        day = day or before  # a day's second line
        if day is None:
            continue
        if wrong_weekday(text, day):
            reader.reject(number, mapping.side, text, _not_that_weekday(day))
            continue
        before = day
        for column, name in names.items():
            if cell := row[column]:
                reader.cell(number, column, cell, name, day)


def _rows(sheet: Sheet, mapping: SheetMapping, reader: PlanReader) -> None:
    calendar = _calendar(sheet, mapping)
    for number in range(mapping.header + 1, len(sheet.rows)):
        row = sheet.rows[number]
        at = {column: row[index] for column, index in mapping.columns.items() if 0 <= index < len(row)}
        if any(at.values()):
            _one_row(number, at, mapping, reader, calendar)


def _one_row(
    number: int, at: dict[Column, str], mapping: SheetMapping, reader: PlanReader, calendar: Calendar
) -> None:
    written = at.get(Column.DATE, "") or at.get(Column.START, "")
    start = at.get(Column.START, "")
    end = at.get(Column.END, "")
    hours = at.get(Column.HOURS, "")
    name = at.get(Column.ASSISTANT, "") or mapping.person
    column = mapping.columns.get(Column.START, mapping.columns.get(Column.HOURS, 0))
    day = calendar.day(written)
    if day is None:
        # Sums and remarks below the table have no hours; anything else deserves a word.
        if (start and end) or has_hours(hours):
            why = Message(N_("There is no date that can be understood here."))
            reader.reject(number, mapping.columns.get(Column.DATE, 0), written, why)
        return
    if not start and not end and not hours:
        return
    if wrong_weekday(written, day):
        reader.reject(number, mapping.columns.get(Column.DATE, 0), written, _not_that_weekday(day))
    elif not is_open(name) and not is_person(name) and (name or Column.ASSISTANT not in at):
        why = Message(N_("No assistant is named; write “open” for a shift nobody has yet."))
        reader.reject(number, mapping.columns.get(Column.ASSISTANT, 0), name, why)
    elif start and end:
        _from_to(number, column, at, name, day, reader, calendar)
    elif hours:
        reader.cell(number, mapping.columns.get(Column.HOURS, 0), hours, name, day)
    else:
        reader.reject(number, column, start or end, Message(N_("Expected both a start and an end.")))


def _from_to(
    number: int,
    column: int,
    at: dict[Column, str],
    name: str,
    day: date,
    reader: PlanReader,
    calendar: Calendar,
) -> None:
    start, end = at[Column.START], at[Column.END]
    first, last = _clock(start), _clock(end)
    if first is None or last is None:
        why = Message(N_("There is no such time of day; write it as 08:00-16:00."))
        reader.reject(number, column, f"{start} – {end}", why)
        return
    ends_on = calendar.day(at.get(Column.END_DATE, "")) or (calendar.day(end) if "T" in end else None)
    if ends_on is not None:
        last += (ends_on - day).days * DAY
        if last <= first:
            why = Message(N_("A shift must end after it starts."))
            reader.reject(number, column, f"{start} – {end}", why)
            return
    elif last <= first:
        last += DAY
    content = CellContent(note=at.get(Column.NOTE, ""), code=at.get(Column.HOURS, ""))
    reader.hours(number, column, f"{start} – {end}", name, day, Hours(first, last), content)


def _clock(text: str) -> int | None:
    """Return minutes after midnight of a time, or of the time in ``2026-11-24T08:00``."""
    time = text.rpartition("T")[2].strip()
    minute = clock_minute(time.casefold().removeprefix("kl").strip(" ."))
    # 08:00:00 as some programs write it.
    return clock_minute(time[:5]) if minute is None and time.endswith(":00") else minute


def _calendar(sheet: Sheet, mapping: SheetMapping) -> Calendar:
    named = Calendar(mapping.year, mapping.month).after([sheet.name])
    return Calendar(mapping.year, mapping.month or named.month, named.week)


def _right_days(
    reader: PlanReader, number: int, row: tuple[str, ...], days: dict[int, date]
) -> dict[int, date]:
    """Return the days whose written weekday is right; the others are rejected with all that stands below."""
    right = {}
    for column, day in days.items():
        if wrong_weekday(row[column], day):
            reader.reject(number, column, row[column], _not_that_weekday(day))
        else:
            right[column] = day
    return right


def _not_that_weekday(day: date) -> Message:
    return Message(N_("{date} is another weekday; is the year right?"), {"date": day})


_READERS: dict[Layout, Callable[[Sheet, SheetMapping, PlanReader], None]] = {
    Layout.NAMES_DOWN: _names_down,
    Layout.DATES_DOWN: _dates_down,
    Layout.ROWS: _rows,
}
