"""Both readings agree on the young; and work at another workplace counts as shifts do."""

from __future__ import annotations

from hypothesis import given

from tests.second_opinion.rotas import Drawn, agree, agree_elsewhere, situations
from tests.second_opinion.runs import opinions


@opinions()
@given(situations(young=True, agreed=("", "10-5-1")))
def test_the_young_agree(drawn: Drawn) -> None:
    agree(drawn)


@opinions()
@given(situations(elsewhere=True, agreed=("", "10-5-1", "10-8-3")))
def test_work_elsewhere_counts_as_shifts_do(drawn: Drawn) -> None:
    agree_elsewhere(drawn)
