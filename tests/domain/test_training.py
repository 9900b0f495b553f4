"""How a person stands in a course: what counts, until when, and what a label on the record is worth."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bpa_desk.domain.skill import FOREVER, SkillSpan, lacking, ran_out
from bpa_desk.domain.training import Course, CourseKind, Training, TrainingState
from bpa_desk.domain.training_standing import Reason, Requirement, Stand, standing

TODAY = date(2026, 11, 24)
LIFT = Course("c", "Forflytning", months=12)
TUBE = Course("h", "Sonde", CourseKind.HEALTH, 12)
GIVEN = Training("t", "kari", "c", TrainingState.GIVEN, date(2026, 3, 10), "Eva")
ASKED = Requirement((Reason.EVERYONE,))


def stands(
    *rows: Training, course: Course = LIFT, label: bool = False, need: Requirement = ASKED
) -> tuple[Stand, bool, date | None]:
    held = standing("kari", course, rows, label, need, TODAY)
    return held.state, held.valid, held.until


def test_a_given_training_is_valid_to_the_day_it_runs_out() -> None:
    assert stands(GIVEN) == (Stand.GIVEN, True, date(2027, 3, 10))
    on_the_day = replace(GIVEN, day=date(2025, 11, 24))
    assert stands(on_the_day) == (Stand.GIVEN, True, TODAY)
    assert stands(replace(GIVEN, day=date(2025, 11, 23))) == (Stand.EXPIRED, False, date(2026, 11, 23))
    assert stands(GIVEN, course=replace(LIFT, months=0)) == (Stand.GIVEN, True, None)


def test_the_training_that_lasts_longest_is_the_one_that_counts() -> None:
    long = replace(GIVEN, id="l", day=date(2026, 2, 1), ends=date(2028, 1, 1))
    assert stands(GIVEN, long) == (Stand.GIVEN, True, date(2028, 1, 1))


def test_a_leap_day_runs_out_on_the_last_of_february() -> None:
    assert stands(replace(GIVEN, day=date(2024, 2, 29)))[2] == date(2025, 2, 28)


@pytest.mark.parametrize(
    ("state", "expected"),
    [("planned", Stand.PLANNED), ("offered", Stand.OFFERED), ("declined", Stand.DECLINED),
     ("exempt", Stand.EXEMPT)],
)  # fmt: skip
def test_the_last_thing_written_speaks_when_nothing_is_valid(state: str, expected: Stand) -> None:
    old = replace(GIVEN, day=date(2024, 1, 1))
    late = replace(GIVEN, id="z", state=TrainingState(state), day=date(2026, 11, 1), reason="grunn")
    assert stands(old, late)[:2] == (expected, False)
    settled = standing("kari", LIFT, (old, late), False, ASKED, TODAY)
    assert settled.lacks is (state in ("planned", "offered"))


def test_a_renewal_that_is_planned_is_told_beside_what_is_valid() -> None:
    planned = replace(GIVEN, id="p", state=TrainingState.PLANNED, day=date(2027, 2, 1))
    held = standing("kari", LIFT, (GIVEN, planned), False, ASKED, TODAY)
    assert (held.state, held.coming) == (Stand.GIVEN, planned)
    before = replace(planned, day=date(2026, 3, 1))
    assert standing("kari", LIFT, (GIVEN, before), False, ASKED, TODAY).coming is None


def test_a_label_counts_until_the_matrix_says_something() -> None:
    assert stands(label=True) == (Stand.KNOWN, True, None)
    planned = replace(GIVEN, state=TrainingState.PLANNED)
    assert stands(planned, label=True)[:2] == (Stand.PLANNED, True)
    assert stands(replace(GIVEN, day=date(2024, 1, 1)), label=True)[:2] == (Stand.EXPIRED, False)
    declined = replace(GIVEN, state=TrainingState.DECLINED, reason="nei")
    assert stands(declined, label=True)[:2] == (Stand.DECLINED, False)


def test_delegated_helsehjelp_is_never_a_label_and_holds_only_when_signed_with_a_last_day() -> None:
    assert stands(course=TUBE, label=True) == (Stand.MISSING, False, None)
    told = replace(GIVEN, course="h", ends=date(2027, 1, 1))
    assert stands(told, course=TUBE)[:2] == (Stand.GIVEN, False)
    signed = replace(told, state=TrainingState.CONFIRMED, confirmed_on=date(2026, 3, 10))
    assert stands(signed, course=TUBE) == (Stand.CONFIRMED, True, date(2027, 1, 1))
    assert stands(replace(signed, ends=None), course=TUBE)[1] is False


def test_without_a_reason_nothing_is_lacking() -> None:
    assert stands(need=Requirement())[0] is Stand.NONE
    assert stands()[0] is Stand.MISSING


def test_a_skill_must_be_known_through_the_whole_period() -> None:
    spans = (SkillSpan("løft", 100, 200), SkillSpan("sonde", 0, FOREVER))
    assert lacking(("Løft", "Sonde", "løft", "bil"), frozenset({"bil"}), spans, (100, 200)) == ()
    assert lacking(("Løft",), frozenset(), spans, (100, 201)) == ("Løft",)
    assert lacking(("Løft",), frozenset(), spans, (99, 200)) == ("Løft",)
    assert lacking(("Bil",), frozenset({"bil"}), (), (0, 1)) == ("Bil",)
    assert ran_out("Løft", spans, (150, 201)) == 200
    assert ran_out("Løft", spans, (50, 60)) is None


def test_what_was_learnt_before_a_change_counts_until_it_must_be_gone_through_again() -> None:
    changed = replace(LIFT, months=0, renewed=date(2026, 11, 1), needed_by=date(2026, 12, 15))
    assert stands(GIVEN, course=changed) == (Stand.GIVEN, True, date(2026, 12, 15))
    held = standing("kari", changed, (GIVEN,), False, ASKED, TODAY)
    assert held.again
    assert stands(replace(GIVEN, day=date(2026, 11, 1)), course=changed) == (Stand.GIVEN, True, None)
    at_once = replace(changed, needed_by=None)
    assert stands(GIVEN, course=at_once) == (Stand.EXPIRED, False, date(2026, 10, 31))
    # What runs out before that day anyhow runs out then.
    short = replace(changed, months=9)
    assert stands(GIVEN, course=short)[2] == date(2026, 12, 10)


def test_a_label_without_a_date_counts_no_longer_than_the_change_allows() -> None:
    changed = replace(LIFT, renewed=date(2026, 11, 1), needed_by=date(2026, 12, 15))
    assert stands(course=changed, label=True) == (Stand.KNOWN, True, date(2026, 12, 15))
    over = replace(changed, needed_by=date(2026, 11, 23))
    assert stands(course=over, label=True) == (Stand.EXPIRED, False, date(2026, 11, 23))


def test_roles_are_asked_for_whatever_the_case() -> None:
    course = replace(LIFT, roles=("Natt", "reiser"))
    assert course.asks_role(("natt",))
    assert not course.asks_role(("dag",))
    assert not LIFT.asks_role(("natt",))


def test_who_leads_has_a_key_of_their_own() -> None:
    assert GIVEN.person == "kari"
    assert replace(GIVEN, assistant="", leader="Lise Leder").person == "leader:Lise Leder"


def test_training_that_takes_over_in_the_middle_of_a_shift_is_enough() -> None:
    one, next_one = SkillSpan("sonde", 0, 100), SkillSpan("sonde", 100, 200)
    assert lacking(["Sonde"], frozenset(), [next_one, one], (50, 150)) == ()
    assert lacking(["Sonde"], frozenset(), [next_one, one], (50, 201)) == ("Sonde",)
    assert ran_out("Sonde", [next_one, one], (50, 201)) == 200
    late = SkillSpan("sonde", 101, 200)
    assert lacking(["Sonde"], frozenset(), [one, late], (50, 150)) == ("Sonde",)
    assert ran_out("Sonde", [one, late], (50, 150)) == 100
    assert ran_out("Sonde", [late], (50, 150)) is None
