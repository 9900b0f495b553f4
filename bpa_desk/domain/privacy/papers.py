"""What the papers about privacy are made from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bpa_desk.domain.privacy.retention import Keep, Since


@dataclass(frozen=True, slots=True)
class KeptFor:
    """One rule as it holds now."""

    keep: Keep
    months: int
    since: Since
    at_most: int | None = None


@dataclass(frozen=True, slots=True)
class PrivacyFacts:
    """Who answers for the records, and how long each kind is kept."""

    ordning: str
    employer: str
    employer_email: str
    employer_phone: str
    leader: str
    municipality: str
    day: date
    rules: tuple[KeptFor, ...]

    def rule(self, keep: Keep) -> KeptFor:
        """Return how a kind of record is kept."""
        return next(each for each in self.rules if each.keep is keep)
