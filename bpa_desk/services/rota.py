"""The dated rota: read, add, move, fill and settle single shifts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bpa_desk.domain.absence import CANCELLATION_CODES, Absence
from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.shift import Break, Shift, ShiftKind, ShiftStatus, ShiftType
from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.domain.time import Period
from bpa_desk.services import invariants
from bpa_desk.services.identity import new_id

if TYPE_CHECKING:
    from bpa_desk.domain.timesheet_record import Timesheet
    from bpa_desk.storage.changes import Changes
    from bpa_desk.storage.store import Store

KEEP = "\0keep"


def shifts(store: Store | Changes, first: date, last: date) -> list[Shift]:
    """Return every shift that touches the days from first to last, cancelled ones too, by start."""
    zone = store.zone
    found = store.between(Shift, zone.at(first), zone.at(last + timedelta(days=1)))
    return sorted(found, key=_order)


def starting(store: Store | Changes, first: date, last: date) -> list[Shift]:
    """Return every shift that starts on a day from first to last, by start; no others are looked at."""
    # A stored instant is its wall time as text, and begins with the day.
    days = (first.isoformat(), (last + timedelta(days=1)).isoformat())
    return sorted(store.all(Shift, "start >= ? AND start < ?", days), key=_order)


def absences_over(store: Store | Changes, held: Sequence[Shift]) -> list[Absence]:
    """Return the absences that touch the time from the first of the shifts to the last, by start."""
    if not held:
        return []
    first = min(min(each.start, each.effective.start) for each in held)
    last = max(max(each.end, each.effective.end) for each in held)
    return store.between(Absence, first, last)


def shift(store: Store | Changes, key: str) -> Shift:
    """Return the shift; raise NotFoundError when it is gone."""
    return store.get(Shift, key)


def add(
    store: Store,
    assistant: str | None,
    start: int,
    end: int,
    *,
    kind: ShiftKind = ShiftKind.DAY,
    type: str | None = None,  # noqa: A002 - the word the user knows
    passive: Sequence[tuple[int, int]] = (),
    breaks: Sequence[Break] = (),
    requires: Sequence[str] = (),
    note: str = "",
) -> Shift:
    """Add a shift, open when ``assistant`` is None, and return it; all times are instants."""
    made = Shift(
        id=new_id(),
        start=start,
        end=end,
        assistant=assistant,
        kind=kind,
        type=type,
        passive=tuple(Period(*piece) for piece in passive),
        breaks=tuple(breaks),
        requires=tuple(requires),
        note=note,
    )
    with store.change(_label(store, N_("Add shift for {name}"), N_("Add open shift"), assistant)) as changes:
        write(changes, [made])
    return made


def put(store: Store, changed: Shift) -> Shift:
    """Save the shift as it now stands, and return it marked as changed by hand."""
    label = _label(store, N_("Change shift of {name}"), N_("Change open shift"), changed.assistant)
    with store.change(label) as changes:
        return write(changes, [changed])[0]


def put_many(store: Store, changed: Iterable[Shift], label: Message | None = None) -> list[Shift]:
    """Save several shifts as one step."""
    with store.change(label or Message(N_("Change shifts"))) as changes:
        return write(changes, changed)


def move(store: Store, key: str, start: int, end: int, assistant: str | None = KEEP) -> Shift:
    """Move the shift to another period and, unless ``assistant`` is left out, to another person or open."""
    held = store.get(Shift, key)
    moved = held.moved(start, end)
    if assistant != KEEP:
        moved = replace(moved, assistant=assistant)
    label = _label(store, N_("Move shift of {name}"), N_("Move open shift"), held.assistant)
    with store.change(label) as changes:
        return write(changes, [moved])[0]


def shift_by(store: Store, keys: Sequence[str], start_by: int, end_by: int) -> list[Shift]:
    """Move the start and the end of each shift by so many minutes, as one step."""
    held = [store.get(Shift, key) for key in keys]
    label = label_of(store, N_("Move shift of {name}"), N_("Move shifts"), held)
    with store.change(label) as changes:
        return write(changes, [_stretched(each, start_by, end_by) for each in held])


def shift_by_edges(store: Store, key: str, start: int, end: int) -> Shift:
    """Give the shift another start and end; what lies inside it stays in place and is cut to fit."""
    held = store.get(Shift, key)
    return shift_by(store, [key], start - held.start, end - held.end)[0]


def assign(store: Store, key: str, assistant: str | None) -> Shift:
    """Give the shift to another person, or to nobody: then it is open."""
    held = store.get(Shift, key)
    label = _label(store, N_("Give shift to {name}"), N_("Make shift open"), assistant)
    with store.change(label) as changes:
        return write(changes, [replace(held, assistant=assistant)])[0]


def swap(store: Store, one: str, other: str) -> None:
    """Let two shifts change people."""
    first, second = store.get(Shift, one), store.get(Shift, other)
    with store.change(Message(N_("Swap two shifts"))) as changes:
        write(changes, [
            replace(first, assistant=second.assistant), replace(second, assistant=first.assistant)
        ])


def cancel(store: Store, keys: Sequence[str], code: str, note: str = "") -> list[Shift]:
    """Cancel the shifts with a code; they stay visible and no longer count."""
    if code not in CANCELLATION_CODES:
        raise DomainError(Message(N_("Choose why the shift is cancelled.")), "code")
    held = [store.get(Shift, key) for key in keys]
    changed = [
        replace(each, status=ShiftStatus.CANCELLED, code=code, note=joined(each.note, note)) for each in held
    ]
    with store.change(label_of(store, N_("Cancel shift of {name}"), N_("Cancel shifts"), held)) as changes:
        return write(changes, changed)


def restore(store: Store, keys: Sequence[str]) -> list[Shift]:
    """Let cancelled shifts count again, as planned and without a code."""
    held = [store.get(Shift, key) for key in keys]
    changed = [replace(each, status=ShiftStatus.PLANNED, code="") for each in held]
    with store.change(label_of(store, N_("Restore shift of {name}"), N_("Restore shifts"), held)) as changes:
        return write(changes, changed)


def remove(store: Store, keys: Sequence[str]) -> None:
    """Remove the shifts as if they had never been planned."""
    held = [store.get(Shift, key) for key in keys]
    with store.change(label_of(store, N_("Remove shift of {name}"), N_("Remove shifts"), held)) as changes:
        erase(changes, held)


def set_note(store: Store, key: str, note: str) -> Shift:
    """Keep a note with the shift."""
    return _amend(store, key, N_("Note on shift of {name}"), note=invariants.prose(note, "note"))


def set_reason(store: Store, key: str, reason: str) -> Shift:
    """Keep why the leader plans the shift in spite of a warning; empty takes the reason away."""
    return _amend(store, key, N_("Reason for shift of {name}"), reason=invariants.prose(reason, "reason"))


def set_consent(store: Store, key: str, consent: str) -> Shift:
    """Keep when and how the assistant said yes to overtime this time (aml. § 10-6 seventh paragraph)."""
    return _amend(store, key, N_("Yes to overtime of {name}"), consent=invariants.one_line(consent))


def set_kind(store: Store, key: str, kind: ShiftKind) -> Shift:
    """Say what kind of shift it is; it then no longer follows a named type."""
    return _amend(store, key, N_("Change kind of shift of {name}"), kind=kind, type=None)


def set_type(store: Store, key: str, type_id: str) -> Shift:
    """Make the shift one of the named type, with the type's times on the day the shift starts."""
    held, named, zone = store.get(Shift, key), store.get(ShiftType, type_id), store.zone
    day = zone.day(held.start)
    moved = held.moved(zone.at(day, named.start), zone.at(day, named.end))
    passive = tuple(Period(zone.at(day, low), zone.at(day, high)) for low, high in named.passive)
    return _amend(
        store, key, N_("Change type of shift of {name}"), start=moved.start, end=moved.end,
        breaks=moved.breaks, calls=moved.calls, kind=named.kind, type=named.id, passive=passive,
        requires=named.requires,
    )


def set_passive(store: Store, key: str, passive: Sequence[tuple[int, int]]) -> Shift:
    """Say which parts of the shift are passive (instants)."""
    return _amend(store, key, N_("Passive time of {name}"), passive=_periods(passive))


def set_calls(store: Store, key: str, calls: Sequence[tuple[int, int]]) -> Shift:
    """Record when a passive or standby shift was called to work (instants)."""
    return _amend(store, key, N_("Calls of {name}"), calls=_periods(calls))


def set_breaks(store: Store, key: str, breaks: Sequence[Break]) -> Shift:
    """Say when the breaks are; a free break is not working time."""
    return _amend(store, key, N_("Breaks of {name}"), breaks=tuple(sorted(Break(*each) for each in breaks)))


def set_actual(store: Store, key: str, actual: Period | None) -> Shift:
    """Record when the work really was, or None when it went as planned; the shift is then worked.

    A break is cut to what was worked: who left before it had none.
    """
    held = store.get(Shift, key)
    if actual == held.period:
        actual = None
    low, high = actual or held.period
    cut = (Break(max(low, each.start), min(high, each.end), each.free) for each in held.breaks)
    breaks = tuple(each for each in cut if each.end > each.start) if low < high else held.breaks
    worked = actual is not None and held.status is ShiftStatus.PLANNED
    status = ShiftStatus.WORKED if worked else held.status
    return _amend(
        store, key, N_("Worked hours of {name}"), actual=actual, status=status, breaks=breaks
    )


def set_emergency(store: Store, key: str, emergency: bool) -> Shift:
    """Say whether the shift averts danger to life or property (aml. § 10-12 third paragraph)."""
    return _amend(store, key, N_("Change shift of {name}"), emergency=emergency)


def mark_worked(store: Store, keys: Sequence[str], worked: bool = True) -> list[Shift]:
    """Mark planned shifts as worked, or worked ones as planned again; cancelled shifts are left alone."""
    wanted = ShiftStatus.WORKED if worked else ShiftStatus.PLANNED
    found = [store.get(Shift, key) for key in keys]
    held = [each for each in found if each.counts and each.status is not wanted]
    if worked:
        label = label_of(store, N_("Mark shift of {name} as worked"), N_("Mark shifts as worked"), held)
    else:
        label = label_of(store, N_("Mark shift of {name} as planned"), N_("Mark shifts as planned"), held)
    with store.change(label) as changes:
        return write(changes, [replace(each, status=wanted) for each in held])


def write(changes: Changes, changed: Iterable[Shift]) -> list[Shift]:
    """Check and put shifts inside an open change: whole, for known people, outside sealed timesheets."""
    written = []
    for each in changed:
        before = changes.find(Shift, each.id)
        if each == before:
            written.append(each)
            continue
        if each.turnus is not None and before is not None and not each.edited:
            each = replace(each, edited=True)  # roll-out must leave it alone from now on
        each.checked()
        for side in (before, each):
            if side is not None:
                refuse_sealed(changes, side)
        if each.assistant is not None and (before is None or before.assistant != each.assistant):
            changes.get(Assistant, each.assistant)
        changes.put(each)
        written.append(each)
    return written


def erase(changes: Changes, gone: Iterable[Shift]) -> None:
    """Remove shifts inside an open change, unless a sealed timesheet holds them; roll-out keeps them away."""
    removed = list(gone)
    for each in removed:
        refuse_sealed(changes, each)
        changes.remove(Shift, each.id)
    if any(each.turnus is not None for each in removed):
        from bpa_desk.services import left_out

        left_out.leave_out(changes, [each.id for each in removed if each.turnus is not None])


def sealing(store: Store | Changes, held: Shift) -> Timesheet | None:
    """Return the sealed timesheet that covers a day of the shift, planned or worked; no others are read."""
    from bpa_desk.domain.timesheet_record import Timesheet, TimesheetState

    if held.assistant is None:
        return None
    first = store.zone.day(min(held.start, held.effective.start)).isoformat()
    last = store.zone.day(max(held.end, held.effective.end) - 1).isoformat()
    asked = (TimesheetState.SEALED.value, held.assistant, last, first)
    found = store.all(Timesheet, 'state = ? AND assistant = ? AND start <= ? AND "end" >= ?', asked)
    return found[0] if found else None


def refuse_sealed(store: Store | Changes, held: Shift) -> None:
    """Raise DomainError when a sealed timesheet covers a day of the shift, as planned or worked."""
    sheet = sealing(store, held)
    if sheet is not None:
        person = store.get(Assistant, sheet.assistant)
        template = N_(
            "The timesheet of {name} from {first} to {last} is sealed. Reopen it first, with a reason."
        )
        values = {"name": person.name, "first": sheet.start, "last": sheet.end}
        raise DomainError(Message(template, values))


def label_of(store: Store, one: str, many: str, held: Sequence[Shift]) -> Message:
    """Return the label for a step on several shifts: by name when there is but one."""
    return _label(store, one, many, held[0].assistant) if len(held) == 1 else Message(many)


def _amend(store: Store, key: str, template: str, **fields: object) -> Shift:
    held = store.get(Shift, key)
    changed = replace(held, **fields)  # type: ignore[arg-type]
    with store.change(_label(store, template, N_("Change open shift"), held.assistant)) as changes:
        return write(changes, [changed])[0]


def _stretched(held: Shift, start_by: int, end_by: int) -> Shift:
    start, end = held.start + start_by, held.end + end_by
    if start_by == end_by:
        return held.moved(start, end)
    # Only an edge moves: what lies inside stays where it is, cut to fit.
    def cut(piece: tuple[int, int]) -> Period:
        return Period(max(start, piece[0]), min(end, piece[1]))

    def inside(pieces: Iterable[Period]) -> tuple[Period, ...]:
        return tuple(piece for piece in map(cut, pieces) if piece.end > piece.start)

    breaks = tuple(Break(*cut((each.start, each.end)), each.free) for each in held.breaks)
    calls = held.calls if held.actual is not None else inside(held.calls)
    kept = held.breaks if held.actual is not None else tuple(each for each in breaks if each.end > each.start)
    return replace(held, start=start, end=end, passive=inside(held.passive), calls=calls, breaks=kept)


def _order(held: Shift) -> tuple[int, int, str]:
    return (held.start, held.end, held.id)


def _label(store: Store, named: str, unnamed: str, assistant: str | None) -> Message:
    person = store.find(Assistant, assistant) if assistant is not None else None
    return Message(unnamed) if person is None else Message(named, {"name": person.first_name})


def _periods(pieces: Sequence[tuple[int, int]]) -> tuple[Period, ...]:
    return tuple(sorted(Period(*piece) for piece in pieces))


def joined(held: str, added: str) -> str:
    """Return a note with more words below it."""
    return "\n".join(part for part in (held, invariants.prose(added, "note")) if part)
