"""A published stretch of the rota."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


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
