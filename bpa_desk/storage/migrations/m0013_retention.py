"""Schema 13: how long records are kept, where the ordning chose another length than the proposed one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

NAME = "0013_retention"

STATEMENTS = (
    """
    CREATE TABLE retention_choice (
        id TEXT PRIMARY KEY CHECK (id <> ''),
        months INTEGER NOT NULL CHECK (months BETWEEN 0 AND 600),
        why TEXT NOT NULL
    ) STRICT
    """,
    "PRAGMA user_version = 13",
)


def apply(db: Database) -> None:
    """Bring a file of schema 12 to schema 13."""
    for statement in STATEMENTS:
        db.execute(statement)
