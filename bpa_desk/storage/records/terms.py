"""What bends the plan: agreements, absences with what is done about them, and wishes."""

from __future__ import annotations

from bpa_desk.domain.absence import Absence, Wish, WishKind
from bpa_desk.domain.absence_terms import AbsenceTerms, AbsenceYear
from bpa_desk.domain.agreement import Agreement
from bpa_desk.domain.follow_up import FollowUp, FollowUpKind
from bpa_desk.storage.mapping import Table, choice, day, instant, listed, numbers, plain, yes_no

AGREEMENT = Table(
    Agreement,
    "agreement",
    plain("id"),
    plain("basis"),
    day("start"),
    day("end"),
    listed("assistants"),
    numbers("limits"),
    plain("parties"),
    day("signed_on"),
    plain("document"),
    plain("note"),
    order="start, id",
)

ABSENCE = Table(
    Absence,
    "absence",
    plain("id"),
    plain("assistant"),
    instant("start"),
    instant("end"),
    plain("kind"),
    plain("grade"),
    plain("note"),
    day("documented_on"),
    day("reported_on"),
    day("told_on"),
    plain("presence"),
    order="start, id",
)

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

WISH = Table(
    Wish,
    "wish",
    plain("id"),
    plain("assistant"),
    instant("start"),
    instant("end"),
    choice("wish", WishKind),
    order="start, id",
)
