"""What the draft letter to the municipality about a new assessment shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from bpa_desk.domain.need_note import NeedNote, Voice
from bpa_desk.domain.time import DateSpan
from bpa_desk.domain.vedtak import Vedtak


@dataclass(frozen=True, slots=True)
class HoursUsed:
    """Whole minutes granted and used in a span of days that is over."""

    span: DateSpan
    granted: int
    used: int

    @property
    def weeks(self) -> Fraction:
        """How many weeks the span is."""
        assert self.span.last is not None
        return Fraction((self.span.last - self.span.first).days + 1, 7)


@dataclass(frozen=True, slots=True)
class NeedLetterFacts:
    """The chosen notes, with the hours used against those granted; ``vedtak`` is the one in force, if any."""

    ordning: str
    leader: str
    municipality: str
    day: date
    vedtak: Vedtak | None
    hours: HoursUsed | None
    notes: tuple[NeedNote, ...]

    def of(self, voice: Voice) -> tuple[NeedNote, ...]:
        """Return the notes in one person's words, the earliest first."""
        return tuple(each for each in self.notes if each.voice is voice)
