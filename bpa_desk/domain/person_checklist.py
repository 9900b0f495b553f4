"""What is to be done when an assistant begins or leaves, point by point, with who did it and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Passage(StrEnum):
    """Which way an assistant goes."""

    STARTING = "starting"
    LEAVING = "leaving"


@dataclass(frozen=True, slots=True)
class PassagePoint:
    """One point; ``key`` ties it to its template, and ``done_on`` is an ISO day, empty while it is undone.

    ``needless`` says that it does not concern this assistant.
    """

    key: str
    text: str
    done_on: str = ""
    by: str = ""
    needless: bool = False
    note: str = ""

    @property
    def settled(self) -> bool:
        """True when there is nothing more to do about it."""
        return bool(self.done_on) or self.needless


@dataclass(frozen=True, slots=True)
class PersonChecklist:
    """The points for one assistant; ``day`` is the first or the last day at work."""

    id: str
    assistant: str
    passage: Passage
    day: date
    points: tuple[PassagePoint, ...] = ()
