"""Whether the registered class and the use of overtime fit how a person really works (TID-2, TID-5, OT-1).

Readings. Sundays are counted from the first to the last week with work, at least six of them; the class for
nights needs three quarters of the hours within 21–06. Overtime in three of four consecutive weeks looks
like a standing arrangement, which overtime must never be. All of this is advice: the user confirms the
class.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from bpa_desk.domain.assistant import HoursClass
from bpa_desk.domain.finding import Finding, Severity
from bpa_desk.domain.rules.situation import Situation
from bpa_desk.domain.text import N_, Message

LEAST_SUNDAYS = 6
STANDING, OF_WEEKS = 3, 4


class Share(NamedTuple):
    """How many Sundays of a stretch of weeks somebody works, and how much of the work is at night."""

    worked: int
    sundays: int
    night: int
    minutes: int

    @property
    def every_third(self) -> bool:
        """True when at least every third Sunday is worked (TID-2)."""
        return bool(self.sundays) and 3 * self.worked >= self.sundays

    @property
    def mainly_night(self) -> bool:
        """True when three quarters of the time lie within 21–06 (A.3, T38d)."""
        return bool(self.minutes) and 4 * self.night >= 3 * self.minutes


def share(situation: Situation) -> Share:
    """Return the person's share of Sundays and nights, from the first to the last week with work."""
    frame = situation.frame
    if not situation.weeks:
        return Share(0, 0, 0, 0)
    first = frame.date_of(frame.first_day_of(situation.weeks[0].week))
    last = frame.date_of(frame.first_day_of(situation.weeks[-1].week) + 6)
    sundays = [
        index
        for index, each in enumerate(frame.red)
        if each.day.isoweekday() == 7 and first <= each.day <= last
    ]
    return Share(
        worked=sum(index in situation.red_work for index in sundays),
        sundays=len(sundays),
        night=sum(day.night for day in situation.days),
        minutes=sum(day.minutes for day in situation.days),
    )


def suggested(found: Share) -> HoursClass:
    """Return the class such work points to; round-the-clock and two-shift plants are for the user to say."""
    if found.every_third:
        return HoursClass.T38C
    return HoursClass.T38D if found.mainly_night else HoursClass.DAG40


def too_wide_class(situation: Situation) -> Iterator[Finding]:
    """Who works at least every third Sunday, or mainly at night, has a 38-hour week (aml. § 10-4 fourth)."""
    frame = situation.frame
    wide = [week for week in situation.weeks if week.limits.hours_class is HoursClass.DAG40]
    if not wide or not any(frame.judges_week(week.week) for week in wide):
        return
    found = share(situation)
    if found.sundays < LEAST_SUNDAYS or suggested(found) is HoursClass.DAG40:
        return
    values: dict[str, object] = {
        "name": situation.person.name,
        "worked": found.worked,
        "sundays": found.sundays,
    }
    if found.every_third:
        text = N_("{name} works {worked} of {sundays} Sundays, so the ordinary week is 38 hours, not 40.")
    else:
        text = N_("{name} works mainly at night, so the ordinary week is 38 hours, not 40.")
    yield situation.finding(
        "TID-2",
        "aml. § 10-4 (4)",
        (frame.week_period(wide[0].week).start, frame.week_period(wide[-1].week).end),
        Message(text, values),
        severity=Severity.ADVARSEL,
        mend=Message(N_("Choose another weekly limit for {name}, or ask the employer."), values),
    )


def standing_overtime(situation: Situation) -> Iterator[Finding]:
    """Overtime is for a special, passing need, never a standing arrangement (aml. § 10-6 first paragraph)."""
    frame = situation.frame
    over = [week for week in situation.weeks if week.overtime]
    told = -(1 << 40)
    for first, last in zip(over, over[STANDING - 1 :], strict=False):
        if last.week - first.week >= OF_WEEKS or first.week <= told:
            continue
        if last.week < frame.first_week or first.week > frame.last_week:
            continue
        told = last.week
        yield situation.finding(
            "OT-1",
            "aml. § 10-6 (1)",
            (frame.week_period(first.week).start, frame.week_period(last.week).end),
            Message(
                N_(
                    "{name} has overtime in {count} of the weeks {first} to {last}; "
                    "overtime must not be a fixed part of the plan."
                ),
                {
                    "name": situation.person.name,
                    "count": STANDING,
                    "first": frame.week_number(first.week),
                    "last": frame.week_number(last.week),
                },
            ),
            severity=Severity.ADVARSEL,
            mend=Message(N_("Plan shorter weeks, or register a written averaging agreement (§ 10-5).")),
        )
