"""What may be deleted, when and why: each row by its rule, counted from its own date (GDPR-4)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from bpa_desk.domain.absence import Absence
from bpa_desk.domain.agreement import Agreement
from bpa_desk.domain.assistant import Assistant, Employment
from bpa_desk.domain.candidate import Candidate, Vacancy
from bpa_desk.domain.meeting import Talk
from bpa_desk.domain.person_paper import PaperKind, PersonPaper
from bpa_desk.domain.privacy.held import Held
from bpa_desk.domain.privacy.register import HELD, REGISTER
from bpa_desk.domain.privacy.retention import Keep, Retention, Since, due
from bpa_desk.domain.text import N_, Message
from bpa_desk.services.due import Due
from bpa_desk.services.privacy import retention
from bpa_desk.storage.records import by_name

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

PERSON = "assistant"
WITH_ITS_OWNER = frozenset({"attachment", "turnus_line"})
"""What goes when the record it belongs to goes, and has no time of its own."""
WITHOUT_DAY: Mapping[str, str] = {
    "deputy": N_("The time runs from the last day somebody leads; one who still leads stays."),
    "attachment": N_("It goes with the record it lies beside."),
    "turnus_line": N_("It goes with the grunnturnus it is part of."),
    "turnus": N_("A grunnturnus without a last day is in use; the time runs once it has one."),
    "agreement": N_("An agreement without a last day holds; the time runs once it has one and all left."),
    "remedy": N_("The time runs from the day the measure was done; an open one stays."),
    "avvik": N_("The time runs from the day the avvik was closed; an open one stays."),
    "trepartsavtale": N_("An agreement without a last day holds; the time runs once it has one."),
    "candidate": N_("The time runs from the day the position was filled; until then it is needed."),
    "talk": N_("The time runs from the next talk; the last one stays to be built upon."),
    "stillingsbeskrivelse": N_("What is written for everybody belongs to the ordning and stays."),
    "training": N_("The training of somebody who leads belongs to the ordning and stays."),
    "part_time_position": N_("A position nobody got belongs to the ordning and stays."),
}
"""Why rows of a kind may have no day to go: marked words, where that can be."""
NAMED_MEANWHILE: Mapping[str, str] = {
    "ordning": N_("Whoever leads is named while they lead: write another name, and the old one is gone."),
    "handover_entry": N_("A contact stays while it is needed; delete the entry when it no longer is."),
    "emergency_card": N_("Those to call stand on the card until others are written in their place."),
}
"""Why names that stand in what belongs to the ordning have no day to go, and when they go: marked words."""
SICK = frozenset({"egenmelding", "sykmelding", "gradert", "child_ill"})
WHEN = (
    "end", "ends_on", "closed_on", "done_on", "start", "day", "held_on", "deadline", "made_on", "valid_from",
    "given_on", "added_on", "wished_on", "asked_on", "assessed_on", "date",
)  # fmt: skip
STAMPS = ("asked_at", "told_at", "changed_at", "at", "year")
"""The column a row's own date stands in: the first of these it has, a date before a stamp."""
LETTERS = {Since.YEAR_END: 4, Since.EMPLOYMENT_END: 0}
"""How many letters of a row's own date decide when it may go; all ten where the rule is not named here."""


@dataclass(frozen=True, slots=True)
class Item:
    """Rows of one kind about one person (or nobody) that may go from the same day.

    ``begins`` is the date the time runs from, ``first`` and ``last`` the dates of the rows themselves.
    """

    person: str
    table: str
    keep: Keep
    since: Since
    begins: date
    day: date
    first: date
    last: date
    count: int

    @property
    def id(self) -> str:
        """What tells it from others."""
        return f"{self.table}:{self.keep}:{self.person}:{self.day}:{self.begins}"


class _Written(NamedTuple):
    """A row, or several of one day: whose, when, and by which rule it is kept."""

    key: str
    person: str
    happened: date
    keep: Keep
    number: int = 1
    first: date | None = None
    people: tuple[str, ...] = ()


class _Clock:
    """Reckons the day from what the time runs from, by the lengths that hold now."""

    def __init__(self, store: Store) -> None:
        self.rules: Mapping[Keep, Retention] = retention.retentions(store)
        terms: dict[str, list[date | None]] = defaultdict(list)
        for each in store.all(Employment):
            terms[each.assistant].append(each.end)
        self.ends = {
            person: None if None in dates else max(each for each in dates if each is not None)
            for person, dates in terms.items()
        }
        self._sick: dict[str, list[tuple[date, date]]] = defaultdict(list)
        for away in store.all(Absence):
            if away.kind in SICK:
                span = (store.zone.day(away.start), store.zone.day(away.end))
                self._sick[away.assistant].append(span)
        self._talks: dict[str, list[date]] = defaultdict(list)
        for talk in store.all(Talk):
            self._talks[talk.assistant].append(talk.day)

    def day(self, each: _Written) -> date | None:
        """Return the first day it may go; None while the time has not begun to run."""
        rule = self.rules[each.keep]
        if rule.since is Since.NEVER:
            return None
        return due(rule, each.happened, self._left(each), self._case_end(each))

    def begins(self, each: _Written) -> date:
        """Return the date the time runs from."""
        found = {
            Since.YEAR_END: date(each.happened.year, 12, 31),
            Since.EMPLOYMENT_END: self._left(each),
            Since.CASE_END: self._case_end(each),
        }.get(self.rules[each.keep].since)
        return found or each.happened

    def _left(self, each: _Written) -> date | None:
        over = [self.ends.get(person) for person in each.people or (each.person,)]
        known = [end for end in over if end is not None]
        # What is agreed with several ends when the last of them has left, or with the agreement itself.
        return max(*known, each.happened) if each.people and len(known) == len(over) else (
            None if each.people else over[0]
        )

    def _case_end(self, each: _Written) -> date | None:
        if each.keep is Keep.TALK:
            # A talk is over and done with when the next one has been held.
            return min((day for day in self._talks[each.person] if day > each.happened), default=None)
        if each.keep is not Keep.SICKNESS:
            return each.happened
        over = [last for first, last in self._sick[each.person] if first <= each.happened <= last]
        return max([each.happened, *over])


def when_column(table: str) -> str:
    """Return the column with the date of the table's rows; empty where they have none."""
    held = by_name()[table]
    # "end" may also be minutes of a day; a date is written in one way only, and so is no text of the user's.
    dates = (each for each in WHEN if each in held.columns and each not in held.text_columns)
    return next(dates, next((each for each in STAMPS if each in held.columns), ""))


def schedule(store: Store) -> list[Item]:
    """Return everything that has a day it may go, the earliest first; people after all that is theirs."""
    reckoned, items = _Clock(store), []
    for held in _dated_tables():
        groups: dict[tuple[str, Keep, date, date], list[_Written]] = defaultdict(list)
        for each in _written(store, reckoned, held, LETTERS.get(reckoned.rules[held.keep].since, 10)):
            day = reckoned.day(each)
            if day is not None:
                groups[each.person, each.keep, reckoned.begins(each), day].append(each)
        items += [
            Item(
                person, held.table, keep, reckoned.rules[keep].since, begins, day,
                min(each.first or each.happened for each in rows), max(each.happened for each in rows),
                sum(each.number for each in rows),
            )
            for (person, keep, begins, day), rows in groups.items()
        ]  # fmt: skip
    items += _people(store, reckoned, items)
    return sorted(items, key=lambda each: (each.day, each.person, each.table, each.begins))


def due_items(store: Store, today: date) -> list[Item]:
    """Return what may go today."""
    return [each for each in schedule(store) if each.day <= today]


def due_keys(store: Store, today: date) -> list[tuple[str, str]]:
    """Return the table and id of every row that may go today; people are not among them."""
    reckoned, found = _Clock(store), []
    for held in _dated_tables():
        for each in _written(store, reckoned, held):
            day = reckoned.day(each)
            if day is not None and day <= today:
                found.append((held.table, each.key))
    return found


def falling_due(store: Store, first: date, last: date) -> Iterable[Due]:
    """Yield one thing to do for each person: on the first day in the span something about them may go."""
    names = {each.id: each.name for each in store.all(Assistant)}
    days: dict[str, date] = {}
    counts: dict[str, int] = defaultdict(int)
    for each in schedule(store):
        # Candidates are told of where they are.
        if first <= each.day <= last and each.table != "candidate":
            days.setdefault(each.person, each.day)
            counts[each.person] += each.count
    for person, day in days.items():
        if person:
            values = {"name": names.get(person, ""), "n": counts[person]}
            text = Message(N_("{name}: old records to be deleted: {n}."), values)
        else:
            text = Message(N_("Old records to be deleted: {n}."), {"n": counts[person]})
        yield Due(day, text, "privacy", f"due:{person}", "privacy", person)


def _dated_tables() -> list[Held]:
    return [
        held
        for held in HELD
        if held.table != PERSON
        and held.table not in WITH_ITS_OWNER
        and held.keep is not Keep.ORDNING
        and (when_column(held.table) or held.table == "candidate")
    ]


def _written(
    store: Store, reckoned: _Clock, held: Held, letters: int | None = None
) -> Iterator[_Written]:
    """Yield the rows with their dates, or those of a person together whose dates begin alike.

    Where the time runs from the end of the employment a row needs no date of its own.
    """
    if held.table == "agreement":
        everybody = tuple(each.id for each in store.all(Assistant))
        for agreed in store.all(Agreement, '"end" IS NOT NULL'):
            assert agreed.end is not None
            yield _Written(agreed.id, "", agreed.end, held.keep, people=agreed.assistants or everybody)
        return
    if held.table == "absence":
        for away in store.all(Absence):
            keep = held.keep if away.kind in SICK else Keep.PLAN
            yield _Written(away.id, away.assistant, store.zone.day(away.end), keep)
        return
    if held.table == "person_paper":
        yield from _papers(store, reckoned, held)
        return
    if held.table == "candidate":
        yield from _candidates(store, held)
        return
    column = when_column(held.table)
    always = reckoned.rules[held.keep].since is Since.EMPLOYMENT_END
    if letters is not None:
        for who, first, last, count in store.dated(held.table, column, held.about, letters, always):
            left = reckoned.ends.get(who) if always else None
            happened = _date(last) or left
            if happened is not None:
                yield _Written("", who, happened, held.keep, count, _date(first) or left)
        return
    for row in store.kept(held.table):
        who = str(row.values[held.about] or "") if held.about else ""
        happened = _date(row.values[column]) or (reckoned.ends.get(who) if always else None)
        if happened is not None:
            yield _Written(row.key, who, happened, held.keep)


def _papers(store: Store, reckoned: _Clock, held: Held) -> Iterator[_Written]:
    """Yield the papers; the date a politiattest was shown has a rule of its own."""
    for paper in store.all(PersonPaper):
        left = reckoned.ends.get(paper.assistant)
        happened = paper.end or paper.signed_on or paper.start or left
        if happened is not None:
            keep = Keep.POLICE if paper.kind is PaperKind.POLICE else held.keep
            yield _Written(paper.id, paper.assistant, happened, keep)


def _candidates(store: Store, held: Held) -> Iterator[_Written]:
    """Yield the candidates of vacancies that are filled, from the day they were."""
    filled = {each.id: each.filled_on for each in store.all(Vacancy, "filled_on IS NOT NULL")}
    for each in store.all(Candidate) if filled else ():
        day = filled.get(each.vacancy)
        if day is not None:
            yield _Written(each.id, each.assistant or "", day, held.keep)


def _people(store: Store, reckoned: _Clock, items: list[Item]) -> list[Item]:
    latest: dict[str, date] = {}
    for each in items:
        latest[each.person] = max(each.day, latest.get(each.person, each.day))
    found = []
    for person in store.all(Assistant):
        left = reckoned.ends.get(person.id)
        if left is None:
            continue
        day = reckoned.day(_Written(person.id, person.id, left, REGISTER[PERSON].keep))
        assert day is not None
        day = max(day, latest.get(person.id, day))
        rule = reckoned.rules[Keep.PERSON]
        found.append(Item(person.id, PERSON, Keep.PERSON, rule.since, left, day, left, left, 1))
    return found


def _date(written: object) -> date | None:
    text = str(written or "")
    try:
        return date(int(text), 12, 31) if len(text) == 4 else date.fromisoformat(text[:10])
    except ValueError:
        return None
