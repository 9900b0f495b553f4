"""Limits of nights and of runs of weeks that a small slip once passed unnoticed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bpa_desk.domain.rota import Person, Rota
from bpa_desk.domain.time import DateSpan
from tests.domain.rota_text import findings, rota

NIGHTLY = Person("kari", "Kari", regular_night=True)
SUMMER = "2026-06-01"
DAYS = ("mon", "tue", "wed", "thu", "fri")


def nights(first_hour: str, person: Person = NIGHTLY, more: str = "") -> Rota:
    """Four weeks with 177 h 20 min of day work, and one night that begins at the hour."""
    days = "  ".join(f"{day}+{week} 08:00-16:00" for week in range(4) for day in DAYS)
    extra = "sat 08:00-14:00  sat+1 08:00-14:00  sat+2 08:00-10:50"
    return rota(f"kari  {days}  {extra}  sun+3 {first_hour}-00:30{more}", monday=SUMMER, people=[person])


def test_three_hours_at_night_are_none_and_a_minute_more_is() -> None:
    # 160 + 14:50 + the night: 21:00-00:30 is 3 h 30, all of it at night; 22:00 gives 2 h 30.
    assert findings("NATT-3", nights("22:00")) == []
    over = nights("21:00")
    assert findings("NATT-3", over) == ["kari mon 00:00: 60 min"]


def test_exactly_the_mean_is_enough() -> None:
    days = "  ".join(f"{day}+{week} 08:00-16:00" for week in range(4) for day in DAYS)
    text = f"kari  {days}  sat+0 08:00-14:00  sat+1 08:00-14:00  sun+3 {{start}}-00:31"
    # 160 + 12 + night of 3 h 31 = 175:31 with 21:00; the rest comes on a Saturday.
    exact = text.format(start="21:00") + "  sat+2 08:00-09:49"
    assert findings("NATT-3", rota(exact, monday=SUMMER, people=[NIGHTLY])) == []
    more = text.format(start="21:00") + "  sat+2 08:00-09:50"
    assert findings("NATT-3", rota(more, monday=SUMMER, people=[NIGHTLY])) == ["kari mon 00:00: 1 min"]


def test_who_is_regular_needs_one_night() -> None:
    days = "  ".join(f"{day}+{week} 08:00-17:00" for week in range(4) for day in DAYS)
    assert findings("NATT-3", rota(f"kari  {days}", monday=SUMMER, people=[NIGHTLY])) == []


def test_only_runs_that_touch_what_is_judged_are_told() -> None:
    whole = nights("21:00")
    for first, last, told in (
        (date(2026, 5, 25), date(2026, 5, 31), 0),
        (date(2026, 6, 1), date(2026, 6, 7), 1),
        (date(2026, 6, 22), date(2026, 6, 28), 1),
        (date(2026, 6, 29), date(2026, 7, 5), 0),
    ):
        assert len(findings("NATT-3", replace(whole, period=DateSpan(first, last)))) == told


def test_who_is_regular_needs_a_night_in_those_four_weeks() -> None:
    days = "  ".join(f"{day}+{week} 08:00-17:00" for week in range(4) for day in DAYS)
    text = f"kari  {days}  wed+6 20:00-02:00"
    assert findings("NATT-3", rota(text, monday=SUMMER, people=[NIGHTLY])) == []
    inside = text.replace("wed+6", "sat+3")
    assert findings("NATT-3", rota(inside, monday=SUMMER, people=[NIGHTLY])) == ["kari mon 00:00: 520 min"]


def test_a_strenuous_night_is_told_of_on_its_day_to_the_minute() -> None:
    # NATT-4: more than three hours at night, and more than eight in all.
    strained = Person("kari", "Kari", strenuous_night=True)

    def told(text: str) -> list[str]:
        return findings("NATT-4", rota(f"kari  {text}", people=[strained]))

    assert told("mon 17:00-01:00") == []
    assert told("mon 17:00-01:01") == ["kari tue 01:01: 1 min"]
    assert told("mon 15:00-00:00") == []  # three hours at night and no minute more
    assert told("mon 15:00-00:01") == ["kari tue 00:01: 61 min"]
    value = rota("kari  mon 17:00-01:01", people=[strained])
    for day, found in ((22, 0), (23, 1), (24, 0)):
        judged = replace(value, period=DateSpan(date(2026, 11, day), date(2026, 11, day)))
        assert len(findings("NATT-4", judged)) == found
