"""What a tariff profile does not say yet, and how one asks the leverandør about it."""

from __future__ import annotations

from bpa_desk.domain.pay.profile import TOPICS, Edition
from bpa_desk.domain.text import N_

QUESTIONS: dict[str, str] = {
    "base": N_("What is the pay per hour, at each step of seniority?"),
    "full_time": N_("How many hours a week is full time: by day, in turnus, and round the clock?"),
    "KVELD": N_("What is paid for evenings: from when to when, and how many kroner or percent an hour?"),
    "NATT": N_("What is paid for nights: from when to when, and how many kroner or percent an hour?"),
    "LORSON": N_("What is paid on Saturdays and Sundays: from when to when, and how many kroner or percent?"),
    "HELG": N_("What is paid on public holidays and the eves before them, from which hour, and how much?"),
    "overtime": N_("How is overtime paid: from which hour of the day or week, and how many percent when?"),
    "additional": N_("What is paid for extra hours beyond a part-time position, before it is overtime?"),
    "passive": N_("How is a resting night paid, how is each call paid, and when does the whole night count?"),
    "standby": N_("How is standby at home paid, and how are call-outs paid?"),
    "holiday_pay": N_("How many percent holiday pay is earned?"),
    "rounding": N_("Are hours rounded, and to how many minutes?"),
    "pay_period": N_("On which day of the month does the pay period begin?"),
    "timesheet_due": N_("By which day of the month must the timesheets be with you?"),
    "self_certification": N_("How many days of egenmelding do we have, and how often?"),
    "clock_change": N_("When the clock changes at night: are the hours worked paid, or those on the clock?"),
    "notice": N_("How many days before it begins must a new rota be shown?"),
}
"""Every topic with the question somebody outside the program can answer."""


def gaps(edition: Edition) -> tuple[str, ...]:
    """Return the topics that lack a figure pay is counted from, or are marked to be asked about, in order."""
    missing = {*edition.ask, *(each.code for each in edition.supplements if each.kr is each.percent is None)}
    if not edition.base:
        missing.add("base")
    if not edition.full_time:
        missing.add("full_time")
    if edition.overtime is None or not edition.overtime.windows:
        missing.add("overtime")
    return tuple(topic for topic in TOPICS if topic in missing)
