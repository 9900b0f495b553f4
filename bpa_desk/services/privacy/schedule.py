"""What may be deleted, when and why: each row by its rule, counted from its own date (GDPR-4)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
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


def when_column(table: str) -> str:
    """Return the column with the date of the table's rows; empty where they have none."""
    held = by_name()[table]
    # "end" may also be minutes of a day; a date is written in one way only, and so is no text of the user's.
    dates = (each for each in WHEN if each in held.columns and each not in held.text_columns)
    return next(dates, next((each for each in STAMPS if each in held.columns), ""))


def schedule(store: Store) -> list[Item]:
    """Return everything that has a day it may go, the earliest first; people after all that is theirs."""
    reckoned = Reckoning(store)
    items = [each for held in dated_tables() for each in kept_rows(store, reckoned, held, Condition())]
    return ordered(items + people_items(reckoned, reckoned.ends, items))


def kept_rows(store: Store, reckoned: Reckoning, held: Held, asked: Condition) -> list[Item]:
    """Return the rows of one kind that have a day, or those of them the condition names, together by day."""
    groups: dict[tuple[str, Keep, date, date], list[Written]] = defaultdict(list)
    for each in _written(store, reckoned, held, asked, LETTERS.get(reckoned.rules[held.keep].since, 10)):
        day = reckoned.day(each)
        if day is not None:
            groups[each.person, each.keep, reckoned.begins(each), day].append(each)
    return [
        Item(
            person, held.table, keep, reckoned.rules[keep].since, begins, day,
            min(each.first or each.happened for each in rows), max(each.happened for each in rows),
            sum(each.number for each in rows),
        )
        for (person, keep, begins, day), rows in groups.items()
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
        for each in _written(store, reckoned, held, Condition()):
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


def _written(
    store: Store, reckoned: Reckoning, held: Held, asked: Condition, letters: int | None = None
) -> Iterator[Written]:
    """Yield the rows with their dates, or those of a person together whose dates begin alike.

    Where the time runs from the end of the employment a row needs no date of its own.
    """
    if held.table == "absence" and letters is not None:
        yield from _absences_by_day(store, held, asked)
        return
    own = {"agreement": _agreements, "absence": _absences, "person_paper": _papers, "candidate": _candidates}
    if held.table in own:
        yield from own[held.table](store, reckoned, held, asked)
        return
    column = when_column(held.table)
    always = reckoned.rules[held.keep].since is Since.EMPLOYMENT_END
    if letters is not None:
        for who, first, last, count in store.dated(
            held.table, column, held.about, letters, always, asked.sql, asked.params
        ):
            left = reckoned.ends.get(who) if always else None
            happened = written_date(last) or left
            if happened is not None:
                yield Written("", who, happened, held.keep, count, written_date(first) or left)
        return
    for row in store.kept(held.table, asked.sql, asked.params):
        who = str(row.values[held.about] or "") if held.about else ""
        happened = written_date(row.values[column]) or (reckoned.ends.get(who) if always else None)
        if happened is not None:
            yield Written(row.key, who, happened, held.keep)


def _agreements(store: Store, reckoned: Reckoning, held: Held, asked: Condition) -> Iterator[Written]:
    """Yield the agreements that have a last day; those with nobody named are everybody's."""
    ended = [each for each in store.all(Agreement, asked.sql, asked.params) if each.end is not None]
    named = all(each.assistants for each in ended)
    everybody = () if named else tuple(each.id for each in store.all(Assistant))
    for each in ended:
        assert each.end is not None
        yield Written(each.id, "", each.end, held.keep, people=each.assistants or everybody)


def _absences(store: Store, reckoned: Reckoning, held: Held, asked: Condition) -> Iterator[Written]:
    """Yield the absences; what is no illness is kept as the plan it was part of."""
    for away in store.all(Absence, asked.sql, asked.params):
        keep = held.keep if away.kind in SICK else Keep.PLAN
        yield Written(away.id, away.assistant, store.zone.day(away.end), keep)


def _absences_by_day(store: Store, held: Held, asked: Condition) -> Iterator[Written]:
    """Yield the absences of a person that end on the same day together; the database counts them."""
    for ill, keep in (("", held.keep), ("NOT ", Keep.PLAN)):
        where = f"kind {ill}IN ({SICK_KINDS})" + (f" AND ({asked.sql})" if asked.sql else "")
        ends = store.dated(held.table, "end", "assistant", 10, False, where, asked.params)
        for who, _first, day, count in ends:
            yield Written("", who, date.fromisoformat(day), keep, count)


def _papers(store: Store, reckoned: Reckoning, held: Held, asked: Condition) -> Iterator[Written]:
    """Yield the papers; the date a politiattest was shown has a rule of its own."""
    for paper in store.all(PersonPaper, asked.sql, asked.params):
        left = reckoned.ends.get(paper.assistant)
        happened = paper.end or paper.signed_on or paper.start or left
        if happened is not None:
            keep = Keep.POLICE if paper.kind is PaperKind.POLICE else held.keep
            yield Written(paper.id, paper.assistant, happened, keep)


def _candidates(store: Store, reckoned: Reckoning, held: Held, asked: Condition) -> Iterator[Written]:
    """Yield the candidates of vacancies that are filled, from the day they were."""
    filled = {each.id: each.filled_on for each in store.all(Vacancy, "filled_on IS NOT NULL")}
    for each in store.all(Candidate, asked.sql, asked.params) if filled else ():
        day = filled.get(each.vacancy)
        if day is not None:
            yield Written(each.id, each.assistant or "", day, held.keep)
