"""Sums of slices by category, with what is behind each, and in kroner where every rate is known."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from bpa_desk.domain.pay import category
from bpa_desk.domain.pay.profile import Edition
from bpa_desk.domain.pay.slices import PayTerms, Role, Slice
from bpa_desk.domain.time import DateSpan

_WORK = (category.ORD, category.UTRYKN, category.KURS, category.MOTE)


@dataclass(frozen=True, slots=True)
class CategorySum:
    """Paid minutes of one category: ``exact`` before rounding, ``amount`` in kroner or None if unknown."""

    category: str
    exact: Fraction
    minutes: Fraction
    slices: tuple[Slice, ...]
    amount: Decimal | None = None

    @property
    def hundredths(self) -> int:
        """Hundredths of hours, halves up, as payroll files have them."""
        return half_up(self.minutes * 100 / 60)


def sums(
    slices: Iterable[Slice], terms: Callable[[date], PayTerms], span: DateSpan | None = None
) -> tuple[CategorySum, ...]:
    """Return the sums of what lies in the span, in the order of the codes; unpaid breaks are left out."""
    found: dict[str, list[Slice]] = {}
    for each in slices:
        if each.category != category.PAUSE and (span is None or span.covers(each.day)):
            found.setdefault(each.category, []).append(each)
    return tuple(_sum(code, tuple(found[code]), terms) for code in sorted(found, key=category.rank))


def half_up(value: Fraction) -> int:
    """Return the nearest whole number, halves up."""
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)


def _sum(code: str, slices: tuple[Slice, ...], terms: Callable[[date], PayTerms]) -> CategorySum:
    exact = sum((each.minutes for each in slices), Fraction(0))
    # Rounding is the edition's of the last day in the sum: one sum has one rounding.
    last = terms(slices[-1].began)
    step = last.profile.on(slices[-1].began).rounding
    minutes = Fraction(half_up(exact / step) * step) if step else exact
    amounts = [_amount(each, terms(each.began)) for each in slices]
    amount = None
    if None not in amounts:
        kroner = sum((each for each in amounts if each is not None), Fraction(0))
        scaled = kroner * minutes / exact if exact else kroner
        amount = Decimal(half_up(scaled * 100)).scaleb(-2)
    return CategorySum(code, exact, minutes, slices, amount)


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
