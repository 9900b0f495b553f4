"""The weeks a profile is tried on: each shows what it is for, and a real one follows the person's terms."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from bpa_desk.domain.agreement import Agreement
from bpa_desk.domain.assistant import Assistant, Employment, HoursClass
from bpa_desk.services import agreements, employments, people, rota, tariff_trial, tariffs
from bpa_desk.services.tariff_trial import Conditions
from bpa_desk.storage.store import Store

TODAY = date(2026, 11, 21)


def codes(key: str, profile: str = "Stendi 2020", conditions: Conditions | None = None) -> dict[str, float]:
    """Return the paid hours of an example by category."""
    week = tariff_trial.invented(tariff_trial.example(key), TODAY, conditions or Conditions())
    trial = tariff_trial.count(week, tariffs.named(profile))
    return {each.category: float(each.minutes / 60) for each in trial.sums}


def test_each_example_shows_what_it_is_for() -> None:
    assert codes("evenings") == {"ORD": 22.5, "KVELD": 9, "NATT": 7.5}
    assert codes("night")["NATT"] == 8
    assert codes("weekend")["LORSON"] == 17
    assert codes("holiday", "KS HTA 2023")["HELG"] == 16
    assert codes("overtime") == {"ORD": 35.5, "OT50": 14.5, "KVELD": 5}
    assert codes("additional") == {"ORD": 20, "MERTID": 10}
    assert codes("standby", "Plain hours")["BEREDSKAP"] == 7.25


def test_the_resting_night_is_the_worked_example_of_the_rule_book() -> None:
    found = codes("resting", "Virke BPA")
    assert found["ORD"] + found["PASSIV"] + found["UTRYKN"] == pytest.approx(6 + 10 / 60)


def test_the_night_of_the_clock_change_has_eleven_hours() -> None:
    found = codes("clock", "Plain hours")
    assert sum(hours for code, hours in found.items() if code[:2] in ("OR", "OT")) == 11


def test_examples_lie_on_or_after_the_day() -> None:
    for day in (TODAY, date(2026, 10, 26), date(2026, 12, 25), date(2027, 1, 1)):
        for each in tariff_trial.EXAMPLES:
            week = tariff_trial.invented(each, day, Conditions())
            assert week.span.first.isoweekday() == 1
            assert all(week.zone.day(shift.end) >= day for shift in week.shifts)
            assert week.shifts


def test_money_is_told_as_far_as_it_is_known() -> None:
    week = tariff_trial.invented(tariff_trial.example("weekend"), TODAY, Conditions())
    whole = tariff_trial.count(week, tariffs.named("Uloba 2023"))
    assert whole.complete
    assert whole.money == sum((each.amount for each in whole.sums if each.amount), Decimal(0))
    part = tariff_trial.count(week, tariffs.named("Virke BPA"))
    assert not part.complete
    assert part.money == Decimal("218.01") * 17


def test_a_later_table_can_be_tried_today() -> None:
    virke = tariffs.named("Virke BPA")
    week = tariff_trial.invented(tariff_trial.example("weekend"), TODAY, Conditions())
    first = tariff_trial.count(week, tariff_trial.by_one_table(virke, 0))
    assert {each.category: each.amount for each in first.sums}["LORSON"] == 17 * 57


def test_a_real_week_follows_the_terms_of_each_day(store: Store) -> None:
    kari = people.save_assistant(store, Assistant("kari", "Kari"))
    people.save_assistant(store, Assistant("ola", "Ola", archived=True))
    employments.save_employment(
        store,
        Employment(
            "t", kari.id, date(2026, 1, 1), minutes_per_week=600, hours_class=HoursClass.DAG40,
            seniority_from=date(2020, 12, 1),
        ),
    )  # fmt: skip
    monday = date(2026, 11, 23)
    for day in range(2):
        start = store.zone.at(monday + timedelta(days=day), 480)
        rota.add(store, kari.id, start, start + 10 * 60)
        rota.add(store, None, start, start + 60)
    assert tariff_trial.people(store) == [("kari", "Kari")]
    week = tariff_trial.real(store, kari.id, monday + timedelta(days=3))
    assert week.span.first == monday
    trial = tariff_trial.count(week, tariffs.named("Uloba 2023"))
    minutes = {each.category: int(each.minutes) for each in trial.sums}
    assert minutes == {"ORD": 600, "MERTID": 480, "OT": 120, "KVELD": 120}
    assert trial.terms(monday).years == 5
    agreements.save_agreement(store, Agreement("a", "10-5-1", monday, assistants=(kari.id,)))
    assert tariff_trial.real(store, kari.id, monday).terms(trial.profile, monday).averaged
    nobody = tariff_trial.real(store, "nobody", monday)
    assert (nobody.shifts, nobody.terms(trial.profile, monday).years) == ((), None)
