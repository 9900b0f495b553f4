"""Egenmelding: who has the right, what is used; the sixteen days of the employer (ftrl. § 8-24, § 8-19)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpa_desk.domain.absence_days import Stretch, joined
from bpa_desk.domain.absence_egenmelding import (
    EMPLOYER_DAYS,
    Standing,
    day_beyond,
    employed_since,
    employer_periods,
    right_from,
    sick_pay_from,
    standing,
    year_before,
)
from bpa_desk.domain.absence_terms import EXTENDED, LAW, AbsenceTerms
from bpa_desk.domain.assistant import Employment, EmploymentKind
from tests.domain.absence_text import day, stretch, stretches, told
from tests.domain.test_absence_days import STRETCHES

THREE = AbsenceTerms("absence")
EIGHT = AbsenceTerms("absence", 8, 24, None)


def hired(*spans: str, kind: EmploymentKind = EmploymentKind.FAST) -> list[Employment]:
    """Return employments from texts such as ``2026-10-01..`` and ``2026-01-01..2026-03-31``."""
    made = []
    for number, text in enumerate(spans):
        first, _dots, last = text.partition("..")
        made.append(Employment(f"e{number}", "kari", day(first), day(last) if last else None, kind))
    return made


def on(text: str, when: str, terms: AbsenceTerms = THREE) -> Standing:
    """Return the standing on the day after what the lines hold."""
    return standing(day(when), terms, stretches(text, "egenmelding"), stretches(text), day("2020-01-01"))


def test_the_usual_schemes_are_the_two_of_the_rule_book() -> None:
    assert THREE.scheme == LAW
    assert EIGHT.scheme == EXTENDED


def test_two_months_of_employment_come_first() -> None:
    # Rule book, example 31: hired 1 October 2026, ill 21 November.
    terms = hired("2026-10-01..")
    assert right_from(terms, day("2026-11-21")) == day("2026-12-01")
    none = standing(day("2026-11-21"), THREE, [], [], right_from(terms, day("2026-11-21")))
    assert not none.has_right
    assert standing(day("2026-12-01"), THREE, [], [], day("2026-12-01")).has_right
    assert not standing(day("2026-12-01"), THREE, [], [], None).has_right


@pytest.mark.parametrize(
    ("start", "right", "pay"),
    [
        ("2025-12-31", "2026-02-28", "2026-01-28"),
        ("2027-12-31", "2028-02-29", "2028-01-28"),
        ("2026-07-31", "2026-09-30", "2026-08-28"),
        ("2028-02-01", "2028-04-01", "2028-02-29"),
    ],
)
def test_two_months_and_four_weeks_at_month_ends(start: str, right: str, pay: str) -> None:
    terms = hired(f"{start}..")
    assert right_from(terms, day("2029-01-01")) == day(right)
    assert sick_pay_from(terms, day("2029-01-01")) == day(pay)


@pytest.mark.parametrize(
    ("again", "since"),
    # Fourteen days between the last and the first day are two weeks, fifteen are more.
    [("2026-04-15", "2026-01-01"), ("2026-04-16", "2026-04-16")],
)
def test_who_comes_back_within_two_weeks_counts_from_before(again: str, since: str) -> None:
    terms = hired("2026-01-01..2026-03-31", f"{again}..")
    assert employed_since(terms, day("2026-06-01")) == day(since)


def test_nobody_is_employed_between_or_by_an_assignment() -> None:
    terms = hired("2026-01-01..2026-03-31")
    assert right_from(terms, day("2026-04-01")) is None
    assert sick_pay_from(terms, day("2026-04-01")) is None
    assert employed_since(hired("2026-01-01..", kind=EmploymentKind.OPPDRAG), day("2026-04-01")) is None
    assert employed_since(hired("2026-01-01..", "2027-01-01.."), day("2026-04-01")) == day("2026-01-01")


def test_a_leave_of_more_than_two_weeks_asks_for_four_weeks_at_work() -> None:
    terms = hired("2020-01-01..")
    assert right_from(terms, day("2026-06-01"), [stretch("2026-05-01..2026-05-15")]) == day("2026-06-13")
    assert right_from(terms, day("2026-06-01"), [stretch("2026-05-01..2026-05-14")]) == day("2020-03-01")
    # One that was before the employment, or lasts, says nothing.
    assert right_from(terms, day("2026-06-01"), [stretch("2019-01-01..2019-12-01")]) == day("2020-03-01")
    assert right_from(terms, day("2026-06-01"), [stretch("2026-05-01..2026-07-01")]) == day("2020-03-01")


def test_days_without_a_note_add_up_within_sixteen_days() -> None:
    text = """
        2026-11-02..2026-11-03 egenmelding
    """
    assert (on(text, "2026-11-03").used, on(text, "2026-11-03").left) == (2, 1)
    assert (on(text, "2026-11-19").used, on(text, "2026-11-19").left) == (2, 1)
    assert (on(text, "2026-11-20").used, on(text, "2026-11-20").left) == (0, 3)


def test_days_with_a_note_carry_the_chain_but_are_not_counted() -> None:
    text = """
        2026-11-02..2026-11-03 egenmelding
        2026-11-04..2026-11-20 sykmelding
    """
    found = on(text, "2026-12-06")
    assert [told(each) for each in found.counted] == ["2026-11-02..2026-11-03"]
    assert found.left == 1
    assert on(text, "2026-12-07").left == 3


def test_four_times_in_twelve_months_open_a_right_to_withdraw_and_stop_nothing() -> None:
    text = """
        2025-11-24 egenmelding
        2026-03-02 egenmelding
        2026-06-15..2026-06-16 egenmelding
        2026-11-23 egenmelding
    """
    found = on(text, "2026-11-23")
    assert len(found.times) == 4
    assert found.may_be_withdrawn
    assert found.left == 2
    assert len(on(text, "2026-11-24").times) == 3
    assert not on(text, "2026-11-24").may_be_withdrawn
    assert not on(text, "2026-11-23", EIGHT).may_be_withdrawn


def test_the_extended_scheme_has_eight_at_a_time_and_twenty_four_in_a_year() -> None:
    text = """
        2026-01-05..2026-01-12 egenmelding
        2026-03-02..2026-03-09 egenmelding
        2026-06-01..2026-06-04 egenmelding
    """
    found = on(text, "2026-10-01", EIGHT)
    assert (found.used, found.year_days, found.left) == (0, 20, 4)
    assert on(text, "2027-01-12", EIGHT).year_days == 12
    assert on(text, "2027-01-13", EIGHT).left == 8


@pytest.mark.parametrize(
    ("when", "first"),
    [("2026-11-23", "2025-11-24"), ("2028-02-29", "2027-03-01"), ("2027-02-28", "2026-03-01")],
)
def test_twelve_months_end_on_the_day(when: str, first: str) -> None:
    assert year_before(day(when)) == day(first)


def test_the_first_day_too_many_is_named() -> None:
    held = stretches("2026-11-02..2026-11-03\n2026-11-10..2026-11-12")
    assert day_beyond(held, 3) == day("2026-11-11")
    assert day_beyond(held, 5) is None
    assert day_beyond([], 0) is None


def test_sixteen_days_from_the_first_day_away() -> None:
    # Rule book, example 31: first day Monday 2 November 2026, the employer's period to Tuesday 17.
    (found,) = employer_periods([stretch("2026-11-02..2026-12-31")])
    assert (found.first, found.last, found.left) == (day("2026-11-02"), day("2026-11-17"), 0)


def test_the_period_goes_on_within_sixteen_days_and_begins_anew_after() -> None:
    found = employer_periods(stretches("2026-01-05..2026-01-09\n2026-01-20..2026-01-22\n2026-02-08"))
    assert [(each.used, each.last) for each in found] == [(8, None), (1, None)]
    (whole,) = employer_periods(stretches("2026-02-20..2026-02-27\n2026-03-10..2026-03-31"))
    assert whole.last == day("2026-03-17")
    (leap,) = employer_periods([stretch("2028-02-20..2028-03-31")])
    assert leap.last == day("2028-03-06")


@given(STRETCHES)
def test_the_employer_never_pays_more_than_sixteen_days_of_a_period(held: list[Stretch]) -> None:
    found = employer_periods(held)
    assert [each for period in found for each in period.stretches] == joined(held)
    for period in found:
        days = [each.first + timedelta(n) for each in period.stretches for n in range(each.days)]
        assert period.used == min(len(days), EMPLOYER_DAYS)
        assert period.used + period.left == EMPLOYER_DAYS
        assert period.last == (days[EMPLOYER_DAYS - 1] if len(days) >= EMPLOYER_DAYS else None)


@given(STRETCHES, st.dates(date(2023, 1, 1), date(2033, 12, 31)))
def test_what_is_counted_lies_behind_and_the_rest_is_left(held: list[Stretch], when: date) -> None:
    found = standing(when, THREE, held, held, when)
    assert all(each.first <= when for each in (*found.counted, *found.times))
    assert found.left == max(0, 3 - found.used)
    wider = standing(when, THREE, [], held, when)
    assert (wider.used, wider.times) == (0, ())
