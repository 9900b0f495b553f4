"""Limits that a small slip in the rules once passed unnoticed: each test fails if that slip is made."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bpa_desk.domain.finding import Severity
from bpa_desk.domain.rota import Person
from bpa_desk.domain.rules.check import check
from bpa_desk.domain.time import DateSpan, Period
from tests.domain.rota_text import agreement, at, findings, only, rota, rules

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


SHORTER = ["10-8-3"]


def test_each_short_rest_is_owed_in_the_next_and_eight_hours_are_not_enough() -> None:
    # HVILE-3, example 1: eight hours, and eight again where fourteen are due.
    text = "kari  mon 12:00-20:00  tue 04:00-16:00  wed 00:00-04:00"
    assert findings("HVILE-3", rota(text, agreements=SHORTER)) == ["kari wed 00:00: 360 min"]


def test_a_rest_over_eleven_hours_is_no_credit_and_no_debt() -> None:
    # Thirteen hours, then eight: lawful, since nothing was short before.
    text = "kari  mon 08:00-15:00  tue 04:00-16:00  wed 00:00-02:00"
    assert rules(rota(text, agreements=SHORTER)) == set()


def test_what_was_never_allowed_is_not_owed_besides() -> None:
    # Seven hours of the twenty-four after 08 are unlawful also with an agreement (HVILE-1), not owed too.
    text = "kari  mon 08:00-01:00  tue 12:00-14:00"
    assert findings("HVILE-1", rota(text, agreements=SHORTER)) == ["kari tue 08:00: 60 min"]
    assert findings("HVILE-3", rota(text, agreements=SHORTER)) == []


def test_nothing_is_owed_once_the_agreement_has_ended() -> None:
    ended = [agreement("10-8-3", "2020-01-01", "2026-11-22")]
    text = "kari  sun-1 08:00-10:00  mon 08:00-22:00  tue 10:00-12:00".replace("sun-1", "2026-11-22")
    assert findings("HVILE-1", rota(text, agreements=ended)) == ["kari tue 08:00: 60 min"]
    assert findings("HVILE-3", rota(text, agreements=ended)) == []


def test_only_a_call_out_at_the_rest_itself_lifts_the_floor() -> None:
    # Seven hours off: the call-out comes later on the day, so that the eight hours stand (HVILE-3).
    after = "kari  mon 15:00-23:00  tue 06:00-10:00  tue 11:00-14:00[standby][call 12:00-13:00]"
    assert findings("HVILE-1", rota(after, agreements=SHORTER)) == ["kari tue 06:00: 60 min"]
    before = "kari  mon 10:00-14:00[standby][call 12:00-13:00]  mon 15:00-23:00  tue 06:00-10:00"
    assert findings("HVILE-1", rota(before, agreements=SHORTER)) == ["kari tue 06:00: 60 min"]
    within = "kari  mon 15:00-23:00  tue 04:00-07:00[standby][call 06:00-06:30]  tue 08:00-10:00"
    assert findings("HVILE-1", rota(within, agreements=SHORTER)) == []


@pytest.mark.parametrize(("start", "over"), [("19:00", []), ("19:01", ["kari fri 19:01: 1 min"])])
def test_a_hundred_and_thirty_three_hours_between_two_weekly_rests(start: str, over: list[str]) -> None:
    # From Sunday 06:00 to Friday 19:00 are 133 hours (HVILE-2, soft check).
    days = "  ".join(f"{day}+1 08:00-14:00" for day in ("mon", "tue", "wed", "thu"))
    text = f"kari  mon 08:00-14:00  sun 06:00-12:00  {days}  fri+1 13:00-{start}  mon+2 08:00-14:00"
    assert findings("HVILE-2", rota(text)) == over


TO_SATURDAY = "  ".join(f"{day}+1 08:00-14:00" for day in ("wed", "thu", "fri", "sat"))


@pytest.mark.parametrize(("start", "told"), [("00:00", Severity.INFO), ("23:59", Severity.KREVER_AVTALE)])
def test_a_whole_day_ends_at_midnight(start: str, told: Severity) -> None:
    # Sunday noon to Tuesday 00:00 holds all of Monday (HVILE-2 b); a minute less does not.
    first = "tue+1 00:00-06:00" if start == "00:00" else "mon+1 23:59-06:00"
    week = rota(f"kari  mon 08:00-12:00  sun 08:00-12:00  {first}  {TO_SATURDAY}  sun+1 08:00-12:00")
    assert only(week, "HVILE-2").severity is told


@pytest.mark.parametrize(("end", "told"), [("00:00", Severity.INFO), ("00:01", Severity.KREVER_AVTALE)])
def test_a_whole_day_begins_at_midnight(end: str, told: Severity) -> None:
    days = "  ".join(f"{day} 16:00-23:00" for day in ("mon", "tue", "wed", "thu", "fri"))
    week = rota(f"kari  {days}  sat 16:00-{end}  mon+1 12:00-18:00")
    assert only(week, "HVILE-2").severity is told


def test_a_rest_that_goes_on_after_the_plan_is_not_told_of() -> None:
    days = "  ".join(f"{day} 14:00-22:00" for day in ("mon", "tue", "wed", "thu", "fri", "sat"))
    assert findings("HVILE-2", rota(f"kari  {days}")) == []


def test_the_rest_of_a_week_that_is_not_judged_is_not_told_of() -> None:
    days = "  ".join(f"{day} 14:00-22:00" for day in ("mon", "tue", "wed", "thu", "fri", "sat"))
    week = rota(f"kari  {days}  mon+1 10:00-14:00")
    assert [each.severity for each in check(week) if each.rule == "HVILE-2"] == [Severity.INFO]
    assert findings("HVILE-2", replace(week, period=DateSpan(date(2026, 11, 30), date(2026, 12, 6)))) == []


def test_a_week_is_judged_alike_alone_and_among_the_weeks_before() -> None:
    # Every week rests over its edge, Saturday 22:00 to Tuesday 08:00, but for the last: it works its Sunday,
    # and the rest it began with has served the week before (HVILE-2 b).
    days = [f"{day}+{week} 08:00-22:00" for week in range(4) for day in DAYS if day not in ("mon", "sun")]
    value = rota(f"kari  mon 08:00-22:00  {'  '.join(days)}  sun+3 08:00-22:00")
    last = replace(value, period=DateSpan(date(2026, 12, 14), date(2026, 12, 20)))
    for each in (value, last):
        unlawful = [found.start for found in check(each) if found.rule == "HVILE-2" and found.amount]
        assert unlawful == [at("2026-12-14T00:00")]


def test_a_rest_between_work_is_measured_to_the_minute_when_a_week_lacks_it() -> None:
    found = only(rota("kari  " + "  ".join(f"{day} 08:00-14:00" for day in DAYS)), "HVILE-2")
    assert (found.amount, found.details["rest"]) == (17 * 60, 18 * 60)


@pytest.mark.parametrize(("start", "cures"), [("07:00", ("10-8-3",)), ("06:59", ("10-12-4", "10-12-7"))])
def test_what_would_allow_a_short_night(start: str, cures: tuple[str, ...]) -> None:
    assert only(rota(f"kari  mon 15:00-23:00  tue {start}-12:00"), "HVILE-1").lawful_with == cures


def test_an_agreement_may_set_the_weekly_rest_aside() -> None:
    # HVILE-2 under § 10-12 (4): a week on the spot owes no rest, and one hour of it where that is agreed.
    days = "kari  mon 08:00-08:00>6"
    none = agreement("10-12-4", weekly_rest_hours=0)
    hour = agreement("10-12-4", weekly_rest_hours=1)
    assert findings("HVILE-2", rota(days, agreements=[none])) == []
    full = "kari  2026-11-22 23:00-01:00>8"
    assert findings("HVILE-2", rota(full, agreements=[hour])) == ["kari mon 00:00: 60 min"]
    assert findings("HVILE-2", rota(full, agreements=[none])) == []


def test_the_longest_stretch_off_in_a_split_day_counts_wherever_it_lies() -> None:
    # Nine hours off, then one: the nine are enough where eight are agreed (HVILE-1, anchored test).
    text = "kari  mon 00:00-02:00  mon 11:00-12:00  mon 13:00-{}"
    assert findings("HVILE-1", rota(text.format("20:00"), agreements=SHORTER)) == []
    assert findings("HVILE-1", rota(text.format("20:00"))) == ["kari mon 11:00: 120 min"]


def test_eleven_hours_are_a_whole_rest_and_owe_nothing() -> None:
    assert findings("HVILE-3", rota("kari  mon 15:00-23:00  tue 10:00-12:00", agreements=SHORTER)) == []


@pytest.mark.parametrize(("start", "found"), [("16:00", []), ("15:59", ["kari tue 15:59: 1 min"])])
def test_one_call_out_in_a_long_day_lets_it_be_owed(start: str, found: list[str]) -> None:
    # Seven of the twenty-four hours are left: four are owed, since a call-out has no floor (HVILE-3).
    text = "kari  mon 08:00-16:00  mon 17:00-07:00[standby][call 20:00-01:00]  tue {}-18:00"
    assert findings("HVILE-3", rota(text.format(start), agreements=SHORTER)) == found


def test_what_lacked_before_the_agreement_began_is_not_owed_under_it() -> None:
    # Eight hours on Monday night were unlawful; the agreement of Tuesday asks for eleven after them.
    begun = [agreement("10-8-3", "2026-11-24")]
    value = rota("kari  mon 15:00-23:00  tue 07:00-15:00  wed 02:00-04:00", agreements=begun)
    assert findings("HVILE-1", value) == ["kari tue 07:00: 180 min"]
    assert findings("HVILE-3", value) == []
    ten = rota("kari  mon 15:00-23:00  tue 07:00-15:00  wed 01:00-04:00", agreements=begun)
    assert findings("HVILE-3", ten) == []


@pytest.mark.parametrize(
    ("hours", "start", "found"),
    [
        (20, "18:00", []),
        (20, "17:59", ["kari mon 00:00: 1 min"]),
        (24, "22:00", []),
        (24, "21:59", ["kari mon 00:00: 1 min"]),
    ],
)
def test_a_weekly_rest_shorter_than_a_day_by_the_union_s_agreement(
    hours: float, start: str, found: list[str]
) -> None:
    # SNITT-5: from Friday 22:00; every other rest is sixteen hours.
    union = agreement("10-12-4", weekly_rest_hours=hours)
    late = "  ".join(f"{day} 14:00-22:00" for day in DAYS[:5])
    text = f"kari  {late}  sat {start}-23:30  sun 14:00-23:00  mon+1 14:00-22:00"
    assert findings("HVILE-2", rota(text, agreements=[union])) == found


@pytest.mark.parametrize(("start", "over"), [("19:00", []), ("19:01", ["kari fri 19:01: 1 min"])])
def test_a_rest_of_just_thirty_five_hours_is_a_weekly_one_and_thirty_are_not(
    start: str, over: list[str]
) -> None:
    # Between the two: a rest of thirty hours, from Tuesday 14 to Wednesday 20.
    days = "mon+1 08:00-14:00  tue+1 08:00-14:00  wed+1 20:00-22:00  thu+1 12:00-14:00"
    after = f"sun+1 06:{start[3:]}-12:00  mon+2 08:00-14:00"
    text = f"kari  mon 08:00-14:00  sun 06:00-12:00  {days}  fri+1 13:00-{start}  {after}"
    assert findings("HVILE-2", rota(text)) == over


def test_the_rest_before_the_plan_begins_is_not_told_of() -> None:
    days = "  ".join(f"{day} 08:00-14:00" for day in DAYS[1:])
    assert findings("HVILE-2", rota(f"kari  {days}")) == []


def test_a_rest_that_begins_as_the_judged_day_ends_is_told_of() -> None:
    value = rota("kari  mon 15:00-00:00  tue 07:00-15:00")
    for day, told in ((22, 0), (23, 1), (24, 1), (25, 0)):
        judged = replace(value, period=DateSpan(date(2026, 11, day), date(2026, 11, day)))
        assert len(findings("HVILE-1", judged)) == told


def test_of_two_rests_equally_long_the_first_is_named() -> None:
    found = only(rota("kari  mon 00:00-02:00  mon 09:00-10:00  mon 17:00-22:00"), "HVILE-1")
    assert (found.start, found.amount) == (at("2026-11-23T02:00"), 240)


def test_just_eleven_hours_after_the_agreement_ended_owe_nothing() -> None:
    ended = [agreement("10-8-3", "2020-01-01", "2026-11-20")]
    text = "kari  mon 08:00-15:00  tue 02:00-10:00  wed 00:00-04:00  wed 15:00-17:00"
    assert findings("HVILE-3", rota(text, agreements=ended)) == []


def test_of_two_agreements_the_shorter_weekly_rest_holds() -> None:
    short, long = agreement("10-12-4", weekly_rest_hours=20), agreement("10-8-3", weekly_rest_hours=30)
    late = "  ".join(f"{day} 14:00-22:00" for day in DAYS[:5])
    text = f"kari  {late}  sat 18:00-23:30  sun 14:00-23:00  mon+1 14:00-22:00"
    for agreed in ([short, long], [long, short]):
        assert findings("HVILE-2", rota(text, agreements=agreed)) == []


def test_a_rest_that_ends_as_the_judged_week_begins_is_told_of_and_one_before_is_not() -> None:
    week = DateSpan(date(2026, 11, 23), date(2026, 11, 29))
    edge = rota("kari  2026-11-22 08:00-16:00  mon 00:00-04:00", period=week)
    assert findings("HVILE-1", edge) == ["kari mon 00:00: 180 min"]
    before = rota("kari  2026-11-22 08:00-16:00  2026-11-22 22:00-23:59", period=week)
    assert findings("HVILE-1", before) == []
