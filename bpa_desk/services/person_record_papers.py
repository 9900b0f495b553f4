"""Facts for the papers about one assistant over time: follow-up of illness, checklists, plans."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bpa_desk.domain.absence_case import Milestone
from bpa_desk.domain.person_checklist import PassagePoint
from bpa_desk.domain.person_record_paper import (
    CaseLines,
    FollowUpFacts,
    PointLine,
    PointsFacts,
    PointsOf,
)
from bpa_desk.domain.pregnancy import PregnancyPlan
from bpa_desk.services import people, person_checklists, sick_leave
from bpa_desk.services.person_checklists import Standing
from bpa_desk.services.sick_leave import CaseFile
from bpa_desk.services.training_papers import frame, number_of

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store


def follow_up(store: Store, assistant: str) -> FollowUpFacts:
    """Return what was done about each sick leave of the assistant, and what was tried apart from them."""
    person, stands = people.assistant(store, assistant), sick_leave.illness(store, assistant)
    cases = tuple(
        CaseLines(each.case, each.open, each.graded, _reached(each), each.steps)
        for each in reversed(stands.cases)
        if each.open or each.steps or _reached(each)
    )
    return FollowUpFacts(frame(store), person.name, number_of(store, assistant), cases, stands.others)


def _reached(held: CaseFile) -> tuple[Milestone, ...]:
    """Return the deadlines that came before somebody was back, or were met all the same."""
    return tuple(
        each
        for each in held.milestones
        if held.open or each.done is not None or (each.due is not None and each.due <= held.case.last)
    )


def checklist(store: Store, key: str) -> PointsFacts | None:
    """Return a checklist for who begins or leaves as it stands; None when it is gone."""
    held = person_checklists.standing(store, key)
    return _checklist(store, held) if held is not None else None


def checklists(store: Store, assistant: str | None = None) -> list[PointsFacts]:
    """Return the checklists under way and those just finished; all of them for one assistant."""
    return [_checklist(store, each) for each in person_checklists.standings(store, assistant)]


def plan(store: Store, held: PregnancyPlan) -> PointsFacts:
    """Return a plan for work in pregnancy."""
    lines, key = tuple(point_line(each) for each in held.points), held.assistant
    return PointsFacts(
        frame(store), people.assistant(store, key).name, number_of(store, key), PointsOf.PREGNANCY,
        held.made_on, lines, held.ends_on, held.review_on, held.note,
    )  # fmt: skip


def _checklist(store: Store, held: Standing) -> PointsFacts:
    lines = tuple(
        PointLine(
            row.point.text, row.settled, row.done_on,
            row.paper.by if row.paper is not None else row.point.by, row.point.needless, row.due,
            row.point.note,
        )
        for row in held.rows
    )  # fmt: skip
    passage, number = PointsOf(held.checklist.passage.value), number_of(store, held.person.id)
    return PointsFacts(frame(store), held.person.name, number, passage, held.checklist.day, lines)


def point_line(point: PassagePoint) -> PointLine:
    """Return a point without a day of its own, as it stands."""
    day = date.fromisoformat(point.done_on) if point.done_on else None
    return PointLine(point.text, point.settled, day, point.by, point.needless, note=point.note)
