"""Work an assistant has at another workplace: it counts for limits and rest, but is no shift of this ordning.

The act counts hours per employer (working-time.md SCOPE-5), and for people under eighteen over all employers
(aml. § 11-2 fourth paragraph).
"""

from __future__ import annotations

from dataclasses import dataclass

from bpa_desk.domain.shift import Shift, ShiftKind


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """One stretch of work at another workplace, in instants; ``other_employer``: not for the same one."""

    id: str
    assistant: str
    start: int
    end: int
    other_employer: bool = False
    note: str = ""


def counted(each: Elsewhere) -> Shift:
    """Return the work in the shape the rules count; its id tells it from the ordning's own shifts."""
    return Shift(each.id, each.start, each.end, each.assistant, ShiftKind.OTHER)
