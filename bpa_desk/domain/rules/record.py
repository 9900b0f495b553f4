"""What the record itself says against a shift: two places at once, absence, missing skills, a personal cap.

These are the program's own ids of the contract: OVERLAP, ABSENT, SKILL, CAP.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice, takewhile

from bpa_desk.domain.absence import Absence
from bpa_desk.domain.finding import Finding, Severity
from bpa_desk.domain.rules.situation import Situation
from bpa_desk.domain.shift import Shift, ShiftKind
from bpa_desk.domain.skill import ran_out
from bpa_desk.domain.text import N_, Message, Minutes
from bpa_desk.domain.time import Period

_LEARNING = frozenset({ShiftKind.TRAINING, ShiftKind.MEETING})


def overlap(situation: Situation) -> Iterator[Finding]:
    """Nobody is in two places at once: shifts of one person do not overlap."""
    frame = situation.frame
    held: list[Shift] = []
    latest = -(1 << 60)
    for start, end, shift in situation.rows:
        if start < latest:
            held = [each for each in held if each.effective.end > start]
            for other in held:
                common = Period(start, min(end, other.effective.end))
                if common.end > common.start and common.touches(frame.judged):
                    yield _twice(situation, other, shift, common)
            held.append(shift)
        else:
            held = [shift]
        if end > latest:
            latest = end


def absent(situation: Situation) -> Iterator[Finding]:
    """Nobody works while away; a graded sick leave is looked at rather than refused.

    Where the hours one works during it are agreed, only more than those in a week is looked at.
    """
    if not situation.absences:
        return
    frame, rows = situation.frame, situation.rows
    longest = max((end - start for start, end, _shift in rows), default=0)
    for away in situation.absences:
        if away.grade is not None and away.presence is not None:
            yield from _more_than_agreed(situation, away, away.presence)
            continue
        period = Period(away.start, away.end)
        near = bisect_left(rows, away.start - longest, key=lambda row: row[0])
        for start, end, shift in islice(rows, near, None):
            if start >= away.end:
                break
            common = Period(max(start, away.start), min(end, away.end))
            if common.end <= common.start or not common.touches(frame.judged):
                continue
            graded = away.grade is not None and away.grade < 100
            yield situation.finding(
                "ABSENT",
                "",
                common,
                Message(
                    N_("{name} is away from {start} to {end} but has a shift {shift}."),
                    {
                        "name": situation.person.name,
                        "start": frame.moment(period.start),
                        "end": frame.moment(period.end),
                        "shift": frame.moment(shift.effective.start),
                    },
                ),
                severity=Severity.ADVARSEL if graded else Severity.FEIL,
                shifts=(shift,),
                amount=common.minutes,
                mend=Message(
                    N_("Give the shift to somebody else, leave it open, or cancel it with its code.")
                ),
            )


def skills(situation: Situation) -> Iterator[Finding]:
    """A shift that requires a skill is taken by somebody who has it."""
    frame = situation.frame
    for shift in situation.shifts:
        if not shift.requires:
            continue
        missing = situation.person.lacks(shift.requires, shift.effective)
        if not missing or not shift.effective.touches(frame.judged):
            continue
        ended = {each: ran_out(each, situation.person.trained, shift.effective) for each in missing}
        never = tuple(each for each, end in ended.items() if end is None)
        if never:
            text = N_("The shift {start} needs training in {skills}, which {name} does not have.")
            mend = N_("Give the shift to somebody trained, or train {name} first.")
            yield _untrained(situation, shift, never, text, mend)
        last = min((end for end in ended.values() if end is not None), default=None)
        if last is not None:
            text = N_(
                "The shift {start} needs training in {skills}; that of {name} is valid until {until} only."
            )
            mend = N_("Let {name} renew the training before, or give the shift to somebody trained.")
            out = tuple(each for each, end in ended.items() if end is not None)
            yield _untrained(situation, shift, out, text, mend, last)


def asked_skills(situation: Situation) -> Iterator[Finding]:
    """What everybody or those in a role must know is known before each shift; told once a week."""
    person, judged = situation.person, situation.frame.judged
    near = _in_judged_weeks(situation) if person.asked else []
    for skill, since in person.asked:
        told: set[int] = set()
        for week, shift in near:
            if shift.effective.start < since or week in told or _learns(situation, shift, skill):
                continue
            if person.lacks((skill,), shift.effective):
                told.add(week)
                if shift.effective.touches(judged):
                    yield _not_ready(situation, shift, skill)


def _in_judged_weeks(situation: Situation) -> list[tuple[int, Shift]]:
    """Return the shifts of each week in which one touches the judged days, with their weeks."""
    frame, rows = situation.frame, situation.rows
    first = next((start for start, end, _shift in rows if end > frame.judged.start), None)
    if first is None or first >= frame.judged.end:
        return []
    begins = frame.week_period(frame.week_of(frame.day_of(first))).start
    low = bisect_left(rows, begins, key=lambda row: row[0])
    return [
        (frame.week_of(frame.day_of(start)), shift)
        for start, _end, shift in takewhile(lambda row: row[0] < frame.judged.end, islice(rows, low, None))
    ]


def _learns(situation: Situation, shift: Shift, skill: str) -> bool:
    """True where a shift is not asked: one learns or meets on it, it is elsewhere, or it asks by itself."""
    if shift.kind in _LEARNING or shift.id in situation.elsewhere:
        return True
    return any(each.casefold() == skill.casefold() for each in shift.requires)


def _not_ready(situation: Situation, shift: Shift, skill: str) -> Finding:
    last = ran_out(skill, situation.person.trained, shift.effective)
    if last is None:
        text = N_("{name} must have training in {skills}, and has not had it before the shift {start}.")
        mend = N_("Give the shift to somebody trained, or train {name} first.")
    else:
        text = N_("{skills} is valid for {name} until {until} only, and the shift is {start}.")
        mend = N_("Let {name} renew the training before, or give the shift to somebody trained.")
    return _untrained(situation, shift, (skill,), text, mend, last)


def _untrained(
    situation: Situation,
    shift: Shift,
    missing: tuple[str, ...],
    text: str,
    mend: str,
    last: int | None = None,
) -> Finding:
    frame, name = situation.frame, situation.person.name
    values: dict[str, object] = {
        "name": name, "start": frame.moment(shift.effective.start), "skills": missing,
    }  # fmt: skip
    if last is not None:
        values["until"] = frame.date_of(frame.day_of(last - 1))
    return situation.finding(
        "SKILL",
        "",
        shift.effective,
        Message(text, values),
        severity=Severity.ADVARSEL,
        shifts=(shift,),
        mend=Message(mend, {"name": name}),
        details={"missing": missing},
    )


def personal_cap(situation: Situation) -> Iterator[Finding]:
    """Nobody gets more hours in a week than they said they can have."""
    cap = situation.person.weekly_cap
    if cap is None:
        return
    frame = situation.frame
    for week in situation.weeks:
        if week.minutes <= cap or not frame.judges_week(week.week):
            continue
        yield situation.finding(
            "CAP",
            "",
            frame.week_period(week.week),
            Message(
                N_("{name} has {hours} in week {week}; the agreed cap is {limit}."),
                {
                    "name": situation.person.name,
                    "hours": Minutes(week.minutes),
                    "week": frame.week_number(week.week),
                    "limit": Minutes(cap),
                },
            ),
            severity=Severity.ADVARSEL,
            shifts=week.shifts,
            amount=week.minutes - cap,
            mend=Message(N_("Take {over} out of the week."), {"over": Minutes(week.minutes - cap)}),
        )


def _more_than_agreed(situation: Situation, away: Absence, agreed: int) -> Iterator[Finding]:
    frame = situation.frame
    touched = [each for each in situation.shifts if each.effective.touches((away.start, away.end))]
    edges = (edge for each in touched for edge in (each.effective.start, each.effective.end - 1))
    for number in sorted({frame.week_of(frame.day_of(edge)) for edge in edges}):
        if not frame.judges_week(number):
            continue
        inside = frame.week_period(number)
        common = Period(max(inside.start, away.start), min(inside.end, away.end))
        shifts = tuple(each for each in touched if common.overlap(each.effective))
        planned = sum(common.overlap(each.effective) for each in shifts if not each.standby)
        if planned <= agreed:
            continue
        values = {
            "name": situation.person.name,
            "hours": Minutes(planned),
            "week": frame.week_number(number),
            "agreed": Minutes(agreed),
        }
        yield situation.finding(
            "ABSENT",
            "",
            common,
            Message(
                N_("{name} has {hours} in week {week} of a graded sick leave; {agreed} is agreed."), values
            ),
            severity=Severity.ADVARSEL,
            shifts=shifts,
            amount=planned - agreed,
            mend=Message(N_("Take {over} out of the week."), {"over": Minutes(planned - agreed)}),
        )


def _twice(situation: Situation, first: Shift, second: Shift, common: Period) -> Finding:
    frame = situation.frame
    return situation.finding(
        "OVERLAP",
        "",
        common,
        Message(
            N_("{name} has two shifts at once from {start} to {end}."),
            {
                "name": situation.person.name,
                "start": frame.moment(common.start),
                "end": frame.moment(common.end),
            },
        ),
        # A call-out written as a shift of its own on top of the standby is untidy, not impossible.
        severity=Severity.ADVARSEL if first.standby != second.standby else Severity.FEIL,
        shifts=(first, second),
        amount=common.minutes,
        mend=Message(N_("Move or remove one of the two, or give it to somebody else.")),
    )
