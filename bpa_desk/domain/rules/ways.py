"""Ways out of a finding, each tried against all rules before it is offered; and who could take a shift.

A way is offered only if the finding goes away and nothing unlawful comes instead. Shifts already worked are
history and never touched. The shortest shift offered is two hours.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from bpa_desk.domain.finding import Finding, Severity
from bpa_desk.domain.rota import Rota
from bpa_desk.domain.rules.incremental import Checker
from bpa_desk.domain.shift import Shift, ShiftStatus
from bpa_desk.domain.text import N_, Clock, DomainError, Message
from bpa_desk.domain.time import DAY, Zone, zone

SHORTEST = 2 * 60
MOST = 4
LATEST = 3
"""Of a finding about many shifts only so many are tried, the last first: they are the easiest to change."""
_RESTS = frozenset({"HVILE-1", "HVILE-3", "UNG-2"})
_LONG = frozenset({"TID-1", "TID-7", "SNITT-1", "SNITT-2", "SNITT-3", "SNITT-5", "SNITT-6", "OT-7", "NATT-4"})
_CLASHES = frozenset({"OVERLAP", "ABSENT", "SKILL", "CAP"})


class Way(NamedTuple):
    """One way out: what to do, the shifts as they would be, and the milder findings it would bring."""

    text: Message
    shifts: tuple[Shift, ...]
    appear: tuple[Finding, ...] = ()


class StandIn(NamedTuple):
    """Somebody who could take a shift: what it would bring, and the minutes they have that week already."""

    assistant: str
    appear: tuple[Finding, ...]
    minutes: int

    @property
    def lawful(self) -> bool:
        """True when nothing unlawful and no clash would come of it."""
        return not any(each.severity.unlawful or each.rule in _CLASHES for each in self.appear)


def ways_out(checker: Checker, finding: Finding, most: int = MOST) -> tuple[Way, ...]:
    """Return up to ``most`` ways to be rid of the finding, the smallest change first."""
    found: list[Way] = []
    for text, shifts in _candidates(checker, finding):
        shown = checker.preview(shifts)
        gone = any(_same(each, finding) for each in shown.disappear)
        # What only becomes smaller is still there; but somebody more for a need is a way.
        left = finding.rule != "NEED" and any(
            (each.rule, each.assistant) == (finding.rule, finding.assistant) for each in shown.appear
        )
        if left:
            continue
        if gone and not any(each.severity.unlawful or each.rule in _CLASHES for each in shown.appear):
            found.append(Way(text, shifts, shown.appear))
            if len(found) == most:
                break
    return tuple(found)


def stand_ins(checker: Checker, shift: Shift) -> tuple[StandIn, ...]:
    """Return everybody else who could take the shift, the lawful first, then those with fewest hours."""
    where = zone(checker.rota.ordning.timezone)
    found = []
    for person in checker.rota.people:
        if person.id == shift.assistant:
            continue
        given = replace(shift, assistant=person.id, status=ShiftStatus.PLANNED, code="", actual=None)
        appear = tuple(each for each in checker.preview([given]).appear if each.assistant == person.id)
        found.append(StandIn(person.id, appear, _minutes_near(checker.rota, person.id, shift, where)))
    return tuple(sorted(found, key=_burden))


def _burden(each: StandIn) -> tuple[bool, int, int, str]:
    looked_at = sum(finding.severity is not Severity.INFO for finding in each.appear)
    return not each.lawful, looked_at, each.minutes, each.assistant


def _candidates(checker: Checker, finding: Finding) -> Iterator[tuple[Message, tuple[Shift, ...]]]:
    where = zone(checker.rota.ordning.timezone)
    known = {each.id: each for each in checker.rota.shifts}
    names = {person.id: person.name for person in checker.rota.people}
    shifts = [known[each] for each in finding.shifts if each in known]
    shifts = [each for each in shifts if each.status is ShiftStatus.PLANNED and each.actual is None]
    latest = shifts[: -LATEST - 1 : -1]
    if finding.rule in _RESTS:
        yield from _rest(finding, shifts, where)
    if finding.rule in _LONG:
        for shift in latest:
            yield from _shorter(shift, finding.amount, where)
    for shift in latest:
        for each in stand_ins(checker, shift):
            if each.lawful:
                values = {"name": names.get(each.assistant, each.assistant), "start": where.wall(shift.start)}
                text = Message(N_("Give the shift {start} to {name}."), values)
                yield text, (replace(shift, assistant=each.assistant),)
    for shift in latest:
        if shift.assistant is not None:
            text = Message(N_("Leave the shift {start} open."), {"start": where.wall(shift.start)})
            yield text, (replace(shift, assistant=None),)


def _rest(finding: Finding, shifts: list[Shift], where: Zone) -> Iterator[tuple[Message, tuple[Shift, ...]]]:
    before = next((each for each in shifts if each.end == finding.start), None)
    after = next((each for each in shifts if each.start == finding.end), None)
    short = finding.amount
    if after is not None:
        yield from _moved(after, after.start + short, after.end, where)
        yield from _moved(after, after.start + short, after.end + short, where)
    if before is not None:
        yield from _moved(before, before.start, before.end - short, where)
        yield from _moved(before, before.start - short, before.end - short, where)


def _shorter(shift: Shift, minutes: int, where: Zone) -> Iterator[tuple[Message, tuple[Shift, ...]]]:
    yield from _moved(shift, shift.start, shift.end - minutes, where)
    yield from _moved(shift, shift.start + minutes, shift.end, where)


def _moved(shift: Shift, start: int, end: int, where: Zone) -> Iterator[tuple[Message, tuple[Shift, ...]]]:
    if end - start < SHORTEST:
        return
    try:
        changed = shift.moved(start, end)
    except DomainError:
        return
    day = where.day(shift.start)
    # The day is said once; only a start on another day needs its own.
    begun = Clock(where.minute_of_day(start)) if where.day(start) == day else where.wall(start)
    values = {"old": where.wall(shift.start), "start": begun, "end": Clock(where.minute_of_day(end))}
    if end - start == shift.end - shift.start:
        yield Message(N_("Move the shift {old} to {start} – {end}."), values), (changed,)
    else:
        yield Message(N_("Shorten the shift {old} to {start} – {end}."), values), (changed,)


def _minutes_near(rota: Rota, person: str, shift: Shift, where: Zone) -> int:
    """Return the person's minutes in the ISO week of the shift."""
    day = where.day(shift.start)
    start, end = where.at(day, -DAY * day.weekday()), where.at(day, DAY * (7 - day.weekday()))
    return sum(
        each.effective.minutes
        for each in rota.shifts
        if each.assistant == person and each.counts and not each.standby and start <= each.start < end
    )


def _same(one: Finding, other: Finding) -> bool:
    return (one.rule, one.assistant, one.start, one.end, one.shifts, one.amount) == (
        other.rule,
        other.assistant,
        other.start,
        other.end,
        other.shifts,
        other.amount,
    )
