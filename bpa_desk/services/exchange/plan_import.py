"""Bringing an old plan along: from sheet and mapping to a preview, and on to one undoable change."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from bpa_desk.domain.absence import Absence
from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.shift import Shift, ShiftType
from bpa_desk.domain.text import N_, Message
from bpa_desk.domain.time import DAY
from bpa_desk.services import people, rota
from bpa_desk.services.exchange.cells import CellContent, Hours, clock_minute, has_hours
from bpa_desk.services.exchange.days import weekday_of, wrong_weekday
from bpa_desk.services.exchange.guessing import from_to_columns, is_legend
from bpa_desk.services.exchange.mapping import Column, Layout, SheetMapping
from bpa_desk.services.exchange.names import is_open, is_person, is_shift, is_sum
from bpa_desk.services.exchange.plan_reader import PlanReader
from bpa_desk.services.exchange.preview import ImportPreview, Known
from bpa_desk.services.exchange.sheet import Sheet
from bpa_desk.services.exchange.shift_rows import hours_beside, name_and_hours, names_in
from bpa_desk.services.exchange.spelling import spelled
from bpa_desk.services.exchange.timeline import Calendar, is_header
from bpa_desk.services.exchange.undated import dated
from bpa_desk.services.exchange.unplaced import reject_undated, reject_unwritten, without_name
from bpa_desk.services.identity import new_id

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
    sheet = spelled(sheet)
    if mapping.first is not None:
        sheet = dated(sheet, mapping.first)
    reader = PlanReader(present, mapping.codes)
    _READERS[mapping.layout](sheet, mapping, reader)
    return reader.finished()


def apply(store: Store, preview: ImportPreview) -> None:
    """Add everything in the preview as one undoable change, or nothing; DomainError if it is refused."""
    if preview.empty:
        return
    label = Message(N_("Import a plan (shifts: {count})"), {"count": len(preview.shifts)})
    with store.change(label) as changes:
        for person in preview.assistants:
            people.save_assistant(store, person)
        rota.write(changes, [each.shift(new_id()) for each in preview.shifts])
        for absence in preview.absences:
            changes.put(absence)


@dataclass(frozen=True, slots=True)
class _Grid:
    """The days across a grid: their columns, the first of them, and those with a from and a to."""

    days: Mapping[int, date]
    left: int
    doubled: frozenset[int] = frozenset()


def _names_down(sheet: Sheet, mapping: SheetMapping, reader: PlanReader) -> None:
    calendar = _calendar(sheet, mapping)
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
            days = _right_days(reader, number, row, calendar.days(row, first))
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
    if shift := hours_beside((name, *row[: at.left]), cells):
        _names_of_shift(reader, number, row, at.days, shift)
        return True
    if is_legend(name) or name.casefold() in explained:
        return False
    named = is_person(name) or is_open(name) or reader.knows(name)
    if not named or _names_inside(reader, name, cells):
        for column, day in at.days.items():
            without_name(reader, number, column, row[column], day, name)
        return False
    for column, day in at.days.items():
        text = row[column]
        if not text and not at.doubled:
            continue
        inside, hours = name_and_hours(text)
        if inside and reader.knows(inside):
            # "Kari 8-16" in the row of a shift called "Stue" is Kari's.
            reader.cell(number, column, hours, inside, day)
        elif at.doubled:
            _one_or_two(reader, number, row, column, at.doubled, name, day)
        else:
            reader.cell(number, column, text, name, day)
    return True


def _names_inside(reader: PlanReader, label: str, cells: Sequence[str]) -> bool:
    """True when every cell of a row names somebody, at least one we know, and its label nobody we know."""
    if not all(name_and_hours(cell)[0] for cell in cells if cell) or reader.knows(label):
        return False
    return any(reader.knows(name_and_hours(cell)[0]) for cell in cells if cell)


def _names_of_shift(
    reader: PlanReader, number: int, row: tuple[str, ...], days: Mapping[int, date], shift: str
) -> None:
    """Take in the names of a shift's row or column, each with the hours of the shift."""
    for column, day in days.items():
        for person in names_in(row[column]):
            reader.cell(number, column, shift, person, day)


def _one_or_two(
    reader: PlanReader, number: int, row: tuple[str, ...], column: int, doubled: Container[int], name: str,
    day: date,
) -> None:  # fmt: skip
    """Take in a person's cell of the day, or the from and the to that stand in two."""
    if column in doubled and row[column + 1]:
        _both(number, column, row[column], row[column + 1], name, day, reader)
    elif text := row[column]:
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
    below = sheet.rows[mapping.header + 1] if mapping.header + 1 < len(sheet.rows) else ()
    shifts = _shift_columns(sheet, mapping, header, below)
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
        if day is not None and before is not None and (before - day).days > 183 and number > mapping.header:
            calendar = Calendar(calendar.year + 1, calendar.month, calendar.week)
            day = calendar.day(text)
        if day is None:
            calendar = calendar.after(row)
        if number <= mapping.header or (day is None and text) or (not text and any(map(is_sum, row))):
            continue
        day = day or before  # a day's second line
        if day is None:
            continue
        if wrong_weekday(text, day):
            reader.reject(number, mapping.side, text, _not_that_weekday(day))
            continue
        before = day
        for column, shift in shifts.items():
            _names_of_shift(reader, number, row, {column: day}, shift)
        for column, name in names.items():
            if not name or is_shift(name):
                without_name(reader, number, column, row[column], day, name)
            else:
                _one_or_two(reader, number, row, column, doubled, name, day)
    if before is None:
        reject_undated(reader, sheet)


def _shift_columns(
    sheet: Sheet, mapping: SheetMapping, header: Sequence[str], below: Sequence[str]
) -> dict[int, str]:
    """Return the columns that are a shift with names in its cells, and its hours, said in one of two rows."""
    found = {}
    titled = mapping.side < len(below) and not below[mapping.side]
    for column, name in enumerate(header):
        if not name or column == mapping.side:
            continue
        told = below[column] if titled and has_hours(below[column]) else ""
        cells = [row[column] for row in sheet.rows[mapping.header + (2 if told else 1) :]]
        if hours := hours_beside((name, told), cells):
            found[column] = hours
    return found


def _both(
    number: int, column: int, start: str, end: str, name: str, day: date, reader: PlanReader
) -> None:
    """Take in a shift that stands as from and to in two cells."""
    if start:
        reader.take(
            number, column, f"{start} – {end}", name, day, (start, end),
            lambda: _from_to(start, end, None, ""),
        )
    else:
        reader.reject(number, column + 1, end, Message(N_("Expected both a start and an end.")))


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


def _rows(sheet: Sheet, mapping: SheetMapping, reader: PlanReader) -> None:
    calendar = _calendar(sheet, mapping)
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
        # Sums and remarks below the table have no hours; anything else deserves a word.
        if (start and end) or has_hours(hours):
            why = Message(N_("There is no date that can be understood here."))
            reader.reject(number, max(0, at.date), written, why)
    elif not start and not end and not hours:
        return
    elif wrong_weekday(written, day):
        reader.reject(number, max(0, at.date), written, _not_that_weekday(day))
    elif not is_open(name) and not is_person(name) and (name or at.assistant < 0):
        why = Message(N_("No assistant is named; write “open” for a shift nobody has yet."))
        reader.reject(number, max(0, at.assistant), name, why)
    elif start and end:
        ends_on = calendar.day(row[at.end_date]) or (calendar.day(end) if "T" in end else None)
        reader.take(
            number, at.start, f"{start} – {end}", name, day, (start, end, ends_on, hours),
            lambda: _from_to(start, end, (ends_on - day).days if ends_on else None, hours), row[at.note],
        )
    elif hours:
        reader.cell(number, at.hours, hours, name, day)
    else:
        why = Message(N_("Expected both a start and an end."))
        reader.reject(number, max(0, at.start), start or end, why)


@lru_cache(maxsize=4096)
def _from_to(start: str, end: str, days_on: int | None, code: str) -> CellContent:
    """Return the shift from start to end, which may be written to be ``days_on`` days later."""
    first, last = _clock(start), _clock(end)
    if first is None or last is None:
        return CellContent(problem=Message(N_("There is no such time of day; write it as 08:00-16:00.")))
    if days_on is not None:
        last += days_on * DAY
        if last <= first:
            return CellContent(problem=Message(N_("A shift must end after it starts.")))
    elif last <= first:
        last += DAY
    return CellContent((Hours(first, last),), code=code)


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
