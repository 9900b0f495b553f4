"""Sundays and holidays off (aml. § 10-8 fourth paragraph; working-time.md HVILE-4, C.3).

Readings. Work is any block that lies in a red day's share; standby without a call-out is none. A part of
the period that is not planned yet counts as free, so more than half is a warning first, and unlawful once
more than half of all red days of the agreed period are worked. Every fourth week is any four weeks
in a row. A day off for one's own holy days (§ 10-10 fifth paragraph) is exchanged for one red day worked in
the same calendar year.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import islice

from bpa_desk.domain.arrangement import own_days
from bpa_desk.domain.finding import Finding, Severity
from bpa_desk.domain.rules.blocks import Block
from bpa_desk.domain.rules.limits import WEEKLY_REST, Limits
from bpa_desk.domain.rules.situation import Situation
from bpa_desk.domain.text import N_, Message, Minutes
from bpa_desk.domain.time import EPOCH_ORDINAL, Period

LAW = "aml. § 10-8 (4)"
EVERY = 4
ENOUGH = 6


def next_red_day_off(situation: Situation) -> Iterator[Finding]:
    """Who works on a red day is off the next one, without an agreement (aml. § 10-8 fourth paragraph)."""
    frame = situation.frame
    worked = situation.red_work
    swaps = Counter(day.year for day in _own_days_off(situation))
    for index, block in worked.items():
        before = worked.get(index - 1)
        if before is None:
            continue
        share = frame.red[index]
        if not frame.judges(*share.period) or share.period.start >= frame.judged.end:
            continue
        if share.period.end <= frame.judged.start or situation.limits(block.day).sundays:
            continue
        if swaps[share.day.year]:
            swaps[share.day.year] -= 1
            continue
        yield _two_in_a_row(situation, before, block, index)


def half_of_red_days(situation: Situation) -> Iterator[Finding]:
    """Every other red day off on average, by written agreement over up to 26 weeks (aml. § 10-8 fourth)."""
    if not situation.may_spread_sundays:
        return
    frame = situation.frame
    told: set[int] = set()
    unlawful = False
    for index, block in sorted(situation.red_work.items()):
        limits = situation.limits(block.day)
        if not limits.sundays:
            continue
        first, last = _stretch(situation, block, limits)
        if first in told:
            continue
        period = Period(frame.day_at(first), frame.day_at(last + 1))
        if not period.touches(frame.judged):
            continue
        red = [i for i, share in enumerate(frame.red) if period.start < share.period.end <= period.end]
        worked = [i for i in red if i in situation.red_work]
        if index not in red:
            continue
        told.add(first)
        swapped = sum(period.start <= frame.zone.at(day) < period.end for day in _own_days_off(situation))
        if 2 * (len(worked) - swapped) > len(red):
            unlawful = True
            yield _more_than_half(situation, period, worked, len(red))
    if not unlawful:
        yield from _out_of_balance(situation)


def _out_of_balance(situation: Situation) -> Iterator[Finding]:
    """Warn when more than half of the red days judged so far are worked, though the period is not over."""
    frame = situation.frame
    red = [
        index
        for index, share in enumerate(frame.red)
        if frame.judged.start < share.period.end <= frame.judged.end
        and situation.limits(share.day.toordinal() - EPOCH_ORDINAL).sundays
    ]
    worked = [index for index in red if index in situation.red_work]
    if len(red) >= ENOUGH and 2 * len(worked) > len(red):
        yield _more_than_half(situation, frame.judged, worked, len(red), Severity.ADVARSEL)


def every_fourth_week(situation: Situation) -> Iterator[Finding]:
    """The weekly rest holds a Sunday or holiday at least every fourth week (aml. § 10-8 fourth paragraph)."""
    if not situation.may_spread_sundays:
        return
    frame = situation.frame
    weeks = sorted({frame.week_of(block.day) for block in situation.red_work.values()})
    next_week = -(1 << 40)
    for week in weeks:
        first = frame.first_day_of(week)
        if week < next_week or not situation.limits(first).sundays:
            continue
        period = Period(frame.day_at(first), frame.day_at(first + 7 * EVERY))
        if not period.touches(frame.judged) or _red_day_in_rest(situation, period):
            continue
        next_week = week + EVERY
        shifts = [
            shift
            for i, block in situation.red_work.items()
            if frame.red[i].period.touches(period)
            for shift in block.shifts
        ]
        yield situation.finding(
            "HVILE-4",
            LAW,
            period,
            Message(
                N_(
                    "{name} has no weekly rest with a Sunday or holiday in "
                    "the {weeks} weeks from week {week}."
                ),
                {"name": situation.person.name, "weeks": EVERY, "week": frame.week_number(week)},
            ),
            cures=("10-12-4",),
            shifts=shifts,
            mend=Message(
                N_("Give {name} {hours} off in a row over a Sunday or holiday in these weeks."),
                {"name": situation.person.name, "hours": Minutes(WEEKLY_REST)},
            ),
        )


def _own_days_off(situation: Situation) -> list[date]:
    """Return the own holy days that are off: each is exchanged for one red day of its year (SØN-1)."""
    zone = situation.frame.zone
    return [
        day
        for day in own_days(situation.person.arrangements)
        if not situation.blocks_in(zone.day_period(day))
    ]


def _two_in_a_row(situation: Situation, before: Block, block: Block, index: int) -> Finding:
    red = situation.frame.red
    share = red[index].period
    period = Period(max(share.start, block.start), min(share.end, block.end))
    names = {"name": situation.person.name, "first": red[index - 1].day, "second": red[index].day}
    return situation.finding(
        "HVILE-4",
        LAW,
        period,
        Message(N_("{name} works both on {first} and on the next Sunday or holiday, {second}."), names),
        cures=("10-8-4",),
        shifts=[*before.shifts, *block.shifts],
        amount=period.minutes,
        mend=Message(
            N_("Give {name} {second} off, or register a written agreement on Sundays (§ 10-8)."), names
        ),
    )


def _stretch(situation: Situation, block: Block, limits: Limits) -> tuple[int, int]:
    """Return the first and last day of the agreed period the block lies in."""
    start = limits.sundays_from.toordinal() - EPOCH_ORDINAL
    length = 7 * limits.sundays_weeks
    first = start + (block.day - start) // length * length
    last = first + length - 1
    if limits.sundays_to is not None:
        last = min(last, limits.sundays_to.toordinal() - EPOCH_ORDINAL)
    return first, last


def _more_than_half(
    situation: Situation, period: Period, worked: list[int], red: int, severity: Severity | None = None
) -> Finding:
    frame = situation.frame
    shifts = [shift for i in worked for shift in situation.red_work[i].shifts]
    return situation.finding(
        "HVILE-4",
        LAW,
        period,
        Message(
            N_(
                "{name} works {worked} of {red} Sundays and holidays between {first} and {last}; "
                "half of them should be off."
            ),
            {
                "name": situation.person.name,
                "worked": len(worked),
                "red": red,
                "first": frame.date(period.start),
                "last": frame.date(period.end - 1),
            },
        ),
        severity=severity,
        cures=("10-12-4",),
        shifts=shifts,
        amount=0,
        mend=Message(
            N_("Give {name} at least {days} more of these days off."),
            {"name": situation.person.name, "days": len(worked) - red // 2},
        ),
        details={"worked": len(worked), "red": red},
    )


def _red_day_in_rest(situation: Situation, weeks: Period) -> bool:
    red = situation.frame.red
    needed = min(WEEKLY_REST, situation.limits(situation.frame.day_of(weeks.start)).weekly_rest)
    # Rests follow each other, so those that reach into the weeks are neighbours.
    low = bisect_right(situation.gaps, weeks.start, key=lambda rest: rest.end)
    for rest in islice(situation.gaps, low, None):
        if rest.start >= weeks.end:
            return False
        if rest.minutes < needed:
            continue
        index = situation.frame.red_after(max(rest.start, weeks.start) - 1)
        while index < len(red) and red[index].period.start < min(rest.end, weeks.end):
            if red[index].period.end <= min(rest.end, weeks.end):
                return True
            index += 1
    return False
