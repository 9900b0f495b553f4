"""Ordinary hours per day and week (aml. § 10-4; working-time.md TID-1, TID-3, TID-7, TID-8, OT-2).

Readings. Work beyond the ordinary limits is overtime, and overtime within its caps is lawful: a long day
(example 12) or week (example 8) is a warning that says what is overtime, not an unlawful rota. But hours
that are over in some weeks and given back in others are averaging, which always needs a signed agreement
(examples 14, and part 0 no. 7): two or more weeks over the limit within four weeks whose mean is within it
are unlawful without one. The rule id follows the cause: TID-1, TID-7 with passive time, TID-8 when standby
tips the week, TID-3 for § 10-4 (6), OT-2 for other overtime over the week.
"""

from __future__ import annotations

from collections.abc import Iterator

from bpa_desk.domain.assistant import HoursClass
from bpa_desk.domain.finding import Finding, Severity
from bpa_desk.domain.rules.limits import CLASS_LAW
from bpa_desk.domain.rules.situation import Situation
from bpa_desk.domain.rules.sums import DaySum, WeekSum
from bpa_desk.domain.text import N_, Message, Minutes

DAY_LAW = "aml. § 10-4 (1)"
PASSIVE_LAW = "aml. § 10-4 (2)"
STANDBY_LAW = "aml. § 10-4 (3)"
HOME_LAW = "forskrift om arbeid i arbeidsgivers hjem § 9"
NEIGHBOURS = 4


def long_day(situation: Situation) -> Iterator[Finding]:
    """Nine hours in 24, longer with passive time; what is beyond is overtime (aml. § 10-4 first, second)."""
    frame = situation.frame
    for week in situation.weeks:
        if week.limits.averaging or not frame.judges_week(week.week):
            continue
        for day in week.days:
            if day.over and frame.first_day <= day.day <= frame.last_day:
                yield _long_day(situation, day)


def long_week(situation: Situation) -> Iterator[Finding]:
    """The ordinary week of the person's class; what is beyond is overtime (aml. § 10-4, OT-2)."""
    frame = situation.frame
    weeks = situation.weeks
    for index, week in enumerate(weeks):
        if not week.over or not frame.judges_week(week.week):
            continue
        if not week.limits.averaging and _given_back(weeks, index):
            yield _averaged(situation, week)
        else:
            yield _overtime(situation, week)


def _given_back(weeks: list[WeekSum], index: int) -> bool:
    """True when two of four weeks around this one are over, and the mean of the four is not."""
    here = weeks[index]
    for first in range(here.week - NEIGHBOURS + 1, here.week + 1):
        near = [
            each
            for each in weeks[max(0, index - NEIGHBOURS + 1) : index + NEIGHBOURS]
            if first <= each.week < first + NEIGHBOURS
        ]
        over = sum(each.minutes > each.limit for each in near)
        if over >= 2 and sum(each.minutes for each in near) <= sum(each.limit for each in near):
            return True
    return False


def _long_day(situation: Situation, day: DaySum) -> Finding:
    frame = situation.frame
    passive = bool(day.passive)
    law = (PASSIVE_LAW if passive else DAY_LAW) if not frame.private else HOME_LAW
    return situation.finding(
        "TID-7" if passive else "TID-1",
        law,
        day.span,
        Message(
            N_("{name} works {hours} on {day}; the ordinary day is {limit}, so {over} is overtime."),
            {
                "name": situation.person.name,
                "hours": Minutes(day.minutes),
                "day": frame.date_of(day.day),
                "limit": Minutes(day.limit),
                "over": Minutes(day.over),
            },
        ),
        severity=Severity.ADVARSEL,
        shifts=day.shifts,
        amount=day.over,
        mend=Message(
            N_("Shorten the day by {over}, or register a written averaging agreement (§ 10-5)."),
            {"over": Minutes(day.over)},
        ),
        details={"minutes": day.minutes, "limit": day.limit},
    )


def _week_rule(situation: Situation, week: WeekSum) -> tuple[str, str]:
    hours_class = week.limits.hours_class
    law = HOME_LAW if situation.frame.private else CLASS_LAW[hours_class]
    if week.standby >= week.over:
        return "TID-8", HOME_LAW if situation.frame.private else STANDBY_LAW
    if any(day.passive for day in week.days):
        return "TID-7", HOME_LAW if situation.frame.private else PASSIVE_LAW
    return ("TID-3" if hours_class is HoursClass.TRE else "OT-2"), law


def _overtime(situation: Situation, week: WeekSum) -> Finding:
    frame = situation.frame
    rule, law = _week_rule(situation, week)
    return situation.finding(
        rule,
        law,
        frame.week_period(week.week),
        Message(
            N_("{name} works {hours} in week {week}; the ordinary week is {limit}, so {over} is overtime."),
            {
                "name": situation.person.name,
                "hours": Minutes(week.minutes),
                "week": frame.week_number(week.week),
                "limit": Minutes(week.limit),
                "over": Minutes(week.overtime),
            },
        ),
        severity=Severity.ADVARSEL,
        shifts=week.shifts,
        amount=week.over,
        mend=Message(
            N_("Take {over} out of the week, or be sure that the need is special and passing."),
            {"over": Minutes(week.over)},
        ),
        details={"minutes": week.minutes, "limit": week.limit, "standby": week.standby},
    )


def _averaged(situation: Situation, week: WeekSum) -> Finding:
    frame = situation.frame
    hours_class = week.limits.hours_class
    return situation.finding(
        "TID-1",
        HOME_LAW if frame.private else CLASS_LAW[hours_class],
        frame.week_period(week.week),
        Message(
            N_(
                "{name} works {hours} in week {week}, more than {limit}, and less in other weeks: "
                "that is averaging, which needs a written agreement."
            ),
            {
                "name": situation.person.name,
                "hours": Minutes(week.minutes),
                "week": frame.week_number(week.week),
                "limit": Minutes(week.limit),
            },
        ),
        cures=("10-5-1", "10-5-2", "10-5-3"),
        shifts=week.shifts,
        amount=week.minutes - week.limit,
        mend=Message(
            N_("Register a signed averaging agreement (§ 10-5), or take {over} out of the week."),
            {"over": Minutes(week.minutes - week.limit)},
        ),
        details={"minutes": week.minutes, "limit": week.limit},
    )
