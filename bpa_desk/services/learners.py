"""Who can be trained: the assistants at work, and those who lead them (aml. § 3-2 first paragraph b)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.ordning import Ordning
from bpa_desk.domain.text import N_, Message, NotFoundError
from bpa_desk.domain.training import LEADER, Training

if TYPE_CHECKING:
    from bpa_desk.storage.changes import Changes
    from bpa_desk.storage.store import Store


@dataclass(frozen=True, slots=True)
class Learner:
    """Somebody with a line of the matrix: an assistant's id, or the key of somebody who leads."""

    id: str
    name: str
    roles: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    leads: bool = False
    co: bool = False


def learners(store: Store) -> list[Learner]:
    """Return the assistants at work by name, and then those who lead, the arbeidsleder first."""
    from bpa_desk.services import people  # it asks us who is trained

    found = [Learner(each.id, each.name, each.roles, each.skills) for each in people.assistants(store)]
    return found + leaders(store)


def leaders(store: Store) -> list[Learner]:
    """Return the arbeidsleder and the medarbeidsledere the ordning names; nobody where it names none."""
    here = store.all(Ordning)
    if not here:
        return []
    return [
        Learner(leader_key(name), name, leads=True, co=name != here[0].leader) for name in _names(here[0])
    ]


def named(store: Store, key: str) -> str:
    """Return the name of an assistant or of somebody who leads; NotFoundError when there is none."""
    if leads(key):
        name = key.removeprefix(LEADER)
        if name in {each.name for each in leaders(store)} or store.count(Training, "leader = ?", (name,)):
            return name
        raise NotFoundError(Message(N_("Nobody of that name leads here any more.")))
    return store.get(Assistant, key).name


def leads(key: str) -> bool:
    """Return whether the key is of somebody who leads."""
    return key.startswith(LEADER)


def leader_key(name: str) -> str:
    """Return the key of somebody who leads."""
    return f"{LEADER}{name}"


def trainings_of(store: Store, key: str) -> list[Training]:
    """Return every training of one person, the newest first."""
    if leads(key):
        return store.all(Training, "leader = ?", (key.removeprefix(LEADER),))[::-1]
    return store.all(Training, "assistant = ?", (key,))[::-1]


def follow_names(store: Store, changes: Changes, before: Ordning, after: Ordning) -> None:
    """Let training follow a leader whose name is written otherwise: the same first name, another spelling."""
    old, new = _names(before), _names(after)
    gone = [each for each in old if each not in new]
    come = [each for each in new if each not in old]
    for name in gone:
        same = [each for each in come if each.split()[0].casefold() == name.split()[0].casefold()]
        if len(same) == 1:
            for each in store.all(Training, "leader = ?", (name,)):
                changes.put(replace(each, leader=same[0]))


def _names(here: Ordning) -> list[str]:
    return list(dict.fromkeys(name for name in (here.leader, *here.co_leaders) if name.strip()))
