"""Schema 8: courses, and who has had them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

NAME = "0008_training"

_DAY = "GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'"

STATEMENTS = (
    f"""
    CREATE TABLE course (
        id TEXT PRIMARY KEY CHECK (id <> ''),
        name TEXT NOT NULL CHECK (name <> ''),
        kind TEXT NOT NULL CHECK (kind IN ('course', 'health')),
        months INTEGER NOT NULL CHECK (months BETWEEN 0 AND 120),
        everyone INTEGER NOT NULL CHECK (everyone IN (0, 1)),
        needed_by TEXT CHECK (needed_by {_DAY}),
        minutes INTEGER NOT NULL CHECK (minutes BETWEEN 0 AND 60000),
        purpose TEXT NOT NULL,
        topics TEXT NOT NULL CHECK (json_valid(topics)),
        archived INTEGER NOT NULL CHECK (archived IN (0, 1))
    ) STRICT
    """,
    f"""
    CREATE TABLE training (
        id TEXT PRIMARY KEY CHECK (id <> ''),
        assistant TEXT NOT NULL REFERENCES assistant (id) ON DELETE RESTRICT,
        course TEXT NOT NULL REFERENCES course (id) ON DELETE RESTRICT,
        state TEXT NOT NULL
            CHECK (state IN ('planned', 'offered', 'given', 'confirmed', 'declined', 'exempt')),
        day TEXT NOT NULL CHECK (day {_DAY}),
        "by" TEXT NOT NULL,
        minutes INTEGER NOT NULL CHECK (minutes BETWEEN 0 AND 60000),
        paid INTEGER NOT NULL CHECK (paid IN (0, 1)),
        confirmed_on TEXT CHECK (confirmed_on {_DAY}),
        ends TEXT CHECK (ends {_DAY} AND ends >= day),
        reason TEXT NOT NULL,
        note TEXT NOT NULL,
        CHECK (state NOT IN ('declined', 'exempt') OR reason <> ''),
        CHECK (state <> 'confirmed' OR confirmed_on IS NOT NULL)
    ) STRICT
    """,
    "CREATE INDEX training_assistant ON training (assistant, course)",
    "CREATE INDEX training_course ON training (course)",
    "PRAGMA user_version = 8",
)


def apply(db: Database) -> None:
    """Bring a file of schema 7 to schema 8."""
    for statement in STATEMENTS:
        db.execute(statement)
