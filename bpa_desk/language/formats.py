"""Dates, times, amounts and lists as one language writes them; every answer is kept, since screens ask often.

A space inside a figure, before a unit or after a ``§`` is a no-break space (U+00A0): ``7,5 t`` and ``§ 10-8``
never fall apart.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import lru_cache

from bpa_desk.language.names import AND, MONTHS, MONTHS_SHORT, OR, WEEKDAYS, WEEKDAYS_SHORT

NBSP = "\N{NO-BREAK SPACE}"
_DAY_AND_MONTH = re.compile(
    r"(?<=\d)(\.?) (?=[Jj]an|[Ff]eb|[Mm]a[iry]|[Aa]pr|[Jj]u[ln]|[Aa]ug|[Ss]ep|[Oo][ck]t|[Nn]ov|[Dd]e[cs])"
)
LOCALES = {"nb": "nb_NO", "nn": "nn_NO", "en": "en_GB"}

_NORWEGIAN = {
    "weekday_short": "{EEE}",
    "weekday": "{EEEE}",
    "day": "{d}. {MMM}",
    "date": "{EEE} {d}. {MMM}",
    "date_year": "{EEE} {d}. {MMM} {y}",
    "day_long": "{EEEE} {d}. {MMMM}",
    "date_long": "{EEEE} {d}. {MMMM} {y}",
    "numeric": "{d:02}.{M:02}.{y}",
    "month": "{MMMM} {y}",
    "month_name": "{MMMM}",
    "year_day": "{d}. {MMM} {y}",
}
_DATES = {
    "nb": _NORWEGIAN,
    "nn": _NORWEGIAN,
    # Day before month and no bare figures: 03/04 would mean two things to two readers.
    "en": {
        "weekday_short": "{EEE}",
        "weekday": "{EEEE}",
        "day": "{d} {MMM}",
        "date": "{EEE} {d} {MMM}",
        "date_year": "{EEE} {d} {MMM} {y}",
        "day_long": "{EEEE} {d} {MMMM}",
        "date_long": "{EEEE} {d} {MMMM} {y}",
        "numeric": "{d} {MMM} {y}",
        "month": "{MMMM} {y}",
        "month_name": "{MMMM}",
        "year_day": "{d} {MMM} {y}",
    },
}


@lru_cache(maxsize=16384)
def dated(day: date, form: str, code: str) -> str:
    """Return the day in a named form (a key of the pattern table) of the language."""
    month, weekday = day.month - 1, day.weekday()
    return _DATES[code][form].format(
        EEE=WEEKDAYS_SHORT[code][weekday],
        EEEE=WEEKDAYS[code][weekday],
        d=day.day,
        M=day.month,
        MMM=MONTHS_SHORT[code][month],
        MMMM=MONTHS[code][month],
        y=day.year,
    )


@lru_cache(maxsize=4096)
def span(first: date, last: date, code: str) -> str:
    """Return ``24.–30. nov. 2026``, repeating month and year only where they differ."""
    end = dated(last, "year_day", code)
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}{'' if code == 'en' else '.'}–{end}"
    if first.year == last.year:
        return f"{dated(first, 'day', code)}–{end}"
    return f"{dated(first, 'year_day', code)}–{end}"


@lru_cache(maxsize=8192)
def number(value: Decimal | int | float, code: str, least: int = 0, most: int = 2) -> str:
    """Return the number, halves rounded up, with at least ``least`` and at most ``most`` decimals."""
    exact = value if isinstance(value, Decimal) else Decimal(str(value))
    rounded = exact.quantize(Decimal(1).scaleb(-most), rounding=ROUND_HALF_UP) or Decimal(0)
    whole, _point, part = f"{rounded:,.{most}f}".partition(".")
    part = part[:least] + part[least:].rstrip("0")
    if code == "en":
        return f"{whole}.{part}" if part else whole
    whole = whole.replace(",", NBSP)
    return f"{whole},{part}" if part else whole


@lru_cache(maxsize=8192)
def hours(minutes: int | Fraction, code: str, unit: bool = True) -> str:
    """Return minutes, which need not be whole, as decimal hours, ``7,5 t``; two decimals at most."""
    figure = number(Decimal(minutes.numerator) / (60 * minutes.denominator), code)
    return f"{figure}{NBSP}{'h' if code == 'en' else 't'}" if unit else figure


def duration(minutes: int, code: str) -> str:
    """Return minutes as whole hours and minutes, ``7 t 30 min``."""
    sign, (whole, rest) = "-" if minutes < 0 else "", divmod(abs(minutes), 60)
    parts = []
    if whole or not rest:
        parts.append(f"{whole}{NBSP}{'h' if code == 'en' else 't'}")
    if rest:
        parts.append(f"{rest}{NBSP}min")
    return sign + NBSP.join(parts)


def unbroken(text: str) -> str:
    """Return the text with every ``§`` kept on the line of its number, and of the law's short name."""
    return text.replace("§ ", f"§{NBSP}").replace("aml. §", f"aml.{NBSP}§")


def whole(text: str) -> str:
    """Return the text as :func:`unbroken` does, with every day on the line of its month too."""
    return unbroken(_DAY_AND_MONTH.sub(rf"\1{NBSP}", text))


def spaced(text: str) -> str:
    """Return the text with ordinary spaces for the no-break ones: to search in, and for other programs."""
    return text.replace(NBSP, " ")


def capital(text: str) -> str:
    """Return the text with a capital first letter and the rest as it is."""
    return text[:1].upper() + text[1:]


def clock(minute: int) -> str:
    """Return minutes after midnight as ``07:00``; a whole day is ``24:00``, later minutes wrap."""
    if minute == 1440:
        return "24:00"
    whole, rest = divmod(minute % 1440, 60)
    return f"{whole:02d}:{rest:02d}"


def clock_short(start: int, end: int) -> str:
    """Return ``08–16`` or ``08:30–16`` for minutes after midnight: as short as it stays clear."""
    return "–".join(text[:-3] if text.endswith(":00") else text for text in (clock(start), clock(end)))


@lru_cache(maxsize=2048)
def money(kroner: Decimal, code: str) -> str:
    """Return kroner with øre, ``1 852,74 kr``."""
    figure = number(kroner, code, 2, 2)
    return f"NOK{NBSP}{figure}" if code == "en" else f"{figure}{NBSP}kr"


@lru_cache(maxsize=1024)
def listed(items: tuple[str, ...], code: str, alternatives: bool = False) -> str:
    """Return ``Kari, Ola og Per`` (or ``… eller Per``); no items give an empty text."""
    if len(items) < 2:
        return "".join(items)
    last = (OR if alternatives else AND)[code]
    return f"{', '.join(items[:-1])} {last} {items[-1]}"
