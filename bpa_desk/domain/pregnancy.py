"""A plan for work in pregnancy: what is weighed and adapted, never a word of health (A.10 GRAV-1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bpa_desk.domain.person_checklist import PassagePoint


@dataclass(frozen=True, slots=True)
class PregnancyPlan:
    """The points of one plan; it holds until ``ends_on`` and is looked through again on ``review_on``."""

    id: str
    assistant: str
    made_on: date
    ends_on: date
    review_on: date | None = None
    points: tuple[PassagePoint, ...] = ()
    note: str = ""

    @property
    def settled(self) -> int:
        """How many points there is nothing more to do about."""
        return sum(each.settled for each in self.points)
