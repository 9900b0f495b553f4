"""Training: who must know what, how each stands in each course, and what is to be done about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bpa_desk.domain.shift import Shift
from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.domain.training import (
    AHEAD,
    LEADER,
    REFUSED,
    TAUGHT,
    Course,
    CourseKind,
    Training,
    TrainingState,
)
from bpa_desk.domain.training_standing import Met, Reason, Requirement, Stand, Standing, standing
from bpa_desk.services import (
    attachments,
    clock,
    courses,
    described,
    invariants,
    learners,
    ordning,
    people,
    skills,
)
from bpa_desk.services.due import Due
from bpa_desk.services.identity import new_id

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

KIND = "training"
_NOTHING = Requirement()
_DAY = timedelta(days=1)


def trainings(store: Store, assistant: str, course: str) -> list[Training]:
    """Return the trainings of one person in one course, the newest first."""
    return [each for each in learners.trainings_of(store, assistant) if each.course == course]


def matrix(store: Store, on: date | None = None) -> list[Standing]:
    """Return how everybody at work, and then those who lead, stand in every course, by name."""
    today = on or clock.today(store)
    needed, rows, held = requirements(store), skills.newest_by(store, today), courses.columns(store)
    found = []
    for person in learners.learners(store):
        labels = {each.casefold() for each in person.labels}
        for course in held:
            need = needed.get((person.id, course.label), _NOTHING)
            own = rows.get((person.id, course.id), ())
            found.append(standing(person.id, course, own, course.label in labels, need, today))
    return found


def of_person(store: Store, assistant: str) -> list[Standing]:
    """Return how one person stands in every course, by the course's name."""
    return [each for each in matrix(store) if each.assistant == assistant]


def cell(store: Store, assistant: str, course: str) -> Standing | None:
    """Return how the person stands in the course; None when there is no such cell."""
    found = (each for each in matrix(store) if each.assistant == assistant)
    return next((each for each in found if each.course.id == course), None)


def found(store: Store, key: str) -> Training | None:
    """Return one training as it is written, or None when it is gone."""
    return store.find(Training, key)


def requirements(store: Store) -> dict[tuple[str, str], Requirement]:
    """Return who must know what and why, by person and the skill's name casefolded."""
    everyone = learners.learners(store)
    found: dict[tuple[str, str], set[Reason]] = {}
    for course in courses.courses(store):
        for each in everyone:
            for reason in _asked_of(course, each):
                found.setdefault((each.id, course.label), set()).add(reason)
    for who, papers_of in described.in_force_for(store).items():
        for name in (name for paper in papers_of for name in courses.asked_by(store, paper)):
            found.setdefault((who, name.casefold()), set()).add(Reason.PAPER)
    first: dict[tuple[str, str], date] = {}
    begins = store.zone.text(store.zone.at(clock.today(store)))
    asking = "requires <> '[]' AND assistant IS NOT NULL AND status <> 'cancelled' AND start >= ?"
    for shift in store.all(Shift, asking, (begins,)):
        for name in shift.requires:
            key, day = (shift.assistant or "", name.casefold()), store.zone.day(shift.start)
            found.setdefault(key, set()).add(Reason.SHIFT)
            first[key] = min(day, first.get(key, day))
    return {key: Requirement(tuple(sorted(each)), first.get(key)) for key, each in found.items()}


def proposed(
    store: Store, assistant: str, course: Course, state: TrainingState = TrainingState.GIVEN
) -> Training:
    """Return a training of today that is not stored yet; who delegates helsehjelp is never guessed."""
    own, leader = ("", assistant.removeprefix(LEADER)) if learners.leads(assistant) else (assistant, "")
    guessed = not leader and course.kind is not CourseKind.HEALTH
    return Training(
        new_id(), own, course.id, state, clock.today(store),
        ordning.current(store).leader if guessed else "", course.minutes,
        # Leading is no employment: the arbeidsleder is not paid for a course.
        paid=not leader, confirmed_on=clock.today(store) if state is TrainingState.CONFIRMED else None,
        leader=leader,
    )  # fmt: skip


def save_training(store: Store, each: Training) -> Training:
    """Write a training; a skill that was only a label becomes a course in the same step."""
    label = Message(N_("Training of {name}"), {"name": learners.named(store, each.person)})
    with store.change(label) as changes:
        course = courses.made(store, each.course)
        saved = _checked(store, replace(each, course=course.id), course)
        if store.find(Training, saved.id) != saved:
            changes.put(saved)
    return saved


def give(store: Store, cells: Sequence[tuple[str, str]], state: TrainingState) -> list[Training]:
    """Write the same state today for several people and courses as one step.

    A training that is planned or offered becomes the given one; one that is given becomes the confirmed one.
    """
    if state in REFUSED:
        raise DomainError(Message(N_("Write the reason for each of them.")), "reason")
    with store.change(Message(N_("Training for several"))):
        return [_stepped(store, who, key, state) for who, key in cells]


def remove_training(store: Store, key: str) -> None:
    """Remove a training with what is attached to it."""
    found = store.get(Training, key)
    name = learners.named(store, found.person)
    with store.change(Message(N_("Delete a training of {name}"), {"name": name})) as changes:
        attachments.detach_all(store, KIND, key)
        changes.remove(Training, key)


def tasks(store: Store) -> list[Standing]:
    """Return who lacks what they must know, by the course's name: derived, so done when it is given."""
    found = [each for each in matrix(store) if each.lacks]
    return sorted(found, key=lambda each: invariants.name_order(each.course.name))


def who_meets(store: Store, wanted: Iterable[str], among: Iterable[str] | None = None) -> list[Met]:
    """Return for each of the skills who has it today and who lacks it, in the order they are asked for."""
    known, today = skills.on_day(store, clock.today(store)), clock.today(store)
    chosen = None if among is None else set(among)
    everyone = [each for each in people.assistants(store) if chosen is None or each.id in chosen]
    found = []
    for name in wanted:
        able = {who for who, held in known.items() if name.casefold() in {each.casefold() for each in held}}
        found.append(
            Met(
                name,
                tuple(each.name for each in everyone if each.id in able),
                tuple(each.name for each in everyone if each.id not in able),
                today,
            )
        )
    return found


def due_trainings(store: Store, first: date, last: date) -> Iterable[Due]:
    """Yield what runs out in the span, what is planned, and what is lacking where a day is known for it.

    What several lack, or must go through again because it has changed, is told once for all of them.
    """
    names = {each.id: each.name for each in learners.learners(store)}
    together: dict[tuple[str, date, str], list[Standing]] = {}
    for each in matrix(store):
        found = _alone(each, names[each.assistant])
        if found is not None:
            if first <= found.day <= last:
                yield found
            continue
        day, text = _with_others(each)
        if day is not None and first <= day <= last:
            together.setdefault((each.course.id, day, text), []).append(each)
    for (_course, day, text), cells in together.items():
        yield _several(cells, day, [names[each.assistant] for each in cells], text)


def _alone(each: Standing, name: str) -> Due | None:
    planned = each.coming or each.row
    gap = each.valid and planned is not None and each.until is not None and planned.day > each.until + _DAY
    if planned is not None and planned.state is TrainingState.PLANNED and not gap:
        return _planned(each, planned.day, name)
    # A delegation that is over is told of whether anything asks for it or not: nobody may go on with it.
    asked = bool(each.need.reasons) or each.course.kind is CourseKind.HEALTH
    ended = each.state is Stand.EXPIRED and asked
    if (each.valid or ended) and each.until is not None and not each.again:
        return _running_out(each, name, ended)
    return None


def _with_others(each: Standing) -> tuple[date | None, str]:
    if each.again and (each.valid or each.need.reasons):
        return each.until, N_("“{course}” has changed and is to be gone through again by {day}: {names}.")
    days = [day for day in (each.course.needed_by, each.need.first_shift) if day is not None and each.lacks]
    return min(days, default=None), N_("Training in “{course}” is lacking: {names}.")


def _asked_of(course: Course, who: learners.Learner) -> list[Reason]:
    if who.leads:
        return [Reason.LEADER] if course.leaders else []
    found = [Reason.EVERYONE] if course.everyone else []
    return [*found, Reason.ROLE] if course.asks_role(who.roles) else found


def _owner(each: Standing) -> str:
    # A duty is an assistant's or the ordning's: somebody who leads has no record of their own.
    return "" if learners.leads(each.assistant) else each.assistant


def _running_out(each: Standing, name: str, ended: bool) -> Due:
    assert each.until is not None
    text = N_("{name}: “{course}” ran out {day}.") if ended else N_("{name}: “{course}” runs out {day}.")
    values = {"name": name, "course": each.course.name, "day": invariants.dated(each.until)}
    return Due(each.until, Message(text, values), "training", each.id, "training", _owner(each))


def _planned(each: Standing, day: date, name: str) -> Due:
    values = {"name": name, "course": each.course.name, "day": invariants.dated(day)}
    text = Message(N_("{name}: “{course}” is planned {day}."), values)
    return Due(day, text, "training", each.id, "training", _owner(each))


def _several(cells: Sequence[Standing], day: date, names: list[str], text: str) -> Due:
    held = cells[0]
    values = {"course": held.course.name, "names": names, "day": invariants.dated(day)}
    one = _owner(held) if len(cells) == 1 else ""
    return Due(day, Message(text, values), "training", held.id, "training", one)


def _stepped(store: Store, who: str, key: str, state: TrainingState) -> Training:
    course = courses.made(store, key)
    today = clock.today(store)
    held = next(iter(trainings(store, who, course.id)), None)
    fresh = proposed(store, who, course, state)
    if held is not None and held.state in AHEAD and state in TAUGHT:
        fresh = replace(
            held, state=state, day=today, by=held.by or fresh.by, minutes=held.minutes or fresh.minutes,
            confirmed_on=fresh.confirmed_on,
        )  # fmt: skip
    elif held is not None and held.state is TrainingState.GIVEN and state is TrainingState.CONFIRMED:
        fresh = replace(held, state=state, confirmed_on=today)
    return save_training(store, fresh)


def _checked(store: Store, each: Training, course: Course) -> Training:
    today = clock.today(store)
    saved = replace(
        each,
        by=invariants.one_line(each.by),
        reason=invariants.prose(each.reason, "reason"),
        note=invariants.prose(each.note, "note"),
        confirmed_on=(each.confirmed_on or today) if each.state is TrainingState.CONFIRMED else None,
        ends=each.ends if each.state in TAUGHT else None,
    )
    invariants.within(saved.minutes, 0, courses.MOST_MINUTES, "minutes")
    if saved.state in REFUSED and not saved.reason:
        raise DomainError(Message(N_("Write why; a refusal or an exemption needs a reason.")), "reason")
    if saved.state not in AHEAD:
        invariants.come(saved.day, today, "day")
    if saved.confirmed_on is not None:
        invariants.come(saved.confirmed_on, today, "confirmed_on")
        if saved.confirmed_on < saved.day:
            raise DomainError(Message(N_("It cannot be signed before it was given.")), "confirmed_on")
    if saved.ends is not None and saved.ends < saved.day:
        raise DomainError(Message(N_("The last day must not lie before the first.")), "ends")
    if course.kind is CourseKind.HEALTH and saved.state in TAUGHT:
        if not saved.by:
            raise DomainError(Message(N_("Write the name of the health worker who delegates.")), "by")
        if saved.ends is None:
            raise DomainError(Message(N_("A delegation always has a last day; write it.")), "ends")
    invariants.no_national_id(saved.by, "by")
    return saved
