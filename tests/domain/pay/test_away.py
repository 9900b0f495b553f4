"""Registered absence laid over planned shifts, and what falling away means for pay."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bpa_desk.domain.absence import Absence
from bpa_desk.domain.pay import consequence
from bpa_desk.domain.pay.away import covered, laid_over
from bpa_desk.domain.pay.consequence import CODES, Consequence
from bpa_desk.domain.pay.slices import slices
from bpa_desk.domain.pay.sums import paid_minutes, sums
from bpa_desk.domain.shift import Shift, ShiftStatus
from bpa_desk.domain.time import Period
from tests.domain.pay.profiles import OSLO, terms

MONDAY = date(2026, 11, 23)


def at(hour: int) -> int:
    return OSLO.at(MONDAY, hour * 60)


SHIFT = Shift("1", at(8), at(16), "kari")
PLAIN = terms("Plain hours")


def absence(first: int, last: int, kind: str = "egenmelding", who: str = "kari") -> Absence:
    return Absence(f"{first}-{kind}", who, at(first), at(last), kind)


def told(shift: Shift, *away: Absence) -> list[tuple[int, int, str]]:
    parts = laid_over([shift], away)
    return [(each.effective.start - at(0), each.effective.end - at(0), each.code) for each in parts]


def test_a_shift_inside_an_absence_falls_away_with_its_kind() -> None:
    (gone,) = laid_over([SHIFT], [absence(0, 24)])
    assert (gone.status, gone.code, gone.effective, gone.id) == (
        ShiftStatus.CANCELLED, "egenmelding", SHIFT.period, "1",
    )  # fmt: skip


def test_a_shift_partly_inside_is_cut_at_the_edges() -> None:
    assert told(SHIFT, absence(12, 24)) == [(480, 720, ""), (720, 960, "egenmelding")]
    assert told(SHIFT, absence(10, 12), absence(11, 14, "ferie")) == [
        (480, 600, ""), (600, 720, "egenmelding"), (720, 840, "ferie"), (840, 960, ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "shift",
    [
        replace(SHIFT, status=ShiftStatus.WORKED),
        replace(SHIFT, actual=Period(at(9), at(16))),
        replace(SHIFT, status=ShiftStatus.CANCELLED, code="user_ill"),
        replace(SHIFT, assistant="ola"),
        replace(SHIFT, assistant=None),
    ],
)
def test_what_says_itself_what_happened_stays(shift: Shift) -> None:
    assert laid_over([shift], [absence(0, 24)]) == [shift]
    assert not covered(shift, [absence(0, 24)])


def test_graded_sick_leave_and_absence_beside_the_shift_leave_it_alone() -> None:
    assert laid_over([SHIFT], [absence(0, 24, "gradert"), absence(0, 8), absence(16, 24)]) == [SHIFT]


def test_the_leverandor_decides_unless_the_code_or_the_ordning_says_otherwise() -> None:
    by_itself = {code: consequence.of(code, {}) for code in CODES}
    assert {code for code, each in by_itself.items() if each is not Consequence.EMPLOYER} == {
        "leave_paid", "leave_unpaid",
    }  # fmt: skip
    assert consequence.of("user_ill", {"user_ill": Consequence.PAID}) is Consequence.PAID


@pytest.mark.parametrize(
    ("chosen", "paid"), [(Consequence.PAID, 480), (Consequence.UNPAID, 0), (Consequence.EMPLOYER, 0)]
)
def test_only_what_is_settled_as_paid_counts_as_hours_to_be_paid(chosen: Consequence, paid: int) -> None:
    on = PLAIN._replace(consequences={"user_ill": chosen})
    gone = replace(SHIFT, status=ShiftStatus.CANCELLED, code="user_ill")
    (total,) = sums(slices([gone], lambda _day: on, OSLO), lambda _day: on)
    assert (total.category, total.settled, int(total.exact), total.amount) == ("AVLYST", chosen, 480, None)
    assert paid_minutes([total]) == paid


def test_two_reasons_under_one_code_settled_differently_are_two_sums() -> None:
    on = PLAIN._replace(consequences={"user_ill": Consequence.PAID})
    gone = [
        replace(SHIFT, status=ShiftStatus.CANCELLED, code=code, id=code) for code in ("user_ill", "user_away")
    ]
    found = sums(slices(gone, lambda _day: on, OSLO), lambda _day: on)
    assert [each.key for each in found] == ["AVLYST:employer", "AVLYST:paid"]


def test_a_shift_type_that_is_a_journey_is_paid_as_one() -> None:
    on = PLAIN._replace(journeys=frozenset({"trip"}))
    trip = replace(SHIFT, type="trip")
    found = sums(slices([trip], lambda _day: on, OSLO), lambda _day: on)
    assert [each.category for each in found] == ["REISE"]
