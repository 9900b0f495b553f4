"""Registered absence laid over the shifts: planned counts as worked only where nobody is registered away.

[P] A shift that is marked worked, has times of its own or is cancelled says itself what happened, and stays
as it is. Graded sick leave leaves shifts alone too: the person works part of the time
(holiday-and-absence.md E).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bpa_desk.domain.absence import Absence
from bpa_desk.domain.shift import Shift, ShiftStatus
from bpa_desk.domain.time import Period

GRADED = "gradert"


def laid_over(shifts: Iterable[Shift], absences: Iterable[Absence]) -> list[Shift]:
    """Return the shifts with what lies in an absence cancelled by its kind; a part keeps its shift's id."""
    away: dict[str, list[Absence]] = {}
    for each in sorted(absences, key=lambda one: (one.start, one.id)):
        if each.kind != GRADED:
            away.setdefault(each.assistant, []).append(each)
    found: list[Shift] = []
    for shift in shifts:
        found += _parts(shift, away.get(shift.assistant or "", []))
    return found


def covered(shift: Shift, absences: Iterable[Absence]) -> bool:
    """True when part of the shift falls away because somebody is registered absent."""
    return any(not each.counts for each in laid_over([shift], absences)) and shift.counts


def _parts(shift: Shift, away: list[Absence]) -> list[Shift]:
    if shift.status is not ShiftStatus.PLANNED or shift.actual is not None:
        return [shift]
    touching = [each for each in away if each.start < shift.end and each.end > shift.start]
    if not touching:
        return [shift]
    parts: list[Shift] = []
    at = shift.start
    for absence in touching:
        low, high = max(at, absence.start), min(shift.end, absence.end)
        if high <= low:
            continue
        if low > at:
            parts.append(_cut(shift, at, low))
        gone = replace(shift, status=ShiftStatus.CANCELLED, code=absence.kind)
        parts.append(_cut(gone, low, high))
        at = high
    if at < shift.end:
        parts.append(_cut(shift, at, shift.end))
    return parts


def _cut(shift: Shift, start: int, end: int) -> Shift:
    whole = (start, end) == shift.period
    return shift if whole else replace(shift, actual=Period(start, end))
