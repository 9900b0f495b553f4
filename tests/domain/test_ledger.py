"""The account of a vedtak."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from bpa_desk.domain.ledger import CountingFactors, account, drawn, granted
from bpa_desk.domain.shift import Break, Shift, ShiftKind, ShiftStatus
from bpa_desk.domain.time import DateSpan, Period, zone
from bpa_desk.domain.vedtak import Vedtak, VedtakUnit

OSLO = zone()
YEAR = DateSpan(date(2026, 1, 1), date(2026, 12, 31))
FORTY = [Vedtak("v", date(2026, 1, 1), 40 * 60)]


def at(text: str) -> int:
    return OSLO.parse(text)


def shift(key: str, start: str, end: str, **more: object) -> Shift:
    return Shift(key, at(start), at(end), "kari", **more)  # type: ignore[arg-type]


def test_example_36_budget_to_a_day_in_the_year() -> None:
    """working-time.md J.36: 40 h a week, 1.1–20.11.2026 is 324 days and 1 851,43 h."""
    budget = granted(FORTY, date(2026, 1, 1), date(2026, 11, 20))
    assert round(float(budget) / 60, 2) == 1851.43
    worked = Shift("1", OSLO.at(date(2026, 1, 1)), OSLO.at(date(2026, 1, 1)) + 1900 * 60, "kari")
    state = account(FORTY, [worked], YEAR, OSLO.at(date(2026, 11, 21)), OSLO)
    assert round(float(state.ahead) / 60, 2) == 48.57
    assert round(float(state.ahead / state.granted_so_far) * 100, 1) == 2.6
    assert state.runs_out == date(2026, 1, 1).fromordinal(date(2026, 1, 1).toordinal() + 355)


def test_a_shift_is_used_when_it_has_ended_and_planned_until_then() -> None:
    shifts = [
        shift("1", "2026-11-02T08:00", "2026-11-02T16:00"),
        shift("2", "2026-11-03T08:00", "2026-11-03T16:00"),
        shift("3", "2026-11-04T08:00", "2026-11-04T16:00", status=ShiftStatus.CANCELLED),
        Shift("4", at("2026-12-31T20:00"), at("2027-01-01T04:00")),
    ]
    state = account(FORTY, shifts, YEAR, at("2026-11-03T15:59"), OSLO)
    assert [state.total.used, state.total.planned] == [480, 480 + 240]
    assert state.total.left == granted(FORTY, *YEAR) - 1200  # type: ignore[arg-type]
    assert [line.used for line in state.months if line.used] == [480]
    assert len(state.months) == 12


def test_a_vedtak_of_hours_a_year_knows_leap_years() -> None:
    yearly = [Vedtak("v", date(2028, 1, 1), 366 * 60, unit=VedtakUnit.YEAR)]
    assert granted(yearly, date(2028, 2, 1), date(2028, 2, 29)) == 29 * 60
    assert granted(yearly, date(2027, 1, 1), date(2027, 12, 31)) == 0


def test_kinds_of_time_draw_by_their_factor() -> None:
    edge = Period(at("2026-11-01T00:00"), at("2026-12-01T00:00"))
    night = shift(
        "1", "2026-11-02T22:00", "2026-11-03T08:00", kind=ShiftKind.RESTING,
        passive=(Period(at("2026-11-02T23:00"), at("2026-11-03T07:00")),),
        calls=(Period(at("2026-11-03T02:00"), at("2026-11-03T03:00")),),
    )
    third = CountingFactors(passive=Fraction(1, 3), training=Fraction(0), meeting=Fraction(1, 2))
    assert drawn(night, edge, CountingFactors()) == 600
    assert drawn(night, edge, third) == 120 + 60 + 140
    standby = shift("2", "2026-11-02T16:00", "2026-11-02T23:00", kind=ShiftKind.STANDBY)
    assert drawn(standby, edge, third) == 60
    course = shift("3", "2026-11-02T08:00", "2026-11-02T10:00", kind=ShiftKind.TRAINING)
    assert drawn(course, edge, third) == 0
    assert drawn(replace(course, kind=ShiftKind.MEETING), edge, third) == 60
    pause = (Break(at("2026-11-02T11:00"), at("2026-11-02T11:30"), True),)
    assert drawn(shift("5", "2026-11-02T08:00", "2026-11-02T16:00", breaks=pause), edge, third) == 450


def test_without_a_vedtak_nothing_runs_out() -> None:
    worked = shift("1", "2026-11-02T08:00", "2026-11-02T16:00")
    state = account([], [worked], YEAR, at("2026-12-01T00:00"), OSLO)
    assert state.runs_out is None
    assert state.total.left == -480


@given(st.integers(1, 3000), st.integers(1, 364))
def test_the_day_it_runs_out_is_where_the_pace_meets_the_grant(used: int, gone: int) -> None:
    worked = Shift("1", OSLO.at(YEAR.first), OSLO.at(YEAR.first) + used, "kari")
    small = [Vedtak("v", YEAR.first, 60)]
    day = date.fromordinal(YEAR.first.toordinal() + gone)
    state = account(small, [worked], YEAR, max(OSLO.at(day), worked.end), OSLO)
    gone = (min(OSLO.day(max(OSLO.at(day), worked.end)), date(2027, 1, 1)) - YEAR.first).days
    whole = granted(small, *YEAR)  # type: ignore[arg-type]
    if gone and state.runs_out is not None:
        passed = (state.runs_out - YEAR.first).days
        assert Fraction(used, gone) * passed <= whole < Fraction(used, gone) * (passed + 1)
    elif gone:
        assert Fraction(used, gone) * 365 <= whole


_SPANS = st.tuples(st.integers(-40, 400 * 1440), st.integers(1, 3 * 1440))


_PLANS = st.lists(st.tuples(_SPANS, st.sampled_from(ShiftKind), st.booleans()), max_size=12)


@given(_PLANS, st.integers(0, 365))
def test_each_month_is_the_sum_of_what_its_shifts_draw(
    plans: list[tuple[tuple[int, int], ShiftKind, bool]], gone: int
) -> None:
    first = OSLO.at(YEAR.first)
    shifts = []
    for number, ((start, long), kind, passive) in enumerate(plans):
        begin, end = first + start, first + start + long
        inside = (Period(begin, (begin + end + 1) // 2),) if passive else ()
        calls = inside if gone % 2 else ()
        shifts.append(Shift(str(number), begin, end, "kari", kind, passive=inside, calls=calls))
    factors = CountingFactors(Fraction(1, 3), Fraction(1, 2), Fraction(0), Fraction(1, 7))
    now = first + gone * 1440
    for month in account([], shifts, YEAR, now, OSLO, factors).months:
        begins, last = month.span
        assert last is not None
        edge = Period(OSLO.at(begins), OSLO.at(last, 1440))
        meets = [each for each in shifts if each.start < edge.end and each.end > edge.start]
        assert month.used == sum(drawn(each, edge, factors) for each in meets if each.end <= now)
        assert month.planned == sum(drawn(each, edge, factors) for each in meets if each.end > now)
