"""Which week work points to, and rows of days, that a small slip once passed unnoticed (A.3, PLAN-2)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bpa_desk.domain.assistant import HoursClass
from bpa_desk.domain.finding import Finding
from bpa_desk.domain.ordning import Ordning
from bpa_desk.domain.rota import Rota
from bpa_desk.domain.rules.check import check
from bpa_desk.domain.rules.classes import Share, share, suggested
from bpa_desk.domain.rules.frame import Frame
from bpa_desk.domain.rules.situation import Situation
from bpa_desk.domain.time import DateSpan
from tests.domain.rota_text import OSLO, findings, only, rota

SUMMER = "2026-06-01"


def sundays(worked: tuple[int, ...], weeks: int, sunday: str = "10:00-14:00") -> Rota:
    """Return one short day in each week, and those Sundays, for somebody with forty hours."""
    days = "  ".join(f"mon+{week} 10:00-14:00" for week in range(weeks))
    held = "  ".join(f"sun+{week} {sunday}" for week in worked)
    return rota(f"kari  {days}  {held}", hours_class=HoursClass.DAG40, monday=SUMMER)


@pytest.mark.parametrize(
    ("worked", "weeks", "told"),
    [((0, 3), 6, 1), ((0, 3), 7, 0), ((0, 3, 6), 9, 1), ((0, 3, 6), 10, 0), ((0,), 3, 0), ((0, 2), 5, 0)],
)
def test_every_third_sunday_of_six_or_more(worked: tuple[int, ...], weeks: int, told: int) -> None:
    # TID-2: worked ÷ Sundays in the period ≥ 1/3.
    assert len(findings("TID-2", sundays(worked, weeks))) == told


def test_what_is_said_of_the_sundays() -> None:
    found = only(sundays((0, 3), 6), "TID-2")
    assert (found.text.values["worked"], found.text.values["sundays"]) == (2, 6)
    assert (OSLO.text(found.start)[:10], OSLO.text(found.end)[:10]) == (SUMMER, "2026-07-13")


@pytest.mark.parametrize(("end", "told"), [("00:00", 1), ("23:59", 0)])
def test_mainly_at_night_is_three_quarters_of_the_time(end: str, told: int) -> None:
    # Four hours from 20:00, three of them at night; a minute less at night is too little (T38d).
    nights = "  ".join(f"wed+{week} 20:00-{end}" for week in range(6))
    value = rota(f"kari  {nights}", hours_class=HoursClass.DAG40, monday=SUMMER)
    assert len(findings("TID-2", value)) == told


def test_nothing_worked_points_to_no_shorter_week() -> None:
    frame = Frame(rota("kari  mon 08:00-16:00"))
    nobody = Situation(frame, frame.rota.people[0], ())
    assert share(nobody) == Share(0, 0, 0, 0)
    assert not share(nobody).every_third
    assert not share(nobody).mainly_night
    assert suggested(share(nobody)) is HoursClass.DAG40


@pytest.mark.parametrize(("first", "told"), [((5, 31), 0), ((6, 1), 1), ((7, 12), 1), ((7, 13), 0)])
def test_the_class_is_told_of_where_forty_hours_are_judged(first: tuple[int, int], told: int) -> None:
    day = date(2026, *first)
    assert len(findings("TID-2", replace(sundays((0, 3), 6), period=DateSpan(day, day)))) == told


ROWS = {
    "days": "  ".join(f"{day} 08:00-10:00" for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")),
    "nights": "  ".join(f"{day} 20:00-00:01" for day in ("mon", "tue", "wed", "thu")),
}


@pytest.mark.parametrize(
    ("row", "day", "told"),
    [
        ("days", 22, 0), ("days", 23, 1), ("days", 29, 1), ("days", 30, 0),
        ("nights", 22, 0), ("nights", 23, 1), ("nights", 26, 1), ("nights", 27, 0),
    ],
)  # fmt: skip
def test_a_row_is_told_of_where_it_touches_what_is_judged(row: str, day: int, told: int) -> None:
    value = rota(f"kari  {ROWS[row]}")
    judged = replace(value, period=DateSpan(date(2026, 11, day), date(2026, 11, day)))
    assert len(findings("PLAN-2", judged)) == told


def test_rows_are_seven_days_and_four_nights_of_more_than_three_hours() -> None:
    assert len(findings("PLAN-2", rota(f"kari  {ROWS['days']}"))) == 1
    six = ROWS["days"].replace("thu 08:00-10:00  ", "")
    assert findings("PLAN-2", rota(f"kari  {six}")) == []
    assert findings("PLAN-2", rota("kari  " + ROWS["days"].replace("sun 08:00-10:00", ""))) == []
    assert len(findings("PLAN-2", rota(f"kari  {ROWS['nights']}"))) == 1
    assert (
        findings("PLAN-2", rota("kari  " + ROWS["nights"].replace("thu 20:00-00:01", "thu 20:00-00:00")))
        == []
    )
    waiting = ROWS["days"].replace("sun 08:00-10:00", "sun 08:00-10:00[standby]")
    assert findings("PLAN-2", rota(f"kari  {waiting}")) == []


def test_weekends_in_a_row_are_three_and_saturday_and_sunday_are_one() -> None:
    three = "kari  sat 10:00-14:00  sun+1 10:00-14:00  sat+2 10:00-14:00"
    found = only(rota(three), "PLAN-2")
    assert (found.text.values["count"], found.amount) == (3, 0)
    assert findings("PLAN-2", rota("kari  sat 10:00-14:00  sun 10:00-14:00  sat+1 10:00-14:00")) == []
    assert findings("PLAN-2", rota("kari  sat 10:00-14:00  sat+1 10:00-14:00  sat+3 10:00-14:00")) == []
    assert findings("PLAN-2", rota("kari  fri 10:00-14:00  fri+1 10:00-14:00  fri+2 10:00-14:00")) == []
    five = rota(f"{three}  sun+4 10:00-14:00  sun+5 10:00-14:00  sun+6 10:00-14:00")
    assert [each.text.values["count"] for each in _rows(five)] == [3, 3]
    assert _rows(rota(three.replace("sat+2 10:00-14:00", "sat+2 10:00-14:00[standby]"))) == []


def _rows(value: Rota) -> list[Finding]:
    return [each for each in check(value) if each.rule == "PLAN-2"]


@pytest.mark.parametrize(("start", "told"), [("07:00", 1), ("09:59", 1), ("10:00", 0), ("06:59", 0)])
def test_a_quick_return_by_agreement_is_looked_at(start: str, told: int) -> None:
    # Eight to eleven hours: lawful under § 10-8 (3), and a strain; less is unlawful instead.
    value = rota(f"kari  mon 15:00-23:00  tue {start}-12:00", agreements=["10-8-3"])
    assert len(findings("PLAN-2", value)) == told


@pytest.mark.parametrize(("day", "told"), [(22, 0), (23, 1), (24, 1), (25, 0)])
def test_a_quick_return_is_told_of_where_it_is_judged(day: int, told: int) -> None:
    value = rota("kari  mon 15:00-23:00  tue 07:00-15:00", agreements=["10-8-3"])
    judged = replace(value, period=DateSpan(date(2026, 11, day), date(2026, 11, day)))
    assert len(findings("PLAN-2", judged)) == told


def test_a_week_that_begins_on_sunday_begins_with_one() -> None:
    # Six weeks from Sunday 31 May; the first and the fourth of their six Sundays are worked (DEF-4, TID-2).
    sunday_first = Ordning("o", "Test", week_start=7)
    days = "  ".join(f"mon+{week} 10:00-14:00" for week in range(6))
    text = f"kari  2026-05-31 10:00-14:00  2026-06-21 10:00-14:00  {days}"
    value = rota(text, monday=SUMMER, hours_class=HoursClass.DAG40, ordning=sunday_first)
    found = only(value, "TID-2")
    assert (found.text.values["worked"], found.text.values["sundays"]) == (2, 6)


def test_a_row_of_six_days_before_another_shift_is_none_and_seven_end_with_their_day() -> None:
    six = ROWS["days"].replace("sun 08:00-10:00", "mon+1 08:00-10:00")
    assert findings("PLAN-2", rota(f"kari  {six}")) == []
    found = only(rota(f"kari  {ROWS['days']}  tue+1 08:00-10:00"), "PLAN-2")
    assert (OSLO.text(found.start)[:10], OSLO.text(found.end)[:10]) == ("2026-11-23", "2026-11-30")
