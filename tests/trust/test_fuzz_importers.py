"""Damaged files of every kind: refused in a sentence or understood, never a crash, never a row on failure."""

from __future__ import annotations

import io
import os
import random
import zipfile
from collections.abc import Callable
from datetime import date

import pytest

from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.ordning import Ordning
from bpa_desk.domain.shift import Shift
from bpa_desk.domain.text import DomainError, Message
from bpa_desk.services.exchange import plan_import
from bpa_desk.services.exchange.errors import ImportFileError
from bpa_desk.services.exchange.guessing import guess
from bpa_desk.services.exchange.people_import import (
    apply_people,
    guess_people,
    read_address_book,
    read_people,
)
from bpa_desk.services.exchange.rota_file import read_rota
from bpa_desk.services.exchange.rota_import import apply_rota, preview_rota
from bpa_desk.services.exchange.table_file import read_tables
from bpa_desk.services.exchange.vcard import read_cards
from bpa_desk.services.exchange.workbook import read_all, sort_out
from bpa_desk.storage.store import Store
from tests.services.exchange.files import csv_bytes, ods, xlsx
from tests.services.exchange.files import workbook as sheets
from tests.services.exchange.rota_files import as_bytes, whole
from tests.services.exchange.test_people_import import CARDS, LIST
from tests.services.exchange.test_plan_import import NAMES_DOWN

# Shared out over the kinds of file below: 2,000 in every run, 20,000 at night.
FILES = 20_000 if os.environ.get("BPA_NIGHTLY") == "1" else 2_000
TODAY = date(2026, 11, 21)
PLAN = csv_bytes(NAMES_DOWN)
ROWS = [line.split(";") for line in PLAN.decode().split("\r\n")]
WEEK = [["Navn", "Man", "Tir", "Ons"], ["Kari Nordlys", "08-16", "D", "22-07"]]
TOKENS = [
    b"\x00",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b'"',
    b";",
    b",",
    b"\t",
    b"\r",
    b"\n",
    b"{",
    b"[" * 60,
    b"}",
    b"\\u0000",
    b"1e999",
    b"NaN",
    b"99999999999999999999",
    b"-1",
    b"2026-03-29T02:30",
    b"9999-12-31",
    b"0000-00-00",
    b"24:00",
    b"BEGIN:VCARD",
    b"=?",
    b"=C3=",
    b"\xed\xa0\x80",
    "\u202e".encode(),
    "ﷺ".encode(),
    b"uke 54",
    b"31.02",
    b"08-16",
    b"&#0;",
    b"<!DOCTYPE",
    b"A1",
    b'r="',
    b"repeated",
    b"null",
    b"true",
    b"/" * 500,
    b"8-16/" * 50,
    b"x" * 3000,
]


def damaged(content: bytes, chance: random.Random) -> bytes:
    """Return the content after one to five blows."""
    broken = bytearray(content)
    for _ in range(chance.randint(1, 5)):
        at = chance.randrange(len(broken) + 1)
        span = chance.choice((1, 1, 2, 8, 64))
        match chance.randrange(6):
            case 0:
                broken[at : at + span] = chance.randbytes(span)
            case 1:
                del broken[at : at + span]
            case 2:
                broken[at:at] = chance.choice(TOKENS)
            case 3:
                broken[at : at + span] = chance.choice(TOKENS)
            case 4:
                broken[at:at] = broken[max(0, at - span) : at] * chance.randint(1, 4)
            case _:
                del broken[at + chance.randrange(1 + len(broken) // 2) :]
    return bytes(broken)


def damaged_inside(content: bytes, chance: random.Random) -> bytes:
    """Return the package with one of its parts damaged, so that the package itself can still be opened."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        hit = chance.choice(old.namelist())
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, damaged(part, chance) if name == hit else part)
    return out.getvalue()


def plan(store: Store, content: bytes) -> None:
    for sheet in read_tables(content):
        found = plan_import.read(sheet, guess(sheet, TODAY), plan_import.known(store))
        plan_import.apply(store, found)


def workbook(store: Store, content: bytes) -> None:
    known = plan_import.known(store)
    plan_import.apply(store, read_all(sort_out(read_tables(content), TODAY, known, lambda *_: None), known))


def people(store: Store, content: bytes) -> None:
    for sheet in read_tables(content):
        apply_people(store, read_people(sheet, guess_people(sheet), tuple(store.all(Assistant))))


def address_book(store: Store, content: bytes) -> None:
    apply_people(store, read_address_book(read_cards(content), tuple(store.all(Assistant))))


def rota(store: Store, content: bytes) -> None:
    apply_rota(store, preview_rota(store, read_rota(content)))


Damage = Callable[[bytes, random.Random], bytes]


@pytest.mark.parametrize(
    ("bring", "content", "damage", "share"),
    [
        (plan, PLAN, damaged, 0.15),
        (workbook, sheets({"November": ROWS, "Uke 48": WEEK, "Uke 49": WEEK}), damaged_inside, 0.05),
        (plan, xlsx(ROWS), damaged, 0.1),
        (plan, xlsx(ROWS), damaged_inside, 0.1),
        (plan, ods(ROWS), damaged, 0.05),
        (plan, ods(ROWS), damaged_inside, 0.1),
        (people, csv_bytes(LIST), damaged, 0.1),
        (address_book, CARDS, damaged, 0.15),
        (rota, as_bytes(whole()), damaged, 0.2),
    ],
    ids=["csv", "workbook parts", "xlsx", "xlsx parts", "ods", "ods parts", "people", "vcard", "rota"],
)
def test_damaged_files_are_refused_or_understood(
    bring: Callable[[Store, bytes], None], content: bytes, damage: Damage, share: float
) -> None:
    chance = random.Random(f"{bring.__name__} {len(content)} {damage.__name__}")
    store = fresh()
    refused = 0
    for _ in range(int(FILES * share)):
        broken = damage(content, chance)
        try:
            bring(store, broken)
        except (ImportFileError, DomainError) as error:
            refused += 1
            assert str(error.message), broken[:200]  # noqa: PT017 - the sentence is what is tested
            assert rows(store) == (0, 0), broken[:200]
        except BaseException as error:
            raise AssertionError(f"{type(error).__name__} on {broken[:2000]!r}") from error
        while store.undo():
            pass
    store.close()
    assert refused or damage is not damaged or bring in (plan, people, address_book)


def fresh() -> Store:
    store = Store.in_memory()
    with store.change(Message("Set up")) as changes:
        changes.put(Ordning("ordning", "Prøve"))
    store.barrier()
    return store


def rows(store: Store) -> tuple[int, int]:
    return store.count(Shift), store.count(Assistant)
