"""Rest to make up for, to the minute: a shortened weekly rest, and work in an emergency."""

from __future__ import annotations

from dataclasses import replace

from bpa_desk.domain.finding import Severity
from bpa_desk.domain.ordning import Ordning
from bpa_desk.domain.readings import READ_AS_USUAL
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
