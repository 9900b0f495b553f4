"""Stillingsbeskrivelser derived from a base for a role or a person, and how good a paper is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bpa_desk.domain.derived import merged
from bpa_desk.domain.stillingsbeskrivelse import DocumentState, Stillingsbeskrivelse
from bpa_desk.domain.stillingsbeskrivelse_quality import Checked, Surroundings, quality
from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.domain.training import CourseKind
from bpa_desk.services import clock, courses, described, invariants, paper_differences, papers
from bpa_desk.services.identity import new_id
from bpa_desk.services.paper_differences import Difference

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

LINKED = {"transfers": "moving", "transport": "car"}
"""The shipped course that a section of tasks usually needs, in any of its languages."""


def derive(store: Store, key: str, assistant: str | None = None, role: str = "") -> Stillingsbeskrivelse:
    """Store and return a draft for a role or a person, built on the version: it says where it differs."""
    base = store.get(Stillingsbeskrivelse, key)
    role = invariants.one_line(role)
    if not base.shared:
        text = N_("This one is a person’s own. Derive from the one it builds on, or copy it.")
        raise DomainError(Message(text))
    if assistant is None and not role:
        raise DomainError(Message(N_("Choose a person, or write a role.")), "role")
    if base.role and base.role.casefold() == role.casefold() and assistant is None:
        raise DomainError(Message(N_("This one is for that role already.")), "role")
    fresh = new_id()
    made = replace(
        base, id=fresh, document=fresh, version=1, state=DocumentState.DRAFT, assistant=assistant,
        role="" if assistant else role, appendix="", valid_from=None, next_review=None, base=base.id,
        changed_at=clock.stamp(store),
    )  # fmt: skip
    with store.change(Message(N_("Derive a stillingsbeskrivelse"))) as changes:
        changes.put(made)
    return made


def base_of(store: Store, paper: Stillingsbeskrivelse) -> Stillingsbeskrivelse | None:
    """Return the version the paper builds on, or None."""
    return store.find(Stillingsbeskrivelse, paper.base) if paper.base else None


def derived_from(store: Store, paper: Stillingsbeskrivelse) -> list[Stillingsbeskrivelse]:
    """Return the newest version of each paper that builds on any version of this one, by title."""
    own = {each.id for each in papers.versions(store, paper.document)}
    return [each for each in papers.stillingsbeskrivelser(store) if each.base in own and each.id not in own]


def newer_base(store: Store, paper: Stillingsbeskrivelse) -> Stillingsbeskrivelse | None:
    """Return the newest approved version of what the paper builds on, where it builds on an older one."""
    base = base_of(store, paper)
    if base is None:
        return None
    found = (each for each in papers.versions(store, base.document) if each.state is DocumentState.APPROVED)
    newest = next(found, None)
    return newest if newest is not None and newest.version > base.version else None


def differences(store: Store, paper: Stillingsbeskrivelse) -> list[Difference]:
    """Return where the paper differs from what it builds on; nothing where it builds on nothing."""
    base = base_of(store, paper)
    if base is None:
        return []
    plain = replace(paper, title=base.title, appendix=base.appendix)  # neither is the base's to say
    return paper_differences.compare(base, plain)


def take_over(store: Store, key: str) -> tuple[Stillingsbeskrivelse, tuple[str, ...]]:
    """Bring what is new in the base into a draft; return it, and the headings where one's own was kept.

    DomainError when there is nothing newer.
    """
    paper = store.get(Stillingsbeskrivelse, key)
    before, after = base_of(store, paper), newer_base(store, paper)
    if before is None or after is None:
        raise DomainError(Message(N_("It builds on the newest version already.")))
    with store.change(Message(N_("Take over what is new"))) as changes:
        draft = paper if paper.state is DocumentState.DRAFT else papers.new_version(store, key)
        made = merged(draft, before, after)
        changes.put(replace(made.paper, changed_at=clock.stamp(store)))
    return store.get(Stillingsbeskrivelse, draft.id), made.kept


def judged(store: Store, paper: Stillingsbeskrivelse) -> list[Checked]:
    """Return how good the paper is, check by check."""
    held = courses.columns(store)
    template = {each.key: each for each in papers.template_sections(store, paper.language)}
    shipped = [each for code in courses.LANGUAGES for each in courses.templates(code)]
    linked = {
        section: frozenset(each.label for each in shipped if each.id == key)
        for section, key in LINKED.items()
    }
    around = Surroundings(
        clock.today(store), len(described.concerned(store, paper)), template,
        frozenset(each.label for each in held if not each.id.startswith(courses.IMPLICIT)),
        frozenset(each.label for each in held if each.kind is CourseKind.HEALTH), linked,
    )  # fmt: skip
    return quality(paper, around)

