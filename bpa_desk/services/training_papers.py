"""Facts for the papers about training: the matrix, a person's course record, a certificate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.domain.training import TAUGHT, Course, Training
from bpa_desk.domain.training_paper import CertificateFacts, Frame, MatrixFacts, RecordFacts
from bpa_desk.domain.training_standing import Stand
from bpa_desk.services import clock, courses, learners, ordning, people, training

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store


def matrix(store: Store) -> MatrixFacts:
    """Return how everybody at work stands today, without the courses nobody has, needs or will have."""
    cells = training.matrix(store)
    used = {each.course.id for each in cells if each.state is not Stand.NONE}
    # Somebody who leads has a line once something is written or asked of them.
    busy = {each.assistant for each in cells if each.state is not Stand.NONE}
    shown = [each for each in learners.learners(store) if not each.leads or each.id in busy]
    kept = {each.id for each in shown}
    return MatrixFacts(
        frame(store),
        tuple((each.id, each.name) for each in shown),
        tuple(each for each in courses.columns(store) if each.id in used),
        tuple(each for each in cells if each.course.id in used and each.assistant in kept),
    )


def record(store: Store, assistant: str) -> RecordFacts:
    """Return the course record of one person; NotFoundError when there is nobody."""
    name = learners.named(store, assistant)
    known = {each.id: each for each in store.all(Course)}
    held = learners.trainings_of(store, assistant)
    standings = training.of_person(store, assistant)
    return RecordFacts(
        frame(store), name, number_of(store, assistant),
        tuple(each for each in standings if each.state is not Stand.NONE),
        tuple((each, known[each.course]) for each in held),
    )  # fmt: skip


def records(store: Store) -> list[RecordFacts]:
    """Return the course record of everybody at work, by name."""
    return [record(store, who) for who, _name in matrix(store).people]


def certificate(store: Store, key: str) -> CertificateFacts:
    """Return what the certificate of a training shows; DomainError while it has not been given."""
    held = store.get(Training, key)
    if held.state not in TAUGHT:
        raise DomainError(Message(N_("A certificate is written when the training has been given.")))
    name = learners.named(store, held.person)
    return CertificateFacts(
        frame(store), name, number_of(store, held.person), store.get(Course, held.course), held
    )


def certificates(store: Store, assistant: str) -> list[CertificateFacts]:
    """Return a certificate for each training of the assistant that was given, the newest first."""
    held = learners.trainings_of(store, assistant)
    return [certificate(store, each.id) for each in held if each.state in TAUGHT]


def frame(store: Store) -> Frame:
    """Return whose papers they are, and today."""
    here = ordning.current(store)
    return Frame(here.name, here.employer, here.leader, clock.today(store))


def number_of(store: Store, key: str) -> str:
    """Return the number that stands for somebody in the name of a file; never the name itself."""
    if learners.leads(key):
        leading = [each.id for each in learners.leaders(store)]
        return f"0{leading.index(key) + 1}" if key in leading else "00"
    person = store.get(Assistant, key)
    everyone = [each.id for each in people.assistants(store, archived=None)]
    return person.employee_number or str(everyone.index(person.id) + 1)
