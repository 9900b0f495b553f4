"""What a calendar file holds: shifts as events, before they are written in any format."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One shift for a calendar; ``start`` and ``end`` are instants (minutes since 1970-01-01 UTC).

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


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """Events for one person; ``stamp`` is the instant the plan was published."""

    name: str
    events: tuple[CalendarEvent, ...]
    stamp: int
