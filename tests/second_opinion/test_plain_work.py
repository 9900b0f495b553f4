"""Both readings agree on plain work and on everything mixed."""

from __future__ import annotations

from hypothesis import given

from tests.second_opinion.rotas import Drawn, agree, situations
from tests.second_opinion.runs import opinions


@opinions()
@given(situations(kinds=("work",), agreed=("", "10-8-3", "10-6-5")))
def test_plain_work_agrees(drawn: Drawn) -> None:
    agree(drawn)


@opinions()
@given(situations())
def test_everything_mixed_agrees(drawn: Drawn) -> None:
    agree(drawn)
