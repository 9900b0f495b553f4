"""Schema 16: changes of leverandør with what is to be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

NAME = "0016_transfer"

_DAY = "GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'"

STATEMENTS = (
    f"""
    CREATE TABLE transfer (
        id TEXT PRIMARY KEY CHECK (id <> ''),
        day TEXT NOT NULL CHECK (day {_DAY}),
        old_employer TEXT NOT NULL,
        new_employer TEXT NOT NULL CHECK (new_employer <> ''),
        points TEXT NOT NULL CHECK (json_valid(points)),
        informed_on TEXT CHECK (informed_on {_DAY}),
        reserve_by TEXT CHECK (reserve_by {_DAY}),
        tariff_told_on TEXT CHECK (tariff_told_on {_DAY}),
        note TEXT NOT NULL
    ) STRICT
    """,
    "PRAGMA user_version = 16",
)


def apply(db: Database) -> None:
    """Bring a file of schema 15 to schema 16."""
    for statement in STATEMENTS:
        db.execute(statement)
