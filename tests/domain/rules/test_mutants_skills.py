"""A training that ran out is told of with its last day; of several the one that ran out first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bpa_desk.domain.rota import Rota
from bpa_desk.domain.rules.check import check
from bpa_desk.domain.skill import SkillSpan
from tests.domain.rota_text import at, only, rota

WEEK = rota("kari  wed 08:00-12:00[requires medicine lifting]")


def trained(**until: str) -> Rota:
    spans = tuple(SkillSpan(skill, 0, at(f"2026-11-{end}")) for skill, end in until.items())
    return replace(WEEK, people=(replace(WEEK.people[0], trained=spans),))


@pytest.mark.parametrize(
    ("medicine", "lifting", "last"),
    [
        ("20T00:00", "10T00:00", 9),
        ("10T00:00", "20T00:00", 9),
        ("20T00:01", "21T00:00", 20),
        ("20T00:00", "25T11:59", 19),
    ],
)
def test_the_first_that_ran_out_gives_the_last_day(medicine: str, lifting: str, last: int) -> None:
    found = only(trained(medicine=medicine, lifting=lifting), "SKILL")
    assert found.text.values["until"] == date(2026, 11, last)
    assert found.details["missing"] == ("medicine", "lifting")


def test_what_was_never_learned_is_told_of_apart() -> None:
    never, ended = (each for each in check(trained(lifting="20T00:00")) if each.rule == "SKILL")
    assert (never.details["missing"], "until" in never.text.values) == (("medicine",), False)
    assert (ended.details["missing"], ended.text.values["until"]) == (("lifting",), date(2026, 11, 19))


def test_training_that_lasts_as_long_as_the_shift_is_enough() -> None:
    enough = trained(medicine="25T12:00", lifting="30T00:00")
    assert not [each for each in check(enough) if each.rule == "SKILL"]
