"""A sick leave: where it began, its deadlines, who answers for each, and what was done (SYK-4 to SYK-7).

The employer answers for plan and meetings, NAV for its own; the arbeidsleder takes part, proposes what can be
adapted, and finds somebody for the shifts [P].
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from bpa_desk.domain.absence_days import Stretch, goes_on
from bpa_desk.domain.calendar import months_after
from bpa_desk.domain.follow_up import FollowUp, FollowUpKind

_DAY = timedelta(days=1)
PROTECTED_MONTHS = 12


class Duty(StrEnum):
    """Whose duty a deadline is."""

    EMPLOYER = "employer"
    NAV = "nav"


DEADLINES: tuple[tuple[FollowUpKind, int, Duty, str], ...] = (
    (FollowUpKind.PLAN, 28, Duty.EMPLOYER, "aml. § 4-6"),
    (FollowUpKind.FIRST_MEETING, 49, Duty.EMPLOYER, "aml. § 4-6"),
    (FollowUpKind.ACTIVITY, 56, Duty.NAV, ""),
    (FollowUpKind.SECOND_MEETING, 182, Duty.NAV, ""),
    (FollowUpKind.YEAR, 365, Duty.NAV, "aml. § 15-8"),
)
"""Days after the first day away, who answers for it, and the paragraph where the rule book names one."""


class Spell(NamedTuple):
    """One registered illness in whole days; ``graded`` when one works for part of the position."""

    days: Stretch
    graded: bool = False


class Case(NamedTuple):
    """One sick leave from the first day away to the last one known, over everything registered for it."""

    spells: tuple[Spell, ...]

    @property
    def first(self) -> date:
        """The first day away, from which every deadline counts."""
        return min(each.days.first for each in self.spells)

    @property
    def last(self) -> date:
        """The last day away that is known."""
        return max(each.days.last for each in self.spells)

    @property
    def protected_until(self) -> date:
        """The last day on which nobody can be dismissed because of this sickness (aml. § 15-8)."""
        return months_after(self.first, PROTECTED_MONTHS)

    def lasts(self, day: date) -> bool:
        """True while the person is still away on the day; a case closes on return."""
        return self.first <= day <= self.last

    def graded_on(self, day: date) -> bool:
        """True when the person works for a part on the day, as far as is known: later days are like the last.

        Where a graded and a full absence are both written for the day, the full one holds.
        """
        asked = min(day, self.last)
        known = [each.graded for each in self.spells if each.days.first <= asked <= each.days.last]
        return bool(known) and all(known)


class Milestone(NamedTuple):
    """One deadline of a case; ``due`` None means when appropriate, ``done`` is the step that met it."""

    kind: FollowUpKind
    due: date | None
    duty: Duty
    law: str
    done: FollowUp | None

    def waits(self, today: date) -> bool:
        """True when the day is past and nothing is written about it."""
        return self.done is None and self.due is not None and self.due < today


def cases(spells: Iterable[Spell], worked: Collection[date] = ()) -> list[Case]:
    """Return the sick leaves, oldest first. Being back ends one: a day worked between two absences, or more
    than 16 days without any [P].

    ``worked`` are the days on which the person was at work.
    """
    found: list[list[Spell]] = []
    for each in sorted(spells):
        if found and _same(found[-1], each, worked):
            found[-1].append(each)
        else:
            found.append([each])
    return [Case(tuple(group)) for group in found]


def steps_of(case: Case, following: Case | None, steps: Iterable[FollowUp]) -> list[FollowUp]:
    """Return the steps that belong to the case: from its first day until the next one begins, by day."""
    mine = (
        each for each in steps if case.first <= each.day and (following is None or each.day < following.first)
    )
    return sorted(mine, key=lambda each: (each.day, each.id))


def milestones(case: Case, steps: Iterable[FollowUp]) -> list[Milestone]:
    """Return the five deadlines of the case with what was done about each.

    A first meeting has no date for somebody who works for a part by then: it is held when appropriate.
    """
    done: dict[FollowUpKind, FollowUp] = {}
    for step in steps:
        done.setdefault(step.kind, step)
    found = []
    for kind, after, duty, law in DEADLINES:
        due: date | None = case.first + timedelta(days=after)
        if kind is FollowUpKind.FIRST_MEETING and due is not None and case.graded_on(due):
            due = None
        found.append(Milestone(kind, due, duty, law, done.get(kind)))
    return found


def _same(group: list[Spell], later: Spell, worked: Collection[date]) -> bool:
    last = max(each.days.last for each in group)
    earlier = Stretch(group[0].days.first, last)
    if not goes_on(earlier, later.days.first):
        return False
    day = last + _DAY
    while day < later.days.first:
        if day in worked:
            return False
        day += _DAY
    return True
