"""What is agreed about absence: for the whole ordning, and for one assistant in one year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

TERMS = "absence"
"""The id of the one set of terms a file has."""
LAW = (3, None, 4)
EXTENDED = (8, 24, None)
"""The two usual schemes of egenmelding: days at a time, days and times in twelve months (SYK-1 to SYK-3)."""


@dataclass(frozen=True, slots=True)
class AbsenceTerms:
    """How much egenmelding counts for here, and how many virkedager the tariff gives beyond the law's.

    ``days_at_once`` are calendar days; ``days_in_year`` and ``times_in_year`` are within twelve rolling
    months, None for no number.
    """

    id: str
    days_at_once: int = 3
    days_in_year: int | None = None
    times_in_year: int | None = 4
    fifth_week: int = 0

    @property
    def scheme(self) -> tuple[int, int | None, int | None]:
        """The three numbers of egenmelding, to be held against :data:`LAW` and :data:`EXTENDED`."""
        return self.days_at_once, self.days_in_year, self.times_in_year


@dataclass(frozen=True, slots=True)
class AbsenceYear:
    """What is agreed with one assistant for one calendar year; holiday is in virkedager.

    ``carried_in`` None follows what was left the year before; below zero it was taken in advance.
    ``carry_on`` and ``advance_on`` are when moving holiday to the next or from it was agreed in writing,
    ``paid_days`` what the holiday pay covers where that is less. ``child_days`` is how many days with an ill
    child one has, and never why.
    """

    id: str
    assistant: str
    year: int
    carried_in: int | None = None
    taken_elsewhere: int = 0
    paid_days: int | None = None
    advance_on: date | None = None
    carry_on: date | None = None
    child_days: int | None = None
    note: str = ""
