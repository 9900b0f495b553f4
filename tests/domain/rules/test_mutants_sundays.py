"""Sundays and holidays off that a small slip once passed unnoticed (working-time.md HVILE-4, C.3)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bpa_desk.domain.arrangement import Arrangement, ArrangementKind
from bpa_desk.domain.ordning import Ordning, SundayMode
from bpa_desk.domain.rota import Person, Rota
from bpa_desk.domain.rules.check import check, figures
from bpa_desk.domain.time import DateSpan
from tests.domain.rota_text import OSLO, agreement, findings, only, rota, rules

SUMMER = "2026-06-01"
SPREAD = ["10-8-4"]


def fourth(value: Rota) -> list[str]:
    """Return from when each four weeks without a red day in a weekly rest are told of."""
    return [
        OSLO.text(each.start)[:10]
        for each in check(value)
        if each.rule == "HVILE-4" and "no weekly rest" in each.text.template
    ]


def half(value: Rota) -> list[tuple[str, object, object]]:
    """Return from when, how many of how many red days are told of as more than half."""
    return [
        (OSLO.text(each.start)[:10], each.details["worked"], each.details["red"])
        for each in check(value)
        if each.rule == "HVILE-4" and "red" in each.details
    ]


def tight(weeks: int, sunday: str = "", last: str = "") -> str:
    """Return weeks whose Saturday evening and Monday morning leave 34 h 59 min over the Sunday."""
    text = "kari  " + "  ".join(f"mon+{week} 05:00-13:00  sat+{week} 12:00-18:01" for week in range(weeks))
    return f"{text}  {sunday}  {last}"


def test_four_weeks_need_a_weekly_rest_over_a_red_day_also_where_no_red_day_is_worked() -> None:
    # C.3: in every four weeks in a row at least one weekly rest that covers a red day.
    short = tight(4, last="mon+4 05:00-13:00").replace("18:01", "18:00").replace("05:00", "04:59")
    assert fourth(rota(short, monday=SUMMER, agreements=SPREAD)) == [SUMMER]
    assert fourth(rota(short, monday=SUMMER)) == []
    enough = short.replace("mon+4 04:59", "mon+4 05:00")
    assert fourth(rota(enough, monday=SUMMER, agreements=SPREAD)) == []


def test_any_four_weeks_in_a_row_not_only_those_that_begin_with_a_worked_one() -> None:
    # Week 23 works no Sunday but rests over none either; 24 to 26 work theirs; 27 is off.
    text = (
        "kari  mon 08:00-12:00  sat 12:00-20:00  mon+1 05:00-09:00"
        "  sun+1 10:00-14:00  sun+2 10:00-14:00  sun+3 10:00-14:00  fri+4 08:00-12:00  tue+5 08:00-12:00"
    )
    assert fourth(rota(text, monday=SUMMER, agreements=SPREAD)) == [SUMMER]
    free = text.replace("sat 12:00-20:00", "sat 12:00-18:00")
    assert fourth(rota(free, monday=SUMMER, agreements=SPREAD)) == []


def test_the_fifth_week_is_too_late() -> None:
    worked = "  ".join(f"sun+{week} 10:00-14:00" for week in range(4))
    late = rota(f"kari  {worked}  mon+6 08:00-12:00", monday=SUMMER, agreements=SPREAD)
    assert fourth(late) == [SUMMER]
    three = rota(
        "kari  " + worked.replace("sun+3", "fri+3") + "  mon+6 08:00-12:00", monday=SUMMER, agreements=SPREAD
    )
    assert fourth(three) == []


def test_four_weeks_are_told_of_once_and_then_the_next_four() -> None:
    worked = "  ".join(f"sun+{week} 10:00-14:00" for week in range(8))
    value = rota(f"kari  {worked}  mon+9 08:00-12:00", monday=SUMMER, agreements=SPREAD)
    assert fourth(value) == [SUMMER, "2026-06-29"]
    seven = rota(
        "kari  " + worked.replace("  sun+7 10:00-14:00", "") + "  mon+9 08:00-12:00",
        monday=SUMMER,
        agreements=SPREAD,
    )
    assert fourth(seven) == [SUMMER]


@pytest.mark.parametrize(("first", "told"), [((5, 31), 0), ((6, 1), 1), ((6, 28), 1), ((6, 29), 0)])
def test_four_weeks_are_told_of_where_they_touch_what_is_judged(first: tuple[int, int], told: int) -> None:
    worked = "  ".join(f"sun+{week} 10:00-14:00" for week in range(4))
    value = rota(f"kari  {worked}  sat+5 08:00-12:00", monday=SUMMER, agreements=SPREAD)
    day = date(2026, *first)
    assert len(fourth(replace(value, period=DateSpan(day, day)))) == told


def test_a_shorter_weekly_rest_by_agreement_may_hold_the_red_day() -> None:
    # Twenty-nine hours from Saturday 18:00 to Sunday 23:00 hold the Sunday, where 28 are agreed.
    worked = "  ".join(f"sun+{week} 10:00-14:00" for week in range(3))
    text = f"kari  {worked}  sat+3 12:00-18:00  sun+3 {{}}-23:30  mon+5 08:00-12:00"
    assert fourth(rota(text.format("22:00"), monday=SUMMER, agreements=["10-8-3", "10-8-4"])) == []
    assert fourth(rota(text.format("21:59"), monday=SUMMER, agreements=["10-8-3", "10-8-4"])) == [SUMMER]
    assert fourth(rota(text.format("22:00"), monday=SUMMER, agreements=SPREAD)) == [SUMMER]


def test_more_than_half_of_the_agreed_period_also_beside_other_agreements() -> None:
    month = agreement("10-8-4", SUMMER, "2026-06-28")
    exact = "kari  sun 10:00-14:00  sun+1 10:00-14:00"
    over = f"{exact}  sun+2 10:00-14:00"
    for beside in ([], ["10-5-1"]):  # whatever else is agreed
        assert half(rota(exact, monday=SUMMER, agreements=[month, *beside])) == []
        assert half(rota(over, monday=SUMMER, agreements=[month, *beside])) == [(SUMMER, 3, 4)]


def test_an_own_holy_day_off_stands_for_one_of_the_half() -> None:
    month = agreement("10-8-4", SUMMER, "2026-06-28")
    text = "kari  sun 10:00-14:00  sun+1 10:00-14:00  sun+2 10:00-14:00"

    def off(*days: str) -> Rota:
        own = Arrangement("g", "kari", ArrangementKind.OWN_DAYS, date(2026, 1, 1), None, days)
        person = Person("kari", "Kari", arrangements=(own,))
        return rota(text, monday=SUMMER, agreements=[month], people=[person])

    assert half(off("2026-06-01")) == []
    assert half(off("2026-06-28")) == []
    assert half(off("2026-05-31")) == [(SUMMER, 3, 4)]
    assert half(off("2026-06-29")) == [(SUMMER, 3, 4)]


def test_the_last_red_day_of_the_agreed_period_counts_with_its_evening() -> None:
    # The agreement ends on Sunday 28 June; work on the Saturday evening before is work on that Sunday.
    month = agreement("10-8-4", "2026-06-15", "2026-06-28")
    assert half(rota("kari  sun+2 10:00-14:00  sat+3 18:00-20:00", monday=SUMMER, agreements=[month])) == [
        ("2026-06-15", 2, 2)
    ]
    before = agreement("10-8-4", "2026-06-15", "2026-06-27")
    assert half(rota("kari  sun+2 10:00-14:00  sat+3 18:00-20:00", monday=SUMMER, agreements=[before])) == [
        ("2026-06-15", 1, 1)
    ]


def test_of_two_red_days_in_a_row_only_judged_ones_are_told() -> None:
    value = rota("kari  sun 10:00-14:00  sun+1 10:00-14:00")
    found = only(value, "HVILE-4")
    assert (found.amount, found.shifts) == (240, ("1", "2"))
    for first, last, told in (
        (date(2026, 11, 23), date(2026, 12, 4), 0),
        (date(2026, 11, 23), date(2026, 12, 5), 1),
        (date(2026, 12, 6), date(2026, 12, 13), 1),
        (date(2026, 12, 7), date(2026, 12, 13), 0),
    ):
        assert len(findings("HVILE-4", replace(value, period=DateSpan(first, last)))) == told


def test_three_of_five_red_days_so_far_are_too_few_to_warn_of() -> None:
    weeks = DateSpan(date(2026, 6, 1), date(2026, 7, 5))
    value = rota(
        "kari  sun 10:00-14:00  sun+2 10:00-14:00  sun+4 10:00-14:00",
        monday=SUMMER,
        agreements=SPREAD,
        period=weeks,
    )
    assert half(value) == []
    six = replace(value, period=DateSpan(date(2026, 6, 1), date(2026, 7, 12)))
    assert half(six) == []
    more = rota(
        "kari  sun 10:00-14:00  sun+2 10:00-14:00  sun+4 10:00-14:00  sun+5 10:00-14:00",
        monday=SUMMER,
        agreements=SPREAD,
        period=six.period,
    )
    assert half(more) == [(SUMMER, 4, 6)]
    assert rules(more) == set()
    for last, told in (("2026-12-31", [(SUMMER, 4, 6)]), ("2026-07-05", [])):
        ended = replace(more, agreements=(agreement("10-8-4", "2020-01-01", last),))
        assert half(ended) == told  # red days without the agreement are the main rule's


def test_the_last_judged_red_day_counts_to_its_midnight() -> None:
    # Read by calendar days (C.3), the sixth Sunday ends when what is judged does.
    days = Ordning("o", "Test", sunday_mode=SundayMode.KALENDERDOGN)
    value = rota(
        "kari  sun 10:00-14:00  sun+2 10:00-14:00  sun+4 10:00-14:00  sun+5 10:00-14:00",
        monday=SUMMER,
        agreements=SPREAD,
        ordning=days,
        period=DateSpan(date(2026, 6, 1), date(2026, 7, 12)),
    )
    assert half(value) == [(SUMMER, 4, 6)]


def test_red_days_of_the_old_year_count_in_an_agreed_period_over_new_year() -> None:
    # Eight weeks from 1 December: six red days off in December, and all five of January worked.
    over = agreement("10-8-4", "2026-12-01", average_weeks=8)
    days = "  ".join(f"2027-01-{day:02d} 10:00-14:00" for day in (1, 3, 10, 17, 24))
    january = DateSpan(date(2027, 1, 1), date(2027, 1, 24))
    assert half(rota(f"kari  {days}", agreements=[over], period=january)) == []
    more = rota(f"kari  2026-12-27 10:00-14:00  {days}", agreements=[over], period=january)
    assert half(more) == [("2026-12-01", 6, 11)]


def test_red_days_are_known_in_every_year_of_the_rota() -> None:
    years = DateSpan(date(2026, 1, 1), date(2029, 12, 31))
    value = rota("kari  2026-02-02 08:00-12:00  2028-12-03 10:00-14:00", period=years)
    assert figures(value)["kari"].sunday == 4 * 60


def test_an_agreed_period_ends_the_day_before_the_next_begins() -> None:
    # Four weeks from Sunday 7 June: the Sundays 7, 14, 21 and 28; 5 July is the next period's.
    month = agreement("10-8-4", "2026-06-07", average_weeks=4)
    text = "kari  sun 10:00-14:00  sun+1 10:00-14:00  sun+2 10:00-14:00"
    assert half(rota(text, monday=SUMMER, agreements=[month])) == [("2026-06-07", 3, 4)]
    assert half(rota(f"{text}  sun+4 10:00-14:00", monday=SUMMER, agreements=[month])) == [
        ("2026-06-07", 3, 4)
    ]


def test_an_agreed_period_holds_its_last_day() -> None:
    # Four weeks from Monday 1 June end with Sunday 28 June.
    month = agreement("10-8-4", SUMMER, average_weeks=4)
    exact = "kari  sun 10:00-14:00  sun+3 10:00-14:00"
    assert half(rota(exact, monday=SUMMER, agreements=[month])) == []
    over = rota(f"{exact}  sun+2 10:00-14:00", monday=SUMMER, agreements=[month])
    assert half(over) == [(SUMMER, 3, 4)]
    assert only(over, "HVILE-4").text.values["last"] == date(2026, 6, 28)
    whole = Ordning("o", "Test", sunday_mode=SundayMode.KALENDERDOGN)
    assert half(replace(over, ordning=whole)) == [(SUMMER, 3, 4)]


def test_a_sunday_that_ends_as_the_judged_days_begin_is_not_among_them() -> None:
    # Read by calendar days: five Sundays are judged, too few to warn of, though all six were worked.
    whole = Ordning("o", "Test", sunday_mode=SundayMode.KALENDERDOGN)
    text = "kari  " + "  ".join(f"sun+{week} 10:00-14:00" for week in (0, 1, 3, 4, 5))
    period = DateSpan(date(2026, 6, 8), date(2026, 7, 12))
    value = rota(text, monday=SUMMER, agreements=SPREAD, ordning=whole, period=period)
    assert half(value) == []
