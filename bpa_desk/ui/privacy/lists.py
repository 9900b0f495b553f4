"""The four lists of the page: what may go, people, how long, and what is kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from bpa_desk.domain.privacy.held import Held
from bpa_desk.domain.privacy.papers import KeptFor
from bpa_desk.domain.privacy.retention import Since
from bpa_desk.domain.privacy.words import KEEP_WORDS, SINCE_WORDS, table_word
from bpa_desk.language import _, current
from bpa_desk.language.lengths import length_words
from bpa_desk.services.privacy.retention import Rule
from bpa_desk.services.privacy.together import Line
from bpa_desk.ui.kit.rows import Column, day_column
from bpa_desk.ui.kit.table import Table

Today = Callable[[], date]


class PersonLine(NamedTuple):
    """One of the people: how they stand, and from when all about them may go.

    Where that ``day`` is not known it comes ``after`` the last day shown; neither for who works here.
    """

    id: str
    name: str
    state: str
    day: date | None
    now: bool
    after: date | None


class HeldLine(NamedTuple):
    """One kind of record, with the rule it is kept by as it holds now."""

    held: Held
    rule: KeptFor

    @property
    def id(self) -> str:
        """The table."""
        return self.held.table


def schedule_table(name_of: Callable[[str], str]) -> Table[Line]:
    """Return the table of what may go and when."""
    return Table(
        _("Deletion schedule"),
        [
            day_column(
                _("May go from"),
                lambda row: None if row.now else row.day,
                _("now"),
                last=False,
                icon=lambda row: "warning" if row.now else "",
            ),
            Column(_("What"), lambda row: _(table_word(row.table)), stretch=True),
            Column(_("Who"), lambda row: _("several people") if row.several else name_of(row.person)),
            Column(
                _("Years"),
                year_words,
                sort=lambda row: (row.first or date.min, row.last or date.min),
                spare=1,
            ),
            Column(
                _("How many"),
                lambda row: current().number(row.count),
                sort=lambda row: row.count,
                figures=True,
            ),
        ],
        empty=_("Nothing has a day in the time shown."),
    )


def people_table() -> Table[PersonLine]:
    """Return the table of everybody who works or has worked here."""
    return Table(
        _("People"),
        [
            Column(_("Name"), lambda row: row.name, stretch=True),
            Column(_("Status"), lambda row: row.state),
            Column(
                _("Everything may go from"),
                gone_words,
                sort=lambda row: (row.day or row.after or date.max, row.day is None),
            ),
        ],
        empty=_("Nobody is written down yet."),
    )


def rules_table() -> Table[Rule]:
    """Return the table of how long each kind of record is kept."""
    return Table(
        _("How long"),
        [
            Column(_("What"), lambda row: _(KEEP_WORDS[row.keep]), tip=reason_words, stretch=True),
            Column(
                _("How long"),
                lambda row: length_words(current(), row.months),
                sort=lambda row: row.months,
            ),
            Column(_("Counted"), lambda row: _(SINCE_WORDS[row.since])),
            Column(_("Proposed"), proposed_words),
        ],
    )


def held_table() -> Table[HeldLine]:
    """Return the table of what is kept, why and how long; who may see it stands in the details."""
    return Table(
        _("What is kept"),
        [
            Column(_("What"), lambda row: _(table_word(row.held.table))),
            Column(
                _("Why"),
                lambda row: _(row.held.purpose),
                tip=lambda row: _(row.held.purpose),
                stretch=True,
            ),
            Column(_("How long"), lambda row: short_words(row.rule)),
        ],
    )


def short_words(rule: KeptFor) -> str:
    """Return the length alone; a dash for what is kept as long as the ordning is here."""
    return "–" if rule.since is Since.NEVER else length_words(current(), rule.months)


def kept_for(rule: Rule) -> KeptFor:
    """Return the rule as papers know it."""
    return KeptFor(rule.keep, rule.months, rule.since, rule.at_most)


def proposed_words(rule: Rule) -> str:
    """Return the length proposed, or that it is the one that holds."""
    if rule.since is Since.NEVER:
        return ""
    return length_words(current(), rule.proposed) if rule.changed else _("as proposed")


def reason_words(rule: Rule) -> str:
    """Return the reason of the proposal, and the ordning's own where it chose otherwise."""
    return " ".join(each for each in (rule.why, _(rule.reason)) if each)


def since_words(since: Since, begins: date) -> str:
    """Return what the time runs from, with the date."""
    return _("{since}, {day}", since=_(SINCE_WORDS[since]), day=current().date_year(begins))


def year_words(line: Line) -> str:
    """Return the years the rows of a line are of; empty where they have none."""
    if line.first is None or line.last is None:
        return ""
    return "–".join(dict.fromkeys((str(line.first.year), str(line.last.year))))


def gone_words(row: PersonLine) -> str:
    """Return from when everything about one of the people may go."""
    if row.day is not None:
        return _("now") if row.now else current().date_numeric(row.day)
    return _("after {day}", day=current().date_numeric(row.after)) if row.after else "–"
