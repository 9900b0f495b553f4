"""Reading records back: one by key, or those a condition names."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from bpa_desk.domain.ledger import Summed
from bpa_desk.domain.shift import Shift, ShiftKind
from bpa_desk.domain.text import N_, Message, NotFoundError
from bpa_desk.domain.time import DAY, Zone, days
from bpa_desk.storage import errors
from bpa_desk.storage.cipher import named_errors
from bpa_desk.storage.mapping import Table
from bpa_desk.storage.records import by_name, table_of
from bpa_desk.storage.walls import Walls

if TYPE_CHECKING:
    from bpa_desk.storage.database import Database

T = TypeVar("T")


class KeptRow(NamedTuple):
    """A row as it is stored: its table, its id, and every column's value by name."""

    table: str
    key: str
    values: dict[str, Any]


class Reference(NamedTuple):
    """A column that points at a row of another table; ``free`` where it may point at nothing."""

    column: str
    parent: str
    free: bool


GONE = N_("This is no longer there; it may have been removed or undone.")


class Reading:
    """What the store and open changes share; changes read their own writes too."""

    _database: Database
    _walls: Walls

    @property
    def zone(self) -> Zone:
        """The time zone of the ordning (Europe/Oslo until there is one)."""
        return self._walls.zone

    def get(self, kind: type[T], key: str) -> T:
        """Return the record; NotFoundError if there is none with that id."""
        record = self.find(kind, key)
        if record is None:
            raise NotFoundError(Message(GONE))
        return record

    def find(self, kind: type[T], key: str) -> T | None:
        """Return the record, or None if there is none with that id."""
        table = table_of(kind)
        found = self._rows(f"{table.select} WHERE id = ?", (key,))
        return self._records(table, found)[0] if found else None

    def all(
        self, kind: type[T], where: str = "", params: Sequence[object] = (), order: str = ""
    ) -> list[T]:
        """Return the records a SQL condition over the fields names (``"end"`` is quoted), in a fixed order.

        Instants stand in the rows as wall-time text: compare with ``zone.text(instant)``, or use ``between``.
        """
        table = table_of(kind)
        condition = f" WHERE {where}" if where else ""
        sql = f"{table.select}{condition} ORDER BY {order or table.order}"
        return self._records(table, self._rows(sql, params))

    def between(
        self, kind: type[T], start: int, end: int, where: str = "", params: Sequence[object] = ()
    ) -> list[T]:
        """Return the shifts, absences or wishes sharing a minute with [start, end) (instants), by start."""
        # Text order is not quite time order around a clock change; a day to each side, then cut exactly.
        zone = self.zone
        bounds: tuple[str, ...] = (zone.text(start - DAY)[:16], zone.text(end + DAY)[:16])
        condition = f'"end" > ? AND start < ?{f" AND ({where})" if where else ""}'
        longest = table_of(kind).longest
        if longest is not None:
            # The index knows starts only: without this, all the years before would be gone through.
            condition = f"start > ? AND {condition}"
            bounds = (zone.text(start - longest - DAY)[:16], *bounds)
        found = self.all(kind, condition, (*bounds, *params))
        spans = [(each.start, each.end, each) for each in found]  # type: ignore[attr-defined]
        spans.sort(key=lambda span: span[:2])
        return [each for first, last, each in spans if first < end and start < last]

    def shift_minutes(
        self, first: date, last: date, now: int
    ) -> tuple[list[Summed], list[Shift]]:
        """Return the minutes of the undivided shifts of each month of the days, and the others that count.

        Undivided are those that stand in one piece, as planned, within one month and far from any change of
        clock; they are told apart by kind, and by whether they are over at ``now``. The others are whole
        records and may reach past the days; what is cancelled is in neither.
        """
        zone = self.zone
        turns = [day for day in days(first, last) if zone.quiet_midnight(day) is None]
        conditions = [
            "status <> 'cancelled' AND actual IS NULL AND passive = '[]' AND calls = '[]' AND breaks = '[]'",
            """substr(start, 1, 7) = substr("end", 1, 7)""",
            """start >= ? AND substr("end", 1, 10) <= ?""",
            *["""NOT (substr(start, 1, 10) <= ? AND substr("end", 1, 10) >= ?)""" for _day in turns],
        ]
        undivided = " AND ".join(conditions)
        bounds = [first.isoformat(), last.isoformat(), *(each.isoformat() for each in turns for _ in "ab")]
        length = """(strftime('%s', "end") - strftime('%s', start)) / 60"""
        found = self._rows(
            f"""SELECT min(start), kind, "end" <= ?, sum({length}) FROM shift WHERE {undivided} """
            "GROUP BY substr(start, 1, 7), 2, 3",
            [zone.text(now)[:16], *bounds],
        )
        sums = [
            Summed(date.fromisoformat(day[:10]), ShiftKind(kind), over == 1, minutes)
            for day, kind, over, minutes in found
        ]
        # From the day before: what was planned to end with it may have lasted longer.
        begin, edge = zone.at(first - timedelta(days=1)), zone.at(last + timedelta(days=1))
        return sums, self.between(Shift, begin, edge, f"status <> 'cancelled' AND NOT ({undivided})", bounds)

    def count(self, kind: type[T], where: str = "", params: Sequence[object] = ()) -> int:
        """Return how many records the condition names."""
        condition = f" WHERE {where}" if where else ""
        number: int = self._rows(f"SELECT count(*) FROM {table_of(kind).name}{condition}", params)[0][0]
        return number

    def kept(self, table: str, where: str = "", params: Sequence[object] = ()) -> list[KeptRow]:
        """Return the rows of a table as they are stored, for what must look at every kind of record alike."""
        held = by_name()[table]
        condition = f" WHERE {where}" if where else ""
        found = self._rows(f"{held.select}{condition} ORDER BY {held.order}", params)
        return [KeptRow(table, str(row[0]), dict(zip(held.columns, row, strict=True))) for row in found]

    def references(self, table: str) -> tuple[Reference, ...]:
        """Return which columns of the table point at rows of which tables."""
        needed = {row[1]: bool(row[3]) for row in self._rows(f"PRAGMA table_info({table})", ())}
        found = self._rows(f"PRAGMA foreign_key_list({table})", ())
        return tuple(Reference(row[3], row[2], not needed[row[3]]) for row in found)

    def dated(
        self,
        table: str,
        when: str,
        by: str,
        letters: int,
        undated: bool = False,
        where: str = "",
        params: Sequence[object] = (),
    ) -> list[tuple[str, str, str, int]]:
        """Return for each value of ``by`` (an id, or all together) the first and last date and the count.

        Rows are told apart by so many letters of their date: 4 for a year, 10 for a day, 0 not at all. Those
        without the date are left out unless ``undated``; instants count by their day. ``where`` names rows;
        ``when`` may name several columns, and the first of them that is written counts.
        """
        date = _first_written(when)
        who = f"coalesce(\"{by}\", '')" if by else "''"
        conditions = [] if undated else [f"{date} IS NOT NULL AND {date} <> ''"]
        conditions += [f"({where})"] if where else []
        only = f"WHERE {' AND '.join(conditions)}" if conditions else ""
        sql = (
            f"SELECT {who}, min({date}), max({date}), count(*) FROM {table} {only} "
            f"GROUP BY 1, substr({date}, 1, ?)"
        )
        found = self._rows(sql, (*params, letters))
        return [
            (str(one), str(first or "")[:10], str(last or "")[:10], int(count))
            for one, first, last, count in found
        ]

    def summed(
        self, table: str, when: str, by: str, where: str = "", params: Sequence[object] = ()
    ) -> tuple[str, str, str, str, int]:
        """Return of the rows named two values of ``by``, first and last date, and the count.

        The two values differ if there are two. Beside ``dated`` it sorts nothing: thousands of rows are
        counted in a few milliseconds.
        """
        who = f'"{by}"' if by else "NULL"
        longest = by_name()[table].longest
        if when == "end" and longest is not None:
            return self._summed_at_edges(table, who, where, params, longest)
        date = _first_written(when)
        only = f" WHERE {where}" if where else ""
        sql = f"SELECT min({who}), max({who}), min({date}), max({date}), count(*) FROM {table}{only}"
        ((one, other, first, last, count),) = self._rows(sql, params)
        return str(one or ""), str(other or ""), str(first or "")[:10], str(last or "")[:10], int(count)

    def _summed_at_edges(
        self, table: str, who: str, where: str, params: Sequence[object], longest: int
    ) -> tuple[str, str, str, str, int]:
        """Return the same where ends lie near the starts, which are indexed: the first and last weeks do."""

        def told(what: str, more: str = "", *others: object) -> tuple[Any, ...]:
            # Of two bounds for the same column the index is searched by the one that stands first.
            only = " AND ".join(f"({each})" for each in (more, where or "TRUE") if each)
            return self._rows(f"SELECT {what} FROM {table} WHERE {only}", (*others, *params))[0]

        (begun,), (ended,) = told("min(start)"), told("max(start)")
        if begun is None:
            return "", "", "", "", 0
        # What begins when the first one has surely ended has not ended before it; likewise at the other end.
        near = timedelta(days=longest // DAY + 2)
        edges = (
            told(f'min({who}), max({who}), min("end")', "start < ?", _moved(begun, near)),
            told(f'min({who}), max({who}), max("end")', "start > ?", _moved(ended, -near)),
        )
        people = {each for edge in edges for each in edge[:2] if each is not None}
        if len(people) < 2:
            people = {each for each in told(f"min({who}), max({who})") if each is not None}
        (count,) = told("count(*)")
        one, other = (min(people), max(people)) if people else ("", "")
        return one, other, str(edges[0][2])[:10], str(edges[1][2])[:10], int(count)

    def content(self, sha256: str) -> bytes:
        """Return the bytes kept under their digest; NotFoundError if there are none."""
        found = self._rows("SELECT bytes FROM content WHERE sha256 = ?", (sha256,))
        if not found:
            raise NotFoundError(Message(GONE))
        kept: bytes = found[0][0]
        return kept

    def _rows(self, sql: str, params: Sequence[object]) -> list[tuple[Any, ...]]:
        with named_errors(self._database.path):
            return self._database.connection.execute(sql, tuple(params)).fetchall()

    def _records(self, table: Table[T], rows: Sequence[tuple[Any, ...]]) -> list[T]:
        walls, record = self._walls, table.record
        try:
            return [record(row, walls) for row in rows]
        except (ValueError, KeyError, TypeError) as error:
            raise errors.damaged(self._database.path) from error


def _first_written(columns: str) -> str:
    names = ", ".join(f'"{each}"' for each in columns.split())
    return f"coalesce({names})" if "," in names else names


def _moved(wall: str, by: timedelta) -> str:
    """Return the day of the wall time, so much later; the first or last day there is at the ends of time."""
    ordinal = date.fromisoformat(wall[:10]).toordinal() + by.days
    return date.fromordinal(min(max(ordinal, 1), date.max.toordinal())).isoformat()
