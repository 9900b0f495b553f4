"""Illness as it is followed up: egenmelding used and left, the employer's period, cases and their steps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from bpa_desk.domain.absence import LEAVE, OWN_ILLNESS, Absence
from bpa_desk.domain.absence_case import Case, Milestone, Spell, cases, milestones, steps_of
from bpa_desk.domain.absence_days import BACK_AT_WORK, Stretch, in_year, joined, stretch_of
from bpa_desk.domain.absence_egenmelding import (
    EmployerPeriod,
    Standing,
    day_beyond,
    employer_periods,
    right_from,
    sick_pay_from,
    standing,
)
from bpa_desk.domain.assistant import Assistant, Employment
from bpa_desk.domain.follow_up import FollowUp, FollowUpKind
from bpa_desk.domain.text import N_, Message
from bpa_desk.services import absence_terms, clock, employments, invariants, ordning
from bpa_desk.services.rota import shifts
from bpa_desk.services.store import Store

_DAY = timedelta(days=1)
KNOWN = 3 * 366
"""How many days back absence is looked at."""


@dataclass(frozen=True, slots=True)
class Child:
    """Days with an ill child in a year: how many one has (None: not written), used, and which they were."""

    year: int
    entitled: int | None
    used: int
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class CaseFile:
    """One sick leave with its deadlines, the steps taken, and whether it goes on today."""

    case: Case
    milestones: tuple[Milestone, ...]
    steps: tuple[FollowUp, ...]
    open: bool
    graded: bool


@dataclass(frozen=True, slots=True)
class Illness:
    """Everything about one assistant's illness that is kept, as it stands today.

    ``period`` is the last employer's period that today belongs to, ``beyond`` the first day of egenmelding
    past what is given at a time; ``talk_since`` is when the fourth time began, while no talk is written.
    ``others`` are the steps that belong to no sick leave: adaptation and talks in time, the newest first.
    """

    assistant: str
    today: date
    standing: Standing
    period: EmployerPeriod | None
    sick_pay_from: date | None
    beyond: date | None
    talk_since: date | None
    cases: tuple[CaseFile, ...]
    child: Child
    others: tuple[FollowUp, ...] = ()

    @property
    def current(self) -> CaseFile | None:
        """The sick leave that goes on today."""
        return next((each for each in reversed(self.cases) if each.open), None)


def illness(store: Store, assistant: str, today: date | None = None) -> Illness:
    """Return where the assistant stands today."""
    day = clock.today(store) if today is None else today
    absences = known(store, assistant, day)
    terms = employments.employments(store, assistant)
    steps = store.all(FollowUp, "assistant = ?", (assistant,))
    return _read(store, assistant, day, absences, terms, steps)


def known(store: Store, assistant: str, today: date) -> list[Absence]:
    """Return the assistant's absences of the last three years and all that are written ahead."""
    begin = store.zone.text(store.zone.at(today - timedelta(days=KNOWN)))
    return store.all(Absence, 'assistant = ? AND "end" > ?', (assistant, begin))


def stretches(store: Store, absences: Sequence[Absence]) -> list[Stretch]:
    """Return the absences' whole days, each by itself; a night across midnight is one day."""
    return [_stretch(store, each) for each in absences]


def save_step(store: Store, step: FollowUp) -> FollowUp:
    """Write a step of the follow-up; DomainError names the field that is wrong."""
    person = store.get(Assistant, step.assistant)
    invariants.come(step.day, clock.today(store), "day")
    checked = replace(
        step,
        by=invariants.one_line(step.by),
        text=invariants.prose(step.text, "text"),
        present=invariants.one_line(step.present),
    )
    before = store.find(FollowUp, step.id)
    if before == checked:
        return checked
    label = N_("Write a step for {name}") if before is None else N_("Change a step for {name}")
    with store.change(Message(label, {"name": person.name})) as changes:
        changes.put(checked)
    return checked


def remove_step(store: Store, key: str) -> None:
    """Remove a step of the follow-up."""
    person = store.get(Assistant, store.get(FollowUp, key).assistant)
    with store.change(Message(N_("Delete a step for {name}"), {"name": person.name})) as changes:
        changes.remove(FollowUp, key)


def _read(
    store: Store,
    assistant: str,
    day: date,
    absences: Sequence[Absence],
    terms: Sequence[Employment],
    steps: Sequence[FollowUp],
) -> Illness:
    agreed = absence_terms.terms(store)
    days = {each.id: _stretch(store, each) for each in absences}
    own = [each for each in absences if each.kind in OWN_ILLNESS]
    by_oneself = joined(days[each.id] for each in own if each.kind == "egenmelding")
    ill = joined(days[each.id] for each in own)
    right = right_from(terms, day, (days[each.id] for each in absences if each.kind in LEAVE | {"child_ill"}))
    stands = standing(day, agreed, by_oneself, ill, right)
    periods = [each for each in employer_periods(ill) if each.first <= day]
    last = periods[-1] if periods and (day - periods[-1].stretches[-1].last).days <= BACK_AT_WORK else None
    found = cases(
        (Spell(days[each.id], each.kind == "gradert") for each in own), _worked(store, assistant, ill)
    )
    files = tuple(_file(found, at, steps, day) for at in range(len(found)))
    told = {step.id for each in files for step in each.steps}
    return Illness(
        assistant,
        day,
        stands,
        last,
        sick_pay_from(terms, day),
        day_beyond(stands.counted, agreed.days_at_once),
        _talk_since(stands, steps),
        files,
        _child(store, assistant, day, [days[each.id] for each in absences if each.kind == "child_ill"]),
        tuple(sorted((one for one in steps if one.id not in told), key=lambda one: one.day, reverse=True)),
    )


def _file(found: list[Case], at: int, steps: Sequence[FollowUp], day: date) -> CaseFile:
    case = found[at]
    mine = steps_of(case, found[at + 1] if at + 1 < len(found) else None, steps)
    return CaseFile(case, tuple(milestones(case, mine)), tuple(mine), case.lasts(day), case.graded_on(day))


def _talk_since(stands: Standing, steps: Sequence[FollowUp]) -> date | None:
    if not stands.may_be_withdrawn or stands.terms.times_in_year is None:
        return None
    since = stands.times[stands.terms.times_in_year - 1].first
    talked = any(each.kind is FollowUpKind.TALK and each.day >= since for each in steps)
    return None if talked else since


def _child(store: Store, assistant: str, day: date, ill: list[Stretch]) -> Child:
    agreed = absence_terms.year_to_change(store, assistant, day.year)
    here = tuple(each for each in joined(ill) if each.within(date(day.year, 1, 1), date(day.year, 12, 31)))
    used = in_year(ill, day.year)
    if ordning.current(store).readings.child_working_days:
        used = _days_with_shift(store, assistant, here, day.year)
    return Child(day.year, agreed.child_days, used, here)


def _days_with_shift(store: Store, assistant: str, away: Sequence[Stretch], year: int) -> int:
    """Return on how many days of the stretches in the year a shift was planned, whatever became of it."""
    inside = (each.within(date(year, 1, 1), date(year, 12, 31)) for each in away)
    days = {
        store.zone.day(each.start)
        for part in inside
        if part is not None
        for each in shifts(store, part.first, part.last)
        if each.assistant == assistant and part.first <= store.zone.day(each.start) <= part.last
    }
    return len(days)


def _stretch(store: Store, absence: Absence) -> Stretch:
    zone = store.zone
    wall = zone.wall(absence.end)
    if not wall.hour and not wall.minute:
        return stretch_of(absence, zone)
    day = zone.day(absence.end - 1)
    nights = [
        each.effective
        for each in shifts(store, day, day)
        if each.assistant == absence.assistant and zone.day(each.start) < day
    ]
    return stretch_of(absence, zone, nights)


def _worked(store: Store, assistant: str, ill: Sequence[Stretch]) -> frozenset[date]:
    """Return the days at work between two illnesses that might be one; other days do not matter."""
    found: set[date] = set()
    for earlier, later in pairwise(ill):
        first, last = earlier.last + _DAY, later.first - _DAY
        if 0 <= (last - first).days < BACK_AT_WORK:
            found |= {
                store.zone.day(each.start)
                for each in shifts(store, first, last)
                if each.assistant == assistant and each.counts
            }
    return frozenset(found)
