"""Holiday in the file: accounts from year to year, findings, duties, and the list for all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from bpa_desk.domain.absence import Absence
from bpa_desk.domain.absence_terms import TERMS, AbsenceTerms, AbsenceYear
from bpa_desk.domain.assistant import Assistant, Employment
from bpa_desk.domain.finding import Severity
from bpa_desk.domain.need import Need
from bpa_desk.services import (
    absence_duties,
    absence_terms,
    absences,
    clock,
    employments,
    holidays,
    needs,
    people,
    rota,
)
from bpa_desk.services.absences import AbsenceDays
from bpa_desk.storage.store import Store

TODAY = date(2026, 11, 24)


@pytest.fixture(autouse=True)
def two(store: Store) -> Iterator[None]:
    for key, name in (("kari", "Kari Eksempel"), ("ola", "Ola Påhitt")):
        people.save_assistant(store, Assistant(key, name))
        employments.save_employment(store, Employment(f"e-{key}", key, date(2024, 1, 1)))
    with clock.fixed(store.zone.at(TODAY, 600)):
        yield


def book(store: Store, who: str, first: str, last: str, kind: str = "ferie", **fields: object) -> Absence:
    days = AbsenceDays(date.fromisoformat(first), date.fromisoformat(last))
    made = Absence(f"{who}-{first}", who, 0, 0, kind, **fields)  # type: ignore[arg-type]
    return absences.save_days(store, made, days)


def work(store: Store, who: str | None, day: str, first: int, last: int) -> None:
    begin = date.fromisoformat(day)
    rota.add(store, who, store.zone.at(begin, first * 60), store.zone.at(begin, last * 60))


def test_the_account_of_a_year(store: Store) -> None:
    book(store, "kari", "2026-07-06", "2026-07-25")
    book(store, "kari", "2026-12-28", "2027-01-09")
    found = holidays.balance(store, "kari", 2026)
    assert found is not None
    assert (found.entitled, found.carried_in, found.taken, found.booked, found.left) == (25, 0, 18, 4, 3)
    later = holidays.balance(store, "kari", 2027)
    assert later is not None
    assert (later.booked, later.left) == (7, 18)
    assert holidays.balance(store, "kari", 2023) is None


def test_what_is_left_comes_along_once_somebody_began_to_write(store: Store) -> None:
    book(store, "kari", "2025-07-07", "2025-07-26")
    first = holidays.balance(store, "kari", 2026)
    assert first is not None
    assert first.carried_in == 0
    absence_terms.save_year(store, AbsenceYear("y", "kari", 2025, carried_in=2))
    found = holidays.balance(store, "kari", 2026)
    assert found is not None
    # 25 and 2 less 18 in 2025.
    assert (found.carried_in, found.left) == (9, 34)
    absence_terms.save_year(store, AbsenceYear("z", "kari", 2026, carried_in=0))
    written = holidays.balance(store, "kari", 2026)
    assert written is not None
    assert written.left == 25


def test_a_gap_in_the_employment_ends_what_comes_along(store: Store) -> None:
    employments.save_employment(store, Employment("e-ola", "ola", date(2024, 1, 1), date(2024, 12, 31)))
    employments.save_employment(store, Employment("f", "ola", date(2026, 2, 1)))
    absence_terms.save_year(store, AbsenceYear("y", "ola", 2024, carried_in=3))
    found = holidays.balance(store, "ola", 2026)
    assert found is not None
    assert (found.started, found.carried_in) == (date(2026, 2, 1), 0)


def test_rules_see_the_shifts_the_illness_and_what_is_agreed(store: Store) -> None:
    book(store, "kari", "2027-01-11", "2027-01-16", reported_on=TODAY)
    work(store, "kari", "2027-01-10", 8, 16)
    work(store, "kari", "2027-01-17", 8, 16)
    found = holidays.judged(store, "kari", 2027)
    assert [(each.rule, each.severity) for each in found] == [
        ("FERIE-5", Severity.ADVARSEL),
        ("FERIE-6", Severity.KREVER_AVTALE),
    ]
    people.save_assistant(store, Assistant("kari", "Kari Eksempel", birth_date=date(1960, 1, 1)))
    assert [each.rule for each in holidays.judged(store, "kari", 2027)] == ["FERIE-5"]


def test_agreements_of_the_year_reach_the_rules(store: Store) -> None:
    book(store, "kari", "2026-07-06", "2026-07-25")
    rules = [each.rule for each in holidays.judged(store, "kari", 2026)]
    assert rules == ["FERIE-7"]
    absence_terms.save_year(store, AbsenceYear("y", "kari", 2026, carry_on=TODAY))
    assert holidays.judged(store, "kari", 2026) == []
    book(store, "kari", "2026-12-01", "2026-12-12", documented_on=TODAY)
    assert [each.rule for each in holidays.judged(store, "kari", 2026)] == ["FERIE-7"]
    absence_terms.save_year(store, AbsenceYear("y", "kari", 2026, advance_on=TODAY, paid_days=20))
    assert [each.rule for each in holidays.judged(store, "kari", 2026)] == ["FERIE-9"]


def test_illness_with_a_note_in_a_holiday_is_advice(store: Store) -> None:
    book(store, "kari", "2026-11-16", "2026-11-28", documented_on=TODAY)
    book(store, "kari", "2026-11-18", "2026-11-20", "egenmelding")
    assert not [each for each in holidays.judged(store, "kari", 2026) if each.rule == "FERIE-10"]
    book(store, "kari", "2026-11-23", "2026-11-24", "sykmelding")
    assert [each.rule for each in holidays.judged(store, "kari", 2026)].count("FERIE-10") == 1


def test_who_keeps_holiday_elsewhere_is_not_asked(store: Store) -> None:
    assert absence_duties.duties(store, TODAY) == []
    book(store, "kari", "2026-07-06", "2026-07-11", documented_on=TODAY)
    (one,) = absence_duties.duties(store, TODAY)
    assert str(one.text).startswith("Holiday is not booked as it should be for")
    assert one.text.values["names"] == ("Kari Eksempel", "Ola Påhitt")
    book(store, "ola", "2026-07-06", "2026-07-30", documented_on=TODAY)
    (single,) = absence_duties.duties(store, TODAY)
    assert single.finding is not None
    assert (single.subject, single.finding.rule) == ("kari", "FERIE-7")


def test_a_holiday_that_must_be_told_stands_on_the_first_screen(store: Store) -> None:
    book(store, "kari", "2026-07-06", "2026-08-03", documented_on=TODAY)
    book(store, "ola", "2026-07-06", "2026-08-03", documented_on=TODAY)
    book(store, "kari", "2027-01-25", "2027-01-30")
    (found,) = absence_duties.duties(store, TODAY)
    assert (found.page, found.subject) == ("absences", "kari")
    assert "2026-11-25" in str(found.text)
    assert found.due == date(2026, 11, 25)


def test_the_list_says_who_is_away_with_whom_and_what_is_uncovered(store: Store) -> None:
    needs.save_need(store, Need("n", date(2026, 1, 1), 8 * 60, 16 * 60, weekdays=(1, 2)))
    book(store, "kari", "2026-12-07", "2026-12-12", reported_on=TODAY)
    book(store, "ola", "2026-12-08", "2026-12-09", documented_on=TODAY)
    book(store, "ola", "2026-12-14", "2026-12-14", "sykmelding")
    work(store, "kari", "2026-12-07", 8, 16)
    work(store, "ola", "2026-12-14", 8, 16)
    facts = holidays.holiday_list(store, 2026)
    assert [
        (each.name, each.virkedager, each.together, each.shifts, each.uncovered) for each in facts.lines
    ] == [
        ("Kari Eksempel", 6, ("Ola Påhitt",), 1, 16 * 60),
        ("Ola Påhitt", 2, ("Kari Eksempel",), 0, 8 * 60),
    ]
    assert [(each.name, each.booked, each.left) for each in facts.balances] == [
        ("Kari Eksempel", 6, 19),
        ("Ola Påhitt", 2, 23),
    ]
    assert facts.days_of("kari", 12) == [facts.lines[0].days]
    assert facts.days_of("kari", 11) == []
    assert "sykmelding" not in str(facts)


def test_beyond_the_plan_nothing_is_called_uncovered(store: Store) -> None:
    needs.save_need(store, Need("n", date(2026, 1, 1), 8 * 60, 16 * 60))
    book(store, "kari", "2027-02-22", "2027-02-27")
    assert holidays.holiday_list(store, 2027).lines[0].uncovered == 0
    work(store, "ola", "2026-12-01", 8, 16)
    assert holidays.holiday_list(store, 2027).lines[0].uncovered == 0


def test_the_archived_stand_in_the_list_only_with_holiday_of_the_year(store: Store) -> None:
    people.archive(store, "ola")
    assert [each.name for each in holidays.holiday_list(store, 2026).balances] == ["Kari Eksempel"]
    book(store, "ola", "2026-07-06", "2026-07-11")
    assert len(holidays.holiday_list(store, 2026).balances) == 2


def test_the_tariff_holds_for_everybody(store: Store) -> None:
    absence_terms.save_terms(store, AbsenceTerms(TERMS, fifth_week=5))
    assert [each.entitled for each in holidays.holiday_list(store, 2026).balances] == [30, 30]


def test_what_was_brought_along_as_written_needs_no_earlier_year(store: Store) -> None:
    def written(year: int, carried_in: int | None, paid_days: int | None = None) -> None:
        agreed = absence_terms.year_to_change(store, "kari", year)
        absence_terms.save_year(store, replace(agreed, carried_in=carried_in, paid_days=paid_days))

    written(2024, None, paid_days=3)
    book(store, "kari", "2024-07-01", "2024-07-27")
    book(store, "kari", "2025-07-07", "2025-07-19")
    followed = holidays.balance(store, "kari", 2026)
    written(2025, 4)
    told = holidays.balance(store, "kari", 2026)
    assert followed is not None
    assert told is not None
    before = holidays.balance(store, "kari", 2024)
    assert before is not None
    assert told.carried_in - followed.carried_in == 4 - before.left
    written(2026, 7)
    book(store, "kari", "2025-12-29", "2026-01-03")
    now = holidays.balance(store, "kari", 2026)
    assert now is not None
    assert (now.carried_in, now.taken) == (7, 2)
