"""What was done about a sick leave: a plan, a meeting, a step tried. Never what one is ill with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class FollowUpKind(StrEnum):
    """What kind of step it was (holiday-and-absence.md SYK-2, SYK-5, SYK-6)."""

    CONTACT = "contact"
    ADAPTATION = "adaptation"
    TALK = "talk"
    PLAN = "plan"
    FIRST_MEETING = "meeting_1"
    ACTIVITY = "activity"
    SECOND_MEETING = "meeting_2"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One step: on which day, by whom, in a few words, and who was called and came (aml. § 4-6).

    ``needless`` means that it was found obviously unnecessary; ``text`` then says why.
    """

    id: str
    assistant: str
    kind: FollowUpKind
    day: date
    by: str = ""
    text: str = ""
    present: str = ""
    needless: bool = False
