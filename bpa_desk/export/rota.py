"""The rota on paper: a plan for the wall, a page for each assistant, rows for other programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from bpa_desk.domain.calendar import eve_name, holiday_names, is_red
from bpa_desk.domain.document import (
    Block,
    Cell,
    Column,
    Grid,
    Hatch,
    Heading,
    Legend,
    Mark,
    Orientation,
    Paragraph,
    Size,
    Stack,
    Tone,
)
from bpa_desk.domain.fingerprint import fingerprint
from bpa_desk.domain.rota_paper import PaperAssistant, PaperGap, PaperShift, RotaPaperFacts
from bpa_desk.domain.shift import ShiftKind
from bpa_desk.domain.shift_words import KIND_WORDS
from bpa_desk.domain.time import Zone, monday, zone
from bpa_desk.export import frame
from bpa_desk.export.papers import Paper
from bpa_desk.export.rota_personal import personal
from bpa_desk.export.rota_words import kind_words, rows, times
from bpa_desk.language import Language
from bpa_desk.language.formats import capital

HATCHES = {
    ShiftKind.DAY: Hatch.NONE,
    ShiftKind.EVENING: Hatch.RISING,
    ShiftKind.NIGHT: Hatch.CROSSED,
    ShiftKind.RESTING: Hatch.LEVEL,
    ShiftKind.STANDBY: Hatch.DOTTED,
    ShiftKind.TRAINING: Hatch.UPRIGHT,
    ShiftKind.MEETING: Hatch.FALLING,
    ShiftKind.OTHER: Hatch.NONE,
}


def rota_papers(facts: RotaPaperFacts, language: Language) -> list[Paper]:
    """Return the wall plan and then a page for each assistant with shifts, in the order of the facts."""
    pages = [
        personal(facts, each, language, number)
        for number, each in enumerate(facts.assistants, 1)
        if each.shifts
    ]
    return [wall(facts, language), *pages]


def wall(facts: RotaPaperFacts, language: Language) -> Paper:
    """Return the plan of the whole span for the wall: a table for each week, to be read from a metre away."""
    text = language.text
    clock = zone(facts.timezone)
    period = frame.period_words(language, facts.span)
    weeks = [_week(facts, first, language, clock) for first in _mondays(facts)]
    blocks: tuple[Block, ...] = (
        Heading(1, text("Rota for {ordning}, {period}", ordning=facts.ordning, period=period)),
        Paragraph(_standing(facts, language), Tone.SMALL),
        *((Paragraph(facts.note),) if facts.note else ()),
        _legend(facts, language),
        *weeks,
    )
    document = frame.paper(
        language,
        text("Rota, {period}", period=period),
        blocks,
        head=text("Rota for {ordning}, {period}", ordning=facts.ordning, period=period),
        state=state_words(facts, language),
        version=facts.version,
        sha256=fingerprint(facts),
        orientation=Orientation.LANDSCAPE,
    )
    name = (language.context("file name", "rota"), frame.period_name(facts.span))
    return Paper(name, document, rows(facts, language))


def state_words(facts: RotaPaperFacts, language: Language) -> str:
    """Return whether the plan is published or a draft."""
    if facts.published_on:
        return language.context("rota", "Published")
    return language.context("rota", "Draft")


def _standing(facts: RotaPaperFacts, language: Language) -> str:
    text = language.text
    parts = [text("Arbeidsleder: {name}", name=facts.leader)] if facts.leader else []
    if facts.published_on:
        parts.append(text("Published {day}", day=language.date_year(facts.published_on)))
    else:
        parts.append(text("Draft: not published yet"))
    if facts.discussed_on:
        parts.append(
            text("Discussed on {day}", day=language.date_year(facts.discussed_on))
        )
    return " · ".join(parts)


def _mondays(facts: RotaPaperFacts) -> Iterator[date]:
    first, last = monday(facts.span.first), frame.last_day(facts.span)
    while first <= last:
        yield first
        first += timedelta(weeks=1)


def _week(facts: RotaPaperFacts, first: date, language: Language, clock: Zone) -> Grid:
    week = [first + timedelta(days=offset) for offset in range(7)]
    columns = (Column(language.text("Name")), *(_column(day, facts, language) for day in week))
    body = [_person(each, week, language, clock) for each in facts.assistants if each.shifts or each.away]
    for label, row in (
        (language.text("Open shifts"), _open_row(facts.open_shifts, week, language, clock)),
        (language.context("rota", "Missing"), _gap_row(facts.gaps, week, language, clock)),
    ):
        if any(row):
            body.append((Cell(label, framed=True), *row))
    return Grid(
        caption=_week_words(facts, first, language),
        columns=columns,
        rows=tuple(body),
        size=Size.WALL,
        empty=language.text("Nobody works this week."),
        together=True,
    )


def _week_words(facts: RotaPaperFacts, first: date, language: Language) -> str:
    week = language.week(first)
    week = capital(week)
    number = facts.week_of_turnus(first)
    if number is None or facts.turnus_weeks == 1:
        return week
    turn = language.text("week {week} of {weeks} in the turnus", week=number, weeks=facts.turnus_weeks)
    return f"{week} ({turn})"


def _column(day: date, facts: RotaPaperFacts, language: Language) -> Column:
    names = [language.text(name) for name in holiday_names(day)] or (
        [language.text(eve)] if (eve := eve_name(day)) else []
    )
    label = f"{language.weekday_short(day)} {language.day_month(day)}".replace(" ", "\N{NO-BREAK SPACE}")
    outside = not facts.span.covers(day)
    if outside:
        # An empty day here means that the plan does not speak of it, not that everybody is free.
        names = [language.text("not in this plan")]
    return Column(label, share=1, note=", ".join(names), marked=outside or is_red(day))


def _person(person: PaperAssistant, week: list[date], language: Language, clock: Zone) -> tuple[Stack, ...]:
    mine = [shift for shift in person.shifts if not shift.cancelled]
    cells = (
        _day_cells(_on(mine, day, clock), day, language, clock, person.hue)
        or (Cell(language.context("rota", "away")) if day in person.away else "")
        for day in week
    )
    return (Cell(person.name, strong=True, colour=person.hue), *cells)


def _on(shifts: Iterable[PaperShift], day: date, clock: Zone) -> list[PaperShift]:
    return [shift for shift in shifts if clock.day(shift.start) == day]


def _day_cells(
    shifts: list[PaperShift], day: date, language: Language, clock: Zone, hue: int | None
) -> tuple[Cell, ...] | str:
    cells = []
    for shift in shifts:
        note = kind_words(shift, language)
        if shift.note:
            note = f"{note}. {shift.note}"
        later = clock.day(shift.end - 1) > day
        cells.append(
            Cell(
                times(shift.start, shift.end, language, clock),
                note=note,
                strong=True,
                glyph="→" if later else "",
                colour=hue,
                hatch=HATCHES[shift.kind],
                framed=hue is None,
            )
        )
    return tuple(cells) or ""


def _open_row(
    shifts: tuple[PaperShift, ...], week: list[date], language: Language, clock: Zone
) -> list[Stack]:
    standing = [shift for shift in shifts if not shift.cancelled]
    return [_day_cells(_on(standing, day, clock), day, language, clock, None) for day in week]


def _gap_row(gaps: tuple[PaperGap, ...], week: list[date], language: Language, clock: Zone) -> list[Stack]:
    row: list[Stack] = []
    for day in week:
        cells = [
            Cell(
                times(gap.start, gap.end, language, clock),
                note=_gap_words(gap, language),
                strong=True,
                framed=True,
            )
            for gap in gaps
            if clock.day(gap.start) == day
        ]
        row.append(tuple(cells) or "")
    return row


def _gap_words(gap: PaperGap, language: Language) -> str:
    words = language.plural("{n} person missing", "{n} people missing", gap.missing)
    if gap.requires:
        words = language.text("{words}. Must know: {skills}", words=words, skills=language.list(gap.requires))
    return words


def _legend(facts: RotaPaperFacts, language: Language) -> Legend:
    used = {shift.kind for person in facts.assistants for shift in person.shifts if not shift.cancelled}
    used |= {shift.kind for shift in facts.open_shifts if not shift.cancelled}
    marks = [Mark(language.text(KIND_WORDS[kind]), hatch=HATCHES[kind]) for kind in ShiftKind if kind in used]
    if facts.open_shifts or facts.gaps:
        marks.append(Mark(language.text("Open, or somebody is missing"), framed=True))
    if _over_midnight(facts):
        marks.append(Mark(language.text("Ends the next day"), glyph="→"))
    return Legend(language.text("What the marks mean"), tuple(marks))


def _over_midnight(facts: RotaPaperFacts) -> bool:
    clock = zone(facts.timezone)
    shifts = (*facts.open_shifts, *(shift for person in facts.assistants for shift in person.shifts))
    return any(
        clock.day(shift.end - 1) > clock.day(shift.start) for shift in shifts if not shift.cancelled
    )
