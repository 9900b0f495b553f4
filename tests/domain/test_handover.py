"""The handover book: when an entry is old, who leads on a day, and what looks like a code."""

from __future__ import annotations

from datetime import date

import pytest

from bpa_desk.domain.handover import (
    PART_SHORT,
    PART_WORDS,
    BookPart,
    Deputy,
    HandoverEntry,
    tells_secret,
)

DAY = date(2026, 5, 31)


def entry(verified_on: date | None, months: int = 6, text: str = "Hos naboen") -> HandoverEntry:
    return HandoverEntry("e", BookPart.KEYS, "Nøkler", text, months=months, verified_on=verified_on)


def test_an_entry_is_old_from_the_day_it_is_to_be_verified_again() -> None:
    held = entry(date(2025, 11, 30))
    assert held.verify_on == date(2026, 5, 30)
    assert [held.old(date(2026, 5, day)) for day in (29, 30, 31)] == [False, True, True]
    assert entry(None).old(DAY)
    assert not entry(date(2001, 1, 1), months=0).old(DAY)


def test_what_is_not_written_is_never_old_but_a_number_alone_is_something() -> None:
    assert not entry(None, text="").old(DAY)
    assert HandoverEntry("e", BookPart.CONTACTS, "Lege", phone="000 00 001").old(DAY)
    assert HandoverEntry("e", BookPart.ROUTINES, "Natt", restricted="maske").written


def test_a_deputy_leads_on_both_the_first_and_the_last_day() -> None:
    held = Deputy("d", "Mons", date(2026, 5, 1), DAY)
    assert [held.leads(day) for day in (date(2026, 4, 30), held.start, DAY, date(2026, 6, 1))] == [
        False, True, True, False,
    ]  # fmt: skip
    assert Deputy("d", "Mons", date(2026, 5, 1)).leads(date(2036, 1, 1))


@pytest.mark.parametrize(
    "text",
    [
        "kode 4711", "Koden er 4711", "kode: 47 11", "PIN-koden: 0000", "pin 1234", "alarmkoden er 12345",
        "Passord: hemmelig1", "passord er Sommer2026", "password: abc12345", "The code is 4711",
    ],
)  # fmt: skip
def test_a_code_that_is_written_out_is_known(text: str) -> None:
    assert tells_secret(f"Nøkkelboksen. {text}. Ring først.")


@pytest.mark.parametrize(
    "text",
    [
        "Koden ligger i hylle 3", "Passordet ligger i safen", "postkode 5003 Bergen", "ring 000 00 123",
        "Koden til nøkkelboksen har naboen", "Passordet bestemmer hun selv", "116 117",
    ],
)  # fmt: skip
def test_where_a_code_is_kept_may_be_said(text: str) -> None:
    assert not tells_secret(text)


def test_every_part_has_both_its_names() -> None:
    assert set(PART_WORDS) == set(PART_SHORT) == set(BookPart)
