"""Daily and weekly rest (aml. § 10-8 first to third paragraph; working-time.md HVILE-1 to HVILE-3).

Readings: the gap test and the anchored test of HVILE-1 are two findings when both fail on their own. Under
an agreement for shorter rest, what is missing to eleven hours is owed in the very next rest (HVILE-3); a
rest broken only by a call-out from standby then has no floor. A weekly rest over the edge of a week counts
for the week in which it holds a whole calendar day; it may do so beside another week only when it is 70
hours or more.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from bpa_desk.domain.finding import Finding, Severity
from bpa_desk.domain.rules.blocks import Block, Main
from bpa_desk.domain.rules.limits import DAILY_REST, WEEKLY_REST, Limits
from bpa_desk.domain.rules.situation import FOREVER, Situation
from bpa_desk.domain.shift import Shift
from bpa_desk.domain.text import N_, Message, Minutes
from bpa_desk.domain.time import DAY, Period

DAILY_LAW = "aml. § 10-8 (1)"
WEEKLY_LAW = "aml. § 10-8 (2)"
LOWEST_DAILY = 8 * 60
LOWEST_WEEKLY = 28 * 60


def daily_rest(situation: Situation) -> Iterator[Finding]:
    """Eleven hours off between two main work periods (aml. § 10-8 first paragraph, gap test)."""
    frame = situation.frame
    before: Main | None = None
    for main in situation.mains:
        if before is not None and main.start - before.end < DAILY_REST:
            rest = main.start - before.end
            limits = situation.limits(before.day)
            needed = limits.daily_rest
            broken = main.blocks[0].calls or before.blocks[-1].calls
            if (
                rest < needed
                and not (broken and needed < DAILY_REST)
                and frame.judges(before.end, main.start)
            ):
                yield _short_rest(situation, before, main, rest, limits)
        before = main


def long_period(situation: Situation) -> Iterator[Finding]:
    """Eleven unbroken hours off within 24 hours of starting (aml. § 10-8 first, anchored test)."""
    for main in situation.mains:
        if main.end - main.start <= DAY - DAILY_REST:
            continue
        rest = _rest_after_start(main)
        limits = situation.limits(main.day)
        needed = limits.anchored_rest
        if rest.minutes >= needed or not situation.frame.judges(main.start, main.end):
            continue
        if limits.compensated and any(block.calls for block in main.blocks):
            continue  # a call-out from standby: no floor, but what is missing is owed (HVILE-3)
        frame = situation.frame
        short = needed - rest.minutes
        yield situation.finding(
            "HVILE-1",
            limits.rest_law or DAILY_LAW,
            rest,
            Message(
                N_(
                    "{name} starts {start} and has only {rest} off in a row "
                    "within 24 hours; {needed} is the least."
                ),
                {
                    "name": situation.person.name,
                    "start": frame.moment(main.start),
                    "rest": Minutes(rest.minutes),
                    "needed": Minutes(needed),
                },
            ),
            cures=_daily_cures(rest.minutes),
            shifts=_shifts(main),
            amount=short,
            mend=Message(
                N_("Let the work that starts {start} be over by {end}, with the free time in one piece."),
                {"start": frame.moment(main.start), "end": frame.moment(main.start + DAY - needed)},
            ),
            details={"rest": rest.minutes, "needed": needed},
        )


def compensating_rest(situation: Situation) -> Iterator[Finding]:
    """What a shortened rest lacks to eleven hours is owed in the next one (aml. § 10-8 third paragraph)."""
    if not situation.may_shorten_rest:
        return
    frame = situation.frame
    owed, before = 0, None
    shortened_at = 0
    for main in situation.mains:
        if before is not None:
            rest = main.start - before.end
            limits = situation.limits(before.day)
            if not limits.compensated:
                owed = 0
            inside = _rest_after_start(before)
            called = any(block.calls for block in before.blocks)
            held = called or inside.minutes >= limits.anchored_rest
            if inside.minutes < DAILY_REST and limits.compensated and held:
                short = DAILY_REST - inside.minutes
                if short > owed:
                    owed, shortened_at = short, inside.start
            needed = DAILY_REST + owed
            if owed and rest < needed and frame.judges(before.end, main.start) and rest >= limits.daily_rest:
                severity = Severity.ADVARSEL if limits.rest_protected else None
                yield _uncompensated(situation, before, main, (needed, owed, shortened_at), severity)
            owed = 0  # what was never allowed is not owed
            if limits.compensated:
                owed = max(0, DAILY_REST - rest)
            shortened_at = before.end
        before = main


def weekly_rest(situation: Situation) -> Iterator[Finding]:
    """Thirty-five hours off in a row in every seven days (aml. § 10-8 second paragraph)."""
    frame = situation.frame
    gaps = situation.gaps
    low = 0
    held: dict[Period, int] = {}  # rests already credited, by the week that has them
    missed: list[Period] = []
    for week in situation.weeks:
        if week.week > frame.last_week:
            break
        needed = week.limits.weekly_rest
        if not needed:
            continue  # an agreement has set it aside for a while
        period = frame.week_period(week.week)
        while gaps[low].end <= period.start:  # the last one goes on for ever
            low += 1
        whole = _inside(gaps, low, period, needed)
        if whole is not None:
            held.setdefault(whole, week.week)
            continue
        partly = _with_whole_day(situation, low, week.week, needed, held)
        if partly is not None:
            held[partly] = week.week
            known = partly.start > -FOREVER and partly.end < FOREVER  # else the rest of the plan is unknown
            if known and frame.judges_week(week.week):
                yield _over_the_edge(situation, week.week, partly)
        elif frame.judges_week(week.week):
            missed.append(period)
            yield _no_weekly_rest(situation, week.week, period, week.limits)
    yield from _far_between(situation, missed)


def _short_rest(situation: Situation, before: Main, main: Main, rest: int, limits: Limits) -> Finding:
    frame = situation.frame
    needed = limits.daily_rest
    return situation.finding(
        "HVILE-1",
        limits.rest_law if needed < DAILY_REST else DAILY_LAW,
        (before.end, main.start),
        Message(
            N_("{name} has {rest} off between {end} and {start}; {needed} is the least."),
            {
                "name": situation.person.name,
                "rest": Minutes(rest),
                "end": frame.moment(before.end),
                "start": frame.moment(main.start),
                "needed": Minutes(needed),
            },
        ),
        cures=_daily_cures(rest),
        shifts=(before.last, main.first),
        amount=needed - rest,
        mend=Message(
            N_("Start {earliest} or later, or let the work before be over by {latest}."),
            {"earliest": frame.moment(before.end + needed), "latest": frame.moment(main.start - needed)},
        ),
        details={"rest": rest, "needed": needed},
    )


def _uncompensated(
    situation: Situation, before: Main, main: Main, debt: tuple[int, int, int], severity: Severity | None
) -> Finding:
    frame = situation.frame
    needed, owed, shortened_at = debt
    rest = main.start - before.end
    return situation.finding(
        "HVILE-3",
        "aml. § 10-8 (3)",
        (before.end, main.start),
        Message(
            N_(
                "{name} had {owed} too little rest after {shortened}, so the "
                "next rest must be {needed}; it is {rest}."
            ),
            {
                "name": situation.person.name,
                "owed": Minutes(owed),
                "shortened": frame.moment(shortened_at),
                "needed": Minutes(needed),
                "rest": Minutes(rest),
            },
        ),
        severity=severity,
        shifts=(before.last, main.first),
        amount=needed - rest,
        mend=Message(N_("Start {earliest} or later."), {"earliest": frame.moment(before.end + needed)}),
        details={"rest": rest, "needed": needed, "owed": owed},
    )


def _rest_after_start(main: Main) -> Period:
    """Return the longest unbroken time off in the 24 hours from the start of the main period."""
    limit = main.start + DAY
    inner = Period(min(main.inner.start, limit), min(main.inner.end, limit))
    tail = Period(min(main.end, limit), limit)
    return inner if inner.minutes > tail.minutes else tail


def _shifts(main: Main) -> list[Shift]:
    return [shift for block in main.blocks for shift in block.shifts]


def _daily_cures(rest: int) -> tuple[str, ...]:
    return ("10-8-3",) if rest >= LOWEST_DAILY else ("10-12-4", "10-12-7")


def _inside(gaps: list[Period], low: int, week: Period, needed: int) -> Period | None:
    first, last = week
    for index in range(low, len(gaps)):
        start, end = rest = gaps[index]
        if start >= last:
            return None
        if (end if end < last else last) - (start if start > first else first) >= needed:
            return rest
    return None


def _with_whole_day(
    situation: Situation, low: int, week: int, needed: int, held: dict[Period, int]
) -> Period | None:
    frame = situation.frame
    over = frame.week_period(week).end
    first = frame.first_day_of(week)
    for index in range(low, len(situation.gaps)):
        start, end = rest = situation.gaps[index]
        if start >= over:
            return None
        if end - start < needed:
            continue
        if held.get(rest, week) != week and end - start < 2 * needed:
            continue
        for day in range(first, first + 7):
            midnight, next_midnight = frame.calendar_day(day)
            if start <= midnight and next_midnight <= end:
                return rest
    return None


def longest_off(blocks: list[Block], week: Period) -> Period:
    """Return the longest time off inside the week, between the blocks that touch it."""
    longest = Period(week.start, week.start)
    free_from = week.start
    for block in blocks:
        if block.start - free_from > longest.minutes:
            longest = Period(free_from, block.start)
        free_from = max(free_from, block.end)
    return Period(free_from, week.end) if week.end - free_from > longest.minutes else longest


def _no_weekly_rest(situation: Situation, week: int, period: Period, limits: Limits) -> Finding:
    frame = situation.frame
    blocks = situation.blocks_in(period)
    rest = longest_off(blocks, period)
    longest = rest.minutes
    needed = limits.weekly_rest
    return situation.finding(
        "HVILE-2",
        limits.rest_law if needed < WEEKLY_REST else WEEKLY_LAW,
        period,
        Message(
            N_("{name} has at most {rest} off in a row in week {week}; {needed} is the least."),
            {
                "name": situation.person.name,
                "rest": Minutes(longest),
                "week": frame.week_number(week),
                "needed": Minutes(needed),
            },
        ),
        cures=("10-8-3",) if longest >= LOWEST_WEEKLY else ("10-12-4", "10-12-7"),
        shifts=[shift for block in blocks for shift in block.shifts],
        amount=needed - longest,
        mend=Message(
            N_("Give {name} {needed} off in a row; the longest now is from {start} to {end}."),
            {
                "name": situation.person.name,
                "needed": Minutes(needed),
                "start": frame.moment(rest.start),
                "end": frame.moment(rest.end),
            },
        ),
        details={"rest": longest, "needed": needed},
    )


def _over_the_edge(situation: Situation, week: int, rest: Period) -> Finding:
    frame = situation.frame
    return situation.finding(
        "HVILE-2",
        WEEKLY_LAW,
        frame.week_period(week),
        Message(
            N_("The weekly rest of {name} in week {week} lies over the edge of the week: {start} to {end}."),
            {
                "name": situation.person.name,
                "week": frame.week_number(week),
                "start": frame.moment(rest.start),
                "end": frame.moment(rest.end),
            },
        ),
        severity=Severity.INFO,
        details={"rest": rest.minutes},
    )


def _far_between(situation: Situation, missed: list[Period]) -> Iterator[Finding]:
    frame = situation.frame
    rests = [rest for rest in situation.gaps if rest[1] - rest[0] >= WEEKLY_REST]
    longest = 60 * frame.readings.between_rests_hours
    for before, after in itertools.pairwise(rests):
        if after[0] - before[1] <= longest:
            continue
        stretch = Period(before.end, after.start)
        if -FOREVER in (before.start, stretch.start):
            continue
        if not frame.judges(*stretch) or any(week.touches(stretch) for week in missed):
            continue
        yield situation.finding(
            "HVILE-2",
            WEEKLY_LAW,
            stretch,
            Message(
                N_("{name} works from {start} to {end} without a weekly rest in between."),
                {
                    "name": situation.person.name,
                    "start": frame.moment(stretch.start),
                    "end": frame.moment(stretch.end),
                },
            ),
            severity=Severity.ADVARSEL,
            amount=stretch.minutes - longest,
            mend=Message(
                N_("Give {name} {needed} off in a row somewhere in between."),
                {"name": situation.person.name, "needed": Minutes(WEEKLY_REST)},
            ),
        )
