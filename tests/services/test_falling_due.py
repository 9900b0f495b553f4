"""When the sources are spoken of on the first screen: each from its own day to its own last day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bpa_desk.domain.agreement import Agreement
from bpa_desk.domain.plan import RotaPlan
from bpa_desk.domain.text import Message
from bpa_desk.domain.urgency import Urgency
from bpa_desk.domain.vedtak import Vedtak
from bpa_desk.services import agreements, clock, due, papers, plans, today, vedtak
from bpa_desk.services.due import Due
from bpa_desk.storage.store import Store

DAY = date(2026, 12, 14)


def told(store: Store, day: date) -> list[tuple[str, Urgency]]:
    with clock.fixed(store.zone.at(day, 600)):
        return [(each.page, each.urgency) for each in today.duties(store, (), day)]


def test_a_plan_is_spoken_of_until_the_day_before_it_begins(store: Store) -> None:
    plans.save_plan(store, RotaPlan("p", DAY, DAY + timedelta(days=20)))
    days = (-22, -21, -14, -1, 0)
    assert [told(store, DAY + timedelta(days=each)) for each in days] == [
        [], [("week", Urgency.SOON)], [("week", Urgency.NOW)], [("week", Urgency.NOW)], [],
    ]  # fmt: skip


def test_an_agreement_is_spoken_of_as_long_before_as_is_chosen_but_not_before_it_began(store: Store) -> None:
    agreements.save_agreement(store, Agreement("a", "10-5-1", DAY - timedelta(weeks=20), DAY))
    with clock.fixed(store.zone.at(DAY)):
        agreements.set_reminder(store, 26)
    said = [("agreements", Urgency.SOON)]
    days = (-20 * 7 - 1, -20 * 7, 0, 1)
    found = [told(store, DAY + timedelta(days=each)) for each in days]
    assert [[each for each in one if each[0] == "agreements"] for one in found] == [[], said, said, []]


def test_a_review_is_calm_and_an_end_is_not_and_neither_is_spoken_of_afterwards(store: Store) -> None:
    vedtak.save_vedtak(store, Vedtak("v", date(2026, 1, 1), 600, end=DAY, next_review=DAY))
    assert told(store, DAY) == [("settings", Urgency.SOON), ("settings", Urgency.AGREED)]
    assert told(store, DAY + timedelta(days=1)) == []


def test_a_paper_past_its_review_is_still_spoken_of(store: Store) -> None:
    with clock.fixed(store.zone.at(date(2026, 1, 5))):
        made = papers.new_from_template(store, "nb")
        papers.approve(store, made.id, date(2026, 1, 5), DAY)
    days = (-43, -42, 300)
    assert [told(store, DAY + timedelta(days=each)) for each in days] == [
        [], [("documents", Urgency.LATER)], [("documents", Urgency.LATER)],
    ]  # fmt: skip
    # A next version that is begun puts nothing off: the review leads to it.
    begun = papers.new_version(store, made.id)
    with clock.fixed(store.zone.at(DAY, 600)):
        assert [each.subject for each in due.due(store, DAY, DAY)] == [begun.id]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, [Urgency.AGREED] * 3),
        ({"binding": True}, [Urgency.SOON, Urgency.SOON, Urgency.NOW]),
        ({"binding": True, "near": timedelta(days=1)}, [Urgency.SOON, Urgency.NOW, Urgency.NOW]),
        ({"advice": True}, [Urgency.LATER] * 3),
        ({"binding": True, "weighs": Urgency.SOON}, [Urgency.SOON] * 3),
    ],
)
def test_how_much_something_weighs_as_its_day_comes(
    changed: dict[str, object], expected: list[Urgency]
) -> None:
    thing = replace(Due(DAY, Message("Do it"), "x", "", "x"), **changed)  # type: ignore[arg-type]
    assert [thing.urgency(DAY + timedelta(days=each)) for each in (-2, -1, 0)] == expected
    days = (-43, -42, 365, 366)
    assert [thing.told(DAY + timedelta(days=each)) for each in days] == [False, True, True, False]


def test_nothing_outside_the_span_is_yielded_by_any_source(store: Store) -> None:
    vedtak.save_vedtak(store, Vedtak("v", date(2026, 1, 1), 600, end=DAY, next_review=DAY))
    plans.save_plan(store, RotaPlan("p", DAY, DAY + timedelta(days=20)))
    agreements.save_agreement(store, Agreement("a", "10-5-1", date(2026, 1, 1), DAY))
    with clock.fixed(store.zone.at(date(2026, 10, 1))):
        for first, last in ((DAY, DAY), (date(2026, 11, 30), date(2026, 11, 30)), (date(2026, 6, 1), DAY)):
            for source in due.SOURCES:
                assert all(first <= each.day <= last for each in source(store, first, last))
        assert len(due.due(store, DAY, DAY)) == 3
