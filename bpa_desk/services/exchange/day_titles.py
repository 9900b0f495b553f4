"""Plans with each day as a title of its own, and its shifts on the lines below: ``08-16`` beside ``Kari``."""

from __future__ import annotations

from datetime import date

from bpa_desk.services.exchange.cells import has_hours
from bpa_desk.services.exchange.days import wrong_weekday
from bpa_desk.services.exchange.names import is_sum
from bpa_desk.services.exchange.plan_reader import PlanReader
from bpa_desk.services.exchange.reading import not_that_weekday, turned
from bpa_desk.services.exchange.sheet import Sheet
from bpa_desk.services.exchange.shift_rows import holds_names, names_in
from bpa_desk.services.exchange.timeline import Calendar
from bpa_desk.services.exchange.unplaced import without_name

Line = tuple[str, ...]


def has_day_titles(sheet: Sheet, side: int, calendar: Calendar) -> bool:
    """True where every day stands alone on its line, and other lines hold hours."""
    titles = [row for row in sheet.rows if side < len(row) and _day(calendar, row[side])]
    alone = all(len(row) - row.count("") == 1 for row in titles)
    return bool(titles) and alone and any(has_hours(_line(row)[1]) for row in sheet.rows)


def day_titles(sheet: Sheet, side: int, calendar: Calendar, reader: PlanReader) -> None:
    """Let the reader take in the shifts below each day."""
    before: date | None = None
    for number, row in enumerate(sheet.rows):
        text = row[side]
        calendar = calendar.after(row)
        day = _day(calendar, text)
        if day is None:
            if before is not None and not any(map(is_sum, row)):
                _take_line(reader, number, row, before)
            continue
        calendar = turned(calendar, day, before)
        day = before = calendar.day(text) or day
        if wrong_weekday(text, day):
            reader.reject(number, side, text, not_that_weekday(day))
            before = None


def _day(calendar: Calendar, text: str) -> date | None:
    # "22-08" is a night and no day in August.
    return None if has_hours(text) else calendar.day(text)


def _take_line(reader: PlanReader, number: int, row: Line, day: date) -> None:
    """Take in the hours of a line for whom it names first; hours of nobody are refused."""
    column, hours, rest = _line(row)
    named = next((cell for cell in rest if cell and holds_names(cell)), "")
    if not has_hours(hours) or not named:
        for at, cell in enumerate(row):
            without_name(reader, number, at, cell, day, "")
        return
    for name in names_in(named):
        reader.cell(number, column, hours, name, day)


def _line(row: Line) -> tuple[int, str, Line]:
    """Return where the hours of a line stand, what they are, and the other cells."""
    for at, cell in enumerate(row):
        if has_hours(cell):
            return at, cell, (*row[:at], *row[at + 1 :])
        both = f"{cell}-{row[at + 1]}" if at + 1 < len(row) else ""
        if cell and has_hours(both):
            return at, both, (*row[:at], *row[at + 2 :])
    return 0, "", row
