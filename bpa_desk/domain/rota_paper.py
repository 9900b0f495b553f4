"""What the rota papers show: who works when in a span of days, what is open, where somebody is missing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bpa_desk.domain.shift import ShiftKind
from bpa_desk.domain.time import DateSpan, Period


@dataclass(frozen=True, slots=True)
class PaperShift:
    """One shift as it stands on paper; ``start``, ``end`` and ``passive`` are instants.

    ``code`` and ``name`` are the shift type's. Why a shift was cancelled is nobody's business on a wall, so
    the reason is not among these facts.
    """

    id: str
    start: int
    end: int
    kind: ShiftKind = ShiftKind.DAY
    code: str = ""
    name: str = ""
    passive: tuple[Period, ...] = ()
    note: str = ""
    requires: tuple[str, ...] = ()
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class PaperAssistant:
    """One person's row: ``hue`` 0–11; ``worked`` and ``agreed`` are minutes in the span, or None.

    ``away`` are the whole days the person is not there; why is nobody's business on a wall.
    """

    id: str
    name: str
    initials: str = ""
    hue: int = 0
    shifts: tuple[PaperShift, ...] = ()
    worked: int = 0
    agreed: int | None = None
    away: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class PaperGap:
    """A stretch of time (instants) where ``missing`` more people are needed, with the skills named."""

    start: int
    end: int
    missing: int = 1
    requires: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RotaPaperFacts:
    """Everything the rota papers of a span show; the span has a last day.

    ``turnus_start`` is a Monday on which week 1 of ``turnus_weeks`` begins, None without a turnus. A plan
    that has not been published is a draft.
    """

    ordning: str
    leader: str
    span: DateSpan
    timezone: str = "Europe/Oslo"
    assistants: tuple[PaperAssistant, ...] = ()
    open_shifts: tuple[PaperShift, ...] = ()
    gaps: tuple[PaperGap, ...] = ()
    turnus_start: date | None = None
    turnus_weeks: int = 0
    version: int = 0
    discussed_on: date | None = None
    published_on: date | None = None
    workplace: str = ""
    note: str = ""

    def week_of_turnus(self, monday: date) -> int | None:
        """Return which week of the turnus begins on the Monday, counted from 1, or None without a turnus."""
        if self.turnus_start is None or self.turnus_weeks < 1:
            return None
        return (monday - self.turnus_start).days // 7 % self.turnus_weeks + 1
