"""One person's year is the rules' own numbers, week by week: sums, running sums, rests and what is owed."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings

from bpa_desk.domain.assistant import HoursClass
from bpa_desk.domain.finding import Severity
from bpa_desk.domain.rota import Rota
from bpa_desk.domain.rules.alone import situation_of
from bpa_desk.domain.rules.check import check, figures
from bpa_desk.domain.time import DateSpan
from bpa_desk.domain.year_rests import RestKind, rest_debts, week_rests
from bpa_desk.domain.year_weeks import PersonYear, person_year
from tests.domain.rota_text import MONDAY, OSLO, agreement, rota
from tests.domain.rules.test_properties import rotas

DAYS = ("mon", "tue", "wed", "thu", "fri")


def kari(plan: Rota) -> PersonYear:
    found = person_year(plan, "kari")
    assert found is not None
    return found


def test_hours_and_running_sums() -> None:
    body = "".join(f"  {day}+{week} 08:00-{18 + week % 2}:00" for week in range(9) for day in DAYS)
    held = kari(rota(f"kari{body}", hours_class=HoursClass.DAG40))
    assert [each.minutes // 60 for each in held.weeks] == [50, 55, 50, 55, 50, 55, 50, 55, 50]
    assert [each.overtime // 60 for each in held.weeks] == [10, 15, 10, 15, 10, 15, 10, 15, 10]
    assert held.weeks[-1].mean == 52.5 * 60
    assert held.weeks[0].mean == round(50 * 60 / 8)
    assert held.weeks[3].four_weeks == 50 * 60
    assert held.weeks[-1].long == sum(each.overtime for each in held.weeks)
    assert [each.first for each in held.back_from(held.weeks[4].first, 4)] == [
        each.first for each in held.weeks[1:5]
    ]


def test_weeks_before_the_stretch_are_in_the_running_sums_only() -> None:
    body = "".join(f"  {day}+{week} 08:00-18:00" for week in range(4) for day in DAYS)
    last = MONDAY + timedelta(weeks=3)
    plan = rota(
        f"kari{body}", hours_class=HoursClass.DAG40, period=DateSpan(last, last + timedelta(days=6))
    )
    held = kari(plan)
    assert [each.first for each in held.weeks] == [last]
    assert held.weeks[0].four_weeks == 40 * 60
    assert len(held.known) == 4


def test_red_days_nights_and_weekends() -> None:
    held = kari(rota("kari  sat 20:00-23:00  sun 22:00-06:00  tue 21:00-06:00"))
    tuesday, saturday, sunday = held.days
    assert saturday.red == (date(2026, 11, 29),)
    assert sunday.red == ()
    assert [saturday.at_night, sunday.at_night, tuesday.at_night] == [False, True, True]
    assert [saturday.at_weekend, sunday.at_weekend, tuesday.at_weekend] == [True, True, False]
    assert not saturday.rolled_out


def test_each_week_says_which_rest_it_is_credited_with() -> None:
    work = "  ".join(f"{day} 08:00-14:00" for day in (*DAYS, "sat"))
    held = kari(rota(f"kari  {work}  sun 14:00-20:00  mon+1 14:00-20:00"))
    assert [each.rest.kind for each in held.weeks] == [RestKind.MISSING, RestKind.INSIDE]
    assert held.weeks[0].rest.period.minutes == 24 * 60
    edge = kari(rota(f"kari  {work}  mon+1 16:00-22:00"))
    assert edge.weeks[0].rest.kind is RestKind.EDGE
    assert OSLO.wall(edge.weeks[0].rest.period.end).hour == 16


def test_what_a_short_rest_owes_is_given_back_in_the_next() -> None:
    (debt,) = kari(
        rota("kari  mon 15:00-23:00  tue 07:00-15:00  wed 05:00-13:00", agreements=["10-8-3"])
    ).debts
    assert (debt.rest.minutes, debt.owed, debt.given, debt.left) == (480, 180, 180, 0)
    assert debt.shifts == ("1", "2")
    (open_debt,) = kari(rota("kari  mon 15:00-23:00  tue 07:00-15:00", agreements=["10-8-3"])).debts
    assert (open_debt.owed, open_debt.following, open_debt.left) == (180, None, 0)
    assert kari(rota("kari  mon 15:00-23:00  tue 07:00-15:00")).debts == ()


def test_an_agreed_period_is_summed_whole() -> None:
    body = "".join(f"  {day}+{week} 08:00-{16 + (week % 2) * 2}:00" for week in range(6) for day in DAYS)
    averaging = agreement("10-5-1", "2026-11-23", "2026-12-20", average_weeks=2)
    held = kari(rota(f"kari{body}", agreements=[averaging]))
    assert [(each.first, each.weeks, each.minutes) for each in held.averages] == [
        (date(2026, 11, 23), 2, 90 * 60),
        (date(2026, 12, 7), 2, 90 * 60),
    ]
    assert held.averages[0].allowed == 2 * 38 * 60
    assert held.averages[0].law == "aml. § 10-5 (1)"
    assert [part.minutes for part in held.averages[0].parts] == [40 * 60, 50 * 60]


def test_nobody_has_no_year() -> None:
    assert person_year(rota("kari  mon 08:00-16:00"), "ola") is None


@settings(max_examples=60, deadline=None)
@given(rotas())
def test_the_year_agrees_with_the_rules(plan: Rota) -> None:
    everybody = figures(plan)
    unlawful = check(plan)
    for person in plan.people:
        held = person_year(plan, person.id)
        situation = situation_of(plan, person.id)
        assert held is not None
        assert situation is not None
        mine = everybody[person.id]
        assert sum(day.minutes for day in held.days) == mine.hours
        assert sum(day.overtime for day in held.days) == mine.overtime
        assert sum(day.night for day in held.days) == mine.night
        missing = {
            (each.start, each.end)
            for each in unlawful
            if each.assistant == person.id and each.rule == "HVILE-2" and "needed" in each.details
        }
        told = {
            tuple(situation.frame.week_period(week))
            for week, rest in week_rests(situation).items()
            if rest.kind is RestKind.MISSING
        }
        assert told == missing
        for debt in rest_debts(situation):
            assert 0 <= debt.left <= debt.owed
            assert 0 <= debt.given <= debt.owed


def test_a_debt_that_is_not_given_back_is_what_the_rule_says() -> None:
    plan = rota("kari  mon 15:00-23:00  tue 07:00-15:00  wed 03:00-11:00", agreements=["10-8-3"])
    (finding,) = [each for each in check(plan) if each.rule == "HVILE-3"]
    assert finding.severity is Severity.FEIL
    assert [each.left for each in kari(plan).debts] == [finding.amount]
