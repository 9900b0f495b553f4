"""On-call shifts that look like a standing need, each side of the thresholds."""

from __future__ import annotations

from datetime import date, timedelta

from bpa_desk.domain.on_call import OnCall, on_call

MONDAY = date(2026, 8, 3)


def mondays(count: int) -> list[date]:
    return [MONDAY + timedelta(weeks=each) for each in range(count)]


def test_months_in_a_row_also_over_new_year() -> None:
    days = [date(2026, 11, 30), date(2026, 12, 1), date(2027, 1, 31)]
    assert on_call(days, 3) == OnCall(3, None, date(2027, 1, 31))
    assert on_call(days, 2) == OnCall(3, None, date(2026, 12, 1))
    assert on_call(days, 4) is None
    assert on_call([date(2026, 11, 1), date(2027, 1, 1), date(2027, 2, 1)], 3) is None
    assert on_call([], 1) is None


def test_the_same_weekday_six_times_and_two_thirds() -> None:
    assert on_call(mondays(6), 12) == OnCall(2, 0, MONDAY + timedelta(weeks=5))
    assert on_call(mondays(5), 12) is None
    others = [MONDAY + timedelta(days=each) for each in (1, 2, 3)]
    assert on_call([*mondays(6), *others], 12) == OnCall(2, 0, MONDAY + timedelta(weeks=5))
    assert on_call([*mondays(6), *others, MONDAY + timedelta(days=4)], 12) is None


def test_two_shifts_on_one_day_are_one_day() -> None:
    assert on_call([*mondays(3), *mondays(3)], 12) is None
