"""The steps that bring a file's schema up to date, in order; a released step is never changed."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sqlite_utils import Database

    from bpa_desk.storage.cipher import Connection


class Step(NamedTuple):
    """A step by its name; what it does stands in ``m<name>.py``, which only a file that lacks it needs."""

    NAME: str

    def apply(self, db: Database) -> None:
        """Bring the schema one step on."""
        import_module(f"{__name__}.m{self.NAME}").apply(db)


SET = "bpa_desk"
STEPS = (
    Step("0001_first"),
    Step("0002_attachments"),
    Step("0003_offers"),
    Step("0004_elsewhere"),
    Step("0005_absences"),
    Step("0006_tariff"),
    Step("0007_hms"),
    Step("0008_training"),
    Step("0009_trepartsavtale"),
    Step("0010_person_papers"),
    Step("0011_year"),
    Step("0012_avvik"),
    Step("0013_retention"),
    Step("0014_position"),
    Step("0015_choice"),
    Step("0016_transfer"),
    Step("0017_meetings"),
    Step("0018_handover"),
    Step("0019_people"),
    Step("0020_learning"),
    Step("0021_counting"),
)
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
