"""Schema 20: training of those who lead, roles, and stillingsbeskrivelser derived from another."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

NAME = "0020_learning"

_DAY = "GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'"
_KEPT = 'id, assistant, course, state, day, "by", minutes, paid, confirmed_on, ends, reason, note'

STATEMENTS = (
    "ALTER TABLE assistant ADD COLUMN roles TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(roles))",
    "ALTER TABLE course ADD COLUMN roles TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(roles))",
    "ALTER TABLE course ADD COLUMN leaders INTEGER NOT NULL DEFAULT 0 CHECK (leaders IN (0, 1))",
    f"ALTER TABLE course ADD COLUMN renewed TEXT CHECK (renewed {_DAY})",
    "ALTER TABLE stillingsbeskrivelse ADD COLUMN role TEXT NOT NULL DEFAULT ''",
    """
    ALTER TABLE stillingsbeskrivelse ADD COLUMN base TEXT
        REFERENCES stillingsbeskrivelse (id) ON DELETE RESTRICT ON UPDATE RESTRICT
    """,
    "CREATE INDEX stillingsbeskrivelse_base ON stillingsbeskrivelse (base)",
    "DROP INDEX training_assistant",
    "DROP INDEX training_course",
    "ALTER TABLE training RENAME TO training_before",
    f"""
    CREATE TABLE training (
        id TEXT PRIMARY KEY CHECK (id <> ''),
        assistant TEXT REFERENCES assistant (id) ON DELETE RESTRICT,
        course TEXT NOT NULL REFERENCES course (id) ON DELETE RESTRICT,
        state TEXT NOT NULL
            CHECK (state IN ('planned', 'offered', 'given', 'confirmed', 'declined', 'exempt')),
        day TEXT NOT NULL CHECK (day {_DAY}),
        "by" TEXT NOT NULL,
        minutes INTEGER NOT NULL CHECK (minutes BETWEEN 0 AND 60000),
        paid INTEGER NOT NULL CHECK (paid IN (0, 1)),
        confirmed_on TEXT CHECK (confirmed_on {_DAY}),
        ends TEXT CHECK (ends {_DAY} AND ends >= day),
        reason TEXT NOT NULL,
        note TEXT NOT NULL,
        leader TEXT NOT NULL DEFAULT '',
        CHECK (state NOT IN ('declined', 'exempt') OR reason <> ''),
        CHECK (state <> 'confirmed' OR confirmed_on IS NOT NULL),
        CHECK ((assistant IS NULL) = (leader <> ''))
    ) STRICT
    """,
    f"INSERT INTO training ({_KEPT}) SELECT {_KEPT} FROM training_before",
    "DROP TABLE training_before",
    "CREATE INDEX training_assistant ON training (assistant, course)",
    "CREATE INDEX training_course ON training (course)",
    "PRAGMA user_version = 20",
)


def apply(db: Database) -> None:
    """Bring a file of schema 19 to schema 20."""
    for statement in STATEMENTS:
        db.execute(statement)
