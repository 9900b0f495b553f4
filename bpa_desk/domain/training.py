"""Courses, and who has had them: planned, given, confirmed (aml. § 3-2)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
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


@dataclass(frozen=True, slots=True)
class Course:
    """A skill that is taught. ``name`` is also the label that shifts, needs and papers ask for.

    ``months`` is how long it is valid, 0 for always; ``everyone`` that all assistants must have it, by
    ``needed_by`` where there is a day for it; ``minutes`` how long it usually takes.
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

    @property
    def label(self) -> str:
        """The name as skills are compared by."""
        return self.name.casefold()


@dataclass(frozen=True, slots=True)
class Training:
    """One person and one course. ``day`` is when it is planned, was offered, given, declined or exempted.

    ``by`` gave it, or delegates; ``ends`` is the last day where it is set, and always for helsehjelp.
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

    def counts(self, course: Course) -> bool:
        """Return whether it makes somebody skilled; helsehjelp only once it is written and signed."""
        if course.kind is CourseKind.HEALTH:
            return self.state is TrainingState.CONFIRMED and self.ends is not None
        return self.state in TAUGHT

    def until(self, course: Course) -> date | None:
        """Return the last day it is valid; None where it does not run out."""
        if self.ends is not None or not course.months:
            return self.ends
        return months_after(self.day, course.months)


def label_counts(course: Course, rows: Iterable[Training]) -> bool:
    """Return whether a label on the record says something: until the matrix does, and never of helsehjelp."""
    return course.kind is CourseKind.COURSE and all(each.state in AHEAD for each in rows)


def proofs(course: Course, rows: Iterable[Training]) -> Sequence[tuple[date, date | None]]:
    """Return the first and the last day of every training that makes somebody skilled."""
    return [(each.day, each.until(course)) for each in rows if each.counts(course)]
