"""What people type for times, dates and hours, read generously; nothing of Qt here."""

from __future__ import annotations

import re
from datetime import date

from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.domain.time import FIRST_YEAR, LAST_YEAR, known_year

_TIME = re.compile(r"(?:kl\.?\s*)?(\d{1,2})(?:\s*[:.,]?\s*(\d{2}))?\s*\Z", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})\Z")
_DAY = re.compile(r"(\d{1,2})\s*[./\- ]\s*(\d{1,2})(?:\s*[./\- ]\s*(\d{4}|\d{2}))?\s*\.?\Z")
_RUN = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})?\Z")
_CLOCKED = re.compile(r"(-?)(\d{1,5}):(\d{2})\Z")
_WORDED = re.compile(
    r"(?:(\d+(?:[.,]\d+)?)\s*(?:t|h|timer?|timar|hours?))?\s*(?:(\d+)\s*(?:m|min\.?|minutt(?:er|ar)?|minutes?))?\Z",
    re.IGNORECASE,
)
# As text: a number would be worded as 2 199.
_YEARS = {"first": str(FIRST_YEAR), "last": str(LAST_YEAR)}
_NUMBER = re.compile(r"-?\d{1,6}(?:[.,]\d{1,4})?\Z")


def time_of_day(text: str, midnight_ends: bool = False) -> int:
    """Return minutes after midnight for ``07:30 7.30 730 7 kl 7``; DomainError otherwise.

    ``24`` and ``24:00`` are 1440 where ``midnight_ends`` (an end time), and refused elsewhere.
    """
    match = _TIME.match(text.strip())
    if match:
        minutes = int(match[1]) * 60 + int(match[2] or 0)
        if int(match[2] or 0) < 60 and (minutes < 1440 or (midnight_ends and minutes == 1440)):
            return minutes
    raise DomainError(
        Message(N_("“{text}” is not a time of day; write it as 07:30."), {"text": text.strip()})
    )


def day(text: str, today: date, past: bool = False) -> date:
    """Return the date for ``24.11.2026 24.11.26 24.11 24/11 241126 2026-11-24``; DomainError otherwise.

    Without a year it is the one nearest today (``past``: the latest that is not after today); a two-digit
    year lies within the next 20 years or the 80 before (``past``: never after today).
    """
    typed = text.strip()
    found = _numbers(typed)
    if found is not None:
        year, month, number = found
        try:
            if year is None:
                return _nearest(month, number, today, past)
            written = date(_century(year, today, past), month, number)
            if known_year(written.year):
                return written
            raise DomainError(Message(N_("Expected a year from {first} to {last}."), _YEARS))
        except ValueError:
            pass
    raise DomainError(Message(N_("“{text}” is not a date; write it as 24.11.2026."), {"text": typed}))


def length(text: str) -> int:
    """Return minutes for ``7:30 7,5 7.5 7 t 30 min 90 min``; a bare number is hours; else DomainError."""
    typed = text.strip()
    if match := _CLOCKED.match(typed):
        if int(match[3]) < 60:
            minutes = int(match[2]) * 60 + int(match[3])
            return -minutes if match[1] else minutes
    elif _NUMBER.match(typed):
        return round(float(typed.replace(",", ".")) * 60)
    elif typed and (match := _WORDED.match(typed)):
        return round(float((match[1] or "0").replace(",", ".")) * 60) + int(match[2] or 0)
    raise DomainError(
        Message(N_("“{text}” is not a length of time; write it as 7,5 or 7:30."), {"text": typed})
    )


def figure(text: str) -> float:
    """Return the number for ``35,5`` or ``35.5``; DomainError otherwise."""
    typed = text.strip().replace("\u00a0", "").replace("\u2212", "-")
    if not _NUMBER.match(typed):
        raise DomainError(Message(N_("“{text}” is not a number; write it as 35,5."), {"text": text.strip()}))
    return float(typed.replace(",", "."))


def _numbers(typed: str) -> tuple[str | None, int, int] | None:
    if match := _ISO.match(typed):
        return match[1], int(match[2]), int(match[3])
    if match := _DAY.match(typed) or _RUN.match(typed):
        return match[3], int(match[2]), int(match[1])
    return None


def _century(written: str, today: date, past: bool) -> int:
    if len(written) == 4:
        return int(written)
    latest = today.year + (0 if past else 20)
    year = latest - latest % 100 + int(written)
    return year if year <= latest else year - 100


def _nearest(month: int, number: int, today: date, past: bool) -> date:
    choices: list[date] = []
    # Four years either way, for 29 February.
    for year in range(today.year - 4, today.year + 5):
        try:
            choices.append(date(year, month, number))
        except ValueError:
            continue
    if past:
        choices = [each for each in choices if each <= today]
    if not choices:
        raise ValueError(month)
    return min(choices, key=lambda each: abs((each - today).days))
