"""An open change: what may be written, and the row images that undo will need."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby
from typing import TYPE_CHECKING, Any, TypeVar

from bpa_desk.domain.ordning import Ordning
from bpa_desk.domain.time import zone
from bpa_desk.storage.cipher import named_errors
from bpa_desk.storage.mapping import Row, Table
from bpa_desk.storage.reading import Reading
from bpa_desk.storage.records import by_name, table_of
from bpa_desk.storage.steps import RowChange
from bpa_desk.storage.walls import Walls

if TYPE_CHECKING:
    from bpa_desk.storage.cipher import Connection
    from bpa_desk.storage.database import Database

T = TypeVar("T")

FEW = 4
"""From so many records of one kind on, they are written together."""
MOST_ASKED = 500


class Changes(Reading):
    """The one way to write records, alive inside ``with store.change(…)``; it reads its own writes."""

    def __init__(self, database: Database, walls: Walls) -> None:
        self._database = database
        self._walls = walls
        self._depth = 0
        self.rows: list[RowChange] = []

    def put(self, record: object) -> None:
        """Write the record, new or changed; one that is the same as before leaves no trace."""
        table: Table[Any] = table_of(type(record))
        if isinstance(record, Ordning) and record.timezone != self.zone.name:
            self._walls = Walls(zone(record.timezone))
        after = table.row(record, self._walls)
        key = str(after[0])
        with named_errors(self._database.path):
            before = self._row(table, key)
            if before == after:
                return
            self._database.connection.execute(table.upsert, after)
        self.rows.append(RowChange(table.name, key, before, after))

    def put_all(self, records: Iterable[object]) -> None:
        """Write several records, in the order given; all of them, or none if one cannot be written."""
        with named_errors(self._database.path), self.nested():
            for kind, group in groupby(records, type):
                held = list(group)
                if kind is Ordning or len(held) < FEW:
                    for record in held:
                        self.put(record)
                else:
                    self._put_many(table_of(kind), held)

    def _put_many(self, table: Table[Any], records: list[Any]) -> None:
        connection, walls = self._database.connection, self._walls
        rows = [table.row(record, walls) for record in records]
        if len({row[0] for row in rows}) < len(rows):
            for record in records:  # one of them twice: each is a change of its own
                self.put(record)
            return
        for at in range(0, len(rows), MOST_ASKED):
            after = rows[at : at + MOST_ASKED]
            marks = ",".join("?" * len(after))
            asked = connection.execute(f"{table.select} WHERE id IN ({marks})", [row[0] for row in after])
            before: dict[object, Row] = {row[0]: row for row in asked}
            written = [row for row in after if before.get(row[0]) != row]
            connection.executemany(table.upsert if before else table.insert, written)
            self.rows += [RowChange(table.name, str(row[0]), before.get(row[0]), row) for row in written]

    def remove(self, kind: type[T], key: str) -> None:
        """Remove the record; nothing if it is gone already, RefusedChangeError if something points at it."""
        table = table_of(kind)
        with named_errors(self._database.path):
            before = self._row(table, key)
            if before is None:
                return
            self._database.connection.execute(table.delete, (key,))
        self.rows.append(RowChange(table.name, key, before, None))

    def keep_content(self, content: bytes) -> str:
        """Keep the bytes, once however often they come, and return their SHA-256 (hex).

        Undo does not take them away: it only lifts the records that name them, and could not carry
        megabytes. What no record names goes when the file is closed.
        """
        key = hashlib.sha256(content).hexdigest()
        with named_errors(self._database.path):
            self._database.connection.execute(
                "INSERT INTO content (sha256, bytes) VALUES (?, ?) ON CONFLICT DO NOTHING", (key, content)
            )
        return key

    def changed(self) -> bool:
        """Return whether any row ends up otherwise than it was; there and back again is no change."""
        if len({(row.table, row.key) for row in self.rows}) == len(self.rows):
            return any(row.before != row.after for row in self.rows)
        ends: dict[tuple[str, str], list[Row | None]] = {}
        for row in self.rows:
            ends.setdefault((row.table, row.key), [row.before, None])[1] = row.after
        return any(before != after for before, after in ends.values())

    @contextmanager
    def nested(self) -> Iterator[Changes]:
        """Join an inner change: if it fails, only its own writes are taken back."""
        connection = self._database.connection
        mark, name, walls = len(self.rows), f"inner{self._depth}", self._walls
        self._depth += 1
        connection.execute(f"SAVEPOINT {name}")
        try:
            yield self
            connection.execute(f"RELEASE {name}")
        except BaseException:
            if connection.in_transaction:  # a full disk may have ended the whole of it already
                connection.execute(f"ROLLBACK TO {name}")
                connection.execute(f"RELEASE {name}")
            del self.rows[mark:]
            self._walls = walls
            raise
        finally:
            self._depth -= 1

    def _row(self, table: Table[Any], key: str) -> Row | None:
        row: Row | None = self._database.connection.execute(f"{table.select} WHERE id = ?", (key,)).fetchone()
        return row


def replay(connection: Connection, rows: Iterable[RowChange], backwards: bool) -> None:
    """Write the images after each change, or before it; raises library errors.

    Changes are replayed one by one in strict (reverse) order, so each foreign key holds at every moment as it
    did then; nothing has to be deferred.
    """
    tables = by_name()
    for row in rows:
        table = tables[row.table]
        image = row.before if backwards else row.after
        if image is None:
            connection.execute(table.delete, (row.key,))
        else:
            connection.execute(table.upsert, image)
