"""Papers of the assistants: what is signed, what is missing by which paragraph, and what ends when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from bpa_desk.domain.absence_egenmelding import employed_since
from bpa_desk.domain.assistant import Assistant, Employment, EmploymentKind
from bpa_desk.domain.calendar import months_after
from bpa_desk.domain.person_paper import (
    BY_REFERENCE,
    LETTERS,
    ContractPoint,
    PaperKind,
    PaperState,
    PersonPaper,
    PointAnswer,
    asked_for_police,
    written,
)
from bpa_desk.domain.person_paper_register import PaperLine, PaperRegister
from bpa_desk.domain.person_paper_words import LAWS, NAMES
from bpa_desk.domain.text import LANGUAGES as LANGUAGES
from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.services import attachments, clock, employments, invariants, ordning, people, template_texts
from bpa_desk.services.due import Due
from bpa_desk.services.employment_duties import AT_WORK
from bpa_desk.services.identity import new_id
from bpa_desk.services.template_texts import TextKind
from bpa_desk.services.templates import template

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

KIND = "person_paper"
CONTRACT_DAYS = timedelta(days=7)
AFTER = timedelta(days=14)
"""How long one is told of a paper that should have been there; ours."""
FOR_EACH_JOB = frozenset({PaperKind.CONTRACT, PaperKind.KEYS, PaperKind.POLICE})
OFFERED_MONTHS = 3
"""How long before the first day a paper of the new job may be from, as old as a politiattest may be shown."""
_ORDER = {kind: number for number, kind in enumerate(PaperKind)}


class LawPoint(NamedTuple):
    """One letter of § 14-6 (1): its heading, what it asks for, and whether a reference will do."""

    letter: str
    title: str
    text: str
    reference: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the register: a paper, or one that is expected; ``due`` is when it should be there."""

    person: Assistant
    kind: PaperKind
    state: PaperState
    paper: PersonPaper | None = None
    due: date | None = None

    @property
    def id(self) -> str:
        """The paper's id, or what stands for one that is missing."""
        if self.paper is not None:
            return self.paper.id
        day = self.due.isoformat() if self.due is not None else ""
        return f"missing:{self.person.id}:{self.kind}:{day}"


@lru_cache(maxsize=len(LANGUAGES))
def law_points(language: str) -> tuple[LawPoint, ...]:
    """Return the points of § 14-6 (1) in a language; DomainError for another language."""
    found = template("contract", language)["point"]
    return tuple(
        LawPoint(each["letter"], each["title"], each["text"], each["letter"] in BY_REFERENCE)
        for each in found
    )


def points(store: Store, language: str) -> tuple[LawPoint, ...]:
    """Return the points of § 14-6 (1) as the user has worded them; letters and what a reference does stay."""
    said = template_texts.worded(store, TextKind.CONTRACT, language).sections
    return tuple(
        each._replace(title=part.heading, text=part.body)
        for each, part in zip(law_points(language), said, strict=True)
    )


def papers(store: Store, assistant: str | None = None) -> list[PersonPaper]:
    """Return every paper, or those of one assistant."""
    if assistant is None:
        return store.all(PersonPaper)
    return store.all(PersonPaper, "assistant = ?", (assistant,))


def found(store: Store, key: str) -> PersonPaper | None:
    """Return the paper, or None when it is gone."""
    return store.find(PersonPaper, key)


def register(store: Store, assistant: str | None = None) -> list[Entry]:
    """Return the papers of those who are not archived, and those that are missing, by name and kind."""
    today, listed = clock.today(store), []
    # Of those who have left there are more each year, and they have no lines.
    held = _by_person(store.all(PersonPaper, AT_WORK) if assistant is None else papers(store, assistant))
    for person in people.assistants(store):
        if assistant is not None and person.id != assistant:
            continue
        own = held.get(person.id, [])
        listed += [Entry(person, each.kind, each.state(today), each) for each in own]
        listed += _missing(store, person, own, today)
    names = {each.person.id: invariants.name_order(each.person.name) for each in listed}
    return sorted(
        listed,
        key=lambda each: (
            names[each.person.id], each.person.id, _ORDER[each.kind], each.paper is not None,
            each.due or date.max, each.id,
        ),
    )  # fmt: skip


def proposed(store: Store, assistant: str, kind: PaperKind) -> PersonPaper:
    """Return a new paper that is not stored yet; a contract begins with the first terms that have none."""
    fresh = PersonPaper(new_id(), assistant, kind)
    if kind is not PaperKind.CONTRACT:
        return fresh
    terms = employments.employments(store, assistant)
    done = written(terms, papers(store, assistant))
    today = clock.today(store)
    open_ = [each for each in terms if each.id not in done and (each.end is None or each.end >= today)]
    if not open_:
        return replace(fresh, start=today)
    # Only a temporary one must say how long it lasts and why (letter e).
    lasting = open_[0].kind is EmploymentKind.FAST
    points = (ContractPoint("e", PointAnswer.NOT_RELEVANT),) if lasting else ()
    return replace(fresh, start=open_[0].start, points=points)


def save_paper(store: Store, paper: PersonPaper) -> PersonPaper:
    """Write a paper; DomainError names the field that is wrong."""
    person = people.assistant(store, paper.assistant)
    saved, before = _checked(store, paper), store.find(PersonPaper, paper.id)
    if before is not None and before.kind is not saved.kind:
        raise DomainError(Message(N_("Make a new paper for another kind.")), "kind")
    if before == saved:
        return saved
    label = N_("{paper} for {name}: written down") if before is None else N_("{paper} for {name}: changed")
    with store.change(_about(label, saved.kind, person.name)) as changes:
        changes.put(saved)
    return saved


def mark_signed(store: Store, key: str) -> PersonPaper:
    """Say that the paper was signed today."""
    return save_paper(store, replace(store.get(PersonPaper, key), signed_on=clock.today(store)))


def remove_paper(store: Store, key: str) -> None:
    """Remove a paper with its files."""
    gone = store.get(PersonPaper, key)
    name = people.assistant(store, gone.assistant).name
    with store.change(_about(N_("{paper} for {name}: deleted"), gone.kind, name)) as changes:
        attachments.detach_all(store, KIND, key)
        changes.remove(PersonPaper, key)


def hired_on(terms: Iterable[Employment], day: date) -> date | None:
    """Return when the employment that holds on the day, or the next, was begun; None where there is none.

    Terms with no more than two weeks between them are one employment here.
    """
    held = sorted(terms, key=lambda each: each.start)
    to_come = [each.start for each in held if each.end is None or each.end >= day]
    if not to_come:
        return None
    asked = max(day, to_come[0])
    return employed_since(held, asked) or held[0].start


def counts(paper: PersonPaper, terms: list[Employment], day: date) -> bool:
    """Return whether the paper is of the employment on the day, and not of one that ended before it.

    What is signed or shown anew for each job is the contract, the keys and the politiattest (hol. § 5-4).
    """
    begun = hired_on(terms, day)
    if paper.kind not in FOR_EACH_JOB or paper.signed_on is None or begun is None:
        return True
    before = [each.end for each in terms if each.end is not None and each.end < begun]
    # It may have been signed or shown while the new job was offered.
    return not before or paper.signed_on > min(max(before), months_after(begun, -OFFERED_MONTHS))


def lines(store: Store, assistant: str | None = None) -> PaperRegister:
    """Return what the paper of the register shows today."""
    here = ordning.current(store)
    made = (
        PaperLine(
            each.person.name, each.kind, each.state, each.paper, each.due,
            each.paper.lacking if each.paper is not None else (),
        )
        for each in register(store, assistant)
    )  # fmt: skip
    return PaperRegister(here.name, here.employer, here.leader, clock.today(store), tuple(made))


def falling_due(store: Store, first: date, last: date) -> Iterable[Due]:
    """Yield papers that should be there, that end, that lack points, or that one wants to look at again.

    What should have been there long ago stands in the register only: a new user is not met by a pile of it.
    """
    listed, since = register(store), clock.today(store) - AFTER
    for each in listed:
        if each.paper is None and each.due is not None and each.due < since:
            continue
        for day, text, law in _dues(each, listed):
            if first <= day <= last:
                yield Due(day, text, "papers", each.id, "paper", each.person.id, bool(law), law=law)


def _dues(each: Entry, listed: list[Entry]) -> Iterable[tuple[date, Message, str]]:
    """Yield each day with what it is for and the paragraph that sets it; none where it was agreed."""
    paper, name = each.paper, each.person.name
    if paper is None:
        # The contract itself is told of with the other deadlines of the employment.
        if each.due is not None and each.kind is not PaperKind.CONTRACT:
            text = N_("{paper}: nothing is written down for {name} yet.")
            law = "hol. § 5-4" if each.kind is PaperKind.POLICE else ""
            yield each.due, _about(text, each.kind, name), law
        return
    if paper.end is not None and paper.signed_on is not None and not _followed(paper, listed):
        yield paper.end, _about(N_("{paper} for {name} ends {day}."), each.kind, name, day=paper.end), ""
    if paper.remind_on is not None:
        yield paper.remind_on, _about(N_("{paper} for {name}: look at it again."), each.kind, name), ""
    if paper.lacking and paper.effective is not None and each.state is not PaperState.ENDED:
        text = N_("The contract of {name} says nothing about {points} in § 14-6.")
        said = Message(text, {"name": name, "points": ", ".join(paper.lacking)})
        yield paper.effective + CONTRACT_DAYS, said, "aml. § 14-6"


def _followed(paper: PersonPaper, listed: list[Entry]) -> bool:
    assert paper.end is not None
    day = paper.end + timedelta(days=1)
    others = (each.paper for each in listed if each.person.id == paper.assistant and each.paper is not None)
    return any(
        each.id != paper.id
        and each.kind is paper.kind
        and each.title == paper.title
        and each.effective is not None
        and each.effective <= day
        and (each.end is None or each.end >= day)
        for each in others
    )


def _missing(store: Store, person: Assistant, own: list[PersonPaper], today: date) -> list[Entry]:
    terms = employments.employments(store, person.id)
    going_on = [each for each in terms if each.end is None or each.end >= today]
    if terms and not going_on:
        return []  # who has left owes no papers
    begun = hired_on(terms, today)
    expected: list[tuple[PaperKind, date | None]] = [
        (PaperKind.CONTRACT, day) for day in _contracts_to_come(terms, going_on, own)
    ]
    kinds = [PaperKind.CONFIDENTIALITY]
    if asked_for_police(each for each in terms if begun is None or each.start >= begun):
        kinds.append(PaperKind.POLICE)
    if person.near_family:
        kinds.append(PaperKind.NEAR_FAMILY)
    there = {
        each.kind for each in own
        if (each.end is None or each.end >= today) and counts(each, terms, today)
    }  # fmt: skip
    expected += [(kind, begun) for kind in kinds if kind not in there]
    return [Entry(person, kind, PaperState.MISSING, None, day) for kind, day in expected]


def _contracts_to_come(
    terms: list[Employment], going_on: list[Employment], own: list[PersonPaper]
) -> list[date | None]:
    contracts = [each for each in own if each.kind is PaperKind.CONTRACT]
    if not terms:
        return [] if contracts else [None]
    done = written(terms, own)
    begun = [each.effective for each in contracts if each.signed_on is None]
    return [
        each.start
        for each in going_on
        if each.id not in done and not any(day is not None and each.covers(day) for day in begun)
    ]


def _checked(store: Store, paper: PersonPaper) -> PersonPaper:
    today = clock.today(store)
    by = invariants.one_line(paper.by)
    invariants.come(paper.signed_on, today, "signed_on")
    if paper.kind is PaperKind.POLICE:
        if paper.signed_on is None:
            raise DomainError(Message(N_("Write the day it was shown.")), "signed_on")
        if not by:
            raise DomainError(Message(N_("Write who checked it.")), "by")
        # Nothing else about it may be kept (G.6, GDPR-4).
        return PersonPaper(paper.id, paper.assistant, paper.kind, signed_on=paper.signed_on, by=by)
    other, contract = paper.kind is PaperKind.OTHER, paper.kind is PaperKind.CONTRACT
    if contract and paper.effective is None:
        raise DomainError(Message(N_("Write from when the contract or the change applies.")), "start")
    began = paper.effective
    if began is not None:
        invariants.in_order(began, paper.end)
    note = invariants.prose(paper.note, "note")
    return replace(
        paper,
        title=invariants.named(paper.title, "title") if other else "",
        by=by,
        points=_points(paper.points) if contract else (),
        note=note,
    )


def _points(points: tuple[ContractPoint, ...]) -> tuple[ContractPoint, ...]:
    said = {each.letter: each.answer for each in points if each.answer}
    for letter, answer in said.items():
        if letter not in LETTERS:
            raise DomainError(Message(N_("§ 14-6 has the points a to q.")), "points")
        if PointAnswer(answer) is PointAnswer.REFERRED and letter not in BY_REFERENCE:
            raise DomainError(
                Message(N_("This must be in the contract itself (§ 14-6, second paragraph).")),
                f"point_{letter}",
            )
    return tuple(ContractPoint(letter, said[letter]) for letter in LETTERS if letter in said)


def _by_person(held: Iterable[PersonPaper]) -> dict[str, list[PersonPaper]]:
    found: dict[str, list[PersonPaper]] = {}
    for each in held:
        found.setdefault(each.assistant, []).append(each)
    return found


def _about(label: str, kind: PaperKind, name: str, **values: object) -> Message:
    return Message(label, {"paper": Message(NAMES[kind]), "name": name, "law": LAWS.get(kind, ""), **values})
