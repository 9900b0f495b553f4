"""Gaps of the need lines, as the week view shows them."""

from __future__ import annotations

from datetime import date

from bpa_desk.domain.absence import Absence
from bpa_desk.domain.coverage import gaps, stretches
from bpa_desk.domain.need import Need
from bpa_desk.domain.time import Period
from tests.domain.rota_text import OSLO, at, rota

MONDAY = date(2026, 11, 23)
WEEK = Period(at("2026-11-23T00:00"), at("2026-11-30T00:00"))
DAY = Need("day", MONDAY, 8 * 60, 16 * 60, MONDAY)
NIGHT = Need("night", MONDAY, 22 * 60, 7 * 60)


def shown(text: str, *needs: Need, skills: dict[str, frozenset[str]] | None = None) -> list[str]:
    found = gaps(needs, rota(text).shifts, WEEK, OSLO, skills)
    return [
        f"{OSLO.text(each.period.start)[5:]}–{OSLO.text(each.period.end)[11:]} {each.need.id} {each.missing}"
        for each in found
    ]


def test_each_gap_with_its_hours() -> None:
    assert shown("kari  mon 08:00-16:00", DAY) == []
    assert shown("kari  mon 09:00-12:00\nola  mon 13:00-15:30", DAY) == [
        "11-23T08:00–09:00 day 1",
        "11-23T12:00–13:00 day 1",
        "11-23T15:30–16:00 day 1",
    ]
    assert shown("kari  tue 08:00-16:00", DAY) == ["11-23T08:00–16:00 day 1"]


def test_two_at_once_need_two_people() -> None:
    two = Need("two", MONDAY, 8 * 60, 16 * 60, MONDAY, count=2)
    assert shown("kari  mon 08:00-16:00\nola  mon 08:00-12:00", two) == ["11-23T12:00–16:00 two 1"]
    # The same person twice is one person.
    assert shown("kari  mon 08:00-16:00  mon 08:00-16:00", two) == ["11-23T08:00–16:00 two 1"]
    assert shown("open  mon 08:00-16:00", two) == ["11-23T08:00–16:00 two 2"]


def test_a_change_of_people_leaves_no_seam() -> None:
    assert shown("kari  mon 08:00-12:00\nola  mon 12:00-16:00", DAY) == []
    three = Need("three", MONDAY, 8 * 60, 16 * 60, MONDAY, count=3)
    assert shown("kari  mon 08:00-12:00\nola  mon 12:00-16:00", three) == ["11-23T08:00–16:00 three 2"]


def test_skills_are_asked_of_those_who_are_there() -> None:
    need = Need("med", MONDAY, 8 * 60, 16 * 60, MONDAY, requires=("medicine",))
    text = "kari  mon 08:00-16:00\nola  mon 08:00-16:00"
    assert shown(text, need, skills={"ola": frozenset({"medicine"})}) == []
    (gap,) = gaps([need], rota(text).shifts, WEEK, OSLO)
    assert (gap.missing, gap.skills) == (1, ("medicine",))


def test_open_shifts_are_named_and_absent_people_are_not_there() -> None:
    (gap,) = gaps([DAY], rota("open  mon 08:00-16:00").shifts, WEEK, OSLO)
    assert gap.open_shifts == ("1",)
    away = Absence("a", "kari", at("2026-11-23T10:00"), at("2026-11-23T11:00"))
    (hour,) = gaps([DAY], rota("kari  mon 08:00-16:00").shifts, WEEK, OSLO, absences=[away])
    assert hour.period == (away.start, away.end)
    graded = Absence("a", "kari", away.start, away.end, "gradert", grade=50)
    assert gaps([DAY], rota("kari  mon 08:00-16:00").shifts, WEEK, OSLO, absences=[graded]) == ()


def test_nights_are_cut_to_the_period_and_follow_the_clock() -> None:
    assert len(stretches(NIGHT, WEEK, OSLO)) == 7
    tuesday = Period(at("2026-11-24T00:00"), at("2026-11-25T00:00"))
    assert [each.minutes for each in stretches(NIGHT, tuesday, OSLO)] == [7 * 60, 2 * 60]
    autumn = Need("n", date(2026, 10, 24), 22 * 60, 7 * 60, date(2026, 10, 24))
    whole = Period(at("2026-10-24T00:00"), at("2026-10-26T00:00"))
    assert [each.minutes for each in stretches(autumn, whole, OSLO)] == [10 * 60]
    weekends = Need("n", MONDAY, 0, 24 * 60, weekdays=(6, 7))
    assert [OSLO.day(each.start).isoweekday() for each in stretches(weekends, WEEK, OSLO)] == [6, 7]


def test_order_is_by_time_then_line() -> None:
    other = Need("another", MONDAY, 8 * 60, 16 * 60, MONDAY)
    assert shown("ola  tue 08:00-09:00", DAY, other) == [
        "11-23T08:00–16:00 another 1",
        "11-23T08:00–16:00 day 1",
    ]
