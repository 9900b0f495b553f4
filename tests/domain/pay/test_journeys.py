"""How journeys are paid (B.5): the most of a day, resting by its own share, and the law untouched."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from bpa_desk.domain.pay.profile import Journey
from bpa_desk.domain.pay.slices import PayTerms, Slice, slices
from bpa_desk.domain.rota import Rota
from tests.domain.pay.profiles import OSLO, profile
from tests.domain.rota_text import rota

EVENING = {"code": "KVELD", "kr": 68, "window": [{"from": "17:00", "to": "06:00"}]}
PASSIVE = {"factor": "1/3"}


def paid(text: str, journey: Journey | None, **table: object) -> dict[str, Fraction]:
    """Return paid minutes by category of the only person's shifts, all of them journeys."""
    sums: dict[str, Fraction] = {}
    for each in cut(text, journey, **table):
        sums[each.category] = sums.get(each.category, Fraction(0)) + each.minutes
    return {code: minutes for code, minutes in sums.items() if minutes}


def cut(text: str, journey: Journey | None, **table: object) -> tuple[Slice, ...]:
    held: Rota = rota(text)
    made = profile(**table)
    made = replace(made, editions=tuple(replace(each, journey=journey) for each in made.editions))
    on = PayTerms(made, "T38c", journeys=frozenset({"trip"}))
    return slices([replace(each, type="trip") for each in held.shifts], lambda _day: on, OSLO)


def test_without_a_rule_every_hour_of_a_journey_is_paid() -> None:
    assert paid("kari mon 08:00-22:00", None) == {"REISE": 840}
    assert paid("kari mon 08:00-22:00", Journey()) == {"REISE": 840}


@pytest.mark.parametrize(("most", "hours"), [(0, 0), (479, 479), (480, 480), (481, 480)])
def test_no_more_than_the_most_of_a_day_is_paid(most: int, hours: int) -> None:
    assert paid("kari mon 08:00-16:00", Journey(most)).get("REISE", 0) == hours


def test_each_day_has_its_own_most_and_two_shifts_of_a_day_share_it() -> None:
    assert paid("kari mon 08:00-13:00 mon 15:00-20:00 tue 08:00-20:00", Journey(450)) == {"REISE": 900}
    assert paid("kari mon 20:00-04:00", Journey(180)) == {"REISE": 360}


def test_a_supplement_is_paid_only_on_what_is_paid() -> None:
    found = paid("kari mon 12:00-22:00", Journey(7 * 60), supplement=[EVENING])
    assert found == {"REISE": 420, "KVELD": 120}
    found = paid("kari mon 18:00-22:00", Journey(0), supplement=[EVENING])
    assert found == {}


def test_what_is_not_paid_says_why_and_covers_the_rest_of_the_shift() -> None:
    found = cut("kari mon 08:00-16:00", Journey(450))
    assert [(each.period.minutes, int(each.minutes)) for each in found] == [(450, 450), (30, 0)]
    assert "that are paid on a journey" in found[-1].why.template


def test_resting_on_a_journey_has_its_own_share() -> None:
    night = "kari mon 22:00-06:00[passive 23:00-05:00]"
    assert paid(night, Journey(), passive=PASSIVE)["PASSIV"] == 120
    assert paid(night, Journey(factor=Fraction(1, 2)), passive=PASSIVE)["PASSIV"] == 180
    assert paid(night, Journey(factor=Fraction(1, 2)))["PASSIV"] == 180
    # The most of a day is counted in what is paid: 60 + 20 on Monday, and 90 of 100 on Tuesday.
    assert paid(night, Journey(90, Fraction(1, 3))) == {"REISE": 60, "PASSIV": 20 + 90}


def test_other_work_than_a_journey_is_paid_as_before() -> None:
    made = profile()
    made = replace(made, editions=tuple(replace(each, journey=Journey(60)) for each in made.editions))
    on = PayTerms(made, "T38c", journeys=frozenset({"trip"}))
    found = slices(rota("kari mon 08:00-16:00").shifts, lambda _day: on, OSLO)
    assert sum(each.minutes for each in found) == 480


def test_the_table_without_money_keeps_the_hours_of_a_journey() -> None:
    (edition,) = profile().editions
    rule = Journey(600, Fraction(1, 2), Fraction(800))
    assert replace(edition, journey=rule).without_money().journey == Journey(600, Fraction(1, 2))
