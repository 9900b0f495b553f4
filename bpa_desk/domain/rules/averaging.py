"""Averaged hours and their maxima (aml. § 10-5, § 10-12; working-time.md SNITT-1 to SNITT-6).

Readings. The day maximum of the agreement holds for all work of the day (example 5: 11 hours against 10).
The mean over the agreement's period is unlawful once the hours of the whole period cannot come down to the
limit any more; before that, an average above it so far is a warning. Weeks without work count as nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from bpa_desk.domain.finding import Finding, Severity
from bpa_desk.domain.rules.limits import Limits
from bpa_desk.domain.rules.situation import Situation
from bpa_desk.domain.rules.sums import DaySum, WeekSum
from bpa_desk.domain.rules.windows import Window, breaches
from bpa_desk.domain.text import N_, Message, Minutes
from bpa_desk.domain.time import EPOCH_ORDINAL

INDIVIDUAL_DAY, UNION_DAY, CONSENT_DAY = 10 * 60, 12 * 60 + 30, 13 * 60
UNION_WEEK = 54 * 60


def averaged_day(situation: Situation) -> Iterator[Finding]:
    """The agreement's longest day: ten hours by individual agreement (aml. § 10-5 first to third)."""
    frame = situation.frame
    for week in situation.weeks:
        limits = week.limits
        if not limits.averaging or not frame.judges_week(week.week):
            continue
        for day in week.days:
            # Passive time may carry the ordinary day past a short agreed one (TID-7).
            most = max(limits.day, day.limit)
            if day.minutes > most and frame.first_day <= day.day <= frame.last_day:
                yield _averaged_day(situation, day, limits, most)


def averaged_week(situation: Situation) -> Iterator[Finding]:
    """The agreement's longest single week: 50 hours, or 54 with tillitsvalgte (aml. § 10-5)."""
    frame = situation.frame
    for week in situation.weeks:
        limits = week.limits
        most = limits.week_max
        if not limits.averaging or most is None or week.minutes <= most or not frame.judges_week(week.week):
            continue
        yield situation.finding(
            limits.averaging,
            limits.average_law,
            frame.week_period(week.week),
            Message(
                N_("{name} works {hours} in week {week}; under this agreement no week may pass {limit}."),
                {
                    "name": situation.person.name,
                    "hours": Minutes(week.minutes),
                    "week": frame.week_number(week.week),
                    "limit": Minutes(most),
                },
            ),
            cures=("10-5-2",) if most < week.minutes <= UNION_WEEK else ("10-12-4", "10-12-7"),
            shifts=week.shifts,
            amount=week.minutes - most,
            mend=Message(N_("Take {over} out of the week."), {"over": Minutes(week.minutes - most)}),
            details={"minutes": week.minutes, "limit": most},
        )


def averaged_mean(situation: Situation) -> Iterator[Finding]:
    """Forty-eight hours a week on average over eight weeks (aml. § 10-5)."""
    frame = situation.frame
    found = breaches(
        [week for week in situation.weeks if week.limits.averaging],
        lambda week: week.limits.mean_weeks,
        lambda week: week.minutes,
        lambda week: week.limits.mean * week.limits.mean_weeks,
    )
    for window in found:
        if window.last < frame.first_week or window.first > frame.last_week:
            continue
        limits = window.weeks[-1].limits
        yield situation.finding(
            limits.averaging,
            limits.average_law,
            _period(situation, window),
            Message(
                N_(
                    "{name} works {hours} a week on average in the {weeks} weeks from week {week}; "
                    "{limit} is the most."
                ),
                {
                    "name": situation.person.name,
                    "hours": Minutes(round(window.total / window.width)),
                    "weeks": window.width,
                    "week": frame.week_number(window.first),
                    "limit": Minutes(limits.mean),
                },
            ),
            cures=("10-12-4", "10-12-7"),
            shifts=[shift for week in window.weeks for shift in week.shifts],
            amount=window.total - limits.mean * window.width,
            mend=Message(
                N_("Take {over} out of these weeks."),
                {"over": Minutes(window.total - limits.mean * window.width)},
            ),
            details={"minutes": window.total, "limit": limits.mean * window.width},
        )


def average_over_period(situation: Situation) -> Iterator[Finding]:
    """On average over the agreement's period no more than the class limit (aml. § 10-5, § 10-4)."""
    averaged = [week for week in situation.weeks if week.limits.averaging]
    for (first, last, limits), group in groupby(averaged, key=lambda week: agreed_weeks(situation, week)):
        weeks = list(group)
        finding = _average(situation, first, last, limits, weeks)
        if finding is not None:
            yield finding


def _averaged_day(situation: Situation, day: DaySum, limits: Limits, most: int) -> Finding:
    frame = situation.frame
    if day.minutes <= UNION_DAY and most < UNION_DAY:
        cures: tuple[str, ...] = ("10-5-2",)
    elif day.minutes <= CONSENT_DAY and most < CONSENT_DAY:
        cures = ("10-5-3",)
    else:
        cures = ("10-12-4", "10-12-7")
    return situation.finding(
        limits.averaging,
        limits.average_law,
        day.span,
        Message(
            N_("{name} works {hours} on {day}; under this agreement no day may pass {limit}."),
            {
                "name": situation.person.name,
                "hours": Minutes(day.minutes),
                "day": frame.date_of(day.day),
                "limit": Minutes(most),
            },
        ),
        cures=cures,
        shifts=day.shifts,
        amount=day.minutes - most,
        mend=Message(N_("Shorten the day by {over}."), {"over": Minutes(day.minutes - most)}),
        details={"minutes": day.minutes, "limit": most},
    )


def agreed_weeks(situation: Situation, week: WeekSum) -> tuple[int, int, Limits]:
    """Return the first and last week of the averaging period the week lies in."""
    limits, frame = week.limits, situation.frame
    start = frame.week_of(limits.average_from.toordinal() - EPOCH_ORDINAL)
    number = (week.week - start) // limits.average_weeks
    first = start + number * limits.average_weeks
    last = first + limits.average_weeks - 1
    if limits.average_to is not None:
        last = min(last, frame.week_of(limits.average_to.toordinal() - EPOCH_ORDINAL))
    return first, last, limits


def _average(
    situation: Situation, first: int, last: int, limits: Limits, weeks: list[WeekSum]
) -> Finding | None:
    frame = situation.frame
    if last < frame.first_week or first > frame.last_week:
        return None
    total = sum(week.minutes for week in weeks)
    allowed = sum(week.base for week in weeks) + limits.week * (last - first + 1 - len(weeks))
    if total > allowed:
        severity, begun, end = None, first, last
    else:
        begun, end = max(first, min(frame.first_week, weeks[0].week)), min(last, frame.last_week)
        known = [week for week in weeks if begun <= week.week <= end]
        total = sum(week.minutes for week in known)
        allowed = sum(week.base for week in known) + limits.week * (end - begun + 1 - len(known))
        severity = Severity.ADVARSEL
        if total <= allowed or end <= begun:
            return None
    width, amount = end - begun + 1, total - allowed
    return situation.finding(
        limits.averaging,
        limits.average_law,
        (frame.week_period(begun).start, frame.week_period(end).end),
        Message(
            N_(
                "{name} works {hours} a week on average over {weeks} weeks from week {week}; "
                "the average may be at most {limit}."
            ),
            {
                "name": situation.person.name,
                "hours": Minutes(round(total / width)),
                "weeks": width,
                "week": frame.week_number(begun),
                "limit": Minutes(allowed // width),
            },
        ),
        severity=severity,
        cures=("10-12-4",),
        amount=amount,
        mend=Message(N_("Take {over} out before the agreement’s period ends."), {"over": Minutes(amount)}),
        details={"minutes": total, "limit": allowed},
    )


def _period(situation: Situation, window: Window) -> tuple[int, int]:
    frame = situation.frame
    return frame.week_period(window.first).start, frame.week_period(window.last).end
