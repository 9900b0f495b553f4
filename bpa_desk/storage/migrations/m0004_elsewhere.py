"""Schema 4: work elsewhere, what is agreed with one assistant, how the law is read, yes to overtime."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

NAME = "0004_elsewhere"

_WALL = "GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]*'"
_DAY = "GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'"

STATEMENTS = (
    "ALTER TABLE ordning ADD COLUMN readings TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(readings))",
    "ALTER TABLE shift ADD COLUMN consent TEXT NOT NULL DEFAULT ''",
    f"""
    CREATE TABLE elsewhere (
        id TEXT PRIMARY KEY CHECK (id <> ''),
        assistant TEXT NOT NULL REFERENCES assistant (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
        start TEXT NOT NULL CHECK (start {_WALL}),
        "end" TEXT NOT NULL CHECK ("end" {_WALL}),
        other_employer INTEGER NOT NULL CHECK (other_employer IN (0, 1)),
        note TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX elsewhere_assistant ON elsewhere (assistant, start)",
    f"""
    CREATE TABLE arrangement (
        id TEXT PRIMARY KEY CHECK (id <> ''),
        assistant TEXT NOT NULL REFERENCES assistant (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
        kind TEXT NOT NULL CHECK (kind IN ('no_nights', 'flexitime', 'reduced_hours', 'no_overtime',
            'own_days', 'health_check', 'predictable')),
        start TEXT NOT NULL CHECK (start {_DAY}),
        "end" TEXT CHECK ("end" {_DAY} AND "end" >= start),
        days TEXT NOT NULL CHECK (json_valid(days)),
        note TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX arrangement_assistant ON arrangement (assistant, start)",
    """
    CREATE TABLE measure_change (
        id TEXT PRIMARY KEY CHECK (id <> ''),
        at TEXT NOT NULL CHECK (at <> ''),
        field TEXT NOT NULL CHECK (field <> ''),
        before TEXT NOT NULL,
        after TEXT NOT NULL,
        why TEXT NOT NULL
    ) STRICT
    """,
    "PRAGMA user_version = 4",
)


def apply(db: Database) -> None:
    """Bring a file of schema 3 to schema 4."""
    for statement in STATEMENTS:
        db.execute(statement)
