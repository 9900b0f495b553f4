"""From which day the time of a record runs, and the first day it may go (GDPR-4)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from bpa_desk.domain.privacy.retention import Keep, Retention, Since, due
from bpa_desk.services.privacy import retention

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

SICK = frozenset({"egenmelding", "sykmelding", "gradert", "child_ill"})
SICK_KINDS = ", ".join(f"'{each}'" for each in sorted(SICK))
"""The same as SQL lists them."""


@dataclass(frozen=True, slots=True)
class Condition:
    """What the database is asked for: SQL over the columns of one table, and its values."""

    sql: str = ""
    params: tuple[object, ...] = ()


class Written(NamedTuple):
    """A row, or several of one day: whose, when, and by which rule it is kept."""

    key: str
    person: str
    happened: date
    keep: Keep
    number: int = 1
    first: date | None = None
    people: tuple[str, ...] = ()


class Reckoning:
    """Reckons the day from what the time runs from, by the lengths that hold now."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.rules: Mapping[Keep, Retention] = retention.retentions(store)
        terms, working = ("employment", "end", "assistant", 0, True), '"end" IS NULL'
        at_work = {who for who, *_rest in store.dated(*terms, where=working)}
        self.ends: dict[str, date | None] = {
            who: None if who in at_work else date.fromisoformat(last)
            for who, _first, last, _number in store.dated(*terms)
        }
        self._asked = Condition()
        self._sick: dict[str, list[tuple[date, date]]] | None = None
        self._cases: dict[tuple[Keep, str, date], date | None] = {}

    def know_sick(self, asked: Condition) -> None:
        """Know of no other sick leave than this from now on."""
        self._asked, self._sick = asked, None
        self._cases.clear()

    def long_over(self, keep: Keep, today: date) -> date:
        """Return a day before which whatever was over may go today, as may what was during a sick leave."""
        longest = timedelta(0)
        if keep is Keep.SICKNESS:
            self._sick_of("")
            spans = (last - first for spans in (self._sick or {}).values() for first, last in spans)
            longest = max(spans, default=longest)
        return today - longest - timedelta(days=self.rules[keep].months * 31 + 2)

    def day(self, each: Written) -> date | None:
        """Return the first day it may go; None while the time has not begun to run."""
        rule = self.rules[each.keep]
        if rule.since is Since.NEVER:
            return None
        # Asked for only where the rule looks at them: there may be thousands of rows.
        by_employment = rule.since is Since.EMPLOYMENT_END or rule.at_most is not None
        left = self._left(each) if by_employment else None
        return due(rule, each.happened, left, self._case_end(each) if rule.since is Since.CASE_END else None)

    def begins(self, each: Written) -> date:
        """Return the date the time runs from."""
        since = self.rules[each.keep].since
        found = None
        if since is Since.YEAR_END:
            found = date(each.happened.year, 12, 31)
        elif since is Since.EMPLOYMENT_END:
            found = self._left(each)
        elif since is Since.CASE_END:
            found = self._case_end(each)
        return found or each.happened

    def _sick_of(self, person: str) -> list[tuple[date, date]]:
        if self._sick is None:
            self._sick = defaultdict(list)
            asked = f"kind IN ({SICK_KINDS})" + (f" AND ({self._asked.sql})" if self._asked.sql else "")
            for row in self._store.kept("absence", asked, self._asked.params):
                # An instant is stored as its wall time: its first letters are the day.
                first, last = (date.fromisoformat(row.values[each][:10]) for each in ("start", "end"))
                self._sick[row.values["assistant"]].append((first, last))
        return self._sick.get(person, [])

    @cached_property
    def left(self) -> list[tuple[date, str]]:
        """Those who have left and the last day of each, the first of them first."""
        return sorted((end, who) for who, end in self.ends.items() if end is not None)

    @cached_property
    def _talks(self) -> Mapping[str, list[date]]:
        found = defaultdict(list)
        for who, day, _last, _number in self._store.dated("talk", "day", "assistant", 10):
            found[who].append(date.fromisoformat(day))
        return found

    def _left(self, each: Written) -> date | None:
        if not each.people:
            return self.ends.get(each.person)
        known = [end for end in map(self.ends.get, each.people) if end is not None]
        # What is agreed with several ends when the last of them has left, or with the agreement itself.
        return max(*known, each.happened) if len(known) == len(each.people) else None

    def _case_end(self, each: Written) -> date | None:
        case = each.keep, each.person, each.happened
        if case not in self._cases:
            self._cases[case] = self._end_of(each)
        return self._cases[case]

    def _end_of(self, each: Written) -> date | None:
        if each.keep is Keep.TALK:
            # A talk is over and done with when the next one has been held.
            return min((day for day in self._talks.get(each.person, ()) if day > each.happened), default=None)
        if each.keep is not Keep.SICKNESS:
            return each.happened
        spans = self._sick_of(each.person)
        return max([each.happened, *(last for first, last in spans if first <= each.happened <= last)])


def written_date(written: object) -> date | None:
    """Return the date that is stored; a year alone is its last day, and what is no date is None."""
    text = str(written or "")
    try:
        return date(int(text), 12, 31) if len(text) == 4 else date.fromisoformat(text[:10])
    except ValueError:
        return None
