"""What may be deleted, when and why: each row by its rule, counted from its own date (GDPR-4)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from bpa_desk.domain.absence import Absence
from bpa_desk.domain.agreement import Agreement
from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.candidate import Candidate, Vacancy
from bpa_desk.domain.person_paper import PaperKind, PersonPaper
from bpa_desk.domain.privacy.held import Held
from bpa_desk.domain.privacy.register import HELD, REGISTER
from bpa_desk.domain.privacy.retention import Keep, Since
from bpa_desk.domain.text import N_
from bpa_desk.services.privacy.reckoning import SICK, SICK_KINDS, Condition, Reckoning, Written, written_date
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
    "agreement": N_(
        "An agreement without a last day still applies; the time runs once it has one and all left."
    ),
    "remedy": N_("The time runs from the day the measure was done; an open one stays."),
    "avvik": N_("The time runs from the day the avvik was closed; an open one stays."),
    "trepartsavtale": N_("An agreement without a last day still applies; the time runs once it has one."),
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
    "emergency_card": N_("Those to call are on the card until others are written in their place."),
}
"""Why names that stand in what belongs to the ordning have no day to go, and when they go: marked words."""
WHEN = (
    "end", "ends_on", "closed_on", "done_on", "start", "day", "held_on", "deadline", "made_on", "valid_from",
    "given_on", "added_on", "wished_on", "asked_on", "assessed_on", "date",
)  # fmt: skip
STAMPS = ("asked_at", "told_at", "changed_at", "at", "year")
"""The column a row's own date stands in: the first of these it has, a date before a stamp."""
LETTERS = {Since.YEAR_END: 4, Since.EMPLOYMENT_END: 0}
"""How many letters of a row's own date decide when it may go; all ten where the rule is not named here."""
ALSO: Mapping[str, tuple[Keep, str]] = {
    "absence": (Keep.PLAN, f"kind NOT IN ({SICK_KINDS})"),
    "person_paper": (Keep.POLICE, f"kind = '{PaperKind.POLICE}'"),
}
"""The other rule some rows of a kind are kept by, and which rows these are, as SQL says it."""
PAPER_DATES = "end signed_on start"


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


@lru_cache(maxsize=128)
def when_column(table: str) -> str:
    """Return the column with the date of the table's rows; empty where they have none."""
    held = by_name()[table]
    # "end" may also be minutes of a day; a date is written in one way only, and so is no text of the user's.
    dates = (each for each in WHEN if each in held.columns and each not in held.text_columns)
    return next(dates, next((each for each in STAMPS if each in held.columns), ""))


def schedule(store: Store) -> list[Item]:
    """Return everything that has a day it may go, the earliest first; people after all that is theirs."""
    reckoned = Reckoning(store)
    items = [
        each
        for held in dated_tables()
        for keep, rows in by_rule(held)
        for each in kept_rows(store, reckoned, held, keep, rows)
    ]
    return ordered(items + people_items(reckoned, reckoned.ends, items))


def by_rule(held: Held) -> list[tuple[Keep, Condition]]:
    """Return the rules rows of one kind are kept by, and which rows these are."""
    if held.table not in ALSO:
        return [(held.keep, Condition())]
    also, kinds = ALSO[held.table]
    return [(held.keep, Condition(f"NOT ({kinds})")), (also, Condition(kinds))]


def kept_rows(store: Store, reckoned: Reckoning, held: Held, keep: Keep, asked: Condition) -> list[Item]:
    """Return the rows of one kind and one rule that the condition names and that have a day, by day."""
    own = {"agreement": _agreements, "candidate": _candidates}
    found = own.get(held.table, _counted)(store, reckoned, held, keep, asked)
    groups: dict[tuple[str, date, date], list[Written]] = defaultdict(list)
    for each in found:
        day = reckoned.day(each)
        if day is not None:
            groups[each.person, reckoned.begins(each), day].append(each)
    since = reckoned.rules[keep].since
    return [
        Item(
            person, held.table, keep, since, begins, day,
            min([each.first or each.happened for each in rows]), max([each.happened for each in rows]),
            sum([each.number for each in rows]),
        )
        for (person, begins, day), rows in groups.items()
    ]  # fmt: skip


def ordered(items: Iterable[Item]) -> list[Item]:
    """Return them the earliest first."""
    return sorted(items, key=lambda each: (each.day, each.person, each.table, each.begins, each.keep))


def due_items(store: Store, today: date) -> list[Item]:
    """Return what may go today."""
    return [each for each in schedule(store) if each.day <= today]


def due_keys(store: Store, today: date) -> list[tuple[str, str]]:
    """Return the table and id of every row that may go today; people are not among them."""
    reckoned, found = Reckoning(store), []
    for held in dated_tables():
        for each in _written(store, reckoned, held):
            day = reckoned.day(each)
            if day is not None and day <= today:
                found.append((held.table, each.key))
    return found


def people_items(reckoned: Reckoning, persons: Iterable[str], items: Iterable[Item]) -> list[Item]:
    """Return those of the people who have left, not before the last of what is theirs."""
    latest: dict[str, date] = {}
    for each in items:
        latest[each.person] = max(each.day, latest.get(each.person, each.day))
    rule, found = reckoned.rules[Keep.PERSON], []
    for person in persons:
        left = reckoned.ends.get(person)
        day = person_day(reckoned, person)
        if left is not None and day is not None:
            day = max(day, latest.get(person, day))
            found.append(Item(person, PERSON, Keep.PERSON, rule.since, left, day, left, left, 1))
    return found


def person_day(reckoned: Reckoning, person: str) -> date | None:
    """Return the day the person alone may go, whatever else is kept; None for who has not left."""
    left = reckoned.ends.get(person)
    return None if left is None else reckoned.day(Written(person, person, left, REGISTER[PERSON].keep))


def dated_tables() -> list[Held]:
    """Return the kinds whose rows may have a day of their own to go."""
    return [
        held
        for held in HELD
        if held.table != PERSON
        and held.table not in WITH_ITS_OWNER
        and held.keep is not Keep.ORDNING
        and (when_column(held.table) or held.table == "candidate")
    ]


def always_dated(reckoned: Reckoning, keep: Keep) -> bool:
    """Return whether a row needs no date of its own: the time runs from the end of the employment."""
    return reckoned.rules[keep].since is Since.EMPLOYMENT_END


def dates_of(table: str) -> str:
    """Return the columns a row's own date stands in: the first of them that is written."""
    return PAPER_DATES if table == "person_paper" else when_column(table)


def _written(store: Store, reckoned: Reckoning, held: Held) -> Iterator[Written]:
    """Yield each row with its date."""
    own = {"agreement": _agreements, "candidate": _candidates, "absence": _absences, "person_paper": _papers}
    if held.table in own:
        yield from own[held.table](store, reckoned, held, held.keep, Condition())
        return
    column, always = when_column(held.table), always_dated(reckoned, held.keep)
    for row in store.kept(held.table):
        who = str(row.values[held.about] or "") if held.about else ""
        happened = written_date(row.values[column]) or (reckoned.ends.get(who) if always else None)
        if happened is not None:
            yield Written(row.key, who, happened, held.keep)


def _counted(
    store: Store, reckoned: Reckoning, held: Held, keep: Keep, asked: Condition
) -> Iterator[Written]:
    """Yield the rows of a person together, told apart by as much of their date as the rule asks for."""
    always, letters = always_dated(reckoned, keep), LETTERS.get(reckoned.rules[keep].since, 10)
    for who, first, last, count in store.dated(
        held.table, dates_of(held.table), held.about, letters, always, asked.sql, asked.params
    ):
        left = reckoned.ends.get(who) if always else None
        happened = written_date(last) or left
        if happened is not None:
            yield Written("", who, happened, keep, count, written_date(first) or left)


def _agreements(
    store: Store, reckoned: Reckoning, held: Held, keep: Keep, asked: Condition
) -> Iterator[Written]:
    """Yield the agreements that have a last day; those with nobody named are everybody's."""
    ended = [each for each in store.all(Agreement, asked.sql, asked.params) if each.end is not None]
    everybody: tuple[str, ...] = ()
    if not all(each.assistants for each in ended):
        # One who works here is enough for the time not to run.
        here = next((who for who, left in reckoned.ends.items() if left is None), None)
        everybody = (here,) if here else tuple(each.id for each in store.all(Assistant))
    for each in ended:
        assert each.end is not None
        yield Written(each.id, "", each.end, keep, people=each.assistants or everybody)


def _absences(
    store: Store, reckoned: Reckoning, held: Held, keep: Keep, asked: Condition
) -> Iterator[Written]:
    """Yield the absences; what is no illness is kept as the plan it was part of."""
    for away in store.all(Absence, asked.sql, asked.params):
        keep = held.keep if away.kind in SICK else Keep.PLAN
        yield Written(away.id, away.assistant, store.zone.day(away.end), keep)


def _papers(store: Store, reckoned: Reckoning, held: Held, keep: Keep, asked: Condition) -> Iterator[Written]:
    """Yield the papers; the date a politiattest was shown has a rule of its own."""
    for paper in store.all(PersonPaper, asked.sql, asked.params):
        left = reckoned.ends.get(paper.assistant)
        happened = paper.end or paper.signed_on or paper.start or left
        if happened is not None:
            keep = Keep.POLICE if paper.kind is PaperKind.POLICE else held.keep
            yield Written(paper.id, paper.assistant, happened, keep)


def _candidates(
    store: Store, reckoned: Reckoning, held: Held, keep: Keep, asked: Condition
) -> Iterator[Written]:
    """Yield the candidates of vacancies that are filled, from the day they were."""
    filled = {each.id: each.filled_on for each in store.all(Vacancy, "filled_on IS NOT NULL")}
    for each in store.all(Candidate, asked.sql, asked.params) if filled else ():
        day = filled.get(each.vacancy)
        if day is not None:
            yield Written(each.id, each.assistant or "", day, keep)
