"""What is agreed with one assistant about when to work (working-time.md PLAN-3, OT-8, SØN-1).

All of it is advice: the plan may be as agreed after all, by a yes of the day. Why something is agreed is
neither known nor asked for.
"""

from __future__ import annotations

from collections.abc import Iterator

from bpa_desk.domain.arrangement import LAWS, Arrangement, ArrangementKind, own_days
from bpa_desk.domain.finding import Finding, Severity
from bpa_desk.domain.rules.situation import Situation
from bpa_desk.domain.rules.sums import DaySum
from bpa_desk.domain.text import N_, Message, Minutes


def no_nights(situation: Situation) -> Iterator[Finding]:
    """Who is exempted from night work is not planned at night (aml. § 10-2 second paragraph)."""
    text = N_("{name} is exempted from night work and works {hours} at night on {day}.")
    mend = N_("Give the night to somebody else, or ask {name} first.")
    for day in _days(situation, ArrangementKind.NO_NIGHTS):
        if day.night:
            yield _finding(situation, "PLAN-3", ArrangementKind.NO_NIGHTS, day, day.night, text, mend)


def no_overtime(situation: Situation) -> Iterator[Finding]:
    """Who is excused from overtime is not planned for it (aml. § 10-6 tenth paragraph)."""
    text = N_("{name} is excused from overtime and has {hours} of it on {day}.")
    mend = N_("Let others do it, or ask {name} first.")
    for day in _days(situation, ArrangementKind.NO_OVERTIME):
        if day.overtime:
            yield _finding(situation, "OT-8", ArrangementKind.NO_OVERTIME, day, day.overtime, text, mend)


def own_holy_days(situation: Situation) -> Iterator[Finding]:
    """Days agreed as free against work on Sundays and holidays are free (aml. § 10-10 fifth paragraph)."""
    frame = situation.frame
    for day in sorted(own_days(situation.person.arrangements)):
        period = frame.zone.day_period(day)
        blocks = situation.blocks_in(period)
        if not blocks or not period.touches(frame.judged):
            continue
        yield situation.finding(
            "SØN-1",
            LAWS[ArrangementKind.OWN_DAYS],
            period,
            Message(
                N_("{name} has {day} off by agreement, in exchange for a Sunday or holiday, and works."),
                {"name": situation.person.name, "day": day},
            ),
            severity=Severity.ADVARSEL,
            shifts=[shift for block in blocks for shift in block.shifts],
            amount=sum(period.overlap((each.start, each.end)) for each in blocks),
            mend=Message(
                N_("Give the work to somebody else, or ask {name} first."), {"name": situation.person.name}
            ),
        )


def _days(situation: Situation, kind: ArrangementKind) -> Iterator[DaySum]:
    own = [each for each in situation.person.arrangements if each.kind is kind]
    if not own:
        return
    frame = situation.frame
    for day in situation.days:
        if frame.first_day <= day.day <= frame.last_day and _held(own, situation, day):
            yield day


def _held(own: list[Arrangement], situation: Situation, day: DaySum) -> bool:
    date = situation.frame.date_of(day.day)
    return any(each.covers(date) for each in own)


def _finding(
    situation: Situation, rule: str, kind: ArrangementKind, day: DaySum, minutes: int, text: str, mend: str
) -> Finding:
    name = situation.person.name
    return situation.finding(
        rule,
        LAWS[kind],
        day.span,
        Message(text, {"name": name, "hours": Minutes(minutes), "day": situation.frame.date_of(day.day)}),
        severity=Severity.ADVARSEL,
        shifts=day.shifts,
        amount=minutes,
        mend=Message(mend, {"name": name}),
    )
