"""What the register of working-time agreements shows on paper."""

from __future__ import annotations

from dataclasses import dataclass

from bpa_desk.domain.agreement import Agreement
from bpa_desk.domain.text import Message
from bpa_desk.domain.training_paper import Frame


@dataclass(frozen=True, slots=True)
class AgreementLine:
    """One agreement with what it is called, for whom it holds (nobody named: everybody), and its numbers.

    ``state`` is marked words for where it stands on the day.
    """

    agreement: Agreement
    law: str
    title: Message
    names: tuple[str, ...]
    state: str
    limits: tuple[tuple[Message, float], ...] = ()


@dataclass(frozen=True, slots=True)
class AgreementRegister:
    """Every agreement by paragraph."""

    frame: Frame
    lines: tuple[AgreementLine, ...] = ()
