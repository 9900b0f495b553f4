"""Corners that a changed number or comparison would slip past the other tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bpa_desk.domain.assistant import HoursClass
from bpa_desk.domain.finding import Severity
from bpa_desk.domain.ordning import Ordning
from bpa_desk.domain.rota import Person, Rota, Terms
from bpa_desk.domain.rules.bases import BASIS
from bpa_desk.domain.rules.check import check, figures
from bpa_desk.domain.rules.limits import CLASS_WEEK, LimitBook, Limits
from bpa_desk.domain.time import DateSpan
from tests.domain.rota_text import agreement, findings, only, rota, rules

SUMMER = "2026-06-01"
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def test_class_weeks_are_the_law() -> None:
    assert {kind.value: minutes // 60 for kind, minutes in CLASS_WEEK.items()} == {
        "DAG40": 40,
        "T38a": 38,
        "T38b": 38,
        "T38c": 38,
        "T38d": 38,
        "H36": 36,
        "TRE": 38,
    }
    assert all(minutes % 60 == 0 for minutes in CLASS_WEEK.values())


def test_default_numbers_of_the_bases_are_the_law() -> None:
    assert {key: dict(basis.defaults) for key, basis in BASIS.items() if basis.defaults} == {
        "10-4-3": {"standby_factor": 1 / 7},
        "10-5-1": {
            "day_hours": 10,
            "week_hours": 48,
            "mean_weeks": 8,
            "average_weeks": 52,
            "week_hours_max": 50,
        },
        "10-5-2": {
            "day_hours": 12.5,
            "week_hours": 48,
            "mean_weeks": 8,
            "average_weeks": 52,
            "week_hours_max": 54,
        },
        "10-5-3": {
            "day_hours": 13,
            "week_hours": 48,
            "mean_weeks": 8,
            "average_weeks": 26,
            "total_day_hours": 13,
            "total_week_hours": 48,
        },
        "10-6-5": {"overtime_week_hours": 20, "overtime_four_weeks_hours": 50, "overtime_year_hours": 300},
        "10-6-6": {"overtime_week_hours": 25, "overtime_year_hours": 200},
        "10-6-9": {"total_day_hours": 16},
        "10-8-3": {"daily_rest_hours": 8, "weekly_rest_hours": 28},
        "10-8-4": {"average_weeks": 26},
    }


def limits_with(*bases: str, day: date = date(2026, 6, 1), **own: float) -> Limits:
    """Return the limits in force under the agreements."""
    agreements = [agreement(basis, "2020-01-01", None, **own) for basis in bases]
    person = Person("kari", "Kari", terms=(Terms(DateSpan(date(2020, 1, 1), None), HoursClass.DAG40),))
    return LimitBook(Ordning("o", "Test"), agreements).of(person).on(day.toordinal())


def test_limits_resolved() -> None:
    plain = limits_with()
    union = limits_with("10-5-2", "10-6-5")
    assert (plain.day, plain.week, plain.total_day, plain.total_week) == (540, 2400, 780, 2880)
    assert (union.day, union.week_max, union.total_week_max) == (750, 3240, 69 * 60)
    assert (union.overtime_week, union.overtime_four_weeks, union.overtime_long) == (1200, 3000, 18000)
    alone = limits_with("10-5-2")
    assert alone.total_week_max is None
    custom = limits_with("10-12-7", day_hours=14, week_hours_max=98)
    assert (custom.averaging, custom.day, custom.total_day) == ("SNITT-6", 840, 840)
    assert (custom.mean_weeks, custom.mean, custom.anchored_rest) == (8, 2880, 600)
    wide = limits_with("10-12-4", week_hours=60, average_weeks=6)
    assert (wide.mean, wide.total_week, wide.average_weeks, wide.averaging) == (3600, 3600, 6, "SNITT-5")
    sundays = limits_with("10-8-4")
    assert (sundays.sundays, sundays.sundays_weeks) == (True, 26)
    strange = limits_with("10-12-4", daily_rest_hours=float("nan"), day_hours=-3)
    assert (strange.daily_rest, strange.averaging) == (660, "")


@pytest.mark.parametrize(
    ("hours", "cures"),
    [
        ("20:30", ("10-5-2",)),
        ("20:31", ("10-5-3",)),
        ("21:00", ("10-5-3",)),
        ("21:01", ("10-12-4", "10-12-7")),
    ],
)
def test_which_agreement_would_cure_a_long_averaged_day(hours: str, cures: tuple[str, ...]) -> None:
    assert only(rota(f"kari  mon 08:00-{hours}", agreements=["10-5-1"]), "SNITT-1").lawful_with == cures


def test_which_agreement_would_cure_a_long_averaged_week() -> None:
    days = "  ".join(f"{day} 08:00-18:00" for day in DAYS[:5])
    four = rota(f"kari  {days}  sat 08:00-12:00", agreements=["10-5-1"])
    assert only(four, "SNITT-1").lawful_with == ("10-5-2",)
    more = rota(f"kari  {days}  sat 08:00-12:01", agreements=["10-5-1"])
    assert only(more, "SNITT-1").lawful_with == ("10-12-4", "10-12-7")


def test_which_agreement_would_cure_a_missing_weekly_rest() -> None:
    text = "kari  " + "  ".join(f"{day} 14:00-22:00" for day in DAYS[:5]) + "  sun {start}-12:00"
    assert only(rota(text.format(start="02:00")), "HVILE-2").lawful_with == ("10-8-3",)
    assert only(rota(text.format(start="01:59")), "HVILE-2").lawful_with == ("10-12-4", "10-12-7")
    assert findings("HVILE-2", rota(text.format(start="02:00"), agreements=["10-8-3"])) == []


def test_which_agreement_would_cure_overtime_over_four_weeks() -> None:
    def four(minutes: int) -> str:
        return "kari  " + "  ".join(
            f"{day}+{week} 08:00-{8 + (540 + part) // 60:02d}:{part % 60:02d}"
            for week in range(4)
            for day, part in zip(DAYS[:5], (minutes, 0, 0, 0, 0), strict=True)
        )

    # 45 hours a week and a little: 7 h over, times four, and the little on Mondays.
    exact = only(rota(four(0), monday=SUMMER), "OT-3")
    assert (exact.amount, exact.lawful_with) == (3 * 60, ("10-6-5",))
    five = "kari  " + "  ".join(f"{day}+{week} 08:00-17:00" for week in (0, 1, 2, 4) for day in DAYS[:5])
    assert findings("OT-3", rota(five, monday=SUMMER)) == []


def test_the_debt_of_rest_is_paid_once() -> None:
    text = "kari  mon 15:00-23:00  tue 08:00-12:00  wed 01:00-05:00  wed 16:00-18:00"
    assert rules(rota(text, agreements=["10-8-3"])) == set()
    again = "kari  mon 15:00-23:00  tue 08:00-12:00  wed 00:59-05:00"
    assert findings("HVILE-3", rota(again, agreements=["10-8-3"])) == ["kari wed 00:59: 1 min"]
    twice = "kari  mon 15:00-23:00  tue 08:00-15:00  wed 00:00-05:00  thu {start}-14:00"
    found = [
        each.amount
        for each in check(rota(twice.format(start="06:59"), agreements=["10-8-3"]))
        if each.rule == "HVILE-3"
    ]
    assert found == [4 * 60]  # 9 hours where 13 were owed; the 9 hours then owe 2, and 25 h 59 min cover them


def test_both_debts_of_one_long_shift_and_short_rest() -> None:
    # Fourteen hours leave ten of the twenty-four, and the rest after it must be twelve.
    text = "kari  mon 15:00-23:00  tue 10:00-00:00  wed {start}-14:00"
    agreed = ["10-8-3", "10-6-9"]
    assert findings("HVILE-3", rota(text.format(start="12:00"), agreements=agreed)) == []
    assert findings("HVILE-3", rota(text.format(start="11:59"), agreements=agreed)) == [
        "kari wed 11:59: 1 min"
    ]


def test_passive_hours_lengthen_by_half() -> None:
    night = rota("kari  mon 22:00-03:00[passive 22:30-02:30]  tue 22:00-08:00")
    assert figures(night)["kari"].overtime == 60
    two = rota("kari  mon 08:00-16:30  mon 22:00-00:00[passive 22:20-00:00]")
    # 10 h 30 min against 9 h and half of 1 h 40 min.
    assert figures(two)["kari"].overtime == 40


def test_sunday_rest_must_lie_whole_within_the_weekly_rest() -> None:
    base = "kari  sun 10:00-14:00  sun+1 10:00-14:00  sun+2 10:00-14:00"
    agreed = ["10-8-4"]
    before = base + "  sat+3 12:00-18:00  mon+4 06:00-08:00"
    assert rules(rota(before, monday=SUMMER, agreements=agreed)) == set()
    touching = base + "  sat+3 12:00-18:01  mon+4 06:00-08:00"
    assert rules(rota(touching, monday=SUMMER, agreements=agreed)) == {"HVILE-4"}


def test_the_half_of_sundays_counts_only_the_agreed_days() -> None:
    short = agreement("10-8-4", "2026-06-08", "2026-06-21")
    inside = rota("kari  sun+1 10:00-14:00", monday=SUMMER, agreements=[short])
    assert rules(inside) == set()
    both = rota("kari  sun+1 10:00-14:00  sun+2 10:00-14:00", monday=SUMMER, agreements=[short])
    found = only(both, "HVILE-4")
    assert found.details == {"worked": 2, "red": 2}
    assert found.text.values["last"] == date(2026, 6, 21)


def test_two_people_are_judged_apart() -> None:
    week = rota("kari  mon 15:00-23:00\nola  tue 07:00-15:00")
    assert rules(week) == set()
    names = {
        each.assistant
        for each in check(rota("kari  mon 08:00-18:00\nola  mon 08:00-18:00"))
        if each.rule == "TID-1"
    }
    assert names == {"kari", "ola"}


def test_findings_stand_in_order_of_time_and_rule() -> None:
    week = rota("kari  wed 08:00-22:30  thu 05:00-09:00\nola  mon 08:00-22:30")
    found = [(each.start, each.rule, each.assistant or "") for each in check(week)]
    assert found == sorted(found)
    assert len(found) > 5


def test_severity_of_an_overtime_week_within_its_caps() -> None:
    week = rota("kari  " + "  ".join(f"{day} 08:00-17:00" for day in DAYS[:5]), monday=SUMMER)
    assert [(each.rule, each.severity, each.amount) for each in check(week) if each.rule == "OT-2"] == [
        ("OT-2", Severity.ADVARSEL, 7 * 60)
    ]


def in_period(week: Rota, first: date, last: date, rule: str) -> int:
    """Return how many findings of the rule the week has when only those days are judged."""
    return len([each for each in check(replace(week, period=DateSpan(first, last))) if each.rule == rule])


def test_sums_over_weeks_are_told_where_they_touch_the_judged_days() -> None:
    long = "  ".join(f"{day}+{week} 08:00-18:00" for week in range(8) for day in DAYS[:5])
    averaged = rota(f"kari  {long}", monday=SUMMER, agreements=[agreement("10-5-1", SUMMER, "2026-07-26")])
    plain = rota(f"kari  {long}", monday=SUMMER, agreements=["10-6-5"])
    before, first = date(2026, 5, 31), date(2026, 6, 1)
    last, after = date(2026, 7, 26), date(2026, 7, 27)
    for week, rule, found in ((averaged, "SNITT-1", 2), (plain, "OT-7", 1)):
        assert in_period(week, before, before, rule) == 0
        assert in_period(week, first, first, rule) == found
        assert in_period(week, last, last, rule) == found
        assert in_period(week, after, after, rule) == 0


def test_overtime_windows_are_told_where_they_touch_the_judged_days() -> None:
    long = "  ".join(f"{day}+{week} 08:00-17:00" for week in range(4) for day in DAYS[:5])
    week = rota(f"kari  {long}", monday=SUMMER)
    assert in_period(week, date(2026, 5, 31), date(2026, 5, 31), "OT-3") == 0
    assert in_period(week, date(2026, 6, 1), date(2026, 6, 1), "OT-3") == 1
    assert in_period(week, date(2026, 6, 28), date(2026, 6, 28), "OT-3") == 1
    assert in_period(week, date(2026, 6, 29), date(2026, 6, 29), "OT-3") == 0


def test_the_long_windows_of_overtime() -> None:
    assert (limits_with().overtime_long_weeks, limits_with("10-6-5").overtime_long_weeks) == (52, 52)
    special = limits_with("10-6-6")
    assert (special.overtime_long_weeks, special.overtime_long, special.overtime_four_weeks) == (
        26,
        12000,
        None,
    )


def test_a_missed_weekly_rest_names_the_shifts_that_touch_the_week() -> None:
    days = "  ".join(f"{day}+1 14:00-22:00" for day in DAYS)
    week = rota(f"kari  sat 10:00-12:00  sun 22:00-06:00  {days}  mon+2 14:00-22:00")
    found = [each for each in check(week) if each.rule == "HVILE-2" and each.severity.unlawful]
    assert [each.shifts for each in found] == [tuple(str(number) for number in range(2, 10))]
    apart = rota(f"kari  sat 10:00-12:00  sun 18:00-22:00  {days}")
    found = [each for each in check(apart) if each.rule == "HVILE-2" and each.severity.unlawful]
    assert [each.shifts for each in found] == [tuple(str(number) for number in range(3, 10))]


def test_daily_findings_are_told_where_their_rest_touches_the_judged_days() -> None:
    week = rota("kari  mon 15:00-23:00  tue 07:00-15:00")
    tuesday = date(2026, 11, 24)
    assert in_period(week, tuesday, tuesday, "HVILE-1") == 1
    assert in_period(week, date(2026, 11, 23), date(2026, 11, 23), "HVILE-1") == 1
    assert in_period(week, date(2026, 11, 25), date(2026, 11, 25), "HVILE-1") == 0
    assert in_period(week, date(2026, 11, 22), date(2026, 11, 22), "HVILE-1") == 0
    sundays = rota("kari  sun 10:00-14:00  sun+1 10:00-14:00")
    assert in_period(sundays, date(2026, 12, 6), date(2026, 12, 6), "HVILE-4") == 1
    assert in_period(sundays, date(2026, 11, 29), date(2026, 11, 29), "HVILE-4") == 0
    assert in_period(sundays, date(2026, 12, 7), date(2026, 12, 7), "HVILE-4") == 0
    long = rota("kari  mon 08:00-21:30")
    assert in_period(long, date(2026, 11, 23), date(2026, 11, 23), "OT-7") == 1
    assert in_period(long, date(2026, 11, 24), date(2026, 11, 24), "OT-7") == 0
