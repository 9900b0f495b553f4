"""The steps that bring a file's schema up to date, in order; a released step is never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpa_desk.storage.migrations import (
    m0001_first,
    m0002_attachments,
    m0003_offers,
    m0004_elsewhere,
    m0005_absences,
    m0006_tariff,
    m0007_hms,
    m0008_training,
    m0009_trepartsavtale,
    m0010_person_papers,
    m0011_year,
    m0012_avvik,
    m0013_retention,
    m0014_position,
    m0015_choice,
    m0016_transfer,
    m0017_meetings,
    m0018_people,
)

if TYPE_CHECKING:
    from bpa_desk.storage.cipher import Connection

SET = "bpa_desk"
STEPS = (
    m0001_first, m0002_attachments, m0003_offers, m0004_elsewhere, m0005_absences, m0006_tariff, m0007_hms,
    m0008_training, m0009_trepartsavtale, m0010_person_papers, m0011_year, m0012_avvik, m0013_retention,
    m0014_position, m0015_choice, m0016_transfer, m0017_meetings, m0018_people,
)  # fmt: skip
_TABLE = "_sqlite_migrations"


def names() -> tuple[str, ...]:
    """Return the names of all steps this program knows, in order."""
    return tuple(step.NAME for step in STEPS)


def applied(connection: Connection) -> tuple[str, ...]:
    """Return the names of the steps the file has been through."""
    # Plain SQL: sqlite-utils is slow to import and only needed when there is something to do.
    exists = connection.execute("SELECT 1 FROM sqlite_schema WHERE name = ?", (_TABLE,)).fetchone()
    if not exists:
        return ()
    rows = connection.execute(f"SELECT name FROM {_TABLE} WHERE migration_set = ? ORDER BY id", (SET,))
    return tuple(row[0] for row in rows)


def unknown(connection: Connection) -> tuple[str, ...]:
    """Return the steps in the file that this program does not know: it was made by a newer one."""
    known = frozenset(names())
    return tuple(name for name in applied(connection) if name not in known)


def pending(connection: Connection) -> tuple[str, ...]:
    """Return the steps the file still lacks."""
    done = frozenset(applied(connection))
    return tuple(name for name in names() if name not in done)


def apply(connection: Connection) -> None:
    """Bring the schema up to date, each step whole or not at all; raises library errors."""
    from sqlite_utils import Database, Migrations

    from bpa_desk.storage import cipher  # noqa: F401 - sqlite-utils must find our library before its own

    steps = Migrations(SET)
    for step in STEPS:
        steps(name=step.NAME)(step.apply)
    steps.apply(Database(connection, execute_plugins=False))
