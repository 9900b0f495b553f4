"""Risk: what can go wrong, how likely and how bad it is, and what is left after the measures (F.2)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Grade(StrEnum):
    """What a place in the matrix asks for."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"


@dataclass(frozen=True, slots=True)
class Scale:
    """A matrix of ``size`` by ``size``; the product is yellow from ``yellow`` and red from ``red``.

    The limits are a custom of risk assessment and not the law's.
    """

    size: int = 4
    yellow: int = 4
    red: int = 8

    def grade(self, likelihood: int, consequence: int) -> Grade:
        """Return the grade of a place in the matrix."""
        product = likelihood * consequence
        if product >= self.red:
            return Grade.RED
        return Grade.YELLOW if product >= self.yellow else Grade.GREEN


SCALES: dict[int, Scale] = {4: Scale(), 5: Scale(5, 5, 10)}
"""The matrices one can choose between; the limits of the larger one follow those of the smaller [P]."""


@dataclass(frozen=True, slots=True)
class Risk:
    """One hazard as it was assessed. The residual numbers are 0 until what is left has been judged.

    New measures, with owner and deadline, are remedies that point at the risk.
    """

    id: str
    hazard: str
    likelihood: int
    consequence: int
    assessed_on: date
    cause: str = ""
    affected: str = ""
    existing: str = ""
    residual_likelihood: int = 0
    residual_consequence: int = 0
    review_on: date | None = None
    note: str = ""

    @property
    def product(self) -> int:
        """Likelihood times consequence."""
        return self.likelihood * self.consequence

    @property
    def residual(self) -> int:
        """What is left after the measures; 0 while nobody has judged it."""
        return self.residual_likelihood * self.residual_consequence


def placed(risks: Iterable[Risk], scale: Scale, residual: bool = False) -> dict[tuple[int, int], int]:
    """Return how many risks lie in each place (likelihood, consequence) of the matrix that has any.

    With ``residual`` they lie where the measures have brought them, where that has been judged.
    """
    found: dict[tuple[int, int], int] = {}
    for each in risks:
        place = each.likelihood, each.consequence
        if residual and each.residual:
            place = each.residual_likelihood, each.residual_consequence
        bounded = min(place[0], scale.size), min(place[1], scale.size)
        found[bounded] = found.get(bounded, 0) + 1
    return found
