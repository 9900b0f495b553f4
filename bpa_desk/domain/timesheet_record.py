"""The state of one person's timesheet for one pay period."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class TimesheetState(StrEnum):
    """Draft until somebody looked through it; sealed when it is handed over."""

    DRAFT = "draft"
    APPROVED = "approved"
    SEALED = "sealed"


@dataclass(frozen=True, slots=True)
class TimesheetEvent:
    """One trace on a timesheet: ``at`` is UTC ISO text, ``what`` approved, sealed or reopened."""

    at: str
    what: str
    who: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Timesheet:
    """One assistant's timesheet; ``snapshot`` holds the sealed facts as canonical JSON."""

    id: str
    assistant: str
    start: date
    end: date
    state: TimesheetState = TimesheetState.DRAFT
    version: int = 0
    comment: str = ""
    events: tuple[TimesheetEvent, ...] = ()
    snapshot: str = ""
    sha256: str = ""
