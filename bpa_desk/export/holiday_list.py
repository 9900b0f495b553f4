"""The holiday list on paper: a row for each person through the year, then who is away when, by date."""

from __future__ import annotations

from datetime import date

from bpa_desk.domain.absence_days import Stretch
from bpa_desk.domain.document import Cell, Column, Grid, Heading, Orientation, Paragraph, Stack, Tone
from bpa_desk.domain.fingerprint import fingerprint
from bpa_desk.domain.holiday_list import HolidayBalance, HolidayLine, HolidayListFacts
from bpa_desk.export import frame
from bpa_desk.export.papers import Paper
from bpa_desk.export.tabular import Table
from bpa_desk.language import Language
from bpa_desk.language.formats import capital

HALVES = ((1, 6), (7, 12))
"""The year in two tables, so that the months have room to be read."""


def holiday_list(facts: HolidayListFacts, language: Language) -> Paper:
    """Return the list of the year, to be read from across a table; only holiday is in it."""
    text = language.text
    title = text("Holiday list {year}", year=str(facts.year))
    standing = [text("Arbeidsleder: {name}", name=facts.leader)] if facts.leader else []
    standing.append(text("As it stood {day}", day=language.date_year(facts.as_of)))
    explained = text(
        "Holiday is counted in virkedager: Monday to Saturday without public holidays (ferieloven § 5). "
        "The arbeidsleder proposes the list; the employer decides and keeps the accounts."
    )
    document = frame.paper(
        language,
        title,
        (
            Heading(
                1, text("Holiday list for {ordning}, {year}", ordning=facts.ordning, year=str(facts.year))
            ),
            Paragraph(" · ".join(standing), Tone.SMALL),
            *(_half(facts, first, last, language) for first, last in _halves(facts)),
            _dates(facts, language),
            Paragraph(explained, Tone.SMALL),
        ),
        head=text("Holiday list for {ordning}, {year}", ordning=facts.ordning, year=str(facts.year)),
        state="",
        version=0,
        sha256=fingerprint(facts),
        orientation=Orientation.LANDSCAPE,
    )
    name = (language.context("file name", "holiday-list"), str(facts.year))
    return Paper(name, document, _table(facts, language))


def _halves(facts: HolidayListFacts) -> list[tuple[int, int]]:
    """Return the halves somebody has holiday in; the second always, for it holds the sums."""
    used = [
        (first, last)
        for first, last in HALVES[:-1]
        if any(
            facts.days_of(each.assistant, month)
            for each in facts.balances
            for month in range(first, last + 1)
        )
    ]
    return [*used, HALVES[-1]]


def _half(facts: HolidayListFacts, first: int, last: int, language: Language) -> Grid:
    months = range(first, last + 1)
    # Everybody stands where the sums are; a whole sheet of names without a day tells nobody anything.
    people = [
        each
        for each in facts.balances
        if last == 12 or any(facts.days_of(each.assistant, month) for month in months)
    ]
    sums = (language.text("Taken and booked"), language.context("hours", "Left"))
    columns = (
        Column(language.text("Name")),
        *(Column(language.month_name(date(facts.year, month, 1)), share=1) for month in months),
        *(Column(label) for label in sums if last == 12),
    )
    return Grid(
        caption=capital(
            language.text(
                "{first} to {last}",
                first=language.month_name(date(facts.year, first, 1)),
                last=language.month_name(date(facts.year, last, 1)),
            )
        ),
        columns=columns,
        rows=tuple(_row(facts, each, months, last == 12, language) for each in people),
        empty=language.text("Nobody is employed this year."),
        together=True,
    )


def _row(
    facts: HolidayListFacts, person: HolidayBalance, months: range, sums: bool, language: Language
) -> tuple[Stack, ...]:
    cells: list[Stack] = [Cell(person.name, strong=True, colour=person.hue)]
    for month in months:
        parts = facts.days_of(person.assistant, month)
        cells.append(tuple(Cell(_days(part, language), colour=person.hue) for part in parts) or "")
    if sums:
        cells += [str(person.taken + person.booked), str(person.left)]
    return tuple(cells)


def _dates(facts: HolidayListFacts, language: Language) -> Grid:
    text = language.text
    columns = (
        Column(text("Days")),
        Column(text("Name")),
        Column(text("Virkedager")),
        Column(text("Told")),
        Column(text("At the same time"), share=1),
        Column(text("To solve"), share=1),
    )
    rows = tuple(
        (
            language.span(*each.days), each.name, str(each.virkedager), _told(each, language),
            language.list(each.together), _open(each, language),
        )
        for each in facts.lines
    )  # fmt: skip
    return Grid(
        caption=text("Who is away when"), columns=columns, rows=rows, row_header=1,
        empty=text("No holiday is booked this year."),
    )  # fmt: skip


def _days(days: Stretch, language: Language) -> str:
    """Return the days of one month: ``1.–18.``, in English ``1–18``."""
    stop = "" if language.code == "en" else "."
    first, last = f"{days.first.day}{stop}", f"{days.last.day}{stop}"
    return first if days.days == 1 else f"{first}–{last}"


def _told(line: HolidayLine, language: Language) -> str:
    if line.agreed_on is not None:
        return language.text("agreed {day}", day=language.day_month(line.agreed_on))
    if line.told_on is not None:
        return language.text("told {day}", day=language.day_month(line.told_on))
    return language.text("not told")


def _open(line: HolidayLine, language: Language) -> str:
    parts = []
    if line.shifts:
        parts.append(language.plural("{n} shift is still there", "{n} shifts are still there", line.shifts))
    if line.uncovered:
        parts.append(language.text("{hours} without anybody", hours=language.hours(line.uncovered)))
    return ", ".join(parts)


def _table(facts: HolidayListFacts, language: Language) -> Table:
    text = language.text
    columns = (
        text("Name"), text("First day"), text("Last day"), text("Virkedager"),
        text("The assistant was told on"), text("Agreed in writing on"),
    )  # fmt: skip
    rows = tuple(
        (each.name, each.days.first, each.days.last, each.virkedager, each.told_on, each.agreed_on)
        for each in facts.lines
    )
    return Table(text("Holiday list {year}", year=str(facts.year)), columns, rows)
