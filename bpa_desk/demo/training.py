"""A year of training in each invented ordning: courses of the templates, who had them, what runs out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from bpa_desk.demo.plan import FIRST
from bpa_desk.domain.text import N_, Message
from bpa_desk.domain.training import Course, CourseKind, Training, TrainingState
from bpa_desk.services import courses, learners, people, training
from bpa_desk.services.identity import new_id
from bpa_desk.services.store import Store

LANGUAGE = "nb"
EVERYONE = ("moving", "fire", "first_aid", "confidentiality")
OTHERS = ("infection", "alone", "car", "medicine")
LEADING = ("leading", "leading_hms")
HEALTH = {"nes": ("tube",), "fjell": ("respirator",)}
HALF_A_DAY = 240
NURSE = "Siri Oppdiktet, sykepleier, Oppdiktet kommune"
TEACHERS = {
    "moving": "Eva Påfunn, ergoterapeut", "fire": "Lise Leder", "first_aid": "Oppdiktet Førstehjelp",
    "infection": "Siri Oppdiktet, sykepleier", "alone": "Oppdiktet Assistanse AS", "car": "Lise Leder",
}  # fmt: skip


def training_of_the_year(store: Store, name: str) -> None:
    """Take courses into use and write who had them; the last two people are the newest."""
    keys = (*EVERYONE, *OTHERS, *HEALTH.get(name, ()), *LEADING)
    with store.change(Message(N_("Training of the year"))):
        shipped = [each for each in courses.templates(LANGUAGE) if each.id in keys]
        held = {each.id: _course(store, each) for each in shipped}
        everyone = [each.id for each in people.assistants(store)]
        for at, who in enumerate(everyone):
            for number, (key, course) in enumerate(each for each in held.items() if each[0] not in LEADING):
                row = _row(course, who, key, at, number, newest=at >= len(everyone) - 2)
                if row is not None:
                    training.save_training(store, row)
        for key in LEADING:
            _led(store, held[key])


def _led(store: Store, course: Course) -> None:
    """Write the courses of those who lead: the arbeidsleder had them, the others are to have the first."""
    for each in learners.leaders(store):
        row = training.proposed(store, each.id, course)
        if not each.co:
            done = date(2026, 2, 10) if course.minutes > HALF_A_DAY else date(2026, 3, 17)
            training.save_training(store, replace(row, day=done, by="Oppdiktet kommune"))
        elif course.minutes > HALF_A_DAY:
            planned = replace(row, state=TrainingState.PLANNED, day=date(2027, 1, 19), by="Oppdiktet kommune")
            training.save_training(store, planned)


def _course(store: Store, shipped: Course) -> Course:
    # What is named as a label already is the same skill: the labels then follow the course's dates.
    due = date(2026, 12, 11) if shipped.id == "fire" else None
    return courses.save_course(
        store, replace(shipped, id=new_id(), everyone=shipped.id in EVERYONE, needed_by=due)
    )


def _row(course: Course, who: str, key: str, at: int, number: int, newest: bool) -> Training | None:
    begun = Training(
        new_id(), who, course.id, TrainingState.CONFIRMED, FIRST, TEACHERS.get(key, "Lise Leder"),
        course.minutes,
    )  # fmt: skip
    if course.kind is CourseKind.HEALTH:
        last = date(2026, 12, 18) if at == 1 else date(2027, 6, 30)
        return replace(begun, by=NURSE, confirmed_on=FIRST, ends=last)
    if key in ("car", "medicine"):
        return None  # who drives and who helps with medication stands on the records
    if key == "moving":
        day = date(2026, 3, 10) if at else date(2025, 12, 9)
        return replace(begun, day=day, confirmed_on=day)
    if key == "fire" and newest:
        return replace(begun, state=TrainingState.PLANNED, day=date(2026, 12, 2)) if at % 2 else None
    if key == "alone" and at == 2:
        reason = "Har samme kurs hos en annen arbeidsgiver"
        return replace(begun, state=TrainingState.EXEMPT, day=date(2026, 4, 14), reason=reason)
    if key == "infection" and at == 1:
        reason = "Ville ikke ta kurset på en fridag; vi finner en ny dag"
        return replace(begun, state=TrainingState.DECLINED, day=date(2026, 9, 1), reason=reason)
    day = date(2026, 2, 3) + timedelta(days=7 * number + at)
    if key == "first_aid" and at == 3:
        day = date(2024, 11, 5)
    signed = (at + number) % 4 != 0
    state = TrainingState.CONFIRMED if signed else TrainingState.GIVEN
    return replace(begun, state=state, day=day, confirmed_on=day if signed else None)
