"""Skills on a day: the same whether every training is read, or only what lasts to it."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.skill import lacking, ran_out
from bpa_desk.domain.text import Message
from bpa_desk.domain.training import Course, CourseKind, Training, TrainingState
from bpa_desk.domain.training_standing import standing
from bpa_desk.services import skills, training
from bpa_desk.storage.store import Store

TODAY = date(2026, 11, 24)


def test_what_counts_on_a_day_is_the_same_whether_all_or_only_what_lasts_is_read(store: Store) -> None:
    held = [Assistant("a", "A", skills=("KURS 0", "bil")), Assistant("b", "B")]
    held.append(Assistant("c", "C", archived=True))
    known = [Course(f"k{months}", f"Kurs {months}", months=months) for months in (0, 1, 12, 36)]
    rows = [
        Training(
            f"{person.id}{course.id}{ago}{ends}", person.id, course.id, TrainingState.GIVEN,
            TODAY - timedelta(days=ago), ends=TODAY + timedelta(days=ends) if ends else None,
        )
        for person in held for course in known for ago in (0, 29, 32, 364, 366, 1090, 1100, 4000)
        for ends in (0, -1, 1) if ends >= -ago
    ]  # fmt: skip
    chosen = [each for at, each in enumerate(rows) if at * 7919 % 11 < 3]
    with store.change(Message("fill")) as changes:
        changes.put_all([*held, *known, *chosen])
    for ahead in (0, 1, 2, 30, 400):
        day = TODAY + timedelta(days=ahead)
        labels, trained = skills.by_person(store)
        period = (store.zone.at(day), store.zone.at(day + timedelta(days=1)))
        for person in held:
            valid = {
                each.name for each in trained.get(person.id, ())
                if each.start <= period[0] and period[1] <= each.end
            }  # fmt: skip
            told = skills.on_day(store, day)[person.id]
            assert {each.casefold() for each in told} == {
                each.casefold() for each in labels[person.id] | valid
            }



@pytest.mark.parametrize("seed", range(8))
def test_what_is_read_of_the_matrix_is_all_that_it_says(store: Store, seed: int) -> None:
    chance = random.Random(seed)
    fill(store, chance)
    read = skills.rows_by(store)
    for on in (TODAY, TODAY + timedelta(days=chance.randint(-500, 500))):
        for held in training.matrix(store, on):
            own = read.get((held.assistant, held.course.id), [])
            labels = {each.casefold() for each in store.get(Assistant, held.assistant).skills}
            label = held.course.label in labels
            assert held == standing(held.assistant, held.course, own, label, held.need, on)


@pytest.mark.parametrize("seed", range(8))
def test_what_is_over_says_no_less_of_the_days_that_are_judged(store: Store, seed: int) -> None:
    chance = random.Random(seed)
    fill(store, chance)
    since = TODAY + timedelta(days=chance.randint(-400, 30))
    labels, whole = skills.by_person(store)
    some, less = skills.by_person(store, since)
    assert some == labels
    for person in store.all(Assistant, "archived = 0"):
        for after in (0, 1, 29, 31, 365, 400):
            start = store.zone.at(since + timedelta(days=after), 480)
            period = (start, start + 480)
            for name in NAMES:
                told = [
                    (lacking([name], labels[person.id], known.get(person.id, ()), period),
                     ran_out(name, known.get(person.id, ()), period))
                    for known in (whole, less)
                ]  # fmt: skip
                assert told[0] == told[1], (person.name, name, after)


NAMES = ("Kurs 0", "Kurs 1", "Kurs 12", "Helse")


def fill(store: Store, chance: random.Random) -> None:
    """Write people, courses and training of every kind, near the days that matter."""
    known = [
        *(Course(f"k{months}", f"Kurs {months}", months=months) for months in (0, 1, 12)),
        Course("h", "Helse", CourseKind.HEALTH, months=6),
    ]
    people = [
        Assistant("a", "A", skills=("KURS 0", "Kurs 12", "bil")), Assistant("b", "B"),
        Assistant("c", "C", archived=True),
    ]  # fmt: skip
    rows = []
    for at in range(chance.randint(0, 60)):
        day = TODAY + timedelta(
            days=chance.choice((-1100, -400, -367, -366, -365, -364, -32, -31, -30, -1, 0, 1, 40))
        )
        lasts = chance.choice((None, None, 0, 1, 30, 365, 800))
        rows.append(
            Training(
                f"t{at}", chance.choice(people).id, chance.choice(known).id,
                chance.choice(list(TrainingState)), day, confirmed_on=day,
                ends=None if lasts is None else day + timedelta(days=lasts), reason="x",
            )
        )  # fmt: skip
    with store.change(Message("fill")) as changes:
        changes.put_all([*people, *known, *rows])
