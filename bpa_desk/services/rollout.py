"""Rolling a turnus out into dated shifts, as often as one likes, without touching what was changed by hand.

A rolled-out shift has the id ``<line id>.<day>``: rolling out again finds it, even if it has been moved.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from bpa_desk.domain.assistant import Assistant, Employment
from bpa_desk.domain.shift import Shift, ShiftStatus
from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.domain.time import DateSpan, Period, Zone, days
from bpa_desk.domain.timesheet_record import Timesheet, TimesheetState
from bpa_desk.domain.turnus import Turnus, TurnusLine
from bpa_desk.domain.undisturbed import undisturbed
from bpa_desk.services import left_out
from bpa_desk.services import turnus as patterns

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

LONGEST_SPAN = 3 * 366
_REACH = timedelta(days=9)


@dataclass(frozen=True, slots=True)
class RollOut:
    """What rolling out does: shifts made, brought up to date, taken away, and what it leaves in peace.

    ``kept`` are existing shifts it will not touch; ``skipped`` were not made because of them, and
    ``removed_before`` because somebody has removed them; ``opened`` are made or updated as open shifts, for
    the person has left.
    """

    created: tuple[Shift, ...] = ()
    replaced: tuple[Shift, ...] = ()
    removed: tuple[Shift, ...] = ()
    kept: tuple[Shift, ...] = ()
    skipped: tuple[Shift, ...] = ()
    removed_before: tuple[Shift, ...] = ()
    opened: tuple[str, ...] = ()
    unchanged: int = 0

    @property
    def changes(self) -> bool:
        """True when rolling out would write anything."""
        return bool(self.created or self.replaced or self.removed)


class Occurrence(NamedTuple):
    """One line of a turnus on one day; ``owner`` is the person the pattern names."""

    line: TurnusLine
    day: date
    shift: Shift

    @property
    def owner(self) -> str | None:
        """The person the pattern names, even if the shift is made open."""
        return self.line.assistant


def occurrences(
    pattern: Turnus, lines: list[TurnusLine], first: date, last: date, zone: Zone
) -> Iterator[Occurrence]:
    """Yield each line on each day it falls on, first to last, within the turnus' own days.

    Wall times are kept through both clock changes: a night 22–06 is 22–06 by the clock.
    """
    by_place: dict[tuple[int, int], list[TurnusLine]] = {}
    for line in lines:
        phase = pattern.phase(line.assistant) if line.assistant is not None else 0
        by_place.setdefault(((line.week - phase) % pattern.weeks, line.weekday), []).append(line)
    start = max(first, pattern.start)
    end = last if pattern.end is None else min(last, pattern.end)
    for day in days(start, end):
        here = by_place.get((pattern.week_of(day), day.weekday()), ())
        if here:
            written, clock = f"{day:%Y%m%d}", _Clock(day, zone)
            for line in here:
                yield Occurrence(line, day, _shift(line, written, clock))


def preview(store: Store, key: str, first: date, last: date, again: bool = False) -> RollOut:
    """Return what :func:`roll_out` would do; nothing is written."""
    return _RollOutPlan(store, patterns.turnus(store, key), first, last, again).result()


def roll_out(store: Store, key: str, first: date, last: date, again: bool = False) -> RollOut:
    """Lay the turnus out from first to last day in one undoable step and return what was done.

    Shifts changed, worked, cancelled or made by hand are kept, and so is every day of a sealed timesheet.
    What was removed by hand stays away, unless it is to be laid out ``again``.
    """
    with undisturbed():
        pattern = patterns.turnus(store, key)
        result = _RollOutPlan(store, pattern, first, last, again).result()
        if result.changes:
            with store.change(Message(N_("Roll out turnus {name}"), {"name": pattern.name})) as changes:
                for shift in result.removed:
                    changes.remove(Shift, shift.id)
                changes.put_all((*result.replaced, *result.created))
                if again:
                    left_out.bring_back(changes, [each.id for each in result.created])
        return result


def rolled_out_until(store: Store, key: str) -> date | None:
    """Return the last day a shift of the turnus starts on, or None when it was never rolled out."""
    last = store.all(Shift, "turnus = ?", (key,), "start DESC LIMIT 1")
    return store.zone.day(last[0].start) if last else None


def untouched(shift: Shift) -> bool:
    """True for a rolled-out shift nobody has changed, cancelled, worked or written anything about since."""
    return not (
        shift.edited
        or shift.status is not ShiftStatus.PLANNED
        or shift.actual is not None
        or shift.calls
        or shift.breaks
        or shift.code
        or shift.reason
        or shift.emergency
    )


class _RollOutPlan:
    """Compares what the turnus wants with what is there, one span at a time."""

    def __init__(self, store: Store, pattern: Turnus, first: date, last: date, again: bool) -> None:
        if last < first:
            raise DomainError(Message(N_("The last day must not lie before the first.")), "last")
        if (last - first).days >= LONGEST_SPAN:
            raise DomainError(Message(N_("Roll out at most three years at a time.")), "last")
        self._zone = store.zone
        self._pattern = pattern
        self._span = DateSpan(first, last)
        self._patterns = {each.id: each for each in patterns.turnuses(store)}
        every = store.all(TurnusLine, order=patterns.LINE_ORDER)
        self._lines = {line.id: line for line in every}
        own = [line for line in every if line.turnus == pattern.id]
        self._available = _availability(store)
        self._sealed = _sealed(store, first)
        self._left_out: set[str] = set() if again else left_out.left_out(store)
        self._wanted = {
            each.shift.id: each
            for each in occurrences(pattern, own, first, last, store.zone)
        }
        self._here = self._existing(store)

    def result(self) -> RollOut:
        """Return what must be written and what is left alone."""
        kept, stale = self._sort_existing()
        taken = self._stood_in_for(kept, stale)
        by_person = _by_person(kept)
        created, replaced, skipped, opened, before = [], [], [], [], []
        unchanged = 0
        for key, wanted in self._wanted.items():
            here = stale.pop(key, None)
            line, day, shift = wanted
            owner = line.assistant
            if not self._available(owner, day):
                shift = replace(shift, assistant=None)
            if here is None:
                if key in self._left_out:
                    before.append(shift)
                    continue
                if key in taken or self._is_sealed(owner, day, shift) or _collides(shift, by_person):
                    skipped.append(shift)
                    continue
                created.append(shift)
            else:
                shift = replace(shift, note=shift.note or here.note)
                if here == shift:
                    unchanged += 1
                    continue
                replaced.append(shift)
            if shift.assistant != owner:
                opened.append(shift.id)
        return RollOut(
            tuple(created),
            tuple(replaced),
            _by_time(stale.values()),
            _by_time(shift for shift in kept if self._span.covers(self._origin_day(shift))),
            tuple(skipped),
            tuple(before),
            tuple(opened),
            unchanged,
        )

    def _existing(self, store: Store) -> list[Shift]:
        """Every shift in question: those this turnus made for the span, and any that lie in or near it."""
        zone = self._zone
        near = store.between(
            Shift, zone.at(self._span.first - _REACH), zone.at((self._span.last or self._span.first) + _REACH)
        )
        own = store.all(Shift, "turnus = ?", (self._pattern.id,))
        made = (shift for shift in own if self._span.covers(self._origin_day(shift)))
        return list({shift.id: shift for shift in (*near, *made)}.values())

    def _sort_existing(self) -> tuple[list[Shift], dict[str, Shift]]:
        kept: list[Shift] = []
        stale: dict[str, Shift] = {}
        for shift in self._here:
            day = self._origin_day(shift)
            replaceable = (
                self._span.covers(day)
                and self._governs(shift, day)
                and untouched(shift)
                and not self._is_sealed(shift.assistant, day, shift)
            )
            if replaceable:
                stale[shift.id] = shift
            else:
                kept.append(shift)
        return kept, stale

    def _governs(self, shift: Shift, day: date) -> bool:
        """True when this turnus may replace the shift: its own, or a leftover of one that has ended."""
        if shift.turnus is None:
            return False
        if shift.turnus == self._pattern.id:
            return True
        other = self._patterns.get(shift.turnus)
        ended = other is None or day < other.start or (other.end is not None and day > other.end)
        own = self._pattern.start <= day and (self._pattern.end is None or day <= self._pattern.end)
        return ended and own

    def _stood_in_for(self, kept: list[Shift], stale: dict[str, Shift]) -> set[str]:
        """The wanted shifts that a kept exception already stands in for, one each.

        An exception keeps its id, so mostly it is found by that. Where its line is gone, or belongs to an
        earlier turnus, it stands in for the nearest new shift of the same person and day.
        """
        if not kept:
            return set()
        taken = {shift.id for shift in kept if shift.id in self._wanted}
        free: dict[tuple[str | None, date], list[Occurrence]] = {}
        for key, wanted in self._wanted.items():
            if key not in taken and key not in stale:
                free.setdefault((wanted.owner, wanted.day), []).append(wanted)
        for shift in kept:
            day = self._origin_day(shift)
            if (
                shift.id in taken
                or "." not in shift.id
                or not self._span.covers(day)
                or not self._governs(shift, day)
            ):
                continue
            line = self._lines.get(shift.turnus_line or "")
            owner = shift.assistant if line is None else line.assistant
            if candidates := free.get((owner, day), []):
                start = shift.start if line is None else self._zone.at(day, line.start)
                nearest = min(candidates, key=lambda each: (abs(each.shift.start - start), each.shift.id))
                candidates.remove(nearest)
                taken.add(nearest.shift.id)
        return taken

    def _origin_day(self, shift: Shift) -> date:
        """The day of the pattern a rolled-out shift came from; for others the day it starts."""
        _, dot, written = shift.id.rpartition(".")
        if dot and shift.turnus is not None and len(written) == 8 and written.isdigit():
            try:
                return date(int(written[:4]), int(written[4:6]), int(written[6:]))
            except ValueError:
                pass
        return self._zone.day(shift.start)

    def _is_sealed(self, assistant: str | None, day: date, shift: Shift) -> bool:
        spans = self._sealed.get(assistant or "")
        if spans is None:
            return False
        last = max(day, self._zone.day(shift.end - 1))
        return any(span.meets(DateSpan(day, last)) for span in spans)


class _Clock(dict[int, int]):
    """The instants of one day's clock minutes: many lines of a day begin and end together."""

    def __init__(self, day: date, zone: Zone) -> None:
        super().__init__()
        self._day = day
        self._zone = zone

    def __missing__(self, minute: int) -> int:
        found = self[minute] = self._zone.at(self._day, minute)
        return found


def _shift(line: TurnusLine, written: str, clock: _Clock) -> Shift:
    start = clock[line.start]
    # A line wholly inside the hour the clock skips in spring keeps its length.
    end = clock[line.end]
    if end <= start:
        end = start + line.end - line.start
    passive: tuple[Period, ...] = ()
    if line.passive:
        pieces = [Period(max(start, clock[low]), min(end, clock[high])) for low, high in line.passive]
        passive = tuple([piece for piece in pieces if piece.end > piece.start])
    return Shift(
        id=f"{line.id}.{written}",
        start=start,
        end=end,
        assistant=line.assistant,
        kind=line.kind,
        type=line.type,
        passive=passive,
        requires=line.requires,
        note=line.note,
        turnus=line.turnus,
        turnus_line=line.id,
    )


def _availability(store: Store) -> Callable[[str | None, date], bool]:
    """Return a test of whether a person is there to work on a day: not archived, and within terms if any."""
    archived = {person.id for person in store.all(Assistant) if person.archived}
    terms: dict[str, list[Employment]] = {}
    for employment in store.all(Employment):
        terms.setdefault(employment.assistant, []).append(employment)

    def available(assistant: str | None, day: date) -> bool:
        if assistant is None:
            return True
        if assistant in archived:
            return False
        own = terms.get(assistant)
        return own is None or any(each.covers(day) for each in own)

    return available


def _sealed(store: Store, since: date) -> dict[str, list[DateSpan]]:
    sealed: dict[str, list[DateSpan]] = {}
    asked = (TimesheetState.SEALED.value, since.isoformat())
    for sheet in store.all(Timesheet, 'state = ? AND "end" >= ?', asked):
        sealed.setdefault(sheet.assistant, []).append(DateSpan(sheet.start, sheet.end))
    return sealed


def _by_person(shifts: list[Shift]) -> dict[str, list[Period]]:
    found: dict[str, list[Period]] = {}
    for shift in shifts:
        if shift.assistant is not None and shift.counts:
            found.setdefault(shift.assistant, []).append(shift.effective)
    return found


def _collides(shift: Shift, by_person: dict[str, list[Period]]) -> bool:
    held = by_person.get(shift.assistant) if shift.assistant is not None else None
    return held is not None and any(period.touches(shift.period) for period in held)


def _by_time(shifts: Iterable[Shift]) -> tuple[Shift, ...]:
    return tuple(sorted(shifts, key=lambda each: (each.start, each.id)))
