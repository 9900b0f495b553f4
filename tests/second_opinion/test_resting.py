"""Both readings agree on passive time, standby with calls, free breaks and cancelled shifts."""

from __future__ import annotations

from hypothesis import given

from tests.second_opinion.rotas import Drawn, agree, situations
from tests.second_opinion.runs import opinions


@opinions()
@given(situations(kinds=("passive",), agreed=("", "10-8-3")))
def test_pieces_of_shifts_agree(drawn: Drawn) -> None:
    agree(drawn)


@opinions()
@given(situations(kinds=("passive", "mixed"), agreed=("10-5-1", "10-5-2", "10-5-3")))
def test_passive_time_under_averaging_agrees(drawn: Drawn) -> None:
    agree(drawn)
