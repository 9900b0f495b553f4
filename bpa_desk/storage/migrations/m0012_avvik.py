"""Schema 12: avvik, risks, and what internal control asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

NAME = "0012_avvik"

_DAY = "GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'"

STATEMENTS = (
    # No foreign key to the shift or the round: an avvik stays when what it came from is deleted.
    f"""
    CREATE TABLE avvik (
        id TEXT PRIMARY KEY CHECK (id <> ''),
        kind TEXT NOT NULL CHECK (kind IN ('arbeidsmiljo', 'tjeneste', 'personvern', 'arbeidstid')),
        happened_on TEXT NOT NULL CHECK (happened_on {_DAY}),
        what TEXT NOT NULL CHECK (what <> ''),
        reported_on TEXT NOT NULL CHECK (reported_on {_DAY}),
        minute INTEGER CHECK (minute BETWEEN 0 AND 1439),
        place TEXT NOT NULL,
        reporter TEXT NOT NULL,
        action TEXT NOT NULL,
        cause TEXT NOT NULL,
        owner TEXT NOT NULL,
        deadline TEXT CHECK (deadline {_DAY}),
        injury INTEGER NOT NULL CHECK (injury IN (0, 1)),
        serious INTEGER NOT NULL CHECK (serious IN (0, 1)),
        told TEXT NOT NULL CHECK (json_valid(told)),
        feedback TEXT NOT NULL,
        closed_on TEXT CHECK (closed_on {_DAY}),
        about_kind TEXT NOT NULL,
        about TEXT NOT NULL,
        part TEXT NOT NULL,
        CHECK ((about_kind = '') = (about = '')),
        CHECK (closed_on IS NULL OR feedback <> '')
    ) STRICT
    """,
    "CREATE INDEX avvik_about ON avvik (about_kind, about)",
    f"""
    CREATE TABLE risk (
        id TEXT PRIMARY KEY CHECK (id <> ''),
        hazard TEXT NOT NULL CHECK (hazard <> ''),
        likelihood INTEGER NOT NULL CHECK (likelihood BETWEEN 1 AND 5),
        consequence INTEGER NOT NULL CHECK (consequence BETWEEN 1 AND 5),
        assessed_on TEXT NOT NULL CHECK (assessed_on {_DAY}),
        cause TEXT NOT NULL,
        affected TEXT NOT NULL,
        existing TEXT NOT NULL,
        residual_likelihood INTEGER NOT NULL CHECK (residual_likelihood BETWEEN 0 AND 5),
        residual_consequence INTEGER NOT NULL CHECK (residual_consequence BETWEEN 0 AND 5),
        review_on TEXT CHECK (review_on {_DAY}),
        note TEXT NOT NULL,
        CHECK ((residual_likelihood = 0) = (residual_consequence = 0))
    ) STRICT
    """,
    f"""
    CREATE TABLE control_point (
        id TEXT PRIMARY KEY CHECK (id <> ''),
        text TEXT NOT NULL,
        place TEXT NOT NULL,
        reviewed_on TEXT CHECK (reviewed_on {_DAY})
    ) STRICT
    """,
    f"""
    CREATE TABLE goal (
        id TEXT PRIMARY KEY CHECK (id <> ''),
        year INTEGER NOT NULL CHECK (year BETWEEN 2000 AND 2200),
        what TEXT NOT NULL CHECK (what <> ''),
        seen_by TEXT NOT NULL,
        reached_on TEXT CHECK (reached_on {_DAY})
    ) STRICT
    """,
    f"""
    CREATE TABLE equipment (
        id TEXT PRIMARY KEY CHECK (id <> ''),
        name TEXT NOT NULL CHECK (name <> ''),
        kind TEXT NOT NULL CHECK (kind IN ('lift', 'alarm', 'fire', 'electric', 'car', 'substance', 'other')),
        place TEXT NOT NULL,
        guide TEXT NOT NULL,
        months INTEGER NOT NULL CHECK (months BETWEEN 0 AND 120),
        controlled_on TEXT CHECK (controlled_on {_DAY}),
        next_on TEXT CHECK (next_on {_DAY}),
        note TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE emergency_card (
        id TEXT PRIMARY KEY CHECK (id <> ''),
        address TEXT NOT NULL,
        meeting_place TEXT NOT NULL,
        way_in TEXT NOT NULL,
        callers TEXT NOT NULL CHECK (json_valid(callers)),
        note TEXT NOT NULL
    ) STRICT
    """,
    "PRAGMA user_version = 12",
)


def apply(db: Database) -> None:
    """Bring a file of schema 11 to schema 12."""
    for statement in STATEMENTS:
        db.execute(statement)
