"""A sick leave: where it begins and ends, its five deadlines, and which steps belong to it."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given

from bpa_desk.domain.absence_case import DEADLINES, Case, Duty, Spell, cases, milestones, steps_of
from bpa_desk.domain.absence_days import Stretch
from bpa_desk.domain.follow_up import FollowUp, FollowUpKind
from tests.domain.absence_text import day, stretch, stretches
from tests.domain.test_absence_days import STRETCHES


def ill(text: str, worked: str = "") -> list[Case]:
    """Return the cases of the lines; a line may say graded, ``worked`` are days at work."""
    lines = [line.split() for line in text.strip().splitlines()]
    spells = [Spell(stretch(line[0]), "graded" in line) for line in lines]
    return cases(spells, {day(each) for each in worked.split()})


def due(case: Case) -> dict[str, date | None]:
    return {each.kind.value: each.due for each in milestones(case, ())}


def test_deadlines_of_the_rule_books_example() -> None:
    # Example 31: first day Monday 2 November 2026.
    (case,) = ill("2026-11-02..2027-11-30")
    assert due(case) == {
        "plan": day("2026-11-30"),
        "meeting_1": day("2026-12-21"),
        "activity": day("2026-12-28"),
        "meeting_2": day("2027-05-03"),
        "year": day("2027-11-02"),
    }
    assert case.protected_until == day("2027-11-02")
    duties = {kind: duty for kind, _after, duty, _law in DEADLINES}
    assert [kind.value for kind, duty in duties.items() if duty is Duty.EMPLOYER] == ["plan", "meeting_1"]


@pytest.mark.parametrize(
    ("first", "plan", "year", "protected"),
    [
        ("2028-01-31", "2028-02-28", "2029-01-30", "2029-01-31"),
        ("2028-02-29", "2028-03-28", "2029-02-28", "2029-02-28"),
        ("2026-10-01", "2026-10-29", "2027-10-01", "2027-10-01"),
        ("2026-03-01", "2026-03-29", "2027-03-01", "2027-03-01"),
    ],
)
def test_deadlines_in_leap_years_and_over_clock_changes(
    first: str, plan: str, year: str, protected: str
) -> None:
    (case,) = ill(f"{first}..2029-12-31")
    assert (due(case)["plan"], due(case)["year"]) == (day(plan), day(year))
    assert case.protected_until == day(protected)


def test_the_first_meeting_has_no_date_for_who_works_a_part() -> None:
    (case,) = ill("2026-11-02..2026-11-30\n2026-12-01..2027-01-31 graded")
    assert due(case)["meeting_1"] is None
    assert due(case)["plan"] == day("2026-11-30")
    (full,) = ill("2026-11-02..2026-11-30 graded\n2026-12-01..2027-01-31")
    assert due(full)["meeting_1"] == day("2026-12-21")
    # As far as is known: the leave that ends before is taken to go on as it was.
    (short,) = ill("2026-11-02..2026-11-30 graded")
    assert due(short)["meeting_1"] is None
    (both,) = ill("2026-11-02..2026-12-31 graded\n2026-11-02..2026-12-31")
    assert due(both)["meeting_1"] is not None


def test_a_day_at_work_or_sixteen_days_end_a_case() -> None:
    gap = "2026-11-02..2026-11-03\n2026-11-06..2026-11-20"
    assert len(ill(gap)) == 1
    assert len(ill(gap, "2026-11-04")) == 2
    assert len(ill(gap, "2026-11-03 2026-11-06")) == 1
    assert len(ill("2026-11-02\n2026-11-18")) == 1
    assert len(ill("2026-11-02\n2026-11-19")) == 2
    assert len(ill("2026-11-02..2026-11-30\n2026-11-05")) == 1


def test_a_case_closes_on_return() -> None:
    (case,) = ill("2026-11-02..2026-11-30")
    assert [case.lasts(day(each)) for each in ("2026-11-01", "2026-11-02", "2026-11-30", "2026-12-01")] == [
        False,
        True,
        True,
        False,
    ]


def step(kind: FollowUpKind, when: str) -> FollowUp:
    return FollowUp(f"{kind.value}-{when}", "kari", kind, day(when))


def test_steps_belong_to_the_case_they_were_taken_in() -> None:
    first, second = ill("2026-01-05..2026-01-30\n2026-11-02..2026-12-31")
    plan, early, other = (
        step(FollowUpKind.PLAN, "2026-11-20"),
        step(FollowUpKind.PLAN, "2026-01-20"),
        step(FollowUpKind.ADAPTATION, "2026-02-10"),
    )
    assert steps_of(first, second, [plan, other, early]) == [early, other]
    assert steps_of(second, None, [plan, other, early]) == [plan]
    done = {each.kind: each.done for each in milestones(second, [plan])}
    assert done[FollowUpKind.PLAN] == plan
    assert done[FollowUpKind.FIRST_MEETING] is None


def test_only_a_passed_day_without_a_step_waits() -> None:
    (case,) = ill("2026-11-02..2027-01-31")
    plan = milestones(case, [])[0]
    assert not plan.waits(day("2026-11-30"))
    assert plan.waits(day("2026-12-01"))
    assert not milestones(case, [step(FollowUpKind.PLAN, "2026-12-05")])[0].waits(day("2026-12-06"))
    graded = milestones(ill("2026-11-02..2027-01-31 graded")[0], [])[1]
    assert not graded.waits(day("2027-01-30"))


@given(STRETCHES)
def test_every_illness_is_in_one_case_and_cases_do_not_meet(held: list[Stretch]) -> None:
    found = cases([Spell(each) for each in held])
    assert sorted(each.days for case in found for each in case.spells) == sorted(held)
    for earlier, later in itertools.pairwise(found):
        assert later.first - earlier.last > timedelta(days=16)


def test_the_text_reader_reads_what_it_should() -> None:
    assert stretches("2026-11-02 a\n2026-11-03..2026-11-05 b", "b") == [stretch("2026-11-03..2026-11-05")]
