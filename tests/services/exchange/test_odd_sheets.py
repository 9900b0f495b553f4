"""Spreadsheets as strangers keep them, each with an oddity of its own, and who is meant in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time

import pytest

from bpa_desk.domain.assistant import Assistant
from bpa_desk.services.exchange import workbook as books
from bpa_desk.services.exchange.errors import ImportFileError
from bpa_desk.services.exchange.guessing import guess
from bpa_desk.services.exchange.plan_import import read
from bpa_desk.services.exchange.preview import ImportPreview, Known
from bpa_desk.services.exchange.table_file import read_tables
from bpa_desk.services.exchange.tabs import calendar_weeks, told_by
from bpa_desk.services.exchange.who import SOMEBODY_NEW, Likeness
from tests.services.exchange.files import KNOWN, OSLO, TODAY, csv_bytes, preview, told, workbook, xlsx

DAYS = [f"{day}.11." for day in range(23, 30)]


def refused(found: ImportPreview) -> list[tuple[str, str]]:
    return [(each.place, each.cell) for each in found.rejects]


@pytest.mark.parametrize(
    ("name", "means"),
    [
        ("01.2026", "januar 2026"), ("2026-01", "januar 2026"), ("jan 26", "januar 2026"),
        ("1-26", "januar 2026"), ("Januar '26", "januar 2026"), ("Plan 12/2026", "desember 2026"),
        ("2026_02", "februar 2026"), ("202603", "mars 2026"), ("mnd 4", "april"),
        ("uke 3", "Uke 3"), ("Uke 3-6", "Uke 3"), ("uke_3", "Uke 3"), ("U3", "Uke 3"), ("Ukeplan 3", "Uke 3"),
        ("3. veke", "Uke 3"), ("Uke 3-26", "Uke 3 2026"), ("Uke 52-2", "Uke 52"), ("2026-W03", "Uke 3 2026"),
        ("uke 3 - uke 6", "Uke 3"), ("Uke 3-6 2026", "Uke 3 2026"),
        # None of these is a month or a week.
        ("24.12.2026", "24.12.2026"), ("2025-26", "2025-26"), ("Plan v2", "Plan v2"), ("Ark1", "Ark1"),
        ("Uke 60", "Uke 60"), ("Natt 22-08", "Natt 22-08"), ("Avdeling 23", "Avdeling 23"),
        ("Turnus 1 2026", "Turnus 1 2026"),
    ],
)  # fmt: skip
def test_the_name_of_a_sheet_tells_its_month_or_week(name: str, means: str) -> None:
    assert told_by(name) == means


def test_weeks_of_a_turnus_are_not_those_of_the_calendar() -> None:
    assert not calendar_weeks(["Uke 1-4", "Uke 5-8", "Kontakter"])
    assert calendar_weeks(["Uke 1", "Uke 27"])  # a turnus has 26 weeks at most
    assert calendar_weeks(["Uke 1 2026", "Uke 2"])
    assert calendar_weeks(["Uke 3", "Uke 4"])


def month(*cells: str) -> list[list[object]]:
    return [["Navn", *range(1, 29)], ["Kari Nordlys", *cells]]


WEEK = [["Navn", "Man", "Tir", "Ons"], ["Kari Nordlys", "08-16", "", "08-16"]]


@pytest.mark.parametrize(
    ("tabs", "rows", "days"),
    [
        (("01.2026", "02.2026"), month("08-16"), ["2026-01-01", "2026-02-01"]),
        (("jan 26", "feb 26"), month("08-16"), ["2026-01-01", "2026-02-01"]),
        (("1-26", "2-26"), month("08-16"), ["2026-01-01", "2026-02-01"]),
        (("1", "2"), month("08-16"), ["2027-01-01", "2027-02-01"]),
        (("uke 3", "uke 4"), WEEK, ["2027-01-18", "2027-01-25"]),
        (("51", "52"), WEEK, ["2026-12-14", "2026-12-21"]),
        (("Uke 3-4", "Uke 5-6"), [*WEEK, [], *WEEK], ["2027-01-18", "2027-01-25", "2027-02-08"]),
        (("Uke 3-26", "Uke 4-26"), WEEK, ["2026-01-12", "2026-01-19"]),
    ],
)  # fmt: skip
def test_tabs_named_by_numbers_are_one_plan(
    tabs: Sequence[str], rows: Sequence[Sequence[object]], days: list[str]
) -> None:
    book = sorted_out(dict.fromkeys(tabs, rows))
    assert book.one_plan
    found = books.read_all(book, Known(OSLO))
    starts = sorted(OSLO.day(each.start) for each in found.shifts)
    assert set(days) <= {day.isoformat() for day in starts}
    assert [starts[0], starts[-1]] == [date.fromisoformat(days[0]), found.last]
    assert found.rejects == ()


def sorted_out(tabs: Mapping[str, Sequence[Sequence[object]]], known: Known = KNOWN) -> books.Workbook:
    return books.sort_out(read_tables(workbook(tabs)), TODAY, known, lambda _done, _of: None)


def test_one_sheet_named_by_its_week_begins_there() -> None:
    sheet = read_tables(xlsx(WEEK, "Uke 3"))[0]
    assert guess(sheet, TODAY).first == date(2027, 1, 18)
    assert guess(sheet, TODAY, [replace(sheet, name="Uke 1")]).first == date(2026, 11, 23)


def test_shifts_between_a_merged_name_and_its_days_are_no_people() -> None:
    found = preview(
        xlsx(
            [
                ["Vaktplan"], [None, None, *[datetime(2026, 11, day) for day in (23, 24, 25)], "Sum"],
                [None, None, "ma", "ti", "on"],
                ["Kari Nordlys", "Dag", "8-16", None, None, 8], [None, "Natt", None, "22-08", None, 10],
                ["Ola Ås", "Dag", None, "7.30-15", None, 7.5], [None, "Kveld", "16-22", None, None, 6],
                ["Sum", None, 14, 17.5, 0], [], ["Rød = ferie"], ["Grønn = opplæring"],
            ]
        )
    )  # fmt: skip
    assert told(found) == [
        "Kari Nordlys 11-23 08:00–16:00", "Kari Nordlys 11-24 22:00–08:00",
        "Ola Ås 11-23 16:00–22:00", "Ola Ås 11-24 07:30–15:00",
    ]  # fmt: skip
    assert refused(found) == []


def test_half_hours_are_written_in_many_ways_and_marks_are_notes() -> None:
    row = ["7.30-15", "7,5-15", "0730-1500", "7½-15", "fra 7.30 til 15", "7:30-15*", "kl 07.30 – 15.00"]
    found = preview(xlsx([["Navn", *DAYS], ["Kari Nordlys", *row]]))
    assert told(found) == [f"Kari Nordlys 11-{day} 07:30–15:00" for day in range(23, 30)]
    assert [each.note for each in found.shifts] == ["", "", "", "", "", "*", ""]


def test_hours_as_numbers_in_two_columns_are_no_new_dates() -> None:
    found = preview(
        xlsx([["Navn", "man 23.11", None, "tir 24.11", None, "Sum"], [None, "Fra", "Til", "Fra", "Til"],
              ["Kari Nordlys", 8, 16, None, None, 8], ["Ola Ås", 7.5, 15.5, 22, 7.3, 17.5]])
    )  # fmt: skip
    assert told(found) == [
        "Kari Nordlys 11-23 08:00–16:00", "Ola Ås 11-23 07:30–15:30", "Ola Ås 11-24 22:00–07:30",
    ]  # fmt: skip


def test_a_day_may_have_two_columns_and_hours_of_a_sum_are_no_days() -> None:
    found = preview(
        csv_bytes("Navn|23.11|23.11|24.11|24.11\nKari Nordlys|8-16|22-8\nSum|7.5|8.5|7.5|8.5\nOla Ås|||8-16")
    )
    assert told(found) == [
        "Kari Nordlys 11-23 08:00–16:00", "Kari Nordlys 11-23 22:00–08:00", "Ola Ås 11-24 08:00–16:00",
    ]  # fmt: skip


def test_a_night_may_be_parted_at_midnight_and_the_ill_have_shift_and_absence() -> None:
    found = preview(
        csv_bytes(f"Navn|{'|'.join(DAYS[:4])}\nKari Nordlys|22-|-08||22->\nOla Ås|Syk 8-16||22-08|")
    )
    assert told(found) == [
        "Kari Nordlys 11-23 22:00–08:00", "Ola Ås 11-23 08:00–16:00", "Ola Ås 11-25 22:00–08:00",
    ]  # fmt: skip
    assert [(each.assistant, each.kind) for each in found.absences] == [("ola", "sykmelding")]
    assert refused(found) == [("E2", "22->")]


def test_initials_are_written_out_where_they_are_explained_or_known() -> None:
    plan = "Uke 48 2026\nVakt|Mandag|Tirsdag\nDag 08-16|KN|OÅ\nNatt 22-08|TB|KN/OÅ\n"
    expected = [
        "Kari Nordlys 11-23 08:00–16:00", "Kari Nordlys 11-24 22:00–08:00", "Ola Ås 11-24 08:00–16:00",
        "Ola Ås 11-24 22:00–08:00", "Tove Berg 11-23 22:00–08:00",
    ]  # fmt: skip
    explained = preview(csv_bytes(plan + "\nKN|Kari Nordlys\nOÅ|Ola Ås\nTB = Tove Berg"), Known(OSLO))
    assert told(explained) == expected
    assert refused(explained) == []
    known = preview(csv_bytes(plan), Known(OSLO, (*KNOWN.assistants, Assistant("tove", "Tove Berg"))))
    assert told(known) == expected
    assert {each.written: each.meant for each in known.alike}["KN"] == "Kari Nordlys"


def test_marks_beside_the_hours_of_a_shift_are_that_shift() -> None:
    found = preview(csv_bytes(f"Navn|Vakt|{'|'.join(DAYS[:2])}\nKari Nordlys|Dag 08-15|x|\n|Kveld 15-22||X"))
    assert told(found) == ["Kari Nordlys 11-23 08:00–15:00", "Kari Nordlys 11-24 15:00–22:00"]


def test_codes_may_have_their_word_before_their_hours() -> None:
    found = preview(
        csv_bytes("Uke 48 2026\n|Man|Tir|Ons\nKari Nordlys|D|N|D\n\nD|Dagvakt|08:00|15:30\nN|Natt|22-08")
    )
    assert told(found) == [
        "Kari Nordlys 11-23 08:00–15:30", "Kari Nordlys 11-24 22:00–08:00", "Kari Nordlys 11-25 08:00–15:30",
    ]  # fmt: skip
    assert refused(found) == []


def test_a_list_may_have_its_dates_with_the_times_and_two_people_on_a_line() -> None:
    found = preview(
        xlsx(
            [
                ["Nr", "Fornavn", "Etternavn", "Fra", "Til", "Timer"],
                [1, "Kari", "Nordlys", datetime(2026, 11, 23, 8), datetime(2026, 11, 23, 16), 8],
                [2, "Ola", "Ås", "23.11.2026 22:00", "24.11.2026 08:00", 10],
                [2, "Ola", "Ås", "24.11.2026 kl. 22:00", "25.11.2026 kl. 08:00", 10], [None, "Sum", None, 28],
            ]
        )
    )  # fmt: skip
    assert told(found) == [
        "Kari Nordlys 11-23 08:00–16:00", "Ola Ås 11-23 22:00–08:00", "Ola Ås 11-24 22:00–08:00",
    ]  # fmt: skip
    two = preview(xlsx([["Dato", "Tid", "Hvem"], ["23.11.2026", "8-16", "Kari Nordlys / Ola Ås"]]))
    assert told(two) == ["Kari Nordlys 11-23 08:00–16:00", "Ola Ås 11-23 08:00–16:00"]


def test_a_day_may_be_a_title_above_its_shifts() -> None:
    first = "Vaktplan\nMandag 23.11.2026\n08-16|Kari Nordlys\n16:00|22:00|Ola Ås|handle\n22-08|\n\n"
    more = "Tirsdag 24.11.2026\nKari Nordlys / Ola Ås|08-16\nTorsdag 26.11.2026\nKari Nordlys 9-15"
    found = preview(csv_bytes(first + more))
    assert told(found) == [
        "Kari Nordlys 11-23 08:00–16:00", "Kari Nordlys 11-24 08:00–16:00", "Kari Nordlys 11-26 09:00–15:00",
        "Ola Ås 11-23 16:00–22:00", "Ola Ås 11-24 08:00–16:00",
    ]  # fmt: skip
    assert refused(found) == [("A5", "22-08")]


def test_codes_explained_below_a_list_are_no_shifts_of_it() -> None:
    found = preview(csv_bytes("Dato|Vakt|Ansatt\n23.11.2026|D|Kari Nordlys\n\nD|08-16|\nN|22-08|"))
    assert told(found) == ["Kari Nordlys 11-23 08:00–16:00"]
    assert refused(found) == []


def test_a_file_may_name_its_own_mark_and_what_is_no_table_is_said() -> None:
    named = b"sep=|\r\nNavn|23.11.2026|24.11.2026\r\nKari Nordlys|8-16;18-22|\r\n"
    assert told(preview(named)) == ["Kari Nordlys 11-23 08:00–16:00", "Kari Nordlys 11-23 18:00–22:00"]
    for content in (b"%PDF-1.7\n1 0 obj", b"\xef\xbb\xbf<html><table><tr><td>Navn</td></tr></table></html>"):
        with pytest.raises(ImportFileError, match="not a spreadsheet"):
            read_tables(content)


def test_phone_and_position_behind_a_name_are_no_part_of_it() -> None:
    row = ["Ola Ås (vikar) tlf 912 34 567", time(8), time(16)]
    found = preview(xlsx([["Navn", "Fra", "Til", "Dato"], [*row, date(2026, 11, 23)]]))
    assert told(found) == ["Ola Ås 11-23 08:00–16:00"]


TABS = {"jan 27": month("08-16"), "feb 27": [["Navn", *range(1, 29)], ["Kari", "", "08-16", "rart!"]]}
KARI = Likeness("Kari", ("Kari Nordlys",), "Kari Nordlys")


def test_a_first_name_is_proposed_to_be_the_only_one_it_can_be() -> None:
    book = sorted_out(TABS, Known(OSLO))
    found = books.read_all(book, Known(OSLO))
    assert found.alike == (KARI,)
    assert [each.name for each in found.assistants] == ["Kari Nordlys"]
    assert told(found) == ["Kari Nordlys 01-01 08:00–16:00", "Kari Nordlys 02-02 08:00–16:00"]
    assert refused(found) == [("feb 27, D2", "rart!")]
    apart = books.read_all(replace(book, who={"Kari": SOMEBODY_NEW}), Known(OSLO))
    assert apart.alike == (replace(KARI, meant=SOMEBODY_NEW),)
    assert told(apart) == ["Kari 02-02 08:00–16:00", "Kari Nordlys 01-01 08:00–16:00"]


def test_a_first_name_of_several_is_nobody_of_them_until_it_is_said() -> None:
    sheet = read_tables(csv_bytes("|1.12|2.12\nKari|8-16|\nKari Berg||8-16"))[0]
    mapping = guess(sheet, TODAY)
    found = read(sheet, mapping, KNOWN)
    assert found.alike == (Likeness("Kari", ("Kari Nordlys", "Kari Berg"), SOMEBODY_NEW),)
    assert [each.name for each in found.assistants] == ["Kari", "Kari Berg"]
    said = read(sheet, replace(mapping, who={"Kari": "Kari Berg"}), KNOWN)
    assert told(said) == ["Kari Berg 12-01 08:00–16:00", "Kari Berg 12-02 08:00–16:00"]


def test_whom_the_ordning_calls_by_first_name_may_have_a_whole_name_in_the_plan() -> None:
    known = Known(OSLO, (Assistant("kari", "Kari"),))
    found = preview(csv_bytes("|1.12|2.12\nKari Nordlys|8-16|8-16"), known)
    assert found.alike == (Likeness("Kari Nordlys", ("Kari",), "Kari"),)
    assert {each.assistant for each in found.shifts} == {"kari"}
