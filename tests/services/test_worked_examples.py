"""Worked examples 31, 32, 34, 36 and 37 of the rule book, from what is typed to what is told.

The other numbers are judged by the rota's own rules: ``tests/domain/rules``.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from bpa_desk.domain.absence import Absence
from bpa_desk.domain.assistant import Assistant, Employment
from bpa_desk.domain.extra_hours import twelve_months
from bpa_desk.domain.time import DateSpan, monday
from bpa_desk.domain.vedtak import Vedtak, VedtakUnit
from bpa_desk.services import (
    absences,
    clock,
    employments,
    holidays,
    hours_account,
    people,
    rota,
    sick_leave,
    terms_advice,
    timesheets,
    vedtak,
)
from bpa_desk.services.absences import AbsenceDays
from bpa_desk.storage.store import Store

FULL = round(35.5 * 60)


def employ(store: Store, start: date, **more: object) -> None:
    people.save_assistant(store, Assistant("kari", "Kari"))
    employments.save_employment(store, Employment("e", "kari", start, **more))  # type: ignore[arg-type]


def away(store: Store, kind: str, first: date, last: date, **more: object) -> None:
    each = Absence(f"{kind}{first}", "kari", 0, 0, kind, **more)  # type: ignore[arg-type]
    absences.save_days(store, each, AbsenceDays(first, last))


def test_31_sickness_dates(store: Store) -> None:
    employ(store, date(2026, 1, 1))
    away(store, "sykmelding", date(2026, 11, 2), date(2027, 11, 30))
    with clock.fixed(store.zone.at(date(2026, 11, 20), 600)):
        stands = sick_leave.illness(store, "kari", date(2026, 11, 20))
    held = stands.current
    assert held is not None
    assert [each.due for each in held.milestones] == [
        date(2026, 11, 30), date(2026, 12, 21), date(2026, 12, 28), date(2027, 5, 3), date(2027, 11, 2),
    ]  # fmt: skip
    assert held.case.protected_until == date(2027, 11, 2)
    assert stands.period is not None
    assert (stands.period.first, stands.period.last) == (date(2026, 11, 2), date(2026, 11, 17))


def test_31_no_egenmelding_before_two_months_and_a_missed_night_is_one_day(store: Store) -> None:
    employ(store, date(2026, 10, 1))
    assert not sick_leave.illness(store, "kari", date(2026, 11, 21)).standing.has_right
    assert sick_leave.illness(store, "kari", date(2026, 12, 1)).standing.has_right
    night = store.zone.at(date(2026, 12, 4), 22 * 60)
    rota.add(store, "kari", night, night + 9 * 60)
    each = Absence("n", "kari", 0, 0, "egenmelding")
    absences.save_days(store, each, AbsenceDays(date(2026, 12, 4), date(2026, 12, 5), None, 7 * 60))
    assert sick_leave.illness(store, "kari", date(2026, 12, 5)).standing.used == 1


@pytest.mark.parametrize("minutes", [FULL, 15 * 60])
def test_32_holiday_is_eighteen_virkedager_whatever_the_position_and_told_by_6_may(
    store: Store, minutes: int
) -> None:
    employ(store, date(2025, 1, 1), minutes_per_week=minutes)
    away(store, "ferie", date(2026, 7, 6), date(2026, 7, 25))
    in_time, too_late = date(2026, 5, 6), date(2026, 5, 7)
    balance = holidays.balance(store, "kari", 2026, in_time)
    assert balance is not None
    assert balance.taken + balance.booked == 18

    def told(day: date) -> list[tuple[date, int]]:
        found = holidays.judged(store, "kari", 2026, day)
        late = [each for each in found if each.rule == "FERIE-6"]
        return [(each.text.values["due"], each.amount) for each in late]  # type: ignore[misc]

    assert told(in_time) == [(in_time, 0)]
    assert told(too_late) == [(in_time, 24 * 60)]


def test_34_fourteen_four_a_both_ways(store: Store) -> None:
    employ(store, date(2025, 1, 1), minutes_per_week=round(14.2 * 60), full_time=FULL)
    claimed = date(2026, 11, 21)
    # Ten of the twelve months hold 31.2 hours beyond the position: 45.4 in a week of each, in short shifts.
    for first, _last in twelve_months(claimed)[:10]:
        left, day = round((14.2 + 31.2) * 60), monday(first + timedelta(days=6))
        while left:
            length = min(left, 8 * 60)
            start = store.zone.at(day, 8 * 60)
            rota.add(store, "kari", start, start + length)
            left, day = left - length, day + timedelta(days=1)
    found = terms_advice.hours_beyond(store, "kari", claimed)
    assert found is not None
    assert (found.total, found.months_with_extra) == (312 * 60, 10)
    assert round(float(found.real_week) / 60, 1) == 20.2
    assert round(float(found.share(found.real_week)), 1) == 56.9
    assert round(float(found.real_week_without_holiday) / 60, 2) == 20.84
    assert round(float(found.share(found.real_week_without_holiday)), 1) == 58.7


def test_36_timeregnskap(store: Store) -> None:
    vedtak.save_vedtak(store, Vedtak("v", date(2026, 1, 1), 40 * 60, None, VedtakUnit.WEEK))
    employ(store, date(2025, 1, 1))
    left, day = 1900 * 60, date(2026, 1, 1)
    with clock.fixed(store.zone.at(date(2026, 11, 21))):
        while left:
            length = min(left, 10 * 60)
            start = store.zone.at(day, 8 * 60)
            rota.add(store, "kari", start, start + length)
            left, day = left - length, day + timedelta(days=1)
        span = DateSpan(date(2026, 1, 1), date(2026, 11, 20))
        (grant,) = hours_account.account(store, span).vedtak
    state = grant.account
    assert round(float(state.granted_so_far) / 60, 2) == 1851.43
    assert round(float(state.ahead) / 60, 2) == 48.57
    assert round(100 * float(state.ahead / state.granted_so_far), 1) == 2.6


def test_37_supplement_stacking(store: Store) -> None:
    employ(store, date(2026, 11, 1), tariff="Uloba 2023", seniority_from=date(2026, 11, 1))
    start = store.zone.at(date(2026, 11, 28), 14 * 60)
    rota.add(store, "kari", start, start + 9 * 60)
    with clock.fixed(store.zone.at(date(2026, 12, 1))):
        found = timesheets.facts(store, "kari", timesheets.month(2026, 11, 1))
    assert found.pay is not None
    amounts = {each.category: each.amount for each in found.pay.sums}
    assert amounts == {"ORD": Decimal("1852.74"), "LORSON": Decimal("585.00"), "KVELD": Decimal("408.00")}
    assert sum(each for each in amounts.values() if each) == Decimal("2845.74")
