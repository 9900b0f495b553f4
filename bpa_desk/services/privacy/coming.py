"""What may be deleted within a span of days: of all that is kept, only what can be is asked for."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

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


class Asked(NamedTuple):
    """The rows of one kind and one rule that may have their day in a span; ``exact`` where all of them do."""

    held: Held
    keep: Keep
    rows: Condition
    exact: bool


class Asking:
    """Asks for the rows that may have their day in a span; all that have it are among them.

    Where ``people`` are named, only what is theirs is asked for.
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
        for each in self.asked():
            yield from kept_rows(self._store, self._reckoned, each.held, each.keep, each.rows)

    def asked(self) -> Iterator[Asked]:
        """Yield what to ask for."""
        for held in dated_tables():
            if self._people is not None and not held.about:
                continue
            own = Condition() if self._people is None else _of(held, self._people)
            for keep, rows in by_rule(held):
                due_rows = self._condition(held, keep)
                if due_rows is not None:
                    rule = self._reckoned.rules[keep]
                    exact = rule.since in _BY_DATE and rule.at_most is None and held.table != "agreement"
                    yield Asked(held, keep, _all_of(own, rows, due_rows), exact)

    def people(self, having: set[str]) -> list[str]:
        """Return who may go in the span: who left long enough ago, or those ``having`` something in it."""
        leaving = self._leaving(self._reckoned.rules[Keep.PERSON].months)
        days = ((each, person_day(self._reckoned, each)) for each in sorted(having.difference(leaving)))
        return leaving + [person for person, day in days if day is not None and day < self._first]

    def _condition(self, held: Held, keep: Keep) -> Condition | None:
        """Return what to ask for; None where nothing can be due."""
        rule, column = self._reckoned.rules[keep], when_column(held.table)
        low, high = self._begun(rule)
        if held.table == "agreement":
            # It may run from its own end, or from when the last of several left: few are written.
            return Condition('"end" < ?', (_next(high),))
        if held.table == "candidate":
            sql = "vacancy IN (SELECT id FROM vacancy WHERE filled_on >= ? AND filled_on < ?)"
            return Condition(sql, (low.isoformat(), _next(high)))
        parts = []
        if rule.since is Since.YEAR_END:
            parts += self._of_years(held, column, rule)
        elif rule.since is Since.CASE_END and keep is Keep.TALK:
            sql = f'"{held.about}" IN (SELECT assistant FROM talk WHERE day >= ? AND day < ?)'
            parts.append(Condition(sql, (low.isoformat(), _next(high))))
        elif rule.since is Since.CASE_END:
            since = min(low, self._sick_from) if keep is Keep.SICKNESS else low
            parts.append(_between(column, since.isoformat(), _next(high)))
        months = rule.months if rule.since is Since.EMPLOYMENT_END else rule.at_most
        people = [] if months is None or not held.about else self._leaving(months)
        if people:
            parts.append(_of(held, people))
        sql = " OR ".join(f"({each.sql})" for each in parts)
        return Condition(sql, tuple(value for each in parts for value in each.params)) if parts else None

    def _of_years(self, held: Held, column: str, rule: Retention) -> list[Condition]:
        """Return what asks for the years whose rows have their day in the span: the year of a row decides."""
        low, high = self._begun(rule)
        first, last = low.year, high.year
        while first <= last and not self._holds(due(rule, date(first, 12, 31), None, None)):
            first += 1
        while first <= last and not self._holds(due(rule, date(last, 12, 31), None, None)):
            last -= 1
        return [_in_years(held, column, first, last)] if first <= last else []

    def _leaving(self, months: int) -> list[str]:
        """Return whose employment ended so that something may go in the span, so many months after it."""
        if months not in self._left:
            rule = Retention(Since.EMPLOYMENT_END, months, "")
            low, high = self._begun(rule)
            self._left[months] = [
                person
                for person, end in self._reckoned.ends.items()
                if end is not None and low <= end <= high and self._holds(due(rule, end, end, None))
            ]
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


def _in_years(held: Held, column: str, first: int, last: int) -> Condition:
    if column == "year":
        return Condition("year BETWEEN ? AND ?", (first, last))
    asked = _between(column, f"{first:04}-01-01", f"{last + 1:04}-01-01")
    if held.table != "shift":
        return asked
    # Shifts are found by when they begin.
    begun = _date(date(first, 1, 1).toordinal() - LONGEST_SHIFT // DAY - 1)
    return _all_of(asked, _between("start", begun.isoformat(), str(asked.params[1])))


def _between(column: str, first: str, beyond: str) -> Condition:
    return Condition(f'"{column}" >= ? AND "{column}" < ?', (first, beyond))


def _of(held: Held, people: Iterable[str]) -> Condition:
    return Condition(f'"{held.about}" IN (SELECT value FROM json_each(?))', (json.dumps([*people]),))


def _all_of(*conditions: Condition) -> Condition:
    asked = [each for each in conditions if each.sql]
    sql = " AND ".join(f"({each.sql})" for each in asked)
    return Condition(sql, tuple(value for each in asked for value in each.params))


def _next(day: date) -> str:
    return _date(day.toordinal() + 1).isoformat()


def _date(ordinal: int) -> date:
    return date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))
