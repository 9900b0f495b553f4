"""The paid part of a timesheet: sums by category beside the hours the law counts, and the slices behind."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from bpa_desk.domain.document import Block, Facts
from bpa_desk.domain.pay import category
from bpa_desk.domain.pay.slices import Slice
from bpa_desk.domain.pay.statement import Key, Statement, by_category, minutes_paid
from bpa_desk.domain.pay.sums import CategorySum
from bpa_desk.domain.time import zone
from bpa_desk.domain.timesheet import TimesheetFacts
from bpa_desk.export import pay_words
from bpa_desk.export.tabular import Table, Value, decimal_hours, hours_and_minutes
from bpa_desk.language import Language


def paid_by_line(facts: TimesheetFacts) -> dict[Key, Fraction]:
    """Return the exact minutes to be paid of each line; nothing on a sheet without paid hours."""
    if facts.pay is None:
        return {}
    return {key: minutes_paid(slices) for key, slices in facts.pay.by_line(facts.lines).items()}


def categories_by_line(facts: TimesheetFacts) -> dict[Key, dict[str, Fraction]]:
    """Return the exact minutes by category of each line; nothing on a sheet without paid hours."""
    if facts.pay is None:
        return {}
    return {key: by_category(slices) for key, slices in facts.pay.by_line(facts.lines).items()}


def paid_sums(facts: TimesheetFacts, language: Language) -> tuple[Block, ...]:
    """Return the sums by category; nothing where there are none."""
    text, pay = language.text, facts.pay
    if pay is None or not pay.sums:
        return ()
    rows = [(text("To be paid in all"), language.hours(pay.minutes))]
    rows += [(_label(each, language), _figure(each, pay, language)) for each in pay.sums]
    if pay.amount is not None:
        rows.append((text("Kroner for what was worked"), language.money(pay.amount)))
    return (Facts(tuple(rows), columns=3, close=True),)


def paid_table(facts: TimesheetFacts, language: Language) -> Table:
    """Return the sums by category as rows, with decimal hours and hours and minutes."""
    text, pay = language.text, facts.pay
    money = pay is not None and pay.money
    columns = (
        text("Employee number"), text("Name"), text("Code"), text("Paid as"), text("Hours"), text("h:mm"),
        *((text("Kroner"),) if money else ()), text("Rounding"), text("Worked out by"),
    )  # fmt: skip
    by = pay_words.bases(pay, language) if pay else ""

    def row(total: CategorySum) -> tuple[Value, ...]:
        return (
            facts.employee_number, facts.name, category.written(total.category),
            pay_words.name_of(total, language), decimal_hours(total.minutes),
            hours_and_minutes(total.minutes), *((total.amount,) if money else ()),
            pay_words.rounding_of(total, language), by,
        )  # fmt: skip

    name = text("{name} – sums", name=facts.name or text("Timesheet"))
    return Table(name, columns, tuple(row(each) for each in pay.sums) if pay else ())


def behind_table(facts: TimesheetFacts, language: Language) -> Table:
    """Return every slice behind the sums as a row: when, how long, as what, and by which rule."""
    text, clock = language.text, zone(facts.timezone)
    columns = (
        text("Employee number"), text("Name"), text("Code"), text("Paid as"), text("Date"),
        text("Time"), text("Minutes"), text("Hours"), text("Rule"),
    )  # fmt: skip

    def row(total: CategorySum, each: Slice) -> tuple[Value, ...]:
        minutes = Decimal(each.minutes.numerator) / each.minutes.denominator
        return (
            facts.employee_number, facts.name, category.written(total.category),
            pay_words.name_of(total, language), each.day, pay_words.times_of(each, clock),
            language.number(minutes), decimal_hours(each.minutes), pay_words.rule_of(each, language),
        )  # fmt: skip

    sums = facts.pay.sums if facts.pay else ()
    rows = tuple(row(total, each) for total in sums for each in total.slices)
    return Table(text("{name} – behind", name=facts.name or text("Timesheet")), columns, rows)


def _label(total: CategorySum, language: Language) -> str:
    words = language.message(category.name(total.category))
    label = f"{words} ({category.written(total.category)})"
    return f"{label}, {pay_words.settled_of(total, language)}" if total.settled else label


def _figure(total: CategorySum, pay: Statement, language: Language) -> str:
    told = pay_words.money_of(total, language) if pay.money else ""
    return ", ".join(filter(None, (language.hours(total.minutes), told)))


def paid_notes(facts: TimesheetFacts, language: Language) -> list[str]:
    """Return by which tariff the hours were worked out and what to know of the sums, a sentence each."""
    text, pay = language.text, facts.pay
    if pay is None:
        return [text("This sheet was sealed before paid hours were counted.")]
    told = [pay_words.bases(pay, language)]
    told.append(text("Supplements and standby come on top and are not counted in what is paid in all."))
    if pay.undecided:
        told.append(
            text("The leverandør decides on {hours} that fell away.", hours=language.hours(pay.undecided))
        )
    steps = {each.rounding for each in pay.sums if each.rounding}
    if steps:
        told.append(text("Each sum is rounded to whole {step} minutes.", step=str(max(steps))))
    if pay.money and any(each.amount is None and each.settled is None for each in pay.sums):
        told.append(text("Where the tariff profile lacks a rate, no kroner are shown."))
    return told
