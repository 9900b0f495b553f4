"""A statement of paid hours as plain JSON values, so that a later tariff never rewrites a sealed sheet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from bpa_desk.domain.packing import packed, unpacked
from bpa_desk.domain.pay.consequence import Consequence
from bpa_desk.domain.pay.slices import Role, Slice
from bpa_desk.domain.pay.statement import Basis, Statement
from bpa_desk.domain.pay.sums import CategorySum, RatePart
from bpa_desk.domain.text import Message
from bpa_desk.domain.time import Period


def write_statement(statement: Statement) -> dict[str, Any]:
    """Return the statement as values for :func:`read_statement`; each reason is written once."""
    reasons: list[dict[str, Any]] = []
    return {
        "bases": [
            [each.profile, each.valid_from.isoformat(), each.early, each.wanted] for each in statement.bases
        ],
        "money": statement.money,
        "sums": [_write_sum(each, reasons) for each in statement.sums],
        "reasons": reasons,
    }


def read_statement(content: dict[str, Any]) -> Statement:
    """Return the statement that :func:`write_statement` wrote."""
    reasons = [unpacked(each) for each in content["reasons"]]
    return Statement(
        bases=tuple(
            Basis(profile, date.fromisoformat(valid_from), early, wanted)
            for profile, valid_from, early, wanted in content["bases"]
        ),
        sums=tuple(_read_sum(each, reasons) for each in content["sums"]),
        money=content["money"],
    )


def _write_sum(total: CategorySum, reasons: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "category": total.category,
        "exact": str(total.exact),
        "minutes": str(total.minutes),
        "amount": None if total.amount is None else str(total.amount),
        "settled": total.settled,
        "rounding": total.rounding,
        "rates": [
            [None if each.rate is None else str(each.rate), str(each.minutes)] for each in total.rates
        ],
        "slices": [_write_slice(each, reasons) for each in total.slices],
    }


def _read_sum(content: dict[str, Any], reasons: Sequence[Message]) -> CategorySum:
    settled = None if content["settled"] is None else Consequence(content["settled"])
    return CategorySum(
        category=content["category"],
        exact=Fraction(content["exact"]),
        minutes=Fraction(content["minutes"]),
        amount=None if content["amount"] is None else Decimal(content["amount"]),
        settled=settled,
        rounding=content["rounding"],
        rates=tuple(
            RatePart(None if rate is None else Fraction(rate), Fraction(minutes))
            for rate, minutes in content["rates"]
        ),
        slices=tuple(
            _read_slice(each, content["category"], settled, reasons) for each in content["slices"]
        ),
    )


def _write_slice(each: Slice, reasons: list[dict[str, Any]]) -> list[Any]:
    why = packed(each.why)
    if why not in reasons:
        reasons.append(why)
    return [
        each.shift, each.period.start, each.period.end, each.day.isoformat(), each.role.value,
        str(each.minutes), str(each.factor), reasons.index(why), each.began.isoformat(),
    ]  # fmt: skip


def _read_slice(
    content: list[Any], category: str, settled: Consequence | None, reasons: Sequence[Message]
) -> Slice:
    shift, start, end, day, role, minutes, factor, why, began = content
    return Slice(
        shift=shift,
        period=Period(start, end),
        day=date.fromisoformat(day),
        category=category,
        role=Role(role),
        minutes=Fraction(minutes),
        factor=Fraction(factor),
        why=reasons[why],
        began=date.fromisoformat(began),
        settled=settled,
    )
