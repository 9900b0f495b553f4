"""The notebook before a reassessment: what was seen of the need, when, and whose words it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Voice(StrEnum):
    """Whose words a note is; the three are kept apart (needs.md § 4)."""

    WISH = "wish"
    OBSERVATION = "observation"
    VIEW = "view"


@dataclass(frozen=True, slots=True)
class NeedNote:
    """One dated note of what is needed against what the vedtak grants.

    ``area`` is the part of the day or the task in the writer's words. ``minutes`` is how much more help a
    week it speaks of (less is negative), None where it does not say.
    """

    id: str
    seen_on: date
    voice: Voice
    text: str
    area: str = ""
    by: str = ""
    minutes: int | None = None
