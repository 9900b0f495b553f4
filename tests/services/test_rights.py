"""The rights sheet: the person's own figures as they stand today."""

from __future__ import annotations

from datetime import date

from bpa_desk.domain.assistant import Assistant, Employment, EmploymentKind, HoursClass
from bpa_desk.domain.employment_clocks import notice_months
from bpa_desk.services import clock, employments, people, rights
from bpa_desk.storage.store import Store

DAY = date(2026, 11, 24)


def test_the_sheet_has_the_figures_of_the_person(store: Store) -> None:
    people.save_assistant(store, Assistant("kari", "Kari Ødegård", employee_number="1042"))
    people.save_assistant(store, Assistant("ola", "Ola Nes"))
    first = Employment(
        "a", "kari", date(2026, 9, 1), minutes_per_week=1000, hours_class=HoursClass.DAG40
    )
    employments.save_employment(store, first)
    with clock.fixed(store.zone.at(DAY, 600)):
        kari, ola = rights.all_facts(store)
        assert kari == rights.facts(store, "kari")
    assert (kari.number, kari.position, kari.full_time) == ("1042", 1000, 2400)
    assert (kari.trial_until, kari.notice_months) == (date(2027, 2, 28), 1)
    assert (kari.holiday, kari.left) == (25, 25)
    assert ola.number == "2"
    assert (ola.terms, ola.position, ola.full_time, ola.trial_until) == (None, None, None, None)
    with clock.fixed(store.zone.at(date(2027, 3, 1), 600)):
        assert rights.facts(store, "kari").trial_until is None


def test_half_of_a_temporary_employment_is_the_longest_trial(store: Store) -> None:
    people.save_assistant(store, Assistant("kari", "Kari Ødegård"))
    terms = Employment(
        "a", "kari", date(2026, 11, 1), date(2026, 12, 30), EmploymentKind.MIDLERTIDIG, "vikariat", "Ola"
    )
    employments.save_employment(store, terms)
    with clock.fixed(store.zone.at(DAY, 600)):
        assert rights.facts(store, "kari").trial_until == date(2026, 11, 30)


def test_notice_grows_with_the_years() -> None:
    start = date(2016, 11, 24)
    days = (date(2021, 11, 23), date(2021, 11, 24), date(2026, 11, 23), date(2026, 11, 24))
    assert [notice_months(start, day) for day in days] == [1, 2, 2, 3]
