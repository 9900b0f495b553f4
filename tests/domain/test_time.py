"""Wall time and instants: reading, writing, clock changes."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpa_desk.domain.time import DateSpan, Period, WallTimeError, clock, clock_text, days, monday, union, zone

OSLO = zone()
INSTANTS = st.integers(OSLO.at(date(2015, 1, 1)), OSLO.at(date(2045, 1, 1)))


@given(INSTANTS)
def test_every_instant_survives_being_written_and_read(instant: int) -> None:
    assert OSLO.parse(OSLO.text(instant)) == instant


@given(INSTANTS)
def test_wall_time_equals_an_independent_reckoning(instant: int) -> None:
    utc = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(minutes=instant)
    expected = utc.astimezone(ZoneInfo("Europe/Oslo"))
    assert OSLO.wall(instant) == expected.replace(tzinfo=None)
    assert OSLO.wall(instant).fold == expected.fold
    assert OSLO.day(instant) == expected.date()
    assert OSLO.minute_of_day(instant) == expected.hour * 60 + expected.minute


@pytest.mark.parametrize("name", ["America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC"])
def test_other_zones_keep_every_hour_of_a_year(name: str) -> None:
    other = zone(name)
    first = other.at(date(2026, 1, 1))
    for instant in range(first, other.at(date(2027, 1, 1)), 30):
        assert other.parse(other.text(instant)) == instant


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        ("2026-10-24T22:00", "2026-10-25T08:00", 11),
        ("2026-03-28T22:00", "2026-03-29T08:00", 9),
        ("2026-11-21T22:00", "2026-11-22T08:00", 10),
        ("2026-10-25T02:30+02:00", "2026-10-25T02:30+01:00", 1),
    ],
)
def test_a_night_has_the_hours_that_pass(start: str, end: str, hours: int) -> None:
    assert Period(OSLO.parse(start), OSLO.parse(end)).minutes == hours * 60


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("2026-10-25T02:30", "happens twice"),
        ("2026-03-29T02:30", "does not exist"),
        ("2026-03-29T02:30+01:00", "does not exist"),
        ("2026-10-25T02:30+03:00", "wrong offset"),
        ("2026-06-01T12:00+01:00", "wrong offset"),
        ("2026-02-30T12:00", "not a day or time that exists"),
        ("2026-02-03T24:00", "not a day or time that exists"),
        ("2026-02-03", "not a date and time"),
        ("2026-02-03T12:00\n", "not a date and time"),
        ("٢٠٢٦-02-03T12:00", "not a date and time"),
    ],
)
def test_a_time_that_cannot_be_trusted_is_refused(text: str, says: str) -> None:
    with pytest.raises(WallTimeError) as refused:
        OSLO.parse(text)
    assert says in str(refused.value.message)


def test_an_offset_is_welcome_where_it_is_right() -> None:
    assert OSLO.parse("2026-06-01T12:00+02:00") == OSLO.parse("2026-06-01T12:00")


def test_an_unknown_zone_is_refused() -> None:
    for name in ("Mars/Base", "../../etc/passwd", "Europe", ""):
        with pytest.raises(WallTimeError):
            zone(name)


def test_a_quiet_midnight_is_known_on_all_days_but_those_of_the_clock_changes() -> None:
    year = list(days(date(2026, 1, 1), date(2026, 12, 31)))
    changes = [date(2026, 3, 29), date(2026, 10, 25)]
    assert [day for day in year if OSLO.quiet_midnight(day) is None] == changes
    assert all(OSLO.quiet_midnight(day) in (None, OSLO.at(day)) for day in year)


def test_days_of_clock_changes_are_longer_and_shorter() -> None:
    assert OSLO.day_period(date(2026, 3, 29)).minutes == 23 * 60
    assert OSLO.day_period(date(2026, 10, 25)).minutes == 25 * 60
    assert OSLO.day_period(date(2026, 10, 24), 6 * 60).minutes == 25 * 60
    assert OSLO.day_period(date(2026, 10, 26)).minutes == 24 * 60


def test_minutes_past_midnight_reach_the_next_day() -> None:
    assert OSLO.text(OSLO.at(date(2026, 11, 21), 31 * 60)) == "2026-11-22T07:00"
    assert OSLO.text(OSLO.at(date(2026, 11, 21), -60)) == "2026-11-20T23:00"
    assert OSLO.text(OSLO.at(date(2026, 3, 29), 150)) == "2026-03-29T03:30"
    assert OSLO.text(OSLO.at(date(2026, 10, 25), 150, fold=1)) == "2026-10-25T02:30+01:00"


def test_times_of_day_are_read_strictly() -> None:
    assert clock("07:30") == 450
    assert clock("24:00") == 1440
    assert clock_text(31 * 60 + 5) == "07:05"
    for wrong in ("7:30", "24:01", "12:60", "", "0730"):
        with pytest.raises(WallTimeError):
            clock(wrong)


@given(st.lists(st.tuples(st.integers(0, 200), st.integers(0, 200))))
def test_a_union_covers_the_same_minutes_once(pairs: list[tuple[int, int]]) -> None:
    merged = union(pairs)
    minutes = {minute for start, end in pairs for minute in range(start, end)}
    assert {minute for start, end in merged for minute in range(start, end)} == minutes
    assert all(first.end < second.start for first, second in pairwise(merged))


def test_spans_of_days() -> None:
    november = DateSpan(date(2026, 11, 1), date(2026, 11, 30))
    assert november.covers(date(2026, 11, 30))
    assert not november.covers(date(2026, 12, 1))
    assert november.meets(DateSpan(date(2026, 11, 30), None))
    assert not november.meets(DateSpan(date(2026, 12, 1), None))
    assert DateSpan(date(2026, 1, 1), None).meets(november)
    assert len(list(days(*november))) == 30  # type: ignore[arg-type]
    assert monday(date(2026, 11, 22)) == date(2026, 11, 16)
    assert Period(0, 10).overlap((5, 20)) == 5
    assert not Period(0, 10).touches((10, 20))
