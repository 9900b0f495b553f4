"""Yearly evaluations: six marks, their trend, and the next a year after."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bpa_desk.domain.evaluation import ASPECTS, Evaluation, trend
from bpa_desk.domain.text import DomainError
from bpa_desk.services import clock, evaluations, today
from bpa_desk.storage.store import Store

TODAY = date(2026, 11, 24)
FIRST = Evaluation("a", date(2025, 12, 1), 4, 5, 3, 0, 2, 4)
SECOND = Evaluation("b", TODAY, 5, 5, 2, 6, 0, 4, "Roligere år")


def test_each_is_shown_with_the_one_before_and_can_be_undone(store: Store) -> None:
    with clock.fixed(store.zone.at(TODAY, 600)):
        assert evaluations.fresh(store).held_on == TODAY
        for each in (SECOND, FIRST, SECOND):
            evaluations.save_evaluation(store, each)
    assert evaluations.evaluations(store) == [(SECOND, FIRST), (FIRST, None)]
    assert evaluations.found(store, "b") == (SECOND, FIRST)
    moved = [trend(FIRST, SECOND, aspect) for aspect in ASPECTS]
    assert moved == [1, 0, -1, None, None, 0]
    assert trend(None, SECOND, "result") is None
    evaluations.remove(store, "a")
    assert evaluations.found(store, "a") is None
    assert evaluations.found(store, "b") == (SECOND, None)
    store.undo()
    assert evaluations.found(store, "a") == (FIRST, None)


@pytest.mark.parametrize(
    ("each", "field"),
    [(replace(SECOND, respect=7), "respect"), (replace(SECOND, overall=-1), "overall"),
     (Evaluation("c", TODAY), "result"), (replace(SECOND, held_on=date(2027, 1, 1)), "held_on")],
)  # fmt: skip
def test_what_cannot_be_is_refused_beside_its_field(store: Store, each: Evaluation, field: str) -> None:
    with clock.fixed(store.zone.at(TODAY)), pytest.raises(DomainError) as refused:
        evaluations.save_evaluation(store, each)
    assert refused.value.field == field


def test_the_next_is_asked_for_a_year_after_the_last(store: Store) -> None:
    def asked(day: date) -> list[date]:
        with clock.fixed(store.zone.at(day, 600)):
            return [each.due for each in today.duties(store, (), day) if each.page == "evaluation"]

    assert asked(TODAY) == []
    with clock.fixed(store.zone.at(TODAY)):
        evaluations.save_evaluation(store, FIRST)
    assert asked(date(2026, 10, 19)) == []
    assert asked(TODAY) == [date(2026, 12, 1)]
    with clock.fixed(store.zone.at(TODAY)):
        evaluations.save_evaluation(store, SECOND)
    assert asked(TODAY) == []
