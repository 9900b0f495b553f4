"""What lies behind a sum of a timesheet: by the law its lines, by the tariff its slices with their rule."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from PySide6.QtWidgets import QWidget

from bpa_desk.domain.pay.slices import Role, Slice
from bpa_desk.domain.time import Zone
from bpa_desk.domain.timesheet import TimesheetFacts
from bpa_desk.export import pay_words
from bpa_desk.language import _, current
from bpa_desk.ui.kit.figures import FiguresDialog
from bpa_desk.ui.kit.rows import Column
from bpa_desk.ui.timesheets import words as told
from bpa_desk.ui.timesheets.words import SumRow


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One stretch: when, how many minutes of the sum, and the rule in words."""

    key: tuple[object, ...]
    day: date
    start: int
    times: str
    minutes: Fraction
    rule: str


def behind(facts: TimesheetFacts, row: SumRow, zone: Zone) -> list[FigureRow]:
    """Return what the sum is made of, in order of time."""
    if facts.pay is not None and row.key == told.TO_BE_PAID:
        slices = [one for each in facts.pay.sums for one in each.slices if one.paid]
        return _of_slices(slices, zone)
    if facts.pay is not None and row.key.startswith(told.PAID):
        return _of_slices(facts.pay.behind(row.key.removeprefix(told.PAID)), zone)
    share, rule = told.share(row), told.rule(row)
    return [
        FigureRow(
            (line.shift, line.start),
            line.day,
            line.start,
            told.times(line, zone),
            Fraction(share(line)),
            rule,
        )
        for line in facts.lines
        if share(line)
    ]


def open_figures(parent: QWidget, facts: TimesheetFacts, row: SumRow, zone: Zone) -> FiguresDialog[FigureRow]:
    """Show the figures behind a sum in a window of their own."""
    rows = behind(facts, row, zone)
    language = current()
    exact = sum((each.minutes for each in rows), Fraction(0))
    parts = [_("In all {hours}.", hours=language.hours(exact)), *_notes(facts, row)]
    dialog = FiguresDialog(
        parent,
        _("The figures behind: {name}", name=_title(facts, row)),
        [
            Column(_("Date"), lambda each: language.date(each.day), sort=lambda each: each.start),
            Column(_("Time"), lambda each: each.times, sort=lambda each: each.start),
            Column(
                _("Minutes"), lambda each: language.number(float(each.minutes)),
                sort=lambda each: each.minutes, figures=True,
            ),
            # Not stretched: at large text the whole rule must be there to scroll to.
            Column(_("Rule"), lambda each: each.rule),
        ],
        rows,
        key=lambda each: each.key,
        summary=" ".join(parts),
    )
    dialog.open()
    return dialog


def _title(facts: TimesheetFacts, row: SumRow) -> str:
    paid = facts.pay.sums if facts.pay else ()
    found = next((each for each in paid if told.PAID + each.key == row.key), None)
    return pay_words.name_of(found, current()) if found else row.name


def _of_slices(slices: list[Slice] | tuple[Slice, ...], zone: Zone) -> list[FigureRow]:
    language = current()
    rows = [
        FigureRow(
            (each.shift, each.period.start, each.category, each.role),
            each.day,
            each.period.start,
            pay_words.times_of(each, zone),
            each.minutes,
            pay_words.rule_of(each, language),
        )
        for each in slices
    ]
    return sorted(rows, key=lambda row: (row.start, row.key[3] != Role.BASE, str(row.key)))


def _notes(facts: TimesheetFacts, row: SumRow) -> list[str]:
    language, pay = current(), facts.pay
    if pay is None or not row.key.startswith((told.PAID, told.TO_BE_PAID)):
        return [_("Time that passed, as the law counts it.")]
    notes = []
    for each in pay.sums:
        if told.PAID + each.key == row.key:
            notes.append(pay_words.rounding_of(each, language))
            if pay.money and (money := pay_words.money_of(each, language)):
                notes.append(_("Kroner: {amount}.", amount=money))
    return [*notes, pay_words.bases(pay, language)]
