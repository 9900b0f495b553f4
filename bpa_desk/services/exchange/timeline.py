"""Telling which day a heading means when half of it stands elsewhere: ``24`` under ``November``, ``Man``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from bpa_desk.services.exchange.cells import has_hours
from bpa_desk.services.exchange.days import has_year, read_day, read_month, read_week, weekday_of

_HALF_YEAR = 183
_WEEK = 7
_STEP = 3
"""Days from one heading to the next at most, where some are left out."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """What has been said so far about year, month and ISO week."""

    year: int
    month: int | None = None
    week: int | None = None

    def after(self, cells: Iterable[str]) -> Calendar:
        """Return the calendar with the month or week that the cells name, the first of each."""
        cells = list(cells)
        # Most rows are hours, the same few over and over, and tell nothing.
        short = (cell for cell in set(cells) if cell and len(cell) <= 40)
        telling = {cell for cell in short if read_month(cell) or read_week(cell)}
        known = self
        month = week = None
        for cell in cells if telling else ():
            if cell not in telling:
                continue
            # Weeks that stand side by side begin with the first; the days of a heading count on from there.
            if month is None and (month := read_month(cell)):
                turned = known.month is not None and month[0] < known.month - 6
                known = replace(known, month=month[0], year=month[1] or known.year + turned)
            elif week is None and (week := read_week(cell)):
                turned = known.week is not None and week[0] < known.week - 26
                known = replace(known, week=week[0], year=week[1] or known.year + turned)
        return known

    def day(self, cell: str) -> date | None:
        """Return the day of one heading, or None."""
        if not cell:
            return None
        if day := read_day(cell, self.year):
            return day
        if self.month is not None and len(cell) <= 8 and (number := day_number(cell)):
            return _date(self.year, self.month, number)
        if self.week is not None and len(cell) <= 12 and (weekday := weekday_of(cell)) and " " not in cell:
            return _week_date(self.year, self.week, weekday)
        return None

    def days(self, cells: Sequence[str], first: int) -> dict[int, date]:
        """Return the days of a row of headings from column ``first`` on; a year that turns is followed."""
        found: dict[int, date] = {}
        if not any(map(self.day, set(cells[first:]))):
            return found
        year = self
        before: date | None = None
        for index in range(first, len(cells)):
            day = year.day(cells[index])
            if day is None:
                continue
            if before is not None and day < before:
                year = year._onward(cells[index], (before - day).days)
                day = year.day(cells[index]) or day
            found[index] = before = day
        return found

    def begun(self, day: date) -> Calendar:
        """Return the calendar of a plan whose first day is this; a January may begin in December."""
        before = self.month == 1 and (day.year, day.month) == (self.year, 12)
        return replace(self, year=self.year - 1) if before else self

    def _onward(self, cell: str, back: int) -> Calendar:
        """Return the calendar as it goes on when a heading is ``back`` days before the one to its left."""
        if read_day(cell, self.year):
            return replace(self, year=self.year + 1) if back > _HALF_YEAR else self
        if self.month is not None and day_number(cell):
            return replace(self, month=self.month % 12 + 1, year=self.year + self.month // 12)
        monday = _week_date(self.year, self.week or 0, 1)
        if monday is None:
            return self
        year, week, _ = (monday + timedelta(weeks=1)).isocalendar()
        return replace(self, year=year, week=week)


def is_header(cells: Sequence[str], first: int, days: dict[int, date]) -> bool:
    """True when most of what stands from column ``first`` on are days in their order, and no hours."""
    filled = [cell for cell in cells[first:] if cell]
    some = len(days) >= 2 and len(days) * 2 >= len(filled)
    dates = some and (any(has_year(cells[at]) for at in days) or _steady(days))
    return dates and not any(has_hours(cell) for cell in filled)


def _steady(days: Mapping[int, date]) -> bool:
    """True where most days follow each other, or all by a week, as hours such as 7.5 and 15.5 do not.

    A day may stand over several columns.
    """
    steps = [(after - before).days for before, after in pairwise(days.values()) if after != before]
    near = sum(0 < each <= _STEP for each in steps) * 2 >= len(steps) or set(steps) == {_WEEK}
    return bool(steps) and near and sum(each < 0 for each in steps) * 4 <= len(steps)


def day_number(cell: str) -> int | None:
    """Return the day of a month the cell names without its month: ``24``, ``24.`` or ``man 24``."""
    digits = cell.rstrip(".")
    if not digits.isdecimal():
        # "Man 24" and "24 man" under the name of a month.
        words = cell.replace(".", " ").split()
        numbers = [word for word in words if word.isdecimal()]
        if len(words) != 2 or len(numbers) != 1 or not any(weekday_of(word) for word in words):
            return None
        digits = numbers[0]
    return int(digits) if len(digits) <= 2 and 1 <= int(digits) <= 31 else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _week_date(year: int, week: int, weekday: int) -> date | None:
    try:
        return date.fromisocalendar(year, week, weekday)
    except ValueError:
        return None
