"""The yearly evaluation: six things marked from 1 to 6, and how they have moved since last time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

LEAST, MOST = 1, 6
ASPECTS = ("result", "participation", "respect", "availability", "information", "overall")
"""What is marked, in the order it is asked (needs.md § 4)."""


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


def trend(before: Evaluation | None, after: Evaluation, aspect: str) -> int | None:
    """Return by how much a mark has moved since the evaluation before; None where one is missing."""
    if before is None or not before.mark(aspect) or not after.mark(aspect):
        return None
    return after.mark(aspect) - before.mark(aspect)
