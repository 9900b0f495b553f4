"""Bringing people along: from a list or an address book to a preview, and on to one undoable change."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from bpa_desk.domain.assistant import Assistant, Contact
from bpa_desk.domain.text import N_, Message
from bpa_desk.services import invariants, people
from bpa_desk.services.exchange.days import read_day
from bpa_desk.services.exchange.names import cleaned_name
from bpa_desk.services.exchange.sheet import Reject, Sheet
from bpa_desk.services.exchange.vcard import Card
from bpa_desk.services.identity import new_id

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

_LOOK_ROWS = 20
_YOUNGEST_BORN = 2015
_FOUR_DIGITS = re.compile(r"\d{4}")


class PersonColumn(StrEnum):
    """What a column of a list of people holds."""

    NAME = "name"
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    POSTAL = "postal"
    BIRTH_DATE = "birth_date"
    NUMBER = "number"
    SKILLS = "skills"
    LANGUAGES = "languages"
    NOTES = "notes"


_TITLES = {
    PersonColumn.NAME: "navn|namn|name|assistent|fullt navn|fullt namn|ansatt|display name|full name",
    PersonColumn.FIRST_NAME: "fornavn|førenamn|fornamn|first name|given name",
    PersonColumn.LAST_NAME: "etternavn|etternamn|last name|family name",
    PersonColumn.PHONE: "telefon|tlf|mobil|mobiltelefon|phone|mobile|mobile phone|telefonnummer|mobilnummer",
    PersonColumn.EMAIL: "e-post|epost|email|e-mail|mail|e-postadresse|e-mail address|epostadresse",
    PersonColumn.ADDRESS: "adresse|address|gateadresse|gate|home address",
    PersonColumn.POSTAL: "postnummer og sted|poststed|postadresse|postnr",
    PersonColumn.BIRTH_DATE: "fødselsdato|født|fødd|birth date|birthday|date of birth",
    PersonColumn.NUMBER: "ansattnr|ansattnummer|tilsettnummer|tilsettnr|employee number|ansatt-nr|løpenummer",
    PersonColumn.SKILLS: "kompetanse|ferdigheter|ferdigheiter|opplæring|skills",
    PersonColumn.LANGUAGES: "språk|languages",
    PersonColumn.NOTES: "merknad|notat|kommentar|notes|note",
}
_CONTACTS = {PersonColumn.PHONE, PersonColumn.EMAIL, PersonColumn.ADDRESS, PersonColumn.BIRTH_DATE}
_BY_TITLE = {title: column for column, titles in _TITLES.items() for title in titles.split("|")}


@dataclass(frozen=True, slots=True)
class PeopleMapping:
    """Which row holds the titles (from 0) and which columns hold what."""

    header: int
    columns: Mapping[PersonColumn, int]


@dataclass(frozen=True, slots=True)
class PeoplePreview:
    """The people an import would add, those who are there already, and the lines that cannot be used."""

    assistants: tuple[Assistant, ...] = ()
    already: tuple[str, ...] = ()
    rejects: tuple[Reject, ...] = ()


def lists_people(mapping: PeopleMapping) -> bool:
    """True when the sheet is rather a list of people than a plan: it has titles, and ways to reach them."""
    return mapping.header >= 0 and bool(_CONTACTS & mapping.columns.keys())


def guess_people(sheet: Sheet) -> PeopleMapping:
    """Return the row of titles and what its columns hold; without titles the first column is the name."""
    best = PeopleMapping(-1, {PersonColumn.NAME: 0})
    most = 0
    for number, row in enumerate(sheet.rows[:_LOOK_ROWS]):
        columns: dict[PersonColumn, int] = {}
        for index, cell in enumerate(row):
            column = _BY_TITLE.get(cell.casefold().strip(" .:*"))
            if column is not None:
                columns.setdefault(column, index)
        named = {PersonColumn.NAME, PersonColumn.FIRST_NAME, PersonColumn.LAST_NAME} & columns.keys()
        if named and len(columns) > most:
            best, most = PeopleMapping(number, columns), len(columns)
    return best


def read_people(sheet: Sheet, mapping: PeopleMapping, present: tuple[Assistant, ...]) -> PeoplePreview:
    """Return whom the list would add; nothing is written."""
    gathered = _Gathered(present)
    for number in range(mapping.header + 1, len(sheet.rows)):
        row = sheet.rows[number]
        at = {column: row[index] for column, index in mapping.columns.items() if 0 <= index < len(row)}
        if not any(row):
            continue
        name = at.get(PersonColumn.NAME, "") or " ".join(
            filter(None, (at.get(PersonColumn.FIRST_NAME, ""), at.get(PersonColumn.LAST_NAME, "")))
        )
        gathered.person(number, mapping.columns.get(PersonColumn.NAME, 0), name, _record(at))
    return gathered.preview()


def read_address_book(cards: list[Card], present: tuple[Assistant, ...]) -> PeoplePreview:
    """Return whom the address book would add; nothing is written. Rejects name the card's first line."""
    gathered = _Gathered(present)
    for card in cards:
        record = Assistant(id="", name="", contacts=tuple(card.contacts), birth_date=card.birth_date)
        gathered.person(card.line - 1, 0, card.name, record)
    return gathered.preview()


def apply_people(store: Store, preview: PeoplePreview) -> None:
    """Add the people as one undoable change, or none at all; DomainError if one is refused."""
    if not preview.assistants:
        return
    label = Message(N_("Import assistants ({count})"), {"count": len(preview.assistants)})
    with store.change(label):
        for person in preview.assistants:
            people.save_assistant(store, replace(person, hue=people.next_hue(store)))


class _Gathered:
    def __init__(self, present: tuple[Assistant, ...]) -> None:
        self._known = {person.name.casefold(): person.name for person in present}
        self._added: dict[str, Assistant] = {}
        self._already: list[str] = []
        self._rejects: list[Reject] = []

    def person(self, row: int, column: int, name: str, record: Assistant) -> None:
        """Take in one person; row and column count from 0."""
        name = cleaned_name(name)
        key = name.casefold()
        if not any(each.isalpha() for each in name) or len(name) > invariants.LONGEST_NAME:
            self._reject(row, column, name, Message(N_("There is no name here.")))
        elif key in self._known or key in self._added:
            self._already.append(name)
        elif people.holds_national_id(" ".join((name, record.notes, record.employee_number))):
            self._reject(
                row, column, name, Message(N_("This holds a fødselsnummer, which is not kept here."))
            )
        else:
            self._added[key] = replace(self._usable(row, column, record), id=new_id(), name=name)

    def preview(self) -> PeoplePreview:
        """Return everything taken in."""
        return PeoplePreview(tuple(self._added.values()), tuple(self._already), tuple(self._rejects))

    def _usable(self, row: int, column: int, record: Assistant) -> Assistant:
        """Return the record without what the ordning would refuse; what is left out is named."""
        kept = []
        for contact in record.contacts:
            if contact.kind == "email" and ("@" not in contact.value.strip("@") or " " in contact.value):
                why = Message(N_("This does not look like an e-mail address; it is left out."))
                self._reject(row, column, contact.value, why)
            else:
                kept.append(contact)
        born = record.birth_date
        if born is not None and born.year > _YOUNGEST_BORN:
            why = Message(N_("This cannot be the date of birth; it is left out."))
            self._reject(row, column, born.isoformat(), why)
            born = None
        return replace(record, contacts=tuple(kept), birth_date=born)

    def _reject(self, row: int, column: int, cell: str, why: Message) -> None:
        self._rejects.append(Reject(row + 1, column + 1, cell, why))


def _record(at: Mapping[PersonColumn, str]) -> Assistant:
    contacts = [Contact("phone", each) for each in _several(at.get(PersonColumn.PHONE, ""))]
    contacts += [Contact("email", each) for each in _several(at.get(PersonColumn.EMAIL, ""))]
    address = ", ".join(filter(None, (at.get(PersonColumn.ADDRESS, ""), at.get(PersonColumn.POSTAL, ""))))
    if address:
        contacts.append(Contact("address", address))
    return Assistant(
        id="",
        name="",
        employee_number=at.get(PersonColumn.NUMBER, ""),
        birth_date=_birth_date(at.get(PersonColumn.BIRTH_DATE, "")),
        contacts=tuple(contacts),
        skills=_several(at.get(PersonColumn.SKILLS, "")),
        languages=_several(at.get(PersonColumn.LANGUAGES, "")),
        notes=at.get(PersonColumn.NOTES, ""),
    )


def _birth_date(text: str) -> date | None:
    day = read_day(text, 0) if text else None
    if day is not None and day.year > _YOUNGEST_BORN and not _FOUR_DIGITS.search(text):
        return day.replace(year=day.year - 100)  # ".85" was 1985
    return day


def _several(text: str) -> tuple[str, ...]:
    return tuple(
        part for each in text.replace(";", ",").replace("/", ",").split(",") if (part := each.strip())
    )
