"""Papers of one assistant: the contract and what it must say (aml. § 14-6), consents, receipts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from bpa_desk.domain.assistant import Employment, EmploymentKind


class PaperKind(StrEnum):
    """What a paper is."""

    CONTRACT = "contract"
    CONFIDENTIALITY = "confidentiality"
    POLICE = "police"
    CAR = "car"
    KEYS = "keys"
    LONG_SHIFTS = "long_shifts"
    LARGER_POSITION = "larger_position"
    HOLIDAY = "holiday"
    NEAR_FAMILY = "near_family"
    OTHER = "other"


class PaperState(StrEnum):
    """Where a paper stands on a day."""

    MISSING = "missing"
    DRAFT = "draft"
    SENT = "sent"
    COMING = "coming"
    IN_FORCE = "in_force"
    EXPIRING = "expiring"
    ENDED = "ended"


class PointAnswer(StrEnum):
    """How the contract deals with one point of § 14-6 (1)."""

    WRITTEN = "written"
    REFERRED = "referred"
    NOT_RELEVANT = "not_relevant"


LETTERS = tuple("abcdefghijklmnopq")
"""The points of aml. § 14-6 first paragraph, as in force from 1 July 2024."""
BY_REFERENCE = frozenset("ghijkmpq")
"""Points that may be given by pointing at law or tariff (§ 14-6 second paragraph)."""
SOON = timedelta(weeks=6)
"""How long before a paper ends it is told of; ours, not the law's."""
POLICE_SINCE = date(2017, 1, 1)
"""From this day a politiattest must be asked for (hol § 5-4); never of those employed before."""


@dataclass(frozen=True, slots=True)
class ContractPoint:
    """One letter of § 14-6 (1) and how the contract deals with it."""

    letter: str
    answer: str


@dataclass(frozen=True, slots=True)
class PersonPaper:
    """One paper of one assistant.

    ``signed_on`` is the day it was signed, or a politiattest was shown; ``by`` who checked it or signed for
    the other side. It holds from ``start`` to ``end``, which is also when a consent was taken back or keys
    came back. Of a politiattest nothing but the day and who checked it is kept (G.6).
    """

    id: str
    assistant: str
    kind: PaperKind
    title: str = ""
    sent_on: date | None = None
    signed_on: date | None = None
    start: date | None = None
    end: date | None = None
    by: str = ""
    points: tuple[ContractPoint, ...] = ()
    remind_on: date | None = None
    note: str = ""

    @property
    def effective(self) -> date | None:
        """The day it takes effect: the one written, else the day it was signed."""
        return self.start or self.signed_on

    @property
    def lacking(self) -> tuple[str, ...]:
        """The letters of § 14-6 (1) a contract says nothing about yet; none for other papers."""
        if self.kind is not PaperKind.CONTRACT:
            return ()
        dealt = {each.letter for each in self.points if each.answer}
        return tuple(letter for letter in LETTERS if letter not in dealt)

    def state(self, today: date) -> PaperState:
        """Return where the paper stands on the day."""
        if self.end is not None and self.end < today:
            return PaperState.ENDED
        if self.signed_on is None:
            return PaperState.DRAFT if self.sent_on is None else PaperState.SENT
        if self.start is not None and self.start > today:
            return PaperState.COMING
        if self.end is not None and self.end <= today + SOON:
            return PaperState.EXPIRING
        return PaperState.IN_FORCE


def changes_terms(employment: Employment, before: Employment | None) -> bool:
    """True when a lasting employment goes on with other terms, without a day between (aml. § 14-8)."""
    return (
        before is not None
        and before.assistant == employment.assistant
        and before.end is not None
        and before.end + timedelta(days=1) == employment.start
        and before.kind is EmploymentKind.FAST
        and employment.kind is EmploymentKind.FAST
    )


def written(employments: Iterable[Employment], papers: Iterable[PersonPaper]) -> frozenset[str]:
    """Return the ids of the employments whose terms stand in a signed contract that takes effect in them."""
    signed = [
        (each.assistant, each.effective)
        for each in papers
        if each.kind is PaperKind.CONTRACT and each.signed_on is not None
    ]
    return frozenset(
        each.id
        for each in employments
        if any(who == each.assistant and day is not None and each.covers(day) for who, day in signed)
    )


def with_previous(employments: Iterable[Employment]) -> list[tuple[Employment | None, Employment]]:
    """Return the employments in order, each with the one of the same assistant before it, or None."""
    held = sorted(employments, key=lambda each: (each.assistant, each.start, each.id))
    return [
        (before if before is not None and before.assistant == each.assistant else None, each)
        for before, each in pairwise([None, *held])
        if each is not None
    ]


def asked_for_police(employments: Iterable[Employment]) -> bool:
    """True unless the assistant was employed before politiattest could be asked for (hol § 5-4)."""
    since = [each.seniority_from or each.start for each in employments]
    return not since or min(since) >= POLICE_SINCE
