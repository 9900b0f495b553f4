"""Everything that falls due on a day, from every part of the program, in one order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bpa_desk.domain.text import Message
from bpa_desk.domain.urgency import Ground, Urgency, urgency

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store


REMINDER = timedelta(weeks=6)
"""How long before its day the first screen speaks of something, unless it says otherwise itself."""
OVERDUE = timedelta(days=365)
"""How long something undone is still spoken of; what is older is found on its own page."""
FARTHEST = timedelta(weeks=52)
"""The longest any reminder is chosen to come before its day."""


@dataclass(frozen=True, slots=True)
class Due:
    """One thing to do by ``day``: what, and the page and subject where it is done.

    ``kind`` groups it (``training``, ``hms``, ``avvik``, ``paper``, …). ``assistant`` is whom it concerns,
    where it concerns one. ``binding`` is True where the law sets the day, ``advice`` where only the program
    does; else it was agreed or decided.

    The first screen speaks of it from ``tell_from`` to ``tell_until`` (None: six weeks before, a year after).
    What is binding is urgent from ``near`` before its day on. ``weighs`` is for what ends and cannot be
    late: how much it weighs whatever day it is. ``law`` is the paragraph that sets the day.
    """

    day: date
    text: Message
    page: str
    subject: str
    kind: str
    assistant: str = ""
    binding: bool = False
    tell_from: date | None = None
    tell_until: date | None = None
    near: timedelta = timedelta(0)
    advice: bool = False
    weighs: Urgency | None = None
    law: str = ""

    def told(self, today: date) -> bool:
        """Return whether it is time to speak of it on the first screen."""
        first, last = self.tell_from or self.day - REMINDER, self.tell_until or self.day + OVERDUE
        return first <= today <= last

    @property
    def ground(self) -> Ground:
        """What sets the day."""
        return Ground.LAW if self.binding else Ground.ADVICE if self.advice else Ground.AGREED

    def urgency(self, today: date) -> Urgency:
        """Return how soon it must be done."""
        return urgency(self.ground, self.day, today, self.near) if self.weighs is None else self.weighs


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


def _positions(store: Store, first: date, last: date) -> Iterable[Due]:
    from bpa_desk.services import positions  # it yields Due itself

    return positions.due_positions(store, first, last)


def _notices(store: Store, first: date, last: date) -> Iterable[Due]:
    from bpa_desk.services import notices  # it yields Due itself

    return notices.falling_due(store, first, last)


def _pregnancies(store: Store, first: date, last: date) -> Iterable[Due]:
    from bpa_desk.services import pregnancies  # it yields Due itself

    return pregnancies.falling_due(store, first, last)


def _old_records(store: Store, first: date, last: date) -> Iterable[Due]:
    from bpa_desk.services.privacy import coming  # it yields Due itself

    return coming.falling_due(store, first, last)


def _avvik(store: Store, first: date, last: date) -> Iterable[Due]:
    from bpa_desk.services import avvik  # it yields Due itself

    return avvik.due_avvik(store, first, last)


def _control(store: Store, first: date, last: date) -> Iterable[Due]:
    from bpa_desk.services import internal_control  # it yields Due itself

    return internal_control.due_control(store, first, last)


def _training(store: Store, first: date, last: date) -> Iterable[Due]:
    from bpa_desk.services import training  # it yields Due itself

    return training.due_trainings(store, first, last)


def _trepart(store: Store, first: date, last: date) -> Iterable[Due]:
    from bpa_desk.services import trepart_signing  # it yields Due itself

    return trepart_signing.falling_due(store, first, last)


def _person_papers(store: Store, first: date, last: date) -> Iterable[Due]:
    from bpa_desk.services import person_papers  # it yields Due itself

    return person_papers.falling_due(store, first, last)


def _passages(store: Store, first: date, last: date) -> Iterable[Due]:
    from bpa_desk.services import person_checklists  # it yields Due itself

    return person_checklists.falling_due(store, first, last)


def _recruitment(store: Store, first: date, last: date) -> Iterable[Due]:
    from bpa_desk.services import recruitment  # it yields Due itself

    return recruitment.falling_due(store, first, last)


def _transfers(store: Store, first: date, last: date) -> Iterable[Due]:
    from bpa_desk.services import transfers  # it yields Due itself

    return transfers.falling_due(store, first, last)


def _vedtak(store: Store, first: date, last: date) -> Iterable[Due]:
    from bpa_desk.services.falling_due import vedtak  # it yields Due itself

    return vedtak.falling_due(store, first, last)


def _agreements(store: Store, first: date, last: date) -> Iterable[Due]:
    from bpa_desk.services.falling_due import agreements  # it yields Due itself

    return agreements.falling_due(store, first, last)


def _employments(store: Store, first: date, last: date) -> Iterable[Due]:
    from bpa_desk.services.falling_due import employments  # it yields Due itself

    return employments.falling_due(store, first, last)


def _plans(store: Store, first: date, last: date) -> Iterable[Due]:
    from bpa_desk.services.falling_due import plans  # it yields Due itself

    return plans.falling_due(store, first, last)


def _timesheets(store: Store, first: date, last: date) -> Iterable[Due]:
    from bpa_desk.services.falling_due import timesheets  # it yields Due itself

    return timesheets.falling_due(store, first, last)


def _papers(store: Store, first: date, last: date) -> Iterable[Due]:
    from bpa_desk.services.falling_due import papers  # it yields Due itself

    return papers.falling_due(store, first, last)


def _year_tasks(store: Store, first: date, last: date) -> Iterable[Due]:
    from bpa_desk.services import year_tasks  # it yields Due itself

    return year_tasks.falling_due(store, first, last)


def _need_notes(store: Store, first: date, last: date) -> Iterable[Due]:
    from bpa_desk.services import need_notes  # it yields Due itself

    return need_notes.falling_due(store, first, last)


def _evaluations(store: Store, first: date, last: date) -> Iterable[Due]:
    from bpa_desk.services import evaluations  # it yields Due itself

    return evaluations.falling_due(store, first, last)


def _meetings(store: Store, first: date, last: date) -> Iterable[Due]:
    from bpa_desk.services import meetings  # it yields Due itself

    return meetings.falling_due(store, first, last)


def _handover(store: Store, first: date, last: date) -> Iterable[Due]:
    from bpa_desk.services import handover  # it yields Due itself

    return handover.falling_due(store, first, last)


def _deputies(store: Store, first: date, last: date) -> Iterable[Due]:
    from bpa_desk.services import deputies  # it yields Due itself

    return deputies.falling_due(store, first, last)


SOURCES: tuple[Source, ...] = (
    _vedtak, _agreements, _employments, _plans, _timesheets, _papers, _absence, _rounds, _remedies,
    _avvik, _control, _training, _trepart, _person_papers, _passages, _recruitment, _year_tasks, _need_notes,
    _evaluations, _old_records, _positions, _transfers, _meetings, _handover,
    _deputies, _notices, _pregnancies,
)  # fmt: skip


def due(store: Store, first: date, last: date) -> list[Due]:
    """Return what is undone and falls due in the span, the earliest first."""
    found = [each for source in SOURCES for each in source(store, first, last)]
    return sorted(found, key=lambda each: (each.day, each.kind, each.page, each.subject))
