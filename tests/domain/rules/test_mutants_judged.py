"""What lies in other weeks than the judged one is told of there and not here; and who a rule is not about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bpa_desk.domain.elsewhere import Elsewhere
from bpa_desk.domain.rota import Person, Rota, Terms
from bpa_desk.domain.rules.check import check, figures
from bpa_desk.domain.time import DAY, DateSpan
from tests.domain.rota_text import MONDAY, at, findings, rota

WEEK = DateSpan(MONDAY, MONDAY + timedelta(days=6))
YOUNG = Person("kari", "Kari", birth_date=date(2009, 6, 1), terms=(Terms(DateSpan(date.min, None)),))
CAPPED = Person("kari", "Kari", terms=YOUNG.terms, weekly_cap=60, regular_night=True, strenuous_night=True)


def told(value: Rota) -> set[str]:
    return {each.rule for each in check(value)}


# Long days with too short a break, short rests, overtime over the week, Sundays and nights.
_DAYS = "06:00-20:00[break 12:00-12:10]", "06:00-20:00[break 12:00-12:10]", "10:00-17:00", "22:00-06:00"
BAD = tuple(zip((0, 1, 2, 3, 4, 5, 6), (*_DAYS, *_DAYS[:3]), strict=True))


@pytest.mark.parametrize("week", [-1, 1])
@pytest.mark.parametrize("agreed", ["", "10-8-3", "10-5-1", "10-5-2", "10-6-5", "10-10-4"])
@pytest.mark.parametrize("people", [(), (YOUNG,), (CAPPED,)])
def test_a_bad_week_is_told_of_only_where_it_is_judged(
    week: int, agreed: str, people: tuple[Person, ...]
) -> None:
    first = MONDAY + timedelta(days=7 * week)
    body = "  ".join(f"{first + timedelta(days=day)} {hours}" for day, hours in BAD)
    plan = rota(f"kari  {body}", agreements=[agreed] if agreed else [], people=people)
    there = replace(plan, period=DateSpan(first, first + timedelta(days=6)))
    assert len(told(there)) > 4
    # Sums over several weeks are looked at from each of them.
    here = check(replace(plan, period=WEEK))
    assert [each.rule for each in here if each.end - each.start <= 8 * DAY] == []


@pytest.mark.parametrize(
    ("start", "counts"), [("2026-11-22 12:00-03:00", True), ("2026-11-22 06:00-21:00", False)]
)
def test_a_long_working_day_that_reaches_into_the_judged_week_is_told_of(start: str, counts: bool) -> None:
    assert ("HVILE-1" in told(rota(f"kari  {start}", period=WEEK))) is counts


def test_standby_of_the_young_needs_no_break_written_down() -> None:
    work = rota("kari  mon 10:00-16:00", people=[YOUNG])
    assert [each.split(": ")[1] for each in findings("UNG-2", work)] == ["30 min"]
    assert findings("UNG-2", rota("kari  mon 10:00-16:00[standby]", people=[YOUNG])) == []


def test_breaks_in_work_elsewhere_are_no_matter_here() -> None:
    away = Elsewhere("e", "kari", at("2026-11-24T08:00"), at("2026-11-24T16:00"), False)
    week = rota("kari  mon 08:00-12:00", period=WEEK)
    assert "PAUSE-1" not in told(replace(week, elsewhere=(away,)))
    own = replace(rota("kari  mon 08:00-15:00", period=WEEK), elsewhere=(away,))
    (found,) = [each for each in check(own) if each.rule == "PAUSE-1"]
    assert (found.shifts, found.text.values["count"]) == (("1",), 1)


@pytest.mark.parametrize(("position", "more"), [(None, 0), (10 * 60, 8 * 60)])
def test_without_a_position_nothing_averaged_is_merarbeid(position: int | None, more: int) -> None:
    plan = rota("kari  mon 08:00-17:00  tue 08:00-17:00", agreements=["10-5-1"], position=position)
    assert figures(plan)["kari"].additional == more


def test_only_judged_weeks_have_a_share_of_averaged_merarbeid() -> None:
    plan = rota(
        "kari  2026-11-16 08:00-09:00  mon 08:00-17:00  tue 08:00-17:00",
        agreements=["10-5-1"],
        position=10 * 60,
        period=WEEK,
    )
    assert figures(plan)["kari"].additional == 8 * 60


@pytest.mark.parametrize(("birthday", "young"), [(25, False), (30, False), (6, True)])
def test_a_week_after_the_eighteenth_birthday_is_that_of_a_grown_up(birthday: int, young: bool) -> None:
    # Nine hours a day without forty-eight hours off: too much for the young, in the week after.
    born = date(2008, 11, birthday) if birthday > 20 else date(2008, 12, birthday)
    person = replace(YOUNG, birth_date=born)
    body = "  ".join(f"{day}+1 08:00-15:00" for day in ("mon", "tue", "wed", "thu", "fri", "sat"))
    plan = rota(f"kari  mon 10:00-14:00  {body}", people=[person])
    later = DateSpan(MONDAY + timedelta(days=7), MONDAY + timedelta(days=13))
    lengths = {each.end - each.start for each in check(replace(plan, period=later)) if each.rule == "UNG-2"}
    assert (7 * DAY in lengths) is young


def test_a_rest_too_short_also_where_less_is_agreed_rests_on_the_agreement() -> None:
    for agreed, law, amount in (([], "aml. § 10-8 (1)", 240), (["10-8-3"], "aml. § 10-8 (3)", 60)):
        found = [
            each for each in check(rota("kari  mon 08:00-01:00", agreements=agreed)) if each.rule == "HVILE-1"
        ]
        assert [(each.law, each.amount) for each in found] == [(law, amount)]


def test_a_long_day_is_told_of_only_where_that_day_is_judged() -> None:
    plan = rota("kari  mon 08:00-19:00[break 12:00-12:10]  wed 08:00-19:00[break 12:00-12:10]")
    for first, last, days in ((0, 1, [0]), (1, 2, [2]), (3, 6, []), (0, 6, [0, 2])):
        period = DateSpan(MONDAY + timedelta(days=first), MONDAY + timedelta(days=last))
        found = [each for each in check(replace(plan, period=period)) if each.rule == "TID-1"]
        assert [each.shifts for each in found] == [(str(1 + day // 2),) for day in days]


def test_a_rest_owed_over_the_edge_of_the_judged_week_is_told_of() -> None:
    shifts = "2026-11-21 15:00-23:00  2026-11-22 07:00-15:00  mon 01:00-04:00"
    plan = rota(f"kari  {shifts}", agreements=["10-8-3"], period=WEEK)
    (found,) = [each for each in check(plan) if each.rule == "HVILE-3"]
    assert found.amount == 240
