"""When somebody is away: dates, kind and grade, never a diagnosis (privacy-and-exports.md GDPR-2)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bpa_desk.domain.absence import ABSENCE_KINDS, Absence
from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.services import clock, invariants

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

LONGEST_ABSENCE = 3 * 366 * 1440
_WEEK = 7 * 1440


def absences(store: Store, first: date, last: date, assistant: str | None = None) -> list[Absence]:
    """Return the absences that touch the days first to last, of everybody or of one assistant, by start."""
    start, end = store.zone.at(first), store.zone.at(last + timedelta(days=1))
    if assistant is None:
        return store.between(Absence, start, end)
    return store.between(Absence, start, end, "assistant = ?", (assistant,))


def save_absence(store: Store, absence: Absence) -> Absence:
    """Write an absence; DomainError names the field that is wrong."""
    person = store.get(Assistant, absence.assistant)
    checked = _checked(store, absence)
    before = store.find(Absence, checked.id)
    if before == checked:
        return checked
    label = N_("Add absence for {name}") if before is None else N_("Change absence of {name}")
    with store.change(Message(label, {"name": person.name})) as changes:
        changes.put(checked)
    return checked


@dataclass(frozen=True, slots=True)
class AbsenceDays:
    """An absence as people say it: first and last day, with clock minutes where it is not whole days."""

    first: date
    last: date
    from_minute: int | None = None
    to_minute: int | None = None


def days_of(store: Store, absence: Absence) -> AbsenceDays:
    """Return the days of an absence; midnight to midnight has no times."""
    start, end = store.zone.wall(absence.start), store.zone.wall(absence.end)
    low, high = start.hour * 60 + start.minute, end.hour * 60 + end.minute
    last = end.date() if high else end.date() - timedelta(days=1)
    return AbsenceDays(start.date(), last, low or None, high or None)


def save_days(store: Store, absence: Absence, away: AbsenceDays) -> Absence:
    """Write an absence that lasts these days; without times they are whole days."""
    invariants.in_order(away.first, away.last)
    zone = store.zone
    start = zone.at(away.first, away.from_minute or 0)
    after = away.last + timedelta(days=1)
    end = zone.at(after) if away.to_minute is None else zone.at(away.last, away.to_minute)
    return save_absence(store, replace(absence, start=start, end=end))


def whole_days(store: Store, assistant: str, first: date, last: date) -> list[date]:
    """Return the days from first to last on which the assistant is away all day, in order.

    A graded sick leave is none: one works for a part.
    """
    found: set[date] = set()
    for each in absences(store, first, last, assistant):
        said = days_of(store, each)
        if each.grade is None and said.from_minute is None and said.to_minute is None:
            begins, ends = max(said.first, first), min(said.last, last)
            found |= {begins + timedelta(days=at) for at in range((ends - begins).days + 1)}
    return sorted(found)


def mark_told(store: Store, key: str) -> Absence:
    """Write that the employer was told of the absence today."""
    absence = store.get(Absence, key)
    person = store.get(Assistant, absence.assistant)
    after = replace(absence, told_on=clock.today(store))
    with store.change(Message(N_("Tell the employer of {name}’s absence"), {"name": person.name})) as changes:
        changes.put(after)
    return after


def mark_documented(store: Store, key: str) -> Absence:
    """Write that the paper of the absence came today."""
    absence = store.get(Absence, key)
    person = store.get(Assistant, absence.assistant)
    after = replace(absence, documented_on=clock.today(store))
    with store.change(Message(N_("Receive the paper of {name}’s absence"), {"name": person.name})) as changes:
        changes.put(after)
    return after


def remove_absence(store: Store, key: str) -> None:
    """Remove an absence."""
    absence = store.get(Absence, key)
    person = store.get(Assistant, absence.assistant)
    with store.change(Message(N_("Delete absence of {name}"), {"name": person.name})) as changes:
        changes.remove(Absence, key)


def _checked(store: Store, absence: Absence) -> Absence:
    if absence.end <= absence.start:
        raise DomainError(Message(N_("An absence must end after it starts.")), "end")
    if absence.end - absence.start > LONGEST_ABSENCE:
        raise DomainError(Message(N_("An absence can be at most three years long.")), "end")
    if absence.kind not in ABSENCE_KINDS:
        raise DomainError(Message(N_("Choose what kind of absence it is.")), "kind")
    if absence.kind == "gradert":
        if absence.grade is None:
            raise DomainError(Message(N_("Write how many percent the graded sick leave is.")), "grade")
        invariants.within(absence.grade, 1, 99, "grade")
        if absence.presence is not None:
            invariants.within(absence.presence, 0, _WEEK, "presence")
    else:
        absence = replace(absence, grade=None, presence=None)
    today = clock.today(store)
    for field in ("documented_on", "reported_on", "told_on"):
        invariants.come(getattr(absence, field), today, field)
    return replace(absence, note=invariants.prose(absence.note, "note"))
