"""The ansvarsmatrise of a trepartsavtale: its cells, its rows, and the answers of the conversation."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bpa_desk.domain.responsibility import (
    ANSWERABLE,
    DOES,
    EMPTY,
    PARTIES,
    Party,
    Task,
    Way,
    answered,
    letters,
)
from bpa_desk.domain.text import N_, DomainError, Message, NotFoundError
from bpa_desk.domain.trepartsavtale import Trepartsavtale
from bpa_desk.services import invariants
from bpa_desk.services.identity import new_id
from bpa_desk.services.trepartsavtale import draft, put

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store


def set_cell(store: Store, key: str, task: str, party: Party, typed: str) -> Trepartsavtale:
    """Write what a party is to a task, as typed: A, U, M, I or several; DomainError for anything else."""
    said = letters(typed)
    if said is None:
        raise DomainError(
            Message(N_("Write A, U, M or I, or several such as A/U. A dash empties the cell.")), "cell"
        )
    held = draft(store, key)
    return _with_task(store, held, _task(held, task).with_cell(party, said), N_("Change who does “{task}”"))


def add_task(store: Store, key: str, name: str) -> Trepartsavtale:
    """Add a row of one's own: the employer answers, the arbeidsleder does it, until it is changed."""
    held = draft(store, key)
    cells = list(EMPTY)
    cells[PARTIES.index(Party.EMPLOYER)], cells[PARTIES.index(Party.LEADER)] = ANSWERABLE, DOES
    made = Task(new_id(), _named(held, name), tuple(cells))
    said = Message(N_("Add the task “{task}”"), {"task": made.name})
    return put(store, replace(held, tasks=(*held.tasks, made)), said)


def rename_task(store: Store, key: str, task: str, name: str) -> Trepartsavtale:
    """Call a row something else."""
    held = draft(store, key)
    renamed = replace(_task(held, task), name=_named(held, name, task))
    return _with_task(store, held, renamed, N_("Rename the task “{task}”"))


def remove_task(store: Store, key: str, task: str) -> Trepartsavtale:
    """Take a row away."""
    held = draft(store, key)
    gone = _task(held, task)
    left = tuple(each for each in held.tasks if each.key != task)
    return put(store, replace(held, tasks=left), Message(N_("Remove the task “{task}”"), {"task": gone.name}))


def answer(store: Store, key: str, task: str, way: Way) -> Trepartsavtale:
    """Fill the row as the arbeidsleder wants it done; DomainError for one the law has settled."""
    held = draft(store, key)
    row = _task(held, task)
    if not row.asked:
        raise DomainError(Message(N_("This is settled by law and is not for you to choose.")))
    return _with_task(store, held, answered(row, way), N_("Answer for “{task}”"))


def _named(held: Trepartsavtale, name: str, own: str = "") -> str:
    said = invariants.named(name)
    if any(each.key != own and each.name.casefold() == said.casefold() for each in held.tasks):
        raise DomainError(Message(N_("There is a task with this name already.")), "name")
    return said


def _task(held: Trepartsavtale, key: str) -> Task:
    for each in held.tasks:
        if each.key == key:
            return each
    raise NotFoundError(Message(N_("This task is not in the agreement any more.")))


def _with_task(store: Store, held: Trepartsavtale, task: Task, said: str) -> Trepartsavtale:
    tasks = tuple(task if each.key == task.key else each for each in held.tasks)
    return put(store, replace(held, tasks=tasks), Message(said, {"task": task.name}))
