"""Why a rule is partly our reading, or advice: where the law leaves a choice, and what was chosen.

The readings are those of working-time.md marked [P] or [C?]; each can be read where its rule stands.
"""

from __future__ import annotations

from collections.abc import Mapping

from bpa_desk.domain.text import N_

READINGS: Mapping[str, str] = {
    "HVILE-1": N_(
        "The law says eleven hours in 24. We test it twice: from one shift to the next, "
        "and within 24 hours of the start of work."
    ),
    "HVILE-2": N_(
        "The law does not say how to count a rest over the edge of a week. "
        "We count it in the week where it holds a whole day."
    ),
    "HVILE-3": N_(
        "The law says compensating rest, not when. We take the usual advice: hour for hour, in the next rest."
    ),
    "TID-2": N_("How many weeks to look at is our choice: from the first to the last week with work."),
    "TID-3": N_(
        "Whether an hour that is both Sunday and night shortens the week twice is not settled. We let it."
    ),
    "TID-7": N_(
        "The law says wholly or essentially passive. We ask that two thirds of the shift are passive."
    ),
    "OT-1": N_("The law sets no number of weeks. Three of four in a row is our sign that it is fixed."),
    "OT-2": N_("How day and week are added without counting an hour twice is our formula."),
    "OT-3": N_("We count calendar weeks as the ordning has set them, and every run of four and of 52 weeks."),
    "NATT-3": N_("Leaving the weekly rests out of the mean is our formula: 177 hours and 20 minutes."),
    "UNG-1": N_("No limit in the law at eighteen as such; many employers have one of their own."),
    "PLAN-2": N_(
        "The law asks for sound working hours and gives no numbers. Six days, three nights and two weekends "
        "in a row are ours."
    ),
}


def reading_of(rule: str) -> str:
    """Return the marked reason why the rule is partly our reading; empty where none is written."""
    return READINGS.get(rule, "")
