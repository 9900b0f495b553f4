"""The week as values ready to paint and to speak; made once per change, never while painting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bpa_desk.domain.finding import Severity


@dataclass(frozen=True, slots=True)
class Block:
    """One shift in a cell: its times, looks and marks; ``leans`` when it runs into the next day."""

    shift: str
    times: str
    look: str
    hue: int | None
    severity: Severity | None = None
    accepted: bool = False
    leans: bool = False
    cancelled: str = ""
    worked: bool = False
    noted: bool = False
    actual: str = ""
    initials: str = ""


@dataclass(frozen=True, slots=True)
class Tail:
    """The end of a shift that began the day before."""

    shift: str
    until: str
    look: str
    hue: int | None


@dataclass(frozen=True, slots=True)
class Cell:
    """One person (None: open shifts) on one day; ``typed`` is what one would write to get it.

    ``elsewhere`` is said of work at other workplaces, which is no shift here.
    """

    assistant: str | None
    day: date
    blocks: tuple[Block, ...] = ()
    tails: tuple[Tail, ...] = ()
    absent: str = ""
    elsewhere: tuple[str, ...] = ()
    typed: str = ""
    spoken: str = ""
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One person's week, or the open shifts: cells Monday to Sunday and the hours beside them."""

    assistant: str | None
    title: str
    initials: str
    hue: int | None
    hours: str
    spoken_hours: str
    severity: Severity | None
    cells: tuple[Cell, ...]
    tip: str = ""

    @property
    def key(self) -> str:
        """What the row is known by from one showing to the next."""
        return self.assistant or ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A day above its column: ``tir. 24.``, the red day's name, and the week of the turnus."""

    day: date
    title: str
    short: str
    below: str
    red: bool
    today: bool
    spoken: str


@dataclass(frozen=True, slots=True)
class GapMark:
    """A stretch of a day where somebody is missing: minutes after midnight, and the words for it."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """One day of the coverage strip; ``needed`` are the minutes when somebody must be there."""

    day: date
    needed: tuple[tuple[int, int], ...]
    gaps: tuple[GapMark, ...]
    text: str
    spoken: str


@dataclass(frozen=True, slots=True)
class Week:
    """Everything the week page shows."""

    first: date
    title: str
    headings: tuple[Heading, ...]
    rows: tuple[Row, ...]
    coverage: tuple[Coverage, ...]
