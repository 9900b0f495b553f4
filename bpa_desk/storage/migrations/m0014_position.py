"""Schema 14: wishes for the size of a position, part-time positions, and who was asked to take one first."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

NAME = "0014_position"

_DAY = "GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'"

STATEMENTS = (
    f"""
    CREATE TABLE position_wish (
        id TEXT PRIMARY KEY CHECK (id <> ''),
        assistant TEXT NOT NULL REFERENCES assistant (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
        wished_on TEXT NOT NULL CHECK (wished_on {_DAY}),
        minutes INTEGER NOT NULL CHECK (minutes BETWEEN 1 AND 10080),
        criteria TEXT NOT NULL,
        discussed_on TEXT CHECK (discussed_on {_DAY}),
        discussed_with TEXT NOT NULL,
        answer TEXT NOT NULL CHECK (answer IN ('waiting', 'yes', 'partly', 'no')),
        answered_on TEXT CHECK (answered_on {_DAY}),
        note TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX position_wish_assistant ON position_wish (assistant, wished_on)",
    f"""
    CREATE TABLE part_time_position (
        id TEXT PRIMARY KEY CHECK (id <> ''),
        title TEXT NOT NULL CHECK (title <> ''),
        start TEXT NOT NULL CHECK (start {_DAY}),
        minutes INTEGER NOT NULL CHECK (minutes BETWEEN 1 AND 10080),
        full_time INTEGER CHECK (full_time BETWEEN 60 AND 10080),
        need TEXT NOT NULL,
        discussed_on TEXT CHECK (discussed_on {_DAY}),
        discussed_with TEXT NOT NULL,
        view TEXT NOT NULL,
        assistant TEXT REFERENCES assistant (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
        note TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX part_time_position_assistant ON part_time_position (assistant)",
    f"""
    CREATE TABLE position_offer (
        id TEXT PRIMARY KEY CHECK (id <> ''),
        position TEXT NOT NULL REFERENCES part_time_position (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
        assistant TEXT NOT NULL REFERENCES assistant (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
        asked_on TEXT NOT NULL CHECK (asked_on {_DAY}),
        answer TEXT NOT NULL CHECK (answer IN ('asked', 'yes', 'no', 'no_answer')),
        answered_on TEXT CHECK (answered_on {_DAY}),
        note TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX position_offer_position ON position_offer (position, asked_on)",
    "CREATE INDEX position_offer_assistant ON position_offer (assistant)",
    "PRAGMA user_version = 14",
)


def apply(db: Database) -> None:
    """Bring a file of schema 13 to schema 14."""
    for statement in STATEMENTS:
        db.execute(statement)
