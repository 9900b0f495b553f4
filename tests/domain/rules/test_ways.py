"""Every way out that is offered is one, and stand-ins are ranked by what it would bring."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from hypothesis import given, settings

from bpa_desk.domain.rota import Person, Rota
from bpa_desk.domain.rules.check import check
from bpa_desk.domain.rules.incremental import Checker, compare
from bpa_desk.domain.rules.ways import Way, stand_ins, ways_out
from bpa_desk.domain.text import Clock
from tests.domain.rota_text import OSLO, only, rota, rules
from tests.domain.rules.test_properties import rotas


def texts(week: Rota, rule: str) -> list[str]:
    return [said(each) for each in ways_out(Checker(week), only(week, rule))]


def said(way: Way) -> str:
    values = way.text.values.items()
    worded = {key: clock(value) if isinstance(value, Clock) else value for key, value in values}
    return way.text.template.format_map(worded)


def clock(value: Clock) -> str:
    return f"{value // 60:02d}:{value % 60:02d}"


def test_a_shift_moved_past_midnight_says_its_new_day() -> None:
    week = rota("kari  mon 08:00-16:00  mon 20:00-04:00")
    assert any(
        isinstance(way.text.values.get("start"), datetime)
        for way in ways_out(Checker(week), only(week, "HVILE-1"), 9)
    )


def test_a_short_rest_can_be_mended_at_both_ends() -> None:
    week = rota("kari  mon 15:00-23:00  tue 07:00-15:00")
    assert texts(week, "HVILE-1") == [
        "Shorten the shift 2026-11-24 07:00:00 to 10:00 – 15:00.",
        "Move the shift 2026-11-24 07:00:00 to 10:00 – 18:00.",
        "Shorten the shift 2026-11-23 15:00:00 to 15:00 – 20:00.",
        "Move the shift 2026-11-23 15:00:00 to 12:00 – 20:00.",
    ]


def test_what_was_worked_is_left_alone() -> None:
    week = rota("kari  mon 15:00-23:00[worked]  tue 07:00-15:00[worked]")
    assert texts(week, "HVILE-1") == []


def test_a_shift_goes_to_somebody_free_and_trained() -> None:
    ola = Person("ola", "Ola", skills=frozenset({"medicine"}))
    per = Person("per", "Per")
    week = rota(
        "kari  mon 08:00-16:00  mon 10:00-14:00[requires medicine]\n"
        "ola  tue 08:00-16:00\nper  wed 08:00-10:00",
        people=[ola, per],
    )
    shown = texts(week, "OVERLAP")
    assert shown[0] == "Give the shift 2026-11-23 10:00:00 to Ola."
    assert "Give the shift 2026-11-23 10:00:00 to Per." not in shown
    assert "Leave the shift 2026-11-23 10:00:00 open." in shown


def test_stand_ins_are_ranked() -> None:
    week = rota(
        "kari  tue 08:00-16:00\nola  mon 15:00-23:00\n"
        "per  wed 12:00-20:00  thu 12:00-20:00\npia  wed 12:00-14:00"
    )
    checker = Checker(week)
    ranked = stand_ins(checker, week.shifts[0])
    assert [(each.assistant, each.lawful, each.minutes) for each in ranked] == [
        ("pia", True, 120),
        ("per", True, 960),
        ("ola", False, 480),
    ]
    assert [each.rule for each in ranked[-1].appear if each.severity.unlawful] == ["HVILE-1"]


def test_what_would_change_if_an_agreement_ended() -> None:
    week = rota("kari  mon 15:00-23:00  tue 08:00-15:00", agreements=["10-8-3"])
    shown = compare(week, replace(week, agreements=()))
    assert [each.rule for each in shown.appear if each.severity.unlawful] == ["HVILE-1"]
    assert [each.rule for each in shown.disappear] == ["PLAN-2"]


@settings(max_examples=15, deadline=None)
@given(rotas())
def test_no_way_out_brings_anything_unlawful(value: Rota) -> None:
    checker = Checker(value)
    before = {(each.rule, each.start, each.shifts) for each in checker.findings if each.severity.unlawful}
    for finding in [each for each in checker.findings if each.severity.unlawful][:3]:
        for way in ways_out(checker, finding, 2):
            put = {each.id: each for each in way.shifts}
            after = check(replace(value, shifts=tuple(put.get(each.id, each) for each in value.shifts)))
            assert finding not in after
            unlawful = {(each.rule, each.start, each.shifts) for each in after if each.severity.unlawful}
            assert len(unlawful) <= len(before)


def test_the_engine_offers_lawful_weeks() -> None:
    week = rota("kari  mon 08:00-19:00", agreements=["10-5-1"])
    way = ways_out(Checker(week), only(week, "SNITT-1"))[0]
    assert OSLO.text(way.shifts[0].end) == "2026-11-23T18:00"
    assert rules(replace(week, shifts=way.shifts)) == set()
