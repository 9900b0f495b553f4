"""From the advert to an assistant in one step, and forgotten half a year after the position is filled."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bpa_desk.domain.assistant import Contact, Employment
from bpa_desk.domain.candidate import Candidate, CandidateState, Referee, Vacancy
from bpa_desk.domain.person_checklist import PersonChecklist
from bpa_desk.domain.text import DomainError
from bpa_desk.services import clock, due, meeting_guides, own_templates, papers, people, recruitment
from bpa_desk.storage.store import Store

DAY = date(2026, 5, 12)


@pytest.fixture(autouse=True)
def may(store: Store) -> Iterator[None]:
    with clock.fixed(store.zone.at(DAY, 600)):
        yield


@pytest.fixture
def vacancy(store: Store) -> Vacancy:
    role = papers.new_from_template(store, "nb")
    papers.save(store, replace(role, appendix="Bruker respirator"))
    return recruitment.save_vacancy(store, recruitment.new_vacancy(store, "en"))


def applied(store: Store, vacancy: Vacancy, name: str, **told: object) -> Candidate:
    made = replace(recruitment.new_candidate(store, vacancy.id), name=name, **told)  # type: ignore[arg-type]
    return recruitment.save_candidate(store, made)


def test_the_advert_comes_from_the_stillingsbeskrivelse_and_says_nothing_of_health(
    store: Store, vacancy: Vacancy
) -> None:
    assert (vacancy.language, vacancy.document) == ("nb", papers.stillingsbeskrivelser(store)[0].document)
    text = recruitment.proposed_advert(store, vacancy)
    assert text.startswith(vacancy.title)
    assert "Nes søker personlig assistent" in text
    assert "- Personlig stell" in text
    assert "Politiattest må vises" in text
    role = papers.stillingsbeskrivelser(store)[0]
    told = {section.key: section for section in role.sections}
    assert told["purpose"].body in text
    assert told["requirements"].bullets[0] in text
    for hidden in (
        told["workplace"].body,
        told["health_tasks"].heading,
        "respirator",
        *told["personal_care"].bullets,
    ):
        assert hidden not in text
    assert "{" not in text
    for code in recruitment.LANGUAGES:
        assert recruitment.proposed_advert(store, replace(vacancy, language=code, document=""))


def test_a_candidate_becomes_an_assistant_in_one_step(store: Store, vacancy: Vacancy) -> None:
    applied(store, vacancy, "Ola")
    kari = applied(store, vacancy, " Kari  Čáhci ", phone="555", email="kari@example.org")
    terms = Employment("e", "", date(2026, 6, 1), minutes_per_week=600)
    person = recruitment.employ(store, kari.id, terms, "nb")
    assert (person.name, person.contacts) == (
        "Kari Čáhci", (Contact("phone", "555"), Contact("email", "kari@example.org"))
    )  # fmt: skip
    assert [each.start for each in people.employments(store, person.id)] == [date(2026, 6, 1)]
    (checklist,) = store.all(PersonChecklist)
    assert (checklist.assistant, checklist.day) == (person.id, date(2026, 6, 1))
    hired = recruitment.candidate(store, kari.id)
    assert hired is not None
    assert (hired.state, hired.assistant) == (CandidateState.HIRED, person.id)
    filled = recruitment.vacancy(store, vacancy.id)
    assert filled is not None
    assert filled.filled_on == DAY
    with pytest.raises(DomainError, match="already"):
        recruitment.employ(store, kari.id, None, "nb")
    store.undo()
    assert people.assistants(store) == []
    assert store.all(PersonChecklist) == []
    assert recruitment.candidate(store, kari.id) == kari
    person = recruitment.employ(store, kari.id, None, "nb", filled=False)
    assert people.employments(store, person.id) == []
    assert recruitment.vacancies(store)[0].vacancy.filled_on is None


def test_candidates_are_forgotten_half_a_year_after_to_the_day(store: Store, vacancy: Vacancy) -> None:
    for name in ("Ola", "Åse"):
        applied(store, vacancy, name, interview="rolig")
    assert recruitment.vacancies(store)[0].delete_on is None
    recruitment.fill(store, vacancy.id)
    assert recruitment.vacancies(store)[0].delete_on == date(2026, 11, 13)
    told = due.due(store, DAY, date(2026, 12, 31))
    assert [(each.day, each.subject, each.text.values["n"]) for each in told] == [
        (date(2026, 11, 13), f"delete:{vacancy.id}", 2)
    ]
    store.save_draft("form:0a1b", {"name": "Åse", "interview": "nølte"})
    store.save_draft("form:2c3d", {"note": "Åsen er bratt"})
    for day, gone in ((date(2026, 11, 12), 0), (date(2026, 11, 13), 2), (date(2026, 11, 14), 0)):
        with clock.fixed(store.zone.at(day, 600)):
            assert recruitment.delete_due(store) == gone
    assert store.undo() is None
    assert store.all(Candidate) == []
    # Nor does a form that was left half-way, or the book of changes, remember them by name.
    assert set(store.drafts()) == {"form:2c3d"}
    lines = [str(each) for each in store.journal()]
    assert lines
    assert not [each for each in lines if "Ola" in each or "Åse" in each]
    assert recruitment.vacancies(store)[0].delete_on is None
    recruitment.fill(store, vacancy.id, filled=False)
    recruitment.remove_vacancy(store, vacancy.id)
    assert store.all(Vacancy) == []


def test_interviews_trial_shifts_and_deadlines_are_told_while_they_are_to_come(
    store: Store, vacancy: Vacancy
) -> None:
    tomorrow = DAY + timedelta(days=1)
    kari = applied(store, vacancy, "Kari", interview_on=tomorrow, trial_on=DAY - timedelta(days=1))
    recruitment.save_vacancy(store, replace(vacancy, deadline=tomorrow))
    told = due.due(store, DAY - timedelta(days=30), tomorrow)
    assert [(each.day, each.subject) for each in told] == [
        (tomorrow, f"candidate:{kari.id}"), (tomorrow, f"vacancy:{vacancy.id}")
    ]  # fmt: skip
    recruitment.save_candidate(store, replace(kari, state=CandidateState.DECLINED))
    assert len(due.due(store, DAY, tomorrow)) == 1


def test_candidates_stand_nearest_to_work_first(store: Store, vacancy: Vacancy) -> None:
    for name, state in (("Aino", CandidateState.DECLINED), ("Åse", CandidateState.APPLIED),
                        ("Berit", CandidateState.TRIAL), ("Ola", CandidateState.OFFERED)):  # fmt: skip
        applied(store, vacancy, name, state=state)
    assert [row.candidate.name for row in recruitment.candidates(store)] == ["Ola", "Berit", "Åse", "Aino"]
    assert not recruitment.candidates(store)[-1].candidate.waiting


def test_what_is_wrong_is_named(store: Store, vacancy: Vacancy) -> None:
    good = replace(recruitment.new_candidate(store, vacancy.id), name="Kari")
    for field, wrong in (
        ("name", replace(good, name=" ")),
        ("email", replace(good, email="kari")),
        ("state", replace(good, state=CandidateState.HIRED)),
        ("note", replace(good, note="01010750160")),
        ("referees", replace(good, referees=(Referee("", phone="555"),))),
    ):
        with pytest.raises(DomainError) as error:
            recruitment.save_candidate(store, wrong)
        assert error.value.field == field
    saved = recruitment.save_candidate(
        store, replace(good, referees=(Referee(""), Referee(" Ola ", said="fin")))
    )
    assert saved.referees == (Referee("Ola", said="fin"),)
    assert recruitment.save_candidate(store, saved) == saved
    with pytest.raises(DomainError, match="candidates"):
        recruitment.remove_vacancy(store, vacancy.id)
    recruitment.remove_candidate(store, saved.id)
    for field, odd in (
        ("title", replace(vacancy, title="")),
        ("language", replace(vacancy, language="de")),
        ("deadline", replace(vacancy, deadline=DAY - timedelta(days=1))),
        ("filled_on", replace(vacancy, filled_on=DAY + timedelta(days=1))),
    ):
        with pytest.raises(DomainError) as error:
            recruitment.save_vacancy(store, odd)
        assert error.value.field == field
    assert recruitment.save_vacancy(store, vacancy) == vacancy
    assert recruitment.candidate(store, "x") is None


def test_an_interview_has_the_guides_questions_and_keeps_its_words(store: Store, vacancy: Vacancy) -> None:
    each = applied(store, vacancy, "Máret")
    asked = recruitment.questions(store, each, "nn")
    assert len(asked) == 15
    answers = (replace(asked[0], note=" Liker folk "), *asked[1:])
    each = recruitment.save_candidate(store, replace(each, answers=answers))
    assert each.answers[0].note == "Liker folk"
    own_templates.save_guide(store, meeting_guides.INTERVIEW, "Intervju", ("Noe helt annet?",))
    assert recruitment.questions(store, each, "nb") == each.answers
    fresh = applied(store, vacancy, "Ola")
    assert [one.text for one in recruitment.questions(store, fresh, "nb")] == ["Noe helt annet?"]
    facts = recruitment.interview_facts(store, each, "en")
    assert (facts.position, facts.name, facts.answers) == (vacancy.title, "Máret", each.answers)
    assert "9-3" in facts.not_asked[0]
    wrong = (replace(asked[0], note="Hun er 01010150074"),)
    with pytest.raises(DomainError) as caught:
        recruitment.save_candidate(store, replace(each, answers=wrong))
    assert caught.value.field == "answer_0"


def test_a_trial_shift_has_a_day_a_length_and_pay(store: Store, vacancy: Vacancy) -> None:
    for told in ({"trial_from": 600}, {"trial_minutes": 240}, {"trial_paid": True}):
        with pytest.raises(DomainError) as caught:
            applied(store, vacancy, "Ola", **told)
        assert caught.value.field == "trial_on"
    made = applied(store, vacancy, "Ola", trial_on=DAY, trial_from=600, trial_minutes=240, trial_paid=True)
    assert recruitment.candidate(store, made.id) == made
