"""How shifts are written on the rota papers, and the rota as rows."""

from __future__ import annotations

from bpa_desk.domain.rota_paper import PaperShift, RotaPaperFacts
from bpa_desk.domain.shift_words import KIND_WORDS
from bpa_desk.domain.time import Zone, zone
from bpa_desk.export import frame
from bpa_desk.export.tabular import Table, Value, decimal_hours
from bpa_desk.language import Language

_DAY = 1440


def times(start: int, end: int, language: Language, clock: Zone) -> str:
    """Return two instants as ``08–16`` or ``08:30–16``; an end more than a day later has its weekday."""
    first, last = clock.wall(start), clock.wall(end)
    shown = language.times_short(first, last)
    if last.hour == last.minute == 0:
        shown = shown.rpartition("–")[0] + "–24"
    if end - start > _DAY:
        begin, _, close = shown.rpartition("–")
        shown = f"{begin}–{language.weekday_short(last.date())} {close}"
    return shown


def kind_words(shift: PaperShift, language: Language) -> str:
    """Return the name of the shift's own type, or else of its kind."""
    return shift.name or language.text(KIND_WORDS[shift.kind])


def rows(facts: RotaPaperFacts, language: Language) -> Table:
    """Return a row for each shift that stands, by time; an open one has an empty name."""
    text = language.text
    columns = (
        text("Name"),
        text("Date"),
        language.context("column", "Day"),
        language.context("column", "From"),
        language.context("column", "To"),
        language.context("column", "Kind"),
        language.context("column", "Code"),
        text("Hours"),
        language.context("column", "Note"),
    )
    clock = zone(facts.timezone)
    owned = [(shift, person.name) for person in facts.assistants for shift in person.shifts]
    owned += [(shift, "") for shift in facts.open_shifts]
    standing = sorted(
        ((shift, name) for shift, name in owned if not shift.cancelled),
        key=lambda each: (each[0].start, each[0].end, each[1], each[0].id),
    )
    title = text("Rota, {period}", period=frame.period_words(language, facts.span))
    return Table(title, columns, tuple(_row(shift, name, language, clock) for shift, name in standing))


def _row(shift: PaperShift, name: str, language: Language, clock: Zone) -> tuple[Value, ...]:
    day = clock.day(shift.start)
    return (
        name,
        day,
        language.weekday_short(day),
        frame.clock_of(clock, shift.start),
        frame.clock_of(clock, shift.end),
        kind_words(shift, language),
        shift.code,
        decimal_hours(shift.end - shift.start),
        shift.note,
    )
