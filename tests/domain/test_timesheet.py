"""Timesheet lines: what was worked, when it was, and what fell away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bpa_desk.domain.shift import Break, Shift, ShiftKind, ShiftStatus
from bpa_desk.domain.time import DateSpan, Period, zone
from bpa_desk.domain.timesheet import ClockWindows, Split, TimesheetFacts, TimesheetLine, lines

OSLO = zone()
OCTOBER = DateSpan(date(2026, 10, 1), date(2026, 10, 31))


def at(text: str) -> int:
    return OSLO.parse(f"2026-{text}")


def one(shift: Shift, span: DateSpan = OCTOBER, red: frozenset[date] = frozenset()) -> TimesheetLine:
    (line,) = lines([shift], span, OSLO, red.__contains__)
    return line


def test_a_day_shift_is_only_hours() -> None:
    line = one(Shift("1", at("10-05T08:00"), at("10-05T16:00"), "kari"))
    assert line.split == Split(worked=480)
    assert not line.changed
    assert not line.clock_change


def test_an_evening_that_becomes_night_on_a_saturday() -> None:
    line = one(Shift("1", at("10-03T15:00"), at("10-03T23:00"), "kari", ShiftKind.EVENING))
    assert line.split == Split(worked=480, evening=240, night=120, weekend=480)


def test_the_autumn_night_has_eleven_hours() -> None:
    line = one(Shift("1", at("10-24T22:00"), at("10-25T08:00"), "kari", ShiftKind.NIGHT))
    assert (line.split.worked, line.split.night, line.split.weekend) == (660, 540, 660)
    assert line.clock_change


def test_a_resting_night_counts_calls_apart_from_passive_time() -> None:
    line = one(
        Shift(
            "1", at("10-05T22:00"), at("10-06T08:00"), "kari", ShiftKind.RESTING,
            passive=(Period(at("10-05T23:00"), at("10-06T07:00")),),
            calls=(Period(at("10-06T02:00"), at("10-06T02:35")),),
        )
    )
    assert (line.split.worked, line.split.passive, line.split.called) == (600, 445, 35)


def test_standby_is_not_work_but_its_calls_are() -> None:
    line = one(
        Shift(
            "1", at("10-05T16:00"), at("10-06T08:00"), "kari", ShiftKind.STANDBY,
            calls=(Period(at("10-05T23:30"), at("10-06T00:30")),),
        )
    )
    assert line.split == Split(worked=60, called=60, night=60, standby=960)


def test_a_free_break_is_taken_out_of_the_hours_it_lies_in() -> None:
    pause = (Break(at("10-05T17:00"), at("10-05T17:30"), True), Break(at("10-05T18:00"), at("10-05T18:30")))
    line = one(Shift("1", at("10-05T12:00"), at("10-05T20:00"), "kari", breaks=pause))
    assert line.split == Split(worked=450, evening=150)


def test_a_cancelled_shift_keeps_its_line_and_its_code() -> None:
    shift = Shift("1", at("10-05T08:00"), at("10-05T16:00"), "kari", code="egenmelding")
    line = one(replace(shift, status=ShiftStatus.CANCELLED))
    assert (line.split, line.absent, line.code) == (Split(), 480, "egenmelding")


def test_a_shift_over_the_edge_is_shared_between_two_periods() -> None:
    night = Shift("1", at("10-31T22:00"), at("11-01T08:00"), "kari", ShiftKind.NIGHT)
    assert one(night).split.worked == 120
    assert one(night, DateSpan(date(2026, 11, 1), date(2026, 11, 30))).split.worked == 480


def test_actual_times_count_and_the_plan_is_shown() -> None:
    worked = Period(at("10-05T08:00"), at("10-05T17:15"))
    line = one(Shift("1", at("10-05T08:00"), at("10-05T16:00"), "kari", actual=worked))
    assert line.split.worked == 555
    assert line.planned == (at("10-05T08:00"), at("10-05T16:00"))
    assert line.changed


def test_red_days_and_own_windows() -> None:
    shift = Shift("1", at("10-05T18:00"), at("10-05T23:00"), "kari")
    assert one(shift, red=frozenset({date(2026, 10, 5)})).split.holiday == 300
    own = lines([shift], OCTOBER, OSLO, lambda day: False, ClockWindows(19 * 60, 22 * 60, 5 * 60))
    assert (own[0].split.evening, own[0].split.night) == (180, 60)


def test_sums_and_absences_of_a_sheet() -> None:
    shifts = [
        Shift("1", at("10-05T08:00"), at("10-05T16:00"), "kari"),
        Shift("2", at("10-06T08:00"), at("10-06T12:00"), "kari", ShiftKind.MEETING),
        Shift("3", at("10-07T08:00"), at("10-07T12:00"), "kari", status=ShiftStatus.CANCELLED, code="ferie"),
    ]
    found = lines(reversed(shifts), OCTOBER, OSLO, lambda day: False)
    assert [line.shift for line in found] == ["1", "2", "3"]
    facts = TimesheetFacts("Nes", "", "", OCTOBER, "Europe/Oslo", "kari", "Kari", lines=found)
    assert facts.total.worked == 720
    assert facts.per_kind == {ShiftKind.DAY: 480, ShiftKind.MEETING: 240}
    assert facts.absences == {"ferie": 240}


@given(st.integers(at("03-01T00:00"), at("12-01T00:00")), st.integers(1, 4000), st.integers(0, 3000))
def test_a_cut_anywhere_loses_no_minute(start: int, length: int, passive: int) -> None:
    end = start + length
    shift = Shift("1", start, end, "kari", passive=(Period(max(start, end - passive - 1), end),))
    year = DateSpan(date(2026, 1, 1), date(2026, 12, 31))
    whole = one(shift, year).split
    day = OSLO.day((start + end) // 2)
    halves = [DateSpan(year.first, day), DateSpan(date.fromordinal(day.toordinal() + 1), year.last)]
    pieces = [line.split for span in halves for line in lines([shift], span, OSLO, lambda each: False)]
    assert sum(pieces, Split()) == whole
    assert whole.worked == length
    assert whole.evening + whole.night <= whole.worked
