"""Verbs on many shifts at once: fill cells of the week, copy a span, swap two people, settle a time away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import chain
from typing import TYPE_CHECKING

from bpa_desk.domain.absence import CANCELLATION_CODES
from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.shift import Break, Shift, ShiftKind, ShiftStatus
from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.domain.time import DAY, Period, Zone
from bpa_desk.services import invariants, rota
from bpa_desk.services.identity import new_id

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

LONGEST_SPAN = 400


@dataclass(frozen=True, slots=True)
class Draft:
    """A shift before it has a day: clock minutes after midnight, ``end`` past 1440 over midnight.

    ``kind`` None means that the kind that is there stays, or is told from the times; ``named`` False that
    kind and type were only guessed, so that a shift already standing in these times is left as it is.
    ``note`` and ``breaks`` (start, end, free) come along when a shift is copied.
    """

    start: int
    end: int
    kind: ShiftKind | None = None
    type: str | None = None
    passive: tuple[tuple[int, int], ...] = ()
    requires: tuple[str, ...] = ()
    named: bool = True
    note: str = ""
    breaks: tuple[tuple[int, int, bool], ...] = ()


@dataclass(frozen=True, slots=True)
class CellEdit:
    """What one cell of the week shall hold: the drafts of one person (None: open shifts) on one day.

    ``fresh`` is the id a new shift shall have, so that what was tried and what is saved are the same shift.
    """

    assistant: str | None
    day: date
    drafts: tuple[Draft, ...] = ()
    fresh: str = ""


@dataclass(frozen=True, slots=True)
class CellChange:
    """What filling cells comes to: shifts to put (new or changed) and shifts to remove."""

    put: tuple[Shift, ...] = ()
    removed: tuple[Shift, ...] = ()


@dataclass(frozen=True, slots=True)
class Copied:
    """How many shifts a copy made, and how many were there already."""

    made: int
    there: int


def kind_of(start: int, end: int, passive: Sequence[tuple[int, int]] = ()) -> ShiftKind:
    """Return the kind that clock minutes suggest: resting with passive time, else night, evening or day."""
    if passive:
        return ShiftKind.RESTING
    dark = sum(max(0, min(end, night + 6 * 60) - max(start, night - 2 * 60)) for night in (0, DAY, 2 * DAY))
    if dark >= 3 * 60 and dark * 2 >= end - start:
        return ShiftKind.NIGHT
    return ShiftKind.EVENING if start >= 13 * 60 else ShiftKind.DAY


def draft_of(held: Shift, zone: Zone) -> Draft:
    """Return the shift as clock minutes of the day it starts on."""
    day = zone.day(held.start)

    def minute(instant: int) -> int:
        wall = zone.wall(instant)
        return (wall.date() - day).days * DAY + wall.hour * 60 + wall.minute

    passive = tuple((minute(low), minute(high)) for low, high in held.passive)
    breaks = tuple((minute(each.start), minute(each.end), each.free) for each in held.breaks)
    return Draft(
        minute(held.start), minute(held.end), held.kind, held.type, passive, held.requires, True, held.note,
        breaks if held.actual is None else (),
    )


def planned_cells(held: Sequence[Shift], edits: Sequence[CellEdit], zone: Zone) -> CellChange:
    """Return what the edits come to, given the shifts there are; nothing is saved.

    A shift that already stands as drafted is untouched; others are moved in order, so that notes stay.
    """
    put: list[Shift] = []
    removed: list[Shift] = []
    for edit in edits:
        there = [
            each for each in held
            if each.assistant == edit.assistant and each.counts and zone.day(each.start) == edit.day
        ]
        there.sort(key=lambda each: (each.start, each.end, each.id))
        left: list[Draft] = []
        for draft in edit.drafts:
            same = next((each for each in there if _stands(each, draft, edit.day, zone)), None)
            if same is None:
                left.append(draft)
            else:
                there.remove(same)
        for draft, old in zip(left, there, strict=False):
            put.append(_drafted(draft, edit, zone, old))
        keys = chain([edit.fresh] if edit.fresh else (), iter(new_id, ""))
        put += [_drafted(draft, edit, zone, None, next(keys)) for draft in left[len(there):]]
        removed += there[len(left):]
    return CellChange(tuple(put), tuple(removed))


def fill_cells(store: Store, edits: Sequence[CellEdit]) -> CellChange:
    """Make the cells hold their drafts, as one step; several shifts a cell, none to clear it."""
    days = [edit.day for edit in edits]
    held = rota.starting(store, min(days), max(days)) if days else []
    change = planned_cells(held, edits, store.zone)
    if change.put or change.removed:
        with store.change(_filled_label(store, edits)) as changes:
            rota.erase(changes, change.removed)
            rota.write(changes, change.put)
    return change


def add_drafts(store: Store, edit: CellEdit) -> list[Shift]:
    """Add the drafts to what the cell holds already, as one step, and return the new shifts."""
    made = [_drafted(draft, edit, store.zone, None) for draft in edit.drafts]
    template = N_("Add shift for {name}") if edit.assistant is not None else N_("Add open shift")
    with store.change(rota.label_of(store, template, template, made[:1])) as changes:
        return rota.write(changes, made)


def copy_span(store: Store, first: date, last: date, to: date) -> Copied:
    """Copy the planned shifts that start from first to last so that ``first`` lands on ``to``, as one step.

    Wall times are kept over clock changes; a shift already there in the same times is not made twice.
    """
    zone = store.zone
    _span(first, last)
    by = (to - first).days
    made: list[Shift] = []
    there = 0
    after = rota.shifts(store, to, to + (last - first))
    known = {(each.assistant, each.start, each.end) for each in after if each.counts}
    for each in rota.shifts(store, first, last):
        day = zone.day(each.start)
        if not each.counts or not first <= day <= last:
            continue
        copy = _copied(each, by, zone)
        if (copy.assistant, copy.start, copy.end) in known:
            there += 1
        else:
            made.append(copy)
    if made:
        with store.change(Message(N_("Copy shifts"))) as changes:
            rota.write(changes, made)
    return Copied(len(made), there)


def carry(store: Store, keys: Sequence[str], days: int, assistant: str | None = rota.KEEP) -> list[Shift]:
    """Move shifts by whole days at the same wall times, and to another person unless that is left out."""
    zone = store.zone
    held = [store.get(Shift, key) for key in keys]
    moved = [carried(each, days, zone, assistant) for each in held]
    with store.change(rota.label_of(store, N_("Move shift of {name}"), N_("Move shifts"), held)) as changes:
        return rota.write(changes, moved)


def carried(held: Shift, days: int, zone: Zone, assistant: str | None = rota.KEEP) -> Shift:
    """Return the shift as :func:`carry` would leave it; nothing is saved."""
    there = _laid(held, days, zone)
    if held.actual is not None:
        # What really happened stays where it was; only the plan is carried on.
        there = replace(there, calls=held.calls, breaks=held.breaks)
    return there if assistant == rota.KEEP else replace(there, assistant=assistant)


def leave_open(store: Store, keys: Sequence[str], code: str, note: str = "") -> list[Shift]:
    """Cancel the shifts with a code and put an open shift in the place of each, as one step; return those.

    The cancelled ones stay visible, so that both lines can be read afterwards.
    """
    held = [store.get(Shift, key) for key in keys]
    made = [replace(_copied(each, 0, store.zone), assistant=None) for each in held if each.counts]
    one, many = N_("Register that {name} cannot come"), N_("Cancel shifts and leave them open")
    label = rota.label_of(store, one, many, held)
    with store.change(label) as changes:
        rota.cancel(store, keys, code, note)
        return rota.write(changes, made)


def swap_people(store: Store, one: str, other: str, first: date, last: date) -> int:
    """Let two people take over each other's shifts that start from first to last; say how many moved."""
    zone = store.zone
    _span(first, last)
    if one == other:
        raise DomainError(Message(N_("Choose two different people.")), "other")
    names = {"name": store.get(Assistant, one).first_name, "other": store.get(Assistant, other).first_name}
    turn = {one: other, other: one}
    moved = [
        replace(each, assistant=turn[each.assistant])
        for each in rota.shifts(store, first, last)
        if each.assistant in turn and each.counts and first <= zone.day(each.start) <= last
    ]
    if moved:
        with store.change(Message(N_("Swap {name} and {other}"), names)) as changes:
            rota.write(changes, moved)
    return len(moved)


def user_away(store: Store, first: date, last: date, code: str = "user_away", note: str = "") -> int:
    """Cancel with a code every planned shift that starts from first to last, as one step; say how many."""
    _span(first, last)
    if code not in CANCELLATION_CODES:
        raise DomainError(Message(N_("Choose why the shift is cancelled.")), "code")
    zone = store.zone
    chosen = [
        replace(each, status=ShiftStatus.CANCELLED, code=code, note=rota.joined(each.note, note))
        for each in rota.shifts(store, first, last)
        if each.status is ShiftStatus.PLANNED and first <= zone.day(each.start) <= last
    ]
    if chosen:
        label = Message(N_("Settle time away {first} to {last}"), {"first": first, "last": last})
        with store.change(label) as changes:
            rota.write(changes, chosen)
    return len(chosen)


def _stands(held: Shift, draft: Draft, day: date, zone: Zone) -> bool:
    now = draft_of(held, zone)
    if (now.start, now.end, now.passive) != (draft.start, draft.end, draft.passive):
        return False
    return not draft.named or (draft.kind in (None, now.kind) and draft.type in (None, now.type))


def _drafted(draft: Draft, edit: CellEdit, zone: Zone, old: Shift | None, key: str = "") -> Shift:
    period = Period(zone.at(edit.day, draft.start), zone.at(edit.day, draft.end))
    passive = tuple(Period(zone.at(edit.day, low), zone.at(edit.day, high)) for low, high in draft.passive)
    laid = (Break(zone.at(edit.day, low), zone.at(edit.day, high), free) for low, high, free in draft.breaks)
    breaks = tuple(each for each in laid if each.end > each.start)
    if old is None:
        kind = draft.kind or kind_of(draft.start, draft.end, draft.passive)
        return Shift(
            id=key or new_id(), start=period.start, end=period.end, assistant=edit.assistant, kind=kind,
            type=draft.type, passive=passive, requires=draft.requires, note=draft.note, breaks=breaks,
        ).checked()
    special = (ShiftKind.STANDBY, ShiftKind.TRAINING, ShiftKind.MEETING, ShiftKind.OTHER)
    if draft.kind is not None and (draft.named or draft.type is not None or old.kind not in special):
        kind = draft.kind
    else:
        kind = old.kind if old.kind in special else kind_of(draft.start, draft.end, draft.passive)
    moved = replace(old, passive=(), actual=None).moved(period.start, period.end)
    return replace(
        moved, kind=kind, type=draft.type, passive=passive, actual=old.actual,
        calls=old.calls if old.actual else moved.calls,
        breaks=old.breaks if old.actual else breaks or moved.breaks, note=draft.note or old.note,
        requires=draft.requires or (old.requires if draft.type in (None, old.type) else ()),
    ).checked()


def _copied(held: Shift, by: int, zone: Zone) -> Shift:
    there = _laid(held, by, zone)
    return Shift(
        id=new_id(), start=there.start, end=there.end, assistant=there.assistant, kind=there.kind,
        type=there.type, passive=there.passive, breaks=there.breaks, requires=there.requires, note=there.note,
    )


def _laid(held: Shift, by: int, zone: Zone) -> Shift:
    """Return the shift ``by`` days later, every clock time as it was."""

    def on(instant: int) -> int:
        wall = zone.wall(instant)
        return zone.at(wall.date() + timedelta(days=by), wall.hour * 60 + wall.minute, wall.fold)

    def pieces(held_pieces: Iterable[Period]) -> tuple[Period, ...]:
        laid = (Period(on(low), on(high)) for low, high in held_pieces)
        return tuple(piece for piece in laid if piece.end > piece.start)

    start = on(held.start)
    breaks = (Break(on(each.start), on(each.end), each.free) for each in held.breaks)
    return replace(
        held, start=start, end=max(on(held.end), start + 1), passive=pieces(held.passive),
        calls=pieces(held.calls), breaks=tuple(each for each in breaks if each.end > each.start),
    )


def _filled_label(store: Store, edits: Sequence[CellEdit]) -> Message:
    if len(edits) != 1:
        return Message(N_("Fill in shifts"))
    edit = edits[0]
    person = store.find(Assistant, edit.assistant) if edit.assistant is not None else None
    if person is None:
        template = N_("Change open shifts {day}") if edit.drafts else N_("Clear open shifts {day}")
        return Message(template, {"day": edit.day})
    template = N_("Clear {name} {day}") if not edit.drafts else N_("Change {name} {day}")
    return Message(template, {"name": person.first_name, "day": edit.day})


def _span(first: date, last: date) -> None:
    invariants.in_order(first, last, "last")
    if (last - first).days > LONGEST_SPAN:
        template = N_("Choose at most {days} days at a time.")
        raise DomainError(Message(template, {"days": LONGEST_SPAN}), "last")
