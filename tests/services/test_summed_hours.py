"""What the database sums for the account of a vedtak is what every shift by itself would give."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest

from bpa_desk.domain import ledger
from bpa_desk.domain.shift import Break, Shift, ShiftKind, ShiftStatus
from bpa_desk.domain.text import Message
from bpa_desk.domain.time import DateSpan, Period
from bpa_desk.domain.vedtak import Vedtak
from bpa_desk.services import clock, vedtak
from bpa_desk.storage.store import Store

# Round the ends of months and the year, and the nights the clock changes in.
DAYS = (
    date(2026, 1, 1), date(2026, 3, 28), date(2026, 3, 29), date(2026, 3, 31), date(2026, 10, 24),
    date(2026, 10, 25), date(2026, 10, 31), date(2026, 11, 2), date(2026, 12, 31),
)  # fmt: skip
TIMES = ((8 * 60, 17 * 60), (16 * 60, 24 * 60), (21 * 60, 32 * 60))
SPANS = (
    (date(2026, 1, 1), date(2026, 12, 31)), (date(2026, 3, 29), date(2026, 10, 25)),
    (date(2026, 11, 1), date(2026, 11, 2)), (date(2027, 1, 1), date(2027, 1, 2)),
)  # fmt: skip
HELD = Vedtak("v", date(2026, 1, 1), 40 * 60)


def forms(whole: Shift) -> Iterator[Shift]:
    """Yield the shift as it is, divided in each way, worked longer, and cancelled."""
    part = Period(whole.start + 60, whole.start + 150)
    yield whole
    yield replace(whole, passive=(part,))
    yield replace(whole, calls=(part,))
    yield replace(whole, breaks=(Break(*part, True),))
    yield replace(whole, actual=Period(whole.start, whole.end + 30))
    yield replace(whole, status=ShiftStatus.CANCELLED)


def every_shift(store: Store) -> list[Shift]:
    at = store.zone.at
    return [
        replace(form, id=f"{day} {start} {kind} {number}")
        for day, (start, end), kind in product(DAYS, TIMES, ShiftKind)
        for number, form in enumerate(forms(Shift("", at(day, start), at(day, end), kind=kind)))
    ]


@pytest.mark.parametrize("day", [date(2025, 12, 31), *DAYS[2::2]])
@pytest.mark.parametrize("minute", [0, 17 * 60])
def test_what_is_summed_equals_each_shift_by_itself(store: Store, day: date, minute: int) -> None:
    made = every_shift(store)
    with store.change(Message("Begin")) as changes:
        changes.put_all([HELD, *made])
    zone = store.zone
    now = zone.at(day, minute)
    for first, last in SPANS:
        edge = Period(zone.at(first), zone.at(last + timedelta(days=1)))
        near = [each for each in made if edge.overlap(each.effective)]
        with clock.fixed(now):
            found = vedtak.account(store, first, last)
        assert found == ledger.account([HELD], near, DateSpan(first, last), now, zone)
    summed, others = store.shift_minutes(*SPANS[0], now)
    assert len({(each.day, each.kind) for each in summed}) > 20
    assert {each.id for each in others} >= {each.id for each in made if each.passive}
