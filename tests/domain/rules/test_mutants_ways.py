"""Which ways out are offered, in which order and words, and which are not; stand-ins to the minute."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bpa_desk.domain.absence import Absence
from bpa_desk.domain.finding import Finding
from bpa_desk.domain.need import Need
from bpa_desk.domain.rota import Rota
from bpa_desk.domain.rules.check import check
from bpa_desk.domain.rules.incremental import Checker
from bpa_desk.domain.rules.ways import MOST, stand_ins, ways_out
from bpa_desk.domain.skill import SkillSpan
from bpa_desk.domain.time import DateSpan
from tests.domain.rota_text import DAYS, MONDAY, at, only, rota
from tests.domain.rules.test_ways import said


def ways(week: Rota, rule: str | Finding, most: int = 30) -> list[str]:
    """Return the ways in words, without the day's date; each is held against a fresh judgement."""
    finding = only(week, rule) if isinstance(rule, str) else rule
    told = []
    for way in ways_out(Checker(week), finding, most):
        put = {each.id: each for each in way.shifts}
        after = check(replace(week, shifts=tuple(put.get(each.id, each) for each in week.shifts)))
        assert finding not in after
        assert {(each.rule, each.start) for each in way.appear} <= {(each.rule, each.start) for each in after}
        told.append(said(way).replace("2026-11-", "").replace(":00:00", ":00").replace("the shift ", ""))
    return told


def test_the_smallest_change_comes_first_and_only_the_last_shifts_are_tried() -> None:
    body = "  ".join(f"{day} 08:00-14:00" for day in DAYS)
    week = rota(f"kari  {body}\nola  mon 08:00-09:00")
    assert ways(week, "HVILE-2") == [
        *(f"Give {day} 08:00 to Ola." for day in (29, 28, 27)),
        *(f"Leave {day} 08:00 open." for day in (29, 28, 27)),
    ]
    assert len(ways(week, "HVILE-2", MOST)) == 4
    assert len(ways(week, "HVILE-2", 1)) == 1


def test_a_long_day_can_begin_later_or_end_earlier() -> None:
    assert ways(rota("kari  mon 08:00-19:00"), "TID-1") == [
        "Shorten 23 08:00 to 08:00 – 17:00.",
        "Shorten 23 08:00 to 10:00 – 19:00.",
        "Leave 23 08:00 open.",
    ]


def test_a_long_week_can_be_mended_on_one_of_its_last_days() -> None:
    # Fifty-one hours where fifty are agreed; the hour on Saturday is too short to be cut.
    body = "  ".join(f"{day} 08:00-18:00" for day in DAYS[:5])
    week = rota(f"kari  {body}  sat 08:00-09:00", agreements=["10-5-1"])
    assert ways(week, "SNITT-1")[:4] == [
        "Shorten 27 08:00 to 08:00 – 17:00.",
        "Shorten 27 08:00 to 09:00 – 18:00.",
        "Shorten 26 08:00 to 08:00 – 17:00.",
        "Shorten 26 08:00 to 09:00 – 18:00.",
    ]
    # What is only beyond the ordinary week is a matter of pay; no day need be cut for it.
    ordinary = rota("kari  " + "  ".join(f"{day} 08:00-16:00" for day in DAYS[:5]))
    assert ways(ordinary, "OT-2") == [f"Leave {day} 08:00 open." for day in (27, 26, 25)]


def test_a_working_day_that_is_too_long_for_its_rest_can_end_earlier() -> None:
    assert ways(rota("kari  mon 08:00-23:00"), "HVILE-1") == [
        "Shorten 23 08:00 to 08:00 – 21:00.",
        "Leave 23 08:00 open.",
    ]


@pytest.mark.parametrize(("end", "offered"), [("12:00", True), ("11:59", False)])
def test_no_shift_is_made_shorter_than_two_hours(end: str, offered: bool) -> None:
    week = rota(f"kari  mon 15:00-23:00  tue 09:00-{end}")
    later = f"Move 24 09:00 to 10:00 – {'13:00' if offered else '12:59'}."
    shorter = ["Shorten 24 09:00 to 10:00 – 12:00."] if offered else []
    assert ways(week, "HVILE-1") == [
        *shorter,
        later,
        "Shorten 23 15:00 to 15:00 – 22:00.",
        "Move 23 15:00 to 14:00 – 22:00.",
        "Leave 24 09:00 open.",
        "Leave 23 15:00 open.",
    ]


def test_a_way_that_breaks_something_else_is_none() -> None:
    # Three hours later on Tuesday would leave seven before Wednesday; at twelve on Monday would be fine.
    week = rota("kari  mon 15:00-23:00  tue 07:00-15:00  wed 01:00-09:00\nola  mon 08:00-16:00")
    first, second = (each for each in check(week) if each.rule == "HVILE-1")
    assert ways(week, first) == [
        "Shorten 24 07:00 to 10:00 – 15:00.",
        "Shorten 23 15:00 to 15:00 – 20:00.",
        "Move 23 15:00 to 12:00 – 20:00.",
        "Give 24 07:00 to Ola.",
        "Leave 24 07:00 open.",
        "Leave 23 15:00 open.",
    ]
    # Ola worked until Monday 16:00 and cannot come at 15:00.
    assert "Give 25 01:00 to Ola." in ways(week, second)
    assert "Give 23 15:00 to Ola." not in ways(week, first)


def test_a_way_that_cuts_the_weekly_rest_is_none() -> None:
    # From Friday 15:00 to Sunday 02:00 there are thirty-five hours and not a minute more.
    late = "  ".join(f"{day} 15:00-23:00" for day in DAYS[:4])
    week = rota(f"kari  {late}  fri 07:00-15:00  sun 02:00-08:00")
    assert ways(week, "HVILE-1")[:2] == [
        "Shorten 27 07:00 to 10:00 – 15:00.",
        "Shorten 26 15:00 to 15:00 – 20:00.",
    ]


def test_a_way_into_an_absence_is_none() -> None:
    week = rota("kari  mon 15:00-23:00  tue 07:00-15:00")
    away = Absence("a", "kari", at("2026-11-24T15:00"), at("2026-11-25T00:00"))
    earlier = Absence("b", "kari", at("2026-11-23T12:00"), at("2026-11-23T15:00"))
    assert ways(replace(week, absences=(away, earlier)), "HVILE-1") == [
        "Shorten 24 07:00 to 10:00 – 15:00.",
        "Shorten 23 15:00 to 15:00 – 20:00.",
        "Leave 24 07:00 open.",
        "Leave 23 15:00 open.",
    ]


def test_a_way_past_the_last_day_of_a_training_is_none() -> None:
    week = rota("kari  mon 15:00-23:00  tue 07:00-15:00[requires medicine]")
    spans = (SkillSpan("medicine", 0, at("2026-11-24T15:00")),)
    (kari,) = week.people
    assert ways(replace(week, people=(replace(kari, trained=spans),)), "HVILE-1") == [
        "Shorten 24 07:00 to 10:00 – 15:00.",
        "Shorten 23 15:00 to 15:00 – 20:00.",
        "Move 23 15:00 to 12:00 – 20:00.",
        "Leave 24 07:00 open.",
        "Leave 23 15:00 open.",
    ]


def test_a_way_that_leaves_some_of_it_is_none() -> None:
    # Forty-six hours, eight over: without Saturday seven are over still.
    body = "  ".join(f"{day} 08:00-17:00" for day in DAYS[:5])
    week = rota(f"kari  {body}  sat 08:00-09:00")
    assert ways(week, "OT-2") == [f"Leave {day} 08:00 open." for day in (27, 26)]
    # Somebody more where two are missing is a way all the same.
    need = Need("n", date(2026, 1, 1), 8 * 60, 16 * 60, count=2)
    text = "kari  sat 08:00-10:00\nopen  mon 08:00-16:00  mon 08:00-16:00"
    bare = rota(text, needs=(need,), period=DateSpan(MONDAY, MONDAY))
    assert ways(bare, "NEED") == ["Give 23 08:00 to Kari."] * 2


def test_a_way_that_does_nothing_about_it_is_none() -> None:
    # A finding that is no more, as when it was read before the shift was shortened.
    week = rota("kari  mon 08:00-10:00")
    other = replace(only(rota("kari  mon 08:00-19:00"), "TID-1"), shifts=("1",))
    assert ways(week, other) == []


@pytest.mark.parametrize("mark", ["worked", "actual 15:00-23:00", "cancelled"])
def test_what_has_happened_is_left_as_it_is(mark: str) -> None:
    week = rota(f"kari  mon 15:00-23:00[{mark}]  tue 07:00-15:00")
    found = [each for each in check(week) if each.rule == "HVILE-1"]
    assert bool(found) is (mark != "cancelled")
    for each in found:
        assert ways(week, each) == [
            "Shorten 24 07:00 to 10:00 – 15:00.",
            "Move 24 07:00 to 10:00 – 18:00.",
            "Leave 24 07:00 open.",
        ]


def test_an_open_shift_is_given_to_each_who_can_and_never_left_open() -> None:
    need = Need("n", date(2026, 1, 1), 8 * 60, 16 * 60)
    week = rota(
        "kari  sat 08:00-10:00\nopen  mon 08:00-16:00\nola  tue 08:00-16:00\nper  mon 00:00-04:00",
        needs=(need,),
        period=DateSpan(MONDAY, MONDAY),
    )
    assert ways(week, "NEED") == ["Give 23 08:00 to Kari.", "Give 23 08:00 to Ola."]


def test_the_minutes_of_a_stand_in_are_those_of_the_week_from_monday_to_sunday() -> None:
    for day in (0, 2, 6):
        week = rota(
            f"kari  {DAYS[day]} 12:00-14:00\n"
            "ola  2026-11-22 23:59-00:59  mon 00:00-01:00  mon+1 00:00-01:00\n"
            "per  sun 23:59-00:29  sat 20:00-22:00[standby]  thu 20:00-22:00[cancelled]",
        )
        minutes = {each.assistant: each.minutes for each in stand_ins(Checker(week), week.shifts[0])}
        assert minutes == {"ola": 60, "per": 30}, day


def test_only_what_is_about_the_stand_in_counts_against_them() -> None:
    # Kari's own short rest goes away; that of nobody else comes.
    need = Need("n", date(2026, 1, 1), 8 * 60, 16 * 60, count=2)
    week = rota(
        "kari  mon 15:00-23:00  tue 07:00-15:00\nola  fri 08:00-10:00\nper  tue 20:00-22:00",
        needs=(need,),
        period=DateSpan(MONDAY, MONDAY + timedelta(days=6)),
    )
    found = stand_ins(Checker(week), week.shifts[1])
    assert [each.assistant for each in found] == ["ola", "per"]
    assert [{finding.assistant for finding in each.appear} for each in found] == [{"ola"}, {"per"}]
    assert [each.lawful for each in found] == [True, False]


def test_a_stand_in_without_a_skill_or_away_is_not_lawful() -> None:
    week = rota("kari  mon 08:00-12:00[requires medicine]\nola  fri 08:00-10:00")
    (ola,) = stand_ins(Checker(week), week.shifts[0])
    assert [each.rule for each in ola.appear] == ["SKILL"]
    assert not ola.appear[0].severity.unlawful
    assert not ola.lawful
