"""Averaged days, weeks and periods that a small slip once passed unnoticed (working-time.md A.4)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bpa_desk.domain.finding import Finding
from bpa_desk.domain.rota import Rota
from bpa_desk.domain.rules.check import check
from bpa_desk.domain.time import DateSpan
from tests.domain.rota_text import OSLO, agreement, findings, only, rota
from tests.domain.rules.test_examples import weeks

SUMMER = "2026-06-01"


def over_periods(value: Rota) -> list[Finding]:
    """Return what is said of the average over a whole period of agreement."""
    return [each for each in check(value) if "the average may be" in each.text.template]


@pytest.mark.parametrize(
    ("basis", "end", "lawful_with"),
    [
        ("10-5-1", "18:01", ("10-5-2",)),
        ("10-5-1", "20:30", ("10-5-2",)),
        ("10-5-1", "20:31", ("10-5-3",)),
        ("10-5-2", "20:31", ("10-5-3",)),
        ("10-5-2", "21:00", ("10-5-3",)),
        ("10-5-2", "21:01", ("10-12-4", "10-12-7")),
        ("10-5-3", "21:01", ("10-12-4", "10-12-7")),
    ],
)
def test_what_would_allow_a_longer_day(basis: str, end: str, lawful_with: tuple[str, ...]) -> None:
    value = rota(f"kari  mon 08:00-{end}", agreements=[basis])
    assert only(value, f"SNITT-{basis[-1]}").lawful_with == lawful_with


@pytest.mark.parametrize(
    ("basis", "hours", "lawful_with"),
    [
        ("10-5-1", 50 + 1 / 60, ("10-5-2",)),
        ("10-5-1", 54, ("10-5-2",)),
        ("10-5-1", 54 + 1 / 60, ("10-12-4", "10-12-7")),
        ("10-5-2", 54 + 1 / 60, ("10-12-4", "10-12-7")),
    ],
)
def test_what_would_allow_a_longer_week(basis: str, hours: float, lawful_with: tuple[str, ...]) -> None:
    value = weeks(hours, most=600, monday=SUMMER, agreements=[basis])
    found = [each for each in check(value) if "no week may pass" in each.text.template]
    assert [each.lawful_with for each in found] == [lawful_with]


def test_an_open_agreement_has_one_period_after_another() -> None:
    # Four weeks of 38 are 152 hours; the fifth week begins a new period.
    four = agreement("10-5-1", SUMMER, average_weeks=4)
    exact = weeks(43, 33, 43, 33, 38, most=600, monday=SUMMER, agreements=[four])
    assert over_periods(exact) == []
    over = weeks(43, 33, 43, 33 + 1 / 60, 38, most=600, monday=SUMMER, agreements=[four])
    (found,) = over_periods(over)
    assert (found.amount, found.severity.unlawful, found.text.values["weeks"]) == (1, True, 4)
    assert (OSLO.text(found.start), OSLO.text(found.end)) == ("2026-06-01T00:00", "2026-06-29T00:00")
    second = weeks(38, 38, 38, 38, 43, 33, 43, 33 + 1 / 60, most=600, monday=SUMMER, agreements=[four])
    (found,) = over_periods(second)
    assert (OSLO.text(found.start), found.amount) == ("2026-06-29T00:00", 1)


def test_weeks_without_work_count_as_nothing_in_the_period() -> None:
    # Three weeks of work and a free one: 152 hours may be worked in them.
    four = agreement("10-5-1", SUMMER, "2026-06-28")
    text = "kari  " + "  ".join(
        f"{day}+{week} 08:00-18:00" for week in (0, 1, 3) for day in ("mon", "tue", "wed", "thu", "fri")
    )
    exact = f"{text}  sat+3 08:00-10:00"
    assert over_periods(rota(exact, monday=SUMMER, agreements=[four])) == []
    (found,) = over_periods(rota(exact.replace("-10:00", "-10:01"), monday=SUMMER, agreements=[four]))
    assert (found.amount, found.severity.unlawful) == (1, True)


def test_an_agreement_ends_with_the_week_its_last_day_lies_in() -> None:
    # The last of the four weeks is over on its Wednesday, and counts.
    four = agreement("10-5-1", SUMMER, "2026-06-24")
    text = "kari  " + "  ".join(
        f"{day}+{week} 08:00-{end}:00"
        for week, end in ((0, 18), (1, 16), (2, 17))
        for day in ("mon", "tue", "wed", "thu")
    )
    last = "  ".join(f"{day}+3 08:00-18:00" for day in ("mon", "tue"))
    value = rota(f"{text}  {last}", monday=SUMMER, agreements=[four])
    assert over_periods(value) == []  # 40 + 32 + 36 + 20 of 4 × 38


def test_the_average_so_far_is_a_warning_from_the_first_week_with_work() -> None:
    # 43 + 33 + 43 + 34 = 153 hours in four weeks of 38; the agreement lasts much longer.
    value = weeks(43, 33, 43, 34, most=600, monday=SUMMER, agreements=[agreement("10-5-1", "2026-05-04")])
    (found,) = over_periods(value)
    assert (found.amount, found.severity.unlawful, found.text.values["weeks"]) == (60, False, 4)
    later = replace(value, period=DateSpan(date(2026, 6, 15), date(2026, 6, 28)))
    (found,) = over_periods(later)
    assert (found.amount, found.text.values["weeks"]) == (60, 4)
    # Judged from before the work began, the free weeks before it count as well.
    before = replace(value, period=DateSpan(date(2026, 5, 25), date(2026, 6, 28)))
    assert over_periods(before) == []


def test_an_average_of_a_single_week_is_none_yet() -> None:
    open_ended = [agreement("10-5-1", SUMMER)]
    assert over_periods(weeks(48, most=600, monday=SUMMER, agreements=open_ended)) == []
    assert len(over_periods(weeks(48, 30, most=600, monday=SUMMER, agreements=open_ended))) == 1


def test_an_average_so_far_ends_with_what_is_judged() -> None:
    value = weeks(43, 33, 43, 34, 20, most=600, monday=SUMMER, agreements=[agreement("10-5-1", SUMMER)])
    assert over_periods(value) == []
    first = replace(value, period=DateSpan(date(2026, 6, 1), date(2026, 6, 28)))
    assert [each.amount for each in over_periods(first)] == [60]


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        (date(2026, 5, 25), date(2026, 5, 31), 0),
        (date(2026, 6, 1), date(2026, 6, 1), 1),
        (date(2026, 6, 28), date(2026, 6, 28), 1),
        (date(2026, 6, 29), date(2026, 7, 5), 0),
    ],
)
def test_a_period_is_told_of_where_it_touches_what_is_judged(first: date, last: date, told: int) -> None:
    four = agreement("10-5-1", SUMMER, "2026-06-28")
    value = weeks(43, 33, 43, 34, most=600, monday=SUMMER, agreements=[four])
    assert len(over_periods(replace(value, period=DateSpan(first, last)))) == told


@pytest.mark.parametrize(
    ("first", "told"),
    [(date(2026, 5, 31), 0), (date(2026, 6, 1), 1), (date(2026, 7, 26), 1), (date(2026, 7, 27), 0)],
)
def test_eight_weeks_are_told_of_where_they_touch_what_is_judged(first: date, told: int) -> None:
    # Eight weeks over 48 on average under § 10-5 (2), from 1 June to 26 July.
    value = weeks(*[48] * 7, 48 + 1 / 60, most=600, monday=SUMMER, agreements=["10-5-2"])
    judged = replace(value, period=DateSpan(first, first))
    assert len([each for each in check(judged) if "on average in the" in each.text.template]) == told


@pytest.mark.parametrize(("first", "told"), [(22, 0), (23, 1), (24, 0)])
def test_a_long_averaged_day_is_told_of_on_its_day(first: int, told: int) -> None:
    value = rota("kari  mon 08:00-18:01", agreements=["10-5-1"])
    judged = replace(value, period=DateSpan(date(2026, 11, first), date(2026, 11, first)))
    assert len(findings("SNITT-1", judged)) == told


def test_passive_time_may_carry_a_day_past_a_short_agreed_one() -> None:
    # Nine hours and two for passive time are eleven, though the agreement says ten (TID-7).
    night = "kari  mon 21:00-08:0{}[passive 22:00-07:00]"
    assert findings("SNITT-1", rota(night.format(0), agreements=["10-5-1"])) == []
    assert findings("SNITT-1", rota(night.format(1), agreements=["10-5-1"])) == ["kari tue 08:01: 1 min"]


def test_eight_weeks_are_told_of_under_the_agreement_they_end_with() -> None:
    first = agreement("10-5-1", "2020-01-01", "2026-07-19")
    then = agreement("10-5-2", "2026-07-20")
    value = weeks(*[48] * 7, 48 + 1 / 60, most=600, monday=SUMMER, agreements=[first, then])
    found = [each for each in check(value) if "on average in the" in each.text.template]
    assert [(each.rule, each.amount) for each in found] == [("SNITT-2", 1)]
