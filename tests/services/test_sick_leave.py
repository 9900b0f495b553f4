"""Illness as it stands in the file: egenmelding, employer's period, cases, steps, and what is asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from bpa_desk.domain.absence import Absence
from bpa_desk.domain.absence_terms import TERMS, AbsenceTerms, AbsenceYear
from bpa_desk.domain.assistant import Assistant, Employment
from bpa_desk.domain.follow_up import FollowUp, FollowUpKind
from bpa_desk.domain.text import DomainError, NotFoundError
from bpa_desk.services import (
    absence_terms,
    absences,
    clock,
    due,
    employments,
    illness,
    ordning,
    people,
    rota,
    sick_leave,
    today,
)
from bpa_desk.services.absences import AbsenceDays
from bpa_desk.storage.store import Store

TODAY = date(2026, 11, 24)


@pytest.fixture(autouse=True)
def kari(store: Store) -> Iterator[None]:
    people.save_assistant(store, Assistant("kari", "Kari Eksempel"))
    employments.save_employment(store, Employment("e", "kari", date(2025, 1, 1)))
    with clock.fixed(store.zone.at(TODAY, 600)):
        yield


def away(store: Store, kind: str, first: str, last: str = "", **fields: object) -> Absence:
    days = AbsenceDays(date.fromisoformat(first), date.fromisoformat(last or first))
    made = Absence(f"{kind}-{first}", "kari", 0, 0, kind, **fields)  # type: ignore[arg-type]
    return absences.save_days(store, made, days)


def step(kind: FollowUpKind, day: date, **fields: object) -> FollowUp:
    return FollowUp(f"{kind.value}-{day}", "kari", kind, day, **fields)  # type: ignore[arg-type]


def asked(store: Store) -> list[today.Duty]:
    """What the first screen asks about absence."""
    return [each for each in today.duties(store, (), TODAY) if each.page == "absences"]


def duties(store: Store) -> list[str]:
    return [str(each.text) for each in asked(store)]


def test_an_evening_call_of_illness_is_one_day_and_waits_for_the_employer(store: Store) -> None:
    zone = store.zone
    rota.add(store, "kari", zone.at(TODAY, 22 * 60), zone.at(TODAY, 31 * 60))
    illness.report_ill(store, "kari", TODAY)
    stands = sick_leave.illness(store, "kari")
    assert (stands.standing.used, stands.standing.left) == (1, 2)
    assert stands.period is not None
    assert stands.period.used == 1
    (absence,) = store.all(Absence)
    assert (absence.reported_on, absence.told_on) == (TODAY, None)
    assert duties(store) == ["Tell the employer that Kari Eksempel is away from 2026-11-24."]
    absences.mark_told(store, absence.id)
    assert duties(store) == []
    store.undo()
    assert len(duties(store)) == 1


def test_papers_are_noted_and_taken_back(store: Store) -> None:
    made = away(store, "sykmelding", "2026-11-10", "2026-11-30")
    assert absences.mark_documented(store, made.id).documented_on == TODAY
    store.undo()
    assert store.get(Absence, made.id).documented_on is None


@pytest.mark.parametrize("field", ["documented_on", "reported_on", "told_on"])
def test_what_has_not_happened_yet_cannot_be_written(store: Store, field: str) -> None:
    late: dict[str, Any] = {field: TODAY + timedelta(days=1)}
    with pytest.raises(DomainError) as caught:
        away(store, "egenmelding", "2026-11-24", **late)
    assert caught.value.field == field


def test_hours_kept_belong_to_a_graded_sick_leave_only(store: Store) -> None:
    graded = away(store, "gradert", "2026-11-10", "2026-11-30", grade=50, presence=600)
    assert graded.presence == 600
    assert away(store, "sykmelding", "2026-12-01", presence=600).presence is None
    with pytest.raises(DomainError) as caught:
        away(store, "gradert", "2026-12-02", grade=50, presence=7 * 1440 + 1)
    assert caught.value.field == "presence"


def test_deadlines_are_told_ahead_while_the_case_lasts(store: Store) -> None:
    away(store, "egenmelding", "2026-11-09", "2026-11-11", told_on=TODAY)
    away(store, "sykmelding", "2026-11-12", "2026-12-31", told_on=TODAY)
    stands = sick_leave.illness(store, "kari")
    (case,) = stands.cases
    assert (case.case.first, case.open, case.graded) == (date(2026, 11, 9), True, False)
    assert stands.current == case
    plan = "Kari Eksempel is on sick leave: the employer’s plan is due 2026-12-07 (aml. § 4-6)."
    meeting = "Kari Eksempel is on sick leave: dialogmøte 1 is due 2026-12-28 (aml. § 4-6)."
    assert duties(store) == [plan, meeting]
    sick_leave.save_step(store, step(FollowUpKind.PLAN, TODAY, by="arbeidsgiver"))
    assert duties(store) == [meeting]
    assert sick_leave.illness(store, "kari").cases[0].steps[0].by == "arbeidsgiver"
    sick_leave.remove_step(store, f"plan-{TODAY}")
    assert duties(store) == [plan, meeting]
    (first, *_rest) = due.due(store, date(2026, 12, 7), date(2026, 12, 7))
    assert (first.kind, first.assistant, first.binding) == ("sick_leave", "kari", True)
    assert due.due(store, date(2026, 12, 8), date(2026, 12, 27)) == []


def test_a_deadline_after_the_last_day_known_does_not_ask(store: Store) -> None:
    away(store, "sykmelding", "2026-11-09", "2026-12-06", told_on=TODAY)
    assert duties(store) == []


def test_a_deadline_that_passed_asks_until_something_is_written(store: Store) -> None:
    away(store, "sykmelding", "2026-10-05", "2026-12-31", told_on=TODAY)
    found = asked(store)
    assert [each.due for each in found] == [date(2026, 11, 2), date(2026, 11, 23), date(2026, 11, 30)]
    assert found[0].urgency < found[2].urgency
    needless = step(FollowUpKind.PLAN, TODAY, text="Er snart tilbake.", needless=True)
    sick_leave.save_step(store, needless)
    assert len(asked(store)) == 2


def test_a_day_at_work_between_makes_two_cases(store: Store) -> None:
    away(store, "egenmelding", "2026-11-02", "2026-11-03", told_on=TODAY)
    away(store, "egenmelding", "2026-11-06", told_on=TODAY)
    assert len(sick_leave.illness(store, "kari").cases) == 1
    zone = store.zone
    rota.add(store, "kari", zone.at(date(2026, 11, 4), 480), zone.at(date(2026, 11, 4), 900))
    found = sick_leave.illness(store, "kari", date(2026, 11, 10))
    assert [each.case.first for each in found.cases] == [date(2026, 11, 2), date(2026, 11, 6)]
    # The days without a note are added all the same: it is within sixteen days.
    assert (found.standing.used, found.current) == (3, None)


def test_days_beyond_egenmelding_ask_for_a_note(store: Store) -> None:
    away(store, "egenmelding", "2026-11-19", "2026-11-24", told_on=TODAY)
    assert sick_leave.illness(store, "kari").beyond == date(2026, 11, 22)
    assert any("2026-11-22" in each for each in duties(store))
    absence_terms.save_terms(store, AbsenceTerms(TERMS, 8, 24, None))
    assert duties(store) == []


def test_the_fourth_time_asks_for_a_talk_until_there_was_one(store: Store) -> None:
    for first in ("2026-01-12", "2026-04-13", "2026-07-13", "2026-10-12"):
        away(store, "egenmelding", first, told_on=TODAY)
    asked = "Kari Eksempel has had 4 egenmeldinger in twelve months: time for a talk."
    assert duties(store) == [asked]
    sick_leave.save_step(store, step(FollowUpKind.TALK, date(2026, 10, 11)))
    assert duties(store) == [asked]
    sick_leave.save_step(store, step(FollowUpKind.TALK, date(2026, 10, 12)))
    assert duties(store) == []


def test_a_step_is_kept_clean_and_written_once(store: Store) -> None:
    made = step(
        FollowUpKind.ADAPTATION, TODAY, by="  Åse \n", text=" Lettere vakter ", present=" Åse,  Kari "
    )
    kept = sick_leave.save_step(store, made)
    assert (kept.by, kept.text, kept.present) == ("Åse", "Lettere vakter", "Åse, Kari")
    label = store.undo_label
    assert sick_leave.save_step(store, kept) == kept
    assert store.undo_label == label
    with pytest.raises(DomainError) as caught:
        sick_leave.save_step(store, step(FollowUpKind.PLAN, TODAY + timedelta(days=1)))
    assert caught.value.field == "day"
    with pytest.raises(NotFoundError):
        sick_leave.remove_step(store, "none")


def test_days_with_an_ill_child_can_be_counted_by_shifts(store: Store) -> None:
    away(store, "child_ill", "2026-03-02", "2026-03-06", told_on=TODAY)
    for day in (date(2026, 3, 2), date(2026, 3, 4), date(2026, 3, 7)):
        start = store.zone.at(day, 480)
        rota.add(store, "kari", start, start + 240)
    thursday = store.zone.at(date(2026, 3, 5), 480)
    taken = rota.add(store, "kari", thursday, thursday + 240)
    rota.cancel(store, [taken.id], "child_ill")
    assert sick_leave.illness(store, "kari").child.used == 5
    readings = ordning.current(store).readings
    ordning.change(store, readings=replace(readings, child_working_days=True))
    assert sick_leave.illness(store, "kari").child.used == 3
    store.undo()
    assert sick_leave.illness(store, "kari").child.used == 5


@pytest.mark.parametrize("kind", ["parental", "care", "military", "laid_off", "leave_unpaid", "child_ill"])
def test_after_a_long_leave_of_any_kind_egenmelding_is_earned_anew(store: Store, kind: str) -> None:
    away(store, kind, "2026-09-01", "2026-10-31")
    stands = sick_leave.illness(store, "kari", date(2026, 11, 28)).standing
    assert (stands.has_right, stands.right_from) == (False, date(2026, 11, 29))


def test_days_with_an_ill_child_count_in_the_year_of_the_number(store: Store) -> None:
    away(store, "child_ill", "2026-03-02", "2026-03-04", told_on=TODAY)
    away(store, "child_ill", "2025-12-30", "2026-01-02", told_on=TODAY)
    child = sick_leave.illness(store, "kari").child
    assert (child.entitled, child.used) == (None, 5)
    absence_terms.save_year(store, AbsenceYear("y", "kari", 2026, child_days=20))
    assert sick_leave.illness(store, "kari").child.entitled == 20
    # Next year begins from the same number, until another is written.
    assert absence_terms.year_to_change(store, "kari", 2027).child_days == 20
    assert absence_terms.year(store, "kari", 2027) is None


def test_a_year_is_one_record_whatever_its_id(store: Store) -> None:
    first = absence_terms.save_year(store, AbsenceYear("y", "kari", 2026, child_days=10))
    second = absence_terms.save_year(store, AbsenceYear("other", "kari", 2026, child_days=15))
    assert (first.id, second.id) == ("y", "y")
    label = store.undo_label
    assert absence_terms.save_year(store, second) == second
    assert store.undo_label == label
    assert len(store.all(AbsenceYear)) == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("carried_in", -13),
        ("taken_elsewhere", 32),
        ("paid_days", -1),
        ("child_days", 41),
        ("advance_on", date(2026, 12, 1)),
        ("carry_on", date(2026, 12, 1)),
    ],
)
def test_impossible_numbers_of_a_year_are_refused_by_field(store: Store, field: str, value: object) -> None:
    with pytest.raises(DomainError) as caught:
        absence_terms.save_year(store, AbsenceYear("y", "kari", 2026, **{field: value}))  # type: ignore[arg-type]
    assert caught.value.field == field


@pytest.mark.parametrize(
    ("wanted", "field"),
    [
        ((2, None, 4, 0), "days_at_once"),
        ((17, None, 4, 0), "days_at_once"),
        ((8, 7, None, 0), "days_in_year"),
        ((3, None, 3, 0), "times_in_year"),
        ((3, None, 4, 13), "fifth_week"),
    ],
)
def test_terms_below_the_law_are_refused_by_field(
    store: Store, wanted: tuple[int, int | None, int | None, int], field: str
) -> None:
    with pytest.raises(DomainError) as caught:
        absence_terms.save_terms(store, AbsenceTerms(TERMS, *wanted))
    assert caught.value.field == field
    assert absence_terms.terms(store) == AbsenceTerms(TERMS)


def test_terms_can_be_undone(store: Store) -> None:
    wanted = AbsenceTerms(TERMS, 8, 24, None, 5)
    absence_terms.save_terms(store, wanted)
    assert absence_terms.save_terms(store, wanted) == absence_terms.terms(store) == wanted
    store.undo()
    assert absence_terms.terms(store) == AbsenceTerms(TERMS)


def test_who_has_steps_or_a_year_is_archived_and_not_deleted(store: Store) -> None:
    assert not people.refers(store, "kari")
    sick_leave.save_step(store, step(FollowUpKind.CONTACT, TODAY))
    assert people.refers(store, "kari")
    store.undo()
    absence_terms.save_year(store, AbsenceYear("y", "kari", 2026))
    assert people.refers(store, "kari")


def test_a_step_outside_a_sick_leave_is_not_lost_from_sight(store: Store) -> None:
    sick_leave.save_step(store, step(FollowUpKind.ADAPTATION, date(2026, 3, 1), text="Personløfter prøvd"))
    away(store, "sykmelding", "2026-10-01", "2026-10-20")
    sick_leave.save_step(store, step(FollowUpKind.PLAN, date(2026, 10, 10)))
    stands = sick_leave.illness(store, "kari")
    assert [each.text for each in stands.others] == ["Personløfter prøvd"]
    assert [each.kind for each in stands.cases[-1].steps] == [FollowUpKind.PLAN]
