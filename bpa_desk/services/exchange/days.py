"""Dates as people write them in plans: ``24.11.2026``, ``man 24/11``, ``2026-11-24``, ``24. nov``, 46350."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

WEEKDAYS = {
    "mandag": 1, "måndag": 1, "man": 1, "mån": 1, "ma": 1, "må": 1, "monday": 1, "mon": 1,
    "tirsdag": 2, "tysdag": 2, "tir": 2, "tirs": 2, "tys": 2, "ti": 2, "ty": 2, "tuesday": 2, "tue": 2,
    "onsdag": 3, "ons": 3, "on": 3, "wednesday": 3, "wed": 3,
    "torsdag": 4, "tors": 4, "tor": 4, "to": 4, "thursday": 4, "thu": 4,
    "fredag": 5, "fre": 5, "fr": 5, "friday": 5, "fri": 5,
    "lørdag": 6, "laurdag": 6, "lør": 6, "lau": 6, "lø": 6, "la": 6, "saturday": 6, "sat": 6,
    "søndag": 7, "sundag": 7, "søn": 7, "sun": 7, "sø": 7, "su": 7, "sunday": 7,
}
MONTHS = {
    "januar": 1, "jan": 1, "january": 1, "februar": 2, "feb": 2, "february": 2,
    "mars": 3, "mar": 3, "march": 3,
    "april": 4, "apr": 4, "mai": 5, "may": 5, "juni": 6, "jun": 6, "june": 6, "juli": 7, "jul": 7, "july": 7,
    "august": 8, "aug": 8, "september": 9, "sep": 9, "sept": 9,
    "oktober": 10, "okt": 10, "october": 10, "oct": 10,
    "november": 11, "nov": 11, "desember": 12, "des": 12, "december": 12, "dec": 12,
}
WEEKS_IN_YEAR = 53
"""The highest number a week can have."""
_SERIAL_ZERO = date(1899, 12, 30)
_SERIALS = range(32_874, 73_416)  # 1990 to 2100
_YEARS = range(1970, 2200)
_ISO = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)(?:[t ][\d:]+)?\Z")
_TIME = r"(?:,?\s+(?:kl\.?\s*)?\d\d?[.:]\d\d(?::\d\d)?)?"
_NUMERIC = re.compile(rf"(\d\d?)\s*[./-]\s*(\d\d?)\.?(?:\s*[./-]?\s*(\d{{4}}|\d\d))?{_TIME}\Z")
_NAMED = re.compile(r"(\d\d?)\.?\s*([^\W\d_]{3,9})\.?(?:\s+(\d{4}))?\Z")
_WEEKDAY = re.compile(r"([^\W\d_]{2,9})\.?,?(?:\s+|(?=\d)|\Z)(?:den\s+)?")
_WEEK = re.compile(r"(?:uke|veke|week)\s*(?:nr\.?\s*)?(\d\d?)(?:\s*[-/,]?\s*(\d{4}))?(?:\D|\Z)", re.I)
_MONTH = re.compile(r"([^\W\d_]{3,9})\.?\s*(\d{4})?\Z")
# In "Vaktliste februar 2026", but not in "24. februar 2026".
_TITLE_MONTH = re.compile(r"[^\d.\s]\s+([^\W\d_]{3,9})\.?\s+(\d{4})(?!\d)")
_WORDS = re.compile(r"[^\W\d_]+|\d+")


def read_day(text: str, year: int) -> date | None:
    """Return the date the text means, in ``year`` if none is written; None if it means none.

    A weekday before the date may be wrong: :func:`wrong_weekday` tells.
    """
    return _day(text, year)


def wrong_weekday(text: str, day: date) -> bool:
    """True when the text names another weekday than the day's."""
    named = weekday_of(text)
    return named is not None and named != day.isoweekday()


def has_year(text: str) -> bool:
    """True when the text is a date with its year."""
    day = read_day(text, 2024)
    return day is not None and day == read_day(text, 2028)


@lru_cache(maxsize=4096)
def weekday_of(text: str) -> int | None:
    """Return the ISO weekday the text names or begins with, or None."""
    match = _WEEKDAY.match(text.casefold())
    return WEEKDAYS.get(match[1]) if match else None


@lru_cache(maxsize=4096)
def read_week(text: str) -> tuple[int, int | None] | None:
    """Return week number and year, if written, of ``Uke 48`` or ``Uke 48 2026``; None if there is no week."""
    match = _WEEK.search(text)
    if match is None or not 1 <= int(match[1]) <= WEEKS_IN_YEAR:
        return None
    return int(match[1]), _written_year(match[2])


@lru_cache(maxsize=4096)
def read_month(text: str) -> tuple[int, int | None] | None:
    """Return month and year, if written, of ``november`` or ``Plan november 2026``; None without one."""
    match = _MONTH.match(text.casefold())
    if match is None and not _WEEK.search(text):
        match = _TITLE_MONTH.search(text.casefold())
    if match is None or match[1] not in MONTHS:
        return None
    return MONTHS[match[1]], _written_year(match[2])


def month_within(text: str) -> tuple[int, int | None] | None:
    """Return the month that stands somewhere in the name of a sheet or a title, and the year if one does."""
    words = _WORDS.findall(text.casefold()) if len(text) <= 60 else []
    month = next((MONTHS[word] for word in words if word in MONTHS), None)
    years = [int(word) for word in words if len(word) == 4 and word.isdecimal() and int(word) in _YEARS]
    return (month, next(iter(years), None)) if month else None


@lru_cache(maxsize=8192)
def _day(text: str, year: int) -> date | None:
    rest = text.strip().casefold()
    if not rest or not any(each.isdecimal() for each in rest):
        return None
    if match := _WEEKDAY.match(rest):
        if match[1] not in WEEKDAYS:
            return None
        rest = rest[match.end() :]
    day = _bare(rest, year)
    return day if day is not None and day.year in _YEARS else None


def _bare(text: str, year: int) -> date | None:
    if match := _ISO.match(text):
        return _date(int(match[1]), int(match[2]), int(match[3]))
    if match := _NUMERIC.match(text):
        return _date(_full_year(match[3], year), int(match[2]), int(match[1]))
    if match := _NAMED.match(text):
        return _date(_full_year(match[3], year), MONTHS.get(match[2], 0), int(match[1]))
    if text.isdecimal() and len(text) == 5 and int(text) in _SERIALS:
        return _SERIAL_ZERO + timedelta(days=int(text))
    if text.isdecimal() and len(text) == 8:
        return _date(int(text[:4]), int(text[4:6]), int(text[6:]))
    return None


def _written_year(written: str | None) -> int | None:
    return int(written) if written and int(written) in _YEARS else None


def _full_year(written: str | None, year: int) -> int:
    if not written:
        return year
    return int(written) if len(written) == 4 else 2000 + int(written)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
