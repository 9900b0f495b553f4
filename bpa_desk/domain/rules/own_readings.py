"""What in each rule is our reading and not the law's words: something one can disagree with.

A rule that is not named here is counted as the law says it. Readings that can be set are in
``domain/readings.py``, with their reasons.
"""

from __future__ import annotations

from collections.abc import Mapping

from bpa_desk.domain.text import N_

EVERYWHERE = (
    N_(
        "All time is what really passes. The night the clock goes back has an hour more, and the night it "
        "goes forward an hour less."
    ),
    N_(
        "The law’s 24 hours and seven days begin at a fixed time, midnight and Monday unless set otherwise. "
        "They are not counted from any moment."
    ),
    N_("Work that goes past midnight belongs whole to the day it begins on."),
    N_(
        "Work with less than eleven hours in between that begins on the same day is one working period; the "
        "time in between is not the daily rest."
    ),
    N_(
        "A short break in which one may leave is not working time, but does not cut the working period "
        "in two."
    ),
    N_("Hours at other workplaces of the same employer count, as far as they are written down."),
)
"""Readings that lie under all the rules (working-time.md A.1)."""

OWN: Mapping[str, str] = {
    "HVILE-1": N_(
        "Two demands must be met: eleven hours between two working periods, and eleven hours in one piece "
        "within 24 hours of starting. Exactly eleven hours is enough."
    ),
    "HVILE-2": N_(
        "A rest counts for the week when 35 hours of it lie inside it, or when it holds a whole calendar day "
        "of that week. In the second case it counts for one week only."
    ),
    "HVILE-3": N_(
        "What a rest lacks to eleven hours is owed in the very next rest, hour for hour. A weekly rest is "
        "made up for in the next weekly rest."
    ),
    "HVILE-4": N_(
        "A Sunday or holiday is worked when any work lies in its time, from 18 the day before to 22. Each "
        "day of a row of holidays has its own share, from 22 to 22."
    ),
    "TID-1": N_(
        "A long day or week is overtime, and that is lawful within its limits. But hours taken in one week "
        "and given back within four weeks are averaging, which needs a written agreement."
    ),
    "TID-2": N_(
        "Sundays are counted from the first to the last week with work, at least six. Mainly at night is "
        "three quarters of the time between 21 and 06."
    ),
    "TID-3": N_(
        "The Sunday and night hours are averaged over all weeks known. An hour that is both counts twice, "
        "unless that is set otherwise."
    ),
    "TID-7": N_("A shift is essentially passive when two thirds of it are, unless that is set otherwise."),
    "SNITT-7": N_(
        "A finding about a shift marked as an emergency is only worth a look. Rest lost is owed in the "
        "very next rest."
    ),
    "OT-1": N_("Overtime in three of four weeks in a row looks like a standing arrangement."),
    "OT-2": N_(
        "What is beyond the ordinary day is counted first, then what is beyond the week of the rest, so that "
        "no hour counts twice."
    ),
    "OT-3": N_("Four weeks and 52 weeks are any such weeks in a row, not fixed periods."),
    "PAUSE-1": N_(
        "Somebody alone with the user cannot leave, so a break is working time unless it is marked as free."
    ),
    "NATT-3": N_(
        "Eight hours in 24 over four weeks, with four weekly rests of 35 hours left out, is 177 hours and 20 "
        "minutes. Four nights in four weeks are regular, unless that is set otherwise."
    ),
    "NATT-5": N_("Every second year, unless that is set otherwise."),
    "PLAN-1": N_(
        "The days are calendar days, and the day of the discussion does not count. Where there are no "
        "tillitsvalgte, the plan is discussed with the assistants."
    ),
    "PLAN-2": N_("The numbers are ours and can be set."),
    "SØN-1": N_("One own holy day off stands for one Sunday or holiday worked in the same calendar year."),
    "UNG-1": N_("The law allows it, but the work often does not suit. Ask the employer."),
    "MIDL-2": N_("Three months in a row, or the same weekday again and again, look like a standing need."),
    "PERM-1": N_(
        "Every calendar day of the absence counts, unless it is set that only days with a shift do."
    ),
    "DELT-3": N_(
        "The extra hours are shown over all 52 weeks and over the weeks that are not holiday. Eight months "
        "of twelve look regular, unless that is set otherwise."
    ),
}
