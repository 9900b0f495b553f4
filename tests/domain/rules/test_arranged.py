"""What is agreed with one person: nights, overtime and own holy days, each side of the line."""

from __future__ import annotations

from datetime import date

from bpa_desk.domain.arrangement import Arrangement, ArrangementKind
from bpa_desk.domain.finding import Severity
from bpa_desk.domain.rota import Person, Rota
from tests.domain.rota_text import findings, only, rota, rules

START = date(2026, 11, 24)


def kari(kind: ArrangementKind, end: date | None = None, *days: str) -> Person:
    return Person("kari", "Kari", arrangements=(Arrangement("g", "kari", kind, START, end, days),))


def week(text: str, person: Person) -> Rota:
    return rota(f"kari  {text}", people=[person])


def test_no_nights_from_the_first_minute_at_night() -> None:
    exempted = kari(ArrangementKind.NO_NIGHTS, date(2026, 11, 25))
    assert findings("PLAN-3", week("tue 15:00-21:00", exempted)) == []
    found = only(week("tue 15:00-21:01", exempted), "PLAN-3")
    assert (found.amount, found.severity, found.law) == (1, Severity.ADVARSEL, "aml. § 10-2 (2)")
    assert findings("PLAN-3", week("wed 15:00-22:00", exempted)) != []


def test_no_nights_only_while_it_holds() -> None:
    exempted = kari(ArrangementKind.NO_NIGHTS, date(2026, 11, 25))
    assert findings("PLAN-3", week("mon 15:00-23:00", exempted)) == []
    assert findings("PLAN-3", week("thu 15:00-23:00", exempted)) == []
    other = kari(ArrangementKind.FLEXITIME)
    assert findings("PLAN-3", week("tue 15:00-23:00", other)) == []


def test_no_overtime_from_the_first_minute() -> None:
    excused = kari(ArrangementKind.NO_OVERTIME)
    assert findings("OT-8", week("tue 08:00-17:00", excused)) == []
    assert findings("OT-8", week("tue 08:00-17:01", excused)) == ["kari tue 17:01: 1 min"]
    assert findings("OT-8", week("mon 08:00-17:01", excused)) == []


def test_own_days_are_off() -> None:
    own = kari(ArrangementKind.OWN_DAYS, None, "2026-11-26")
    assert findings("SØN-1", week("wed 16:00-00:00  fri 00:00-06:00", own)) == []
    late = week("wed 16:00-00:01", own)
    found = only(late, "SØN-1")
    assert (found.amount, found.severity, found.law) == (1, Severity.ADVARSEL, "aml. § 10-10 (5)")


def test_an_own_day_off_stands_for_one_red_day() -> None:
    two = "sun 10:00-14:00  sun+1 10:00-14:00"
    assert rules(week(two, kari(ArrangementKind.OWN_DAYS))) == {"HVILE-4"}
    own = kari(ArrangementKind.OWN_DAYS, None, "2026-11-26")
    assert rules(week(two, own)) == set()
    assert len(findings("HVILE-4", week(f"{two}  sun+2 10:00-14:00", own))) == 1
    assert rules(week(f"{two}  thu 10:00-14:00", own)) == {"HVILE-4"}


def test_an_own_day_stands_for_a_red_day_of_the_same_year_only() -> None:
    text = "2026-12-27 10:00-14:00  2027-01-01 10:00-14:00"
    assert rules(week(text, kari(ArrangementKind.OWN_DAYS, None, "2026-12-30"))) == {"HVILE-4"}
    assert rules(week(text, kari(ArrangementKind.OWN_DAYS, None, "2027-12-30"))) == set()
