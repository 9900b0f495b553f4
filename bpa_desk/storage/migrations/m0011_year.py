"""Schema 11: the duties of each year, the notebook before a reassessment, and yearly evaluations."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

NAME = "0011_year"

_DAY = "GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'"

STATEMENTS = (
    f"""
    CREATE TABLE year_task (
        id TEXT PRIMARY KEY CHECK (id <> ''),
        year INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 9998),
        month INTEGER NOT NULL CHECK (month BETWEEN 1 AND 12),
        title TEXT NOT NULL CHECK (title <> ''),
        day INTEGER NOT NULL CHECK (day BETWEEN 0 AND 31),
        note TEXT NOT NULL,
        key TEXT NOT NULL,
        page TEXT NOT NULL,
        done_on TEXT CHECK (done_on {_DAY})
    ) STRICT
    """,
    "CREATE INDEX year_task_year ON year_task (year, month, day)",
    f"""
    CREATE TABLE need_note (
        id TEXT PRIMARY KEY CHECK (id <> ''),
        seen_on TEXT NOT NULL CHECK (seen_on {_DAY}),
        voice TEXT NOT NULL CHECK (voice IN ('wish', 'observation', 'view')),
        text TEXT NOT NULL CHECK (text <> ''),
        area TEXT NOT NULL,
        by TEXT NOT NULL,
        minutes INTEGER CHECK (minutes BETWEEN -10080 AND 100800)
    ) STRICT
    """,
    "CREATE INDEX need_note_day ON need_note (seen_on)",
    f"""
    CREATE TABLE evaluation (
        id TEXT PRIMARY KEY CHECK (id <> ''),
        held_on TEXT NOT NULL CHECK (held_on {_DAY}),
        result INTEGER NOT NULL CHECK (result BETWEEN 0 AND 6),
        participation INTEGER NOT NULL CHECK (participation BETWEEN 0 AND 6),
        respect INTEGER NOT NULL CHECK (respect BETWEEN 0 AND 6),
        availability INTEGER NOT NULL CHECK (availability BETWEEN 0 AND 6),
        information INTEGER NOT NULL CHECK (information BETWEEN 0 AND 6),
        overall INTEGER NOT NULL CHECK (overall BETWEEN 0 AND 6),
        note TEXT NOT NULL
    ) STRICT
    """,
    "PRAGMA user_version = 11",
)


def apply(db: Database) -> None:
    """Bring a file of schema 10 to schema 11."""
    for statement in STATEMENTS:
        db.execute(statement)
