"""How long each kind of record is kept, counted from what, and why (GDPR-4; every length can be changed)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from bpa_desk.domain.calendar import months_after
from bpa_desk.domain.text import N_


class Keep(StrEnum):
    """The rule a record is kept by."""

    ORDNING = "ordning"
    PERSON = "person"
    HOURS = "hours"
    PLAN = "plan"
    TERMS = "terms"
    SICKNESS = "sickness"
    TALK = "talk"
    POLICE = "police"
    APPLICANT = "applicant"
    HMS = "hms"
    TREPART = "trepart"
    REQUEST = "request"


class Since(StrEnum):
    """What the time begins to run from."""

    NEVER = "never"
    YEAR_END = "year_end"
    EMPLOYMENT_END = "employment_end"
    CASE_END = "case_end"


@dataclass(frozen=True, slots=True)
class Retention:
    """``months`` after ``since``; ``at_most`` months after the employment's end, when that comes first."""

    since: Since
    months: int
    reason: str
    at_most: int | None = None


@dataclass(frozen=True, slots=True)
class RetentionChoice:
    """Another length than the proposed one; ``id`` is the rule (``Keep``), ``why`` in own words."""

    id: str
    months: int
    why: str = ""


RETENTIONS: Mapping[Keep, Retention] = {
    Keep.ORDNING: Retention(Since.NEVER, 0, N_("It belongs to the ordning and not to one person.")),
    Keep.PERSON: Retention(
        Since.EMPLOYMENT_END, 36, N_("Documentation of the employment (three years, our choice).")
    ),
    Keep.HOURS: Retention(
        Since.YEAR_END, 42, N_("Hours behind pay: three years and six months (bokføringsforskriften § 7-3).")
    ),
    Keep.PLAN: Retention(
        Since.YEAR_END, 42, N_("Claims for pay run out after three years (foreldelsesloven).")
    ),
    Keep.TERMS: Retention(
        Since.EMPLOYMENT_END, 36, N_("Documentation of the employment (three years, our choice).")
    ),
    Keep.SICKNESS: Retention(
        Since.CASE_END,
        12,
        N_("A year after the case ended, or half a year after the employment (our choice)."),
        at_most=6,
    ),
    Keep.TALK: Retention(
        Since.CASE_END, 12, N_("A year after the next talk was held (our choice).")
    ),
    Keep.POLICE: Retention(Since.EMPLOYMENT_END, 0, N_("Only the date it was shown is kept, never a copy.")),
    Keep.APPLICANT: Retention(
        Since.CASE_END, 6, N_("Six months after the position was filled (our choice).")
    ),
    Keep.HMS: Retention(Since.YEAR_END, 60, N_("Five years, so that rounds can be compared (our choice).")),
    Keep.TREPART: Retention(Since.CASE_END, 36, N_("Three years after the agreement ended (our choice).")),
    Keep.REQUEST: Retention(
        Since.YEAR_END, 42, N_("Shows who was offered extra shifts (aml. § 14-3); as long as the plan.")
    ),
}
"""GDPR-4. Bookkeeping and archive laws come before them, and the employer may need less."""


def due(rule: Retention, happened: date, employment_end: date | None, case_end: date | None) -> date | None:
    """Return the first day a record may go; None while what the time runs from has not come yet."""
    begins = None
    if rule.since is Since.YEAR_END:
        begins = date(happened.year, 12, 31)
    elif rule.since is Since.EMPLOYMENT_END:
        begins = employment_end
    elif rule.since is Since.CASE_END:
        begins = case_end
    dates = [] if begins is None else [months_after(begins, rule.months)]
    if rule.at_most is not None and employment_end is not None:
        dates.append(months_after(employment_end, rule.at_most))
    return min(dates) + timedelta(days=1) if dates else None
