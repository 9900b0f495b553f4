"""Facts for the papers about training: the matrix, a person's course record, a certificate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.domain.training import TAUGHT, Course, Training
from bpa_desk.domain.training_paper import CertificateFacts, Frame, MatrixFacts, RecordFacts
from bpa_desk.domain.training_standing import Stand
from bpa_desk.services import clock, courses, ordning, people, training

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store


def matrix(store: Store) -> MatrixFacts:
    """Return how everybody at work stands today, without the courses nobody has, needs or will have."""
    cells = training.matrix(store)
    used = {each.course.id for each in cells if each.state is not Stand.NONE}
    return MatrixFacts(
        _frame(store),
        tuple((each.id, each.name) for each in people.assistants(store)),
        tuple(each for each in courses.columns(store) if each.id in used),
        tuple(each for each in cells if each.course.id in used),
    )


def record(store: Store, assistant: str) -> RecordFacts:
    """Return the course record of one assistant; NotFoundError when there is none."""
    person = store.get(Assistant, assistant)
    known = {each.id: each for each in store.all(Course)}
    held = store.all(Training, "assistant = ?", (assistant,))[::-1]
    standings = training.of_person(store, assistant)
    return RecordFacts(
        _frame(store), person.name, _number(store, person),
        tuple(each for each in standings if each.state is not Stand.NONE),
        tuple((each, known[each.course]) for each in held),
    )  # fmt: skip


def records(store: Store) -> list[RecordFacts]:
    """Return the course record of everybody at work, by name."""
    return [record(store, each.id) for each in people.assistants(store)]


def certificate(store: Store, key: str) -> CertificateFacts:
    """Return what the certificate of a training shows; DomainError while it has not been given."""
    held = store.get(Training, key)
    if held.state not in TAUGHT:
        raise DomainError(Message(N_("A certificate is written when the training has been given.")))
    person = store.get(Assistant, held.assistant)
    return CertificateFacts(
        _frame(store), person.name, _number(store, person), store.get(Course, held.course), held
    )


def certificates(store: Store, assistant: str) -> list[CertificateFacts]:
    """Return a certificate for each training of the assistant that was given, the newest first."""
    held = store.all(Training, "assistant = ?", (assistant,))[::-1]
    return [certificate(store, each.id) for each in held if each.state in TAUGHT]


def _frame(store: Store) -> Frame:
    here = ordning.current(store)
    return Frame(here.name, here.employer, here.leader, clock.today(store))


def _number(store: Store, person: Assistant) -> str:
    everyone = [each.id for each in people.assistants(store, archived=None)]
    return person.employee_number or str(everyone.index(person.id) + 1)
