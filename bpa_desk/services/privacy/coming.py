"""What may be deleted within a span of days: of all that is kept, only what can be is asked for."""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from bpa_desk.domain.privacy.held import Held
from bpa_desk.domain.privacy.retention import Keep, Retention, Since, due
from bpa_desk.domain.shift import LONGEST_SHIFT
from bpa_desk.domain.text import N_, Message
from bpa_desk.domain.time import DAY
from bpa_desk.services import people
from bpa_desk.services.due import Due
from bpa_desk.services.privacy.reckoning import SICK_KINDS, Condition, Reckoning
from bpa_desk.services.privacy.schedule import (
    Item,
    by_rule,
    dated_tables,
    kept_rows,
    ordered,
    people_items,
    person_day,
    when_column,
)

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

_BY_DATE = frozenset({Since.YEAR_END, Since.EMPLOYMENT_END})
"""What the time may run from so that the rows of a span can be asked for and no others."""
_NEXT_TALK = (
    "(SELECT min(later.day) FROM talk AS later"
    " WHERE later.assistant = talk.assistant AND later.day > talk.day)"
)
_SLACK = 31
"""Days to each side, for months are not equally long; what is asked for too much is left out by its day."""
_LATEST = date(9900, 12, 31)
"""No record is later; what is reckoned from it is still a date."""


def falling_due(store: Store, first: date, last: date) -> Iterable[Due]:
    """Yield one thing to do for each person: on the first day in the span something about them may go."""
    days: dict[str, date] = {}
    counts: dict[str, int] = defaultdict(int)
    for each in items(store, first, last):
        # Candidates are told of where they are.
        if each.table != "candidate":
            days.setdefault(each.person, each.day)
            counts[each.person] += each.count
    names = people.names(store, days)
    for person, day in days.items():
        if person:
            values = {"name": names.get(person, ""), "n": counts[person]}
            text = Message(N_("{name}: old records to be deleted: {n}."), values)
        else:
            text = Message(N_("Old records to be deleted: {n}."), {"n": counts[person]})
        yield Due(day, text, "privacy", f"due:{person}", "privacy", person)


def items(store: Store, first: date, last: date) -> list[Item]:
    """Return what the whole schedule says of the days from the first to the last, both included."""
    reckoned = Reckoning(store)
    asking = Asking(store, reckoned, first, last)
    found = [each for each in asking.items() if first <= each.day <= last]
    people = asking.people({each.person for each in found})
    if people and last < date.max:
        kept = kept_after(store, reckoned, people, last)
        people = [each for each in people if each not in kept]
    leaving = people_items(reckoned, people, found)
    return ordered([*found, *(each for each in leaving if first <= each.day)])


def kept_after(store: Store, reckoned: Reckoning, people: list[str], day: date) -> set[str]:
    """Return those of the people of whom something is kept beyond the day, and who go no sooner."""
    after = Asking(store, reckoned, day + timedelta(days=1), date.max, people)
    return {each.person for each in after.items() if each.day > day}


class Asking:
    """Asks for the rows that may have their day in a span; all that have it are among them.

    Where ``people`` are named, only what is theirs and may keep them longer than their own rule is asked for.
    """

    def __init__(
        self, store: Store, reckoned: Reckoning, first: date, last: date, people: list[str] | None = None
    ) -> None:
        self._store, self._reckoned = store, reckoned
        self._first, self._last = first, last
        self._people = people
        self._left: dict[int, list[str]] = {}
        self._sick_from = self._since_sick()

    def items(self) -> Iterator[Item]:
        """Yield what may go in the span, and some that may not."""
        for held in dated_tables():
            for keep, kinds in by_rule(held):
                rows = self.rows(held, keep, kinds)
                if rows is not None:
                    yield from kept_rows(self._store, self._reckoned, held, keep, rows)

    def rows(self, held: Held, keep: Keep, kinds: Condition) -> Condition | None:
        """Return what to ask for of the ``kinds`` kept by one rule; None where nothing can be due.

        Where the rule is ``exact`` these are the rows that have their day in the span, and no others.
        """
        if self._people is not None and not (held.about and self._may_outlast(keep)):
            return None
        own = Condition() if self._people is None else _of(held, self._people)
        found = self._condition(held, keep)
        return None if found is None else all_of(own, kinds, found)

    def _may_outlast(self, keep: Keep) -> bool:
        """Return whether rows kept by the rule may be kept longer than who they are about."""
        rule = self._reckoned.rules[keep]
        with_person = rule.since is Since.EMPLOYMENT_END
        return not with_person or rule.months > self._reckoned.rules[Keep.PERSON].months

    def years(self, rule: Retention) -> range:
        """Return the years whose rows have their day in the span, where the year of a row decides."""
        low, high = self._begun(rule)
        first, last = low.year, high.year
        while first <= last and not self._holds(due(rule, date(first, 12, 31), None, None)):
            first += 1
        while first <= last and not self._holds(due(rule, date(last, 12, 31), None, None)):
            last -= 1
        return range(first, last + 1)

    def people(self, having: set[str]) -> list[str]:
        """Return who may go in the span: who left long enough ago, or those ``having`` something in it."""
        leaving = self._leaving(self._reckoned.rules[Keep.PERSON].months)
        days = ((each, person_day(self._reckoned, each)) for each in sorted(having.difference(leaving)))
        return leaving + [person for person, day in days if day is not None and day < self._first]

    def _condition(self, held: Held, keep: Keep) -> Condition | None:
        """Return what to ask for; None where nothing can be due."""
        rule = self._reckoned.rules[keep]
        low, high = self._begun(rule)
        if held.table == "agreement":
            # It may run from its own end, or from when the last of several left: few are written.
            return Condition('"end" < ?', (_next(high),))
        if held.table == "candidate":
            sql = "vacancy IN (SELECT id FROM vacancy WHERE filled_on >= ? AND filled_on < ?)"
            return Condition(sql, (low.isoformat(), _next(high)))
        parts = []
        if rule.since is Since.YEAR_END:
            years = self.years(rule)
            parts += [in_years(held, Condition(), years[0], years[-1])] if years else []
        elif rule.since is Since.CASE_END:
            since = min(low, self._sick_from) if keep is Keep.SICKNESS else low
            parts.append(_between(over(held, keep), since.isoformat(), _next(high)))
        months = rule.months if rule.since is Since.EMPLOYMENT_END else rule.at_most
        people = [] if months is None or not held.about else self._leaving(months)
        if people:
            parts.append(_of(held, people))
        sql = " OR ".join(f"({each.sql})" for each in parts)
        return Condition(sql, tuple(value for each in parts for value in each.params)) if parts else None

    def _leaving(self, months: int) -> list[str]:
        """Return whose employment ended so that something may go in the span, so many months after it."""
        if months not in self._left:
            rule, left = Retention(Since.EMPLOYMENT_END, months, ""), self._reckoned.left

            def day(each: tuple[date, str]) -> date:
                return due(rule, each[0], each[0], None) or date.max

            first, beyond = bisect_left(left, self._first, key=day), bisect_right(left, self._last, key=day)
            self._left[months] = [person for _end, person in left[first:beyond]]
        return self._left[months]

    def _since_sick(self) -> date:
        """Let the reckoning know the sick leaves that matter; return the first day of them.

        What is written during a leave has its time from the end of the leave, however long that lasts.
        """
        low = self._begun(self._reckoned.rules[Keep.SICKNESS])[0]
        asked = f'kind IN ({SICK_KINDS}) AND "end" >= ?'
        lasting = self._store.dated("absence", "start", "", 0, where=asked, params=(low.isoformat(),))
        since = min([low, *(date.fromisoformat(first) for _who, first, _last, number in lasting if number)])
        # A leave that ended before is of no row that may go in the span.
        self._reckoned.know_sick(Condition('"end" >= ?', (since.isoformat(),)))
        return since

    def _begun(self, rule: Retention) -> tuple[date, date]:
        """Return days between which the time began to run of all that may go in the span, and others'."""
        return (
            _date(self._first.toordinal() - rule.months * 31 - _SLACK),
            min(_date(self._last.toordinal() - rule.months * 30 + _SLACK), _LATEST),
        )

    def _holds(self, day: date | None) -> bool:
        return day is not None and self._first <= day <= self._last


def exact(held: Held, rule: Retention) -> bool:
    """Return whether the rows that have their day in a span can be asked for, and no others."""
    return rule.since in _BY_DATE and rule.at_most is None and held.table != "agreement"


def over(held: Held, keep: Keep) -> str:
    """Return the SQL of the day a case was over: the row's own, or the day of the next talk."""
    return _NEXT_TALK if keep is Keep.TALK else f'"{when_column(held.table)}"'


def in_years(held: Held, kinds: Condition, first: int, last: int) -> Condition:
    """Return what asks for the rows of the ``kinds`` that are of these years."""
    column = when_column(held.table)
    if column == "year":
        return all_of(kinds, Condition("year BETWEEN ? AND ?", (first, last)))
    of_years = all_of(kinds, _between(f'"{column}"', f"{first:04}-01-01", f"{last + 1:04}-01-01"))
    if held.table != "shift":
        return of_years
    # Shifts are found, and counted, by when they begin.
    begun = _date(date(first, 1, 1).toordinal() - LONGEST_SHIFT // DAY - 1)
    return all_of(of_years, _between('"start"', begun.isoformat(), f"{last + 1:04}-01-01"))


def _between(column: str, first: str, beyond: str) -> Condition:
    return Condition(f"{column} >= ? AND {column} < ?", (first, beyond))


def _of(held: Held, people: Iterable[str]) -> Condition:
    return Condition(f'"{held.about}" IN (SELECT value FROM json_each(?))', (_listed(tuple(people)),))


@lru_cache(maxsize=8)
def _listed(people: tuple[str, ...]) -> str:
    return json.dumps(people)


def all_of(*conditions: Condition) -> Condition:
    """Return what asks for the rows all of these name."""
    asked = [each for each in conditions if each.sql]
    sql = " AND ".join(f"({each.sql})" for each in asked)
    return Condition(sql, tuple(value for each in asked for value in each.params))


def _next(day: date) -> str:
    return _date(day.toordinal() + 1).isoformat()


def _date(ordinal: int) -> date:
    return date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))
