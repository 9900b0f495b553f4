"""Lines for the leverandør's payroll in the neutral form of privacy-and-exports.md § I."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction

from bpa_desk.domain.pay import category
from bpa_desk.domain.pay.consequence import Consequence
from bpa_desk.domain.pay.slices import Slice
from bpa_desk.domain.pay.sums import CategorySum, half_up
from bpa_desk.domain.timesheet import TimesheetFacts

CODES = tuple(code for code in category.WORDS if code not in (category.OVERTIME, category.PAUSE)) + tuple(
    category.overtime(percent) for percent in (40, 50, 100, 133)
)
"""The neutral codes a lønnsart can be written for; overtime by the percents tariffs are known to use."""


@dataclass(frozen=True, slots=True)
class PayrollChoices:
    """The leverandør's own numbers: lønnsart by neutral code, and what stands as department and project."""

    codes: Mapping[str, str] = field(default_factory=dict)
    department: str = ""
    project: str = ""
    visma: bool = False


@dataclass(frozen=True, slots=True)
class PayrollLine:
    """One line: hours of one category at one rate; ``wage_code`` is the leverandør's, empty while unknown."""

    employee_number: str
    code: str
    wage_code: str
    first: date
    last: date
    hours: Decimal
    rate: Decimal | None
    amount: Decimal | None
    department: str
    project: str
    settled: Consequence | None = None


def payroll_lines(facts: TimesheetFacts, chosen: PayrollChoices) -> tuple[PayrollLine, ...]:
    """Return the lines of one sheet: a line for each category and rate, and for each shift that fell away."""
    if facts.pay is None:
        return ()
    money = facts.pay.money
    return tuple(
        PayrollLine(
            employee_number=facts.employee_number,
            code=category.written(total.category),
            wage_code=chosen.codes.get(total.category, ""),
            first=first,
            last=last,
            hours=_two(minutes / 60),
            rate=_two(rate) if money and rate is not None else None,
            amount=_two(rate * minutes / 60) if money and rate is not None else None,
            department=chosen.department,
            project=chosen.project or facts.ordning,
            settled=total.settled,
        )
        for total in facts.pay.sums
        for first, last, minutes, rate in _parts(total)
        if minutes
    )


def without_wage_code(lines: Iterable[PayrollLine]) -> tuple[str, ...]:
    """Return the neutral codes that occur and have no lønnsart, in the order they come."""
    return tuple(dict.fromkeys(each.code for each in lines if not each.wage_code))


def _parts(total: CategorySum) -> Iterator[tuple[date, date, Fraction, Fraction | None]]:
    if total.settled is None:
        first, last = total.slices[0].day, max(each.day for each in total.slices)
        first = min(first, *(each.day for each in total.slices))
        for rate, minutes in total.rates:
            yield first, last, minutes, rate
        return
    # Dates matter for absence: each shift that fell away stands by itself.
    scale = total.minutes / total.exact if total.exact else Fraction(1)
    shifts: dict[str, list[Slice]] = {}
    for each in total.slices:
        shifts.setdefault(each.shift, []).append(each)
    for pieces in shifts.values():
        minutes = sum((each.minutes for each in pieces), Fraction(0)) * scale
        yield pieces[0].day, pieces[-1].day, minutes, None


def _two(value: Fraction) -> Decimal:
    return Decimal(half_up(value * 100)).scaleb(-2)
