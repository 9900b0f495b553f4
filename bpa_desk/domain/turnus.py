"""The grunnturnus: a pattern of 1–26 weeks that repeats until it is changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bpa_desk.domain.quick import quick
from bpa_desk.domain.shift import ShiftKind
from bpa_desk.domain.time import monday

MOST_WEEKS = 26


@dataclass(frozen=True, slots=True)
class TurnusPhase:
    """How many weeks later in the cycle a person starts than the turnus itself."""

    assistant: str
    weeks: int


@dataclass(frozen=True, slots=True)
class Turnus:
    """A repeating pattern: week 1 begins on the Monday of ``anchor``; rolled out between start and end."""

    id: str
    name: str
    weeks: int
    anchor: date
    start: date
    end: date | None = None
    phases: tuple[TurnusPhase, ...] = ()
    note: str = ""

    def week_of(self, day: date) -> int:
        """Return the week of the cycle the day lies in, 0-based."""
        return (monday(day) - monday(self.anchor)).days // 7 % self.weeks

    def phase(self, assistant: str) -> int:
        """Return the person's phase in weeks."""
        return next((each.weeks for each in self.phases if each.assistant == assistant), 0)


@quick
@dataclass(frozen=True, slots=True)
class TurnusLine:
    """One shift of the pattern: 0-based week and weekday, clock minutes (``end`` may pass 1440)."""

    id: str
    turnus: str
    week: int
    weekday: int
    start: int
    end: int
    assistant: str | None = None
    kind: ShiftKind = ShiftKind.DAY
    type: str | None = None
    passive: tuple[tuple[int, int], ...] = ()
    requires: tuple[str, ...] = ()
    note: str = ""
