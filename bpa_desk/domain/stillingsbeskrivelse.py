"""The job description: sections, what is not included, skills, versions (hms-and-papers.md G.5)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DocumentState(StrEnum):
    """Where a paper stands."""

    DRAFT = "draft"
    APPROVED = "approved"


@dataclass(frozen=True, slots=True)
class Section:
    """One headed piece of text; ``key`` ties it to its template, ``bullets`` are single tasks."""

    key: str
    heading: str
    body: str = ""
    bullets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stillingsbeskrivelse:
    """One version of a stillingsbeskrivelse; versions share ``document``. ``appendix`` is restricted.

    ``language`` is the language it is written in. It is one ``assistant``'s, or that of those in ``role``,
    or else everybody's. ``base`` is the version it was derived from: for those it is for, it takes the
    place of that one.
    """

    id: str
    document: str
    version: int
    title: str
    language: str
    state: DocumentState = DocumentState.DRAFT
    assistant: str | None = None
    sections: tuple[Section, ...] = ()
    not_included: tuple[str, ...] = ()
    requires: tuple[str, ...] = ()
    appendix: str = ""
    valid_from: date | None = None
    next_review: date | None = None
    changed_at: str = ""
    role: str = ""
    base: str | None = None

    @property
    def shared(self) -> bool:
        """True when it is not one assistant's own."""
        return self.assistant is None

    def is_for(self, assistant: str, roles: Iterable[str]) -> bool:
        """Return whether it is for an assistant in these roles, whatever the case."""
        if self.assistant is not None:
            return self.assistant == assistant
        return not self.role or self.role.casefold() in {each.casefold() for each in roles}
