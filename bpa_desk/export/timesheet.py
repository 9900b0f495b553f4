"""The timesheet as a paper and as rows: what privacy-and-exports.md § I says the leverandør must have."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from fractions import Fraction

from bpa_desk.domain.document import (
    Align,
    Block,
    Cell,
    Column,
    Facts,
    Grid,
    Group,
    Heading,
    Paragraph,
    Signatures,
    Size,
    Stack,
    Tone,
)
from bpa_desk.domain.rights_paper import RightsFacts
from bpa_desk.domain.shift_words import KIND_WORDS, code_words
from bpa_desk.domain.time import Zone, zone
from bpa_desk.domain.timesheet import Split, TimesheetFacts, TimesheetLine
from bpa_desk.export import frame
from bpa_desk.export.papers import Paper
from bpa_desk.export.timesheet_paid import behind_table, paid_by_line, paid_notes, paid_sums, paid_table
from bpa_desk.export.timesheet_rows import rows, state_words
from bpa_desk.language import Language

_DAY = 1440
_NBSP = "\N{NO-BREAK SPACE}"


def timesheets(facts: Iterable[TimesheetFacts], language: Language) -> list[Paper]:
    """Return the timesheets of several people, in the order given."""
    return [timesheet(each, language, number) for number, each in enumerate(facts, 1)]


def timesheet(facts: TimesheetFacts, language: Language, number: int = 1) -> Paper:
    """Return one person's timesheet; ``number`` names the file where there is no employee number."""
    text = language.text
    period = frame.period_words(language, facts.span)
    title = text("Timesheet for {period}", period=period)
    blocks: tuple[Block, ...] = (
        Heading(1, text("Timesheet for {name}", name=facts.name)),
        _about(facts, language, period),
        *_replaced(facts, language),
        _days(facts, language),
        *_sums(facts, language),
        *paid_sums(facts, language),
        *((Heading(2, text("Comment")), Paragraph(facts.comment)) if facts.comment else ()),
        *_explained(facts, language),
        _signatures(facts, language),
    )
    document = frame.paper(
        language,
        title,
        blocks,
        head=text("Timesheet for {name}, {period}", name=facts.name, period=period),
        state=state_words(facts.state, language),
        version=facts.version,
        sha256=facts.sha256,
    )
    name = (
        language.context("file name", "timesheet"),
        frame.period_name(facts.span),
        facts.employee_number or str(number),
    )
    more = (paid_table(facts, language), behind_table(facts, language)) if facts.pay else ()
    return Paper(name, document, rows(facts, language), more=more)


def _about(facts: TimesheetFacts, language: Language, period: str) -> Facts:
    text = language.text
    return Facts(
        (
            (text("Ordning"), facts.ordning),
            (text("Employer"), facts.employer),
            (text("Period"), period),
            (text("Employee number"), facts.employee_number),
            (language.context("column", "Position"), position_words(facts, language)),
            (text("Arbeidsleder"), facts.leader),
            (text("Status"), state_words(facts.state, language)),
            (text("Version"), str(facts.version) if facts.version else ""),
            (text("Hours in all"), language.hours(facts.total.worked)),
        ),
        columns=5,
    )


def _replaced(facts: TimesheetFacts, language: Language) -> tuple[Block, ...]:
    """Say which version this one takes the place of and why, so that nobody is paid by both."""
    if not facts.reopened_at or facts.version < 2:
        return ()
    values = {
        "version": str(facts.version),
        "before": str(facts.version - 1),
        "day": frame.stamp_words(language, zone(facts.timezone), facts.reopened_at),
        "why": facts.reopened_why,
        "name": facts.reopened_by,
    }
    if facts.reopened_by:
        said = language.text(
            "Version {version} replaces version {before}, opened again {day} by {name}: {why}", **values
        )
    else:
        said = language.text(
            "Version {version} replaces version {before}, opened again {day}: {why}", **values
        )
    return (Paragraph(said, Tone.NOTICE),)


def position_words(facts: TimesheetFacts | RightsFacts, language: Language) -> str:
    """Return ``98,6 % (35 t i uka)``, or what is known of it."""
    if facts.position is None:
        return ""
    weekly = language.text("{hours} a week", hours=language.hours(facts.position))
    if not facts.full_time:
        return weekly
    share = (Decimal(facts.position) * 100 / facts.full_time).quantize(Decimal("0.1"))
    return f"{language.percent(share)} ({weekly})"


def _extras(facts: TimesheetFacts, language: Language) -> list[tuple[str, Callable[[Split], int]]]:
    """Return the columns that say what the hours were, in order; the rare ones only where they are used."""
    text = language.text
    total = facts.total
    always: list[tuple[str, Callable[[Split], int]]] = [
        (language.context("column", "Evening"), lambda split: split.evening),
        (language.context("column", "Night"), lambda split: split.night),
        (text("Sat–Sun"), lambda split: split.weekend),
        (text("Public holiday"), lambda split: split.holiday),
    ]
    rare: list[tuple[bool, str, Callable[[Split], int]]] = [
        (total.passive > 0, language.context("column", "Passive"), lambda split: split.passive),
        (total.called > 0, text("Called out"), lambda split: split.called),
    ]
    return [(label, of) for used, label, of in rare if used] + always


def _days(facts: TimesheetFacts, language: Language) -> Grid:
    text = language.text
    extras = _extras(facts, language)
    pay = facts.pay
    paid = paid_by_line(facts)
    clock = zone(facts.timezone)
    columns = [
        Column(text("Date")),
        Column(language.context("column", "Day")),
        Column(language.context("column", "From")),
        Column(language.context("column", "To")),
        Column(language.context("column", "Kind")),
        Column(text("Hours"), Align.END),
        *((Column(language.context("column", "Paid"), Align.END),) if pay else ()),
        *(Column(label, Align.END) for label, _ in extras),
        Column(text("Absence and comment"), share=1),
    ]

    def figures(split: Split, to_pay: Fraction) -> list[Stack]:
        cells: list[Stack] = [_hours(split.worked, language)]
        if pay:
            cells.append(_hours(to_pay, language))
        return [*cells, *(_hours(of(split), language) for _, of in extras)]

    def row(line: TimesheetLine) -> tuple[Stack, ...]:
        figured = figures(line.split, paid.get((line.shift, line.start), Fraction(0)))
        return (*_when(line, language, clock), *figured, _remarks(line, language, clock))

    summed = figures(facts.total, pay.minutes if pay else Fraction(0))
    total: tuple[Stack, ...] = (language.context("column", "Sum"), "", "", "", "", *summed, "")
    before = 7 if pay else 6
    bare = len(columns) - before - len(extras)
    groups = (Group("", before), Group(text("of which"), len(extras)), Group("", bare))
    return Grid(
        caption=text("Day by day"),
        columns=tuple(columns),
        rows=tuple(row(line) for line in facts.lines),
        totals=(total,) if facts.lines else (),
        groups=groups,
        size=Size.CLOSE,
        empty=text("No shifts in this period."),
        show_caption=False,
    )


def _when(line: TimesheetLine, language: Language, clock: Zone) -> tuple[Stack, ...]:
    start, end = frame.clock_of(clock, line.start), frame.clock_of(clock, line.end)
    if line.end - line.start >= _DAY:
        # More than a day long: the time alone would not say on which day it ended.
        end = f"{language.weekday_short(clock.day(line.end))} {end}"
    kind = language.text(KIND_WORDS[line.kind]).replace(" ", _NBSP)
    return (_day_month(line, language), language.weekday_short(line.day), start, end, kind)


def _day_month(line: TimesheetLine, language: Language) -> str:
    if language.code == "en":
        return language.day_month(line.day).replace(" ", _NBSP)
    return f"{line.day:%d.%m.}"


def _hours(minutes: int | Fraction, language: Language) -> str:
    return language.hours(minutes, unit=False) if minutes else ""


def _absence(line: TimesheetLine, language: Language) -> str:
    if not (line.code or line.absent):
        return ""
    words = language.text(code_words(line.code)) if line.code else language.text("Cancelled")
    return f"{words}: {language.hours(line.absent)}" if line.absent else words


def _remarks(line: TimesheetLine, language: Language, clock: Zone) -> Stack:
    text = language.text
    parts = []
    if line.changed and line.planned is not None:
        planned = f"{frame.clock_of(clock, line.planned.start)}–{frame.clock_of(clock, line.planned.end)}"
        parts.append(text("Planned {times}", times=planned))
    for call in line.calls:
        called = f"{frame.clock_of(clock, call.start)}–{frame.clock_of(clock, call.end)}"
        parts.append(text("Called out {times}", times=called))
    if line.split.standby:
        parts.append(text("On standby {hours}", hours=language.hours(line.split.standby)))
    if line.clock_change:
        parts.append(text("The clock changed"))
    said = ". ".join(part for part in (*parts, line.comment) if part)
    gone = _absence(line, language)
    pieces = ((Cell(gone, strong=True),) if gone else ()) + ((Cell(said),) if said else ())
    return pieces or ""


def _sums(facts: TimesheetFacts, language: Language) -> tuple[Block, ...]:
    text = language.text
    sums = [(text(KIND_WORDS[kind]), language.hours(minutes)) for kind, minutes in facts.per_kind.items()]
    if facts.total.standby:
        sums.append((text("On standby"), language.hours(facts.total.standby)))
    for code, minutes in facts.absences.items():
        sums.append((text("Absence: {reason}", reason=text(code_words(code))), language.hours(minutes)))
    if not sums:
        return ()
    sums.insert(0, (text("By law in all"), language.hours(facts.total.worked)))
    return (Heading(2, text("Sums")), Facts(tuple(sums), columns=3, close=True))


def _explained(facts: TimesheetFacts, language: Language) -> tuple[Block, ...]:
    if not facts.lines:
        return ()
    said = language.text(
        "Hours are the time that passed, also when the clock changes. Breaks in which one may leave do "
        "not count. Evening, night and weekend say when the work was done; the employer decides what they "
        "pay."
    )
    return (Paragraph(" ".join((said, *paid_notes(facts, language))), Tone.SMALL),)


def _signatures(facts: TimesheetFacts, language: Language) -> Signatures:
    text = language.text
    return frame.to_sign(
        language,
        (text("Assistant"), facts.name),
        (text("Arbeidsleder"), facts.leader, _approved(facts, language)),
    )


def _approved(facts: TimesheetFacts, language: Language) -> str:
    if not facts.approved_at:
        return ""
    day = frame.stamp_words(language, zone(facts.timezone), facts.approved_at)
    if facts.approved_by:
        return language.text("Approved in the program {day} by {name}", day=day, name=facts.approved_by)
    return language.text("Approved in the program {day}", day=day)
