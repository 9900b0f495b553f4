"""Limits of breaks and of weekly hours that a small slip once passed unnoticed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bpa_desk.domain.assistant import HoursClass
from bpa_desk.domain.elsewhere import Elsewhere
from bpa_desk.domain.ordning import Ordning
from bpa_desk.domain.readings import READ_AS_USUAL
from bpa_desk.domain.rules.check import check, figures
from bpa_desk.domain.time import DateSpan, Period
from tests.domain.rota_text import OSLO, findings, only, rota
from tests.domain.rules.test_examples import weeks


def averaged(*hours: float) -> list[int]:
    """Return which of the weeks are called averaging without an agreement, by number."""
    found = check(weeks(*hours, most=540))
    first = date(2026, 11, 2)
    return [(OSLO.day(each.start) - first).days // 7 for each in found if "averaging" in each.text.template]


def test_free_breaks_are_taken_out_before_half_an_hour_is_asked_for() -> None:
    assert findings("PAUSE-1", rota("kari  mon 08:00-16:24[free 12:00-12:25]")) == []
    assert findings("PAUSE-1", rota("kari  mon 08:00-16:25[free 12:00-12:25]")) == ["kari mon 16:25: 5 min"]
    assert findings("PAUSE-1", rota("kari  mon 08:00-16:00[break 12:00-12:29]")) == ["kari mon 16:00: 1 min"]
    assert findings("PAUSE-1", rota("kari  mon 08:00-16:00[break 12:00-12:30]")) == []


def test_a_break_before_overtime_is_half_an_hour() -> None:
    text = "kari  mon 08:00-19:30[break 12:00-12:{}]"
    assert findings("PAUSE-2", rota(text.format(30))) == []
    assert findings("PAUSE-2", rota(text.format(29))) == ["kari mon 19:30: 1 min"]
    assert findings("PAUSE-2", rota("kari  mon 08:00-19:00[break 12:00-12:10]")) == []


def test_unwritten_breaks_are_told_of_from_first_to_last() -> None:
    found = only(rota("kari  mon 08:00-15:00  tue 08:00-13:30  wed 08:00-14:00"), "PAUSE-1")
    assert (OSLO.text(found.start), OSLO.text(found.end)) == ("2026-11-23T08:00", "2026-11-25T14:00")
    assert found.shifts == ("1", "3")


@pytest.mark.parametrize(("end", "told"), [("00:00", 0), ("00:01", 1)])
def test_a_shift_is_judged_from_its_first_minute_inside(end: str, told: int) -> None:
    tuesday = DateSpan(date(2026, 11, 24), date(2026, 11, 24))
    week = replace(rota(f"kari  mon 16:00-{end}  tue 10:00-11:00"), period=tuesday)
    assert len(findings("PAUSE-1", week)) == told


def test_averaging_is_given_back_within_four_weeks_and_not_five() -> None:
    assert averaged(48, 28, 28, 48) == [0, 3]
    assert averaged(48, 28, 28, 28, 48) == []
    assert averaged(48, 28, 28, 49) == []


def test_only_weeks_around_this_one_are_looked_at() -> None:
    assert averaged(48, 28, 48, 28, 38, 40) == [0, 2]
    assert averaged(38, 48, 28, 48, 28, 54) == [1, 3]
    assert averaged(54, 28, 48, 28, 48) == [2, 4]
    assert averaged(39, 30, 39, 0, 48) == [0, 2]
    assert averaged(54, 48, 14, 48) == [1, 3]


def test_what_tips_the_week_gives_the_rule_its_name() -> None:
    days = "  ".join(f"{day} 08:00-15:36" for day in ("mon", "tue", "wed", "thu", "fri"))
    # 38 hours, and 14 of standby are two more: all of it is standby.
    assert only(rota(f"kari  {days}  sat 08:00-22:00[standby]"), "TID-8").amount == 120
    more = days.replace("fri 08:00-15:36", "fri 08:00-15:37")
    assert only(rota(f"kari  {more}  sat 08:00-22:00[standby]"), "OT-2").amount == 121


def test_one_passive_day_is_enough_for_the_week() -> None:
    days = "  ".join(f"{day} 08:00-16:00" for day in ("mon", "tue", "wed", "thu"))
    exact = f"kari  {days}  fri 12:00-22:00[passive 13:00-21:00]"
    assert findings("TID-7", rota(exact)) == []
    week = rota(exact.replace("22:00", "22:01"))
    assert findings("TID-7", week) == ["kari mon 00:00: 1 min"]


def test_standing_overtime_is_told_of_where_it_is_judged() -> None:
    value = weeks(39, 39, 39, most=540)
    for month, day, told in ((10, 26, 0), (11, 2, 1), (11, 16, 1), (11, 23, 0)):
        first = date(2026, month, day)
        assert len(findings("OT-1", replace(value, period=DateSpan(first, first)))) == told


def test_standing_overtime_is_three_of_four_weeks_and_told_once() -> None:
    assert len(findings("OT-1", weeks(39, 38, 39, 39, most=540))) == 1
    assert findings("OT-1", weeks(39, 38, 38, 39, 39, most=540)) == []
    assert len(findings("OT-1", weeks(*[39] * 5, most=540))) == 1
    assert len(findings("OT-1", weeks(*[39] * 6, most=540))) == 2


def test_work_elsewhere_at_the_same_time_counts_once_and_as_this_ordning_s() -> None:
    # Eight hours here, position seven: one hour of merarbeid, though the same hours stand elsewhere too.
    week = rota("kari  mon 08:00-16:00", position=7 * 60)
    same = Elsewhere("e", "kari", week.shifts[0].start, week.shifts[0].end)
    assert figures(replace(week, elsewhere=(same,)))["kari"].additional == 60


def test_merarbeid_ends_where_overtime_begins() -> None:
    # Thirty hours and nine on Friday: one is over the 38, and one lies between the position and them.
    days = "  ".join(f"{day} 08:00-15:30" for day in ("mon", "tue", "wed", "thu"))
    sums = figures(rota(f"kari  {days}  fri 08:00-17:00", position=37 * 60))["kari"]
    assert (sums.hours, sums.overtime, sums.additional) == (39 * 60, 60, 60)


def test_merarbeid_of_averaged_weeks_leaves_out_overtime() -> None:
    # Forty planned hours and one besides, which is overtime: three are over the position of 37.
    days = "  ".join(f"{day} 08:00-16:00" for day in ("mon", "tue", "wed", "thu"))
    text = f"kari  {days}  fri 08:00-16:00[actual 08:00-17:00]"
    sums = figures(rota(text, position=37 * 60, agreements=["10-5-1"]))["kari"]
    assert (sums.hours, sums.overtime, sums.additional) == (41 * 60, 60, 3 * 60)


def test_standby_over_two_days_is_no_more_than_its_seventh() -> None:
    # Forty-eight hours of standby are 411 minutes, and eight hours are over the week: work is the cause.
    days = "  ".join(f"{day} 08:00-15:50" for day in ("mon", "tue", "wed", "thu"))
    text = f"kari  {days}  fri 08:00-15:{{}}  sat 00:00-24:00>1[standby]"
    assert only(rota(text.format(49)), "OT-2").amount == 480
    less = days.replace("15:50", "15:30")
    assert only(rota(f"kari  {less}  fri 08:00-16:00  sat 00:00-24:00>1[standby]"), "TID-8").amount == 411


def test_passive_time_lengthens_only_the_days_it_lies_on() -> None:
    # Three days on the spot, the last two passive: fifteen hours over on the first, thirteen on the others.
    start = rota("kari  mon 08:00-08:00>2").shifts[0]
    quiet = Period(start.start + 24 * 60, start.end)
    value = replace(rota("kari  mon 08:00-08:00>2"), shifts=(replace(start, passive=(quiet,)),))
    days = [(each.rule, each.amount) for each in check(value) if each.rule in ("TID-1", "TID-7")]
    assert days[:3] == [("TID-1", 900), ("TID-7", 780), ("TID-7", 780)]


def test_a_day_that_begins_at_six_holds_the_night_after_it() -> None:
    # DEF-4: døgnstart 06:00, so that 02–05 is Sunday's and 06–12:30 Monday's.
    six = Ordning("o", "Test", day_start=6 * 60)
    apart = rota("kari  mon 02:00-05:00  mon 06:00-12:30", ordning=six)
    assert findings("TID-1", apart) == []
    night = "kari  mon 05:59-08:00  mon 12:00-20:00"
    assert findings("TID-1", rota(night, ordning=six)) == []
    assert findings("TID-1", rota(night.replace("05:59", "06:00"), ordning=six)) == ["kari mon 20:00: 60 min"]


def test_standby_lies_on_the_days_the_ordning_begins_at_six() -> None:
    # Monday from midnight to noon: six hours on Sunday's account, six on Monday's; a seventh of each.
    six = Ordning("o", "Test", day_start=6 * 60)
    monday = DateSpan(date(2026, 11, 23), date(2026, 11, 23))
    value = rota("kari  mon 00:00-12:00[standby]", ordning=six, period=monday)
    assert figures(value)["kari"].hours == 103 - 51


def test_five_weeks_are_too_many_to_be_given_back_in() -> None:
    # 30 + 48 + 48 + 29 and 48 + 48 + 29 + 30 are over four weeks of 38; the five together are not.
    assert averaged(30, 48, 48, 29, 30) == []


def test_passive_time_at_the_beginning_lengthens_the_first_days_only() -> None:
    start = rota("kari  mon 08:00-08:00>2").shifts[0]
    quiet = Period(start.start, start.start + 48 * 60)
    value = replace(rota("kari  mon 08:00-08:00>2"), shifts=(replace(start, passive=(quiet,)),))
    days = [(each.rule, each.amount) for each in check(value) if each.rule in ("TID-1", "TID-7")]
    assert [each for each in days if each[0] == "TID-7"][:2] == [("TID-7", 780), ("TID-7", 780)]
    assert ("TID-1", 900) in days


def test_merarbeid_of_averaged_weeks_is_never_less_than_none() -> None:
    value = weeks(30, 30, most=540, position=37 * 60, agreements=["10-5-1"])
    assert figures(value)["kari"].additional == 0


def test_merarbeid_of_averaged_weeks_leaves_out_work_elsewhere() -> None:
    # Thirty hours here and two elsewhere: the position of 30 is not passed.
    days = "  ".join(f"{day} 08:00-15:30" for day in ("mon", "tue", "wed", "thu"))
    week = rota(f"kari  {days}", position=30 * 60, agreements=["10-5-1"])
    evening = week.shifts[-1].end + 30
    away = Elsewhere("e", "kari", evening, evening + 120)
    assert figures(replace(week, elsewhere=(away,)))["kari"].additional == 0
    more = replace(week, shifts=(*week.shifts[:-1], replace(week.shifts[-1], end=evening)))
    assert figures(replace(more, elsewhere=(away,)))["kari"].additional == 30


def test_merarbeid_of_a_day_leaves_out_work_elsewhere() -> None:
    # A position of one hour: seven on Monday, and of Tuesday's eight hours the four that are worked here.
    week = rota("kari  mon 08:00-16:00  tue 08:00-12:00", position=60)
    away = Elsewhere("e", "kari", week.shifts[-1].end + 60, week.shifts[-1].end + 300)
    assert figures(replace(week, elsewhere=(away,)))["kari"].additional == 11 * 60


def test_work_elsewhere_on_the_second_day_of_a_long_period_is_that_day_s() -> None:
    # From Monday 08 for 26 hours here, then four elsewhere.
    week = rota("kari  mon 08:00-10:00>1")
    away = Elsewhere("e", "kari", week.shifts[0].end, week.shifts[0].end + 4 * 60)
    value = replace(week, elsewhere=(away,))
    assert figures(value)["kari"].hours == 26 * 60
    tuesday = DateSpan(date(2026, 11, 24), date(2026, 11, 24))
    assert figures(replace(value, period=tuesday))["kari"].hours == 2 * 60


@pytest.mark.parametrize(("day", "told"), [(22, 0), (23, 1), (24, 0)])
def test_a_shift_from_midnight_to_midnight_is_judged_on_its_day(day: int, told: int) -> None:
    value = rota("kari  mon 00:00-00:00")
    judged = replace(value, period=DateSpan(date(2026, 11, day), date(2026, 11, day)))
    assert len(findings("PAUSE-1", judged)) == told


def test_a_week_from_friday_has_the_number_of_the_week_that_holds_most_of_it() -> None:
    # Friday 20 to Thursday 26 November: four of its days lie in week 48 (DEF-4).
    friday_first = Ordning("o", "Test", week_start=5)
    days = "  ".join(f"2026-11-{day} 08:00-16:00" for day in (20, 23, 24, 25, 26))
    assert only(rota(f"kari  {days}", ordning=friday_first), "OT-2").text.values["week"] == 48
    thursday_first = Ordning("o", "Test", week_start=4)
    days = "  ".join(f"2026-11-{day} 08:00-16:00" for day in (19, 20, 21, 23, 24))
    assert only(rota(f"kari  {days}", ordning=thursday_first), "OT-2").text.values["week"] == 47


def test_night_hours_before_a_holiday_begins_are_no_holiday_hours() -> None:
    # 17 May 2028 is a Wednesday and begins at 22:00: three hours at night, and two of them both (TID-3).
    once = Ordning("o", "Test", readings=replace(READ_AS_USUAL, sliding_cumulative=False))
    text = (
        "kari  2028-05-15 06:00-12:00  2028-05-15 21:00-03:00  2028-05-16 20:00-00:00"
        "  2028-05-18 08:00-17:00  2028-05-19 08:00-17:00  2028-05-20 07:00-16:00"
    )
    value = rota(text, hours_class=HoursClass.TRE, ordning=once)
    assert only(value, "TID-3").details["limit"] == 2400 - 9 * 15
