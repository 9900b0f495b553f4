"""How each person stands in each course on a day: derived from what is written, never stored."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from bpa_desk.domain.training import AHEAD, REFUSED, Course, Training, label_counts, refused_on


class Stand(StrEnum):
    """What a cell of the matrix says of one person and one course on a day."""

    PLANNED = "planned"
    OFFERED = "offered"
    GIVEN = "given"
    CONFIRMED = "confirmed"
    DECLINED = "declined"
    EXEMPT = "exempt"
    EXPIRED = "expired"
    KNOWN = "known"
    MISSING = "missing"
    NONE = "none"


class Reason(StrEnum):
    """Why somebody must have a skill: everybody must, who leads must, the role, a paper or shifts ask."""

    EVERYONE = "everyone"
    LEADER = "leader"
    PAPER = "paper"
    ROLE = "role"
    SHIFT = "shift"


@dataclass(frozen=True, slots=True)
class Requirement:
    """Why one person must have a skill, and the first day of a shift that asks for it."""

    reasons: tuple[Reason, ...] = ()
    first_shift: date | None = None


@dataclass(frozen=True, slots=True)
class Met:
    """Who has one skill on a day and who does not, by name."""

    skill: str
    able: tuple[str, ...]
    lacking: tuple[str, ...]
    day: date


@dataclass(frozen=True, slots=True)
class Standing:
    """How one person stands in one course on a day.

    ``row`` is what the cell speaks of, ``until`` the last valid day, ``valid`` that the person is skilled
    now, ``coming`` a training that is planned or offered.
    """

    assistant: str
    course: Course
    state: Stand
    valid: bool = False
    row: Training | None = None
    until: date | None = None
    coming: Training | None = None
    need: Requirement = field(default_factory=Requirement)

    @property
    def id(self) -> str:
        """The person and the course, as one key."""
        return f"{self.assistant}|{self.course.id}"

    @property
    def lacks(self) -> bool:
        """True when the skill is needed, is not there, and nobody has settled that it shall not be."""
        return bool(self.need.reasons) and not self.valid and self.state not in (Stand.DECLINED, Stand.EXEMPT)

    @property
    def again(self) -> bool:
        """True when it was learnt before the course changed, and must be gone through again."""
        old = self.course.old_until
        return old is not None and self.until == old and self.state is not Stand.DECLINED


def standing(
    assistant: str,
    course: Course,
    rows: Iterable[Training],
    label: bool,
    need: Requirement,
    today: date,
) -> Standing:
    """Return how the person stands; ``label`` is that the record names the skill without any date."""
    held = sorted(rows, key=lambda each: (each.day, each.id))
    no = refused_on(course, held, today)
    taught = [each for each in held if each.counts(course) and (no is None or each.day > no)]
    begun = [each for each in taught if each.day <= today]
    best = max(begun, key=lambda each: (each.until(course) or date.max, each.day, each.id), default=None)
    coming = next((each for each in reversed(held) if each.state in AHEAD), None)
    if coming is not None and best is not None and coming.day <= best.day:
        coming = None
    until = best.until(course) if best is not None else None
    valid = best is not None and (until is None or today <= until)
    if valid and best is not None:
        return Standing(assistant, course, Stand(best.state.value), True, best, until, coming, need)
    old = course.old_until
    named = label and label_counts(course, held)
    known = named and (old is None or today <= old)
    last = held[-1] if held else None
    if last is not None and (last.state in AHEAD or last.state in REFUSED or not taught):
        return Standing(assistant, course, Stand(last.state.value), known, last, until, coming, need)
    if best is not None:
        return Standing(assistant, course, Stand.EXPIRED, False, best, until, coming, need)
    if named:
        state = Stand.KNOWN if known else Stand.EXPIRED
        return Standing(assistant, course, state, known, until=old, need=need)
    state = Stand.MISSING if need.reasons else Stand.NONE
    return Standing(assistant, course, state, need=need)
