"""Any verbs in any order, undone and redone at will: the rows are exactly those of that moment, and the judge
that followed along says what a fresh check says."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule

from bpa_desk.domain.absence import Absence
from bpa_desk.domain.absence_terms import AbsenceYear
from bpa_desk.domain.agreement import Agreement
from bpa_desk.domain.assistant import Assistant, Employment
from bpa_desk.domain.follow_up import FollowUp, FollowUpKind
from bpa_desk.domain.need import Need
from bpa_desk.domain.rules.check import check
from bpa_desk.domain.shift import Break, Shift, ShiftKind
from bpa_desk.domain.time import Period
from bpa_desk.domain.training import Training, TrainingState
from bpa_desk.domain.vedtak import Vedtak
from bpa_desk.services import (
    absence_terms,
    absences,
    agreements,
    courses,
    needs,
    ordning,
    people,
    plans,
    rota,
    rota_spans,
    shift_types,
    sick_leave,
    situation,
    timesheets,
    training,
    vedtak,
)
from bpa_desk.services.identity import new_id
from bpa_desk.services.rota_spans import CellEdit, Draft
from bpa_desk.services.situation import Judge
from bpa_desk.storage.store import Store
from tests.machine.steps import Steps

# The week the clock goes back: its last night is an hour longer.
MONDAY = date(2026, 10, 19)
SUNDAY = MONDAY + timedelta(days=6)
LONG = bool(os.environ.get("BPA_NIGHTLY"))

days = st.integers(-2, 9)
starts = st.integers(0, 95).map(lambda quarter: quarter * 15)
lengths = st.integers(1, 52).map(lambda quarter: quarter * 15)
who = st.sampled_from(["kari", "ola", "ailu", None])
picks = st.integers(0, 50)


class RotaMachine(Steps):
    """A leader who does anything, and changes her mind."""

    def __init__(self) -> None:
        super().__init__()
        self.store = Store.in_memory()
        ordning.establish(self.store, "Nes")
        for key in ("kari", "ola", "ailu"):
            people.save_assistant(self.store, Assistant(key, key.title(), skills=("sonde",)))
        shift_types.ensure_defaults(self.store)
        self.store.barrier()
        self.judge = Judge(self.store, context_weeks=6)
        self.judge.findings(MONDAY, SUNDAY)
        self.begin()

    def teardown(self) -> None:
        self.judge.close()
        self.store.close()

    def shift(self, pick: int) -> Shift | None:
        held = self.store.all(Shift)
        return held[pick % len(held)] if held else None

    def instant(self, day: int, minute: int) -> int:
        return self.store.zone.at(MONDAY + timedelta(days=day), minute)

    @initialize(hours=st.sampled_from([None, 10 * 60, 35 * 60]))
    def employ(self, hours: int | None) -> None:
        self.run(people.save_employment, Employment("e", "kari", date(2026, 1, 1), minutes_per_week=hours))

    @rule(who=who, day=days, start=starts, length=lengths, kind=st.sampled_from(list(ShiftKind)))
    def add(self, who: str | None, day: int, start: int, length: int, kind: ShiftKind) -> None:
        begun = self.instant(day, start)
        self.run(rota.add, who, begun, begun + length, kind=kind)

    @rule(who=who, day=days, drafts=st.lists(st.tuples(starts, lengths), max_size=2))
    def fill(self, who: str | None, day: int, drafts: list[tuple[int, int]]) -> None:
        made = tuple(Draft(start, start + length) for start, length in drafts)
        self.run(rota_spans.fill_cells, [CellEdit(who, MONDAY + timedelta(days=day), made)])

    @rule(pick=picks, by=st.integers(-40, 40), longer=st.integers(-12, 12))
    def stretch(self, pick: int, by: int, longer: int) -> None:
        held = self.shift(pick)
        if held is not None:
            self.run(rota.shift_by, [held.id], 15 * by, 15 * (by + longer))

    @rule(pick=picks, days=st.integers(-3, 3), who=who)
    def carry(self, pick: int, days: int, who: str | None) -> None:
        held = self.shift(pick)
        if held is not None:
            self.run(rota_spans.carry, [held.id], days, who)

    @rule(pick=picks, other=picks)
    def swap(self, pick: int, other: int) -> None:
        one, two = self.shift(pick), self.shift(other)
        if one is not None and two is not None:
            self.run(rota.swap, one.id, two.id)

    @rule(pick=picks, code=st.sampled_from(["egenmelding", "user_away", "nonsense"]))
    def cancel(self, pick: int, code: str) -> None:
        held = self.shift(pick)
        if held is not None:
            self.run(rota.cancel, [held.id], code)

    @rule(pick=picks)
    def restore(self, pick: int) -> None:
        held = self.shift(pick)
        if held is not None:
            self.run(rota.restore, [held.id])

    @rule(pick=picks)
    def remove(self, pick: int) -> None:
        held = self.shift(pick)
        if held is not None:
            self.run(rota.remove, [held.id])

    @rule(pick=picks, late=st.integers(-4, 8), free=st.booleans())
    def work(self, pick: int, late: int, free: bool) -> None:
        held = self.shift(pick)
        if held is not None:
            self.run(rota.set_breaks, held.id, [Break(held.start + 15, held.start + 30, free)])
            self.run(rota.set_actual, held.id, Period(held.start, held.end + 15 * late))

    @rule(first=st.integers(0, 6), span=st.integers(0, 6), to=st.integers(-7, 7))
    def copy(self, first: int, span: int, to: int) -> None:
        begun = MONDAY + timedelta(days=first)
        last, there = begun + timedelta(days=span), begun + timedelta(days=to)
        self.run(rota_spans.copy_span, begun, last, there)

    @rule(first=days, span=st.integers(0, 4))
    def away(self, first: int, span: int) -> None:
        begun = MONDAY + timedelta(days=first)
        self.run(rota_spans.user_away, begun, begun + timedelta(days=span))

    @rule(one=st.sampled_from(["kari", "ola"]), other=st.sampled_from(["kari", "ailu"]))
    def swap_people(self, one: str, other: str) -> None:
        self.run(rota_spans.swap_people, one, other, MONDAY, SUNDAY)

    @rule(start=starts, length=lengths, count=st.integers(1, 2))
    def need(self, start: int, length: int, count: int) -> None:
        self.run(needs.save_need, Need(new_id(), MONDAY, start, (start + length) % 1440, count=count))

    @rule(day=days, length=st.integers(1, 3))
    def absent(self, day: int, length: int) -> None:
        start = self.instant(day, 0)
        away = Absence(new_id(), "kari", start, start + length * 1440, "ferie")
        self.run(absences.save_absence, away)

    @rule(day=days, length=st.integers(1, 9), hours=st.none() | st.integers(0, 20))
    def graded(self, day: int, length: int, hours: int | None) -> None:
        start, kept = self.instant(day, 0), None if hours is None else hours * 60
        away = Absence(new_id(), "kari", start, start + length * 1440, "gradert", 50, presence=kept)
        self.run(absences.save_absence, away)

    @rule(kind=st.sampled_from(list(FollowUpKind)), days_back=st.integers(0, 30))
    def follow_up(self, kind: FollowUpKind, days_back: int) -> None:
        day = MONDAY - timedelta(days=days_back)
        self.run(sick_leave.save_step, FollowUp(new_id(), "kari", kind, day))

    @rule(carried=st.none() | st.integers(-14, 14), key=st.sampled_from(["kari", "ailu"]))
    def agree_for_the_year(self, carried: int | None, key: str) -> None:
        self.run(absence_terms.save_year, AbsenceYear(new_id(), key, 2026, carried))

    @rule(basis=st.sampled_from(["10-5-1", "10-5-2", "10-8-3"]))
    def agree(self, basis: str) -> None:
        self.run(agreements.save_agreement, Agreement(new_id(), basis, date(2026, 1, 1)))

    @rule(hours=st.integers(1, 60))
    def grant(self, hours: int) -> None:
        self.run(vedtak.save_vedtak, Vedtak(new_id(), MONDAY, hours * 60))

    @rule(cap=st.sampled_from([None, 8 * 60]), skills=st.sampled_from([(), ("sonde",)]))
    def change_person(self, cap: int | None, skills: tuple[str, ...]) -> None:
        self.run(people.save_assistant, Assistant("ola", "Ola", weekly_cap=cap, skills=skills))

    @rule(months=st.integers(6, 12))
    def course(self, months: int) -> None:
        held = courses.named(self.store, "sonde") or courses.new_course("Sonde")
        self.run(courses.save_course, replace(held, months=months))

    @rule(days_back=st.integers(350, 380), key=st.sampled_from(["kari", "ola"]))
    def train(self, days_back: int, key: str) -> None:
        held = courses.named(self.store, "sonde")
        if held is not None:
            day = MONDAY - timedelta(days=days_back)
            self.run(training.save_training, Training(new_id(), key, held.id, TrainingState.GIVEN, day))

    @rule()
    def publish(self) -> None:
        self.run(plans.publish, MONDAY, SUNDAY)

    @rule()
    def seal(self) -> None:
        """Sealing is a barrier: what was done before stays done."""
        span = timesheets.period_of(self.store, MONDAY)
        self.run(timesheets.approve, "kari", span)
        self.run(timesheets.seal, span, ["kari"])

    @invariant()
    def judged_as_if_fresh(self) -> None:
        fresh = check(situation.rota(self.store, MONDAY, SUNDAY, context_weeks=6))
        assert self.judge.findings(MONDAY, SUNDAY) == fresh

    @invariant()
    def nobody_is_left_without_a_record(self) -> None:
        known = {each.id for each in self.store.all(Assistant)}
        assert {each.assistant for each in self.store.all(Shift)} <= known | {None}


RotaMachine.TestCase.settings = settings(
    max_examples=300 if LONG else 25,
    stateful_step_count=40 if LONG else 25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
TestRotaMachine = RotaMachine.TestCase
