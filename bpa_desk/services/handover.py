"""The handover book: begun from a template, written, moved, verified, and told when it is old."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from bpa_desk.domain.handover import BookPart, HandoverEntry, tells_secret
from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.services import attachments, clock, deputies, handover_guide, invariants, ordning
from bpa_desk.services.due import Due
from bpa_desk.services.identity import new_id

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

PAGE = KIND = "handover"
ENTRY = "handover_entry"
"""What files beside an entry lie beside."""
LONGEST_RHYTHM = 60
"""Months: what is verified more seldom than every fifth year is not verified at all."""
_PARTS = list(BookPart)


def entries(store: Store) -> list[HandoverEntry]:
    """Return every entry in the order of the book."""
    return sorted(store.all(HandoverEntry), key=_order)


def found(store: Store, key: str) -> HandoverEntry | None:
    """Return the entry, or None when it is gone."""
    return store.find(HandoverEntry, key)


def begin(store: Store, language: str) -> int:
    """Add every entry of the template that is not in the book, as one step; return how many."""
    known = {each.key for each in store.all(HandoverEntry)}
    fresh = [each for each in handover_guide.guides(language) if each.key not in known]
    if fresh:
        places = {part: _last(store, part) for part in BookPart}
        with store.change(Message(N_("Begin the handover book"))) as changes:
            for each in fresh:
                places[each.part] += 1
                changes.put(
                    HandoverEntry(
                        new_id(), each.part, each.heading, each.text, each.phone,
                        position=places[each.part], months=each.months, key=each.key,
                    )
                )  # fmt: skip
    return len(fresh)


def new_entry(store: Store, part: BookPart = BookPart.CONTACTS) -> HandoverEntry:
    """Return an entry that is not stored yet, last in the part, verified today by whoever leads."""
    return HandoverEntry(
        new_id(), part, "", position=_last(store, part) + 1,
        verified_on=clock.today(store), verified_by=who_verifies(store),
    )  # fmt: skip


def save(store: Store, entry: HandoverEntry) -> HandoverEntry:
    """Write an entry; what is written anew counts as verified today. DomainError names the field."""
    today, before = clock.today(store), store.find(HandoverEntry, entry.id)
    invariants.within(entry.months, 0, LONGEST_RHYTHM, "months")
    invariants.come(entry.verified_on, today, "verified_on")
    saved = replace(
        entry,
        heading=invariants.named(entry.heading, "heading"),
        text=invariants.prose(entry.text, "text"),
        phone=invariants.one_line(entry.phone),
        restricted=invariants.prose(entry.restricted, "restricted"),
        verified_by=invariants.one_line(entry.verified_by),
    )
    for field in ("heading", "text", "phone", "restricted"):
        invariants.no_national_id(getattr(saved, field), field)
        if tells_secret(getattr(saved, field)):
            raise DomainError(
                Message(N_("Never write a code or a password here. Write where it is kept.")), field
            )
    if before is not None and before.part is not saved.part:
        saved = replace(saved, position=_last(store, saved.part) + 1)
    saved = _verified(store, before, saved)
    if saved != before:
        label = N_("New in the handover book: “{what}”") if before is None else N_(
            "Change “{what}” in the handover book"
        )  # fmt: skip
        with store.change(Message(label, {"what": saved.heading})) as changes:
            changes.put(saved)
    return saved


def verify(store: Store, keys: Sequence[str]) -> list[HandoverEntry]:
    """Say that what stands in the entries was verified today, by whoever leads; return those it concerns."""
    held = [each for each in entries(store) if each.id in set(keys)]
    written = [each for each in held if each.written]
    if not written:
        raise DomainError(Message(N_("There is nothing to verify: nothing is written yet.")))
    today, by = clock.today(store), who_verifies(store)
    after = [replace(each, verified_on=today, verified_by=by) for each in written]
    if after != written:
        label = Message(N_("{n} parts of the handover book verified"), {"n": len(after)})
        if len(after) == 1:
            label = Message(N_("“{what}” verified today"), {"what": after[0].heading})
        with store.change(label) as changes:
            changes.put_all(after)
    return after


def verify_all(store: Store) -> list[HandoverEntry]:
    """Say that the whole book was verified today."""
    return verify(store, [each.id for each in entries(store)])


def move(store: Store, key: str, steps: int) -> HandoverEntry:
    """Move an entry up (negative) or down within its part; at the end of it nothing happens."""
    moved = store.get(HandoverEntry, key)
    held = [each for each in entries(store) if each.part is moved.part]
    at = held.index(moved)
    to = max(0, min(len(held) - 1, at + steps))
    if to != at:
        held.insert(to, held.pop(at))
        pairs = [(each, replace(each, position=number)) for number, each in enumerate(held)]
        label = Message(N_("Move “{what}” in the handover book"), {"what": moved.heading})
        with store.change(label) as changes:
            changes.put_all([after for before, after in pairs if after != before])
    return store.get(HandoverEntry, key)


def remove(store: Store, keys: Sequence[str]) -> None:
    """Remove entries with their files, as one step."""
    gone = [store.get(HandoverEntry, key) for key in dict.fromkeys(keys)]
    if not gone:
        return
    label = Message(N_("Delete {n} parts of the handover book"), {"n": len(gone)})
    if len(gone) == 1:
        label = Message(N_("Delete “{what}” from the handover book"), {"what": gone[0].heading})
    with store.change(label) as changes:
        for each in gone:
            attachments.detach_all(store, ENTRY, each.id)
            changes.remove(HandoverEntry, each.id)


def old(store: Store) -> list[HandoverEntry]:
    """Return what is to be verified by today, in the order of the book."""
    today = clock.today(store)
    return [each for each in entries(store) if each.old(today)]


def who_verifies(store: Store) -> str:
    """Return the name of whoever leads today: the deputy, else the arbeidsleder."""
    deputy = deputies.leading(store)
    return deputy.name if deputy is not None else ordning.current(store).leader


def falling_due(store: Store, first: date, last: date) -> Iterable[Due]:
    """Yield what is old as one thing to do, and what will be so day by day."""
    today = clock.today(store)
    days: dict[date, list[HandoverEntry]] = {}
    for each in entries(store):
        day = each.verify_on if each.verified_on is not None else today
        if each.written and day is not None and first <= day <= last:
            # What is old already is read through in one go: a line for each would hide the rest.
            days.setdefault(max(day, today), []).append(each)
    for _day, held in sorted(days.items()):
        text = Message(N_("Verify {n} parts of the handover book"), {"n": len(held)})
        if len(held) == 1:
            text = Message(N_("Verify “{what}” in the handover book"), {"what": held[0].heading})
        since = min(one.verify_on or today for one in held)
        yield Due(since, text, PAGE, f"old:{held[0].id}", KIND, advice=True)


def _verified(store: Store, before: HandoverEntry | None, saved: HandoverEntry) -> HandoverEntry:
    if not saved.written:
        return replace(saved, verified_on=None, verified_by="")
    said = before is None or _verification(before) != _verification(saved)
    if said and saved.verified_on is not None:
        return saved
    if before is None or _content(before) != _content(saved):
        return replace(saved, verified_on=clock.today(store), verified_by=who_verifies(store))
    return saved


def _verification(entry: HandoverEntry) -> tuple[date | None, str]:
    return entry.verified_on, entry.verified_by


def _content(entry: HandoverEntry) -> tuple[str, ...]:
    return entry.heading, entry.text, entry.phone, entry.restricted


def _last(store: Store, part: BookPart) -> int:
    held = store.all(HandoverEntry, "part = ?", (part.value,))
    return max((each.position for each in held), default=-1)


def _order(entry: HandoverEntry) -> tuple[int, int, str]:
    return _PARTS.index(entry.part), entry.position, entry.id
