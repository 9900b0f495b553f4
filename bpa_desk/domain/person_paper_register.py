"""What the register of the assistants' papers shows on paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bpa_desk.domain.person_paper import PaperKind, PaperState, PersonPaper


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One paper, or one that is missing; ``lacking`` are the letters of § 14-6 a contract says nothing of."""

    name: str
    kind: PaperKind
    state: PaperState
    paper: PersonPaper | None = None
    due: date | None = None
    lacking: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PaperRegister:
    """The papers of the assistants as they stand on ``day``, by name."""

    ordning: str
    employer: str
    leader: str
    day: date
    lines: tuple[PaperLine, ...] = ()
