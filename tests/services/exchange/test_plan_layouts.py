"""How people lay out their plans: legends, titles and columns that say half of what they mean."""

from __future__ import annotations

from dataclasses import replace

from bpa_desk.domain.assistant import Assistant
from bpa_desk.services.exchange.guessing import guess
from bpa_desk.services.exchange.plan_import import read
from bpa_desk.services.exchange.table_file import read_tables
from tests.services.exchange.files import KNOWN, TODAY, csv_bytes, preview, told


def test_codes_explained_in_the_cells_below_are_not_people() -> None:
    plan = """
        Navn|2.2.26|3.2.26|4.2.26
        Per|D|N|
        Kari||D|A
        |||
        Koder|||
        D|08-16||
        A|15-22|N|22-08
        Sum|1|2|1
    """
    found = preview(csv_bytes(plan))
    assert told(found) == [
        "Kari Nordlys 02-03 08:00–16:00",
        "Kari Nordlys 02-04 15:00–22:00",
        "Per 02-02 08:00–16:00",
        "Per 02-03 22:00–08:00",
    ]
    assert [person.name for person in found.assistants] == ["Per"]
    assert found.rejects == ()
    # A short name with a single shift beside it is a person.
    alone = preview(csv_bytes("Navn|2.2.26|3.2.26|\nPer|08-16||\nOle|08-16||"))
    assert [person.name for person in alone.assistants] == ["Per", "Ole"]


def test_the_month_is_found_in_the_title_of_the_plan() -> None:
    plan = """
        Vaktliste Nes februar 2027|||
        |1|2|3
        |ma|ti|on
        Kari|8-16||22-08
    """
    assert told(preview(csv_bytes(plan))) == [
        "Kari Nordlys 02-01 08:00–16:00",
        "Kari Nordlys 02-03 22:00–08:00",
    ]


def test_weeks_that_stand_side_by_side_follow_each_other() -> None:
    plan = """
        Navn|Uke 53 2026||||||||Uke 1
        |Ma|Ti|On|To|Fr|Lø|Sø||Ma|Ti
        Kari|8-16||||||9-15||8-16|22-06
    """
    assert told(preview(csv_bytes(plan))) == [
        "Kari Nordlys 01-03 09:00–15:00",
        "Kari Nordlys 01-04 08:00–16:00",
        "Kari Nordlys 01-05 22:00–06:00",
        "Kari Nordlys 12-28 08:00–16:00",
    ]


def test_months_that_stand_side_by_side_follow_each_other() -> None:
    plan = """
        |Desember 2026||Januar 2027|
        Navn|30|31|1|2
        Kari|8-16||9-15|
    """
    assert told(preview(csv_bytes(plan))) == [
        "Kari Nordlys 01-01 09:00–15:00",
        "Kari Nordlys 12-30 08:00–16:00",
    ]


def test_each_person_may_have_a_column_for_from_and_one_for_to() -> None:
    plan = """
        |Kari||Ola|
        Dato|fra|til|fra|til
        2.2.2026|08:00|16:00|16|22
        3.2.2026|ferie||22:00|06:00
        4.2.2026||16:00||
        Sum|8||14|
    """
    found = preview(csv_bytes(plan))
    assert told(found) == [
        "Kari Nordlys 02-02 08:00–16:00",
        "Ola Ås 02-02 16:00–22:00",
        "Ola Ås 02-03 22:00–06:00",
    ]
    assert [away.kind for away in found.absences] == ["ferie"]
    assert [(reject.place, reject.cell) for reject in found.rejects] == [("C5", "16:00")]


def test_rows_may_be_shifts_with_the_names_in_the_cells() -> None:
    plan = """
        Uke 6 2026|||
        |Mandag 2/2|Tirsdag 3/2|Onsdag 4/2
        Dag (08-16)|Kari|Ola Ås|Kari / Anne Ny
        |Ledig||
        22-08|Anne Ny||Ola
        Natt (22-08)|fri||
        Per (80 %)|08-16||
    """
    found = preview(csv_bytes(plan))
    assert told(found) == [
        "- 02-02 08:00–16:00",
        "Anne Ny 02-02 22:00–08:00",
        "Anne Ny 02-04 08:00–16:00",
        "Kari Nordlys 02-02 08:00–16:00",
        "Kari Nordlys 02-04 08:00–16:00",
        "Ola Ås 02-03 08:00–16:00",
        "Ola Ås 02-04 22:00–08:00",
        "Per 02-02 08:00–16:00",
    ]
    assert [person.name for person in found.assistants] == ["Anne Ny", "Per"]
    assert found.rejects == ()


def test_hours_no_day_can_be_found_for_are_refused_cell_by_cell_and_say_what_to_do() -> None:
    plan = """
        Turnus|Tidlig|Sent|Natt
        Kari|8-16|fri|22-07
        Ola||16-22|
    """
    found = preview(csv_bytes(plan))
    assert found.empty
    assert [(reject.place, reject.cell) for reject in found.rejects] == [
        ("B2", "8-16"), ("D2", "22-07"), ("C3", "16-22"),
    ]  # fmt: skip
    assert all("Uke 48 2026" in str(reject.why) for reject in found.rejects)


def test_the_names_may_stand_in_the_cells_with_their_hours() -> None:
    plan = """
        Uke 48 2026|Mandag|Tirsdag|Onsdag|Torsdag
        |Kari 8-16|Ola: 08.00-16.00|Per kl 8-16|22-07
        Dag|Ola 16-22||Kveld 15-22|fri
        Vakt 1|Kari 17-20||D 8-12|
        Sum|2|2|2|2
    """
    found = preview(csv_bytes(plan))
    assert told(found) == [
        "Kari Nordlys 11-23 08:00–16:00",
        "Kari Nordlys 11-23 17:00–20:00",
        "Ola Ås 11-23 16:00–22:00",
        "Ola Ås 11-24 08:00–16:00",
        "Per 11-25 08:00–16:00",
    ]
    assert [person.name for person in found.assistants] == ["Per"]
    assert [(reject.place, reject.cell) for reject in found.rejects] == [
        ("E2", "22-07"), ("D3", "Kveld 15-22"), ("D4", "D 8-12"),
    ]  # fmt: skip


def test_somebody_new_in_the_row_of_a_shift_is_a_person_and_the_shift_is_not() -> None:
    plan = """
        |ma 7.12|ti 8.12|on 9.12
        Vakt 1|Per 8-16|Kari 8-16|Lise 8-16
        Stue|Kari 16-22|Siv 16-22|
        Nattevakt|Lise|22-08|Ola 22-08
        Anne|Møte 10-11||12-13
    """
    found = preview(csv_bytes(plan))
    assert [person.name for person in found.assistants] == ["Per", "Lise", "Siv", "Anne"]
    assert [line for line in told(found) if "Kari" not in line] == [
        "Anne 12-07 10:00–11:00",
        "Anne 12-09 12:00–13:00",
        "Lise 12-09 08:00–16:00",
        "Ola Ås 12-09 22:00–08:00",
        "Per 12-07 08:00–16:00",
        "Siv 12-08 16:00–22:00",
    ]
    assert [(reject.place, reject.cell) for reject in found.rejects] == [("B4", "Lise"), ("C4", "22-08")]
    assert found.unknown_codes == ()
    # A word before the hours that nobody explained is kept as a note.
    assert [each.note for each in found.shifts if each.note] == ["Møte"]


def test_days_down_may_have_shifts_across_with_the_names_in_the_cells() -> None:
    plan = """
        Dato|Tidlig 07-15|Sen|Natt|Dag
        ||15-23||
        23.11.2026|Kari|Ola|Per|mandag
        24.11.2026|Ledig|Nina|Ola 23-07|tirsdag
    """
    found = preview(csv_bytes(plan))
    assert told(found) == [
        "- 11-24 07:00–15:00",
        "Kari Nordlys 11-23 07:00–15:00",
        "Nina 11-24 15:00–23:00",
        "Ola Ås 11-23 15:00–23:00",
        "Ola Ås 11-24 23:00–07:00",
    ]
    assert [(reject.place, reject.cell) for reject in found.rejects] == [("D3", "Per")]


def test_what_only_colours_say_is_refused_and_sums_are_no_shifts() -> None:
    coloured = preview(csv_bytes("Navn|23.11.2026|24.11.2026\nKari||\nOla||"))
    assert [(reject.place, reject.cell) for reject in coloured.rejects] == [("B2", "")]
    plan = "Dag|Dato|Kari|Ola\nmandag|23.11.2026|8-16|\ntirsdag|24.11.2026||8-16\nSum||8|8"
    summed = preview(csv_bytes(plan))
    assert (len(summed.shifts), summed.rejects) == (2, ())


def test_a_day_across_may_have_a_column_for_from_and_one_for_to() -> None:
    plan = "Navn|23.11.2026||24.11.2026|\n|fra|til|fra|til\nKari|08:00|16:00|ferie|\nOla|||22:00|07:00"
    found = preview(csv_bytes(plan))
    assert told(found) == ["Kari Nordlys 11-23 08:00–16:00", "Ola Ås 11-24 22:00–07:00"]
    assert ([away.kind for away in found.absences], found.rejects) == (["ferie"], ())


def test_codes_may_be_explained_in_a_sheet_of_their_own() -> None:
    plan, codes = (
        read_tables(csv_bytes(text))[0]
        for text in ("Navn|23.11.26|24.11.26\nKari|D1|X\nOla||A", "Kode|Fra|Til\nD1|07:30|15:00\nA|15-22|")
    )
    mapping = guess(plan, TODAY, [codes])
    assert mapping.codes == {"D1": "07:30-15:00", "A": "15-22"}
    assert len(read(plan, mapping, KNOWN).shifts) == 2


def test_first_and_last_name_may_stand_in_two_columns() -> None:
    found = preview(csv_bytes("Etternavn|Fornavn|23.11.2026|24.11.2026\nNordlys|Kari|8-16|\nBerg|Per||8-16"))
    assert told(found) == ["Kari Nordlys 11-23 08:00–16:00", "Per Berg 11-24 08:00–16:00"]
    assert [person.name for person in found.assistants] == ["Per Berg"]


def test_a_date_may_stand_once_for_the_shifts_of_its_day_and_hours_beside_their_names() -> None:
    plan = """
        Dato|Vakt|Kl|Assistent
        23.11.2026|Dag|08-15|Kari
        |Kveld|15-22|Ola
        24.11.2026|Dag|08-15|Assistent 2
        Sum|||
    """
    found = preview(csv_bytes(plan))
    assert told(found) == [
        "Assistent 2 11-24 08:00–15:00",
        "Kari Nordlys 11-23 08:00–15:00",
        "Ola Ås 11-23 15:00–22:00",
    ]
    assert found.rejects == ()


def test_whole_hours_of_a_list_are_no_days_of_its_month() -> None:
    plan = """
        Timeliste november 2026|||||
        Navn: Kari Nordlys|||||
        Dato|Ukedag|Inn|Ut|Pause|Sum
        23.11|man|08|16|0,5|7,5
        24.11|tir|15|22|0|7
    """
    assert told(preview(csv_bytes(plan))) == [
        "Kari Nordlys 11-23 08:00–16:00",
        "Kari Nordlys 11-24 15:00–22:00",
    ]


def test_dag_is_a_person_where_the_ordning_knows_him() -> None:
    plan = csv_bytes("Navn|23.11.2026|24.11.2026\nDag|8-16|\nDag Moen||8-16")
    assert [(reject.place, reject.cell) for reject in preview(plan).rejects] == [("B2", "8-16")]
    known = replace(KNOWN, assistants=(*KNOWN.assistants, Assistant("dag", "Dag Moen")))
    assert told(preview(plan, known)) == ["Dag Moen 11-23 08:00–16:00", "Dag Moen 11-24 08:00–16:00"]
