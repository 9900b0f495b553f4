"""Daily and weekly rest, each side of the limit, over midnight, week edges and both clock changes."""

from __future__ import annotations

from datetime import date

import pytest

from bpa_desk.domain.finding import Severity
from bpa_desk.domain.rules.check import check
from bpa_desk.domain.time import DateSpan
from tests.domain.rota_text import agreement, findings, only, rota, rules


@pytest.mark.parametrize(
    ("end", "found"), [("20:59", []), ("21:00", []), ("21:01", ["kari tue 08:00: 1 min"])]
)
def test_gap_to_the_minute(end: str, found: list[str]) -> None:
    assert findings("HVILE-1", rota(f"kari  mon 14:00-{end}  tue 08:00-12:00")) == found


def test_gap_over_the_spring_clock_change() -> None:
    # The clock skips 02–03 on 29 March 2026: twelve clock hours are eleven.
    assert findings("HVILE-1", rota("kari  2026-03-28 12:00-20:00  2026-03-29 08:00-12:00")) == []
    assert findings("HVILE-1", rota("kari  2026-03-28 12:00-20:01  2026-03-29 08:00-12:00")) == [
        "kari sun 08:00: 1 min"
    ]


def test_gap_over_the_week_edge() -> None:
    assert findings("HVILE-1", rota("kari  sun 15:00-23:00  mon+1 09:59-12:00")) == ["kari mon 09:59: 1 min"]


def test_a_long_main_period_leaves_too_little_of_its_24_hours() -> None:
    assert findings("HVILE-1", rota("kari  mon 08:00-21:00  tue 08:00-12:00")) == []
    assert findings("HVILE-1", rota("kari  mon 08:00-21:01  tue 12:00-16:00")) == ["kari tue 08:00: 1 min"]


def test_the_longest_stretch_inside_a_split_day_counts() -> None:
    found = only(rota("kari  mon 07:00-15:00  mon 22:00-07:00"), "HVILE-1")
    assert found.amount == 4 * 60
    assert [each.id for each in rota("kari  mon 07:00-15:00").shifts] == ["1"]


def test_a_whole_day_without_rest() -> None:
    found = only(rota("kari  mon 08:00-08:00"), "HVILE-1")
    assert (found.amount, found.lawful_with) == (11 * 60, ("10-12-4", "10-12-7"))


def test_the_eight_hour_floor() -> None:
    assert rules(rota("kari  mon 15:00-23:00  tue 07:00-09:00", agreements=["10-8-3"])) == set()
    short = only(rota("kari  mon 15:00-23:00  tue 06:59-09:00", agreements=["10-8-3"]), "HVILE-1")
    assert (short.amount, short.law) == (1, "aml. § 10-8 (3)")


def test_a_call_out_from_standby_has_no_floor_but_must_be_made_up_for() -> None:
    text = "kari  mon 08:00-16:00  mon 16:00-08:00[standby][call 23:00-02:00]  tue 08:00-12:00  {next}"
    lawful = rota(text.format(next="wed 08:00-12:00"), agreements=["10-8-3"])
    assert rules(lawful) == set()
    tight = rota(text.format(next="wed 00:00-04:00"), agreements=["10-8-3"])
    assert findings("HVILE-3", tight) == ["kari wed 00:00: 240 min"]
    evening = "kari  mon 08:00-16:00  mon 16:00-08:00[standby][call 23:00-00:00]  tue {start}-20:00"
    assert rules(rota(evening.format(start="14:00"), agreements=["10-8-3"])) == set()
    assert findings("HVILE-3", rota(evening.format(start="13:59"), agreements=["10-8-3"])) == [
        "kari tue 13:59: 1 min"
    ]
    without = rota(text.format(next="wed 08:00-12:00"))
    assert "HVILE-1" in rules(without)


def test_compensation_for_a_long_period_is_due_in_the_rest_that_follows() -> None:
    text = "kari  mon 08:00-22:00  tue {start}-14:00"
    with_agreement = ["10-8-3", "10-6-9"]
    assert rules(rota(text.format(start="10:00"), agreements=with_agreement)) == set()
    assert findings("HVILE-3", rota(text.format(start="09:59"), agreements=with_agreement)) == [
        "kari tue 09:59: 1 min"
    ]


def test_a_longer_day_by_agreement_brings_its_own_rest() -> None:
    assert rules(rota("kari  mon 08:00-00:00  wed 08:00-12:00", agreements=["10-6-9"])) == set()
    assert rules(rota("kari  mon 08:00-00:01  wed 08:00-12:00", agreements=["10-6-9"])) == {"HVILE-1", "OT-7"}


def test_other_protection_under_10_12_is_a_warning_only() -> None:
    consent = agreement("10-12-7", day_hours=24, week_hours_max=98, daily_rest_hours=0)
    week = rota("kari  mon 08:00-08:00  wed 05:00-08:00", agreements=[consent])
    assert rules(week) == set()
    assert only(week, "HVILE-3").severity is Severity.ADVARSEL


def test_emergency_turns_unlawful_into_a_warning() -> None:
    week = rota("kari  mon 15:00-23:00  tue 07:00-15:00[emergency]")
    assert only(week, "HVILE-1").severity is Severity.ADVARSEL
    assert only(week, "HVILE-1").lawful_with == ()


def test_free_break_of_eight_hours_is_rest_and_a_short_one_is_not() -> None:
    assert findings("HVILE-1", rota("kari  mon 08:00-16:00[free 08:00-08:30]  tue 03:00-09:00")) == []
    split = rota("kari  mon 08:00-12:00>1[free 14:00-02:00+1]")
    assert findings("HVILE-1", split) == []
    held = rota("kari  mon 08:00-12:00>1[free 14:00-21:00]")
    assert "HVILE-1" in rules(held)


WEEK = "kari  " + "  ".join(f"{day} 14:00-22:00" for day in ("mon", "tue", "wed", "thu", "fri"))


@pytest.mark.parametrize(("start", "short"), [("09:00", 0), ("08:59", 1)])
def test_weekly_rest_to_the_minute(start: str, short: int) -> None:
    found = [each for each in check(rota(f"{WEEK}  sun {start}-12:00")) if each.rule == "HVILE-2"]
    assert [each.amount for each in found if each.severity.unlawful] == ([short] if short else [])


def test_weekly_rest_over_the_autumn_clock_change() -> None:
    days = "  ".join(f"2026-10-{day} 14:00-22:00" for day in (19, 20, 21, 22, 23))
    # Friday 22:00 to Sunday 08:00 is 34 clock hours and 35 real ones.
    assert rules(rota(f"kari  {days}  2026-10-25 08:00-12:00")) == set()
    assert "HVILE-2" in rules(rota(f"kari  {days}  2026-10-25 07:59-12:00"))


def test_weekly_rest_over_the_edge_counts_where_its_whole_day_lies() -> None:
    days = "  ".join(f"{day} 14:00-22:00" for day in ("mon", "tue", "wed", "thu", "fri"))
    week = rota(f"kari  {days}  sat 14:00-22:00  mon+1 10:00-14:00")
    assert rules(week) == set()
    assert only(week, "HVILE-2").severity is Severity.INFO
    # 34 hours over the edge are no weekly rest.
    assert "HVILE-2" in rules(rota(f"kari  {days}  sat 14:00-22:00  mon+1 08:59-12:59"))


def test_one_rest_does_not_serve_two_weeks() -> None:
    first = "  ".join(f"{day} 14:00-22:00" for day in ("mon", "tue", "wed", "thu", "fri"))
    second = "  ".join(f"{day}+1 08:00-14:00" for day in ("tue", "wed", "thu", "fri", "sat", "sun"))
    short = rota(f"kari  {first}  sat 08:00-10:01  {second}")
    assert [each.severity.unlawful for each in check(short) if each.rule == "HVILE-2"] == [True]
    # Seventy hours or more are two weekly rests.
    long = rota(f"kari  {first}  sat 08:00-10:00  {second}")
    assert [each.severity for each in check(long) if each.rule == "HVILE-2"] == [Severity.INFO]


def test_far_between_two_rests() -> None:
    # Each week has its rest, but 150 hours lie between the two.
    weeks = rota(
        "kari  sat 08:00-10:00  wed+1 08:00-14:00  thu+1 08:00-14:00  fri+1 08:00-14:00  sat+1 08:00-14:00"
        "  sun+1 08:00-14:00  mon+2 08:00-14:00  tue+2 08:00-14:00  fri+2 08:00-12:00"
    )
    assert [each.severity for each in check(weeks) if each.rule == "HVILE-2"] == [Severity.ADVARSEL]


def test_only_the_judged_period_is_judged() -> None:
    text = "kari  mon 15:00-23:00  tue 07:00-15:00  mon+1 15:00-23:00  tue+1 07:00-15:00"
    later = rota(text, period=DateSpan(date(2026, 11, 30), date(2026, 12, 6)))
    assert findings("HVILE-1", later) == ["kari tue 07:00: 180 min"]
    both = rota(text, period=DateSpan(date(2026, 11, 23), date(2026, 12, 6)))
    assert len(findings("HVILE-1", both)) == 2


def test_cancelled_shifts_never_count() -> None:
    assert rules(rota("kari  mon 15:00-23:00  tue 07:00-15:00[cancelled]")) == set()


def test_what_was_worked_counts_rather_than_the_plan() -> None:
    assert rules(rota("kari  mon 14:00-21:00[actual 14:00-21:30]  tue 08:00-12:00")) == {"HVILE-1"}
    assert rules(rota("kari  mon 14:00-22:00[actual 14:00-21:00]  tue 08:00-12:00")) == set()


def test_a_week_on_the_spot_under_a_union_agreement() -> None:
    union = agreement(
        "10-12-4", day_hours=24, week_hours=60, week_hours_max=168, daily_rest_hours=0, weekly_rest_hours=0
    )
    week_on = rota("kari  mon 08:00-08:00>6[id a]", monday="2026-06-01", agreements=[union])
    assert week_on.shifts[0].end - week_on.shifts[0].start == 7 * 1440
    assert rules(week_on) == set()
    without = rota("kari  mon 08:00-08:00>6", monday="2026-06-01")
    assert {"HVILE-1", "HVILE-2", "OT-3", "OT-7"} <= rules(without)
    # Seven days of 24 hours, each said once.
    assert len([each for each in check(without) if each.rule == "OT-7" and each.amount == 11 * 60]) == 7
