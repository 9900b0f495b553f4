"""Random weeks of shifts: slices partition each shift exactly, and sums equal the minute-by-minute count."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from bpa_desk.domain.pay.slices import PayTerms, slices
from bpa_desk.domain.pay.sums import sums
from bpa_desk.domain.shift import Break, Shift
from bpa_desk.domain.time import Period
from tests.domain.pay import naive
from tests.domain.pay.profiles import OSLO, base_of, profile, terms

# An ordinary week, both clock changes (spring is Easter Day 2027), and Whitsun with 17 May in it.
MONDAYS = tuple(date.fromisoformat(each) for each in ("2026-11-23", "2026-10-19", "2027-03-22", "2027-05-10"))
HALVES = profile(
    full_time={"T38c": 20},
    overtime={
        "day_hours": "7.5",
        "window": [
            {"percent": 50},
            {"percent": 100, "from": "20:00", "to": "06:00"},
            {"percent": 133, "days": ["holiday"]},
        ],
    },
    passive={"factor": "1/3", "call_minimum": 20, "call_step": 7, "supplements_on_converted": False},
    supplement=[
        {"code": "HELG", "window": [{"days": ["holiday"]}]},
        {"code": "LORSON", "window": [{"days": [6], "from": "18:00", "to": "02:30"}, {"days": [7]}]},
        {"code": "NATT", "window": [{"from": "21:00", "to": "02:30"}], "stacks_with": ["LORSON"]},
    ],
)


@st.composite
def weeks(draw: st.DrawFn) -> list[Shift]:
    """Draw shifts that do not overlap in one of the weeks, with passive time, calls and breaks."""
    begin = OSLO.at(draw(st.sampled_from(MONDAYS)))
    end_of_week = begin + 8 * 1440
    found: list[Shift] = []
    at = begin
    for number in range(draw(st.integers(1, 6))):
        at += draw(st.integers(0, 2000))
        length = draw(st.integers(1, 1800))
        if at + length > end_of_week:
            break

        def piece(whole: tuple[int, int]) -> Period:
            first = draw(st.integers(whole[0], whole[1] - 1))
            return Period(first, draw(st.integers(first + 1, whole[1])))

        whole = (at, at + length)
        passive = tuple(piece(whole) for _ in range(draw(st.integers(0, 2))))
        calls = tuple(piece(whole) for _ in range(draw(st.integers(0, 2))))
        breaks = tuple(Break(*piece(whole), draw(st.booleans())) for _ in range(draw(st.integers(0, 1))))
        found.append(Shift(str(number), *whole, "kari", passive=passive, calls=calls, breaks=breaks))
        at += length
    return found


def all_terms() -> st.SearchStrategy[PayTerms]:
    """Draw a shipped or made-up profile with either choice for clock changes, and perhaps a position."""
    profiles = ["Plain hours", "Virke BPA", "Uloba 2023", "Stendi 2020", HALVES]
    return st.builds(
        lambda chosen, clock, position: terms(chosen, position=position, clock=clock),
        st.sampled_from(profiles),
        st.booleans(),
        st.sampled_from([None, 0, 600, 1170]),
    )


@settings(max_examples=150, deadline=None)
@given(weeks(), all_terms())
def test_slices_partition_and_sums_equal_the_naive_count(shifts: list[Shift], on: PayTerms) -> None:
    cut = slices(shifts, lambda _day: on, OSLO)
    for shift in shifts:
        edge = shift.start
        for each in base_of(cut, shift):
            assert each.period.start == edge
            assert OSLO.day(each.period.start) == OSLO.day(each.period.end - 1) == each.day
            edge = each.period.end
        assert edge == shift.end
    found = {each.category: each.exact for each in sums(cut, lambda _day: on) if each.exact}
    assert found == naive.count(shifts, on)


def test_the_second_count_sees_a_minute_missing() -> None:
    (shift,) = [Shift("1", OSLO.at(MONDAYS[0], 480), OSLO.at(MONDAYS[0], 960), "kari")]
    on = terms("Plain hours")
    assert naive.count([shift], on) == {"ORD": Fraction(480)}
    assert naive.count([replace(shift, end=shift.end - 1)], on) == {"ORD": Fraction(479)}
