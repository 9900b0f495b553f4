"""A plan is discussed, handed out, and tells afterwards exactly what changed and for whom."""

from __future__ import annotations

from datetime import date

import pytest

from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.ordning import Ordning
from bpa_desk.domain.plan import RotaPlan
from bpa_desk.domain.text import DomainError, Message
from bpa_desk.domain.time import zone
from bpa_desk.services import clock, plans, rota
from bpa_desk.services.plans import ChangeKind, PlanState
from bpa_desk.storage.store import Store

FIRST, LAST = date(2026, 12, 14), date(2026, 12, 20)
NOW = zone().at(date(2026, 11, 28), 600)


@pytest.fixture
def store() -> Store:
    made = Store.in_memory()
    with made.change(Message("start")) as changes:
        changes.put(Ordning("o", "Nes"))
        changes.put(Assistant("kari", "Kari Nordmann"))
        changes.put(Assistant("ola", "Ola Ås"))
    return made


def add(store: Store, day: int, start: int, who: str | None = "kari") -> str:
    begun = store.zone.at(date(2026, 12, day), start * 60)
    return rota.add(store, who, begun, begun + 240).id


def test_publishing_marks_the_day_and_counts_versions(store: Store) -> None:
    with clock.fixed(NOW):
        plan = plans.publish(store, FIRST, LAST)
        assert (plan.published_on, plan.version) == (date(2026, 11, 28), 1)
        assert plans.publish(store, FIRST, LAST).version == 2
    assert plans.plan_on(store, FIRST) == plans.plans(store)[0]
    assert plans.plan_on(store, date(2026, 12, 21)) is None


def test_each_kind_of_change_is_told_with_the_people_it_touches(store: Store) -> None:
    moved, given, gone, off = (add(store, day, 8) for day in (14, 15, 16, 17))
    add(store, 18, 8)
    with clock.fixed(NOW):
        plan = plans.publish(store, FIRST, LAST)
    assert plans.changes_since_published(store, plan) == []
    assert plans.state(store, FIRST, LAST) is PlanState.PUBLISHED
    held = rota.shift(store, moved)
    rota.move(store, moved, held.start + 60, held.end + 60)
    rota.assign(store, given, "ola")
    rota.remove(store, [gone])
    rota.cancel(store, [off], "user_away")
    add(store, 20, 10, "ola")
    changes = plans.changes_since_published(store, plan)
    assert [(each.kind, each.people) for each in changes] == [
        (ChangeKind.MOVED, ("kari",)), (ChangeKind.GIVEN, ("kari", "ola")), (ChangeKind.REMOVED, ("kari",)),
        (ChangeKind.CANCELLED, ("kari",)), (ChangeKind.ADDED, ("ola",)),
    ]
    assert plans.state(store, FIRST, LAST) is PlanState.CHANGED
    assert plans.state(store, date(2026, 12, 19), date(2026, 12, 19)) is PlanState.PUBLISHED


def test_a_shift_moved_out_of_the_span_is_told_as_moved(store: Store) -> None:
    key = add(store, 20, 8)
    with clock.fixed(NOW):
        plan = plans.publish(store, FIRST, LAST)
    held = rota.shift(store, key)
    rota.move(store, key, held.start + 3 * 1440, held.end + 3 * 1440)
    (change,) = plans.changes_since_published(store, plan)
    assert change.kind is ChangeKind.MOVED
    assert change.before is not None
    assert change.before.start == held.start


def test_undoing_a_publishing_finds_the_version_before(store: Store) -> None:
    add(store, 14, 8)
    with clock.fixed(NOW):
        plans.publish(store, FIRST, LAST)
        add(store, 15, 8)
        plans.publish(store, FIRST, LAST)
    store.undo()
    (plan,) = plans.plans(store)
    assert plan.version == 1
    assert [each.kind for each in plans.changes_since_published(store, plan)] == [ChangeKind.ADDED]


def test_a_draft_has_no_changes_to_tell(store: Store) -> None:
    plan = plans.save_plan(store, RotaPlan("p", FIRST, LAST))
    add(store, 14, 8)
    assert plans.changes_since_published(store, plan) == []
    assert plans.state(store, FIRST, LAST) is PlanState.DRAFT
    plans.remove_plan(store, "p")
    assert plans.plans(store) == []


def test_plans_lie_in_order_apart_and_are_not_discussed_tomorrow(store: Store) -> None:
    plans.save_plan(store, RotaPlan("p", FIRST, LAST))
    wrong = {
        "end": RotaPlan("q", LAST, FIRST),
        "start": RotaPlan("q", LAST, date(2026, 12, 31)),
        "discussed_on": RotaPlan("p", FIRST, LAST, discussed_on=date(2026, 11, 29)),
    }
    with clock.fixed(NOW):
        for field, plan in wrong.items():
            with pytest.raises(DomainError) as refused:
                plans.save_plan(store, plan)
            assert refused.value.field == field
