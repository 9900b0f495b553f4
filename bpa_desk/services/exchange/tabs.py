"""What the name of a sheet tells, however it is written: ``01.2026`` and ``jan 26`` are January 2026."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache

from bpa_desk.domain.turnus import MOST_WEEKS
from bpa_desk.services.exchange.days import MONTHS, WEEKS_IN_YEAR, read_week

_NAMES = {number: word for word, number in reversed(MONTHS.items())}
_YEAR = r"(?P<year>20\d\d)"
_SHORT = r"(?P<short>[23]\d)"
_MONTH = r"(?P<month>0?[1-9]|1[0-2])"
_WEEK = r"(?P<week>\d\d?)"
_IS_WEEK = r"(?:(?:uke|veke)(?:plan)?|week|\A[uvw]|(?<=\d[ -])w)[\s.]*(?:nr[\s.]*)?"
_MARK = r"[\s./-]"
_DASH = r"\s?[./-]\s?"
_MONTHS = [
    re.compile(rf"(?<![\d./-]){_MONTH}{_DASH}{_YEAR}(?!\d)"),
    re.compile(rf"(?<!\d){_YEAR}{_DASH}{_MONTH}(?!{_MARK}?\d)"),
    re.compile(rf"\A{_MONTH}\s+{_YEAR}\Z"),
    re.compile(rf"\A{_YEAR}\s*{_MONTH}\Z"),
    re.compile(rf"\A{_MONTH}{_MARK}+{_SHORT}\Z"),
    re.compile(rf"(?:mnd|måned|månad|month)[\s.]*{_MONTH}(?:{_MARK}+{_YEAR})?\Z"),
    re.compile(rf"(?P<word>[^\W\d_]{{3,9}})[\s.-]*{_SHORT}(?!\d)"),
]
_WEEKS = [
    re.compile(rf"{_YEAR}{_MARK}*{_IS_WEEK}{_WEEK}\Z"),
    re.compile(
        rf"(?<![^\W\d_]){_IS_WEEK}{_WEEK}(?:\s*-\s*(?:uke|veke|week)?\s*(?P<last>\d\d?))?(?:{_MARK}+(?:{_YEAR}|{_SHORT}))?\Z"
    ),
    re.compile(rf"{_WEEK}[\s.]*(?:uke|veke|week)(?:{_MARK}+{_YEAR})?\Z"),
]
_LONGEST = 40
_WEEKS_IN_SHEET = 13
"""Weeks in one sheet; in “Uke 3-26” the second number is the year."""


@lru_cache(maxsize=1024)
def told_by(name: str) -> str:
    """Return the name as ``januar 2026`` or ``Uke 3 2026`` where it means that; else as it stands."""
    text = name.casefold().replace("_", " ").replace("–", "-")
    text = re.sub(r"['’]", "", text).strip()
    if not any(each.isdecimal() for each in text) or len(text) > _LONGEST:
        return name
    return _week(text) or _month(text) or name


def calendar_weeks(names: Iterable[str]) -> bool:
    """True where sheets are named by weeks of the calendar; those of a turnus are counted from 1."""
    weeks = [week for name in names if (week := read_week(told_by(name)))]
    told = any(year or week > MOST_WEEKS for week, year in weeks)
    return bool(weeks) and (told or all(week != 1 for week, _year in weeks))


def week_begins(week: int, year: int | None, near: date) -> date:
    """Return the Monday of the week, in the nearest year where none is given."""
    years = (year,) if year else (near.year, near.year + 1, near.year - 1)
    # Counted from the first week: most years have no week 53.
    mondays = (date.fromisocalendar(each, 1, 1) + timedelta(weeks=week - 1) for each in years)
    return min(mondays, key=lambda monday: abs((monday - near).days))


def month_name(number: int) -> str:
    """Return the word for the month, as the name of a sheet tells it."""
    return _NAMES[number]


def _week(text: str) -> str:
    for match in filter(None, (each.search(text) for each in _WEEKS)):
        found = match.groupdict()
        week, last, year = int(found["week"]), int(found.get("last") or 0), _year(found)
        if not 1 <= week <= WEEKS_IN_YEAR:
            continue
        if not year and last and (last - week) % WEEKS_IN_YEAR > _WEEKS_IN_SHEET:
            year = f" 20{last}"
        return f"Uke {week}{year}"
    return ""


def _month(text: str) -> str:
    for match in filter(None, (each.search(text) for each in _MONTHS)):
        found = match.groupdict()
        month = MONTHS.get(found["word"]) if "word" in found else int(found["month"])
        if month:
            return f"{_NAMES[month]}{_year(found)}"
    return ""


def _year(found: dict[str, str | None]) -> str:
    if short := found.get("short"):
        return f" 20{short}"
    return f" {found['year']}" if found.get("year") else ""
