"""Hours that can be paid beside the hours the law counts, per assistant, and the slices behind every sum."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from bpa_desk.domain.assistant import Employment
from bpa_desk.domain.pay.profile import TariffProfile
from bpa_desk.domain.pay.slices import PayTerms, Slice, slices
from bpa_desk.domain.pay.sums import CategorySum, sums
from bpa_desk.domain.rota import Person, Rota
from bpa_desk.domain.rules.check import Figures, figures
from bpa_desk.domain.shift import Shift
from bpa_desk.domain.time import DateSpan, Zone, zone
from bpa_desk.services import situation, tariffs

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

DAYS_BEFORE = 15
"""Overtime for pay needs the whole week a shift begins in, and a shift may last eight days."""

ProfileOf = Callable[[str, date], TariffProfile]
YearsOf = Callable[[str, date], int | None]


@dataclass(frozen=True, slots=True)
class PaidHours:
    """One assistant's hours in a span: legal figures, and paid sums by category in the order of the codes."""

    assistant: str
    name: str
    legal: Figures
    sums: tuple[CategorySum, ...]

    def behind(self, code: str) -> tuple[Slice, ...]:
        """Return the slices behind the sum of a category, in order; none when there is no such sum."""
        return next((each.slices for each in self.sums if each.category == code), ())


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
    legal = figures(replace(rota, period=span))
    where = zone(rota.ordning.timezone)
    shifts = _by_assistant(rota, span, where)
    people = {person.id: person for person in rota.people}
    found = []
    for key, each in legal.items():
        person = people.get(key, Person(key, key))
        terms = _terms(rota, person, profile_of, years_of)
        cut = slices(shifts.get(key, ()), terms, where, rota.ordning.week_start)
        found.append(PaidHours(key, person.name, each, sums(cut, terms, span)))
    return tuple(found)


def paid(store: Store, first: date, last: date) -> tuple[PaidHours, ...]:
    """Return everybody's legal and paid hours in the span, each by the tariff their terms name on the day."""
    employments = store.all(Employment)

    def on(assistant: str, day: date) -> Employment | None:
        return next((each for each in employments if each.assistant == assistant and each.covers(day)), None)

    def years_of(assistant: str, day: date) -> int | None:
        found = on(assistant, day)
        return found.years_on(day) if found else None

    profiles: dict[str, TariffProfile] = {}

    def profile_of(assistant: str, day: date) -> TariffProfile:
        found = on(assistant, day)
        name = found.tariff if found else ""
        if name not in profiles:
            profiles[name] = tariffs.in_force(store, found)
        return profiles[name]

    return hours(situation.rota(store, first, last), DateSpan(first, last), profile_of, years_of)


def behind(store: Store, assistant: str, first: date, last: date, code: str) -> tuple[Slice, ...]:
    """Return the slices behind one assistant's sum of a category in the span, in order."""
    found = next((each for each in paid(store, first, last) if each.assistant == assistant), None)
    return found.behind(code) if found else ()


def _by_assistant(rota: Rota, span: DateSpan, where: Zone) -> Mapping[str, list[Shift]]:
    assert span.last is not None
    low = where.at(span.first - timedelta(days=DAYS_BEFORE))
    high = where.at(span.last + timedelta(days=1))
    near = [
        each
        for each in rota.shifts
        if each.assistant is not None and each.effective.end > low and each.effective.start < high
    ]
    near.sort(key=lambda each: each.assistant or "")
    return {key or "": list(group) for key, group in groupby(near, key=lambda each: each.assistant)}


def _terms(
    rota: Rota, person: Person, profile_of: ProfileOf, years_of: YearsOf | None
) -> Callable[[date], PayTerms]:
    known: dict[date, PayTerms] = {}

    def on(day: date) -> PayTerms:
        if day not in known:
            terms = person.terms_on(day)
            known[day] = PayTerms(
                profile=profile_of(person.id, day),
                hours_class=terms.hours_class.value,
                position=terms.position,
                averaged=any(each.averages(person.id, day) for each in rota.agreements),
                years=years_of(person.id, day) if years_of else None,
            )
        return known[day]

    return on
