"""Judging again after a change: only the people and the need lines whose inputs changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from operator import is_
from typing import NamedTuple

from bpa_desk.domain.absence import Absence
from bpa_desk.domain.coverage import Presence, stretches
from bpa_desk.domain.finding import Finding, Severity
from bpa_desk.domain.need import Need
from bpa_desk.domain.rota import Person, Rota
from bpa_desk.domain.rules import plan
from bpa_desk.domain.rules.check import (
    Figures,
    absences_by_person,
    by_person,
    check,
    figures_of,
    judged,
    open_minutes,
    ordered,
    people,
)
from bpa_desk.domain.rules.frame import Frame
from bpa_desk.domain.rules.situation import Situation
from bpa_desk.domain.shift import Shift
from bpa_desk.domain.time import Period
from bpa_desk.domain.undisturbed import undisturbed
from bpa_desk.domain.vedtak import VedtakUnit

MONTH = 31 * 1440


class Preview(NamedTuple):
    """Which findings a change would bring and take away, each in order."""

    appear: tuple[Finding, ...]
    disappear: tuple[Finding, ...]


class _Judged(NamedTuple):
    """One person's shifts, and what they came to."""

    shifts: list[Shift]
    findings: list[Finding]
    minutes: dict[int, int]
    figures: Figures


_NOBODY: Mapping[str, _Judged] = {}
_NOTHING: list[Shift] = []
"""The shifts of whoever has none; never added to."""


class _Line(NamedTuple):
    """One stretch of a need line and its findings."""

    need: Need
    stretch: Period
    findings: list[Finding]


class _State(NamedTuple):
    """Everything known after one judgement.

    ``shifts`` are each person's, in any order; ``near`` those about the time of the need lines, known from
    the first change on.
    """

    rota: Rota
    frame: Frame
    shifts: dict[str | None, list[Shift]]
    people: dict[str, _Judged]
    lines: list[_Line]
    near: list[Shift] | None
    whole: list[Finding]
    findings: tuple[Finding, ...]


class Checker:
    """Keeps a rota judged; always says what :func:`check` would, but asks only about what changed."""

    def __init__(self, rota: Rota) -> None:
        self._state = _judge(rota, None)
        self._tried: dict[str, _Judged] = {}
        """Whom the last preview judged anew: what was tried is mostly what is done next."""

    @property
    def rota(self) -> Rota:
        """The rota last given."""
        return self._state.rota

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of the rota last given."""
        return self._state.findings

    @property
    def figures(self) -> dict[str, Figures]:
        """The figures of the rota last given, by person."""
        return {person: each.figures for person, each in self._state.people.items()}

    def update(self, rota: Rota) -> tuple[Finding, ...]:
        """Judge the rota as it is now and return all its findings."""
        if rota is not self._state.rota:
            self._state = _judge(rota, self._state, self._tried)
            self._tried = {}  # it holds only for the rota it was tried on
        return self._state.findings

    def preview(self, changed: Iterable[Shift] = (), removed: Iterable[str] = ()) -> Preview:
        """Return which findings would come and go if shifts were put or removed; nothing is remembered."""
        state = self._state
        after = _judge(_with(state.rota, changed, removed), state)
        self._tried = {}
        if after.frame is state.frame or after.frame.key == state.frame.key:
            known = state.people
            self._tried = {who: each for who, each in after.people.items() if known.get(who) is not each}
        return _difference(state.findings, after.findings)


def compare(before: Rota, after: Rota) -> Preview:
    """Return which findings come and go from one rota to another, as when an agreement ends."""
    return _difference(check(before), check(after))


def preview(rota: Rota, changed: Iterable[Shift] = (), removed: Iterable[str] = ()) -> Preview:
    """Return which findings of the rota would come and go if shifts were put or removed."""
    return compare(rota, _with(rota, changed, removed))


def _with(rota: Rota, changed: Iterable[Shift], removed: Iterable[str]) -> Rota:
    put = {each.id: each for each in changed}
    gone = set(removed)
    touched = gone.union(put)
    held, done = rota.shifts, 0
    kept: list[Shift] = []
    for at in [at for at, each in enumerate(held) if each.id in touched]:
        kept += held[done:at]
        if held[at].id not in gone:
            kept.append(put.pop(held[at].id, held[at]))
        done = at + 1
    return replace(rota, shifts=(*kept, *held[done:], *put.values()))


def _difference(before: tuple[Finding, ...], after: tuple[Finding, ...]) -> Preview:
    old, new = {_key(each) for each in before}, {_key(each) for each in after}
    return Preview(
        tuple(each for each in after if _key(each) not in old),
        tuple(each for each in before if _key(each) not in new),
    )


def _key(finding: Finding) -> tuple[object, ...]:
    if finding.severity is Severity.INFO and finding.rule == "PAUSE-1":
        return (
            finding.rule,
            finding.assistant,
        )  # one notice about many shifts: the same notice after any change
    return (
        finding.rule,
        finding.severity,
        finding.assistant,
        finding.start,
        finding.end,
        finding.shifts,
        finding.amount,
        finding.text.template,
    )


def _judge(rota: Rota, before: _State | None, tried: Mapping[str, _Judged] = _NOBODY) -> _State:
    with undisturbed():
        return _judge_changed(rota, before, tried)


def _judge_changed(rota: Rota, before: _State | None, tried: Mapping[str, _Judged]) -> _State:
    if before is not None and not _same_ground(before.rota, rota):
        before = None
    gone, came = _moved(before.rota.shifts, rota.shifts) if before is not None else ([], [])
    shifts = _regrouped(before.shifts, gone, came) if before is not None else by_person(rota.work)
    changed = _changed(gone, came)
    frame = _frame(rota, before, changed)
    if before is not None and frame is not before.frame and frame.key != before.frame.key:
        before = None
    absences = absences_by_person(rota.absences)
    known = before.people if before is not None else {}
    everyone: dict[str, _Judged] = {}
    for person in people(rota, shifts):
        own = shifts.get(person.id, _NOTHING)
        held = known.get(person.id)
        if held is None or (held.shifts is not own and not _alike(held.shifts, own)):
            held = tried.get(person.id) if before is not None else None
            if held is None or not _alike(held.shifts, own):
                held = _judge_person(frame, person, own, absences.get(person.id, ()))
        everyone[person.id] = held if held.shifts is own else held._replace(shifts=own)
    near = _near(before, gone, came) if before is not None else None
    if before is not None and not changed:
        whole, lines = before.whole, before.lines
    else:
        whole = _whole(frame, shifts.get(None, []), everyone)
        lines = _lines(frame, rota, before, changed, near)
    found = chain(
        chain.from_iterable(each.findings for each in everyone.values()),
        chain.from_iterable(line.findings for line in lines),
        whole,
    )
    return _State(rota, frame, shifts, everyone, lines, near, whole, ordered(found))


def _alike(one: list[Shift], other: list[Shift]) -> bool:
    """True when both hold the same shifts; their order does not matter to any rule."""
    if len(one) != len(other):
        return False
    known = {each.id: each for each in one}
    return len(known) == len(one) == len({each.id for each in other}) and all(
        known.get(each.id) is each or known.get(each.id) == each for each in other
    )


def _same_ground(old: Rota, new: Rota) -> bool:
    """True when nothing but shifts differs."""
    return (
        old.ordning == new.ordning
        and old.period == new.period
        and old.agreements == new.agreements
        and old.vedtak == new.vedtak
        and old.plan == new.plan
        and old.needs == new.needs
        and old.absences == new.absences
        and old.elsewhere == new.elsewhere
        and (old.people is new.people or old.people == new.people)
    )


def _frame(rota: Rota, before: _State | None, changed: list[Period]) -> Frame:
    """Return the frame of before where the changed shifts move none of its edges, else a new one."""
    if before is not None and rota.period is not None and rota.period.last is not None:
        first, last = before.frame.red[0].period.end, before.frame.red[-1].period.start
        # A month inside the known red days, so that no run of them is cut.
        if all(first + MONTH < each.start and each.end < last - MONTH for each in changed):
            return before.frame
    return Frame(rota)


def _judge_person(
    frame: Frame, person: Person, shifts: list[Shift], absences: tuple[Absence, ...]
) -> _Judged:
    if not shifts:
        return _Judged(shifts, [], {}, Figures())
    situation = Situation(frame, person, shifts, absences)
    if any(each.unit is VedtakUnit.YEAR for each in frame.rota.vedtak):
        minutes = {day.day: day.minutes - day.elsewhere for day in situation.days}
    else:
        minutes = {
            day.day: day.minutes - day.elsewhere
            for day in situation.days
            if frame.judges_week(frame.week_of(day.day))
        }
    return _Judged(shifts, judged(situation), minutes, figures_of(situation))


def _whole(frame: Frame, opened: list[Shift], everyone: dict[str, _Judged]) -> list[Finding]:
    minutes = open_minutes(frame, opened)
    if frame.rota.vedtak:
        for each in everyone.values():
            for day, value in each.minutes.items():
                minutes[day] = minutes.get(day, 0) + value
    return [*plan.notice(frame), *plan.private_employer(frame), *plan.vedtak(frame, minutes)]


def _lines(
    frame: Frame, rota: Rota, before: _State | None, changed: list[Period], near: list[Shift] | None
) -> list[_Line]:
    if not rota.needs:
        return []
    skills = {person.id: person.skills for person in rota.people}
    trained = {person.id: person.trained for person in rota.people}
    if before is None:
        presence = Presence(rota.shifts, skills, rota.absences, trained)
        return [
            _Line(need, stretch, list(plan.uncovered(frame, presence, need, stretch)))
            for need in rota.needs
            for stretch in stretches(need, frame.judged, frame.zone)
        ]
    touched = {
        index
        for index, line in enumerate(before.lines)
        if any(line.stretch.touches(period) for period in changed)
    }
    if not touched:
        return before.lines
    first = min(before.lines[index].stretch.start for index in touched)
    last = max(before.lines[index].stretch.end for index in touched)
    presence = Presence(_about(near or (), first, last), skills, rota.absences, trained)
    return [
        line._replace(findings=list(plan.uncovered(frame, presence, line.need, line.stretch)))
        if index in touched
        else line
        for index, line in enumerate(before.lines)
    ]


def _near(before: _State, gone: list[Shift], came: list[Shift]) -> list[Shift] | None:
    """Return the shifts about the time of the need lines, as they stand after the change."""
    if not before.lines or (before.near is None and not gone and not came):
        return before.near
    first = min(line.stretch.start for line in before.lines)
    last = max(line.stretch.end for line in before.lines)
    held = _about(before.rota.shifts, first, last) if before.near is None else before.near
    return [*_only(held, gone), *_about(came, first, last)]


def _about(shifts: Iterable[Shift], first: int, last: int) -> list[Shift]:
    return [
        each for each in shifts if (each.actual or each).start < last and (each.actual or each).end > first
    ]


def _moved(before: Sequence[Shift], after: Sequence[Shift]) -> tuple[list[Shift], list[Shift]]:
    """Return which shifts went and which came; one that became another went and came.

    What was not touched is the same value, mostly at both ends: only what lies between is looked at.
    """
    first = _alike_from_here(before, after)
    one, other = before[first:], after[first:]
    last = _alike_from_here(reversed(one), reversed(other))
    one, other = one[: len(one) - last], other[: len(other) - last]
    return _only(one, other), _only(other, one)


def _alike_from_here(one: Iterable[Shift], other: Iterable[Shift]) -> int:
    """Return how many shifts both begin with."""
    return [*map(is_, one, other), False].index(False)


def _changed(gone: list[Shift], came: list[Shift]) -> list[Period]:
    """Return where shifts came, went or became another."""
    was, now = {each.id: each for each in gone}, {each.id: each for each in came}
    if len(was) == len(gone) and len(now) == len(came):
        gone = [each for each in gone if now.get(each.id) != each]
        came = [each for each in came if was.get(each.id) != each]
    # Where one id stands twice, any of them may be the one that changed.
    return [Period(*each.effective) for each in (*gone, *came)]


def _regrouped(
    before: dict[str | None, list[Shift]], gone: list[Shift], came: list[Shift]
) -> dict[str | None, list[Shift]]:
    """Return the shifts by person after some went and others came; whom it does not touch keep their list."""
    if not gone and not came:
        return before
    after = dict(before)
    went, new = by_person(gone), by_person(came)
    for who in {*went, *new}:
        # What is new stands first: that it is others than before is then seen at once.
        held = [*new.get(who, []), *_only(before.get(who, []), went.get(who, []))]
        if held:
            after[who] = held
        else:
            after.pop(who, None)
    return after


def _only(some: Sequence[Shift], others: Sequence[Shift]) -> list[Shift]:
    """Return which of some are not among others; of a shift that stands there twice, both count."""
    if not others:
        return list(some)
    left = Counter(map(id, others))
    found = []
    for each in some:
        if left.get(id(each)):
            left[id(each)] -= 1
        else:
            found.append(each)
    return found
