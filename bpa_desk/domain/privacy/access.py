"""What the file holds about one person, as facts for paper and for other programs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bpa_desk.domain.text import Message

MASK = "[…]"
"""Stands where somebody else is named."""


@dataclass(frozen=True, slots=True)
class AccessRow:
    """One row: its columns in order, others' names left out; ``about`` False where it only names one."""

    key: str
    when: str
    cells: Mapping[str, Any]
    about: bool = True


@dataclass(frozen=True, slots=True)
class AccessTable:
    """The rows of one table."""

    table: str
    rows: tuple[AccessRow, ...]


@dataclass(frozen=True, slots=True)
class AccessLine:
    """One line of the journal: when (UTC) and what was done."""

    at: str
    label: Message


@dataclass(frozen=True, slots=True)
class AccessFile:
    """A file that lies beside a record: the name it is written under, and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class AccessFacts:
    """Everything about one person; ``forms`` are unfinished forms and settings by key, ``names`` what the
    courses are called that the rows know by their id.
    """

    ordning: str
    employer: str
    leader: str
    day: date
    person: str
    name: str
    tables: tuple[AccessTable, ...]
    lines: tuple[AccessLine, ...] = ()
    forms: Mapping[str, Any] | None = None
    files: tuple[AccessFile, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
