"""Schema 10: papers of the assistants, checklists for those who begin or leave, vacancies and candidates."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

NAME = "0010_person_papers"

_DAY = "GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'"

STATEMENTS = (
    f"""
    CREATE TABLE person_paper (
        id TEXT PRIMARY KEY CHECK (id <> ''),
        assistant TEXT NOT NULL REFERENCES assistant (id) ON DELETE RESTRICT,
        kind TEXT NOT NULL CHECK (kind IN ('contract', 'confidentiality', 'police', 'car', 'keys',
            'long_shifts', 'larger_position', 'holiday', 'near_family', 'other')),
        title TEXT NOT NULL,
        sent_on TEXT CHECK (sent_on {_DAY}),
        signed_on TEXT CHECK (signed_on {_DAY}),
        start TEXT CHECK (start {_DAY}),
        "end" TEXT CHECK ("end" {_DAY}),
        by TEXT NOT NULL,
        points TEXT NOT NULL CHECK (json_valid(points)),
        remind_on TEXT CHECK (remind_on {_DAY}),
        note TEXT NOT NULL,
        CHECK (start IS NULL OR "end" IS NULL OR start <= "end")
    ) STRICT
    """,
    "CREATE INDEX person_paper_assistant ON person_paper (assistant, kind)",
    f"""
    CREATE TABLE person_checklist (
        id TEXT PRIMARY KEY CHECK (id <> ''),
        assistant TEXT NOT NULL REFERENCES assistant (id) ON DELETE RESTRICT,
        passage TEXT NOT NULL CHECK (passage IN ('starting', 'leaving')),
        day TEXT NOT NULL CHECK (day {_DAY}),
        points TEXT NOT NULL CHECK (json_valid(points))
    ) STRICT
    """,
    "CREATE INDEX person_checklist_assistant ON person_checklist (assistant, passage)",
    f"""
    CREATE TABLE vacancy (
        id TEXT PRIMARY KEY CHECK (id <> ''),
        title TEXT NOT NULL CHECK (title <> ''),
        opened_on TEXT NOT NULL CHECK (opened_on {_DAY}),
        document TEXT NOT NULL,
        language TEXT NOT NULL CHECK (language IN ('nb', 'nn', 'en')),
        deadline TEXT CHECK (deadline {_DAY}),
        advert TEXT NOT NULL,
        filled_on TEXT CHECK (filled_on {_DAY}),
        note TEXT NOT NULL
    ) STRICT
    """,
    f"""
    CREATE TABLE candidate (
        id TEXT PRIMARY KEY CHECK (id <> ''),
        vacancy TEXT NOT NULL REFERENCES vacancy (id) ON DELETE RESTRICT,
        name TEXT NOT NULL CHECK (name <> ''),
        phone TEXT NOT NULL,
        email TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('applied', 'interview', 'trial', 'offered', 'hired', 'withdrawn',
            'declined')),
        applied_on TEXT CHECK (applied_on {_DAY}),
        interview_on TEXT CHECK (interview_on {_DAY}),
        interview TEXT NOT NULL,
        referees TEXT NOT NULL CHECK (json_valid(referees)),
        trial_on TEXT CHECK (trial_on {_DAY}),
        trial TEXT NOT NULL,
        assistant TEXT REFERENCES assistant (id) ON DELETE RESTRICT,
        note TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX candidate_vacancy ON candidate (vacancy)",
    "CREATE INDEX candidate_assistant ON candidate (assistant)",
    "PRAGMA user_version = 10",
)


def apply(db: Database) -> None:
    """Bring a file of schema 9 to schema 10."""
    for statement in STATEMENTS:
        db.execute(statement)
