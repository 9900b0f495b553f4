"""Papers for a role or a person built on a base, what they ask for, and how good they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.stillingsbeskrivelse import DocumentState, Stillingsbeskrivelse
from bpa_desk.domain.text import DomainError
from bpa_desk.domain.training import Course, CourseKind, Training, TrainingState
from bpa_desk.domain.training_standing import Stand
from bpa_desk.services import (
    clock,
    courses,
    derived_papers,
    described,
    due,
    in_order,
    ordning,
    papers,
    people,
    recruitment,
    training,
    training_plan,
)
from bpa_desk.storage.store import Store

TODAY = date(2026, 11, 24)


@pytest.fixture(autouse=True)
def place(store: Store) -> Iterator[None]:
    ordning.change(store, leader="Lise Leder", employer="Nes AS")
    people.save_assistant(store, Assistant("kari", "Kari Eksempel", roles=("Natt",)))
    people.save_assistant(store, Assistant("ola", "Ola Prøve"))
    with clock.fixed(store.zone.at(TODAY, 600)):
        yield


@pytest.fixture
def base(store: Store) -> Stillingsbeskrivelse:
    made = papers.new_from_template(store, "nb")
    papers.save(store, replace(made, requires=("Forflytning", "Bil")))
    return papers.approve(store, made.id, date(2026, 1, 1))


def derived(store: Store, base: Stillingsbeskrivelse, **fields: object) -> Stillingsbeskrivelse:
    made = derived_papers.derive(store, base.id, role="natt")
    papers.save(store, replace(made, **fields))  # type: ignore[arg-type]
    return papers.approve(store, made.id, date(2026, 2, 1))


def test_a_derived_one_says_the_same_until_it_is_changed(store: Store, base: Stillingsbeskrivelse) -> None:
    made = derived_papers.derive(store, base.id, "ola")
    assert (made.assistant, made.role, made.base, made.version) == ("ola", "", base.id, 1)
    assert made.state is DocumentState.DRAFT
    assert derived_papers.differences(store, made) == []
    sections = (replace(made.sections[0], body="Annet"), *made.sections[1:])
    changed = papers.save(store, replace(made, sections=sections, title="Egen tittel"))
    (difference,) = derived_papers.differences(store, changed)
    assert difference.part == made.sections[0].heading
    assert papers.facts(store, made.id).differing == (made.sections[0].heading,)
    assert [each.id for each in derived_papers.derived_from(store, base)] == [made.id]
    store.undo()
    store.undo()
    assert derived_papers.derived_from(store, base) == []


def test_it_is_for_somebody_and_never_built_on_a_persons_own(
    store: Store, base: Stillingsbeskrivelse
) -> None:
    with pytest.raises(DomainError, match="write a role"):
        derived_papers.derive(store, base.id, role="  ")
    own = derived_papers.derive(store, base.id, "ola")
    with pytest.raises(DomainError, match="person’s own"):
        derived_papers.derive(store, own.id, role="natt")
    night = derived_papers.derive(store, base.id, role="Natt")
    with pytest.raises(DomainError, match="that role already"):
        derived_papers.derive(store, night.id, role="natt")


def test_what_is_built_on_stays_and_stays_shared(store: Store, base: Stillingsbeskrivelse) -> None:
    draft = papers.new_from_template(store, "nb")
    made = derived_papers.derive(store, draft.id, role="natt")
    with pytest.raises(DomainError, match="builds on this version"):
        papers.remove(store, draft.id)
    with pytest.raises(DomainError, match="builds on this version"):
        papers.save(store, replace(draft, assistant="kari"))
    papers.remove(store, made.id)
    papers.remove(store, draft.id)
    assert [each.id for each in papers.stillingsbeskrivelser(store)] == [base.id]


def test_for_those_it_is_for_it_takes_the_place_of_its_base(store: Store, base: Stillingsbeskrivelse) -> None:
    night = derived(store, base, requires=("Forflytning", "Brann"))
    in_force = described.in_force_for(store)
    assert [each.id for each in in_force["kari"]] == [night.id]
    assert [each.id for each in in_force["ola"]] == [base.id]
    needed = training.requirements(store)
    assert {label for who, label in needed if who == "kari"} == {"forflytning", "brann"}
    assert {label for who, label in needed if who == "ola"} == {"forflytning", "bil"}
    people.save_assistant(store, Assistant("kari", "Kari Eksempel"))
    assert [each.id for each in described.in_force_for(store)["kari"]] == [base.id]
    assert described.roles(store) == ["natt"]


def test_it_takes_over_what_is_new_in_the_base_and_keeps_its_own_words(
    store: Store, base: Stillingsbeskrivelse
) -> None:
    night = derived(store, base, not_included=(*base.not_included, "Støvsuging"))
    assert derived_papers.newer_base(store, night) is None
    with pytest.raises(DomainError, match="newest version already"):
        derived_papers.take_over(store, night.id)
    second = papers.new_version(store, base.id)
    papers.save(store, replace(second, requires=("Forflytning", "Bil", "Brann")))
    assert derived_papers.newer_base(store, night) is None  # a draft is nothing to take over
    papers.approve(store, second.id, TODAY)
    assert derived_papers.newer_base(store, night) == store.get(Stillingsbeskrivelse, second.id)
    draft, kept = derived_papers.take_over(store, night.id)
    assert (draft.version, draft.state, draft.base, kept) == (2, DocumentState.DRAFT, second.id, ())
    assert draft.requires == ("Forflytning", "Bil", "Brann")
    assert "Støvsuging" in draft.not_included
    store.undo()
    assert store.find(Stillingsbeskrivelse, draft.id) is None


def test_what_it_asks_for_and_is_lacking_is_planned_in_one_step(
    store: Store, base: Stillingsbeskrivelse
) -> None:
    moving = courses.save_course(store, Course("lift", "Forflytning"))
    training.save_training(store, training.proposed(store, "kari", moving))
    made = training_plan.plan_required(store, base)
    assert sorted((each.assistant, store.get(Course, each.course).name) for each in made) == [
        ("kari", "Bil"), ("ola", "Bil"), ("ola", "Forflytning"),
    ]  # fmt: skip
    assert {(each.state, each.day) for each in made} == {(TrainingState.PLANNED, date(2026, 12, 1))}
    with pytest.raises(DomainError, match="lacks anything"):
        training_plan.plan_required(store, base)
    store.undo()
    assert len(store.all(Training)) == 1


def test_only_those_concerned_are_planned_for_and_what_was_declined_stays(
    store: Store, base: Stillingsbeskrivelse
) -> None:
    night = derived(store, base, requires=("Sonde",))
    tube = courses.save_course(store, Course("tube", "Sonde", CourseKind.HEALTH, 12))
    (planned,) = training_plan.plan_required(store, night)
    assert (planned.assistant, planned.by) == ("kari", "")
    declined = replace(planned, state=TrainingState.DECLINED, reason="vil ikke", day=TODAY)
    training.save_training(store, declined)
    with pytest.raises(DomainError, match="lacks anything"):
        training_plan.plan_required(store, night)
    held = training.cell(store, "kari", tube.id)
    assert held is not None
    assert (held.state, held.lacks) == (Stand.DECLINED, False)


def test_a_look_through_moves_the_review_a_year_and_settles_what_is_due(
    store: Store, base: Stillingsbeskrivelse
) -> None:
    span = (date(2026, 1, 1), date(2027, 3, 1))
    assert [each.subject for each in due.due(store, *span) if each.kind == "paper"] == [base.id]
    assert papers.looked_through(store, base.id).next_review == date(2027, 11, 24)
    assert [each for each in due.due(store, *span) if each.kind == "paper"] == []
    with pytest.raises(DomainError, match="Only an approved"):
        papers.looked_through(store, papers.new_version(store, base.id).id)


def test_the_template_itself_is_judged_by_what_is_still_to_be_written(store: Store) -> None:
    for code in papers.LANGUAGES:
        made = papers.new_from_template(store, code)
        lacking = {each.id for each in derived_papers.judged(store, made) if each.remarks}
        assert lacking == {"tasks", "skills", "linked"}, code


def test_a_role_without_anybody_is_told_and_everybody_has_a_paper_in_order(
    store: Store, base: Stillingsbeskrivelse
) -> None:
    assert all(each.in_order or each.assistant == "" for each in described_lacks(store))
    made = derived_papers.derive(store, base.id, role="reiser")
    lacking = {each.id for each in derived_papers.judged(store, made) if each.remarks}
    assert "concerned" in lacking
    assert papers.facts(store, made.id).base == base


def described_lacks(store: Store) -> list[in_order.Standing]:
    checks = [each for each in in_order.CHECKS if each.key == "described"]
    return in_order.standings(store, TODAY, checks)


def test_an_advert_is_made_from_it_in_one_step(store: Store, base: Stillingsbeskrivelse) -> None:
    vacancy = recruitment.vacancy_of(store, base)
    assert vacancy.document == base.document
    assert vacancy.title in vacancy.advert
    assert "Nes AS" in vacancy.advert
    store.undo()
    assert recruitment.vacancies(store) == []
