"""Paid hours beside legal ones, from the store, and the slices behind a sum."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from bpa_desk.domain.assistant import Assistant, Employment
from bpa_desk.domain.rota import Rota
from bpa_desk.domain.time import DateSpan, Period
from bpa_desk.services import employments, pay, people, rota, tariffs
from bpa_desk.storage.store import Store
from tests.domain import rota_text

SATURDAY = date(2026, 11, 28)


def paid_plainly(week: Rota, first: date, last: date) -> dict[str, int]:
    """Return hundredths of hours by category of the only person."""
    (kari,) = pay.hours(week, DateSpan(first, last), lambda _who, _day: tariffs.plain())
    return {each.category: each.hundredths for each in kari.sums}


def test_saturday_from_the_store_with_money_by_seniority(store: Store) -> None:
    kari = people.save_assistant(store, Assistant("kari", "Kari"))
    since = date(2026, 1, 1)
    employments.save_employment(
        store, Employment("terms", kari.id, since, tariff="Uloba 2023", seniority_from=since)
    )
    where = store.zone
    shift = rota.add(store, kari.id, where.at(SATURDAY, 14 * 60), where.at(SATURDAY, 23 * 60))
    (found,) = pay.paid(store, SATURDAY, SATURDAY)
    assert (found.name, found.legal.hours) == ("Kari", 540)
    assert {each.category: each.amount for each in found.sums} == {
        "ORD": Decimal("1852.74"), "LORSON": Decimal("585.00"), "KVELD": Decimal("408.00"),
    }  # fmt: skip
    (evening,) = pay.behind(store, kari.id, SATURDAY, SATURDAY, "KVELD")
    assert evening.period == Period(where.at(SATURDAY, 17 * 60), shift.end)
    assert pay.behind(store, kari.id, SATURDAY, SATURDAY, "NATT") == ()


def test_legal_and_paid_hours_of_a_passive_night_differ() -> None:
    week = rota_text.rota("kari mon 22:00-08:00[passive 23:00-07:00]")
    monday = date(2026, 11, 23)
    virke = tariffs.named("Virke BPA")
    span = DateSpan(monday, date(2026, 11, 24))
    (kari,) = pay.hours(week, span, lambda _who, _day: virke)
    base = {each.category: each.exact for each in kari.sums if each.category in ("ORD", "PASSIV")}
    assert kari.legal.hours == 600
    assert base == {"ORD": 120, "PASSIV": 160}


def test_overtime_counts_the_days_of_the_week_before_the_span() -> None:
    days = " ".join(f"{day} 08:00-17:00" for day in ("mon", "tue", "wed", "thu", "fri"))
    week = rota_text.rota(f"kari {days}")
    friday = date(2026, 11, 27)
    assert paid_plainly(week, friday, friday) == {"ORD": 200, "OT40": 700}
    assert paid_plainly(week, date(2026, 11, 23), friday) == {"ORD": 3800, "OT40": 700}


def test_an_averaging_agreement_makes_the_plan_the_measure() -> None:
    week = rota_text.rota("kari mon 08:00-20:00", agreements=["10-5-2"])
    monday = date(2026, 11, 23)
    assert paid_plainly(week, monday, monday) == {"ORD": 1200, "KVELD": 300}


def test_the_days_of_a_rota_without_a_period_are_those_of_its_shifts() -> None:
    week = rota_text.rota("kari tue 20:00-04:00")
    tuesday, wednesday = date(2026, 11, 24), date(2026, 11, 25)
    assert pay.span_of(week) == DateSpan(tuesday, wednesday)
    assert pay.span_of(week, wednesday) == DateSpan(wednesday, wednesday)
    assert pay.span_of(week, None, date(2026, 11, 20)) == DateSpan(date(2026, 11, 20), date(2026, 11, 20))
    assert pay.span_of(rota_text.rota("")).last is not None
