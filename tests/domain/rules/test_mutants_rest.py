"""Limits that a small slip in the rules once passed unnoticed: each test fails if that slip is made."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bpa_desk.domain.rota import Person
from bpa_desk.domain.time import Period
from tests.domain.rota_text import findings, rota, rules

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
YOUNG = Person("kari", "Kari", birth_date=date(2010, 5, 4))


def test_a_call_out_breaks_the_daily_rest_where_nothing_is_agreed() -> None:
    week = rota("kari  mon 08:00-15:00  tue 00:15-07:00[standby][call 00:30-01:00]  tue 13:00-15:00")
    assert findings("HVILE-1", week) == ["kari tue 00:30: 90 min"]


def test_an_agreement_lets_a_call_out_shorten_the_daily_rest() -> None:
    text = "kari  mon 08:00-15:00  tue 00:30-07:00[standby][call 06:00-06:30]  tue 13:00-15:00"
    assert "HVILE-1" not in rules(rota(text, agreements=["10-8-3"]))


def test_a_long_rest_owes_nothing_without_an_agreement() -> None:
    week = rota("kari  mon 08:00-22:00  tue 10:00-12:00")
    assert findings("HVILE-3", week) == []
    assert findings("HVILE-1", week) == ["kari tue 08:00: 60 min"]


def test_what_the_young_lack_is_measured_from_their_longest_rest_however_short() -> None:
    text = "kari  " + "  ".join(f"{day} 10:00-17:00" for day in DAYS)
    lacking = [each for each in findings("UNG-2", rota(text, people=[YOUNG])) if "mon 00:00" in each]
    # Seventeen hours between two days is the longest: 48 − 17 = 31 hours; and nine hours of work too many.
    assert sorted(lacking) == ["kari mon 00:00: 1860 min", "kari mon 00:00: 540 min"]


def test_passive_time_lengthens_each_of_the_days_it_lies_on() -> None:
    week = rota("kari  mon 08:00-08:00>1")
    whole = replace(week.shifts[0], passive=(Period(week.shifts[0].start, week.shifts[0].end),))
    days = findings("TID-7", replace(week, shifts=(whole,)))
    # Forty-eight passive hours: eleven of twenty-four are ordinary on both days, thirteen are overtime.
    assert days == ["kari tue 08:00: 780 min", "kari wed 08:00: 780 min"]


def test_half_an_hour_is_asked_of_the_young_only_past_four_and_a_half_hours() -> None:
    assert findings("UNG-2", rota("kari  mon 10:00-14:30", people=[YOUNG])) == []
    assert findings("UNG-2", rota("kari  mon 10:00-14:31", people=[YOUNG])) == ["kari mon 14:31: 30 min"]
