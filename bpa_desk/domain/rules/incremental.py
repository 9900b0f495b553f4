"""Judging again after a change: only the people and the need lines whose inputs changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import chain
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


class _Line(NamedTuple):
    """One stretch of a need line and its findings."""

    need: Need
    stretch: Period
    findings: list[Finding]


class _State(NamedTuple):
    """Everything known after one judgement."""

    rota: Rota
    frame: Frame
    shifts: dict[str | None, list[Shift]]
    people: dict[str, _Judged]
    lines: list[_Line]
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
    kept = [put.pop(each.id, each) for each in rota.shifts if each.id not in gone]
    return replace(rota, shifts=(*kept, *put.values()))


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
    shifts = by_person(rota.work)
    if before is not None and not _same_ground(before.rota, rota):
        before = None
    changed = _changed(before.shifts, shifts) if before is not None else []
    frame = _frame(rota, before, changed)
    if before is not None and frame is not before.frame and frame.key != before.frame.key:
        before = None
    absences = absences_by_person(rota.absences)
    known = before.people if before is not None else {}
    everyone: dict[str, _Judged] = {}
    for person in people(rota, shifts):
        held, own, away = known.get(person.id), shifts.get(person.id, []), absences.get(person.id, ())
        if held is None or held.shifts != own:
            held = tried.get(person.id) if before is not None else None
            if held is None or not _alike(held.shifts, own):
                held = _judge_person(frame, person, own, away)
            elif held.shifts != own:
                held = held._replace(shifts=own)
        everyone[person.id] = held
    if before is not None and not changed:
        whole, lines = before.whole, before.lines
    else:
        whole = _whole(frame, shifts.get(None, []), everyone)
        lines = _lines(frame, rota, before, changed)
    found = chain(
        chain.from_iterable(each.findings for each in everyone.values()),
        chain.from_iterable(line.findings for line in lines),
        whole,
    )
    return _State(rota, frame, shifts, everyone, lines, whole, ordered(found))


def _alike(one: list[Shift], other: list[Shift]) -> bool:
    """True when both hold the same shifts; their order does not matter to any rule."""
    if len(one) != len(other):
        return False
    known = {each.id: each for each in one}
    return len(known) == len(one) == len({each.id for each in other}) and all(
        known.get(each.id) == each for each in other
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


def _lines(frame: Frame, rota: Rota, before: _State | None, changed: list[Period]) -> list[_Line]:
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
    near = [
        each
        for each in rota.shifts
        if (each.actual or each).start < last and (each.actual or each).end > first
    ]
    presence = Presence(near, skills, rota.absences, trained)
    return [
        line._replace(findings=list(plan.uncovered(frame, presence, line.need, line.stretch)))
        if index in touched
        else line
        for index, line in enumerate(before.lines)
    ]


def _changed(before: dict[str | None, list[Shift]], after: dict[str | None, list[Shift]]) -> list[Period]:
    """Return where shifts came, went or became another."""
    found: list[Period] = []
    for who in {*before, *after}:
        old, new = before.get(who, []), after.get(who, [])
        if old == new:
            continue
        was, now = {each.id: each for each in old}, {each.id: each for each in new}
        if len(was) < len(old) or len(now) < len(new):
            # One id twice: any of them may be the one that changed.
            found += [Period(*each.effective) for each in (*old, *new)]
            continue
        for key in {*was, *now}:
            first, second = was.get(key), now.get(key)
            if first != second:
                found += [Period(*each.effective) for each in (first, second) if each is not None]
    return found
