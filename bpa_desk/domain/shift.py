"""Shifts and the named types they are made from."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import NamedTuple

from bpa_desk.domain.quick import dataclass, quick
from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.domain.time import Period

LONGEST_SHIFT = 8 * 1440


class ShiftKind(StrEnum):
    """What a shift is; all but standby are working time on the spot."""

    DAY = "day"
    EVENING = "evening"
    NIGHT = "night"
    RESTING = "resting"
    STANDBY = "standby"
    TRAINING = "training"
    MEETING = "meeting"
    OTHER = "other"


class ShiftStatus(StrEnum):
    """Where a shift stands; a cancelled one stays visible with its code."""

    PLANNED = "planned"
    WORKED = "worked"
    CANCELLED = "cancelled"


class Break(NamedTuple):
    """A pause inside a shift; ``free`` means the assistant may leave, and then it is not working time."""

    start: int
    end: int
    free: bool = False


@dataclass(frozen=True, slots=True)
class ShiftType:
    """A named kind of shift: clock minutes (``end`` past 1440 over midnight) and a short code to type."""

    id: str
    code: str
    name: str
    kind: ShiftKind
    start: int
    end: int
    passive: tuple[tuple[int, int], ...] = ()
    hue: int | None = None
    requires: tuple[str, ...] = ()
    archived: bool = False


@quick
@dataclass(frozen=True, slots=True)
class Shift:
    """One piece of work by one person, or open (``assistant`` None); times are instants.

    ``actual`` is what really happened where it differs from the plan; ``turnus`` and ``turnus_line`` say
    where a rolled-out shift came from, and ``edited`` that it was changed by hand since. ``reason`` is why
    the leader planned it against a warning, ``consent`` when and how overtime was agreed to this time.
    """

    id: str
    start: int
    end: int
    assistant: str | None = None
    kind: ShiftKind = ShiftKind.DAY
    type: str | None = None
    passive: tuple[Period, ...] = ()
    calls: tuple[Period, ...] = ()
    breaks: tuple[Break, ...] = ()
    status: ShiftStatus = ShiftStatus.PLANNED
    code: str = ""
    requires: tuple[str, ...] = ()
    emergency: bool = False
    note: str = ""
    reason: str = ""
    actual: Period | None = None
    turnus: str | None = None
    turnus_line: str | None = None
    edited: bool = False
    consent: str = ""

    @property
    def period(self) -> Period:
        """The planned period."""
        return Period(self.start, self.end)

    @property
    def effective(self) -> Period:
        """What counts: the actual times where they are recorded, else the planned ones."""
        return self.actual or Period(self.start, self.end)

    @property
    def standby(self) -> bool:
        """True for beredskapsvakt outside the workplace (aml. § 10-4 third paragraph)."""
        return self.kind is ShiftKind.STANDBY

    @property
    def counts(self) -> bool:
        """True unless the shift is cancelled."""
        return self.status is not ShiftStatus.CANCELLED

    def moved(self, start: int, end: int) -> Shift:
        """Return the shift in another period; passive time, calls and breaks follow and are cut to fit.

        Where it is recorded what really happened, calls and breaks belong to that and stay with it.
        """
        by = start - self.start

        def fit(piece: tuple[int, int]) -> Period:
            return Period(max(start, piece[0] + by), min(end, piece[1] + by))

        def inside(pieces: tuple[Period, ...]) -> tuple[Period, ...]:
            return tuple(piece for piece in map(fit, pieces) if piece.end > piece.start)

        breaks = tuple(Break(*fit((each.start, each.end)), each.free) for each in self.breaks)
        return replace(
            self,
            start=start,
            end=end,
            passive=inside(self.passive),
            calls=self.calls if self.actual is not None else inside(self.calls),
            breaks=self.breaks
            if self.actual is not None
            else tuple(each for each in breaks if each.end > each.start),
            edited=self.edited or self.turnus is not None,
        ).checked()

    def checked(self) -> Shift:
        """Return the shift itself if it makes sense; raise DomainError with the field otherwise."""
        if self.end <= self.start:
            raise DomainError(Message(N_("A shift must end after it starts.")), "end")
        if self.end - self.start > LONGEST_SHIFT:
            raise DomainError(Message(N_("A shift can be at most eight days long; split it in two.")), "end")
        if self.actual is not None and self.actual.end <= self.actual.start:
            raise DomainError(Message(N_("What was worked must end after it starts.")), "actual")
        # Passive time belongs to the plan; calls and breaks to what really happened.
        spans = ((self.passive, self.period, "passive"), (self.calls, self.effective, "calls"),
                 (self.breaks, self.effective, "breaks"))
        for pieces, (start, end), field in spans:
            for piece in pieces:
                if piece[1] <= piece[0] or piece[0] < start or piece[1] > end:
                    raise DomainError(
                        Message(N_("Passive time, calls and breaks must lie inside the shift.")), field
                    )
        return self
