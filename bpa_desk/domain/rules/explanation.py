"""How a rule is explained: in plain words, with its paragraph, and with what is our reading of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

TEXT_AS_OF = "LOV-2026-06-19-33"
"""The last change of the act that the rules are written after (working-time.md part 0)."""


class Certainty(StrEnum):
    """Whether a rule is the law's own words, or partly our reading or advice."""

    LAW = "law"
    READING = "reading"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class Explanation:
    """A rule in a few marked English sentences; ``law`` is its paragraph, empty for the program's own."""

    rule: str
    title: str
    text: str
    law: str = ""
    certainty: Certainty = Certainty.LAW
