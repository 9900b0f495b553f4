"""All rules by name, and the judgement of a whole rota: findings and hours (contract rota-json.md)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from bpa_desk.domain.absence import Absence
from bpa_desk.domain.finding import Finding
from bpa_desk.domain.rota import Person, Rota
from bpa_desk.domain.rules import (
    arranged,
    averaging,
    breaks,
    classes,
    compensation,
    hours,
    nights,
    overtime,
    plan,
    record,
    rest,
    strain,
    sundays,
    young,
)
from bpa_desk.domain.rules.frame import Frame
from bpa_desk.domain.rules.limits import STANDBY
from bpa_desk.domain.rules.situation import Situation
from bpa_desk.domain.rules.sums import WeekSum
from bpa_desk.domain.shift import Shift
from bpa_desk.domain.undisturbed import undisturbed

PersonRule = Callable[[Situation], Iterator[Finding]]

RULES: tuple[PersonRule, ...] = (
    record.overlap,
    record.absent,
    record.skills,
    record.asked_skills,
    record.personal_cap,
    rest.daily_rest,
    rest.long_period,
    rest.compensating_rest,
    rest.weekly_rest,
    compensation.compensating_weekly_rest,
    compensation.emergency_rest,
    sundays.next_red_day_off,
    sundays.half_of_red_days,
    sundays.every_fourth_week,
    hours.long_day,
    hours.long_week,
    classes.too_wide_class,
    classes.standing_overtime,
    averaging.averaged_day,
    averaging.averaged_week,
    averaging.averaged_mean,
    averaging.average_over_period,
    overtime.weekly_overtime,
    overtime.four_week_overtime,
    overtime.yearly_overtime,
    overtime.consent_each_time,
    overtime.total_day,
    overtime.total_week,
    breaks.breaks,
    breaks.break_before_overtime,
    nights.night_mean,
    nights.strenuous_night,
    young.under_eighteen,
    young.young_hours,
    young.young_nights,
    young.young_rest,
    young.young_breaks,
    strain.days_in_a_row,
    strain.nights_in_a_row,
    strain.weekends_in_a_row,
    strain.quick_return,
    arranged.no_nights,
    arranged.no_overtime,
    arranged.own_holy_days,
)
"""Rules about one person; those about the whole rota stand in ``plan``."""


class Figures(NamedTuple):
    """One person's legal minutes: all, overtime, merarbeid, at night, on Sundays and holidays."""

    hours: int = 0
    overtime: int = 0
    additional: int = 0
    night: int = 0
    sunday: int = 0


def check(rota: Rota) -> tuple[Finding, ...]:
    """Return every finding about the judged period, ordered by time, then rule, person and shifts."""
    with undisturbed():
        frame = Frame(rota)
        minutes = open_minutes(frame, [each for each in rota.shifts if each.assistant is None])
        found: list[Finding] = []
        for situation in situations(frame):
            found += judged(situation)
            if rota.vedtak:
                for day in situation.days:
                    minutes[day.day] = minutes.get(day.day, 0) + day.minutes - day.elsewhere
        found += plan.notice(frame)
        found += plan.private_employer(frame)
        found += plan.vedtak(frame, minutes)
        found += plan.needs(frame)
        return ordered(found)


def figures(rota: Rota) -> dict[str, Figures]:
    """Return the figures of every person of the rota, by id, in the order the people stand in it."""
    return {situation.person.id: figures_of(situation) for situation in situations(Frame(rota))}


def judged(situation: Situation) -> list[Finding]:
    """Return the findings about one person, in no particular order."""
    if not situation.shifts:
        return []
    found = [finding for rule in RULES for finding in rule(situation)]
    return _about_this_ordning(situation, found) if situation.elsewhere else found


def _about_this_ordning(situation: Situation, found: list[Finding]) -> list[Finding]:
    """Leave out what is only about work elsewhere, and name only this ordning's shifts (SCOPE-5)."""
    kept = []
    for each in found:
        own = tuple(shift for shift in each.shifts if shift not in situation.elsewhere)
        if own == each.shifts:
            kept.append(each)
        elif own:
            away = tuple(shift for shift in each.shifts if shift in situation.elsewhere)
            kept.append(replace(each, shifts=own, details={**each.details, "elsewhere": away}))
    return kept


def figures_of(situation: Situation) -> Figures:
    """Return the person's figures for the judged days."""
    frame = situation.frame
    days = [day for day in situation.days if frame.first_day <= day.day <= frame.last_day]
    return Figures(
        hours=sum(day.minutes - day.elsewhere for day in days),
        overtime=sum(day.overtime for day in days),
        additional=sum(day.additional for day in days) + _averaged_additional(situation),
        night=sum(day.night for day in days),
        sunday=sum(day.sunday for day in days),
    )


def situations(frame: Frame) -> Iterator[Situation]:
    """Yield the situation of each person of the rota, also of one who has shifts but no record."""
    rota = frame.rota
    shifts = by_person(rota.work)
    absences = absences_by_person(rota.absences)
    for person in people(rota, shifts):
        yield Situation(frame, person, shifts.get(person.id, ()), absences.get(person.id, ()))


def people(rota: Rota, shifts: Mapping[str | None, list[Shift]]) -> Iterator[Person]:
    """Yield the rota's people, and a nameless stand-in for each unknown id that has shifts."""
    known = {person.id: person for person in reversed(rota.people)}
    yield from (person for person in rota.people if known.get(person.id) is person)
    for who in sorted(each for each in shifts if each is not None and each not in known):
        yield Person(who, who)


def by_person(shifts: Iterable[Shift]) -> dict[str | None, list[Shift]]:
    """Return the shifts by assistant, open ones under None."""
    found: dict[str | None, list[Shift]] = {}
    for shift in shifts:
        who = shift.assistant
        if who in found:
            found[who].append(shift)
        else:
            found[who] = [shift]
    return found


def absences_by_person(absences: Iterable[Absence]) -> dict[str, tuple[Absence, ...]]:
    """Return the absences by assistant."""
    found: dict[str, tuple[Absence, ...]] = {}
    for each in absences:
        found[each.assistant] = (*found.get(each.assistant, ()), each)
    return found


def open_minutes(frame: Frame, shifts: Iterable[Shift]) -> dict[int, int]:
    """Return the minutes of open shifts by day; each counts for itself, also beside another."""
    found: dict[int, int] = {}
    for shift in shifts:
        if not shift.counts:
            continue
        start, end = shift.effective
        free = sum(each.end - each.start for each in shift.breaks if each.free)
        minutes = max(0, end - start - free)
        if shift.standby:
            minutes = int(minutes * STANDBY)
        day = frame.day_of(start)
        found[day] = found.get(day, 0) + minutes
    return found


def ordered(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings in the order of the contract: time, rule, then what keeps equal ones apart."""
    return tuple(
        sorted(
            found,
            key=lambda each: (
                each.start,
                each.rule,
                each.assistant or "",
                each.end,
                each.shifts,
                each.severity.value,
                each.amount,
                each.text.template,
            ),
        )
    )


def _averaged_additional(situation: Situation) -> int:
    """Return merarbeid in averaged weeks: what all their ordinary hours together pass the position by."""
    frame = situation.frame

    def pool(week: WeekSum) -> tuple[bool, int]:
        return bool(week.limits.averaging) and frame.judges_week(week.week), week.limits.position or 0

    extra = 0
    for (averaged, position), group in groupby(situation.weeks, key=pool):
        weeks = list(group)
        if averaged and weeks[0].limits.position is not None:
            ordinary = sum(
                day.minutes - day.elsewhere - day.overtime
                for week in weeks
                for day in week.days
                if frame.first_day <= day.day <= frame.last_day
            )
            extra += max(0, ordinary - position * (weeks[-1].week - weeks[0].week + 1))
    return extra
