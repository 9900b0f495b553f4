"""The leverandør's wage codes, and what a month package is made of and still lacks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpa_desk.domain.pay.payroll import CODES, PayrollChoices, PayrollLine, payroll_lines, without_wage_code
from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.domain.time import DateSpan
from bpa_desk.domain.timesheet import TimesheetFacts
from bpa_desk.domain.timesheet_record import TimesheetState
from bpa_desk.services import invariants, timesheets
from bpa_desk.services.choices import choose as keep
from bpa_desk.services.choices import chosen

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

KEY = "payroll.choices"
LONGEST_CODE = 20


@dataclass(frozen=True, slots=True)
class MonthPackage:
    """The sheets of a period, their payroll lines, and what one should know before they are sent."""

    span: DateSpan
    sheets: tuple[TimesheetFacts, ...]
    lines: tuple[PayrollLine, ...]
    visma: bool
    lacking: tuple[Message, ...]


def choices(store: Store) -> PayrollChoices:
    """Return the wage codes and the rest as they were chosen; nothing is known before."""
    kept = chosen(store, KEY, {})
    if not isinstance(kept, dict):
        return PayrollChoices()
    return PayrollChoices(
        codes=dict(kept.get("codes", {})),
        department=str(kept.get("department", "")),
        project=str(kept.get("project", "")),
        visma=kept.get("visma") is True,
    )


def choose(store: Store, wanted: PayrollChoices) -> None:
    """Keep the choices; DomainError names the code whose lønnsart is too long or has a semicolon."""
    codes = {}
    for code, wage_code in wanted.codes.items():
        written = invariants.one_line(wage_code)
        if len(written) > LONGEST_CODE or ";" in written:
            problem = N_("A lønnsart has at most {most} characters and no semicolon.")
            raise DomainError(Message(problem, {"most": LONGEST_CODE}), code)
        if written and code in CODES:
            codes[code] = written
    kept = {
        "codes": codes,
        "department": invariants.one_line(wanted.department),
        "project": invariants.one_line(wanted.project),
        "visma": wanted.visma,
    }
    keep(store, KEY, kept, N_("Change the wage codes"))


def month_package(store: Store, span: DateSpan) -> MonthPackage:
    """Return what goes to the leverandør for the period, drafts included and named as such."""
    chosen = choices(store)
    sheets = tuple(each for each in timesheets.all_facts(store, span) if each.lines or each.comment)
    lines = tuple(line for each in sheets for line in payroll_lines(each, chosen))
    return MonthPackage(span, sheets, lines, chosen.visma, tuple(_lacking(sheets, lines)))


def _lacking(sheets: Sequence[TimesheetFacts], lines: Sequence[PayrollLine]) -> list[Message]:
    found = []
    unsealed = tuple(each.name for each in sheets if each.state != TimesheetState.SEALED)
    if unsealed:
        found.append(Message(N_("Not sealed yet: {names}."), {"names": unsealed}))
    unnumbered = tuple(each.name for each in sheets if not each.employee_number)
    if unnumbered:
        found.append(Message(N_("Without an employee number: {names}."), {"names": unnumbered}))
    uncounted = tuple(each.name for each in sheets if each.pay is None)
    if uncounted:
        found.append(Message(N_("Sealed before paid hours were counted: {names}."), {"names": uncounted}))
    codes = without_wage_code(lines)
    if codes:
        found.append(Message(N_("Without the leverandør’s lønnsart: {codes}."), {"codes": codes}))
    return found
