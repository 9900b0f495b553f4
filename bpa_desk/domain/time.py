"""Instants, periods and the one place where wall time and elapsed time meet.

An *instant* is an int: whole minutes since 1970-01-01 00:00 UTC. Every limit and every rest is a difference
of instants, so clock changes need no special care in the rules (working-time.md DEF-3).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bpa_desk.domain.text import N_, DomainError, Message

EPOCH_ORDINAL = date(1970, 1, 1).toordinal()
LAST_ORDINAL = date.max.toordinal()
_EPOCH = datetime(1970, 1, 1)
_FIRST_DAY, _LAST_DAY = 1 - EPOCH_ORDINAL, LAST_ORDINAL - EPOCH_ORDINAL
DAY = 1440
WEEK = 7 * DAY
FIRST_YEAR, LAST_YEAR = 1900, 2199
"""The years of dates people write: any other is a slip, and at the ends of the calendar days run out."""

_WALL = re.compile(r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::00)?(Z|[+-]\d\d:\d\d)?\Z", re.ASCII)
_CLOCK = re.compile(r"(\d\d):(\d\d)\Z", re.ASCII)


class WallTimeError(DomainError):
    """A wall time that cannot be read, does not exist, or could mean two instants."""


class Period(NamedTuple):
    """A half-open stretch of time [start, end) in instants (minutes since the epoch, UTC)."""

    start: int
    end: int

    @property
    def minutes(self) -> int:
        """Elapsed minutes from start to end."""
        return self.end - self.start

    def overlap(self, other: tuple[int, int]) -> int:
        """Elapsed minutes that lie in both periods."""
        return max(0, min(self.end, other[1]) - max(self.start, other[0]))

    def touches(self, other: tuple[int, int]) -> bool:
        """True when the two share at least one minute."""
        return self.start < other[1] and other[0] < self.end


class DateSpan(NamedTuple):
    """Days from first to last, both included; ``last`` None means open-ended."""

    first: date
    last: date | None

    def covers(self, day: date) -> bool:
        """True when the day lies within the span."""
        return self.first <= day and (self.last is None or day <= self.last)

    def meets(self, other: DateSpan) -> bool:
        """True when the two spans share at least one day."""
        begins_in_time = other.last is None or self.first <= other.last
        return begins_in_time and (self.last is None or other.first <= self.last)


def known_year(year: int) -> bool:
    """Return whether a year is one of those the program takes from people and files."""
    return FIRST_YEAR <= year <= LAST_YEAR


def days(first: date, last: date) -> Iterator[date]:
    """Yield each day from first to last, both included."""
    for ordinal in range(first.toordinal(), last.toordinal() + 1):
        yield date.fromordinal(ordinal)


def monday(day: date) -> date:
    """Return the Monday of the ISO week the day lies in."""
    return day - timedelta(days=day.weekday())


def month_end(day: date) -> date:
    """Return the last day of the month the day lies in."""
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def clock(text: str) -> int:
    """Return minutes after midnight for ``HH:MM`` (00:00–24:00); raise WallTimeError otherwise."""
    match = _CLOCK.match(text)
    minute = int(match[1]) * 60 + int(match[2]) if match else -1
    if match is None or int(match[2]) > 59 or minute > DAY:
        raise WallTimeError(Message(N_("“{text}” is not a time of day; write it as 07:30."), {"text": text}))
    return minute


def clock_text(minute: int) -> str:
    """Return ``HH:MM`` for minutes after midnight; minutes past 24:00 wrap to the next day."""
    return f"{minute // 60 % 24:02d}:{minute % 60:02d}"


def union(periods: Iterable[tuple[int, int]]) -> list[Period]:
    """Return the periods sorted and merged, so that none touch and none are empty."""
    merged: list[Period] = []
    for start, end in sorted(periods):
        if end <= start:
            continue
        if merged and start <= merged[-1].end:
            merged[-1] = Period(merged[-1].start, max(merged[-1].end, end))
        else:
            merged.append(Period(start, end))
    return merged


_OF_THE_MACHINE = ("localtime", "posixrules", "posix/", "right/", "Factory")


class Zone:
    """A time zone that turns wall time into instants and back; use :func:`zone` to get one."""

    def __init__(self, name: str) -> None:
        try:
            # What these mean differs from one machine to the next, and a file must mean one thing.
            self._tz = ZoneInfo("" if name.startswith(_OF_THE_MACHINE) else name)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise WallTimeError(
                Message(
                    N_("“{name}” is not a known time zone; the usual one is Europe/Oslo."), {"name": name}
                )
            ) from error
        self.name = name
        self._offsets: dict[int, int | None] = {}
        self._midnights: dict[int, int] = {}

    def _offset(self, ordinal: int) -> int | None:
        """Minutes east of UTC all through the day, or None when the clock changes that day."""
        try:
            return self._offsets[ordinal]
        except KeyError:
            # At the very edges of the calendar the neighbouring day would not exist; its offset is the same.
            day = min(max(ordinal, 2), LAST_ORDINAL - 1)
            first = self._midnight(day)
            offset = first if first == self._midnight(day + 1) else None
            self._offsets[ordinal] = offset
            return offset

    def _midnight(self, ordinal: int) -> int:
        found = self._midnights.get(ordinal)
        if found is None:
            found = self._midnights[ordinal] = self._at(datetime.fromordinal(ordinal), 0)
        return found

    def quiet_midnight(self, day: date) -> int | None:
        """Return the instant of the day's first minute, or None when the clock changes that day."""
        ordinal = day.toordinal()
        offset = self._offset(ordinal)
        return None if offset is None else (ordinal - EPOCH_ORDINAL) * DAY - offset

    def _at(self, wall: datetime, fold: int) -> int:
        shift = wall.replace(tzinfo=self._tz, fold=fold).utcoffset()
        assert shift is not None
        return int(shift.total_seconds()) // 60

    def at(self, day: date, minute: int = 0, fold: int = 0) -> int:
        """Return the instant ``minute`` wall minutes from midnight of the day (may be negative or pass 1440).

        A wall time skipped in spring lands one hour later; in a repeated one ``fold`` 1 is the second pass.
        """
        ordinal = day.toordinal() + minute // DAY
        minute %= DAY
        offset = self._offset(ordinal)
        if offset is None:
            offset = self._at(datetime.fromordinal(ordinal) + timedelta(minutes=minute), fold)
        return (ordinal - EPOCH_ORDINAL) * DAY + minute - offset

    def wall(self, instant: int) -> datetime:
        """Return the naive wall time of the instant, ``fold`` set in the second pass of a repeated hour."""
        ordinal = EPOCH_ORDINAL + instant // DAY
        offset = self._offset(ordinal)
        # A whole quiet day on both sides of midnight UTC lets us stay with integers.
        if offset is not None and self._offset(ordinal + 1) == offset and self._offset(ordinal - 1) == offset:
            day, minute = divmod(instant + offset, DAY)
            if _FIRST_DAY <= day <= _LAST_DAY:
                return _EPOCH + timedelta(day, 0, 0, 0, minute)
            # Beyond the calendar: its first or last day.
            last = date.fromordinal(1 if day < _FIRST_DAY else LAST_ORDINAL)
            return datetime(last.year, last.month, last.day, minute // 60, minute % 60)
        aware = datetime.fromtimestamp(instant * 60, self._tz)
        return aware.replace(tzinfo=None)

    def day(self, instant: int) -> date:
        """Return the calendar day of the instant."""
        return self.wall(instant).date()

    def minute_of_day(self, instant: int) -> int:
        """Return wall minutes after midnight of the instant."""
        wall = self.wall(instant)
        return wall.hour * 60 + wall.minute

    def day_period(self, day: date, starts_at: int = 0) -> Period:
        """Return the 23, 24 or 25 hours of the day, from ``starts_at`` wall minutes after its midnight."""
        return Period(self.at(day, starts_at), self.at(day, starts_at + DAY))

    def parse(self, text: str) -> int:
        """Return the instant of ``2026-10-24T22:00``; raise WallTimeError if unreadable, skipped or double.

        In the repeated October hour the offset must stand at the end (``+01:00``); elsewhere it may.
        """
        match = _WALL.match(text)
        if match is None:
            raise WallTimeError(
                Message(N_("“{text}” is not a date and time; write it as 2026-10-24T22:00."), {"text": text})
            )
        try:
            wall = datetime.fromisoformat(text[:16])
        except ValueError as error:
            raise WallTimeError(
                Message(N_("“{text}” is not a day or time that exists."), {"text": text})
            ) from error
        return self._resolve(wall, match[6], text)

    def _resolve(self, wall: datetime, written: str | None, text: str) -> int:
        ordinal = wall.toordinal()
        offset = self._offset(ordinal)
        minute = (ordinal - EPOCH_ORDINAL) * DAY + wall.hour * 60 + wall.minute
        both = {self._at(wall, 0), self._at(wall, 1)} if offset is None else {offset}
        choices = sorted(both, reverse=True)
        # A skipped time has two offsets, neither of which leads back to it.
        valid = [each for each in choices if self.wall(minute - each).replace(fold=0) == wall]
        if not valid:
            raise WallTimeError(
                Message(N_("“{text}” does not exist: the clock skips that hour in spring."), {"text": text})
            )
        if written is not None:
            given = _written_offset(written)
            if given not in valid:
                raise WallTimeError(
                    Message(
                        N_("“{text}” has the wrong offset for {zone}."), {"text": text, "zone": self.name}
                    )
                )
            return minute - given
        if len(valid) > 1:
            raise WallTimeError(
                Message(
                    N_("“{text}” happens twice when the clock goes back; add the offset, such as +01:00."),
                    {"text": text},
                )
            )
        return minute - valid[0]

    def text(self, instant: int) -> str:
        """Return the wall time as ``2026-10-24T22:00``, with the offset only in a repeated hour."""
        wall = self.wall(instant)
        body = wall.isoformat(timespec="minutes")
        if self._offset(wall.toordinal()) is not None:
            return body
        first, second = self._at(wall, 0), self._at(wall, 1)
        if first <= second:  # not a repeated hour
            return body
        offset = second if wall.fold else first
        return f"{body}{'-' if offset < 0 else '+'}{abs(offset) // 60:02d}:{abs(offset) % 60:02d}"


def _written_offset(text: str) -> int:
    if text == "Z":
        return 0
    minutes = int(text[1:3]) * 60 + int(text[4:6])
    return -minutes if text[0] == "-" else minutes


@lru_cache(maxsize=16)
def zone(name: str = "Europe/Oslo") -> Zone:
    """Return the one Zone of that name; raise WallTimeError for an unknown name."""
    return Zone(name)
