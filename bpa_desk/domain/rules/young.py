"""People under eighteen (aml. chapter 11; working-time.md UNG-1 to UNG-3).

Readings. Age is that on the day a shift starts. Hours with other employers are added where they are
written down. Under fifteen is not suited for BPA and unlawful throughout; compulsory school is taken to
end at fifteen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from bpa_desk.domain.finding import Finding, Severity
from bpa_desk.domain.rota import GROWN_UP, age
from bpa_desk.domain.rules.blocks import Main
from bpa_desk.domain.rules.rest import longest_off
from bpa_desk.domain.rules.situation import Situation
from bpa_desk.domain.shift import Shift
from bpa_desk.domain.text import N_, Message, Minutes
from bpa_desk.domain.time import Period

DAY, WEEK = 8 * 60, 40 * 60
DAILY_REST, WEEKLY_REST = 12 * 60, 48 * 60
NIGHT_START, NIGHT_END, LATE = 23 * 60, 6 * 60, 21 * 60
BREAK_AFTER, BREAK = 4 * 60 + 30, 30
YOUTH = 15
REST_LAW = "aml. § 11-5"


def under_eighteen(situation: Situation) -> Iterator[Finding]:
    """Employers may refuse assistants under eighteen, and under fifteen it is unlawful (aml. § 11-1)."""
    young = _young(situation)
    children = [shift for shift in young if _age(situation, shift) < YOUTH]
    for shifts, rule, severity, text in (
        (children, "UNG-3", None, N_("{name} is under fifteen and cannot work as an assistant.")),
        (
            [] if children else young,
            "UNG-1",
            Severity.ADVARSEL,
            N_(
                "{name} is under eighteen; ask the employer whether that "
                "is allowed, and keep the stricter limits."
            ),
        ),
    ):
        if shifts:
            yield situation.finding(
                rule,
                "aml. § 11-1",
                (shifts[0].effective.start, shifts[-1].effective.end),
                Message(text, {"name": situation.person.name}),
                severity=severity,
                shifts=shifts,
            )


def young_hours(situation: Situation) -> Iterator[Finding]:
    """Eight hours a day and forty a week under eighteen (aml. § 11-2 third paragraph)."""
    if not _young(situation):
        return
    frame = situation.frame
    for week in situation.weeks:
        young = [day for day in week.days if any(_is_young(situation, shift) for shift in day.shifts)]
        for day in young:
            if day.minutes > DAY and frame.first_day <= day.day <= frame.last_day:
                values = {
                    "name": situation.person.name,
                    "hours": Minutes(day.minutes),
                    "day": frame.date_of(day.day),
                    "limit": Minutes(DAY),
                }
                text = Message(
                    N_("{name} is under eighteen and works {hours} on {day}; {limit} is the most."), values
                )
                yield _too_long(situation, text, day.shifts, day.minutes - DAY, day.span)
        if young and week.minutes > WEEK and frame.judges_week(week.week):
            values = {
                "name": situation.person.name,
                "hours": Minutes(week.minutes),
                "week": frame.week_number(week.week),
                "limit": Minutes(WEEK),
            }
            text = Message(
                N_("{name} is under eighteen and works {hours} in week {week}; {limit} is the most."), values
            )
            yield _too_long(situation, text, week.shifts, week.minutes - WEEK, frame.week_period(week.week))


def young_nights(situation: Situation) -> Iterator[Finding]:
    """No work between 23 and 06 under eighteen, and 21–23 only for special reasons (aml. § 11-3 second)."""
    frame = situation.frame
    for shift in _young(situation):
        start, end = shift.effective
        night, late = 0, 0
        day = frame.zone.day(start) - timedelta(days=1)
        while frame.zone.at(day) < end:
            night += Period(frame.zone.at(day, NIGHT_START), frame.zone.at(day, 24 * 60 + NIGHT_END)).overlap(
                (start, end)
            )
            late += Period(frame.zone.at(day, LATE), frame.zone.at(day, NIGHT_START)).overlap((start, end))
            day += timedelta(days=1)
        values: dict[str, object] = {"name": situation.person.name, "start": frame.moment(start)}
        if night:
            yield situation.finding(
                "UNG-2",
                "aml. § 11-3 (2)",
                (start, end),
                Message(
                    N_("{name} is under eighteen and must be off from 23:00 to 06:00; see {start}."), values
                ),
                shifts=(shift,),
                amount=night,
                mend=Message(N_("Let the shift lie between 06:00 and 23:00.")),
            )
        elif late:
            yield situation.finding(
                "UNG-2",
                "aml. § 11-3 (2)",
                (start, end),
                Message(
                    N_(
                        "{name} is under eighteen and works after 21:00 only "
                        "for a special reason; see {start}."
                    ),
                    values,
                ),
                severity=Severity.ADVARSEL,
                shifts=(shift,),
                amount=late,
                mend=Message(N_("Let the shift end at 21:00 at the latest.")),
            )


def young_rest(situation: Situation) -> Iterator[Finding]:
    """Twelve hours off a day and forty-eight a week under eighteen (aml. § 11-5 second and third)."""
    if not _young(situation):
        return
    frame = situation.frame
    before: Main | None = None
    for main in situation.mains:
        if before is not None and _is_young(situation, main.first) and frame.judges(before.end, main.start):
            rest = main.start - before.end
            if rest < DAILY_REST:
                yield situation.finding(
                    "UNG-2",
                    REST_LAW,
                    (before.end, main.start),
                    Message(
                        N_(
                            "{name} is under eighteen and has {rest} off between {end} and {start}; "
                            "{needed} is the least."
                        ),
                        {
                            "name": situation.person.name,
                            "rest": Minutes(rest),
                            "end": frame.moment(before.end),
                            "start": frame.moment(main.start),
                            "needed": Minutes(DAILY_REST),
                        },
                    ),
                    shifts=(before.last, main.first),
                    amount=DAILY_REST - rest,
                    mend=Message(
                        N_("Start {earliest} or later."), {"earliest": frame.moment(before.end + DAILY_REST)}
                    ),
                )
        before = main
    for week in situation.weeks:
        if not frame.judges_week(week.week) or not any(_is_young(situation, shift) for shift in week.shifts):
            continue
        period = frame.week_period(week.week)
        longest = longest_off(situation.blocks_in(period), period).minutes
        if longest < WEEKLY_REST:
            yield situation.finding(
                "UNG-2",
                REST_LAW,
                period,
                Message(
                    N_("{name} is under eighteen and has less than {needed} off in a row in week {week}."),
                    {
                        "name": situation.person.name,
                        "needed": Minutes(WEEKLY_REST),
                        "week": frame.week_number(week.week),
                    },
                ),
                shifts=week.shifts,
                amount=WEEKLY_REST - longest,
                mend=Message(
                    N_("Give {name} {needed} off in a row during the week."),
                    {"name": situation.person.name, "needed": Minutes(WEEKLY_REST)},
                ),
            )


def young_breaks(situation: Situation) -> Iterator[Finding]:
    """Half an hour's break past four and a half hours under eighteen (aml. § 11-5 first paragraph)."""
    for shift in _young(situation):
        start, end = shift.effective
        held = sum(each.end - each.start for each in shift.breaks)
        if end - start <= BREAK_AFTER or held >= BREAK or shift.standby:
            continue
        yield situation.finding(
            "UNG-2",
            REST_LAW,
            (start, end),
            Message(
                N_("{name} is under eighteen and needs half an hour’s break in the shift {start}."),
                {"name": situation.person.name, "start": situation.frame.moment(start)},
            ),
            severity=None if shift.breaks else Severity.ADVARSEL,
            shifts=(shift,),
            amount=BREAK - held,
            mend=Message(N_("Add {short} min of break."), {"short": BREAK - held}),
        )


def _too_long(
    situation: Situation, text: Message, shifts: Sequence[Shift], over: int, period: tuple[int, int]
) -> Finding:
    return situation.finding(
        "UNG-2",
        "aml. § 11-2 (3)",
        period,
        text,
        shifts=shifts,
        amount=over,
        mend=Message(N_("Plan {over} less."), {"over": Minutes(over)}),
    )


def _young(situation: Situation) -> list[Shift]:
    born = situation.person.birth_date
    if born is None or not situation.shifts:
        return []
    # Nearly everybody is grown up before the first shift; then nothing more is asked.
    if not _is_young(situation, situation.shifts[0]):
        return []
    frame = situation.frame
    return [
        shift
        for shift in situation.shifts
        if _is_young(situation, shift) and frame.judges(shift.effective.start, shift.effective.end - 1)
    ]


def _is_young(situation: Situation, shift: Shift) -> bool:
    return _age(situation, shift) < GROWN_UP


def _age(situation: Situation, shift: Shift) -> int:
    born = situation.person.birth_date or date.min
    return age(born, situation.frame.zone.day(shift.effective.start))
