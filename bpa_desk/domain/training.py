"""Courses, and who has had them: planned, given, confirmed (aml. § 3-2)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from enum import StrEnum

from bpa_desk.domain.calendar import months_after
from bpa_desk.domain.quick import dataclass


class CourseKind(StrEnum):
    """What a course leads to. HEALTH is delegated helsehjelp: personal, written, for a limited time."""

    COURSE = "course"
    HEALTH = "health"


class TrainingState(StrEnum):
    """Where one training of one person stands; that it has run out is derived, never stored."""

    PLANNED = "planned"
    OFFERED = "offered"
    GIVEN = "given"
    CONFIRMED = "confirmed"
    DECLINED = "declined"
    EXEMPT = "exempt"


TAUGHT = frozenset({TrainingState.GIVEN, TrainingState.CONFIRMED})
REFUSED = frozenset({TrainingState.DECLINED, TrainingState.EXEMPT})
AHEAD = frozenset({TrainingState.PLANNED, TrainingState.OFFERED})
LEADER = "leader:"
"""How the key of somebody who leads begins: arbeidsleder or medarbeidsleder, who is no assistant."""


@dataclass(frozen=True, slots=True)
class Course:
    """A skill that is taught. ``name`` is also the label that shifts, needs and papers ask for.

    ``months`` is how long it is valid, 0 for always; ``everyone`` that all assistants must have it,
    ``roles`` that those in one of these roles must, ``leaders`` that those who lead must, by ``needed_by``
    where there is a day for it; ``minutes`` how long it usually takes. ``renewed`` is when its contents
    changed: who learnt it before that day must go through it again.
    """

    id: str
    name: str
    kind: CourseKind = CourseKind.COURSE
    months: int = 0
    everyone: bool = False
    needed_by: date | None = None
    minutes: int = 0
    purpose: str = ""
    topics: tuple[str, ...] = ()
    archived: bool = False
    roles: tuple[str, ...] = ()
    leaders: bool = False
    renewed: date | None = None

    @property
    def label(self) -> str:
        """The name as skills are compared by."""
        return self.name.casefold()

    @property
    def old_until(self) -> date | None:
        """The last day what was learnt before the change still counts; None where nothing changed."""
        if self.renewed is None:
            return None
        if self.needed_by is not None and self.needed_by >= self.renewed:
            return self.needed_by
        return self.renewed - timedelta(days=1)

    def asks_role(self, roles: Iterable[str]) -> bool:
        """Return whether one of the roles must have it, whatever the case."""
        asked = {each.casefold() for each in self.roles}
        return any(each.casefold() in asked for each in roles)


@dataclass(frozen=True, slots=True)
class Training:
    """One person and one course. ``day`` is when it is planned, was offered, given, declined or exempted.

    ``assistant`` is empty where ``leader`` names somebody who leads instead. ``by`` gave it, or delegates;
    ``ends`` is the last day where it is set, and always for helsehjelp.
    """

    id: str
    assistant: str
    course: str
    state: TrainingState
    day: date
    by: str = ""
    minutes: int = 0
    paid: bool = True
    confirmed_on: date | None = None
    ends: date | None = None
    reason: str = ""
    note: str = ""
    leader: str = ""

    @property
    def person(self) -> str:
        """Whose it is, as one key: an assistant's id, or the key of somebody who leads."""
        return self.assistant or f"{LEADER}{self.leader}"

    def counts(self, course: Course) -> bool:
        """Return whether it makes somebody skilled; helsehjelp only once it is written and signed."""
        if course.kind is CourseKind.HEALTH:
            return self.state is TrainingState.CONFIRMED and self.ends is not None
        return self.state in TAUGHT

    def until(self, course: Course) -> date | None:
        """Return the last day it is valid; None where it does not run out."""
        last = self.ends
        if last is None and course.months:
            last = months_after(self.day, course.months)
        old = course.old_until
        if old is None or course.renewed is None or self.day >= course.renewed:
            return last
        return old if last is None else min(old, last)


def label_counts(course: Course, rows: Iterable[Training]) -> bool:
    """Return whether a label on the record says something: until the matrix does, and never of helsehjelp."""
    return course.kind is CourseKind.COURSE and all(each.state in AHEAD for each in rows)


def refused_on(course: Course, rows: Iterable[Training], on: date = date.max) -> date | None:
    """Return when a delegation was last said no to by the day; whoever has it may say no, at any time."""
    if course.kind is not CourseKind.HEALTH:
        return None
    return max((each.day for each in rows if each.state in REFUSED and each.day <= on), default=None)


def proofs(course: Course, rows: Iterable[Training]) -> Sequence[tuple[date, date | None]]:
    """Return the first and the last day of every training that makes somebody skilled."""
    held = list(rows)
    no = refused_on(course, held)
    found = [(each.day, each.until(course)) for each in held if each.counts(course)]
    if no is None:
        return found
    last = no - timedelta(days=1)
    kept = [(first, until if first > no else min(until or last, last)) for first, until in found]
    return [(first, until) for first, until in kept if until is None or first <= until]
