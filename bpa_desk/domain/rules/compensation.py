"""Rest to make up for (working-time.md HVILE-3, SNITT-7): a shortened weekly rest, and work in an emergency.

Readings ([P]): what a weekly rest lacks to 35 hours is owed in the next weekly rest, hour for hour, as with
daily rest; ``weekly_compensation`` of the ordning's readings turns that off. After an emergency the missing
daily rest is owed in the very next one, and a warning says so, since the law leaves the form open.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice, takewhile

from bpa_desk.domain.finding import Finding, Severity
from bpa_desk.domain.rules.blocks import Main
from bpa_desk.domain.rules.limits import DAILY_REST, WEEKLY_REST
from bpa_desk.domain.rules.situation import Situation
from bpa_desk.domain.rules.sums import WeekSum
from bpa_desk.domain.shift import Shift
from bpa_desk.domain.text import N_, Message, Minutes
from bpa_desk.domain.time import DAY, Period

EMERGENCY_LAW = "aml. § 10-12 (3)"


def compensating_weekly_rest(situation: Situation) -> Iterator[Finding]:
    """What a weekly rest lacks to 35 hours is owed in the next one (aml. § 10-8 third paragraph)."""
    if not situation.may_shorten_rest or not situation.frame.readings.weekly_compensation:
        return
    owed, before = 0, None
    for week in situation.weeks:
        if before is None or week.week != before.week + 1 or week.limits.weekly_rest >= WEEKLY_REST:
            owed = 0  # a week off in between has made up for it
        before = week
        rest = _weekly(situation, week)
        if rest is None:
            owed = 0
            continue
        needed = WEEKLY_REST + owed
        if owed and rest.minutes < needed and situation.frame.judges_week(week.week):
            yield _too_short(situation, week, rest, needed, owed)
        owed = max(0, WEEKLY_REST - rest.minutes)


def emergency_rest(situation: Situation) -> Iterator[Finding]:
    """Rest lost in an emergency is made up for in the next one (aml. § 10-12 third paragraph)."""
    if not any(each.emergency for each in situation.shifts):
        return
    frame, mains = situation.frame, situation.mains
    for before, main, after in zip(mains, mains[1:], mains[2:], strict=False):
        if not any(each.emergency for each in (*_shifts(before), *_shifts(main))):
            continue
        owed = max(0, DAILY_REST - (main.start - before.end))
        rest, needed = after.start - main.end, DAILY_REST + owed
        if not owed or rest >= needed or not frame.judges(main.end, after.start):
            continue
        yield situation.finding(
            "SNITT-7",
            EMERGENCY_LAW,
            (main.end, after.start),
            Message(
                N_(
                    "{name} lost {owed} of rest in an emergency, so the next rest "
                    "should be {needed}; it is {rest}."
                ),
                {
                    "name": situation.person.name,
                    "owed": Minutes(owed),
                    "needed": Minutes(needed),
                    "rest": Minutes(rest),
                },
            ),
            severity=Severity.ADVARSEL,
            shifts=(main.last, after.first),
            amount=needed - rest,
            mend=Message(N_("Start {earliest} or later."), {"earliest": frame.moment(main.end + needed)}),
        )


def _shifts(main: Main) -> list[Shift]:
    return [shift for block in main.blocks for shift in block.shifts]


def _weekly(situation: Situation, week: WeekSum) -> Period | None:
    """Return the longest rest that counts for the week: long enough inside it, or holding a whole day."""
    frame, needed = situation.frame, week.limits.weekly_rest
    period = frame.week_period(week.week)
    first = frame.first_day_of(week.week)
    days = [frame.calendar_day(first + number) for number in range(7)]
    # Rests follow each other; calendar days may reach a day past the edges of the week.
    gaps, start, end = situation.gaps, period.start - DAY, period.end + DAY
    low = bisect_right(gaps, start, key=lambda rest: rest.end)
    counted = [
        rest
        for rest in takewhile(lambda rest: rest.start < end, islice(gaps, low, None))
        if rest.minutes >= needed
        and (
            rest.overlap(period) >= needed
            or any(rest.start <= day.start and day.end <= rest.end for day in days)
        )
    ]
    return max(counted, key=lambda rest: rest.minutes, default=None)


def _too_short(situation: Situation, week: WeekSum, rest: Period, needed: int, owed: int) -> Finding:
    frame = situation.frame
    return situation.finding(
        "HVILE-3",
        "aml. § 10-8 (3)",
        frame.week_period(week.week),
        Message(
            N_(
                "The weekly rest of {name} was {owed} too short the week before, so in week {week} it must "
                "be {needed}; it is {rest}."
            ),
            {
                "name": situation.person.name,
                "owed": Minutes(owed),
                "week": frame.week_number(week.week),
                "needed": Minutes(needed),
                "rest": Minutes(rest.minutes),
            },
        ),
        severity=Severity.ADVARSEL if week.limits.rest_protected else None,
        shifts=week.shifts,
        amount=needed - rest.minutes,
        mend=Message(
            N_("Give {name} {needed} off in a row during the week."),
            {"name": situation.person.name, "needed": Minutes(needed)},
        ),
        details={"rest": rest.minutes, "needed": needed, "owed": owed},
    )
