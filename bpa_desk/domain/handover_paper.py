"""What the papers of the handover book show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bpa_desk.domain.handover import Deputy, HandoverEntry
from bpa_desk.domain.internal_control import EmergencyCard
from bpa_desk.domain.ordning import Ordning
from bpa_desk.domain.responsibility import Task
from bpa_desk.domain.rota_paper import RotaPaperFacts
from bpa_desk.domain.text import Message


@dataclass(frozen=True, slots=True)
class PersonLine:
    """An assistant on the list of contacts, with the telephones written of them."""

    name: str
    phones: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HandoverFacts:
    """The book for one who stands in; ``rota`` is None where it is not to be among it.

    ``entries`` are those written, in the order of the book; ``deputies`` lead now or later.
    """

    ordning: Ordning
    day: date
    entries: tuple[HandoverEntry, ...]
    card: EmergencyCard
    people: tuple[PersonLine, ...] = ()
    deputies: tuple[Deputy, ...] = ()
    rota: RotaPaperFacts | None = None


@dataclass(frozen=True, slots=True)
class DueLine:
    """Something that falls due while the deputy leads."""

    day: date
    text: Message


@dataclass(frozen=True, slots=True)
class DeputyFacts:
    """The paper for one who leads meanwhile: the period, what they may decide, and what falls due in it.

    ``tasks`` are the rows of the trepartsavtale in force, from ``agreed_from`` on, that those who lead do.
    """

    ordning: Ordning
    deputy: Deputy
    due: tuple[DueLine, ...] = ()
    tasks: tuple[Task, ...] = ()
    agreed_from: date | None = None
