"""Plain rows for spreadsheets and other programs: a named table of typed values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

Value = str | int | Decimal | date | None


@dataclass(frozen=True, slots=True)
class Table:
    """Named columns and rows of values; every row has as many values as there are columns.

    ``heads`` is how many columns stand still beside the head row when a workbook is scrolled.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    heads: int = 0


def decimal_hours(minutes: int | Fraction) -> Decimal:
    """Return minutes, which need not be whole, as hours with two decimals, halves up as payroll does."""
    hours = Decimal(minutes.numerator) / (60 * minutes.denominator)
    return hours.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


def hours_and_minutes(minutes: int | Fraction) -> str:
    """Return minutes as ``7:30``, exact where decimal hours are rounded; parts of a minute halves up."""
    whole, rest = divmod(int(abs(Fraction(minutes)) + Fraction(1, 2)), 60)
    return f"{'-' if minutes < 0 else ''}{whole}:{rest:02d}"
