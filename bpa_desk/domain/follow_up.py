"""What was done about a sick leave: a plan, a meeting, a step tried. Never what one is ill with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bpa_desk.domain.text import N_


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


WORDS: Mapping[FollowUpKind, str] = {
    FollowUpKind.ADAPTATION: N_("Adaptation tried"),
    FollowUpKind.CONTACT: N_("Talk along the way"),
    FollowUpKind.TALK: N_("Talk after several egenmeldinger"),
    FollowUpKind.PLAN: N_("Follow-up plan"),
    FollowUpKind.FIRST_MEETING: N_("Dialogmøte 1"),
    FollowUpKind.ACTIVITY: N_("Duty of activity"),
    FollowUpKind.SECOND_MEETING: N_("Dialogmøte 2"),
    FollowUpKind.YEAR: N_("A year away"),
}
"""Marked words for each kind of step, those without a deadline of their own first."""


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
