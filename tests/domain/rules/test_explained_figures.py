"""The numbers behind a finding are those it was found by: the parts make the sum, the rest is the rest."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings

from bpa_desk.domain.assistant import HoursClass
from bpa_desk.domain.finding import Finding, Severity
from bpa_desk.domain.need import Need
from bpa_desk.domain.rota import Person, Rota, Terms
from bpa_desk.domain.rules.alone import alone, situation_of
from bpa_desk.domain.rules.check import check
from bpa_desk.domain.rules.explained import EXPLAINED
from bpa_desk.domain.rules.explained_figures import Grain, Lane, Layout, Piece, laid_out
from bpa_desk.domain.rules.paragraphs import title_of, with_titles
from bpa_desk.domain.text import Message
from bpa_desk.domain.time import DateSpan
from bpa_desk.domain.vedtak import Vedtak
from tests.domain.rota_text import OSLO, agreement, at, only, rota
from tests.domain.rules.test_properties import rotas


def told(layout: Layout) -> list[str]:
    return [f"{label.template} {value}" for label, value in layout.figures]


def lines(layout: Layout) -> list[str]:
    return [
        f"{each.lane.value} {OSLO.wall(each.start):%a %H:%M}-{OSLO.wall(each.end):%a %H:%M}"
        for each in layout.pieces
    ]


def test_a_quick_return_shows_both_shifts_the_rest_and_the_missing_hours() -> None:
    week = rota("kari  mon 15:00-23:00  tue 07:00-15:00\nola  mon 20:00-23:00")
    layout = laid_out(week, only(week, "HVILE-1"))
    assert lines(layout) == [
        "work Mon 15:00-Mon 23:00",
        "rest Mon 23:00-Tue 07:00",
        "missing Tue 07:00-Tue 10:00",
        "work Tue 07:00-Tue 15:00",
    ]
    assert told(layout) == ["Time off there is 480", "Time off that is needed 660", "Missing 180"]


def test_a_too_long_working_period_lacks_its_rest_before_the_24_hours_are_over() -> None:
    week = rota("kari  mon 08:00-23:00")
    layout = laid_out(week, only(week, "HVILE-1"))
    assert lines(layout)[1:] == ["missing Mon 21:00-Mon 23:00", "rest Mon 23:00-Tue 08:00"]
    assert layout.period == (at("2026-11-23T08:00"), at("2026-11-24T08:00"))


def test_a_missing_weekly_rest_shows_the_longest_there_was() -> None:
    body = "  ".join(f"{day} 08:00-14:00" for day in ("mon", "tue", "wed", "thu", "fri", "sat"))
    week = rota(f"kari  {body}  sun 14:00-20:00")
    layout = laid_out(week, only(week, "HVILE-2"))
    rest = next(each for each in layout.pieces if each.lane is Lane.REST)
    missing = next(each for each in layout.pieces if each.lane is Lane.MISSING)
    assert (rest.start, rest.end) == (at("2026-11-28T14:00"), at("2026-11-29T14:00"))
    assert missing.end - missing.start == 11 * 60
    assert sum(each.lane is Lane.WORK for each in layout.pieces) == 7


def test_a_weekly_rest_over_the_edge_is_drawn_whole() -> None:
    body = "  ".join(f"{day} 08:00-16:00" for day in ("mon", "tue", "wed", "thu", "fri", "sat"))
    week = rota(f"kari  {body}  mon+1 16:00-22:00")
    (finding,) = [each for each in check(week) if each.rule == "HVILE-2" and each.severity is Severity.INFO]
    layout = laid_out(week, finding)
    rest = next(each for each in layout.pieces if each.lane is Lane.REST)
    assert (rest.start, rest.end) == (at("2026-11-28T16:00"), at("2026-11-30T16:00"))
    assert layout.period.end == rest.end


def test_a_long_week_is_a_bar_of_its_days() -> None:
    week = rota("kari  mon 08:00-20:00  tue 08:00-16:30  wed 08:00-16:30  thu 08:00-16:30  fri 08:00-16:30",
                hours_class=HoursClass.DAG40)
    layout = laid_out(week, only(week, "OT-2"))
    assert layout.grain is Grain.DAY
    assert [each.minutes for each in layout.parts] == [720, 510, 510, 510, 510]
    assert (layout.total, layout.limit) == (46 * 60, 40 * 60)
    assert told(layout) == ["Counted here 2760", "The limit 2400", "Over the limit 360"]
    day = laid_out(week, only(week, "TID-1"))
    assert day.grain is Grain.SHIFT
    assert [(each.day, each.minutes) for each in day.parts] == [(date(2026, 11, 23), 720)]


def test_overtime_over_four_weeks_is_a_bar_of_weeks() -> None:
    hours = ((9, 12), (8, 12), (6, 10), (3, 10))
    days = ("mon", "tue", "wed", "thu", "fri")
    body = ""
    for week, (over, _most) in enumerate(hours):
        body += "".join(f"  {day}+{week} 08:00-16:00" for day in days)
        body += f"  sat+{week} 08:00-{8 + over:02d}:00"
    plan = rota(f"kari{body}", hours_class=HoursClass.DAG40)
    found = [each for each in check(plan) if each.rule == "OT-3" and each.details.get("limit") == 25 * 60]
    layout = laid_out(plan, found[0])
    assert layout.grain is Grain.WEEK
    assert [each.minutes for each in layout.parts] == [540, 480, 360, 180]
    assert layout.limit == 1500


def test_a_personal_cap_and_a_strenuous_night_are_bars_too() -> None:
    terms = (Terms(DateSpan(date.min, None)),)
    kari = Person("kari", "Kari", terms=terms, weekly_cap=10 * 60, strenuous_night=True)
    week = rota("kari  mon 22:00-08:00  wed 08:00-12:00", people=[kari])
    cap = laid_out(week, only(week, "CAP"))
    assert (cap.total, cap.limit, [each.minutes for each in cap.parts]) == (840, 600, [600, 240])
    night = laid_out(week, only(week, "NATT-4"))
    assert (night.total, night.limit, night.grain) == (600, 480, Grain.SHIFT)


def test_red_days_are_counted_not_measured() -> None:
    body = "  ".join(f"sun+{week} 08:00-14:00" for week in range(8))
    span = DateSpan(date(2026, 11, 23), date(2027, 1, 17))
    plan = rota(f"kari  {body}", agreements=["10-8-4"], period=span)
    finding = next(each for each in check(plan) if each.rule == "HVILE-4" and "red" in each.details)
    layout = laid_out(plan, finding)
    assert layout.counted
    assert layout.total == finding.details["worked"] == len(layout.parts)
    assert layout.limit is not None
    assert layout.total > layout.limit


def test_two_red_days_in_a_row_are_drawn_with_what_is_red() -> None:
    week = rota("kari  sun 08:00-14:00  sun+1 08:00-14:00")
    layout = laid_out(week, only(week, "HVILE-4"))
    assert [each.lane for each in layout.pieces].count(Lane.RED) == 2


def test_what_lies_over_each_other_is_pointed_at() -> None:
    week = rota("kari  mon 08:00-16:00[passive 12:00-13:00]  mon 15:00-20:00")
    layout = laid_out(week, only(week, "OVERLAP"))
    assert "found Mon 15:00-Mon 16:00" in lines(layout)
    assert "passive Mon 12:00-Mon 13:00" in lines(layout)


def test_a_need_shows_who_is_there() -> None:
    need = Need("n", date(2026, 1, 1), 8 * 60, 16 * 60)
    monday = DateSpan(date(2026, 11, 23), date(2026, 11, 23))
    week = rota("kari  mon 08:00-12:00", needs=(need,), period=monday)
    layout = laid_out(week, only(week, "NEED"))
    assert Piece(Lane.WORK, at("2026-11-23T08:00"), at("2026-11-23T12:00"), "1", "Kari") in layout.pieces
    assert Piece(Lane.FOUND, at("2026-11-23T12:00"), at("2026-11-23T16:00")) in layout.pieces


def test_the_vedtak_is_a_bar_of_people_and_open_shifts() -> None:
    grant = Vedtak("v", date(2026, 1, 1), minutes=10 * 60)
    week = rota("kari  mon 08:00-20:00\nola  tue 08:00-12:00\nopen  wed 08:00-10:00", vedtak=(grant,))
    layout = laid_out(week, only(week, "VEDTAK"))
    assert (layout.total, layout.limit, layout.grain) == (1080, 600, Grain.PERSON)
    assert [(each.who, each.minutes) for each in layout.parts] == [("Kari", 720), ("Ola", 240), ("", 120)]


def test_somebody_young_has_rests_and_sums_laid_out_too() -> None:
    terms = (Terms(DateSpan(date.min, None)),)
    siv = Person("siv", "Siv", birth_date=date(2009, 6, 1), terms=terms)
    week = rota("siv  fri 12:00-22:30  sat 09:00-12:00", people=[siv])
    found = [laid_out(week, each) for each in check(week) if each.rule == "UNG-2"]
    told_of = [tuple(told(each)) for each in found]
    assert ("Time off there is 630", "Time off that is needed 720", "Missing 90") in told_of
    assert ("Counted here 630", "The limit 480", "Over the limit 150") in told_of


def test_somebody_the_rota_no_longer_knows_still_has_numbers() -> None:
    gone = Finding("HVILE-1", Severity.FEIL, 0, 60, Message("x"), "nobody", amount=60)
    assert told(laid_out(rota("kari  mon 08:00-16:00"), gone)) == ["How much it is about 60"]
    assert situation_of(rota("kari  mon 08:00-16:00"), "nobody") is None


@settings(max_examples=60, deadline=None)
@given(rotas())
def test_every_finding_can_be_laid_out_and_parts_make_the_sum(plan: Rota) -> None:
    for finding in check(plan):
        layout = laid_out(plan, finding)
        for each in layout.pieces:
            assert each.end >= each.start
            assert layout.period.start <= each.start
        if layout.parts and layout.limit is not None and not layout.counted:
            assert sum(each.minutes for each in layout.parts) == layout.total, finding


@settings(max_examples=40, deadline=None)
@given(rotas())
def test_one_person_alone_is_judged_as_among_the_others(plan: Rota) -> None:
    everybody = check(plan)
    for person in {each.assistant for each in plan.shifts if each.assistant}:
        mine = tuple(each for each in everybody if each.assistant == person)
        assert tuple(each for each in check(alone(plan, person)) if each.assistant == person) == mine


@pytest.mark.parametrize(
    ("law", "shown"),
    [
        ("aml. § 10-8 (1)", (("aml. § 10-8 (1)", "Daglig og ukentlig arbeidsfri"),)),
        (
            "aml. §§ 11-2, 11-3, 11-5",
            (
                ("aml. § 11-2", "Arbeidstid"),
                ("aml. § 11-3", "Forbud mot nattarbeid"),
                ("aml. § 11-5", "Pauser og fritid"),
            ),
        ),
        ("forskrift om arbeid § 9", (("forskrift om arbeid § 9", ""),)),
        ("", ()),
        ("aml. § 14-9", (("aml. § 14-9", ""),)),
    ],
)
def test_a_paragraph_has_its_official_title_where_we_are_sure(law: str, shown: object) -> None:
    assert with_titles(law) == shown


def test_every_paragraph_of_a_rule_in_chapter_ten_has_a_title() -> None:
    for each in EXPLAINED.values():
        if each.law.startswith("aml. § 10"):
            assert all(title for _law, title in with_titles(each.law)), each.law
    assert title_of("10-99") == ""


def test_agreed_numbers_are_the_limit_that_is_shown() -> None:
    week = rota("kari  mon 08:00-19:00", agreements=[agreement("10-5-1", day_hours=10)])
    layout = laid_out(week, only(week, "SNITT-1"))
    assert layout.limit == 600
    assert laid_out(replace(week, period=None), only(week, "SNITT-1")) == layout
