"""Schema 21: shifts of long ago are counted without reading them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

NAME = "0021_counting"

STATEMENTS = (
    "DROP INDEX shift_start",
    'CREATE INDEX shift_start ON shift (start, "end", assistant)',
    "PRAGMA user_version = 21",
)


def apply(db: Database) -> None:
    """Bring a file of schema 20 to schema 21."""
    for statement in STATEMENTS:
        db.execute(statement)
