"""What is done about absence and agreed about it: steps of a sick leave, terms for all, one person's year."""

from __future__ import annotations

from bpa_desk.domain.absence_terms import AbsenceTerms, AbsenceYear
from bpa_desk.domain.follow_up import FollowUp, FollowUpKind
from bpa_desk.storage.mapping import Table, choice, day, plain, yes_no

FOLLOW_UP = Table(
    FollowUp,
    "follow_up",
    plain("id"),
    plain("assistant"),
    choice("kind", FollowUpKind),
    day("day"),
    plain("by"),
    plain("text"),
    plain("present"),
    yes_no("needless"),
    order="day, id",
)

ABSENCE_TERMS = Table(
    AbsenceTerms,
    "absence_terms",
    plain("id"),
    plain("days_at_once"),
    plain("days_in_year"),
    plain("times_in_year"),
    plain("fifth_week"),
)

ABSENCE_YEAR = Table(
    AbsenceYear,
    "absence_year",
    plain("id"),
    plain("assistant"),
    plain("year"),
    plain("carried_in"),
    plain("taken_elsewhere"),
    plain("paid_days"),
    day("advance_on"),
    day("carry_on"),
    plain("child_days"),
    plain("note"),
    order="year, id",
)
