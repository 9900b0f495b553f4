"""What the readers of all layouts share: a cell of a person, the names of a shift, a from and a to."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from datetime import date
from functools import lru_cache

from bpa_desk.domain.text import N_, Message
from bpa_desk.domain.time import DAY
from bpa_desk.services.exchange.cells import CellContent, Hours, clock_minute
from bpa_desk.services.exchange.mapping import SheetMapping
from bpa_desk.services.exchange.plan_reader import PlanReader
from bpa_desk.services.exchange.sheet import Sheet
from bpa_desk.services.exchange.shift_rows import names_in
from bpa_desk.services.exchange.tabs import told_by
from bpa_desk.services.exchange.timeline import Calendar


def names_of_shift(
    reader: PlanReader, number: int, row: tuple[str, ...], days: Mapping[int, date], shift: str
) -> None:
    """Take in the names of a shift's row or column, each with the hours of the shift."""
    for column, day in days.items():
        for person in names_in(row[column]):
            reader.cell(number, column, shift, person, day)


def one_or_two(
    reader: PlanReader, number: int, row: tuple[str, ...], column: int, doubled: Container[int], name: str,
    day: date,
) -> None:  # fmt: skip
    """Take in a person's cell of the day, or the from and the to that stand in two."""
    if column in doubled and row[column + 1]:
        _both(number, column, row[column], row[column + 1], name, day, reader)
    elif text := row[column]:
        reader.cell(number, column, text, name, day)


def _both(
    number: int, column: int, start: str, end: str, name: str, day: date, reader: PlanReader
) -> None:
    """Take in a shift that stands as from and to in two cells."""
    if start:
        reader.take(
            number, column, f"{start} – {end}", name, day, (start, end),
            lambda: from_to(start, end, None, ""),
        )
    else:
        reader.reject(number, column + 1, end, Message(N_("Expected both a start and an end.")))


LONGEST_TIME = 8
"""Letters of a time at most, ``kl 08.00`` or ``08:00:00``; in what is longer the date stands before it."""


@lru_cache(maxsize=4096)
def from_to(start: str, end: str, days_on: int | None, code: str) -> CellContent:
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
    time = text if len(text) <= LONGEST_TIME else re.split(r"[T\s]", text)[-1]
    minute = clock_minute(time.casefold().removeprefix("kl").strip(" ."))
    # 08:00:00 as some programs write it.
    return clock_minute(time[:5]) if minute is None and time.endswith(":00") else minute


def calendar_of(sheet: Sheet, mapping: SheetMapping) -> Calendar:
    """Return what the mapping and the name of the sheet say about its days."""
    named = Calendar(mapping.year, mapping.month).after([told_by(sheet.name)])
    return Calendar(mapping.year, mapping.month or named.month, named.week)


def not_that_weekday(day: date) -> Message:
    """Return why a day with another weekday than its own is refused."""
    return Message(N_("{date} is another weekday; is the year right?"), {"date": day})


def turned(calendar: Calendar, day: date, before: date | None) -> Calendar:
    """Return the calendar as it goes on where the year turns between two days of a column."""
    if before is None:
        return calendar.begun(day)
    turns = (before - day).days > 183
    return Calendar(calendar.year + 1, calendar.month, calendar.week) if turns else calendar
