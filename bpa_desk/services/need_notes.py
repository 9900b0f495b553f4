"""The notebook before a reassessment: notes are written when something is seen, and become a draft letter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bpa_desk.domain.need_letter import HoursUsed, NeedLetterFacts
from bpa_desk.domain.need_note import NeedNote, Voice
from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.domain.time import DateSpan
from bpa_desk.services import attachments, clock, invariants, ordning, vedtak
from bpa_desk.services.due import Due
from bpa_desk.services.identity import new_id

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

KIND = "need_note"
MOST_MINUTES = 10 * 7 * 1440
LEAST_MINUTES = -7 * 1440
TELL_BEFORE = timedelta(weeks=8)
"""How long before the review one is told to gather the notes; ours, not the law's."""
YEAR_BACK = timedelta(days=365)
"""How far back the hours of the letter go, at most."""


def notes(store: Store) -> list[NeedNote]:
    """Return every note, the newest first."""
    return store.all(NeedNote)[::-1]


def found(store: Store, key: str) -> NeedNote | None:
    """Return the note, or None when it is gone."""
    return store.find(NeedNote, key)


def fresh(store: Store, voice: Voice = Voice.VIEW) -> NeedNote:
    """Return a new note of today that is not stored yet."""
    return NeedNote(new_id(), clock.today(store), voice, "")


def save_note(store: Store, note: NeedNote) -> NeedNote:
    """Write a note; DomainError names the field that is wrong."""
    invariants.come(note.seen_on, clock.today(store), "seen_on")
    text = invariants.prose(note.text, "text")
    if not text:
        raise DomainError(Message(N_("Write what was seen or wished.")), "text")
    if note.minutes is not None:
        invariants.within(note.minutes / 60, LEAST_MINUTES / 60, MOST_MINUTES / 60, "minutes")
    saved = replace(note, text=text, area=invariants.one_line(note.area), by=invariants.one_line(note.by))
    before = store.find(NeedNote, saved.id)
    if before == saved:
        return saved
    label = N_("New note of {day}") if before is None else N_("Change note of {day}")
    with store.change(Message(label, {"day": saved.seen_on})) as changes:
        changes.put(saved)
    return saved


def remove(store: Store, key: str) -> None:
    """Remove a note."""
    gone = store.get(NeedNote, key)
    with store.change(Message(N_("Delete note of {day}"), {"day": gone.seen_on})) as changes:
        attachments.detach_all(store, KIND, key)
        changes.remove(NeedNote, key)


def review_day(store: Store) -> date | None:
    """Return the day the vedtak in force is to be reviewed, or ends; None where neither is written."""
    held = vedtak.vedtak_on(store, clock.today(store))
    return None if held is None else held.next_review or held.end


def since_decision(store: Store) -> list[NeedNote]:
    """Return the notes from the day the vedtak in force was decided, or began, the earliest first."""
    held = vedtak.vedtak_on(store, clock.today(store))
    first = date.min if held is None else held.decided_on or held.start
    return store.all(NeedNote, "seen_on >= ?", (first.isoformat(),))


def falling_due(store: Store, first: date, last: date) -> Iterator[Due]:
    """Yield the review of the vedtak, as the day the notes are to be gathered by, where there are notes."""
    day = review_day(store)
    if day is not None and first <= day <= last and since_decision(store):
        template = N_("Gather the notes about the need before the vedtak is reviewed on {day}.")
        text = Message(template, {"day": day})
        yield Due(day, text, "notebook", "", KIND, tell_from=day - TELL_BEFORE, tell_until=day, advice=True)


def letter(store: Store, keys: Iterable[str]) -> NeedLetterFacts:
    """Return what the draft letter shows with the chosen notes."""
    here, today, chosen = ordning.current(store), clock.today(store), set(keys)
    held = vedtak.vedtak_on(store, today)
    return NeedLetterFacts(
        here.name,
        here.leader,
        (held.municipality if held else "") or here.municipality,
        today,
        held,
        _hours(store, today),
        tuple(each for each in store.all(NeedNote) if each.id in chosen),
    )


def _hours(store: Store, today: date) -> HoursUsed | None:
    """Return the last twelve months, as far as there has been a vedtak; the present day is not over."""
    granted_from = [each.start for each in vedtak.all_vedtak(store)]
    first, last = max([today - YEAR_BACK, *granted_from[:1]]), today - timedelta(days=1)
    if not granted_from or last < first:
        return None
    account = vedtak.account(store, first, last)
    return HoursUsed(DateSpan(first, last), round(account.total.granted), round(account.total.used))
