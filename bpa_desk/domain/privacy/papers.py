"""What the papers about privacy are made from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bpa_desk.domain.own_template import OwnTemplate
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
    """Who answers for the records, how long each kind is kept, and the user's own wording of the sheet."""

    ordning: str
    employer: str
    employer_email: str
    employer_phone: str
    leader: str
    municipality: str
    day: date
    rules: tuple[KeptFor, ...]
    sheets: tuple[OwnTemplate, ...] = ()

    def rule(self, keep: Keep) -> KeptFor:
        """Return how a kind of record is kept."""
        return next(each for each in self.rules if each.keep is keep)
