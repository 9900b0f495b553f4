"""Rest to make up for, to the minute: a shortened weekly rest, and work in an emergency."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bpa_desk.domain.finding import Severity
from bpa_desk.domain.ordning import Ordning
from bpa_desk.domain.readings import READ_AS_USUAL
from bpa_desk.domain.time import DateSpan
from tests.domain.rota_text import agreement, findings, only, rota, rules

DAYS = ("mon", "tue", "wed", "thu", "fri")
SHORT = "2026-06-01"


def weeks(second: str, *, sunday: str = "04:00", **rest: object) -> list[str]:
    """Two weeks of late shifts: 30 hours off in the first (Friday 22 to Sunday 04), then as given."""
    late = "  ".join(f"{day}+{week} 14:00-22:00" for week in (0, 1) for day in DAYS)
    text = f"kari  {late}  sun {sunday}-10:00  sun+1 {second}-23:00"
    return findings("HVILE-3", rota(text, monday=SHORT, agreements=["10-8-3"], **rest))  # type: ignore[arg-type]


def test_what_a_weekly_rest_lacks_is_owed_in_the_next() -> None:
    # 35 - 30 = 5 hours owed: 40 hours from Friday 22:00 is Sunday 14:00.
    assert weeks("14:00") == []
    assert weeks("13:59") == ["kari mon 00:00: 1 min"]


def test_a_whole_weekly_rest_owes_nothing() -> None:
    assert weeks("09:00", sunday="09:00") == []
    assert weeks("09:00", sunday="08:59") == ["kari mon 00:00: 1 min"]
    assert weeks("04:00", sunday="09:30") == []  # thirty hours, and nothing was owed


def test_the_reading_can_be_turned_off() -> None:
    off = Ordning("o", "Test", readings=replace(READ_AS_USUAL, weekly_compensation=False))
    assert weeks("13:59", ordning=off) == []


def test_a_week_off_in_between_makes_up_for_it() -> None:
    late = "  ".join(f"{day}+{week} 14:00-22:00" for week in (0, 2) for day in DAYS)
    text = f"kari  {late}  sun 04:00-10:00  sun+2 09:00-10:00"
    assert findings("HVILE-3", rota(text, monday=SHORT, agreements=["10-8-3"])) == []


def test_with_a_tariff_agreement_it_is_looked_at() -> None:
    late = "  ".join(f"{day}+{week} 14:00-22:00" for week in (0, 1) for day in DAYS)
    own = agreement("10-12-4", weekly_rest_hours=28, daily_rest_hours=8)
    week = rota(f"kari  {late}  sun 04:00-10:00  sun+1 13:00-14:00", monday=SHORT, agreements=[own])
    assert only(week, "HVILE-3").severity is Severity.ADVARSEL


def test_rest_lost_in_an_emergency_is_owed_in_the_next() -> None:
    text = "kari  mon 14:00-22:00  tue 07:00-15:00[emergency]  wed {start}-08:00"
    # Nine hours off, two owed: 13 hours from 15:00 is 04:00.
    assert findings("SNITT-7", rota(text.format(start="04:00"))) == []
    late = rota(text.format(start="03:59"))
    assert findings("SNITT-7", late) == ["kari wed 03:59: 1 min"]
    found = only(late, "SNITT-7")
    assert (found.severity, found.law) == (Severity.ADVARSEL, "aml. § 10-12 (3)")
    assert rules(late) == set()


def test_without_an_emergency_nothing_is_owed_that_way() -> None:
    week = rota("kari  mon 14:00-22:00  tue 07:00-15:00  wed 03:00-08:00")
    assert findings("SNITT-7", week) == []
    fine = rota("kari  mon 14:00-22:00  tue 09:00-15:00[emergency]  wed 02:00-08:00")
    assert findings("SNITT-7", fine) == []


def test_a_week_without_any_weekly_rest_owes_nothing_besides() -> None:
    # It is unlawful as it is (HVILE-2); thirty hours in the next week are owed by that one alone.
    daily = "  ".join(f"{day} 08:00-14:00" for day in (*DAYS, "sat", "sun"))
    late = "  ".join(f"{day}+1 14:00-22:00" for day in DAYS)
    week = rota(f"kari  {daily}  {late}  sun+1 04:00-10:00", monday=SHORT, agreements=["10-8-3"])
    assert findings("HVILE-3", week) == []
    assert "HVILE-2" in rules(week)


def test_the_longest_rest_of_a_week_counts() -> None:
    # Thirty hours from Friday 22:00, and thirty-five from Tuesday 22:00: nothing is lacking.
    text = (
        "kari  mon 14:00-22:00  tue 14:00-22:00  thu 09:00-17:00  fri 14:00-22:00  sun 04:00-10:00"
        "  mon+1 14:00-22:00  tue+1 14:00-22:00  thu+1 {}-12:00  fri+1 08:00-12:00  sat+1 08:00-12:00"
        "  sun+1 08:00-12:00"
    )
    exact = rota(text.format("09:00"), monday=SHORT, agreements=["10-8-3"])
    assert findings("HVILE-3", exact) == []
    short = rota(text.format("09:00").replace("thu 09:00", "thu 08:59"), monday=SHORT, agreements=["10-8-3"])
    assert findings("HVILE-3", short) == ["kari mon 00:00: 1 min"]


@pytest.mark.parametrize(("end", "found"), [("08:00", []), ("08:01", ["kari mon 00:00: 1 min"])])
def test_a_rest_over_the_edge_makes_up_for_the_week_it_holds_a_day_of(end: str, found: list[str]) -> None:
    # Thirty hours in the first week; forty are Sunday 08:00 to Tuesday 00:00, with all of Monday.
    text = (
        "kari  mon 08:00-14:00  tue 08:00-14:00  wed 08:00-14:00  thu 20:00-22:00  fri 10:00-14:00"
        f"  sat 10:00-14:00  sun 06:00-{end}  tue+1 00:00-06:00"
    )
    after = "  ".join(f"{day}+1 08:00-14:00" for day in ("wed", "thu", "fri", "sat", "sun"))
    assert findings("HVILE-3", rota(f"{text}  {after}", monday=SHORT, agreements=["10-8-3"])) == found


@pytest.mark.parametrize(("start", "found"), [("14:00", []), ("13:59", ["kari mon 00:00: 1 min"])])
def test_a_rest_over_the_far_edge_makes_up_for_the_week_before(start: str, found: list[str]) -> None:
    # The second week's forty hours begin on Saturday 22:00 and hold its Sunday.
    late = "  ".join(f"{day}+{week} 14:00-22:00" for week in (0, 1) for day in DAYS)
    text = f"kari  {late}  sun 04:00-10:00  sat+1 14:00-22:00  mon+2 {start}-20:00"
    assert findings("HVILE-3", rota(text, monday=SHORT, agreements=["10-8-3"])) == found


def test_only_the_judged_week_is_told_of_owed_rest() -> None:
    late = "  ".join(f"{day}+{week} 14:00-22:00" for week in (0, 1) for day in DAYS)
    text = f"kari  {late}  sun 04:00-10:00  sun+1 13:59-23:00"
    whole = rota(text, monday=SHORT, agreements=["10-8-3"])
    for first, told in (
        (date(2026, 6, 7), 0),
        (date(2026, 6, 8), 1),
        (date(2026, 6, 14), 1),
        (date(2026, 6, 15), 0),
    ):
        assert len(findings("HVILE-3", replace(whole, period=DateSpan(first, first)))) == told


@pytest.mark.parametrize(("first", "told"), [(23, 0), (24, 1), (25, 1), (26, 0)])
def test_rest_after_an_emergency_is_told_of_where_it_is_judged(first: int, told: int) -> None:
    week = rota("kari  mon 14:00-22:00  tue 07:00-15:00[emergency]  wed 03:59-08:00")
    judged = replace(week, period=DateSpan(date(2026, 11, first), date(2026, 11, first)))
    assert len(findings("SNITT-7", judged)) == told


def test_exactly_twenty_eight_hours_count_and_owe_seven() -> None:
    # Friday 22:00 to Sunday 02:00, so forty-two hours in the next week: to Sunday 16:00.
    assert weeks("16:00", sunday="02:00") == []
    assert weeks("15:59", sunday="02:00") == ["kari mon 00:00: 1 min"]


def test_a_short_rest_after_an_emergency_without_one_before_is_no_debt() -> None:
    week = rota("kari  mon 14:00-22:00  tue 10:00-15:00[emergency]  wed 01:00-04:00")
    assert findings("SNITT-7", week) == []


@pytest.mark.parametrize(("start", "found"), [("16:00", []), ("15:59", ["kari mon 00:00: 1 min"])])
def test_a_rest_from_the_last_midnight_of_the_week_holds_its_sunday(start: str, found: list[str]) -> None:
    # Thirty hours in the first week, and forty from Saturday 24:00 in the second.
    late = "  ".join(f"{day}+{week} 14:00-22:00" for week in (0, 1) for day in DAYS)
    text = f"kari  {late}  sun 04:00-10:00  sat+1 16:00-00:00  mon+2 {start}-20:00"
    assert findings("HVILE-3", rota(text, monday=SHORT, agreements=["10-8-3"])) == found


def test_nothing_is_owed_in_a_week_without_the_agreement() -> None:
    ended = agreement("10-8-3", "2020-01-01", "2026-06-07")
    late = "  ".join(f"{day}+{week} 14:00-22:00" for week in (0, 1) for day in DAYS)
    text = f"kari  {late}  sun 04:00-10:00  sun+1 10:00-23:00"
    beside = agreement("10-8-3", "2027-01-01")
    assert findings("HVILE-3", rota(text, monday=SHORT, agreements=[ended, beside])) == []


@pytest.mark.parametrize(("start", "found"), [("16:00", []), ("15:59", ["kari mon 00:00: 1 min"])])
def test_twenty_eight_hours_inside_the_week_count_without_a_whole_day(start: str, found: list[str]) -> None:
    # Tuesday 10:00 to Wednesday 14:00, and forty-two hours in the next week.
    first = "  ".join(f"{day} 14:00-20:00" for day in ("wed", "thu", "fri", "sat", "sun"))
    late = "  ".join(f"{day}+1 14:00-22:00" for day in DAYS)
    text = f"kari  mon 08:00-14:00  tue 06:00-10:00  {first}  {late}  sun+1 {start}-23:00"
    assert findings("HVILE-3", rota(text, monday=SHORT, agreements=["10-8-3"])) == found
