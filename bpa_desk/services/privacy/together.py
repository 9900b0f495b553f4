"""What may go as one reads it: what may go now kind by kind, then what comes, by its day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from bpa_desk.domain.calendar import months_after
from bpa_desk.domain.privacy.held import Held
from bpa_desk.domain.privacy.register import REGISTER
from bpa_desk.domain.privacy.retention import Keep, Retention, Since, due
from bpa_desk.services.privacy import coming, schedule
from bpa_desk.services.privacy.coming import Asking
from bpa_desk.services.privacy.reckoning import Condition, Reckoning, written_date
from bpa_desk.services.privacy.schedule import Item

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

MONTHS_AHEAD = 12
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
    if not whole:
        return _before_long(store, today)
    found = schedule.schedule(store)
    return Overview(_lines(found, today), _gone(found))


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


def _before_long(store: Store, today: date) -> Overview:
    """Return the overview until the day; where the rows can be asked for, they are no more than counted."""
    until, reckoned = shown_until(today), Reckoning(store)
    ready = Asking(store, reckoned, date.min, today)
    ahead = Asking(store, reckoned, today + timedelta(days=1), until)
    both = Asking(store, reckoned, date.min, until)
    lines: list[Line] = []
    found: list[Item] = []
    for held in schedule.dated_tables():
        for keep, kinds in schedule.by_rule(held):
            rule = reckoned.rules[keep]
            asked, now, read = both.rows(held, keep, kinds), None, True
            if coming.exact(held, rule):
                asked, now = ahead.rows(held, keep, kinds), ready.rows(held, keep, kinds)
                read = rule.since is not Since.YEAR_END
            elif asked is not None and keep in (Keep.SICKNESS, Keep.TALK):
                # When a case was over is reckoned row by row, but not for the years long past.
                over, before = coming.over(held, keep), (reckoned.long_over(keep, today).isoformat(),)
                now = coming.all_of(kinds, Condition(f"{over} < ?", before))
                asked = coming.all_of(asked, Condition(f"{over} >= ?", before))
            lines += _summed(store, held, keep, now, today, True)
            if asked is not None and read:
                rows = schedule.kept_rows(store, reckoned, held, keep, asked)
                found += (each for each in rows if each.day <= until)
            elif asked is not None:
                lines += _by_year(store, held, kinds, keep, rule, ahead)
    people = _leaving(store, reckoned, both.people(set()), today, until)
    lines += _lines([*found, *people], today)
    return Overview(sorted(_joined(lines), key=_place), _gone(people))


def _by_year(
    store: Store, held: Held, kinds: Condition, keep: Keep, rule: Retention, ahead: Asking
) -> Iterator[Line]:
    for year in ahead.years(rule):
        begins = date(year, 12, 31)
        day = due(rule, begins, None, None)
        assert day is not None
        for each in _summed(store, held, keep, coming.in_years(held, kinds, year, year), day):
            yield replace(each, begins=begins)


def _leaving(
    store: Store, reckoned: Reckoning, people: list[str], today: date, until: date
) -> list[Item]:
    """Return those of the people who go by the day: nobody goes before the last of what is theirs."""
    theirs: list[Item] = []
    if people:
        theirs += Asking(store, reckoned, today + timedelta(days=1), date.max, people).items()
    kept = {each.person for each in theirs if each.day > until}
    return schedule.people_items(reckoned, (each for each in people if each not in kept), theirs)


def _gone(found: Iterable[Item]) -> dict[str, date]:
    return {each.person: each.day for each in found if each.table == schedule.PERSON}


def _summed(
    store: Store, held: Held, keep: Keep, asked: Condition | None, day: date, now: bool = False
) -> Iterator[Line]:
    if asked is None:
        return
    one, other, first, last, count = store.summed(
        held.table, schedule.dates_of(held.table), held.about, asked.sql, asked.params
    )
    if count:
        person = one if one == other else ""
        yield Line(
            held.table, keep, now, day, count, written_date(first), written_date(last), person,
            several=one != other,
        )  # fmt: skip


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


def _joined(lines: Iterable[Line]) -> Iterable[Line]:
    """Return them with those of one kind and rule that may go now as one."""
    held: dict[str, Line] = {}
    for each in lines:
        known = held.setdefault(each.id, each)
        if known is not each:
            days = [day for day in (known.first, each.first, known.last, each.last) if day is not None]
            several = known.several or each.several or known.person != each.person
            held[each.id] = Line(
                each.table, each.keep, each.now, each.day, known.count + each.count,
                min(days, default=None), max(days, default=None), "" if several else each.person, several,
            )  # fmt: skip
    return held.values()


def _place(line: Line) -> tuple[date, int, Keep]:
    return line.day, _ORDER[line.table], line.keep
