"""Plans for work in pregnancy: begun from a guide, settled point by point, looked through when due."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bpa_desk.domain.calendar import months_after
from bpa_desk.domain.person_checklist import PassagePoint
from bpa_desk.domain.pregnancy import PregnancyPlan
from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.services import clock, invariants, meeting_guides, own_templates, people
from bpa_desk.services.due import Due
from bpa_desk.services.identity import new_id

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

LASTS = 6
"""Months a new plan is proposed to hold; ours."""
REVIEW_AFTER = timedelta(weeks=6)
"""When a plan is proposed to be looked through again; ours."""


def plans(store: Store, assistant: str) -> list[PregnancyPlan]:
    """Return the plans of one assistant, the newest first."""
    return store.all(PregnancyPlan, "assistant = ?", (assistant,))[::-1]


def proposed(store: Store, assistant: str, language: str) -> PregnancyPlan:
    """Return a plan that is not stored yet, with the points of the guide."""
    guide = own_templates.guide(store, meeting_guides.PREGNANCY, language)
    points = tuple(PassagePoint("", text) for text in guide.topics)
    today = clock.today(store)
    return PregnancyPlan(
        new_id(), assistant, today, months_after(today, LASTS), today + REVIEW_AFTER, points
    )


def save_plan(store: Store, each: PregnancyPlan) -> PregnancyPlan:
    """Write a plan; DomainError names the field that is wrong."""
    people.assistant(store, each.assistant)
    invariants.in_order(each.made_on, each.ends_on, "ends_on")
    if each.review_on is not None and each.review_on < each.made_on:
        raise DomainError(Message(N_("It is looked through after it is made.")), "review_on")
    points = tuple(
        replace(point, note=invariants.prose(point.note, f"note_{at}"))
        for at, point in enumerate(each.points)
    )
    saved = replace(each, points=points, note=invariants.prose(each.note, "note"))
    if store.find(PregnancyPlan, saved.id) != saved:
        # The book of changes keeps its labels: what kind of plan it is stands only in the plan itself.
        with store.change(Message(N_("Change a plan for adaptation"))) as changes:
            changes.put(saved)
    return saved


def remove(store: Store, key: str) -> None:
    """Remove a plan."""
    with store.change(Message(N_("Delete a plan for adaptation"))) as changes:
        changes.remove(PregnancyPlan, key)


def falling_due(store: Store, first: date, last: date) -> Iterable[Due]:
    """Yield the days plans are looked through; the words do not say what kind of plan it is."""
    span = (first.isoformat(), last.isoformat())
    held = store.all(PregnancyPlan, "review_on BETWEEN ? AND ?", span)
    names = people.names(store, (each.assistant for each in held))
    for each in held:
        day = each.review_on
        if day is not None and day <= each.ends_on:
            text = Message(N_("The plan for adaptation with {name} is to be looked through."),
                           {"name": names[each.assistant]})  # fmt: skip
            yield Due(day, text, "absences", each.assistant, "absence", each.assistant)
