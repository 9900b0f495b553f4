"""Yearly evaluations: written, compared with the one before, and asked for again a year after."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from bpa_desk.domain.calendar import months_after
from bpa_desk.domain.evaluation import ASPECTS, LEAST, MOST, Evaluation, EvaluationFacts
from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.services import clock, invariants
from bpa_desk.services.due import Due
from bpa_desk.services.identity import new_id

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

KIND = "evaluation"
EVERY_MONTHS = 12
"""How long after an evaluation the next is asked for; ours, not the law's."""


def evaluations(store: Store) -> list[tuple[Evaluation, Evaluation | None]]:
    """Return every evaluation with the one before it, the newest first."""
    held = store.all(Evaluation)
    return [(after, before) for before, after in pairwise((None, *held)) if after is not None][::-1]


def found(store: Store, key: str) -> tuple[Evaluation, Evaluation | None] | None:
    """Return the evaluation with the one before it, or None when it is gone."""
    return next((each for each in evaluations(store) if each[0].id == key), None)


def facts(store: Store) -> EvaluationFacts:
    """Return what the paper shows."""
    from bpa_desk.services.training_papers import frame  # only a paper needs it

    return EvaluationFacts(frame(store), tuple(evaluations(store)))


def fresh(store: Store) -> Evaluation:
    """Return a new evaluation of today that is not stored yet."""
    return Evaluation(new_id(), clock.today(store))


def save_evaluation(store: Store, each: Evaluation) -> Evaluation:
    """Write an evaluation; DomainError names the field that is wrong."""
    invariants.come(each.held_on, clock.today(store), "held_on")
    for aspect in ASPECTS:
        if each.mark(aspect):
            invariants.within(each.mark(aspect), LEAST, MOST, aspect)
    if not any(each.mark(aspect) for aspect in ASPECTS):
        raise DomainError(Message(N_("Give at least one mark.")), ASPECTS[0])
    saved = replace(each, note=invariants.prose(each.note, "note"))
    before = store.find(Evaluation, saved.id)
    if before == saved:
        return saved
    label = N_("New evaluation of {day}") if before is None else N_("Change evaluation of {day}")
    with store.change(Message(label, {"day": saved.held_on})) as changes:
        changes.put(saved)
    return saved


def remove(store: Store, key: str) -> None:
    """Remove an evaluation."""
    gone = store.get(Evaluation, key)
    with store.change(Message(N_("Delete evaluation of {day}"), {"day": gone.held_on})) as changes:
        changes.remove(Evaluation, key)


def falling_due(store: Store, first: date, last: date) -> Iterator[Due]:
    """Yield the next evaluation, a year after the last, once there has been one."""
    held = store.all(Evaluation)
    if not held:
        return
    day = months_after(held[-1].held_on, EVERY_MONTHS)
    if first <= day <= last:
        yield Due(day, Message(N_("Time for the yearly evaluation.")), "evaluation", "", KIND, advice=True)
