"""What kinds of shift and reasons for absence are called, marked for translation."""

from __future__ import annotations

from collections.abc import Mapping

from bpa_desk.domain.shift import ShiftKind
from bpa_desk.domain.text import N_

KIND_WORDS: Mapping[ShiftKind, str] = {
    ShiftKind.DAY: N_("Day shift"),
    ShiftKind.EVENING: N_("Evening shift"),
    ShiftKind.NIGHT: N_("Awake night"),
    ShiftKind.RESTING: N_("Resting night"),
    ShiftKind.STANDBY: N_("Standby"),
    ShiftKind.TRAINING: N_("Training"),
    ShiftKind.MEETING: N_("Meeting"),
    ShiftKind.OTHER: N_("Other work"),
}
CODE_WORDS: Mapping[str, str] = {
    "egenmelding": N_("Ill, self-certified"),
    "sykmelding": N_("Ill, doctor’s note"),
    "gradert": N_("Partly ill"),
    "child_ill": N_("Child ill"),
    "user_ill": N_("User ill"),
    "user_cancelled": N_("User cancelled"),
    "user_away": N_("User away"),
    "swapped": N_("Swapped"),
    "ferie": N_("Holiday"),
    "leave_paid": N_("Paid leave"),
    "leave_unpaid": N_("Unpaid leave"),
    "parental": N_("Parental leave"),
    "care": N_("Leave to care for somebody near"),
    "military": N_("Military service"),
    "laid_off": N_("Laid off for a time"),
    "training": N_("At training"),
    "meeting": N_("At a meeting"),
    "other": N_("Other reason"),
}


def code_words(code: str) -> str:
    """Return the marked words for an absence or cancellation code; an unknown code is its own words."""
    return CODE_WORDS.get(code, code)
