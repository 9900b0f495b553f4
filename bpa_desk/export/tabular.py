"""Plain rows for spreadsheets and other programs: a named table of typed values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

Value = str | int | Decimal | date | None


@dataclass(frozen=True, slots=True)
class Table:
    """Named columns and rows of values; every row has as many values as there are columns."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def decimal_hours(minutes: int) -> Decimal:
    """Return minutes as hours with two decimals, halves rounded up as payroll does."""
    return (Decimal(minutes) / 60).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


def hours_and_minutes(minutes: int) -> str:
    """Return minutes as ``7:30``, exact where decimal hours are rounded."""
    whole, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else ''}{whole}:{rest:02d}"
