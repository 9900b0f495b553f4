"""How people lay out their plans: legends, titles and columns that say half of what they mean."""

from __future__ import annotations

from tests.services.exchange.files import csv_bytes, preview, told


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


def test_a_week_without_dates_is_refused_cell_by_cell_and_says_what_to_do() -> None:
    plan = """
        Uke|Mandag|Tirsdag|Onsdag
        1|Kari 8-16|Ola 8-16|fri
        2|Ola 16-22||Kari 8-16
    """
    found = preview(csv_bytes(plan))
    assert found.empty
    assert [(reject.place, reject.cell) for reject in found.rejects] == [
        ("B1", "Mandag"), ("B2", "Kari 8-16"), ("C2", "Ola 8-16"), ("B3", "Ola 16-22"), ("D3", "Kari 8-16"),
    ]  # fmt: skip
    assert all("Uke 48 2026" in str(reject.why) for reject in found.rejects)
    # Codes without hours are not passed over either: the weekday says what is missing.
    coded = preview(csv_bytes("Navn|Man|Tir|Ons\nKari|D||N\nOla||D|"))
    assert [reject.place for reject in coded.rejects] == ["B1"]
    downwards = preview(csv_bytes("Dag|Kari|Ola\nMandag|8-16|\nTirsdag||8-16"))
    assert [reject.place for reject in downwards.rejects] == ["B2", "C3"]


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
        "Kveld 11-25 15:00–22:00",
        "Ola Ås 11-23 16:00–22:00",
        "Ola Ås 11-24 08:00–16:00",
        "Per 11-25 08:00–16:00",
        "Vakt 1 11-25 08:00–12:00",
    ]
    assert [(reject.place, reject.cell) for reject in found.rejects] == [("E2", "22-07")]
