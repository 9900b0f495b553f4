"""Payroll lines as files: the neutral form, and the one Visma Lønn imports (privacy-and-exports.md § I)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from bpa_desk.domain.pay import category, consequence
from bpa_desk.domain.pay.payroll import PayrollLine
from bpa_desk.export.tabular import Table, Value
from bpa_desk.language import Language

NEUTRAL = (
    "ansattnr", "lønnsart", "dato_fra", "dato_til", "antall", "sats", "beløp", "avdeling", "prosjekt",
    "kommentar",
)  # fmt: skip
"""The columns are the format's own words and the same in every language."""
_NUMBER = re.compile(r"[0-9A-Za-zÆØÅæøå_.-]{1,20}")
_NEUTRAL_OF = {category.written(code): code for code in (category.LORSON, category.MOTE)}


def neutral(lines: Iterable[PayrollLine], language: Language) -> Table:
    """Return the lines as rows; where the lønnsart is unknown the neutral code stands in its place."""
    return Table("lønnslinjer", NEUTRAL, tuple(_row(each, language) for each in lines))


def visma(lines: Iterable[PayrollLine]) -> bytes:
    """Return the lines Visma Lønn can take: those with a lønnsart and an employee number.

    Sixteen fields and an empty seventeenth, decimal points, no heading; year and run are 0 for the current.
    """
    rows = [
        ";".join(
            (
                "0", "0", each.employee_number, each.wage_code, "0.00", f"{each.hours:.2f}",
                _point(each.rate), _point(each.amount), "", "", *('""',) * 6, "",
            )
        )
        for each in lines
        if _NUMBER.fullmatch(each.wage_code) and _NUMBER.fullmatch(each.employee_number)
    ]  # fmt: skip
    return "".join(f"{row}\r\n" for row in rows).encode("cp1252", "replace")


def _row(line: PayrollLine, language: Language) -> tuple[Value, ...]:
    words = language.message(category.name(_NEUTRAL_OF.get(line.code, line.code)))
    if line.settled is not None:
        words = f"{words}: {language.text(consequence.WORDS[line.settled])}"
    return (
        line.employee_number, line.wage_code or line.code, line.first, line.last, line.hours, line.rate,
        line.amount, line.department, line.project, words,
    )  # fmt: skip


def _point(value: Decimal | None) -> str:
    return f"{value or Decimal(0):.2f}"
