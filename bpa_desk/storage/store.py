"""The open ordning: reading, named changes, undo and redo, settings and drafts."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bpa_desk.domain.text import Message
from bpa_desk.domain.time import WallTimeError, zone
from bpa_desk.paths import backup_folder
from bpa_desk.storage import database, errors, journal, migrations
from bpa_desk.storage.changes import Changes, replay
from bpa_desk.storage.cipher import Connection, named_errors
from bpa_desk.storage.database import Database
from bpa_desk.storage.keys import DataKey
from bpa_desk.storage.reading import Reading
from bpa_desk.storage.records import by_name
from bpa_desk.storage.steps import Step
from bpa_desk.storage.walls import Walls

if TYPE_CHECKING:
    from bpa_desk.storage.erasing import Erasure

MOST_STEPS = 500
DEFAULT_ZONE = "Europe/Oslo"

Observer = Callable[[Step, frozenset[str]], None]


class Store(Reading):
    """One open file, or one of memory; everything the program keeps goes through here, on one thread."""

    def __init__(self, opened: Database, key: DataKey | None = None, *, writable: bool = True) -> None:
        self._database = opened
        self._key = key
        self._writable = writable
        self._open: Changes | None = None
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self.observers: list[Observer] = []
        self._walls = Walls(zone(DEFAULT_ZONE))
        self._rest()
        self._read_zone()

    @classmethod
    def in_memory(cls) -> Store:
        """Return an empty store that vanishes with the process."""
        return cls(database.in_memory())

    @classmethod
    def create(cls, path: Path, key: DataKey) -> Store:
        """Make a new encrypted file at the path and open it."""
        database.create(path, key)
        return cls.open(path, key)

    @classmethod
    def open(cls, path: Path, key: DataKey, backups: Path | None = None) -> Store:
        """Open a live file for this program alone; an older one is backed up and then brought up to date."""
        opened = database.open_file(path, key)
        try:
            with named_errors(path):
                behind = migrations.pending(opened.connection)
            if behind:
                from bpa_desk.storage import backup

                backup.make(path, key, backups or backup_folder(path), backup.Reason.MIGRATION)
                with named_errors(path):
                    migrations.apply(opened.connection)
            return cls(opened, key)
        except BaseException:
            opened.close()
            raise

    @classmethod
    def view(cls, path: Path, key: DataKey) -> Store:
        """Open a file for reading only, also while a window has it open; changes raise ReadOnlyFileError."""
        return cls(database.view_file(path, key), key, writable=False)

    @property
    def path(self) -> Path:
        """Where the file lies (``:memory:`` for one of memory)."""
        return self._database.path

    @property
    def key(self) -> DataKey:
        """The data key, for backups; StorageError for a store of memory or a closed one."""
        if self._key is None:
            raise errors.missing(self.path)
        return self._key

    @property
    def identity(self) -> str:
        """What all backups of this file share (hex, nothing personal); empty for a store of memory."""
        with named_errors(self.path):
            return database.identity(self._database.connection)

    @property
    def generation(self) -> int:
        """A counter that grows with every change; it orders backups whatever the clock says."""
        number: int = self._rows("SELECT generation FROM meta", ())[0][0]
        return number

    def close(self) -> None:
        """Close the file and forget the key; harmless a second time."""
        self._key = None
        self.barrier()
        if self._writable:
            # A full disk keeps what nobody names until another time, and a second closing finds it closed.
            with suppress(errors.StorageError):
                self.sweep()
        self._database.close()

    @contextmanager
    def change(self, label: Message) -> Iterator[Changes]:
        """Write inside: all of it becomes one Step, or none of it if anything is raised. Inner ones join."""
        if self._open is not None:
            with self._open.nested() as changes:
                yield changes
            return
        changes = Changes(self._database, self._walls)
        with self._transaction():
            self._open = changes
            try:
                yield changes
            finally:
                self._open = None
            step = Step(label, tuple(changes.rows))
            changed = changes.changed()
            if changed:
                self._record(journal.DONE, step)
        if changed:
            self._done.append(step)
            del self._done[:-MOST_STEPS]
            self._undone.clear()
            self._told(step)

    @contextmanager
    def erasing(self, label: Message) -> Iterator[Erasure]:
        """Write inside, for good: afterwards nothing can be undone, and no page holds what went."""
        from bpa_desk.storage.erasing import Erasure

        erasure = Erasure(self._database, self._walls)
        with self._transaction():
            self._open = erasure
            try:
                yield erasure
            finally:
                self._open = None
            self._record(journal.DONE, Step(label, ()))
        self.barrier()
        self.sweep()
        self.compact()
        self.refreshed(label)

    def compact(self) -> None:
        """Write the file anew without what was removed, and empty its log."""
        connection = self._database.connection
        with named_errors(self.path):
            try:
                connection.execute("PRAGMA query_only = OFF")
                connection.execute("VACUUM")
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            finally:
                self._rest()

    def undo(self) -> Step | None:
        """Take back the last step and return it; None if there is none."""
        return self._turn(self._done, self._undone, journal.UNDONE)

    def redo(self) -> Step | None:
        """Do again the step that was last undone and return it; None if there is none."""
        return self._turn(self._undone, self._done, journal.REDONE)

    @property
    def undo_label(self) -> Message | None:
        """What undo would take back."""
        return self._done[-1].label if self._done else None

    @property
    def redo_label(self) -> Message | None:
        """What redo would do again."""
        return self._undone[-1].label if self._undone else None

    def barrier(self) -> None:
        """Forget the steps: what was done so far can no longer be undone (sealing, erasing, restore)."""
        self._done.clear()
        self._undone.clear()

    def sweep(self) -> None:
        """Remove bytes that no attachment names; nothing while a step could still bring one back."""
        orphans = "sha256 NOT IN (SELECT sha256 FROM attachment)"
        if self._done or self._undone or not self._rows(f"SELECT 1 FROM content WHERE {orphans} LIMIT 1", ()):
            return
        with self._transaction(), named_errors(self.path):
            self._database.connection.execute(f"DELETE FROM content WHERE {orphans}")

    @property
    def moved(self) -> bool:
        """Whether the file no longer lies where it was opened; then nothing can be written."""
        return self._database.moved

    def require_there(self) -> None:
        """Raise MovedFileError if the file no longer lies where it was opened."""
        if self.moved:
            raise errors.moved(self.path)

    def copy_into(self, target: Path) -> None:
        """Write everything as a new file with the same key, also when the open one was moved away."""
        connection = self._database.connection
        with named_errors(target):
            try:
                connection.execute("PRAGMA query_only = OFF")
                connection.execute("VACUUM INTO ?", (str(target),))
            finally:
                self._rest()

    def sound(self) -> bool:
        """Return whether every page and reference passes its check; DamagedFileError if it cannot run."""
        connection = self._database.connection
        with named_errors(self.path):
            if self._writable and self._open is None:
                # The page check reads the main file only: with a pending log it would raise false alarms.
                connection.execute("PRAGMA query_only = OFF")
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
                self._rest()
            return database.sound(connection)

    def replace_content(self, source: Connection) -> None:
        """Copy another database over this one in one transaction of the disk; raises library errors."""
        if not self._writable or self._open is not None:
            raise errors.read_only(self.path)
        self.require_there()
        source.backup(self._database.connection)

    def refreshed(self, label: Message) -> None:
        """Start afresh after the whole content was replaced (restore): no undo, every view reads again."""
        self.barrier()
        self._rest()
        self._read_zone()
        for observer in tuple(self.observers):
            observer(Step(label, ()), frozenset(by_name()))

    def journal(self, since: int = 0) -> list[journal.Entry]:
        """Return what was done after the journal line ``since``, oldest first."""
        with named_errors(self.path):
            return journal.since(self._database.connection, since)

    def journal_mark(self) -> int:
        """Return the id of the newest journal line, to pass to :meth:`journal` another day."""
        with named_errors(self.path):
            return journal.newest(self._database.connection)

    def last_written(self) -> datetime | None:
        """Return the latest instant (UTC) the clock ever said when something was changed; None for never."""
        with named_errors(self.path):
            at = journal.latest(self._database.connection)
        return datetime.fromisoformat(at) if at else None

    def setting(self, key: str, default: Any = None) -> Any:
        """Return a setting kept in the file, or ``default``; settings are outside undo."""
        found = self._rows("SELECT value FROM setting WHERE key = ?", (key,))
        return json.loads(str(found[0][0])) if found else default

    def set_setting(self, key: str, value: Any) -> None:
        """Keep a JSON value in the file under the key."""
        self._keep("INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)", key, _json(value))

    def draft(self, key: str, default: Any = None) -> Any:
        """Return the unfinished form kept under the key, or ``default``."""
        found = self._rows("SELECT value FROM draft WHERE key = ?", (key,))
        return json.loads(str(found[0][0])) if found else default

    def drafts(self) -> dict[str, str]:
        """Return the keys of all unfinished forms and when they were kept (UTC ISO text), newest first."""
        found = self._rows("SELECT key, at FROM draft ORDER BY at DESC, key", ())
        return {str(key): str(at) for key, at in found}

    def save_draft(self, key: str, value: Any) -> None:
        """Keep an unfinished form (a JSON value) until it is saved or dropped."""
        at = datetime.now(UTC).isoformat(timespec="seconds")
        self._keep("INSERT OR REPLACE INTO draft (key, value, at) VALUES (?, ?, ?)", key, _json(value), at)

    def clear_draft(self, key: str) -> None:
        """Drop the unfinished form."""
        self._keep("DELETE FROM draft WHERE key = ?", key)

    def _turn(self, source: list[Step], target: list[Step], how: str) -> Step | None:
        if not source or self._open is not None:
            return None
        step = source[-1]
        backwards = how == journal.UNDONE
        with self._transaction():
            with named_errors(self.path):
                replay(self._database.connection, reversed(step.rows) if backwards else step.rows, backwards)
            self._record(how, step)
        target.append(source.pop())
        self._told(step)
        return step

    def _record(self, how: str, step: Step) -> None:
        with named_errors(self.path):
            journal.append(self._database.connection, how, step)
            self._database.connection.execute("UPDATE meta SET generation = generation + 1")

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """One write transaction; outside it the connection only reads."""
        if not self._writable:
            raise errors.read_only(self.path)
        self.require_there()
        connection = self._database.connection
        with named_errors(self.path):
            connection.execute("PRAGMA query_only = OFF")
            connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            with named_errors(self.path):
                connection.execute("COMMIT")
        except BaseException:
            with suppress(Exception):  # a full disk may have ended it already; the first error is the news
                connection.execute("ROLLBACK")
            raise
        finally:
            self._rest()

    def _keep(self, sql: str, *params: str) -> None:
        if self._open is not None:
            with named_errors(self.path):
                self._database.connection.execute(sql, params)
            return
        with self._transaction(), named_errors(self.path):
            self._database.connection.execute(sql, params)
            self._database.connection.execute("UPDATE meta SET generation = generation + 1")

    def _told(self, step: Step) -> None:
        kinds = step.kinds
        if "ordning" in kinds:
            self._read_zone()
        for observer in tuple(self.observers):
            observer(step, kinds)

    def _rest(self) -> None:
        self._database.connection.execute("PRAGMA query_only = ON")

    def _read_zone(self) -> None:
        found = self._rows("SELECT timezone FROM ordning LIMIT 1", ())
        name = str(found[0][0]) if found else DEFAULT_ZONE
        if name == self._walls.zone.name:
            return
        try:
            self._walls = Walls(zone(name))
        except WallTimeError as error:
            raise errors.damaged(self.path) from error


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":"), allow_nan=False)
