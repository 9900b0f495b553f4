"""Which stillingsbeskrivelser describe whose work: one's own, one's role's, or everybody's."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.stillingsbeskrivelse import Stillingsbeskrivelse
from bpa_desk.services import courses, people

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store


def in_force_for(store: Store) -> dict[str, list[Stillingsbeskrivelse]]:
    """Return for each assistant at work the approved papers that describe the work.

    One that was derived from another stands in that one's place for those it is for.
    """
    papers = courses.in_force(store)
    bases = bases_of(store) if any(each.base for each in papers) else {}
    return {person.id: describing(papers, person, bases) for person in people.assistants(store)}


def describing(
    papers: Iterable[Stillingsbeskrivelse], person: Assistant, bases: dict[str, str]
) -> list[Stillingsbeskrivelse]:
    """Return those of the papers that are for the person, without what another of them is derived from.

    ``bases`` gives for a document the one it was derived from.
    """
    mine = [each for each in papers if each.is_for(person.id, person.roles)]
    replaced: set[str] = set()
    for each in mine:
        base = bases.get(each.document)
        while base is not None and base not in replaced:
            replaced.add(base)
            base = bases.get(base)
    return [each for each in mine if each.document not in replaced]


def concerned(store: Store, paper: Stillingsbeskrivelse) -> list[Assistant]:
    """Return the assistants at work the paper is for."""
    return [each for each in people.assistants(store) if paper.is_for(each.id, each.roles)]


def bases_of(store: Store) -> dict[str, str]:
    """Return for each document that was derived the document it was derived from."""
    everything = {each.id: each for each in store.all(Stillingsbeskrivelse)}
    found = {}
    for each in sorted(everything.values(), key=lambda one: one.version):
        base = everything.get(each.base or "")
        if base is not None and base.document != each.document:
            found[each.document] = base.document
    return found


def roles(store: Store) -> list[str]:
    """Return every role an assistant has, a paper describes or a course asks for, by name."""
    from bpa_desk.services import invariants

    said = [role for each in people.assistants(store, archived=None) for role in each.roles]
    said += [each.role for each in store.all(Stillingsbeskrivelse) if each.role]
    said += [role for each in courses.courses(store) for role in each.roles]
    found: dict[str, str] = {}
    for each in said:
        found.setdefault(each.casefold(), each)
    return sorted(found.values(), key=invariants.name_order)
