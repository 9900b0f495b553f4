"""What somebody must know and has not learnt, where no day reminds of it; also those who lead."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from bpa_desk.domain.text import N_, Message
from bpa_desk.domain.training_standing import Standing
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


def _learning(store: Store, _today: date) -> LearningFacts:
    names = {each.id: each.name for each in learners.learners(store)}
    lacking = tuple((each, names[each.assistant]) for each in training.tasks(store))
    asked = any(each.leaders for each in courses.courses(store, archived=None))
    return LearningFacts(lacking, any(learners.leads(key) for key in names), asked)


def learnt(facts: LearningFacts) -> Iterator[Lack]:
    """Everybody knows what is asked of them; what has a day is told by that day, so that it is said once."""
    for each, name in facts.lacking:
        if any(day is not None for day in (each.course.needed_by, each.need.first_shift, each.until)):
            continue
        values = {"name": name, "course": each.course.name}
        yield Lack(
            Message(N_("{name} lacks training in “{course}”."), values), Message(N_("Open training")), PAGE,
            each.id, Message(N_("It is asked for, and nothing is planned by a day.")), law="aml. § 3-2",
            assistant="" if learners.leads(each.assistant) else each.assistant,
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
