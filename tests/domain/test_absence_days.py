"""Absence in whole days: nights, clock changes, month ends, what belongs together."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpa_desk.domain.absence import Absence
from bpa_desk.domain.absence_days import Stretch, chain_at, chains, days_in, in_year, joined, stretch_of
from bpa_desk.domain.time import zone
from tests.domain.absence_text import day, stretch, stretches, told

OSLO = zone()
DAYS = st.dates(date(2023, 1, 1), date(2033, 12, 31))
STRETCHES = st.lists(
    st.builds(lambda first, more: Stretch(first, first + timedelta(more)), DAYS, st.integers(0, 40)),
    max_size=12,
)


def away(text: str, *nights: str) -> str:
    """Return the days of an absence from–to in wall time, beside shifts written the same way."""
    start, end = (OSLO.parse(each) for each in text.split())
    held = [(OSLO.parse(each.split()[0]), OSLO.parse(each.split()[1])) for each in nights]
    return told(stretch_of(Absence("a", "kari", start, end), OSLO, held))


@pytest.mark.parametrize(
    ("text", "nights", "expected"),
    [
        # Rule book, example 31: a night missed from Friday 22 to Saturday 07 is one day.
        ("2026-11-20T22:00 2026-11-21T07:00", (), "2026-11-20"),
        ("2026-11-20T00:00 2026-11-21T07:00", ("2026-11-20T22:00 2026-11-21T07:00",), "2026-11-20"),
        # Two nights in one absence are two days.
        (
            "2026-11-20T22:00 2026-11-22T07:00",
            ("2026-11-21T22:00 2026-11-22T07:00",),
            "2026-11-20..2026-11-21",
        ),
        # Without the night, the morning is a day like any other.
        ("2026-11-20T00:00 2026-11-21T07:00", (), "2026-11-20..2026-11-21"),
        (
            "2026-11-20T00:00 2026-11-22T00:00",
            ("2026-11-20T22:00 2026-11-21T07:00",),
            "2026-11-20..2026-11-21",
        ),
        # Ill after the night's end too: that day counts.
        (
            "2026-11-20T22:00 2026-11-21T23:00",
            ("2026-11-20T22:00 2026-11-21T07:00",),
            "2026-11-20..2026-11-21",
        ),
        ("2026-11-20T08:00 2026-11-20T16:00", (), "2026-11-20"),
        ("2026-11-20T00:00 2026-11-21T00:00", (), "2026-11-20"),
        # The long and the short night, month end, New Year, leap day.
        ("2026-10-24T22:00 2026-10-25T08:00", (), "2026-10-24"),
        ("2026-03-28T22:00 2026-03-29T08:00", (), "2026-03-28"),
        ("2026-10-25T00:00 2026-10-26T00:00", (), "2026-10-25"),
        ("2026-12-31T22:00 2027-01-01T07:00", (), "2026-12-31"),
        ("2028-02-28T00:00 2028-03-01T00:00", (), "2028-02-28..2028-02-29"),
    ],
)
def test_a_night_across_midnight_is_one_day(text: str, nights: tuple[str, ...], expected: str) -> None:
    assert away(text, *nights) == expected


def test_days_that_follow_one_another_are_joined_and_others_not() -> None:
    found = joined(
        stretches("""
        2026-11-04
        2026-11-02..2026-11-03
        2026-11-06..2026-11-07
        2026-11-07..2026-11-09
    """)
    )
    assert [told(each) for each in found] == ["2026-11-02..2026-11-04", "2026-11-06..2026-11-09"]


@pytest.mark.parametrize(
    ("start", "same"),
    # Away to and with the 4th: the 5th is the first day back, the 20th the sixteenth.
    [("2026-11-20", True), ("2026-11-21", False)],
)
def test_sixteen_days_count_from_the_first_day_back(start: str, same: bool) -> None:
    held = [stretch("2026-11-02..2026-11-04"), stretch(start)]
    assert len(chains(held)) == (1 if same else 2)
    assert bool(chain_at(held[:1], day(start))) is same


def test_what_begins_later_is_not_part_of_the_chain() -> None:
    held = stretches("2026-11-02\n2026-11-10\n2026-11-18")
    assert [told(each) for each in chain_at(held, day("2026-11-10"))] == ["2026-11-02", "2026-11-10"]
    assert chain_at(held, day("2026-11-01")) == ()
    assert len(chain_at(held, day("2026-12-04"))) == 3
    assert chain_at(held, day("2026-12-05")) == ()


@given(STRETCHES, DAYS)
def test_each_day_is_counted_once_wherever_the_year_is_cut(held: list[Stretch], cut: date) -> None:
    every = {each.first + timedelta(n) for each in held for n in range(each.days)}
    low, high = date(2020, 1, 1), date(2040, 1, 1)
    assert days_in(held, low, high) == len(every)
    assert days_in(held, low, cut) + days_in(held, cut + timedelta(1), high) == len(every)
    assert sum(in_year(held, year) for year in range(2020, 2040)) == len(every)


@given(STRETCHES)
def test_chains_take_every_stretch_once_and_in_order(held: list[Stretch]) -> None:
    found = [each for chain in chains(held) for each in chain]
    assert found == joined(held)
    for earlier, later in itertools.pairwise(found):
        assert (later.first - earlier.last).days > 1
