"""One assistant's own plan: a page to keep, the same on a phone, and a calendar file."""

from __future__ import annotations

from datetime import timedelta

from bpa_desk.domain.calendar import holiday_names, is_red
from bpa_desk.domain.document import Block, Cell, Column, Facts, Grid, Heading, Paragraph, Stack, Tone
from bpa_desk.domain.fingerprint import fingerprint
from bpa_desk.domain.rota_paper import PaperAssistant, PaperShift, RotaPaperFacts
from bpa_desk.domain.time import Zone, zone
from bpa_desk.export import frame
from bpa_desk.export.events import CalendarEvent, CalendarFile
from bpa_desk.export.papers import Paper
from bpa_desk.export.rota_words import kind_words, times
from bpa_desk.language import Language


def personal(facts: RotaPaperFacts, person: PaperAssistant, language: Language, number: int) -> Paper:
    """Return one assistant's plan; ``number`` tells the file from the others' without a name."""
    text = language.text
    period = frame.period_words(language, facts.span)
    blocks: tuple[Block, ...] = (
        Heading(1, text("Rota for {name}", name=person.name)),
        _about(facts, person, language, period),
        *((Paragraph(facts.note),) if facts.note else ()),
        _plan(facts, person, language),
        Paragraph(
            text("Ask {name} if anything is unclear, or if you cannot come.", name=facts.leader)
            if facts.leader
            else text("Ask if anything is unclear, or if you cannot come."),
            Tone.SMALL,
        ),
    )
    document = frame.paper(
        language,
        text("Rota, {period}", period=period),
        blocks,
        head=text("Rota for {name}, {period}", name=person.name, period=period),
        state=language.context("rota", "Published")
        if facts.published_on
        else language.context("rota", "Draft"),
        version=facts.version,
        sha256=fingerprint((facts.span, facts.version, person)),
    )
    name = (language.context("file name", "rota"), frame.period_name(facts.span), str(number))
    return Paper(name, document, calendar=calendar(facts, person, language))


def calendar(facts: RotaPaperFacts, person: PaperAssistant, language: Language) -> CalendarFile:
    """Return one assistant's shifts as events; a newer version of the plan replaces an older one."""
    clock = zone(facts.timezone)
    stamped = facts.published_on or facts.span.first
    events = tuple(
        CalendarEvent(
            uid=shift.id,
            start=shift.start,
            end=shift.end,
            summary=f"{facts.ordning}: {kind_words(shift, language)}",
            description="\n".join(_remarks(shift, language, clock)),
            location=facts.workplace,
            sequence=facts.version,
            cancelled=shift.cancelled,
        )
        for shift in person.shifts
    )
    title = language.text(
        "Rota for {ordning}, {period}", ordning=facts.ordning, period=frame.period_words(language, facts.span)
    )
    return CalendarFile(title, events, clock.at(stamped, 720))


def _about(facts: RotaPaperFacts, person: PaperAssistant, language: Language, period: str) -> Facts:
    text = language.text
    hours = language.hours(person.worked)
    if person.agreed is not None:
        hours = text("{planned} of {agreed} agreed", planned=hours, agreed=language.hours(person.agreed))
    published = (
        language.date_year(facts.published_on) if facts.published_on else text("Draft: not published yet")
    )
    return Facts(
        (
            (text("Ordning"), facts.ordning),
            (text("Period"), period),
            (text("Hours"), hours),
            (text("Arbeidsleder"), facts.leader),
            (text("Published"), published),
            (text("Version"), str(facts.version) if facts.version else ""),
        ),
        columns=3,
    )


def _plan(facts: RotaPaperFacts, person: PaperAssistant, language: Language) -> Grid:
    text = language.text
    clock = zone(facts.timezone)
    columns = (
        Column(language.context("column", "Week")),
        Column(language.context("column", "Day")),
        Column(language.context("column", "Time")),
        Column(language.context("column", "Kind")),
        Column(language.context("column", "Note"), share=1),
    )
    return Grid(
        caption=text("Shifts"),
        columns=columns,
        rows=tuple(_row(shift, language, clock) for shift in person.shifts),
        row_header=1,
        empty=text("No shifts in this period."),
        show_caption=False,
    )


def _row(shift: PaperShift, language: Language, clock: Zone) -> tuple[Stack, ...]:
    day = clock.day(shift.start)
    week = str(day.isocalendar().week)
    names = [language.text(name) for name in holiday_names(day)]
    shown = Cell(_nbsp(language.date(day)), note=", ".join(names), strong=is_red(day))
    time = _nbsp(times(shift.start, shift.end, language, clock))
    remarks = _remarks(shift, language, clock)
    if shift.cancelled:
        return (week, shown, time, Cell(language.text("Cancelled"), strong=True), "\n".join(remarks))
    return (week, shown, Cell(time, strong=True), _nbsp(kind_words(shift, language)), "\n".join(remarks))


def _remarks(shift: PaperShift, language: Language, clock: Zone) -> list[str]:
    remarks = [
        language.text("Resting {times}", times=times(each.start, each.end, language, clock))
        for each in shift.passive
    ]
    if clock.day(shift.end - 1) > clock.day(shift.start):
        ends = language.date(clock.day(shift.end))
        remarks.append(language.text("Ends {day} at {time}", day=ends, time=frame.clock_of(clock, shift.end)))
    if clock.wall(shift.end) - clock.wall(shift.start) != timedelta(minutes=shift.end - shift.start):
        remarks.append(
            language.text("The clock changes: {hours} in all", hours=language.hours(shift.end - shift.start))
        )
    if shift.note:
        remarks.append(shift.note)
    return remarks


def _nbsp(text: str) -> str:
    return text.replace(" ", "\N{NO-BREAK SPACE}")
