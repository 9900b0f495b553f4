"""The limits in force for one person on one day, resolved from class, agreements and the law's own numbers.

All lengths are elapsed minutes. Sources: working-time.md A.3–A.8, aml. chapter 10 as of LOV-2026-06-19-33.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from bpa_desk.domain.agreement import Agreement
from bpa_desk.domain.assistant import HoursClass
from bpa_desk.domain.ordning import EmployerModel, Ordning
from bpa_desk.domain.rota import Person
from bpa_desk.domain.rules.bases import BASIS, Basis

HOUR = 60

CLASS_WEEK: Mapping[HoursClass, int] = {
    HoursClass.DAG40: 40 * HOUR,
    HoursClass.T38A: 38 * HOUR,
    HoursClass.T38B: 38 * HOUR,
    HoursClass.T38C: 38 * HOUR,
    HoursClass.T38D: 38 * HOUR,
    HoursClass.H36: 36 * HOUR,
    HoursClass.TRE: 38 * HOUR,  # slides down to 36 with Sunday and night hours (TID-3)
}
CLASS_LAW: Mapping[HoursClass, str] = {
    HoursClass.DAG40: "aml. § 10-4 (1)",
    HoursClass.T38A: "aml. § 10-4 (4)",
    HoursClass.T38B: "aml. § 10-4 (4)",
    HoursClass.T38C: "aml. § 10-4 (4)",
    HoursClass.T38D: "aml. § 10-4 (4)",
    HoursClass.H36: "aml. § 10-4 (5)",
    HoursClass.TRE: "aml. § 10-4 (6)",
}

DAY = 9 * HOUR
DAILY_REST = 11 * HOUR
WEEKLY_REST = 35 * HOUR
TOTAL_DAY = 13 * HOUR
TOTAL_WEEK = 48 * HOUR
PASSIVE_DAY = 2 * HOUR
PASSIVE_WEEK = 10 * HOUR
UNION_TOTAL_WEEK = 69 * HOUR
STANDBY = Fraction(1, 7)
RESTING = frozenset({"10-6-9", "10-8-3", "10-12-4", "10-12-7"})
"""Bases that may give less than eleven hours off."""
SUNDAYS = "10-8-4"
"""The basis that lets red days off be spread over up to 26 weeks."""
SUNDAY_WEEKS = int(BASIS[SUNDAYS].defaults["average_weeks"])
AVERAGE_WEEKS = int(BASIS["10-5-1"].defaults["average_weeks"])
MEAN_WEEKS = int(BASIS["10-5-1"].defaults["mean_weeks"])


@dataclass(frozen=True, slots=True)
class Limits:
    """What one person's work is measured against; minutes, and weeks where the name says so.

    ``averaging`` is the rule id of the averaging agreement in force ("" without one), ``average_law`` its
    paragraph, ``average_from`` and ``average_to`` its dates. ``rest_protected``: short rest may also be
    made up for by other protection (§ 10-12). None means that the law sets no such limit.
    """

    hours_class: HoursClass = HoursClass.T38C
    position: int | None = None
    day: int = DAY
    week: int = CLASS_WEEK[HoursClass.T38C]
    averaging: str = ""
    average_law: str = ""
    average_from: date = date.min
    average_to: date | None = None
    average_weeks: int = AVERAGE_WEEKS
    mean: int = TOTAL_WEEK
    mean_weeks: int = MEAN_WEEKS
    week_max: int | None = None
    total_day: int = TOTAL_DAY
    total_week: int = TOTAL_WEEK
    total_week_max: int | None = None
    daily_rest: int = DAILY_REST
    weekly_rest: int = WEEKLY_REST
    rest_law: str = ""
    rest_protected: bool = False
    overtime_week: int = 10 * HOUR
    overtime_four_weeks: int | None = 25 * HOUR
    overtime_long: int = 200 * HOUR
    overtime_long_weeks: int = 52
    overtime_rule: str = "OT-3"
    overtime_law: str = "aml. § 10-6 (4)"
    standby: Fraction = STANDBY
    sundays: bool = False
    sundays_from: date = date.min
    sundays_to: date | None = None
    sundays_weeks: int = SUNDAY_WEEKS
    nights_free: bool = False

    @property
    def anchored_rest(self) -> int:
        """Rest owed within 24 hours of starting work: less where a longer day is agreed (aml. § 10-6 (9))."""
        return min(self.daily_rest, 24 * HOUR - self.total_day)

    @property
    def compensated(self) -> bool:
        """True when rest may be shortened against compensating rest."""
        return self.anchored_rest < DAILY_REST


class LimitBook:
    """Finds the limits for people and days; built once for an ordning and its agreements."""

    def __init__(self, ordning: Ordning, agreements: Iterable[Agreement]) -> None:
        self.tariff = ordning.tariff_bound and ordning.employer_model is not EmployerModel.PRIVATPERSON
        self._agreements = tuple(
            each
            for each in sorted(agreements, key=lambda each: (each.start, each.id))
            if each.basis in BASIS and (self.tariff or not BASIS[each.basis].tariff)
        )

    def cures(self, *bases: str) -> tuple[str, ...]:
        """Return those of the bases that this employer can use."""
        return tuple(each for each in bases if self.tariff or not BASIS[each].tariff)

    def of(self, person: Person) -> PersonLimits:
        """Return the person's limits over time."""
        return PersonLimits(person, [each for each in self._agreements if _concerns(each, person.id)])


class PersonLimits:
    """One person's limits, constant between the days on which terms or agreements change."""

    def __init__(self, person: Person, agreements: list[Agreement]) -> None:
        self._person = person
        self._agreements = agreements
        self.may_shorten_rest = any(each.basis in RESTING for each in agreements)
        self.may_spread_sundays = any(each.basis == SUNDAYS for each in agreements)
        agreed = [BASIS[each.basis].number(each, "weekly_rest_hours") for each in agreements]
        self.shortest_weekly_rest = min(
            (round(hours * HOUR) for hours in agreed if hours is not None), default=WEEKLY_REST
        )
        edges = {date.min.toordinal()}
        for first, last in (
            *((terms.span.first, terms.span.last) for terms in person.terms),
            *((each.start, each.end) for each in agreements),
        ):
            edges.add(first.toordinal())
            if last is not None:
                edges.add(last.toordinal() + 1)
        self._edges = sorted(edges)
        self._found: dict[int, Limits] = {}

    def on(self, ordinal: int) -> Limits:
        """Return the limits on the day with that proleptic ordinal."""
        index = bisect_right(self._edges, ordinal) - 1
        found = self._found.get(index)
        if found is None:
            edge = min(self._edges[index], date.max.toordinal())
            found = self._found[index] = _resolved(self._person, self._agreements, date.fromordinal(edge))
        return found


def _concerns(agreement: Agreement, person: str) -> bool:
    return not agreement.assistants or person in agreement.assistants


def _resolved(person: Person, agreements: list[Agreement], day: date) -> Limits:
    terms = person.terms_on(day)
    limits = Limits(
        hours_class=terms.hours_class, position=terms.position, week=CLASS_WEEK[terms.hours_class]
    )
    in_force = [each for each in agreements if each.covers(person.id, day)]
    for agreement in in_force:
        limits = _applied(limits, agreement, BASIS[agreement.basis])
    if {"10-5-2", "10-6-5"} <= {each.basis for each in in_force} and limits.total_week_max is None:
        limits = replace(limits, total_week_max=UNION_TOTAL_WEEK)
    return limits


def _applied(limits: Limits, agreement: Agreement, basis: Basis) -> Limits:
    def minutes(key: str) -> int | None:
        number = basis.number(agreement, key)
        return None if number is None else round(number * HOUR)

    limits = _with_averaging(limits, agreement, basis)
    limits = _with_totals(
        limits, minutes("day_hours"), minutes("total_day_hours"), minutes("total_week_hours")
    )
    limits = _with_rest(limits, basis, minutes("daily_rest_hours"), minutes("weekly_rest_hours"))
    overtime = minutes("overtime_week_hours")
    if overtime is not None and overtime >= limits.overtime_week:
        special = basis.id == "10-6-6"
        four, long = minutes("overtime_four_weeks_hours"), minutes("overtime_year_hours")
        limits = replace(
            limits,
            overtime_week=overtime,
            overtime_four_weeks=None if special else four or limits.overtime_four_weeks,
            overtime_long=long or limits.overtime_long,
            overtime_long_weeks=26 if special else 52,
            overtime_rule=basis.rule if basis.rule.startswith("OT") else "OT-3",
            overtime_law=basis.law,
        )
    if basis.id in ("10-12-4", "10-12-7"):
        limits = replace(limits, rest_protected=limits.rest_protected or limits.compensated)
    if basis.id == SUNDAYS:
        limits = replace(
            limits,
            sundays=True,
            sundays_from=agreement.start,
            sundays_to=agreement.end,
            sundays_weeks=int(basis.number(agreement, "average_weeks") or SUNDAY_WEEKS),
        )
    if basis.id == "10-11-9":
        limits = replace(limits, nights_free=True)
    factor = basis.number(agreement, "standby_factor")
    if factor is not None:
        limits = replace(limits, standby=Fraction(factor).limit_denominator(1000))
    return limits


def _with_averaging(limits: Limits, agreement: Agreement, basis: Basis) -> Limits:
    numbers = {
        key: basis.number(agreement, key)
        for key in ("day_hours", "week_hours", "week_hours_max", "mean_weeks", "average_weeks")
    }
    if not basis.rule.startswith("SNITT") or all(
        numbers[key] is None for key in ("day_hours", "week_hours", "week_hours_max")
    ):
        return limits
    hours = numbers["day_hours"]
    day = DAY if hours is None else round(hours * HOUR)
    if limits.averaging and day < limits.day:
        return limits  # the wider of two agreements is the one the plan stands on
    mean, week_max = numbers["week_hours"], numbers["week_hours_max"]
    return replace(
        limits,
        averaging=basis.rule,
        average_law=basis.law,
        average_from=agreement.start,
        average_to=agreement.end,
        average_weeks=int(numbers["average_weeks"] or AVERAGE_WEEKS),
        day=day,
        mean=TOTAL_WEEK if mean is None else round(mean * HOUR),
        mean_weeks=int(numbers["mean_weeks"] or MEAN_WEEKS),
        week_max=None if week_max is None else round(week_max * HOUR),
        total_week=limits.total_week if mean is None else max(limits.total_week, round(mean * HOUR)),
    )


def _with_totals(limits: Limits, day: int | None, total_day: int | None, total_week: int | None) -> Limits:
    if total_day is None and day is not None:
        total_day = day
    return replace(
        limits,
        total_day=limits.total_day if total_day is None else max(limits.total_day, total_day),
        total_week=limits.total_week if total_week is None else max(limits.total_week, total_week),
    )


def _with_rest(limits: Limits, basis: Basis, daily: int | None, weekly: int | None) -> Limits:
    if daily is None and weekly is None:
        return limits
    return replace(
        limits,
        daily_rest=limits.daily_rest if daily is None else min(limits.daily_rest, daily),
        weekly_rest=limits.weekly_rest if weekly is None else min(limits.weekly_rest, weekly),
        rest_law=basis.law,
    )
