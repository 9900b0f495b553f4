"""What a chosen file holds, and what would come of it: plain work on frozen facts, for another thread."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.rota import Rota
from bpa_desk.domain.text import N_, Message
from bpa_desk.services.exchange import guessing, people_import, plan_import, table_file, vcard
from bpa_desk.services.exchange.errors import ImportFileError
from bpa_desk.services.exchange.mapping import SheetMapping
from bpa_desk.services.exchange.people_import import PeopleMapping, PeoplePreview, PersonColumn
from bpa_desk.services.exchange.preview import ImportPreview, Known
from bpa_desk.services.exchange.rota_file import read_rota
from bpa_desk.services.exchange.sheet import Sheet
from bpa_desk.services.exchange.vcard import Card
from bpa_desk.ui.jobs import Progress

MOST_BYTES = 20_000_000
_SHORT = 12
_CONTACTS = {PersonColumn.PHONE, PersonColumn.EMAIL, PersonColumn.ADDRESS, PersonColumn.BIRTH_DATE}


@dataclass(frozen=True, slots=True)
class Source:
    """The content of a file: sheets, or cards, or a rota; the two others are empty."""

    name: str
    sheets: tuple[Sheet, ...] = ()
    cards: tuple[Card, ...] = ()
    rota: Rota | None = None


@dataclass(frozen=True, slots=True)
class Guess:
    """How a sheet is most likely laid out, and whether it is rather a list of people than a plan."""

    plan: SheetMapping
    people: PeopleMapping
    lists_people: bool
    short_cells: frozenset[str] = frozenset()
    """What stands in the short cells: the codes that were explained another time are looked for here."""


def open_source(path: Path, progress: Progress) -> Source:
    """Return what the file holds; ImportFileError when it cannot be used, OSError when it cannot be read."""
    progress.report(0, 2)
    if path.stat().st_size > MOST_BYTES:
        raise ImportFileError(Message(N_("The file is too large to be a plan.")))
    content = path.read_bytes()
    progress.report(1, 2)
    if vcard.is_vcard(content):
        return Source(path.name, cards=tuple(vcard.read_cards(content)))
    if content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
        return Source(path.name, rota=read_rota(content))
    return Source(path.name, sheets=table_file.read_tables(content))


def guess(sheet: Sheet, others: tuple[Sheet, ...], today: date, progress: Progress) -> Guess:
    """Return how the sheet is most likely laid out; the others may explain its codes."""
    progress.report(0, 2)
    people = people_import.guess_people(sheet)
    plan = guessing.guess(sheet, today, others)
    progress.report(1, 2)
    listed = people.header >= 0 and bool(_CONTACTS & people.columns.keys())
    short = frozenset(cell for row in sheet.rows for cell in row if 0 < len(cell) <= _SHORT)
    return Guess(plan, people, listed, short)


def read_plan(sheet: Sheet, mapping: SheetMapping, known: Known, progress: Progress) -> ImportPreview:
    """Return what the sheet would add as a plan."""
    progress.check()
    return plan_import.read(sheet, mapping, known)


def read_people(
    sheet: Sheet, mapping: PeopleMapping, present: tuple[Assistant, ...], progress: Progress
) -> PeoplePreview:
    """Return whom the sheet would add."""
    progress.check()
    return people_import.read_people(sheet, mapping, present)
