"""The job description: sections, what is not included, skills, versions (hms-and-papers.md G.5)."""

from __future__ import annotations

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

    ``language`` is the language it is written in; ``assistant`` None means it describes the role.
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
