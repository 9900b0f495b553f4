"""What really happened on a shift, recorded as one step: other times, calls, or that it fell away and why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from bpa_desk.domain.pay.away import laid_over
from bpa_desk.domain.shift import Shift, ShiftStatus
from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.domain.time import DAY, Period, Zone
from bpa_desk.services import clock, rota

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

AGO = timedelta(days=2)
"""How far back the first screen offers shifts to write the truth about."""
MIDNIGHT = 6 * 60
"""Minutes from the plan within which a clock time on the other side of midnight is meant."""


def recent(store: Store) -> list[Shift]:
    """Return the shifts of the last days that have begun, and somebody's; the newest to end first."""
    now = clock.now(store)
    day = store.zone.day(now)
    known = rota.shifts(store, day - AGO, day)
    begun = [each for each in known if each.assistant is not None and each.start <= now]
    return sorted(begun, key=lambda each: (each.end > now, -min(each.end, now), each.id))


def period_of(held: Shift, start: int, end: int, zone: Zone) -> Period:
    """Return the clock minutes as instants near the plan; the planned clock times give the plan itself."""
    begun, ended = _begun(held, start, zone), held.end
    if end % DAY != zone.minute_of_day(held.end) or ended <= begun:
        later = [each for each in _on_days_near(held.end, end, zone) if each > begun]
        ended = min(later, key=lambda each: abs(each - held.end))
    return Period(begun, ended)


def away(store: Store, held: Shift) -> str:
    """Return the kind of the registered absence all of the shift falls away in; empty where it stands."""
    parts = laid_over([held], rota.absences_over(store, [held])) if held.counts else []
    return parts[0].code if len(parts) == 1 and not parts[0].counts else ""


def record(
    store: Store,
    key: str,
    actual: Period,
    *,
    calls: Sequence[tuple[int, int]] = (),
    code: str = "",
    note: str | None = None,
) -> Shift:
    """Save what happened on the shift as one step; a code says that it fell away, and why.

    Times as planned leave no trace of their own: planned counts as worked.
    """
    held = rota.shift(store, key)
    template = N_("Record what happened on the shift of {name}")
    with store.change(rota.label_of(store, template, template, [held])):
        if code:
            if code != held.code or held.counts:
                held = rota.cancel(store, [key], code)[0]
        else:
            if held.status is ShiftStatus.CANCELLED:
                held = rota.restore(store, [key])[0]
            if actual != held.effective:
                _refuse_calls_outside(actual, calls)
                held = rota.set_calls(store, key, ())
                held = rota.set_actual(store, key, None if actual == held.period else actual)
            if away(store, held):
                # Absence is registered over it: that it was worked all the same is said of the shift itself.
                held = rota.mark_worked(store, [key])[0]
            if tuple(sorted(Period(*each) for each in calls)) != held.calls:
                held = rota.set_calls(store, key, calls)
        if note is not None and note.strip() != held.note:
            held = rota.set_note(store, key, note)
    return held


def _refuse_calls_outside(actual: Period, calls: Sequence[tuple[int, int]]) -> None:
    if any(start < actual.start or end > actual.end for start, end in calls):
        raise DomainError(Message(N_("Passive time, calls and breaks must lie inside the shift.")), "calls")


def _begun(held: Shift, minute: int, zone: Zone) -> int:
    if minute % DAY == zone.minute_of_day(held.start):
        return held.start
    before, same, after = _on_days_near(held.start, minute, zone)[1:4]
    for each in (same, after):
        # Who comes late to a night comes on the next day.
        if held.start <= each < held.end:
            return each
    # Otherwise the day of the plan, unless midnight lies between the two clock times.
    return next((each for each in (after, before) if abs(each - held.start) <= MIDNIGHT), same)


def _on_days_near(instant: int, minute: int, zone: Zone) -> list[int]:
    day = zone.day(instant)
    return [zone.at(day + timedelta(days=by), minute) for by in (-2, -1, 0, 1, 2)]
