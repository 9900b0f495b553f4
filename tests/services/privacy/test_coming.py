"""What may be deleted within a span: held to what the whole schedule says, over rows of every kind."""

from __future__ import annotations

import dataclasses
from contextlib import suppress
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest

from bpa_desk.domain.absence import Absence
from bpa_desk.domain.assistant import Assistant, Employment
from bpa_desk.domain.follow_up import FollowUp, FollowUpKind
from bpa_desk.domain.privacy.retention import Keep
from bpa_desk.domain.shift import Shift
from bpa_desk.domain.text import Message
from bpa_desk.domain.time import DAY
from bpa_desk.services.privacy import coming, retention, schedule
from bpa_desk.storage.errors import RefusedChangeError
from bpa_desk.storage.records import table_of
from bpa_desk.storage.store import Store
from tests.storage.samples import KINDS_SINCE, RECORDS

PEOPLE = 12
ILL = ("egenmelding", "sykmelding", "ferie", "child_ill")
KINDS = ("training", "police", "contract", "confidentiality")


def moved(value: object, days: int) -> Any:
    """Return the date, stamp or year so many days later; anything else as it is."""
    if isinstance(value, date):
        return value + timedelta(days=days)
    if isinstance(value, str) and value[:4].isdigit() and value[10:11] == "T":
        return (date.fromisoformat(value[:10]) + timedelta(days=days)).isoformat() + value[10:]
    return value


def copied(record: Any, chance: Random, number: int) -> Any:
    """Return the sample of another day and another person, now and then without a date it may lack."""
    days = chance.randrange(-2600, 900)
    changed: dict[str, Any] = {}
    for each in dataclasses.fields(record):
        value = getattr(record, each.name)
        if isinstance(value, date) and "None" in str(each.type) and chance.random() < 0.2:
            changed[each.name] = None if each.name in ("end", "ends_on", "closed_on", "done_on") else value
        elif each.name in ("start", "end") and isinstance(value, int) and value > 10_000:
            longer = chance.choice((0, 0, 2, 60)) * DAY if each.name == "end" and not_a_shift(record) else 0
            changed[each.name] = value + days * DAY + longer
        elif each.name == "year":
            changed[each.name] = 2027 + number * (-1) ** number
        else:
            changed[each.name] = moved(value, days)
    if changed.get("assistant"):
        changed["assistant"] = f"p{chance.randrange(PEOPLE)}"
    if hasattr(record, "assistants"):
        changed["assistants"] = chance.choice(((), ("p1",), ("p2", "p3")))
    if record.id == "b":
        changed |= {"kind": chance.choice(ILL), "grade": None, "presence": None}
    if record.id == "pp":
        changed |= {"kind": chance.choice(KINDS[1:]), "points": ()}
    if isinstance(record, Shift):
        changed |= {"passive": (), "calls": (), "breaks": (), "actual": None}
    return dataclasses.replace(record, **changed | {"id": f"{record.id}{number}"})


def not_a_shift(record: object) -> bool:
    return not isinstance(record, Shift)


def filled(seed: int) -> Store:
    """Return a store where people left over eight years, with rows of every kind strewn about them."""
    chance, store = Random(seed), Store.in_memory()
    dated = {each.table for each in schedule.dated_tables()} - {"employment", "candidate"}
    with store.change(Message("Fill")) as changes:
        changes.put_all(RECORDS)
        for at in range(PEOPLE):
            changes.put(Assistant(f"p{at}", f"Person {at}"))
            for part in range(chance.randrange(3)):
                start = date(2018 + at % 8, 1 + part, 3)
                end = start + timedelta(days=chance.randrange(1, 1500)) if chance.random() < 0.8 else None
                changes.put(Employment(f"t{at}-{part}", f"p{at}", start, end))
            # A long sick leave, with what is written down while it lasts.
            ill = date(2020, 1, 1) + timedelta(days=chance.randrange(2500))
            begun, over = (store.zone.at(each) for each in (ill, ill + timedelta(days=400)))
            changes.put(Absence(f"ill{at}", f"p{at}", begun, over, "sykmelding"))
            changes.put(FollowUp(f"plan{at}", f"p{at}", FollowUpKind.PLAN, ill + timedelta(days=20)))
        vacancy, candidate = (next(each for each in RECORDS if each.id == key) for key in ("va", "ca"))
        for number in range(6):
            filled_on = chance.choice((None, date(2025, 1 + number, 28)))
            changes.put(dataclasses.replace(vacancy, id=f"va{number}", filled_on=filled_on))
            who = chance.choice((None, f"p{number}"))
            changes.put(
                dataclasses.replace(candidate, id=f"ca{number}", vacancy=f"va{number}", assistant=who)
            )
    for record in (each for each in RECORDS if table_of(type(each)).name in dated):
        for number in range(8):
            # What cannot stand together, as two years of one person, is left out.
            with suppress(RefusedChangeError), store.change(Message("Strew")) as changes:
                changes.put(copied(record, chance, number))
    return store


@pytest.mark.parametrize("seed", range(3))
def test_a_span_holds_what_the_whole_schedule_has_in_it(seed: int) -> None:
    chance, store = Random(seed), filled(seed)
    for chosen in (None, Keep.PERSON, Keep.SICKNESS, Keep.TERMS, Keep.PLAN, Keep.TALK):
        if chosen is not None:
            retention.choose(store, chosen, chance.choice((0, 1, 7, 50, 130)))
        whole = schedule.schedule(store)
        assert len({each.table for each in whole}) > 25
        seen = 0
        for _turn in range(12):
            first = date(2019, 1, 1) + timedelta(days=chance.randrange(6000))
            last = first + timedelta(days=chance.choice((0, 1, 40, 365, 730, 2000)))
            inside = [each for each in whole if first <= each.day <= last]
            assert coming.items(store, first, last) == inside, (chosen, first, last)
            seen += len(inside)
        assert seen > 50
        # Each day alone, where one too many or too few would be seen.
        for day in sorted({each.day for each in chance.sample(whole, 12)}):
            assert coming.items(store, day, day) == [each for each in whole if each.day == day]
    assert coming.items(store, date.min, date.max) == whole
    store.close()


def test_every_kind_is_among_the_samples() -> None:
    held = {table_of(type(each)).name for each in (*RECORDS, *(r for k in KINDS_SINCE.values() for r in k))}
    assert {each.table for each in schedule.dated_tables()} <= held
