"""Old plans in every layout: what is understood, what is refused and where, and that nothing is half done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from bpa_desk.domain.absence import Absence
from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.shift import Shift, ShiftKind, ShiftType
from bpa_desk.domain.text import DomainError, Message
from bpa_desk.services.exchange.guessing import guess
from bpa_desk.services.exchange.mapping import Column, Layout
from bpa_desk.services.exchange.plan_import import apply, known, read
from bpa_desk.services.exchange.table_file import read_tables
from bpa_desk.storage.store import Store
from tests.services.exchange.files import KNOWN, OSLO, TODAY, csv_bytes, ods, preview, told, xlsx

NAMES_DOWN = """
    Vaktplan Nes|||||
    |man 23.11|tir 24.11|ons 25.11|tor 26.11
    Kari|08-16|8.00-16.00|fri|22-06
    Ola Ås (35 %)|D|8-16/18-22|F1|ferie
    ||22-23||ferie
    Ny Person|kl 8-16|hva|7,5|
    Ledig||14-22|14-22|
    Sum|3|4|5|6
    D = 07:30-15:30||||
"""


def test_names_down_and_dates_across() -> None:
    found = preview(csv_bytes(NAMES_DOWN))
    assert told(found) == [
        "- 11-24 14:00–22:00",
        "- 11-25 14:00–22:00",
        "Kari Nordlys 11-23 08:00–16:00",
        "Kari Nordlys 11-24 08:00–16:00",
        "Kari Nordlys 11-26 22:00–06:00",
        "Ny Person 11-23 08:00–16:00",
        "Ola Ås 11-23 07:30–15:30",
        "Ola Ås 11-24 08:00–16:00",
        "Ola Ås 11-24 18:00–22:00",
        "Ola Ås 11-24 22:00–23:00",
    ]
    assert [person.name for person in found.assistants] == ["Ny Person"]
    assert [(reject.place, reject.cell) for reject in found.rejects] == [("C6", "hva"), ("D6", "7,5")]
    assert "“hva” has not been explained" in str(found.rejects[0].why)
    assert found.unknown_codes == (("hva", 1),)
    (away,) = found.absences
    assert (away.assistant, away.kind, away.end - away.start) == ("ola", "ferie", 1440)
    assert (found.first, found.last) == (date(2026, 11, 23), date(2026, 11, 26))


def test_dates_down_and_names_across_with_the_month_above() -> None:
    plan = """
        November 2026|||
        Dato|Kari|Ola|Per
        1|08-16||N
        2||08-16|
        3.|A||22-07 p23-06
    """
    found = preview(csv_bytes(plan), codes={"N": "22-07"})
    assert told(found) == [
        "Kari Nordlys 11-01 08:00–16:00",
        "Ola Ås 11-02 08:00–16:00",
        "Per 11-01 22:00–07:00",
        "Per 11-03 22:00–07:00",
    ]
    assert [reject.place for reject in found.rejects] == ["B5"]
    resting = next(each for each in found.shifts if each.passive)
    assert resting.kind is ShiftKind.RESTING


def test_one_shift_a_row() -> None:
    plan = """
        Dato|Assistent|Fra|Til|Merknad
        24.11.2026|Nordlys, Kari|08:00|16:00|tur
        25.11.2026|Ola|22:00|06:00|
        26.11.2026||08:00|16:00|
        27.11.2026|Åpen|08:00|16:00|
        28.11.2026|Kari|08:00||
        når som helst|Kari|08:00|10:00|
        Sum||||
    """
    found = preview(csv_bytes(plan))
    assert told(found) == [
        "- 11-26 08:00–16:00",
        "- 11-27 08:00–16:00",
        "Kari Nordlys 11-24 08:00–16:00",
        "Ola Ås 11-25 22:00–06:00",
    ]
    assert [reject.place for reject in found.rejects] == ["C6", "A7"]
    assert next(each for each in found.shifts if each.assistant == "kari").note == "tur"


def test_a_timesheet_of_one_person_names_her_above() -> None:
    plan = """
        Timeliste||
        Assistent:|Kari Nordlys|
        Dato|Fra|Til
        24.11.2026|08:00|16:00
    """
    assert told(preview(csv_bytes(plan))) == ["Kari Nordlys 11-24 08:00–16:00"]


def test_weeks_under_one_another() -> None:
    plan = """
        Uke 53|Mandag|Tirsdag|Fredag
        Kari|8-16||14-22
        Uke 1 2027|Mandag|Tirsdag|Fredag
        Kari||8-16|
    """
    assert told(preview(csv_bytes(plan))) == [
        "Kari Nordlys 01-01 14:00–22:00",
        "Kari Nordlys 01-05 08:00–16:00",
        "Kari Nordlys 12-28 08:00–16:00",
    ]


def test_the_year_turns_in_the_middle_of_the_row() -> None:
    found = preview(csv_bytes("Navn|30.12|31.12|1.1|2.1\nKari|8-16|||8-16"))
    assert [OSLO.day(each.start) for each in found.shifts] == [date(2026, 12, 30), date(2027, 1, 2)]


def test_weekdays_settle_the_year() -> None:
    sheet = read_tables(csv_bytes("Navn|man 4.1|tir 5.1\nKari|8-16|8-16"))[0]
    assert guess(sheet, TODAY).year == 2027


def test_a_wrong_weekday_is_refused_with_the_column() -> None:
    found = preview(csv_bytes("Navn|man 23.11.2026|man 24.11.2026|ons 25.11.2026\nKari|8-16|8-16|8-16"))
    assert len(found.shifts) == 2
    assert [reject.place for reject in found.rejects] == ["C1"]


def test_excel_dates_times_and_numbers() -> None:
    rows: list[list[object]] = [
        ["Dato", "Navn", "Fra", "Til"],
        [date(2026, 11, 24), "Kari", time(8), time(15, 30)],
        [46351, "Ola", "0800", 1600],
    ]
    assert told(preview(xlsx(rows))) == ["Kari Nordlys 11-24 08:00–15:30", "Ola Ås 11-25 08:00–16:00"]


def test_excel_headings_that_are_dates() -> None:
    rows: list[list[object]] = [
        ["", date(2026, 11, 23), date(2026, 11, 24)],
        ["Kari", "8-16", None],
        ["Ola", None, "14-22"],
    ]
    assert told(preview(xlsx(rows))) == ["Kari Nordlys 11-23 08:00–16:00", "Ola Ås 11-24 14:00–22:00"]


def test_ods() -> None:
    found = preview(ods([["", "23.11.2026", "24.11.2026"], ["Kari", "8-16", ""], ["Ola", "", "22-06"]]))
    assert told(found) == ["Kari Nordlys 11-23 08:00–16:00", "Ola Ås 11-24 22:00–06:00"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("mark", [";", ",", "\t"])
def test_every_encoding_and_mark(encoding: str, mark: str) -> None:
    text = "Dato;Assistent;Fra;Til\n24.11.2026;Åse Ødegård;08:00;16:00\n".replace(";", mark)
    found = preview(text.encode(encoding))
    assert told(found) == ["Åse Ødegård 11-24 08:00–16:00"]


def test_the_stores_own_codes_are_known_and_bring_their_kind() -> None:
    resting = ShiftType("hv", "HV", "Hvilende natt", ShiftKind.RESTING, 1320, 1920, passive=((1380, 1860),))
    found = preview(csv_bytes("Navn|23.11.2026|24.11.2026\nKari|hv|HV"), replace(KNOWN, types=(resting,)))
    assert [(each.type, each.kind, len(each.passive)) for each in found.shifts] == [
        ("hv", ShiftKind.RESTING, 1)
    ] * 2


def test_the_user_may_explain_a_code_otherwise_than_the_store() -> None:
    day = ShiftType("d", "D", "Dag", ShiftKind.DAY, 480, 960)
    plan = csv_bytes("Navn|23.11.2026|24.11.2026\nKari|D|fri")
    (shift,) = preview(plan, replace(KNOWN, types=(day,)), {"D": "07-15"}).shifts
    assert (shift.type, OSLO.text(shift.start)) == (None, "2026-11-23T07:00")


def test_the_skipped_hour_is_refused_and_the_repeated_one_is_elapsed_time() -> None:
    found = preview(csv_bytes("Navn|29.3.2026|24.10.2026\nKari|02:30-10|22-08"))
    assert [reject.place for reject in found.rejects] == ["B2"]
    (shift,) = found.shifts
    assert shift.period.minutes == 11 * 60


def test_nobody_cannot_be_away() -> None:
    found = preview(csv_bytes("Dato|Navn|Vakt\n24.11.2026||ferie\n25.11.2026|Åpen|syk\n26.11.2026|Kari|8-16"))
    assert [reject.place for reject in found.rejects] == ["C2", "C3"]
    assert found.absences == ()


def test_the_guess_can_be_corrected() -> None:
    sheet = read_tables(csv_bytes("Navn|1.2|2.2\nKari|8-16|8-16"))[0]
    mapping = replace(guess(sheet, TODAY), year=2030)
    assert [OSLO.day(each.start) for each in read(sheet, mapping, KNOWN).shifts] == [
        date(2030, 2, 1),
        date(2030, 2, 2),
    ]


def test_columns_can_be_told_apart_by_hand() -> None:
    sheet = read_tables(csv_bytes("x|y|z\nKari|24.11.2026|8-16"))[0]
    mapping = replace(
        guess(sheet, TODAY),
        layout=Layout.ROWS,
        header=0,
        columns={Column.ASSISTANT: 0, Column.DATE: 1, Column.HOURS: 2},
    )
    assert told(read(sheet, mapping, KNOWN)) == ["Kari Nordlys 11-24 08:00–16:00"]


def test_a_mapping_that_points_nowhere_does_no_harm() -> None:
    sheet = read_tables(csv_bytes(NAMES_DOWN))[0]
    for layout in Layout:
        wild = replace(guess(sheet, TODAY), layout=layout, header=99, side=99, columns={Column.DATE: 99})
        assert read(sheet, wild, KNOWN).shifts == ()
        for header, side in ((-1, 0), (0, 99), (1, 99), (99, 0)):
            told(read(sheet, replace(wild, header=header, side=side), KNOWN))


def test_one_change_that_can_be_undone_and_is_not_repeated(store: Store) -> None:
    sheet = read_tables(csv_bytes(NAMES_DOWN))[0]
    mapping = guess(sheet, TODAY)
    apply(store, read(sheet, mapping, known(store)))
    assert (len(store.all(Shift)), len(store.all(Assistant)), len(store.all(Absence))) == (10, 3, 1)
    again = read(sheet, mapping, known(store))
    assert again.empty
    assert again.already == 11
    store.undo()
    assert (store.all(Shift), len(store.all(Assistant)), store.all(Absence)) == ([], 2, [])


def test_nothing_is_half_imported(store: Store) -> None:
    sheet = read_tables(csv_bytes(NAMES_DOWN))[0]
    found = read(sheet, guess(sheet, TODAY), known(store))
    broken = replace(found, shifts=(*found.shifts, found.shifts[0]._replace(assistant="nobody")))
    with pytest.raises(DomainError):
        apply(store, broken)
    assert (store.all(Shift), len(store.all(Assistant)), store.undo_label) == ([], 2, Message("Set up"))


def test_a_row_may_say_when_the_shift_ends_on_another_day() -> None:
    plan = """
        Startdato|Navn|Fra|Sluttdato|Til
        27.11.2026|Kari|16:00|29.11.2026|12:00
        27.11.2026|Ola|16:00|26.11.2026|12:00
        01.12.2026|Ola|16:00|20.12.2026|12:00
        02.12.2026|Ola|26:00||12:00
        mandag 1.12.2026|Ola|08:00||12:00
    """
    found = preview(csv_bytes(plan))
    assert [(each.assistant, each.period.minutes) for each in found.shifts] == [("kari", 44 * 60)]
    assert [reject.place for reject in found.rejects] == ["C3", "C4", "C5", "A6"]


def test_times_with_their_date_in_the_same_cell() -> None:
    rows: list[list[object]] = [
        ["Navn", "Start", "Slutt"],
        ["Kari", datetime(2026, 11, 24, 22), datetime(2026, 11, 25, 7, 30)],
        ["Ola", "2026-11-24T08:00", "2026-11-24T16:00"],
    ]
    sheet = read_tables(xlsx(rows))[0]
    mapping = replace(
        guess(sheet, TODAY),
        layout=Layout.ROWS,
        header=0,
        columns={Column.ASSISTANT: 0, Column.START: 1, Column.END: 2},
    )
    assert told(read(sheet, mapping, KNOWN)) == ["Kari Nordlys 11-24 22:00–07:30", "Ola Ås 11-24 08:00–16:00"]


def test_a_list_without_names_and_lengths_that_excel_counts() -> None:
    rows: list[list[object]] = [
        ["Dato", "Fra", "Til", "Sum"],
        [date(2026, 11, 24), time(8), timedelta(hours=16), timedelta(hours=8)],
    ]
    sheet = read_tables(xlsx(rows))[0]
    mapping = guess(sheet, TODAY)
    assert [reject.place for reject in read(sheet, mapping, KNOWN).rejects] == ["A2"]
    assert told(read(sheet, replace(mapping, person="Kari"), KNOWN)) == ["Kari Nordlys 11-24 08:00–16:00"]


def test_dates_down_turn_the_year_and_keep_a_days_second_line() -> None:
    found = preview(csv_bytes("Dato|Kari|Ola\n31.12|8-16|\n|18-22|\n1.1||8-16\nsum|8|8"))
    assert [OSLO.text(each.start) for each in found.shifts] == [
        "2026-12-31T08:00",
        "2026-12-31T18:00",
        "2027-01-01T08:00",
    ]


def test_weekday_and_day_number_under_a_month() -> None:
    plan = "Navn|||\nFebruar 2027|man 1|tir 2|30\nKari|8-16|ons|8-16"
    found = preview(csv_bytes(plan))
    assert told(found) == ["Kari Nordlys 02-01 08:00–16:00"]
    assert [reject.place for reject in found.rejects] == ["C3"]


def test_weeks_that_do_not_exist_are_no_dates() -> None:
    assert preview(csv_bytes("Uke 53 2027|Man|Tir|Ons\nKari|8-16|8-16|8-16")).shifts == ()


def test_passive_time_outside_the_shift_is_refused() -> None:
    found = preview(csv_bytes("Navn|23.11.2026|24.11.2026\nKari|8-16 p23-07|22-08 p25-26"))
    assert [reject.place for reject in found.rejects] == ["B2", "C2"]


def test_the_same_shift_twice_is_one_but_two_open_shifts_are_two() -> None:
    found = preview(
        csv_bytes("Navn|23.11.2026|24.11.2026\nKari|8-16|\nKari N.|\nKari|8-16|\nLedig|8-16|\nLedig|8-16|")
    )
    assert told(found) == ["- 11-23 08:00–16:00", "- 11-23 08:00–16:00", "Kari Nordlys 11-23 08:00–16:00"]
    assert found.already == 1
