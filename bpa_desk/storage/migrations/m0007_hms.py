"""Schema 7: checklists of one's own, rounds of health and safety, and measures."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

NAME = "0007_hms"

_DAY = "GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'"

STATEMENTS = (
    """
    CREATE TABLE checklist (
        id TEXT PRIMARY KEY CHECK (id <> ''),
        title TEXT NOT NULL CHECK (title <> ''),
        months INTEGER NOT NULL CHECK (months BETWEEN 0 AND 60),
        lines TEXT NOT NULL CHECK (json_valid(lines)),
        hint TEXT NOT NULL
    ) STRICT
    """,
    # No foreign key to the checklist: most are templates, and a round keeps its own wording.
    f"""
    CREATE TABLE hms_round (
        id TEXT PRIMARY KEY CHECK (id <> ''),
        checklist TEXT NOT NULL CHECK (checklist <> ''),
        title TEXT NOT NULL CHECK (title <> ''),
        months INTEGER NOT NULL CHECK (months BETWEEN 0 AND 60),
        held_on TEXT NOT NULL CHECK (held_on {_DAY}),
        lines TEXT NOT NULL CHECK (json_valid(lines)),
        participants TEXT NOT NULL CHECK (json_valid(participants)),
        state TEXT NOT NULL CHECK (state IN ('ongoing', 'done', 'signed')),
        signed_on TEXT CHECK (signed_on {_DAY}),
        note TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX hms_round_checklist ON hms_round (checklist, held_on)",
    f"""
    CREATE TABLE remedy (
        id TEXT PRIMARY KEY CHECK (id <> ''),
        what TEXT NOT NULL CHECK (what <> ''),
        made_on TEXT NOT NULL CHECK (made_on {_DAY}),
        owner TEXT NOT NULL,
        deadline TEXT CHECK (deadline {_DAY}),
        done_on TEXT CHECK (done_on {_DAY}),
        about_kind TEXT NOT NULL,
        about TEXT NOT NULL,
        part TEXT NOT NULL,
        note TEXT NOT NULL,
        CHECK ((about_kind = '') = (about = ''))
    ) STRICT
    """,
    "CREATE INDEX remedy_about ON remedy (about_kind, about)",
    "PRAGMA user_version = 7",
)


def apply(db: Database) -> None:
    """Bring a file of schema 6 to schema 7."""
    for statement in STATEMENTS:
        db.execute(statement)
