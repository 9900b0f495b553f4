"""What comes first among all there is to do: the law, then what was agreed, then advice."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpa_desk.domain.finding import Severity
from bpa_desk.domain.urgency import Ground, Urgency, of_finding, of_gap, place, pressing, urgency

TODAY = date(2026, 11, 24)
DAYS = st.integers(-400, 400).map(lambda days: TODAY + timedelta(days=days))


@given(DAYS, DAYS, DAYS, DAYS)
def test_the_law_comes_before_what_was_agreed_and_that_before_advice(
    late: date, soon: date, agreed: date, advice: date
) -> None:
    listed = [
        (place(urgency(Ground.ADVICE, advice, TODAY), advice), "advice"),
        (place(urgency(Ground.AGREED, agreed, TODAY), agreed), "agreed"),
        (place(urgency(Ground.LAW, max(soon, TODAY + timedelta(days=1)), TODAY), soon), "law soon"),
        (place(urgency(Ground.LAW, min(late, TODAY), TODAY), late), "law overdue"),
    ]
    assert [name for _place, name in sorted(listed)] == ["law overdue", "law soon", "agreed", "advice"]


def test_of_what_weighs_the_same_the_oldest_comes_first() -> None:
    days = [TODAY - timedelta(days=9), TODAY - timedelta(days=1), TODAY]
    placed = [place(urgency(Ground.LAW, day, TODAY), day) for day in days]
    assert placed == sorted(placed)
    assert len(set(placed)) == 3


def test_three_weeks_by_law_do_not_sink_below_advice_of_today() -> None:
    far = TODAY + timedelta(weeks=3)
    law, advice = urgency(Ground.LAW, far, TODAY), urgency(Ground.ADVICE, TODAY, TODAY)
    assert place(law, far) < place(advice, TODAY)
    assert urgency(Ground.LAW, far, far - timedelta(days=7), near=timedelta(days=7)) is Urgency.NOW
    assert urgency(Ground.LAW, far, far - timedelta(days=8), near=timedelta(days=7)) is Urgency.SOON


@pytest.mark.parametrize(
    ("severity", "days", "expected"),
    [
        (Severity.FEIL, 14, Urgency.NOW),
        (Severity.KREVER_AVTALE, 15, Urgency.SOON),
        (Severity.ADVARSEL, 0, Urgency.LATER),
    ],
)
def test_the_unlawful_shift_that_is_near_comes_first(
    severity: Severity, days: int, expected: Urgency
) -> None:
    assert of_finding(severity, TODAY + timedelta(days=days), TODAY) is expected


def test_nobody_stands_without_help_the_day_after_tomorrow() -> None:
    found = [of_gap(TODAY + timedelta(days=days), TODAY) for days in (0, 2, 3)]
    assert found == [Urgency.NOW, Urgency.NOW, Urgency.SOON]


def test_what_was_agreed_is_marked_when_its_day_has_come_and_advice_never() -> None:
    tomorrow = TODAY + timedelta(days=1)
    assert [pressing(Urgency.AGREED, day, TODAY) for day in (tomorrow, TODAY)] == [False, True]
    assert [pressing(each, tomorrow, TODAY) for each in (Urgency.NOW, Urgency.SOON)] == [True, True]
    assert not pressing(Urgency.LATER, TODAY, TODAY)
