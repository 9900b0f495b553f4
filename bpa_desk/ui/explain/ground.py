"""What a finding stands on: a judged stretch of days that can say its findings and try ways out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from bpa_desk.domain.finding import Finding
from bpa_desk.domain.rota import Rota
from bpa_desk.domain.rules.ways import Way
from bpa_desk.services.situation import Judge


class Ground(Protocol):
    """Where a finding was found; the board of the week is one."""

    def findings(self) -> tuple[Finding, ...]:
        """Return the findings as they stand now."""

    def ways_out(self, finding: Finding) -> tuple[Way, ...]:
        """Return ways to be rid of the finding, each tried."""

    def rota(self) -> Rota:
        """Return the rota that is judged."""


@dataclass(frozen=True)
class Stretch:
    """Days from first to last, judged by a judge that follows the store."""

    judge: Judge
    first: date
    last: date

    def findings(self) -> tuple[Finding, ...]:
        """Return the findings as they stand now."""
        return self.judge.findings(self.first, self.last)

    def ways_out(self, finding: Finding) -> tuple[Way, ...]:
        """Return ways to be rid of the finding, each tried."""
        return self.judge.ways_out(self.first, self.last, finding)

    def rota(self) -> Rota:
        """Return the rota that is judged."""
        return self.judge.rota(self.first, self.last)


def again(ground: Ground, finding: Finding) -> Finding | None:
    """Return the finding as it stands now: the same, or the same rule about the same shifts; else None."""
    found = [each for each in ground.findings() if each.rule == finding.rule]
    found = [each for each in found if each.assistant == finding.assistant]
    for each in found:
        if (each.start, each.end) == (finding.start, finding.end):
            return each
    return next((each for each in found if each.shifts and each.shifts == finding.shifts), None)
