"""Hours that can be paid beside the hours the law counts, per assistant, and the slices behind every sum."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from bpa_desk.domain.assistant import Employment
from bpa_desk.domain.pay.away import laid_over
from bpa_desk.domain.pay.profile import TariffProfile
from bpa_desk.domain.pay.slices import PayTerms, Slice, slices
from bpa_desk.domain.pay.statement import Statement, statement
from bpa_desk.domain.pay.sums import CategorySum
from bpa_desk.domain.rota import Person, Rota
from bpa_desk.domain.rules.check import Figures, figures
from bpa_desk.domain.shift import Shift
from bpa_desk.domain.time import DateSpan, Zone, zone
from bpa_desk.services import pay_choices, situation, tariffs
from bpa_desk.services.pay_choices import PayChoices

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

DAYS_BEFORE = 15
"""Overtime for pay needs the whole week a shift begins in, and a shift may last eight days."""
WEEKS_BEFORE = 3
"""The same in whole weeks, for reading the shifts."""

ProfileOf = Callable[[str, date], TariffProfile]
YearsOf = Callable[[str, date], int | None]


@dataclass(frozen=True, slots=True)
class PaidHours:
    """One assistant's hours in a span: legal figures, and the statement of what can be paid."""

    assistant: str
    name: str
    legal: Figures
    pay: Statement

    @property
    def sums(self) -> tuple[CategorySum, ...]:
        """Paid sums by category, in the order of the codes."""
        return self.pay.sums

    def behind(self, code: str) -> tuple[Slice, ...]:
        """Return the slices behind the sums of a category, in order; none when there is no such sum."""
        return tuple(one for each in self.sums if each.category == code for one in each.slices)


@dataclass(frozen=True, slots=True)
class Tariffs:
    """Which profile and seniority hold for whom on which day, and what the ordning has chosen.

    ``wanted`` names a tariff the terms ask for that is not known, so that plain hours have to do.
    """

    profile_of: ProfileOf
    years_of: YearsOf = field(default=lambda _assistant, _day: None)
    wanted_of: Callable[[str, date], str] = field(default=lambda _assistant, _day: "")
    choices: PayChoices = field(default_factory=PayChoices)


def span_of(rota: Rota, first: date | None = None, last: date | None = None) -> DateSpan:
    """Return the days to sum: those given, else the rota's period, else from its first shift to its last."""
    where = zone(rota.ordning.timezone)
    begun = [where.day(each.effective.start) for each in rota.shifts]
    ended = [where.day(each.effective.end - 1) for each in rota.shifts]
    period = rota.period or DateSpan(min(begun, default=date(1970, 1, 1)), max(ended, default=None))
    low = first or min(period.first, last or period.first)
    return DateSpan(low, last or max(low, period.last or low))


def hours(
    rota: Rota, span: DateSpan, profile_of: ProfileOf, years_of: YearsOf | None = None
) -> tuple[PaidHours, ...]:
    """Return legal and paid hours of everybody in the rota, in its order; money needs ``years_of``."""
    return _hours(rota, span, Tariffs(profile_of, years_of) if years_of else Tariffs(profile_of))


def paid(store: Store, first: date, last: date) -> tuple[PaidHours, ...]:
    """Return everybody's legal and paid hours in the span, each by the tariff their terms name on the day."""
    return _hours(situation.rota(store, first, last), DateSpan(first, last), in_store(store))


def statements(
    rota: Rota, span: DateSpan, by: Tariffs, only: str | None = None
) -> dict[str, Statement]:
    """Return the statement of everybody in the rota (or only of one), with absence laid over the shifts."""
    where = zone(rota.ordning.timezone)
    shifts = shifts_by_assistant(rota, span, where)
    people = {person.id: person for person in rota.people}
    found = {}
    for key in dict.fromkeys((*people, *shifts)) if only is None else (only,):
        terms = terms_by_day(rota, people.get(key, Person(key, key)), by)
        cut = slices(shifts.get(key, ()), terms, where, rota.ordning.week_start)
        wanted = partial(by.wanted_of, key)
        found[key] = statement(cut, terms, span, wanted, by.choices.money)
    return found


def of_period(store: Store, span: DateSpan, only: str | None = None) -> dict[str, Statement]:
    """Return the statement of everybody (or only of one) in the span, by the tariff of each one's terms."""
    assert span.last is not None
    near = situation.rota(store, span.first, span.last, WEEKS_BEFORE)
    return statements(near, span, in_store(store), only)


def in_store(store: Store) -> Tariffs:
    """Return the tariffs, seniority and choices that the file holds."""
    employments = store.all(Employment)
    profiles: dict[str, TariffProfile] = {}

    def on(assistant: str, day: date) -> Employment | None:
        return next((each for each in employments if each.assistant == assistant and each.covers(day)), None)

    def years_of(assistant: str, day: date) -> int | None:
        found = on(assistant, day)
        return found.years_on(day) if found else None

    def profile_of(assistant: str, day: date) -> TariffProfile:
        found = on(assistant, day)
        name = found.tariff if found else ""
        if name not in profiles:
            profiles[name] = tariffs.in_force(store, found)
        return profiles[name]

    def wanted_of(assistant: str, day: date) -> str:
        found = on(assistant, day)
        name = found.tariff if found else ""
        plain = profile_of(assistant, day).name == tariffs.PLAIN
        return name if plain and name.casefold() != tariffs.PLAIN.casefold() else ""

    return Tariffs(profile_of, years_of, wanted_of, pay_choices.choices(store))


def behind(store: Store, assistant: str, first: date, last: date, code: str) -> tuple[Slice, ...]:
    """Return the slices behind one assistant's sum of a category in the span, in order."""
    found = next((each for each in paid(store, first, last) if each.assistant == assistant), None)
    return found.behind(code) if found else ()


def _hours(rota: Rota, span: DateSpan, by: Tariffs) -> tuple[PaidHours, ...]:
    legal = figures(replace(rota, period=span))
    told = statements(rota, span, by)
    names = {person.id: person.name for person in rota.people}
    return tuple(PaidHours(key, names.get(key, key), each, told[key]) for key, each in legal.items())


def shifts_by_assistant(rota: Rota, span: DateSpan, where: Zone) -> Mapping[str, list[Shift]]:
    """Return everybody's shifts near enough to the span to matter for its pay, absence laid over them."""
    assert span.last is not None
    low = where.at(span.first - timedelta(days=DAYS_BEFORE))
    high = where.at(span.last + timedelta(days=1))
    near = [
        each
        for each in laid_over(rota.shifts, rota.absences)
        if each.assistant is not None and each.effective.end > low and each.effective.start < high
    ]
    near.sort(key=lambda each: each.assistant or "")
    return {key or "": list(group) for key, group in groupby(near, key=lambda each: each.assistant)}


def terms_by_day(rota: Rota, person: Person, by: Tariffs) -> Callable[[date], PayTerms]:
    """Return what tells what the person is paid on, on each day."""
    known: dict[date, PayTerms] = {}

    def on(day: date) -> PayTerms:
        if day not in known:
            terms = person.terms_on(day)
            known[day] = PayTerms(
                profile=by.profile_of(person.id, day),
                hours_class=terms.hours_class.value,
                position=terms.position,
                averaged=any(each.averages(person.id, day) for each in rota.agreements),
                years=by.years_of(person.id, day),
                consequences=by.choices.consequences,
                journeys=by.choices.journeys,
            )
        return known[day]

    return on
