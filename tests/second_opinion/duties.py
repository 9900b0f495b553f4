"""What the second reading is told of people and shifts, and what it answers with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from tests.second_opinion.plain_days import HOUR


class Verdict(NamedTuple):
    """One thing that is wrong."""

    rule: str
    who: str | None
    start: int
    end: int
    amount: int | None


@dataclass(frozen=True)
class Duty:
    """One shift, with its pieces as pairs of minutes; ``free`` are breaks one may leave in."""

    start: int
    end: int
    who: str | None = "a"
    standby: bool = False
    passive: tuple[tuple[int, int], ...] = ()
    calls: tuple[tuple[int, int], ...] = ()
    free: tuple[tuple[int, int], ...] = ()
    cancelled: bool = False
    requires: frozenset[str] = frozenset()
    elsewhere: bool = False


@dataclass(frozen=True)
class Human:
    """What counts about a person: the week of the class, and the rest as in the rota file."""

    week: int = 38 * HOUR
    born: date | None = None
    night: bool = False
    strenuous: bool = False
    cap: int | None = None
    skills: frozenset[str] = frozenset()
    sliding: bool = False
    no_nights: bool = False
    no_overtime: bool = False
