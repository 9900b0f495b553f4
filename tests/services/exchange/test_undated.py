"""Plans without dates of their own: weekdays, day numbers and weeks of a turnus, from a first day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bpa_desk.services.exchange.guessing import guess
from bpa_desk.services.exchange.mapping import Layout
from bpa_desk.services.exchange.plan_import import read
from bpa_desk.services.exchange.sheet import Sheet
from bpa_desk.services.exchange.table_file import read_tables
from tests.services.exchange.files import KNOWN, TODAY, csv_bytes, preview, told, xlsx

NEXT_MONDAY = date(2026, 11, 23)


def sheet_of(plan: str) -> Sheet:
    return read_tables(csv_bytes(plan))[0]


def days(found: list[str]) -> list[str]:
    return [line.removeprefix("Kari Nordlys ").removeprefix("Ola Ås ")[:5] for line in found]


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        ("Navn|Man|Tir|Ons\nKari|8-16||fri\nOla||8-16|", ["11-23", "11-24"]),
        # The weeks of a turnus: one below the other, at the side of each person, side by side, and without
        # a word.
        ("Uke|Ma|Ti|On\n1|Kari 8-16||fri\n2||Ola 16-22|Kari 8-16", ["11-23", "12-02", "12-01"]),
        ("Navn|Uke|Ma|Ti|On\nKari|1|8-16||\n|2||8-16|\nOla|1|||8-16\n|2|8-16||",
         ["11-23", "12-01", "11-25", "11-30"]),
        ("|Uke 1|||Uke 2||\nNavn|ma|ti|on|ma|ti|on\nKari|8-16|||||8-16", ["11-23", "12-02"]),
        ("|ma|ti|on\nKari|8-16||\nOla||8-16|\n|ma|ti|on\nKari||8-16|", ["11-23", "12-01", "11-24"]),
        ("Uke 1|||\n|ma|ti|on\nKari|8-16||\nUke 3|||\n|ma|ti|on\nKari||8-16|", ["11-23", "12-08"]),
        # Days downwards, and a shift on each line.
        ("Dag|Kari|Ola\nMandag|8-16|\nTirsdag||8-16", ["11-23", "11-24"]),
        ("Uke|Dag|Kari|Ola\nUke 1|Mandag|8-16|\n|Tirsdag||8-16\nUke 2|Mandag|8-16|",
         ["11-23", "11-30", "11-24"]),
        ("Dag|Navn|Fra|Til\nMandag|Kari|8|16\nMandag|Ola|16|22\nSøndag|Kari|22|07",
         ["11-23", "11-29", "11-23"]),
        ("Navn|M|T|O|T|F|L|S\nKari|8-16||||||22-07", ["11-23", "11-29"]),
    ],
)  # fmt: skip
def test_weekdays_are_given_the_days_from_next_monday_on(plan: str, expected: list[str]) -> None:
    mapping = guess(sheet_of(plan), TODAY)
    assert mapping.first == NEXT_MONDAY
    found = read(sheet_of(plan), mapping, KNOWN)
    assert days(told(found)) == expected
    assert found.rejects == ()


def test_the_first_day_can_be_another_and_the_week_it_lies_in_is_taken() -> None:
    sheet = sheet_of("Navn|Man|Tir|Fre\nKari|8-16||16-22")
    mapping = guess(sheet, TODAY)
    for first in (date(2026, 12, 28), date(2026, 12, 31)):
        found = read(sheet, replace(mapping, first=first), KNOWN)
        assert days(told(found)) == ["01-01", "12-28"]


def test_day_numbers_without_a_month_begin_on_the_next_first_or_where_one_says() -> None:
    sheet = sheet_of("Navn|1|2|3|4|5|6|7\nKari|8-16||8-16||||\nOla||8-16|||||22-07")
    mapping = guess(sheet, TODAY)
    assert mapping.first == date(2026, 12, 1)
    assert days(told(read(sheet, mapping, KNOWN))) == ["12-01", "12-03", "12-02", "12-07"]
    # The weekdays below them tell which first of a month.
    beside = sheet_of("Navn|1|2|3|4|5|6|7\n|fr|lø|sø|ma|ti|on|to\nKari|8-16||||||")
    assert guess(beside, TODAY).first == date(2027, 1, 1)
    moved = read(sheet, replace(mapping, first=date(2026, 11, 30)), KNOWN)
    assert days(told(moved)) == ["11-30", "12-02", "12-01", "12-06"]
    onward = sheet_of("Navn|28|29|30|31|1|2\nKari|8-16|||||8-16")
    assert days(told(read(onward, guess(onward, TODAY), KNOWN))) == ["11-28", "12-03"]


@pytest.mark.parametrize(
    ("title", "name", "expected"),
    [
        ("TURNUS NOVEMBER - Solli", "Ark1", "2026-11-02"),
        ("Vaktplan", "Desember", "2026-12-02"),
        ("Vaktplan 2027", "jan", "2027-01-02"),
        ("Vaktplan", "feb 2028", "2028-02-02"),
    ],
)
def test_a_month_in_the_title_or_the_name_of_the_sheet_dates_the_numbers(
    title: str, name: str, expected: str
) -> None:
    rows: list[list[object]] = [[title], ["Navn", 1, 2, 3, 4, 5, 6, 7], ["Kari", "", "8-16"]]
    sheet = read_tables(xlsx(rows, name))[0]
    mapping = guess(sheet, TODAY)
    assert mapping.first is None
    (shift,) = read(sheet, mapping, KNOWN).shifts
    assert KNOWN.zone.text(shift.start)[:10] == expected


def test_the_weekdays_tell_the_year_of_a_month_without_one() -> None:
    sheet = sheet_of("Vaktplan mars||||||\nNavn|1|2|3|4|5|6\n|lø|sø|ma|ti|on|to\nKari|8-16|||||")
    assert guess(sheet, date(2025, 11, 1)).year == 2025
    assert guess(sheet, date(2026, 3, 1)).year == 2025


@pytest.mark.parametrize(
    "plan",
    [
        "Uke 48 2026|Man|Tir\nKari|8-16|",
        "Uke 48|Man|Tir|Ons\nKari|8-16||",
        "Navn|23.11|24.11\nKari|8-16|7,5",
        "Tor|fri|fri|8-16\nFrida|fri|8-16|",
        "Nr|Navn|Telefon\n1|Kari|99\n2|Ola|98\n3|Per|97\n4|Nina|96\n5|Siv|95\n6|Ali|94",
        "Navn|8-16|15-22\nKari|x|x",
    ],
)
def test_what_is_dated_or_names_no_days_is_not_asked_about(plan: str) -> None:
    assert guess(sheet_of(plan), TODAY).first is None


def test_weeks_of_the_calendar_beside_the_rows_date_the_weekdays_above() -> None:
    plan = "Uke|Man|Tir|Ons\nUke 48 2026|Kari 8-16||\nUke 49|||Ola 8-16\nSum|1|0|1"
    mapping = guess(sheet_of(plan), TODAY)
    assert (mapping.layout, mapping.first) == (Layout.NAMES_DOWN, None)
    assert days(told(preview(csv_bytes(plan)))) == ["11-23", "12-02"]
