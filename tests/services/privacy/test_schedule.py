"""What may go and when: each rule counted from its own date, and people after all that is theirs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bpa_desk.domain.absence import Absence
from bpa_desk.domain.agreement import Agreement
from bpa_desk.domain.arrangement import Arrangement
from bpa_desk.domain.assistant import Assistant, Employment
from bpa_desk.domain.candidate import Candidate, Vacancy
from bpa_desk.domain.follow_up import FollowUp
from bpa_desk.domain.handover import Deputy
from bpa_desk.domain.person_paper import PaperKind, PersonPaper
from bpa_desk.domain.privacy.register import HELD
from bpa_desk.domain.privacy.retention import RETENTIONS, Keep, Since
from bpa_desk.domain.remedy import Remedy
from bpa_desk.domain.text import DomainError, Message
from bpa_desk.services import clock, due, recruitment
from bpa_desk.services.privacy import retention, schedule
from bpa_desk.services.privacy.schedule import when_column
from bpa_desk.storage.store import Store
from tests.services.privacy.conftest import KARI
from tests.storage.samples import OSLO


def days(store: Store) -> dict[str, date]:
    return {each.table: each.day for each in schedule.schedule(store)}


def test_each_rule_counts_from_its_own_date(full: Store) -> None:
    found = days(full)
    # Hours of October 2026: three years and six months from the last day of 2026.
    assert found["shift"] == date(2030, 7, 1)
    # The sheet of a period that ends in 2027 is one year later.
    assert found["timesheet"] == date(2031, 7, 1)
    # Terms: three years after the employment ended on 31 March 2027.
    assert found["employment"] == date(2030, 4, 1)
    assert found["stillingsbeskrivelse"] == date(2030, 4, 1)
    # A sick leave of October 2026: six months after the employment come before twelve after the leave.
    assert found["absence"] == date(2027, 10, 1)
    # Health and safety: five years after the year it was done.
    assert found["hms_round"] == date(2032, 1, 1)
    # The person goes last of all.
    assert found["assistant"] == max(each.day for each in schedule.schedule(full) if each.person == KARI)


def test_holiday_is_kept_as_the_plan_and_illness_is_not(full: Store) -> None:
    with full.change(Message("Change")) as changes:
        changes.put(replace(full.get(Absence, "b"), kind="ferie", grade=None, presence=None))
    (item,) = (each for each in schedule.schedule(full) if each.table == "absence")
    assert (item.keep, item.day) == (Keep.PLAN, date(2031, 1, 1))  # the samples keep plans 48 months


def test_follow_up_goes_with_the_sick_leave_it_belongs_to(full: Store) -> None:
    with full.change(Message("Change")) as changes:
        long = replace(
            full.get(Absence, "b"), start=OSLO.at(date(2025, 1, 1)), end=OSLO.at(date(2025, 6, 30))
        )
        changes.put(long)
        changes.put(replace(full.get(FollowUp, "fu"), day=date(2025, 2, 1)))
    found = {each.table: (each.begins, each.day) for each in schedule.schedule(full)}
    assert found["follow_up"] == (date(2025, 6, 30), date(2026, 7, 1))
    assert found["absence"] == found["follow_up"]


def test_nothing_of_the_employment_is_due_while_somebody_works(full: Store) -> None:
    with full.change(Message("Go on")) as changes:
        changes.put(replace(full.get(Employment, "e"), end=None))
    found = days(full)
    assert not {"employment", "stillingsbeskrivelse", "assistant", "agreement"} & set(found)
    assert found["shift"] == date(2030, 7, 1)


def test_an_agreement_waits_for_the_last_who_leaves(full: Store) -> None:
    assert days(full)["agreement"] == date(2030, 4, 1)
    with full.change(Message("Two")) as changes:
        changes.put(replace(full.get(Agreement, "a"), assistants=("kari", "ola")))
    assert "agreement" not in days(full)
    with full.change(Message("Leave")) as changes:
        changes.put(replace(full.get(Employment, "e"), id="e2", assistant="ola", end=date(2028, 1, 31)))
    assert days(full)["agreement"] == date(2031, 2, 1)


def test_what_is_open_has_no_day(full: Store) -> None:
    with full.change(Message("Reopen")) as changes:
        changes.put(replace(full.get(Remedy, "rm"), done_on=None))
        changes.put(replace(full.get(Agreement, "a"), end=None))
    assert not {"remedy", "agreement", "attachment", "turnus_line"} & set(days(full))


def test_what_hangs_on_the_employment_needs_no_date_of_its_own(full: Store) -> None:
    contract = PersonPaper("none", KARI, PaperKind.CONFIDENTIALITY)
    with full.change(Message("Papers without a date")) as changes:
        changes.put(contract)
        changes.put(replace(full.get(Arrangement, "r"), end=None))
    found = [each for each in schedule.schedule(full) if each.day == date(2030, 4, 1)]
    assert {"person_paper", "arrangement"} <= {each.table for each in found}
    assert ("person_paper", "none") in schedule.due_keys(full, date(2030, 4, 1))
    assert ("person_paper", "none") not in schedule.due_keys(full, date(2030, 3, 31))


def test_a_politiattest_goes_when_the_employment_ends(full: Store) -> None:
    with full.change(Message("Shown")) as changes:
        changes.put(PersonPaper("shown", KARI, PaperKind.POLICE, signed_on=date(2026, 1, 2), by="Lise"))
    assert ("person_paper", "shown") in schedule.due_keys(full, date(2027, 4, 1))
    assert any(each.keep is Keep.POLICE for each in schedule.schedule(full))


def test_candidates_go_six_months_after_the_position_was_filled_or_as_long_as_is_chosen(full: Store) -> None:
    held = full.all(Candidate)
    with full.change(Message("Filled")) as changes:
        changes.put(replace(full.get(Vacancy, held[0].vacancy), filled_on=date(2026, 3, 10)))
    (item,) = (each for each in schedule.schedule(full) if each.table == "candidate")
    assert (item.begins, item.day, item.count) == (date(2026, 3, 10), date(2026, 9, 11), len(held))
    retention.choose(full, Keep.APPLICANT, 3)
    assert days(full)["candidate"] == date(2026, 6, 11)
    with clock.fixed(OSLO.at(date(2026, 6, 11))):
        assert len(recruitment.deletable(full)) == len(held)


def test_every_kind_that_may_lack_a_day_says_why(full: Store) -> None:
    """A kind whose rows may lack what the time is counted from, be it their date or the person, is named."""
    found = set()
    for held in HELD:
        column = when_column(held.table)
        free = {row[1] for row in full._rows(f"PRAGMA table_info({held.table})", ()) if not row[3]}
        leaving = RETENTIONS[held.keep].since is Since.EMPLOYMENT_END and bool(held.about)
        lacking = held.about in free if leaving else not column or column in free
        if (held.keep is not Keep.ORDNING and lacking) or held.keep is Keep.TALK:
            found.add(held.table)
    assert found | schedule.WITH_ITS_OWNER == set(schedule.WITHOUT_DAY)
    # Who leads, whom to call: the names go when others stand in their place, and that is said too.
    lasting = {held.table for held in HELD if held.keep is Keep.ORDNING}
    assert {"ordning", "handover_entry", "emergency_card"} == set(schedule.NAMED_MEANWHILE) <= lasting


def test_who_led_goes_with_the_plans_of_that_year_and_who_leads_stays(store: Store) -> None:
    with store.change(Message("Write")) as changes:
        changes.put(Deputy("led", "Nina Nestleder", date(2022, 5, 1), date(2022, 5, 14)))
        changes.put(Deputy("leads", "Mons Medleder", date(2022, 6, 1)))
    (only,) = [each for each in schedule.schedule(store) if each.table == "deputy"]
    assert (only.count, only.begins, only.day) == (1, date(2022, 12, 31), date(2026, 7, 1))
    assert schedule.due_keys(store, date(2026, 7, 1)) == [("deputy", "led")]
    assert schedule.due_keys(store, date(2026, 6, 30)) == []


def test_keys_and_counts_say_the_same(full: Store) -> None:
    for year in (2027, 2030, 2031, 2033):
        day = date(year, 7, 2)
        counted = sum(
            each.count
            for each in schedule.schedule(full)
            if each.day <= day and each.table != schedule.PERSON
        )
        assert len(schedule.due_keys(full, day)) == counted


def test_a_chosen_length_counts_and_can_be_undone(full: Store) -> None:
    assert days(full)["shift"] == date(2030, 7, 1)
    retention.choose(full, Keep.HOURS, 60, "revisor")
    (rule,) = (each for each in retention.rules(full) if each.keep is Keep.HOURS)
    assert (rule.months, rule.proposed, rule.changed, rule.why) == (60, 42, True, "revisor")
    assert days(full)["shift"] == date(2032, 1, 1)
    full.undo()
    assert days(full)["shift"] == date(2030, 7, 1)
    retention.choose(full, Keep.PLAN, 42)
    assert not any(each.changed for each in retention.rules(full))


@pytest.mark.parametrize(
    ("keep", "months"), [(Keep.ORDNING, 3), (Keep.POLICE, 3), (Keep.HOURS, -1), (Keep.HOURS, 601)]
)
def test_lengths_that_make_no_sense_are_refused(full: Store, keep: Keep, months: int) -> None:
    with pytest.raises(DomainError):
        retention.choose(full, keep, months)


def test_papers_hear_of_the_chosen_lengths(full: Store) -> None:
    facts = retention.facts(full)
    assert (facts.rule(Keep.PLAN).months, facts.employer) == (48, "Nes AS")
    assert facts.rule(Keep.ORDNING).since is Since.NEVER


def test_today_hears_of_it_once_for_each_person(full: Store) -> None:
    with clock.fixed(OSLO.at(date(2030, 7, 1))):
        found = [
            each for each in due.due(full, date(2030, 4, 1), date(2030, 7, 10)) if each.kind == "privacy"
        ]
    assert [(each.day, each.assistant, each.page) for each in found] == [
        (date(2030, 4, 1), "", "privacy"), (date(2030, 4, 1), KARI, "privacy"),
    ]  # fmt: skip
    assert [
        each for each in due.due(full, date(2020, 1, 1), date(2020, 7, 1)) if each.kind == "privacy"
    ] == []


def test_the_date_of_a_row_is_never_a_time_of_day() -> None:
    assert when_column("turnus_line") == ""
    assert (when_column("shift"), when_column("absence_year"), when_column("offer")) == ("end", "year", "end")
    assert when_column("assistant") == ""


def test_somebody_without_terms_has_no_day(full: Store) -> None:
    with full.change(Message("New")) as changes:
        changes.put(Assistant("ny", "Ny"))
    assert not any(each.person == "ny" for each in schedule.schedule(full))
