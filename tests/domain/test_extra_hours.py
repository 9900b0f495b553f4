"""Extra hours over twelve months: example 34 of the rule book, and months counted back from the claim."""

from __future__ import annotations

import itertools
from datetime import date

from bpa_desk.domain.extra_hours import ExtraHours, extra_hours, twelve_months
from tests.domain.rota_text import rota

FULL = round(35.5 * 60)


def test_34_both_ways_of_counting() -> None:
    months = (*[312 * 6] * 10, 0, 0)
    found = ExtraHours(months, round(14.2 * 60), FULL)
    assert (found.total, found.months_with_extra, found.regular) == (312 * 60, 10, True)
    assert round(float(found.real_week) / 60, 1) == 20.2
    assert round(float(found.share(found.real_week)), 1) == 56.9
    assert round(float(found.real_week_without_holiday) / 60, 2) == 20.84
    assert round(float(found.share(found.real_week_without_holiday)), 1) == 58.7


def test_eight_months_are_regular_and_seven_are_not() -> None:
    assert ExtraHours((*[1] * 8, 0, 0, 0, 0), 600, FULL).regular
    assert not ExtraHours((*[1] * 7, 0, 0, 0, 0, 0), 600, FULL).regular


def test_twelve_months_back_from_the_claim() -> None:
    spans = twelve_months(date(2026, 11, 21))
    assert (spans[0][0], spans[-1][1], len(spans)) == (date(2025, 11, 21), date(2026, 11, 20), 12)
    leap = twelve_months(date(2024, 3, 31))
    assert leap[-1] == (date(2024, 2, 29), date(2024, 3, 30))
    assert all(
        after[0].toordinal() == before[1].toordinal() + 1 for before, after in itertools.pairwise(leap)
    )


def test_counted_from_the_shifts() -> None:
    text = (
        "kari  2026-10-19 08:00-16:00  2026-10-20 08:00-16:00  2026-11-09 08:00-16:00  2026-11-10 08:00-12:01"
    )
    found = extra_hours(rota(text, position=720), "kari", date(2026, 11, 21), FULL)
    assert found.months == (*[0] * 10, 240, 1)
    assert found.position == 720
    assert extra_hours(rota(text), "nobody", date(2026, 11, 21), FULL).total == 0
