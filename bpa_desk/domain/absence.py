"""Absences and wishes: when somebody is not there, or would rather not be. Never a diagnosis."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

ABSENCE_KINDS = (
    "egenmelding", "sykmelding", "gradert", "child_ill", "ferie", "leave_paid", "leave_unpaid", "other",
)
CANCELLATION_CODES = (
    "egenmelding", "sykmelding", "gradert", "child_ill", "user_ill", "user_cancelled", "user_away", "swapped",
    "ferie", "leave_paid", "leave_unpaid", "training", "meeting", "other",
)


class WishKind(StrEnum):
    """How much somebody wants a stretch of time."""

    WANT = "want"
    CAN = "can"
    RESERVE = "reserve"
    CANNOT = "cannot"


@dataclass(frozen=True, slots=True)
class Absence:
    """One assistant away from ``start`` to ``end`` (instants); ``grade`` is percent of a graded sick
    leave."""

    id: str
    assistant: str
    start: int
    end: int
    kind: str = "other"
    grade: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Wish:
    """What one assistant would like from ``start`` to ``end`` (instants)."""

    id: str
    assistant: str
    start: int
    end: int
    wish: WishKind = WishKind.CAN
