"""Soft checks against strain (aml. § 10-2 first paragraph; working-time.md PLAN-2).

The thresholds are ours, not the law's, and can be set (``readings.py``): six working days, three nights and
two weekends in a row; and rest under eleven hours that an agreement allows.
"""

from __future__ import annotations

from collections.abc import Iterator

from bpa_desk.domain.finding import Finding, Severity
from bpa_desk.domain.rules.limits import DAILY_REST
from bpa_desk.domain.rules.nights import NIGHT_HOURS
from bpa_desk.domain.rules.situation import Situation
from bpa_desk.domain.rules.sums import DaySum
from bpa_desk.domain.text import N_, Message, Minutes
from bpa_desk.domain.time import EPOCH_ORDINAL

LAW = "aml. § 10-2 (1)"
SATURDAY = 6


def days_in_a_row(situation: Situation) -> Iterator[Finding]:
    """More than six working days in a row are looked at (aml. § 10-2 first paragraph)."""
    most = situation.frame.readings.days_in_a_row
    for run in _runs([day for day in situation.days if day.minutes > day.standby], most):
        text = N_("{name} works {count} days in a row from {day}; more than {most} is a strain.")
        yield from _strain(situation, run, text, most)


def nights_in_a_row(situation: Situation) -> Iterator[Finding]:
    """More than three nights in a row are looked at (aml. § 10-2 first paragraph)."""
    most = situation.frame.readings.nights_in_a_row
    for run in _runs([day for day in situation.days if day.night > NIGHT_HOURS], most):
        text = N_("{name} works {count} nights in a row from {day}; more than {most} is a strain.")
        yield from _strain(situation, run, text, most)


def weekends_in_a_row(situation: Situation) -> Iterator[Finding]:
    """More than two weekends in a row are looked at (aml. § 10-2 first paragraph)."""
    weekends: dict[int, list[DaySum]] = {}
    for day in situation.days:
        weekday = (day.day + EPOCH_ORDINAL - 1) % 7 + 1
        if weekday >= SATURDAY and day.minutes > day.standby:
            weekends.setdefault((day.day + 3) // 7, []).append(day)
    run: list[DaySum] = []
    last, length = None, 0
    for week in sorted(weekends):
        if last is None or week != last + 1:
            yield from _weekends(situation, run, length)
            run, length = [], 0
        run += weekends[week]
        last, length = week, length + 1
    yield from _weekends(situation, run, length)


def quick_return(situation: Situation) -> Iterator[Finding]:
    """Less than eleven hours off, though agreed, is looked at (aml. § 10-2 first paragraph)."""
    frame = situation.frame
    for before, main in zip(situation.mains, situation.mains[1:], strict=False):
        rest = main.start - before.end
        if rest >= DAILY_REST or rest < situation.limits(before.day).daily_rest:
            continue
        if not frame.judges(before.end, main.start):
            continue
        yield situation.finding(
            "PLAN-2",
            LAW,
            (before.end, main.start),
            Message(
                N_("{name} has only {rest} off before {start}; allowed by agreement, but a strain."),
                {"name": situation.person.name, "rest": Minutes(rest), "start": frame.moment(main.start)},
            ),
            severity=Severity.ADVARSEL,
            shifts=(before.last, main.first),
            amount=DAILY_REST - rest,
            mend=Message(
                N_("Move one of the two shifts, or ask {name} whether it is all right."),
                {"name": situation.person.name},
            ),
        )


def _runs(days: list[DaySum], most: int) -> Iterator[list[DaySum]]:
    """Yield the runs of days one after another that are longer than ``most``."""
    first, expected = 0, 0
    for at, day in enumerate(days):
        if day.day != expected:
            if at - first > most:
                yield days[first:at]
            first = at
        expected = day.day + 1
    if len(days) - first > most:
        yield days[first:]


def _weekends(situation: Situation, run: list[DaySum], length: int) -> Iterator[Finding]:
    most = situation.frame.readings.weekends_in_a_row
    if length > most:
        text = N_("{name} works {count} weekends in a row from {day}; more than {most} is a strain.")
        yield from _strain(situation, run, text, most, length)


def _strain(
    situation: Situation, run: list[DaySum], text: str, most: int, count: int | None = None
) -> Iterator[Finding]:
    frame = situation.frame
    first, last = run[0].day, run[-1].day
    if last < frame.first_day or first > frame.last_day:
        return
    yield situation.finding(
        "PLAN-2",
        LAW,
        (frame.day_at(first), frame.day_at(last + 1)),
        Message(
            text,
            {
                "name": situation.person.name,
                "count": count or len(run),
                "day": frame.date_of(first),
                "most": most,
            },
        ),
        severity=Severity.ADVARSEL,
        shifts=[shift for day in run for shift in day.shifts],
        amount=0,
        mend=Message(
            N_("Put time off into the row, or ask {name} whether it is all right."),
            {"name": situation.person.name},
        ),
    )
