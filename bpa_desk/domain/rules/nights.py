"""Night work (aml. § 10-11; working-time.md NATT-1, NATT-3, NATT-4).

Night is 21–06. Readings: somebody works nights regularly when so marked, or when not marked and at least
four days in four weeks (``readings.py``) have more than three night hours. The mean of eight hours in 24
over four weeks, weekly rests left out, is ``8 × (672 − 4 × 35) / 24`` hours = 177 h 20 min.
"""

from __future__ import annotations

from collections.abc import Iterator

from bpa_desk.domain.finding import Finding
from bpa_desk.domain.rules.situation import Situation
from bpa_desk.domain.rules.sums import DaySum, WeekSum
from bpa_desk.domain.rules.windows import breaches
from bpa_desk.domain.text import N_, Message, Minutes

LAW_MEAN = "aml. § 10-11 (6)"
LAW_STRAIN = "aml. § 10-11 (7)"
NIGHT_HOURS = 3 * 60
WEEKS = 4
MEAN = 8 * 60 * (672 - 4 * 35) // 24
STRAIN = 8 * 60


def night_mean(situation: Situation) -> Iterator[Finding]:
    """Eight hours in 24 on average over four weeks for regular night workers (aml. § 10-11 sixth)."""
    frame, person = situation.frame, situation.person
    if person.regular_night is False or not any(day.night > NIGHT_HOURS for day in situation.days):
        return
    if not any(WEEKS * week.minutes > MEAN for week in situation.weeks):
        return
    found = breaches(
        situation.weeks,
        lambda week: WEEKS,
        lambda week: week.minutes,
        lambda week: None if week.limits.nights_free else MEAN,
    )
    for window in found:
        nights = sum(_is_night(day) for week in window.weeks for day in week.days)
        if nights < (1 if person.regular_night else frame.readings.regular_nights):
            continue
        if window.last < frame.first_week or window.first > frame.last_week:
            continue
        yield situation.finding(
            "NATT-3",
            LAW_MEAN,
            (frame.week_period(window.first).start, frame.week_period(window.last).end),
            Message(
                N_(
                    "{name} works nights and has {hours} in the {weeks} weeks "
                    "from week {week}; {limit} is the most."
                ),
                {
                    "name": person.name,
                    "hours": Minutes(window.total),
                    "weeks": WEEKS,
                    "week": frame.week_number(window.first),
                    "limit": Minutes(MEAN),
                },
            ),
            cures=("10-11-9", "10-12-4"),
            shifts=[shift for week in window.weeks for shift in week.shifts],
            amount=window.total - MEAN,
            mend=Message(N_("Take {over} out of these weeks."), {"over": Minutes(window.total - MEAN)}),
            details={"minutes": window.total, "limit": MEAN, "nights": nights},
        )


def strenuous_night(situation: Situation) -> Iterator[Finding]:
    """Never more than eight hours in 24 for night work of special risk or strain (aml. § 10-11 seventh)."""
    frame, person = situation.frame, situation.person
    if not person.strenuous_night:
        return
    for week in situation.weeks:
        for day in week.days:
            if not _is_night(day) or day.minutes <= STRAIN or _exempt(week):
                continue
            if not frame.first_day <= day.day <= frame.last_day:
                continue
            yield situation.finding(
                "NATT-4",
                LAW_STRAIN,
                day.span,
                Message(
                    N_("{name} works {hours} in a strenuous night on {day}; {limit} is the most."),
                    {
                        "name": person.name,
                        "hours": Minutes(day.minutes),
                        "day": frame.date_of(day.day),
                        "limit": Minutes(STRAIN),
                    },
                ),
                cures=("10-11-9", "10-12-4"),
                shifts=day.shifts,
                amount=day.minutes - STRAIN,
                mend=Message(N_("Shorten the night by {over}."), {"over": Minutes(day.minutes - STRAIN)}),
            )


def _is_night(day: DaySum) -> bool:
    return day.night > NIGHT_HOURS


def _exempt(week: WeekSum) -> bool:
    return week.limits.nights_free
