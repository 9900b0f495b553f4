"""Explanations of what is agreed with one person, and of the clocks and figures of an employment."""

from __future__ import annotations

from bpa_desk.domain.rules.explanation import Certainty, Explanation
from bpa_desk.domain.text import N_

_READING, _ADVICE = Certainty.READING, Certainty.ADVICE

ABOUT_PEOPLE = (
    Explanation(
        "SNITT-7",
        N_("Emergencies"),
        N_(
            "To avert danger to life or property the limits can be departed from, against rest to make up "
            "for it. That a colleague is ill is no such event."
        ),
        "aml. § 10-12 (3)",
        _READING,
    ),
    Explanation(
        "PLAN-3",
        N_("Exempted from nights"),
        N_(
            "Anyone who regularly works at night can ask to be exempted for health, social or other "
            "weighty reasons. We keep that it is agreed, never why."
        ),
        "aml. § 10-2 (2)",
    ),
    Explanation(
        "OT-8",
        N_("Excused from overtime"),
        N_(
            "Anyone who asks to be excused from overtime for health or weighty social reasons has a right "
            "to be, and otherwise when it can wait or others can do it."
        ),
        "aml. § 10-6 (10)",
    ),
    Explanation(
        "SØN-1",
        N_("Own holy days"),
        N_(
            "Employer and assistant can agree to exchange a Sunday or holiday for a holy day of the "
            "assistant’s own religion. Only the dates are kept."
        ),
        "aml. § 10-10 (5)",
        _READING,
    ),
    Explanation(
        "NATT-5",
        N_("Health check for night workers"),
        N_(
            "Anyone who mainly works at night is offered a health check before beginning and regularly after."
        ),
        "aml. § 10-11 (8)",
        _READING,
    ),
    Explanation(
        "AVT-1",
        N_("The written contract"),
        N_("A contract is signed within seven days of the first day, at once for a month or less."),
        "aml. § 14-5",
    ),
    Explanation(
        "AVT-3",
        N_("Changed terms"),
        N_("A change of the terms is in the contract by the day it takes effect."),
        "aml. § 14-8",
    ),
    Explanation(
        "PRØVE-1",
        N_("The trial period"),
        N_("At most six months, and at most half of a temporary employment."),
        "aml. § 15-6",
    ),
    Explanation(
        "MIDL-1",
        N_("Temporary employment"),
        N_(
            "After more than a year, the end is told in writing a month before. After more than three years "
            "in a row the employment is permanent."
        ),
        "aml. § 14-9",
    ),
    Explanation(
        "MIDL-2",
        N_("On-call shifts"),
        N_("Each on-call shift is a temporary employment of its own and cannot cover a standing need."),
        "aml. § 14-9 (2)",
        _ADVICE,
    ),
    Explanation(
        "OPPS-1",
        N_("Notice"),
        N_(
            "One month, two after five years and three after ten, from the first of the next month. "
            "Fourteen days in a trial period. Only the employer can dismiss."
        ),
        "aml. § 15-3",
    ),
    Explanation(
        "DELT-1",
        N_("Why part-time"),
        N_(
            "Full time is the rule. Why a position is part-time is written down and discussed before "
            "anybody is taken on."
        ),
        "aml. § 14-1 b",
    ),
    Explanation(
        "DELT-2",
        N_("Part-timers first"),
        N_(
            "A qualified part-timer may have a larger position, a part of one or extra shifts before the "
            "employer takes on or hires in others."
        ),
        "aml. § 14-3",
    ),
    Explanation(
        "DELT-3",
        N_("Hours beyond the position"),
        N_(
            "A part-timer who has regularly worked more over the last twelve months has a right to a "
            "position of that size, unless the need is gone."
        ),
        "aml. § 14-4 a",
        _READING,
    ),
    Explanation(
        "PERM-1",
        N_("Ill child"),
        N_(
            "Ten days a calendar year, fifteen with more than two children, twenty with a chronically ill "
            "or disabled child. Twice as many for one who is alone."
        ),
        "aml. § 12-9",
        _READING,
    ),
    Explanation(
        "DELT-4",
        N_("More predictable terms"),
        N_(
            "After six months a part-timer or temporary assistant can ask for more predictable terms. The "
            "employer answers in writing within a month."
        ),
        "aml. § 14-8 a",
    ),
)
