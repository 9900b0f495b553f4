"""Schema 9: the trepartsavtale with its parties, clauses and matrix, version by version."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

NAME = "0009_trepartsavtale"

_DAY = "GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'"

STATEMENTS = (
    f"""
    CREATE TABLE trepartsavtale (
        id TEXT PRIMARY KEY CHECK (id <> ''),
        document TEXT NOT NULL CHECK (document <> ''),
        version INTEGER NOT NULL CHECK (version >= 1),
        title TEXT NOT NULL CHECK (title <> ''),
        language TEXT NOT NULL CHECK (language IN ('nb', 'nn', 'en')),
        state TEXT NOT NULL CHECK (state IN ('draft', 'sent', 'signed')),
        members TEXT NOT NULL CHECK (json_valid(members)),
        clauses TEXT NOT NULL CHECK (json_valid(clauses)),
        tasks TEXT NOT NULL CHECK (json_valid(tasks)),
        vedtak_on TEXT CHECK (vedtak_on {_DAY}),
        vedtak_minutes INTEGER NOT NULL CHECK (vedtak_minutes >= 0),
        vedtak_unit TEXT NOT NULL CHECK (vedtak_unit IN ('week', 'year')),
        vedtak_until TEXT CHECK (vedtak_until {_DAY}),
        starts_on TEXT CHECK (starts_on {_DAY}),
        ends_on TEXT CHECK (ends_on {_DAY}),
        notice_months INTEGER NOT NULL CHECK (notice_months BETWEEN 0 AND 24),
        evaluate_on TEXT CHECK (evaluate_on {_DAY}),
        evaluate_months INTEGER NOT NULL CHECK (evaluate_months BETWEEN 0 AND 60),
        sent_on TEXT CHECK (sent_on {_DAY}),
        evaluated_on TEXT CHECK (evaluated_on {_DAY}),
        notice_given_on TEXT CHECK (notice_given_on {_DAY}),
        sha256 TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        UNIQUE (document, version),
        CHECK (ends_on IS NULL OR starts_on IS NULL OR ends_on >= starts_on)
    ) STRICT
    """,
    "PRAGMA user_version = 9",
)


def apply(db: Database) -> None:
    """Bring a file of schema 8 to schema 9."""
    for statement in STATEMENTS:
        db.execute(statement)
