"""Which agreement gives which number, that a small slip once passed unnoticed (working-time.md A.3–A.6)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bpa_desk.domain.assistant import HoursClass
from bpa_desk.domain.rules.bases import BASIS
from bpa_desk.domain.rules.check import check, figures
from tests.domain.rota_text import agreement, findings, rota, rules
from tests.domain.rules.test_examples import weeks

SUMMER = "2026-06-01"
FIVE = ("mon", "tue", "wed", "thu", "fri")
SIX = (*FIVE, "sat")


def each_day(days: tuple[str, ...], hours: str) -> str:
    return "kari  " + "  ".join(f"{day} {hours}" for day in days)


@pytest.mark.parametrize(("last", "found"), [("22:12", []), ("22:13", ["kari mon 00:00: 1 min"])])
def test_passive_time_lengthens_the_week_by_ten_hours_at_most(last: str, found: list[str]) -> None:
    # 36 hours and ten more (TID-7), far from the 48 where all passive weeks end.
    text = each_day(FIVE[:4], "13:00-22:12[passive 14:00-22:00]")
    text += f"  fri 13:00-{last}[passive 14:00-22:00]"
    assert findings("TID-7", rota(text, hours_class=HoursClass.H36)) == found


@pytest.mark.parametrize(("minute", "found"), [("00", 0), ("01", 1)])
def test_a_total_week_agreed_with_the_union_is_the_mean_that_holds(minute: str, found: int) -> None:
    # SNITT-5: sixty hours in all on average over eight weeks instead of forty-eight.
    union = agreement("10-12-4", total_week_hours=60)
    rows = [each_day(SIX, "07:00-17:00").replace("mon", f"mon+{n}") for n in range(8)]
    for n, row in enumerate(rows):
        for day in SIX[1:]:
            row = row.replace(f" {day} ", f" {day}+{n} ")
        rows[n] = row
    rows[7] = rows[7].replace("sat+7 07:00-17:00", f"sat+7 07:00-17:{minute}")
    value = rota("\n".join(rows), monday=SUMMER, agreements=[union])
    assert findings("OT-7", value) == ["kari mon 00:00: 1 min"] * found


@pytest.mark.parametrize(("end", "found"), [("22:00", []), ("22:01", ["kari mon 22:01: 1 min"])])
def test_the_longest_day_in_all_is_not_the_ordinary_day(end: str, found: list[str]) -> None:
    union = agreement("10-12-4", day_hours=10, total_day_hours=14)
    assert findings("OT-7", rota(f"kari  mon 08:00-{end}", agreements=[union])) == found


def test_a_written_factor_of_standby_is_kept() -> None:
    # An eighth of 56 hours is seven (TID-8).
    eighth = agreement("10-4-3", standby_factor=0.125)
    week = rota("kari  fri 16:00-24:00>2[standby]", agreements=[eighth])
    assert figures(week)["kari"].hours == 7 * 60


def test_a_short_agreed_day_is_averaging_all_the_same() -> None:
    # Five days of eight hours are two hours over the class' week, and averaged.
    text = each_day(FIVE, "08:00-16:00")
    assert figures(rota(text, agreements=[agreement("10-5-1", day_hours=8)]))["kari"].overtime == 0
    assert figures(rota(text))["kari"].overtime == 120


def test_of_two_agreements_with_the_same_day_the_later_one_holds() -> None:
    text = each_day(FIVE, "08:00-17:00")
    old = agreement("10-5-1", "2020-01-01", week_hours_max=44)
    new = agreement("10-5-1", "2021-01-01", week_hours_max=45)
    assert findings("SNITT-1", rota(text, agreements=[old, new])) == []
    old = agreement("10-5-1", "2020-01-01", week_hours_max=45)
    new = agreement("10-5-1", "2021-01-01", week_hours_max=44)
    assert findings("SNITT-1", rota(text, agreements=[old, new])) == ["kari mon 00:00: 60 min"]


def test_of_two_agreements_the_one_with_the_longer_day_holds() -> None:
    longer = agreement("10-5-2", "2020-01-01")
    shorter = agreement("10-5-1", "2021-01-01")
    assert rules(rota("kari  mon 08:00-20:30", agreements=[longer, shorter])) == set()
    assert rules(rota("kari  mon 08:00-20:31", agreements=[longer, shorter])) == {"SNITT-2"}


def test_compensating_rest_is_owed_also_beside_other_agreements() -> None:
    # HVILE-3, example 1: eight hours, so fourteen in the next rest.
    text = "kari  mon 15:00-23:00  tue 07:00-15:00  wed {}-12:00"
    both = ["10-5-1", "10-8-3"]
    assert findings("HVILE-3", rota(text.format("05:00"), agreements=both)) == []
    assert findings("HVILE-3", rota(text.format("04:59"), agreements=both)) == ["kari wed 04:59: 1 min"]


def test_sundays_may_be_spread_also_beside_other_agreements() -> None:
    # HVILE-4, C.3: two Sundays in a row with a written agreement.
    text = "kari  2026-11-01 10:00-16:00  2026-11-08 10:00-16:00"
    assert rules(rota(text, agreements=["10-5-1", "10-8-4"])) == set()


@pytest.mark.parametrize(
    ("limits", "gap", "found"),
    [
        (("daily_rest_hours", 9.0), "08:00", []),
        (("daily_rest_hours", 9.0), "07:59", ["kari tue 07:59: 1 min"]),
        (("weekly_rest_hours", 30.0), "07:59", ["kari tue 07:59: 121 min"]),
    ],
)
def test_a_consent_may_shorten_the_daily_rest_alone(
    limits: tuple[str, float], gap: str, found: list[str]
) -> None:
    key, hours = limits
    consent = replace(agreement("10-12-7"), limits={key: hours})
    assert findings("HVILE-1", rota(f"kari  mon 15:00-23:00  tue {gap}-12:00", agreements=[consent])) == found


@pytest.mark.parametrize(("start", "found"), [("08:00", set()), ("07:59", {"HVILE-2"})])
def test_a_consent_may_shorten_the_weekly_rest_alone(start: str, found: set[str]) -> None:
    consent = agreement("10-12-7", weekly_rest_hours=30)
    # From Saturday 02:00 to Sunday 08:00.
    text = each_day(SIX[:4], "18:00-00:00") + f"  fri 18:00-02:00  sun {start}-12:00"
    assert rules(rota(text, agreements=[consent])) == found


def test_a_call_out_does_not_excuse_a_long_day_where_nothing_is_agreed() -> None:
    # From 08 to 22 with a call-out: ten hours are left of the twenty-four (HVILE-1, anchored test).
    text = "kari  mon 08:00-16:00  mon 17:00-23:00[standby][call 20:00-22:00]"
    assert findings("HVILE-1", rota(text)) == ["kari tue 08:00: 60 min"]
    assert findings("HVILE-1", rota(text, agreements=["10-8-3"])) == []


def test_the_union_s_ten_hours_a_week_still_lift_the_four_weeks() -> None:
    # Example 17, with an agreement that names the same ten hours: 26 of 50 hours in four weeks.
    union = agreement("10-6-5", overtime_week_hours=10)
    assert rules(weeks(47, 46, 44, 41, most=540, agreements=[union])) == set()


def test_an_agreement_that_names_no_weeks_is_averaged_over_a_year() -> None:
    # 52 weeks of 38 hours are 41 of 48 and eight hours; nothing can bring down more than that.
    union = agreement("10-12-4", "2026-01-05", "2028-12-31", day_hours=10)
    for last, unlawful in ((8.0, False), (8 + 1 / 60, True)):
        value = weeks(*[48] * 41, last, most=600, monday="2026-01-05", agreements=[union])
        (found,) = [each for each in check(value) if "the average may be" in each.text.template]
        assert (found.severity.unlawful, found.amount == 1) == (unlawful, unlawful)
        assert (found.text.values["weeks"] == 52) is unlawful


def test_an_agreement_that_names_no_mean_has_eight_weeks_of_forty_eight() -> None:
    def over(*hours: float) -> list[int]:
        union = agreement("10-12-4", day_hours=10)
        found = check(weeks(*hours, most=600, monday=SUMMER, agreements=[union]))
        return [each.amount for each in found if "on average in the" in each.text.template]

    assert over(*[48] * 8) == []
    assert over(*[48] * 7, 48 + 1 / 60) == [1]
    assert over(50, *[48] * 7, 46) == [120]
    assert over(50, *[48] * 6, 46, 48) == []


def test_terms_are_known_from_the_first_day() -> None:
    week = rota("kari  mon 08:00-16:00", monday=date(1900, 1, 1))
    assert figures(week)["kari"].hours == 480


@pytest.mark.parametrize("hours", [-0.5, -1.0, float("nan")])
def test_a_number_below_nothing_is_as_if_it_were_not_written(hours: float) -> None:
    assert BASIS["10-12-4"].number(agreement("10-12-4", day_hours=hours), "day_hours") is None
    assert BASIS["10-12-4"].number(agreement("10-12-4", day_hours=0), "day_hours") == 0


def test_the_wider_of_two_agreements_on_overtime_holds_whichever_came_first() -> None:
    # Sixty-two hours are twenty-two of overtime: past twenty, within twenty-five.
    week = rota(
        "kari  " + "  ".join(f"{day} 08:00-20:24" for day in ("mon", "tue", "wed", "thu", "fri")),
        hours_class=HoursClass.DAG40,
    )
    wide, narrow = agreement("10-6-6", "2020-01-01"), agreement("10-6-5", "2021-01-01")
    for agreements, limit in (((narrow,), 1200), ((wide, narrow), None), ((wide,), None)):
        over = [
            each.details["limit"]
            for each in check(replace(week, agreements=agreements))
            if "overtime" in each.details
        ]
        assert over == ([] if limit is None else [limit])
