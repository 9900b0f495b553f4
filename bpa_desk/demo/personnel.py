"""Papers of the invented assistants, a checklist under way, and candidates for a position on evenings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from bpa_desk.domain.assistant import Assistant, Employment
from bpa_desk.domain.candidate import Candidate, CandidateState, Referee
from bpa_desk.domain.person_checklist import Passage
from bpa_desk.domain.person_paper import LETTERS, ContractPoint, PaperKind, PersonPaper
from bpa_desk.domain.time import zone
from bpa_desk.services import clock, notices, person_checklists, person_papers, recruitment
from bpa_desk.services.identity import new_id
from bpa_desk.services.store import Store

LANGUAGE = "nb"
FORGETFUL = 1
"""Which assistant has not signed the declaration of confidentiality."""
LACKING = frozenset("km")
"""What the contract of the last assistant says nothing about."""


def papers_and_candidates(
    store: Store, people: Sequence[tuple[Assistant, Employment]], leader: str, employer: str
) -> None:
    """Write down the papers of a year, begin the checklist of one who leaves, and look for another."""
    for number, (person, terms) in enumerate(people):
        last = number == len(people) - 1
        _papers(store, person, terms, leader, employer, LACKING if last else frozenset())
        if number != FORGETFUL:
            signed = PersonPaper(new_id(), person.id, PaperKind.CONFIDENTIALITY, signed_on=terms.start)
            person_papers.save_paper(store, signed)
    _extras(store, people[0][0], leader)
    _leave(store, people[-1][0], leader)
    _recruit(store, date(2026, 6, 1), "Ferievikar", (("Oda Prøvesen", CandidateState.DECLINED),), filled=True)
    _recruit(
        store,
        date(2026, 11, 3),
        "Assistent, kveld og helg",
        (
            ("Berit Fantasi", CandidateState.INTERVIEW),
            ("Máret Oppdiktet", CandidateState.TRIAL),
            ("Tor Tenkt", CandidateState.DECLINED),
        ),
    )


def _papers(
    store: Store, person: Assistant, terms: Employment, leader: str, signer: str, lacking: frozenset[str]
) -> None:
    start = terms.start
    points = tuple(ContractPoint(each, "written") for each in LETTERS if each not in lacking)
    for made in (
        PersonPaper(
            new_id(), person.id, PaperKind.POLICE, signed_on=start - timedelta(days=10), by=leader
        ),
        PersonPaper(
            new_id(), person.id, PaperKind.CONTRACT, signed_on=start, start=start, by=signer, points=points
        ),
    ):
        person_papers.save_paper(store, made)


def _extras(store: Store, person: Assistant, leader: str) -> None:
    for made in (
        PersonPaper(
            new_id(), person.id, PaperKind.CAR, signed_on=date(2026, 1, 5), end=date(2026, 12, 31),
            note="Statens satser. Egenandelen deles.",
        ),
        PersonPaper(
            new_id(), person.id, PaperKind.KEYS, signed_on=date(2026, 1, 5), by=leader,
            note="Nøkkel nr. 2, kode til garasjen",
        ),
        PersonPaper(new_id(), person.id, PaperKind.LARGER_POSITION, sent_on=date(2026, 11, 16)),
    ):  # fmt: skip
        person_papers.save_paper(store, made)


def _leave(store: Store, person: Assistant, leader: str) -> None:
    """Let one give notice on 20 November; the terms go on, so that the plan of the invented year is whole."""
    with clock.fixed(zone().at(date(2026, 11, 20), 600)):
        given = replace(
            notices.proposed(store, person.id), last_day=date(2026, 12, 31), in_writing=True,
            note=f"Mottatt av {leader}, sendt arbeidsgiveren samme dag.",
        )  # fmt: skip
        notices.save_notice(store, given, LANGUAGE, follow=False)
        begun = person_checklists.begin(store, person.id, Passage.LEAVING, given.last_day, LANGUAGE)
        for at in (0, 3):
            person_checklists.tick(store, begun.id, at)


def _interviewed(store: Store, each: Candidate) -> dict[str, Any]:
    """Return what is known after an interview, and the trial shift that is agreed."""
    said = {0: "Vil arbeide nær et menneske, ikke i en avdeling.", 8: "Helst kveld og annenhver helg, 40 %."}
    asked = recruitment.questions(store, each, LANGUAGE)
    return {
        "answers": tuple(replace(one, note=said.get(at, "")) for at, one in enumerate(asked)),
        "trial_on": date(2026, 11, 28),
        "trial_from": 16 * 60,
        "trial_minutes": 4 * 60,
        "trial_paid": True,
    }


def _recruit(
    store: Store,
    opened: date,
    title: str,
    names: Sequence[tuple[str, CandidateState]],
    filled: bool = False,
) -> None:
    with clock.fixed(zone().at(opened, 600)):
        fresh = replace(recruitment.new_vacancy(store, LANGUAGE), title=title, language=LANGUAGE)
        made = recruitment.save_vacancy(store, fresh)
        made = replace(made, advert=recruitment.proposed_advert(store, made))
        recruitment.save_vacancy(store, replace(made, deadline=opened + timedelta(days=14)))
        asked = (opened + timedelta(days=18)).isoformat()
        for number, (name, state) in enumerate(names):
            each = replace(
                recruitment.new_candidate(store, made.id),
                name=name,
                phone=f"000 00 {number + 1:03d}",
                state=state,
                interview_on=opened + timedelta(days=20 + number),
                interview="Rolig, spør godt. Har arbeidet med mennesker før.",
                referees=(
                    Referee("Ingen Egentlig", "tidligere leder", "", asked, "Til å stole på."),
                ),
            )
            if state is CandidateState.TRIAL:
                each = replace(each, **_interviewed(store, each))
            recruitment.save_candidate(store, each)
    if filled:
        with clock.fixed(zone().at(opened + timedelta(days=14), 600)):
            recruitment.fill(store, made.id)
