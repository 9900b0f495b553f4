"""Caps of overtime, and which agreement would lift them, that a small slip once passed unnoticed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bpa_desk.domain.finding import Severity
from bpa_desk.domain.rota import Rota
from bpa_desk.domain.rules.check import check
from bpa_desk.domain.time import DateSpan
from tests.domain.rota_text import agreement, findings, only, rota
from tests.domain.rules.test_examples import weeks

SUMMER = "2026-06-01"


def cures(value: Rota, rule: str, width: int) -> list[tuple[str, ...]]:
    """Return what would make the findings of the rule over so many weeks lawful."""
    found = [each for each in check(value) if each.rule == rule]
    return [each.lawful_with for each in found if each.text.values.get("weeks", 1) == width]


def week(overtime: float, agreements: tuple[str, ...] = ()) -> Rota:
    """Return one week with so many hours over the ordinary ones, in days of nine hours."""
    return weeks(38 + overtime, most=540, agreements=agreements)


def test_which_agreement_lifts_a_week() -> None:
    assert cures(week(12), "OT-3", 1) == [("10-6-5", "10-6-6")]
    assert cures(week(12, agreements=("10-6-5",)), "OT-3", 1) == []


@pytest.mark.parametrize(
    ("hours", "lawful_with"),
    [(20, ("10-6-5", "10-6-6")), (20 + 1 / 60, ("10-6-6",)), (25, ("10-6-6",)), (25 + 1 / 60, ("10-12-4",))],
)
def test_what_lifts_very_long_weeks(hours: float, lawful_with: tuple[str, ...]) -> None:
    minutes = round((38 + hours) * 60)
    each = minutes // 6
    days = [each] * 5 + [minutes - 5 * each]
    names = ("mon", "tue", "wed", "thu", "fri", "sat")
    text = "  ".join(
        f"{day} 06:00-{6 + long // 60:02d}:{long % 60:02d}" for day, long in zip(names, days, strict=True)
    )
    assert cures(rota(f"kari  {text}", monday=SUMMER), "OT-3", 1) == [lawful_with]


def test_beyond_the_union_s_week_only_consent_lifts_it() -> None:
    text = "  ".join(f"{day} 06:00-16:00" for day in ("mon", "tue", "wed", "thu", "fri", "sat"))
    value = rota(f"kari  {text}", monday=SUMMER, agreements=("10-6-5",))
    assert cures(value, "OT-4", 1) == [("10-6-6",)]


@pytest.mark.parametrize(("most", "lawful_with"), [(50, ("10-6-5",)), (50 + 1 / 60, ("10-6-6", "10-12-4"))])
def test_what_lifts_four_weeks(most: float, lawful_with: tuple[str, ...]) -> None:
    value = weeks(*[50.5] * 3, 38 + most - 37.5, most=540)
    assert cures(value, "OT-3", 4) == [lawful_with]


def test_what_lifts_a_year() -> None:
    exact = weeks(*[44] * 50, most=540, monday="2026-01-05")
    assert cures(exact, "OT-3", 52) == [("10-6-5",)]
    more = weeks(*[44] * 49, 44 + 1 / 60, most=540, monday="2026-01-05")
    assert cures(more, "OT-3", 52) == [("10-6-6", "10-12-4")]


def test_a_year_s_overtime_is_told_from_the_first_to_the_last_week_of_work() -> None:
    value = weeks(*[48] * 20, 48, most=540, monday="2026-01-05", agreements=("10-6-5",))
    assert findings("OT-4", value) == []
    found = [each for each in check(weeks(*[48] * 21, most=540, monday="2026-01-05")) if each.rule == "OT-3"]
    long = [each for each in found if each.text.values.get("weeks") == 52]
    assert [(each.amount, each.end - each.start) for each in long] == [(10 * 60, 21 * 7 * 1440 - 60)]


def test_a_yes_is_asked_for_past_ten_hours_up_to_the_cap() -> None:
    assert findings("OT-6", week(10, agreements=("10-6-5",))) == []
    found = only(week(10 + 1 / 60, agreements=("10-6-5",)), "OT-6")
    assert (found.amount, found.severity) == (1, Severity.INFO)
    text = "  ".join(f"{day} 08:00-17:40" for day in ("mon", "tue", "wed", "thu", "fri", "sat"))
    exact = rota(f"kari  {text}", monday=SUMMER, agreements=("10-6-5",))
    assert [each.amount for each in check(exact) if each.rule == "OT-6"] == [10 * 60]


def test_one_yes_on_the_day_is_enough() -> None:
    text = "  ".join(f"{day} 08:00-17:00" for day in ("mon", "tue", "wed", "thu"))
    value = rota(f"kari  {text}  fri 08:00-16:00  fri 16:00-20:30  sat 08:00-09:30", monday=SUMMER)
    value = replace(value, agreements=week(1, agreements=("10-6-5",)).agreements)
    assert len(findings("OT-6", value)) == 1
    said = replace(
        value, shifts=tuple(replace(each, consent="ja" if each.id in "67" else "") for each in value.shifts)
    )
    assert findings("OT-6", said) == []
    half = replace(
        value, shifts=tuple(replace(each, consent="ja" if each.id == "6" else "") for each in value.shifts)
    )
    assert len(findings("OT-6", half)) == 1


def test_eight_weeks_of_forty_eight_are_lawful_and_a_minute_more_is_not() -> None:
    assert findings("OT-7", weeks(*[48] * 8, most=540, monday=SUMMER)) == []
    over = weeks(*[48] * 7, 48 + 1 / 60, most=540, monday=SUMMER)
    assert findings("OT-7", over) == ["kari mon 00:00: 1 min"]


def test_only_what_touches_the_judged_weeks_is_told() -> None:
    value = weeks(47, 46, 44, 41, most=540)
    for month, day, told in ((10, 26, 0), (11, 2, 1), (11, 23, 1), (11, 30, 0)):
        first = date(2026, month, day)
        judged = replace(value, period=DateSpan(first, first))
        assert len([each for each in check(judged) if each.rule == "OT-3"]) == told


@pytest.mark.parametrize(("end", "lawful_with"), [("22:00", ("10-6-9",)), ("22:01", ("10-12-4", "10-12-7"))])
def test_what_lifts_a_long_day(end: str, lawful_with: tuple[str, ...]) -> None:
    assert cures(rota(f"kari  mon 06:00-{end}"), "OT-7", 1) == [lawful_with]


def test_an_hour_over_sixty_nine_is_told_as_one() -> None:
    days = "  ".join(f"{day} 08:00-20:00" for day in ("mon", "tue", "wed", "thu", "fri"))
    value = rota(f"kari  {days}  sat 08:00-18:00", monday=SUMMER, agreements=("10-5-2", "10-6-5"))
    (found,) = [each for each in check(value) if each.rule == "OT-7" and each.amount == 60]
    assert (found.text.values["weeks"], found.text.values["limit"]) == (1, 69 * 60)
    assert found.details == {"minutes": 70 * 60, "limit": 69 * 60}


def test_four_weeks_are_told_of_under_the_agreement_they_end_with() -> None:
    # Thirteen hours over in each of four weeks: 52 of the union's fifty, which holds from the fourth.
    union = agreement("10-6-5", "2026-06-22")
    value = weeks(*[51] * 4, most=540, monday=SUMMER, agreements=[union])
    (found,) = [each for each in check(value) if each.text.values.get("weeks") == 4]
    assert (found.rule, found.law, found.amount) == ("OT-4", "aml. § 10-6 (5)", 120)
