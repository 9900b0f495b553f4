"""The timesheet as rows for spreadsheets: every figure as decimal hours, the worked ones as h:mm as well."""

from __future__ import annotations

from bpa_desk.domain.shift_words import KIND_WORDS, code_words
from bpa_desk.domain.time import Zone, zone
from bpa_desk.domain.timesheet import TimesheetFacts, TimesheetLine
from bpa_desk.export import frame
from bpa_desk.export.tabular import Table, Value, decimal_hours, hours_and_minutes
from bpa_desk.language import Language


def rows(facts: TimesheetFacts, language: Language) -> Table:
    """Return a row for each line of the timesheet, with who and when on every row."""
    text = language.text
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
        text("Absence"),
        text("Absent hours"),
        text("Planned from"),
        text("Planned to"),
        text("Comment"),
    )
    clock = zone(facts.timezone)
    lines = tuple(_row(facts, line, language, clock) for line in facts.lines)
    return Table(facts.name or text("Timesheet"), columns, lines)


def _row(facts: TimesheetFacts, line: TimesheetLine, language: Language, clock: Zone) -> tuple[Value, ...]:
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
        language.text(code_words(line.code)) if line.code else "",
        decimal_hours(line.absent) if line.absent else None,
        frame.clock_of(clock, planned.start) if planned else "",
        frame.clock_of(clock, planned.end) if planned else "",
        line.comment,
    )
