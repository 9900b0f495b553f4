"""What a calendar file holds: shifts and due days as events, before they are written in any format."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One shift or one thing due; ``start`` and ``end`` are instants (minutes since 1970-01-01 UTC).

    Where ``day`` is set, the event is of that whole day, busy for nobody, and the instants are not used.

    ``uid`` stays the same through every change and ``sequence`` grows, or the calendar shows it twice.
    """

    uid: str
    start: int
    end: int
    summary: str
    description: str = ""
    location: str = ""
    sequence: int = 0
    cancelled: bool = False
    day: date | None = None


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """Events of one calendar; ``stamp`` is the instant the plan was published or the calendar was made."""

    name: str
    events: tuple[CalendarEvent, ...]
    stamp: int
