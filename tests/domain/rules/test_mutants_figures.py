"""Every figure behind a finding, to the minute, against what the rule book's examples come to by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bpa_desk.domain.finding import Finding, Severity
from bpa_desk.domain.rota import Person, Terms
from bpa_desk.domain.rules.check import check
from bpa_desk.domain.rules.explained_figures import Grain, Layout, laid_out
from bpa_desk.domain.text import Message
from bpa_desk.domain.time import DAY, WEEK, DateSpan
from tests.domain.rota_text import DAYS, MONDAY, OSLO, agreement, at, only, rota
from tests.domain.rules.test_explained_figures import lines, told

MONDAY_0 = OSLO.at(MONDAY)
SIX = "  ".join(f"{day} 08:00-14:00" for day in DAYS[:6])
SIV = Person("siv", "Siv", birth_date=date(2009, 6, 1), terms=(Terms(DateSpan(date.min, None)),))


def span(layout: Layout) -> str:
    return " - ".join(f"{OSLO.wall(each):%d.%m %H:%M}" for each in layout.period)


def parts(layout: Layout) -> list[tuple[str, int, str]]:
    """Return each part as day and beginning, minutes, and the shifts behind it."""
    return [
        (f"{each.day:%d.%m} {OSLO.wall(each.start):%d.%m %H:%M}", each.minutes, " ".join(each.shifts))
        for each in layout.parts
    ]


def handmade(start: int, end: int, amount: int = 0, **details: object) -> Finding:
    """Return a finding about kari that no rule need ever have made."""
    return Finding("X", Severity.FEIL, start, end, Message("x"), "kari", amount=amount, details=details)


def but_work(layout: Layout) -> list[str]:
    return [each for each in lines(layout) if not each.startswith("work")]


# Rests


def test_a_rest_that_is_a_minute_short_lacks_that_minute() -> None:
    # Example 2: 23:00 to 09:59 is 10 hours and 59 minutes.
    week = rota("kari  mon 15:00-23:00  tue 09:59-18:00")
    layout = laid_out(week, only(week, "HVILE-1"))
    assert but_work(layout) == ["rest Mon 23:00-Tue 09:59", "missing Tue 09:59-Tue 10:00"]
    assert told(layout) == ["Time off there is 659", "Time off that is needed 660", "Missing 1"]
    assert (layout.grain, layout.parts, layout.total, layout.limit, layout.counted) == (
        Grain.DAY, (), 0, None, False,
    )  # fmt: skip


def test_a_rest_owed_is_drawn_beyond_the_shift_that_comes_too_early() -> None:
    # Example 1: eight hours are three too few, so fourteen are needed; ten there are.
    week = rota("kari  mon 15:00-23:00  tue 07:00-15:00  wed 01:00-04:00", agreements=["10-8-3"])
    layout = laid_out(week, only(week, "HVILE-3"))
    assert span(layout) == "24.11 07:00 - 25.11 05:00"
    assert but_work(layout) == ["rest Tue 15:00-Wed 01:00", "missing Wed 01:00-Wed 05:00"]
    assert told(layout) == [
        "Time off there is 600",
        "Owed from the shorter rest before 180",
        "Time off that is needed 840",
        "Missing 240",
    ]


def test_a_rest_owed_is_missing_after_it_also_where_it_ends_after_24_hours() -> None:
    week = rota("kari  mon 12:00-20:00  tue 04:00-16:00  wed 04:00-08:00", agreements=["10-8-3"])
    layout = laid_out(week, only(week, "HVILE-3"))
    assert but_work(layout) == ["rest Tue 16:00-Wed 04:00", "missing Wed 04:00-Wed 06:00"]


@pytest.mark.parametrize(
    ("monday", "had", "until"),
    [
        ("2026-11-23", 1440, "30.11 01:00"),
        ("2026-03-23", 1380, "30.03 02:00"),
        ("2026-10-19", 1500, "26.10 00:00"),
    ],
)
def test_a_weekly_rest_is_that_of_its_week_however_long_the_week(monday: str, had: int, until: str) -> None:
    # Example 8: Saturday 14:00 to Sunday 14:00; an hour less in spring and one more in autumn.
    week = rota(f"kari  {SIX}  sun 14:00-20:00", monday=monday)
    layout = laid_out(week, only(week, "HVILE-2"))
    assert span(layout) == f"{date.fromisoformat(monday):%d.%m} 00:00 - {until}"
    assert but_work(layout) == ["rest Sat 14:00-Sun 14:00", f"missing Sun 14:00-Mon {until[-5:]}"]
    assert told(layout) == [
        f"Time off there is {had}",
        "Time off that is needed 2100",
        f"Missing {2100 - had}",
    ]


def test_a_weekly_rest_begun_before_the_week_is_drawn_whole() -> None:
    evenings = "  ".join(f"{day} 20:00-23:00" for day in DAYS[1:])
    week = rota(
        f"kari  2026-11-22 08:00-12:00  tue 00:30-04:00  {evenings}",
        period=DateSpan(MONDAY, MONDAY + timedelta(days=6)),
    )
    held, far = (each for each in check(week) if each.rule == "HVILE-2")
    layout = laid_out(week, held)
    assert span(layout) == "22.11 12:00 - 30.11 00:00"
    assert but_work(layout) == ["rest Sun 12:00-Tue 00:30"]
    assert told(layout) == ["Time off there is 2190"]
    # Five days and 22.5 hours without a weekly rest, where six times 24 less 35 hours are looked at.
    assert span(laid_out(week, far)) == "24.11 00:30 - 29.11 23:00"
    assert but_work(laid_out(week, far)) == []


def test_the_rest_over_the_edge_is_the_one_that_touches_its_week() -> None:
    # Friday 16:00 to Monday 08:00, three weeks in a row; and no such rest at all.
    body = "  ".join(f"{day}+{week} 08:00-16:00" for week in range(4) for day in DAYS[:5])
    plan = rota(f"kari  {body}")
    third = replace(handmade(MONDAY_0 + 2 * WEEK, MONDAY_0 + 3 * WEEK, rest=64 * 60), rule="HVILE-2")
    layout = laid_out(plan, third)
    assert span(layout) == "04.12 16:00 - 14.12 00:00"
    assert but_work(layout) == ["rest Fri 16:00-Mon 08:00"]
    none = laid_out(plan, replace(third, details={"rest": 64 * 60 + 1}))
    assert (span(none), but_work(none), len(none.pieces)) == ("07.12 00:00 - 14.12 00:00", [], 5)


def test_the_young_are_shown_the_whole_week_their_rest_is_missing_in() -> None:
    week = rota("siv  " + "  ".join(f"{day} 09:00-16:00" for day in DAYS), people=[SIV])
    (finding,) = [each for each in check(week) if each.rule == "UNG-2" and each.amount == 31 * 60]
    layout = laid_out(week, finding)
    assert span(layout) == "23.11 00:00 - 30.11 00:00"
    assert but_work(layout) == ["rest Mon 16:00-Tue 09:00", "missing Tue 09:00-Wed 16:00"]
    assert told(layout) == ["Time off there is 1020", "Time off that is needed 2880", "Missing 1860"]
    (long,) = [each for each in check(week) if each.rule == "UNG-2" and each.amount == 9 * 60]
    assert [each[1] for each in parts(laid_out(week, long))] == [420] * 7
    assert told(laid_out(week, long)) == ["Counted here 2940", "The limit 2400", "Over the limit 540"]


def test_a_break_the_young_lack_is_no_rest_and_no_sum() -> None:
    week = rota("siv  fri 12:00-17:00", people=[SIV])
    layout = laid_out(week, only(week, "UNG-2"))
    assert lines(layout) == ["work Fri 12:00-Fri 17:00"]
    assert told(layout) == ["How much it is about 30"]


def test_an_evening_of_the_young_is_no_sum() -> None:
    # Example 30: until 23:30 is half an hour of the night.
    week = rota("siv  fri 16:00-23:30[break 19:00-19:30]", people=[SIV])
    layout = laid_out(week, only(week, "UNG-2"))
    assert (layout.parts, told(layout)) == ((), ["How much it is about 30"])


def test_a_rest_that_lacks_nothing_has_nothing_missing() -> None:
    week = rota("kari  mon 08:00-16:00  tue 08:00-16:00")
    rest = replace(
        handmade(at("2026-11-23T16:00"), at("2026-11-24T08:00"), rest=960, needed=960), rule="HVILE-1"
    )
    assert but_work(laid_out(week, rest)) == ["rest Mon 16:00-Tue 08:00"]


# Sums


@pytest.mark.parametrize("monday", ["2026-11-23", "2026-03-23", "2026-10-19"])
def test_a_week_is_told_by_its_days_and_the_next_is_none_of_it(monday: str) -> None:
    first = date.fromisoformat(monday)
    body = "  ".join(f"{day} 08:00-17:00" for day in DAYS[:5])
    week = rota(f"kari  sun 20:00-21:00  {body}  mon+1 00:00-02:00", monday=monday)
    layout = laid_out(week, only(week, "OT-2"))
    assert span(layout) == f"{first:%d.%m} 00:00 - {first + timedelta(days=7):%d.%m} 00:00"
    assert (layout.grain, layout.total, layout.limit) == (Grain.DAY, 46 * 60, 38 * 60)
    assert parts(layout) == [
        *(
            (f"{day:%d.%m} {day:%d.%m} 08:00", 540, str(number + 2))
            for number, day in enumerate(first + timedelta(days=each) for each in range(5))
        ),
        (f"{first + timedelta(days=6):%d.%m} {first + timedelta(days=6):%d.%m} 20:00", 60, "1"),
    ]
    assert len(layout.pieces) == 6


def test_only_overtime_is_told_where_overtime_is_what_is_counted() -> None:
    # Example 12 grown to more than ten hours: three hours over nine on Monday, and what the week passes.
    body = "  ".join(f"{day} 08:00-20:00" for day in DAYS[:4])
    week = rota(f"kari  {body}")
    layout = laid_out(week, only(week, "OT-3"))
    assert (layout.total, layout.limit) == (12 * 60, 10 * 60)
    assert parts(layout) == [
        (f"{day}.11 {day}.11 08:00", 180, str(number + 1)) for number, day in enumerate(range(23, 27))
    ]


def test_what_lies_over_each_other_is_told_together_and_a_free_break_is_no_part() -> None:
    both = rota("kari  mon 08:00-14:00  mon 12:00-20:00[free 13:00-13:30]")
    assert parts(laid_out(both, only(both, "TID-1"))) == [("23.11 23.11 08:00", 690, "1 2")]
    split = rota("kari  mon 08:00-14:00[free 12:00-12:30]  mon 14:00-20:00")
    assert parts(laid_out(split, only(split, "TID-1"))) == [
        ("23.11 23.11 08:00", 330, "1"),
        ("23.11 23.11 14:00", 360, "2"),
    ]


TWO_WEEKS = rota(
    "kari  mon 08:00-16:00  mon+1 08:00-14:00  mon+2 00:00-00:30",
    agreements=[agreement("10-5-1", "2026-11-30")],
    period=DateSpan(MONDAY, MONDAY + timedelta(days=20)),
)


@pytest.mark.parametrize(
    ("total", "end", "told_of"),
    [
        (870, 15, ["23.11", "30.11", "07.12"]),  # the whole of it
        (390, 15, ["30.11", "07.12"]),  # the weeks that are averaged
        (480, 15, ["23.11"]),  # those that are not
        (100, 15, ["23.11", "30.11", "07.12"]),  # neither
        (840, 14, ["23.11", "30.11"]),
        (390, 13, ["23.11", "30.11"]),
    ],
)
def test_a_mean_is_told_by_the_weeks_that_make_it(total: int, end: int, told_of: list[str]) -> None:
    finding = handmade(MONDAY_0, MONDAY_0 + end * DAY, minutes=total, limit=300)
    layout = laid_out(TWO_WEEKS, finding)
    assert layout.grain is Grain.WEEK
    assert [each[0][:5] for each in parts(layout)] == told_of
    assert (layout.total, layout.limit, layout.pieces) == (total, 300, ())


@pytest.mark.parametrize(("more", "weeks"), [(0, 2), (1, 3)])
def test_a_week_of_which_a_minute_is_meant_is_told_of(more: int, weeks: int) -> None:
    layout = laid_out(TWO_WEEKS, handmade(MONDAY_0, MONDAY_0 + 2 * WEEK + more, minutes=1, limit=1))
    assert len(layout.parts) == weeks


@pytest.mark.parametrize(("more", "grain", "drawn"), [(60, Grain.DAY, 2), (61, Grain.WEEK, 0)])
def test_more_than_a_week_and_an_hour_is_told_by_its_weeks(more: int, grain: Grain, drawn: int) -> None:
    week = replace(
        TWO_WEEKS, shifts=(*TWO_WEEKS.shifts, replace(TWO_WEEKS.shifts[1], id="x", start=MONDAY_0 + WEEK))
    )
    layout = laid_out(week, handmade(MONDAY_0, MONDAY_0 + WEEK + more, minutes=870, limit=800))
    assert (layout.grain, len(layout.pieces)) == (grain, drawn)


@pytest.mark.parametrize(("limit", "figures"), [(480, 2), (479, 3)])
def test_what_is_at_the_limit_is_not_over_it(limit: int, figures: int) -> None:
    layout = laid_out(TWO_WEEKS, handmade(MONDAY_0, MONDAY_0 + WEEK, minutes=480, limit=limit))
    assert len(layout.figures) == figures


@pytest.mark.parametrize(
    "details",
    [{"worked": 1}, {"red": 2}, {"minutes": 1}, {"limit": 1}, {"granted": 1}, {"rest": 60, "needed": 90}],
)
def test_half_of_what_a_sum_needs_makes_none(details: dict[str, int]) -> None:
    layout = laid_out(TWO_WEEKS, handmade(MONDAY_0, MONDAY_0 + DAY, 7, **details))
    assert (layout.parts, layout.limit, layout.counted) == ((), None, False)
    assert lines(layout) == ["work Mon 08:00-Mon 16:00"]
    assert told(layout) == (["Time off there is 60"] if "rest" in details else ["How much it is about 7"])
    of_all = replace(handmade(MONDAY_0, MONDAY_0 + DAY, 7, **details), assistant=None)
    assert laid_out(TWO_WEEKS, of_all).limit is None


def test_a_total_that_is_not_the_days_is_told_by_its_days() -> None:
    layout = laid_out(TWO_WEEKS, handmade(*TWO_WEEKS.shifts[0].period, minutes=470, limit=1))
    assert layout.grain is Grain.DAY


def test_a_sum_of_neither_a_day_nor_a_week_is_a_line() -> None:
    cap = replace(handmade(MONDAY_0, MONDAY_0 + 3 * DAY, 60), rule="CAP")
    layout = laid_out(TWO_WEEKS, cap)
    assert (layout.limit, lines(layout)) == (None, ["work Mon 08:00-Mon 16:00"])


@pytest.mark.parametrize("law", ["aml. § 11-2 (3)", "aml. § 11-5"])
def test_another_rule_of_the_same_paragraph_is_a_line(law: str) -> None:
    week = handmade(MONDAY_0, MONDAY_0 + WEEK, 60)
    layout = laid_out(TWO_WEEKS, replace(week, law=law))
    assert (layout.limit, lines(layout)) == (None, ["work Mon 08:00-Mon 16:00"])
    assert told(layout) == ["How much it is about 60"]


# Sundays and holidays


def test_each_red_day_worked_is_one_and_half_of_them_is_the_limit() -> None:
    # Eight Sundays; with Christmas and New Year there are eleven red days.
    body = "  ".join(f"sun+{week} 08:00-14:00" for week in range(8))
    period = DateSpan(date(2026, 11, 23), date(2027, 1, 17))
    plan = rota(f"kari  {body}", agreements=["10-8-4"], period=period)
    (finding,) = [each for each in check(plan) if "red" in each.details]
    layout = laid_out(plan, finding)
    assert (layout.total, layout.limit, layout.counted, layout.pieces) == (8, 5, True, ())
    assert parts(layout)[0] == ("29.11 28.11 18:00", 1, "1")
    assert {each.minutes for each in layout.parts} == {1}
    assert told(layout) == ["Sundays and holidays in the period 11", "Worked of these 8"]


def test_a_red_day_that_ends_as_the_period_begins_is_none_of_it_and_one_that_ends_with_it_is() -> None:
    plan = rota("kari  2026-11-22 08:00-14:00  sun 08:00-14:00")
    sunday = at("2026-11-22T22:00")
    finding = handmade(sunday, at("2026-11-29T22:00"), worked=1, red=1)
    assert [each[0][:5] for each in parts(laid_out(plan, finding))] == ["29.11"]


def test_red_days_are_drawn_only_where_the_line_is() -> None:
    week = rota("kari  sun 08:00-14:00  sun+1 08:00-14:00")
    layout = laid_out(week, only(week, "HVILE-4"))
    assert span(layout) == "29.11 08:00 - 06.12 14:00"
    assert but_work(layout) == [
        "red Sun 08:00-Sun 22:00",
        "red Sat 18:00-Sun 14:00",
        "found Sun 08:00-Sun 14:00",
    ]


# Lines


@pytest.mark.parametrize(("more", "grain"), [(0, Grain.DAY), (1, Grain.WEEK)])
def test_more_than_nine_days_are_told_in_weeks(more: int, grain: Grain) -> None:
    of_one = handmade(MONDAY_0, MONDAY_0 + 9 * DAY + more)
    layout = laid_out(TWO_WEEKS, of_one)
    assert layout.grain is grain
    assert [each[1] for each in parts(layout)] == ([480, 360] if more else [])
    assert len(layout.pieces) == (0 if more else 2)
    need = replace(of_one, assistant=None, amount=1)
    assert bool(laid_out(TWO_WEEKS, need).pieces) is not bool(more)


def test_weeks_without_a_shift_of_the_finding_are_left_out() -> None:
    long = handmade(MONDAY_0, MONDAY_0 + 15 * DAY)
    layout = laid_out(TWO_WEEKS, replace(long, shifts=("1", "3")))
    assert [(each[1], each[2]) for each in parts(layout)] == [(480, "1"), (30, "3")]
    assert layout.total == 510


def test_a_line_reaches_from_the_first_shift_to_the_last_and_holds_what_was_found() -> None:
    week = rota("kari  mon 08:00-12:00  tue 08:00-12:00[cancelled]  wed 08:00-12:00  thu 08:00-12:00")
    found = replace(handmade(at("2026-11-24T00:00"), at("2026-11-24T06:00")), shifts=("1", "3"))
    assert lines(laid_out(week, found)) == [
        "work Mon 08:00-Mon 12:00",
        "found Tue 00:00-Tue 06:00",
        "work Wed 08:00-Wed 12:00",
    ]
    around = replace(handmade(at("2026-11-23T00:00"), at("2026-11-26T09:00")), shifts=("1", "3"))
    assert lines(laid_out(week, around)) == [
        "work Mon 08:00-Mon 12:00",
        "work Wed 08:00-Wed 12:00",
        "work Thu 08:00-Thu 09:00",
    ]
