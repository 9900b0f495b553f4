"""Judging again what changed says what judging all of it says, at every distance; and only that is judged."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bpa_desk.domain.absence import Absence
from bpa_desk.domain.assistant import HoursClass
from bpa_desk.domain.elsewhere import Elsewhere
from bpa_desk.domain.finding import Finding, Severity
from bpa_desk.domain.need import Need
from bpa_desk.domain.ordning import EmployerModel
from bpa_desk.domain.plan import RotaPlan
from bpa_desk.domain.rota import Rota
from bpa_desk.domain.rules.check import check, figures
from bpa_desk.domain.rules.incremental import Checker, preview
from bpa_desk.domain.shift import Break, Shift
from bpa_desk.domain.time import DAY, DateSpan, Period
from bpa_desk.domain.vedtak import Vedtak, VedtakUnit
from tests.domain.rota_text import MONDAY, OSLO, agreement, at, rota

WEEK = DateSpan(MONDAY, MONDAY + timedelta(days=6))
NEED = Need("n", date(2026, 1, 1), 8 * 60, 16 * 60)


def same(before: Rota, *after: Rota) -> Checker:
    """Follow the rota through its changes and hold each answer against a fresh judgement."""
    checker = Checker(before)
    for each in after:
        assert checker.update(each) == check(each)
        assert checker.figures == figures(each)
    return checker


def with_shifts(value: Rota, *more: Shift, without: Iterable[str] = ()) -> Rota:
    gone = {*without, *(each.id for each in more)}
    return replace(value, shifts=(*(each for each in value.shifts if each.id not in gone), *more))


def shift(day: date, start: int = 15 * 60, minutes: int = 480, who: str | None = "kari") -> Shift:
    return Shift("new", OSLO.at(day, start), OSLO.at(day, start) + minutes, who)


def about(found: Iterable[Finding], who: str) -> list[Finding]:
    return [each for each in found if each.assistant == who]


def are(one: list[Finding], other: list[Finding]) -> bool:
    """True when there are some, and both hold the very same objects."""
    return bool(one) and len(one) == len(other) and all(a is b for a, b in zip(one, other, strict=True))


# Weeks near the edge of every window a rule looks back or ahead through, around one judged week.
_WEEKS = (-52, -26, -9, -8, -7, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 8, 26, 52)


def _around() -> Rota:
    days = {
        who: [MONDAY + timedelta(days=7 * week + day) for week in _WEEKS for day in on]
        for who, on in (("kari", (0, 1, 6)), ("ola", (3,)))
    }
    text = "\n".join(
        f"{who}  " + "  ".join(f"{each} 08:00-19:00" for each in those) for who, those in days.items()
    )
    return rota(
        text,
        agreements=["10-8-3", agreement("10-5-1", average_weeks=8)],
        period=WEEK,
        position=20 * 60,
        needs=(NEED,),
        vedtak=(
            Vedtak("v", date(2026, 1, 1), 30 * 60),
            Vedtak("y", date(2026, 1, 1), 300 * 60, unit=VedtakUnit.YEAR),
        ),
    )


AROUND = _around()
DISTANCES = (-364, -182, -57, -56, -50, -28, -27, -22, -7, -1, 0, 4, 7, 8, 14, 28, 56, 182, 364)


@pytest.mark.parametrize("days", DISTANCES)
def test_a_shift_that_comes_and_becomes_another_is_judged_as_if_all_were_judged(days: int) -> None:
    new = shift(MONDAY + timedelta(days=days), 20 * 60, 600)
    came = with_shifts(AROUND, new)
    checker = same(AROUND, came, with_shifts(AROUND, replace(new, assistant="ola", end=new.end + 360)))
    assert checker.update(AROUND) == check(AROUND)


@pytest.mark.parametrize("days", DISTANCES)
def test_an_absence_or_an_end_of_agreement_is_judged_as_if_all_were_judged(days: int) -> None:
    first = MONDAY + timedelta(days=days)
    absent = Absence("a", "kari", OSLO.at(first), OSLO.at(first + timedelta(days=3)))
    ends = agreement("10-8-3", "2020-01-01", first.isoformat())
    same(AROUND, replace(AROUND, absences=(absent,)), replace(AROUND, agreements=(ends,)))


def _day(day: date, hours: int) -> Period:
    return Period(OSLO.at(day, 8 * 60), OSLO.at(day, 8 * 60) + hours * 60)


def overtime(week: int, hours: int) -> list[Shift]:
    """Return five days of eight hours and a Saturday: so many hours of overtime."""
    monday = MONDAY + timedelta(days=7 * week)
    return [
        Shift(f"{week}.{day}", *_day(monday + timedelta(days=day), hours if day == 5 else 8), "kari")
        for day in range(6)
    ]


@pytest.mark.parametrize(
    ("week", "others", "counts"),
    [(-4, (-3, -2, -1), False), (-3, (-2, -1, 0), True), (3, (0, 1, 2), True), (4, (1, 2, 3), False)],
)
def test_overtime_of_any_four_weeks_is_seen_from_the_judged_one(
    week: int, others: tuple[int, ...], counts: bool
) -> None:
    bare = rota("kari", period=WEEK, hours_class=HoursClass.DAG40)
    base = with_shifts(bare, *(each for other in others for each in overtime(other, 6)))
    full = with_shifts(base, *overtime(week, 8))
    same(base, full, base)
    assert any(each.rule == "OT-3" for each in check(full)) is counts


@pytest.mark.parametrize(
    ("week", "context", "rule", "reaches"),
    [
        ("mon 07:00-15:00", "2026-11-22 15:00-23:00", "HVILE-1", True),  # the evening before
        ("sun 15:00-23:00", "2026-11-30 07:00-15:00", "HVILE-1", True),  # the morning after
        ("sun 08:00-14:00", "2026-11-22 08:00-14:00", "HVILE-4", True),  # the Sunday before
        ("sun 08:00-14:00", "2026-11-15 08:00-14:00", "HVILE-4", False),  # one earlier
        ("sun 08:00-14:00", "2026-12-06 08:00-14:00", "HVILE-4", False),  # the next week is told of it
    ],
)
def test_what_lies_outside_the_judged_week_reaches_into_it(
    week: str, context: str, rule: str, reaches: bool
) -> None:
    bare, full = rota(f"kari  {week}", period=WEEK), rota(f"kari  {week}  {context}", period=WEEK)
    same(bare, full, bare)
    brought = {each.rule for each in check(full)} - {each.rule for each in check(bare)}
    assert (rule in brought) is reaches


BOTH = rota(
    "kari  mon 15:00-23:00  tue 07:00-15:00\nola  mon 15:00-23:00  tue 07:00-15:00\nopen  wed 08:00-12:00",
    period=WEEK,
    needs=(NEED,),
    vedtak=(Vedtak("v", date(2026, 1, 1), 20 * 60),),
    plan=RotaPlan("p", MONDAY, MONDAY, None),
)
LATER = replace(BOTH.shifts[1], start=BOTH.shifts[1].start + 60, end=BOTH.shifts[1].end + 60)

GROUND = {
    "ordning": replace(BOTH, ordning=replace(BOTH.ordning, employer_model=EmployerModel.PRIVATPERSON)),
    "period": replace(BOTH, period=DateSpan(MONDAY, MONDAY + timedelta(days=7))),
    "agreements": replace(BOTH, agreements=(agreement("10-8-3"),)),
    "vedtak": replace(BOTH, vedtak=(Vedtak("v", date(2026, 1, 1), 10 * 60),)),
    "plan": replace(BOTH, plan=None),
    "needs": replace(BOTH, needs=(replace(NEED, count=2),)),
    "absences": replace(
        BOTH, absences=(Absence("a", "kari", at("2026-11-23T12:00"), at("2026-11-24T00:00")),)
    ),
    "elsewhere": replace(
        BOTH, elsewhere=(Elsewhere("e", "kari", at("2026-11-24T16:00"), at("2026-11-24T20:00"), False),)
    ),
    "people": replace(BOTH, people=(replace(BOTH.people[0], weekly_cap=60), *BOTH.people[1:])),
}


@pytest.mark.parametrize("what", GROUND)
def test_whatever_the_shifts_are_judged_by_may_change(what: str) -> None:
    checker = same(BOTH, GROUND[what], BOTH)
    assert check(GROUND[what]) != checker.findings


@pytest.mark.parametrize("what", GROUND)
def test_what_was_tried_on_other_ground_is_forgotten(what: str) -> None:
    checker = Checker(BOTH)
    checker.preview([LATER])
    checker.update(GROUND[what])
    moved = with_shifts(GROUND[what], LATER)
    assert checker.update(moved) == check(moved)


def test_only_the_one_whose_shifts_changed_is_judged_again() -> None:
    checker = Checker(BOTH)
    before = checker.findings
    after = checker.update(replace(with_shifts(BOTH, LATER), people=(*BOTH.people,)))
    assert are(about(before, "ola"), about(after, "ola"))
    assert not are(about(before, "kari"), about(after, "kari"))


def test_nothing_is_judged_again_where_nothing_changed() -> None:
    checker = Checker(BOTH)
    before = checker.findings
    assert {"NEED", "VEDTAK", "PLAN-1"} <= {each.rule for each in before}
    assert are(list(before), list(checker.update(replace(BOTH, shifts=(*BOTH.shifts,)))))


def test_what_was_read_anew_can_be_taken_away_afterwards() -> None:
    checker = Checker(BOTH)
    before = checker.findings
    again = replace(BOTH, shifts=tuple(replace(each) for each in reversed(BOTH.shifts)))
    assert are(list(before), list(checker.update(again)))
    for gone in again.shifts:
        less = replace(BOTH, shifts=tuple(each for each in again.shifts if each is not gone))
        assert checker.update(less) == check(less)
        assert checker.update(again) == before


def test_only_the_lines_that_a_change_touches_are_looked_at_again() -> None:
    checker = Checker(BOTH)
    before = {each.start: each for each in checker.findings if each.rule == "NEED"}
    added = (
        replace(shift(MONDAY + timedelta(days=3), 8 * 60, 240), id="d"),
        shift(MONDAY + timedelta(days=5), 8 * 60, 240),
    )
    full = with_shifts(BOTH, *added)
    found = [each for each in checker.update(full) if each.rule == "NEED"]
    assert checker.findings == check(full)
    again = [f"{OSLO.wall(each.start):%a}" for each in found if before.get(each.start) is not each]
    assert again == ["Thu", "Sat"]


def test_a_worked_time_far_from_the_plan_covers_the_need_where_it_was_worked() -> None:
    worked = replace(BOTH.shifts[2], actual=Period(at("2026-11-28T08:00"), at("2026-11-28T16:00")))
    after = with_shifts(BOTH, worked, shift(MONDAY + timedelta(days=5), 12 * 60, 60))
    checker = same(BOTH, with_shifts(BOTH, worked), after, BOTH)
    assert len([each for each in check(after) if each.rule == "NEED"]) < len(
        [each for each in checker.findings if each.rule == "NEED"]
    )


@pytest.mark.parametrize(("planned", "done"), [("mon", "2026-11-28"), ("sat", "2026-11-23")])
def test_what_was_worked_on_another_day_covers_that_day(planned: str, done: str) -> None:
    moved = Period(at(f"{done}T08:00"), at(f"{done}T15:00"))
    value = rota(f"kari  {planned} 08:00-15:00\nola  tue 08:00-09:00", period=WEEK, needs=(NEED,))
    value = with_shifts(value, replace(value.shifts[0], actual=moved))
    # Somebody else comes for the last hour of the day it was worked on.
    last = replace(shift(date.fromisoformat(done), 15 * 60, 60), assistant="ola")
    checker = same(value, with_shifts(value, last))
    assert not [each for each in checker.findings if each.rule == "NEED" and each.start == moved.start]
    assert not [each for each in checker.findings if each.rule == "NEED" and each.start == moved.end]


@pytest.mark.parametrize("period", [WEEK, None])
def test_what_was_tried_and_then_done_is_judged_once(period: DateSpan | None) -> None:
    checker = Checker(replace(BOTH, period=period))
    shown = checker.preview([LATER])
    after = replace(BOTH, period=period, shifts=(LATER, BOTH.shifts[0], *BOTH.shifts[2:]))
    tried = about(shown.appear, "kari")
    done = about(checker.update(after), "kari")
    assert tried
    assert all(any(each is other for other in done) for each in tried)
    # And it is known from then on, in the order it was given in.
    again = checker.update(with_shifts(after, replace(BOTH.shifts[3], end=BOTH.shifts[3].end + 60)))
    assert are(done, about(again, "kari"))


@pytest.mark.parametrize("more", [0, 30])
def test_what_was_tried_is_not_taken_for_something_else(more: int) -> None:
    checker = Checker(BOTH)
    checker.preview([LATER])
    other = with_shifts(BOTH, replace(LATER, end=LATER.end + more), shift(MONDAY + timedelta(days=2), 1380))
    if more:
        other = with_shifts(BOTH, replace(LATER, start=LATER.start + more))
    assert checker.update(other) == check(other)


def test_one_shift_twice_is_not_what_was_tried_once_nor_another_with_it() -> None:
    early, late = (
        Shift(name, start, start + 240, "kari")
        for name, start in (("a", at("2026-11-27T06:00")), ("b", at("2026-11-27T12:00")))
    )
    for tried, done in (([early], (early, early)), ([early, late], (early, early))):
        checker = Checker(BOTH)
        checker.preview(tried)
        after = replace(BOTH, shifts=(*BOTH.shifts, *done))
        assert checker.update(after) == check(after)


def test_judged_days_that_grow_with_the_shifts_are_judged_for_everybody() -> None:
    for period in (None, DateSpan(MONDAY, None)):
        value = replace(BOTH, period=period)
        same(value, with_shifts(value, shift(MONDAY + timedelta(days=9))), value)


EARLY, LATE = at("2025-01-01T22:00"), at("2027-12-25T22:00")


@pytest.mark.parametrize(
    ("start", "minutes", "kept"),
    [
        (EARLY + 31 * DAY, 60, False),
        (EARLY + 31 * DAY + 1, 60, True),
        (LATE - 31 * DAY - 60, 60, False),
        (LATE - 31 * DAY - 61, 60, True),
    ],
)
def test_red_days_are_found_anew_within_a_month_of_the_last_known(
    start: int, minutes: int, kept: bool
) -> None:
    checker = Checker(BOTH)
    before = about(checker.findings, "ola")
    far = with_shifts(BOTH, Shift("far", start, start + minutes, "kari"))
    assert are(before, about(checker.update(far), "ola")) is kept
    assert checker.findings == check(far)


def test_red_days_are_found_anew_if_any_of_the_changes_is_far_away() -> None:
    checker = Checker(BOTH)
    before = about(checker.findings, "ola")
    far = with_shifts(BOTH, LATER, Shift("far", EARLY + DAY, EARLY + 2 * DAY, "kari"))
    assert not are(before, about(checker.update(far), "ola"))


@pytest.mark.parametrize("unit", [(VedtakUnit.WEEK,), (VedtakUnit.YEAR,), (VedtakUnit.WEEK, VedtakUnit.YEAR)])
def test_hours_of_all_are_measured_again_against_what_is_granted(unit: tuple[VedtakUnit, ...]) -> None:
    grants = tuple(Vedtak(each, date(2026, 1, 1), 12 * 60, unit=each) for each in unit)
    away = Elsewhere("e", "kari", at("2026-11-23T08:00"), at("2026-11-23T10:00"), False)
    value = replace(BOTH, vedtak=grants, elsewhere=(away,))
    # In the year lies also what nobody judges now.
    context = shift(MONDAY - timedelta(days=60))
    checker = same(value, with_shifts(value, context), with_shifts(value, LATER, context))
    assert any(each.rule == "VEDTAK" for each in checker.findings)


def test_one_notice_about_breaks_is_the_same_notice_after_any_change() -> None:
    checker = Checker(BOTH)
    assert any(each.rule == "PAUSE-1" for each in checker.findings)
    shown = checker.preview([shift(MONDAY + timedelta(days=5))])
    assert not [each for each in (*shown.appear, *shown.disappear) if each.rule == "PAUSE-1"]


def test_a_break_that_is_too_short_is_told_of_for_each_shift() -> None:
    value = rota("kari  mon 08:00-17:00[break 12:00-12:10]")
    (known,) = [each for each in check(value) if each.rule == "PAUSE-1"]
    assert known.severity is not Severity.INFO
    new = replace(value.shifts[0], id="new", start=value.shifts[0].start + DAY, end=value.shifts[0].end + DAY)
    new = replace(new, breaks=(Break(new.start + 60, new.start + 70),))
    assert [each.shifts for each in preview(value, [new]).appear if each.rule == "PAUSE-1"] == [("new",)]


def test_another_notice_of_the_same_rule_is_told_of() -> None:
    # Two weekly rests over the edge of their weeks; the second comes with the last shift.
    six = "  ".join(f"{day}{{0}} 08:00-14:00" for day in ("mon", "tue", "wed", "thu", "fri", "sat"))
    value = rota(f"kari  {six.format('')}  {six.format('+1')}  mon+1 16:00-22:00")
    last = shift(MONDAY + timedelta(days=14), 16 * 60, 300)
    shown = preview(value, [last])
    notices = [OSLO.day(each.start) for each in shown.appear if each.rule == "HVILE-2"]
    assert [OSLO.day(each.start) for each in check(value) if each.rule == "HVILE-2"] == [MONDAY]
    assert notices == [MONDAY + timedelta(days=7)]


def test_one_id_twice_is_looked_at_whichever_of_them_changed() -> None:
    monday, tuesday = shift(MONDAY, 8 * 60), shift(MONDAY + timedelta(days=1), 8 * 60)
    value = replace(BOTH, shifts=(monday, tuesday))
    same(value, replace(value, shifts=(replace(monday, end=monday.end - 60), tuesday)), value)
    first, last = (replace(each, end=each.start + 700) for each in (monday, tuesday))
    twice, once = replace(value, shifts=(first, last)), replace(value, shifts=(last,))
    assert ["VEDTAK" in {each.rule for each in check(of)} for of in (twice, once)] == [True, False]
    same(twice, once, twice)
