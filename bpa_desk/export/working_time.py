"""The overview of working time (aml. § 10-7) as a paper and as rows: how much one person has worked."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from bpa_desk.domain.document import Align, Block, Cell, Column, Facts, Grid, Heading, Paragraph, Stack, Tone
from bpa_desk.domain.fingerprint import fingerprint
from bpa_desk.domain.time import Zone, zone
from bpa_desk.domain.working_time_paper import WorkedDay, WorkedWeek, WorkingTimeFacts
from bpa_desk.export import frame
from bpa_desk.export.papers import Paper
from bpa_desk.export.tabular import Table, Value, decimal_hours, hours_and_minutes
from bpa_desk.language import Language

DAY_BY_DAY = 62
"""Days: a longer span is shown by week on paper; the spreadsheet always has each day."""


def working_times(facts: Iterable[WorkingTimeFacts], language: Language) -> list[Paper]:
    """Return the overviews of several people, in the order given."""
    return [working_time(each, language, number) for number, each in enumerate(facts, 1)]


def working_time(facts: WorkingTimeFacts, language: Language, number: int = 1) -> Paper:
    """Return one person's overview; ``number`` names the file where there is no employee number."""
    text = language.text
    period = frame.period_words(language, facts.span)
    clock = zone(facts.timezone)
    short = (frame.last_day(facts.span) - facts.span.first).days < DAY_BY_DAY
    blocks: tuple[Block, ...] = (
        Heading(1, text("Overview of working time (§ 10-7)")),
        _about(facts, language, period),
        _weeks(facts, language),
        *((_days(facts, language, clock),) if short else ()),
        *_explained(facts, language),
    )
    document = frame.paper(
        language,
        text("Overview of working time, {period}", period=period),
        blocks,
        head=text("Overview of working time for {name}, {period}", name=facts.name, period=period),
        state=_state(facts, language),
        version=0,
        sha256=fingerprint(facts),
    )
    name = (
        language.context("file name", "working-time"),
        frame.period_name(facts.span),
        facts.employee_number or str(number),
    )
    return Paper(name, document, rows(facts, language))


def rows(facts: WorkingTimeFacts, language: Language) -> Table:
    """Return a row for each day with work, with who on every row; hours with two decimals."""
    text, clock = language.text, zone(facts.timezone)
    columns = (
        text("Employee number"),
        text("Name"),
        language.context("column", "Week"),
        text("Date"),
        language.context("column", "Day"),
        language.context("column", "Time"),
        text("Hours"),
        text("h:mm"),
        text("Ordinary hours"),
        text("Extra hours"),
        text("Overtime"),
        language.context("column", "Night"),
        text("Sundays and holidays"),
        text("On standby"),
    )
    lines = tuple(
        (
            facts.employee_number,
            facts.name,
            week.number,
            day.day,
            language.weekday_short(day.day),
            _times(day, clock),
            decimal_hours(day.minutes),
            hours_and_minutes(day.minutes),
            *(_some(each) for each in _kinds(day)),
            _some(day.standby),
        )
        for week in facts.weeks
        for day in week.days
    )
    return Table(facts.name or text("Overview of working time (§ 10-7)"), columns, lines)


def _some(minutes: int) -> Value:
    return decimal_hours(minutes) if minutes else None


def _kinds(day: WorkedDay) -> tuple[int, ...]:
    return day.ordinary, day.additional, day.overtime, day.night, day.sunday


def _state(facts: WorkingTimeFacts, language: Language) -> str:
    if facts.until < frame.last_day(facts.span):
        return language.text("Counted up to {day}", day=language.date_year(facts.until))
    return ""


def _about(facts: WorkingTimeFacts, language: Language, period: str) -> Facts:
    text = language.text
    position = text("{hours} a week", hours=language.hours(facts.position)) if facts.position else ""
    return Facts(
        (
            (text("Name"), facts.name),
            (text("Employee number"), facts.employee_number),
            (text("Period"), period),
            (text("Ordning"), facts.ordning),
            (text("Employer"), facts.employer),
            (text("Arbeidsleder"), facts.leader),
            (text("Ordinary week"), language.hours(facts.limit)),
            (language.context("column", "Position"), position),
            (text("Agreements in force"), ", ".join(facts.laws) or text("none")),
            (text("Counted up to"), language.date_year(facts.until)),
            (text("Hours in all"), language.hours(sum(day.minutes for day in facts.days))),
        ),
        columns=3,
    )


def _figure_columns(language: Language) -> tuple[Column, ...]:
    text = language.text
    heads = (
        text("Hours"),
        text("Ordinary hours"),
        text("Extra hours"),
        text("Overtime"),
        language.context("column", "Night"),
        text("Sundays and holidays"),
    )
    return tuple(Column(each, Align.END) for each in heads)


def _figures(days: Iterable[WorkedDay], language: Language, strong: bool = False) -> tuple[Stack, ...]:
    held = list(days)
    parts: tuple[Callable[[WorkedDay], int], ...] = (
        lambda day: day.minutes,
        lambda day: day.ordinary,
        lambda day: day.additional,
        lambda day: day.overtime,
        lambda day: day.night,
        lambda day: day.sunday,
    )
    sums = [sum(part(day) for day in held) for part in parts]
    return tuple(
        Cell(language.hours(each, unit=False) if each or number == 0 else "", strong=strong)
        for number, each in enumerate(sums)
    )


def _weeks(facts: WorkingTimeFacts, language: Language) -> Grid:
    text = language.text
    columns = (Column(language.context("column", "Week")), Column(text("Days"), share=1))
    return Grid(
        caption=text("Week by week"),
        columns=(*columns, *_figure_columns(language)),
        rows=tuple(_week(each, language) for each in facts.weeks),
        totals=((text("Sum"), "", *_figures(facts.days, language, strong=True)),),
        empty=text("No work in this period."),
    )


def _week(week: WorkedWeek, language: Language) -> tuple[Stack, ...]:
    days = language.span(week.days[0].day, week.days[-1].day)
    return (str(week.number), days, *_figures(week.days, language))


def _days(facts: WorkingTimeFacts, language: Language, clock: Zone) -> Grid:
    text = language.text
    columns = (Column(language.context("column", "Day")), Column(language.context("column", "Time"), share=1))
    return Grid(
        caption=text("Day by day"),
        columns=(*columns, *_figure_columns(language)),
        rows=tuple(
            (language.date(day.day), _times(day, clock), *_figures((day,), language)) for day in facts.days
        ),
        empty=text("No work in this period."),
    )


def _times(day: WorkedDay, clock: Zone) -> str:
    return ", ".join(
        f"{frame.clock_of(clock, each.start)}–{frame.clock_of(clock, each.end)}" for each in day.times
    )


def _explained(facts: WorkingTimeFacts, language: Language) -> Iterable[Block]:
    text = language.text
    told = [
        text(
            "The hours are counted as the law counts them: the time that really passed, one to one, "
            "resting on duty included. Night is from 21 to 06. What is paid can differ."
        )
    ]
    if any(day.standby for day in facts.days):
        told.append(text("Standby at home counts with its share; calls count in full."))
    if facts.averaged:
        told.append(
            text(
                "Under averaging, extra hours are counted over all the weeks together: {hours}.",
                hours=language.hours(facts.additional),
            )
        )
    yield Paragraph(" ".join(told), Tone.SMALL)
    yield Paragraph(
        text("To be available to Arbeidstilsynet and the employees’ elected representatives (aml. § 10-7)."),
        Tone.SMALL,
    )
