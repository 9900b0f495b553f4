"""Absences and wishes: when somebody is not there, or would rather not be. Never a diagnosis."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from bpa_desk.domain.quick import dataclass

ABSENCE_KINDS = (
    "egenmelding", "sykmelding", "gradert", "child_ill", "ferie", "leave_paid", "leave_unpaid", "parental",
    "care", "military", "laid_off", "other",
)
CANCELLATION_CODES = (
    "egenmelding", "sykmelding", "gradert", "child_ill", "user_ill", "user_cancelled", "user_away", "swapped",
    "ferie", "leave_paid", "leave_unpaid", "parental", "care", "military", "laid_off", "training", "meeting",
    "other",
)
OWN_ILLNESS = frozenset({"egenmelding", "sykmelding", "gradert"})
LEAVE = frozenset({"leave_paid", "leave_unpaid", "parental", "care", "military", "laid_off"})
"""Leaves after which the right to egenmelding is earned anew when they are long (ftrl. § 8-24, SYK-1)."""


class WishKind(StrEnum):
    """How much somebody wants a stretch of time."""

    WANT = "want"
    CAN = "can"
    RESERVE = "reserve"
    CANNOT = "cannot"


@dataclass(frozen=True, slots=True)
class Absence:
    """One assistant away from ``start`` to ``end`` (instants); ``grade`` is percent of a graded sick
    leave, ``presence`` the minutes a week one works all the same.

    ``reported_on`` is when the other side was told (of a holiday: the assistant), ``told_on`` when the
    employer was, ``documented_on`` when the paper came: a doctor's note, or a holiday agreed in writing.
    """

    id: str
    assistant: str
    start: int
    end: int
    kind: str = "other"
    grade: int | None = None
    note: str = ""
    documented_on: date | None = None
    reported_on: date | None = None
    told_on: date | None = None
    presence: int | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """What one assistant would like from ``start`` to ``end`` (instants)."""

    id: str
    assistant: str
    start: int
    end: int
    wish: WishKind = WishKind.CAN
