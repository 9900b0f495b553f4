"""Schema 2: files beside records, their bytes kept once each."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

NAME = "0002_attachments"

_DAY = "GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'"

STATEMENTS = (
    """
    CREATE TABLE content (
        sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
        bytes BLOB NOT NULL
    ) STRICT
    """,
    f"""
    CREATE TABLE attachment (
        id TEXT PRIMARY KEY CHECK (id <> ''),
        owner_kind TEXT NOT NULL CHECK (owner_kind <> ''),
        owner TEXT NOT NULL CHECK (owner <> ''),
        name TEXT NOT NULL CHECK (name <> ''),
        media_type TEXT NOT NULL CHECK (media_type IN ('application/pdf', 'image/png', 'image/jpeg')),
        size INTEGER NOT NULL CHECK (size > 0),
        sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
        added_on TEXT NOT NULL CHECK (added_on {_DAY}),
        note TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX attachment_owner ON attachment (owner_kind, owner)",
    "CREATE INDEX attachment_sha256 ON attachment (sha256)",
    "PRAGMA user_version = 2",
)


def apply(db: Database) -> None:
    """Make the tables of schema 2."""
    for statement in STATEMENTS:
        db.execute(statement)
