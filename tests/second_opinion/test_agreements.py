"""Both readings agree under every agreement that changes a limit."""

from __future__ import annotations

from hypothesis import given

from tests.second_opinion.rotas import Drawn, agree, situations
from tests.second_opinion.runs import opinions


@opinions()
@given(situations(kinds=("work",), agreed=("10-5-1", "10-5-2", "10-5-3", "10-5-2 10-6-5")))
def test_averaging_agrees(drawn: Drawn) -> None:
    agree(drawn)


@opinions()
@given(situations(agreed=("10-6-5", "10-6-9", "10-8-3", "10-8-3 10-6-9", "10-11-9")))
def test_shorter_rest_and_more_overtime_agree(drawn: Drawn) -> None:
    agree(drawn)


@opinions()
@given(situations(agreed=("10-5-1/4", "10-5-2/6", "10-5-3/3", "10-5-2/5 10-6-5")))
def test_averages_over_whole_periods_agree(drawn: Drawn) -> None:
    agree(drawn)


@opinions()
@given(situations(agreed=("10-8-4", "10-5-1 10-8-4")))
def test_red_days_spread_by_agreement_agree(drawn: Drawn) -> None:
    agree(drawn)
