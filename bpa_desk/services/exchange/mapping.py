"""How a foreign plan is laid out: what the user can correct, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Layout(StrEnum):
    """Which way a plan runs."""

    NAMES_DOWN = "names_down"
    DATES_DOWN = "dates_down"
    ROWS = "rows"


class Column(StrEnum):
    """What a column holds when every shift has a row of its own."""

    DATE = "date"
    END_DATE = "end_date"
    ASSISTANT = "assistant"
    START = "start"
    END = "end"
    HOURS = "hours"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class SheetMapping:
    """Where things stand in a sheet; rows and columns count from 0.

    ``header`` is the row of dates (names down), of names (dates down) or of column titles (rows; -1 is none).
    ``side`` is the column of names (names down) or of dates (dates down). ``year`` and ``month`` complete
    dates that lack them. ``columns`` is for rows only, and ``person`` the one name where no column has it.
    ``first`` is the first day of a plan that has no dates of its own.
    ``codes`` explains short codes: hours such as ``08-16``, an absence word, or nothing for a day off.
    ``who`` says whom a short name means, or nothing for somebody new.
    """

    layout: Layout
    year: int
    header: int = 0
    side: int = 0
    month: int | None = None
    person: str = ""
    first: date | None = None
    columns: Mapping[Column, int] = field(default_factory=dict)
    codes: Mapping[str, str] = field(default_factory=dict)
    who: Mapping[str, str] = field(default_factory=dict)
