"""The choices in how the law is read: what each is called, why ours is as it is, and its bounds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bpa_desk.domain.text import N_


@dataclass(frozen=True, slots=True)
class Reading:
    """One choice: the rule it belongs to, what it is called, why ours is as it is, and its bounds.

    ``unsure`` is True where the law's answer is not known ([C?]), False where it is our policy ([P]).
    """

    field: str
    rule: str
    title: str
    reason: str
    least: int = 0
    most: int = 1
    unsure: bool = False


READINGS: Mapping[str, Reading] = {
    each.field: each
    for each in (
        Reading(
            "sliding_cumulative",
            "TID-3",
            N_("An hour that is both on a Sunday and at night shortens the sliding week twice"),
            N_("The law does not say whether both count. Counting both is best for the assistant."),
            unsure=True,
        ),
        Reading(
            "passive_per_hour",
            "TID-7",
            N_("Minutes of rest in each hour that make a shift passive"),
            N_(
                "The law says “wholly or essentially passive”. In the tariff agreements a shift is active "
                "when a third of it is, so we ask for two thirds, 40 minutes of each hour."
            ),
            1,
            60,
        ),
        Reading(
            "weekly_compensation",
            "HVILE-3",
            N_("A shortened weekly rest is made up for in the next one"),
            N_(
                "Shorter rest is lawful against compensating rest. We read that as hour for hour, in the "
                "very next weekly rest, as with daily rest."
            ),
        ),
        Reading(
            "regular_nights",
            "NATT-3",
            N_("Nights in four weeks that are regular night work"),
            N_("The law says “regularly”. From four nights in four weeks, one a week, we call it regular."),
            1,
            28,
        ),
        Reading(
            "health_check_months",
            "NATT-5",
            N_("Months between offers of a health check to night workers"),
            N_("The law says “before they begin and regularly after”. Ask the employer how often that is."),
            1,
            60,
        ),
        Reading(
            "days_in_a_row",
            "PLAN-2",
            N_("Working days in a row before we warn"),
            N_("The law asks for sound hours and gives no number. More than six days is a strain."),
            1,
            28,
        ),
        Reading(
            "nights_in_a_row",
            "PLAN-2",
            N_("Nights in a row before we warn"),
            N_("The law asks for sound hours and gives no number. More than three nights is a strain."),
            1,
            28,
        ),
        Reading(
            "weekends_in_a_row",
            "PLAN-2",
            N_("Weekends in a row before we warn"),
            N_("The law asks for sound hours and gives no number. More than two weekends is a strain."),
            1,
            26,
        ),
        Reading(
            "between_rests_hours",
            "HVILE-2",
            N_("Hours between two weekly rests before we warn"),
            N_(
                "Weekly rest is owed in every seven days with a fixed start, so two rests may lie far apart. "
                "Seven days less the rest itself is 133 hours."
            ),
            60,
            336,
        ),
        Reading(
            "extra_months",
            "DELT-3",
            N_("Months of twelve with extra work that look regular"),
            N_("The law says “regularly”. From eight of twelve months we suggest looking at the position."),
            1,
            12,
        ),
        Reading(
            "on_call_months",
            "MIDL-2",
            N_("Months in a row with on-call shifts that look like a standing need"),
            N_("On-call work cannot cover a standing need. From three months in a row we suggest a look."),
            1,
            12,
        ),
        Reading(
            "child_working_days",
            "PERM-1",
            N_("Of an absence with an ill child only the days with a shift count"),
            N_(
                "The law says “days” of a calendar year. We count every calendar day away until you and the "
                "employer agree to count only days with a shift."
            ),
        ),
    )
}
