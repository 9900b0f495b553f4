"""When an ordning's measures were changed: the start of day and week, and how the law is read (DEF-4)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MeasureChange:
    """One change: ``at`` is UTC, ``field`` a field of the ordning or of its readings, values as text."""

    id: str
    at: str
    field: str
    before: str
    after: str
    why: str = ""
