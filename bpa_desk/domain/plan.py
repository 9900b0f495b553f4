"""A published stretch of the rota."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bpa_desk.domain.time import Period


@dataclass(frozen=True, slots=True)
class RotaPlan:
    """The arbeidsplan for a span of days: when it was discussed and when it was handed out (aml. § 10-3)."""

    id: str
    start: date
    end: date
    discussed_on: date | None = None
    discussed_with: str = ""
    published_on: date | None = None
    version: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class ToldPlan:
    """What one assistant was told of a version of the plan: the ids of their shifts and the periods they had.

    ``told_at`` is UTC text. What differs from these shifts is what the assistant does not know yet.
    """

    id: str
    plan: str
    version: int
    assistant: str
    told_at: str
    shifts: tuple[str, ...] = ()
    periods: tuple[Period, ...] = ()
