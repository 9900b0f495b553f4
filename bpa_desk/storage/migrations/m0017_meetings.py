"""Schema 17: talks with one assistant, and meetings with their minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

NAME = "0017_meetings"

_DAY = "GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'"

STATEMENTS = (
    f"""
    CREATE TABLE talk (
        id TEXT PRIMARY KEY CHECK (id <> ''),
        assistant TEXT NOT NULL REFERENCES assistant (id) ON DELETE RESTRICT,
        day TEXT NOT NULL CHECK (day {_DAY}),
        topics TEXT NOT NULL CHECK (json_valid(topics)),
        points TEXT NOT NULL CHECK (json_valid(points)),
        note TEXT NOT NULL,
        leader_signed_on TEXT CHECK (leader_signed_on {_DAY}),
        assistant_signed_on TEXT CHECK (assistant_signed_on {_DAY})
    ) STRICT
    """,
    "CREATE INDEX talk_assistant ON talk (assistant, day)",
    f"""
    CREATE TABLE meeting (
        id TEXT PRIMARY KEY CHECK (id <> ''),
        kind TEXT NOT NULL CHECK (kind IN ('staff', 'network', 'participation')),
        title TEXT NOT NULL CHECK (title <> ''),
        day TEXT NOT NULL CHECK (day {_DAY}),
        participants TEXT NOT NULL CHECK (json_valid(participants)),
        topics TEXT NOT NULL CHECK (json_valid(topics)),
        points TEXT NOT NULL CHECK (json_valid(points)),
        readers TEXT NOT NULL CHECK (json_valid(readers)),
        note TEXT NOT NULL
    ) STRICT
    """,
    "PRAGMA user_version = 17",
)


def apply(db: Database) -> None:
    """Bring a file of schema 16 to schema 17."""
    for statement in STATEMENTS:
        db.execute(statement)
