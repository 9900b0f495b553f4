"""Telling the team: only whom it touches, only what they do not know, and from where they were told last."""

from __future__ import annotations

from datetime import date

import pytest

from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.plan import ToldPlan
from bpa_desk.domain.shift import ShiftKind
from bpa_desk.domain.text import DomainError
from bpa_desk.domain.time import zone
from bpa_desk.services import clock, people, plans, rota, telling
from bpa_desk.services.telling import News, Touched
from bpa_desk.storage.store import Store

FIRST, LAST = date(2026, 12, 14), date(2026, 12, 20)
NOW = zone().at(date(2026, 11, 28), 600)


@pytest.fixture
def store(store: Store) -> Store:
    people.save_assistant(store, Assistant("kari", "Kari Nordmann"))
    people.save_assistant(store, Assistant("ola", "Ola Ås"))
    return store


def add(store: Store, day: int, start: int, who: str | None = "kari") -> str:
    begun = store.zone.at(date(2026, 12, day), start * 60)
    return rota.add(store, who, begun, begun + 240).id


def publish(store: Store, first: date = FIRST, last: date = LAST) -> None:
    with clock.fixed(NOW):
        plans.publish(store, first, last)


def news(store: Store, now: int = NOW) -> dict[str, list[tuple[str, int]]]:
    day = store.zone.day
    return {
        each.person.id: [(one.news.value, day(one.start).day) for one in each.changes]
        for each in telling.to_tell(store, now)
    }


def touched(store: Store) -> list[Touched]:
    return telling.to_tell(store, NOW)


def test_nothing_is_told_before_publishing_and_nothing_right_after(store: Store) -> None:
    add(store, 14, 8)
    assert news(store) == {}
    publish(store)
    assert news(store) == {}


def test_each_is_told_only_of_their_own(store: Store) -> None:
    moved, given, gone, off, out = (add(store, day, 8) for day in (14, 15, 16, 17, 18))
    add(store, 19, 8, "ola")
    publish(store)
    held = rota.shift(store, moved)
    rota.move(store, moved, held.start + 60, held.end + 60)
    rota.assign(store, given, "ola")
    rota.remove(store, [gone])
    rota.cancel(store, [off], "egenmelding")
    held = rota.shift(store, out)
    rota.move(store, out, held.start + 5 * 1440, held.end + 5 * 1440)
    add(store, 20, 8, None)
    assert news(store) == {
        "kari": [("moved", 14), ("gone", 15), ("gone", 16), ("gone", 17), ("moved", 23)],
        "ola": [("added", 15)],
    }


def test_who_was_told_hears_only_what_came_after(store: Store) -> None:
    first, second = add(store, 14, 8), add(store, 15, 8)
    publish(store)
    rota.assign(store, first, "ola")
    kari, ola = touched(store)
    with clock.fixed(NOW + 60):
        telling.mark_told(store, [kari])
    assert news(store) == {"ola": [("added", 14)]}
    rota.assign(store, second, "ola")
    assert news(store) == {"kari": [("gone", 15)], "ola": [("added", 14), ("added", 15)]}
    again, other = touched(store)
    assert (again.since, other.since) == ("2026-11-28T10:00Z", "")
    with clock.fixed(NOW + 60):
        telling.mark_told(store, [again, other])
    assert news(store) == {}
    rota.assign(store, second, "kari")
    assert news(store) == {"kari": [("added", 15)], "ola": [("gone", 15)]}
    assert ola.person.id == "ola"


def test_being_told_is_one_step_that_can_be_undone(store: Store) -> None:
    first = add(store, 14, 8)
    publish(store)
    rota.assign(store, first, "ola")
    before = news(store)
    telling.mark_told(store, touched(store))
    assert len(store.all(ToldPlan)) == 2
    store.undo()
    assert news(store) == before
    assert store.all(ToldPlan) == []
    with pytest.raises(DomainError, match="nobody to tell"):
        telling.mark_told(store, [])


def test_publishing_anew_tells_everybody_and_begins_afresh(store: Store) -> None:
    first = add(store, 14, 8)
    publish(store)
    rota.assign(store, first, "ola")
    telling.mark_told(store, touched(store))
    publish(store)
    rota.assign(store, first, "kari")
    assert news(store) == {"kari": [("added", 14)], "ola": [("gone", 14)]}
    assert [each.since for each in touched(store)] == ["", ""]


def test_what_is_over_needs_no_telling(store: Store) -> None:
    first, second = add(store, 14, 8), add(store, 16, 8)
    publish(store)
    rota.remove(store, [first, second])
    assert news(store, store.zone.at(date(2026, 12, 15))) == {"kari": [("gone", 16)]}
    assert news(store, store.zone.at(date(2026, 12, 21))) == {}


def test_a_shift_moved_into_another_plan_has_moved_and_is_not_new_as_well(store: Store) -> None:
    moved = add(store, 20, 8)
    publish(store)
    publish(store, date(2026, 12, 21), date(2026, 12, 27))
    held = rota.shift(store, moved)
    rota.move(store, moved, held.start + 1440, held.end + 1440)
    assert news(store) == {"kari": [("moved", 21)]}
    (kari,) = touched(store)
    telling.mark_told(store, [kari])
    assert news(store) == {}
    assert kari.span == (FIRST, date(2026, 12, 27))


def test_the_archived_are_not_told(store: Store) -> None:
    gone = add(store, 14, 8)
    publish(store)
    rota.remove(store, [gone])
    people.archive(store, "kari")
    assert news(store) == {}


def test_a_removed_plan_takes_along_who_was_told_and_undo_brings_it_back(store: Store) -> None:
    gone = add(store, 14, 8)
    publish(store)
    rota.remove(store, [gone])
    telling.mark_told(store, touched(store))
    (told,) = store.all(ToldPlan)
    plans.remove_plan(store, told.plan)
    assert store.all(ToldPlan) == []
    store.undo()
    assert store.all(ToldPlan) == [told]
    assert people.refers(store, "kari")


def test_the_paper_holds_the_new_plan_and_what_fell_away_as_cancelled(store: Store) -> None:
    gone, given, stays = add(store, 14, 8), add(store, 15, 8), add(store, 16, 8)
    rota.set_kind(store, given, ShiftKind.NIGHT)
    publish(store)
    rota.remove(store, [gone])
    rota.assign(store, given, "ola")
    everyone = touched(store)
    facts = telling.paper_facts(store, everyone)
    assert (facts.span.first, facts.span.last) == (FIRST, LAST)
    kari, ola = facts.assistants
    assert [each.id for each in kari.shifts] == [gone, given, stays]
    assert [each.cancelled for each in kari.shifts] == [True, True, False]
    assert [each.kind for each in kari.shifts[:2]] == [ShiftKind.OTHER, ShiftKind.NIGHT]
    assert [(each.id, each.cancelled) for each in ola.shifts] == [(given, False)]
    assert [each.id for each in telling.paper_facts(store, everyone[1:]).assistants] == ["ola"]
    assert News.GONE in {one.news for one in everyone[0].changes}
