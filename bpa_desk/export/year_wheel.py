"""The year wheel on paper and as a calendar: a board for the wall, and then month by month as a list."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from bpa_desk.domain.document import (
    Block,
    Cell,
    Check,
    Checks,
    Column,
    Facts,
    Grid,
    Heading,
    Orientation,
    PageBreak,
    Paragraph,
    Stack,
    Tone,
)
from bpa_desk.domain.fingerprint import fingerprint
from bpa_desk.domain.text import N_
from bpa_desk.domain.year_wheel import YearEntry, YearWheelFacts
from bpa_desk.export import frame
from bpa_desk.export.events import CalendarEvent, CalendarFile
from bpa_desk.export.papers import Paper
from bpa_desk.export.tabular import Table
from bpa_desk.language import Language
from bpa_desk.language.names import MONTHS_SHORT

ON_THE_BOARD = 7
"""How many lines of a month the board shows; the list has all."""
FOR_YOURSELF = N_("For yourself: with names, sick leave, avvik and everything else that has a day.")
DONE, OPEN = "☑", "☐"
KINDS: dict[str, str] = {
    "yearwheel": N_("Duties of the year"),
    "timesheets": N_("Timesheets"),
    "plan": N_("Rota"),
    "hms": N_("HMS"),
    "agreement": N_("Agreements"),
    "employment": N_("Employment"),
    "paper": N_("Documents"),
    "vedtak": N_("Vedtak"),
    "training": N_("Training"),
    "avvik": N_("Avvik"),
    "need_note": N_("Notebook about the need"),
    "evaluation": N_("Yearly evaluation"),
    "sick_leave": N_("Sick leave"),
}
OTHER = N_("Other")


def kind_word(kind: str, language: Language) -> str:
    """Return what a kind of entry is called."""
    return language.text(KINDS.get(kind, OTHER))


def entry_words(entry: YearEntry, language: Language) -> str:
    """Return what is to be done."""
    return language.message(entry.text) if entry.text is not None else entry.title


def day_words(entry: YearEntry, language: Language) -> str:
    """Return by when: the day, or the month for what may be done any time in it."""
    if entry.all_month:
        return language.text("during {month}", month=language.month_name(entry.day))
    return language.date(entry.day)


def year_wheel(facts: YearWheelFacts, language: Language) -> Paper:
    """Return the year: a board of twelve months to hang up, then every month as a list to tick off."""
    text = language.text
    title = text("Year wheel {year}", year=str(facts.year))
    done = sum(1 for each in facts.entries if not each.open)
    about = Facts(
        (
            (text("Ordning"), facts.ordning),
            (text("Arbeidsleder"), facts.leader),
            (text("As of"), language.date_year(facts.day)),
            (text("Done"), text("{done} of {all}", done=done, all=len(facts.entries))),
        ),
        columns=4,
    )
    months = {month: [each for each in facts.entries if each.day.month == month] for month in range(1, 13)}
    blocks: list[Block] = [Heading(1, title), about]
    if facts.personal:
        blocks.append(Paragraph(text(FOR_YOURSELF), Tone.LEAD))
    blocks += [_board(facts, months, language), PageBreak()]
    for month, held in months.items():
        blocks.append(Heading(2, _capital(language.month_name(date(facts.year, month, 1)))))
        blocks.append(_checks(held, language) if held else Paragraph(text("Nothing."), Tone.SMALL))
    document = frame.paper(
        language, title, tuple(blocks), head=title, state="", version=0, sha256=fingerprint(facts),
        orientation=Orientation.LANDSCAPE,
    )  # fmt: skip
    name: tuple[str, ...] = (language.context("file name", "year-wheel"), str(facts.year))
    if facts.personal:
        # Two files, so that the one for the wall is never taken for the other or written over by it.
        name = (*name, language.context("file name", "private"))
    return Paper(name, document, _rows(facts, language), calendar(facts, language))


def calendar(facts: YearWheelFacts, language: Language) -> CalendarFile:
    """Return the year as whole-day events; a thing of the whole month stands on its last day."""
    title = language.text("Year wheel {year}", year=str(facts.year))
    if facts.personal:
        title = f"{title} ({language.context('file name', 'private')})"
    events = tuple(
        CalendarEvent(
            f"yearwheel-{each.key}",
            0,
            0,
            _summary(each, language),
            each.note,
            sequence=facts.sequence,
            day=each.day,
        )
        for each in facts.entries
    )
    return CalendarFile(f"{facts.ordning} – {title}", events, facts.stamp)


def _summary(entry: YearEntry, language: Language) -> str:
    said = entry_words(entry, language)
    return said if entry.open else language.text("Done: {what}", what=said)


def _board(facts: YearWheelFacts, months: dict[int, list[YearEntry]], language: Language) -> Grid:
    def cell(month: int) -> tuple[Cell, ...]:
        name = _capital(language.month_name(date(facts.year, month, 1)))
        held = months[month]
        lines = [Cell(_board_line(each, language)) for each in held[:ON_THE_BOARD]]
        if len(held) > ON_THE_BOARD:
            more = len(held) - ON_THE_BOARD
            lines.append(Cell(language.plural("and {n} more in the list", "and {n} more in the list", more)))
        return (Cell(name, strong=True), *lines)

    text = language.text
    quarters: tuple[tuple[Stack, ...], ...] = tuple(
        (text("Quarter {n}", n=at + 1), cell(at * 3 + 1), cell(at * 3 + 2), cell(at * 3 + 3))
        for at in range(4)
    )
    columns = (
        Column(text("Quarter")),
        Column(text("First month"), share=1.0),
        Column(text("Second month"), share=1.0),
        Column(text("Third month"), share=1.0),
    )
    return Grid(text("The year at a glance"), columns, quarters, show_caption=False)


def _board_line(entry: YearEntry, language: Language) -> str:
    said = _unstopped(entry, language)
    mark = "" if entry.all_month else f"{entry.day.day}. "
    return f"{OPEN if entry.open else DONE} {mark}{said}"


def _checks(held: Iterable[YearEntry], language: Language) -> Checks:
    return Checks(tuple(Check(_dated(each, language), not each.open, each.note) for each in held))


def _dated(entry: YearEntry, language: Language) -> str:
    """Return what is to be done and when, unless the words tell the day themselves."""
    what, when = _unstopped(entry, language), _when(entry, language)
    return what if when in what else language.text("{what} ({when})", what=what, when=when)


def _unstopped(entry: YearEntry, language: Language) -> str:
    """Return the words without the stop that ends them, for a line of a list; one of a short month stays."""
    said = entry_words(entry, language)
    return said if said.endswith(MONTHS_SHORT[language.code]) else said.removesuffix(".")


def _when(entry: YearEntry, language: Language) -> str:
    if entry.done_on is not None:
        return language.text("done {day}", day=language.date(entry.done_on))
    return day_words(entry, language)


def _rows(facts: YearWheelFacts, language: Language) -> Table:
    text = language.text
    columns = (text("By"), text("What"), text("Kind"), text("Done"), text("Note"))
    rows = tuple(
        (each.day, entry_words(each, language), kind_word(each.kind, language), each.done_on, each.note)
        for each in facts.entries
    )
    return Table(text("Year wheel {year}", year=str(facts.year)), columns, rows)


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]
