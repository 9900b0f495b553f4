"""What somebody must know and has not learnt; also those who lead."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from bpa_desk.domain.text import N_, Message
from bpa_desk.domain.training import CourseKind, TrainingState
from bpa_desk.domain.training_standing import Stand, Standing
from bpa_desk.services import courses, learners, training
from bpa_desk.services.in_order.check import Check, Lack

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

PAGE = "training"


class LearningFacts(NamedTuple):
    """What is lacking with the names of those who lack it, and whether those who lead have any course."""

    lacking: tuple[tuple[Standing, str], ...]
    led: bool
    asked_of_leaders: bool


def _planned(each: Standing, today: date) -> bool:
    coming = each.coming
    return coming is not None and coming.state is TrainingState.PLANNED and coming.day >= today


def _learning(store: Store, today: date) -> LearningFacts:
    names = {each.id: each.name for each in learners.learners(store)}
    # What is planned for a day to come is told by that day.
    tasks = (each for each in training.tasks(store) if not _planned(each, today))
    lacking = tuple((each, names[each.assistant]) for each in tasks)
    asked = any(each.leaders for each in courses.courses(store, archived=None))
    return LearningFacts(lacking, any(learners.leads(key) for key in names), asked)


def learnt(facts: LearningFacts) -> Iterator[Lack]:
    """Everybody knows what they must: as everybody, by role, as those who lead, and for their shifts."""
    for each, name in facts.lacking:
        leads, health = learners.leads(each.assistant), each.course.kind is CourseKind.HEALTH
        text = N_("Training in “{course}” is missing.")
        if leads:
            text = N_("{name} lacks training in “{course}”.")
        elif each.state is Stand.EXPIRED:
            text = N_("Training in “{course}” has run out.")
        yield Lack(
            Message(text, {"name": name, "course": each.course.name}), Message(N_("Look at the training")),
            PAGE, each.id,
            Message(N_("Helsehjelp is never given without a delegation.")) if health else None,
            law="" if health else "aml. § 3-2", assistant="" if leads else each.assistant,
        )  # fmt: skip
    if facts.led and not facts.asked_of_leaders:
        yield Lack(
            Message(N_("No course is asked of those who lead.")), Message(N_("Open training")), PAGE,
            why=Message(
                N_("Those who lead others must know what it takes. There are courses in the templates.")
            ),
            law="aml. § 3-2", optional=True,
        )  # fmt: skip


CHECKS = (Check("learnt", N_("What everybody must know"), _learning, learnt, of_people=True, of_both=True),)
