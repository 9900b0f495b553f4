"""A training plan: what somebody new must learn, and doubled shifts with those who know it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.coverage import NOT_COVERING
from bpa_desk.domain.shift import Shift, ShiftKind
from bpa_desk.domain.skill import lacking
from bpa_desk.domain.stillingsbeskrivelse import Stillingsbeskrivelse
from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.domain.time import Period
from bpa_desk.domain.training import Course, CourseKind, Training, TrainingState
from bpa_desk.domain.training_standing import Stand, Standing
from bpa_desk.services import clock, courses, described, people, rota, skills, training

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

_OPEN = frozenset({Stand.MISSING, Stand.NONE, Stand.EXPIRED})
AHEAD = timedelta(days=28)
"""How far ahead shifts to double are looked for."""


@dataclass(frozen=True, slots=True)
class Doubling:
    """A shift of somebody else that could be doubled; ``teaches`` are the wanted skills she has."""

    shift: Shift
    with_whom: str
    teaches: tuple[str, ...]

    @property
    def id(self) -> str:
        """The shift's id."""
        return self.shift.id


def wanted(store: Store, assistant: str) -> list[Standing]:
    """Return what the assistant must have and lacks, or has not been planned for."""
    return [each for each in training.of_person(store, assistant) if each.lacks]


def doublings(store: Store, assistant: str, courses: Sequence[str]) -> list[Doubling]:
    """Return the coming shifts the assistant could follow, those that teach most first, then the soonest.

    Left out are shifts while she works or is at another training herself.
    """
    now, today = clock.now(store), clock.today(store)
    coming = rota.shifts(store, today, today + AHEAD)
    own = [each.period for each in coming if each.assistant == assistant and each.counts]
    names = {each.id: each.name for each in people.assistants(store)}
    labels, trained = skills.by_person(store)
    found = []
    for each in coming:
        who = each.assistant
        if who is None or who not in names or who == assistant or not each.counts or each.start <= now:
            continue
        if each.kind in NOT_COVERING or any(each.period.touches(period) for period in own):
            continue
        missing = lacking(courses, labels.get(who, frozenset()), trained.get(who, ()), each.period)
        teaches = tuple(name for name in courses if name not in missing)
        if teaches:
            found.append(Doubling(each, names[who], teaches))
    return sorted(found, key=lambda each: (-len(each.teaches), each.shift.start, each.id))


def lay(
    store: Store, assistant: str, courses: Sequence[str], shifts: Sequence[str], note: str = "{name}"
) -> list[Shift]:
    """Put doubled training shifts into the rota and plan the courses from the first of them, as one step.

    ``courses`` are ids of cells of the matrix. Delegated helsehjelp is planned with nobody's name: who
    delegates is a health worker, and is written when it is done. ``note`` is what stands on the shifts, with
    the name of whom one follows in the place of ``{name}``.
    """
    if not courses:
        raise DomainError(Message(N_("Choose at least one course.")), "courses")
    person = store.get(Assistant, assistant)
    followed = sorted((store.get(Shift, key) for key in shifts), key=lambda each: each.start)
    _apart(followed)
    day = store.zone.day(followed[0].start) if followed else clock.today(store) + timedelta(days=7)
    with store.change(Message(N_("Training plan for {name}"), {"name": person.name})):
        made = [_doubled(store, assistant, each, note) for each in followed]
        for each in training.of_person(store, assistant):
            if each.course.id in courses and each.state is not Stand.PLANNED:
                _planned(store, each, day, followed)
    return made


def plan_required(store: Store, paper: Stillingsbeskrivelse) -> list[Training]:
    """Plan, a week ahead and as one step, what the paper asks for and those it is for lack.

    A skill without a course becomes one. DomainError when nobody lacks anything.
    """
    day = clock.today(store) + timedelta(days=7)
    made: list[Training] = []
    with store.change(Message(N_("Plan what “{title}” asks for"), {"title": paper.title})):
        for name in courses.asked_by(store, paper):
            course = courses.named(store, name)
            if course is None and not store.count(Course, "name = ?", (name,)):
                course = courses.save_course(store, courses.new_course(name))
            for who in described.concerned(store, paper) if course is not None else ():
                held = training.cell(store, who.id, course.id) if course is not None else None
                if held is not None and not held.valid and held.state in _OPEN:
                    row = training.proposed(store, who.id, held.course, TrainingState.PLANNED)
                    made.append(training.save_training(store, replace(row, day=day)))
        if not made:
            raise DomainError(Message(N_("Nobody it is for lacks anything that is not planned.")))
    return made


def _doubled(store: Store, assistant: str, shift: Shift, note: str) -> Shift:
    told = note.replace("{name}", store.get(Assistant, shift.assistant or "").name)
    return rota.add(store, assistant, shift.start, shift.end, kind=ShiftKind.TRAINING, note=told)


def _planned(store: Store, each: Standing, day: date, followed: Sequence[Shift]) -> None:
    row = training.proposed(store, each.assistant, each.course, TrainingState.PLANNED)
    if followed and each.course.kind is not CourseKind.HEALTH:
        row = replace(row, by=store.get(Assistant, followed[0].assistant or "").name)
    training.save_training(store, replace(row, day=day))


def _apart(shifts: Sequence[Shift]) -> None:
    last: Period | None = None
    for each in shifts:
        if last is not None and last.touches(each.period):
            raise DomainError(
                Message(N_("Two of the shifts lie over each other; choose one of them.")), "shifts"
            )
        last = each.period
