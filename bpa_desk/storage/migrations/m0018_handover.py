"""Schema 18: the handover book, and who leads in the arbeidsleder's place."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

NAME = "0018_handover"

_DAY = "GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'"

STATEMENTS = (
    f"""
    CREATE TABLE handover_entry (
        id TEXT PRIMARY KEY CHECK (id <> ''),
        part TEXT NOT NULL CHECK (part IN (
            'decisions', 'contacts', 'absent', 'routines', 'never', 'equipment', 'keys', 'car', 'papers',
            'access', 'other'
        )),
        heading TEXT NOT NULL CHECK (heading <> ''),
        text TEXT NOT NULL,
        phone TEXT NOT NULL,
        restricted TEXT NOT NULL,
        position INTEGER NOT NULL CHECK (position >= 0),
        months INTEGER NOT NULL CHECK (months BETWEEN 0 AND 60),
        key TEXT NOT NULL,
        verified_on TEXT CHECK (verified_on {_DAY}),
        verified_by TEXT NOT NULL
    ) STRICT
    """,
    f"""
    CREATE TABLE deputy (
        id TEXT PRIMARY KEY CHECK (id <> ''),
        name TEXT NOT NULL CHECK (name <> ''),
        start TEXT NOT NULL CHECK (start {_DAY}),
        "end" TEXT CHECK ("end" {_DAY} AND "end" >= start),
        phone TEXT NOT NULL,
        may TEXT NOT NULL CHECK (json_valid(may)),
        may_not TEXT NOT NULL CHECK (json_valid(may_not)),
        told_on TEXT CHECK (told_on {_DAY}),
        note TEXT NOT NULL
    ) STRICT
    """,
    "PRAGMA user_version = 18",
)


def apply(db: Database) -> None:
    """Bring a file of schema 17 to schema 18."""
    for statement in STATEMENTS:
        db.execute(statement)
