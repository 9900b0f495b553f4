"""Many records written together come to what writing them one by one does."""

from __future__ import annotations

import random
from datetime import date

import pytest

from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.need import Need
from bpa_desk.domain.ordning import Ordning
from bpa_desk.domain.shift import Shift
from bpa_desk.domain.text import DomainError, Message
from bpa_desk.storage import errors
from bpa_desk.storage.changes import FEW, MOST_ASKED
from bpa_desk.storage.steps import Step
from bpa_desk.storage.store import Store

CHANGE = Message("many")


def assistants(numbers: list[int], name: str = "Kari") -> list[Assistant]:
    return [Assistant(f"a{number}", f"{name} {number}") for number in numbers]


def steps_of(store: Store) -> list[Step]:
    seen: list[Step] = []
    store.observers.append(lambda step, _kinds: seen.append(step))
    return seen


@pytest.mark.parametrize("count", [0, 1, FEW - 1, FEW, 40, MOST_ASKED + 3])
def test_they_are_written_noted_and_taken_back_as_one_by_one(store: Store, count: int) -> None:
    other = Store.in_memory()
    chosen = random.Random(count)
    some = assistants(chosen.sample(range(count), count // 2))
    for each in (store, other):
        with each.change(CHANGE) as changes:
            changes.put_all(some)
    records = [*assistants(list(range(count))), *assistants([0] if count else [], "Ola")]
    chosen.shuffle(records)
    together, singly = steps_of(store), steps_of(other)
    with store.change(CHANGE) as changes:
        changes.put_all(records)
    with other.change(CHANGE) as changes:
        for record in records:
            changes.put(record)
    assert together == singly
    assert store.all(Assistant) == other.all(Assistant)
    assert len(store.all(Assistant)) == count
    if together:
        store.undo()
        assert store.all(Assistant) == sorted(some, key=lambda each: each.id)
        store.redo()
        assert store.all(Assistant) == other.all(Assistant)


def test_kinds_may_be_mixed_and_what_points_at_another_comes_after_it(store: Store) -> None:
    shifts = [Shift(f"s{number}", number * 60, number * 60 + 30, "a0") for number in range(10)]
    with store.change(CHANGE) as changes:
        changes.put_all([Ordning("o", "Nes"), *assistants(list(range(6))), *shifts])
    assert sorted(each.id for each in store.all(Shift)) == sorted(each.id for each in shifts)


def test_one_that_cannot_be_takes_all_of_them_back_and_the_change_goes_on(store: Store) -> None:
    lost = [Shift(f"s{number}", 0, 60, "nobody" if number == 7 else None) for number in range(9)]
    seen = steps_of(store)
    with store.change(CHANGE) as changes:
        changes.put(Assistant("first", "Kari"))
        with pytest.raises(errors.RefusedChangeError):
            changes.put_all(lost)
        with pytest.raises(DomainError):
            changes.put_all([*assistants(list(range(8))), Assistant("bad", "half \ud800")])
        changes.put(Assistant("last", "Ola"))
    assert store.all(Shift) == []
    assert [each.id for each in store.all(Assistant)] == ["first", "last"]
    assert [row.key for step in seen for row in step.rows] == ["first", "last"]


def test_writing_what_is_there_leaves_no_trace(store: Store) -> None:
    records = [*assistants(list(range(6))), *[Need(f"n{at}", date(2026, 1, 1), 0, 60) for at in range(6)]]
    with store.change(CHANGE) as changes:
        changes.put_all(records)
    seen = steps_of(store)
    with store.change(CHANGE) as changes:
        changes.put_all(records)
    assert seen == []
