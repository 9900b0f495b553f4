"""What may go as one reads it: what may go now kind by kind, then what comes, by its day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from bpa_desk.domain.privacy.register import REGISTER
from bpa_desk.domain.privacy.retention import Keep, months_after
from bpa_desk.services.privacy import coming, schedule
from bpa_desk.services.privacy.coming import Asked, Asking
from bpa_desk.services.privacy.reckoning import Reckoning, written_date
from bpa_desk.services.privacy.schedule import Item

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

MONTHS_AHEAD = 24
"""How far ahead is shown unless all is asked for."""
_ORDER = {table: at for at, table in enumerate(REGISTER)}


@dataclass(frozen=True, slots=True)
class Line:
    """Rows of one kind and one rule that may go ``now``, or else from the same day.

    ``first`` and ``last`` are the dates of the rows, where they have any; ``begins`` is the date the time
    runs from, where it is one. ``person`` is whom they are about, empty where it is nobody or ``several``.
    """

    table: str
    keep: Keep
    now: bool
    day: date
    count: int
    first: date | None
    last: date | None
    person: str = ""
    several: bool = False
    begins: date | None = None

    @property
    def id(self) -> str:
        """What tells it from others."""
        return f"{self.table}:{self.keep}:{'now' if self.now else self.day}"


class Overview(NamedTuple):
    """The lines, and for each person whose whole record has a day in the time shown, that day."""

    lines: list[Line]
    gone: Mapping[str, date]


def shown_until(today: date) -> date:
    """Return the last day that is shown unless all is asked for."""
    return months_after(today, MONTHS_AHEAD)


def overview(store: Store, today: date, whole: bool = False) -> Overview:
    """Return what may go already or before long; ``whole``, everything that has a day."""
    if whole:
        found = schedule.schedule(store)
        lines = _lines(found, today)
    else:
        ready, leaving = _ready(store, today)
        ahead = coming.items(store, today + timedelta(days=1), shown_until(today))
        found = [*leaving, *ahead]
        lines = sorted([*ready, *_lines(found, today)], key=_place)
    return Overview(lines, {each.person: each.day for each in found if each.table == schedule.PERSON})


def of_person(store: Store, person: str, today: date, whole: bool = False) -> list[Line]:
    """Return the lines of what is one person's alone, as ``overview`` has them of everybody's."""
    last = date.max if whole else shown_until(today)
    return _lines((each for each in coming.items(store, date.min, last) if each.person == person), today)


def whose(store: Store, line: Line, today: date) -> list[tuple[str, int]]:
    """Return who the rows of a line are about and how many of them, the most first."""
    counts: dict[str, int] = defaultdict(int)
    for each in coming.items(store, date.min if line.now else line.day, today if line.now else line.day):
        if (each.table, each.keep) == (line.table, line.keep):
            counts[each.person] += each.count
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def _ready(store: Store, today: date) -> tuple[list[Line], list[Item]]:
    """Return what may go today but people, and the people.

    Where the rows can be asked for, no more is read of them than how many there are.
    """
    reckoned = Reckoning(store)
    asking = Asking(store, reckoned, date.min, today)
    lines: list[Line] = []
    for each in asking.asked():
        if each.exact:
            lines += _summed(store, each, today)
        else:
            rows = schedule.kept_rows(store, reckoned, each.held, each.keep, each.rows)
            lines += _lines((row for row in rows if row.day <= today), today)
    leaving = asking.people(set())
    kept = coming.kept_after(store, reckoned, leaving, today) if leaving else ()
    return lines, schedule.people_items(reckoned, (each for each in leaving if each not in kept), ())


def _summed(store: Store, asked: Asked, today: date) -> list[Line]:
    held, rows = asked.held, asked.rows
    one, other, first, last, count = store.summed(
        held.table, schedule.dates_of(held.table), held.about, rows.sql, rows.params
    )
    if not count:
        return []
    span, person = (written_date(first), written_date(last)), one if one == other else ""
    return [Line(held.table, asked.keep, True, today, count, *span, person, several=one != other)]


def _lines(found: Iterable[Item], today: date) -> list[Line]:
    held: dict[tuple[str, Keep, date], list[Item]] = defaultdict(list)
    for each in found:
        held[each.table, each.keep, max(each.day, today)].append(each)
    return sorted((_line(rows, day, day <= today) for (_table, _keep, day), rows in held.items()), key=_place)


def _line(rows: list[Item], day: date, now: bool) -> Line:
    one, people = rows[0], {each.person for each in rows}
    alike = len({each.begins for each in rows}) == 1
    return Line(
        one.table, one.keep, now, day, sum([each.count for each in rows]),
        min([each.first for each in rows]), max([each.last for each in rows]),
        one.person if len(people) == 1 else "", len(people) > 1, one.begins if alike else None,
    )  # fmt: skip


def _place(line: Line) -> tuple[date, int, Keep]:
    return line.day, _ORDER[line.table], line.keep
