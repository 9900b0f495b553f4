"""What an import would do, shown before anything is done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from bpa_desk.domain.absence import Absence
from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.shift import Shift, ShiftKind, ShiftType
from bpa_desk.domain.time import Period, Zone
from bpa_desk.services.exchange.cells import looks_like_code
from bpa_desk.services.exchange.sheet import Reject
from bpa_desk.services.exchange.who import Likeness


@dataclass(frozen=True, slots=True)
class Known:
    """What the ordning already has that an import is read against."""

    zone: Zone
    assistants: tuple[Assistant, ...] = ()
    types: tuple[ShiftType, ...] = ()
    shifts: frozenset[tuple[str | None, int, int]] = frozenset()
    absences: frozenset[tuple[str, int, int]] = frozenset()


class ReadShift(NamedTuple):
    """A shift as a foreign plan has it: what a plan can say, and no id before it is really added."""

    start: int
    end: int
    kind: ShiftKind
    type: str | None = None
    passive: tuple[Period, ...] = ()
    requires: tuple[str, ...] = ()
    note: str = ""
    assistant: str | None = None

    @property
    def period(self) -> Period:
        """The planned period."""
        return Period(self.start, self.end)

    def shift(self, key: str) -> Shift:
        """Return it as a shift of the rota with the id."""
        return Shift(key, **self._asdict())


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What an import would add, what it could not use (``rejects``), and how much is there ``already``.

    The shifts become shifts of the rota, with ids, when the preview is applied. Of several sheets read
    together ``repeated`` counts the shifts that stand in two, ``left_out`` names the sheets without shifts,
    and ``undated`` those without dates. ``alike`` are the names that may mean somebody of another name.
    """

    shifts: tuple[ReadShift, ...] = ()
    assistants: tuple[Assistant, ...] = ()
    rejects: tuple[Reject, ...] = ()
    absences: tuple[Absence, ...] = ()
    already: int = 0
    first: date | None = None
    last: date | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    repeated: int = 0
    left_out: tuple[str, ...] = ()
    undated: tuple[str, ...] = ()
    alike: tuple[Likeness, ...] = ()

    @property
    def empty(self) -> bool:
        """True when there is nothing to add."""
        return not (self.shifts or self.assistants or self.absences)

    @property
    def unknown_codes(self) -> tuple[tuple[str, int], ...]:
        """The short codes nobody has explained and how often they stand, the most frequent first."""
        asked = (each.cell for each in self.rejects if "code" in each.why.values)
        counts = Counter(filter(looks_like_code, asked))
        return tuple(sorted(counts.items(), key=lambda each: (-each[1], each[0])))
