"""Workbooks with a sheet for each month: read as one plan, every place named with its sheet."""

from __future__ import annotations

import calendar
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import pytest

from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.shift import Shift
from bpa_desk.domain.text import DomainError
from bpa_desk.services.exchange import plan_import
from bpa_desk.services.exchange.preview import ImportPreview
from bpa_desk.services.exchange.table_file import read_tables
from bpa_desk.services.exchange.workbook import Workbook, read_all, sort_out
from bpa_desk.storage.store import Store
from tests.services.exchange.files import KNOWN, OSLO, TODAY, preview, told, workbook

Rows = Sequence[Sequence[object]]
MONTHS = "Januar Februar Mars April Mai Juni Juli August September Oktober November Desember".split()
CONTACTS: Rows = [
    ["Navn", "Telefon", "Født", "Førerkort"],
    ["Kari Nordlys", "99887766", "12.3.1990", "Ja"],
    ["Ola Ås", "41000000", "1.4.1991", "Ja"],
]
INITIALS = "MTOTFLS"


def month(year: int, number: int, people: dict[str, str], weekdays: bool = False) -> Rows:
    """Return a month with day numbers across; each person has the same cell on every day."""
    days = range(1, calendar.monthrange(year, number)[1] + 1)
    letters = ["", *(INITIALS[date(year, number, day).weekday()] for day in days)]
    rows = [[name, *(cell for _day in days)] for name, cell in people.items()]
    return [*([letters] if weekdays else []), ["Navn", *days], *rows]


def found(sheets: Mapping[str, Rows]) -> Workbook:
    return sort_out(read_tables(workbook(sheets)), TODAY, KNOWN, lambda _done, _total: None)


def read(sheets: Mapping[str, Rows], codes: dict[str, str] | None = None) -> ImportPreview:
    book = found(sheets)
    return read_all(book.read_with(book.year, codes or {}), KNOWN)


def year_of(year: int, weekdays: bool) -> dict[str, Rows]:
    """Return twelve tabs: Kari all days, Nils Ny with a code that one tab explains."""
    tabs: dict[str, Rows] = {
        name: month(year, number, {"Kari Nordlys": "08-16", "Nils Ny": "N"}, weekdays)
        for number, name in enumerate(MONTHS, 1)
    }
    tabs["Mars"] = [*tabs["Mars"], ["N = 22-07"]]
    return tabs


@pytest.mark.parametrize(("year", "weekdays"), [(2026, False), (2027, True), (2025, True)])
def test_twelve_tabs_are_one_year(year: int, weekdays: bool) -> None:
    tabs: dict[str, Rows] = {
        "Kontakter": CONTACTS,
        **year_of(year, weekdays),
        "Summer": [["Navn", "Timer"], ["Kari Nordlys", 2920]],
    }
    book = found(tabs)
    assert [each.sheet.name for each in book.plans] == MONTHS
    assert book.one_plan
    preview = read_all(book, KNOWN)
    assert (preview.first, preview.last) == (date(year, 1, 1), date(year, 12, 31))
    assert len(preview.shifts) == 2 * 365
    assert [each.name for each in preview.assistants] == ["Nils Ny"]
    assert preview.rejects == ()
    assert preview.left_out == ("Kontakter", "Summer")


def test_the_years_of_tabs_that_do_not_say_them_follow_each_other() -> None:
    tabs = {name: month(2027, 1, {"Kari Nordlys": "08-16"}) for name in ("November", "Desember", "Januar")}
    tabs["November"] = [["November 2026"], *tabs["November"]]
    days = read(tabs)
    assert (days.first, days.last) == (date(2026, 11, 1), date(2027, 1, 31))
    backwards = {"Desember": tabs["Desember"], "Januar": [["Januar 2026"], *tabs["Januar"]]}
    assert read(backwards).first == date(2025, 12, 1)
    unsaid = found({name: tabs[name] for name in ("Desember", "Januar")})
    assert unsaid.year == 2026
    later = read_all(unsaid.read_with(2028, {}), KNOWN)
    assert (later.first, later.last) == (date(2028, 12, 1), date(2029, 1, 31))


def test_a_week_across_the_month_s_end_comes_once_and_its_open_shifts_as_often_as_they_stand() -> None:
    tabs: dict[str, Rows] = {
        "Januar": [
            ["", "29.1.2026", "30.1.2026", "31.1.2026", "1.2.2026"],
            ["Kari Nordlys", "08-16", "ferie", "22-07", "08-16"],
            ["Ledig", "", "", "", "08-16"],
            ["Ola Ås", "", "", "", "10-14"],
        ],
        "Februar": [
            ["", "31.1.2026", "1.2.2026", "2.2.2026", "3.2.2026", "4.2.2026"],
            ["Kari Nordlys", "22-07", "08-16", "ferie", "", "08-16"],
            ["Ledig", "", "08-16", "", "", ""],
            ["Åpen", "", "08-16", "", "", ""],
            ["Ola Ås", "", "11-15", "15-22", "", ""],
        ],
    }
    preview = read(tabs)
    assert told(preview) == [
        "- 02-01 08:00–16:00",
        "- 02-01 08:00–16:00",
        "Kari Nordlys 01-29 08:00–16:00",
        "Kari Nordlys 01-31 22:00–07:00",
        "Kari Nordlys 02-01 08:00–16:00",
        "Kari Nordlys 02-04 08:00–16:00",
        "Ola Ås 02-01 10:00–14:00",
        "Ola Ås 02-02 15:00–22:00",
    ]
    assert (preview.repeated, preview.already, len(preview.absences)) == (3, 0, 2)
    (other,) = preview.rejects
    assert (other.place, other.cell) == ("Februar, C5", "11-15")
    assert other.why.values == {"sheet": "Januar"}


def test_a_january_may_begin_with_the_last_days_of_december() -> None:
    across = [["", "30.12", "31.12", "1.1"], ["Kari Nordlys", "08-16", "", "08-16"]]
    later = [["", "29.12", "30.12"], ["Kari Nordlys", "", "08-16"]]
    down = [["Dato", "Kari Nordlys"], ["30.12.", "08-16"], ["31.12.", ""], ["1.1.", "08-16"], ["2.1.", ""]]
    turn = {date(2025, 12, 30), date(2026, 1, 1)}
    for rows, days in ((across, turn), (down, turn), ([*across, *later], turn | {date(2026, 12, 30)})):
        found = preview(workbook({"Januar 2026": rows}))
        assert {OSLO.day(each.start) for each in found.shifts} == days


def test_a_place_says_its_sheet_and_a_code_means_what_its_own_sheet_says() -> None:
    tabs: dict[str, Rows] = {
        "Januar": [["Januar 2026"], ["Navn", 1, 2, 3], ["Kari Nordlys", "D", "rart!", "X"], ["D = 07-15"]],
        "Februar": [["Februar 2026"], ["Navn", 1, 2, 3], ["Kari Nordlys", "D", "", "X"]],
        "Mars": [["Mars 2026"], ["Navn", 1, 2, 3], ["Kari Nordlys", "D", "", "K"], ["D = 10-18"]],
        "Koder": [["K", "15-22"]],
        "Kveld": [["Januar 2026"], ["Navn", 1, 2, 3], ["Ola Ås", "D"], ["D = 20-23"]],
    }
    preview = read(tabs)
    assert told(preview) == [
        "Kari Nordlys 01-01 07:00–15:00",
        "Kari Nordlys 02-01 07:00–15:00",
        "Kari Nordlys 03-01 10:00–18:00",
        "Kari Nordlys 03-03 15:00–22:00",
        "Ola Ås 01-01 20:00–23:00",
    ]
    assert [each.place for each in preview.rejects] == ["Januar, C3", "Januar, D3", "Februar, D3"]
    assert preview.unknown_codes == (("X", 2),)
    assert len(read(tabs, {"X": "09-10"}).shifts) == 7


def test_sheets_of_the_same_days_and_sheets_without_dates_are_not_taken_for_one_plan() -> None:
    plan = month(2026, 11, {"Kari Nordlys": "08-16"})
    same = found({"November": plan, "November ført": plan})
    assert same.joins
    assert not same.one_plan
    turnus = [["Navn", "Man", "Tir", "Ons"], ["Kari Nordlys", "08-16", "", "08-16"]]
    wishes = [["Navn", "Ønske"], ["Kari", "uke 28"]]
    mixed = found({"Grunnturnus": turnus, "November": plan, "Ferieliste": wishes})
    assert not mixed.joins
    assert mixed.undated == ("Grunnturnus",)
    assert mixed.left_out == ("Ferieliste",)
    assert not found({"En": turnus, "To": turnus}).joins


def test_tabs_named_by_weeks_of_the_calendar_have_their_days_and_weeks_of_a_turnus_have_none() -> None:
    week = [["Navn", "Man", "Tir", "Ons", "Tor", "Fre", "Lør", "Søn"], ["Kari Nordlys", "", "08-16"]]
    book = found({f"Uke {number}": week for number in (52, 53, 1, 2)})
    assert book.one_plan
    days = sorted(OSLO.day(each.start) for each in read_all(book, KNOWN).shifts)
    assert days == [date(2026, 12, 22), date(2026, 12, 29), date(2027, 1, 5), date(2027, 1, 12)]
    assert [set(each.days) for each in book.plans] == [{day} for day in days]
    moved = read_all(book.read_with(book.year - 1, {}), KNOWN)
    assert (moved.first, moved.last) == (date(2025, 12, 23), date(2026, 1, 6))
    written = read({"Uke 1 2025": week, "Uke 2 2025": week})
    assert (written.first, written.last) == (date(2024, 12, 31), date(2025, 1, 7))
    assert found({f"Uke {number}": week for number in (1, 2, 3)}).undated == ("Uke 1", "Uke 2", "Uke 3")


def test_all_sheets_are_one_change_or_none(store: Store) -> None:
    book = found(dict(list(year_of(2026, False).items())[2:5]))
    preview = read_all(book, plan_import.known(store))
    broken = replace(preview, shifts=(*preview.shifts, preview.shifts[0]._replace(assistant="nobody")))
    with pytest.raises(DomainError):
        plan_import.apply(store, broken)
    assert (store.all(Shift), len(store.all(Assistant))) == ([], 2)
    plan_import.apply(store, preview)
    assert (len(store.all(Shift)), len(store.all(Assistant))) == (2 * 92, 3)
    assert read_all(book, plan_import.known(store)).empty
    store.undo()
    assert (store.all(Shift), len(store.all(Assistant))) == ([], 2)
