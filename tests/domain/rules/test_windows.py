"""Runs of weeks over a cap: from any week with work, each told once, weeks without work as nothing."""

from __future__ import annotations

import pytest

from bpa_desk.domain.rules.limits import Limits
from bpa_desk.domain.rules.sums import WeekSum
from bpa_desk.domain.rules.windows import breaches


def told(minutes: dict[int, int], cap: int | None = 25) -> list[tuple[int, int, int, int]]:
    weeks = []
    for number, value in minutes.items():
        week = WeekSum(number, Limits())
        week.minutes = value
        weeks.append(week)
    found = breaches(weeks, lambda _week: 4, lambda week: week.minutes, lambda _week: cap)
    return [(each.first, each.last, len(each.weeks), each.total) for each in found]


@pytest.mark.parametrize("first", range(5))
def test_it_may_begin_in_any_week(first: int) -> None:
    before = dict.fromkeys(range(first), 0)
    assert told(before | {first: 9, first + 1: 9, first + 2: 5, first + 3: 3})[-1][1:] == (first + 3, 4, 26)
    assert told(before | {first: 9, first + 1: 9, first + 2: 5, first + 3: 2}) == []


def test_a_run_that_begins_after_small_weeks() -> None:
    assert told({0: 1, 1: 9, 2: 9, 3: 5, 4: 4}) == [(1, 4, 4, 27)]


def test_weeks_without_work_count_as_nothing() -> None:
    assert told({0: 20, 4: 20}) == []
    assert told({0: 20, 3: 20}) == [(0, 3, 2, 40)]


def test_each_week_is_told_of_once() -> None:
    assert told(dict.fromkeys(range(8), 10)) == [(0, 3, 4, 40), (4, 7, 4, 40)]
    assert told(dict.fromkeys(range(7), 10)) == [(0, 3, 4, 40), (4, 7, 3, 30)]


def test_no_cap_and_no_weeks() -> None:
    assert told({0: 99}, None) == []
    assert told({}) == []


def test_the_cap_is_that_of_the_last_week_with_work() -> None:
    weeks = [WeekSum(number, Limits()) for number in range(2)]
    for week in weeks:
        week.minutes = 10
    caps = {0: 30, 1: 19}
    found = breaches(weeks, lambda _week: 4, lambda week: week.minutes, lambda week: caps[week.week])
    assert [(each.total, each.cap) for each in found] == [(20, 19)]
    caps = {0: 19, 1: 30}
    found = breaches(weeks, lambda _week: 4, lambda week: week.minutes, lambda week: caps[week.week])
    assert list(found) == []
