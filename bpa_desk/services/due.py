"""Everything that falls due on a day, from every part of the program, in one order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from bpa_desk.domain.text import Message

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store


@dataclass(frozen=True, slots=True)
class Due:
    """One thing to do by ``day``: what, and the page and subject where it is done.

    ``kind`` groups it (``training``, ``hms``, ``avvik``, ``paper``, …). ``assistant`` is whom it concerns,
    where it concerns one. ``binding`` is True where the law or an agreement sets the day.
    """

    day: date
    text: Message
    page: str
    subject: str
    kind: str
    assistant: str = ""
    binding: bool = False


Source = Callable[["Store", date, date], Iterable[Due]]
"""Yields what is still undone and falls due from the first day to the last, both included."""


def _absence(store: Store, first: date, last: date) -> Iterable[Due]:
    from bpa_desk.services import absence_duties  # it yields Due itself

    return absence_duties.falling_due(store, first, last)


def _rounds(store: Store, first: date, last: date) -> Iterable[Due]:
    from bpa_desk.services import hms  # it yields Due itself

    return hms.due_rounds(store, first, last)


def _remedies(store: Store, first: date, last: date) -> Iterable[Due]:
    from bpa_desk.services import remedies  # it yields Due itself

    return remedies.due_remedies(store, first, last)


def _training(store: Store, first: date, last: date) -> Iterable[Due]:
    from bpa_desk.services import training  # it yields Due itself

    return training.due_trainings(store, first, last)


def _trepart(store: Store, first: date, last: date) -> Iterable[Due]:
    from bpa_desk.services import trepart_signing  # it yields Due itself

    return trepart_signing.falling_due(store, first, last)


def _papers(store: Store, first: date, last: date) -> Iterable[Due]:
    from bpa_desk.services import person_papers  # it yields Due itself

    return person_papers.falling_due(store, first, last)


def _passages(store: Store, first: date, last: date) -> Iterable[Due]:
    from bpa_desk.services import person_checklists  # it yields Due itself

    return person_checklists.falling_due(store, first, last)


def _recruitment(store: Store, first: date, last: date) -> Iterable[Due]:
    from bpa_desk.services import recruitment  # it yields Due itself

    return recruitment.falling_due(store, first, last)


def _meetings(store: Store, first: date, last: date) -> Iterable[Due]:
    from bpa_desk.services import meetings  # it yields Due itself

    return meetings.falling_due(store, first, last)


SOURCES: tuple[Source, ...] = (
    _absence, _rounds, _remedies, _training, _trepart, _papers, _passages, _recruitment,
    _meetings,
)


def due(store: Store, first: date, last: date) -> list[Due]:
    """Return what is undone and falls due in the span, the earliest first."""
    found = [each for source in SOURCES for each in source(store, first, last)]
    return sorted(found, key=lambda each: (each.day, each.kind, each.page, each.subject))
