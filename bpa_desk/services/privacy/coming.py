"""What may be deleted within a span of days: of all that is kept, only what can be is asked for."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
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
    dated_tables,
    kept_rows,
    ordered,
    people_items,
    person_day,
    when_column,
)

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

_ALSO = {"absence": Keep.PLAN, "person_paper": Keep.POLICE}
"""The other rule some rows of the kind are kept by."""
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
    asking = _Asking(store, reckoned, first, last)
    found = [each for each in asking.items() if first <= each.day <= last]
    people = asking.people({each.person for each in found})
    if people and last < date.max:
        # They go after all that is theirs: what is kept beyond the span keeps them too.
        after = _Asking(store, reckoned, last + timedelta(days=1), date.max, people)
        kept = {each.person for each in after.items() if each.day > last}
        people = [each for each in people if each not in kept]
    leaving = people_items(reckoned, people, found)
    return ordered([*found, *(each for each in leaving if first <= each.day)])


class _Asking:
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
        own = Condition() if self._people is None else _of(self._people)
        for held in dated_tables():
            asked = self._condition(held) if self._people is None or held.about else None
            if asked is not None:
                if self._people is not None:
                    sql = f'"{held.about}" {own.sql} AND ({asked.sql})'
                    asked = Condition(sql, (*own.params, *asked.params))
                yield from kept_rows(self._store, self._reckoned, held, asked)

    def people(self, having: set[str]) -> list[str]:
        """Return who may go in the span: who left long enough ago, or those ``having`` something in it."""
        leaving = self._leaving(self._reckoned.rules[Keep.PERSON].months)
        days = ((each, person_day(self._reckoned, each)) for each in sorted(having.difference(leaving)))
        return leaving + [person for person, day in days if day is not None and day < self._first]

    def _condition(self, held: Held) -> Condition | None:
        """Return what to ask for; None where nothing can be due."""
        low, high = self._begun(self._reckoned.rules[held.keep])
        if held.table == "agreement":
            # It may run from its own end, or from when the last of several left: few are written.
            return Condition('"end" < ?', (_next(high),))
        if held.table == "candidate":
            sql = "vacancy IN (SELECT id FROM vacancy WHERE filled_on >= ? AND filled_on < ?)"
            return Condition(sql, (low.isoformat(), _next(high)))
        keeps = [held.keep, *([_ALSO[held.table]] if held.table in _ALSO else [])]
        parts = [part for keep in keeps for part in self._parts(held, when_column(held.table), keep)]
        if not parts:
            return None
        sql = " OR ".join(f"({each.sql})" for each in parts)
        return Condition(sql, tuple(value for each in parts for value in each.params))

    def _parts(self, held: Held, column: str, keep: Keep) -> Iterable[Condition]:
        rule = self._reckoned.rules[keep]
        low, high = self._begun(rule)
        if rule.since is Since.YEAR_END:
            # The year a row is of decides: one that is too early or too late at the edge is left out.
            first = low.year + (not self._holds(due(rule, date(low.year, 12, 31), None, None)))
            last = high.year - (not self._holds(due(rule, date(high.year, 12, 31), None, None)))
            if first <= last:
                yield _in_years(held, column, first, last)
        elif rule.since is Since.CASE_END and keep is Keep.TALK:
            sql = f'"{held.about}" IN (SELECT assistant FROM talk WHERE day >= ? AND day < ?)'
            yield Condition(sql, (low.isoformat(), _next(high)))
        elif rule.since is Since.CASE_END:
            since = min(low, self._sick_from) if keep is Keep.SICKNESS else low
            yield Condition(f'"{column}" >= ? AND "{column}" < ?', (since.isoformat(), _next(high)))
        months = rule.months if rule.since is Since.EMPLOYMENT_END else rule.at_most
        people = [] if months is None or not held.about else self._leaving(months)
        if people:
            own = _of(people)
            yield Condition(f'"{held.about}" {own.sql}', own.params)

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
    asked = Condition(f'"{column}" >= ? AND "{column}" < ?', (f"{first:04}-01-01", f"{last + 1:04}-01-01"))
    if held.table != "shift":
        return asked
    # Shifts are found by when they begin.
    begun = _date(date(first, 1, 1).toordinal() - LONGEST_SHIFT // DAY - 1)
    return Condition(
        f"{asked.sql} AND start >= ? AND start < ?", (*asked.params, begun.isoformat(), asked.params[1])
    )


def _of(people: Iterable[str]) -> Condition:
    return Condition("IN (SELECT value FROM json_each(?))", (json.dumps([*people]),))


def _next(day: date) -> str:
    return _date(day.toordinal() + 1).isoformat()


def _date(ordinal: int) -> date:
    return date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))
