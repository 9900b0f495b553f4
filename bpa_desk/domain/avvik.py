"""Avvik: something went otherwise than it should, from the report to the answer to who reported it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class AvvikType(StrEnum):
    """What an avvik concerns (hms-and-papers.md F.2)."""

    ENVIRONMENT = "arbeidsmiljo"
    SERVICE = "tjeneste"
    PRIVACY = "personvern"
    HOURS = "arbeidstid"


class Receiver(StrEnum):
    """Who may have to be told of an avvik."""

    EMPLOYER = "leverandor"
    VERNEOMBUD = "verneombud"
    INSPECTION = "arbeidstilsynet"
    POLICE = "police"
    NAV = "nav"


AT_ONCE = (Receiver.INSPECTION, Receiver.POLICE)
"""Told at once after a death or a serious injury at work (aml. § 5-2)."""


class AvvikState(StrEnum):
    """Where an avvik stands."""

    REPORTED = "reported"
    HANDLED = "handled"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Told:
    """Somebody was told: ``to`` is a :class:`Receiver`, ``at`` UTC text, ``how`` by what means, in words."""

    to: str
    at: str
    how: str = ""


@dataclass(frozen=True, slots=True)
class Avvik:
    """One avvik. There is no place for medical details (aml. § 5-1 second paragraph).

    ``minute`` is the time of day in minutes where it is known. ``about_kind`` and ``about`` point at the
    shift or the round it came from, ``part`` at the round's line. ``feedback`` is what the one who reported
    it was told; without it nothing is closed. Measures are remedies that point at the avvik.
    """

    id: str
    kind: AvvikType
    happened_on: date
    what: str
    reported_on: date
    minute: int | None = None
    place: str = ""
    reporter: str = ""
    action: str = ""
    cause: str = ""
    owner: str = ""
    deadline: date | None = None
    injury: bool = False
    serious: bool = False
    told: tuple[Told, ...] = ()
    feedback: str = ""
    closed_on: date | None = None
    about_kind: str = ""
    about: str = ""
    part: str = ""

    @property
    def state(self) -> AvvikState:
        """Where it stands: it is being handled once a cause is written or somebody sees to it."""
        if self.closed_on is not None:
            return AvvikState.CLOSED
        return AvvikState.HANDLED if self.cause or self.owner else AvvikState.REPORTED

    @property
    def open(self) -> bool:
        """True until it is closed."""
        return self.closed_on is None

    @property
    def receivers(self) -> tuple[Receiver, ...]:
        """Who is to be told: the leverandør always; by injury and what it concerns the others too.

        After a death or serious injury Arbeidstilsynet and the police at once (aml. § 5-2).
        """
        found = [*AT_ONCE] if self.serious else []
        found.append(Receiver.EMPLOYER)
        if self.injury or self.serious or self.kind is AvvikType.ENVIRONMENT:
            found.append(Receiver.VERNEOMBUD)
        if self.injury or self.serious:
            found.append(Receiver.NAV)
        return tuple(found)

    @property
    def untold(self) -> tuple[Receiver, ...]:
        """Those of the receivers of whom it is not written that they were told."""
        known = {each.to for each in self.told}
        return tuple(each for each in self.receivers if each not in known)

    def late(self, today: date) -> bool:
        """Return whether it is open past its deadline."""
        return self.open and self.deadline is not None and self.deadline < today


@dataclass(frozen=True, slots=True)
class MonthCount:
    """How many avvik of each type happened in the month that begins on ``month``; nobody is named."""

    month: date
    counts: tuple[tuple[AvvikType, int], ...]
    injuries: int = 0

    @property
    def total(self) -> int:
        """All of the month."""
        return sum(count for _kind, count in self.counts)

    def count(self, kind: AvvikType) -> int:
        """How many of the type."""
        return dict(self.counts)[kind]


def months_back(today: date, count: int = 12) -> tuple[date, ...]:
    """Return the first days of the last months up to today's own, the oldest first."""
    at = today.year * 12 + today.month - 1
    return tuple(date(each // 12, each % 12 + 1, 1) for each in range(at - count + 1, at + 1))


def by_month(known: Iterable[Avvik], months: Iterable[date]) -> tuple[MonthCount, ...]:
    """Return how many avvik of each type happened in each of the months."""
    listed = list(known)
    found = []
    for month in months:
        here = [each for each in listed if each.happened_on.replace(day=1) == month]
        counts = tuple((kind, sum(each.kind is kind for each in here)) for kind in AvvikType)
        found.append(MonthCount(month, counts, sum(each.injury for each in here)))
    return tuple(found)
