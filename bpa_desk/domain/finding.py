"""What a rule has to say about a rota."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from bpa_desk.domain.quick import dataclass, quick
from bpa_desk.domain.text import Message


class Severity(StrEnum):
    """How grave a finding is (contract: rota-json.md)."""

    FEIL = "FEIL"
    KREVER_AVTALE = "KREVER_AVTALE"
    ADVARSEL = "ADVARSEL"
    INFO = "INFO"

    @property
    def unlawful(self) -> bool:
        """True for findings that make a rota unlawful as it is registered."""
        return self in (Severity.FEIL, Severity.KREVER_AVTALE)


@quick
@dataclass(frozen=True, slots=True)
class Finding:
    """One judgement: rule id, severity, whom and which shifts, from–to (instants), minutes it falls short.

    ``text`` says what is wrong, ``mend`` what would put it right; ``law`` names the paragraph and
    ``lawful_with``
    the agreements (contract basis ids) that would make it lawful.
    """

    rule: str
    severity: Severity
    start: int
    end: int
    text: Message
    assistant: str | None = None
    shifts: tuple[str, ...] = ()
    amount: int = 0
    law: str = ""
    lawful_with: tuple[str, ...] = ()
    mend: Message | None = None
    details: Mapping[str, object] = field(default_factory=dict)
