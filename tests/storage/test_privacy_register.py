"""Nothing is kept that the register does not describe: every table, every column, once."""

from __future__ import annotations

from typing import Any

import pytest

from bpa_desk.domain.privacy.register import HELD, REGISTER
from bpa_desk.storage.mapping import Table
from bpa_desk.storage.records import tables


@pytest.mark.parametrize("table", tables(), ids=lambda it: it.name)
def test_every_column_is_described_once(table: Table[Any]) -> None:
    held = REGISTER[table.name]
    assert sorted(held.columns) == sorted(table.columns)
    assert held.about == "" or held.about in table.columns


def test_no_table_is_described_twice_or_in_vain() -> None:
    assert sorted(each.table for each in HELD) == sorted(table.name for table in tables())


def test_no_column_invites_health_or_a_national_number() -> None:
    names = {column for table in tables() for column in table.columns}
    assert not {name for name in names if "diagnos" in name or "fodsel" in name or name in {"fnr", "ssn"}}
