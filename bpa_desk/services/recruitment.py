"""Vacancies and candidates: from the advert to an assistant in one step, and forgotten when it is time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from bpa_desk.domain.assistant import Assistant, Contact, Employment
from bpa_desk.domain.candidate import OVER, Candidate, CandidateState, InterviewFacts, Referee, Vacancy
from bpa_desk.domain.meeting import Topic
from bpa_desk.domain.person_checklist import Passage
from bpa_desk.domain.privacy.retention import Keep, Retention
from bpa_desk.domain.privacy.retention import due as retention_due
from bpa_desk.domain.stillingsbeskrivelse import Stillingsbeskrivelse
from bpa_desk.domain.text import LANGUAGES as LANGUAGES
from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.services import (
    clock,
    employments,
    invariants,
    meeting_guides,
    ordning,
    own_templates,
    papers,
    people,
    person_checklists,
    template_texts,
)
from bpa_desk.services.due import Due
from bpa_desk.services.identity import new_id
from bpa_desk.services.privacy import erasing, retention
from bpa_desk.services.template_texts import TextKind

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

TASKS = (
    "personal_care", "transfers", "meals", "housework", "leisure", "work_school", "transport",
    "children_pets",
)  # fmt: skip
"""Sections told by their headings alone: an advert is read by everybody, and says nothing of the body."""
WHOLE = ("purpose", "requirements", "training", "hours")
"""Sections an advert takes as they stand; never the workplace, health tasks or the appendix."""
_UNDER_WAY = {
    CandidateState.OFFERED: 0, CandidateState.APPLIED: 1, CandidateState.INTERVIEW: 1,
    CandidateState.TRIAL: 1, CandidateState.HIRED: 2, CandidateState.WITHDRAWN: 3,
    CandidateState.DECLINED: 3,
}  # fmt: skip
_SETTLED = ", ".join(f"'{each}'" for each in sorted(OVER))
"""The states in which nothing more is waited for, as SQL lists them."""


@dataclass(frozen=True, slots=True)
class Row:
    """One candidate with the vacancy."""

    candidate: Candidate
    vacancy: Vacancy

    @property
    def id(self) -> str:
        """The candidate's id."""
        return self.candidate.id


@dataclass(frozen=True, slots=True)
class VacancyRow:
    """One vacancy with how many candidates there are, and the day they are to be deleted from."""

    vacancy: Vacancy
    candidates: int
    delete_on: date | None

    @property
    def id(self) -> str:
        """The vacancy's id."""
        return self.vacancy.id


def vacancies(store: Store) -> list[VacancyRow]:
    """Return the vacancies, the open ones first, then the newest."""
    count = {key: n for key, _first, _last, n in store.dated("candidate", "applied_on", "vacancy", 0, True)}
    rule = retention.retentions(store)[Keep.APPLICANT]
    rows = [
        VacancyRow(each, count.get(each.id, 0), delete_on(each, rule) if count.get(each.id) else None)
        for each in store.all(Vacancy)[::-1]
    ]
    return sorted(rows, key=lambda each: each.vacancy.filled_on is not None)


def vacancy(store: Store, key: str) -> Vacancy | None:
    """Return one vacancy, or None when it is gone."""
    return store.find(Vacancy, key)


def candidates(store: Store) -> list[Row]:
    """Return every candidate: those of open vacancies first, and those nearest to work before the others."""
    held = {each.id: each for each in store.all(Vacancy)}
    rows = [Row(each, held[each.vacancy]) for each in store.all(Candidate)]
    return sorted(
        rows,
        key=lambda row: (
            row.vacancy.filled_on is not None, _UNDER_WAY[row.candidate.state],
            invariants.name_order(row.candidate.name),
        ),
    )  # fmt: skip


def candidate(store: Store, key: str) -> Candidate | None:
    """Return one candidate, or None when it is gone."""
    return store.find(Candidate, key)


def delete_on(vacancy: Vacancy, rule: Retention) -> date | None:
    """Return the first day the candidates are to be deleted, or None while it is not filled (GDPR-4)."""
    filled = vacancy.filled_on
    return None if filled is None else retention_due(rule, filled, None, filled)


def new_vacancy(store: Store, language: str) -> Vacancy:
    """Return a vacancy that is not stored yet, with the newest stillingsbeskrivelse of the role."""
    roles = [each for each in papers.stillingsbeskrivelser(store) if each.assistant is None]
    role = roles[0] if roles else None
    return Vacancy(
        new_id(), role.title if role else "", clock.today(store), role.document if role else "",
        role.language if role else language,
    )  # fmt: skip


def vacancy_of(store: Store, paper: Stillingsbeskrivelse) -> Vacancy:
    """Store and return a vacancy with an advert from the stillingsbeskrivelse, as one step."""
    begun = Vacancy(new_id(), paper.title, clock.today(store), paper.document, paper.language)
    return save_vacancy(store, replace(begun, advert=proposed_advert(store, begun)))


def save_vacancy(store: Store, each: Vacancy) -> Vacancy:
    """Write a vacancy; DomainError names the field that is wrong."""
    saved = replace(
        each,
        title=invariants.named(each.title, "title"),
        advert=invariants.prose(each.advert, "advert"),
        note=invariants.prose(each.note, "note"),
    )
    if saved.language not in LANGUAGES:
        raise DomainError(Message(N_("Choose bokmål, nynorsk or English.")), "language")
    if saved.deadline is not None and saved.deadline < saved.opened_on:
        raise DomainError(Message(N_("The deadline cannot be before the vacancy was opened.")), "deadline")
    invariants.come(saved.filled_on, clock.today(store), "filled_on")
    before = store.find(Vacancy, saved.id)
    if before == saved:
        return saved
    label = N_("New vacancy “{title}”") if before is None else N_("Change vacancy “{title}”")
    with store.change(Message(label, {"title": saved.title})) as changes:
        changes.put(saved)
    return saved


def fill(store: Store, key: str, filled: bool = True) -> Vacancy:
    """Say that the vacancy is filled today, or that it is open after all."""
    before = store.get(Vacancy, key)
    after = replace(before, filled_on=clock.today(store) if filled else None)
    label = N_("Vacancy filled: “{title}”") if filled else N_("Vacancy open again: “{title}”")
    with store.change(Message(label, {"title": before.title})) as changes:
        changes.put(after)
    return after


def remove_vacancy(store: Store, key: str) -> None:
    """Remove a vacancy without candidates; DomainError otherwise."""
    found = store.get(Vacancy, key)
    if store.count(Candidate, "vacancy = ?", (key,)):
        raise DomainError(Message(N_("The vacancy has candidates. Delete them first.")))
    with store.change(Message(N_("Delete vacancy “{title}”"), {"title": found.title})) as changes:
        changes.remove(Vacancy, key)


def proposed_advert(store: Store, each: Vacancy) -> str:
    """Return an advert from the vacancy's stillingsbeskrivelse, in its language, to be read and changed."""
    here, words = ordning.current(store), template_texts.worded(store, TextKind.ADVERT, each.language)
    frame = {part.key: part.body for part in words.sections}
    role = _role(store, each.document)
    sections = {section.key: section for section in role.sections} if role is not None else {}
    blocks = [each.title, frame["intro"].replace("{ordning}", here.name)]
    for key in WHOLE[:1]:
        blocks += [sections[key].body] if key in sections else []
    tasks = [f"- {sections[key].heading}" for key in TASKS if key in sections]
    if tasks:
        blocks += [f"{frame['tasks']}\n" + "\n".join(tasks)]
    for key in WHOLE[1:]:
        if key in sections:
            section = sections[key]
            parts = [section.heading, section.body, *(f"- {bullet}" for bullet in section.bullets)]
            blocks.append("\n".join(part for part in parts if part))
    blocks += [frame["employer"].replace("{employer}", here.employer)] if here.employer else []
    blocks += [frame["police"], frame["apply"].replace("{leader}", here.leader or "…………")]
    return "\n\n".join(block for block in blocks if block)


def new_candidate(store: Store, vacancy: str) -> Candidate:
    """Return a candidate for the vacancy that is not stored yet."""
    return Candidate(new_id(), vacancy, "", applied_on=clock.today(store))


def save_candidate(store: Store, each: Candidate) -> Candidate:
    """Write a candidate; DomainError names the field that is wrong."""
    before = store.find(Candidate, each.id)
    if each.state is CandidateState.HIRED and each.assistant is None:
        raise DomainError(Message(N_("Use “Employ” to make the candidate an assistant.")), "state")
    email = invariants.one_line(each.email)
    if email and ("@" not in email.strip("@") or " " in email):
        raise DomainError(
            Message(N_("“{value}” does not look like an e-mail address."), {"value": email}), "email"
        )
    _require_trial(each)
    saved = replace(
        each,
        name=invariants.named(each.name),
        phone=invariants.one_line(each.phone),
        email=email,
        interview=invariants.prose(each.interview, "interview"),
        referees=tuple(_referee(one) for one in each.referees if any((one.name, one.phone, one.said))),
        trial=invariants.prose(each.trial, "trial"),
        note=invariants.prose(each.note, "note"),
        answers=tuple(
            replace(one, note=invariants.prose(one.note, f"answer_{at}"))
            for at, one in enumerate(each.answers)
        ),
    )
    if before == saved:
        return saved
    # The book of changes keeps its labels: a name in them would outlive the candidate's deletion.
    label = N_("New candidate") if before is None else N_("Change a candidate")
    with store.change(Message(label)) as changes:
        changes.put(saved)
    return saved


def questions(store: Store, each: Candidate, language: str) -> tuple[Topic, ...]:
    """Return what the candidate was asked with the answers; the guide's questions before the interview."""
    if each.answers:
        return each.answers
    guide = own_templates.guide(store, meeting_guides.INTERVIEW, language)
    return tuple(map(Topic, guide.topics))


def interview_facts(store: Store, each: Candidate, language: str) -> InterviewFacts:
    """Return what the interview sheet shows: blank before the interview, with the answers after it."""
    here = ordning.current(store)
    return InterviewFacts(
        here.name, here.leader, store.get(Vacancy, each.vacancy).title, each.name, each.interview_on,
        questions(store, each, language),
        own_templates.guide(store, meeting_guides.NOT_ASKED, language).topics, each.interview,
    )  # fmt: skip


def remove_candidate(store: Store, key: str) -> None:
    """Remove one candidate."""
    with store.change(Message(N_("Delete a candidate"))) as changes:
        changes.remove(Candidate, key)


def employ(store: Store, key: str, terms: Employment | None, language: str, filled: bool = True) -> Assistant:
    """Make the candidate an assistant: the record, the terms, the checklist, the vacancy filled; one step.

    ``terms`` are saved for the new assistant (their ``assistant`` is filled in); None leaves them for later.
    """
    found = store.get(Candidate, key)
    if found.assistant is not None:
        raise DomainError(Message(N_("{name} is an assistant already."), {"name": found.name}))
    reach = (("phone", found.phone), ("email", found.email))
    person = replace(
        people.new_assistant(store, found.name),
        contacts=tuple(Contact(kind, value) for kind, value in reach if value),
    )
    with store.change(Message(N_("Employ {name}"), {"name": found.name})) as changes:
        people.save_assistant(store, person)
        if terms is not None:
            employments.save_employment(store, replace(terms, assistant=person.id))
        day = terms.start if terms is not None else clock.today(store)
        person_checklists.begin(store, person.id, Passage.STARTING, day, language)
        changes.put(replace(found, state=CandidateState.HIRED, assistant=person.id))
        if filled and store.get(Vacancy, found.vacancy).filled_on is None:
            fill(store, found.vacancy)
    return person


def deletable(store: Store) -> list[Row]:
    """Return the candidates who have been kept as long as is chosen: half a year unless it was changed."""
    today, rule = clock.today(store), retention.retentions(store)[Keep.APPLICANT]
    days = ((row, delete_on(row.vacancy, rule)) for row in candidates(store))
    return [row for row, day in days if day is not None and day <= today]


def delete_due(store: Store) -> int:
    """Delete the candidates it is time to forget, for good: it cannot be undone. Return how many."""
    gone = deletable(store)
    if not gone:
        return 0
    label = Message(N_("Delete candidates: {n}"), {"n": len(gone)})
    erasing.forget(store, [("candidate", row.id) for row in gone], label)
    return len(gone)


def falling_due(store: Store, first: date, last: date) -> Iterable[Due]:
    """Yield interviews, trial shifts, deadlines for applying, and candidates that are to be deleted."""
    ahead = max(first, clock.today(store))
    for each in vacancies(store):
        held, day = each.vacancy, each.delete_on
        if day is not None and first <= day <= last:
            text = N_("Candidates for “{title}” are to be deleted: {n}.")
            said = Message(text, {"title": held.title, "n": each.candidates})
            yield Due(day, said, "recruitment", f"delete:{each.id}", "recruitment")
        if held.filled_on is None and held.deadline is not None and ahead <= held.deadline <= last:
            text = N_("The deadline for applying for “{title}” is {day}.")
            said = Message(text, {"title": held.title, "day": held.deadline})
            yield Due(held.deadline, said, "recruitment", f"vacancy:{each.id}", "recruitment")
    for candidate in store.all(Candidate, f"state NOT IN ({_SETTLED})"):
        yield from _talks(candidate, ahead, last)


def _talks(each: Candidate, first: date, last: date) -> Iterable[Due]:
    if not each.waiting:
        return
    for day, text in (
        (each.interview_on, N_("Interview with {name} {day}.")),
        (each.trial_on, N_("Trial shift with {name} {day}.")),
    ):
        if day is not None and first <= day <= last:
            said = Message(text, {"name": each.name, "day": day})
            yield Due(day, said, "recruitment", f"candidate:{each.id}", "recruitment")


def _require_trial(each: Candidate) -> None:
    """A trial shift has a day, and an end: it is no employment without limit."""
    said = each.trial_from is not None or each.trial_minutes is not None or each.trial_paid
    if said and each.trial_on is None:
        raise DomainError(Message(N_("Write the day of the trial shift.")), "trial_on")


def _referee(each: Referee) -> Referee:
    return Referee(
        invariants.named(each.name, "referees"), invariants.one_line(each.relation),
        invariants.one_line(each.phone), each.asked_on, invariants.prose(each.said, "referees"),
    )  # fmt: skip


def _role(store: Store, document: str) -> Stillingsbeskrivelse | None:
    versions = papers.versions(store, document) if document else []
    return versions[0] if versions else None
