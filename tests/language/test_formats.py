"""Our own tables against the Unicode locale tables, form for form."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as some

from bpa_desk.language import CODES, formats

NORWEGIAN = {
    "weekday": "EEEE",
    "day": "d. MMM",
    "day_long": "EEEE d. MMMM",
    "date_long": "EEEE d. MMMM y",
    "numeric": "dd.MM.y",
    "month": "MMMM y",
    "month_name": "MMMM",
    "year_day": "d. MMM y",
}
PATTERNS = {
    "nb": {**NORWEGIAN, "weekday_short": "EEE", "date": "EEE d. MMM", "date_year": "EEE d. MMM y"},
    # Nynorsk is shortened "ty." in the locale tables; Språkrådet writes "tys.".
    "nn": {
        **NORWEGIAN, "weekday_short": "ccc'.'", "date": "ccc'.' d. MMM", "date_year": "ccc'.' d. MMM y",
    },
    "en": {
        "weekday_short": "EEE",
        "weekday": "EEEE",
        "day": "d MMM",
        "date": "EEE d MMM",
        "date_year": "EEE d MMM y",
        "day_long": "EEEE d MMMM",
        "date_long": "EEEE d MMMM y",
        "numeric": "d MMM y",
        "month": "MMMM y",
        "month_name": "MMMM",
        "year_day": "d MMM y",
    },
}  # fmt: skip
YEAR = [date(2024, 1, 1) + timedelta(days=number) for number in range(366)]


@pytest.mark.parametrize("code", CODES)
def test_every_day_of_a_year_in_every_form(code: str) -> None:
    for form, pattern in PATTERNS[code].items():
        ours = [formats.dated(day, form, code) for day in YEAR]
        assert ours == [format_date(day, pattern, locale=formats.LOCALES[code]) for day in YEAR], form


@pytest.mark.parametrize("code", CODES)
@given(value=some.decimals(-10**9, 10**9, places=4), least=some.integers(0, 3), more=some.integers(0, 3))
def test_figures(code: str, value: Decimal, least: int, more: int) -> None:
    most = least + more
    exact = value.quantize(Decimal(1).scaleb(-most), rounding="ROUND_HALF_UP") or Decimal(0)
    pattern = "#,##0" + ("." if most else "") + "0" * least + "#" * more
    expected = format_decimal(exact, pattern, locale=formats.LOCALES[code])
    assert formats.number(value, code, least, most) == expected


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("style", ["standard", "or"])
def test_lists(code: str, style: str) -> None:
    for count in range(1, 5):
        items = ("Kari", "Ola", "Per", "Áile")[:count]
        ours = formats.listed(items, code, style == "or")
        assert ours == format_list(items, style, locale=formats.LOCALES[code])  # type: ignore[arg-type]
