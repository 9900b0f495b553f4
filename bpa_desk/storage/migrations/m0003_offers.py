"""Schema 3: who was asked to step in, and what each assistant was told of the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

NAME = "0003_offers"

_WALL = "GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]*'"
_UTC = "GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]*Z'"

STATEMENTS = (
    # No reference to the shift: the record outlives it.
    f"""
    CREATE TABLE offer (
        id TEXT PRIMARY KEY CHECK (id <> ''),
        shift TEXT NOT NULL CHECK (shift <> ''),
        start TEXT NOT NULL CHECK (start {_WALL}),
        "end" TEXT NOT NULL CHECK ("end" {_WALL}),
        assistant TEXT NOT NULL REFERENCES assistant (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
        asked_at TEXT NOT NULL CHECK (asked_at {_UTC}),
        means TEXT NOT NULL CHECK (means IN ('message', 'call', 'email', 'in_person')),
        answer TEXT NOT NULL CHECK (answer IN ('asked', 'yes', 'no', 'no_answer')),
        answered_at TEXT NOT NULL CHECK (answered_at = '' OR answered_at {_UTC}),
        ground TEXT NOT NULL,
        note TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX offer_shift ON offer (shift)",
    "CREATE INDEX offer_assistant ON offer (assistant, asked_at)",
    f"""
    CREATE TABLE told_plan (
        id TEXT PRIMARY KEY CHECK (id <> ''),
        plan TEXT NOT NULL REFERENCES rota_plan (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
        version INTEGER NOT NULL CHECK (version >= 0),
        assistant TEXT NOT NULL REFERENCES assistant (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
        told_at TEXT NOT NULL CHECK (told_at {_UTC}),
        shifts TEXT NOT NULL CHECK (json_valid(shifts)),
        periods TEXT NOT NULL CHECK (json_valid(periods))
    ) STRICT
    """,
    "CREATE INDEX told_plan_plan ON told_plan (plan, assistant)",
    "CREATE INDEX told_plan_assistant ON told_plan (assistant)",
    "PRAGMA user_version = 3",
)


def apply(db: Database) -> None:
    """Make the tables that schema 3 adds."""
    for statement in STATEMENTS:
        db.execute(statement)
