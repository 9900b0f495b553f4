"""What the papers about health and safety show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bpa_desk.domain.hms_round import Change, Round
from bpa_desk.domain.remedy import Remedy


@dataclass(frozen=True, slots=True)
class RoundFacts:
    """One round with its measures, and what changed since the round before it.

    ``left`` are the measures of earlier rounds of the same checklist that are still open.
    """

    ordning: str
    employer: str
    leader: str
    round: Round
    remedies: tuple[Remedy, ...] = ()
    last_held_on: date | None = None
    changes: tuple[Change, ...] = ()
    left: tuple[Remedy, ...] = ()


@dataclass(frozen=True, slots=True)
class HmsFacts:
    """The rounds held, the newest first, and the measures that are open on ``day``."""

    ordning: str
    employer: str
    leader: str
    day: date
    rounds: tuple[Round, ...] = ()
    remedies: tuple[Remedy, ...] = ()
