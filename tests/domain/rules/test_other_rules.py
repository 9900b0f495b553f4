"""Sundays, breaks, nights, young people, the record itself, strain, the plan, vedtak and needs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bpa_desk.domain.absence import Absence
from bpa_desk.domain.finding import Severity
from bpa_desk.domain.need import Need
from bpa_desk.domain.ordning import Ordning, SundayMode
from bpa_desk.domain.plan import RotaPlan
from bpa_desk.domain.rota import Person, Rota
from bpa_desk.domain.rules.check import check, figures
from bpa_desk.domain.skill import SkillSpan
from bpa_desk.domain.time import DateSpan
from bpa_desk.domain.vedtak import Vedtak, VedtakUnit
from tests.domain.rota_text import agreement, at, findings, only, rota, rules


def sundays(*weeks: int) -> str:
    """Return a line with work on the Sundays of those weeks."""
    return "kari  " + "  ".join(f"sun+{week} 10:00-14:00" for week in weeks)


def of(week: Rota, rule: str) -> list[tuple[Severity, int]]:
    return [(each.severity, each.amount) for each in check(week) if each.rule == rule]


# Sundays and holidays


def test_the_sunday_window_to_the_minute() -> None:
    assert rules(rota("kari  sat 12:00-18:00  sun+1 10:00-14:00")) == set()
    assert rules(rota("kari  sat 12:00-18:01  sun+1 10:00-14:00")) == {"HVILE-4"}
    assert rules(rota("kari  sun 22:00-23:00  sun+1 10:00-14:00")) == set()
    assert rules(rota("kari  sun 21:59-23:00  sun+1 10:00-14:00")) == {"HVILE-4"}


def test_calendar_days_instead_of_the_window() -> None:
    ordning = Ordning("o", "Test", sunday_mode=SundayMode.KALENDERDOGN)
    assert rules(rota("kari  sat 12:00-23:00  sun+1 10:00-14:00", ordning=ordning)) == set()
    assert rules(rota("kari  sun 22:00-23:00  sun+1 10:00-14:00", ordning=ordning)) == {"HVILE-4"}
    assert figures(rota("kari  sat 22:00-02:00", ordning=ordning))["kari"].sunday == 120


def test_standby_is_no_sunday_work_but_a_call_out_is() -> None:
    text = "kari  sun 10:00-14:00  sun+1 10:00-20:00[standby]"
    assert rules(rota(text)) == set()
    assert "HVILE-4" in rules(rota(text + "[call 12:00-12:30]"))


def test_half_of_the_sundays_off_by_agreement() -> None:
    eight = agreement("10-8-4", "2026-06-01", "2026-07-26")
    lawful = rota(sundays(0, 1, 3, 5), monday="2026-06-01", agreements=[eight])
    assert rules(lawful) == set()
    assert "HVILE-4" in rules(rota(sundays(0, 1, 3, 5)))
    too_many = rota(sundays(0, 1, 3, 4, 6), monday="2026-06-01", agreements=[eight])
    assert only(too_many, "HVILE-4").details == {"worked": 5, "red": 8}


def test_more_than_half_so_far_is_a_warning() -> None:
    eight = DateSpan(date(2026, 6, 1), date(2026, 7, 26))
    four = rota(sundays(0, 2, 4, 6), monday="2026-06-01", agreements=["10-8-4"], period=eight)
    assert of(four, "HVILE-4") == []
    five = rota(sundays(0, 2, 4, 6, 7), monday="2026-06-01", agreements=["10-8-4"], period=eight)
    assert of(five, "HVILE-4") == [(Severity.ADVARSEL, 0)]


def test_each_agreed_period_is_judged_by_itself() -> None:
    month = agreement("10-8-4", "2026-06-01", average_weeks=4)
    twice = rota(sundays(0, 1, 2, 4, 5, 6), monday="2026-06-01", agreements=[month])
    found = [each.text.values["first"] for each in check(twice) if each.rule == "HVILE-4"]
    assert found == [date(2026, 6, 1), date(2026, 6, 29)]


def test_three_sundays_in_a_row_but_not_four() -> None:
    half_a_year = agreement("10-8-4")
    assert rules(rota(sundays(0, 1, 2), monday="2026-06-01", agreements=[half_a_year])) == set()
    four = rota(sundays(0, 1, 2, 3), monday="2026-06-01", agreements=[half_a_year])
    assert rules(four) == {"HVILE-4"}


def test_a_sunday_off_without_its_weekly_rest_does_not_count() -> None:
    tight = sundays(0, 1, 2) + "  sat+3 10:00-18:00  mon+4 04:00-06:00"
    assert rules(rota(tight, monday="2026-06-01", agreements=["10-8-4"])) == {"HVILE-4"}


# Breaks


def test_breaks_that_are_written_must_suffice() -> None:
    assert of(rota("kari  mon 08:00-13:30"), "PAUSE-1") == []
    assert of(rota("kari  mon 08:00-13:31"), "PAUSE-1") == [(Severity.INFO, 0)]
    assert of(rota("kari  mon 08:00-16:00[break 12:00-12:30]"), "PAUSE-1") == []
    assert [amount for _s, amount in of(rota("kari  mon 08:00-16:00[break 12:00-12:29]"), "PAUSE-1")] == [1]
    assert of(rota("kari  mon 08:00-15:59[break 12:00-12:01]"), "PAUSE-1") == []
    two = rota("kari  mon 08:00-16:00[break 10:00-10:15][break 12:00-12:15]")
    assert of(two, "PAUSE-1") == []


def test_free_breaks_are_not_working_time() -> None:
    assert figures(rota("kari  mon 08:00-16:00[free 12:00-12:30]"))["kari"].hours == 450
    assert figures(rota("kari  mon 20:00-02:00[free 22:00-23:00]"))["kari"].night == 240
    assert figures(rota("kari  sun 10:00-16:00[free 12:00-13:00]"))["kari"].sunday == 300
    assert figures(rota("kari  mon 08:00-16:00[break 12:00-12:30]"))["kari"].hours == 480


def test_break_before_long_overtime() -> None:
    short = "kari  mon 08:00-19:{minute}[break 12:00-12:29]"
    assert of(rota(short.format(minute="00")), "PAUSE-2") == []
    assert of(rota(short.format(minute="01")), "PAUSE-2") == [(Severity.ADVARSEL, 1)]


# Nights


def test_regular_nights_have_a_mean() -> None:
    # Sixteen nights of 11 h 5 min are 177 h 20 min in four weeks.
    nights = "  ".join(
        f"{day}+{week} 20:00-07:05" for week in range(4) for day in ("mon", "tue", "wed", "thu")
    )
    exact = rota(f"kari  {nights}", monday="2026-06-01")
    assert of(exact, "NATT-3") == []
    over = rota(f"kari  {nights}  sat 10:00-10:01", monday="2026-06-01")
    assert [amount for _s, amount in of(over, "NATT-3")] == [1]
    assert (
        of(rota(f"kari  {nights}  sat 10:00-10:01", monday="2026-06-01", agreements=["10-11-9"]), "NATT-3")
        == []
    )
    never = Person("kari", "Kari", regular_night=False)
    assert of(rota(f"kari  {nights}  sat 10:00-10:01", monday="2026-06-01", people=[never]), "NATT-3") == []


@pytest.mark.parametrize(("marked", "found"), [(None, 0), (True, 1)])
def test_few_nights_are_regular_only_when_so_marked(marked: bool | None, found: int) -> None:
    kari = Person("kari", "Kari", regular_night=marked)
    days = "  ".join(
        f"{day}+{week} 08:00-17:00" for week in range(4) for day in ("mon", "tue", "wed", "thu", "fri")
    )
    week = rota(f"kari  {days}  sat 20:00-02:00", monday="2026-06-01", people=[kari])
    assert len(of(week, "NATT-3")) == found


def test_strenuous_nights_are_eight_hours() -> None:
    kari = Person("kari", "Kari", strenuous_night=True)
    assert of(rota("kari  mon 22:00-06:00", people=[kari]), "NATT-4") == []
    assert [amount for _s, amount in of(rota("kari  mon 22:00-06:01", people=[kari]), "NATT-4")] == [1]
    # Three hours at night are not more than three.
    assert of(rota("kari  mon 15:00-00:00", people=[kari]), "NATT-4") == []
    assert of(rota("kari  mon 15:00-00:01", people=[kari]), "NATT-4") != []
    assert of(rota("kari  mon 22:00-07:00", people=[kari], agreements=["10-11-9"]), "NATT-4") == []
    # The autumn night has an hour more.
    assert of(rota("kari  2026-10-24 22:00-06:00", people=[kari]), "NATT-4") != []


# Under eighteen


def young(text: str, born: str = "2009-06-01") -> list[str]:
    week = rota(text, people=[Person("kari", "Kari", birth_date=date.fromisoformat(born))])
    return [each.law for each in check(week) if each.rule == "UNG-2" and each.severity.unlawful]


def test_hours_of_the_young() -> None:
    brk = "[break 12:00-12:30]"
    assert young(f"kari  mon 08:00-16:00{brk}") == []
    assert young(f"kari  mon 08:00-16:01{brk}") == ["aml. § 11-2 (3)"]
    assert young(f"kari  mon 08:00-16:01{brk}", born="2008-11-23") == []
    assert young(f"kari  mon 08:00-16:01{brk}", born="2008-11-24") == ["aml. § 11-2 (3)"]


def test_nights_and_rest_of_the_young() -> None:
    assert young("kari  mon 19:00-23:00") == []
    assert young("kari  mon 19:00-23:01") == ["aml. § 11-3 (2)"]
    assert young("kari  mon 06:00-09:00") == []
    assert young("kari  mon 05:59-09:00") == ["aml. § 11-3 (2)"]
    assert young("kari  mon 17:00-21:00  tue 09:00-12:00") == []
    assert young("kari  mon 17:00-21:01  tue 09:00-12:00") == ["aml. § 11-5"]


def test_a_child_cannot_be_an_assistant() -> None:
    child = Person("kari", "Kari", birth_date=date(2012, 1, 1))
    assert "UNG-3" in rules(rota("kari  mon 10:00-12:00", people=[child]))
    grown = Person("kari", "Kari", birth_date=date(2009, 1, 1))
    assert of(rota("kari  mon 10:00-12:00", people=[grown]), "UNG-1") == [(Severity.ADVARSEL, 0)]


def test_breaks_of_the_young() -> None:
    kari = Person("kari", "Kari", birth_date=date(2009, 6, 1))

    def short(text: str) -> list[tuple[Severity, int]]:
        week = rota(text, people=[kari])
        return [(each.severity, each.amount) for each in check(week) if each.law == "aml. § 11-5"]

    assert short("kari  mon 08:00-12:30") == []
    assert short("kari  mon 08:00-12:31") == [(Severity.ADVARSEL, 30)]
    assert short("kari  mon 08:00-12:31[break 10:00-10:30]") == []
    assert short("kari  mon 08:00-12:31[break 10:00-10:29]") == [(Severity.FEIL, 1)]


def test_weekly_rest_of_the_young() -> None:
    text = "kari  " + "  ".join(f"{day} 16:00-18:00" for day in ("mon", "tue", "wed", "thu", "fri"))
    assert young(f"{text}  sun {{}}-20:00".format("18:00")) == []
    assert young(f"{text}  sun {{}}-20:00".format("17:59")) == ["aml. § 11-5"]
    # The same week, once grown up.
    assert young(f"{text}  sun 17:59-20:00", born="2008-11-23") == []


def test_the_birthday_counts_from_its_own_day() -> None:
    for born, rule in (
        ("2011-11-23", "UNG-1"),
        ("2011-11-24", "UNG-3"),
        ("2008-11-24", "UNG-1"),
        ("2008-11-23", ""),
    ):
        week = rota(
            "kari  mon 10:00-12:00", people=[Person("kari", "K", birth_date=date.fromisoformat(born))]
        )
        assert {each.rule for each in check(week) if each.rule in ("UNG-1", "UNG-3")} == (
            {rule} if rule else set()
        )


def test_forty_hours_a_week_when_young() -> None:
    pause = "[break 12:00-12:30]"
    five = "  ".join(f"{day} 08:00-16:00{pause}" for day in ("mon", "tue", "wed", "thu", "fri"))
    assert young(f"kari  {five}") == []
    assert young(f"kari  {five}  sat 10:00-10:01") == ["aml. § 11-2 (3)", "aml. § 11-5"]


# The record


def test_overlap() -> None:
    assert of(rota("kari  mon 08:00-12:00  mon 12:00-16:00"), "OVERLAP") == []
    assert of(rota("kari  mon 08:00-12:01  mon 12:00-16:00"), "OVERLAP") == [(Severity.FEIL, 1)]
    assert figures(rota("kari  mon 08:00-12:00  mon 10:00-16:00"))["kari"].hours == 480
    inside = rota("kari  mon 08:00-16:00  mon 09:00-10:00  mon 11:00-12:00")
    assert len(of(inside, "OVERLAP")) == 2
    assert of(rota("kari  mon 08:00-16:00  mon 15:00-20:00[standby]"), "OVERLAP") == [(Severity.ADVARSEL, 60)]
    assert of(rota("kari  mon 08:00-12:00\nola  mon 08:00-12:00"), "OVERLAP") == []


def test_absence() -> None:
    away = Absence("a", "kari", at("2026-11-23T08:00"), at("2026-11-24T08:00"), "egenmelding")
    assert of(rota("kari  mon 06:00-08:00  tue 08:00-10:00", absences=(away,)), "ABSENT") == []
    assert of(rota("kari  mon 06:00-08:01", absences=(away,)), "ABSENT") == [(Severity.FEIL, 1)]
    assert of(rota("ola  mon 08:00-10:00", absences=(away,)), "ABSENT") == []
    graded = Absence("a", "kari", away.start, away.end, "gradert", 50)
    assert of(rota("kari  mon 06:00-08:01", absences=(graded,)), "ABSENT") == [(Severity.ADVARSEL, 1)]


def test_hours_agreed_during_a_graded_sick_leave_are_no_matter_until_there_are_more() -> None:
    start, end = at("2026-11-23T00:00"), at("2026-12-03T00:00")
    graded = Absence("a", "kari", start, end, "gradert", 50, presence=10 * 60)
    week = "mon 08:00-13:00  wed 08:00-13:00"
    assert of(rota(f"kari  {week}", absences=(graded,)), "ABSENT") == []
    assert of(rota(f"kari  {week}  thu 08:00-08:30", absences=(graded,)), "ABSENT") == [
        (Severity.ADVARSEL, 30)
    ]
    # Standby at home is no presence; what lies after the leave is as usual; each week counts by itself.
    assert of(rota(f"kari  {week}  fri 08:00-20:00[standby]", absences=(graded,)), "ABSENT") == []
    later = "mon+1 08:00-18:00  thu+1 08:00-18:00"
    assert of(rota(f"kari  {week}  {later}", absences=(graded,)), "ABSENT") == []
    assert of(rota(f"kari  {later}  tue+1 08:00-09:00", absences=(graded,)), "ABSENT") == [
        (Severity.ADVARSEL, 60)
    ]
    # A night that runs into the leave counts for the part inside it.
    late = replace(graded, start=at("2026-11-30T00:00"), presence=60)
    assert of(rota("kari  sun 22:00-02:00", absences=(late,)), "ABSENT") == [(Severity.ADVARSEL, 60)]


def test_skills_and_caps() -> None:
    kari = Person("kari", "Kari", weekly_cap=600, skills=frozenset({"medicine"}))
    assert of(rota("kari  mon 08:00-18:00[requires medicine]", people=[kari]), "SKILL") == []
    assert len(of(rota("kari  mon 08:00-18:00[requires medicine lift]", people=[kari]), "SKILL")) == 1
    assert of(rota("kari  mon 08:00-18:00", people=[kari]), "CAP") == []
    assert of(rota("kari  mon 08:00-18:01", people=[kari]), "CAP") == [(Severity.ADVARSEL, 1)]


# Strain


def test_strain() -> None:
    days = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    six = "  ".join(f"{day} 10:00-12:00" for day in days[:6])
    assert of(rota(f"kari  {six}"), "PLAN-2") == []
    assert len(of(rota(f"kari  {six}  sun 10:00-12:00"), "PLAN-2")) == 1
    nights = "  ".join(f"{day} 22:00-02:00" for day in days[:3])
    assert of(rota(f"kari  {nights}"), "PLAN-2") == []
    assert len(of(rota(f"kari  {nights}  thu 22:00-02:00"), "PLAN-2")) == 1
    assert of(rota("kari  sat 10:00-12:00  sat+1 10:00-12:00"), "PLAN-2") == []
    assert len(of(rota("kari  sat 10:00-12:00  sun+1 10:00-12:00  sat+2 10:00-12:00"), "PLAN-2")) == 1
    agreed = rota("kari  mon 15:00-23:00  tue 08:00-12:00", agreements=["10-8-3"])
    assert of(agreed, "PLAN-2") == [(Severity.ADVARSEL, 120)]


# Plan, vedtak, needs


def test_a_plan_that_was_not_discussed() -> None:
    plan = RotaPlan("p", date(2026, 12, 14), date(2027, 1, 24))
    assert of(rota("kari  mon 08:00-10:00", plan=plan), "PLAN-1") == [(Severity.ADVARSEL, 0)]


def test_vedtak_by_week() -> None:
    grant = Vedtak("v", date(2026, 1, 1), 600)
    assert of(rota("kari  mon 08:00-13:00\nopen  mon 08:00-13:00", vedtak=(grant,)), "VEDTAK") == []
    assert of(rota("kari  mon 08:00-13:01\nopen  mon 08:00-13:00", vedtak=(grant,)), "VEDTAK") == [
        (Severity.ADVARSEL, 1)
    ]
    assert of(rota("kari  mon 08:00-20:00[cancelled]", vedtak=(grant,)), "VEDTAK") == []
    # From Thursday on: four sevenths of the week.
    late = Vedtak("v", date(2026, 11, 26), 700)
    assert of(rota("kari  mon 08:00-20:00  thu 08:00-14:40", vedtak=(late,)), "VEDTAK") == []
    assert of(rota("kari  thu 08:00-14:41", vedtak=(late,)), "VEDTAK") == [(Severity.ADVARSEL, 1)]


def test_vedtak_by_year() -> None:
    grant = Vedtak("v", date(2026, 1, 1), 480, date(2026, 12, 31), VedtakUnit.YEAR)
    assert of(rota("kari  mon 08:00-16:00", vedtak=(grant,)), "VEDTAK") == []
    assert of(rota("kari  mon 08:00-16:01", vedtak=(grant,)), "VEDTAK") == [(Severity.ADVARSEL, 1)]


NEED = Need("n", date(2026, 11, 23), 8 * 60, 16 * 60, date(2026, 11, 23))


def test_needs() -> None:
    assert of(rota("kari  mon 08:00-16:00", needs=(NEED,)), "NEED") == []
    late = rota("kari  mon 08:00-15:59", needs=(NEED,))
    assert of(late, "NEED") == [(Severity.ADVARSEL, 1)]
    opened = rota("open  mon 08:00-16:00", needs=(NEED,))
    assert only(opened, "NEED").shifts == ("1",)
    assert of(rota("kari  mon 08:00-16:00[standby]", needs=(NEED,)), "NEED") != []
    assert of(rota("kari  mon 08:00-16:00[training]", needs=(NEED,)), "NEED") != []
    away = Absence("a", "kari", at("2026-11-23T12:00"), at("2026-11-23T13:00"))
    assert of(rota("kari  mon 08:00-16:00", needs=(NEED,), absences=(away,)), "NEED") == [
        (Severity.ADVARSEL, 60)
    ]


def test_needs_for_two_with_skills() -> None:
    need = replace(NEED, count=2, requires=("medicine",))
    kari = Person("kari", "Kari", skills=frozenset({"medicine"}))
    week = rota("kari  mon 08:00-16:00\nola  mon 08:00-16:00", needs=(need,), people=[kari])
    found = only(week, "NEED")
    assert (found.amount, found.details["skills"]) == (480, ("medicine",))
    one = replace(need, count=1)
    assert of(rota("kari  mon 08:00-16:00\nola  mon 08:00-16:00", needs=(one,), people=[kari]), "NEED") == []


def test_training_that_runs_out_covers_what_lies_before() -> None:
    spans = (SkillSpan("medicine", at("2026-11-01T00:00"), at("2026-11-25T00:00")),)
    kari = Person("kari", "Kari", trained=spans)
    days = "mon 08:00-16:00[requires Medicine]  tue 22:00-02:00[requires Medicine]"
    # Monday is before; Tuesday's night runs past the last day.
    (found,) = (each for each in check(rota(f"kari  {days}", people=[kari])) if each.rule == "SKILL")
    assert (found.details["missing"], found.text.values["until"]) == (("Medicine",), date(2026, 11, 24))
    both = rota("kari  thu 08:00-16:00[requires Medicine lift]", people=[kari])
    assert [each.details["missing"] for each in check(both) if each.rule == "SKILL"] == [
        ("lift",), ("Medicine",),
    ]  # fmt: skip
    need = replace(NEED, requires=("medicine",))
    assert of(rota("kari  mon 08:00-16:00", needs=(need,), people=[kari]), "NEED") == []
    late = Person("kari", "Kari", trained=(SkillSpan("medicine", at("2026-11-24T00:00")),))
    found = only(rota("kari  mon 08:00-16:00", needs=(need,), people=[late]), "NEED")
    assert found.details["skills"] == ("medicine",)


def test_needs_over_midnight_and_the_clock_change() -> None:
    night = Need("n", date(2026, 10, 24), 22 * 60, 7 * 60, date(2026, 10, 24))
    assert of(rota("kari  2026-10-24 22:00-07:00", needs=(night,)), "NEED") == []
    missing = rota("kari  2026-10-25 03:00-07:00", needs=(night,))
    assert of(missing, "NEED") == [(Severity.ADVARSEL, 6 * 60)]
    only_saturday = rota(
        "kari  2026-10-20 08:00-09:00",
        needs=(night,),
        period=DateSpan(date(2026, 10, 25), date(2026, 10, 25)),
    )
    assert of(only_saturday, "NEED") == [(Severity.ADVARSEL, 8 * 60)]


def test_nothing_at_all_has_no_findings() -> None:
    assert check(Rota(Ordning("o", "Test"))) == ()
    assert findings(Rota(Ordning("o", "Test"), people=(Person("kari", "Kari"),))) == []
