"""Schema 19: notices, plans for pregnancy, own templates, interviews, and evaluations of agreements."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

NAME = "0019_people"

_DAY = "GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'"

STATEMENTS = (
    "ALTER TABLE candidate ADD COLUMN answers TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(answers))",
    "ALTER TABLE candidate ADD COLUMN trial_from INTEGER CHECK (trial_from BETWEEN 0 AND 1439)",
    "ALTER TABLE candidate ADD COLUMN trial_minutes INTEGER CHECK (trial_minutes BETWEEN 1 AND 1440)",
    "ALTER TABLE candidate ADD COLUMN trial_paid INTEGER NOT NULL DEFAULT 0 CHECK (trial_paid IN (0, 1))",
    f"""
    CREATE TABLE notice (
        id TEXT PRIMARY KEY CHECK (id <> ''),
        assistant TEXT NOT NULL REFERENCES assistant (id) ON DELETE RESTRICT,
        given_by TEXT NOT NULL CHECK (given_by IN ('assistant', 'employer', 'agreed')),
        given_on TEXT NOT NULL CHECK (given_on {_DAY}),
        last_day TEXT NOT NULL CHECK (last_day {_DAY} AND last_day >= given_on),
        in_writing INTEGER NOT NULL CHECK (in_writing IN (0, 1)),
        in_trial INTEGER NOT NULL CHECK (in_trial IN (0, 1)),
        told_on TEXT CHECK (told_on {_DAY}),
        note TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX notice_assistant ON notice (assistant, given_on)",
    f"""
    CREATE TABLE pregnancy (
        id TEXT PRIMARY KEY CHECK (id <> ''),
        assistant TEXT NOT NULL REFERENCES assistant (id) ON DELETE RESTRICT,
        made_on TEXT NOT NULL CHECK (made_on {_DAY}),
        ends_on TEXT NOT NULL CHECK (ends_on {_DAY} AND ends_on >= made_on),
        review_on TEXT CHECK (review_on {_DAY}),
        points TEXT NOT NULL CHECK (json_valid(points)),
        note TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX pregnancy_assistant ON pregnancy (assistant, made_on)",
    f"""
    CREATE TABLE trepart_event (
        id TEXT PRIMARY KEY CHECK (id <> ''),
        agreement TEXT NOT NULL REFERENCES trepartsavtale (id) ON DELETE RESTRICT,
        kind TEXT NOT NULL CHECK (kind IN ('evaluation', 'notice')),
        day TEXT NOT NULL CHECK (day {_DAY}),
        party TEXT NOT NULL,
        note TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX trepart_event_agreement ON trepart_event (agreement, day)",
    """
    CREATE TABLE own_template (
        id TEXT PRIMARY KEY CHECK (id <> ''),
        title TEXT NOT NULL CHECK (title <> ''),
        sections TEXT NOT NULL CHECK (json_valid(sections))
    ) STRICT
    """,
    "PRAGMA user_version = 19",
)


def apply(db: Database) -> None:
    """Bring a file of schema 18 to schema 19."""
    for statement in STATEMENTS:
        db.execute(statement)
