"""Every kind comes back as it went in, and the schema has exactly the columns the records have."""

from __future__ import annotations

import dataclasses
from enum import StrEnum
from typing import Any, get_type_hints

import pytest

from bpa_desk.domain.ordning import Ordning
from bpa_desk.domain.shift import Shift
from bpa_desk.domain.text import DomainError, Message
from bpa_desk.domain.time import zone
from bpa_desk.storage.errors import DamagedFileError, RefusedChangeError
from bpa_desk.storage.records import tables
from bpa_desk.storage.store import Store
from tests.storage.samples import NIGHT, OSLO, RECORDS, SECONDS

LABEL = Message("test")


def filled() -> Store:
    store = Store.in_memory()
    with store.change(LABEL) as changes:
        changes.put_all(RECORDS)
    return store


def test_every_kind_has_a_full_sample() -> None:
    assert {type(record) for record in RECORDS} == {table.kind for table in tables()}


@pytest.mark.parametrize(
    "record", [it for it in RECORDS if it.id not in SECONDS], ids=lambda it: type(it).__name__
)
def test_samples_leave_no_default(record: Any) -> None:
    same = [
        field.name
        for field in dataclasses.fields(record)
        if field.default is not dataclasses.MISSING and getattr(record, field.name) == field.default
    ]
    assert same in ([], ["timezone"], ["leader"])


def test_records_come_back_as_they_went_in() -> None:
    store = filled()
    for record in RECORDS:
        assert store.get(type(record), record.id) == record
        assert record in store.all(type(record))


def test_values_come_back_with_their_types() -> None:
    shift = filled().get(Shift, "s")
    assert type(shift.passive[0]).__name__ == "Period"
    assert type(shift.breaks[0]).__name__ == "Break"
    assert shift.edited is True
    assert isinstance(shift.kind, StrEnum)


@pytest.mark.parametrize("table", tables(), ids=lambda it: it.name)
def test_schema_has_the_columns_in_order(table: Any) -> None:
    store = Store.in_memory()
    connection = store._database.connection
    rows = connection.execute(f"PRAGMA table_info({table.name})").fetchall()
    assert tuple(row[1] for row in rows) == table.columns
    strict = connection.execute("SELECT strict FROM pragma_table_list(?)", (table.name,)).fetchone()
    assert strict == (1,)


@pytest.mark.parametrize("record", RECORDS, ids=lambda it: type(it).__name__)
def test_every_enum_value_is_let_in(record: Any) -> None:
    store = filled()
    kinds = get_type_hints(type(record))
    for name, kind in kinds.items():
        if isinstance(kind, type) and issubclass(kind, StrEnum):
            for value in kind:
                with store.change(LABEL) as changes:
                    changes.put(dataclasses.replace(record, **{name: value}))
                assert getattr(store.get(type(record), record.id), name) is value


def test_double_hour_is_kept_apart() -> None:
    shift = filled().get(Shift, "s")
    assert shift.calls[0].minutes == 60
    row = Store.in_memory()
    first, second = OSLO.parse("2026-10-25T02:30+02:00"), OSLO.parse("2026-10-25T02:30+01:00")
    with row.change(LABEL) as changes:
        changes.put(Shift("x", first, second))
    assert row.get(Shift, "x").period == (first, second)
    text = row._database.connection.execute('SELECT start, "end" FROM shift').fetchone()
    assert text == ("2026-10-25T02:30+02:00", "2026-10-25T02:30+01:00")


def test_wall_time_stays_when_the_ordning_moves() -> None:
    store = filled()
    moved = dataclasses.replace(store.get(Ordning, "o"), timezone="Australia/Lord_Howe")
    with store.change(LABEL) as changes:
        changes.put(moved)
    assert store.zone.name == "Australia/Lord_Howe"
    assert store.zone.text(store.get(Shift, "s").start) == OSLO.text(NIGHT)
    store.undo()
    assert store.zone is zone("Europe/Oslo")
    assert store.get(Shift, "s").start == NIGHT


def test_zone_holds_for_writes_in_the_same_change() -> None:
    store = Store.in_memory()
    tokyo = zone("Asia/Tokyo")
    start = tokyo.parse("2026-06-01T08:00")
    with store.change(LABEL) as changes:
        changes.put(Ordning("o", "Nes", timezone="Asia/Tokyo"))
        changes.put(Shift("s", start, start + 60))
        assert changes.zone is tokyo
    assert store.get(Shift, "s").start == start
    assert store._database.connection.execute("SELECT start FROM shift").fetchone() == ("2026-06-01T08:00",)


@pytest.mark.parametrize("bad", ["a\0b", "half \ud83d", "\udc00"])
def test_text_that_cannot_be_kept_is_refused_by_field(bad: str) -> None:
    store = filled()
    with pytest.raises(DomainError) as caught, store.change(LABEL) as changes:
        changes.put(dataclasses.replace(RECORDS[1], notes=bad))
    assert caught.value.field == "notes"
    assert store.get(type(RECORDS[1]), "kari") == RECORDS[1]


@pytest.mark.parametrize(
    ("kind", "changed"),
    [
        ("Employment", {"assistant": "nobody"}),
        ("Employment", {"end": RECORDS[3].start.replace(year=2020)}),
        ("Shift", {"assistant": "nobody"}),
        ("Turnus", {"weeks": 27}),
        ("Assistant", {"id": ""}),
        ("Ordning", {"week_start": 0}),
        ("Assistant", {"name": None}),
        ("Assistant", {"hue": "blue"}),
    ],
)
def test_file_is_the_last_line_of_defence(kind: str, changed: dict[str, Any]) -> None:
    store = filled()
    record = next(each for each in RECORDS if type(each).__name__ == kind)
    before = store.all(type(record))
    with pytest.raises(RefusedChangeError), store.change(LABEL) as changes:
        changes.put(dataclasses.replace(record, **changed))
    assert store.all(type(record)) == before


def test_senseless_row_is_named_damage() -> None:
    store = filled()
    connection = store._database.connection
    connection.execute("PRAGMA query_only = OFF")
    connection.execute("UPDATE assistant SET contacts = '{\"a\": 1}' WHERE id = 'kari'")
    with pytest.raises(DamagedFileError):
        store.get(type(RECORDS[1]), "kari")
