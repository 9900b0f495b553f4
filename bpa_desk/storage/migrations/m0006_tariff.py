"""Schema 6: the ordning's own tariff profiles, which stood among the settings and outside undo before."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

NAME = "0006_tariff"

STATEMENTS = (
    """
    CREATE TABLE tariff (
        id TEXT PRIMARY KEY CHECK (id <> ''),
        content TEXT NOT NULL CHECK (json_valid(content) AND json_extract(content, '$.name') <> '')
    ) STRICT
    """,
    """
    INSERT INTO tariff (id, content)
        SELECT lower(hex(randomblob(16))), profile.value
        FROM setting, json_each(setting.value) AS profile
        WHERE setting.key = 'tariff-profiles' AND profile.type = 'object'
    """,
    "DELETE FROM setting WHERE key = 'tariff-profiles'",
    "PRAGMA user_version = 6",
)


def apply(db: Database) -> None:
    """Make the table and move the profiles into it."""
    for statement in STATEMENTS:
        db.execute(statement)
