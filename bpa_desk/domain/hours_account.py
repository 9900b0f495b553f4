"""The account of agreed hours per assistant and granted hours per vedtak, with the shifts behind each figure.

[P] The balance is what was worked and is still planned, and what fell away as if it had been worked, against
what is agreed. Own absence counts so, except leave without pay; what the user called off only where it is
paid.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from bpa_desk.domain.ledger import Account
from bpa_desk.domain.pay.category import ANNET, AVLYST, OF_ABSENCE, PERM_U
from bpa_desk.domain.pay.consequence import Consequence
from bpa_desk.domain.shift import ShiftKind
from bpa_desk.domain.time import DateSpan
from bpa_desk.domain.vedtak import Vedtak

_ONLY_IF_PAID = (AVLYST, PERM_U, ANNET)


@dataclass(frozen=True, slots=True)
class HoursLine:
    """One shift in the account, minutes in each figure; ``credited`` of what fell away counts as worked."""

    shift: str
    day: date
    start: int
    end: int
    kind: ShiftKind
    worked: int = 0
    planned: int = 0
    absent: int = 0
    credited: int = 0
    paid: Fraction = Fraction(0)
    code: str = ""
    who: str = ""


@dataclass(frozen=True, slots=True)
class HoursFigures:
    """Minutes of a stretch of days; ``agreed`` is None without a position."""

    span: DateSpan
    agreed: Fraction | None
    worked: int
    planned: int
    absent: int
    credited: int
    paid: Fraction

    @property
    def balance(self) -> Fraction | None:
        """Minutes more (or, below zero, fewer) than agreed; None without a position."""
        return None if self.agreed is None else self.worked + self.planned + self.credited - self.agreed


@dataclass(frozen=True, slots=True)
class AssistantAccount:
    """One assistant: the whole, its months, and the shifts behind them."""

    assistant: str
    name: str
    employee_number: str
    total: HoursFigures
    months: tuple[HoursFigures, ...]
    lines: tuple[HoursLine, ...]


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """What one shift draws from a vedtak: minutes used (it has ended) or planned."""

    shift: str
    day: date
    start: int
    end: int
    kind: ShiftKind
    who: str
    used: Fraction = Fraction(0)
    planned: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class VedtakAccount:
    """One vedtak in the span: granted, used, planned and left, and the shifts behind them."""

    vedtak: Vedtak
    account: Account
    lines: tuple[DrawnLine, ...]


@dataclass(frozen=True, slots=True)
class HoursAccount:
    """Everything the account of a span shows, as it stood on the day ``as_of``."""

    ordning: str
    employer: str
    leader: str
    timezone: str
    span: DateSpan
    as_of: date
    assistants: tuple[AssistantAccount, ...]
    vedtak: tuple[VedtakAccount, ...]


def counts_as_worked(code: str, settled: Consequence) -> bool:
    """True when a shift that fell away under the code counts against the agreed hours as if worked."""
    kind = OF_ABSENCE.get(code)
    if kind is None:
        return False
    return settled is Consequence.PAID or kind not in _ONLY_IF_PAID


def figures(lines: Iterable[HoursLine], span: DateSpan, agreed: Fraction | None) -> HoursFigures:
    """Return the sums of the lines that begin in the span."""
    inside = [each for each in lines if span.covers(each.day)]
    return HoursFigures(
        span,
        agreed,
        sum(each.worked for each in inside),
        sum(each.planned for each in inside),
        sum(each.absent for each in inside),
        sum(each.credited for each in inside),
        sum((each.paid for each in inside), Fraction(0)),
    )
