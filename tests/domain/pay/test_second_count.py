"""Random weeks of shifts: slices partition each shift exactly, and sums equal the minute-by-minute count."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bpa_desk.domain.absence import ABSENCE_KINDS, CANCELLATION_CODES, Absence
from bpa_desk.domain.pay.away import laid_over
from bpa_desk.domain.pay.category import OF_ABSENCE
from bpa_desk.domain.pay.profile import TariffProfile
from bpa_desk.domain.pay.slices import PayTerms, Slice, slices
from bpa_desk.domain.pay.sums import sums
from bpa_desk.domain.shift import Break, Shift, ShiftKind, ShiftStatus
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


STANDBY = profile(
    standby={"factor": "1/5", "call_minimum": 60, "call_step": 30},
    passive={"factor": "1/4", "call_minimum": 10, "in_addition": True, "active_share": "1/2"},
    overtime={"window": [{"percent": 50}]},
    supplement=[{"code": "KVELD", "window": [{"from": "17:00", "to": "06:00"}], "on_overtime": False}],
)
PROFILES: dict[str, TariffProfile | str] = {
    "plain": "Plain hours", "virke": "Virke BPA", "uloba": "Uloba 2023", "stendi": "Stendi 2020",
    "halves": HALVES, "standby": STANDBY,
}  # fmt: skip
CASES = 50_000 if os.environ.get("BPA_NIGHTLY") else 2_100
JOURNEY = "type-journey"
KINDS = (
    ShiftKind.DAY, ShiftKind.RESTING, ShiftKind.STANDBY, ShiftKind.TRAINING, ShiftKind.MEETING,
    ShiftKind.OTHER,
)  # fmt: skip


@st.composite
def weeks(draw: st.DrawFn) -> list[Shift]:
    """Draw shifts that do not overlap in one of the weeks: every kind, passive time, calls, breaks, codes."""
    begin = OSLO.at(draw(st.sampled_from(MONDAYS)))
    end_of_week = begin + 8 * 1440
    found: list[Shift] = []
    at = begin
    for number in range(draw(st.integers(1, 6))):
        at += draw(st.integers(0, 2000))
        length = draw(st.integers(1, 1800))
        if at + length > end_of_week:
            break
        found.append(_shift(draw, str(number), Period(at, at + length)))
        at = found[-1].effective.end
    return found


def _shift(draw: st.DrawFn, key: str, whole: Period) -> Shift:
    def piece(inside: Period) -> Period:
        first = draw(st.integers(inside.start, inside.end - 1))
        return Period(first, draw(st.integers(first + 1, inside.end)))

    later = draw(st.integers(0, 90)) if draw(st.booleans()) else 0
    actual = Period(whole.start, whole.end + later) if later else None
    effective = actual or whole
    code = draw(st.sampled_from(["", "", "", *CANCELLATION_CODES]))
    return Shift(
        key,
        *whole,
        "kari",
        kind=draw(st.sampled_from(KINDS)),
        type=draw(st.sampled_from([None, JOURNEY])),
        passive=tuple(piece(whole) for _ in range(draw(st.integers(0, 2)))),
        calls=tuple(piece(effective) for _ in range(draw(st.integers(0, 2)))),
        breaks=tuple(Break(*piece(effective), draw(st.booleans())) for _ in range(draw(st.integers(0, 1)))),
        status=ShiftStatus.CANCELLED if code else draw(st.sampled_from(list(ShiftStatus)[:2])),
        code=code,
        actual=actual,
    )


@st.composite
def absences(draw: st.DrawFn, shifts: list[Shift]) -> list[Absence]:
    """Draw registered absences that touch the shifts in any way, also each other."""
    found = []
    for number in range(draw(st.integers(0, 2))):
        near = draw(st.sampled_from(shifts)) if shifts else Shift("0", 0, 1)
        start = near.start + draw(st.integers(-1500, 1500))
        kind = draw(st.sampled_from(ABSENCE_KINDS))
        found.append(Absence(str(number), "kari", start, start + draw(st.integers(1, 3000)), kind))
    return found


def terms_of(name: str) -> st.SearchStrategy[PayTerms]:
    """Draw terms on the profile: either choice for clock changes, a position or none, averaged or not."""
    return st.builds(
        lambda clock, position, averaged: terms(
            PROFILES[name], position=position, clock=clock, averaged=averaged
        )._replace(journeys=frozenset({JOURNEY})),
        st.booleans(),
        st.sampled_from([None, 0, 600, 1170]),
        st.sampled_from([False, False, True]),
    )


@pytest.mark.parametrize("name", PROFILES)
def test_slices_partition_and_sums_equal_the_naive_count(name: str) -> None:
    @settings(max_examples=CASES // len(PROFILES), deadline=None)
    @given(weeks(), terms_of(name), st.data())
    def equal(shifts: list[Shift], on: PayTerms, data: st.DataObject) -> None:
        away = data.draw(absences(shifts))
        laid = laid_over(shifts, away)
        cut = slices(laid, lambda _day: on, OSLO)
        for shift in shifts:
            is_listed = any(each.id == shift.id and listed(each) for each in laid)
            _partitioned(shift, base_of(cut, shift), is_listed, away)
        found: dict[str, Fraction] = {}
        for each in sums(cut, lambda _day: on):
            found[each.category] = found.get(each.category, Fraction(0)) + each.exact
        assert {code: minutes for code, minutes in found.items() if minutes} == naive.count(shifts, on, away)

    equal()


def listed(shift: Shift) -> bool:
    """True when the shift has slices: it stands, or fell away under a code that is listed."""
    return shift.counts or (shift.code in OF_ABSENCE and not shift.standby)


def _partitioned(shift: Shift, base: list[Slice], is_listed: bool, away: list[Absence]) -> None:
    """Hold the base slices to cover the shift exactly, each within one day; a swapped shift has none.

    Standby is not listed for somebody who is away, so there and only there it may have holes.
    """
    if not is_listed:
        assert base == []
        return
    edge = base[0].period.start
    for each in base:
        hole = range(edge, each.period.start)
        assert not hole or shift.standby
        assert all(any(one.start <= minute < one.end for one in away) for minute in hole)
        assert each.period.start >= edge
        assert OSLO.day(each.period.start) == OSLO.day(each.period.end - 1) == each.day
        edge = each.period.end
    if not shift.standby:
        assert (base[0].period.start, edge) == shift.effective


def test_the_second_count_sees_a_minute_missing() -> None:
    (shift,) = [Shift("1", OSLO.at(MONDAYS[0], 480), OSLO.at(MONDAYS[0], 960), "kari")]
    on = terms("Plain hours")
    assert naive.count([shift], on) == {"ORD": Fraction(480)}
    assert naive.count([replace(shift, end=shift.end - 1)], on) == {"ORD": Fraction(479)}
