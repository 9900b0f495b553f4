"""Training that ends: a delegation with its last day, what runs out, and renewals planned in time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bpa_desk.domain.text import DomainError
from bpa_desk.domain.training import Course, CourseKind, Training, TrainingState
from bpa_desk.domain.training_standing import Stand
from bpa_desk.language import Language
from bpa_desk.services import clock, courses, due, skills, training
from bpa_desk.storage.store import Store
from tests.services.test_training import TODAY, YEAR, give, lift
from tests.services.test_training import place as place  # the same people on the same day


def told(store: Store) -> list[str]:
    said = Language("en")
    return [said.message(each.text) for each in due.due(store, *YEAR) if each.kind == "training"]


def test_a_delegation_is_personal_written_and_limited(store: Store) -> None:
    tube = courses.save_course(store, Course("tube", "Sonde", CourseKind.HEALTH))
    proposal = training.proposed(store, "ola", tube)
    assert proposal.by == ""
    with pytest.raises(DomainError) as nameless:
        training.save_training(store, proposal)
    with pytest.raises(DomainError) as endless:
        training.save_training(store, replace(proposal, by="Siri"))
    assert (nameless.value.field, endless.value.field) == ("by", "ends")
    last = date(2027, 1, 31)
    given = training.save_training(store, replace(proposal, by="Siri", ends=last))
    assert skills.on_day(store, TODAY)["ola"] == []
    training.give(store, [("ola", tube.id)], TrainingState.CONFIRMED)
    signed = store.get(Training, given.id)
    assert (signed.by, signed.ends, signed.confirmed_on) == ("Siri", last, TODAY)
    assert skills.on_day(store, last)["ola"] == ["Sonde"]
    assert skills.on_day(store, last + timedelta(days=1))["ola"] == []
    # Never inherited: a renewal begins with nobody's name and no day.
    again = training.proposed(store, "ola", tube)
    assert (again.by, again.ends) == ("", None)


def test_a_delegation_ends_where_it_is_said_no_to(store: Store) -> None:
    tube = courses.save_course(store, Course("tube", "Sonde", CourseKind.HEALTH))
    begun, last = TODAY - timedelta(days=30), date(2027, 1, 31)
    told = {"by": "Siri", "ends": last, "state": TrainingState.CONFIRMED, "confirmed_on": TODAY}
    give(store, "ola", begun, tube, **told)
    assert skills.on_day(store, TODAY)["ola"] == ["Sonde"]
    give(store, "ola", TODAY, tube, state=TrainingState.DECLINED, reason="Vil ikke")
    cell = training.cell(store, "ola", tube.id)
    assert cell is not None
    assert (cell.state, cell.valid) == (Stand.DECLINED, False)
    yesterday = TODAY - timedelta(days=1)
    assert [skills.on_day(store, each)["ola"] for each in (begun, yesterday, TODAY, last)] == [
        ["Sonde"], ["Sonde"], [], [],
    ]  # fmt: skip
    # A new one, given later, counts again; a course that is no helsehjelp is known for as long as it lasts.
    with clock.fixed(store.zone.at(TODAY + timedelta(days=2), 600)):
        again = TODAY + timedelta(days=1)
        give(store, "ola", again, tube, **{**told, "confirmed_on": again})
    assert skills.on_day(store, last)["ola"] == ["Sonde"]
    course = lift(store)
    give(store, "ola", begun, course)
    give(store, "ola", TODAY, course, state=TrainingState.DECLINED, reason="Vil ikke nå")
    assert skills.on_day(store, TODAY)["ola"] == ["Forflytning"]


def test_what_runs_out_is_due_until_the_renewal_is_planned(store: Store) -> None:
    course = lift(store)
    give(store, "ola", date(2025, 12, 10), course)
    (found,) = [each for each in due.due(store, *YEAR) if each.kind == "training"]
    assert (found.day, found.page, found.subject, found.assistant) == (
        date(2026, 12, 10), "training", "ola|lift", "ola",
    )  # fmt: skip
    planned = give(store, "ola", date(2026, 12, 1), course, state=TrainingState.PLANNED)
    assert told(store) == ["Ola Prøve: “Forflytning” is planned Tue 1 Dec 2026."]
    # What was planned and never done is still to be settled; an offer alone settles nothing.
    training.save_training(store, replace(planned, day=date(2026, 11, 20)))
    assert told(store) == ["Ola Prøve: “Forflytning” is planned Fri 20 Nov 2026."]
    training.save_training(store, replace(planned, state=TrainingState.OFFERED))
    assert told(store) == ["Ola Prøve: “Forflytning” runs out Thu 10 Dec 2026."]


def test_a_renewal_planned_too_late_leaves_the_day_it_runs_out_in_sight(store: Store) -> None:
    course = lift(store)
    give(store, "ola", date(2025, 12, 10), course)
    late = give(store, "ola", date(2026, 12, 12), course, state=TrainingState.PLANNED)
    assert told(store) == ["Ola Prøve: “Forflytning” runs out Thu 10 Dec 2026."]
    training.save_training(store, replace(late, day=date(2026, 12, 11)))
    assert told(store) == ["Ola Prøve: “Forflytning” is planned Fri 11 Dec 2026."]


def test_what_ran_out_is_due_where_it_is_asked_for_and_a_delegation_always(store: Store) -> None:
    course = lift(store)
    give(store, "ola", date(2025, 6, 1), course)
    assert told(store) == []
    tube = courses.save_course(store, Course("tube", "Sonde", CourseKind.HEALTH))
    signed = {"by": "Siri", "state": TrainingState.CONFIRMED, "confirmed_on": date(2026, 6, 1)}
    held = give(store, "ola", date(2026, 6, 1), tube, ends=date(2026, 11, 20), **signed)
    assert told(store) == ["Ola Prøve: “Sonde” ran out Fri 20 Nov 2026."]
    training.remove_training(store, held.id)
    courses.save_course(store, replace(course, everyone=True))
    assert told(store) == ["Ola Prøve: “Forflytning” ran out Mon 1 Jun 2026."]
