"""The timesheet as rows for spreadsheets: figures as decimal hours, worked and paid ones as h:mm as well."""

from __future__ import annotations

from collections.abc import Sequence

from bpa_desk.domain.pay import category
from bpa_desk.domain.shift_words import KIND_WORDS, code_words
from bpa_desk.domain.time import Zone, zone
from bpa_desk.domain.timesheet import TimesheetFacts, TimesheetLine
from bpa_desk.export import frame
from bpa_desk.export.tabular import Table, Value, decimal_hours, hours_and_minutes
from bpa_desk.export.timesheet_paid import categories_by_line, paid_by_line
from bpa_desk.language import Language


def rows(facts: TimesheetFacts, language: Language, codes: Sequence[str] | None = None) -> Table:
    """Return a row for each line of the timesheet, with who and when on every row.

    ``codes`` are the categories that get a column each; those of the sheet itself if not given.
    """
    text = language.text
    held = tuple(codes_of(facts) if codes is None else codes)
    paid = tuple(f"{language.message(category.name(code))} ({category.written(code)})" for code in held)
    columns = (
        text("Employee number"),
        text("Name"),
        text("Date"),
        language.context("column", "Day"),
        language.context("column", "From"),
        language.context("column", "To"),
        language.context("column", "Kind"),
        text("Hours"),
        text("h:mm"),
        language.context("column", "Passive"),
        text("Called out"),
        language.context("column", "Evening"),
        language.context("column", "Night"),
        text("Sat–Sun"),
        text("Public holiday"),
        text("On standby"),
        language.context("column", "Paid"),
        text("Paid, h:mm"),
        *paid,
        text("Absence"),
        text("Absent hours"),
        text("Planned from"),
        text("Planned to"),
        text("Comment"),
        text("Status"),
        text("Version"),
    )
    clock = zone(facts.timezone)
    minutes, parts = paid_by_line(facts), categories_by_line(facts)

    def paid_cells(line: TimesheetLine) -> tuple[Value, ...]:
        key = (line.shift, line.start)
        if key not in minutes:
            return ("", "", *("" for _code in held))
        told = (parts[key].get(code) for code in held)
        in_all = minutes[key]
        return (
            decimal_hours(in_all), hours_and_minutes(in_all),
            *(decimal_hours(each) if each else None for each in told),
        )  # fmt: skip

    lines = tuple(_row(facts, line, language, clock, paid_cells(line)) for line in facts.lines)
    return Table(facts.name or text("Timesheet"), columns, lines)


def state_words(state: str, language: Language) -> str:
    """Return what the state of a timesheet is called on paper."""
    if state == "sealed":
        return language.context("timesheet", "Sealed")
    if state == "approved":
        return language.context("timesheet", "Approved")
    return language.context("timesheet", "Draft")


def codes_of(*sheets: TimesheetFacts) -> tuple[str, ...]:
    """Return the categories that occur on any of the sheets, in the order of the codes."""
    found = {each.category for facts in sheets if facts.pay for each in facts.pay.sums}
    return tuple(sorted(found, key=category.rank))


def _row(
    facts: TimesheetFacts, line: TimesheetLine, language: Language, clock: Zone, paid: tuple[Value, ...]
) -> tuple[Value, ...]:
    split = line.split
    figures = (
        split.passive,
        split.called,
        split.evening,
        split.night,
        split.weekend,
        split.holiday,
        split.standby,
    )
    planned = line.planned if line.changed else None
    return (
        facts.employee_number,
        facts.name,
        line.day,
        language.weekday_short(line.day),
        frame.clock_of(clock, line.start),
        frame.clock_of(clock, line.end),
        language.text(KIND_WORDS[line.kind]),
        decimal_hours(split.worked),
        hours_and_minutes(split.worked),
        *(decimal_hours(minutes) if minutes else None for minutes in figures),
        *paid,
        language.text(code_words(line.code)) if line.code else "",
        decimal_hours(line.absent) if line.absent else None,
        frame.clock_of(clock, planned.start) if planned else "",
        frame.clock_of(clock, planned.end) if planned else "",
        line.comment,
        state_words(facts.state, language),
        facts.version or None,
    )
