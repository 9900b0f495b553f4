"""Breaks (aml. § 10-9; working-time.md PAUSE-1, PAUSE-2).

Readings. Breaks alone with the user are working time, so hardly anybody writes them down (BPA default in
A.7): where a shift has none, that is for information, told once a person. Where breaks *are* written, they
must suffice.
"""

from __future__ import annotations

from collections.abc import Iterator

from bpa_desk.domain.finding import Finding, Severity
from bpa_desk.domain.rules.situation import Situation
from bpa_desk.domain.shift import Shift, ShiftKind
from bpa_desk.domain.text import N_, Message, Minutes
from bpa_desk.domain.time import union

LAW = "aml. § 10-9 (1)"
OVERTIME_LAW = "aml. § 10-9 (2)"
NEEDS_ONE = 5 * 60 + 30
NEEDS_HALF_HOUR = 8 * 60
HALF_HOUR = 30
AFTER_ORDINARY = 2 * 60


def breaks(situation: Situation) -> Iterator[Finding]:
    """One break past five and a half hours, half an hour in all from eight (aml. § 10-9 first paragraph)."""
    judged = situation.frame.judged
    unwritten: list[Shift] = []
    for start, end, shift in situation.rows:
        if end - start <= NEEDS_ONE or start > judged.end or end <= judged.start:
            continue
        if shift.kind is ShiftKind.STANDBY:
            continue
        if shift.id in situation.elsewhere:
            continue  # whoever leads the work there sees to the breaks
        if not shift.breaks:
            unwritten.append(shift)
            continue
        held = sum(
            piece.overlap((start, end)) for piece in union((each.start, each.end) for each in shift.breaks)
        )
        free = sum(each.end - each.start for each in shift.breaks if each.free)
        worked = end - start - free
        # From five and a half hours one break is enough, and one is written.
        if worked >= NEEDS_HALF_HOUR and held < HALF_HOUR:
            yield _too_short(situation, shift, held, HALF_HOUR)
    if unwritten:
        yield _unwritten(situation, unwritten)


def break_before_overtime(situation: Situation) -> Iterator[Finding]:
    """Half an hour's break when overtime after the ordinary day is over two hours (aml. § 10-9 second)."""
    frame = situation.frame
    for day in situation.days:
        if day.over <= AFTER_ORDINARY or not frame.first_day <= day.day <= frame.last_day:
            continue
        shifts = [each for each in day.shifts if not each.standby and each.breaks]
        held = sum(each.end - each.start for shift in shifts for each in shift.breaks)
        if not shifts or held >= HALF_HOUR:
            continue
        yield situation.finding(
            "PAUSE-2",
            OVERTIME_LAW,
            day.span,
            Message(
                N_(
                    "{name} works {over} past the ordinary day on {day} and "
                    "needs a break of half an hour before it."
                ),
                {"name": situation.person.name, "over": Minutes(day.over), "day": frame.date_of(day.day)},
            ),
            severity=Severity.ADVARSEL,
            shifts=shifts,
            amount=HALF_HOUR - held,
            mend=Message(N_("Add {short} min of break."), {"short": HALF_HOUR - held}),
        )


def _too_short(situation: Situation, shift: Shift, held: int, needed: int) -> Finding:
    frame = situation.frame
    start, end = shift.effective
    return situation.finding(
        "PAUSE-1",
        LAW,
        (start, end),
        Message(
            N_("The breaks of {name} on {day} are {held} min together; {needed} min is the least."),
            {"name": situation.person.name, "day": frame.date(start), "held": held, "needed": needed},
        ),
        cures=("10-12-4",),
        shifts=(shift,),
        amount=needed - held,
        mend=Message(N_("Add {short} min of break."), {"short": needed - held}),
    )


def _unwritten(situation: Situation, shifts: list[Shift]) -> Finding:
    first, last = shifts[0], shifts[-1]
    return situation.finding(
        "PAUSE-1",
        LAW,
        (first.effective.start, last.effective.end),
        Message(
            N_(
                "Long shifts of {name} where the break is not written down: {count}. It should be at least "
                "{least}."
            ),
            {"name": situation.person.name, "count": len(shifts), "least": Minutes(HALF_HOUR)},
        ),
        severity=Severity.INFO,
        shifts=shifts,
        mend=Message(
            N_(
                "Write the breaks down. Half an hour is due from eight hours; "
                "where one cannot leave, the break is working time."
            )
        ),
    )
