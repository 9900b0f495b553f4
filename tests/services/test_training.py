"""Courses and training: one truth for rota, matrix and papers, and what is due."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.need import Need
from bpa_desk.domain.shift import Shift, ShiftKind, ShiftType
from bpa_desk.domain.stillingsbeskrivelse import DocumentState, Stillingsbeskrivelse
from bpa_desk.domain.text import DomainError, Message, NotFoundError
from bpa_desk.domain.training import Course, Training, TrainingState
from bpa_desk.domain.training_standing import Reason, Stand, Standing
from bpa_desk.language import Language
from bpa_desk.services import (
    attachments,
    clock,
    courses,
    due,
    ordning,
    people,
    situation,
    skills,
    training,
    training_papers,
    training_plan,
)
from bpa_desk.services.exchange.rota_file import read_rota, write_rota
from bpa_desk.storage.store import Store

TODAY = date(2026, 11, 24)
YEAR = (TODAY - timedelta(days=365), TODAY + timedelta(days=42))


@pytest.fixture(autouse=True)
def place(store: Store) -> Iterator[None]:
    ordning.change(store, leader="Lise Leder")
    people.save_assistant(store, Assistant("kari", "Kari Eksempel", skills=("forflytning", "Bil")))
    people.save_assistant(store, Assistant("ola", "Ola Prøve"))
    with clock.fixed(store.zone.at(TODAY, 600)):
        yield


def lift(store: Store, **fields: object) -> Course:
    """Store the course in moving, valid a year."""
    made = Course("lift", "Forflytning", months=12)
    return courses.save_course(store, replace(made, **fields))  # type: ignore[arg-type]


def give(store: Store, who: str, day: date, course: Course, **fields: object) -> Training:
    row = replace(training.proposed(store, who, course), day=day, **fields)  # type: ignore[arg-type]
    return training.save_training(store, row)


def shift(store: Store, key: str, who: str | None, day: date, requires: tuple[str, ...] = ()) -> Shift:
    start = store.zone.at(day, 8 * 60)
    made = Shift(key, start, start + 480, who, requires=requires)
    put(store, made)
    return made


def put(store: Store, *records: object) -> None:
    with store.change(Message("Put")) as changes:
        for each in records:
            changes.put(each)


def cell(store: Store, who: str, course: str) -> Standing:
    found = training.cell(store, who, course)
    assert found is not None
    return found


def told(store: Store) -> list[str]:
    said = Language("en")
    return [said.message(each.text) for each in due.due(store, *YEAR) if each.kind == "training"]


def test_the_templates_are_alike_in_all_languages() -> None:
    shapes = [
        [
            (each.id, each.kind, each.months, each.minutes, len(each.topics))
            for each in courses.templates(code)
        ]
        for code in courses.LANGUAGES
    ]
    assert shapes[0] == shapes[1] == shapes[2]
    assert len({each[0] for each in shapes[0]}) == len(shapes[0])
    for code in courses.LANGUAGES:
        for each in courses.templates(code):
            assert all(line.endswith(".") for line in each.topics), each.id
            assert each.purpose
    with pytest.raises(DomainError):
        courses.templates("se")


def test_a_label_and_a_course_of_the_same_name_are_one_skill(store: Store) -> None:
    course = lift(store)
    assert cell(store, "kari", course.id).state is Stand.KNOWN
    assert cell(store, "ola", course.id).state is Stand.NONE
    assert skills.on_day(store, TODAY)["kari"] == ["Bil", "Forflytning"]
    give(store, "kari", date(2025, 6, 1), course)
    assert cell(store, "kari", course.id).state is Stand.EXPIRED
    assert skills.on_day(store, TODAY)["kari"] == ["Bil"]
    assert skills.on_day(store, date(2026, 6, 1))["kari"] == ["Bil", "Forflytning"]


def test_the_rota_warns_before_a_shift_that_comes_after_the_last_day(store: Store) -> None:
    course = lift(store)
    give(store, "kari", date(2025, 12, 1), course)
    days = (date(2026, 11, 30), date(2026, 12, 1), date(2026, 12, 2))
    for at, day in enumerate(days):
        shift(store, f"s{at}", "kari", day, ("forflytning",))
    judge = situation.Judge(store)
    span = (date(2026, 11, 23), date(2026, 12, 6))

    def warned() -> list[tuple[str, ...]]:
        return [each.shifts for each in judge.findings(*span) if each.rule == "SKILL"]

    assert warned() == [("s2",)]
    training.give(store, [("kari", course.id)], TrainingState.GIVEN)
    assert warned() == []
    store.undo()
    assert warned() == [("s2",)]
    judge.close()


def test_a_need_is_met_only_by_valid_training(store: Store) -> None:
    course = lift(store)
    give(store, "kari", date(2025, 12, 1), course)
    put(store, Need("n", date(2026, 11, 1), 480, 960, requires=("Forflytning",)))
    shift(store, "s1", "kari", date(2026, 12, 1))
    shift(store, "s2", "kari", date(2026, 12, 2))
    judge = situation.Judge(store)
    found = judge.findings(date(2026, 12, 1), date(2026, 12, 2))
    assert [each.details["skills"] for each in found if each.rule == "NEED"] == [("Forflytning",)]
    judge.close()


def test_the_rota_file_holds_labels_and_says_what_the_window_says(store: Store) -> None:
    course = lift(store)
    give(store, "kari", date(2025, 12, 1), course)
    first, last = date(2026, 11, 23), date(2026, 12, 6)
    shift(store, "s1", "kari", date(2026, 12, 1), ("Forflytning",))
    held = read_rota(write_rota(situation.rota(store, first, last)))
    assert [sorted(each.skills) for each in held.people] == [["Bil", "Forflytning"], []]
    shift(store, "s2", "kari", date(2026, 12, 2), ("Forflytning",))
    held = read_rota(write_rota(situation.rota(store, first, last)))
    assert sorted(held.people[0].skills) == ["Bil"]


def test_a_new_procedure_is_a_task_for_everybody_until_it_is_given(store: Store) -> None:
    course = courses.save_course(store, Course("t", "Sug", everyone=True, needed_by=date(2026, 12, 1)))
    assert [each.assistant for each in training.tasks(store)] == ["kari", "ola"]
    assert told(store) == ["Training in “Sug” is lacking: Kari Eksempel and Ola Prøve."]
    give(store, "kari", TODAY, course)
    assert told(store) == ["Training in “Sug” is lacking: Ola Prøve."]
    give(store, "ola", TODAY, course, state=TrainingState.EXEMPT, reason="lege")
    assert training.tasks(store) == []
    assert told(store) == []
    store.undo()
    assert len(training.tasks(store)) == 1


def test_the_role_and_the_shifts_ask_too(store: Store) -> None:
    approved = Stillingsbeskrivelse("d1", "d", 1, "Rolle", "nb", DocumentState.APPROVED, requires=("Sug",))
    put(store, approved, replace(approved, id="d2", version=2, state=DocumentState.DRAFT, requires=("Nytt",)))
    shift(store, "s", "ola", date(2026, 12, 3), ("sug",))
    shift(store, "past", "kari", date(2026, 11, 1), ("gammelt",))
    needed = training.requirements(store)
    assert needed["kari", "sug"].reasons == (Reason.PAPER,)
    assert needed["ola", "sug"].reasons == (Reason.PAPER, Reason.SHIFT)
    assert needed["ola", "sug"].first_shift == date(2026, 12, 3)
    assert ("kari", "gammelt") not in needed
    # A course that is renamed is still what a signed paper asks for by its old name.
    course = courses.save_course(store, Course("c", "Sug"))
    give(store, "kari", TODAY, course)
    courses.save_course(store, replace(course, name="Suging"))
    renamed = training.requirements(store)
    assert renamed["kari", "suging"].reasons == (Reason.PAPER,)
    assert not {each.course.name for each in training.matrix(store)} & {"Sug", "sug"}
    assert [(each.assistant, each.course.name) for each in training.tasks(store)] == [("ola", "Suging")]
    store.undo()
    assert ("kari", "sug") in training.requirements(store)
    assert ("kari", "suging") not in training.requirements(store)
    store.undo()
    store.undo()
    met = training.who_meets(store, ("Sug", "bil"))
    assert [(each.able, each.lacking) for each in met] == [
        ((), ("Kari Eksempel", "Ola Prøve")), (("Kari Eksempel",), ("Ola Prøve",)),
    ]  # fmt: skip


def test_a_skill_without_a_course_becomes_one_when_it_is_written_and_in_one_step(store: Store) -> None:
    column = next(each for each in courses.columns(store) if each.name == "Bil")
    assert column.id.startswith(courses.IMPLICIT)
    made = give(store, "ola", TODAY, column)
    course = store.get(Course, made.course)
    assert (course.name, cell(store, "kari", course.id).state) == ("Bil", Stand.KNOWN)
    store.undo()
    assert store.all(Course) == []
    with pytest.raises(DomainError, match="not asked for"):
        courses.made(store, "label:ingen")


def test_a_new_name_follows_wherever_the_skill_is_asked_for(store: Store) -> None:
    course = lift(store)
    put(store, ShiftType("t", "D", "Dag", ShiftKind.DAY, 480, 960, requires=("Forflytning", "Bil")))
    shift(store, "s", "ola", date(2026, 12, 3), ("forflytning",))
    courses.save_course(store, replace(course, name="Løft og støtte"))
    assert store.get(Assistant, "kari").skills == ("Løft og støtte", "Bil")
    assert store.get(ShiftType, "t").requires == ("Løft og støtte", "Bil")
    assert store.get(Shift, "s").requires == ("Løft og støtte",)
    store.undo()
    assert store.get(Shift, "s").requires == ("forflytning",)


def test_names_are_one_of_a_kind_and_a_course_in_use_is_put_away(store: Store) -> None:
    course = lift(store)
    with pytest.raises(DomainError, match="already"):
        courses.save_course(store, Course("other", "FORFLYTNING"))
    assert courses.save_course(store, course) == course
    give(store, "ola", TODAY, course)
    with pytest.raises(DomainError, match="Put it away"):
        courses.remove_course(store, course.id)
    courses.set_archived(store, course.id)
    assert courses.named(store, "forflytning") is None
    # Put away is no column, nor a label without a course; what was given still counts.
    assert [each.name for each in courses.columns(store)] == ["Bil"]
    assert skills.on_day(store, TODAY)["ola"] == ["Forflytning"]
    courses.set_archived(store, course.id, False)
    fresh = courses.save_course(store, courses.new_course("Ny"))
    courses.remove_course(store, fresh.id)
    assert store.find(Course, fresh.id) is None


def test_templates_become_ones_own(store: Store) -> None:
    made = courses.add_templates(store, ("moving", "fire"), "nb")
    assert [each.name for each in made] == ["Forflytning", "Brannvern"]
    assert {"moving", "fire"}.isdisjoint(each.id for each in courses.unused_templates(store, "nb"))
    store.undo()
    assert store.all(Course) == []
    with pytest.raises(DomainError, match="at least one"):
        courses.add_templates(store, (), "nb")


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"state": TrainingState.DECLINED}, "reason"),
        ({"state": TrainingState.EXEMPT, "reason": "  "}, "reason"),
        ({"day": date(2026, 11, 25)}, "day"),
        ({"state": TrainingState.CONFIRMED, "confirmed_on": date(2026, 11, 20)}, "confirmed_on"),
        ({"state": TrainingState.CONFIRMED, "confirmed_on": date(2026, 11, 25)}, "confirmed_on"),
        ({"ends": date(2026, 11, 20)}, "ends"),
        ({"minutes": -1}, "minutes"),
        ({"note": "13097248022"}, "note"),
    ],
)
def test_what_makes_no_sense_is_refused_beside_its_field(
    store: Store, fields: dict[str, object], field: str
) -> None:
    with pytest.raises(DomainError) as refused:
        give(store, "ola", **{"day": TODAY, "course": lift(store), **fields})  # type: ignore[arg-type]
    assert refused.value.field == field
    assert store.all(Training) == []


def test_given_to_several_is_one_step_and_goes_on_from_what_was_planned(store: Store) -> None:
    course = lift(store)
    planned = give(store, "ola", date(2026, 11, 20), course, state=TrainingState.PLANNED, by="Eva Ergo")
    training.give(store, [("kari", course.id), ("ola", course.id)], TrainingState.GIVEN)
    now = store.get(Training, planned.id)
    assert (now.state, now.by, now.day) == (TrainingState.GIVEN, "Eva Ergo", TODAY)
    assert len(store.all(Training)) == 2
    training.give(store, [("ola", course.id)], TrainingState.CONFIRMED)
    assert store.get(Training, planned.id).confirmed_on == TODAY
    training.give(store, [("ola", course.id)], TrainingState.CONFIRMED)
    assert len(training.trainings(store, "ola", course.id)) == 2
    with pytest.raises(DomainError, match="reason"):
        training.give(store, [("ola", course.id)], TrainingState.DECLINED)


def test_removing_takes_the_evidence_along_and_an_assistant_with_training_stays(store: Store) -> None:
    made = give(store, "ola", TODAY, lift(store))
    attachments.attach(store, training.KIND, made.id, "bevis.pdf", b"%PDF-1.4 x", TODAY)
    assert people.refers(store, "ola")
    training.remove_training(store, made.id)
    assert attachments.attachments(store, training.KIND, made.id) == []
    assert not people.refers(store, "ola")


def test_a_plan_doubles_the_shifts_of_those_who_know_it_in_one_step(store: Store) -> None:
    course = lift(store, everyone=True)
    give(store, "kari", date(2026, 3, 1), course)
    shift(store, "s1", "kari", date(2026, 11, 26))
    shift(store, "s2", "kari", date(2026, 11, 27))
    shift(store, "own", "ola", date(2026, 11, 27))
    shift(store, "open", None, date(2026, 11, 28))
    assert [each.course.id for each in training_plan.wanted(store, "ola")] == [course.id]
    (offered,) = training_plan.doublings(store, "ola", ["Forflytning"])
    assert (offered.id, offered.with_whom, offered.teaches) == ("s1", "Kari Eksempel", ("Forflytning",))
    made = training_plan.lay(store, "ola", [course.id], ["s1"], "Opplæring med {name}")
    assert [(each.kind, each.start, each.note) for each in made] == [
        (ShiftKind.TRAINING, store.get(Shift, "s1").start, "Opplæring med Kari Eksempel")
    ]
    planned = cell(store, "ola", course.id)
    assert planned.row is not None
    assert (planned.state, planned.row.day, planned.row.by) == (
        Stand.PLANNED, date(2026, 11, 26), "Kari Eksempel",
    )  # fmt: skip
    store.undo()
    assert store.all(Training, "assistant = ?", ("ola",)) == []
    assert store.find(Shift, made[0].id) is None


def test_a_plan_refuses_nothing_and_two_places_at_once(store: Store) -> None:
    course = lift(store, everyone=True)
    shift(store, "s1", "kari", date(2026, 11, 26))
    shift(store, "s2", "kari", date(2026, 11, 26))
    with pytest.raises(DomainError, match="at least one"):
        training_plan.lay(store, "ola", [], ["s1"])
    with pytest.raises(DomainError, match="over each other"):
        training_plan.lay(store, "ola", [course.id], ["s1", "s2"])
    training_plan.lay(store, "ola", [course.id], [])
    assert cell(store, "ola", course.id).row == training.trainings(store, "ola", course.id)[0]


def test_the_papers_facts(store: Store) -> None:
    course = lift(store, everyone=True)
    made = give(store, "kari", date(2026, 3, 1), course)
    planned = give(store, "ola", date(2026, 12, 1), course, state=TrainingState.PLANNED)
    held = training_papers.matrix(store)
    assert [each.name for each in held.courses] == ["Bil", "Forflytning"]
    assert len(held.cells) == 4
    first, second = training_papers.records(store)
    assert (first.name, first.number, [row.id for row, _course in first.trainings]) == (
        "Kari Eksempel", "1", [made.id],
    )  # fmt: skip
    assert second.number == "2"
    assert training_papers.certificate(store, made.id).course == course
    assert len(training_papers.certificates(store, "kari")) == 1
    assert training_papers.certificates(store, "ola") == []
    with pytest.raises(DomainError, match="has been given"):
        training_papers.certificate(store, planned.id)
    with pytest.raises(NotFoundError):
        training_papers.record(store, "ingen")


def test_another_spelling_on_the_record_answers_to_the_courses_name(store: Store) -> None:
    lift(store)
    period = (store.zone.at(TODAY, 480), store.zone.at(TODAY, 960))
    assert skills.lacks(store, "kari", ("Forflytning", "forflytning"), period) == ()
    assert skills.lacks(store, "ola", ("Forflytning",), period) == ("Forflytning",)
    assert skills.asked_for(store, []) == ({}, {})
