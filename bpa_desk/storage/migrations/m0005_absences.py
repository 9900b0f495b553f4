"""Absence as it is followed up: papers received, steps taken, what is agreed for a year and for all."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

NAME = "0005_absences"

_DAY = "GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'"

STATEMENTS = (
    f"ALTER TABLE absence ADD COLUMN documented_on TEXT CHECK (documented_on {_DAY})",
    f"ALTER TABLE absence ADD COLUMN reported_on TEXT CHECK (reported_on {_DAY})",
    f"ALTER TABLE absence ADD COLUMN told_on TEXT CHECK (told_on {_DAY})",
    "ALTER TABLE absence ADD COLUMN presence INTEGER CHECK (presence BETWEEN 0 AND 10080)",
    f"""
    CREATE TABLE follow_up (
        id TEXT PRIMARY KEY CHECK (id <> ''),
        assistant TEXT NOT NULL REFERENCES assistant (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
        kind TEXT NOT NULL CHECK (kind IN ('contact', 'adaptation', 'talk', 'plan', 'meeting_1', 'activity',
            'meeting_2', 'year')),
        day TEXT NOT NULL CHECK (day {_DAY}),
        by TEXT NOT NULL,
        text TEXT NOT NULL,
        present TEXT NOT NULL,
        needless INTEGER NOT NULL CHECK (needless IN (0, 1))
    ) STRICT
    """,
    "CREATE INDEX follow_up_assistant ON follow_up (assistant, day)",
    """
    CREATE TABLE absence_terms (
        id TEXT PRIMARY KEY CHECK (id <> ''),
        days_at_once INTEGER NOT NULL CHECK (days_at_once BETWEEN 3 AND 16),
        days_in_year INTEGER CHECK (days_in_year BETWEEN 1 AND 366),
        times_in_year INTEGER CHECK (times_in_year BETWEEN 1 AND 366),
        fifth_week INTEGER NOT NULL CHECK (fifth_week BETWEEN 0 AND 12)
    ) STRICT
    """,
    f"""
    CREATE TABLE absence_year (
        id TEXT PRIMARY KEY CHECK (id <> ''),
        assistant TEXT NOT NULL REFERENCES assistant (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
        year INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 9998),
        carried_in INTEGER CHECK (carried_in BETWEEN -12 AND 366),
        taken_elsewhere INTEGER NOT NULL CHECK (taken_elsewhere BETWEEN 0 AND 31),
        paid_days INTEGER CHECK (paid_days BETWEEN 0 AND 366),
        advance_on TEXT CHECK (advance_on {_DAY}),
        carry_on TEXT CHECK (carry_on {_DAY}),
        child_days INTEGER CHECK (child_days BETWEEN 0 AND 40),
        note TEXT NOT NULL,
        UNIQUE (assistant, year)
    ) STRICT
    """,
    "PRAGMA user_version = 5",
)


def apply(db: Database) -> None:
    """Widen absences and make the three tables beside them."""
    for statement in STATEMENTS:
        db.execute(statement)
