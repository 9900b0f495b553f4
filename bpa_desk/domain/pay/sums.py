"""Sums of slices by category, with what is behind each, and in kroner where every rate is known."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from bpa_desk.domain.pay import category
from bpa_desk.domain.pay.consequence import Consequence
from bpa_desk.domain.pay.profile import Edition
from bpa_desk.domain.pay.slices import PayTerms, Role, Slice
from bpa_desk.domain.time import DateSpan

_WORK = (category.ORD, category.UTRYKN, category.KURS, category.MOTE, category.REISE)


class RatePart(NamedTuple):
    """The part of a sum that goes with one rate; ``rate`` is kroner an hour, None while it is unknown."""

    rate: Fraction | None
    minutes: Fraction


@dataclass(frozen=True, slots=True)
class CategorySum:
    """Paid minutes of one category: ``exact`` before rounding, ``amount`` in kroner or None if unknown.

    ``settled`` says whether hours that fell away are paid; ``rounding`` is the step in minutes, 0 for none.
    """

    category: str
    exact: Fraction
    minutes: Fraction
    slices: tuple[Slice, ...]
    amount: Decimal | None = None
    settled: Consequence | None = None
    rounding: int = 0
    rates: tuple[RatePart, ...] = ()

    @property
    def key(self) -> str:
        """What the sum is known by among those of one person: its category and how it is settled."""
        return f"{self.category}:{self.settled or ''}"

    @property
    def paid(self) -> bool:
        """True when its minutes are hours to be paid: not on top of others and not still to be decided."""
        return all(each.paid for each in self.slices)

    @property
    def hundredths(self) -> int:
        """Hundredths of hours, halves up, as payroll files have them."""
        return half_up(self.minutes * 100 / 60)


def sums(
    slices: Iterable[Slice], terms: Callable[[date], PayTerms], span: DateSpan | None = None
) -> tuple[CategorySum, ...]:
    """Return the sums of what lies in the span, in the order of the codes; unpaid breaks are left out."""
    found: dict[tuple[str, str], list[Slice]] = {}
    for each in slices:
        if each.category != category.PAUSE and (span is None or span.covers(each.day)):
            found.setdefault((each.category, each.settled or ""), []).append(each)
    ordered = sorted(found, key=lambda key: (category.rank(key[0]), key[1]))
    return tuple(_sum(tuple(found[key]), terms) for key in ordered)


def paid_minutes(sums: Iterable[CategorySum]) -> Fraction:
    """Return the minutes to be paid in all: work, calls and paid absence; what is on top is left out."""
    return sum((each.minutes for each in sums if each.paid), Fraction(0))


def half_up(value: Fraction) -> int:
    """Return the nearest whole number, halves up."""
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)


def _sum(slices: tuple[Slice, ...], terms: Callable[[date], PayTerms]) -> CategorySum:
    exact = sum((each.minutes for each in slices), Fraction(0))
    # Rounding is the edition's of the last day in the sum: one sum has one rounding.
    last = terms(slices[-1].began)
    step = last.profile.on(slices[-1].began).rounding
    minutes = Fraction(half_up(exact / step) * step) if step else exact
    parts: dict[Fraction | None, Fraction] = {}
    for each in slices:
        rate = hourly(each, terms(each.began))
        parts[rate] = parts.get(rate, Fraction(0)) + each.minutes
    rates = tuple(RatePart(rate, part * minutes / exact if exact else part) for rate, part in parts.items())
    amount = None
    if None not in parts:
        kroner = sum((rate * part / 60 for rate, part in rates if rate is not None), Fraction(0))
        amount = Decimal(half_up(kroner * 100)).scaleb(-2)
    first = slices[0]
    return CategorySum(first.category, exact, minutes, slices, amount, first.settled, step, rates)


def hourly(each: Slice, terms: PayTerms) -> Fraction | None:
    """Return kroner for one paid hour of the slice, before any rounding; None while that is unknown."""
    edition = terms.profile.on(each.began)
    years = terms.years
    base = None if years is None else edition.base_rate(years, edition.week_of(terms.hours_class))
    return _rate(each, edition, base)


def _amount(each: Slice, terms: PayTerms) -> Fraction | None:
    rate = hourly(each, terms)
    return None if rate is None else rate * each.minutes / 60


def _rate(each: Slice, edition: Edition, base: Fraction | None) -> Fraction | None:
    """Return kroner for a paid hour; absences are the employer's to work out and have none."""
    if each.role is Role.SUPPLEMENT:
        supplement = edition.supplement(each.category)
        return supplement.rate(base) if supplement else None
    if each.settled is not None:
        return None
    known = each.category in _WORK
    known = known or (each.category == category.PASSIV and edition.passive is not None)
    known = known or (each.category == category.BEREDSKAP and edition.standby is not None)
    if base is None:
        return None
    if known:
        return base
    if each.category == category.MERTID and edition.overtime is not None:
        return base * (1 + edition.overtime.additional_percent / 100)
    if category.is_overtime(each.category) and edition.overtime is not None:
        percents = {category.overtime(one.percent): one.percent for one in edition.overtime.windows}
        percent = percents.get(each.category)
        return None if percent is None else base * (1 + percent / 100)
    return None
