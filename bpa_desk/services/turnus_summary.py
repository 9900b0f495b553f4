"""What a turnus comes to: hours for each person and each week, against what is agreed, granted and needed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from bpa_desk.domain.coverage import gaps
from bpa_desk.domain.finding import Finding
from bpa_desk.domain.need import Need
from bpa_desk.domain.rota import Rota
from bpa_desk.domain.rules.check import check
from bpa_desk.domain.rules.limits import STANDBY
from bpa_desk.domain.shift import ShiftKind
from bpa_desk.domain.skill import FOREVER, SkillSpan
from bpa_desk.domain.time import DateSpan, Period, Zone, days, monday
from bpa_desk.domain.turnus import Turnus, TurnusLine
from bpa_desk.services import clock, people, rollout, situation, vedtak
from bpa_desk.services import turnus as patterns

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

_WEEK = timedelta(days=7)
_LEAST_AROUND = 8
"""Weeks laid out on each side: what the means of eight weeks look at (aml. § 10-5)."""


@dataclass(frozen=True, slots=True)
class PersonSum:
    """One person's part of a turnus; ``weekly`` is minutes for each week of the cycle, as everybody runs it.

    ``agreed`` is minutes per week by the terms in force, or None without a position; standby counts by 1/7.
    """

    assistant: str
    weekly: tuple[int, ...]
    agreed: int | None
    sundays: int
    nights: int

    @property
    def mean(self) -> Fraction:
        """Minutes per week on average over the cycle."""
        return Fraction(sum(self.weekly), len(self.weekly))

    @property
    def balance(self) -> Fraction | None:
        """Mean minutes beyond (or short of) what is agreed, or None without a position."""
        return None if self.agreed is None else self.mean - self.agreed


@dataclass(frozen=True, slots=True)
class WeekSum:
    """One week of the cycle in minutes: planned in all, of that still open, granted, needed and uncovered."""

    week: int
    first: date
    planned: int
    open: int
    granted: int
    needed: int
    uncovered: int

    @property
    def balance(self) -> int:
        """Planned minutes beyond what the vedtak grants."""
        return self.planned - self.granted


@dataclass(frozen=True, slots=True)
class Summary:
    """The sums of a turnus, over one cycle that begins on ``first``."""

    first: date
    people: tuple[PersonSum, ...]
    weeks: tuple[WeekSum, ...]


def summary(store: Store, key: str) -> Summary:
    """Return the sums of the turnus over its first whole cycle that is not behind us."""
    pattern = patterns.turnus(store, key)
    lines = patterns.lines(store, key)
    first = sample_start(store, pattern)
    facts = laid_out(store, pattern, first, first + pattern.weeks * _WEEK - timedelta(days=1))
    return Summary(
        first,
        tuple(
            _person(store, pattern, [line for line in lines if line.assistant == who], who, first)
            for who in sorted({line.assistant for line in lines if line.assistant is not None})
        ),
        tuple(week_sum(store, pattern, lines, week, facts) for week in range(pattern.weeks)),
    )


def findings(store: Store, key: str) -> tuple[Finding, ...]:
    """Return what the rules say about one cycle of the turnus with the same cycle before and after it."""
    pattern = patterns.turnus(store, key)
    first = sample_start(store, pattern)
    last = first + pattern.weeks * _WEEK - timedelta(days=1)
    return check(laid_out(store, pattern, first, last))


def laid_out(store: Store, pattern: Turnus, first: date, last: date) -> Rota:
    """Return the turnus as a rota judged from first to last, repeated before and after as far as matters.

    Nobody is absent in it and nothing has been changed by hand: it is the pattern alone.
    """
    around = max(pattern.weeks, _LEAST_AROUND) * _WEEK
    everlasting = replace(pattern, start=date.min, end=None)
    lines = patterns.lines(store, pattern.id)
    laid = rollout.occurrences(everlasting, lines, first - around, last + around, store.zone)
    shifts = tuple(sorted((each.shift for each in laid), key=lambda each: (each.start, each.end, each.id)))
    facts = situation.rota(store, first, last, 0)
    # A pattern has no dates: who is trained today is taken to be so in every round.
    now = clock.now(store)
    everyone = tuple(replace(each, trained=_lasting(each.trained, now)) for each in facts.people)
    return replace(
        facts, period=DateSpan(first, last), plan=None, people=everyone, shifts=shifts, absences=(), wishes=()
    )


def week_sum(store: Store, pattern: Turnus, lines: list[TurnusLine], week: int, facts: Rota) -> WeekSum:
    """Return the sums of one week of the cycle; ``facts`` is the turnus laid out over that week at least."""
    planned = unfilled = 0
    for line in lines:
        phase = pattern.phase(line.assistant) if line.assistant is not None else 0
        if (line.week - phase) % pattern.weeks == week:
            planned += minutes(line)
            unfilled += minutes(line) if line.assistant is None else 0
    start = sample_start(store, pattern) + week * _WEEK
    last = start + _WEEK - timedelta(days=1)
    return WeekSum(
        week,
        start,
        planned,
        unfilled,
        round(vedtak.granted(store, start, last)),
        sum(_needed(need, day) for need in facts.needs for day in days(start, last)),
        _uncovered(facts, start, last, store.zone),
    )


def sample_start(store: Store, pattern: Turnus) -> date:
    """Return the Monday a cycle begins on: the one today lies in, or the first of the turnus."""
    day = max(pattern.start, clock.today(store))
    if pattern.end is not None:
        day = min(day, pattern.end)
    return monday(day) - pattern.week_of(day) * _WEEK


def minutes(line: TurnusLine) -> int:
    """Return the working minutes of a line by the clock; standby counts by one seventh (aml. § 10-4 (3))."""
    length = line.end - line.start
    return round(length * STANDBY) if line.kind is ShiftKind.STANDBY else length


def _person(store: Store, pattern: Turnus, own: list[TurnusLine], who: str, first: date) -> PersonSum:
    weekly = [0] * pattern.weeks
    for line in own:
        weekly[(line.week - pattern.phase(who)) % pattern.weeks] += minutes(line)
    return PersonSum(
        who,
        tuple(weekly),
        people.agreed_minutes(store, who, max(first, pattern.start)),
        sundays=len({line.week for line in own if _on_sunday(line)}),
        nights=len(
            {(line.week, line.weekday) for line in own if line.kind in (ShiftKind.NIGHT, ShiftKind.RESTING)}
        ),
    )


def _on_sunday(line: TurnusLine) -> bool:
    """True when the line works on a Sunday in the law's window, Saturday 18 to Sunday 22 (aml. § 10-10)."""
    start = line.weekday * 1440 + line.start
    return (
        line.kind is not ShiftKind.STANDBY
        and start < 6 * 1440 + 22 * 60
        and (start + line.end - line.start > 5 * 1440 + 18 * 60)
    )


def _lasting(trained: tuple[SkillSpan, ...], now: int) -> tuple[SkillSpan, ...]:
    held = dict.fromkeys(each.skill for each in trained if each.start <= now < each.end)
    return tuple(SkillSpan(each, -FOREVER) for each in held)


def _needed(need: Need, day: date) -> int:
    return need.count * (need.end_minute - need.from_minute) if need.covers(day) else 0


def _uncovered(facts: Rota, start: date, last: date, zone: Zone) -> int:
    """Minutes somebody is missing in the week, one for each who is missing."""
    week = Period(zone.at(start), zone.at(last + timedelta(days=1)))
    skills = {person.id: person.skills for person in facts.people}
    trained = {person.id: person.trained for person in facts.people}
    found = gaps(facts.needs, facts.shifts, week, zone, skills, trained=trained)
    return sum(gap.period.minutes * gap.missing for gap in found)
