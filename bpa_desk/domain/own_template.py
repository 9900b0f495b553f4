"""A template as the user has changed it; what was made from the shipped one keeps its words."""

from __future__ import annotations

from dataclasses import dataclass

from bpa_desk.domain.stillingsbeskrivelse import Section


@dataclass(frozen=True, slots=True)
class OwnTemplate:
    """One's own version of a shipped text; ``id`` says of which."""

    id: str
    title: str
    sections: tuple[Section, ...]
