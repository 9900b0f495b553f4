"""Caps on overtime and on all hours together (aml. § 10-6; working-time.md OT-3 to OT-7).

Overtime is the law's (OT-2), never pay's. Four and 52 weeks are every run of consecutive weeks; a breach is
told once, at the first run that passes the cap. Total hours over 48 a week are judged by their mean over
eight weeks.
"""

from __future__ import annotations

from collections.abc import Iterator

from bpa_desk.domain.finding import Finding, Severity
from bpa_desk.domain.rules.limits import MEAN_WEEKS
from bpa_desk.domain.rules.situation import Situation
from bpa_desk.domain.rules.windows import Window, breaches
from bpa_desk.domain.text import N_, Message, Minutes

UNION_CAPS = (20 * 60, 50 * 60, 300 * 60)
SPECIAL_WEEK = 25 * 60
ORDINARY_CAP = 10 * 60
LONG_DAY = 16 * 60
TOTAL_LAW = "aml. § 10-6 (8)"


def weekly_overtime(situation: Situation) -> Iterator[Finding]:
    """Ten hours of overtime in seven days, more by agreement or consent (aml. § 10-6 fourth to sixth)."""
    frame = situation.frame
    for week in situation.weeks:
        limits = week.limits
        if week.overtime <= limits.overtime_week or not frame.judges_week(week.week):
            continue
        over = week.overtime - limits.overtime_week
        yield situation.finding(
            limits.overtime_rule,
            limits.overtime_law,
            frame.week_period(week.week),
            Message(
                N_("{name} has {overtime} overtime in week {week}; {limit} is the most."),
                {
                    "name": situation.person.name,
                    "overtime": Minutes(week.overtime),
                    "week": frame.week_number(week.week),
                    "limit": Minutes(limits.overtime_week),
                },
            ),
            cures=_cures(week.overtime),
            shifts=week.shifts,
            amount=over,
            mend=Message(N_("Take {over} out of the week."), {"over": Minutes(over)}),
            details={"overtime": week.overtime, "limit": limits.overtime_week},
        )


def four_week_overtime(situation: Situation) -> Iterator[Finding]:
    """Twenty-five hours of overtime in four consecutive weeks (aml. § 10-6 fourth and fifth)."""
    if not any(week.overtime for week in situation.weeks):
        return
    found = breaches(
        situation.weeks,
        lambda week: 4,
        lambda week: week.overtime,
        lambda week: week.limits.overtime_four_weeks,
    )
    for window in found:
        yield from _too_much(situation, window, UNION_CAPS[1], "10-6-6")


def yearly_overtime(situation: Situation) -> Iterator[Finding]:
    """Two hundred hours of overtime in 52 weeks, or in 26 by consent (aml. § 10-6 fourth to sixth)."""
    if not any(week.overtime for week in situation.weeks):
        return
    found = breaches(
        situation.weeks,
        lambda week: week.limits.overtime_long_weeks,
        lambda week: week.overtime,
        lambda week: week.limits.overtime_long,
    )
    for window in found:
        yield from _too_much(situation, window, UNION_CAPS[2], "10-6-6")


def consent_each_time(situation: Situation) -> Iterator[Finding]:
    """Overtime beyond the ordinary caps only for those who said yes this time (aml. § 10-6 seventh)."""
    frame = situation.frame
    for week in situation.weeks:
        if not ORDINARY_CAP < week.overtime <= week.limits.overtime_week or not frame.judges_week(week.week):
            continue
        if all(any(each.consent for each in day.shifts) for day in week.days if day.overtime):
            continue  # every occasion has its yes written down
        yield situation.finding(
            "OT-6",
            "aml. § 10-6 (7)",
            frame.week_period(week.week),
            Message(
                N_("{name} has {overtime} overtime in week {week}; past 10 hours each occasion needs a yes."),
                {
                    "name": situation.person.name,
                    "overtime": Minutes(week.overtime),
                    "week": frame.week_number(week.week),
                },
            ),
            severity=Severity.INFO,
            shifts=week.shifts,
            amount=week.overtime - ORDINARY_CAP,
            mend=Message(
                N_("Ask {name} before each occasion, and write the answer on the shift."),
                {"name": situation.person.name},
            ),
        )


def total_day(situation: Situation) -> Iterator[Finding]:
    """Thirteen hours in 24 with overtime and all, sixteen by agreement (aml. § 10-6 eighth and ninth)."""
    frame = situation.frame
    for week in situation.weeks:
        most = week.limits.total_day
        for day in week.days:
            if day.minutes <= most or not frame.first_day <= day.day <= frame.last_day:
                continue
            yield situation.finding(
                "OT-7",
                TOTAL_LAW,
                day.span,
                Message(
                    N_("{name} works {hours} in one day, {day}; {limit} is the most."),
                    {
                        "name": situation.person.name,
                        "hours": Minutes(day.minutes),
                        "day": frame.date_of(day.day),
                        "limit": Minutes(most),
                    },
                ),
                cures=("10-6-9",) if day.minutes <= LONG_DAY else ("10-12-4", "10-12-7"),
                shifts=day.shifts,
                amount=day.minutes - most,
                mend=Message(N_("Shorten the day by {over}."), {"over": Minutes(day.minutes - most)}),
                details={"minutes": day.minutes, "limit": most},
            )


def total_week(situation: Situation) -> Iterator[Finding]:
    """Forty-eight hours a week in all, on average over eight weeks, never past 69 (aml. § 10-6 eighth)."""
    frame = situation.frame
    for week in situation.weeks:
        most = week.limits.total_week_max
        if most is not None and week.minutes > most and frame.judges_week(week.week):
            yield _total_week(situation, Window(week.week, 1, (week,), week.minutes, most))
    weeks = [week for week in situation.weeks if not week.limits.averaging]
    found = breaches(
        weeks if any(week.minutes > week.limits.total_week for week in weeks) else [],
        lambda week: MEAN_WEEKS,
        lambda week: week.minutes,
        lambda week: week.limits.total_week * MEAN_WEEKS,
    )
    for window in found:
        if window.last >= frame.first_week and window.first <= frame.last_week:
            yield _total_week(situation, window)


def _total_week(situation: Situation, window: Window) -> Finding:
    frame = situation.frame
    over = window.total - window.cap
    return situation.finding(
        "OT-7",
        TOTAL_LAW,
        (frame.week_period(window.first).start, frame.week_period(window.last).end),
        Message(
            N_(
                "{name} works {hours} a week on average in the {weeks} weeks from week {week}, "
                "overtime included; {limit} is the most."
            ),
            {
                "name": situation.person.name,
                "hours": Minutes(round(window.total / window.width)),
                "weeks": window.width,
                "week": frame.week_number(window.first),
                "limit": Minutes(window.cap // window.width),
            },
        ),
        cures=("10-12-4",),
        shifts=[shift for week in window.weeks for shift in week.shifts],
        amount=over,
        mend=Message(N_("Take {over} out of these weeks."), {"over": Minutes(over)}),
        details={"minutes": window.total, "limit": window.cap},
    )


def _too_much(situation: Situation, window: Window, union: int, consent: str) -> Iterator[Finding]:
    frame = situation.frame
    if window.last < frame.first_week or window.first > frame.last_week:
        return
    limits = window.weeks[-1].limits
    limit = window.cap
    over = window.total - limit
    # The run may reach past what is judged; its own weeks with overtime say where it lies.
    last = window.weeks[-1].week if window.width > MEAN_WEEKS else window.last
    yield situation.finding(
        limits.overtime_rule,
        limits.overtime_law,
        (frame.week_period(window.first).start, frame.week_period(last).end),
        Message(
            N_("{name} has {overtime} overtime in {weeks} weeks from week {week}; {limit} is the most."),
            {
                "name": situation.person.name,
                "overtime": Minutes(window.total),
                "weeks": window.width,
                "week": frame.week_number(window.first),
                "limit": Minutes(limit),
            },
        ),
        cures=("10-6-5",) if window.total <= union else (consent, "10-12-4"),
        shifts=[shift for week in window.weeks if week.overtime for shift in week.shifts],
        amount=over,
        mend=Message(N_("Take {over} out of these weeks."), {"over": Minutes(over)}),
        details={"overtime": window.total, "limit": limit},
    )


def _cures(overtime: int) -> tuple[str, ...]:
    if overtime <= UNION_CAPS[0]:
        return ("10-6-5", "10-6-6")
    if overtime <= SPECIAL_WEEK:
        return ("10-6-6",)
    return ("10-12-4",)
