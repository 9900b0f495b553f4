"""The grunnturnus: its weeks, its lines, and each person's phase."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.shift import Shift, ShiftKind
from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.domain.time import monday
from bpa_desk.domain.turnus import MOST_WEEKS, Turnus, TurnusLine, TurnusPhase
from bpa_desk.services import invariants, left_out
from bpa_desk.services.identity import new_id
from bpa_desk.services.shift_types import check_pattern_times

if TYPE_CHECKING:
    from bpa_desk.storage.changes import Changes
    from bpa_desk.storage.store import Store

LINE_ORDER = "week, weekday, start, id"


class Cell(NamedTuple):
    """One place in the pattern: a person (None = open), a 0-based week and a weekday 0 (Monday) to 6."""

    assistant: str | None
    week: int
    weekday: int


@dataclass(frozen=True, slots=True)
class PatternShift:
    """A shift of the pattern wherever it may be laid: clock minutes, ``end`` past 1440 over midnight."""

    start: int
    end: int
    kind: ShiftKind = ShiftKind.DAY
    type: str | None = None
    passive: tuple[tuple[int, int], ...] = ()
    requires: tuple[str, ...] = ()
    note: str = ""


def turnuses(store: Store) -> list[Turnus]:
    """Return every turnus, the newest first."""
    return store.all(Turnus, order="start DESC, name, id")


def turnus(store: Store, key: str) -> Turnus:
    """Return one turnus; raise NotFoundError if there is none."""
    return store.get(Turnus, key)


def turnus_on(store: Store, day: date) -> Turnus | None:
    """Return the turnus in force on the day (the newest if several), or None."""
    return next(
        (each for each in turnuses(store) if each.start <= day and (each.end is None or day <= each.end)),
        None,
    )


def lines(store: Store, key: str) -> list[TurnusLine]:
    """Return the turnus' lines by week, weekday and time."""
    return store.all(TurnusLine, "turnus = ?", (key,), LINE_ORDER)


def cell_of(line: TurnusLine) -> Cell:
    """Return the place of the pattern a line stands in."""
    return Cell(line.assistant, line.week, line.weekday)


def pattern_shift(line: TurnusLine) -> PatternShift:
    """Return what a line says, without its place: for copying."""
    return PatternShift(line.start, line.end, line.kind, line.type, line.passive, line.requires, line.note)


def save_turnus(store: Store, pattern: Turnus) -> Turnus:
    """Write a turnus, new or changed; weeks that hold lines cannot be cut off."""
    checked = _checked(store, pattern)
    before = store.find(Turnus, checked.id)
    if before == checked:
        return checked
    if before is not None and checked.weeks < before.weeks:
        last = max((line.week for line in lines(store, checked.id)), default=-1)
        if last >= checked.weeks:
            raise DomainError(
                Message(
                    N_("Week {week} has shifts; clear it before you shorten the turnus."), {"week": last + 1}
                ),
                "weeks",
            )
    label = N_("Add turnus {name}") if before is None else N_("Change turnus {name}")
    with store.change(Message(label, {"name": checked.name})) as changes:
        changes.put(checked)
    return checked


def remove_turnus(store: Store, key: str) -> None:
    """Remove a turnus and its lines; raise DomainError when shifts have been rolled out from it."""
    pattern = turnus(store, key)
    if store.count(Shift, "turnus = ?", (key,)):
        raise DomainError(
            Message(
                N_("{name} has been rolled out and cannot be deleted. Give it a last day instead."),
                {"name": pattern.name},
            ),
            "end",
        )
    with store.change(Message(N_("Delete turnus {name}"), {"name": pattern.name})) as changes:
        for line in lines(store, key):
            changes.remove(TurnusLine, line.id)
        changes.remove(Turnus, key)


def put_line(store: Store, line: TurnusLine) -> TurnusLine:
    """Write one line of the pattern; DomainError names the field that is wrong."""
    named = N_("Change {name}, week {week} of the turnus")
    label = _line_label(store, named, N_("Change open shifts, week {week} of the turnus"), line)
    return put_lines(store, [line], label)[0]


def put_lines(store: Store, new: Sequence[TurnusLine], label: Message | None = None) -> list[TurnusLine]:
    """Write several lines in one step, all or none."""
    patterns = {line.turnus: turnus(store, line.turnus) for line in new}
    checked = [_checked_line(store, patterns[line.turnus], line) for line in new]
    with store.change(label or Message(N_("Change the turnus"))) as changes:
        for line in checked:
            changes.put(line)
    return checked


def remove_lines(store: Store, keys: Iterable[str]) -> None:
    """Remove lines of the pattern in one step; ids that are gone already are passed over."""
    found = [line for key in keys if (line := store.find(TurnusLine, key)) is not None]
    label = Message(N_("Remove from the turnus"))
    if len(found) == 1:
        one = N_("Remove shift of {name}, week {week} of the turnus")
        label = _line_label(store, one, N_("Remove open shift, week {week} of the turnus"), found[0])
    with store.change(label) as changes:
        for line in found:
            changes.remove(TurnusLine, line.id)


def move_line(store: Store, key: str, to: Cell) -> TurnusLine:
    """Move a line of the pattern to another place in it."""
    line = store.get(TurnusLine, key)
    moved = replace(line, assistant=to.assistant, week=to.week, weekday=to.weekday)
    named = N_("Move shift of {name}, week {week} of the turnus")
    label = _line_label(store, named, N_("Move open shift, week {week} of the turnus"), line)
    return put_lines(store, [moved], label)[0]


def fill_cells(
    store: Store, key: str, cells: Mapping[Cell, Sequence[PatternShift]], label: Message | None = None
) -> None:
    """Make each cell hold exactly these shifts, in one step: typing, pasting, filling and clearing alike.

    A shift that replaces another in its cell keeps that line's id, so what was rolled out from it follows.
    """
    pattern = turnus(store, key)
    held: dict[Cell, list[TurnusLine]] = {}
    for line in lines(store, key):
        held.setdefault(cell_of(line), []).append(line)
    wanted = {
        cell: [
            _line(store, pattern, cell, shift)
            for shift in sorted(shifts, key=lambda each: (each.start, each.end))
        ]
        for cell, shifts in cells.items()
    }
    with store.change(label or Message(N_("Change the turnus"))) as changes:
        for cell, new in wanted.items():
            _replace(changes, held.get(cell, []), new)


def copy_week(store: Store, key: str, week: int, to: Iterable[int]) -> None:
    """Make other weeks of the pattern equal to one week, for everybody, in one step."""
    pattern = turnus(store, key)
    people = {line.assistant for line in lines(store, key)}
    source: dict[tuple[str | None, int], list[PatternShift]] = {}
    for line in lines(store, key):
        if line.week == week:
            source.setdefault((line.assistant, line.weekday), []).append(pattern_shift(line))
    targets = sorted(set(to) - {week})
    for target in (week, *targets):
        invariants.within(target + 1, 1, pattern.weeks, "week")
    cells = {
        Cell(person, target, weekday): source.get((person, weekday), [])
        for target in targets
        for person in people
        for weekday in range(7)
    }
    fill_cells(store, key, cells, Message(N_("Copy week {week} of the turnus"), {"week": week + 1}))


def set_phase(store: Store, key: str, assistant: str, weeks: int) -> Turnus:
    """Let a person begin so many weeks later in the cycle than the turnus itself (wraps round)."""
    pattern = turnus(store, key)
    person = store.get(Assistant, assistant)
    others = tuple(each for each in pattern.phases if each.assistant != assistant)
    phase = weeks % pattern.weeks
    phases = (*others, TurnusPhase(assistant, phase)) if phase else others
    after = replace(pattern, phases=tuple(sorted(phases, key=lambda each: each.assistant)))
    if after == pattern:
        return pattern
    with store.change(Message(N_("Shift {name} in the turnus"), {"name": person.name})) as changes:
        changes.put(after)
    return after


def change_from(store: Store, key: str, day: date, name: str = "") -> Turnus:
    """End the turnus the day before and return a copy of it that holds from the day on, to be changed.

    The cycle runs on unbroken. What was rolled out after the day stays until the new turnus is rolled out.
    """
    old = turnus(store, key)
    if day <= old.start:
        raise DomainError(Message(N_("Choose a day after the first day of the turnus.")), "start")
    if old.end is not None and day > old.end:
        raise DomainError(Message(N_("The turnus has already ended on that day.")), "start")
    new = replace(old, id=new_id(), name=invariants.named(name or old.name), start=day)
    with store.change(
        Message(N_("Change the turnus from {day} on"), {"day": invariants.dated(day)})
    ) as changes:
        changes.put(replace(old, end=day - timedelta(days=1)))
        changes.put(new)
        copies = {line.id: new_id() for line in lines(store, key)}
        for line in lines(store, key):
            changes.put(replace(line, id=copies[line.id], turnus=new.id))
        left_out.follow(changes, copies, day)
    return new


def _replace(changes: Changes, old: list[TurnusLine], new: list[TurnusLine]) -> None:
    left = list(old)
    for line in new:
        kept = left.pop(0) if left else None
        placed = line if kept is None else replace(line, id=kept.id)
        if placed != kept:
            changes.put(placed)
    for line in left:
        changes.remove(TurnusLine, line.id)


def _line_label(store: Store, named: str, unnamed: str, line: TurnusLine) -> Message:
    """Return the label for a step on one line: whose it is and where it stands."""
    person = store.find(Assistant, line.assistant) if line.assistant is not None else None
    if person is None:
        return Message(unnamed, {"week": line.week + 1})
    return Message(named, {"name": person.first_name, "week": line.week + 1})


def _line(store: Store, pattern: Turnus, cell: Cell, shift: PatternShift) -> TurnusLine:
    line = TurnusLine(
        new_id(),
        pattern.id,
        cell.week,
        cell.weekday,
        shift.start,
        shift.end,
        cell.assistant,
        shift.kind,
        shift.type,
        shift.passive,
        shift.requires,
        shift.note,
    )
    return _checked_line(store, pattern, line)


def _checked_line(store: Store, pattern: Turnus, line: TurnusLine) -> TurnusLine:
    invariants.within(line.week + 1, 1, pattern.weeks, "week")
    invariants.within(line.weekday, 0, 6, "weekday")
    check_pattern_times(line.start, line.end, line.passive)
    if line.assistant is not None:
        store.get(Assistant, line.assistant)
    return replace(
        line,
        passive=tuple(sorted(line.passive)),
        requires=invariants.labels(line.requires),
        note=invariants.prose(line.note, "note"),
    )


def _checked(store: Store, pattern: Turnus) -> Turnus:
    invariants.within(pattern.weeks, 1, MOST_WEEKS, "weeks")
    invariants.in_order(pattern.start, pattern.end)
    seen: dict[str, int] = {}
    for phase in pattern.phases:
        store.get(Assistant, phase.assistant)
        seen[phase.assistant] = phase.weeks % pattern.weeks
    return replace(
        pattern,
        name=invariants.named(pattern.name),
        anchor=monday(pattern.anchor),
        phases=tuple(TurnusPhase(who, weeks) for who, weeks in sorted(seen.items()) if weeks),
        note=invariants.prose(pattern.note, "note"),
    )
