"""Schema 15: the ordning's choices of pay, payroll, reminders and hours, which lay outside undo before."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

NAME = "0015_choice"

_KEYS = "('pay.choices', 'payroll.choices', 'agreements.reminder_weeks', 'timesheet.windows')"

STATEMENTS = (
    """
    CREATE TABLE choice (
        id TEXT PRIMARY KEY CHECK (id <> ''),
        content TEXT NOT NULL CHECK (json_valid(content))
    ) STRICT
    """,
    f"INSERT INTO choice (id, content) SELECT key, value FROM setting WHERE key IN {_KEYS}",
    f"DELETE FROM setting WHERE key IN {_KEYS}",
    "PRAGMA user_version = 15",
)


def apply(db: Database) -> None:
    """Make the table and move the choices into it."""
    for statement in STATEMENTS:
        db.execute(statement)
