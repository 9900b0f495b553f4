"""What the printed stillingsbeskrivelse shows: one version and the names around it."""

from __future__ import annotations

from dataclasses import dataclass

from bpa_desk.domain.stillingsbeskrivelse import Stillingsbeskrivelse
from bpa_desk.domain.text import Message


@dataclass(frozen=True, slots=True)
class StillingsbeskrivelseFacts:
    """One version with the ordning's own names; ``assistant_name`` is empty where it describes the role."""

    paper: Stillingsbeskrivelse
    ordning: str
    employer: str = ""
    leader: str = ""
    assistant_name: str = ""
    number: str = ""
    """What tells its file from the others' without a name: an employee number or a running number."""
    base: Stillingsbeskrivelse | None = None
    differing: tuple[str | Message, ...] = ()
    """What it builds on, and what the parts are called in which it differs from it."""
