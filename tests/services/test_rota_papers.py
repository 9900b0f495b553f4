"""The facts of the rota papers: who works when, what is open, what is missing, and what version it is."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bpa_desk.domain.absence import Absence
from bpa_desk.domain.assistant import Assistant, Employment, EmploymentKind
from bpa_desk.domain.need import Need
from bpa_desk.domain.plan import RotaPlan
from bpa_desk.domain.shift import ShiftKind, ShiftType
from bpa_desk.domain.time import DateSpan
from bpa_desk.domain.turnus import Turnus
from bpa_desk.services import (
    absences,
    clock,
    needs,
    ordning,
    people,
    plans,
    rota,
    rota_papers,
    shift_types,
    turnus,
)
from bpa_desk.services.absences import AbsenceDays
from bpa_desk.storage.store import Store

MONDAY, SUNDAY = date(2026, 12, 14), date(2026, 12, 20)
TODAY = date(2026, 11, 20)


@pytest.fixture(autouse=True)
def people_here(store: Store) -> None:
    ordning.change(store, leader="Lise Leder", workplace="Elvegata 1")
    people.save_assistant(store, Assistant("kari", "Kari Eksempel", hue=3))
    people.save_assistant(store, Assistant("ola", "Ola Påhitt", skills=("Forflytning",)))
    people.save_employment(
        store, Employment("e", "kari", date(2026, 1, 1), kind=EmploymentKind.FAST, minutes_per_week=1200)
    )


def add(store: Store, day: date, start: int, end: int, who: str | None = "kari", **more: object) -> str:
    begun = store.zone.at(day, start * 60)
    return rota.add(store, who, begun, begun + (end - start) * 60, **more).id  # type: ignore[arg-type]


def test_each_person_has_their_own_shifts_and_sums(store: Store) -> None:
    shift_types.save_shift_type(store, ShiftType("t", "D", "Dagvakt", ShiftKind.DAY, 480, 960))
    first = add(store, MONDAY, 8, 16, type="t")
    gone = add(store, MONDAY + timedelta(1), 8, 16, note="Ta med nøkkel")
    add(store, SUNDAY, 22, 30, "ola", kind=ShiftKind.NIGHT)
    rota.cancel(store, [gone], "user_away")
    facts = rota_papers.facts(store, MONDAY, SUNDAY)
    kari, ola = facts.assistants
    assert (kari.name, kari.hue, kari.worked, kari.agreed) == ("Kari Eksempel", 3, 480, 1200)
    assert [(each.id, each.code, each.name, each.cancelled) for each in kari.shifts] == [
        (first, "D", "Dagvakt", False), (gone, "", "", True),
    ]
    assert kari.shifts[1].note == "Ta med nøkkel"
    assert (ola.worked, ola.agreed, ola.shifts[0].kind) == (480, None, ShiftKind.NIGHT)
    assert (facts.ordning, facts.leader, facts.workplace) == ("Nes", "Lise Leder", "Elvegata 1")
    assert facts.span == DateSpan(MONDAY, SUNDAY)


def test_whole_days_away_are_told_without_a_reason(store: Store) -> None:
    whole = AbsenceDays(MONDAY - timedelta(3), MONDAY + timedelta(1))
    absences.save_days(store, Absence("a", "ola", 0, 0, "parental"), whole)
    part = AbsenceDays(SUNDAY, SUNDAY, 600, None)
    absences.save_days(store, Absence("b", "ola", 0, 0, "other"), part)
    graded = AbsenceDays(MONDAY, SUNDAY)
    absences.save_days(store, Absence("c", "kari", 0, 0, "gradert", grade=50), graded)
    facts = rota_papers.facts(store, MONDAY, SUNDAY)
    kari, ola = facts.assistants
    assert (kari.away, ola.away) == ((), (MONDAY, MONDAY + timedelta(1)))
    assert "parental" not in repr(facts)


def test_a_night_belongs_to_the_day_it_begins(store: Store) -> None:
    add(store, MONDAY - timedelta(1), 22, 30)
    add(store, SUNDAY, 22, 30)
    before, here = (
        rota_papers.facts(store, first, first + timedelta(6)).assistants[0].shifts
        for first in (MONDAY - timedelta(7), MONDAY)
    )
    assert [store.zone.day(each.start) for each in before] == [MONDAY - timedelta(1)]
    assert [store.zone.day(each.start) for each in here] == [SUNDAY]


def test_only_the_chosen_or_all_who_belong(store: Store) -> None:
    people.save_assistant(store, Assistant("per", "Per Før"))
    people.save_assistant(store, Assistant("siv", "Siv Sluttet"))
    add(store, MONDAY, 8, 16, "per")
    with clock.fixed(store.zone.at(SUNDAY)):  # when Per has been there
        for key in ("per", "siv"):
            people.archive(store, key)

    def named(chosen: list[str] | None = None) -> list[str]:
        return [each.id for each in rota_papers.facts(store, MONDAY, SUNDAY, chosen).assistants]

    assert named() == ["kari", "ola", "per"]
    assert named(["ola"]) == ["ola"]
    assert named([]) == []


def test_open_shifts_and_gaps_are_shown_to_all(store: Store) -> None:
    needs.save_need(store, Need("n", MONDAY, 8 * 60, 16 * 60, weekdays=(1,), requires=("Forflytning",)))
    waiting = add(store, MONDAY, 8, 16, None)
    given_up = add(store, MONDAY, 9, 10, None)
    rota.cancel(store, [given_up], "user_away")
    facts = rota_papers.facts(store, MONDAY, SUNDAY, ["kari"])
    assert [each.id for each in facts.open_shifts] == [waiting]
    (gap,) = facts.gaps
    assert (gap.start, gap.end, gap.missing) == (
        store.zone.at(MONDAY, 480), store.zone.at(MONDAY, 960), 1,
    )
    add(store, MONDAY, 8, 16, "ola")
    assert rota_papers.facts(store, MONDAY, SUNDAY).gaps == ()


def test_a_shift_from_the_night_before_covers_the_morning(store: Store) -> None:
    needs.save_need(store, Need("n", MONDAY, 0, 8 * 60, weekdays=(1,)))
    add(store, MONDAY - timedelta(1), 22, 32)
    assert rota_papers.facts(store, MONDAY, SUNDAY).gaps == ()


def test_the_week_of_the_turnus_is_told(store: Store) -> None:
    turnus.save_turnus(store, Turnus("t", "Grunnturnus", 6, date(2026, 12, 2), MONDAY))
    facts = rota_papers.facts(store, MONDAY, SUNDAY)
    assert (facts.turnus_start, facts.turnus_weeks) == (date(2026, 11, 30), 6)
    assert facts.week_of_turnus(MONDAY) == 3
    assert rota_papers.facts(store, MONDAY - timedelta(7), MONDAY).turnus_weeks == 0


def test_a_handed_out_plan_is_a_draft_again_once_it_is_changed(store: Store) -> None:
    shift = add(store, MONDAY, 8, 16)

    def standing() -> tuple[int, date | None]:
        facts = rota_papers.facts(store, MONDAY, SUNDAY)
        return facts.version, facts.published_on

    assert standing() == (0, None)
    with clock.fixed(store.zone.at(TODAY, 600)):
        plan = plans.save_plan(store, RotaPlan("p", MONDAY, SUNDAY, TODAY))
        assert standing() == (0, None)
        plans.publish_plan(store, plan)
        assert standing() == (1, TODAY)
        assert rota_papers.facts(store, MONDAY, SUNDAY).discussed_on == TODAY
        held = rota.shift(store, shift)
        rota.move(store, shift, held.start + 60, held.end + 60)
        assert standing() == (2, None)
        plans.publish(store, MONDAY, SUNDAY)
        assert standing() == (2, TODAY)


def test_days_outside_any_plan_make_it_a_draft(store: Store) -> None:
    with clock.fixed(store.zone.at(TODAY, 600)):
        plans.publish(store, MONDAY, SUNDAY)
        assert rota_papers.facts(store, MONDAY, SUNDAY + timedelta(1)).published_on is None
        assert rota_papers.facts(store, MONDAY - timedelta(1), SUNDAY).published_on is None
        plans.publish(store, SUNDAY + timedelta(1), SUNDAY + timedelta(7))
        both = rota_papers.facts(store, MONDAY, SUNDAY + timedelta(7))
        assert (both.version, both.published_on, both.discussed_on) == (1, TODAY, None)


def test_the_coming_plan_is_what_one_wants_on_paper(store: Store) -> None:
    assert rota_papers.coming(store, TODAY) == DateSpan(date(2026, 11, 16), date(2026, 12, 27))
    running = plans.save_plan(store, RotaPlan("a", date(2026, 11, 2), date(2026, 11, 29)))
    assert rota_papers.coming(store, TODAY) == DateSpan(running.start, running.end)
    plans.save_plan(store, RotaPlan("b", date(2026, 12, 28), date(2027, 1, 24)))
    nearest = plans.save_plan(store, RotaPlan("c", date(2026, 11, 30), date(2026, 12, 27)))
    assert rota_papers.coming(store, TODAY) == DateSpan(nearest.start, nearest.end)
