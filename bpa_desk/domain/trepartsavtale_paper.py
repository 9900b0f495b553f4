"""What the paper of a trepartsavtale shows."""

from __future__ import annotations

from dataclasses import dataclass

from bpa_desk.domain.trepartsavtale import Trepartsavtale


@dataclass(frozen=True, slots=True)
class TrepartFacts:
    """One version, and whose ordning it is."""

    ordning: str
    agreement: Trepartsavtale
