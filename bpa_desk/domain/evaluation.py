"""The yearly evaluation: six things marked from 1 to 6, and how they have moved since last time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bpa_desk.domain.text import N_
from bpa_desk.domain.training_paper import Frame

LEAST, MOST = 1, 6
ASPECTS = ("result", "participation", "respect", "availability", "information", "overall")
"""What is marked, in the order it is asked (needs.md § 4)."""
ASPECT_WORDS: Mapping[str, str] = {
    "result": N_("Result"),
    "participation": N_("Participation"),
    "respect": N_("Respect"),
    "availability": N_("Availability"),
    "information": N_("Information"),
    "overall": N_("All in all"),
}
"""Marked words for each."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """One evaluation; a mark is 1 (poor) to 6 (very good), 0 where it is not answered."""

    id: str
    held_on: date
    result: int = 0
    participation: int = 0
    respect: int = 0
    availability: int = 0
    information: int = 0
    overall: int = 0
    note: str = ""

    def mark(self, aspect: str) -> int:
        """Return the mark of one of the six; 0 where it is not answered."""
        return int(getattr(self, aspect))


@dataclass(frozen=True, slots=True)
class EvaluationFacts:
    """Every evaluation with the one before it, the newest first."""

    frame: Frame
    rows: tuple[tuple[Evaluation, Evaluation | None], ...]


def trend(before: Evaluation | None, after: Evaluation, aspect: str) -> int | None:
    """Return by how much a mark has moved since the evaluation before; None where one is missing."""
    if before is None or not before.mark(aspect) or not after.mark(aspect):
        return None
    return after.mark(aspect) - before.mark(aspect)
