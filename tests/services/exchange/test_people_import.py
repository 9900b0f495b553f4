"""People from lists and address books."""

from __future__ import annotations

from datetime import date

import pytest

from bpa_desk.domain.assistant import Assistant, Contact
from bpa_desk.services.exchange.errors import ImportFileError
from bpa_desk.services.exchange.people_import import (
    PeoplePreview,
    apply_people,
    guess_people,
    read_address_book,
    read_people,
)
from bpa_desk.services.exchange.table_file import read_tables
from bpa_desk.services.exchange.vcard import is_vcard, read_cards
from bpa_desk.storage.store import Store
from tests.services.exchange.files import KARI, csv_bytes

LIST = """
    Assistenter i ordning Nes||||||
    Navn|Mobil|E-post|Adresse|Poststed|Født|Kompetanse
    Ánne Čáhci|00 11 22 33 / 00 44 55 66|anne@eksempel.no|Veien 1|9730 Kárášjohka|24.12.85|medisin, løft
    Kari Nordlys|||||1.2.1990|
    Ola Uten Post||ikke noe|||2030-01-01|
    |00 00 00 00|||||
"""
CARDS = b"""BEGIN:VCARD\r
VERSION:3.0\r
N:Nordmann;Ola;;;\r
FN:Ola Nordmann\r
item1.TEL;type=CELL;type=pref:+47 00 11 22 33\r
TEL;TYPE=home:tel\\;00\r
EMAIL;TYPE=INTERNET,WORK:ola@eks\r
 empel.no\r
ADR;TYPE=HOME:;;Gata 1\\, inngang B;Bod\xc3\xb8;;8001;Norge\r
BDAY:1990-02-28\r
NOTE:hemmelig\r
END:VCARD\r
BEGIN:VCARD\r
VERSION:2.1\r
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=85s;=C3=\r
=98yvind\r
TEL;CELL:00000000\r
END:VCARD\r
BEGIN:VCARD
VERSION:4.0
FN:
TEL;VALUE=uri:tel:+47-00-00
END:VCARD
"""


def listed(text: str = LIST) -> PeoplePreview:
    sheet = read_tables(csv_bytes(text))[0]
    return read_people(sheet, guess_people(sheet), (KARI,))


def test_a_list_of_people() -> None:
    found = listed()
    anne, ola = found.assistants
    assert (anne.name, anne.birth_date, anne.skills) == (
        "Ánne Čáhci",
        date(1985, 12, 24),
        ("medisin", "løft"),
    )
    assert anne.reach("phone") == ("00 11 22 33", "00 44 55 66")
    assert anne.reach("email") == ("anne@eksempel.no",)
    assert anne.reach("address") == ("Veien 1, 9730 Kárášjohka",)
    assert (ola.name, ola.contacts, ola.birth_date) == ("Ola Uten Post", (), None)
    assert found.already == ("Kari Nordlys",)
    assert [(reject.row, reject.cell) for reject in found.rejects] == [
        (5, "ikke noe"),
        (5, "2030-01-01"),
        (6, ""),
    ]


def test_first_and_last_names_and_no_titles_at_all() -> None:
    assert [each.name for each in listed("Fornavn|Etternavn|Tlf\nPer|Ås|00").assistants] == ["Per Ås"]
    assert [each.name for each in listed("Per Ås\nLise Li").assistants] == ["Per Ås", "Lise Li"]


def test_a_national_id_is_refused() -> None:
    found = listed("Navn|Merknad\nPer Ås|01010750160")
    assert (found.assistants, len(found.rejects)) == ((), 1)


def test_an_address_book() -> None:
    assert is_vcard(CARDS)
    found = read_address_book(read_cards(CARDS), ())
    ola, oyvind = found.assistants
    assert (ola.name, ola.birth_date, ola.notes) == ("Ola Nordmann", date(1990, 2, 28), "")
    assert ola.contacts == (
        Contact("phone", "+47 00 11 22 33", "mobile"),
        Contact("phone", "tel;00", "home"),
        Contact("email", "ola@eksempel.no", "work"),
        Contact("address", "Gata 1, inngang B, 8001 Bodø, Norge", "home"),
    )
    assert (oyvind.name, oyvind.reach("phone")) == ("Øyvind Ås", ("00000000",))
    assert [reject.row for reject in found.rejects] == [19]


@pytest.mark.parametrize("content", [b"", b"BEGIN:VCALENDAR", b"BEGIN:VCARD\n" * 1001, b"x" * 10_000_001])
def test_what_is_no_address_book_is_refused(content: bytes) -> None:
    with pytest.raises(ImportFileError):
        read_cards(content)


def test_people_come_in_as_one_step(store: Store) -> None:
    found = read_address_book(read_cards(CARDS), tuple(store.all(Assistant)))
    apply_people(store, found)
    people = store.all(Assistant)
    assert len(people) == 4
    assert len({person.hue for person in people if person.id not in ("kari", "ola")}) == 2
    again = read_address_book(read_cards(CARDS), tuple(store.all(Assistant)))
    assert (again.assistants, len(again.already)) == ((), 2)
    apply_people(store, again)
    store.undo()
    assert len(store.all(Assistant)) == 2


def test_what_follows_a_number_in_version_4_is_no_part_of_it() -> None:
    card = b"BEGIN:VCARD\nVERSION:4.0\nFN:Kari\nTEL;VALUE=uri;TYPE=cell:tel:+4700000000;ext=1\nEND:VCARD\n"
    assert [contact.value for contact in read_cards(card)[0].contacts] == ["+4700000000"]
