"""Those who lead have courses of their own: the same matrix, papers and reminders, without being employed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.shift import Shift, ShiftKind, ShiftType
from bpa_desk.domain.text import DomainError, Message, NotFoundError
from bpa_desk.domain.training import Course, CourseKind, Training, TrainingState
from bpa_desk.domain.training_standing import Reason, Stand, Standing
from bpa_desk.language import Language
from bpa_desk.services import (
    clock,
    courses,
    due,
    learners,
    ordning,
    people,
    situation,
    skills,
    training,
    training_papers,
)
from bpa_desk.services.privacy import schedule
from bpa_desk.storage.store import Store

TODAY = date(2026, 11, 24)
LISE, MONS = "leader:Lise Leder", "leader:Mons Medleder"


@pytest.fixture(autouse=True)
def place(store: Store) -> Iterator[None]:
    ordning.change(store, leader="Lise Leder", co_leaders=("Mons Medleder", "Lise Leder"))
    people.save_assistant(store, Assistant("kari", "Kari Eksempel", skills=("Løft",), roles=("Natt",)))
    people.save_assistant(store, Assistant("ola", "Ola Prøve"))
    with clock.fixed(store.zone.at(TODAY, 600)):
        yield


def course(store: Store, **fields: object) -> Course:
    made = replace(Course("c", "Arbeidslederopplæring"), **fields)  # type: ignore[arg-type]
    return courses.save_course(store, made)


def cell(store: Store, who: str, key: str = "c") -> Standing:
    found = training.cell(store, who, key)
    assert found is not None
    return found


def told(store: Store) -> list[str]:
    found = due.due(store, date(2026, 1, 1), date(2027, 6, 1))
    return [Language("en").message(each.text) for each in found if each.kind == "training"]


def test_the_arbeidsleder_and_the_medarbeidsleder_stand_once_each_after_the_assistants(store: Store) -> None:
    found = learners.learners(store)
    assert [(each.name, each.leads, each.co) for each in found] == [
        ("Kari Eksempel", False, False), ("Ola Prøve", False, False),
        ("Lise Leder", True, False), ("Mons Medleder", True, True),
    ]  # fmt: skip


def test_a_course_for_those_who_lead_is_lacking_until_it_is_given_and_then_has_papers(store: Store) -> None:
    made = course(store, leaders=True, minutes=720, needed_by=date(2026, 12, 10))
    assert cell(store, LISE).need.reasons == (Reason.LEADER,)
    assert cell(store, "kari").state is Stand.NONE
    assert told(store) == ["Training in “Arbeidslederopplæring” is lacking: Lise Leder and Mons Medleder."]
    row = training.save_training(store, training.proposed(store, LISE, made))
    assert (row.assistant, row.leader, row.paid, row.by) == ("", "Lise Leder", False, "")
    assert store.find(Training, row.id) == row
    assert cell(store, LISE).valid
    assert told(store) == ["Training in “Arbeidslederopplæring” is lacking: Mons Medleder."]
    assert training_papers.record(store, LISE).name == "Lise Leder"
    assert training_papers.certificate(store, row.id).number == "01"
    assert [name for _key, name in training_papers.matrix(store).people][2:] == [
        "Lise Leder", "Mons Medleder",
    ]  # fmt: skip
    training.remove_training(store, row.id)
    assert not cell(store, LISE).valid


def test_a_leader_without_anything_asked_or_written_is_not_on_the_paper(store: Store) -> None:
    course(store, everyone=True)
    assert [name for _key, name in training_papers.matrix(store).people] == ["Kari Eksempel", "Ola Prøve"]
    assert len(training_papers.records(store)) == 2


def test_several_are_given_a_course_in_one_step_leaders_among_them(store: Store) -> None:
    course(store)
    training.give(store, [("kari", "c"), (MONS, "c")], TrainingState.GIVEN)
    assert cell(store, MONS).valid
    store.undo()
    assert store.all(Training) == []


def test_training_follows_another_spelling_of_the_name_but_not_another_person(store: Store) -> None:
    made = course(store)
    training.save_training(store, training.proposed(store, LISE, made))
    ordning.change(store, leader="Lise Leder Hansen", co_leaders=("Mons Medleder",))
    assert cell(store, "leader:Lise Leder Hansen").valid
    store.undo()
    assert cell(store, LISE).valid
    ordning.change(store, leader="Lars Leder", co_leaders=())
    assert training.cell(store, LISE, "c") is None
    assert not cell(store, "leader:Lars Leder").valid
    assert learners.named(store, LISE) == "Lise Leder"
    with pytest.raises(NotFoundError):
        learners.named(store, "leader:Ingen")


def test_what_leaders_have_never_goes_with_an_assistant_and_shifts_ask_nothing_of_it(store: Store) -> None:
    made = course(store)
    training.save_training(store, training.proposed(store, LISE, made))
    assert not people.refers(store, "kari")
    assert {each.person for each in schedule.schedule(store)} <= {"", "kari", "ola"}
    assert set(skills.on_day(store, TODAY)) == {"kari", "ola"}


def test_a_role_asks_for_a_course_of_those_who_have_it(store: Store) -> None:
    course(store, roles=("natt", " NATT "))
    assert store.get(Course, "c").roles == ("natt",)
    assert cell(store, "kari").need.reasons == (Reason.ROLE,)
    assert cell(store, "ola").state is Stand.NONE


def test_a_new_procedure_is_a_task_for_everyone_and_the_shifts_chosen_ask_for_it(store: Store) -> None:
    kind = ShiftType("t", "N", "Natt", ShiftKind.NIGHT, 1320, 1860, requires=("Løft",))
    with store.change(Message("Put")) as changes:
        changes.put(kind)
    begun = courses.new_procedure(store)
    assert (begun.everyone, begun.needed_by) == (True, date(2026, 12, 8))
    saved = courses.save_asked(store, replace(begun, name="Ny heis"), ("t",))
    assert store.get(ShiftType, "t").requires == ("Løft", "Ny heis")
    assert courses.asking(store, "ny HEIS") == ("t",)
    assert told(store) == ["Training in “Ny heis” is lacking: Kari Eksempel and Ola Prøve."]
    courses.save_asked(store, replace(saved, name="Takheis"), ())
    assert store.get(ShiftType, "t").requires == ("Løft",)
    store.undo()
    store.undo()
    assert (store.all(Course), store.get(ShiftType, "t").requires) == ([], ("Løft",))


def test_a_changed_procedure_is_a_task_for_those_who_knew_the_old_one(store: Store) -> None:
    made = course(store, name="Løft")
    for who in ("kari", "ola"):
        row = replace(training.proposed(store, who, made), day=date(2026, 3, 1))
        training.save_training(store, row)
    assert told(store) == []
    changed = replace(made, renewed=date(2026, 11, 20), needed_by=date(2026, 12, 11))
    courses.save_course(store, changed)
    assert told(store) == [
        "“Løft” has changed and is to be gone through again by Fri 11 Dec 2026: Kari Eksempel and Ola Prøve."
    ]
    training.give(store, [("kari", "c")], TrainingState.GIVEN)
    assert told(store) == [
        "“Løft” has changed and is to be gone through again by Fri 11 Dec 2026: Ola Prøve."
    ]


def test_the_rota_warns_of_a_shift_after_the_day_the_old_procedure_counts(store: Store) -> None:
    courses.save_course(
        store, Course("c", "Løft", renewed=date(2026, 11, 20), needed_by=date(2026, 12, 11))
    )
    with store.change(Message("Put")) as changes:
        for key, day in (("before", date(2026, 12, 11)), ("after", date(2026, 12, 12))):
            start = store.zone.at(day, 480)
            changes.put(Shift(key, start, start + 480, "kari", requires=("Løft",)))
    judge = situation.Judge(store)
    found = judge.findings(date(2026, 12, 7), date(2026, 12, 20))
    judge.close()
    assert [each.shifts for each in found if each.rule == "SKILL"] == [("after",)]


def test_delegated_helsehjelp_for_a_leader_still_needs_a_name_and_an_end(store: Store) -> None:
    made = course(store, kind=CourseKind.HEALTH)
    with pytest.raises(DomainError, match="health worker"):
        training.save_training(store, training.proposed(store, LISE, made))
